//! What one unit is worth.

use std::borrow::Cow;

use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde_json::{Value, json};

use crate::common::{Constant, ConstantShare, Decimal, Plain, Positive, Reference, Said, Text, Whole};
use crate::given::{all_of, any, given, one, when};

/// # Value of one unit
///
/// £ for one unit: amount × index ÷ index × conversion.
#[derive(JsonSchema)]
#[schemars(deny_unknown_fields, transform = one_amount)]
#[schemars(extend("examples" = example_values()))]
pub struct UnitValue {
    /// The published figure, pounds, above zero.
    amount: Option<Positive>,
    /// Published figures by year, at least two in rising order. Years between two lie on the straight line; years
    /// outside have no value. The year is that of the contract's start.
    #[schemars(extend("minItems" = 2))]
    by_year: Option<Vec<YearAmount>>,
    /// Published figures by place.
    by_place: Option<ByPlace>,
    /// The lowest figure that the source thinks possible, pounds; with `high`.
    low: Option<Decimal>,
    /// The highest figure that the source thinks possible, pounds; with `low`.
    high: Option<Decimal>,
    /// Which of the framework's `sources`, by its id.
    source: Reference,
    /// Row, column, table or page in the source. May be missing in a private framework.
    place: Option<Plain>,
    /// The year in whose prices the source gives it, as the source says, such as "2015/16". May be missing in a private
    /// framework.
    price_year: Option<Plain>,
    /// Brings it to the prices of another year.
    uprate: Option<Uprate>,
    /// From what is pledged to what the figure values; one to one where it is missing.
    conversion: Option<Constant>,
    /// What of it would not have come about by this contract.
    additionality: Option<Additionality>,
    /// How sure the source is.
    confidence: Option<Confidence>,
    /// What the figure stands for.
    note: Option<Text>,
}

fn one_amount(schema: &mut Schema) {
    all_of(
        schema,
        [
            one(&["amount", "by_year", "by_place"]),
            when(any(&["low", "high"]), json!({"allOf": [given("low"), given("high")]})),
        ],
    );
}

/// One of every kind of amount.
pub fn example_values() -> Value {
    json!([
        {
            "amount": "14790.17", "low": "12000", "high": "16500", "source": "unit-costs", "place": "row 4",
            "price_year": "2015/16", "uprate": {"index": "prices", "to": "2025/26"}, "confidence": "medium",
        },
        {
            "by_year": [{"year": 2026, "amount": "250"}, {"year": 2030, "amount": "280"}],
            "source": "unit-costs", "place": "table 3", "price_year": "2025/26",
        },
        {"by_place": example_by_place(), "source": "unit-costs", "place": "table 5", "price_year": "2025/26"},
    ])
}

/// # Figure of a year
///
/// The value of one unit in one calendar year.
#[derive(JsonSchema)]
#[schemars(deny_unknown_fields, example = json!({"year": 2026, "amount": "250"}))]
pub struct YearAmount {
    /// The year.
    year: Year,
    /// Its figure, pounds, above zero.
    amount: Positive,
}

/// A calendar year.
pub struct Year;

impl JsonSchema for Year {
    fn schema_name() -> Cow<'static, str> {
        "Year".into()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        let whole = generator.subschema_for::<Whole>();
        json_schema!({"title": "Year", "description": "A calendar year.", "allOf": [whole], "examples": [2030]})
    }
}

/// # Figures by place
///
/// By the pledge's place, or else the contract's: the first area that it lies in.
#[derive(JsonSchema)]
#[schemars(deny_unknown_fields, example = example_by_place())]
pub struct ByPlace {
    /// Figures of areas.
    #[schemars(length(min = 1))]
    areas: Vec<AreaAmount>,
    /// The figure for every other place, pounds. Without it, other places have no value.
    elsewhere: Option<Positive>,
}

fn example_by_place() -> Value {
    json!({"areas": [{"area": "town", "amount": "30000"}], "elsewhere": "20000"})
}

/// # Figure of an area
///
/// The value of one unit in one area.
#[derive(JsonSchema)]
#[schemars(deny_unknown_fields, example = json!({"area": "town", "amount": "30000"}))]
pub struct AreaAmount {
    /// Which of the framework's `areas`, by its id.
    area: Reference,
    /// Its figure, pounds, above zero.
    amount: Positive,
}

/// # Another price year
///
/// Brings a value from its own price year to another one: × index of that year ÷ index of its own.
#[derive(JsonSchema)]
#[schemars(deny_unknown_fields, example = json!({"index": "prices", "to": "2025/26"}))]
pub struct Uprate {
    /// Which of the framework's `indexes`, by its id.
    index: Reference,
    /// To which year; it and the value's own price year stand in the table.
    #[schemars(title = "To which year")]
    to: Said,
}

/// # Additionality
///
/// Percentages that are each taken off what the others leave.
#[derive(JsonSchema)]
#[schemars(deny_unknown_fields, example = json!({"deadweight": {"value": "25", "origin": "judgement"}}))]
pub struct Additionality {
    /// What would have happened anyway, percent.
    deadweight: Option<ConstantShare>,
    /// What others bring about, percent.
    attribution: Option<ConstantShare>,
    /// What is only moved from elsewhere, percent.
    displacement: Option<ConstantShare>,
}

/// # Confidence
///
/// How sure the source is of its figure.
#[derive(JsonSchema)]
#[schemars(rename_all = "snake_case")]
pub enum Confidence {
    /// High, or green.
    High,
    /// Medium, or amber.
    Medium,
    /// Low, or red.
    Low,
}
