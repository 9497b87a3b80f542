//! A framework that is valid by construction: every reference is an index that exists.
//!
//! | file | what it holds |
//! |---|---|
//! | `context` | what the contract and the tender decide: parameters, thresholds, areas, documents |
//! | `measure` | the tree of what counts, units and values |
//! | `section` | parts of the score, methods, written questions |
//! | `rule` | claim rules |
//! | `needs` | which facts of a contract it all rests on |

mod context;
mod measure;
mod needs;
mod rule;
mod section;

pub use context::*;
pub use measure::*;
pub use needs::*;
pub use rule::*;
pub use section::*;

use crate::Decimal;

/// A text in both languages. Only a framework that says it is bilingual must have Welsh.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Text {
    /// English.
    pub en: String,
    /// Welsh; empty if the framework has none.
    pub cy: String,
}

/// What a buyer publishes: measures, criteria, values, and how they become marks.
#[derive(Clone, Debug, PartialEq)]
pub struct Framework {
    /// Identifier, the same in all editions.
    pub id: String,
    /// Edition: pins the values.
    pub edition: String,
    /// Date of publication, `YYYY-MM-DD`; orders editions.
    pub published: String,
    /// Dates of the tender notice for which this edition is in force.
    pub in_force: Period,
    /// Whose words these are.
    pub status: Status,
    /// Whether every text stands in both languages.
    pub bilingual: bool,
    /// Name.
    pub title: Text,
    /// The buyer, or whose framework is adapted.
    pub buyer: Text,
    /// One or two sentences on what it is.
    pub summary: Text,
    /// What was adapted and how, and that nobody endorses it; empty for an official one.
    pub about: Text,
    /// Reason why values of several price years are added; empty if none was given.
    pub mixed_price_years: Text,
    /// Where figures and texts come from.
    pub sources: Vec<Source>,
    /// Hours a week that make one full-time equivalent.
    pub full_time_hours: Option<Constant>,
    /// What the tender's own documents must say before there are marks.
    pub parameters: Vec<Parameter>,
    /// Named areas: where "local" is.
    pub areas: Vec<Area>,
    /// Named conditions on the contract, to which tables, rules and documents refer.
    pub thresholds: Vec<Threshold>,
    /// Documents that a contract needs.
    pub documents: Vec<Document>,
    /// Index tables by which values are brought to another price year.
    pub indexes: Vec<Index>,
    /// Discount rate, percent a year; year 1 is not discounted. None: values are not discounted.
    pub discount: Option<Constant>,
    /// What the section marks are a part of.
    pub non_price: Option<NonPrice>,
    /// Where marks are rounded.
    pub round: Rounding,
    /// Whether one pledge may be claimed in several lots.
    pub lots: Lots,
    /// Whether pledges for extension years count towards marks.
    pub extensions: Extensions,
    /// Themes in order.
    pub themes: Vec<Theme>,
    /// All measures, in theme and outcome order: this is "framework order".
    pub measures: Vec<Measure>,
    /// Parts of the score, in order.
    pub sections: Vec<Section>,
    /// Grading scales.
    pub scales: Vec<Scale>,
    /// Written questions, in order.
    pub criteria: Vec<Criterion>,
    /// Claim rules, in order.
    pub rules: Vec<Rule>,
    /// SHA-256 of the canonical text, lower-case hexadecimal.
    pub hash: String,
}

/// Whose words a framework is made of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Status {
    /// The buyer's own text.
    Official,
    /// Made from a buyer's text by somebody else: practice marks.
    Adaptation,
    /// Made up to show a shape: practice marks.
    Illustrative,
    /// Typed in by a supplier from a tender pack; cannot be published.
    Private,
}

impl Status {
    /// The word in files.
    pub fn code(self) -> &'static str {
        match self {
            Self::Official => "official",
            Self::Adaptation => "adaptation",
            Self::Illustrative => "illustrative",
            Self::Private => "private",
        }
    }

    /// Whether marks under it are practice marks, not the council's.
    pub fn is_practice(self) -> bool {
        matches!(self, Self::Adaptation | Self::Illustrative)
    }
}

/// Where figures or texts come from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Source {
    /// Identifier within the framework.
    pub id: String,
    /// Name of the publication.
    pub title: Text,
    /// Who published it.
    pub publisher: String,
    /// Its edition.
    pub edition: String,
    /// https link; empty if there is none (a tender pack).
    pub url: String,
    /// Licence as stated, with how it is known; "not stated" in a private framework.
    pub licence: Text,
    /// https link to the licence; may be empty.
    pub licence_url: String,
    /// Anything that must be said beside figures from it; may be empty.
    pub note: Text,
}

/// Who decided a figure.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Origin {
    /// A source, with the place in it (row, table, page).
    Source {
        /// Index into [`Framework::sources`].
        source: usize,
        /// Row, table, page or clause in it; may be empty.
        place: String,
    },
    /// The buyer's own decision in this framework.
    Buyer,
    /// Our judgement, shown as such.
    Judgement,
    /// Made up; only in an illustrative framework.
    Illustrative,
}

/// A figure that decides marks, with who decided it.
#[derive(Clone, Debug, PartialEq)]
pub struct Constant {
    /// The figure.
    pub value: Decimal,
    /// Who decided it.
    pub origin: Origin,
    /// Why, in words; may be empty.
    pub note: Text,
}

impl Framework {
    /// Index of the measure with that id.
    pub fn measure(&self, id: &str) -> Option<usize> {
        self.measures.iter().position(|m| m.id == id)
    }

    /// The price year that a value is counted in: its own, or the one that it is brought to.
    pub fn price_year<'a>(&'a self, value: &'a UnitValue) -> &'a str {
        let row = value.uprating.as_ref().and_then(|by| self.indexes.get(by.index)?.table.get(by.to));
        row.map_or(&value.price_year, |(year, _)| year)
    }

    /// Index of the parameter with that id.
    pub fn parameter(&self, id: &str) -> Option<usize> {
        self.parameters.iter().position(|p| p.id == id)
    }

    /// Index of the section with that id.
    pub fn section(&self, id: &str) -> Option<usize> {
        self.sections.iter().position(|s| s.id == id)
    }

    /// Index of the criterion with that id.
    pub fn criterion(&self, id: &str) -> Option<usize> {
        self.criteria.iter().position(|c| c.id == id)
    }
}
