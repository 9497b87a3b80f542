//! Which terms of art stand in a measure, so that they are explained where they stand.

use pledge_engine::framework::{Measure, UnitKind};
use pledge_words::{Lang, parts, say};

use crate::components::local;

/// A sentence in the language of the page.
type Say = fn(Lang) -> &'static str;

/// What gives a term away in English and in Welsh, its name and its explanation.
const TERMS: [(&str, &str, Say, Say); 6] = [
    ("fte", "fte", say::glossary_fte_term, say::glossary_fte_text),
    ("vcse", "vcse", say::glossary_vcse_term, say::glossary_vcse_text),
    ("sme", "bbach", say::glossary_sme_term, say::glossary_sme_text),
    ("tco2e", "tco2e", say::glossary_tco2e_term, say::glossary_tco2e_text),
    ("apprentice", "prentis", say::glossary_apprenticeship_level_term, say::glossary_apprenticeship_level_text),
    ("local", "lleol", say::glossary_local_term, say::glossary_local_text),
];

/// The terms in a measure: name and explanation.
pub fn terms(lang: Lang, measure: &Measure) -> Vec<(&'static str, &'static str)> {
    let mut text = [local(lang, &measure.title), " ", local(lang, &measure.counts)].concat().to_ascii_lowercase();
    text.push_str(match measure.unit.kind {
        UnitKind::FteYears => " fte",
        UnitKind::Tco2e => " tco2e",
        _ => "",
    });
    let text: String = text.chars().map(|c| if c.is_ascii_alphanumeric() { c } else { ' ' }).collect();
    let words = parts(&text, b' ');
    let mut found = Vec::new();
    for (english, welsh, term, explanation) in TERMS {
        let sign = if lang == Lang::Cy { welsh } else { english };
        // "smes" and "apprenticeships" are meant too, "smell" is not.
        let is_meant = |word: &&str| word.starts_with(sign) && (sign.len() > 4 || word.len() <= sign.len() + 1);
        if words.iter().any(is_meant) {
            found.push((term(lang), explanation(lang)));
        }
    }
    if measure.record_only.is_some() {
        found.push((say::glossary_record_only_term(lang), say::glossary_record_only_text(lang)));
    } else if measure.value.is_some() {
        found.push((say::glossary_proxy_value_term(lang), say::glossary_proxy_value_text(lang)));
    }
    found
}
