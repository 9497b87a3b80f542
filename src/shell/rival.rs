//! The box for the best offer that somebody expects in a section.

use pledge_engine::framework::{Counts, InputKind, Section};
use pledge_words::say;
use yew::prelude::*;

use crate::components::{Cx, Input, number};
use crate::state::{Action, Work};

/// The box for the best offer that somebody expects in a section. It may stand in two places: each has its own name.
pub fn rival(cx: &Cx, work: &Work, section: &Section, id: fn(&str) -> String) -> Html {
    let typed = work.assumptions.get(&section.id).map_or("", |assumed| &assumed.best_rival);
    let (hint, kind) = match section.counts {
        Counts::Money => (say::panel_rival_hint(cx.lang), InputKind::Money),
        Counts::Points => (say::panel_rival_hint_points(cx.lang), InputKind::Number),
        Counts::Ratio(_) => (say::panel_rival_hint_ratio(cx.lang), InputKind::Money),
    };
    let made = Input {
        id: id(&section.id),
        label: say::panel_rival(cx.lang),
        hint,
        value: typed,
        action: Action::SetBestRival { section: section.id.clone(), text: String::new() },
    };
    number(cx, kind, made)
}
