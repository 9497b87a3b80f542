//! Where the value of one unit comes from: publication, edition, price year, licence, and what it stands for.

use pledge_engine::framework::{Amount, Confidence, Framework, Source};
use pledge_words::{Lang, numbers, say};
use yew::prelude::*;

use super::body::origin;
use crate::components::local;
use crate::view::html;

/// All that must be said beside a proxy value.
pub fn value_source(lang: Lang, framework: &Framework, measure: usize) -> Html {
    let value = framework.measures.get(measure).and_then(|m| m.value.as_ref());
    let source = value.and_then(|value| framework.sources.get(value.source));
    let (Some(value), Some(source)) = (value, source) else {
        return html! { <div class="bpc-source"></div> };
    };
    let mut facts = vec![(say::common_source(lang), publication(lang, source))];
    let mut add = |name: &'static str, text: &str| {
        if !text.is_empty() {
            facts.push((name, html! { { text } }));
        }
    };
    add(say::working_edition(lang), &source.edition);
    add(say::working_place(lang), &value.place);
    add(say::working_price_year(lang), &value.price_year);
    if let Amount::ByYear(table) = &value.amount {
        let years = table
            .iter()
            .map(|(year, value)| say::working_year_figure(lang, &year.to_string(), &numbers::pounds_exact(*value)));
        add(say::working_by_year(lang), &years.collect::<Vec<_>>().join("; "));
    }
    if let Amount::ByPlace { areas, elsewhere } = &value.amount {
        let named = areas.iter().map(|(area, value)| {
            let name = framework.areas.get(*area).map_or("", |area| local(lang, &area.title));
            say::working_place_figure(lang, name, &numbers::pounds_exact(*value))
        });
        let rest = elsewhere.map(|value| say::working_elsewhere(lang, &numbers::pounds_exact(value)));
        add(say::working_by_place(lang), &named.chain(rest).collect::<Vec<_>>().join("; "));
    }
    if let Some(uprating) = &value.uprating
        && let Some(index) = framework.indexes.get(uprating.index)
    {
        let year = index.table.get(uprating.to).map_or("", |(year, _)| year);
        add(say::working_brought_to(lang), &[year, ", ", local(lang, &index.title)].concat());
    }
    if let Some((low, high)) = value.range {
        let (low, high) = (numbers::pounds_exact(low), numbers::pounds_exact(high));
        add(say::working_range(lang), &say::working_range_text(lang, &low, &high));
    }
    let sure = value.confidence.map(|confidence| match confidence {
        Confidence::High => say::working_confidence_high(lang),
        Confidence::Medium => say::working_confidence_medium(lang),
        Confidence::Low => say::working_confidence_low(lang),
    });
    add(say::working_confidence(lang), sure.unwrap_or_default());
    add(say::working_stands_for(lang), local(lang, &value.note));
    if let Some(conversion) = &value.conversion {
        let factor = numbers::quantity(conversion.value);
        let by = origin(lang, framework, &conversion.origin);
        add(say::working_conversion(lang), &say::working_conversion_text(lang, &factor, &by));
        add(say::working_conversion_why(lang), local(lang, &conversion.note));
    }
    add(say::working_note(lang), local(lang, &source.note));
    facts.push((say::working_licence(lang), licence(lang, source)));
    html! {
        <div class="bpc-source">
            <p class="bpc-working__heading">{ say::working_sources(lang) }</p>
            <dl class="bpc-source__facts">
                { for facts.into_iter().map(|(name, text)| html! {
                    <div class="bpc-source__fact"><dt>{ name }</dt><dd>{ text }</dd></div>
                }) }
            </dl>
        </div>
    }
}

/// Title and publisher, as a link where there is one.
pub fn publication(lang: Lang, source: &Source) -> Html {
    let title = local(lang, &source.title);
    let publisher = if source.publisher.is_empty() { String::new() } else { [", ", &source.publisher].concat() };
    html! { <span>{ link(lang, title, &source.url) }<span>{ publisher }</span></span> }
}

/// The licence, as a link where there is one.
pub fn licence(lang: Lang, source: &Source) -> Html {
    link(lang, local(lang, &source.licence), &source.licence_url)
}

/// A link to another site, or the text alone.
fn link(lang: Lang, text: &str, url: &str) -> Html {
    // Only https: the check of a framework says so too, but a link is where it would hurt.
    if url.starts_with("https://") {
        html! {
            <a class="govuk-link" href={url.to_owned()} target="_blank" rel="noopener noreferrer">
                { text }{ " " }{ say::working_new_tab(lang) }
            </a>
        }
    } else {
        html! { <span>{ text }</span> }
    }
}
