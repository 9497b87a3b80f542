//! Claim rules.

use std::borrow::Cow;

use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde_json::{Value, json};

use crate::common::{Constant, Id, Origin, Plain, Reference, Text};
use crate::given::{all_of, given};

/// What happens when a rule is broken.
fn meaning(effect: &str) -> &'static str {
    match effect {
        "tell" => "It is only said.",
        "cut" => "What is too much does not count.",
        "drop" => "The pledges that break it do not count.",
        "keep_lower" => "Of the set only what counts less stays.",
        "keep_higher" => "Of the set only what counts more stays.",
        "keep_first" => "Only the first, in the bid's order, counts.",
        "void_section" => "The section counts nothing.",
        "void_all" => "Every section counts nothing; the bid is not excluded.",
        _ => "The bid is excluded.",
    }
}

/// The effects that one kind of rule may have.
macro_rules! effects {
    ($($name:ident: [$($effect:literal),+];)+) => {$(
        /// What may happen.
        pub struct $name;

        impl JsonSchema for $name {
            fn schema_name() -> Cow<'static, str> {
                stringify!($name).into()
            }

            /// Which effects go together is nothing that a reader of the schema needs a name for.
            fn inline_schema() -> bool {
                true
            }

            fn json_schema(_: &mut SchemaGenerator) -> Schema {
                let words: Vec<Value> = [$($effect),+].iter().map(|e| json!({"const": e, "description": meaning(e)})).collect();
                json_schema!({
                    "title": "Effect",
                    "description": "What happens when it is broken. There is no default.",
                    "oneOf": words,
                })
            }
        }
    )+};
}

effects! {
    ExclusiveEffect: ["tell", "drop", "keep_lower", "keep_higher", "keep_first", "void_section", "void_all", "exclude"];
    TellOnly: ["tell"];
    OnceEffect: ["tell", "drop", "keep_first", "void_section", "void_all", "exclude"];
    FirstYearEffect: ["tell", "cut", "drop", "void_section", "void_all", "exclude"];
    ItemCapEffect: ["tell", "cut", "exclude"];
    CapEffect: ["tell", "cut"];
    PledgeEffect: ["tell", "drop", "void_section", "void_all", "exclude"];
    AtMostEffect: ["tell", "keep_first", "exclude"];
    AtLeastEffect: ["tell", "void_section", "void_all", "exclude"];
    WholeBidEffect: ["tell", "void_all", "exclude"];
    PassEffect: ["tell", "void_section", "void_all", "exclude"];
}

fn names_measures(schema: &mut Schema) {
    let all = json!({"properties": {"all": {"const": true}}, "required": ["all"]});
    all_of(schema, [json!({"anyOf": [given("measures"), given("themes"), all]})]);
}

