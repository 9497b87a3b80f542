//! A value that is shared until somebody changes it.

use std::ops::{Deref, DerefMut};
use std::rc::Rc;

/// A value whose copies are one value until one of them is changed: copying a bid for a step that can be undone copies
/// no pledge, and whether a pledge is still the same is told without looking at its texts.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Shared<T>(Rc<T>);

impl<T> Shared<T> {
    /// Whether both are one value, and not only equal.
    pub fn is_same(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.0, &other.0)
    }
}

impl<T> From<T> for Shared<T> {
    fn from(value: T) -> Self {
        Self(Rc::new(value))
    }
}

impl<T> Deref for Shared<T> {
    type Target = T;

    fn deref(&self) -> &T {
        &self.0
    }
}

/// What is changed is a value of its own from then on.
impl<T: Clone> DerefMut for Shared<T> {
    fn deref_mut(&mut self) -> &mut T {
        Rc::make_mut(&mut self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::Shared;

    #[test]
    fn a_copy_is_the_same_until_it_is_changed() {
        let one: Shared<String> = "one".to_owned().into();
        let mut two = one.clone();
        assert!(one.is_same(&two));
        two.push('!');
        assert!(!one.is_same(&two));
        assert_eq!((one.as_str(), two.as_str()), ("one", "one!"));
        // Equal again, and yet another value.
        two.pop();
        assert_eq!(one, two);
        assert!(!one.is_same(&two));
    }
}
