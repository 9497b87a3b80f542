//! Sources, and what depends on the contract.

use schemars::{JsonSchema, Schema};
use serde_json::{Value, json};

use crate::common::{Id, Link, Origin, Plain, Positive, Reference, Said, Text};
use crate::contract::{Buyer, Deal, Nation, Period, ValueOf, Vat};
use crate::given::{all_of, any, at_most_one};

use super::stated::{Stated, When};

/// # Source
///
/// Where figures or texts come from: a publication, or a person. Figures name it by its id.
#[derive(JsonSchema)]
#[schemars(deny_unknown_fields, example = example_source(), example = example_own_source())]
pub struct Source {
    /// Its id in this file.
    id: Id,
    /// Name of the publication.
    title: Text,
    /// Who published it. May be missing in a private framework.
    publisher: Option<Plain>,
    /// Its edition. May be missing in a private framework.
    edition: Option<Plain>,
    /// Where it is read.
    #[schemars(title = "Web address")]
    url: Option<Link>,
    /// On what terms others may use it, as its publisher says, and how that is known. May be missing in a private
    /// framework.
    licence: Option<Text>,
    /// Where the licence is read.
    #[schemars(title = "Web address of the licence")]
    licence_url: Option<Link>,
    /// What must be said beside figures from it.
    note: Option<Text>,
}

pub fn example_source() -> Value {
    json!({
        "id": "unit-costs", "title": {"en": "Unit costs"}, "publisher": "A made-up office", "edition": "2026",
        "url": "https://example.org/unit-costs", "licence": {"en": "Free to use, if you name where it is from"},
    })
}

fn example_own_source() -> Value {
    json!({
        "id": "survey", "title": {"en": "What a survey found"}, "publisher": "A made-up council", "edition": "1",
        "url": "mailto:office@example.org", "licence": {"en": "The council lets everybody use it"},
    })
}

/// # Threshold
///
/// A named condition on the contract. Every part that is given must hold, and at least one must be given.
#[derive(JsonSchema)]
#[schemars(deny_unknown_fields, transform = says_something)]
#[schemars(extend("examples" = example_thresholds()))]
pub struct Threshold {
    /// Its id; `only_if` names it.
    id: Id,
    /// The condition in words.
    title: Text,
    /// Who decided it.
    origin: Origin,
    /// The clause or page.
    clause: Option<Plain>,
    /// Bounds on one of the contract's values.
    value: Option<ValueRange>,
    /// Dates of the tender notice.
    notice: Option<Period>,
    /// Kinds of buyer, any of which will do.
    #[schemars(extend("minItems" = 1, "uniqueItems" = true))]
    buyer: Option<Vec<Buyer>>,
    /// Nations, any of which will do.
    #[schemars(extend("minItems" = 1, "uniqueItems" = true))]
    nation: Option<Vec<Nation>>,
    /// Kinds of deal, any of which will do.
    #[schemars(extend("minItems" = 1, "uniqueItems" = true))]
    kind: Option<Vec<Deal>>,
    /// Names of lots, any of which will do.
    #[schemars(extend("minItems" = 1, "uniqueItems" = true))]
    lot: Option<Vec<Said>>,
}

fn says_something(schema: &mut Schema) {
    all_of(schema, [any(&["value", "notice", "buyer", "nation", "kind", "lot"])]);
}

fn example_thresholds() -> Value {
    json!([
        {
            "id": "large", "title": {"en": "Contracts of £1 million and more"}, "origin": "buyer", "clause": "2.1",
            "value": {"of": "estimated", "vat": "inc_vat", "at_least": "1000000"},
        },
        {
            "id": "councils", "title": {"en": "Councils in England or Wales, from October 2026"}, "origin": "judgement",
            "notice": {"from": "2026-10-01"}, "buyer": ["sub_central"], "nation": ["england", "wales"],
        },
    ])
}

/// # Bounds on a value
///
/// One lower bound, one upper bound, or both, in pounds.
#[derive(JsonSchema)]
#[schemars(deny_unknown_fields, transform = bounds)]
#[schemars(example = json!({"of": "estimated", "vat": "inc_vat", "at_least": "1000000"}))]
#[schemars(example = json!({"of": "price", "vat": "ex_vat", "more_than": "50000", "at_most": "100000"}))]
pub struct ValueRange {
    /// Which of the contract's values.
    #[schemars(title = "Which value")]
    of: ValueOf,
    /// With or without VAT.
    #[schemars(title = "VAT")]
    vat: Vat,
    /// This much or more, pounds.
    at_least: Option<Positive>,
    /// More than this, pounds.
    more_than: Option<Positive>,
    /// Less than this, pounds.
    less_than: Option<Positive>,
    /// This much or less, pounds.
    at_most: Option<Positive>,
}

