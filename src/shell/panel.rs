//! The score panel: marks with their certainty, pounds, a bar for each part and theme, and one plain sentence.

use pledge_engine::Decimal;
use pledge_engine::advise::FindingSeverity;
use pledge_engine::framework::Framework;
use pledge_engine::score::{Certainty, Figure, Scorecard};
use pledge_words::{Lang, numbers, say};
use yew::prelude::*;

use super::bars::{Bar, Bars};
use super::part::{is_graded, is_relative, phrase, total};
use super::rival::Rival;
use crate::components::{PageLink, Working, local, use_ids};
use crate::state::{Model, Page, use_store};

/// The score panel.
#[component]
pub fn Panel() -> Html {
    let store = use_store();
    let ids = use_ids();
    let lang = store.lang;
    let open = use_state_eq(|| false);
    let ontoggle = use_callback(open.clone(), |_: MouseEvent, open| open.set(!**open));
    let (Some(loaded), Some(card)) = (&store.work.framework, store.card()) else { return html! { <div></div> } };
    let framework = &loaded.framework;
    let parts = ids.id("panel-parts");
    html! {
        <aside class={classes!("bpc-panel", open.then_some("bpc-panel--open"))} aria-label={say::panel_title(lang)}>
            <div class="bpc-panel__top">
                <h2 class="bpc-panel__title">{ say::panel_title(lang) }</h2>
                <Headline {lang} marks={headline(lang, framework, card)} practice={framework.status.is_practice()} />
                <button type="button" class="bpc-panel__toggle" aria-expanded={open.to_string()}
                    aria-controls={parts.clone()} onclick={ontoggle}>
                    if *open { { say::panel_less(lang) } } else { { say::panel_more(lang) } }
                </button>
            </div>
            <div class="bpc-panel__parts" id={parts}>
                <p class="bpc-panel__sentence">{ sentence(&store) }</p>
                <div class="bpc-panel__value">
                    <Working {lang} figure={Figure::SocialValue} name={say::panel_value(lang)}
                        text={numbers::pounds(card.social_value)} />
                    <p class="bpc-panel__note" hidden={card.price_years.len() < 2}>
                        { say::panel_mixed_years(lang, &card.price_years.join(", ")) }
                    </p>
                </div>
                <div class="bpc-panel__sections">
                    { for (0..framework.sections.len()).map(|section| part(&store, framework, card, section)) }
                </div>
                <Bars title={say::panel_sections(lang)} bars={section_bars(lang, framework, card)} />
                <Bars title={say::panel_themes(lang)} bars={theme_bars(lang, framework, card)} />
            </div>
        </aside>
    }
}

#[derive(Properties, PartialEq)]
struct HeadlineProps {
    lang: Lang,
    marks: Vec<AttrValue>,
    practice: bool,
}

/// What stays in sight on the smallest screen.
#[component]
fn Headline(props: &HeadlineProps) -> Html {
    html! {
        <div class="bpc-panel__headline">
            { for props.marks.iter().enumerate().map(|(index, line)| html! {
                <p key={index} class="bpc-panel__marks">{ line }</p>
            }) }
            <p class="bpc-panel__practice" hidden={!props.practice}>{ say::status_practice(props.lang) }</p>
        </div>
    }
}

/// The total, if every part has marks that may be added; else each part alone.
pub(super) fn headline(lang: Lang, framework: &Framework, card: &Scorecard) -> Vec<AttrValue> {
    if card.excluded {
        return vec![say::panel_excluded(lang).into()];
    }
    if let (Some(marks), Some(out_of)) = (card.marks, card.out_of)
        && card.certainty != Certainty::OnlyBid
    {
        let figure = say::common_marks_of(lang, &numbers::marks(marks), &numbers::out_of(out_of));
        return vec![[figure, total(lang, card.certainty)].join(" ").into()];
    }
    let lines = framework.sections.iter().enumerate().map(|(section, s)| {
        let certainty = card.sections.get(section).and_then(|score| score.certainty);
        let text = if certainty == Some(Certainty::OnlyBid) {
            let counted = card.sections.get(section).and_then(|score| score.value).unwrap_or_default();
            [numbers::pounds(counted), say::certainty_only_bid_short(lang).into()].join(", ")
        } else {
            phrase(lang, framework, card, section)
        };
        AttrValue::from([local(lang, &s.title), ": ", &text].concat())
    });
    lines.collect()
}

