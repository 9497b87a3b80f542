//! Text to tree: strict RFC 8259, with places, key order and duplicates.

use super::{Member, Node, Place, Value};
use crate::framework::{Fault, FaultKind};

/// How much a reader accepts. Benches raise these.
#[derive(Clone, Copy, Debug)]
pub struct Limits {
    /// Bytes.
    pub bytes: usize,
    /// Nested objects and lists; never more than [`DEEPEST`], whatever stands here.
    pub depth: usize,
    /// Measures of a framework.
    pub measures: usize,
    /// Entries of every other list of a framework, and keys of one object; a hundred times the measures may be named
    /// by all rules together.
    pub items: usize,
    /// Characters of one text. The walk sees to it, not the parser, so that one long text hides no other fault.
    pub text: usize,
}

impl Default for Limits {
    fn default() -> Self {
        Self { bytes: 20_000_000, depth: 64, measures: 20_000, items: 2_000, text: 20_000 }
    }
}

/// The parser, the writers and dropping a tree recurse: this depth is safe on the smallest stack in use (1 MB).
pub const DEEPEST: usize = 500;

/// Reads JSON. The first syntax fault ends it. A byte order mark at the start is left out.
pub fn parse(text: &str, limits: &Limits) -> Result<Node, Fault> {
    let start = Place { line: 1, column: 1 };
    if text.len() > limits.bytes {
        let limit = limits.bytes;
        return Err(fault(FaultKind::TooLarge { limit }, start));
    }
    let mut parser = Parser {
        text: text.strip_prefix('\u{feff}').unwrap_or(text),
        at: 0,
        marked: 0,
        mark: start,
        deepest: limits.depth.min(DEEPEST),
    };
    let node = parser.value(0)?;
    parser.space();
    match parser.peek() {
        None => Ok(node),
        Some(_) => Err(parser.unexpected()),
    }
}

fn fault(kind: FaultKind, place: Place) -> Fault {
    Fault { kind, pointer: String::new(), place }
}

struct Parser<'t> {
    text: &'t str,
    /// The byte that is read next.
    at: usize,
    /// The last byte whose place was asked for, and that place: places only ever move on, so each byte is counted once.
    marked: usize,
    mark: Place,
    deepest: usize,
}

