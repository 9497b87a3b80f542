//! What the finding of a rule says besides its kind: the rule, the measure, the pledge, the section, the question, and
//! what putting it right would gain.

mod common;

use common::*;
use pledge_engine::advise::{Finding, FindingKind, FindingSeverity};
use pledge_engine::bid::{Bid, Case, Partner, Pledge};
use pledge_engine::framework::*;
use pledge_engine::score::{score, without};

const A: usize = 0;
const B: usize = 1;
const J: usize = 2;
const H: usize = 3;
const YES: usize = 4;

/// Section s: a £1 and b £2 an hour, jobs £100. Section t: hours × attendees £1 each, a yes or no. A question of t.
fn ruled(rules: Vec<Rule>) -> Case {
    let section_t = |measure: Measure| Measure { section: Some(1), ..measure };
    case(Framework {
        sections: vec![section("s", "10", target("1000")), section("t", "10", target("1000"))],
        measures: vec![
            measure("a", UnitKind::Hours, "1"),
            measure("b", UnitKind::Hours, "2"),
            measure("j", UnitKind::FteYears, "100"),
            section_t(measure("h", UnitKind::HoursAttendees, "1")),
            section_t(Measure { value: None, ..measure("yes", UnitKind::YesNo, "1") }),
        ],
        criteria: vec![criterion("p", 0, "1", None), criterion("q", 1, "1", None)],
        rules,
        ..framework()
    })
}

/// All that the rules say of a bid.
fn said(case: &Case, bid: Bid) -> Vec<Finding> {
    let found = score(case, &[bid]).remove(0).findings;
    found.into_iter().filter(|finding| finding.rule.is_some()).collect()
}

/// What rule 0 says of a pledge on a measure.
fn of(kind: FindingKind, measure: usize, pledge: usize, worth: Option<&str>) -> Finding {
    Finding {
        rule: Some(0),
        measure: Some(measure),
        pledge: Some(pledge),
        worth: worth.map(dec),
        ..Finding::new(kind, FindingSeverity::Warning)
    }
}

fn hours_of(people: &str, hours: &str) -> Pledge {
    pledge("h", &[("hours", hours), ("attendees", people)])
}

/// a for 300 hours (£300), b for 100 hours (£200).
fn offers() -> Vec<Pledge> {
    vec![amount("a", "300"), amount("b", "100")]
}

#[test]
fn of_one_pledge() {
    use Effect::{Cut, Drop, Tell};
    let person = |at: usize, max: &str| RuleKind::PersonCap { measures: vec![at], max: constant(max) };
    let over = |claimed: &str, max: &str| FindingKind::OverCap { claimed: dec(claimed), max: dec(max) };
    let first = RuleKind::FirstYearOnly { measures: vec![J] };
    let by = RuleKind::DeliveredBy { measures: vec![B], by: vec![Deliverer::Us] };
    let attest = RuleKind::Attest {
        measures: vec![B],
        question: text("So?"),
        needs: AttestNeeds::Yes,
        unanswered_breaks: false,
    };
    let jobs = |months: &str| vec![amount("a", "300"), fte("j", "4", "35", months)];
    let mut others = offers();
    others[1].by = "sub".into();
    for (name, kind, effect, pledges, expected) in [
        // 2 FTE-years each, at most 1.5: 4 × 0.5 × £100 are lost.
        ("cap of a person", person(J, "1.5"), Cut, jobs("24"), vec![of(over("2", "1.5"), J, 1, Some("200"))]),
        // 10 hours each, whoever is counted: 8 × 4 hours × £1.
        (
            "cap of an attendee",
            person(H, "6"),
            Cut,
            vec![hours_of("8", "10")],
            vec![of(over("10", "6"), H, 0, Some("32"))],
        ),
        // A unit that is not made of people has nobody to cap.
        ("cap of nobody", person(A, "1"), Cut, offers(), vec![]),
        // Months past the term of 36 do not count, so they are not past the first year: 36 − 12.
        (
            "first year",
            first.clone(),
            Tell,
            jobs("48"),
            vec![of(FindingKind::FirstYearOnly { cut: dec("24") }, J, 1, Some("0"))],
        ),
        // 20 − 12, within the term.
        (
            "first year, dropped",
            first,
            Drop,
            jobs("20"),
            vec![of(
                FindingKind::FirstYearOnly { cut: dec("8") },
                J,
                1,
                // 4 × 20/12 = 6.666667 FTE-years.
                Some("666.67"),
            )],
        ),
        ("by another", by, Drop, others, vec![of(FindingKind::DeliveredByOther, B, 1, Some("200"))]),
        (
            "not answered",
            attest,
            Drop,
            offers(),
            vec![Finding { severity: FindingSeverity::Advice, ..of(FindingKind::AttestMissing, B, 1, None) }],
        ),
    ] {
        let sub = Partner { id: "sub".into(), name: "Somebody".into(), kind: "subcontractor".into() };
        let bid = Bid { partners: vec![sub], ..bid("b", pledges) };
        assert_eq!(said(&ruled(vec![rule("rule", kind, effect)]), bid), expected, "{name}");
    }
}

