//! Price indexes, and the rate by which later years count less.

use super::value::{constant_at, positive, source};
use super::{Context, some_text};
use crate::Decimal;
use crate::framework::{Constant, FaultKind, Framework, Index, Text, Uprating};
use crate::json::walk::{Cursor, Walk};
use crate::json::{Node, Value};

pub(super) fn read<'n>(c: &mut Cursor<'_, 'n>, x: &mut Context<'n>, framework: &mut Framework) {
    let items = c.list("indexes");
    x.indexes.fill(c.walk, items.iter());
    for node in items {
        framework.indexes.push(index(c.walk, x, node));
    }
    framework.discount = discount(c, x);
}

/// A percentage a year, above 0 and at most 100.
fn discount<'n>(c: &mut Cursor<'_, 'n>, x: &mut Context<'n>) -> Option<Constant> {
    let rate = constant_at(c, x, "discount")?;
    if rate.value > Decimal::ONE_HUNDRED
        && let Some(node) = c.get("discount")
    {
        c.walk.fault(node.place, FaultKind::NotAShare);
    }
    Some(rate)
}

fn index<'n>(walk: &mut Walk, x: &mut Context<'n>, node: &'n Node) -> Index {
    let mut index =
        Index { id: String::new(), title: Text::default(), source: 0, place: String::new(), table: Vec::new() };
    let Some(mut c) = walk.object(node) else {
        x.lost = true;
        return index;
    };
    c.require(&["id", "title", "table"]);
    index.id = c.id("id").unwrap_or_default().to_owned();
    index.title = x.text(&mut c, "title");
    index.source = source(&mut c, x);
    index.place = x.stated(&mut c, "place");
    if let Some(list) = c.get("table") {
        let items = c.walk.list(list);
        if items.is_empty() && matches!(list.value, Value::List(_)) {
            c.walk.fault(list.place, FaultKind::Empty);
        }
        index.table = table(c.walk, items);
    }
    c.finish();
    index
}

/// The rows, each year once. None of them if one could not be read: what is missing is then not known.
fn table(walk: &mut Walk, items: &[Node]) -> Vec<(String, Decimal)> {
    let mut rows: Vec<(String, Decimal)> = Vec::new();
    for item in items {
        let Some(mut c) = walk.object(item) else {
            continue;
        };
        c.require(&["year", "value"]);
        let year = some_text(&mut c, "year");
        let value = positive(&mut c, "value");
        c.finish();
        if !year.is_empty() && rows.iter().any(|(other, _)| *other == year) {
            walk.fault(item.place, FaultKind::BoundsOutOfOrder);
        }
        if let (Some(value), false) = (value, year.is_empty()) {
            rows.push((year, value));
        }
    }
    if rows.len() == items.len() { rows } else { Vec::new() }
}

/// By which index a value is brought from its price year to which other.
pub(super) fn uprating<'n>(
    walk: &mut Walk,
    x: &mut Context<'n>,
    indexes: &[Index],
    price_year: &str,
    node: &'n Node,
) -> Option<Uprating> {
    let Some(mut c) = walk.object(node) else {
        x.lost = true;
        return None;
    };
    c.require(&["index", "to"]);
    let index = x.find(&mut c, "index", |x| &mut x.indexes);
    let to = some_text(&mut c, "to");
    let table = index.and_then(|at| indexes.get(at)).map_or(&[][..], |index| &index.table);
    let mut row = |year: &str| {
        let found = table.iter().position(|(of, _)| of == year);
        // A table that could not be read, and a year that is not given, are reported already.
        if found.is_none() && !table.is_empty() && !year.is_empty() {
            c.fault(FaultKind::YearNotInIndex { year: year.to_owned() });
        }
        found
    };
    let (from, to) = (row(price_year), row(&to));
    c.finish();
    Some(Uprating { index: index?, from: from?, to: to? })
}
