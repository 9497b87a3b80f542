//! Undo and redo: whole snapshots, which are small and shared.

use std::rc::Rc;

use super::{Action, SetupChange, Work};

/// How many steps can be taken back.
const STEPS: usize = 200;

/// What was before, and what was taken back.
#[derive(Clone, Debug, Default)]
pub struct History {
    past: Vec<Rc<Work>>,
    future: Vec<Rc<Work>>,
    /// The last change, so that typing one field is one step.
    last: Option<Rc<Action>>,
}

impl History {
    /// Whether there is something to take back.
    pub fn can_undo(&self) -> bool {
        !self.past.is_empty()
    }

    /// Whether there is something to make again.
    pub fn can_redo(&self) -> bool {
        !self.future.is_empty()
    }

    /// Notes the work before a change. Typing on in the same field is one step.
    pub(super) fn note(&mut self, before: &Rc<Work>, action: &Rc<Action>) {
        self.future.clear();
        let goes_on = self.last.as_ref().is_some_and(|last| same_field(last, action));
        self.last = Some(action.clone());
        if goes_on {
            return;
        }
        self.past.push(before.clone());
        if self.past.len() > STEPS {
            self.past.remove(0);
        }
    }

    /// Changes every work that can come back.
    pub(super) fn change_all(&mut self, change: &dyn Fn(&Rc<Work>) -> Rc<Work>) {
        for work in self.past.iter_mut().chain(&mut self.future) {
            *work = change(work);
        }
    }

    /// Makes the next change a step of its own.
    pub(super) fn end_step(&mut self) {
        self.last = None;
    }

    /// Takes the last change back.
    pub(super) fn undo(&mut self, now: &Rc<Work>) -> Option<Rc<Work>> {
        let before = self.past.pop()?;
        self.future.push(now.clone());
        self.last = None;
        Some(before)
    }

    /// Makes the change taken back last again.
    pub(super) fn redo(&mut self, now: &Rc<Work>) -> Option<Rc<Work>> {
        let after = self.future.pop()?;
        self.past.push(now.clone());
        self.last = None;
        Some(after)
    }
}

/// Whether two actions are typing in one and the same field.
fn same_field(last: &Action, next: &Action) -> bool {
    use Action::*;
    match (last, next) {
        (SetContract(a, _), SetContract(b, _)) => a == b,
        (SetBid(a, _), SetBid(b, _)) => a == b,
        (ChangeSetup(_, SetupChange::Type(a, _)), ChangeSetup(_, SetupChange::Type(b, _))) => a == b,
        (SetTender { parameter: a, .. }, SetTender { parameter: b, .. }) => a == b,
        (SetBestRival { section: a, .. }, SetBestRival { section: b, .. }) => a == b,
        (SetInput { measure: a, nth: m, input: i, .. }, SetInput { measure: b, nth: n, input: j, .. }) => {
            a == b && m == n && i == j
        }
        (SetPledgeAnswer { measure: a, nth: m, .. }, SetPledgeAnswer { measure: b, nth: n, .. }) => a == b && m == n,
        (SetClaim { measure: a, nth: m, field: f, .. }, SetClaim { measure: b, nth: n, field: g, .. }) => {
            a == b && m == n && f == g
        }
        (SetAnswer { criterion: a, .. }, SetAnswer { criterion: b, .. }) => a == b,
        (SetNote { criterion: a, .. }, SetNote { criterion: b, .. }) => a == b,
        _ => false,
    }
}