#[test]
fn of_pledges_that_are_the_same() {
    let exclusive = RuleKind::Exclusive { measures: vec![A, B], when: ExclusiveWhen::SameAs };
    let case = ruled(vec![
        rule("other", RuleKind::Allowed { measures: vec![J] }, Effect::Tell),
        rule("one", exclusive, Effect::Drop),
    ]);
    // Nothing says whether they are the same: the supplier is asked, at the second.
    let asked = Finding {
        rule: Some(1),
        measure: Some(B),
        pledge: Some(1),
        ..Finding::new(FindingKind::ExclusiveAsk { other_measure: A }, FindingSeverity::Advice)
    };
    assert_eq!(said(&case, bid("b", offers())), [asked]);
}

#[test]
fn of_two_equal_pledges_on_one_measure_the_first_in_the_bid_stays() {
    let once = RuleKind::ClaimedOnce { measures: vec![A] };
    let twice = FindingKind::ClaimedTwice { other_pledge: 0 };
    for effect in [Effect::KeepHigher, Effect::KeepLower] {
        let second = Pledge { id: "again".into(), same_as: vec!["a".into()], ..amount("a", "100") };
        let bid = bid("b", vec![amount("a", "100"), second]);
        // £100 of each.
        let expected = of(twice.clone(), A, 1, Some("100"));
        assert_eq!(said(&ruled(vec![rule("once", once.clone(), effect)]), bid), [expected], "{effect:?}");
    }
}

#[test]
fn of_too_many_measures_each_that_falls_says_so() {
    let most = RuleKind::AtMost { measures: vec![A, B, YES], max: constant("1") };
    let case = ruled(vec![rule("most", most, Effect::KeepFirst)]);
    let mut pledges = offers();
    pledges.push(Pledge { answer: "yes".into(), ..pledge("yes", &[]) });
    let kind = || FindingKind::TooManyMeasures { offered: 3, max: dec("1") };
    // b would be worth £200; an answer is worth no pounds.
    assert_eq!(said(&case, bid("b", pledges)), [of(kind(), B, 1, Some("200")), of(kind(), YES, 2, None)]);
}

#[test]
fn an_answer_past_the_most_measures_is_not_offered() {
    let most = RuleKind::AtMost { measures: vec![A, YES], max: constant("1") };
    let needed = RuleKind::Mandatory { measures: vec![YES], criteria: vec![], name: false };
    let case = ruled(vec![rule("most", most, Effect::KeepFirst), rule("needed", needed, Effect::Exclude)]);
    let yes = || Pledge { answer: "yes".into(), ..pledge("yes", &[]) };
    // The answer is the second of two measures, of which one may be offered: it falls, and is missing then.
    let card = score(&case, &[bid("b", vec![amount("a", "300"), yes()])]).remove(0);
    assert_eq!((codes(&card.findings), card.excluded), (vec!["too_many_measures", "mandatory_measure"], true));
    // As the first it stays.
    let card = score(&case, &[bid("b", vec![yes(), amount("a", "300")])]).remove(0);
    assert_eq!((codes(&card.findings), card.excluded), (vec!["too_many_measures"], false));
}

#[test]
fn of_what_is_mandatory() {
    let needed = RuleKind::Mandatory { measures: vec![A, H], criteria: vec![0, 1], name: true };
    let case = ruled(vec![rule("needed", needed, Effect::Exclude)]);
    let mut bid = bid("b", offers());
    bid.answers.insert("p".into(), "So it is.".into());
    let missing = |kind| Finding { rule: Some(0), ..Finding::new(kind, FindingSeverity::Error) };
    let measure = Finding { measure: Some(H), ..missing(FindingKind::MandatoryMeasure) };
    let answer = Finding { criterion: Some(1), section: Some(1), ..missing(FindingKind::MandatoryAnswer) };
    assert_eq!(said(&case, bid), [measure, answer]);
}

#[test]
fn a_rule_that_repeats_a_measure_speaks_once() {
    let person = RuleKind::PersonCap { measures: vec![J, J], max: constant("1") };
    let case = ruled(vec![rule("person", person, Effect::Cut)]);
    // 2 years each, of which 1 counts: £100.
    let over = FindingKind::OverCap { claimed: dec("2"), max: dec("1") };
    assert_eq!(said(&case, bid("b", vec![fte("j", "1", "35", "24")])), [of(over, J, 0, Some("100"))]);
}

