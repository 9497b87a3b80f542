//! A tender that is not listed: what a supplier typed from the tender pack, and the private framework it makes.
//!
//! [`PrivateSetup`] keeps every text as typed; [`build`] makes a framework file of it, or says what is missing and
//! where; [`setup_from_framework`] takes such a file back to fields. The words that the framework needs and the
//! supplier did not type come from the caller, because this crate holds no sentences.

use pledge_engine::Decimal;
use pledge_engine::bid::{NumberFault, NumberKind, parse_number, print_decimal};
use pledge_engine::framework::{
    Amount, AnswerLimit, Framework, Method, SectionMarks, SectionMethod, Target, TargetBasis, Text, UnitKind,
};
use pledge_engine::json::walk::is_id;
use pledge_engine::json::{Node, Value, pretty};

/// Everything that a supplier typed about a tender, as typed.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct PrivateSetup {
    /// Name of the tender.
    pub title: String,
    /// The buyer.
    pub buyer: String,
    /// Hours a week that the tender counts as full time.
    pub full_time_hours: String,
    /// The offer in numbers.
    pub offer: OfferSetup,
    /// The written answers.
    pub answers: AnswersSetup,
    /// The measures, in order.
    pub measures: Vec<MeasureSetup>,
    /// A pasted table whose rows were not taken over yet. It is no part of the framework.
    pub pasted: String,
}

/// How the offer in numbers becomes marks.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct OfferSetup {
    /// Marks that it carries; empty if the supplier does not know yet.
    pub marks: String,
    /// The scoring rule; none if not chosen yet.
    pub rule: Option<OfferRule>,
    /// The target, where the rule needs one.
    pub target: String,
    /// What the target is per.
    pub per: TargetPer,
}

/// A scoring rule.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum OfferRule {
    /// A share of the best offer.
    BestOffer,
    /// A share of a target.
    Target,
    /// The tender does not say.
    NotSaid,
}

/// What a target is per.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum TargetPer {
    /// Pounds in all.
    #[default]
    Total,
    /// Pounds for each pound of contract value.
    Pound,
    /// Pounds for each pound of contract value and year.
    PoundYear,
}

/// The written answers.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct AnswersSetup {
    /// Marks that they carry together; empty if there are none or the supplier does not know yet.
    pub marks: String,
    /// The questions, in order.
    pub questions: Vec<QuestionSetup>,
}

/// A written question.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct QuestionSetup {
    /// The question.
    pub question: String,
    /// Its limit; empty if there is none.
    pub limit: String,
    /// Whether the limit counts characters rather than words.
    pub in_characters: bool,
    /// Its marks; empty if the tender does not say.
    pub marks: String,
}

/// A measure.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct MeasureSetup {
    /// The buyer's code; may be empty.
    pub code: String,
    /// Name.
    pub title: String,
    /// Kind of unit, see [`UnitKind::code`]; empty if not chosen yet.
    pub unit: String,
    /// Pounds for each unit; empty if the tender gives none.
    pub value: String,
    /// Page of the tender pack.
    pub page: String,
}

/// Something that keeps a setup from being a framework.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SetupProblem {
    /// Where.
    pub place: SetupPlace,
    /// Why; `None` if something is missing.
    pub why: Option<NumberFault>,
}

/// A field of a setup. Numbers are rows from 0.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SetupPlace {
    /// The tender's name.
    Title,
    /// Hours of full time.
    FullTimeHours,
    /// Marks of the offer.
    OfferMarks,
    /// The scoring rule.
    Rule,
    /// The target.
    Target,
    /// Marks of the answers.
    AnswersMarks,
    /// Neither a measure nor a question nor marks for answers.
    Nothing,
    /// Name of a measure.
    MeasureTitle(usize),
    /// Unit of a measure.
    MeasureUnit(usize),
    /// Value of a measure.
    MeasureValue(usize),
    /// A question.
    Question(usize),
    /// The limit of a question.
    QuestionLimit(usize),
    /// The marks of a question.
    QuestionMarks(usize),
}

/// Words that a private framework needs and nobody typed.
pub struct SetupWords<'a> {
    /// Today, `YYYY-MM-DD`.
    pub today: &'a str,
    /// One sentence on what this framework is.
    pub summary: Text,
    /// Name of the source of every figure: the tender pack.
    pub tender_pack: Text,
    /// Name of the offer in numbers.
    pub offer: Text,
    /// Name of the written answers.
    pub answers: Text,
    /// Name of the one theme.
    pub theme: Text,
    /// What counts, where nothing more was typed.
    pub counts: Text,
    /// Why a measure without a value has none.
    pub no_value: Text,
    /// The question, where the supplier typed marks for answers and no question.
    pub question: Text,
    /// What the marks of the offer are asked as, later.
    pub offer_marks: Text,
    /// What the marks of the answers are asked as, later.
    pub answers_marks: Text,
}

/// Reads numbers and collects problems.
struct Problems(Vec<SetupProblem>);

