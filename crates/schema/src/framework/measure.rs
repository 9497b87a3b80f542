//! The tree of what counts, and units.

use schemars::{JsonSchema, Schema};
use serde_json::{Value, json};

use crate::common::{Constant, Id, Plain, Positive, Reference, Reserved, Text};
use crate::given::{all_of, at, at_most_one, given, is, none, when};

use super::value::{UnitValue, example_values};

/// # Theme
///
/// The first level of the tree of what counts.
#[derive(JsonSchema)]
#[schemars(deny_unknown_fields, example = example_theme())]
pub struct Theme {
    /// Its id.
    id: Id,
    /// Its name.
    title: Text,
    /// One sentence.
    summary: Option<Text>,
    /// Its outcomes, in the order of printing.
    outcomes: Vec<Outcome>,
}

pub fn example_theme() -> Value {
    json!({"id": "people", "title": {"en": "People"}, "outcomes": [example_outcome()]})
}

/// # Outcome
///
/// The second level of the tree.
#[derive(JsonSchema)]
#[schemars(deny_unknown_fields, example = example_outcome())]
pub struct Outcome {
    /// Its id.
    id: Id,
    /// Its name.
    title: Text,
    /// Its measures, in the order of printing.
    measures: Vec<Measure>,
}

fn example_outcome() -> Value {
    json!({"id": "help", "title": {"en": "Help"}, "measures": [example_measure()]})
}

/// # Measure
///
/// One thing that counts. It has a section and what that section counts: a `value` where it counts money, `points`
/// where it counts points, neither where measures are only offered or not. Or it is only recorded, says why in
/// `record_only`, and has none of them.
#[derive(JsonSchema)]
#[schemars(deny_unknown_fields, transform = feeds_or_is_recorded)]
#[schemars(extend("examples" = example_measures()))]
pub struct Measure {
    /// The code that the buyer prints.
    id: Id,
    /// Its name.
    title: Text,
    /// What counts and what does not: the sentence that settles an argument.
    counts: Text,
    /// What it is counted in.
    unit: Unit,
    /// The one section that it feeds, by its id.
    section: Option<Reference>,
    /// £ for one unit, in a section that counts money or a ratio.
    value: Option<UnitValue>,
    /// Points for one unit, in a section that counts points.
    points: Option<Constant>,
    /// Why it earns nothing and is only recorded.
    record_only: Option<Text>,
    /// What will be asked as evidence, one thing each. An empty list is worth a look.
    evidence: Vec<Text>,
    /// The clause or page of the buyer's document. Needed in an official framework.
    clause: Option<Plain>,
    /// The smallest change worth trying, in units.
    step: Option<Positive>,
    /// A name that the same measure has in other frameworks, too.
    concept: Option<Plain>,
    /// The id, or ids, that it had in the edition before; kept, and used where two editions are compared.
    #[schemars(example = &"NT9", example = json!(["NT9", {"old": "NT10", "factor": "2"}]))]
    replaces: Option<Reserved>,
    /// Kept, not used yet.
    question: Option<Reserved>,
    /// Kept, not used yet.
    limit: Option<Reserved>,
    /// Kept, not used yet.
    examples: Option<Reserved>,
    /// Kept, not used yet.
    area: Option<Reserved>,
    /// Kept, not used yet.
    effort: Option<Reserved>,
    /// Kept, not used yet.
    legal_ground: Option<Reserved>,
}

fn feeds_or_is_recorded(schema: &mut Schema) {
    let counted = ["section", "value", "points"];
    // Without a unit nothing is asked here; that it is missing is another matter.
    let unit = |kinds: &[&str]| json!({"allOf": [given("unit"), at("unit", is("kind", kinds))]});
    all_of(
        schema,
        [
            json!({"if": given("record_only"), "then": none(&counted), "else": given("section")}),
            at_most_one(&["value", "points"]),
            when(unit(&["percent"]), none(&["value"])),
            when(unit(&["text", "yes_no"]), none(&["value", "points"])),
        ],
    );
}

fn example_measure() -> Value {
    json!({
        "id": "V1", "title": {"en": "Volunteering"}, "counts": {"en": "Hours that staff give in paid time."},
        "unit": {"kind": "hours"}, "section": "offer",
        "value": {"amount": "15.00", "source": "unit-costs", "place": "row 1", "price_year": "2026"},
        "evidence": [{"en": "Timesheets"}],
    })
}

