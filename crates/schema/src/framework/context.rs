//! Sources, and what the contract and the tender decide.

use std::borrow::Cow;

use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde_json::json;

use crate::common::{Constant, Id, Link, Origin, Period, Plain, Positive, Reference, Said, Text};
use crate::common::{ValueOf, Vat};
use crate::given::{all_of, any, at_most_one};

/// # Source
///
/// Where figures or texts come from: a publication, or a person. Figures name it by its id.
#[derive(JsonSchema)]
#[schemars(deny_unknown_fields)]
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
    url: Option<Link>,
    /// On what terms others may use it, as its publisher says, and how that is known. May be missing in a private framework.
    licence: Option<Text>,
    /// Where the licence is read.
    licence_url: Option<Link>,
    /// What must be said beside figures from it.
    note: Option<Text>,
}

/// # Choice made
#[derive(JsonSchema)]
#[schemars(deny_unknown_fields)]
pub struct When {
    /// Which parameter, one of kind `choice`.
    parameter: Reference,
    /// Which of its choices.
    is: Said,
}

/// One struct variant for every kind, each with the keys that all kinds share.
macro_rules! parameters {
    ($($(#[$about:meta])* $kind:ident { $($(#[$of:meta])* $key:ident: $type:ty),* })*) => {
        /// # Parameter
        ///
        /// Something that the tender's documents say and the framework does not. It is asked, and never guessed.
        #[derive(JsonSchema)]
        #[schemars(tag = "kind", rename_all = "snake_case", deny_unknown_fields)]
        pub enum Parameter {
            $($(#[$about])* $kind {
                /// Its id; key of `tender` in a bid file.
                id: Id,
                /// Question or label.
                title: Text,
                /// Where to find it and what it means.
                help: Option<Text>,
                /// Shown beside the field as an example, never used.
                example: Option<Plain>,
                /// Only asked when another parameter has that choice.
                asked_when: Option<When>,
                $($(#[$of])* $key: $type),*
            }),*
        }
    };
}

parameters! {
    /// Marks of the whole bid, greater than zero.
    Marks {
        /// The least that the framework allows the tender to say: of the rows, the first that holds.
        minimum: Option<Rows>
    }
    /// A percentage, 0 to 100.
    Percent {
        /// The least that the framework allows the tender to say: of the rows, the first that holds.
        minimum: Option<Rows>
    }
    /// Pounds.
    Money {
        /// The least that the framework allows the tender to say: of the rows, the first that holds.
        minimum: Option<Rows>
    }
    /// A plain number: pounds for each pound of the contract, or points.
    Ratio {
        /// The least that the framework allows the tender to say: of the rows, the first that holds.
        minimum: Option<Rows>
    }
    /// One of several; never chosen in advance.
    Choice {
        /// What may be chosen.
        #[schemars(length(min = 1))]
        choices: Vec<Choice>
    }
}

/// # Choice
#[derive(JsonSchema)]
#[schemars(deny_unknown_fields)]
pub struct Choice {
    /// What stands in a bid file.
    id: Id,
    /// Label.
    title: Text,
    /// Explanation.
    help: Option<Text>,
}

/// # Row of a table
///
/// One figure of a table by the contract's facts; of all rows the first that holds applies.
#[derive(JsonSchema)]
#[schemars(deny_unknown_fields)]
pub struct Row {
    /// Thresholds, by id, all of which must hold. Without any, the row always holds.
    #[schemars(extend("minItems" = 1, "uniqueItems" = true))]
    only_if: Option<Vec<Reference>>,
    /// The figure.
    value: Constant,
}

/// Rows, at least one.
pub struct Rows;

impl JsonSchema for Rows {
    fn schema_name() -> Cow<'static, str> {
        "Rows".into()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        let row = generator.subschema_for::<Row>();
        json_schema!({
            "title": "Table by the contract's facts",
            "description": "Of the rows the first that holds applies; where none holds there is no figure.",
            "type": "array", "items": row, "minItems": 1,
        })
    }
}

/// # Tender says it
#[derive(JsonSchema)]
#[schemars(deny_unknown_fields)]
pub struct OfParameter {
    /// Which parameter says it, by its id.
    parameter: Reference,
}

/// # Table
#[derive(JsonSchema)]
#[schemars(deny_unknown_fields)]
pub struct ByRows {
    /// The rows.
    by: Rows,
}

/// A figure that the framework or the tender sets.
pub struct Stated;

impl JsonSchema for Stated {
    fn schema_name() -> Cow<'static, str> {
        "Stated".into()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        let parameter = generator.subschema_for::<OfParameter>();
        let (rows, constant) = (generator.subschema_for::<ByRows>(), generator.subschema_for::<Constant>());
        json_schema!({
            "title": "Stated figure",
            "description": "A figure with its origin, or a parameter that the tender says, or a table by the contract's facts.",
            "if": {"required": ["parameter"]}, "then": parameter,
            "else": {"if": {"required": ["by"]}, "then": rows, "else": constant},
            "examples": [{"value": "20", "origin": "buyer"}, {"parameter": "weighting"}],
        })
    }
}

/// # Threshold
///
/// A named condition on the contract. Every part that is given must hold, and at least one must be given.
#[derive(JsonSchema)]
#[schemars(deny_unknown_fields, transform = says_something, example = example_threshold())]
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

fn example_threshold() -> serde_json::Value {
    json!({
        "id": "large", "title": {"en": "Contracts of £1 million and more"}, "origin": "buyer",
        "value": {"of": "estimated", "vat": "inc_vat", "at_least": "1000000"},
    })
}

/// # Bounds on a value
///
/// One lower bound, one upper bound, or both, in pounds.
#[derive(JsonSchema)]
#[schemars(deny_unknown_fields, transform = bounds)]
pub struct ValueRange {
    /// Which of the contract's values.
    of: ValueOf,
    /// With or without VAT.
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

/// # Kind of buyer
#[derive(JsonSchema)]
#[schemars(rename_all = "snake_case")]
pub enum Buyer {
    /// A department of government or its agency.
    Central,
    /// A council or another public body.
    SubCentral,
    /// Anybody else.
    Other,
}

/// # Nation
#[derive(JsonSchema)]
#[schemars(rename_all = "snake_case")]
pub enum Nation {
    /// England.
    England,
    /// Wales.
    Wales,
    /// Scotland.
    Scotland,
    /// Northern Ireland.
    NorthernIreland,
}

/// # Kind of deal
#[derive(JsonSchema)]
#[schemars(rename_all = "snake_case")]
pub enum Deal {
    /// A public contract.
    Contract,
    /// A lease.
    Lease,
    /// A grant.
    Grant,
    /// A planning agreement.
    Planning,
    /// Something else.
    Other,
}

/// # Area
///
/// A named area. A place that somebody types lies in it if it is its id, its title or one of its names.
#[derive(JsonSchema)]
#[schemars(deny_unknown_fields)]
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

/// # Document
///
/// A document that the contract needs, such as a plan or a report.
#[derive(JsonSchema)]
#[schemars(deny_unknown_fields)]
pub struct Document {
    /// Its id.
    id: Id,
    /// Its name.
    title: Text,
    /// What it must say.
    what: Option<Text>,
    /// Thresholds, by id, all of which must hold for it to be needed. Without any, it always is.
    #[schemars(extend("minItems" = 1, "uniqueItems" = true))]
    only_if: Option<Vec<Reference>>,
    /// Who decided it.
    origin: Origin,
    /// The clause or page.
    clause: Option<Plain>,
}

/// # Price index
#[derive(JsonSchema)]
#[schemars(deny_unknown_fields)]
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

/// # Year of an index
#[derive(JsonSchema)]
#[schemars(deny_unknown_fields)]
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
#[schemars(deny_unknown_fields)]
pub struct NonPrice {
    /// Percentage of the whole bid that is not price. Without it price has no weight, and marks are "of the quality score".
    weight: Option<Stated>,
    /// Only where the tender made that choice.
    when: Option<When>,
}
