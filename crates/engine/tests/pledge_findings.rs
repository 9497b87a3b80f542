//! What is said of one pledge: which pledge, which measure, which section, once, and how much it matters.

mod common;

use common::*;
use pledge_engine::advise::FindingKind::*;
use pledge_engine::advise::FindingSeverity::{Error, Info, Warning};
use pledge_engine::advise::{Fact, Finding, FindingKind, FindingSeverity};
use pledge_engine::bid::{Case, NumberFault, Pledge};
use pledge_engine::framework::*;
use pledge_engine::score::{Scorecard, score};

/// Two sections; in the second jobs, hours, hours by place, tonnes by year, weeks of so many people, and yes or no.
fn framed() -> Case {
    let mut measures = vec![
        measure("jobs", UnitKind::FteYears, "100"),
        measure("hours", UnitKind::Hours, "1"),
        measure("local", UnitKind::Hours, "1"),
        measure("carbon", UnitKind::Tco2e, "1"),
        measure("weeks", UnitKind::TrainingWeeks, "1"),
        Measure { value: None, ..measure("yes", UnitKind::YesNo, "1") },
        measure("yearly", UnitKind::Hours, "1"),
    ];
    for measure in &mut measures {
        measure.section = Some(1);
    }
    value_of(&mut measures[2]).amount = Amount::ByPlace { areas: vec![(0, dec("30"))], elsewhere: None };
    value_of(&mut measures[3]).amount = Amount::ByYear(vec![(2030, dec("1")), (2040, dec("2"))]);
    measures[4].unit.whole = true;
    measures[6].unit.per_year = true;
    case(Framework {
        areas: vec![area("salford", "Salford", &[])],
        sections: vec![section("s", "10", target("1000")), section("t", "10", target("1000"))],
        measures,
        ..framework()
    })
}

/// The card of a bid whose first pledge, on hours, is in order.
fn card(case: &Case, pledges: &[Pledge]) -> Scorecard {
    let mut all = vec![Pledge { id: "first".into(), ..amount("hours", "5") }];
    all.extend_from_slice(pledges);
    score(case, &[bid("b", all)]).remove(0)
}

/// What is said of the second pledge, on a measure.
fn of(kind: FindingKind, severity: FindingSeverity, measure: usize) -> Finding {
    Finding { pledge: Some(1), measure: Some(measure), ..Finding::new(kind, severity) }
}

#[test]
fn of_what_is_typed() {
    let weeks = |people: &str, weeks: &str, days: &str| {
        pledge("weeks", &[("people", people), ("weeks", weeks), ("days_per_week", days)])
    };
    let unreadable = |input, text: &str, why| NumberUnreadable { input, text: text.into(), why };
    for (pledge, expected) in [
        (amount("hours", "many"), vec![of(unreadable("quantity", "many", NumberFault::NotANumber), Error, 1)]),
        (amount("hours", "-1"), vec![of(unreadable("quantity", "-1", NumberFault::Negative), Error, 1)]),
        (weeks("2", "3", "5"), vec![]),
        (weeks("2", "3", "7"), vec![]),
        (weeks("2", "3", "7.5"), vec![of(DaysBeyondWeek, Error, 4), of(NotWhole { input: "days_per_week" }, Error, 4)]),
        (weeks("2", "3.5", "5"), vec![of(NotWhole { input: "weeks" }, Error, 4)]),
        (weeks("2", "3.0", "5"), vec![]),
        (weeks("2", "", "5"), vec![of(InputMissing { input: "weeks" }, Error, 4)]),
        (
            Pledge { share: "all".into(), ..amount("hours", "5") },
            vec![of(ShareUnreadable { text: "all".into(), why: NumberFault::NotANumber }, Error, 1)],
        ),
        (
            amount("nowhere", "5"),
            vec![Finding { measure: None, ..of(UnknownMeasure { id: "nowhere".into() }, Error, 0) }],
        ),
        (
            Pledge { id: "nameless".into(), ..amount("", "5") },
            vec![Finding { measure: None, ..of(UnknownMeasure { id: "nameless".into() }, Error, 0) }],
        ),
        (
            Pledge { by: "who".into(), ..amount("hours", "5") },
            vec![of(UnknownPartner { id: "who".into() }, Warning, 1)],
        ),
        (
            Pledge { by: "who".into(), answer: "yes".into(), ..pledge("yes", &[]) },
            vec![of(UnknownPartner { id: "who".into() }, Warning, 5)],
        ),
        // Who says nothing yet has nobody to deliver it.
        (Pledge { by: "who".into(), ..pledge("yes", &[]) }, vec![]),
    ] {
        assert_eq!(card(&framed(), std::slice::from_ref(&pledge)).findings, expected, "{pledge:?}");
    }
}

