//! All sentences as a table, for tools and tests, and the tables that a page loads. The page is built without it.

use crate::{Group, Lang};

/// One sentence with its texts as they are shown, placeholders as `{name}`.
#[derive(Debug, Clone, Copy)]
pub struct Entry {
    /// The name of the sentence's function in [`crate::say`].
    pub id: &'static str,
    /// The file in `text/` without its ending.
    pub room: &'static str,
    /// Who carries it: `first`, `later`, `both`, `page` or `terminal`.
    pub group: &'static str,
    /// The English: one text, or the plural forms one and other.
    pub en: &'static [&'static str],
    /// The Welsh: one text, or the plural forms zero, one, two, few, many and other.
    pub cy: &'static [&'static str],
    /// The parameters of the function, in order.
    pub placeholders: &'static [&'static str],
    /// The parameter that chooses the plural form.
    pub count: Option<&'static str>,
    /// What a translator should know.
    pub note: &'static str,
    /// Who reviewed the Welsh, and on which day (YYYY-MM-DD); nothing while it is a draft.
    pub reviewed: Option<(&'static str, &'static str)>,
}

/// The sentence of this id.
#[must_use]
pub fn find(id: &str) -> Option<&'static Entry> {
    CATALOGUE.binary_search_by(|entry| entry.id.cmp(id)).ok().and_then(|at| CATALOGUE.get(at))
}

/// The table that a page built with the feature `loaded` gives to `load`.
#[must_use]
pub fn table(lang: Lang, group: Group) -> String {
    let text = match (group, lang) {
        (Group::First, Lang::En) => include_str!(concat!(env!("OUT_DIR"), "/first.en.txt")),
        (Group::First, Lang::Cy) => include_str!(concat!(env!("OUT_DIR"), "/first.cy.txt")),
        (Group::Later, Lang::En) => include_str!(concat!(env!("OUT_DIR"), "/later.en.txt")),
        (Group::Later, Lang::Cy) => include_str!(concat!(env!("OUT_DIR"), "/later.cy.txt")),
    };
    text.to_owned()
}

include!(concat!(env!("OUT_DIR"), "/catalogue.rs"));
