//! The marks of each part of the score, calculated and self-graded apart.

use pledge_engine::framework::Framework;
use pledge_engine::score::{Certainty, Scorecard, SectionScore};
use pledge_words::{Lang, numbers, results, say};
use yew::prelude::*;

use crate::components::local;
use crate::shell::is_graded;
use crate::state::Model;
use crate::view::html;

/// The table of marks.
pub fn marks(store: &Model, framework: &Framework, card: &Scorecard) -> Html {
    let lang = store.lang;
    let practice = framework.status.is_practice();
    let rows = framework.sections.iter().zip(&card.sections).enumerate().map(|(at, (section, result))| {
        let rival = store.work.assumptions.get(&section.id).map_or("", |a| a.best_rival.trim());
        html! {
            <tr class="govuk-table__row">
                <th scope="row" class="govuk-table__header">{ local(lang, &section.title) }</th>
                <td class="govuk-table__cell govuk-table__cell--numeric" data-name={say::print_counted(lang)}>
                    { results::counted(lang, framework, result, at).unwrap_or_default() }
                </td>
                <td class="govuk-table__cell" data-name={say::print_sections(lang)}>{ section_marks(lang, result, is_graded(framework, at)) }</td>
                <td class="govuk-table__cell" data-name={say::print_certainty(lang)}>{ sure(lang, framework, at, result, rival) }</td>
            </tr>
        }
    });
    let years = card.price_years.join(", ");
    html! {
        <section class="bpc-print-section">
            <h3 class="govuk-heading-m">{ say::print_sections(lang) }</h3>
            <div>
                if card.excluded {
                    <p class="govuk-body"><strong>{ say::print_excluded(lang) }</strong></p>
                }
            </div>
            <table class="govuk-table bpc-print-table">
                <thead class="govuk-table__head">
                    <tr class="govuk-table__row">
                        <th scope="col" class="govuk-table__header">{ say::print_section(lang) }</th>
                        <th scope="col" class="govuk-table__header govuk-table__header--numeric">
                            { say::print_counted(lang) }
                        </th>
                        <th scope="col" class="govuk-table__header">{ say::print_sections(lang) }</th>
                        <th scope="col" class="govuk-table__header">{ say::print_certainty(lang) }</th>
                    </tr>
                </thead>
                <tbody class="govuk-table__body">{ for rows }</tbody>
            </table>
            <dl class="bpc-print-list">
                { fact(say::print_calculated(lang), calculated(lang, framework, card, practice)) }
                { fact(say::print_self_assessed(lang), part(lang, framework, card, true, practice)) }
                { fact(say::print_all(lang), total(lang, framework, card, practice)) }
                { fact(say::print_social_value(lang), numbers::pounds(card.social_value)) }
                { for more(lang, card) }
            </dl>
            <div>
                if card.of_quality {
                    <p class="govuk-body">{ say::panel_of_quality(lang) }</p>
                }
            </div>
            <div>
                if card.price_years.len() > 1 {
                    <p class="govuk-body">
                        { say::print_mixed_years(lang, &years) }{ " " }{ local(lang, &framework.mixed_price_years) }
                    </p>
                }
            </div>
        </section>
    }
}

/// What stands below the value of all pledges, where there is any: its range, what is for extensions, points.
fn more(lang: Lang, card: &Scorecard) -> Vec<Html> {
    let range = card.value_range.map(|(low, high)| {
        let text = say::working_range_text(lang, &numbers::pounds(low), &numbers::pounds(high));
        fact(say::print_range(lang), text)
    });
    let extensions = Some(card.extension_value).filter(|value| !value.is_zero());
    let extensions = extensions.map(|value| fact(say::print_extension_value(lang), numbers::pounds(value)));
    let proportion = card.without_marks().flatten();
    let proportion = proportion.map(|pounds| fact(say::print_proportion(lang), numbers::pounds(pounds)));
    let points = card.points.map(|points| fact(say::print_points_all(lang), numbers::quantity(points)));
    [proportion, range, extensions, points].into_iter().flatten().collect()
}

fn fact(name: &'static str, text: impl Into<String>) -> Html {
    html! { <div class="bpc-print-fact"><dt>{ name }</dt><dd>{ text.into() }</dd></div> }
}

/// One part of the total: the graded sections or the others. While one of them has no marks yet, the sum of the rest
/// would be read as if it were all.
fn part(lang: Lang, framework: &Framework, card: &Scorecard, graded: bool, practice: bool) -> String {
    let mut of = card.sections.iter().enumerate().filter(|(at, _)| is_graded(framework, *at) == graded);
    if of.any(|(_, section)| section.marks.is_none()) {
        return say::print_no_marks(lang).into();
    }
    let marks = if graded { card.self_assessed } else { card.calculated };
    with_practice(lang, say::print_n_marks(lang, &numbers::marks(marks)), practice)
}

/// The calculated part. One that nobody can know before the tender closes is not shown as if it were known.
fn calculated(lang: Lang, framework: &Framework, card: &Scorecard, practice: bool) -> String {
    if card.sections.iter().any(|section| section.certainty == Some(Certainty::OnlyBid)) {
        return say::certainty_only_bid_short(lang).into();
    }
    part(lang, framework, card, false, practice)
}

/// The total, which exists only when every section has marks.
fn total(lang: Lang, framework: &Framework, card: &Scorecard, practice: bool) -> String {
    let (Some(marks), Some(out_of)) = (card.marks, card.out_of) else { return say::print_no_marks(lang).into() };
    if card.certainty == Certainty::OnlyBid {
        return say::certainty_only_bid_short(lang).into();
    }
    let marks = say::common_marks_of(lang, &numbers::marks(marks), &numbers::out_of(out_of));
    [with_practice(lang, marks, practice), crate::shell::total(lang, framework, card)].join(" ")
}

fn with_practice(lang: Lang, marks: String, practice: bool) -> String {
    if practice { say::print_marks_practice(lang, &marks) } else { marks }
}

/// A section's marks in words.
fn section_marks(lang: Lang, result: &SectionScore, graded: bool) -> String {
    if let Some([equal, half, double]) = result.scenarios {
        return say::print_scenarios(lang, &numbers::marks(equal), &numbers::marks(half), &numbers::marks(double));
    }
    match (result.marks, result.out_of) {
        (Some(marks), Some(out_of)) => say::common_marks_of(lang, &numbers::marks(marks), &numbers::out_of(out_of)),
        (None, Some(out_of)) if graded => say::print_evaluators(lang, &numbers::out_of(out_of)),
        _ => say::print_no_marks(lang).into(),
    }
}

/// How sure a section's marks are.
fn sure(lang: Lang, framework: &Framework, at: usize, result: &SectionScore, rival: &str) -> String {
    match result.certainty {
        Some(Certainty::IfBestRival) => {
            let told = result.against.map(|best| results::against(lang, framework, at, best));
            let amount = told.unwrap_or_else(|| rival.to_owned());
            say::certainty_if_best_rival_short(lang, &amount)
        }
        Some(Certainty::Fixed) => say::certainty_fixed_short(lang).into(),
        Some(Certainty::SelfAssessed) => say::certainty_self_assessed_short(lang).into(),
        Some(Certainty::AmongBids) => say::certainty_among_bids_short(lang).into(),
        Some(Certainty::OnlyBid) => say::certainty_only_bid_short(lang).into(),
        Some(Certainty::Incomplete) => say::certainty_incomplete_short(lang).into(),
        None => String::new(),
    }
}
