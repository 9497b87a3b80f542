//! The box for the best offer that somebody expects in a section.

use pledge_engine::framework::{InputKind, Section};
use pledge_words::say;
use yew::prelude::*;

use crate::components::{Cx, Input, number};
use crate::state::{Action, Work};

/// The box for the best offer that somebody expects in a section. It may stand in two places: each has its own name.
pub fn rival(cx: &Cx, work: &Work, section: &Section, id: fn(&str) -> String) -> Html {
    let typed = work.assumptions.get(&section.id).map_or("", |assumed| &assumed.best_rival);
    let made = Input {
        id: id(&section.id),
        label: say::panel_rival(cx.lang),
        hint: say::panel_rival_hint(cx.lang),
        value: typed,
        action: Action::SetBestRival { section: section.id.clone(), text: String::new() },
    };
    number(cx, InputKind::Money, made)
}
