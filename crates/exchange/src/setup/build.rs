//! A setup becomes a framework file.

use pledge_engine::Decimal;
use pledge_engine::bid::{NumberKind, parse_number, print_decimal};
use pledge_engine::framework::{Text, UnitKind};
use pledge_engine::json::{Limits, Node, Value, pretty};

use super::ids;
use super::{
    Built, MeasureSetup, OfferRule, OfferSetup, PrivateSetup, QuestionSetup, SetupPlace, SetupProblem, SetupWhy,
    SetupWords, TargetPer,
};

/// Units that a row of the draft can have. The kind that adds hours to cash needs a rate, for which a row has no field.
pub const ROW_UNITS: [UnitKind; 14] = [
    UnitKind::FteYears,
    UnitKind::PersonWeeks,
    UnitKind::TrainingWeeks,
    UnitKind::Weeks,
    UnitKind::Hours,
    UnitKind::HoursAttendees,
    UnitKind::Count,
    UnitKind::Money,
    UnitKind::Tonnes,
    UnitKind::Tco2e,
    UnitKind::Miles,
    // Those that cannot be valued.
    UnitKind::Percent,
    UnitKind::Text,
    UnitKind::YesNo,
];
/// How many of them can be valued.
const VALUED: usize = 11;

/// Reads numbers and collects problems.
struct Problems(Vec<SetupProblem>);

impl Problems {
    fn add(&mut self, place: SetupPlace, why: SetupWhy) {
        self.0.push(SetupProblem { place, why });
    }

    fn missing(&mut self, place: SetupPlace) {
        self.add(place, SetupWhy::Missing);
    }

    /// The text without the space around it, if it is one that a framework can hold.
    fn text<'t>(&mut self, place: SetupPlace, text: &'t str) -> &'t str {
        let text = text.trim();
        let limit = Limits::default().text;
        if text.len() > limit && text.chars().count() > limit {
            self.add(place, SetupWhy::TooLong);
            return "";
        }
        text
    }

    /// The same, where there must be one.
    fn needed<'t>(&mut self, place: SetupPlace, text: &'t str) -> &'t str {
        if text.trim().is_empty() {
            self.missing(place);
        }
        self.text(place, text)
    }

    /// The number, if there is one and it is above zero.
    fn number(&mut self, place: SetupPlace, text: &str, kind: NumberKind) -> Option<Decimal> {
        match parse_number(text, kind) {
            Ok(Some(number)) if number > Decimal::ZERO => Some(number),
            Ok(Some(_)) => {
                self.missing(place);
                None
            }
            Ok(None) => None,
            Err(why) => {
                self.add(place, SetupWhy::Number(why));
                None
            }
        }
    }
}

