//! The Pledges page: measures by theme.

mod lost;
mod theme;

use pledge_engine::framework::Framework;
use pledge_words::say;
use yew::prelude::*;

use self::lost::lost;
use self::theme::{Shown, theme};
use crate::components::{Cx, FrameworkRef, Row, field, next_step, page_link, use_cx};
use crate::state::{Model, Page, use_store};
use crate::view::html;

/// What is in view.
#[derive(Clone, PartialEq)]
struct View {
    /// Which themes are open.
    open: Vec<bool>,
    /// With "only my pledges": the measures that had one when the box was ticked. A row stays when its last pledge
    /// goes, so that the focus in it is not lost.
    only: Option<Vec<bool>>,
}

/// The Pledges page.
#[component]
pub fn Pledges() -> Html {
    let store = use_store();
    let lang = store.lang;
    let cx = use_cx();
    let view = use_state_eq(|| View { open: open_at_first(&store), only: None });
    // A link from elsewhere may lead to a field in a closed theme, which then opens and stays open.
    let wanted = cx.frame().next_focus.borrow().as_ref().and_then(|name| theme_of(&store, name));
    let entered = use_mut_ref(|| true);
    {
        let cx = cx.clone();
        use_effect_with((wanted, view.clone()), move |(wanted, view)| {
            let entered = entered.replace(false);
            let Some(theme) = *wanted else { return };
            if view.open.get(theme) == Some(&false) {
                view.set(toggled(view, theme));
            }
            // On entering the page the app moves the focus; from a link on this page nobody else does.
            if !entered {
                cx.frame().take_focus();
            }
        });
    }
    let Some(loaded) = &store.work.framework else {
        return html! {
            <div>
                <h1 class="govuk-heading-l">{ say::pledges_title(lang) }</h1>
                <p class="govuk-body">{ say::pledges_no_framework(lang) }</p>
                { page_link(&cx, Page::Start, say::pledges_to_start(lang)) }
            </div>
        };
    };
    let framework = FrameworkRef::from(loaded.framework.clone());
    let mine = pledged(&store);
    let all_open = view.open.iter().all(|open| *open);
    let onall = {
        let view = view.clone();
        move |_: MouseEvent| view.set(View { open: vec![!all_open; view.open.len()], only: None })
    };
    let ononly = {
        let (view, mine) = (view.clone(), mine.clone());
        move |_: Event| {
            let only = if view.only.is_some() { None } else { Some(mine.clone()) };
            view.set(View { open: view.open.clone(), only });
        }
    };
    let shown = |at: usize| view.only.as_ref().is_none_or(|then| then.get(at) == Some(&true) || mine[at]);
    let themes = (0..framework.themes.len()).map(|at| {
        let of = (0..framework.measures.len()).filter(|m| framework.measures[*m].theme == at && shown(*m));
        let of: Vec<usize> = of.collect();
        let open = view.only.is_some() || wanted == Some(at) || view.open.get(at) == Some(&true);
        let rows = if open { of.iter().map(|m| Row::of(&store, &framework, *m)).collect() } else { Vec::new() };
        let (measures, view) = (of.len(), view.clone());
        let onclick = move |_: MouseEvent| view.set(toggled(&view, at));
        theme(&cx, &store, &framework, Shown { theme: at, open, measures, rows, onclick: Callback::from(onclick) })
    });
    let themes: Html = themes.collect();
    let only = view.only.is_some();
    let none = only && !mine.contains(&true);
    let intro = if framework.measures.is_empty() { say::pledges_no_measures(lang) } else { say::pledges_intro(lang) };
    html! {
        <div class="bpc-pledges">
            <h1 class="govuk-heading-l">{ say::pledges_title(lang) }</h1>
            <p class="govuk-body">{ intro }</p>
            <div class="bpc-pledges__tools">
                { only_mine(&cx, only, Callback::from(ononly)) }
                <button type="button" class="bpc-link-button" hidden={only || framework.themes.len() < 2} onclick={onall}>
                    { if all_open { say::pledges_close_all(lang) } else { say::pledges_open_all(lang) } }
                </button>
            </div>
            <p class="govuk-inset-text" hidden={!none}>{ say::pledges_none(lang) }</p>
            <div class="bpc-themes">{ themes }</div>
            { lost(&cx, &store, &framework) }
            { next_step(&cx, Page::Questions, say::pledges_continue(lang)) }
        </div>
    }
}

/// The box that leaves only measures with a pledge in view.
fn only_mine(cx: &Cx, checked: bool, onchange: Callback<Event>) -> Html {
    let id = cx.id("pledges-only-mine");
    html! {
        <div class="govuk-checkboxes govuk-checkboxes--small">
            <div class="govuk-checkboxes__item">
                <input class="govuk-checkboxes__input" type="checkbox" id={id.clone()} {checked} {onchange} />
                <label class="govuk-label govuk-checkboxes__label" for={id}>{ say::pledges_only_mine(cx.lang) }</label>
            </div>
        </div>
    }
}

/// The view with one theme opened or closed.
fn toggled(view: &View, theme: usize) -> View {
    let mut next = view.clone();
    if let Some(open) = next.open.get_mut(theme) {
        *open = !*open;
    }
    next
}

/// For each measure whether it has a pledge.
fn pledged(store: &Model) -> Vec<bool> {
    let Some(loaded) = &store.work.framework else { return Vec::new() };
    let framework = &loaded.framework;
    let mut mine = vec![false; framework.measures.len()];
    for pledge in store.work.bid().into_iter().flat_map(|bid| &bid.pledges) {
        if let Some(at) = framework.measure(&pledge.measure) {
            mine[at] = true;
        }
    }
    mine
}

/// Themes that are open when the page is entered: those with pledges, else the first.
fn open_at_first(store: &Model) -> Vec<bool> {
    let Some(loaded) = &store.work.framework else { return Vec::new() };
    let framework: &Framework = &loaded.framework;
    let mut open = vec![false; framework.themes.len()];
    for (measure, _) in framework.measures.iter().zip(pledged(store)).filter(|(_, mine)| *mine) {
        open[measure.theme] = true;
    }
    if let Some(first) = open.first_mut().filter(|_| !pledged(store).contains(&true)) {
        *first = true;
    }
    open
}

/// The theme of the measure that a field is on.
fn theme_of(store: &Model, name: &str) -> Option<usize> {
    let framework = &store.work.framework.as_ref()?.framework;
    // One suffix rather than a pattern: a search for text weighs half a kilobyte before the first mark.
    let of = |id: &str| name.starts_with(field::input(id, 0, "").strip_suffix("0-").unwrap_or_default());
    // The longest id decides: "m1" is also the beginning of "m1-a".
    let measures = framework.measures.iter().filter(|measure| of(&measure.id));
    measures.max_by_key(|measure| measure.id.len()).map(|measure| measure.theme)
}
