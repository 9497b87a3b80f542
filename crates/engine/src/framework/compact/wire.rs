//! Tokens: how they are written and read, and the values that are made of them.
//!
//! Reading never stops half-way. A reader that met something wrong is empty from then on and gives 0 and empty
//! texts, so that reading ends soon and no step needs a way out of its own; that keeps the code on the page small.

use super::super::model::Text;
use super::{SEPARATOR, Words};
use crate::Decimal;
use crate::json::plain_decimal;

/// What can be written as tokens and read back. An index is not: see [`Refer`].
pub(super) trait Wire {
    /// Writes it.
    fn put(&self, writer: &mut Writer);
    /// Reads it; something of that type, whatever it is, from a reader that fails.
    fn take(reader: &mut Reader) -> Self;
}

/// An index into a list of the framework, or something that holds such indices.
pub(super) trait Refer {
    /// Writes it.
    fn put(&self, list: List, writer: &mut Writer);
    /// Reads it, and notes which items the list must have.
    fn take(list: List, reader: &mut Reader) -> Self;
}

/// The lists that indices point into.
#[derive(Clone, Copy)]
pub(super) enum List {
    Sources,
    Parameters,
    Themes,
    Outcomes,
    Measures,
    Sections,
    Scales,
    Criteria,
    Areas,
    Thresholds,
    Indexes,
}

/// How many lists there are.
const LISTS: usize = List::Indexes as usize + 1;

/// Which of the texts of a language a text stands in.
#[derive(Clone, Copy)]
pub(super) enum When {
    First,
    Later,
}

/// Something made of bilingual texts that are told later.
pub(super) trait Late {
    /// Writes it.
    fn put(&self, writer: &mut Writer);
    /// Reads it.
    fn take(reader: &mut Reader) -> Self;
}

/// The texts, as far as they are written; those of a language by [`When`].
#[derive(Default)]
pub(super) struct Writer {
    pub base: String,
    pub en: [String; 2],
    pub cy: [String; 2],
    /// Whether any text has Welsh.
    pub has_welsh: bool,
    /// Whether a text holds the separator.
    pub failed: bool,
}

impl Writer {
    pub fn token(&mut self, text: &str) {
        self.failed |= !push(&mut self.base, text);
    }

    pub fn number(&mut self, number: usize) {
        self.token(&number.to_string());
    }

    /// The texts of both languages.
    pub fn local(&mut self, when: When, en: &str, cy: &str) {
        let at = when as usize;
        self.failed |= !(push(&mut self.en[at], en) && push(&mut self.cy[at], cy));
    }

    fn text(&mut self, when: When, text: &Text) {
        self.local(when, &text.en, &text.cy);
        self.has_welsh |= !text.cy.is_empty();
    }
}

/// Adds a token; `false` if it would be read back as two.
fn push(out: &mut String, text: &str) -> bool {
    out.push_str(text);
    out.push(SEPARATOR);
    !text.contains(SEPARATOR)
}

