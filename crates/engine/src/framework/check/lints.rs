//! What an author should look at again. Nothing here refuses a file, and nothing is said of one that is refused: first
//! what is wrong, then what is doubtful.
//!
//! | lint | drawn by |
//! |---|---|
//! | `unreachable_marks` | `reach`: bands, caps and gates that no offer can do justice to |
//! | `dominated_measure` | `dominated`: the same thing twice, once for less |
//! | `weights_do_not_add_up` | `weights`: of one section, marks of all sections, parts of a weighting |
//! | `ambiguous_unit` | `units`: a figure for each of something that has no name, or none that says anything |
//! | `stale_edition` | a price year long before the edition |
//! | `unused` | a scale on which nothing is graded |
//!
//! Lints that need no more than one place in the file are drawn where that is read: `untranslated`, `never_holds`,
//! `no_evidence`, `rule_names_nothing`.

mod dominated;
mod norm;
mod reach;
mod units;
mod weights;

use super::super::read::Context;
use super::super::{Constant, FaultKind, Framework, Stated};
use super::{methods, unused};
use crate::Decimal;
use crate::json::walk::Walk;
use crate::json::{Node, Value};

/// A price year is stale when more than so many years lie between its end and the year of the edition.
const STALE: i32 = 10;

/// Draws every lint that needs the whole of a framework without a fault.
pub(super) fn lints(walk: &mut Walk, x: &Context<'_>, framework: &Framework, root: &Node) {
    unused(walk, "scales", &x.scales, &|at| framework.scales[at].id.clone());
    let nodes = measures(root);
    if !x.is_private() {
        units::units(walk, framework, &nodes);
    }
    stale(walk, framework, &nodes);
    weights::weights(walk, x, framework, root);
    reach::unreachable(walk, framework, root);
    dominated::dominated(walk, x, framework);
}

/// The entries of the list under a key.
fn items<'n>(node: &'n Node, key: &str) -> &'n [Node] {
    match node.get(key).map(|node| &node.value) {
        Some(Value::List(items)) => items,
        _ => &[],
    }
}

/// Where the measures stand in the file, in framework order.
fn measures(root: &Node) -> Vec<&Node> {
    let outcomes = items(root, "themes").iter().flat_map(|theme| items(theme, "outcomes"));
    outcomes.flat_map(|outcome| items(outcome, "measures")).collect()
}

/// Each price year that is stale is said once, at the first value that is counted in it.
fn stale(walk: &mut Walk, framework: &Framework, nodes: &[&Node]) {
    let Some(published) = framework.published.get(..4).and_then(|year| year.parse::<i32>().ok()) else {
        return;
    };
    let mut said: Vec<&str> = Vec::new();
    for (measure, node) in framework.measures.iter().zip(nodes) {
        let Some(value) = &measure.value else {
            continue;
        };
        let year = framework.price_year(value);
        let is_stale = last_year(year).is_some_and(|last| published - last > STALE);
        // As with mixed price years, ten are enough to show.
        if is_stale
            && said.len() < 10
            && !said.contains(&year)
            && let Some(place) = node.get("value").and_then(|value| value.get("price_year"))
        {
            said.push(year);
            walk.fault(place.place, FaultKind::StaleEdition { price_year: year.to_owned() });
        }
    }
}

/// The calendar year in which a price year ends: of "2015/16" and "2015-2016" 2016, of "2015" itself. Nothing for what
/// does not begin with a year.
fn last_year(text: &str) -> Option<i32> {
    let first = text.get(..4)?.parse::<i32>().ok()?;
    let rest = text.get(5..).unwrap_or_default();
    let digits = rest.bytes().take_while(u8::is_ascii_digit).count();
    let second = rest.get(..digits)?.parse::<i32>().ok();
    Some(match (second, digits) {
        (Some(second), 4) => first.max(second),
        // The year after 1999/00 is in the next century.
        (Some(second), 2) if second == (first + 1) % 100 => first + 1,
        _ => first,
    })
}

/// The figures that a framework itself gives for something; none where the tender says it.
fn figures(stated: &Stated) -> impl Iterator<Item = Decimal> + '_ {
    let (fixed, rows): (Option<&Constant>, _) = match stated {
        Stated::Fixed(figure) => (Some(figure), &[][..]),
        Stated::Parameter(_) => (None, &[][..]),
        Stated::By(rows) => (None, &rows[..]),
    };
    fixed.into_iter().chain(rows.iter().map(|row| &row.value)).map(|figure| figure.value)
}
