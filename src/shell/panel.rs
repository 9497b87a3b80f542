//! The score panel: marks with their certainty, pounds, a bar for each part and theme, and one plain sentence.

use pledge_engine::Decimal;
use pledge_engine::advise::FindingSeverity;
use pledge_engine::framework::Framework;
use pledge_engine::score::{Certainty, Figure, Scorecard};
use pledge_words::{Lang, joined, numbers, results, say};
use yew::prelude::*;

use super::bars::{Bar, bars};
use super::part::{is_graded, is_relative, phrase, total};
use super::rival::rival;
use crate::components::{Cx, field, local, page_link, working, working_beside};
use crate::state::{Action, Model, Page};
use crate::view::{each, flag, html};

/// The score panel; nothing without a framework.
pub fn panel(cx: &Cx, store: &Model) -> Html {
    let lang = cx.lang;
    let (Some(loaded), Some(card)) = (&store.work.framework, store.card()) else { return html! { <div></div> } };
    let framework = &loaded.framework;
    let is_open = store.view.panel;
    let id = cx.id("panel-parts");
    let headline = each(
        &mut headline(lang, framework, card).iter().map(|line| html! { <p class="bpc-panel__marks">{ line }</p> }),
    );
    let told = sentence(store);
    // A part that is all there is has its own working.
    let all = sum(lang, card).filter(|_| framework.sections.len() > 1);
    let all = all.map(|text| working(cx, Figure::TotalMarks, say::panel_total(lang), &text));
    // Where nothing has a value in pounds, £0 would say something that is not so.
    let in_pounds = framework.measures.iter().any(|measure| measure.value.is_some());
    let value = in_pounds
        .then(|| working(cx, Figure::SocialValue, say::panel_value(lang), &numbers::pounds(card.social_value)));
    let points = card
        .points
        .map(|points| working(cx, Figure::Points, say::panel_points_value(lang), &numbers::quantity(points)));
    let proportion = card
        .without_marks()
        .flatten()
        .map(|pounds| working(cx, Figure::Proportion, say::print_proportion(lang), &numbers::pounds(pounds)));
    let parts = each(&mut (0..framework.sections.len()).map(|section| part(cx, store, framework, card, section)));
    html! {
        <aside class={if is_open { "bpc-panel bpc-panel--open" } else { "bpc-panel" }} aria-label={say::panel_title(lang)}>
            <div class="bpc-panel__top">
                <h2 class="bpc-panel__title">{ say::panel_title(lang) }</h2>
                <div class="bpc-panel__headline">
                    <div>{ headline }</div>
                    <p class="bpc-panel__practice" hidden={!framework.status.is_practice()}>{ say::status_practice(lang) }</p>
                </div>
                <button type="button" class="bpc-panel__toggle" aria-expanded={flag(is_open)}
                    aria-controls={id.clone()} onclick={cx.click(Action::TogglePanel)}>
                    { if is_open { say::panel_less(lang) } else { say::panel_more(lang) } }
                </button>
            </div>
            <div class="bpc-panel__parts" {id}>
                <p class="bpc-panel__sentence" hidden={told.is_empty()}>{ &told }</p>
                <div class="bpc-panel__value">
                    { slot(all) }
                    <p class="bpc-panel__note" hidden={!card.of_quality}>{ say::panel_of_quality(lang) }</p>
                    { slot(value) }
                    { slot(proportion) }
                    { slot(points) }
                    <p class="bpc-panel__note" hidden={card.price_years.len() < 2}>
                        { say::panel_mixed_years(lang, &joined(&card.price_years, ", ")) }
                    </p>
                </div>
                <div class="bpc-panel__sections">{ parts }</div>
                { bars(say::panel_sections(lang), section_bars(lang, framework, card)) }
                { slot(in_pounds.then(|| bars(say::panel_themes(lang), theme_bars(lang, framework, card)))) }
            </div>
        </aside>
    }
}

/// The total, if every part has marks that may be added; else each part alone.
pub(super) fn headline(lang: Lang, framework: &Framework, card: &Scorecard) -> Vec<String> {
    if card.excluded {
        return vec![say::panel_excluded(lang).into()];
    }
    if card.without_marks().is_some() {
        return vec![say::print_no_weighting(lang).into()];
    }
    if let Some(figure) = sum(lang, card) {
        return vec![[figure.as_str(), " ", &total(lang, framework, card)].concat()];
    }
    let lines = framework.sections.iter().enumerate().map(|(section, s)| {
        let certainty = card.sections.get(section).and_then(|score| score.certainty);
        let text = if certainty == Some(Certainty::OnlyBid) {
            let score = card.sections.get(section);
            let counted = score.and_then(|score| results::counted(lang, framework, score, section));
            [&counted.unwrap_or_default(), ", ", say::certainty_only_bid_short(lang)].concat()
        } else {
            phrase(lang, framework, card, section)
        };
        [local(lang, &s.title), ": ", &text].concat()
    });
    lines.collect()
}

/// All marks together; none while a part has no marks, or marks that nobody can know yet, or nothing counts.
fn sum(lang: Lang, card: &Scorecard) -> Option<String> {
    let (marks, out_of) = (card.marks?, card.out_of?);
    let is_known = card.certainty != Certainty::OnlyBid && !card.excluded;
    is_known.then(|| say::common_marks_of(lang, &numbers::marks(marks), &numbers::out_of(out_of)))
}