/// What is left of the texts.
pub(super) struct Reader<'t> {
    base: &'t str,
    /// By [`When`]; `None` if it is missing.
    en: [Option<&'t str>; 2],
    cy: [Option<&'t str>; 2],
    /// For each list, how many items it must have for the indices met so far.
    needs: [usize; LISTS],
    failed: bool,
}

impl<'t> Reader<'t> {
    pub fn new(base: &'t str, en: Words<&'t str>, cy: Words<&'t str>) -> Self {
        let given = |words: Words<&'t str>| [words.first, words.later].map(|text| (!text.is_empty()).then_some(text));
        Self { base, en: given(en), cy: given(cy), needs: [0; LISTS], failed: false }
    }

    /// What was read is worth nothing. Nothing is left, so that lists end.
    pub fn fail(&mut self) {
        *self = Self { base: "", en: [Some(""); 2], cy: [Some(""); 2], needs: [0; LISTS], failed: true };
    }

    /// Whether all was read, and nothing was wrong.
    pub fn is_done(&self) -> bool {
        let left = self.en.iter().chain(&self.cy).flatten();
        !self.failed && self.base.is_empty() && left.into_iter().all(|text| text.is_empty())
    }

    /// How many items a list must have for the indices that were read.
    pub fn needs(&self, list: List) -> usize {
        self.needs.get(list as usize).copied().unwrap_or_default()
    }

    fn token(&mut self) -> &'t str {
        let token = next(&mut self.base);
        self.given(token)
    }

    /// A number in decimal digits, at most that of 32 bits, whatever the machine.
    pub fn number(&mut self) -> usize {
        let token = self.token();
        let add = |sum: u32, byte: u8| match byte {
            b'0'..=b'9' => sum.checked_mul(10)?.checked_add(u32::from(byte - b'0')),
            _ => None,
        };
        match token.bytes().try_fold(0, add) {
            Some(number) if !token.is_empty() => number as usize,
            _ => {
                self.fail();
                0
            }
        }
    }

    fn flag(&mut self) -> bool {
        let number = self.number();
        if number > 1 {
            self.fail();
        }
        number == 1
    }

    /// The texts of both languages.
    pub fn local(&mut self, when: When) -> Text {
        let at = when as usize;
        let en = self.en[at].as_mut().map(next);
        let cy = self.cy[at].as_mut().map(next);
        Text { en: self.owned(en), cy: self.owned(cy) }
    }

    /// A text of a language that may be missing.
    fn owned(&mut self, token: Option<Option<&str>>) -> String {
        match token {
            Some(Some(text)) => text.to_owned(),
            Some(None) => {
                self.fail();
                String::new()
            }
            None => String::new(),
        }
    }

    fn given(&mut self, token: Option<&'t str>) -> &'t str {
        if token.is_none() {
            self.fail();
        }
        token.unwrap_or_default()
    }

    fn index(&mut self, list: List) -> usize {
        let index = self.number();
        if let Some(needs) = self.needs.get_mut(list as usize) {
            *needs = (*needs).max(index.saturating_add(1));
        }
        index
    }
}

/// Takes a token off the front. `None` if there is none, or if it has no end.
fn next<'t>(rest: &mut &'t str) -> Option<&'t str> {
    let end = rest.bytes().position(|byte| byte == SEPARATOR as u8)?;
    let token = rest.get(..end)?;
    *rest = rest.get(end + 1..)?;
    Some(token)
}

/// A list. No room is made in advance for a length that is only said: each item takes some of what is left.
fn several<'t, T>(reader: &mut Reader<'t>, take: impl Fn(&mut Reader<'t>) -> T) -> Vec<T> {
    let mut left = reader.number();
    let mut items = Vec::new();
    while left > 0 && !reader.failed {
        items.push(take(reader));
        left -= 1;
    }
    items
}

impl Wire for String {
    fn put(&self, writer: &mut Writer) {
        writer.token(self);
    }

    fn take(reader: &mut Reader) -> Self {
        reader.token().to_owned()
    }
}

impl Wire for Text {
    fn put(&self, writer: &mut Writer) {
        writer.text(When::First, self);
    }

    fn take(reader: &mut Reader) -> Self {
        reader.local(When::First)
    }
}

impl Late for Text {
    fn put(&self, writer: &mut Writer) {
        writer.text(When::Later, self);
    }

    fn take(reader: &mut Reader) -> Self {
        reader.local(When::Later)
    }
}

impl Late for Vec<Text> {
    fn put(&self, writer: &mut Writer) {
        writer.number(self.len());
        self.iter().for_each(|text| Late::put(text, writer));
    }

    fn take(reader: &mut Reader) -> Self {
        several(reader, Late::take)
    }
}

impl Wire for Decimal {
    fn put(&self, writer: &mut Writer) {
        writer.token(&self.to_string());
    }

    fn take(reader: &mut Reader) -> Self {
        match plain_decimal(reader.token()) {
            Some(decimal) => decimal,
            None => {
                reader.fail();
                Self::ZERO
            }
        }
    }
}

