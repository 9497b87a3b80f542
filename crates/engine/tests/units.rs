//! From typed inputs to units and pounds: each kind of unit, with the arithmetic beside it.

mod common;

use common::*;
use pledge_engine::advise::{FindingKind, FindingSeverity};
use pledge_engine::bid::{Case, NumberFault, Pledge};
use pledge_engine::framework::*;
use pledge_engine::score::{Certainty, MeasureScore, Scorecard, score, without};

const TARGET: &str = "1000000000";

fn card(case: &Case, pledges: Vec<Pledge>) -> Scorecard {
    score(case, &[bid("b", pledges)]).remove(0)
}

fn line(case: &Case, pledges: Vec<Pledge>) -> MeasureScore {
    card(case, pledges).measures.remove(0)
}

fn one(kind: UnitKind, amount: &str) -> Case {
    case(simple(target(TARGET), vec![measure("m", kind, amount)]))
}

#[test]
fn full_time_equivalents() {
    let one_year = {
        let mut case = one(UnitKind::FteYears, "30000");
        case.contract.months = "12".into();
        case
    };
    let rows = [
        // people, hours a week, months: people × min(hours, 35)/35 × months/12.
        ("1", "35", "12", "1"),
        ("1", "17.5", "12", "0.5"),
        ("1", "35", "6", "0.5"),
        ("1", "40", "12", "1"),
        ("10", "35", "12", "10"),
        // 1 × 10/35 × 7/12 = 70/420 = 0.16666…
        ("1", "10", "7", "0.166667"),
        ("0", "35", "12", "0"),
    ];
    for (people, hours, months, expected) in rows {
        let line = line(&one_year, vec![fte("m", people, hours, months)]);
        assert_eq!(line.quantity, Some(dec(expected)), "{people} × {hours} × {months}");
        assert_eq!(line.counted, line.quantity);
        assert_eq!(line.value, line.counted.map(|units| units * dec("30000")));
    }
}

#[test]
fn ten_full_time_and_five_half_time_for_two_years_are_25() {
    let mut case = one(UnitKind::FteYears, "30000");
    case.contract.months = "24".into();
    // (10 × 35/35 + 5 × 17.5/35) × 24/12 = (10 + 2.5) × 2 = 25; 25 × £30,000 = £750,000.
    let line = line(&case, vec![fte("m", "10", "35", "24"), fte("m", "5", "17.5", "24")]);
    assert_eq!(line.quantity, Some(dec("25")));
    assert_eq!(line.value, Some(dec("750000")));
}

#[test]
fn pledges_are_added_before_they_are_rounded() {
    let mut case = one(UnitKind::FteYears, "1");
    case.contract.months = "12".into();
    // Three times 1/3 × 1/12 × … : each is 1 × 35/35 × 4/12 = 1/3; three of them are exactly 1, not 0.999999.
    let thirds = vec![fte("m", "1", "35", "4"), fte("m", "1", "35", "4"), fte("m", "1", "35", "4")];
    assert_eq!(line(&case, thirds).quantity, Some(dec("1")));
}

#[test]
fn months_are_at_most_the_term() {
    let mut case = one(UnitKind::FteYears, "30000");
    case.contract.months = "18".into();
    let card = card(&case, vec![fte("m", "2", "35", "24")]);
    // 2 × 35/35 × min(24, 18)/12 = 3.
    assert_eq!(card.measures[0].quantity, Some(dec("3")));
    assert!(codes(&card.findings).contains(&"months_beyond_term"));
}

