//! What must hold for the reader of frameworks, whatever text it is given.

use pledge_engine::framework::{Compact, Framework, Severity, Words, decode, encode, read, read_node};
use pledge_engine::json::{Limits, Node, Value, minified, parse, pretty};

/// The character that ends the tokens of the compact form; a text that holds it has none.
const SEPARATOR: char = '\u{1f}';

/// Reads bytes as a framework file.
///
/// # Panics
/// If something does not hold.
pub fn check(data: &[u8]) {
    let Ok(text) = std::str::from_utf8(data) else { return };
    let limits = Limits::default();
    let reading = read(text, &limits);
    let faulty = reading.faults.iter().any(|fault| fault.kind.severity() == Severity::Fault);
    assert_eq!(reading.framework.is_none(), faulty, "a file gives a framework or a fault, and never both");
    let lines = text.split('\n').count().max(1);
    for fault in &reading.faults {
        assert!(fault.place.line as usize <= lines, "{} is past the end of the file", fault.pointer);
    }
    let Ok(root) = parse(text, &limits) else { return };
    let again = read_node(&root, &limits);
    assert_eq!(again.faults, reading.faults, "a tree reads as its text does");
    let Some(framework) = reading.framework else { return };
    same_after_compact(&framework, &root);
    // White space, and members without a value, say nothing.
    for other in [minified(&root), pretty(&root), minified(&with_nulls(&root))] {
        let other = read(&other, &limits).framework.expect("the same file, laid out otherwise, reads too");
        assert_eq!(other.hash, framework.hash, "the hash follows what a file says, not how it is laid out");
        assert_eq!(other, framework);
    }
}

/// The compact form loses nothing, and is refused only where a text holds what ends its tokens.
fn same_after_compact(framework: &Framework, root: &Node) {
    let Some(Compact { base, en, cy }) = encode(framework) else {
        return assert!(holds_separator(root), "only a separator keeps a framework from its compact form");
    };
    let [en, cy] = [&en, &cy].map(|texts| Words { first: texts.first.as_str(), later: texts.later.as_str() });
    let back = decode(&base, en, cy).expect("what was written reads back");
    assert_eq!(&back, framework);
}

fn holds_separator(node: &Node) -> bool {
    match &node.value {
        Value::Text(text) => text.contains(SEPARATOR),
        Value::List(items) => items.iter().any(holds_separator),
        Value::Object(members) => {
            members.iter().any(|member| member.key.contains(SEPARATOR) || holds_separator(&member.value))
        }
        _ => false,
    }
}

/// The file with a member of no value at its end.
fn with_nulls(root: &Node) -> Node {
    let mut root = root.clone();
    if let Value::Object(members) = &mut root.value
        && members.iter().all(|member| member.key != "changes")
    {
        members.extend(match Node::object([("changes", Node::new(Value::Null))]).value {
            Value::Object(added) => added,
            _ => Vec::new(),
        });
    }
    root
}