/// Two that count pounds, one that counts points, one that a gate asks for, and one that is only recorded.
fn example_measures() -> Value {
    json!([
        example_measure(),
        {
            "id": "J1", "title": {"en": "Jobs"}, "counts": {"en": "Paid jobs for people who had none."},
            "unit": {"kind": "fte_years"}, "section": "offer", "value": &example_values()[0], "clause": "table 1",
            "evidence": [{"en": "Pay records"}], "step": "0.1", "concept": "jobs-for-unemployed-people",
        },
        {
            "id": "T1", "title": {"en": "Talks at schools"}, "counts": {"en": "Talks to pupils of the town."},
            "unit": {"kind": "count", "name": {"en": "talks"}}, "section": "points",
            "points": {"value": "2", "origin": "buyer"}, "evidence": [{"en": "Letters from the schools"}],
        },
        {
            "id": "P1", "title": {"en": "A plan for carbon"}, "counts": {"en": "You have one, or you have none."},
            "unit": {"kind": "yes_no"}, "section": "least", "evidence": [{"en": "The plan"}],
        },
        {
            "id": "L1", "title": {"en": "Spent in the town"}, "counts": {"en": "What you pay firms in the town."},
            "unit": {"kind": "money"}, "record_only": {"en": "The council reports it, and gives no marks for it."},
            "evidence": [{"en": "Invoices"}],
        },
    ])
}

/// One struct variant for every kind, each with the keys that all kinds share.
macro_rules! units {
    ($($(#[$about:meta])* $kind:ident { $($(#[$of:meta])* $key:ident: $type:ty),* })*) => {
        /// # Unit
        ///
        /// What a measure counts, and so what the supplier types.
        #[derive(JsonSchema)]
        #[schemars(tag = "kind", rename_all = "snake_case", deny_unknown_fields)]
        #[schemars(extend("examples" = example_units()))]
        pub enum Unit {
            $($(#[$about])* $kind {
                /// The buyer's own name for it.
                name: Option<Text>,
                /// Whether what is typed is for each contract year; it is multiplied by the months of the term ÷ 12.
                per_year: Option<bool>,
                /// Whether only whole numbers count.
                whole: Option<bool>,
                $($(#[$of])* $key: $type),*
            }),*
        }
    };
}

units! {
    /// Full-time jobs for a year: people × hours a week (at most full time) ÷ full time × months ÷ 12.
    FteYears {}
    /// People × weeks of training; a week of fewer than 3 days counts days ÷ 5.
    TrainingWeeks {}
    /// People × weeks, such as apprenticeships and placements.
    PersonWeeks {}
    /// Weeks.
    Weeks {}
    /// Hours of staff or expert time.
    Hours {}
    /// A count of people, events or organisations.
    Count {}
    /// Pounds spent or given.
    Money {}
    /// Tonnes.
    Tonnes {}
    /// Tonnes of carbon dioxide equivalent.
    Tco2e {}
    /// Miles.
    Miles {}
    /// Points themselves, where the supplier counts them.
    Points {}
    /// A percentage. It cannot be valued.
    Percent {}
    /// Hours × those who attend.
    HoursAttendees {}
    /// Pounds in cash + hours × a rate.
    MoneyInvested {
        /// Pounds for an hour.
        rate: Constant
    }
    /// A product of one to three things that the framework names.
    Product {
        /// What is multiplied.
        #[schemars(length(min = 1, max = 3))]
        inputs: Vec<ProductInput>
    }
    /// A written answer. It cannot be valued.
    Text {}
    /// Yes or no. It cannot be valued.
    YesNo {}
}

fn example_units() -> Value {
    json!([
        {"kind": "fte_years"},
        {"kind": "hours", "per_year": true},
        {"kind": "count", "name": {"en": "talks"}, "whole": true},
        {"kind": "money_invested", "rate": {"value": "15", "origin": "buyer"}},
        {
            "kind": "product", "name": {"en": "people who stay"},
            "inputs": [example_input(), {"title": {"en": "Share who stay"}, "kind": "percent"}],
        },
    ])
}

/// # Input of a product
///
/// One of the things that are multiplied.
#[derive(JsonSchema)]
#[schemars(deny_unknown_fields, example = example_input())]
pub struct ProductInput {
    /// Its label.
    title: Text,
    /// How its text is read.
    kind: InputKind,
}

fn example_input() -> Value {
    json!({"title": {"en": "People"}, "kind": "count"})
}

/// # Kind of input
///
/// How what is typed is read.
#[derive(JsonSchema)]
#[schemars(rename_all = "snake_case")]
pub enum InputKind {
    /// A plain number.
    Number,
    /// A count; k and m may be typed.
    Count,
    /// Pounds; £, k and m may be typed.
    Money,
    /// A percentage, 0 to 100; 50 % is 0.5.
    Percent,
}
