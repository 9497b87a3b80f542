//! One theme: a heading that opens and closes, and its measures by outcome.

use std::rc::Rc;

use pledge_engine::framework::Framework;
use pledge_words::{numbers, say};
use yew::prelude::*;

use crate::components::{Cx, PledgeRow, Row, local};
use crate::state::{Action, Model};
use crate::view::{Named, each, flag, html};

/// What a theme shows.
pub struct Shown {
    /// Index of the theme.
    pub theme: usize,
    /// Whether it is open.
    pub open: bool,
    /// How many measures it shows; with none it is not shown either.
    pub measures: usize,
    /// Its rows; none while it is closed.
    pub rows: Vec<Row>,
}

/// A theme that opens and closes. Closed, it renders nothing inside.
pub fn theme(cx: &Cx, store: &Model, framework: &Rc<Framework>, shown: Shown) -> Html {
    let lang = cx.lang;
    let Some(theme) = framework.themes.get(shown.theme).filter(|_| shown.measures > 0) else {
        return html! { <div key={shown.theme}></div> };
    };
    let pledges = store.work.bid().into_iter().flat_map(|bid| &bid.pledges);
    let of_theme = |id: &str| framework.measure(id).is_some_and(|m| framework.measures[m].theme == shown.theme);
    let pledges = pledges.filter(|pledge| of_theme(&pledge.measure)).count() as u64;
    let pledges = if pledges > 0 { say::common_pledges(lang, pledges) } else { String::new() };
    let value = store.card().and_then(|card| card.themes.get(shown.theme)).filter(|value| !value.is_zero());
    let value = value.map(|value| numbers::pounds(*value)).unwrap_or_default();
    let id = cx.id(&["theme-", &theme.id].concat());
    let inside = if shown.open {
        html! {
            <div class="bpc-theme__inside">
                <p class="govuk-body bpc-theme__summary">{ local(lang, &theme.summary) }</p>
                <div>{ outcomes(cx, framework, shown.theme, &shown.rows) }</div>
            </div>
        }
    } else {
        html! { <span></span> }
    };
    html! {
        <section key={shown.theme} class={if shown.open { "bpc-theme bpc-theme--open" } else { "bpc-theme" }}>
            <h2 class="bpc-theme__heading">
                <button type="button" class="bpc-theme__button" aria-expanded={flag(shown.open)}
                    aria-controls={id.clone()} onclick={cx.click(Action::ToggleTheme(shown.theme))}>
                    <span class="bpc-theme__title">{ local(lang, &theme.title) }</span>
                    <span class="govuk-visually-hidden">{ ", " }</span>
                    <span class="bpc-theme__facts">
                        <span class="bpc-theme__fact">{ say::common_measures(lang, shown.measures as u64) }</span>
                        <span class="bpc-theme__fact bpc-theme__fact--mine">{ pledges }</span>
                        <span class="bpc-theme__fact bpc-theme__fact--mine">{ value }</span>
                    </span>
                </button>
            </h2>
            <div {id} class="bpc-theme__content">{ inside }</div>
        </section>
    }
}

/// The rows of a theme by outcome.
fn outcomes(cx: &Cx, framework: &Rc<Framework>, theme: usize, rows: &[Row]) -> Html {
    let lang = cx.lang;
    let outcomes = framework.themes.get(theme).map_or(&[] as &[_], |theme| &theme.outcomes);
    let mut outcomes_of = outcomes.iter().enumerate().map(|(at, outcome)| {
        let here = rows.iter().filter(|row| framework.measures[row.measure].outcome == at);
        let here = here.map(|row| {
            html! { <PledgeRow key={row.measure.named()} cx={cx.clone()} framework={framework.clone()} row={row.clone()} /> }
        });
        let here: Vec<Html> = here.collect();
        let seen = outcomes.len() > 1 && !here.is_empty();
        let class = if seen { "govuk-heading-s bpc-outcome__title" } else { "govuk-visually-hidden" };
        html! {
            <div class="bpc-outcome" key={at}>
                <h3 {class}>{ local(lang, &outcome.title) }</h3>
                <div>{ for here }</div>
            </div>
        }
    });
    each(&mut outcomes_of)
}
