//! Gates, pass marks, and what they do to other sections and other bids.

mod common;

use common::counting::*;
use common::*;
use pledge_engine::advise::{FindingKind, FindingSeverity, advise};
use pledge_engine::bid::{Bid, Pledge};
use pledge_engine::framework::*;
use pledge_engine::score::Certainty::*;
use pledge_engine::score::{Scorecard, ranks, score};

/// 15 marks for a yes, a written answer and two of four measures.
fn gate(needed: Option<&str>) -> Framework {
    Framework {
        sections: vec![section("gate", "15", Method::Gate { measures: needed.map(constant) })],
        measures: vec![
            only_offered("jobs", UnitKind::Count),
            only_offered("hours", UnitKind::Hours),
            only_offered("plan", UnitKind::Text),
            only_offered("policy", UnitKind::YesNo),
        ],
        criteria: vec![yes_no("wage", 0), criterion("how", 0, "1", None)],
        ..framework()
    }
}

fn says(measure: &str, answer: &str) -> Pledge {
    Pledge { answer: answer.into(), ..pledge(measure, &[]) }
}

fn one(framework: Framework, bid: Bid) -> Scorecard {
    score(&case(framework), &[bid]).remove(0)
}

const BOTH: [(&str, &str); 2] = [("wage", "yes"), ("how", "Through the college.")];

#[test]
fn enough_measures_open_a_gate() {
    for (pledges, offered, expected) in [
        (vec![], 0, "0"),
        (vec![amount("jobs", "1")], 1, "0"),
        // An hour short of nothing is still offered; nothing is not.
        (vec![amount("jobs", "1"), amount("hours", "0.01")], 2, "15"),
        (vec![amount("jobs", "1"), amount("hours", "0")], 1, "0"),
        (vec![amount("jobs", "1"), amount("hours", "many")], 1, "0"),
        // Two pledges on one measure are one measure.
        (vec![amount("jobs", "1"), amount("jobs", "5")], 1, "0"),
        // An answer that says something offers a text; a no offers nothing.
        (vec![amount("jobs", "1"), says("plan", "We plant trees.")], 2, "15"),
        (vec![amount("jobs", "1"), says("plan", "  ")], 1, "0"),
        (vec![says("plan", "Trees."), says("policy", "no")], 1, "0"),
        (vec![says("plan", "Trees."), says("policy", " yes ")], 2, "15"),
        (vec![says("policy", "no"), says("policy", "yes"), amount("jobs", "3")], 2, "15"),
        // More than two earn nothing more.
        (vec![amount("jobs", "90"), amount("hours", "8"), says("plan", "Trees."), says("policy", "yes")], 4, "15"),
    ] {
        let said: Vec<_> = pledges.iter().map(|p| p.measure.clone()).collect();
        let card = one(gate(Some("2")), answered(bid("a", pledges), &BOTH));
        assert_eq!((card.marks, card.certainty, card.excluded), (Some(dec(expected)), Fixed, false), "{said:?}");
        let few = card.findings.iter().find(|f| f.kind.code() == "gate_too_few");
        assert_eq!(few.is_some(), expected == "0", "{said:?}");
        if let Some(few) = few {
            assert_eq!(few.kind, FindingKind::GateTooFew { offered, needed: dec("2") }, "{said:?}");
            assert_eq!((few.severity, few.section), (FindingSeverity::Warning, Some(0)));
        }
        // A gate counts neither pounds nor points, and its measures share no marks.
        assert_eq!((card.sections[0].value, card.sections[0].points, card.points), (None, None, None));
        assert_eq!((card.calculated, card.social_value), (dec(expected), dec("0")));
        assert!(card.measures.iter().all(|measure| measure.marks.is_none()));
    }
}

