//! The draft of a setup as text, for the browser to keep. What cannot be read is as if nobody had typed it.

use pledge_engine::json::{Limits, Node, Value, minified, parse};

use crate::setup::{AnswersSetup, MeasureSetup, OfferRule, OfferSetup, PrivateSetup, QuestionSetup, TargetPer};

const RULES: [(&str, OfferRule); 4] = [
    ("best_offer", OfferRule::BestOffer),
    ("target", OfferRule::Target),
    ("not_said", OfferRule::NotSaid),
    ("answers", OfferRule::Answers),
];
const PER: [(&str, TargetPer); 3] =
    [("total", TargetPer::Total), ("pound", TargetPer::Pound), ("pound_year", TargetPer::PoundYear)];

impl OfferRule {
    /// The word for it in forms and files.
    pub fn code(self) -> &'static str {
        RULES.iter().find(|(_, rule)| *rule == self).map_or("", |(code, _)| code)
    }

    /// The rule of a word.
    pub fn from_code(code: &str) -> Option<Self> {
        RULES.iter().find(|(word, _)| *word == code).map(|(_, rule)| *rule)
    }
}

impl TargetPer {
    /// The word for it in forms and files.
    pub fn code(self) -> &'static str {
        PER.iter().find(|(_, per)| *per == self).map_or("", |(code, _)| code)
    }

    /// What a word means; in all if it means nothing.
    pub fn from_code(code: &str) -> Self {
        PER.iter().find(|(word, _)| *word == code).map(|(_, per)| *per).unwrap_or_default()
    }
}

/// Writes a draft.
pub fn write_setup(setup: &PrivateSetup) -> String {
    minified(&setup_node(setup))
}

/// A draft as a part of another file.
pub fn setup_node(setup: &PrivateSetup) -> Node {
    let measure = |m: &MeasureSetup| {
        object(&[
            ("id", &m.id),
            ("code", &m.code),
            ("title", &m.title),
            ("unit", &m.unit),
            ("value", &m.value),
            ("page", &m.page),
        ])
    };
    let question = |q: &QuestionSetup| {
        let kind = if q.in_characters { "characters" } else { "words" };
        object(&[("id", &q.id), ("question", &q.question), ("limit", &q.limit), ("kind", kind), ("marks", &q.marks)])
    };
    let rule = setup.offer.rule.map_or("", OfferRule::code);
    let mut node = object(&[
        ("title", &setup.title),
        ("buyer", &setup.buyer),
        ("full_time_hours", &setup.full_time_hours),
        ("offer_marks", &setup.offer.marks),
        ("rule", rule),
        ("target", &setup.offer.target),
        ("per", setup.offer.per.code()),
        ("answers_marks", &setup.answers.marks),
        ("pasted", &setup.pasted),
    ]);
    if let Value::Object(members) = &mut node.value {
        let lists = Node::object([
            ("measures", Node::list(setup.measures.iter().map(measure))),
            ("questions", Node::list(setup.answers.questions.iter().map(question))),
        ]);
        if let Value::Object(lists) = lists.value {
            members.extend(lists);
        }
    }
    node
}

/// Reads a draft; `None` if it is not one.
pub fn read_setup(text: &str) -> Option<PrivateSetup> {
    let node = parse(text, &Limits::default()).ok()?;
    node.get("measures")?;
    let list = |key: &str| match node.get(key).map(|list| &list.value) {
        Some(Value::List(items)) => items.as_slice(),
        _ => &[],
    };
    let measures = list("measures").iter().map(|m| MeasureSetup {
        id: text_of(m, "id"),
        code: text_of(m, "code"),
        title: text_of(m, "title"),
        unit: text_of(m, "unit"),
        value: text_of(m, "value"),
        page: text_of(m, "page"),
    });
    let questions = list("questions").iter().map(|q| QuestionSetup {
        id: text_of(q, "id"),
        question: text_of(q, "question"),
        limit: text_of(q, "limit"),
        in_characters: text_of(q, "kind") == "characters",
        marks: text_of(q, "marks"),
    });
    Some(PrivateSetup {
        title: text_of(&node, "title"),
        buyer: text_of(&node, "buyer"),
        full_time_hours: text_of(&node, "full_time_hours"),
        offer: OfferSetup {
            marks: text_of(&node, "offer_marks"),
            rule: OfferRule::from_code(&text_of(&node, "rule")),
            target: text_of(&node, "target"),
            per: TargetPer::from_code(&text_of(&node, "per")),
        },
        answers: AnswersSetup { marks: text_of(&node, "answers_marks"), questions: questions.collect() },
        measures: measures.collect(),
        pasted: text_of(&node, "pasted"),
    })
}

fn object(members: &[(&str, &str)]) -> Node {
    Node::object(members.iter().map(|(key, text)| (*key, Node::text(*text))))
}

fn text_of(node: &Node, key: &str) -> String {
    node.get(key).and_then(Node::as_text).unwrap_or_default().to_owned()
}
