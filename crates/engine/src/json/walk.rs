//! A tolerant walk over a tree: it takes what is there, notes everything that is wrong, and goes on.
//!
//! ```
//! use pledge_engine::json::{Limits, parse, walk::Walk};
//!
//! let limits = Limits::default();
//! let root = parse(r#"{"name": "Bid", "pepole": "3"}"#, &limits).unwrap();
//! let mut walk = Walk::new(&limits);
//! let mut name = String::new();
//! if let Some(mut bid) = walk.object(&root) {
//!     bid.require(&["id"]);
//!     name = bid.string("name");
//!     let _people = bid.string("people");
//!     bid.finish();
//! }
//! let faults = walk.finish(&root);
//! assert_eq!(name, "Bid");
//! assert_eq!(faults.len(), 2); // no "id"; "pepole" is unknown, and "people" is near
//! assert_eq!(faults[1].pointer, "/pepole");
//! ```
//!
//! While walking, a fault is only its place and its kind. Places are unique and rise through a file, so one pass at the
//! end gives every fault its JSON pointer, and the order of the file.

use super::hidden::first_hidden;
use super::order::order;
pub use super::spelling::{is_id, is_link};
use super::spelling::{nearest, short};
use super::{Limits, Member, Node, Place, Value, plain_decimal, without_hidden};
use crate::Decimal;
use crate::bid::parse_date;
use crate::framework::{Expected, Fault, FaultKind, Severity};

/// Faults past this number are not noted: by then the file is not one of ours.
const MOST_FAULTS: usize = 10_000;

/// Nor are lints past this one, so that there is always room for a fault behind them.
const MOST_LINTS: usize = 5_000;

/// The collector of faults, and the reading of single values.
pub struct Walk {
    limits: Limits,
    /// Whether the file is what people typed: a bare whole number is as good as its text, and nothing is refused or
    /// changed that was kept.
    typed: bool,
    /// Whether hidden characters are only left out, and no fault.
    forgiving: bool,
    found: Vec<(Place, FaultKind)>,
}

/// An object being read. It remembers which keys were asked for; [`Cursor::finish`] reports all others.
pub struct Cursor<'w, 'n> {
    /// The collector.
    pub walk: &'w mut Walk,
    /// Where the object starts.
    pub place: Place,
    members: &'n [Member],
    asked: Vec<&'n str>,
}

impl Walk {
    /// A walk that has found nothing yet.
    pub fn new(limits: &Limits) -> Self {
        Self { limits: *limits, typed: false, forgiving: false, found: Vec::new() }
    }

    /// A walk over what people typed: a text may be as long as the file, since nothing that was kept may be refused
    /// later, and a bare whole number is its text.
    pub fn typed(limits: &Limits) -> Self {
        let limits = Limits { text: limits.bytes, items: limits.bytes, ..*limits };
        Self { limits, typed: true, forgiving: true, found: Vec::new() }
    }

    /// What is accepted.
    pub fn limits(&self) -> &Limits {
        &self.limits
    }

    /// From here on hidden characters are left out of texts without a word.
    pub fn forgive_hidden(&mut self) {
        self.forgiving = true;
    }

    /// Notes a fault or lint.
    pub fn fault(&mut self, place: Place, kind: FaultKind) {
        let most = if kind.severity() == Severity::Lint { MOST_LINTS } else { MOST_FAULTS };
        if self.found.len() < most {
            self.found.push((place, kind));
        }
    }

    /// Whether the file can be used as far as it was read: nothing noted, or only lints.
    pub fn is_usable(&self) -> bool {
        self.found.iter().all(|(_, kind)| kind.severity() == Severity::Lint)
    }

    /// Everything noted, in the order of the file, with pointers from `root`, the node that the walk began with.
    pub fn finish(self, root: &Node) -> Vec<Fault> {
        let found = self.found;
        let sorted = order(found.len(), &|a, b| found[a].0 > found[b].0);
        let mut found: Vec<Option<(Place, FaultKind)>> = found.into_iter().map(Some).collect();
        let mut faults = Vec::new();
        for index in sorted {
            if let Some((place, kind)) = found[index].take() {
                faults.push(Fault { kind, pointer: String::new(), place });
            }
        }
        point(root, &mut String::new(), &mut faults.iter_mut().peekable());
        faults
    }

