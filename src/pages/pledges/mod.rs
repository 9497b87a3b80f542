//! The Pledges page: measures by theme.

mod lost;
mod theme;

use pledge_engine::framework::Framework;
use pledge_words::say;
use yew::prelude::*;

use self::lost::lost;
use self::theme::{Shown, theme};
use crate::components::{Cx, Row, field, next_step, page_link};
use crate::state::{Action, Model, Page, Store};
use crate::view::{each, html};

/// The Pledges page.
pub fn pledges(cx: &Cx, store: &Store) -> Html {
    let lang = cx.lang;
    let Some(loaded) = &store.work.framework else {
        return html! {
            <div>
                <h1 class="govuk-heading-l">{ say::pledges_title(lang) }</h1>
                <p class="govuk-body">{ say::pledges_no_framework(lang) }</p>
                { page_link(cx, Page::Start, say::pledges_to_start(lang)) }
            </div>
        };
    };
    let (framework, view) = (&loaded.framework, &store.view);
    let mine = store.pledged();
    let shown = |at: usize| view.only.as_ref().is_none_or(|then| then.get(at) == Some(&true) || mine[at]);
    let mut themes = (0..framework.themes.len()).map(|at| {
        let of = (0..framework.measures.len()).filter(|m| framework.measures[*m].theme == at && shown(*m));
        let of: Vec<usize> = of.collect();
        let open = view.only.is_some() || view.open.get(at) == Some(&true);
        let rows = if open { of.iter().map(|m| row(store, framework, *m)).collect() } else { Vec::new() };
        theme(cx, store, framework, Shown { theme: at, open, measures: of.len(), rows })
    });
    let themes = each(&mut themes);
    let only = view.only.is_some();
    let none = only && !mine.contains(&true);
    let nothing = framework.measures.is_empty();
    let intro = if nothing { say::pledges_no_measures(lang) } else { say::pledges_intro(lang) };
    let all = if store.all_open() { say::pledges_close_all(lang) } else { say::pledges_open_all(lang) };
    let id = cx.id("pledges-only-mine");
    html! {
        <div class="bpc-pledges">
            <h1 class="govuk-heading-l">{ say::pledges_title(lang) }</h1>
            <p class="govuk-body">{ intro }</p>
            <div class="bpc-pledges__tools" hidden={nothing}>
                <div class="govuk-checkboxes govuk-checkboxes--small">
                    <div class="govuk-checkboxes__item">
                        <input class="govuk-checkboxes__input" type="checkbox" id={id.clone()} checked={only}
                            onchange={cx.change(Action::ToggleMine)} />
                        <label class="govuk-label govuk-checkboxes__label" for={id}>{ say::pledges_only_mine(lang) }</label>
                    </div>
                </div>
                <button type="button" class="bpc-link-button" hidden={only || framework.themes.len() < 2}
                    onclick={cx.click(Action::ToggleThemes)}>
                    { all }
                </button>
            </div>
            <p class="govuk-inset-text" hidden={!none}>{ say::pledges_none(lang) }</p>
            <div class="bpc-themes" hidden={nothing}>{ themes }</div>
            { lost(cx, store, framework) }
            { next_step(cx, Page::Questions, say::pledges_continue(lang)) }
        </div>
    }
}

/// The row of a measure. While a working is open in it, it follows every change.
fn row(store: &Store, framework: &Framework, measure: usize) -> Row {
    Row { opened: store.opens_in(measure).then(|| store.clone()), ..Row::of(store, framework, measure) }
}

/// The theme of the measure that a field is on: a link to the field opens it.
pub fn theme_of(store: &Model, name: &str) -> Option<usize> {
    let framework = &store.work.framework.as_ref()?.framework;
    // One suffix rather than a pattern: a search for text weighs half a kilobyte before the first mark.
    let of = |id: &str| name.starts_with(field::input(id, 0, "").strip_suffix("0-").unwrap_or_default());
    // The longest id decides: "m1" is also the beginning of "m1-a".
    let measures = framework.measures.iter().filter(|measure| of(&measure.id));
    measures.max_by_key(|measure| measure.id.len()).map(|measure| measure.theme)
}