#[test]
fn without_a_term_jobs_have_a_value_and_no_mark() {
    let mut case = one(UnitKind::FteYears, "30000");
    for (months, found) in [("", "fact_missing"), ("0", "fact_missing"), ("three years", "fact_unreadable")] {
        case.contract.months = months.into();
        let card = card(&case, vec![fte("m", "2", "35", "24"), fte("m", "1", "35", "12")]);
        // As typed: 2 × 24/12 + 1 × 12/12 = 5.
        assert_eq!(card.measures[0].quantity, Some(dec("5")));
        assert_eq!((card.marks, card.certainty), (None, Certainty::Incomplete), "{months}");
        assert_eq!(codes(&card.findings), [found]);
        assert_eq!(card.findings[0].severity, FindingSeverity::Error);
    }
    // Nobody at all is nobody over any term: 10 × 0 = 0.
    let nobody = card(&case, vec![fte("m", "0", "35", "24")]);
    assert_eq!((nobody.marks, nobody.certainty), (Some(dec("0")), Certainty::Fixed));
}

#[test]
fn training_weeks() {
    let case = one(UnitKind::TrainingWeeks, "100");
    let rows = [
        // people, weeks, days a week: people × weeks × (1 from 3 days, else days/5).
        ("4", "10", "5", "40"),
        ("4", "10", "3", "40"),
        ("4", "10", "7", "40"),
        ("4", "10", "2", "16"),
        ("4", "10", "1", "8"),
        ("4", "10", "2.5", "20"),
        ("4", "10", "2.999999", "23.999992"),
        ("4", "10", "0", "0"),
    ];
    for (people, weeks, days, expected) in rows {
        let typed = pledge("m", &[("people", people), ("weeks", weeks), ("days_per_week", days)]);
        assert_eq!(line(&case, vec![typed]).quantity, Some(dec(expected)), "{days} days");
    }
    let eight = pledge("m", &[("people", "4"), ("weeks", "10"), ("days_per_week", "8")]);
    let card = card(&case, vec![eight]);
    assert_eq!(codes(&card.findings), ["days_beyond_week"]);
    assert_eq!(card.measures[0].quantity, None);
}

#[test]
fn other_units() {
    // A two-hour session for 8 people is 2 × 8 = 16 hours × attendees.
    let session = pledge("m", &[("hours", "2"), ("attendees", "8")]);
    assert_eq!(line(&one(UnitKind::HoursAttendees, "10"), vec![session]).value, Some(dec("160")));
    // 6 people × 52 weeks = 312 weeks of apprenticeship.
    let apprentices = pledge("m", &[("people", "6"), ("weeks", "52")]);
    assert_eq!(line(&one(UnitKind::PersonWeeks, "176.80"), vec![apprentices]).value, Some(dec("55161.60")));
    // £500 + 20 hours × £16.93 = £838.60.
    let invested = UnitKind::MoneyInvested { rate: constant("16.93") };
    let both = pledge("m", &[("cash", "£500"), ("hours", "20")]);
    assert_eq!(line(&one(invested.clone(), "1"), vec![both]).quantity, Some(dec("838.60")));
    let cash_alone = pledge("m", &[("cash", "£500")]);
    assert_eq!(line(&one(invested, "1"), vec![cash_alone]).quantity, Some(dec("500")));
    // Numbers that were published: 80 × 1,100 = 88,000; 5,564 × 244.63 = 1,361,121.32; 6,868 × 17.48 = 120,052.64.
    for (kind, amount_each, quantity, expected) in [
        (UnitKind::Count, "1100", "80", "88000"),
        (UnitKind::Tonnes, "244.63", "5,564", "1361121.32"),
        (UnitKind::Hours, "17.48", "6,868", "120052.64"),
        (UnitKind::Money, "1", "£12k", "12000"),
        (UnitKind::Miles, "0.047", "1000", "47"),
        (UnitKind::Tco2e, "264", "2.5", "660"),
        (UnitKind::Weeks, "300", "3", "900"),
    ] {
        assert_eq!(line(&one(kind, amount_each), vec![amount("m", quantity)]).value, Some(dec(expected)));
    }
}

