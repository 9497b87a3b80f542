//! The Pledges page: measures by theme.

mod lost;
mod theme;

use std::collections::BTreeSet;

use pledge_engine::bid::Pledge;
use pledge_engine::framework::Framework;
use pledge_words::say;
use yew::prelude::*;

use self::lost::lost;
use self::theme::ThemeSection;
use crate::components::{FrameworkRef, Row, field, next_step, page_link, use_cx, use_frame};
use crate::state::{Page, Store, use_store};

/// The Pledges page.
#[component]
pub fn Pledges() -> Html {
    let store = use_store();
    let frame = use_frame();
    let lang = store.lang;
    let cx = use_cx(lang);
    let open = use_state_eq(|| open_at_first(&store));
    // A link from elsewhere may lead to a field in a closed theme, which then opens and stays open.
    let wanted = frame.next_focus.borrow().as_ref().and_then(|name| theme_of(&store, name));
    let entered = use_mut_ref(|| true);
    use_effect_with((wanted, open.clone()), move |(wanted, open)| {
        let entered = entered.replace(false);
        let Some(theme) = *wanted else { return };
        let mut next = BTreeSet::clone(open);
        if next.insert(theme) {
            open.set(next);
        }
        // On entering the page the app moves the focus; from a link on this page nobody else does.
        if !entered && let Some(name) = frame.next_focus.take() {
            frame.focus(&name);
        }
    });
    // The measures that had a pledge when the box was ticked: a row stays when its last pledge goes, so that
    // the focus in it is not lost.
    let only = use_state_eq(|| None::<BTreeSet<usize>>);
    let ontoggle = use_callback(open.clone(), |theme: usize, open| {
        let mut next = BTreeSet::clone(open);
        if !next.remove(&theme) {
            next.insert(theme);
        }
        open.set(next);
    });
    let ononly = use_callback((only.clone(), store.clone()), |_: Event, (only, store)| {
        only.set(if only.is_some() { None } else { Some(pledged(store)) });
    });
    let onall = use_callback((open.clone(), store.clone()), |_: MouseEvent, (open, store)| {
        let themes = store.work.framework.as_ref().map_or(0, |loaded| loaded.framework.themes.len());
        open.set(if open.len() < themes { (0..themes).collect() } else { BTreeSet::new() });
    });
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
    let shown = |measure: usize| match &*only {
        Some(then) => then.contains(&measure) || mine.contains(&measure),
        None => true,
    };
    let checkbox = cx.id("pledges-only-mine");
    let themes = framework.themes.iter().enumerate().map(|(index, theme)| {
        let of: Vec<usize> =
            (0..framework.measures.len()).filter(|m| framework.measures[*m].theme == index && shown(*m)).collect();
        let is_open = only.is_some() || open.contains(&index) || wanted == Some(index);
        let rows: Vec<Row> =
            if is_open { of.iter().map(|m| Row::of(&store, &framework, *m)).collect() } else { Vec::new() };
        let value = store.card().and_then(|card| card.themes.get(index)).copied().unwrap_or_default();
        html! {
            <ThemeSection key={theme.id.clone()} {lang} framework={framework.clone()} theme={index} open={is_open}
                measures={of.len()} pledges={pledges_in(&store, &framework, index)} {value} {rows}
                ontoggle={ontoggle.clone()} hidden={of.is_empty()} />
        }
    });
    html! {
        <div class="bpc-pledges">
            <h1 class="govuk-heading-l">{ say::pledges_title(lang) }</h1>
            <p class="govuk-body">
                if framework.measures.is_empty() {
                    { say::pledges_no_measures(lang) }
                } else {
                    { say::pledges_intro(lang) }
                }
            </p>
            <div class="bpc-pledges__tools">
                <div class="govuk-checkboxes govuk-checkboxes--small">
                    <div class="govuk-checkboxes__item">
                        <input class="govuk-checkboxes__input" type="checkbox" id={checkbox.clone()}
                            checked={only.is_some()} onchange={ononly} />
                        <label class="govuk-label govuk-checkboxes__label" for={checkbox}>
                            { say::pledges_only_mine(lang) }
                        </label>
                    </div>
                </div>
                <div>
                    if only.is_none() && framework.themes.len() > 1 {
                        <button type="button" class="bpc-link-button" onclick={onall}>
                            if open.len() < framework.themes.len() {
                                { say::pledges_open_all(lang) }
                            } else {
                                { say::pledges_close_all(lang) }
                            }
                        </button>
                    }
                </div>
            </div>
            <div>
                if only.is_some() && mine.is_empty() {
                    <p class="govuk-inset-text">{ say::pledges_none(lang) }</p>
                }
            </div>
            <div class="bpc-themes">{ for themes }</div>
            { lost(&cx, &store, &framework) }
            { next_step(&cx, Page::Questions, say::pledges_continue(lang)) }
        </div>
    }
}

/// Measures (indices) that have a pledge.
fn pledged(store: &Store) -> BTreeSet<usize> {
    let Some(loaded) = &store.work.framework else { return BTreeSet::new() };
    let pledges = store.work.bid().map_or(&[] as &[Pledge], |bid| &bid.pledges);
    pledges.iter().filter_map(|p| loaded.framework.measure(&p.measure)).collect()
}

/// Themes that are open when the page is entered: those with pledges, else the first.
fn open_at_first(store: &Store) -> BTreeSet<usize> {
    let Some(loaded) = &store.work.framework else { return BTreeSet::new() };
    let mut open: BTreeSet<usize> = pledged(store).into_iter().map(|m| loaded.framework.measures[m].theme).collect();
    if open.is_empty() {
        open.insert(0);
    }
    open
}

/// The theme of the measure that a field is on.
fn theme_of(store: &Store, name: &str) -> Option<usize> {
    let framework = &store.work.framework.as_ref()?.framework;
    let of = |id: &str| name.starts_with(field::input(id, 0, "").trim_end_matches("0-"));
    // The longest id decides: "m1" is also the beginning of "m1-a".
    let measures = framework.measures.iter().filter(|measure| of(&measure.id));
    measures.max_by_key(|measure| measure.id.len()).map(|measure| measure.theme)
}

/// How many pledges a theme has.
fn pledges_in(store: &Store, framework: &Framework, theme: usize) -> usize {
    let of_theme = |p: &&Pledge| framework.measure(&p.measure).is_some_and(|m| framework.measures[m].theme == theme);
    store.work.bid().map_or(0, |bid| bid.pledges.iter().filter(of_theme).count())
}
