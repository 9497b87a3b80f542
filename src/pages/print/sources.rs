//! The attributions that the sources' licences ask for.

use pledge_engine::framework::Framework;
use pledge_words::say;
use yew::prelude::*;

use crate::components::local;
use crate::state::Model;
use crate::view::html;

/// Every source of the framework, with its licence.
pub fn sources(store: &Model, framework: &Framework) -> Html {
    let lang = store.lang;
    let about = local(lang, &framework.about);
    let lines = framework.sources.iter().map(|source| {
        let line = say::print_source_line(
            lang,
            local(lang, &source.title),
            &source.publisher,
            &source.edition,
            local(lang, &source.licence),
        );
        html! {
            <li>
                { line }
                <span>{ " " }{ local(lang, &source.note) }</span>
                <span>{ " " }{ &source.url }</span>
            </li>
        }
    });
    html! {
        <section class="bpc-print-section">
            <div>
                if !about.is_empty() {
                    <h3 class="govuk-heading-m">{ say::print_about(lang) }</h3>
                    <p class="govuk-body-s">{ about }</p>
                }
            </div>
            <div>
                if !framework.sources.is_empty() {
                    <h3 class="govuk-heading-m">{ say::print_sources(lang) }</h3>
                    <ul class="govuk-list govuk-list--bullet bpc-print-sources">{ for lines }</ul>
                }
            </div>
        </section>
    }
}
