//! Parts of the score, and how each becomes marks.

use std::borrow::Cow;
use std::collections::BTreeMap;

use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde_json::{Value, json};

use crate::common::{Constant, Id, NotNegative, Origin, Percentage, Reference, Text, one_lower_bound};
use crate::contract::{Basis, ValueOf, Vat};
use crate::given::{all_of, given, is, none};

use super::graded::Pass;
use super::stated::Stated;

/// # Section
///
/// A part of the score: how many marks it carries, what is counted in it, and how that becomes marks.
#[derive(JsonSchema)]
#[schemars(deny_unknown_fields, transform = ratio_needs_its_basis)]
#[schemars(extend("examples" = example_sections()))]
pub struct Section {
    /// Its id; key of `assumptions` in a bid file.
    id: Id,
    /// Its name.
    title: Text,
    /// One sentence.
    summary: Option<Text>,
    /// How many marks it carries: a stated figure (a parameter of kind `marks`), or a share of a weighting.
    marks: Marks,
    /// What is counted in it. As if it were "money" where it is missing.
    counts: Option<Counts>,
    /// Of which value of the contract the ratio is; only where `counts` is "ratio".
    ratio_to: Option<Basis>,
    /// How what is counted becomes marks: one method, or one for every choice of a parameter.
    method: SectionMethod,
}

fn ratio_needs_its_basis(schema: &mut Schema) {
    all_of(schema, [json!({"if": is("counts", &["ratio"]), "then": given("ratio_to"), "else": none(&["ratio_to"])})]);
}

/// Four that other examples name.
fn example_sections() -> Value {
    json!([
        {
            "id": "offer", "title": {"en": "Your offer"}, "marks": {"weighting": "weighting", "share": "split"},
            "method": example_choice(),
        },
        {
            "id": "points", "title": {"en": "Points"}, "marks": {"value": "5", "origin": "buyer"}, "counts": "points",
            "method": {"kind": "points", "required": {"parameter": "points-needed"}, "award": "share"},
        },
        {
            "id": "answers", "title": {"en": "Your answers"},
            "marks": {"weighting": "weighting", "share": "split", "rest": true},
            "method": {"kind": "graded", "pass": {"at_least": "40", "effect": "exclude", "origin": "buyer"}},
        },
        {
            "id": "least", "title": {"en": "The least that is asked"}, "marks": {"value": "1", "origin": "buyer"},
            "method": {"kind": "gate", "measures": {"value": "1", "origin": "buyer"}},
        },
    ])
}

/// # What is counted
///
/// What of the pledges is added up in a section.
#[derive(JsonSchema)]
#[schemars(rename_all = "snake_case")]
pub enum Counts {
    /// Pounds.
    Money,
    /// Points.
    Points,
    /// Pounds for each pound of one of the contract's values.
    Ratio,
}

/// # Share of a weighting
///
/// Weighting × share ÷ 100, or, with `rest`, × (100 − share) ÷ 100.
#[derive(JsonSchema)]
#[schemars(deny_unknown_fields, example = json!({"weighting": "weighting", "share": "split", "rest": true}))]
pub struct MarksShare {
    /// The parameter, of kind `marks`, with the marks for all of social value.
    weighting: Reference,
    /// The parameter, of kind `percent`, with the share.
    share: Reference,
    /// Whether this section gets what the share leaves.
    #[schemars(title = "The rest")]
    rest: Option<bool>,
}

/// How many marks a section carries.
pub struct Marks;

impl JsonSchema for Marks {
    fn schema_name() -> Cow<'static, str> {
        "Marks".into()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        let (share, stated) = (generator.subschema_for::<MarksShare>(), generator.subschema_for::<Stated>());
        json_schema!({
            "title": "Marks of a section",
            "description": "A stated figure, or a share of a weighting that the tender says.",
            "if": {"anyOf": [{"required": ["weighting"]}, {"required": ["share"]}]}, "then": share, "else": stated,
            "examples": [{"parameter": "weighting"}, {"weighting": "weighting", "share": "split", "rest": true}],
        })
    }
}

/// # Method by choice
///
/// The tender chooses the method: a case for every choice of the parameter.
#[derive(JsonSchema)]
#[schemars(deny_unknown_fields, example = example_choice())]
pub struct MethodChoice {
    /// Which parameter, one of kind `choice`.
    parameter: Reference,
    /// The method for each of its choices, by the choice's id.
    cases: BTreeMap<String, Method>,
}

fn example_choice() -> Value {
    let target = json!({"kind": "target", "target": {"parameter": "target"}, "per": "total"});
    json!({"parameter": "marking", "cases": {"best": {"kind": "relative"}, "goal": target}})
}

/// One method, or one for every choice.
pub struct SectionMethod;

impl JsonSchema for SectionMethod {
    fn schema_name() -> Cow<'static, str> {
        "SectionMethod".into()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        let (choice, method) = (generator.subschema_for::<MethodChoice>(), generator.subschema_for::<Method>());
        json_schema!({
            "title": "Method of a section",
            "description": "One method, or a choice that the tender makes, with a method for every case.",
            "if": {"anyOf": [{"required": ["parameter"]}, {"required": ["cases"]}], "not": {"required": ["kind"]}},
            "then": choice, "else": method,
            "examples": [{"kind": "relative"}, example_choice()],
        })
    }
}