    fn wrong<T>(&mut self, node: &Node, expected: Expected) -> Option<T> {
        self.fault(node.place, FaultKind::WrongType { expected });
        None
    }

    /// An object with fixed keys.
    pub fn object<'n>(&mut self, node: &'n Node) -> Option<Cursor<'_, 'n>> {
        if !matches!(node.value, Value::Object(_)) {
            return self.wrong(node, Expected::Object);
        }
        let members = self.entries(node);
        Some(Cursor { walk: self, place: node.place, members, asked: Vec::new() })
    }

    /// The members of an object whose keys are free, such as ids. Reports keys that stand twice.
    pub fn entries<'n>(&mut self, node: &'n Node) -> &'n [Member] {
        let Value::Object(members) = &node.value else {
            self.wrong::<()>(node, Expected::Object);
            return &[];
        };
        let limit = self.limits.items;
        if let Some(first_too_many) = members.get(limit) {
            self.fault(first_too_many.place, FaultKind::TooManyItems { limit });
        }
        let members = &members[..members.len().min(limit)];
        let sorted = order(members.len(), &|a, b| members[a].key > members[b].key);
        for pair in sorted.windows(2) {
            if let [first, second] = pair
                && members[*first].key == members[*second].key
            {
                let key = short(&members[*second].key);
                self.fault(members[*second].place, FaultKind::DuplicateKey { key });
            }
        }
        members
    }

    /// A list; empty if it is something else.
    pub fn list<'n>(&mut self, node: &'n Node) -> &'n [Node] {
        let limit = self.limits.items;
        self.list_within(node, limit)
    }

    /// A list of at most so many entries.
    fn list_within<'n>(&mut self, node: &'n Node, limit: usize) -> &'n [Node] {
        let Value::List(items) = &node.value else {
            self.wrong::<()>(node, Expected::List);
            return &[];
        };
        if let Some(first_too_many) = items.get(limit) {
            self.fault(first_too_many.place, FaultKind::TooManyItems { limit });
        }
        &items[..items.len().min(limit)]
    }

    /// A string, within the limit on texts and without hidden characters.
    pub fn text<'n>(&mut self, node: &'n Node) -> Option<&'n str> {
        let text = self.long_text(node)?;
        if !self.forgiving
            && let Some(code) = first_hidden(text)
        {
            self.fault(node.place, FaultKind::HiddenCharacter { code });
        }
        let limit = self.limits.text;
        if text.len() > limit && text.chars().count() > limit {
            self.fault(node.place, FaultKind::TextTooLong { limit });
            return None;
        }
        Some(text)
    }

    /// A copy of a text to keep: what people typed as it is, all else without hidden characters.
    pub fn own(&self, text: &str) -> String {
        if self.typed { text.to_owned() } else { without_hidden(text) }
    }

    /// A string of any length.
    pub fn long_text<'n>(&mut self, node: &'n Node) -> Option<&'n str> {
        match &node.value {
            Value::Text(text) => Some(text),
            Value::Number(text) if self.typed && !text.contains(['.', 'e', 'E']) => Some(text),
            Value::Number(text) => {
                let text = short(text);
                self.fault(node.place, FaultKind::BareNumber { text });
                None
            }
            _ => self.wrong(node, Expected::Text),
        }
    }

    /// The string, if it is right, or else the fault that another type belongs here.
    fn text_that<'n>(&mut self, node: &'n Node, expected: Expected, right: fn(&str) -> bool) -> Option<&'n str> {
        match &node.value {
            Value::Text(text) if right(text) => Some(text),
            Value::Number(text) if matches!(expected, Expected::Decimal) => {
                let text = short(text);
                self.fault(node.place, FaultKind::BareNumber { text });
                None
            }
            _ => self.wrong(node, expected),
        }
    }

    /// A decimal in a string.
    pub fn decimal(&mut self, node: &Node) -> Option<Decimal> {
        plain_decimal(self.text_that(node, Expected::Decimal, |text| plain_decimal(text).is_some())?)
    }

    /// A whole number from 0 to 999,999,999, bare or in a string.
    pub fn whole(&mut self, node: &Node) -> Option<u32> {
        let (Value::Text(text) | Value::Number(text)) = &node.value else {
            return self.wrong(node, Expected::Whole);
        };
        match text.parse() {
            Ok(whole) if text.len() < 10 && text.bytes().all(|b| b.is_ascii_digit()) => Some(whole),
            _ => self.wrong(node, Expected::Whole),
        }
    }

    /// `true` or `false`.
    pub fn flag(&mut self, node: &Node) -> Option<bool> {
        match node.value {
            Value::Bool(flag) => Some(flag),
            _ => self.wrong(node, Expected::Bool),
        }
    }

    /// A day, `YYYY-MM-DD`.
    pub fn date<'n>(&mut self, node: &'n Node) -> Option<&'n str> {
        self.text_that(node, Expected::Date, |text| text.len() == 10 && matches!(parse_date(text), Ok(Some(_))))
    }

    /// An https or mailto link. No other kind of link is ever followed from a file.
    pub fn link<'n>(&mut self, node: &'n Node) -> Option<&'n str> {
        self.text_that(node, Expected::Link, is_link)
    }

    /// An identifier.
    pub fn id<'n>(&mut self, node: &'n Node) -> Option<&'n str> {
        self.text_that(node, Expected::Identifier, is_id)
    }

    /// One of several words: its index.
    pub fn word(&mut self, node: &Node, allowed: &[&'static str]) -> Option<usize> {
        let text = self.text(node)?;
        let index = allowed.iter().position(|word| *word == text);
        if index.is_none() {
            let (found, allowed) = (short(text), allowed.to_vec());
            self.fault(node.place, FaultKind::UnknownWord { found, allowed });
        }
        index
    }
}

