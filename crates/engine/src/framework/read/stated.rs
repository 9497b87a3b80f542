//! Figures that the framework or the tender sets.

use super::Context;
use super::tender::parameter_of;
use super::value::constant;
use crate::framework::Stated;
use crate::json::Node;
use crate::json::walk::Walk;

/// A constant, or a parameter of that kind.
pub(super) fn stated<'n>(walk: &mut Walk, x: &mut Context<'n>, node: &'n Node, kind: &'static str) -> Stated {
    if node.given("parameter").is_none() {
        return Stated::Fixed(constant(walk, x, node));
    }
    let Some(mut c) = walk.object(node) else {
        return Stated::Parameter(0);
    };
    let parameter = parameter_of(&mut c, x, "parameter", kind);
    c.finish();
    Stated::Parameter(parameter)
}
