//! Parts of frameworks that count points or ratios.

use super::*;

/// A measure in section 0 that brings so many points a unit.
pub fn worth_points(id: &str, kind: UnitKind, points: &str) -> Measure {
    Measure { value: None, points: Some(constant(points)), ..measure(id, kind, "1") }
}

/// A measure of a gate: it is offered or not.
pub fn only_offered(id: &str, kind: UnitKind) -> Measure {
    Measure { value: None, ..measure(id, kind, "1") }
}

pub fn in_section(section: usize, measure: Measure) -> Measure {
    Measure { section: Some(section), ..measure }
}

pub fn counting(counts: Counts, section: Section) -> Section {
    Section { counts, ..section }
}

pub fn basis(of: ValueOf) -> Basis {
    Basis { of, vat: Vat::Excluded }
}

/// Pounds for each pound of the bid's price without VAT.
pub fn to_price() -> Counts {
    Counts::Ratio(basis(ValueOf::Price))
}

pub fn priced(price: &str, bid: Bid) -> Bid {
    Bid { price: price.into(), price_vat: "excluded".into(), ..bid }
}

pub fn at_least(at: &str) -> Bound {
    Bound { at: dec(at), strict: false }
}

pub fn more_than(at: &str) -> Bound {
    Bound { at: dec(at), strict: true }
}

pub fn bands(bands: &[(Bound, &str)]) -> Method {
    let bands = bands.iter().map(|(from, earns)| Band { from: *from, earns: dec(earns) });
    Method::Bands { bands: bands.collect(), origin: Origin::Buyer }
}

/// So many points are required.
pub fn points(required: &str, all_or_nothing: bool) -> Method {
    Method::Points { required: Required::Stated(Stated::Fixed(constant(required))), all_or_nothing }
}

/// So many points for each million pounds.
pub fn norm(rate: &str, of: ValueOf, round: NormRound, on: NormOn) -> Method {
    let (rate, per) = (constant(rate), constant("1000000"));
    Method::Points { required: Required::Norm(Norm { rate, per, of: basis(of), round, on }), all_or_nothing: false }
}

pub fn pass(at: Bound, effect: Effect) -> Option<Pass> {
    Some(Pass { at, effect, origin: Origin::Buyer })
}

pub fn yes_no(id: &str, section: usize) -> Criterion {
    Criterion { answer: AnswerKind::YesNo, ..criterion(id, section, "1", None) }
}

pub fn answered(mut bid: Bid, answers: &[(&str, &str)]) -> Bid {
    for (criterion, answer) in answers {
        bid.answers.insert((*criterion).into(), (*answer).into());
    }
    bid
}

pub fn graded(mut bid: Bid, grades: &[(&str, &str)]) -> Bid {
    for (criterion, grade) in grades {
        bid.grades.insert((*criterion).into(), (*grade).into());
    }
    bid
}

/// A scale whose grades are their own scores.
pub fn scores(scores: &[&str]) -> Scale {
    let grades = scores.iter().map(|score| Grade {
        id: (*score).into(),
        title: text("grade"),
        meaning: Text::default(),
        score: dec(score),
    });
    Scale { id: "scores".into(), origin: Origin::Buyer, grades: grades.collect() }
}
