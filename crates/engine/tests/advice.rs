//! Findings in their order, guidance, and neutral help at the field.

mod common;

use common::*;
use pledge_engine::advise::{Fact, Finding, FindingKind, FindingSeverity, advise, field_hints};
use pledge_engine::bid::{Bid, Case, Pledge, PledgeYear};
use pledge_engine::framework::*;
use pledge_engine::score::score;

fn advice(case: &Case, bid: Bid) -> Vec<Finding> {
    let bids = [bid];
    let card = score(case, &bids).remove(0);
    advise(case, &bids, 0, &card)
}

fn hints(kind: UnitKind, typed: Pledge) -> Vec<FindingKind> {
    let case = case(simple(target("1000"), vec![measure("m", kind, "1")]));
    let hints = field_hints(&case, &bid("b", vec![typed]), 0);
    assert!(hints.iter().all(|hint| hint.pledge == Some(0) && hint.measure == Some(0)));
    hints.into_iter().map(|hint| hint.kind).collect()
}

#[test]
fn unit_traps() {
    use FindingKind::*;
    let fte_hints = |hours, months| hints(UnitKind::FteYears, fte("m", "1", hours, months));
    // 24 months on a 36-month contract: the figure is over two years.
    assert_eq!(fte_hints("35", "24"), [FteOverYears { years: dec("2") }]);
    assert_eq!(fte_hints("35", "12"), []);
    assert_eq!(fte_hints("40", "12"), [HoursBeyondFullTime { full_time: dec("35") }]);
    // 48 months are cut to the term of 36, which is 3 years.
    assert_eq!(fte_hints("35", "48"), [MonthsBeyondTerm { months: dec("36") }, FteOverYears { years: dec("3") }]);
    let weeks = |people, weeks| hints(UnitKind::PersonWeeks, pledge("m", &[("people", people), ("weeks", weeks)]));
    assert_eq!(weeks("12", "12"), [WeeksNotPeople]);
    assert_eq!(weeks("2", "52"), []);
    assert_eq!(weeks("2", "520"), [CheckUnit { input: "weeks" }]);
    assert_eq!(hints(UnitKind::Weeks, amount("m", "12")), [WeeksNotPeople]);
    assert_eq!(hints(UnitKind::Weeks, amount("m", "120")), []);
    let session =
        |hours, attendees| hints(UnitKind::HoursAttendees, pledge("m", &[("hours", hours), ("attendees", attendees)]));
    assert_eq!(session("2", "8"), []);
    assert_eq!(session("160", "8"), [CheckUnit { input: "hours" }]);
    // A contract of no months has no term that could be exceeded.
    let mut none = case(simple(target("1000"), vec![measure("m", UnitKind::FteYears, "1")]));
    none.contract.months = "0".into();
    assert_eq!(field_hints(&none, &bid("b", vec![fte("m", "1", "35", "12")]), 0), []);
    // What cannot be read is no matter for neutral help.
    assert_eq!(fte_hints("lots", ""), []);
}

#[test]
fn an_empty_bid_is_told_what_to_begin_with() {
    let framework = Framework {
        sections: vec![section("s", "10", Method::Relative), section("g", "5", Method::Graded { pass: None })],
        measures: vec![measure("m", UnitKind::Hours, "1")],
        scales: vec![scale(4)],
        criteria: vec![criterion("q", 1, "1", Some(0)), criterion("r", 1, "1", None)],
        ..framework()
    };
    let mut empty = case(framework);
    empty.contract = Default::default();
    let found = advice(&empty, bid("b", vec![amount("m", "")]));
    let facts = [Fact::Value, Fact::Start, Fact::Months, Fact::Place, Fact::People]
        .map(|fact| FindingKind::FactMissing { fact });
    assert!(facts.iter().all(|fact| found.iter().any(|f| f.kind == *fact)));
    let codes = codes(&found);
    assert_eq!(codes.iter().filter(|code| **code == "fact_missing").count(), 5);
    assert!(codes.contains(&"no_pledges") && !codes.contains(&"section_empty"));
    // r has no scale, so only q waits for a grade; both wait for an answer.
    assert_eq!(codes.iter().filter(|code| **code == "not_graded").count(), 1);
    assert_eq!(codes.iter().filter(|code| **code == "not_answered").count(), 2);
    assert!(codes.contains(&"no_rival"));
}

