//! Figures that the framework or the tender states, and what is asked of the tender.

use std::borrow::Cow;

use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde_json::{Value, json};

use crate::common::{Constant, Id, Plain, Reference, Said, Text};

/// # Choice made
///
/// That the tender made one choice of a parameter, and no other.
#[derive(JsonSchema)]
#[schemars(deny_unknown_fields, example = json!({"parameter": "marking", "is": "goal"}))]
pub struct When {
    /// Which parameter, one of kind `choice`.
    parameter: Reference,
    /// Which of its choices.
    #[schemars(title = "Choice")]
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
        #[schemars(extend("examples" = example_parameters()))]
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

/// One of every kind, all of which the other examples use.
fn example_parameters() -> Value {
    json!([
        {
            "id": "weighting", "kind": "marks", "title": {"en": "Marks for social value"},
            "help": {"en": "Of 100 marks for the whole bid."}, "example": "20",
            "minimum": [{"value": {"value": "10", "origin": "buyer"}}],
        },
        {"id": "split", "kind": "percent", "title": {"en": "Share of those marks for the numbers"}, "example": "40"},
        {
            "id": "marking", "kind": "choice", "title": {"en": "How the numbers are marked"},
            "choices": [
                {"id": "best", "title": {"en": "A share of the best offer"}},
                {"id": "goal", "title": {"en": "A share of a target"}},
            ],
        },
        {
            "id": "target", "kind": "money", "title": {"en": "Target"}, "example": "100,000",
            "asked_when": {"parameter": "marking", "is": "goal"},
        },
        {"id": "points-needed", "kind": "ratio", "title": {"en": "Points to reach"}, "example": "40"},
    ])
}

/// # Choice
///
/// One of the answers that a parameter of kind `choice` may have.
#[derive(JsonSchema)]
#[schemars(deny_unknown_fields, example = json!({"id": "best", "title": {"en": "A share of the best offer"}}))]
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
#[schemars(deny_unknown_fields, example = &example_rows()[0], example = &example_rows()[1])]
pub struct Row {
    /// Thresholds, by id, all of which must hold. Without any, the row always holds.
    #[schemars(extend("minItems" = 1, "uniqueItems" = true))]
    only_if: Option<Vec<Reference>>,
    /// The figure.
    value: Constant,
}

fn example_rows() -> Value {
    json!([
        {"only_if": ["large"], "value": {"value": "20", "origin": "buyer"}},
        {"value": {"value": "10", "origin": "buyer"}},
    ])
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
            "type": "array", "items": row, "minItems": 1, "examples": [example_rows()],
        })
    }
}

/// # Tender says it
///
/// The figure is what the tender says.
#[derive(JsonSchema)]
#[schemars(deny_unknown_fields, example = json!({"parameter": "weighting"}))]
pub struct OfParameter {
    /// Which parameter says it, by its id.
    parameter: Reference,
}

/// # Table
///
/// The figure depends on the contract's facts.
#[derive(JsonSchema)]
#[schemars(deny_unknown_fields, example = json!({"by": example_rows()}))]
pub struct ByRows {
    /// The rows, of which the first that holds applies.
    #[schemars(title = "Rows")]
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
            "examples": [{"value": "20", "origin": "buyer"}, {"parameter": "weighting"}, {"by": example_rows()}],
        })
    }
}