#[test]
fn a_no_to_an_area_breaks_the_rule_without_any_place() {
    let mut case = ruled(vec![rule("local", RuleKind::LocalOnly { measures: vec![A], area: 0 }, Effect::Drop)]);
    std::rc::Rc::make_mut(&mut case.framework).areas = vec![area("county", "The county", &[])];
    case.contract.place = String::new();
    for (answer, expected) in [
        ("no", vec![of(FindingKind::OutsideArea { place: String::new() }, A, 0, Some("300"))]),
        ("yes", vec![]),
        // Without an answer and without a place it is only asked.
        ("", vec![Finding { severity: FindingSeverity::Advice, ..of(FindingKind::PlaceNotSaid, A, 0, None) }]),
    ] {
        let mut pledges = offers();
        pledges[0].attest.insert("local".into(), answer.into());
        assert_eq!(said(&case, bid("b", pledges)), expected, "{answer}");
    }
}

#[test]
fn what_cannot_be_held_stays_behind_all_others() {
    // Ten trillion hours at £10^16 are £10^29, more than a decimal holds; b is £200.
    let exclusive = RuleKind::Exclusive { measures: vec![A, B], when: ExclusiveWhen::Both };
    for effect in [Effect::KeepHigher, Effect::KeepLower] {
        let mut case = ruled(vec![rule("one", exclusive.clone(), effect)]);
        value_of(&mut std::rc::Rc::make_mut(&mut case.framework).measures[A]).amount =
            Amount::Fixed(dec("10000000000000000"));
        let card = score(&case, &[bid("b", vec![amount("a", "9,999,999,999,999"), amount("b", "100")])]).remove(0);
        assert_eq!(
            (card.measures[A].counted, card.measures[B].counted),
            (Some(dec("0")), Some(dec("100"))),
            "{effect:?}"
        );
        let overflow = card.findings.iter().find(|f| f.kind == FindingKind::Overflow).expect("it is said");
        assert_eq!(overflow.measure, Some(A));
        let broken = of(FindingKind::ExclusiveBroken { other_pledge: 1 }, A, 0, None);
        assert_eq!(card.findings.iter().filter(|f| f.rule.is_some()).collect::<Vec<_>>(), [&broken]);
    }
}

/// A section whose lowest band earns half of 10 marks for nothing, and the whole for £100.
fn banded(rules: Vec<Rule>) -> Case {
    let bands = [("0", "50"), ("100", "100")]
        .map(|(at, earns)| Band { from: Bound { at: dec(at), strict: false }, earns: dec(earns) });
    let mut case = ruled(rules);
    std::rc::Rc::make_mut(&mut case.framework).sections = vec![
        section("s", "10", Method::Bands { bands: bands.to_vec(), origin: Origin::Buyer }),
        section("t", "10", target("1000")),
    ];
    case
}

#[test]
fn a_bid_without_its_only_pledge_is_one_that_is_only_begun() {
    let least = RuleKind::AtLeast { measures: vec![A], min: constant("1") };
    let case = banded(vec![rule("least", least, Effect::Exclude)]);
    let marks = |pledges| without(&case, &[bid("b", pledges)], 0, A).expect("a measure of a section").marks;
    // With a: 10. Without it nothing is pledged, which breaks no rule and earns the lowest band: 10 − 5.
    assert_eq!(marks(vec![amount("a", "300")]), Some(dec("5")));
    // Without it b is still pledged, so that the rule is broken and excludes: 10 − 0.
    assert_eq!(marks(offers()), Some(dec("10")));
}

/// Rule 0 holds only for tenders from April 2026 on, and what is given for that.
fn on_a_date(kind: RuleKind) -> Case {
    let mut case = ruled(vec![Rule { only_if: vec![0], ..rule("rule", kind, Effect::Drop) }]);
    let notice = Period { from: "2026-04-01".into(), before: String::new() };
    std::rc::Rc::make_mut(&mut case.framework).thresholds = vec![Threshold { notice, ..threshold("since") }];
    case
}

#[test]
fn a_fact_that_a_rule_rests_on_is_asked_for_once_whatever_else_is_wrong() {
    let by = || RuleKind::DeliveredBy { measures: vec![A], by: vec![Deliverer::Us] };
    // The contract's value cannot be read, which is another matter.
    let mut case = on_a_date(by());
    case.contract.value = "much".into();
    let found = codes(&score(&case, &[bid("b", offers())])[0].findings);
    assert_eq!(found, ["fact_unreadable", "fact_missing"]);
    // The marks rest on the date too, and ask for it already.
    let mut case = on_a_date(by());
    let marks = SectionMarks::Stated(Stated::By(vec![row(&[0], "10")]));
    std::rc::Rc::make_mut(&mut case.framework).sections[0].marks = marks;
    let found = codes(&score(&case, &[bid("b", offers())])[0].findings);
    assert_eq!(found, ["fact_missing"]);
}