#[test]
fn sections_at_zero_answers_too_long_and_what_will_be_asked() {
    let mut measures = vec![
        measure("m", UnitKind::Hours, "1"),
        measure("n", UnitKind::Hours, "1"),
        measure("r", UnitKind::Percent, "0"),
    ];
    measures[0].evidence = vec![text("Timesheets")];
    measures[1].section = Some(1);
    if let Some(value) = &mut measures[1].value {
        value.price_year = "2015/16".into();
    }
    (measures[2].section, measures[2].value, measures[2].record_only) = (None, None, Some(text("no open value")));
    let framework = Framework {
        sections: vec![
            section("s", "10", target("100")),
            section("t", "10", target("100")),
            section("g", "5", Method::Graded { pass: None }),
        ],
        measures,
        scales: vec![scale(4)],
        criteria: vec![
            Criterion { limit: Some(AnswerLimit::Words(3)), ..criterion("q", 2, "1", Some(0)) },
            Criterion { limit: Some(AnswerLimit::Characters(5)), ..criterion("c", 2, "1", Some(0)) },
        ],
        ..framework()
    };
    let case = case(framework);
    let mut mine = bid("b", vec![amount("m", "50"), amount("r", "10"), amount("r", "20")]);
    mine.people = "4".into();
    mine.answers.insert("q".into(), "one two three four".into());
    mine.answers.insert("c".into(), "llŷ î ".into());
    mine.grades.insert("q".into(), "2".into());
    let found = advice(&case, mine.clone());
    assert_eq!(codes(&found), ["answer_too_long", "section_empty", "not_graded", "evidence_expected", "record_only"]);
    assert_eq!(found[0].kind, FindingKind::AnswerTooLong { length: 4, limit: 3, words: true });
    assert_eq!((found[1].section, found[2].criterion), (Some(1), Some(1)));
    // "llŷ î" has five characters, and white space at the end does not count.
    mine.answers.insert("c".into(), "llŷ î!".into());
    mine.pledges.push(amount("n", "5").into());
    let found = advice(&case, mine);
    let long = FindingKind::AnswerTooLong { length: 6, limit: 5, words: false };
    assert!(found.iter().any(|f| f.kind == long));
    let years = FindingKind::MixedPriceYears { years: vec!["2015/16".into(), "2026".into()] };
    assert!(found.iter().any(|f| f.kind == years));
}

#[test]
fn most_serious_first_then_dearest_then_in_framework_order() {
    let cap = |id: &str, measure, max: &str| {
        rule(id, RuleKind::ItemCap { measures: vec![measure], max: constant(max) }, Effect::Cut)
    };
    let mut framework = simple(
        target("1000"),
        vec![
            measure("a", UnitKind::Hours, "1"),
            measure("b", UnitKind::Hours, "1"),
            measure("c", UnitKind::Hours, "1"),
        ],
    );
    framework.rules = vec![cap("a", 0, "90"), cap("b", 1, "10"), cap("c", 2, "90")];
    // Over the caps by £10, £90 and £10; and one figure that cannot be read.
    let pledges = vec![amount("c", "100"), amount("a", "100"), amount("b", "100"), amount("a", "x")];
    let found = advice(&case(framework), Bid { people: "3".into(), ..bid("b", pledges) });
    let order: Vec<_> = found.iter().map(|f| (f.severity, f.measure, f.worth)).collect();
    assert_eq!(
        order,
        [
            (FindingSeverity::Error, Some(0), None),
            (FindingSeverity::Warning, Some(1), Some(dec("90"))),
            (FindingSeverity::Warning, Some(0), Some(dec("10"))),
            (FindingSeverity::Warning, Some(2), Some(dec("10"))),
        ]
    );
}