#[test]
fn answers_open_a_gate_leave_it_open_or_exclude() {
    for (wage, how, marks, total, code) in [
        ("yes", "Through the college.", Some("15"), Some("15"), None),
        (" yes ", "x", Some("15"), Some("15"), None),
        // A no excludes, whatever else is said.
        ("no", "Through the college.", Some("0"), Some("0"), Some("gate_no")),
        ("no", "", Some("0"), Some("0"), Some("gate_no")),
        // Without an answer nobody knows, and nobody is excluded.
        ("", "Through the college.", None, None, Some("gate_unanswered")),
        ("yes", "", None, None, Some("gate_unanswered")),
        ("yes", "  \n ", None, None, Some("gate_unanswered")),
        // Other words than yes and no are not read.
        ("Yes", "x", None, None, Some("gate_unanswered")),
        ("maybe", "x", None, None, Some("gate_unanswered")),
    ] {
        let bid = answered(bid("a", vec![]), &[("wage", wage), ("how", how)]);
        let card = one(gate(None), bid.clone());
        let name = format!("{wage:?} and {how:?}");
        assert_eq!((card.sections[0].marks, card.marks), (marks.map(dec), total.map(dec)), "{name}");
        assert_eq!(card.certainty, if marks.is_none() { Incomplete } else { Fixed }, "{name}");
        assert_eq!((card.excluded, card.excluded_by.len()), (wage == "no", 0), "{name}");
        assert_eq!(ranks(&case(gate(None)), &[bid]), [(marks == Some("15")).then_some(1)], "{name}");
        let found = codes(&card.findings);
        assert_eq!(found.first().copied(), code, "{name}");
        for finding in &card.findings {
            let severity =
                if finding.kind.code() == "gate_no" { FindingSeverity::Error } else { FindingSeverity::Advice };
            assert_eq!((finding.severity, finding.section), (severity, Some(0)), "{name}");
            assert!(finding.criterion.is_some());
        }
    }
}

#[test]
fn what_a_gate_says_is_said_once() {
    let case = case(gate(None));
    let bids = [answered(bid("a", vec![]), &[("wage", "yes")])];
    let card = &score(&case, &bids)[0];
    let said = codes(&advise(&case, &bids, 0, card));
    assert!(said.contains(&"gate_unanswered") && !said.contains(&"not_answered"), "{said:?}");
}

#[test]
fn a_gate_without_marks_asks_nothing() {
    let mut framework = gate(Some("2"));
    framework.parameters =
        vec![parameter("weighting", ParameterKind::Marks), parameter("split", ParameterKind::Percent)];
    framework.sections[0].marks = SectionMarks::Share { weighting: 0, share: 1, rest: false };
    let case = with_tender(case(framework), &[("weighting", "10"), ("split", "0")]);
    let card = &score(&case, &[answered(bid("a", vec![]), &[("wage", "no")])])[0];
    assert_eq!((card.marks, card.excluded, codes(&card.findings)), (Some(dec("0")), false, vec![]));
}

/// 10 marks for the best offer and a gate of 5.
fn offer_and_gate() -> Framework {
    Framework {
        sections: vec![section("s", "10", Method::Relative), section("gate", "5", Method::Gate { measures: None })],
        measures: vec![measure("m", UnitKind::Money, "1")],
        criteria: vec![yes_no("wage", 1)],
        ..framework()
    }
}

#[test]
fn a_bid_that_a_gate_excludes_never_sets_the_best() {
    let offer = |id: &str, pounds: &str, wage: &str| answered(bid(id, vec![amount("m", pounds)]), &[("wage", wage)]);
    let case = case(offer_and_gate());
    let bids = [offer("a", "40,000", "yes"), offer("b", "90,000", "no"), offer("c", "80,000", "")];
    let cards = score(&case, &bids);
    // b is out: a has 10 × 40/80 and 5; c is not known to be out, and sets the best.
    assert_eq!(cards[0].marks, Some(dec("10")));
    assert_eq!(cards[0].sections[0].against, Some(dec("80000")));
    // b keeps what was worked out, 10 at or above the best, and has nothing in all.
    assert_eq!((cards[1].sections[0].marks, cards[1].sections[1].marks), (Some(dec("10")), Some(dec("0"))));
    assert_eq!((cards[1].marks, cards[1].calculated), (Some(dec("0")), dec("0")));
    assert_eq!(ranks(&case, &bids), [Some(1), None, None]);
    assert_eq!((cards[2].marks, cards[2].calculated, cards[2].certainty), (None, dec("10"), Incomplete));
    // Alone with an excluded bid, a bid is the only one.
    let cards = score(&case, &[offer("a", "40,000", "yes"), offer("b", "90,000", "no")]);
    assert_eq!((cards[0].certainty, cards[1].certainty), (OnlyBid, AmongBids));
}

