//! JSON with places: every value knows its line and column, keys keep their order, duplicates are kept.

mod decimal;
mod hidden;
mod order;
mod parse;
mod spelling;
pub mod walk;
mod write;

pub use decimal::{Numeral, Style, decimal_text, digits, plain_decimal};
pub use hidden::{is_hidden, without_hidden};
pub use order::order;
pub use parse::{DEEPEST, Limits, parse};
pub use write::{canonical, minified, pretty};

/// Where something stands in a file. Both count from 1; columns count characters, not bytes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Place {
    /// Line, from 1; 0 in a tree that was built and never read.
    pub line: u32,
    /// Column in characters, from 1; 0 in a tree that was built and never read.
    pub column: u32,
}

/// A JSON value and where it starts.
#[derive(Clone, Debug, Default)]
pub struct Node {
    /// Where the value starts.
    pub place: Place,
    /// The value.
    pub value: Value,
}

/// Two nodes are equal when their values are; where they stand does not matter.
impl PartialEq for Node {
    fn eq(&self, other: &Self) -> bool {
        self.value == other.value
    }
}

/// Two members are equal when their keys and values are.
impl PartialEq for Member {
    fn eq(&self, other: &Self) -> bool {
        self.key == other.key && self.value == other.value
    }
}

/// A JSON value. Numbers keep the text that stood in the file, so nothing is lost to floating point.
#[derive(Clone, Debug, Default, PartialEq)]
pub enum Value {
    /// `null`
    #[default]
    Null,
    /// `true` or `false`
    Bool(bool),
    /// A bare number, as written.
    Number(String),
    /// A string, unescaped.
    Text(String),
    /// A list.
    List(Vec<Node>),
    /// An object: members in file order, duplicates included.
    Object(Vec<Member>),
}

/// One key and its value in an object.
#[derive(Clone, Debug)]
pub struct Member {
    /// The key, unescaped.
    pub key: String,
    /// Where the key starts.
    pub place: Place,
    /// The value.
    pub value: Node,
}

impl Node {
    /// A node that was built, not read.
    pub fn new(value: Value) -> Self {
        Self { place: Place::default(), value }
    }

    /// A text node that was built, not read.
    pub fn text(text: impl Into<String>) -> Self {
        Self::new(Value::Text(text.into()))
    }

    /// An object node from keys and values, in the order given.
    pub fn object<K: Into<String>>(members: impl IntoIterator<Item = (K, Node)>) -> Self {
        let members = members.into_iter();
        Self::new(Value::Object(
            members.map(|(key, value)| Member { key: key.into(), place: Place::default(), value }).collect(),
        ))
    }

    /// A list node.
    pub fn list(items: impl IntoIterator<Item = Node>) -> Self {
        Self::new(Value::List(items.into_iter().collect()))
    }

    /// The text, if this is a string.
    pub fn as_text(&self) -> Option<&str> {
        match &self.value {
            Value::Text(text) => Some(text),
            _ => None,
        }
    }

    /// As [`Node::get`], but nothing for `null`, which is the same as a missing key in our files.
    pub fn given(&self, key: &str) -> Option<&Node> {
        self.get(key).filter(|node| node.value != Value::Null)
    }

    /// The last member of that name, if this is an object.
    pub fn get(&self, key: &str) -> Option<&Node> {
        match &self.value {
            Value::Object(members) => members.iter().rev().find(|m| m.key == key).map(|m| &m.value),
            _ => None,
        }
    }
}
