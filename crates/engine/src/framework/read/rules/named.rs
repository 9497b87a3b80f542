//! What a rule names: measures by their ids, by their themes, or all; written questions.

use crate::framework::read::Context;
use crate::framework::read::context::Table;
use crate::framework::{FaultKind, Framework};
use crate::json::walk::Cursor;
use crate::json::{Node, order};

/// The measures that the rule names, in framework order, each once.
pub(super) fn measures<'n>(
    c: &mut Cursor<'_, 'n>,
    x: &mut Context<'n>,
    framework: &Framework,
    needed: bool,
) -> Vec<usize> {
    let listed = items(c, x, "measures", |x| &mut x.measures);
    let themes = items(c, x, "themes", |x| &mut x.themes);
    let all = c.get("all").and_then(|node| c.walk.flag(node)).unwrap_or(false);
    if needed && !all && !c.has("measures") && !c.has("themes") {
        c.require(&["measures"]);
        x.lost = true;
    }
    if !all && themes.is_empty() {
        return listed;
    }
    let measures = framework.measures.iter().enumerate();
    let named = measures.filter(|(at, measure)| {
        all || themes.binary_search(&measure.theme).is_ok() || listed.binary_search(at).is_ok()
    });
    named.map(|(at, _)| at).collect()
}

/// The written questions that the rule names, in framework order, each once.
pub(super) fn criteria<'n>(c: &mut Cursor<'_, 'n>, x: &mut Context<'n>) -> Vec<usize> {
    items(c, x, "criteria", |x| &mut x.criteria)
}

/// The things that a list of ids names, in framework order, each once.
fn items<'n>(
    c: &mut Cursor<'_, 'n>,
    x: &mut Context<'n>,
    key: &'static str,
    table: for<'t> fn(&'t mut Context<'n>) -> &'t mut Table<'n>,
) -> Vec<usize> {
    let mut named: Vec<(usize, &Node)> = Vec::new();
    let list = if key == "measures" { c.measures(key) } else { c.list(key) };
    for node in list {
        named.extend(x.find_item(c.walk, node, table).map(|at| (at, node)));
    }
    let sorted = order(named.len(), &|a, b| named[a].0 > named[b].0);
    let mut found = Vec::new();
    for at in sorted {
        let (index, node) = named[at];
        if found.last() == Some(&index) {
            let id = node.as_text().unwrap_or_default().to_owned();
            c.walk.fault(node.place, FaultKind::DuplicateId { id });
            x.lost = true;
        } else {
            found.push(index);
        }
    }
    found
}