/// # Method
///
/// How what is counted becomes marks.
#[derive(JsonSchema)]
#[schemars(tag = "kind", rename_all = "snake_case", deny_unknown_fields)]
#[schemars(extend("examples" = example_methods()))]
pub enum Method {
    /// The section's marks × what is offered ÷ the best offer.
    Relative {},
    /// The section's marks × what is offered ÷ a target, at most all.
    Target {
        /// The target.
        target: Stated,
        /// What it is per. In a section that counts points or a ratio only `total`.
        #[schemars(title = "Per what")]
        per: TargetPer,
    },
    /// Steps: the last band that is reached earns its percentage of the section's marks; below the first, nothing.
    Bands {
        /// Who decided them.
        origin: Origin,
        /// In rising order, each earning at least as much as the one before.
        #[schemars(length(min = 1))]
        bands: Vec<Band>,
    },
    /// The section's marks × points ÷ required points, at most all; or all or nothing.
    Points {
        /// How many points are required.
        required: Required,
        /// Whether a part of them earns a part of the marks.
        award: Award,
    },
    /// Written answers, graded by evaluators: each criterion's marks × score ÷ best score, added up.
    Graded {
        /// A pass mark of the section, a percentage of its marks.
        pass: Option<Pass>,
    },
    /// All marks where every question is answered (yes, where it is a yes or no) and enough measures are offered.
    Gate {
        /// How many of its measures must be offered.
        measures: Option<Constant>,
    },
    /// The tender does not say: what is offered is counted, and there are no marks.
    Unknown {},
}

/// One of every kind.
fn example_methods() -> Value {
    json!([
        {"kind": "relative"},
        {"kind": "target", "target": {"value": "0.1", "origin": "buyer"}, "per": "pound"},
        {
            "kind": "bands", "origin": "buyer",
            "bands": [{"at_least": "1000", "earns": "25"}, {"more_than": "50000", "earns": "100"}],
        },
        {"kind": "points", "required": {"value": "40", "origin": "buyer"}, "award": "pass"},
        {"kind": "graded"},
        {"kind": "gate", "measures": {"value": "1", "origin": "buyer"}},
        {"kind": "unknown"},
    ])
}

/// # What a target is per
///
/// Whether a target grows with the contract's value and term.
#[derive(JsonSchema)]
#[schemars(rename_all = "snake_case")]
pub enum TargetPer {
    /// In total.
    Total,
    /// For each pound of the contract's value.
    Pound,
    /// For each pound of the contract's value and year of the term.
    PoundYear,
}

/// # Band
///
/// Where it begins, by one of two bounds, and what it earns.
#[derive(JsonSchema)]
#[schemars(deny_unknown_fields, transform = one_lower_bound)]
#[schemars(example = json!({"at_least": "1000", "earns": "25"}))]
#[schemars(example = json!({"more_than": "50000", "earns": "100"}))]
pub struct Band {
    /// This much or more, in what the section counts.
    at_least: Option<NotNegative>,
    /// More than this, in what the section counts.
    more_than: Option<NotNegative>,
    /// Percentage of the section's marks, 0 to 100.
    earns: Percentage,
}

/// # Award
///
/// What a part of the required points earns.
#[derive(JsonSchema)]
#[schemars(rename_all = "snake_case")]
pub enum Award {
    /// A part earns a part.
    Share,
    /// All or nothing.
    Pass,
}

/// # Points by the size of the contract
///
/// How many points are required depends on the contract's value.
#[derive(JsonSchema)]
#[schemars(deny_unknown_fields, example = json!({"norm": example_norm()}))]
pub struct ByNorm {
    /// So many points for each so many pounds.
    norm: Norm,
}

/// How many points are required.
pub struct Required;

impl JsonSchema for Required {
    fn schema_name() -> Cow<'static, str> {
        "Required".into()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        let (norm, stated) = (generator.subschema_for::<ByNorm>(), generator.subschema_for::<Stated>());
        json_schema!({
            "title": "Required points",
            "description": "A stated figure (a parameter of kind `ratio`), or a norm by the size of the contract.",
            "if": {"required": ["norm"]}, "then": norm, "else": stated,
            "examples": [{"value": "40", "origin": "buyer"}, {"parameter": "points-needed"}, {"norm": example_norm()}],
        })
    }
}

/// # Norm
///
/// So many points for each so many pounds of one of the contract's values.
#[derive(JsonSchema)]
#[schemars(deny_unknown_fields, example = example_norm())]
pub struct Norm {
    /// Points.
    rate: Constant,
    /// For each so many pounds.
    #[schemars(title = "Pounds")]
    per: Constant,
    /// Which of the contract's values.
    #[schemars(title = "Which value")]
    of: ValueOf,
    /// With or without VAT.
    #[schemars(title = "VAT")]
    vat: Vat,
    /// How it is rounded to a whole number.
    round: NormRound,
    /// What is rounded.
    #[schemars(title = "What is rounded")]
    on: NormOn,
}

fn example_norm() -> Value {
    json!({
        "rate": {"value": "10", "origin": "buyer"}, "per": {"value": "100000", "origin": "buyer"},
        "of": "estimated", "vat": "ex_vat", "round": "up", "on": "bands",
    })
}

/// # Rounding of a norm
///
/// What happens to a figure that is not whole.
#[derive(JsonSchema)]
#[schemars(rename_all = "snake_case")]
pub enum NormRound {
    /// Up.
    Up,
    /// Down.
    Down,
    /// Not at all.
    None,
}

/// # What of a norm is rounded
///
/// Whether pounds are rounded to whole bands first, or only the points that they ask for.
#[derive(JsonSchema)]
#[schemars(rename_all = "snake_case")]
pub enum NormOn {
    /// The number of pound bands, value ÷ per.
    Bands,
    /// The result, value ÷ per × rate.
    Result,
}