#[test]
fn a_line_that_cannot_be_read_counts_nothing_and_the_others_stay() {
    let case = case(simple(
        target("1000"),
        vec![measure("a", UnitKind::Hours, "10"), measure("b", UnitKind::FteYears, "30000")],
    ));
    let pledges =
        vec![amount("a", "20"), amount("a", "1,10"), fte("b", "2", "", "36"), fte("b", "", "", ""), amount("zzz", "5")];
    let card = card(&case, pledges);
    // Only 20 hours × £10 = £200 count: 10 × 200/1000 = 2 marks.
    assert_eq!(card.measures[0].value, Some(dec("200")));
    assert_eq!((card.measures[1].pledged, card.measures[1].quantity), (true, None));
    assert_eq!(card.marks, Some(dec("2")));
    assert_eq!(codes(&card.findings), ["number_unreadable", "input_missing", "unknown_measure"]);
    let unreadable =
        FindingKind::NumberUnreadable { input: "quantity", text: "1,10".into(), why: NumberFault::Grouping };
    assert_eq!(card.findings[0].kind, unreadable);
    assert_eq!((card.findings[0].pledge, card.findings[0].measure), (Some(1), Some(0)));
    assert_eq!((card.findings[1].pledge, card.findings[1].measure), (Some(2), Some(1)));
    assert_eq!(card.findings[2].pledge, Some(4));
}

#[test]
fn unit_values_are_converted_to_the_penny_before_they_are_multiplied() {
    let mut converted = measure("m", UnitKind::Count, "787.10");
    if let Some(value) = &mut converted.value {
        value.conversion = Some(constant("0.37"));
    }
    // 787.10 × 0.37 = 291.227, to the penny 291.23; 3 of them are 873.69 (and not 3 × 291.227 = 873.681).
    let line = line(&case(simple(target(TARGET), vec![converted])), vec![amount("m", "3")]);
    assert_eq!(line.unit_value, Some(dec("291.23")));
    assert_eq!(line.value, Some(dec("873.69")));
}

#[test]
fn a_year_between_two_lies_on_the_straight_line() {
    let series = |start: &str| {
        let mut carbon = measure("m", UnitKind::Tco2e, "0");
        if let Some(value) = &mut carbon.value {
            value.amount = Amount::ByYear(vec![(2025, dec("260")), (2030, dec("280")), (2037, dec("285"))]);
        }
        let mut case = case(simple(target("2640"), vec![carbon]));
        case.contract.start = start.into();
        card(&case, vec![amount("m", "10")])
    };
    // 2026: 260 + 20 × 1/5 = 264.
    let year = series("2026-06-01");
    assert_eq!(year.measures[0].unit_value, Some(dec("264")));
    assert_eq!(year.marks, Some(dec("10")));
    assert_eq!(series("2025-01-01").measures[0].unit_value, Some(dec("260")));
    assert_eq!(series("2030-12-31").measures[0].unit_value, Some(dec("280")));
    // 2031: 280 + 5 × 1/7 = 280.714…, to the penny 280.71.
    assert_eq!(series("2031-01-01").measures[0].unit_value, Some(dec("280.71")));
    // A published figure stands as it is, to the last of 28 decimals.
    let long = "280.0000000000000000000000001";
    let mut carbon = measure("m", UnitKind::Tco2e, "0");
    value_of(&mut carbon).amount = Amount::ByYear(vec![(2024, dec("1")), (2027, dec(long))]);
    let as_published = card(&case(simple(target("2640"), vec![carbon])), vec![amount("m", "1")]);
    assert_eq!(as_published.measures[0].value, Some(dec(long)));
    // A year outside has no value: the line counts nothing.
    let outside = series("2038-01-01");
    assert_eq!((outside.measures[0].value, outside.marks), (None, Some(dec("0"))));
    assert_eq!(codes(&outside.findings), ["year_without_value"]);
    // A start that is missing or no date is something missing: there is no mark.
    for (start, found) in [("", vec!["year_without_value"]), ("May", vec!["date_unreadable", "year_without_value"])] {
        let missing = series(start);
        assert_eq!((missing.marks, missing.certainty.code()), (None, "incomplete"));
        assert_eq!(codes(&missing.findings), found);
    }
}

