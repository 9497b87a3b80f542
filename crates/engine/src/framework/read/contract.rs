//! What of a framework depends on the contract: named areas, documents, the part that is not price, and the choices
//! of rounding, lots and extension years.

use super::Context;
use super::only_if::only_if;
use super::stated::stated;
use super::tender::{chosen, unique};
use super::threshold::names;
use super::value::origin;
use crate::Decimal;
use crate::framework::{
    Area, Document, Extensions, FaultKind, Framework, Lots, NonPrice, Origin, Rounding, Stated, Status, Text,
};
use crate::json::Node;
use crate::json::walk::{Cursor, Walk};

pub(super) fn areas<'n>(c: &mut Cursor<'_, 'n>, x: &mut Context<'n>) -> Vec<Area> {
    let items = c.list("areas");
    x.areas.fill(c.walk, items.iter());
    items.iter().map(|node| area(c.walk, x, node)).collect()
}

fn area<'n>(walk: &mut Walk, x: &mut Context<'n>, node: &'n Node) -> Area {
    let mut area = Area {
        id: String::new(),
        title: Text::default(),
        definition: Text::default(),
        names: Vec::new(),
        origin: Origin::Buyer,
    };
    let Some(mut c) = walk.object(node) else {
        x.lost = true;
        return area;
    };
    c.require(&["id", "title", "definition"]);
    area.id = c.id("id").unwrap_or_default().to_owned();
    area.title = x.name(&mut c, "title");
    area.definition = x.text(&mut c, "definition");
    area.names = names(&mut c, "names");
    area.origin = origin(&mut c, x);
    c.finish();
    area
}

/// Everything but the areas and thresholds, to which other parts refer.
pub(super) fn read<'n>(c: &mut Cursor<'_, 'n>, x: &mut Context<'n>, framework: &mut Framework) {
    let items = c.list("documents");
    unique(c.walk, items);
    for node in items {
        framework.documents.extend(document(c.walk, x, node));
    }
    framework.non_price = c.get("non_price").and_then(|node| non_price(c.walk, x, node));
    if c.word("round", &["sections", "total"]) == Some(1) {
        framework.round = Rounding::Total;
    }
    if c.word("lots", &["separate", "shared"]) == Some(1) {
        framework.lots = Lots::Shared;
    }
    if c.word("extensions", &["apart", "counted"]) == Some(1) {
        framework.extensions = Extensions::Counted;
    }
}

fn document<'n>(walk: &mut Walk, x: &mut Context<'n>, node: &'n Node) -> Option<Document> {
    let Some(mut c) = walk.object(node) else {
        x.lost = true;
        return None;
    };
    c.require(&["id", "title"]);
    contract_clause(&mut c, x);
    let document = Document {
        id: c.id("id").unwrap_or_default().to_owned(),
        title: x.text(&mut c, "title"),
        what: x.text(&mut c, "what"),
        only_if: only_if(&mut c, x),
        origin: origin(&mut c, x),
        clause: c.string("clause"),
    };
    c.finish();
    Some(document)
}

/// Of what an official framework asks of the contract it is said where: by a clause, or by the place in a source.
pub(super) fn contract_clause(c: &mut Cursor<'_, '_>, x: &Context<'_>) {
    // What is no text is another fault.
    let says = |node: &Node| node.as_text().is_none_or(|text| !text.trim().is_empty());
    let sourced = c.get("origin").and_then(|origin| origin.given("place")).is_some_and(says);
    if x.status == Some(Status::Official) && !c.get("clause").is_some_and(says) && !sourced {
        c.fault(FaultKind::OfficialNeeds { key: "clause" });
    }
}

fn non_price<'n>(walk: &mut Walk, x: &mut Context<'n>, node: &'n Node) -> Option<NonPrice> {
    let Some(mut c) = walk.object(node) else {
        x.lost = true;
        return None;
    };
    let weight = c.get("weight").map(|node| {
        let weight = stated(c.walk, x, node, "percent");
        within_hundred(c.walk, node, &weight);
        weight
    });
    let when = c.get("when").and_then(|node| chosen(c.walk, x, node));
    c.finish();
    Some(NonPrice { weight, when })
}

/// A percentage of the framework is at most all of it; what is typed is seen to where it is read.
fn within_hundred(walk: &mut Walk, node: &Node, weight: &Stated) {
    let beyond = match weight {
        Stated::Fixed(figure) => figure.value > Decimal::ONE_HUNDRED,
        Stated::Parameter(_) => false,
        Stated::By(rows) => rows.iter().any(|row| row.value.value > Decimal::ONE_HUNDRED),
    };
    if beyond {
        walk.fault(node.place, FaultKind::NotAShare);
    }
}
