//! Figures that the framework or the tender sets.

use super::Context;
use super::only_if::rows;
use super::tender::parameter_of;
use super::value::constant;
use crate::framework::Stated;
use crate::json::Node;
use crate::json::walk::Walk;

/// A constant, a parameter of that kind, or a table by the contract's facts.
pub(super) fn stated<'n>(walk: &mut Walk, x: &mut Context<'n>, node: &'n Node, kind: &'static str) -> Stated {
    let refers = |key| node.given(key).is_some();
    let (asked, by_facts) = (refers("parameter"), refers("by"));
    if !asked && !by_facts {
        return Stated::Fixed(constant(walk, x, node));
    }
    let Some(mut c) = walk.object(node) else {
        return Stated::Parameter(0);
    };
    let stated = if asked {
        Stated::Parameter(parameter_of(&mut c, x, "parameter", kind))
    } else {
        let table = c.get("by").map(|node| rows(c.walk, x, node));
        Stated::By(table.unwrap_or_default())
    };
    c.finish();
    stated
}
