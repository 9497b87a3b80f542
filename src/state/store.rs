//! The model as Yew sees it: compared by pointer, so that nothing is compared deeply.

use std::ops::Deref;
use std::rc::Rc;

use yew::prelude::*;

use super::{Action, Model};

/// The model in view. Equal only to itself.
#[derive(Clone, Debug, Default)]
pub struct Store(Rc<Model>);

/// Sends actions to the app.
pub type Dispatch = Callback<Rc<Action>>;

impl Store {
    /// A store that holds a model.
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
