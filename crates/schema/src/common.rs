//! Words, figures, dates, texts and origins: what both files are made of.

use std::borrow::Cow;

use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};

use crate::given::{all_of, any, one};

/// A string with a pattern, by its name in the schema.
macro_rules! string {
    ($(#[doc = $doc:literal])* $name:ident, $title:literal, $description:literal, $pattern:literal, [$($example:literal),+] $(, $key:literal: $value:literal)*) => {
        $(#[doc = $doc])*
        pub struct $name;

        impl JsonSchema for $name {
            fn schema_name() -> Cow<'static, str> {
                stringify!($name).into()
            }

            fn json_schema(_: &mut SchemaGenerator) -> Schema {
                json_schema!({
                    "title": $title, "description": $description, "type": "string", "pattern": $pattern,
                    $($key: $value,)* "examples": [$($example),+],
                })
            }
        }
    };
}

string!(
    /// An id.
    Id, "Id",
    "A short name that other places refer to: letters, digits, hyphen, underscore and full stop, 1 to 64 of them. Unique in its list.",
    "^[A-Za-z0-9._-]{1,64}$", ["local-jobs", "NT1", "2.4_b"]
);
string!(
    /// An id that something else has.
    Reference, "Reference",
    "The id of something that the same file defines.",
    "^[A-Za-z0-9._-]{1,64}$", ["local-jobs"]
);
string!(
    /// A decimal.
    Decimal, "Decimal",
    "A number in quotes, so that no program rounds it: digits, and after a full stop more digits. No £, no comma, no %. At most 28 digits.",
    "^-?[0-9]+(\\.[0-9]+)?$", ["12.50", "0.25", "30000"]
);
string!(
    /// A decimal above zero.
    Positive, "Decimal above zero",
    "A number in quotes, greater than zero: digits, and after a full stop more digits. No £, no comma, no %. At most 28 digits.",
    "^(0*[1-9][0-9]*(\\.[0-9]+)?|0+\\.0*[1-9][0-9]*)$", ["12.50", "0.25", "30000"]
);
string!(
    /// A decimal from zero.
    NotNegative, "Decimal from zero",
    "A number in quotes, zero or more: digits, and after a full stop more digits. No £, no comma, no %. At most 28 digits.",
    "^([0-9]+(\\.[0-9]+)?|-0+(\\.0+)?)$", ["0", "2.5", "100"]
);
string!(
    /// A percentage from 0 to 100.
    Percentage, "Percentage",
    "A percentage in quotes, from 0 to 100, without the sign %.",
    "^(-0+(\\.0+)?|0*(100(\\.0+)?|[0-9]{1,2}(\\.[0-9]+)?))$", ["10", "33.3", "100"]
);
string!(
    /// A day.
    Date, "Day",
    "A day as year, month and day.",
    "^(19|20|21)[0-9]{2}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])$", ["2027-04-01"], "format": "date"
);
string!(
    /// A link.
    Link, "Link",
    "A web address that begins with https://, or mailto: and an address where a person is the source. At most 2,000 characters.",
    "^(https://[^\\s/?#@<>\"\\\\`]+([/?#][^\\s<>\"\\\\`]*)?|mailto:[^\\s<>\"\\\\`]*@[^\\s<>\"\\\\`]*)$",
    ["https://example.org/rates", "mailto:office@example.org"], "maxLength": 2000
);
string!(
    /// Something is written here.
    Said, "Text in one language",
    "A text that is not empty.",
    "\\S", ["2026.1"], "maxLength": 20000
);

/// A string that may be empty.
pub struct Plain;

impl JsonSchema for Plain {
    fn schema_name() -> Cow<'static, str> {
        "Plain".into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({
            "title": "Text in one language", "description": "A text, at most 20,000 characters.",
            "type": "string", "maxLength": 20000, "examples": ["table 3, row 12"],
        })
    }
}

/// A whole number, bare or in quotes.
pub struct Whole;

impl JsonSchema for Whole {
    fn schema_name() -> Cow<'static, str> {
        "Whole".into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({
            "title": "Whole number",
            "description": "A whole number from 0 to 999,999,999; the one kind of number that may stand without quotes.",
            "anyOf": [
                {"type": "integer", "minimum": 0, "maximum": 999_999_999},
                {"type": "string", "pattern": "^[0-9]{1,9}$"},
            ],
            "examples": [2030, 500],
        })
    }
}

/// A whole number above zero, bare or in quotes.
pub struct WholeAboveZero;

impl JsonSchema for WholeAboveZero {
    fn schema_name() -> Cow<'static, str> {
        "WholeAboveZero".into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({
            "title": "Whole number above zero",
            "description": "A whole number from 1 to 999,999,999; it may stand without quotes.",
            "anyOf": [
                {"type": "integer", "minimum": 1, "maximum": 999_999_999},
                {"type": "string", "pattern": "^0*[1-9][0-9]*$", "maxLength": 9},
            ],
            "examples": [500],
        })
    }
}