#[test]
fn what_would_come_about_anyway_is_no_gain() {
    let by = RuleKind::DeliveredBy { measures: vec![A], by: vec![Deliverer::Us] };
    let mut pledges = offers();
    pledges[0].by = "sub".into();
    let sub = Partner { id: "sub".into(), name: "Somebody".into(), kind: "subcontractor".into() };
    let bid = Bid { partners: vec![sub], ..bid("b", pledges) };
    let part = |percent: &str| Some(constant(percent));
    for (deadweight, attribution, displacement, worth) in [
        (None, None, None, "300"),
        // 300 × 0.8; × 0.9 as well; × 0.5 as well.
        (part("20"), None, None, "240"),
        (part("20"), part("10"), None, "216"),
        (part("20"), part("10"), part("50"), "108"),
        // 300 × 0.66667 = 200.001, to the penny.
        (None, None, part("33.333"), "200"),
        (part("100"), None, None, "0"),
    ] {
        let mut case = ruled(vec![rule("by", by.clone(), Effect::Drop)]);
        let what = Additionality { deadweight, attribution, displacement };
        value_of(&mut std::rc::Rc::make_mut(&mut case.framework).measures[A]).additionality = Some(what);
        assert_eq!(said(&case, bid.clone()), [of(FindingKind::DeliveredByOther, A, 0, Some(worth))]);
    }
}

#[test]
fn an_answer_that_a_rule_drops_is_not_offered() {
    let by = RuleKind::DeliveredBy { measures: vec![YES], by: vec![Deliverer::Us] };
    let needed = RuleKind::Mandatory { measures: vec![YES], criteria: vec![], name: false };
    let case = ruled(vec![rule("by", by, Effect::Drop), rule("needed", needed, Effect::Tell)]);
    let missing = || Finding {
        rule: Some(1),
        measure: Some(YES),
        ..Finding::new(FindingKind::MandatoryMeasure, FindingSeverity::Warning)
    };
    for (who, answer, expected) in [
        ("us", "yes", vec![]),
        ("sub", "yes", vec![of(FindingKind::DeliveredByOther, YES, 2, None), missing()]),
        // A no offers nothing, whoever says it.
        ("sub", "no", vec![missing()]),
        ("us", "no", vec![missing()]),
    ] {
        let mut pledges = offers();
        pledges.push(Pledge { answer: answer.into(), by: who.into(), ..pledge("yes", &[]) });
        let sub = Partner { id: "sub".into(), name: "Somebody".into(), kind: "subcontractor".into() };
        let bid = Bid { partners: vec![sub], ..bid("b", pledges) };
        assert_eq!(said(&case, bid), expected, "{answer} by {who}");
    }
}

#[test]
fn what_a_measure_brings_by_breaking_a_rule() {
    let most = RuleKind::ItemCap { measures: vec![A], max: constant("100") };
    let case = ruled(vec![rule("most", most, Effect::Exclude)]);
    let brings = |case: &Case, pledges: Vec<Pledge>, measure| {
        without(case, &[bid("b", pledges)], 0, measure).map(|brings| (brings.value, brings.marks))
    };
    // £500 are excluded, so that there are no marks; without a £200 of £1,000 earn 2 of 10.
    assert_eq!(brings(&case, offers(), A), Some((dec("300"), Some(dec("-2")))));
    // b brings pounds, and the bid is excluded with and without it.
    assert_eq!(brings(&case, offers(), B), Some((dec("200"), Some(dec("0")))));
    // Alone with nobody to be compared with, nobody knows what the rest would earn.
    let mut alone = case.clone();
    std::rc::Rc::make_mut(&mut alone.framework).sections[0].method = SectionMethod::Always(Method::Relative);
    assert_eq!(brings(&alone, offers(), A), Some((dec("300"), None)));
    // Where the marks are not known, neither is what is brought of them.
    let mut unknown = ruled(vec![]);
    std::rc::Rc::make_mut(&mut unknown.framework).sections[0].method = SectionMethod::Always(Method::Unknown);
    assert_eq!(brings(&unknown, offers(), A), Some((dec("300"), None)));
    // The same of the other section that is known.
    let sessions = || vec![amount("a", "300"), hours_of("10", "10")];
    assert_eq!(brings(&unknown, sessions(), H), Some((dec("100"), Some(dec("1")))));
    // There is no second bid, and no measure without a section.
    assert_eq!(without(&case, &[bid("b", offers())], 1, A), None);
    assert_eq!(without(&case, &[bid("b", offers())], 0, 99), None);
}