#[test]
fn what_cannot_be_held_exactly_counts_nothing() {
    let case = case(simple(
        target("1000"),
        vec![measure("a", UnitKind::HoursAttendees, "0.000001"), measure("b", UnitKind::Hours, "1")],
    ));
    // 9,999,999,999,999.999999 squared has 40 digits; 28 fit.
    let huge = pledge("a", &[("hours", "9999999999999.999999"), ("attendees", "9999999999999.999999")]);
    let card = card(&case, vec![huge, amount("b", "500")]);
    assert_eq!(codes(&card.findings), ["overflow"]);
    assert_eq!(card.findings[0].measure, Some(0));
    assert_eq!((card.measures[0].value, card.marks), (None, Some(dec("5"))));
}

#[test]
fn sums_that_cannot_be_held_are_said_and_not_guessed() {
    // 7 × 10^26 fits with two decimals, twice that does not: 28 digits fit.
    let (huge, more) = ("700000000000000000000000000", "700000000000000000000000000.01");
    let mut framework =
        simple(target("1"), vec![measure("a", UnitKind::Count, "1"), measure("b", UnitKind::Count, "1")]);
    framework.sections = vec![section("s", huge, target("1")), section("t", more, target("1"))];
    framework.measures[1].section = Some(1);
    let pledges = vec![amount("a", "1"), amount("b", "1")];
    let marked = card(&case(framework.clone()), pledges.clone());
    assert_eq!((marked.sections[0].marks, marked.sections[1].marks), (Some(dec(huge)), Some(dec(more))));
    assert_eq!(marked.marks, None);
    assert_eq!(codes(&marked.findings), ["overflow"]);
    // Pounds of two sections, each of which can be held.
    framework.sections = vec![section("s", "10", target("1")), section("t", "10", target("1"))];
    for (at, pounds) in [huge, more].into_iter().enumerate() {
        framework.measures[at].value.as_mut().unwrap().amount = Amount::Fixed(dec(pounds));
    }
    let case = case(framework);
    assert_eq!(codes(&card(&case, pledges.clone()).findings), ["overflow"]);
    assert_eq!(without(&case, &[bid("b", pledges)], 0, 0), None);
}

#[test]
fn record_only_measures_are_collected_and_earn_nothing() {
    let mut percent = measure("p", UnitKind::Percent, "0");
    (percent.section, percent.value, percent.record_only) = (None, None, Some(text("no value")));
    let case = case(simple(target("100"), vec![measure("m", UnitKind::Hours, "1"), percent]));
    let card = card(&case, vec![amount("m", "50"), amount("p", "12.5%")]);
    assert_eq!(card.measures[1].counted, Some(dec("12.5")));
    assert_eq!((card.measures[1].value, card.measures[1].marks), (None, None));
    assert_eq!((card.social_value, card.marks), (dec("50"), Some(dec("5"))));
}

fn product(kinds: &[InputKind]) -> UnitKind {
    let inputs = kinds.iter().map(|kind| ProductInput { title: text("input"), kind: *kind });
    UnitKind::Product { inputs: inputs.collect() }
}

/// The inputs first, second, third.
fn factors(texts: &[&str]) -> Pledge {
    let keys = ["first", "second", "third"];
    pledge("m", &keys.into_iter().zip(texts.iter().copied()).collect::<Vec<_>>())
}

