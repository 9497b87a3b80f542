//! What is too long to be held exactly counts nothing, and is said where it happens: of the pledge, the measure, the
//! section or the whole bid.

mod common;

use common::counting::*;
use common::*;
use pledge_engine::advise::{Finding, FindingKind, FindingSeverity};
use pledge_engine::bid::Pledge;
use pledge_engine::framework::*;
use pledge_engine::score::{Scorecard, score};

/// Can be held, and twice as much cannot: that is above 2^96, or 7.9 × 10^28.
const HUGE: &str = "70000000000000000000000000001";

fn of(measure: Option<usize>, pledge: Option<usize>, section: Option<usize>) -> Finding {
    Finding { measure, pledge, section, ..Finding::new(FindingKind::Overflow, FindingSeverity::Error) }
}

/// Section s with a measure of £1, section t with two of pounds invested, whose hour is huge.
fn framed() -> Framework {
    let invested = |id: &str| in_section(1, measure(id, UnitKind::MoneyInvested { rate: constant(HUGE) }, "1"));
    Framework {
        sections: vec![section("s", "10", target("1000")), section("t", "10", target("1000"))],
        measures: vec![measure("a", UnitKind::Hours, "1"), invested("huge"), invested("too")],
        ..framework()
    }
}

fn card(framework: Framework, pledges: Vec<Pledge>) -> Scorecard {
    let mut all = vec![amount("a", "500")];
    all.extend(pledges);
    let card = score(&case(framework), &[bid("b", all)]).remove(0);
    // Whatever else there is, a counts £500 of £1,000.
    assert_eq!((card.measures[0].value, card.sections[0].marks), (Some(dec("500")), Some(dec("5"))));
    card
}

fn hour(id: &str) -> Pledge {
    pledge(id, &[("hours", "1")])
}

#[test]
fn of_a_pledge() {
    // Ten hours are 7 × 10^29.
    let found = card(framed(), vec![pledge("huge", &[("hours", "10")])]);
    assert_eq!((found.findings, found.measures[1].quantity), (vec![of(Some(1), Some(1), None)], None));
    // An hour in each of two years.
    let years = vec![in_year("1", "", &[("hours", "1")]), in_year("2", "", &[("hours", "1")])];
    let found = card(framed(), vec![Pledge { years, ..pledge("huge", &[]) }]);
    assert_eq!((found.findings, found.measures[1].quantity), (vec![of(Some(1), Some(1), None)], None));
    // The same with a year after them that could be held.
    let years =
        ["1", "2", "3"].map(|year| in_year(year, "", &[if year == "3" { ("cash", "5") } else { ("hours", "1") }]));
    let found = card(framed(), vec![Pledge { years: years.to_vec(), ..pledge("huge", &[]) }]);
    assert_eq!((found.findings, found.measures[1].quantity), (vec![of(Some(1), Some(1), None)], None));
    // An eighth of an hour has three decimals, and there is room for none.
    let found = card(framed(), vec![Pledge { share: "12.5".into(), ..hour("huge") }]);
    assert_eq!((found.findings, found.measures[1].quantity), (vec![of(Some(1), Some(1), None)], None));
}

#[test]
fn of_jobs() {
    let mut framework = simple(target("1000"), vec![measure("j", UnitKind::FteYears, "1")]);
    framework.full_time_hours = Some(constant("1"));
    let job =
        |people: &str| in_year("1", "", &[("people", people), ("hours_per_week", "0.999999"), ("months", "7.133")]);
    // 9,999,999,999,999.999999 people × 0.999999 × 7.133 are 29 digits over 12, which can be held once and not twice;
    // one person beside them changes nothing of that.
    let many = "9999999999999.999999";
    for (parts, fits) in [(vec![many], true), (vec![many, many], false), (vec![many, many, "1"], false)] {
        let years = parts.iter().map(|people| job(people)).collect();
        let found = score(&case(framework.clone()), &[bid("b", vec![Pledge { years, ..pledge("j", &[]) }])]).remove(0);
        let expected = if fits { vec![] } else { vec![of(Some(0), Some(0), None)] };
        assert_eq!(found.findings, expected, "{parts:?}");
    }
    // What each counts cannot be compared with a cap of 29 digits: 30/35 × 7/12 is 210/420, and 5/7 × 5/12 no decimal.
    let cap = RuleKind::PersonCap { measures: vec![0], max: constant("1.0000000000000000000000000001") };
    framework.full_time_hours = Some(constant("35"));
    framework.rules = vec![rule("cap", cap, Effect::Cut)];
    for (hours, months, fits) in [("30", "7", true), ("25", "5", false)] {
        let found = score(&case(framework.clone()), &[bid("b", vec![fte("j", "1", hours, months)])]).remove(0);
        assert_eq!(found.findings, if fits { vec![] } else { vec![of(Some(0), Some(0), None)] }, "{hours}");
    }
}

