//! A framework as a prop: compared by pointer, because comparing it deeply would cost more than rendering.

use std::ops::Deref;
use std::rc::Rc;

use pledge_engine::framework::Framework;

/// A shared framework, equal only to itself.
#[derive(Clone, Debug)]
pub struct FrameworkRef(Rc<Framework>);

impl PartialEq for FrameworkRef {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.0, &other.0)
    }
}

impl From<Rc<Framework>> for FrameworkRef {
    fn from(framework: Rc<Framework>) -> Self {
        Self(framework)
    }
}

impl Deref for FrameworkRef {
    type Target = Framework;

    fn deref(&self) -> &Framework {
        &self.0
    }
}