#[test]
fn what_is_given_and_not_used_is_said() {
    let mut answered = measure("yes", UnitKind::YesNo, "0");
    (answered.section, answered.value, answered.record_only) = (None, None, Some(text("no value")));
    let framework = Framework {
        parameters: vec![parameter("weighting", ParameterKind::Marks)],
        sections: vec![section("s", "10", target("100")), section("g", "5", Method::Graded { pass: None })],
        measures: vec![measure("m", UnitKind::Hours, "1"), answered],
        criteria: vec![criterion("q", 1, "1", None)],
        ..framework()
    };
    let mut case = with_rival(with_rival(case(framework), "s", "500"), "zz", "500");
    case = with_rival(with_tender(case, &[("weighting", "20"), ("old", "5"), ("left", " ")]), "g", "");
    case.confirmed = vec!["weighting".into(), "older".into()];
    let mut half = pledge("m", &[("quantity", "10"), ("cash", "£5"), ("hours", "")]);
    let part = |inputs: &[(&str, &str)]| PledgeYear { inputs: pledge("m", inputs).inputs, ..PledgeYear::default() };
    half.years = vec![part(&[("weeks", "2"), ("cash", "£6")]), part(&[("weeks", "3"), ("people", " ")])];
    half.same_as = vec!["gone".into()];
    let unsure = Pledge { answer: "perhaps".into(), ..pledge("yes", &[]) };
    let mut mine = Bid { people: "3".into(), ..bid("b", vec![half, unsure]) };
    for texts in [&mut mine.grades, &mut mine.answers, &mut mine.notes] {
        texts.insert("q0".into(), "4".into());
        texts.insert("q".into(), "4".into());
    }
    let found: Vec<_> =
        advice(&case, mine.clone()).into_iter().filter(|f| f.severity == FindingSeverity::Warning).collect();
    let id = |id: &str| FindingKind::NotInFramework { id: id.into() };
    let expected = [
        (id("old"), None, None),
        (id("older"), None, None),
        (id("q0"), None, None),
        (id("zz"), None, None),
        (FindingKind::SameAsUnknown { id: "gone".into() }, Some(0), None),
        (FindingKind::InputNotUsed { input: "cash".into() }, Some(0), None),
        (FindingKind::InputNotUsed { input: "weeks".into() }, Some(0), None),
        // Scoring says that the years stand instead of the inputs.
        (FindingKind::YearsAndInputs, Some(0), None),
        (FindingKind::AnswerNotYesNo { text: "perhaps".into() }, Some(1), None),
        (FindingKind::RivalNotUsed, None, Some(0)),
    ];
    for (kind, measure, section) in &expected {
        let one = found.iter().filter(|f| f.kind == *kind && f.measure == *measure && f.section == *section);
        assert_eq!(one.count(), 1, "{kind:?}: {found:?}");
    }
    assert_eq!(found.len(), expected.len());
    // Yes is an answer, and what is not typed is not given.
    let yes = Pledge { answer: "yes".into(), ..pledge("yes", &[]) };
    mine.pledges = vec![Pledge { years: vec![part(&[("weeks", "")])], ..pledge("m", &[]) }.into(), yes.into()];
    let codes = codes(&advice(&case, mine));
    assert!(!codes.contains(&"input_not_used") && !codes.contains(&"answer_not_yes_no"), "{codes:?}");
}

#[test]
fn a_name_is_missed_and_marks_are_at_most_those_of_a_bid() {
    let told = |marks: &str, name: &str| {
        let mut framework = simple(target("100"), vec![measure("m", UnitKind::Hours, "1")]);
        framework.sections.push(section("t", marks, target("100")));
        framework.measures.push(Measure { section: Some(1), ..measure("n", UnitKind::Hours, "1") });
        let bid = Bid { name: name.into(), people: "3".into(), ..bid("b", vec![amount("m", "5"), amount("n", "5")]) };
        advice(&case(framework), bid)
    };
    assert_eq!(told("90", "Example Ltd"), []);
    let found = told("90.5", " ");
    // 10 + 90.5 = 100.5.
    assert_eq!(found[0].kind, FindingKind::MarksBeyondBid { marks: dec("100.5") });
    assert_eq!((found[1].kind.code(), found[1].severity), ("name_missing", FindingSeverity::Advice));
}

#[test]
fn severities_have_words_in_files() {
    use FindingSeverity::{Advice, Error, Info, Warning};
    assert_eq!([Error, Warning, Advice, Info].map(FindingSeverity::code), ["error", "warning", "advice", "info"]);
}

#[test]
fn a_fact_that_scoring_misses_is_not_missed_again() {
    let per_year = Method::Target { target: Stated::Fixed(constant("0.1")), basis: TargetBasis::PerPoundYear };
    let mut case = case(simple(per_year, vec![measure("m", UnitKind::Hours, "1")]));
    (case.contract.value, case.contract.months, case.contract.start) = Default::default();
    let found = advice(&case, bid("b", vec![amount("m", "5")]));
    let missing = |fact| {
        let of = |f: &&Finding| f.kind == FindingKind::FactMissing { fact };
        found.iter().filter(of).map(|f| f.severity).collect::<Vec<_>>()
    };
    // Scoring says that it needs the value, in its own words, and the months; nobody else asks for the start.
    assert_eq!(codes(&found).iter().filter(|code| **code == "contract_value_missing").count(), 1);
    assert_eq!(missing(Fact::Value), []);
    assert_eq!(missing(Fact::Months), [FindingSeverity::Error]);
    assert_eq!(missing(Fact::Start), [FindingSeverity::Advice]);
}

