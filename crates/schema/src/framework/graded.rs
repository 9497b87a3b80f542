//! Grading scales and written questions.

use std::borrow::Cow;
use std::collections::BTreeMap;

use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde_json::{Value, json};

use crate::common::{Id, NotNegative, Origin, Reference, Reserved, Text, WholeAboveZero, one_lower_bound};
use crate::given::{all_of, given, is, none, one, when};

use super::rule::PassEffect;
use super::stated::Stated;

/// # Pass mark
///
/// A mark that must be reached, compared unrounded, and what happens below it.
#[derive(JsonSchema)]
#[schemars(deny_unknown_fields, transform = one_lower_bound)]
#[schemars(example = json!({"at_least": "2", "effect": "exclude", "origin": "buyer"}))]
pub struct Pass {
    /// This mark or more.
    at_least: Option<NotNegative>,
    /// More than this mark.
    more_than: Option<NotNegative>,
    /// What happens below it.
    effect: PassEffect,
    /// Who decided it.
    origin: Origin,
}

/// # Grading scale
///
/// The grades that evaluators may give a written answer.
#[derive(JsonSchema)]
#[schemars(deny_unknown_fields, example = example_scale())]
pub struct Scale {
    /// Its id.
    id: Id,
    /// Who decided it.
    origin: Origin,
    /// Its grades; at least one scores above zero.
    #[schemars(length(min = 1), extend("contains" = {"properties": {"score": {"pattern": "[1-9]"}}, "required": ["score"]}))]
    grades: Vec<Grade>,
}

fn example_scale() -> Value {
    json!({
        "id": "five", "origin": "buyer",
        "grades": [
            {"id": "good", "title": {"en": "Good"}, "meaning": {"en": "Says who does what and when."}, "score": "5"},
            {"id": "fair", "title": {"en": "Fair"}, "score": "2.5"},
            {"id": "none", "title": {"en": "No answer"}, "score": "0"},
        ],
    })
}

/// # Grade
///
/// One step of a grading scale.
#[derive(JsonSchema)]
#[schemars(deny_unknown_fields, example = &example_scale()["grades"][0], example = &example_scale()["grades"][2])]
pub struct Grade {
    /// What stands in a bid file.
    id: Id,
    /// Its name.
    title: Text,
    /// What earns it.
    meaning: Option<Text>,
    /// Its score, zero or more. A criterion's marks are in the proportion of its score to the best one.
    score: NotNegative,
}

/// # Criterion
///
/// A question to the bidder: one that is answered in writing and graded, or a yes or no that a gate asks for.
#[derive(JsonSchema)]
#[schemars(deny_unknown_fields, transform = yes_or_no_is_not_graded)]
#[schemars(extend("examples" = example_criteria()))]
pub struct Criterion {
    /// Its id.
    id: Id,
    /// The section that it belongs to, by its id.
    section: Reference,
    /// The theme that it belongs to, by its id.
    theme: Option<Reference>,
    /// Short name.
    title: Text,
    /// The question as the buyer asks it.
    question: Text,
    /// What a good answer says, one thing each.
    guidance: Option<Vec<Text>>,
    /// How it is answered. As if it were "written" where it is missing.
    answer: Option<AnswerKind>,
    /// Its weight among the criteria of its section (a parameter of kind `marks`, where the tender says it: 0 is a
    /// question that is not asked). Needed except in a gate, where there is none.
    weight: Option<Stated>,
    /// The grading scale. Without one, only evaluators decide.
    scale: Option<ScaleOf>,
    /// A pass mark, a score of the scale.
    pass: Option<Pass>,
    /// How long an answer may be.
    limit: Option<Limit>,
    /// Kept, not used yet.
    clause: Option<Reserved>,
    /// Kept, not used yet.
    evidence: Option<Reserved>,
}

fn yes_or_no_is_not_graded(schema: &mut Schema) {
    let yes_no = when(is("answer", &["yes_no"]), none(&["weight", "scale", "pass"]));
    // A mark that nobody gives here cannot be passed.
    all_of(schema, [yes_no, when(given("pass"), given("scale"))]);
}

fn example_criteria() -> Value {
    json!([
        {
            "id": "how", "section": "answers", "theme": "people", "title": {"en": "How you will do it"},
            "question": {"en": "How will you find people who need these jobs?"},
            "guidance": [{"en": "Whom you work with."}, {"en": "What you do if nobody comes."}],
            "weight": {"value": "1", "origin": "buyer"}, "scale": "five",
            "pass": {"at_least": "2", "effect": "exclude", "origin": "buyer"}, "limit": {"words": 500},
        },
        {
            "id": "policy", "section": "least", "title": {"en": "A policy"}, "answer": "yes_no",
            "question": {"en": "Do you have a policy on fair pay?"},
        },
    ])
}

/// # Scale by choice
///
/// The tender chooses the scale. For choices that are left out only evaluators decide.
#[derive(JsonSchema)]
#[schemars(deny_unknown_fields, example = json!({"parameter": "marking", "cases": {"best": "five"}}))]
pub struct ScaleChoice {
    /// Which parameter, one of kind `choice`.
    parameter: Reference,
    /// Scales, by their ids, for its choices, by theirs.
    cases: BTreeMap<String, Reference>,
}

/// One scale, or one for every choice.
pub struct ScaleOf;

impl JsonSchema for ScaleOf {
    fn schema_name() -> Cow<'static, str> {
        "ScaleOf".into()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        let (choice, scale) = (generator.subschema_for::<ScaleChoice>(), generator.subschema_for::<Reference>());
        json_schema!({
            "title": "Scale of a criterion",
            "description": "The id of a scale, or a choice that the tender makes.",
            "if": {"type": "object"}, "then": choice, "else": scale,
            "examples": ["five", {"parameter": "marking", "cases": {"best": "five"}}],
        })
    }
}

/// # How a criterion is answered
///
/// In words, or by a yes or no, for which only a gate asks.
#[derive(JsonSchema)]
#[schemars(rename_all = "snake_case")]
pub enum AnswerKind {
    /// In writing.
    Written,
    /// Yes or no.
    YesNo,
}

/// # Limit on an answer
///
/// At most so many words, or at most so many characters.
#[derive(JsonSchema)]
#[schemars(deny_unknown_fields, transform = words_or_characters)]
#[schemars(example = json!({"words": 500}), example = json!({"characters": 3000}))]
pub struct Limit {
    /// The most words.
    words: Option<WholeAboveZero>,
    /// The most characters.
    characters: Option<WholeAboveZero>,
}

fn words_or_characters(schema: &mut Schema) {
    all_of(schema, [one(&["words", "characters"])]);
}
