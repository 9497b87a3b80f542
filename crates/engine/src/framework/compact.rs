//! Frameworks that ship with the page, in a form that a few lines of code can read.
//!
//! The tolerant reading of JSON finds every fault of a file that a person opens, and weighs several times what a
//! whole framework does. Shipped frameworks were read and checked when the page was built, so the page needs only
//! this form of them until somebody opens a file.
//!
//! A compact framework is made of texts of tokens, each ended by [`SEPARATOR`]: `base` holds the structure and all that
//! is not a bilingual text, and for each language [`Words`] the bilingual texts in the order of the structure, so that a
//! page loads only the language that it shows. Of a language, what only workings, written questions, findings and print
//! tell stands apart: the page loads it with the part of itself that tells them. The first token of `base` stands for
//! the description in [`shape`], so that a page never reads what was written by another description; the first token of
//! each text of a language stands for the framework, so that texts of another edition are never put to these figures.

mod shape;
mod wire;

use super::model::Framework;
use wire::{List, Reader, When, Wire, Writer};

/// Ends each token. A control character that no text for people holds, unlike a line break.
const SEPARATOR: char = '\u{1f}';

/// A framework in the form that ships with the page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Compact {
    /// The structure, and all that is not a bilingual text.
    pub base: String,
    /// The English texts.
    pub en: Words<String>,
    /// The Welsh texts; empty if the framework has none.
    pub cy: Words<String>,
}

/// The texts of one language.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Words<T> {
    /// What is told from the start.
    pub first: T,
    /// What only workings, written questions, findings and print tell.
    pub later: T,
}

/// Writes a framework in compact form. `None` if one of its texts holds the character that ends tokens.
pub fn encode(framework: &Framework) -> Option<Compact> {
    let mut writer = Writer::default();
    writer.token(&shape::STAMP.to_string());
    for when in [When::First, When::Later] {
        writer.local(when, stamp(&framework.hash), stamp(&framework.hash));
    }
    framework.put(&mut writer);
    let Writer { base, en: [first, later], cy: [cyntaf, wedyn], has_welsh, failed } = writer;
    let cy = if has_welsh { Words { first: cyntaf, later: wedyn } } else { Words::default() };
    (!failed).then_some(Compact { base, en: Words { first, later }, cy })
}

/// Reads a framework in compact form. One language may be missing, or the later texts of it, which are then empty
/// strings: those texts are then empty. `None` if the texts are cut, mixed up, written by another description or of two
/// editions, if an index leads nowhere, and if both languages are missing.
pub fn decode(base: &str, en: Words<&str>, cy: Words<&str>) -> Option<Framework> {
    let mut reader = Reader::new(base, en, cy);
    // With neither language, reading texts would use up nothing, and no said length would be too long.
    if (en.first.is_empty() && cy.first.is_empty()) || reader.number() != shape::STAMP {
        return None;
    }
    let (first, later) = (reader.local(When::First), reader.local(When::Later));
    let framework = Framework::take(&mut reader);
    let stamp = stamp(&framework.hash);
    let given = [(first.en, en.first), (first.cy, cy.first), (later.en, en.later), (later.cy, cy.later)];
    let agrees = given.iter().all(|(said, text)| if text.is_empty() { said.is_empty() } else { said == stamp });
    (reader.is_done() && agrees && is_whole(&framework, &reader)).then_some(framework)
}

/// The part of a framework's hash that its texts carry.
fn stamp(hash: &str) -> &str {
    hash.get(..12).unwrap_or(hash)
}

/// Whether every index leads somewhere. The reader noted the greatest index into each list as it met them, because
/// most stand before the list that they point into.
fn is_whole(framework: &Framework, reader: &Reader) -> bool {
    let lengths = [
        (List::Sources, framework.sources.len()),
        (List::Parameters, framework.parameters.len()),
        (List::Themes, framework.themes.len()),
        (List::Measures, framework.measures.len()),
        (List::Sections, framework.sections.len()),
        (List::Scales, framework.scales.len()),
        (List::Criteria, framework.criteria.len()),
        (List::Areas, framework.areas.len()),
        (List::Thresholds, framework.thresholds.len()),
        (List::Indexes, framework.indexes.len()),
    ];
    // Outcomes are counted within their theme.
    let has_outcome = |theme: usize, outcome| framework.themes.get(theme).is_some_and(|t| outcome < t.outcomes.len());
    // Rows of an index table are counted within it.
    let has_rows = |measure: &super::Measure| {
        let uprating = measure.value.as_ref().and_then(|value| value.uprating.as_ref());
        uprating.is_none_or(|uprating| {
            let rows = framework.indexes.get(uprating.index).map_or(0, |index| index.table.len());
            uprating.from < rows && uprating.to < rows
        })
    };
    lengths.into_iter().all(|(list, length)| reader.needs(list) <= length)
        && framework.measures.iter().all(|measure| has_outcome(measure.theme, measure.outcome) && has_rows(measure))
}