/// One section: what its marks are and what they rest on.
fn part(cx: &Cx, store: &Model, framework: &Framework, card: &Scorecard, section: usize) -> Html {
    let lang = cx.lang;
    let (Some(shape), Some(score)) = (framework.sections.get(section), card.sections.get(section)) else {
        return html! { <div key={section}></div> };
    };
    let title = local(lang, &shape.title);
    let told = phrase(lang, framework, card, section);
    // Marks are told beside their working, anything else in a line of its own.
    let marks = score.marks.is_some() && score.certainty != Some(Certainty::OnlyBid);
    let (opens, told) = if marks { (told, String::new()) } else { (String::new(), told) };
    let opens = working_beside(cx, Figure::SectionMarks(section), title, &opens);
    let weighs = card.without_marks().is_none();
    let counts = if weighs { say::panel_counted(lang) } else { say::panel_value(lang) };
    let counted = results::counted(lang, framework, score, section)
        .map(|counted| working(cx, Figure::SectionValue(section), counts, &counted));
    let missing = (score.out_of.is_none() && weighs).then(|| page_link(cx, Page::Contract, say::panel_tell_us(lang)));
    let rival = is_relative(card, section).then(|| rival(cx, &store.work, shape, field::rival));
    html! {
        <section key={section} class="bpc-part">
            <h3 class="bpc-bars__title" hidden={marks}>{ title }</h3>
            { slot(marks.then_some(opens)) }
            <p class="bpc-part__phrase" hidden={marks}>{ told }</p>
            { slot(score.scenarios.map(|marks| scenarios(lang, marks, score.out_of))) }
            { slot(counted) }
            { slot(missing) }
            { slot(rival) }
        </section>
    }
}

/// Something that may be missing, in an element of its own.
fn slot(content: Option<Html>) -> Html {
    match content {
        Some(content) => html! { <div>{ content }</div> },
        None => html! { <div></div> },
    }
}

/// What the marks would be under three best offers.
fn scenarios(lang: Lang, marks: [Decimal; 3], out_of: Option<Decimal>) -> Html {
    let out_of = out_of.map(numbers::out_of).unwrap_or_default();
    let when = [say::panel_scenario_equal(lang), say::panel_scenario_half_more(lang), say::panel_scenario_double(lang)];
    let mut lines = marks.into_iter().zip(when).map(|(marks, when)| {
        let figure = say::common_marks_of(lang, &numbers::marks(marks), &out_of);
        html! { <li><strong>{ figure }</strong>{ " " }{ when }</li> }
    });
    let lines = each(&mut lines);
    html! {
        <div class="bpc-scenarios">
            <p class="govuk-body-s">{ say::panel_scenarios(lang) }</p>
            <ul class="bpc-scenarios__list">{ lines }</ul>
        </div>
    }
}

/// A bar for each section; a section without marks of its own shows what it carries.
fn section_bars<'a>(lang: Lang, framework: &'a Framework, card: &'a Scorecard) -> impl Iterator<Item = Bar<'a>> {
    framework.sections.iter().enumerate().filter_map(move |(section, shape)| {
        let score = card.sections.get(section)?;
        let whole = score.out_of?;
        let only = score.certainty == Some(Certainty::OnlyBid);
        let shown = score.marks.filter(|_| !only);
        let total = numbers::out_of(whole);
        let figure = match shown {
            Some(_) => phrase(lang, framework, card, section),
            None if only => say::certainty_only_bid_short(lang).into(),
            None if is_graded(framework, section) => say::panel_evaluators(lang, &total),
            None => say::panel_not_known(lang).into(),
        };
        Some(Bar { name: local(lang, &shape.title), figure, part: shown.unwrap_or_default(), whole })
    })
}

/// A bar for each theme, the greatest one full.
fn theme_bars<'a>(lang: Lang, framework: &'a Framework, card: &'a Scorecard) -> impl Iterator<Item = Bar<'a>> {
    let whole = card.themes.iter().copied().max().unwrap_or_default();
    framework.themes.iter().zip(&card.themes).map(move |(theme, value)| Bar {
        name: local(lang, &theme.title),
        figure: numbers::pounds(*value).into(),
        part: *value,
        whole,
    })
}

/// The one plain sentence: the most useful thing to know now.
fn sentence(store: &Model) -> String {
    let lang = store.lang;
    let count = |severity| store.results.findings.iter().filter(|f| f.severity == severity).count() as u64;
    let (errors, warnings) = (count(FindingSeverity::Error), count(FindingSeverity::Warning));
    let counts = store.work.framework.as_ref().is_some_and(|loaded| !loaded.framework.measures.is_empty());
    if counts && store.work.bid().is_none_or(|bid| bid.pledges.is_empty()) {
        say::panel_nothing(lang).into()
    } else if errors > 0 {
        say::panel_errors(lang, errors)
    } else if warnings > 0 {
        say::panel_warnings(lang, warnings)
    } else if store.adviser.is_some() {
        say::panel_fine(lang).into()
    } else {
        // Nobody has looked yet.
        String::new()
    }
}