#[test]
fn of_jobs_once_each() {
    let beyond = |pledge| Finding { pledge: Some(pledge), ..of(HoursBeyondFullTime { full_time: dec("35") }, Info, 0) };
    let long = |pledge| Finding { pledge: Some(pledge), ..of(MonthsBeyondTerm { months: dec("36") }, Warning, 0) };
    let again = Pledge { id: "again".into(), ..fte("jobs", "1", "40", "48") };
    let found = card(&framed(), &[fte("jobs", "1", "40", "48"), again]).findings;
    assert_eq!(found, [beyond(1), long(1), beyond(2), long(2)]);
    // Full time of the whole term is neither.
    assert_eq!(card(&framed(), &[fte("jobs", "1", "35", "36")]).findings, []);
    // In each of two years of one pledge: said once.
    let job = |year: &str| in_year(year, "", &[("people", "1"), ("hours_per_week", "40"), ("months", "12")]);
    let both = Pledge { years: vec![job("1"), job("2")], ..pledge("jobs", &[]) };
    assert_eq!(card(&framed(), &[both]).findings, [beyond(1)]);
}

#[test]
fn of_contract_years() {
    let parts = |years, inputs: &[(&str, &str)]| Pledge { years, ..pledge("hours", inputs) };
    let five = |year: &str, extension: &str| in_year(year, extension, &[("quantity", "5")]);
    for (pledge, expected) in [
        (parts(vec![five("9", "")], &[]), vec![of(YearUnknown { text: "9".into() }, Error, 1)]),
        (parts(vec![five("1", "")], &[("quantity", "3")]), vec![of(YearsAndInputs, Warning, 1)]),
        (parts(vec![five("1", "1"), five("1", "1")], &[]), vec![of(ExtensionApart, Info, 1)]),
        // Nothing of an extension is nothing to tell apart.
        (parts(vec![in_year("1", "1", &[("quantity", "0")])], &[]), vec![]),
        (
            parts(vec![in_year("1", "1", &[("quantity", "x")])], &[]),
            vec![of(NumberUnreadable { input: "quantity", text: "x".into(), why: NumberFault::NotANumber }, Error, 1)],
        ),
    ] {
        let mut case = framed();
        case.contract.extensions = vec!["12".into()];
        assert_eq!(card(&case, std::slice::from_ref(&pledge)).findings, expected, "{pledge:?}");
    }
}

#[test]
fn of_places_and_years_without_a_value() {
    let at = |place: &str| Pledge { place: place.into(), ..amount("local", "5") };
    let nowhere = |text: &str| of(PlaceWithoutValue { text: text.into() }, Error, 2);
    let mut case = framed();
    case.contract.place = String::new();
    for (pledge, expected, certain) in [
        (at("Salford"), vec![], true),
        (at(" Leeds "), vec![nowhere("Leeds")], true),
        // Without any place nobody can tell.
        (at(""), vec![nowhere("")], false),
        // Nothing in Leeds is nothing.
        (Pledge { place: "Leeds".into(), ..amount("local", "0") }, vec![], true),
    ] {
        let card = card(&case, std::slice::from_ref(&pledge));
        assert_eq!((card.findings, card.sections[1].marks.is_some()), (expected, certain), "{pledge:?}");
    }
    // The contract begins in 2027, before the series.
    let outside =
        Finding { section: Some(1), pledge: None, ..of(YearWithoutValue { first: 2030, last: 2040 }, Error, 3) };
    let found = self::card(&framed(), &[amount("carbon", "5")]);
    assert_eq!((&found.findings, found.sections[1].marks.is_some()), (&vec![outside.clone()], true));
    let mut case = framed();
    case.contract.start = String::new();
    let found = self::card(&case, &[amount("carbon", "5")]);
    assert_eq!((&found.findings, found.sections[1].marks), (&vec![outside], None));
    // Nothing is worth nothing in any year.
    assert_eq!(self::card(&case, &[amount("carbon", "0")]).findings, []);
}

#[test]
fn of_a_term_that_is_not_given() {
    let missing = Finding { section: Some(1), ..Finding::new(FactMissing { fact: Fact::Months }, Error) };
    let mut case = framed();
    case.contract.months = String::new();
    let job = in_year("1", "", &[("people", "1"), ("hours_per_week", "35"), ("months", "12")]);
    let nobody = in_year("1", "", &[("people", "0"), ("hours_per_week", "35"), ("months", "12")]);
    for (pledge, asks) in [
        (fte("jobs", "1", "35", "12"), true),
        (fte("jobs", "0", "35", "12"), false),
        (fte("jobs", "1", "35", "0"), false),
        (amount("hours", "5"), false),
        (amount("yearly", "5"), true),
        (amount("yearly", "0"), false),
        (Pledge { years: vec![job], ..pledge("jobs", &[]) }, true),
        (Pledge { years: vec![nobody], ..pledge("jobs", &[]) }, false),
    ] {
        // Twice, and asked once.
        let again = Pledge { id: "again".into(), ..pledge.clone() };
        let card = card(&case, &[pledge.clone(), again]);
        let expected = if asks { vec![missing.clone()] } else { vec![] };
        assert_eq!(card.findings, expected, "{pledge:?}");
        // The first section has nothing to do with it.
        let marks = [card.sections[0].marks.is_some(), card.sections[1].marks.is_some()];
        assert_eq!(marks, [true, !asks], "{pledge:?}");
    }
    // A term that cannot be read is said in its own words.
    case.contract.months = "long".into();
    let found = codes(&card(&case, &[fte("jobs", "1", "35", "12")]).findings);
    assert_eq!(found, ["fact_unreadable"]);
}