#[test]
fn products_of_what_the_framework_names() {
    use InputKind::{Count, Money, Number, Percent};
    let rows: [(&[InputKind], &[&str], &str); 12] = [
        (&[Number], &["12.5"], "12.5"),
        // One input alone is not rounded: 12.345678 / 100.
        (&[Percent], &["12.345678%"], "0.12345678"),
        (&[Percent], &["50"], "0.5"),
        (&[Number, Count], &["2.5", "8"], "20"),
        (&[Count, Count], &["1k", "2"], "2000"),
        // £12,000 × 25/100.
        (&[Money, Percent], &["£12k", "25%"], "3000"),
        // 3 visits × 12 pupils × 1.5 hours.
        (&[Count, Count, Number], &["3", "12", "1.5"], "54"),
        // 40 jobs × £30,000 × 12.5/100.
        (&[Count, Money, Percent], &["40", "£30,000", "12.5"], "150000"),
        // 0.5 × 0.5 × 0.5.
        (&[Percent, Percent, Percent], &["50", "50", "50"], "0.125"),
        // 0.333333 × 0.333333 = 0.111110888889, to six decimals.
        (&[Number, Number], &["0.333333", "0.333333"], "0.111111"),
        // 0.001 × 0.0005 = 0.0000005, which is half a millionth and goes up.
        (&[Number, Number], &["0.001", "0.0005"], "0.000001"),
        (&[Number, Number, Number], &["7", "0", "9"], "0"),
    ];
    for (kinds, texts, expected) in rows {
        let line = line(&one(product(kinds), "10"), vec![factors(texts)]);
        assert_eq!(line.quantity, Some(dec(expected)), "{texts:?}");
        assert_eq!(line.value, line.counted.map(|units| units * dec("10")));
    }
    // Each factor is read by its kind, and all of them are needed.
    let found = |texts: &[&str]| {
        let card = card(&one(product(&[Count, Percent]), "10"), vec![factors(texts)]);
        assert_eq!((card.measures[0].quantity, card.measures[0].value), (None, None));
        codes(&card.findings)
    };
    assert_eq!(found(&["5", ""]), ["input_missing"]);
    assert_eq!(found(&["5%", "5%"]), ["number_unreadable"]);
    assert_eq!(found(&["5", "101"]), ["number_unreadable"]);
    assert!(found(&["", " "]).is_empty());
}

#[test]
fn products_are_added_before_they_are_rounded() {
    let case = one(product(&[InputKind::Number, InputKind::Number]), "1");
    // Twice 0.001 × 0.0004 = 0.0000008, which rounds to 0.000001; each alone would round to nothing.
    let twice = vec![factors(&["0.001", "0.0004"]), factors(&["0.001", "0.0004"])];
    assert_eq!(line(&case, twice).quantity, Some(dec("0.000001")));
}

#[test]
fn points_are_counted_as_they_are_typed() {
    assert_eq!(line(&one(UnitKind::Points, "2"), vec![amount("m", "12.5")]).value, Some(dec("25")));
}

fn yearly(kind: UnitKind, months: &str) -> Case {
    let mut measure = measure("m", kind, "10");
    measure.unit.per_year = true;
    let mut case = case(simple(target(TARGET), vec![measure]));
    case.contract.months = months.into();
    case
}

#[test]
fn what_is_typed_for_each_year_is_multiplied_by_the_term() {
    use InputKind::{Count, Percent};
    let quantity = |text: &str| pledge("m", &[("quantity", text)]);
    let rows = [
        // × months/12.
        (UnitKind::Hours, "36", quantity("100"), "300"),
        (UnitKind::Hours, "30", quantity("100"), "250"),
        (UnitKind::Hours, "6", quantity("100"), "50"),
        (UnitKind::Hours, "480", quantity("2.5"), "100"),
        // 100 × 7/12 = 58.333…
        (UnitKind::Hours, "7", quantity("100"), "58.333333"),
        (UnitKind::Money, "18", quantity("£1m"), "1500000"),
        (UnitKind::Points, "24", quantity("3"), "6"),
        // 4 people × 10 weeks × 2/5 × 3 years.
        (UnitKind::TrainingWeeks, "36", pledge("m", &[("people", "4"), ("weeks", "10"), ("days_per_week", "2")]), "48"),
        (UnitKind::PersonWeeks, "36", pledge("m", &[("people", "2"), ("weeks", "40")]), "240"),
        // 2 hours × 8 people × 2.5 years.
        (UnitKind::HoursAttendees, "30", pledge("m", &[("hours", "2"), ("attendees", "8")]), "40"),
        // (500 + 20 × 16.93) × 3 = 838.60 × 3.
        (
            UnitKind::MoneyInvested { rate: constant("16.93") },
            "36",
            pledge("m", &[("cash", "500"), ("hours", "20")]),
            "2515.8",
        ),
        // 8 × 50/100 × 3.
        (product(&[Count, Percent]), "36", factors(&["8", "50"]), "12"),
    ];
    for (kind, months, pledge, expected) in rows {
        let line = line(&yearly(kind.clone(), months), vec![pledge]);
        assert_eq!(line.quantity, Some(dec(expected)), "{} over {months}", kind.code());
        assert_eq!(line.value, line.quantity.map(|units| units * dec("10")));
    }
}

