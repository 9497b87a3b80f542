//! What a measure counts, in what, what one unit is worth, and what will be asked as evidence.

use pledge_engine::Decimal;
use pledge_engine::framework::{Measure, Status};
use pledge_words::{Lang, numbers, say, units};
use yew::prelude::*;

use super::terms::terms;
use crate::components::{FrameworkRef, local};

/// Which measure.
#[derive(Properties, PartialEq)]
pub struct AboutProps {
    /// The language of the page.
    pub lang: Lang,
    /// The framework.
    pub framework: FrameworkRef,
    /// Index of the measure.
    pub measure: usize,
    /// £ per unit as used; none where it has none, or not yet.
    pub unit_value: Option<Decimal>,
}

/// What a measure counts.
#[component]
pub fn About(props: &AboutProps) -> Html {
    let (lang, framework) = (props.lang, &props.framework);
    let Some(measure) = framework.measures.get(props.measure) else { return html! { <div></div> } };
    let terms = terms(lang, measure);
    html! {
        <div class="bpc-about">
            <p class="govuk-body bpc-about__counts">{ local(lang, &measure.counts) }</p>
            <p class="bpc-about__small">
                { say::pledges_unit(lang, &units::name(lang, &measure.unit)) }{ ". " }
                { units::explain(lang, &measure.unit) }
            </p>
            <p class="bpc-about__small">{ worth(lang, measure, props.unit_value) }</p>
            <p class="bpc-about__small">{ place(lang, framework.status, measure) }</p>
            <div class="bpc-about__more">
                <details class="govuk-details" hidden={measure.evidence.is_empty()}>
                    <summary class="govuk-details__summary">
                        <span class="govuk-details__summary-text">{ say::pledges_evidence(lang) }</span>
                    </summary>
                    <div class="govuk-details__text">
                        <ul class="govuk-list govuk-list--bullet">
                            { for measure.evidence.iter().map(|text| html! { <li>{ local(lang, text) }</li> }) }
                        </ul>
                    </div>
                </details>
                <details class="govuk-details" hidden={terms.is_empty()}>
                    <summary class="govuk-details__summary">
                        <span class="govuk-details__summary-text">{ say::pledges_terms(lang) }</span>
                    </summary>
                    <div class="govuk-details__text">
                        <dl class="bpc-terms">
                            { for terms.into_iter().map(|(term, text)| html! {
                                <div><dt>{ term }</dt><dd>{ text }</dd></div>
                            }) }
                        </dl>
                    </div>
                </details>
            </div>
        </div>
    }
}

/// What one unit is worth, or why it is worth nothing.
fn worth(lang: Lang, measure: &Measure, used: Option<Decimal>) -> String {
    match (&measure.record_only, used) {
        (Some(why), _) => [say::pledges_record_only(lang), " ", local(lang, why)].concat(),
        (None, Some(value)) => say::pledges_unit_value(lang, &numbers::pounds_exact(value)),
        (None, None) => String::new(),
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
