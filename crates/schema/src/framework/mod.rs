//! The framework file, as `frameworks/FORMAT.md` says it.

mod context;
mod graded;
mod measure;
mod rule;
mod section;
mod stated;
mod value;

use schemars::{JsonSchema, Schema};
use serde_json::{Value, json};

use crate::common::{Constant, Date, FormatOne, Id, Reserved, Said, Text};
use crate::contract::Period;
use crate::given::{all_of, at, each, given, is, unless, when};

use context::{Area, Document, Index, NonPrice, Source, Threshold, example_source};
use graded::{Criterion, Scale};
use measure::{Theme, example_theme};
use rule::Rule;
use section::Section;
use stated::Parameter;

/// # Social value framework
///
/// What a buyer publishes: what counts, what each thing is worth, and how that becomes marks. Written by hand or with
/// `pledge new framework`; `pledge check` names every fault with its place and its fix, also those that a schema
/// cannot see, such as a reference to nothing.
#[derive(JsonSchema)]
#[schemars(deny_unknown_fields, transform = by_status, example = smallest())]
pub struct Framework {
    /// The version of the format.
    format: FormatOne,
    /// The framework's id: the same in all its editions.
    id: Id,
    /// The edition, in the buyer's own way of counting. It pins every value: one published edition never changes.
    edition: Said,
    /// The day of publication; it puts editions in order.
    published: Date,
    /// Whose words these are.
    status: Status,
    /// The languages in which every text stands; English always.
    #[schemars(length(min = 1), extend("uniqueItems" = true, "contains" = {"const": "en"}))]
    languages: Vec<Language>,
    /// Its name.
    title: Text,
    /// The buyer, or whose framework is adapted.
    buyer: Text,
    /// One or two sentences on what it is.
    summary: Text,
    /// What was adapted and how, and that nobody endorses it. Needed unless it is official or private.
    about: Option<Text>,
    /// Why values of several price years are added. Without it, several price years are worth a look.
    mixed_price_years: Option<Text>,
    /// Who approved it, and when. Needed if it is official.
    approved: Option<Approved>,
    /// The dates of tender notices for which this edition holds.
    in_force: Option<Period>,
    /// Which ids of the edition before became which ids of this one; kept, and used where two editions are compared.
    #[schemars(example = json!([{"old": "NT1", "new": "J1", "factor": "7.4"}, {"old": "NT2"}]))]
    replaces: Option<Reserved>,
    /// What changed since the edition before; kept, not used yet.
    changes: Option<Reserved>,
    /// Where and how it is published; kept, not used yet.
    publish: Option<Reserved>,
    /// Examples; kept, not used yet.
    examples: Option<Reserved>,
    /// Where figures and texts come from.
    sources: Vec<Source>,
    /// Hours a week of one full-time job, such as 35. Needed where a unit is `fte_years`.
    full_time_hours: Option<Constant>,
    /// What the tender's own documents must say before there are marks.
    parameters: Option<Vec<Parameter>>,
    /// Named conditions on the contract, to which tables, rules and documents refer.
    thresholds: Option<Vec<Threshold>>,
    /// Named areas: where "local" is.
    areas: Option<Vec<Area>>,
    /// Documents that a contract needs.
    documents: Option<Vec<Document>>,
    /// Tables by which values are brought to another price year.
    indexes: Option<Vec<Index>>,
    /// Discount rate, percent a year; year 1 is not discounted. Without it values are not discounted.
    discount: Option<Constant>,
    /// What the section marks are a part of. Without it they are marks of the whole bid.
    #[schemars(title = "Part that is not price")]
    non_price: Option<NonPrice>,
    /// Where marks are rounded to two decimals. As if it were "sections" where it is missing.
    round: Option<Rounding>,
    /// Whether one pledge may be claimed in several lots. As if it were "separate" where it is missing.
    lots: Option<Lots>,
    /// Whether pledges for extension years count. As if it were "apart" where it is missing.
    extensions: Option<Extensions>,
    /// What counts: themes, their outcomes, their measures.
    themes: Vec<Theme>,
    /// The parts of the score, and how each becomes marks.
    #[schemars(length(min = 1))]
    sections: Vec<Section>,
    /// Grading scales for written answers.
    scales: Option<Vec<Scale>>,
    /// Written questions.
    criteria: Option<Vec<Criterion>>,
    /// Claim rules: what may be claimed, how often, by whom and where.
    rules: Option<Vec<Rule>>,
}