/// One struct variant for every kind, each with the keys that all kinds share; those with `of` name measures, too.
macro_rules! rules {
    ($($(#[$about:meta])* $kind:ident $effect:ident { $($(#[$of:meta])* $key:ident: $type:ty),* })*) => {
        /// # Claim rule
        ///
        /// What may be claimed, how often, by whom and where, and what happens when a bid breaks it.
        #[derive(JsonSchema)]
        #[schemars(tag = "kind", rename_all = "snake_case", deny_unknown_fields)]
        #[schemars(extend("examples" = example_rules()))]
        pub enum Rule {
            $($(#[$about])* $kind {
                /// Its id.
                id: Id,
                /// What happens when it is broken.
                effect: $effect,
                /// The rule in one sentence.
                title: Text,
                /// Why it is so.
                why: Option<Text>,
                /// Who decided it.
                origin: Origin,
                /// The clause or page. Needed in an official framework.
                clause: Option<Plain>,
                /// Thresholds, by id, all of which must hold for the rule to apply. Without any, it always does.
                #[schemars(extend("minItems" = 1, "uniqueItems" = true))]
                only_if: Option<Vec<Reference>>,
                /// On what law it rests that the rule favours a place. Needed for `local_only` in an official
                /// framework.
                legal_ground: Option<Text>,
                $($(#[$of])* $key: $type),*
            }),*
        }
    };
}

/// The keys by which a rule names its measures.
macro_rules! measured {
    ($($(#[$about:meta])* $kind:ident $effect:ident { $($(#[$of:meta])* $key:ident: $type:ty),* })* ; $($rest:tt)*) => {
        rules! {
            $($(#[$about])* #[schemars(transform = names_measures)] $kind $effect {
                /// Measures, by their ids.
                measures: Option<Measures>,
                /// Themes, by their ids: all measures in them.
                themes: Option<Vec<Reference>>,
                /// Whether it names all measures.
                #[schemars(title = "All measures")]
                all: Option<bool>
                $(, $(#[$of])* $key: $type)*
            })*
            $($rest)*
        }
    };
}

measured! {
    /// At most one of the measures may claim the same people, money or hours.
    Exclusive ExclusiveEffect {
        /// When two pledges are taken to be the same.
        #[schemars(title = "When pledges are the same")]
        when: ExclusiveWhen
    }
    /// Between any two of the measures no `exclusive` and no `claimed_once` rule is broken.
    Allowed TellOnly {}
    /// The same people, money or hours count once, on one measure or several, whoever delivers them.
    ClaimedOnce OnceEffect {}
    /// Only the first 12 months of each person count.
    FirstYearOnly FirstYearEffect {}
    /// No more than so many units of each measure count.
    ItemCap ItemCapEffect {
        /// The most units that count.
        #[schemars(title = "The most")]
        max: Constant
    }
    /// No more than so many units for each person count.
    PersonCap CapEffect {
        /// The most units that count for one person.
        #[schemars(title = "The most")]
        max: Constant
    }
    /// Only what is delivered in an area counts.
    LocalOnly PledgeEffect {
        /// Which of the framework's `areas`, by its id.
        area: Reference
    }
    /// The supplier answers a question about each pledge.
    Attest PledgeEffect {
        /// The question.
        question: Text,
        /// Which answers keep the rule.
        #[schemars(title = "Answers that keep the rule")]
        needs: AttestNeeds,
        /// What no answer means.
        #[schemars(title = "Without an answer")]
        unanswered: Unanswered
    }
    /// Each pledge says what share of it this contract brings.
    ShareStated PledgeEffect {}
    /// Only what these deliver counts.
    DeliveredBy PledgeEffect {
        /// Who may deliver.
        #[schemars(title = "Who may deliver")]
        #[schemars(length(min = 1), extend("uniqueItems" = true))]
        by: Vec<Deliverer>
    }
    /// A job of fewer months, or than the term if that is shorter, does not count.
    MinMonths PledgeEffect {
        /// The fewest months.
        #[schemars(title = "The least")]
        min: Constant
    }
    /// No more than so many of the measures may be offered.
    AtMost AtMostEffect {
        /// The most measures.
        #[schemars(title = "The most")]
        max: Constant
    }
    /// No fewer than so many of the measures must be offered.
    AtLeast AtLeastEffect {
        /// The fewest measures.
        #[schemars(title = "The least")]
        min: Constant
    }
    /// One of the measures and one of the criteria are both needed: a figure and words about it.
    BothNeeded WholeBidEffect {
        /// Criteria, by their ids.
        criteria: Vec<Reference>
    }
    ;
    /// Each of these must be there.
    Mandatory WholeBidEffect {
        /// Measures, by their ids.
        measures: Option<Measures>,
        /// Themes, by their ids: all measures in them.
        themes: Option<Vec<Reference>>,
        /// Whether it names all measures.
        #[schemars(title = "All measures")]
        all: Option<bool>,
        /// Criteria that must be answered, by their ids.
        criteria: Option<Vec<Reference>>,
        /// Whether the bidder's name must be given.
        name: Option<bool>
    }
    /// No more than so much of a section counts.
    SectionCap CapEffect {
        /// The section, by its id.
        section: Reference,
        /// The most that counts, in what the section counts.
        #[schemars(title = "The most")]
        max: Constant
    }
}

/// One of every kind, of measures and criteria that other examples describe.
fn example_rules() -> Value {
    let rule = |id: &str, kind: &str, effect: &str, title: &str, more: Value| {
        let mut rule = json!({"id": id, "kind": kind, "effect": effect, "title": {"en": title}, "origin": "buyer"});
        if let (Value::Object(rule), Value::Object(more)) = (&mut rule, more) {
            rule.extend(more);
        }
        rule
    };
    let figure = |value: &str| json!({"value": value, "origin": "buyer"});
    json!([
        rule(
            "same",
            "exclusive",
            "keep_first",
            "Claim an hour once",
            json!({"measures": ["V1", "T1"], "when": "same_as"})
        ),
        rule("both", "allowed", "tell", "People in these jobs may give talks", json!({"measures": ["J1", "T1"]})),
        rule("once", "claimed_once", "drop", "Nothing is claimed twice", json!({"all": true, "only_if": ["large"]})),
        rule("year", "first_year_only", "tell", "Only the first year of a job", json!({"measures": ["J1"]})),
        rule("hours", "item_cap", "cut", "At most 900 hours", json!({"measures": ["V1"], "max": figure("900")})),
        rule("each", "person_cap", "cut", "At most two years each", json!({"measures": ["J1"], "max": figure("2")})),
        rule("most", "section_cap", "cut", "At most 100 points", json!({"section": "points", "max": figure("100")})),
        rule("local", "local_only", "drop", "Talks in the town", json!({"measures": ["T1"], "area": "town"})),
        rule(
            "paid",
            "attest",
            "drop",
            "Given in paid time",
            json!({
                "measures": ["V1"], "question": {"en": "Are these hours paid?"}, "needs": "yes", "unanswered": "ask",
            })
        ),
        rule("share", "share_stated", "tell", "Say the share of this contract", json!({"themes": ["people"]})),
        rule("who", "delivered_by", "drop", "Given by you", json!({"measures": ["T1"], "by": ["us"]})),
        rule("months", "min_months", "drop", "Six months at least", json!({"measures": ["J1"], "min": figure("6")})),
        rule("few", "at_most", "keep_first", "One of these two", json!({"measures": ["V1", "T1"], "max": figure("1")})),
        rule("some", "at_least", "exclude", "One at least", json!({"all": true, "min": figure("1")})),
        rule(
            "must",
            "mandatory",
            "exclude",
            "Your name and your policy",
            json!({"criteria": ["policy"], "name": true})
        ),
        rule("words", "both_needed", "tell", "A figure and words", json!({"measures": ["V1"], "criteria": ["how"]})),
    ])
}

/// A list of measures, each once.
pub struct Measures;

impl JsonSchema for Measures {
    fn schema_name() -> Cow<'static, str> {
        "Measures".into()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        let reference = generator.subschema_for::<Reference>();
        json_schema!({
            "title": "Measures", "description": "Measures, by their ids, each once.",
            "type": "array", "items": reference, "uniqueItems": true, "examples": [["V1", "T1"]],
        })
    }
}

/// # When pledges are the same
///
/// When two measures are taken to claim the same people, money or hours.
#[derive(JsonSchema)]
#[schemars(rename_all = "snake_case")]
pub enum ExclusiveWhen {
    /// When one names the other.
    SameAs,
    /// Whenever both measures have a pledge.
    Both,
}

/// # Which answers keep a rule
///
/// What a supplier must answer to a rule's question.
#[derive(JsonSchema)]
#[schemars(rename_all = "snake_case")]
pub enum AttestNeeds {
    /// Only yes.
    Yes,
    /// Yes or no: the supplier must only say.
    Any,
}

/// # What no answer means
///
/// What happens while a supplier has not answered a rule's question.
#[derive(JsonSchema)]
#[schemars(rename_all = "snake_case")]
pub enum Unanswered {
    /// It is asked for.
    Ask,
    /// It breaks the rule.
    Breaks,
}

/// # Who delivers
///
/// The bidder, or one of those who deliver with the bidder.
#[derive(JsonSchema)]
#[schemars(rename_all = "snake_case")]
pub enum Deliverer {
    /// The bidder.
    Us,
    /// A named subcontractor.
    Subcontractor,
    /// Another named partner.
    Partner,
}
