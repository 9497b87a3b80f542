//! One finding: how much it matters, what it is, what to do, and a link to the place.

use pledge_engine::advise::{Finding, FindingSeverity};
use pledge_words::{Lang, numbers, say};
use yew::prelude::*;

use super::place::place;
use crate::components::{Cx, field_link, finding_sentence, finding_todo, local};
use crate::state::Model;
use crate::view::html;

/// A line of the error summary: the sentence as a link to the field, and beside it why and what to do.
pub fn summary_link(cx: &Cx, store: &Model, finding: &Finding) -> Html {
    let sentence = finding_sentence(store, finding);
    let line = match place(store, finding) {
        Some(place) => field_link(cx, place.page, place.field, &sentence),
        None => html! { <span>{ sentence }</span> },
    };
    html! { <li>{ line }{ " " }{ finding_todo(store, finding) }</li> }
}

/// A finding in full.
pub fn item(cx: &Cx, store: &Model, finding: &Finding) -> Html {
    let lang = store.lang;
    let framework = store.work.framework.as_ref().map(|loaded| &loaded.framework);
    let rule = finding.rule.and_then(|rule| framework?.rules.get(rule));
    let class = ["bpc-finding bpc-finding--", finding.severity.code()].concat();
    html! {
        <li {class}>
            <p class="bpc-finding__what">
                <strong class={["govuk-tag ", tag(finding.severity)].concat()}>{ severity(lang, finding.severity) }</strong>
                { " " }{ finding_sentence(store, finding) }
            </p>
            <p class="bpc-finding__todo">{ finding_todo(store, finding) }</p>
            <div>
                if let Some(rule) = rule {
                    <p class="bpc-finding__rule">{ say::check_rule(lang, local(lang, &rule.title)) }</p>
                }
            </div>
            <div>
                if let Some(worth) = finding.worth.filter(|w| !w.is_zero()) {
                    <p class="bpc-finding__worth">{ say::check_worth(lang, &numbers::pounds(worth)) }</p>
                }
            </div>
            <div>
                if let Some(place) = place(store, finding) {
                    { field_link(cx, place.page, place.field, &say::check_where(lang, &place.name)) }
                }
            </div>
        </li>
    }
}

/// How much it matters, in a word.
fn severity(lang: Lang, severity: FindingSeverity) -> &'static str {
    match severity {
        FindingSeverity::Error => say::common_severity_error(lang),
        FindingSeverity::Warning => say::common_severity_warning(lang),
        FindingSeverity::Advice => say::common_severity_advice(lang),
        FindingSeverity::Info => say::common_severity_info(lang),
    }
}

/// The colour of the word; the word alone says it.
fn tag(severity: FindingSeverity) -> &'static str {
    match severity {
        FindingSeverity::Error => "govuk-tag--red",
        FindingSeverity::Warning => "govuk-tag--orange",
        FindingSeverity::Advice => "govuk-tag--blue",
        FindingSeverity::Info => "govuk-tag--grey",
    }
}
