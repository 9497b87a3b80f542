//! A framework as the JSON file that reads as that framework: the other direction of the reading, written from
//! `frameworks/FORMAT.md`.

mod facts;
mod parts;
mod rules;

use facts::*;
use parts::*;
use pledge_engine::Decimal;
use pledge_engine::framework::*;
use pledge_engine::json::{Node, Value, decimal_text};
pub use rules::rule;

/// An object in the making: keys that may be missing are left out where there is nothing to say.
#[derive(Default)]
pub struct Object(Vec<(&'static str, Node)>);

impl Object {
    pub fn new() -> Self {
        Self::default()
    }

    pub fn put(mut self, key: &'static str, node: Node) -> Self {
        self.0.push((key, node));
        self
    }

    pub fn maybe(self, key: &'static str, node: Option<Node>) -> Self {
        match node {
            Some(node) => self.put(key, node),
            None => self,
        }
    }

    /// A string that must be there.
    pub fn word(self, key: &'static str, word: &str) -> Self {
        self.put(key, Node::text(word))
    }

    /// A string that is left out if it is empty.
    pub fn maybe_word(self, key: &'static str, word: &str) -> Self {
        self.maybe(key, (!word.is_empty()).then(|| Node::text(word)))
    }

    pub fn text(self, key: &'static str, said: &Text) -> Self {
        self.put(key, text(said))
    }

    /// A text that is left out if it says nothing.
    pub fn maybe_text(self, key: &'static str, said: &Text) -> Self {
        self.maybe(key, (*said != Text::default()).then(|| text(said)))
    }

    pub fn decimal(self, key: &'static str, value: Decimal) -> Self {
        self.put(key, decimal(value))
    }

    pub fn constant(self, key: &'static str, constant: &Constant, f: &Framework) -> Self {
        self.put(key, constant_node(constant, f))
    }

    pub fn maybe_constant(self, key: &'static str, constant: Option<&Constant>, f: &Framework) -> Self {
        self.maybe(key, constant.map(|constant| constant_node(constant, f)))
    }

    pub fn origin(self, said: &Origin, f: &Framework) -> Self {
        self.put("origin", origin(said, f))
    }

    /// A flag that is left out if it is not set.
    pub fn flag(self, key: &'static str, flag: bool) -> Self {
        self.maybe(key, flag.then(|| Node::new(Value::Bool(true))))
    }

    /// A list that is left out if it is empty.
    pub fn maybe_list<T>(self, key: &'static str, all: &[T], node: impl Fn(&T) -> Node) -> Self {
        self.maybe(key, (!all.is_empty()).then(|| list(all, node)))
    }

    pub fn done(self) -> Node {
        Node::object(self.0)
    }
}

pub fn list<T>(all: &[T], node: impl Fn(&T) -> Node) -> Node {
    Node::list(all.iter().map(node))
}

pub fn whole(number: impl ToString) -> Node {
    Node::new(Value::Number(number.to_string()))
}

pub fn decimal(value: Decimal) -> Node {
    Node::text(decimal_text(value))
}

pub fn text(said: &Text) -> Node {
    Object::new().word("en", &said.en).maybe_word("cy", &said.cy).done()
}

/// The file of a framework. Its hash is not written: it is that of the file.
pub fn file(f: &Framework) -> Node {
    let status = match f.status {
        Status::Official => "official",
        Status::Adaptation => "adaptation",
        Status::Illustrative => "illustrative",
        Status::Private => "private",
    };
    let languages: &[&str] = if f.bilingual { &["en", "cy"] } else { &["en"] };
    let approved = Object::new().word("by", "The head of buying").word("date", "2026-01-02").done();
    Object::new()
        .put("format", whole(1))
        .word("id", &f.id)
        .word("edition", &f.edition)
        .word("published", &f.published)
        .word("status", status)
        .put("languages", list(languages, |language| Node::text(*language)))
        .text("title", &f.title)
        .text("buyer", &f.buyer)
        .text("summary", &f.summary)
        .maybe("about", (f.status.is_practice() || f.about != Text::default()).then(|| text(&f.about)))
        .maybe_text("mixed_price_years", &f.mixed_price_years)
        .maybe("approved", (f.status == Status::Official).then_some(approved))
        .maybe("in_force", period(&f.in_force))
        .put("sources", list(&f.sources, source))
        .maybe_constant("full_time_hours", f.full_time_hours.as_ref(), f)
        .maybe_list("parameters", &f.parameters, |one| parameter(one, f))
        .maybe_list("thresholds", &f.thresholds, |one| threshold(one, f))
        .maybe_list("areas", &f.areas, |one| area(one, f))
        .maybe_list("documents", &f.documents, |one| document(one, f))
        .maybe_list("indexes", &f.indexes, |one| index(one, f))
        .maybe_constant("discount", f.discount.as_ref(), f)
        .maybe("non_price", f.non_price.as_ref().map(|one| non_price(one, f)))
        .maybe("round", (f.round == Rounding::Total).then(|| Node::text("total")))
        .maybe("lots", (f.lots == Lots::Shared).then(|| Node::text("shared")))
        .maybe("extensions", (f.extensions == Extensions::Counted).then(|| Node::text("counted")))
        .put("themes", Node::list((0..f.themes.len()).map(|at| theme(at, f))))
        .put("sections", list(&f.sections, |one| section(one, f)))
        .maybe_list("scales", &f.scales, |one| scale(one, f))
        .maybe_list("criteria", &f.criteria, |one| criterion(one, f))
        .maybe_list("rules", &f.rules, |one| rule(one, f))
        .done()
}