impl Wire for bool {
    fn put(&self, writer: &mut Writer) {
        writer.number(usize::from(*self));
    }

    fn take(reader: &mut Reader) -> Self {
        reader.flag()
    }
}

impl Wire for u16 {
    fn put(&self, writer: &mut Writer) {
        writer.number(usize::from(*self));
    }

    fn take(reader: &mut Reader) -> Self {
        Self::try_from(reader.number()).unwrap_or_else(|_| {
            reader.fail();
            0
        })
    }
}

/// A place within something that stands elsewhere; `is_whole` sees that it leads somewhere.
impl Wire for usize {
    fn put(&self, writer: &mut Writer) {
        writer.number(*self);
    }

    fn take(reader: &mut Reader) -> Self {
        reader.number()
    }
}

impl Wire for u32 {
    fn put(&self, writer: &mut Writer) {
        writer.token(&self.to_string());
    }

    fn take(reader: &mut Reader) -> Self {
        // The reader's numbers have 32 bits.
        reader.number() as u32
    }
}

impl<A: Wire, B: Wire> Wire for (A, B) {
    fn put(&self, writer: &mut Writer) {
        self.0.put(writer);
        self.1.put(writer);
    }

    fn take(reader: &mut Reader) -> Self {
        (A::take(reader), B::take(reader))
    }
}

impl<T: Wire> Wire for Option<T> {
    fn put(&self, writer: &mut Writer) {
        self.is_some().put(writer);
        if let Some(value) = self {
            value.put(writer);
        }
    }

    fn take(reader: &mut Reader) -> Self {
        reader.flag().then(|| T::take(reader))
    }
}

impl<T: Wire> Wire for Vec<T> {
    fn put(&self, writer: &mut Writer) {
        writer.number(self.len());
        self.iter().for_each(|item| item.put(writer));
    }

    fn take(reader: &mut Reader) -> Self {
        several(reader, T::take)
    }
}

impl Refer for usize {
    fn put(&self, _: List, writer: &mut Writer) {
        writer.number(*self);
    }

    fn take(list: List, reader: &mut Reader) -> Self {
        reader.index(list)
    }
}

/// An index with the choice that is asked for there.
impl Refer for (usize, String) {
    fn put(&self, list: List, writer: &mut Writer) {
        Refer::put(&self.0, list, writer);
        self.1.put(writer);
    }

    fn take(list: List, reader: &mut Reader) -> Self {
        (Refer::take(list, reader), Wire::take(reader))
    }
}

/// An index for each choice.
impl Refer for Vec<(String, usize)> {
    fn put(&self, list: List, writer: &mut Writer) {
        writer.number(self.len());
        for (choice, index) in self {
            choice.put(writer);
            Refer::put(index, list, writer);
        }
    }

    fn take(list: List, reader: &mut Reader) -> Self {
        several(reader, |reader| (Wire::take(reader), reader.index(list)))
    }
}

/// An index with the figure that stands beside it.
impl Refer for Vec<(usize, Decimal)> {
    fn put(&self, list: List, writer: &mut Writer) {
        writer.number(self.len());
        for (index, figure) in self {
            Refer::put(index, list, writer);
            figure.put(writer);
        }
    }

    fn take(list: List, reader: &mut Reader) -> Self {
        several(reader, |reader| (reader.index(list), Wire::take(reader)))
    }
}

impl<T: Refer> Refer for Option<T> {
    fn put(&self, list: List, writer: &mut Writer) {
        self.is_some().put(writer);
        if let Some(index) = self {
            Refer::put(index, list, writer);
        }
    }

    fn take(list: List, reader: &mut Reader) -> Self {
        reader.flag().then(|| T::take(list, reader))
    }
}

impl Refer for Vec<usize> {
    fn put(&self, list: List, writer: &mut Writer) {
        writer.number(self.len());
        self.iter().for_each(|index| Refer::put(index, list, writer));
    }

    fn take(list: List, reader: &mut Reader) -> Self {
        several(reader, |reader| reader.index(list))
    }
}