#[test]
fn of_a_value_that_cannot_be_made() {
    // 99,999,999.12345678 × 195.96969856712289 has 33 digits.
    let mut measure = measure("u", UnitKind::Hours, "99999999.12345678");
    value_of(&mut measure).uprating = Some(Uprating { index: 0, from: 0, to: 1 });
    let mut framework = simple(target("1000"), vec![measure]);
    framework.indexes = vec![index()];
    framework.indexes[0].table[1].1 = dec("195.96969856712289");
    let mut case = case(framework);
    case.contract.extensions = vec!["12".into()];
    let apart = Finding {
        measure: Some(0),
        pledge: Some(0),
        ..Finding::new(FindingKind::ExtensionApart, FindingSeverity::Info)
    };
    let of_extension = Pledge { years: vec![in_year("1", "1", &[("quantity", "5")])], ..pledge("u", &[]) };
    let found = |pledge| score(&case, &[bid("b", vec![pledge])]).remove(0).findings;
    assert_eq!(found(amount("u", "5")), [of(Some(0), None, None)]);
    assert_eq!(found(of_extension), [of(Some(0), Some(0), None), apart]);
}

#[test]
fn of_an_extension() {
    // Ten hours in it, and an hour in each of two.
    let part = |extension: &str, hours: &str| in_year("1", extension, &[("hours", hours)]);
    for years in [vec![part("1", "10")], vec![part("1", "1"), part("2", "1")]] {
        let mut all = case(framed());
        all.contract.extensions = vec!["12".into(), "12".into()];
        let bid = bid("b", vec![amount("a", "500"), Pledge { years, ..pledge("huge", &[]) }]);
        let found = score(&all, &[bid]).remove(0).findings;
        assert!(found.contains(&of(Some(1), Some(1), None)), "{found:?}");
    }
}

#[test]
fn of_a_measure() {
    // An hour by each of two pledges.
    let again = Pledge { id: "again".into(), ..hour("huge") };
    let found = card(framed(), vec![hour("huge"), again]);
    assert_eq!(found.findings, [of(Some(1), None, None)]);
    assert_eq!((found.measures[1].value, found.measures[1].pledged), (None, true));
    // Its value.
    let mut framework = framed();
    value_of(&mut framework.measures[1]).amount = Amount::Fixed(dec("10"));
    let found = card(framework, vec![hour("huge")]);
    assert_eq!(found.findings, [of(Some(1), None, None)]);
    assert_eq!((found.measures[1].quantity, found.measures[1].value), (Some(dec(HUGE)), None));
    // Its points.
    let mut framework = framed();
    framework.sections[1] = counting(Counts::Points, section("t", "10", points("1000", false)));
    framework.measures.truncate(2);
    framework.measures[1].value = None;
    framework.measures[1].points = Some(constant("10"));
    let found = card(framework, vec![hour("huge")]);
    assert_eq!(found.findings, [of(Some(1), None, None)]);
    assert_eq!((found.measures[1].quantity, found.measures[1].points), (Some(dec(HUGE)), None));
}

#[test]
fn of_a_section_and_of_all_pounds() {
    let mut framework = framed();
    framework.measures.push(measure("small", UnitKind::Hours, "1"));
    framework.sections[0].method = SectionMethod::Always(target("1010"));
    let all = vec![amount("a", "500"), hour("huge"), hour("too"), amount("small", "5")];
    let found = score(&case(framework), &[bid("b", all)]).remove(0);
    assert_eq!(found.findings, [of(None, None, None), of(None, None, Some(1))]);
    // 505 of 1,010.
    assert_eq!(found.sections[0].marks, Some(dec("5")));
    // Each measure counts what it does; no sum of them is told.
    let values = [found.measures[1].value, found.measures[2].value];
    assert_eq!((values, found.social_value), ([Some(dec(HUGE)); 2], dec("0")));
    assert_eq!((found.sections[1].value, found.sections[1].marks), (None, None));
}

#[test]
fn of_all_points() {
    let mut framework = framed();
    framework.sections[1] = counting(Counts::Points, section("t", "10", points("1000", false)));
    for measure in &mut framework.measures[1..] {
        (measure.value, measure.points) = (None, Some(constant("1")));
    }
    framework.measures.push(in_section(1, worth_points("small", UnitKind::Hours, "1")));
    let found = card(framework, vec![hour("huge"), hour("too"), amount("small", "5")]);
    assert_eq!(found.findings, [of(None, None, None), of(None, None, Some(1))]);
    assert_eq!((found.points, found.sections[1].points, found.sections[1].marks), (None, None, None));
}