impl Problems {
    fn missing(&mut self, place: SetupPlace) {
        self.0.push(SetupProblem { place, why: None });
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
                self.0.push(SetupProblem { place, why: Some(why) });
                None
            }
        }
    }
}

/// The framework file of a setup.
///
/// # Errors
/// Everything that is missing or cannot be read, in the order of the page.
pub fn build(setup: &PrivateSetup, words: &SetupWords<'_>) -> Result<String, Vec<SetupProblem>> {
    let mut problems = Problems(Vec::new());
    let title = setup.title.trim();
    if title.is_empty() {
        problems.missing(SetupPlace::Title);
    }
    let has_answers = !setup.answers.questions.is_empty() || !setup.answers.marks.trim().is_empty();
    if setup.measures.is_empty() && !has_answers {
        problems.missing(SetupPlace::Nothing);
    }
    let mut members = vec![
        ("format", Node::new(Value::Number("1".into()))),
        ("id", Node::text(["private-", &slug(title)].concat())),
        ("edition", Node::text("1")),
        ("published", Node::text(words.today)),
        ("status", Node::text("private")),
        ("languages", Node::list([Node::text("en")])),
        ("title", typed(title)),
        ("buyer", typed(if setup.buyer.trim().is_empty() { title } else { setup.buyer.trim() })),
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
    if !setup.measures.is_empty() {
        let marks = problems.number(SetupPlace::OfferMarks, &setup.offer.marks, NumberKind::Number);
        let marks = section_marks(marks, "offer_marks", &words.offer_marks, &mut parameters);
        let method = method(&setup.offer, &mut problems);
        sections.push(section("offer", &words.offer, marks, method));
    }
    let mut criteria = Vec::new();
    if has_answers {
        let marks = problems.number(SetupPlace::AnswersMarks, &setup.answers.marks, NumberKind::Number);
        let marks = section_marks(marks, "answers_marks", &words.answers_marks, &mut parameters);
        sections.push(section("answers", &words.answers, marks, Node::object([("kind", Node::text("graded"))])));
        criteria = questions(&setup.answers.questions, words, &mut problems);
    }
    let theme = measures(&setup.measures, words, &mut problems);
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
    Ok(pretty(&Node::object(members)))
}

fn method(offer: &OfferSetup, problems: &mut Problems) -> Node {
    let kind = |kind: &str| Node::object([("kind", Node::text(kind))]);
    match offer.rule {
        None => {
            problems.missing(SetupPlace::Rule);
            kind("unknown")
        }
        Some(OfferRule::NotSaid) => kind("unknown"),
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

fn questions(typed_ones: &[QuestionSetup], words: &SetupWords<'_>, problems: &mut Problems) -> Vec<Node> {
    let numbers: Vec<Option<Decimal>> = typed_ones
        .iter()
        .enumerate()
        .map(|(row, q)| problems.number(SetupPlace::QuestionMarks(row), &q.marks, NumberKind::Number))
        .collect();
    // Marks decide the weights only where each question has some; otherwise all weigh the same.
    let weighted = numbers.iter().all(Option::is_some);
    let one = |row: usize, text: Node, weight: Decimal, limit: Option<Node>| {
        let mut members = vec![
            ("id", Node::text(["q", &(row + 1).to_string()].concat())),
            ("section", Node::text("answers")),
            ("title", text.clone()),
            ("question", text),
            ("weight", constant(weight, "")),
        ];
        members.extend(limit.map(|limit| ("limit", limit)));
        Node::object(members)
    };
    if typed_ones.is_empty() {
        return vec![one(0, both(&words.question), Decimal::ONE, None)];
    }
    let mut nodes = Vec::new();
    for (row, question) in typed_ones.iter().enumerate() {
        if question.question.trim().is_empty() {
            problems.missing(SetupPlace::Question(row));
        }
        let limit = problems.number(SetupPlace::QuestionLimit(row), &question.limit, NumberKind::Number);
        let limit = limit.and_then(|limit| {
            if limit.fract().is_zero() && limit < Decimal::from(1_000_000) {
                return Some(Node::new(Value::Number(print_decimal(limit))));
            }
            problems.missing(SetupPlace::QuestionLimit(row));
            None
        });
        let kind = if question.in_characters { "characters" } else { "words" };
        let weight = numbers[row].filter(|_| weighted).unwrap_or(Decimal::ONE);
        nodes.push(one(row, typed(question.question.trim()), weight, limit.map(|limit| Node::object([(kind, limit)]))));
    }
    nodes
}

/// The one theme with the one outcome that holds all measures.
fn measures(typed_ones: &[MeasureSetup], words: &SetupWords<'_>, problems: &mut Problems) -> Vec<Node> {
    if typed_ones.is_empty() {
        return Vec::new();
    }
    let mut ids: Vec<String> = Vec::new();
    let mut nodes = Vec::new();
    for (row, measure) in typed_ones.iter().enumerate() {
        let id = measure_id(&measure.code, row, &ids);
        ids.push(id.clone());
        if measure.title.trim().is_empty() {
            problems.missing(SetupPlace::MeasureTitle(row));
        }
        if measure.unit.is_empty() {
            problems.missing(SetupPlace::MeasureUnit(row));
        }
        let value = problems.number(SetupPlace::MeasureValue(row), &measure.value, NumberKind::Money);
        let can_be_valued = !["percent", "text", "yes_no"].contains(&measure.unit.as_str());
        if value.is_some() && !can_be_valued {
            problems.missing(SetupPlace::MeasureUnit(row));
        }
        let mut members = vec![
            ("id", Node::text(id)),
            ("title", typed(measure.title.trim())),
            ("counts", both(&words.counts)),
            ("unit", Node::object([("kind", Node::text(measure.unit.as_str()))])),
            ("evidence", Node::list([])),
        ];
        let page = measure.page.trim();
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
            None => members.push(("record_only", both(&words.no_value))),
        }
        nodes.push(Node::object(members));
    }
    let outcome =
        Node::object([("id", Node::text("measures")), ("title", both(&words.theme)), ("measures", Node::list(nodes))]);
    let theme = [("id", Node::text("tender")), ("title", both(&words.theme)), ("outcomes", Node::list([outcome]))];
    vec![Node::object(theme)]
}

/// The buyer's code as an identifier of its own.
fn measure_id(code: &str, row: usize, taken: &[String]) -> String {
    let clean: String = code.trim().chars().map(|c| if is_id(c.encode_utf8(&mut [0; 4])) { c } else { '-' }).collect();
    let clean = clean.trim_matches('-');
    let clean: String = clean.chars().take(40).collect();
    let base = if clean.is_empty() { ["m", &(row + 1).to_string()].concat() } else { clean };
    let mut id = base.clone();
    let mut again = 2;
    while taken.contains(&id) {
        id = [base.as_str(), "-", &again.to_string()].concat();
        again += 1;
    }
    id
}

/// A name as part of an identifier.
fn slug(title: &str) -> String {
    let mut slug = String::new();
    for letter in title.chars().take(40) {
        if letter.is_ascii_alphanumeric() {
            slug.push(letter.to_ascii_lowercase());
        } else if !slug.is_empty() && !slug.ends_with('-') {
            slug.push('-');
        }
    }
    let slug = slug.trim_end_matches('-');
    if slug.is_empty() { "tender".into() } else { slug.into() }
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

/// The fields that make a private framework. Numbers come back in their shortest form.
pub fn setup_from_framework(framework: &Framework) -> PrivateSetup {
    let mut setup = PrivateSetup {
        title: framework.title.en.clone(),
        buyer: framework.buyer.en.clone(),
        full_time_hours: framework.full_time_hours.as_ref().map(|c| print_decimal(c.value)).unwrap_or_default(),
        ..PrivateSetup::default()
    };
    for section in &framework.sections {
        let marks = match &section.marks {
            SectionMarks::Fixed(constant) => print_decimal(constant.value),
            _ => String::new(),
        };
        let SectionMethod::Always(method) = &section.method else { continue };
        match method {
            Method::Graded => setup.answers.marks = marks,
            Method::Relative => setup.offer = OfferSetup { marks, rule: Some(OfferRule::BestOffer), ..setup.offer },
            Method::Unknown => setup.offer = OfferSetup { marks, rule: Some(OfferRule::NotSaid), ..setup.offer },
            Method::Target { target, basis } => {
                let target = match target {
                    Target::Fixed(constant) => print_decimal(constant.value),
                    Target::Parameter(_) => String::new(),
                };
                let per = match basis {
                    TargetBasis::Total => TargetPer::Total,
                    TargetBasis::PerPound => TargetPer::Pound,
                    TargetBasis::PerPoundYear => TargetPer::PoundYear,
                };
                setup.offer = OfferSetup { marks, rule: Some(OfferRule::Target), target, per };
            }
        }
    }
    let value = |measure: &pledge_engine::framework::Measure| match measure.value.as_ref().map(|value| &value.amount) {
        Some(Amount::Fixed(amount)) => print_decimal(*amount),
        _ => String::new(),
    };
    let measures = framework.measures.iter().map(|measure| MeasureSetup {
        code: measure.id.clone(),
        title: measure.title.en.clone(),
        unit: measure.unit.kind.code().into(),
        value: value(measure),
        page: measure.clause.clone(),
    });
    setup.measures = measures.collect();
    let equal = framework.criteria.iter().all(|criterion| criterion.weight.value == Decimal::ONE);
    let questions = framework.criteria.iter().map(|criterion| {
        let (limit, in_characters) = match criterion.limit {
            Some(AnswerLimit::Words(limit)) => (limit.to_string(), false),
            Some(AnswerLimit::Characters(limit)) => (limit.to_string(), true),
            None => (String::new(), false),
        };
        let marks = if equal { String::new() } else { print_decimal(criterion.weight.value) };
        QuestionSetup { question: criterion.question.en.clone(), limit, in_characters, marks }
    });
    setup.answers.questions = questions.collect();
    setup
}