/// One section: what its marks are and what they rest on.
fn part(store: &Model, framework: &Framework, card: &Scorecard, section: usize) -> Html {
    let lang = store.lang;
    let (Some(shape), Some(score)) = (framework.sections.get(section), card.sections.get(section)) else {
        return html! { <div key={section}></div> };
    };
    let rival = store.work.assumptions.get(&shape.id).map(|a| a.best_rival.clone()).unwrap_or_default();
    let out_of = score.out_of.map(numbers::out_of).unwrap_or_default();
    let scenario = |marks: Decimal, when: &str| {
        let figure = say::common_marks_of(lang, &numbers::marks(marks), &out_of);
        html! { <li><strong>{ figure }</strong>{ " " }{ when }</li> }
    };
    let relative = is_relative(card, section);
    let told = phrase(lang, framework, card, section);
    // Marks are told beside their working, anything else in a line of its own.
    let marks = score.marks.is_some() && score.certainty != Some(Certainty::OnlyBid);
    html! {
        <section key={section} class="bpc-part">
            <h3 class="bpc-part__title">{ local(lang, &shape.title) }</h3>
            <div>
                if marks {
                    <Working {lang} figure={Figure::SectionMarks(section)} name={local(lang, &shape.title).to_owned()}
                        quiet=true text={told.clone()} />
                }
            </div>
            <p class="bpc-part__phrase" hidden={marks}>{ if marks { "" } else { told.as_str() } }</p>
            <div>
                if let Some([equal, half, double]) = score.scenarios {
                    <div class="bpc-scenarios">
                        <p class="govuk-body-s">{ say::panel_scenarios(lang) }</p>
                        <ul class="bpc-scenarios__list">
                            { scenario(equal, say::panel_scenario_equal(lang)) }
                            { scenario(half, say::panel_scenario_half_more(lang)) }
                            { scenario(double, say::panel_scenario_double(lang)) }
                        </ul>
                    </div>
                }
            </div>
            <div>
                if let Some(value) = score.value {
                    <Working {lang} figure={Figure::SectionValue(section)} name={say::panel_counted(lang)}
                        text={numbers::pounds(value)} />
                }
            </div>
            <div>
                if score.out_of.is_none() {
                    <PageLink page={Page::Contract}>{ say::panel_tell_us(lang) }</PageLink>
                }
            </div>
            <div>
                if relative {
                    <Rival {lang} section={shape.id.clone()} text={rival} />
                }
            </div>
        </section>
    }
}

/// A bar for each section; a section without marks of its own shows what it carries.
fn section_bars(lang: Lang, framework: &Framework, card: &Scorecard) -> Vec<Bar> {
    let bars = framework.sections.iter().enumerate().filter_map(|(section, shape)| {
        let score = card.sections.get(section)?;
        let whole = score.out_of?;
        let only = score.certainty == Some(Certainty::OnlyBid);
        let shown = score.marks.filter(|_| !only);
        let total = numbers::out_of(whole);
        let figure = match shown {
            Some(marks) => say::common_marks_of(lang, &numbers::marks(marks), &total),
            None if only => say::certainty_only_bid_short(lang).into(),
            None if is_graded(framework, section) => say::panel_evaluators(lang, &total),
            None => say::panel_not_known(lang).into(),
        };
        let name = local(lang, &shape.title).to_owned();
        Some(Bar { name: name.into(), figure: figure.into(), part: shown.unwrap_or_default(), whole })
    });
    bars.collect()
}

/// A bar for each theme, the greatest one full.
fn theme_bars(lang: Lang, framework: &Framework, card: &Scorecard) -> Vec<Bar> {
    let whole = card.themes.iter().copied().max().unwrap_or_default();
    let themes = framework.themes.iter().zip(&card.themes);
    let bars = themes.map(|(theme, value)| Bar {
        name: local(lang, &theme.title).to_owned().into(),
        figure: numbers::pounds(*value).into(),
        part: *value,
        whole,
    });
    bars.collect()
}

/// The one plain sentence: the most useful thing to know now.
fn sentence(store: &Model) -> String {
    let lang = store.lang;
    let count = |severity| store.results.findings.iter().filter(|f| f.severity == severity).count() as u64;
    let (errors, warnings) = (count(FindingSeverity::Error), count(FindingSeverity::Warning));
    if store.work.bid().is_none_or(|bid| bid.pledges.is_empty()) {
        say::panel_nothing(lang).into()
    } else if errors > 0 {
        say::panel_errors(lang, errors)
    } else if warnings > 0 {
        say::panel_warnings(lang, warnings)
    } else {
        say::panel_fine(lang).into()
    }
}
