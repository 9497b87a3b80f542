//! What the contract and the tender decide, and figures that rest on it.

use super::{Object, decimal, list, whole};
use pledge_engine::framework::*;
use pledge_engine::json::Node;

pub fn origin(said: &Origin, f: &Framework) -> Node {
    match said {
        Origin::Source { source, place } => {
            Object::new().word("source", &f.sources[*source].id).maybe_word("place", place).done()
        }
        Origin::Buyer => Node::text("buyer"),
        Origin::Judgement => Node::text("judgement"),
        Origin::Illustrative => Node::text("illustrative"),
    }
}

pub fn constant_node(constant: &Constant, f: &Framework) -> Node {
    Object::new().decimal("value", constant.value).origin(&constant.origin, f).maybe_text("note", &constant.note).done()
}

pub fn only_if(only_if: &[usize], f: &Framework) -> Option<Node> {
    (!only_if.is_empty()).then(|| list(only_if, |at| Node::text(&f.thresholds[*at].id)))
}

fn rows(rows: &[Row], f: &Framework) -> Node {
    list(rows, |row| Object::new().maybe("only_if", only_if(&row.only_if, f)).constant("value", &row.value, f).done())
}

pub fn named(parameter: usize, f: &Framework) -> Node {
    Node::text(&f.parameters[parameter].id)
}

pub fn stated(figure: &Stated, f: &Framework) -> Node {
    match figure {
        Stated::Fixed(constant) => constant_node(constant, f),
        Stated::Parameter(at) => Object::new().put("parameter", named(*at, f)).done(),
        Stated::By(by) => Object::new().put("by", rows(by, f)).done(),
    }
}

fn chosen((parameter, is): &(usize, String), f: &Framework) -> Node {
    Object::new().put("parameter", named(*parameter, f)).word("is", is).done()
}

/// A bound under the word for its comparator.
pub fn bound(object: Object, bound: Option<Bound>, upper: bool) -> Object {
    match bound {
        Some(bound) => object.put(bound.compare(upper), decimal(bound.at)),
        None => object,
    }
}

/// The keys of a basis.
pub fn basis(object: Object, basis: Basis) -> Object {
    object.word("of", basis.of.code()).word("vat", basis.vat.code())
}

pub fn period(period: &Period) -> Option<Node> {
    let written = Object::new().maybe_word("from", &period.from).maybe_word("before", &period.before);
    (*period != Period::default()).then(|| written.done())
}

pub fn source(source: &Source) -> Node {
    Object::new()
        .word("id", &source.id)
        .text("title", &source.title)
        .word("publisher", &source.publisher)
        .word("edition", &source.edition)
        .maybe_word("url", &source.url)
        .text("licence", &source.licence)
        .maybe_word("licence_url", &source.licence_url)
        .maybe_text("note", &source.note)
        .done()
}

pub fn parameter(parameter: &Parameter, f: &Framework) -> Node {
    let (kind, choices) = match &parameter.kind {
        ParameterKind::Marks => ("marks", None),
        ParameterKind::Percent => ("percent", None),
        ParameterKind::Money => ("money", None),
        ParameterKind::Ratio => ("ratio", None),
        ParameterKind::Choice(choices) => ("choice", Some(choices)),
    };
    let choice = |choice: &Choice| {
        Object::new().word("id", &choice.id).text("title", &choice.title).maybe_text("help", &choice.help).done()
    };
    Object::new()
        .word("id", &parameter.id)
        .text("title", &parameter.title)
        .maybe_text("help", &parameter.help)
        .word("kind", kind)
        .maybe_word("example", &parameter.example)
        .maybe("choices", choices.map(|all| list(all, choice)))
        .maybe("asked_when", parameter.asked_when.as_ref().map(|when| chosen(when, f)))
        .maybe("minimum", (!parameter.minimum.is_empty()).then(|| rows(&parameter.minimum, f)))
        .done()
}

pub fn threshold(threshold: &Threshold, f: &Framework) -> Node {
    let value = threshold.value.as_ref().map(|range| {
        let object = bound(basis(Object::new(), range.of), range.low, false);
        bound(object, range.high, true).done()
    });
    Object::new()
        .word("id", &threshold.id)
        .text("title", &threshold.title)
        .origin(&threshold.origin, f)
        .maybe_word("clause", &threshold.clause)
        .maybe("value", value)
        .maybe("notice", period(&threshold.notice))
        .maybe_list("buyer", &threshold.buyers, |one| Node::text(one.code()))
        .maybe_list("nation", &threshold.nations, |one| Node::text(one.code()))
        .maybe_list("kind", &threshold.kinds, |one| Node::text(one.code()))
        .maybe_list("lot", &threshold.lots, |name| Node::text(name))
        .done()
}

pub fn area(area: &Area, f: &Framework) -> Node {
    Object::new()
        .word("id", &area.id)
        .text("title", &area.title)
        .text("definition", &area.definition)
        .maybe_list("names", &area.names, |name| Node::text(name))
        .origin(&area.origin, f)
        .done()
}

pub fn document(document: &Document, f: &Framework) -> Node {
    Object::new()
        .word("id", &document.id)
        .text("title", &document.title)
        .maybe_text("what", &document.what)
        .maybe("only_if", only_if(&document.only_if, f))
        .origin(&document.origin, f)
        .maybe_word("clause", &document.clause)
        .done()
}

pub fn index(index: &Index, f: &Framework) -> Node {
    Object::new()
        .word("id", &index.id)
        .text("title", &index.title)
        .word("source", &f.sources[index.source].id)
        .word("place", &index.place)
        .put(
            "table",
            list(&index.table, |(year, value)| Object::new().word("year", year).decimal("value", *value).done()),
        )
        .done()
}

pub fn non_price(non_price: &NonPrice, f: &Framework) -> Node {
    Object::new()
        .maybe("weight", non_price.weight.as_ref().map(|weight| stated(weight, f)))
        .maybe("when", non_price.when.as_ref().map(|when| chosen(when, f)))
        .done()
}

/// Figures by calendar year.
pub fn series(years: &[(u16, pledge_engine::Decimal)]) -> Node {
    list(years, |(year, amount)| Object::new().put("year", whole(year)).decimal("amount", *amount).done())
}
