//! What a measure counts, in what, what one unit is worth, and what will be asked as evidence.

use pledge_engine::Decimal;
use pledge_engine::framework::{Framework, Measure, Status};
use pledge_engine::score::Figure;
use pledge_words::{Lang, numbers, say, units};
use yew::prelude::*;

use super::terms::terms;
use crate::components::{Cx, bullets, details, local, working};
use crate::view::{each, html};

/// What a measure counts. `used` is £ per unit as used; none where it has none, or not yet.
pub fn about(cx: &Cx, framework: &Framework, at: usize, used: Option<Decimal>) -> Html {
    let lang = cx.lang;
    let Some(measure) = framework.measures.get(at) else { return html! { <div></div> } };
    let unit = [&say::pledges_unit(lang, &units::name(lang, &measure.unit)), ". ", units::explain(lang, &measure.unit)];
    let evidence = bullets(measure.evidence.iter().map(|text| html! { { local(lang, text) } }));
    let terms = terms(lang, measure);
    let no_terms = terms.is_empty();
    let terms =
        each(&mut terms.into_iter().map(|(term, text)| html! { <div><dt>{ term }</dt><dd>{ text }</dd></div> }));
    let terms = html! { <dl class="bpc-terms">{ terms }</dl> };
    html! {
        <div class="bpc-about">
            <p class="govuk-body bpc-about__counts">{ local(lang, &measure.counts) }</p>
            { small(&unit.concat()) }
            <div class="bpc-about__small">{ worth(cx, measure, at, used) }</div>
            { small(&place(lang, framework.status, measure)) }
            <div class="bpc-about__more">
                { details("govuk-details", say::pledges_evidence(lang), evidence, measure.evidence.is_empty()) }
                { details("govuk-details", say::pledges_terms(lang), terms, no_terms) }
            </div>
        </div>
    }
}

fn small(text: &str) -> Html {
    html! { <p class="bpc-about__small">{ text }</p> }
}

/// What one unit is worth, or why it is worth nothing.
fn worth(cx: &Cx, measure: &Measure, at: usize, used: Option<Decimal>) -> Html {
    let lang = cx.lang;
    match (&measure.record_only, used) {
        (Some(why), _) => html! { <span>{ [say::pledges_record_only(lang), " ", local(lang, why)].concat() }</span> },
        (None, Some(value)) => {
            working(cx, Figure::UnitValue(at), say::trace_unit_value(lang), &numbers::pounds_exact(value))
        }
        (None, None) => html! { <span></span> },
    }
}

/// The page of the tender, or the clause of the buyer's document.
fn place(lang: Lang, status: Status, measure: &Measure) -> String {
    match (measure.clause.as_str(), status) {
        ("", _) => String::new(),
        (place, Status::Private) => say::pledges_tender_page(lang, place),
        (place, _) => say::pledges_clause(lang, place),
    }
}
