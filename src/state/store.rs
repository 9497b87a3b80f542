//! The model as Yew sees it: compared by pointer, so that nothing is compared deeply.

use std::ops::Deref;
use std::rc::Rc;

use yew::prelude::*;

use super::{Action, Model};

/// The model in view. Equal only to itself.
#[derive(Clone, Debug, Default)]
pub struct Store(Rc<Model>);

/// Sends actions to the store; it never changes.
pub type Dispatch = UseReducerDispatcher<Store>;

impl Store {
    /// A store that begins with a model.
    pub fn new(model: Model) -> Self {
        Self(Rc::new(model))
    }
}

impl PartialEq for Store {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.0, &other.0)
    }
}

impl Deref for Store {
    type Target = Model;

    fn deref(&self) -> &Model {
        &self.0
    }
}

impl Reducible for Store {
    type Action = Action;

    fn reduce(self: Rc<Self>, action: Action) -> Rc<Self> {
        Rc::new(Self::new(self.0.reduce(action)))
    }
}

/// The model; the component renders anew whenever it changes. Rows take props instead.
#[hook]
pub fn use_store() -> Store {
    use_context().expect("the app's root provides the store")
}
