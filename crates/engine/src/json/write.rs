//! Tree to text.
//!
//! Numbers are written as the text that stood in the file. Numbers that our formats use are whole numbers, whose text
//! is already their canonical form; others can stand only under reserved keys.

use super::order::order;
use super::parse::hex;
use super::{Member, Node, Value};

/// RFC 8785 canonical form: keys sorted by UTF-16 code units, no white space, as few escapes as can be.
pub fn canonical(node: &Node) -> String {
    let sorted: Sorted = |members| order(members.len(), &|a, b| after(members, a, b));
    written(node, Style { sorted: Some(sorted), indented: false })
}

/// Without white space, keys in their order.
pub fn minified(node: &Node) -> String {
    written(node, Style { sorted: None, indented: false })
}

/// Indented by two spaces, keys in their order, and a line end at the end, as files have it.
pub fn pretty(node: &Node) -> String {
    let mut text = written(node, Style { sorted: None, indented: true });
    text.push('\n');
    text
}

/// In which order members are written, as indices.
type Sorted = fn(&[Member]) -> Vec<usize>;

#[derive(Clone, Copy)]
struct Style {
    /// Nothing keeps their own. Who never sorts does not carry what sorts.
    sorted: Option<Sorted>,
    indented: bool,
}

fn written(node: &Node, style: Style) -> String {
    let mut out = String::new();
    write(node, style, 0, &mut out);
    out
}

fn write(node: &Node, style: Style, depth: usize, out: &mut String) {
    match &node.value {
        Value::Null => out.push_str("null"),
        Value::Bool(true) => out.push_str("true"),
        Value::Bool(false) => out.push_str("false"),
        Value::Number(number) => out.push_str(number),
        Value::Text(text) => quote(text, out),
        Value::List(items) => {
            out.push('[');
            for (index, item) in items.iter().enumerate() {
                separate(index, style, depth + 1, out);
                write(item, style, depth + 1, out);
            }
            close(items.len(), style, depth, out);
            out.push(']');
        }
        Value::Object(members) => {
            out.push('{');
            let sorted = style.sorted.map(|sorted| sorted(members));
            for index in 0..members.len() {
                let member = sorted.as_ref().map_or(index, |sorted| sorted[index]);
                let member = &members[member];
                separate(index, style, depth + 1, out);
                quote(&member.key, out);
                out.push_str(if style.indented { ": " } else { ":" });
                write(&member.value, style, depth + 1, out);
            }
            close(members.len(), style, depth, out);
            out.push('}');
        }
    }
}

fn after(members: &[Member], a: usize, b: usize) -> bool {
    members[a].key.encode_utf16().gt(members[b].key.encode_utf16())
}

fn separate(index: usize, style: Style, depth: usize, out: &mut String) {
    if index > 0 {
        out.push(',');
    }
    line(style, depth, out);
}

fn close(count: usize, style: Style, depth: usize, out: &mut String) {
    if count > 0 {
        line(style, depth, out);
    }
}

fn line(style: Style, depth: usize, out: &mut String) {
    if style.indented {
        out.push('\n');
        for _ in 0..depth {
            out.push_str("  ");
        }
    }
}

fn quote(text: &str, out: &mut String) {
    out.push('"');
    for letter in text.chars() {
        let short = match letter {
            '"' => '"',
            '\\' => '\\',
            '\u{8}' => 'b',
            '\u{c}' => 'f',
            '\n' => 'n',
            '\r' => 'r',
            '\t' => 't',
            '\0'..='\u{1f}' => {
                out.push_str("\\u00");
                out.push(char::from(hex(letter as u32 >> 4)));
                out.push(char::from(hex(letter as u32)));
                continue;
            }
            _ => {
                out.push(letter);
                continue;
            }
        };
        out.push('\\');
        out.push(short);
    }
    out.push('"');
}