impl<'n> Cursor<'_, 'n> {
    /// The value of a key; `null` is the same as a missing key. Of a key that stands twice, the last.
    pub fn get(&mut self, key: &'n str) -> Option<&'n Node> {
        if !self.asked.contains(&key) {
            self.asked.push(key);
        }
        let mut members = self.members.iter().rev();
        let member = members.find(|member| member.key == key)?;
        Some(&member.value).filter(|node| node.value != Value::Null)
    }

    /// Whether the key has a value. Does not count as asking for it.
    pub fn has(&self, key: &str) -> bool {
        let mut members = self.members.iter().rev();
        let member = members.find(|member| member.key == key);
        member.is_some_and(|member| member.value.value != Value::Null)
    }

    /// Reports those of the keys that are missing.
    pub fn require(&mut self, keys: &[&str]) {
        for key in keys {
            if !self.has(key) {
                self.fault(FaultKind::MissingKey { key: (*key).to_owned() });
            }
        }
    }

    /// Notes a fault of the object itself.
    pub fn fault(&mut self, kind: FaultKind) {
        self.walk.fault(self.place, kind);
    }

    /// The object under a key.
    pub fn object(&mut self, key: &'n str) -> Option<Cursor<'_, 'n>> {
        let node = self.get(key)?;
        self.walk.object(node)
    }

    /// The members of the free-keyed object under a key; none if it is missing.
    pub fn entries(&mut self, key: &'n str) -> &'n [Member] {
        self.get(key).map_or(&[], |node| self.walk.entries(node))
    }

    /// The list under a key; empty if it is missing.
    pub fn list(&mut self, key: &'n str) -> &'n [Node] {
        self.get(key).map_or(&[], |node| self.walk.list(node))
    }

    /// The list of measures, or of their names, under a key. What is too many is judged over all lists together.
    pub fn measures(&mut self, key: &'n str) -> &'n [Node] {
        self.get(key).map_or(&[], |node| self.walk.list_within(node, usize::MAX))
    }

    /// The string under a key.
    pub fn text(&mut self, key: &'n str) -> Option<&'n str> {
        let node = self.get(key)?;
        self.walk.text(node)
    }

    /// The string under a key; empty if it is missing or something else.
    pub fn string(&mut self, key: &'n str) -> String {
        let text = self.text(key).unwrap_or_default();
        self.walk.own(text)
    }

    /// The identifier under a key.
    pub fn id(&mut self, key: &'n str) -> Option<&'n str> {
        let node = self.get(key)?;
        self.walk.id(node)
    }

    /// The index of the word under a key among those allowed.
    pub fn word(&mut self, key: &'n str, allowed: &[&'static str]) -> Option<usize> {
        let node = self.get(key)?;
        self.walk.word(node, allowed)
    }

    /// The decimal under a key.
    pub fn decimal(&mut self, key: &'n str) -> Option<Decimal> {
        let node = self.get(key)?;
        self.walk.decimal(node)
    }

    /// The whole number under a key.
    pub fn whole(&mut self, key: &'n str) -> Option<u32> {
        let node = self.get(key)?;
        self.walk.whole(node)
    }

    /// Whether the file can be judged by the rules of this format; another one is reported.
    pub fn is_format(&mut self, known: u32) -> bool {
        let Some(node) = self.get("format") else {
            return true;
        };
        if let Value::Text(text) | Value::Number(text) = &node.value
            && !text.is_empty()
            && text.bytes().all(|b| b.is_ascii_digit())
        {
            let found = text.trim_start_matches('0');
            if found.parse() == Ok(known) {
                return true;
            }
            let kind = match found {
                "" => FaultKind::UnknownWord { found: "0".into(), allowed: vec!["1"] },
                _ => FaultKind::NewerFormat { found: short(found), known },
            };
            self.walk.fault(node.place, kind);
            return false;
        }
        self.walk.whole(node);
        true
    }

    /// The members under keys that the format reserves, unchanged and in file order, to be written back.
    pub fn reserved(&mut self, keys: &[&'n str]) -> Vec<Member> {
        self.allow(keys);
        self.members.iter().filter(|member| keys.contains(&member.key.as_str())).cloned().collect()
    }

    /// Keys that may stand here and are not read.
    pub fn allow(&mut self, keys: &[&'n str]) {
        self.asked.extend_from_slice(keys);
    }

    /// Reports every key that was not asked for, with the nearest that was.
    pub fn finish(self) {
        for member in self.members {
            // Of what is not noted any more, the nearest key is not looked for.
            if self.walk.found.len() == MOST_FAULTS {
                return;
            }
            if !self.asked.contains(&member.key.as_str()) {
                let nearest = nearest(&member.key, &self.asked).map(str::to_owned);
                let key = short(&member.key);
                self.walk.fault(member.place, FaultKind::UnknownKey { key, nearest });
            }
        }
    }
}

/// Gives each fault, in file order, the pointer of the last value or key that starts where it stands.
fn point<'f>(node: &Node, pointer: &mut String, faults: &mut core::iter::Peekable<core::slice::IterMut<'f, Fault>>) {
    claim(node.place, pointer, faults);
    let length = pointer.len();
    match &node.value {
        Value::List(items) => {
            for (index, item) in items.iter().enumerate() {
                if faults.peek().is_none() {
                    return;
                }
                pointer.push('/');
                pointer.push_str(&index.to_string());
                point(item, pointer, faults);
                pointer.truncate(length);
            }
        }
        Value::Object(members) => {
            for member in members {
                if faults.peek().is_none() {
                    return;
                }
                pointer.push('/');
                for letter in member.key.chars() {
                    match letter {
                        '~' => pointer.push_str("~0"),
                        '/' => pointer.push_str("~1"),
                        _ => pointer.push(letter),
                    }
                }
                claim(member.place, pointer, faults);
                point(&member.value, pointer, faults);
                pointer.truncate(length);
            }
        }
        _ => {}
    }
}

fn claim<'f>(place: Place, pointer: &str, faults: &mut core::iter::Peekable<core::slice::IterMut<'f, Fault>>) {
    while let Some(fault) = faults.next_if(|fault| fault.place <= place) {
        pointer.clone_into(&mut fault.pointer);
    }
}