impl Parser<'_> {
    fn peek(&self) -> Option<u8> {
        self.text.as_bytes().get(self.at).copied()
    }

    /// Moves on if this byte is next.
    fn skip(&mut self, byte: u8) -> bool {
        let there = self.peek() == Some(byte);
        self.at += usize::from(there);
        there
    }

    fn space(&mut self) {
        while matches!(self.peek(), Some(b' ' | b'\t' | b'\n' | b'\r')) {
            self.at += 1;
        }
    }

    /// The place of the byte that is read next.
    fn place(&mut self) -> Place {
        while self.marked < self.at {
            match self.text.as_bytes().get(self.marked) {
                Some(b'\n') => {
                    self.mark.line += 1;
                    self.mark.column = 1;
                }
                // The later bytes of a character do not count.
                Some(0x80..=0xbf) => {}
                _ => self.mark.column += 1,
            }
            self.marked += 1;
        }
        self.mark
    }

    fn syntax(&mut self, found: &str) -> Fault {
        let found = found.to_owned();
        fault(FaultKind::Syntax { found }, self.place())
    }

    /// What stands here does not belong here: names the word or the sign.
    fn unexpected(&mut self) -> Fault {
        let rest = self.text.get(self.at..).unwrap_or_default();
        let word = rest.bytes().take(24).take_while(|b| is_word(*b)).count();
        match rest.chars().next() {
            Some(sign) if super::is_hidden(sign) || sign.is_control() => self.syntax(&super::hidden::code_point(sign)),
            Some(sign) => self.syntax(rest.get(..word.max(sign.len_utf8())).unwrap_or_default()),
            None => self.syntax(""),
        }
    }

    fn value(&mut self, depth: usize) -> Result<Node, Fault> {
        self.space();
        let place = self.place();
        let value = match self.peek() {
            Some(b'{' | b'[') if depth >= self.deepest => {
                let limit = self.deepest;
                return Err(fault(FaultKind::TooDeep { limit }, place));
            }
            Some(b'{') => Value::Object(self.object(depth + 1)?),
            Some(b'[') => Value::List(self.list(depth + 1)?),
            Some(b'"') => Value::Text(self.string()?),
            Some(b'-' | b'0'..=b'9') => Value::Number(self.number()?),
            _ => {
                let word = self.word();
                let value = match word {
                    "null" => Value::Null,
                    "true" => Value::Bool(true),
                    "false" => Value::Bool(false),
                    _ => return Err(self.unexpected()),
                };
                self.at += word.len();
                value
            }
        };
        Ok(Node { place, value })
    }

    fn object(&mut self, depth: usize) -> Result<Vec<Member>, Fault> {
        let mut members = Vec::new();
        self.at += 1;
        self.space();
        if self.skip(b'}') {
            return Ok(members);
        }
        loop {
            self.space();
            let place = self.place();
            if self.peek() != Some(b'"') {
                return Err(self.unexpected());
            }
            let key = self.string()?;
            self.space();
            if !self.skip(b':') {
                return Err(self.unexpected());
            }
            let value = self.value(depth)?;
            members.push(Member { key, place, value });
            if self.ends(b'}')? {
                return Ok(members);
            }
        }
    }

    fn list(&mut self, depth: usize) -> Result<Vec<Node>, Fault> {
        let mut items = Vec::new();
        self.at += 1;
        self.space();
        if self.skip(b']') {
            return Ok(items);
        }
        loop {
            items.push(self.value(depth)?);
            if self.ends(b']')? {
                return Ok(items);
            }
        }
    }

    /// After an item: whether the list or object ends (true) or goes on with a comma.
    fn ends(&mut self, close: u8) -> Result<bool, Fault> {
        self.space();
        if self.skip(close) {
            Ok(true)
        } else if self.skip(b',') {
            Ok(false)
        } else {
            Err(self.unexpected())
        }
    }

    /// The letters, digits, points and signs that stand here.
    fn word(&self) -> &str {
        let rest = self.text.get(self.at..).unwrap_or_default();
        let end = rest.bytes().position(|b| !is_word(b));
        rest.get(..end.unwrap_or(rest.len())).unwrap_or_default()
    }

    fn number(&mut self) -> Result<String, Fault> {
        let word = self.word();
        if !is_number(word.as_bytes()) {
            return Err(self.unexpected());
        }
        let number = word.to_owned();
        self.at += number.len();
        Ok(number)
    }

    fn string(&mut self) -> Result<String, Fault> {
        let mut string = String::new();
        self.at += 1;
        loop {
            let start = self.at;
            while !matches!(self.peek(), None | Some(b'"' | b'\\' | 0..=0x1f)) {
                self.at += 1;
            }
            // Both ends stand beside ASCII characters or the end, so this is always a whole piece of text.
            string.push_str(self.text.get(start..self.at).unwrap_or_default());
            if self.skip(b'"') {
                return Ok(string);
            }
            if self.peek() != Some(b'\\') {
                return Err(self.unexpected());
            }
            match self.escape() {
                Some((letter, length)) => {
                    string.push(letter);
                    self.at += length;
                }
                None => {
                    let rest = self.text.get(self.at..).unwrap_or_default();
                    let escape = rest.get(..if rest.starts_with("\\u") { 6 } else { 2 });
                    return Err(self.syntax(escape.unwrap_or("\\")));
                }
            }
        }
    }

    /// The character of the escape that stands here, and its length in bytes.
    fn escape(&self) -> Option<(char, usize)> {
        let rest = self.text.as_bytes().get(self.at + 1..)?;
        let letter = match rest.first()? {
            b'"' => '"',
            b'\\' => '\\',
            b'/' => '/',
            b'b' => '\u{8}',
            b'f' => '\u{c}',
            b'n' => '\n',
            b'r' => '\r',
            b't' => '\t',
            b'u' => {
                let unit = hex4(rest.get(1..5)?)?;
                if let Some(letter) = char::from_u32(unit) {
                    return Some((letter, 6));
                }
                // Half of a pair: the other half must follow.
                let other = hex4(rest.get(5..11)?.strip_prefix(b"\\u")?)?;
                if unit >= 0xdc00 || !(0xdc00..=0xdfff).contains(&other) {
                    return None;
                }
                let letter = char::from_u32(0x10000 + ((unit - 0xd800) << 10) + (other - 0xdc00));
                return letter.map(|letter| (letter, 12));
            }
            _ => return None,
        };
        Some((letter, 2))
    }
}

/// What a bare word or number may be made of.
fn is_word(byte: u8) -> bool {
    matches!(byte, b'0'..=b'9' | b'a'..=b'z' | b'A'..=b'Z' | b'+' | b'-' | b'.' | b'_')
}

/// The number grammar of RFC 8259.
fn is_number(text: &[u8]) -> bool {
    let digits = |at: usize| {
        let rest = text.get(at..).unwrap_or_default();
        rest.iter().take_while(|b| b.is_ascii_digit()).count()
    };
    let mut at = usize::from(text.first() == Some(&b'-'));
    let whole = digits(at);
    if whole == 0 || (whole > 1 && text.get(at) == Some(&b'0')) {
        return false;
    }
    at += whole;
    if text.get(at) == Some(&b'.') {
        let decimals = digits(at + 1);
        if decimals == 0 {
            return false;
        }
        at += 1 + decimals;
    }
    if matches!(text.get(at), Some(b'e' | b'E')) {
        at += 1 + usize::from(matches!(text.get(at + 1), Some(b'+' | b'-')));
        let exponent = digits(at);
        if exponent == 0 {
            return false;
        }
        at += exponent;
    }
    at == text.len()
}

fn hex4(digits: &[u8]) -> Option<u32> {
    let mut unit = 0;
    for digit in digits {
        unit = unit * 16 + char::from(*digit).to_digit(16)?;
    }
    Some(unit)
}

/// The last four bits as a hexadecimal digit.
pub(super) fn hex(bits: u32) -> u8 {
    b"0123456789abcdef"[(bits & 15) as usize]
}
