//! Words, figures, dates, texts and origins: what both files are made of.

use std::borrow::Cow;

use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde_json::json;

use crate::given::{all_of, one};

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
    "^[A-Za-z0-9._-]{1,64}$", ["local-jobs", "J1", "2.4_b"]
);
string!(
    /// An id that something else has.
    Reference, "Reference",
    "The id of something that the same file defines.",
    "^[A-Za-z0-9._-]{1,64}$", ["J1", "unit-costs"]
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
            "enum": [1, "1"], "examples": [1],
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
            "examples": ["A text", {"note": {"en": "Any object"}}, ["Any list", 12.5]],
        })
    }
}

/// # Text
///
/// What people read, in English and, where the framework's `languages` has both, in Welsh.
#[derive(JsonSchema)]
#[schemars(deny_unknown_fields, example = json!({"en": "Local jobs", "cy": "Swyddi lleol"}))]
pub struct Text {
    /// English. Only in a private framework may it be empty.
    #[schemars(title = "English")]
    en: Plain,
    /// Welsh; needed where `languages` has "cy".
    #[schemars(title = "Welsh")]
    cy: Option<Plain>,
}

/// # Place in a source
///
/// The publication that a figure or rule is taken from, and where in it.
#[derive(JsonSchema)]
#[schemars(deny_unknown_fields, example = json!({"source": "unit-costs", "place": "table 3, row 12"}))]
pub struct OriginSource {
    /// Which of the framework's `sources`, by its id.
    source: Reference,
    /// Row, table, page or clause in it.
    place: Option<Plain>,
}

/// # Who decided it otherwise
///
/// Where no source says it: who did.
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
            "examples": [{"source": "unit-costs", "place": "table 3, row 12"}, "buyer"],
        })
    }
}

/// # Figure with its origin
///
/// A figure above zero that decides marks, with who decided it.
#[derive(JsonSchema)]
#[schemars(deny_unknown_fields)]
#[schemars(example = json!({"value": "35", "origin": {"source": "unit-costs", "place": "notes, page 2"}}))]
#[schemars(example = json!({"value": "10", "origin": "buyer", "note": {"en": "Half of what it was before."}}))]
pub struct Constant {
    /// The figure, above zero.
    value: Positive,
    /// Who decided it.
    origin: Origin,
    /// Why it is this figure.
    note: Option<Text>,
}

/// # Percentage with its origin
///
/// A percentage from 0 to 100, with who decided it.
#[derive(JsonSchema)]
#[schemars(deny_unknown_fields, example = json!({"value": "25", "origin": "judgement"}))]
pub struct ConstantShare {
    /// Percent, 0 to 100.
    value: Percentage,
    /// Who decided it.
    origin: Origin,
    /// Why it is this figure.
    note: Option<Text>,
}

/// Exactly one of the two lower bounds.
pub fn one_lower_bound(schema: &mut Schema) {
    all_of(schema, [one(&["at_least", "more_than"])]);
}
