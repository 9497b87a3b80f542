//! One theme: a heading that opens and closes, and its measures by outcome.

use pledge_engine::Decimal;
use pledge_words::{Lang, numbers, say};
use yew::prelude::*;

use crate::components::{FrameworkRef, PledgeRow, Row, local, use_ids};

/// A theme and the rows that it shows.
#[derive(Properties, PartialEq)]
pub struct ThemeSectionProps {
    /// The language of the page.
    pub lang: Lang,
    /// The framework.
    pub framework: FrameworkRef,
    /// Index of the theme.
    pub theme: usize,
    /// Whether it is open.
    pub open: bool,
    /// Whether none of its measures is shown, so that it is not either.
    pub hidden: bool,
    /// How many measures it shows.
    pub measures: usize,
    /// How many pledges it has.
    pub pledges: usize,
    /// Pounds of its pledges.
    pub value: Decimal,
    /// Its rows; none while it is closed.
    pub rows: Vec<Row>,
    /// Opens or closes the theme.
    pub ontoggle: Callback<usize>,
}

/// A theme that opens and closes. Closed, it renders nothing inside.
#[component]
pub fn ThemeSection(props: &ThemeSectionProps) -> Html {
    let ThemeSectionProps { lang, framework, open, .. } = props;
    let lang = *lang;
    let ids = use_ids();
    let onclick =
        use_callback((props.ontoggle.clone(), props.theme), |_: MouseEvent, (ontoggle, theme)| ontoggle.emit(*theme));
    let Some(theme) = framework.themes.get(props.theme) else { return html! { <div></div> } };
    if props.hidden {
        return html! { <div></div> };
    }
    let content = ids.id(&["theme-", &theme.id].concat());
    let several = theme.outcomes.len() > 1;
    let outcomes = theme.outcomes.iter().enumerate().map(|(index, outcome)| {
        let rows: Vec<&Row> = props.rows.iter().filter(|r| framework.measures[r.measure].outcome == index).collect();
        html! {
            <div class="bpc-outcome" key={outcome.id.clone()}>
                <h3 class={if several && !rows.is_empty() { "govuk-heading-s bpc-outcome__title" } else { "govuk-visually-hidden" }}>
                    { local(lang, &outcome.title) }
                </h3>
                <div>
                    { for rows.into_iter().map(|row| html! {
                        <PledgeRow key={framework.measures[row.measure].id.clone()} {lang}
                            framework={framework.clone()} row={row.clone()} />
                    }) }
                </div>
            </div>
        }
    });
    html! {
        <section class={classes!("bpc-theme", open.then_some("bpc-theme--open"))}>
            <h2 class="bpc-theme__heading">
                <button type="button" class="bpc-theme__button" aria-expanded={open.to_string()}
                    aria-controls={content.clone()} {onclick}>
                    <span class="bpc-theme__title">{ local(lang, &theme.title) }</span>
                    <span class="govuk-visually-hidden">{ ", " }</span>
                    <span class="bpc-theme__facts">
                        <span class="bpc-theme__fact">{ say::common_measures(lang, props.measures as u64) }</span>
                        <span class="bpc-theme__fact bpc-theme__fact--mine">
                            if props.pledges > 0 {
                                { say::common_pledges(lang, props.pledges as u64) }
                            }
                        </span>
                        <span class="bpc-theme__fact bpc-theme__fact--mine">
                            if !props.value.is_zero() {
                                { numbers::pounds(props.value) }
                            }
                        </span>
                    </span>
                </button>
            </h2>
            <div id={content} class="bpc-theme__content">
                if *open {
                    <div class="bpc-theme__inside">
                        <p class="govuk-body bpc-theme__summary">{ local(lang, &theme.summary) }</p>
                        <div>{ for outcomes }</div>
                    </div>
                }
            </div>
        </section>
    }
}