/// The framework of a setup.
///
/// # Errors
/// Everything that is missing or cannot be used, in the order of the page.
pub fn build(setup: &PrivateSetup, words: &SetupWords<'_>) -> Result<Built, Vec<SetupProblem>> {
    let mut problems = Problems(Vec::new());
    let mut named = setup.clone();
    let renames = ids::give(&mut named);
    let title = problems.needed(SetupPlace::Title, &setup.title);
    let buyer = problems.text(SetupPlace::Buyer, &setup.buyer);
    let graded = setup.offer.rule == Some(OfferRule::Answers);
    let has_answers = graded || !setup.answers.questions.is_empty() || !setup.answers.marks.trim().is_empty();
    if setup.measures.is_empty() && !has_answers {
        problems.missing(SetupPlace::Nothing);
    }
    let limits = Limits::default();
    if setup.measures.len() > limits.measures {
        problems.add(SetupPlace::Nothing, SetupWhy::TooLong);
        return Err(problems.0);
    }
    let mut members = vec![
        ("format", Node::new(Value::Number("1".into()))),
        ("id", Node::text(["private-", &ids::slug(title)].concat())),
        ("edition", Node::text("1")),
        ("published", Node::text(words.today)),
        ("status", Node::text("private")),
        ("languages", Node::list([Node::text("en")])),
        ("title", typed(title)),
        ("buyer", typed(if buyer.is_empty() { title } else { buyer })),
        ("summary", both(&words.summary)),
        ("sources", Node::list([Node::object([("id", Node::text("tender")), ("title", both(&words.tender_pack))])])),
    ];
    let hours = problems.number(SetupPlace::FullTimeHours, &setup.full_time_hours, NumberKind::Number);
    if let Some(hours) = hours {
        members.push(("full_time_hours", constant(hours, "")));
    } else if setup.measures.iter().any(|measure| measure.unit == UnitKind::FteYears.code())
        && setup.full_time_hours.trim().is_empty()
    {
        problems.missing(SetupPlace::FullTimeHours);
    }
    let (mut parameters, mut sections) = (Vec::new(), Vec::new());
    if !setup.measures.is_empty() && !graded {
        let marks = problems.number(SetupPlace::OfferMarks, &setup.offer.marks, NumberKind::Number);
        let marks = section_marks(marks, "offer_marks", &words.offer_marks, &mut parameters);
        let method = method(&setup.offer, &mut problems);
        sections.push(section("offer", &words.offer, marks, method));
        // Marks for numbers need a number that is worth something.
        if setup.measures.iter().all(|measure| measure.value.trim().is_empty()) {
            problems.add(SetupPlace::MeasureValue(0), SetupWhy::NoValues);
        }
    }
    let mut criteria = Vec::new();
    if has_answers {
        let found = problems.0.len();
        let marks = problems.number(SetupPlace::AnswersMarks, &setup.answers.marks, NumberKind::Number);
        let stated = question_marks(&setup.answers.questions, &mut problems);
        let sum = stated.as_ref().map(|marks| marks.iter().sum());
        if marks.is_some() && sum.is_some() && marks != sum && problems.0.len() == found {
            problems.add(SetupPlace::AnswersMarks, SetupWhy::MarksDiffer);
        }
        let marks = section_marks(marks.or(sum), "answers_marks", &words.answers_marks, &mut parameters);
        sections.push(section("answers", &words.answers, marks, Node::object([("kind", Node::text("graded"))])));
        criteria = questions(&named.answers.questions, stated.as_deref(), words, &mut problems);
    }
    let theme = measures(&named.measures, graded, words, &mut problems);
    if !problems.0.is_empty() {
        return Err(problems.0);
    }
    if !parameters.is_empty() {
        members.push(("parameters", Node::list(parameters)));
    }
    members.push(("themes", Node::list(theme)));
    members.push(("sections", Node::list(sections)));
    if !criteria.is_empty() {
        members.push(("criteria", Node::list(criteria)));
    }
    let text = pretty(&Node::object(members));
    if text.len() > limits.bytes {
        problems.add(SetupPlace::Nothing, SetupWhy::TooLong);
        return Err(problems.0);
    }
    Ok(Built { text, setup: named, renames })
}

fn method(offer: &OfferSetup, problems: &mut Problems) -> Node {
    let kind = |kind: &str| Node::object([("kind", Node::text(kind))]);
    match offer.rule {
        None => {
            problems.missing(SetupPlace::Rule);
            kind("unknown")
        }
        Some(OfferRule::NotSaid | OfferRule::Answers) => kind("unknown"),
        Some(OfferRule::BestOffer) => kind("relative"),
        Some(OfferRule::Target) => {
            let found = problems.0.len();
            let target = problems.number(SetupPlace::Target, &offer.target, NumberKind::Money);
            if target.is_none() && problems.0.len() == found {
                problems.missing(SetupPlace::Target);
            }
            let per = match offer.per {
                TargetPer::Total => "total",
                TargetPer::Pound => "pound",
                TargetPer::PoundYear => "pound_year",
            };
            let target = constant(target.unwrap_or_default(), "");
            Node::object([("kind", Node::text("target")), ("target", target), ("per", Node::text(per))])
        }
    }
}

/// Marks as typed, or a parameter that the Contract page asks for.
fn section_marks(marks: Option<Decimal>, id: &str, title: &Text, parameters: &mut Vec<Node>) -> Node {
    match marks {
        Some(marks) => constant(marks, ""),
        None => {
            let parameter = [("id", Node::text(id)), ("title", both(title)), ("kind", Node::text("marks"))];
            parameters.push(Node::object(parameter));
            Node::object([("parameter", Node::text(id))])
        }
    }
}

fn section(id: &str, title: &Text, marks: Node, method: Node) -> Node {
    Node::object([("id", Node::text(id)), ("title", both(title)), ("marks", marks), ("method", method)])
}

/// The marks of the questions, if the tender states them: of all or of none.
fn question_marks(typed_ones: &[QuestionSetup], problems: &mut Problems) -> Option<Vec<Decimal>> {
    let some = typed_ones.iter().any(|question| !question.marks.trim().is_empty());
    let mut all = Vec::new();
    for (row, question) in typed_ones.iter().enumerate() {
        let place = SetupPlace::QuestionMarks(row);
        if some && question.marks.trim().is_empty() {
            problems.add(place, SetupWhy::MarksOfSome);
        }
        all.extend(problems.number(place, &question.marks, NumberKind::Number));
    }
    (some && all.len() == typed_ones.len()).then_some(all)
}