#[test]
fn a_section_is_empty_where_nothing_is_offered_and_not_where_a_rule_takes_it_away() {
    let mut framework =
        simple(target("100"), vec![measure("m", UnitKind::Hours, "1"), measure("n", UnitKind::Hours, "1")]);
    framework.sections.push(section("t", "10", target("100")));
    framework.measures.push(Measure { section: Some(1), ..measure("o", UnitKind::Hours, "1") });
    let least = RuleKind::AtLeast { measures: vec![0, 1], min: constant("2") };
    framework.rules = vec![rule("least", least, Effect::VoidSection)];
    let case = case(framework);
    let empty = |pledges| -> Vec<Option<usize>> {
        let found = advice(&case, bid("b", pledges));
        found.iter().filter(|f| f.kind == FindingKind::SectionEmpty).map(|f| f.section).collect()
    };
    // m alone is void, which the rule says; o is offered.
    assert_eq!(empty(vec![amount("m", "50"), amount("o", "5")]), []);
    // Nothing of o is nothing offered.
    assert_eq!(empty(vec![amount("m", "50"), amount("n", "5"), amount("o", "0")]), [Some(1)]);
    assert_eq!(empty(vec![amount("m", "50"), amount("n", "5")]), [Some(1)]);
}

#[test]
fn advice_on_a_pledge_names_it() {
    let mut measures = vec![measure("m", UnitKind::FteYears, "1"), measure("r", UnitKind::Percent, "0")];
    measures[0].evidence = vec![text("Payslips")];
    (measures[1].section, measures[1].value, measures[1].record_only) = (None, None, Some(text("no open value")));
    let case = case(simple(target("100"), measures));
    let mut bid = bid("b", vec![amount("r", "10"), fte("m", "1", "40", "48")]);
    bid.pledges[1].same_as = vec!["gone".into()];
    bid.people = "3".into();
    let of = |kind, severity, measure, pledge| Finding {
        measure: Some(measure),
        pledge: Some(pledge),
        ..Finding::new(kind, severity)
    };
    use FindingSeverity::{Info, Warning};
    let mut expected = vec![
        of(FindingKind::EvidenceExpected, Info, 0, 1),
        of(FindingKind::RecordOnly, Info, 1, 0),
        of(FindingKind::SameAsUnknown { id: "gone".into() }, Warning, 0, 1),
        // Scoring says that 48 months are more than 36 and 40 hours more than 35, and nobody says it again.
        of(FindingKind::MonthsBeyondTerm { months: dec("36") }, Warning, 0, 1),
        of(FindingKind::HoursBeyondFullTime { full_time: dec("35") }, Info, 0, 1),
        // What is only a hint is said here: 36 of 48 months are three years.
        of(FindingKind::FteOverYears { years: dec("3") }, Info, 0, 1),
    ];
    for finding in advice(&case, bid) {
        let at = expected.iter().position(|other| *other == finding);
        expected.remove(at.unwrap_or_else(|| panic!("{finding:?} is not expected, or said twice")));
    }
    assert_eq!(expected, []);
}

#[test]
fn a_rival_is_of_use_where_the_best_offer_counts_or_may_yet() {
    let choices = ["best", "target"].map(|id| Choice { id: id.into(), title: text(id), help: Text::default() });
    let cases = vec![("best".into(), Method::Relative), ("target".into(), target("100"))];
    let mut chosen = section("chosen", "10", Method::Relative);
    chosen.method = SectionMethod::Chosen { parameter: 0, cases };
    let framework = Framework {
        parameters: vec![parameter("rule", ParameterKind::Choice(choices.to_vec()))],
        sections: vec![section("best", "10", Method::Relative), chosen, section("target", "10", target("100"))],
        measures: vec![measure("m", UnitKind::Hours, "1")],
        ..framework()
    };
    let mut case = with_tender(case(framework), &[("rule", "target")]);
    for section in ["best", "chosen", "target"] {
        case = with_rival(case, section, "500");
    }
    let found = advice(&case, bid("b", vec![amount("m", "5")]));
    let unused: Vec<_> = found.iter().filter(|f| f.kind == FindingKind::RivalNotUsed).map(|f| f.section).collect();
    assert_eq!(unused, [Some(2)]);
}

#[test]
fn price_years_stand_in_their_order_once() {
    let years = ["2020", "2015", "2020", "", "2018", "2018", "2015"];
    let measures = years.iter().enumerate().map(|(at, year)| {
        let mut measure = measure(&at.to_string(), UnitKind::Hours, "1");
        value_of(&mut measure).price_year = (*year).into();
        measure
    });
    let case = case(simple(target("100"), measures.collect()));
    // Of the last nothing is offered, so that its year is no matter; it is there by another.
    let pledges = (0..7).map(|at| amount(&at.to_string(), if at == 6 { "0" } else { "5" }));
    let card = score(&case, &[bid("b", pledges.collect())]).remove(0);
    assert_eq!(card.price_years, ["2015", "2018", "2020"]);
}
