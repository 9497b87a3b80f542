//! Small frameworks, cases and bids for tests, built by hand: the tests of the rules do not rest on the reading
//! of files.

#![allow(dead_code, reason = "each test file uses its own part")]

pub mod counting;
pub mod rich;

use pledge_engine::bid::Map;
use std::rc::Rc;

use pledge_engine::Decimal;
use pledge_engine::bid::{Assumption, Bid, Case, Contract, Pledge, PledgeYear};
use pledge_engine::framework::*;

/// A decimal.
pub fn dec(text: &str) -> Decimal {
    text.parse().expect("a decimal in a test")
}

pub fn text(en: &str) -> Text {
    Text { en: en.into(), cy: en.into() }
}

pub fn constant(value: &str) -> Constant {
    Constant { value: dec(value), origin: Origin::Buyer, note: Text::default() }
}

/// A framework with nothing in it but 35 full-time hours and one theme.
pub fn framework() -> Framework {
    Framework {
        id: "test".into(),
        edition: "1".into(),
        published: "2026-01-01".into(),
        in_force: Period::default(),
        status: Status::Illustrative,
        bilingual: false,
        title: text("Test"),
        buyer: text("Test"),
        summary: Text::default(),
        about: Text::default(),
        mixed_price_years: Text::default(),
        sources: vec![],
        full_time_hours: Some(constant("35")),
        parameters: vec![],
        areas: vec![],
        thresholds: vec![],
        documents: vec![],
        indexes: vec![],
        discount: None,
        non_price: None,
        round: Rounding::Sections,
        lots: Lots::Separate,
        extensions: Extensions::Apart,
        themes: vec![Theme {
            id: "t".into(),
            title: text("Theme"),
            summary: Text::default(),
            outcomes: vec![Outcome { id: "o".into(), title: text("Outcome") }],
        }],
        measures: vec![],
        sections: vec![],
        scales: vec![],
        criteria: vec![],
        rules: vec![],
        hash: String::new(),
    }
}

/// A measure in section 0 with a fixed value.
pub fn measure(id: &str, kind: UnitKind, amount: &str) -> Measure {
    Measure {
        id: id.into(),
        theme: 0,
        outcome: 0,
        title: text(id),
        counts: Text::default(),
        unit: Unit { kind, name: Text::default(), per_year: false, whole: false },
        section: Some(0),
        value: Some(UnitValue {
            amount: Amount::Fixed(dec(amount)),
            range: None,
            source: 0,
            place: String::new(),
            price_year: "2026".into(),
            conversion: None,
            uprating: None,
            additionality: None,
            confidence: None,
            note: Text::default(),
        }),
        points: None,
        record_only: None,
        evidence: vec![],
        clause: String::new(),
        step: None,
        concept: String::new(),
    }
}

/// A section that carries fixed marks.
pub fn section(id: &str, marks: &str, method: Method) -> Section {
    Section {
        id: id.into(),
        title: text(id),
        summary: Text::default(),
        marks: SectionMarks::Stated(Stated::Fixed(constant(marks))),
        counts: Counts::Money,
        method: SectionMethod::Always(method),
    }
}

pub fn target(pounds: &str) -> Method {
    Method::Target { target: Stated::Fixed(constant(pounds)), basis: TargetBasis::Total }
}

pub fn rule(id: &str, kind: RuleKind, effect: Effect) -> Rule {
    Rule {
        id: id.into(),
        kind,
        effect,
        title: text(id),
        why: Text::default(),
        origin: Origin::Buyer,
        clause: String::new(),
        only_if: vec![],
        legal_ground: Text::default(),
    }
}

pub fn parameter(id: &str, kind: ParameterKind) -> Parameter {
    Parameter {
        id: id.into(),
        title: text(id),
        help: Text::default(),
        kind,
        example: String::new(),
        asked_when: None,
        minimum: vec![],
    }
}

/// A scale of the grades 0 to `best`, each worth its own number.
pub fn scale(best: u32) -> Scale {
    let grades = (0..=best).map(|score| Grade {
        id: score.to_string(),
        title: text("grade"),
        meaning: Text::default(),
        score: Decimal::from(score),
    });
    Scale { id: "scale".into(), origin: Origin::Buyer, grades: grades.collect() }
}

pub fn criterion(id: &str, section: usize, weight: &str, scale: Option<usize>) -> Criterion {
    Criterion {
        id: id.into(),
        section,
        theme: None,
        title: text(id),
        question: text(id),
        guidance: vec![],
        answer: AnswerKind::Written,
        weight: Stated::Fixed(constant(weight)),
        pass: None,
        scale: scale.map(ScaleChoice::Always),
        limit: None,
    }
}