fn questions(
    typed_ones: &[QuestionSetup],
    marks: Option<&[Decimal]>,
    words: &SetupWords<'_>,
    problems: &mut Problems,
) -> Vec<Node> {
    let one = |id: &str, text: Node, weight: Option<Decimal>, limit: Option<Node>| {
        // That all questions weigh the same is our reading of a tender that does not say.
        let weight = match weight {
            Some(marks) => constant(marks, ""),
            None => Node::object([("value", Node::text("1")), ("origin", Node::text("judgement"))]),
        };
        let mut members = vec![
            ("id", Node::text(id)),
            ("section", Node::text("answers")),
            ("title", text.clone()),
            ("question", text),
            ("weight", weight),
        ];
        members.extend(limit.map(|limit| ("limit", limit)));
        Node::object(members)
    };
    if typed_ones.is_empty() {
        return vec![one("q1", both(&words.question), None, None)];
    }
    let mut nodes = Vec::new();
    for (row, question) in typed_ones.iter().enumerate() {
        let text = problems.needed(SetupPlace::Question(row), &question.question);
        let limit = problems.number(SetupPlace::QuestionLimit(row), &question.limit, NumberKind::Number);
        let limit = limit.and_then(|limit| {
            if limit.fract().is_zero() && limit < Decimal::from(1_000_000) {
                return Some(Node::new(Value::Number(print_decimal(limit))));
            }
            problems.missing(SetupPlace::QuestionLimit(row));
            None
        });
        let kind = if question.in_characters { "characters" } else { "words" };
        let weight = marks.and_then(|marks| marks.get(row).copied());
        nodes.push(one(&question.id, typed(text), weight, limit.map(|limit| Node::object([(kind, limit)]))));
    }
    nodes
}

/// The one theme with the one outcome that holds all measures. Where evaluators grade the answers, none has a value.
fn measures(typed_ones: &[MeasureSetup], graded: bool, words: &SetupWords<'_>, problems: &mut Problems) -> Vec<Node> {
    if typed_ones.is_empty() {
        return Vec::new();
    }
    let mut nodes = Vec::new();
    for (row, measure) in typed_ones.iter().enumerate() {
        let title = problems.needed(SetupPlace::MeasureTitle(row), &measure.title);
        let unit = ROW_UNITS.iter().position(|unit| unit.code() == measure.unit);
        let value = match graded {
            true => None,
            false => problems.number(SetupPlace::MeasureValue(row), &measure.value, NumberKind::Money),
        };
        if unit.is_none_or(|unit| value.is_some() && unit >= VALUED) {
            problems.missing(SetupPlace::MeasureUnit(row));
        }
        let page = problems.text(SetupPlace::MeasurePage(row), &measure.page);
        let mut members = vec![
            ("id", Node::text(measure.id.as_str())),
            ("title", typed(title)),
            ("counts", both(&words.counts)),
            ("unit", Node::object([("kind", Node::text(measure.unit.as_str()))])),
            ("evidence", Node::list([])),
        ];
        if !page.is_empty() {
            members.push(("clause", Node::text(page)));
        }
        match value {
            Some(value) => {
                members.push(("section", Node::text("offer")));
                let amount = Node::text(print_decimal(value));
                let mut value = vec![("amount", amount), ("source", Node::text("tender"))];
                if !page.is_empty() {
                    value.push(("place", Node::text(page)));
                }
                members.push(("value", Node::object(value)));
            }
            None => members.push(("record_only", both(if graded { &words.graded } else { &words.no_value }))),
        }
        nodes.push(Node::object(members));
    }
    let outcome =
        Node::object([("id", Node::text("measures")), ("title", both(&words.theme)), ("measures", Node::list(nodes))]);
    let theme = [("id", Node::text("tender")), ("title", both(&words.theme)), ("outcomes", Node::list([outcome]))];
    vec![Node::object(theme)]
}

/// A text that the supplier typed, in whatever language that was.
fn typed(text: &str) -> Node {
    Node::object([("en", Node::text(text))])
}

fn both(text: &Text) -> Node {
    Node::object([("en", Node::text(text.en.as_str())), ("cy", Node::text(text.cy.as_str()))])
}

/// A figure that the tender states.
fn constant(value: Decimal, place: &str) -> Node {
    let mut origin = vec![("source", Node::text("tender"))];
    if !place.is_empty() {
        origin.push(("place", Node::text(place)));
    }
    Node::object([("value", Node::text(print_decimal(value))), ("origin", Node::object(origin))])
}