/// A relative part of 10 marks and one graded criterion of 8, of whose score 100 is the best.
fn passing(of_criterion: Option<Pass>, of_section: Option<Pass>) -> Framework {
    let pass = of_criterion;
    Framework {
        sections: vec![
            section("s", "10", Method::Relative),
            section("answers", "8", Method::Graded { pass: of_section }),
        ],
        measures: vec![measure("m", UnitKind::Money, "1")],
        scales: vec![scores(&["0", "59.99", "60", "60.01", "100"])],
        criteria: vec![Criterion { pass, ..criterion("c", 1, "1", Some(0)) }],
        ..framework()
    }
}

fn offer(id: &str, pounds: &str, grade: &str) -> Bid {
    graded(bid(id, vec![amount("m", pounds)]), &[("c", grade)])
}

#[test]
fn pass_marks_name_their_comparator() {
    for (grade, bound, reached) in [
        ("59.99", at_least("60"), false),
        ("60", at_least("60"), true),
        ("60.01", at_least("60"), true),
        ("60", more_than("60"), false),
        ("60.01", more_than("60"), true),
        ("0", at_least("0"), true),
        ("0", more_than("0"), false),
        ("100", at_least("100"), true),
    ] {
        // As a score of the criterion and as a percentage of the section, which here are the same.
        for of_section in [false, true] {
            let pass = pass(bound, Effect::Exclude);
            let framework = if of_section { passing(None, pass) } else { passing(pass, None) };
            let card = one(framework, offer("a", "40,000", grade));
            assert_eq!(card.excluded, !reached, "{grade} {bound:?}");
            let kind = FindingKind::BelowPassMark { mark: dec(grade), pass: bound };
            let said = card.findings.iter().find(|f| f.kind == kind);
            assert_eq!(said.is_some(), !reached, "{grade} {bound:?}");
            if let Some(said) = said {
                assert_eq!((said.severity, said.section), (FindingSeverity::Error, Some(1)));
                assert_eq!(said.criterion, if of_section { None } else { Some(0) });
            }
            // 8 × 59.99/100 = 4.7992, 8 × 60/100 = 4.8, 8 × 60.01/100 = 4.8008: kept, excluded or not.
            let marks = if grade.starts_with('0') {
                "0"
            } else if grade == "100" {
                "8"
            } else {
                "4.8"
            };
            assert_eq!(card.sections[1].marks, Some(dec(marks)));
        }
    }
}

#[test]
fn pass_marks_of_a_section_are_not_rounded() {
    // Weights 1 and 2, scores of 3: 100 × (1 × 2 + 2 × 2)/(3 × 3) = 66.66…
    let card = |bound: Bound, first: &str, second: &str| {
        let framework = Framework {
            sections: vec![section("answers", "8", Method::Graded { pass: pass(bound, Effect::Exclude) })],
            scales: vec![scale(3)],
            criteria: vec![criterion("c1", 0, "1", Some(0)), criterion("c2", 0, "2", Some(0))],
            ..framework()
        };
        one(framework, graded(bid("a", vec![]), &[("c1", first), ("c2", second)]))
    };
    for (bound, first, second, reached) in [
        // 66.67 is what two decimals would show, and it is not reached.
        (at_least("66.67"), "2", "2", false),
        (at_least("66.666666"), "2", "2", true),
        // 100 × (3 + 2 × 1)/9 = 55.55…; 100 × (0 + 2 × 3)/9 = 66.66…
        (at_least("55.56"), "3", "1", false),
        (more_than("55.5555"), "3", "1", true),
        (at_least("60"), "0", "3", true),
        // 100 × 9/9.
        (at_least("100"), "3", "3", true),
    ] {
        assert_eq!(card(bound, first, second).excluded, !reached, "{bound:?} {first} {second}");
    }
    // Not yet graded is not below.
    let open = card(at_least("60"), "0", "");
    assert_eq!((open.excluded, open.certainty, open.findings.is_empty()), (false, Incomplete, true));
}