/// What some statuses need and others do not.
fn by_status(schema: &mut Schema) {
    let measures = |condition: Value| each("themes", each("outcomes", each("measures", condition)));
    let needs = |key: &str| given(key);
    let said = |key: &str| json!({"allOf": [given(key), at(key, json!({"type": "string", "pattern": "\\S"}))]});
    let origins = json!({"allOf": [
        each("sources", json!({"allOf": [said("publisher"), said("edition"), needs("licence")]})),
        each("indexes", said("place")),
        measures(at("value", json!({"if": {"type": "object"}, "then": {"allOf": [said("place"), said("price_year")]}}))),
    ]});
    let official = json!({"allOf": [
        given("approved"),
        measures(said("clause")),
        each("rules", json!({"allOf": [said("clause"), when(is("kind", &["local_only"]), given("legal_ground"))]})),
    ]});
    all_of(
        schema,
        [
            when(is("status", &["adaptation", "illustrative"]), given("about")),
            when(is("status", &["official"]), official),
            // Where a file does not say what it is, nothing is asked that only some statuses need.
            when(is("status", &["official", "adaptation", "illustrative"]), origins),
            unless(at("languages", json!({"not": {"contains": {"const": "cy"}}})), titles_in_welsh()),
        ],
    );
}

/// With both languages the names of the whole file need both. Texts deeper in the file the reading checks: a schema
/// would have to say every type twice.
fn titles_in_welsh() -> Value {
    let welsh = || given("cy");
    json!({"properties": {"title": welsh(), "buyer": welsh(), "summary": welsh()}})
}

/// # Status
///
/// Whose words the framework is. It decides what else the file must say.
#[derive(JsonSchema)]
#[schemars(rename_all = "snake_case")]
enum Status {
    /// The buyer's own text, approved. Every measure and rule names its clause.
    Official,
    /// Made from a buyer's text by somebody else: practice marks.
    Adaptation,
    /// Made up to show a shape: practice marks. Only here may figures be made up.
    Illustrative,
    /// Typed in by a supplier from a tender pack; cannot be published.
    Private,
}

/// # Language
///
/// A language in which every text of the file stands.
#[derive(JsonSchema)]
#[schemars(rename_all = "snake_case")]
enum Language {
    /// English.
    En,
    /// Welsh.
    Cy,
}

/// # Approval
///
/// Who approved the framework, and on which day.
#[derive(JsonSchema)]
#[schemars(deny_unknown_fields, example = json!({"by": "The head of procurement", "date": "2026-08-20"}))]
struct Approved {
    /// The person or body, by office.
    #[schemars(title = "Approved by")]
    by: Said,
    /// The day.
    date: Date,
}

/// # Where marks are rounded
///
/// Whether the marks of each section are rounded to two decimals, or only their sums.
#[derive(JsonSchema)]
#[schemars(rename_all = "snake_case")]
enum Rounding {
    /// Each section is rounded; the total adds rounded sections.
    Sections,
    /// Only the total is rounded; sections that are shown may not add up to it.
    Total,
}

/// # Lots
///
/// Whether one pledge may be claimed in several lots of a tender.
#[derive(JsonSchema)]
#[schemars(rename_all = "snake_case")]
enum Lots {
    /// Each lot needs pledges of its own.
    Separate,
    /// One pledge may be claimed in several lots.
    Shared,
}

/// # Extension years
///
/// Whether pledges for years by which the buyer may extend the contract count towards marks.
#[derive(JsonSchema)]
#[schemars(rename_all = "snake_case")]
enum Extensions {
    /// Pledges for extension years are told apart and count nothing.
    Apart,
    /// They count like those of the fixed term.
    Counted,
}

/// A whole framework that is as small as one can be.
fn smallest() -> Value {
    json!({
        "format": 1, "id": "small", "edition": "1", "published": "2026-09-01", "status": "illustrative",
        "languages": ["en"], "title": {"en": "A small framework"}, "buyer": {"en": "A made-up council"},
        "summary": {"en": "One measure, and a share of the best offer."}, "about": {"en": "Made up."},
        "sources": [example_source()], "themes": [example_theme()],
        "sections": [{
            "id": "offer", "title": {"en": "Your offer"}, "marks": {"value": "10", "origin": "illustrative"},
            "method": {"kind": "relative"},
        }],
    })
}
