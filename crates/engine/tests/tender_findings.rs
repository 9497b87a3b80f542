//! What is wrong with what the tender says of sections, and with what other bids leave open: said once, and of which
//! section.

mod common;

use common::counting::*;
use common::*;
use pledge_engine::advise::{Finding, FindingKind, FindingSeverity};
use pledge_engine::bid::{Bid, Case};
use pledge_engine::framework::*;
use pledge_engine::score::score;

/// A section of 10 marks by each of those methods, with a measure of £1 an hour.
fn by(methods: Vec<Method>) -> Framework {
    let ids = ["s", "t", "u"];
    let count = methods.len();
    Framework {
        sections: methods.into_iter().zip(ids).map(|(method, id)| section(id, "10", method)).collect(),
        measures: (0..count).map(|at| in_section(at, measure(ids[at], UnitKind::Hours, "1"))).collect(),
        parameters: vec![parameter("target", ParameterKind::Money)],
        ..framework()
    }
}

fn findings(case: &Case, bids: &[Bid]) -> Vec<Finding> {
    score(case, bids).remove(0).findings
}

fn of(section: usize, kind: FindingKind, severity: FindingSeverity) -> Finding {
    Finding { section: Some(section), ..Finding::new(kind, severity) }
}

fn by_parameter() -> Method {
    Method::Target { target: Stated::Parameter(0), basis: TargetBasis::Total }
}

fn nothing() -> Bid {
    bid("b", vec![])
}

#[test]
fn each_section_says_that_its_target_or_its_method_is_not_known() {
    let case = case(by(vec![target("5"), by_parameter(), Method::Unknown]));
    let target = of(1, FindingKind::TargetMissing, FindingSeverity::Error);
    let unknown = of(2, FindingKind::RuleUnknown, FindingSeverity::Info);
    assert_eq!(findings(&case, &[nothing()]), [target, unknown]);
}

#[test]
fn a_section_without_marks_asks_for_no_target() {
    let mut framework = by(vec![target("5"), by_parameter()]);
    framework.sections[1].marks = SectionMarks::Stated(Stated::Fixed(constant("0")));
    assert_eq!(findings(&case(framework), &[nothing()]), []);
}

#[test]
fn what_several_sections_rest_on_is_missed_at_the_first() {
    let mut framework = by(vec![target("5"), target("5"), target("5")]);
    for section in &mut framework.sections[1..] {
        section.marks = SectionMarks::Stated(Stated::Parameter(0));
    }
    let missing = of(1, FindingKind::ParameterMissing { parameter: 0 }, FindingSeverity::Error);
    assert_eq!(findings(&case(framework), &[nothing()]), [missing]);
}

#[test]
fn another_bid_leaves_open_the_section_that_it_does_not_complete() {
    let mut framework = by(vec![target("5"), Method::Relative]);
    framework.sections[1].counts = to_price();
    // The other bid does not give its price, so that nobody knows its pounds for each pound of it.
    let bids = [priced("100", nothing()), bid("other", vec![amount("t", "5")])];
    let open = of(1, FindingKind::OtherBidIncomplete, FindingSeverity::Error);
    assert_eq!(findings(&case(framework), &bids), [open]);
}

#[test]
fn marks_beyond_what_can_be_held_are_told_at_the_section_that_passes_it() {
    // 7 × 10^28 can be held, and twice as much cannot: that is above 2^96, or 7.9 × 10^28.
    let mut framework = by(vec![target("1"), target("1"), target("1")]);
    let marks = "70000000000000000000000000000";
    for section in &mut framework.sections[..2] {
        section.marks = SectionMarks::Stated(Stated::Fixed(constant(marks)));
    }
    let bid = bid("b", vec![amount("s", "1"), amount("t", "1"), amount("u", "1")]);
    let card = score(&case(framework), &[bid]).remove(0);
    assert_eq!((card.marks, card.sections[1].marks), (None, Some(dec(marks))));
    assert_eq!(card.findings, [of(1, FindingKind::Overflow, FindingSeverity::Error)]);
}

#[test]
fn a_grade_that_the_scale_does_not_have_is_told_at_its_question() {
    let mut framework = by(vec![target("5"), Method::Graded { pass: None }]);
    framework.scales = vec![scale(4)];
    framework.criteria = vec![criterion("p", 1, "1", Some(0)), criterion("q", 1, "1", Some(0))];
    let bid = graded(nothing(), &[("p", "4"), ("q", "five")]);
    let unknown = of(1, FindingKind::UnknownGrade { id: "five".into() }, FindingSeverity::Error);
    assert_eq!(findings(&case(framework), &[bid]), [Finding { criterion: Some(1), ..unknown }]);
}

#[test]
fn marks_that_cannot_be_rounded_are_told_at_their_section() {
    // A third of 7 × 10^28 has 28 digits before the point, and no room for the two behind it.
    let mut framework = by(vec![target("5"), target("3")]);
    framework.sections[1].marks = SectionMarks::Stated(Stated::Fixed(constant("70000000000000000000000000000")));
    let card = score(&case(framework), &[bid("b", vec![amount("s", "5"), amount("t", "1")])]).remove(0);
    assert_eq!((card.marks, card.sections[0].marks, card.sections[1].marks), (None, Some(dec("10")), None));
    assert_eq!(card.findings, [of(1, FindingKind::Overflow, FindingSeverity::Error)]);
}