fn bounds(schema: &mut Schema) {
    all_of(
        schema,
        [
            any(&["at_least", "more_than", "less_than", "at_most"]),
            at_most_one(&["at_least", "more_than"]),
            at_most_one(&["less_than", "at_most"]),
        ],
    );
}

/// # Area
///
/// A named area. A place that somebody types lies in it if it is its id, its title or one of its names.
#[derive(JsonSchema)]
#[schemars(deny_unknown_fields, example = example_area())]
pub struct Area {
    /// Its id.
    id: Id,
    /// Its name.
    title: Text,
    /// What lies in it, in the buyer's words.
    definition: Text,
    /// Other names of it, and of places in it.
    #[schemars(extend("minItems" = 1, "uniqueItems" = true))]
    names: Option<Vec<Said>>,
    /// Who decided it.
    origin: Origin,
}

fn example_area() -> Value {
    json!({
        "id": "town", "title": {"en": "The town"}, "definition": {"en": "All wards of the town."},
        "names": ["Northside", "Southside"], "origin": "buyer",
    })
}

/// # Document
///
/// A document that the contract needs, such as a plan or a report.
#[derive(JsonSchema)]
#[schemars(deny_unknown_fields, example = example_document())]
pub struct Document {
    /// Its id.
    id: Id,
    /// Its name.
    title: Text,
    /// What it must say.
    #[schemars(title = "What it must say")]
    what: Option<Text>,
    /// Thresholds, by id, all of which must hold for it to be needed. Without any, it always is.
    #[schemars(extend("minItems" = 1, "uniqueItems" = true))]
    only_if: Option<Vec<Reference>>,
    /// Who decided it.
    origin: Origin,
    /// The clause or page.
    clause: Option<Plain>,
}

fn example_document() -> Value {
    json!({
        "id": "plan", "title": {"en": "Delivery plan"}, "what": {"en": "Who does what, and by when."},
        "only_if": ["large"], "origin": "buyer", "clause": "5.2",
    })
}

/// # Price index
///
/// How prices changed from year to year. Values are brought to another year's prices by it.
#[derive(JsonSchema)]
#[schemars(deny_unknown_fields, example = example_index())]
pub struct Index {
    /// Its id.
    id: Id,
    /// Its name.
    title: Text,
    /// Which of the `sources` publishes it, by its id.
    source: Reference,
    /// Table or page in the source. May be missing in a private framework.
    place: Option<Plain>,
    /// Figures by year, each year once.
    #[schemars(length(min = 1))]
    table: Vec<IndexYear>,
}

fn example_index() -> Value {
    json!({
        "id": "prices", "title": {"en": "Prices of everything"}, "source": "unit-costs", "place": "table 7",
        "table": [{"year": "2015/16", "value": "100"}, {"year": "2025/26", "value": "125.5"}],
    })
}

/// # Year of an index
///
/// The figure that an index has in one year.
#[derive(JsonSchema)]
#[schemars(deny_unknown_fields, example = json!({"year": "2015/16", "value": "100"}))]
pub struct IndexYear {
    /// The year as the source names it, such as "2015/16".
    year: Said,
    /// Its figure, above zero.
    value: Positive,
}

/// # What section marks are a part of
///
/// Section marks are of the non-price score, and marks of the whole bid are theirs × weight ÷ 100.
#[derive(JsonSchema)]
#[schemars(deny_unknown_fields, example = example_non_price(), example = json!({}))]
pub struct NonPrice {
    /// Percentage of the whole bid that is not price. Without it price has no weight, and marks are "of the quality
    /// score".
    weight: Option<Stated>,
    /// Only where the tender made that choice.
    #[schemars(title = "Only when")]
    when: Option<When>,
}

fn example_non_price() -> Value {
    json!({"weight": {"value": "60", "origin": "buyer"}, "when": {"parameter": "marking", "is": "best"}})
}