/// One section of 10 marks by that method, with measures in it.
pub fn simple(method: Method, measures: Vec<Measure>) -> Framework {
    Framework { sections: vec![section("s", "10", method)], measures, ..framework() }
}

/// A £400,000 contract of three years from April 2027.
pub fn case(framework: Framework) -> Case {
    Case {
        framework: Rc::new(framework),
        contract: Contract {
            value: "400,000".into(),
            vat: "excluded".into(),
            start: "2027-04-01".into(),
            place: "Salford".into(),
            months: "36".into(),
            ..Contract::default()
        },
        tender: Map::new(),
        confirmed: vec![],
        assumptions: Map::new(),
    }
}

pub fn with_rival(mut case: Case, section: &str, best: &str) -> Case {
    let assumption = Assumption { best_rival: best.into() };
    case.assumptions.insert(section.into(), assumption);
    case
}

pub fn with_tender(mut case: Case, pairs: &[(&str, &str)]) -> Case {
    for (key, value) in pairs {
        case.tender.insert((*key).into(), (*value).into());
    }
    case
}

/// A pledge; its id is the measure's unless another pledge of the bid takes it.
pub fn pledge(measure: &str, inputs: &[(&str, &str)]) -> Pledge {
    Pledge {
        id: measure.into(),
        measure: measure.into(),
        inputs: inputs.iter().map(|(key, value)| ((*key).into(), (*value).into())).collect(),
        ..Pledge::default()
    }
}

/// A pledge of one number.
pub fn amount(measure: &str, quantity: &str) -> Pledge {
    pledge(measure, &[("quantity", quantity)])
}

pub fn fte(measure: &str, people: &str, hours: &str, months: &str) -> Pledge {
    pledge(measure, &[("people", people), ("hours_per_week", hours), ("months", months)])
}

pub fn bid(id: &str, pledges: Vec<Pledge>) -> Bid {
    Bid { id: id.into(), name: id.into(), pledges: pledges.into_iter().map(Into::into).collect(), ..Bid::default() }
}

pub fn codes(findings: &[pledge_engine::advise::Finding]) -> Vec<&'static str> {
    findings.iter().map(|finding| finding.kind.code()).collect()
}

/// A condition on the contract that says nothing yet; the parts are set by name.
pub fn threshold(id: &str) -> Threshold {
    Threshold {
        id: id.into(),
        title: text(id),
        value: None,
        notice: Period::default(),
        buyers: vec![],
        nations: vec![],
        kinds: vec![],
        lots: vec![],
        origin: Origin::Buyer,
        clause: String::new(),
    }
}

pub fn row(only_if: &[usize], value: &str) -> Row {
    Row { only_if: only_if.to_vec(), value: constant(value) }
}

pub fn document(id: &str, only_if: &[usize]) -> Document {
    let (title, what) = (text(id), Text::default());
    Document { id: id.into(), title, what, only_if: only_if.to_vec(), origin: Origin::Buyer, clause: String::new() }
}

/// A part of a pledge by contract year; no extension is an empty text.
pub fn in_year(year: &str, extension: &str, inputs: &[(&str, &str)]) -> PledgeYear {
    PledgeYear { year: year.into(), extension: extension.into(), inputs: pledge("", inputs).inputs }
}

/// A pledge of one number for each of some contract years.
pub fn by_year(measure: &str, parts: &[(&str, &str)]) -> Pledge {
    let years = parts.iter().map(|(year, quantity)| in_year(year, "", &[("quantity", quantity)]));
    Pledge { years: years.collect(), ..pledge(measure, &[]) }
}

/// The value of a measure, which it must have, to be changed.
pub fn value_of(measure: &mut Measure) -> &mut UnitValue {
    measure.value.as_mut().expect("a measure with a value")
}

pub fn area(id: &str, title: &str, names: &[&str]) -> Area {
    Area {
        id: id.into(),
        title: Text { en: title.into(), cy: format!("{title} (cy)") },
        definition: Text::default(),
        names: names.iter().map(|name| (*name).into()).collect(),
        origin: Origin::Buyer,
    }
}

/// An index of three years.
pub fn index() -> Index {
    let rows = [("2015/16", "95"), ("2020/21", "100"), ("2025/26", "123.45")];
    let table = rows.map(|(year, value)| (year.to_owned(), dec(value)));
    Index { id: "prices".into(), title: text("Prices"), source: 0, place: "table 1".into(), table: table.into() }
}