#[test]
fn a_pass_mark_does_what_it_says() {
    // Against a rival of 80,000, 40,000 earn 10 × 40/80 = 5; 59.99 of 100 earn 8 × 59.99/100 = 4.80.
    for (effect, first, second, total, severity) in [
        (Effect::Tell, "5", "4.80", "9.80", FindingSeverity::Warning),
        // The section of the criterion is void, the other is not.
        (Effect::VoidSection, "5", "0", "5", FindingSeverity::Error),
        (Effect::VoidAll, "0", "0", "0", FindingSeverity::Error),
        // Excluded: marks are kept, the total is nothing.
        (Effect::Exclude, "5", "4.80", "0", FindingSeverity::Error),
    ] {
        for of_section in [false, true] {
            let pass = pass(at_least("60"), effect);
            let framework = if of_section { passing(None, pass) } else { passing(pass, None) };
            let case = with_rival(case(framework), "s", "80,000");
            let bids = [offer("a", "40,000", "59.99")];
            let card = &score(&case, &bids)[0];
            let marks = [card.sections[0].marks, card.sections[1].marks, card.marks];
            assert_eq!(marks, [first, second, total].map(|m| Some(dec(m))), "{effect:?}");
            assert_eq!(card.findings[0].severity, severity);
            assert_eq!((card.excluded, card.excluded_by.len()), (effect == Effect::Exclude, 0));
            assert_eq!(ranks(&case, &bids), [(effect != Effect::Exclude).then_some(1)]);
            let value = if effect == Effect::VoidAll { "0" } else { "40000" };
            assert_eq!(card.sections[0].value, Some(dec(value)));
            // With 60 nothing happens: 5 + 8 × 60/100.
            let card = &score(&case, &[offer("a", "40,000", "60")])[0];
            assert_eq!((card.marks, card.findings.is_empty()), (Some(dec("9.8")), true), "{effect:?}");
        }
    }
}

#[test]
fn pass_marks_are_known_before_bids_are_compared() {
    let bids = [offer("a", "40,000", "60"), offer("b", "90,000", "59.99"), offer("c", "50,000", "60")];
    for (effect, first, own) in [
        // b sets the best: 10 × 40/90.
        (Effect::Tell, "4.44", "10"),
        (Effect::VoidSection, "4.44", "10"),
        // b counts nothing, so the best is c's: 10 × 40/50.
        (Effect::VoidAll, "8", "0"),
        // b is not there, and would be above the best.
        (Effect::Exclude, "8", "10"),
    ] {
        let cards = score(&case(passing(pass(at_least("60"), effect), None)), &bids);
        assert_eq!(cards[0].sections[0].marks, Some(dec(first)), "{effect:?}");
        assert_eq!(cards[1].sections[0].marks, Some(dec(own)), "{effect:?}");
        assert_eq!(cards[0].certainty, AmongBids);
    }
}

#[test]
fn a_void_section_is_void_without_its_grades() {
    let mut framework = passing(pass(at_least("60"), Effect::VoidSection), None);
    framework.criteria.push(criterion("later", 1, "1", Some(0)));
    let card = one(framework, offer("a", "1", "0"));
    // The second criterion is not graded, and nothing that it could bring counts.
    assert_eq!((card.sections[1].marks, card.sections[1].certainty), (Some(dec("0")), Some(Fixed)));
}

#[test]
fn a_gate_is_void_with_everything_else() {
    let mut framework = offer_and_gate();
    framework.sections.push(section("answers", "3", Method::Graded { pass: pass(at_least("50"), Effect::VoidAll) }));
    framework.scales = vec![scale(4)];
    framework.criteria.push(criterion("c", 2, "1", Some(0)));
    for (grade, expected) in [
        // 10 × 40/50 + 5 + 3 × 2/4.
        ("2", "14.5"),
        // 100 × 1/4 is below 50.
        ("1", "0"),
    ] {
        let bid = answered(graded(bid("a", vec![amount("m", "40,000")]), &[("c", grade)]), &[("wage", "yes")]);
        let card = &score(&with_rival(case(framework.clone()), "s", "50,000"), &[bid])[0];
        assert_eq!((card.marks, card.excluded), (Some(dec(expected)), false));
    }
}