#[test]
fn without_a_term_so_much_a_year_is_not_known() {
    for (months, found) in [("", "fact_missing"), ("0", "fact_missing"), ("three", "fact_unreadable")] {
        let card = card(&yearly(UnitKind::Hours, months), vec![amount("m", "100"), amount("m", "50")]);
        assert_eq!((card.measures[0].quantity, card.measures[0].value), (None, None));
        assert_eq!((card.marks, card.certainty), (None, Certainty::Incomplete));
        assert_eq!(codes(&card.findings), [found]);
    }
    // Nothing a year is nothing over any term.
    let nothing = card(&yearly(UnitKind::Hours, ""), vec![amount("m", "0")]);
    assert_eq!((nothing.measures[0].quantity, nothing.marks), (Some(dec("0")), Some(dec("0"))));
    assert!(nothing.findings.is_empty());
}

#[test]
fn a_cap_for_one_person_holds_over_all_years() {
    let mut case = yearly(UnitKind::PersonWeeks, "36");
    let cap = RuleKind::PersonCap { measures: vec![0], max: constant("104") };
    std::rc::Rc::make_mut(&mut case.framework).rules = vec![rule("cap", cap, Effect::Cut)];
    let card = card(&case, vec![pledge("m", &[("people", "2"), ("weeks", "40")])]);
    // 40 weeks × 3 years are 120 for each person, of which 104 count: 2 × 104.
    assert_eq!((card.measures[0].quantity, card.measures[0].counted), (Some(dec("240")), Some(dec("208"))));
    let over = FindingKind::OverCap { claimed: dec("120"), max: dec("104") };
    assert_eq!(card.findings[0].kind, over);
}

#[test]
fn whole_numbers_only() {
    let whole = |kind: UnitKind| {
        let mut measure = measure("m", kind, "10");
        measure.unit.whole = true;
        case(simple(target(TARGET), vec![measure]))
    };
    let rows = [
        (UnitKind::Count, amount("m", "3"), Ok("3")),
        (UnitKind::Count, amount("m", "3.0"), Ok("3")),
        (UnitKind::Count, amount("m", "1.5k"), Ok("1500")),
        (UnitKind::Count, amount("m", "2.5"), Err("quantity")),
        (UnitKind::Hours, amount("m", ".000001"), Err("quantity")),
        (UnitKind::PersonWeeks, pledge("m", &[("people", "2"), ("weeks", "40.5")]), Err("weeks")),
        (product(&[InputKind::Number, InputKind::Number]), factors(&["2", "0.5"]), Err("second")),
    ];
    for (kind, typed, expected) in rows {
        let card = card(&whole(kind), vec![typed.clone()]);
        match expected {
            Ok(units) => {
                assert_eq!(card.measures[0].quantity, Some(dec(units)));
                assert!(card.findings.is_empty());
            }
            Err(input) => {
                assert_eq!((card.measures[0].quantity, card.measures[0].value), (None, None));
                assert_eq!(card.findings.len(), 1);
                assert_eq!(card.findings[0].kind, FindingKind::NotWhole { input });
                assert_eq!(card.findings[0].severity, FindingSeverity::Error);
                assert_eq!((card.findings[0].pledge, card.findings[0].measure), (Some(0), Some(0)));
            }
        }
    }
    // The other pledge of the line counts all the same.
    let both = card(&whole(UnitKind::Count), vec![amount("m", "3"), amount("m", "1.5")]);
    assert_eq!((both.measures[0].counted, codes(&both.findings)), (Some(dec("3")), vec!["not_whole"]));
}