/// The version of a file's format.
pub struct FormatOne;

impl JsonSchema for FormatOne {
    fn schema_name() -> Cow<'static, str> {
        "Format".into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({
            "title": "Version of the format",
            "description": "Always 1. A file of a later version is refused, and says so.",
            "enum": [1, "1"],
        })
    }
}

/// Anything: a key that is kept as it is and not looked into yet.
pub struct Reserved;

impl JsonSchema for Reserved {
    fn schema_name() -> Cow<'static, str> {
        "Reserved".into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({
            "title": "Reserved",
            "description": "Kept as it is and not looked into. What may stand here a later version decides.",
        })
    }
}

/// # Text
///
/// What people read, in English and, where the framework's `languages` has both, in Welsh.
#[derive(JsonSchema)]
#[schemars(deny_unknown_fields, example = example_text())]
pub struct Text {
    /// English. Only in a private framework may it be empty.
    en: Plain,
    /// Welsh; needed where `languages` has "cy".
    cy: Option<Plain>,
}

fn example_text() -> serde_json::Value {
    serde_json::json!({"en": "Local jobs", "cy": "Swyddi lleol"})
}

/// # Place in a source
#[derive(JsonSchema)]
#[schemars(deny_unknown_fields)]
pub struct OriginSource {
    /// Which of the framework's `sources`, by its id.
    source: Reference,
    /// Row, table, page or clause in it.
    place: Option<Plain>,
}

/// # Who decided it otherwise
#[derive(JsonSchema)]
#[schemars(rename_all = "snake_case")]
pub enum OriginWord {
    /// The buyer's own decision, made in this framework.
    Buyer,
    /// The judgement of whoever wrote this file; shown as such.
    Judgement,
    /// Made up. Only in a framework whose status is illustrative.
    Illustrative,
}

/// Who decided a figure.
pub struct Origin;

impl JsonSchema for Origin {
    fn schema_name() -> Cow<'static, str> {
        "Origin".into()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        let (place, word) = (generator.subschema_for::<OriginSource>(), generator.subschema_for::<OriginWord>());
        json_schema!({
            "title": "Origin",
            "description": "Who decided this figure or rule: a source with the place in it, or one of the words. There is no default.",
            "if": {"type": "object"}, "then": place, "else": word,
            "examples": [{"source": "rates", "place": "table 3, row 12"}, "buyer"],
        })
    }
}

/// # Figure with its origin
///
/// A figure above zero that decides marks, with who decided it.
#[derive(JsonSchema)]
#[schemars(deny_unknown_fields, example = example_constant())]
pub struct Constant {
    /// The figure, above zero.
    value: Positive,
    /// Who decided it.
    origin: Origin,
    /// Why it is this figure.
    note: Option<Text>,
}

fn example_constant() -> serde_json::Value {
    serde_json::json!({"value": "35", "origin": {"source": "pay-survey", "place": "notes, page 2"}})
}

/// # Percentage with its origin
///
/// A percentage from 0 to 100, with who decided it.
#[derive(JsonSchema)]
#[schemars(deny_unknown_fields)]
pub struct ConstantShare {
    /// Percent, 0 to 100.
    value: Percentage,
    /// Who decided it.
    origin: Origin,
    /// Why it is this figure.
    note: Option<Text>,
}

/// # Period
///
/// From the first date on, before the second; at least one of them.
#[derive(JsonSchema)]
#[schemars(deny_unknown_fields, transform = a_date)]
pub struct Period {
    /// The first day in it.
    from: Option<Date>,
    /// The first day after it.
    before: Option<Date>,
}

fn a_date(schema: &mut Schema) {
    all_of(schema, [any(&["from", "before"])]);
}

/// # Which value of the contract
#[derive(JsonSchema)]
#[schemars(rename_all = "snake_case")]
pub enum ValueOf {
    /// The buyer's estimate for the fixed term.
    Estimated,
    /// The buyer's estimate with all extensions.
    WithExtensions,
    /// The bid's own price.
    Price,
}

/// # With or without VAT
#[derive(JsonSchema)]
#[schemars(rename_all = "snake_case")]
pub enum Vat {
    /// The value includes VAT.
    IncVat,
    /// The value excludes VAT.
    ExVat,
}

/// # Basis
///
/// One of the contract's values, in pounds. Nothing is converted between them: where the contract's figure is not
/// given on this basis, the page asks for it.
#[derive(JsonSchema)]
#[schemars(deny_unknown_fields)]
pub struct Basis {
    /// Which value.
    of: ValueOf,
    /// With or without VAT.
    vat: Vat,
}

/// Exactly one of the two lower bounds.
pub fn one_lower_bound(schema: &mut Schema) {
    all_of(schema, [one(&["at_least", "more_than"])]);
}
