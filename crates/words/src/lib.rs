//! Every sentence that the product says, in English and Welsh, and how figures and dates are written for people.
//!
//! The sentences stand in `text/`, one file for each room of the product. A build script makes one function of each,
//! so a missing Welsh sentence, an unequal placeholder or a missing plural form does not compile.
//!
//! - [`say`]: the sentences, one function each: `say::common_yes(lang)`;
//! - [`plural`]: which form of a word a number takes;
//! - [`numbers`]: pounds, quantities, marks and percentages;
//! - [`dates`]: days in words;
//! - [`faults`]: what is wrong in a file, and what to do about it;
//! - [`findings`]: what the supplier should know, and what to do about it;
//! - [`units`]: what measures are counted in, and the labels of fields;
//! - [`results`]: what marks are, and how sure;
//! - [`trace`]: the names of the steps in a working;
//! - [`load`]: takes in a table of sentences, where a page loads them (the feature `loaded`);
//! - `catalogue` (a feature, for tools and tests): all sentences as a table, and the tables that a page loads.

#[cfg(feature = "catalogue")]
pub mod catalogue;
#[cfg(not(feature = "loaded"))]
mod compiled;
pub mod dates;
pub mod faults;
mod fill;
pub mod findings;
mod group;
pub mod numbers;
pub mod plural;
pub mod results;
pub mod say;
#[cfg(feature = "loaded")]
mod tables;
pub mod trace;
pub mod units;

#[cfg(not(feature = "loaded"))]
pub use compiled::{is_loaded, load};
pub use group::Group;
pub use say::WELSH_REVIEWED;
#[cfg(feature = "loaded")]
pub use tables::{is_loaded, load};

/// The text of a framework in that language; in the other where it has none, or where only the other is loaded.
#[must_use]
pub fn local(lang: Lang, text: &pledge_engine::framework::Text) -> &str {
    match lang {
        Lang::Cy if !text.cy.is_empty() => &text.cy,
        Lang::En if text.en.is_empty() => &text.cy,
        _ => &text.en,
    }
}

/// The parts of a text between signs, which are ASCII. One function for all: the library's own ways search for anything
/// in any text, and weigh several times this on the page.
#[must_use]
pub fn parts(text: &str, between: u8) -> Vec<&str> {
    let (mut parts, mut rest) = (Vec::new(), text);
    while let Some(at) = rest.bytes().position(|byte| byte == between) {
        parts.push(&rest[..at]);
        rest = &rest[at + 1..];
    }
    parts.push(rest);
    parts
}

/// Texts with something between them, see [`parts`].
#[must_use]
pub fn joined(texts: &[String], between: &str) -> String {
    let mut all = String::new();
    for (at, text) in texts.iter().enumerate() {
        if at > 0 {
            all.push_str(between);
        }
        all.push_str(text);
    }
    all
}

/// The language of the page.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub enum Lang {
    /// English.
    #[default]
    En,
    /// Welsh, Cymraeg.
    Cy,
}

impl Lang {
    /// Both languages, in the order in which the page offers them.
    pub const ALL: [Self; 2] = [Self::En, Self::Cy];

    /// The code for the `lang` attribute, for addresses and for `--lang`: `en` or `cy`.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::En => "en",
            Self::Cy => "cy",
        }
    }

    /// The language of a code, with or without a country ("cy", "cy-GB"), in either case. Nothing for others.
    #[must_use]
    pub fn from_code(code: &str) -> Option<Self> {
        let language = parts(code, b'-')[0];
        Self::ALL.into_iter().find(|lang| language.eq_ignore_ascii_case(lang.code()))
    }

    /// The other language: where the page's language switch leads.
    #[must_use]
    pub const fn other(self) -> Self {
        match self {
            Self::En => Self::Cy,
            Self::Cy => Self::En,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{joined, parts};

    #[test]
    fn a_text_falls_into_parts_and_back() {
        let cases: [(&str, &[&str]); 5] =
            [("", &[""]), ("a", &["a"]), ("a,b", &["a", "b"]), (",", &["", ""]), ("ŵ,,é,", &["ŵ", "", "é", ""])];
        for (text, expected) in cases {
            assert_eq!(parts(text, b','), expected, "{text}");
            let owned: Vec<String> = expected.iter().map(|part| (*part).to_owned()).collect();
            assert_eq!(joined(&owned, ","), text);
        }
        assert_eq!(joined(&[], ", "), "");
    }
}
