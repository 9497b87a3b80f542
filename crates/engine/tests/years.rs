//! Pledges by contract year, extensions, and discounting, with the arithmetic beside them.

#[path = "common/cases.rs"]
mod cases;
mod common;

use std::rc::Rc;

use cases::cases;
use common::*;
use pledge_engine::advise::{FindingKind, FindingSeverity, advise};
use pledge_engine::bid::{Case, Pledge, PledgeYear};
use pledge_engine::framework::*;
use pledge_engine::score::{Certainty, Figure, Label, MeasureScore, Op, Scorecard, recompute, score, trace, without};
use proptest::prelude::*;

const TARGET: &str = "1000000000";

fn card(case: &Case, pledges: Vec<Pledge>) -> Scorecard {
    score(case, &[bid("b", pledges)]).remove(0)
}

fn line(case: &Case, pledges: Vec<Pledge>) -> MeasureScore {
    card(case, pledges).measures.remove(0)
}

/// A contract of so many months, with one measure.
fn one(kind: UnitKind, each: &str, months: &str) -> Case {
    let mut case = case(simple(target(TARGET), vec![measure("m", kind, each)]));
    case.contract.months = months.into();
    case
}

fn change(case: &mut Case, how: impl Fn(&mut Framework)) {
    how(Rc::make_mut(&mut case.framework));
}

fn parts(years: Vec<PledgeYear>) -> Pledge {
    Pledge { years, ..pledge("m", &[]) }
}

fn job(year: &str, people: &str, months: &str) -> PledgeYear {
    in_year(year, "", &[("people", people), ("hours_per_week", "35"), ("months", months)])
}

#[test]
fn parts_of_the_fixed_term_are_added() {
    let hours = one(UnitKind::Hours, "10", "36");
    // 5 + 10 + 15, in any order; two parts may lie in one year; a part with nothing typed says nothing.
    for years in [
        vec![("1", "5"), ("2", "10"), ("3", "15")],
        vec![("3", "15"), ("1", "5"), ("2", "10")],
        vec![("1", "5"), ("1", "10"), ("1", "15")],
        vec![("2", "30"), ("", ""), ("9", " ")],
        vec![(" 2.0 ", "30")],
    ] {
        let card = card(&hours, vec![by_year("m", &years)]);
        assert_eq!(card.measures[0].quantity, Some(dec("30")), "{years:?}");
        assert_eq!(card.measures[0].value, Some(dec("300")));
        assert!(card.findings.is_empty(), "{years:?}");
    }
    // Beside a pledge for all years, 30 + 12.
    assert_eq!(line(&hours, vec![by_year("m", &[("2", "30")]), amount("m", "12")]).quantity, Some(dec("42")));
}

#[test]
fn what_is_not_a_year_of_the_contract_counts_nothing() {
    let rows = [
        // months, year, whether the contract has it: a year that has begun is one.
        ("36", "3", true),
        ("36", "4", false),
        ("37", "4", true),
        ("36.5", "4", true),
        ("6", "1", true),
        ("6", "2", false),
        ("36", "0", false),
        ("36", "1.5", false),
        ("36", "two", false),
        ("36", "", false),
        ("36", "-1", false),
        ("36", "2027", false),
        // The most years that are told apart.
        ("1200", "100", true),
        ("1201", "1", false),
    ];
    for (months, year, there) in rows {
        let card = card(&one(UnitKind::Hours, "10", months), vec![by_year("m", &[(year, "5")]), amount("m", "1")]);
        let expected = if there { "6" } else { "1" };
        assert_eq!(card.measures[0].quantity, Some(dec(expected)), "{year} of {months}");
        let unknown = FindingKind::YearUnknown { text: year.into() };
        let found: Vec<_> = card.findings.iter().map(|f| (&f.kind, f.severity, f.pledge)).collect();
        let said = [(&unknown, FindingSeverity::Error, Some(0))];
        assert_eq!(found, if there { &[][..] } else { &said[..] }, "{year} of {months}");
    }
}

#[test]
fn years_go_before_inputs() {
    let case = one(UnitKind::Hours, "10", "36");
    let both = Pledge { years: vec![in_year("1", "", &[("quantity", "5")])], ..amount("m", "99") };
    let found = card(&case, vec![both.clone()]);
    assert_eq!(found.measures[0].quantity, Some(dec("5")));
    assert_eq!(codes(&found.findings), ["years_and_inputs"]);
    assert_eq!(found.findings[0].severity, FindingSeverity::Warning);
    // Also where no part says anything yet.
    let empty = Pledge { years: vec![PledgeYear::default()], ..both };
    let found = card(&case, vec![empty]);
    assert_eq!((found.measures[0].quantity, codes(&found.findings)), (None, vec!["years_and_inputs"]));
}

#[test]
fn each_part_is_read_like_a_pledge() {
    let card = card(
        &one(UnitKind::PersonWeeks, "10", "36"),
        vec![parts(vec![
            in_year("1", "", &[("people", "2"), ("weeks", "")]),
            in_year("2", "", &[("people", "1,0"), ("weeks", "5")]),
            in_year("3", "", &[("people", "2"), ("weeks", "5")]),
        ])],
    );
    // Only 2 × 5 can be read.
    assert_eq!(card.measures[0].quantity, Some(dec("10")));
    assert_eq!(codes(&card.findings), ["input_missing", "number_unreadable"]);
    let mut whole = one(UnitKind::Count, "10", "36");
    change(&mut whole, |framework| framework.measures[0].unit.whole = true);
    let card = self::card(&whole, vec![by_year("m", &[("1", "2.5"), ("2", "3")])]);
    assert_eq!((card.measures[0].quantity, codes(&card.findings)), (Some(dec("3")), vec!["not_whole"]));
}

#[test]
fn jobs_last_at_most_the_months_of_their_year() {
    let case = one(UnitKind::FteYears, "30000", "30");
    // 2 × 12/12 + 1 × 6/12 + 4 × 6/12, since the third year of 30 months has six of them.
    let typed = vec![job("1", "2", "12"), job("2", "1", "6"), job("3", "4", "6")];
    let whole = card(&case, vec![parts(typed)]);
    assert_eq!((whole.measures[0].quantity, whole.findings.len()), (Some(dec("4.5")), 0));
    for (year, months, expected, most) in [("1", "24", "1", "12"), ("2", "30", "1", "12"), ("3", "12", "0.5", "6")] {
        let card = card(&case, vec![parts(vec![job(year, "1", months)])]);
        assert_eq!(card.measures[0].quantity, Some(dec(expected)), "{months} in year {year}");
        assert_eq!(card.findings[0].kind, FindingKind::MonthsBeyondTerm { months: dec(most) });
    }
    // Thirds of years are added before they are rounded: 4/12 in each of three years.
    let thirds = vec![job("1", "1", "4"), job("2", "1", "4"), job("3", "1", "4")];
    assert_eq!(line(&case, vec![parts(thirds)]).quantity, Some(dec("1")));
}

#[test]
fn rules_on_one_person_hold_in_each_part() {
    let mut case = one(UnitKind::PersonWeeks, "10", "36");
    let cap = RuleKind::PersonCap { measures: vec![0], max: constant("40") };
    change(&mut case, |framework| framework.rules = vec![rule("cap", cap.clone(), Effect::Cut)]);
    let weeks = |year: &str, weeks: &str| in_year(year, "", &[("people", "2"), ("weeks", weeks)]);
    let card = card(&case, vec![parts(vec![weeks("1", "50"), weeks("2", "30")])]);
    // As typed 100 + 60; 2 × 40 + 2 × 30 count.
    assert_eq!((card.measures[0].quantity, card.measures[0].counted), (Some(dec("160")), Some(dec("140"))));
    assert_eq!(card.findings[0].kind, FindingKind::OverCap { claimed: dec("50"), max: dec("40") });
    // A job that goes on has had its first year: 12 of 12 + 12 months count, whichever year is typed first.
    let mut first = one(UnitKind::FteYears, "10", "36");
    let rule = rule("first", RuleKind::FirstYearOnly { measures: vec![0] }, Effect::Cut);
    change(&mut first, |framework| framework.rules = vec![rule.clone()]);
    let card = self::card(&first, vec![parts(vec![job("2", "1", "24"), job("1", "1", "12")])]);
    assert_eq!((card.measures[0].quantity, card.measures[0].counted), (Some(dec("2")), Some(dec("1"))));
    assert_eq!(codes(&card.findings), ["months_beyond_term", "first_year_only"]);
    assert_eq!(card.findings[1].kind, FindingKind::FirstYearOnly { cut: dec("12") });
    // 8 + 8 months: 8/12 + 4/12 count; and the sum is the same as of 16 months unsplit.
    let split = self::card(&first, vec![parts(vec![job("1", "1", "8"), job("2", "1", "8")])]);
    assert_eq!(
        (split.measures[0].counted, &split.findings[0].kind),
        (Some(dec("1")), &FindingKind::FirstYearOnly { cut: dec("4") })
    );
}

#[test]
fn what_is_typed_by_year_is_not_multiplied_by_years() {
    let mut case = one(UnitKind::Hours, "10", "36");
    change(&mut case, |framework| framework.measures[0].unit.per_year = true);
    // 100 + 50, and 100 × 3 beside it.
    assert_eq!(line(&case, vec![by_year("m", &[("1", "100"), ("3", "50")])]).quantity, Some(dec("150")));
    let both = vec![by_year("m", &[("1", "100"), ("3", "50")]), amount("m", "100")];
    assert_eq!(line(&case, both).quantity, Some(dec("450")));
}

#[test]
fn without_a_term_years_have_a_value_and_no_mark() {
    let case = one(UnitKind::Hours, "10", "");
    let found = card(&case, vec![by_year("m", &[("1", "5"), ("7", "10")])]);
    assert_eq!((found.measures[0].quantity, found.marks), (Some(dec("15")), None));
    assert_eq!((found.certainty, codes(&found.findings)), (Certainty::Incomplete, vec!["fact_missing"]));
    let nothing = card(&case, vec![by_year("m", &[("1", "0")])]);
    assert_eq!((nothing.certainty, nothing.findings.len()), (Certainty::Fixed, 0));
}

fn extended(kind: UnitKind, each: &str, counted: bool) -> Case {
    let mut case = one(kind, each, "36");
    case.contract.extensions = vec!["12".into(), "18".into(), "".into(), "soon".into()];
    if counted {
        change(&mut case, |framework| framework.extensions = Extensions::Counted);
    }
    case
}

#[test]
fn extensions_are_told_apart() {
    let typed = || {
        let part = |year, extension, hours| in_year(year, extension, &[("quantity", hours)]);
        vec![parts(vec![part("1", "", "10"), part("1", "1", "20"), part("2", "2", "30"), part("1", "2", "0.5")])]
    };
    // 10 × £8 count; (20 + 30 + 0.5) × £8 = £404 stand apart.
    let apart = card(&extended(UnitKind::Hours, "8", false), typed());
    assert_eq!((apart.measures[0].quantity, apart.measures[0].value), (Some(dec("10")), Some(dec("80"))));
    assert_eq!((apart.social_value, apart.extension_value), (dec("80"), dec("404")));
    assert_eq!(codes(&apart.findings), ["extension_apart"]);
    assert_eq!((apart.findings[0].severity, apart.findings[0].pledge), (FindingSeverity::Info, Some(0)));
    // The figure opens: it holds what is told apart, and nothing of what counts.
    let (case, offer) = (extended(UnitKind::Hours, "8", false), [bid("b", typed())]);
    let found = trace(&case, &offer, 0, Figure::ExtensionValue).expect("a figure");
    assert_eq!(recompute(&found), Some((dec("404"), dec("1"))));
    let is_typed = |text: &str| found.nodes.iter().any(|node| node.op == Op::Input(text.into()));
    assert_eq!(["20", "30", "0.5", "10"].map(is_typed), [true, true, true, false]);
    // What another lot claims is nothing here: 20 × £8 are left out, and half of 30 × £8 is this contract's.
    let part = |extension, hours| in_year("1", extension, &[("quantity", hours)]);
    let other = Pledge { lots: vec!["2".into()], ..parts(vec![part("1", "20")]) };
    let shared = Pledge { share: "50".into(), ..parts(vec![part("2", "30")]) };
    assert_eq!(card(&case, vec![other, shared]).extension_value, dec("120"));
    // The framework counts them: 60.5 × £8.
    let counted = card(&extended(UnitKind::Hours, "8", true), typed());
    assert_eq!((counted.measures[0].quantity, counted.measures[0].value), (Some(dec("60.5")), Some(dec("484"))));
    assert_eq!((counted.extension_value, counted.findings.len()), (dec("0"), 0));
}

/// The units of a year are a part of the pledge: only the pledge's own have its name.
#[test]
fn the_units_of_an_extension_are_not_called_those_of_the_pledge() {
    let people =
        |year, extension| in_year(year, extension, &[("people", "2"), ("hours_per_week", "35"), ("months", "6")]);
    let (case, offer) =
        (extended(UnitKind::FteYears, "8", false), [bid("b", vec![parts(vec![people("1", ""), people("1", "1")])])]);
    let named = |figure| {
        let found = trace(&case, &offer, 0, figure).expect("a figure");
        let named = |label: &Label| matches!(label, Label::PledgeQuantity { .. } | Label::PledgeCounted { .. });
        found.nodes.iter().filter(|node| named(&node.label)).count()
    };
    // 2 people × 6 ÷ 12 × £8 stand apart, and as much counts.
    assert_eq!(score(&case, &offer)[0].extension_value, dec("8"));
    assert_eq!([Figure::MeasureValue(0), Figure::ExtensionValue].map(named), [1, 0]);
}

#[test]
fn extensions_that_the_contract_does_not_have() {
    let rows = [
        // year, extension, what is said of it.
        ("1", "1", None),
        ("2", "1", Some("2")),
        ("2", "2", None),
        ("3", "2", Some("3")),
        ("1", "5", Some("5")),
        ("1", "0", Some("0")),
        ("1", "first", Some("first")),
        ("", "1", Some("")),
        // Extensions whose months are not given, or cannot be read.
        ("1", "3", Some("3")),
        ("1", "4", Some("4")),
    ];
    for counted in [false, true] {
        let case = extended(UnitKind::Hours, "8", counted);
        for (year, extension, said) in rows {
            let card = card(&case, vec![parts(vec![in_year(year, extension, &[("quantity", "5")])])]);
            let unknown = said.map(|text| FindingKind::YearUnknown { text: text.into() });
            let found = card.findings.iter().find(|f| f.severity == FindingSeverity::Error).map(|f| f.kind.clone());
            assert_eq!(found, unknown, "{year} of {extension}");
            let pounds = if counted { card.social_value } else { card.extension_value };
            assert_eq!(pounds, dec(if said.is_some() { "0" } else { "40" }), "{year} of {extension}");
        }
    }
}

#[test]
fn an_extension_is_told_for_this_lot_alone() {
    let mut case = extended(UnitKind::Hours, "8", false);
    case.contract.lot = "A".into();
    for (lot, pounds) in [("", "40"), ("A", "40"), ("B", "0")] {
        let pledge = Pledge { lots: vec![lot.into()], ..parts(vec![in_year("1", "1", &[("quantity", "5")])]) };
        assert_eq!(card(&case, vec![pledge]).extension_value, dec(pounds), "{lot}");
    }
}

#[test]
fn an_extension_of_no_months_has_no_year() {
    let mut case = one(UnitKind::Hours, "8", "36");
    case.contract.extensions = vec!["0".into(), "12".into()];
    for (extension, said) in [("1", Some(FindingKind::YearUnknown { text: "1".into() })), ("2", None)] {
        let card = card(&case, vec![parts(vec![in_year("1", extension, &[("quantity", "5")])])]);
        let found = card.findings.iter().find(|f| f.severity == FindingSeverity::Error).map(|f| f.kind.clone());
        assert_eq!((found, card.extension_value), (said.clone(), dec(if said.is_some() { "0" } else { "40" })));
    }
}

#[test]
fn pledges_for_extensions_alone_offer_nothing_by_themselves() {
    let mut case = extended(UnitKind::FteYears, "30000", false);
    let cap = RuleKind::ItemCap { measures: vec![0], max: constant("0.1") };
    change(&mut case, |framework| framework.rules = vec![rule("cap", cap.clone(), Effect::Exclude)]);
    let part = in_year("2", "2", &[("people", "1"), ("hours_per_week", "35"), ("months", "12")]);
    // The second year of 18 months has 6: 6/12 × £30,000. No rule looks at it.
    let card = card(&case, vec![parts(vec![part.clone()]), parts(vec![PledgeYear { year: "1".into(), ..part }])]);
    assert_eq!((card.measures[0].pledged, card.measures[0].quantity), (true, None));
    assert_eq!((card.extension_value, card.excluded), (dec("45000"), false));
    assert_eq!(codes(&card.findings), ["months_beyond_term", "extension_apart", "extension_apart"]);
}

#[test]
fn advice_sees_what_is_typed_by_year() {
    let mut case = one(UnitKind::Hours, "10", "36");
    change(&mut case, |framework| framework.measures[0].evidence = vec![text("Timesheets")]);
    let bids = [bid("b", vec![by_year("m", &[("1", "5")])])];
    let found = advise(&case, &bids, 0, &score(&case, &bids)[0]);
    assert!(codes(&found).contains(&"evidence_expected") && !codes(&found).contains(&"no_pledges"));
}

fn discounted(mut case: Case, rate: &str) -> Case {
    change(&mut case, |framework| framework.discount = Some(constant(rate)));
    case
}

#[test]
fn later_years_count_less() {
    let rows = [
        // months, units, £ each, rate, pounds.
        // One year is not discounted: 100 × 10.
        ("12", "100", "10", "3.5", "1000"),
        ("7", "100", "10", "3.5", "1000"),
        // 300 a year: 3,000 + 3,000/1.035 + 3,000/1.071225 = 3,000 + 2,898.55 + 2,800.53.
        ("36", "900", "10", "3.5", "8699.08"),
        // 12, 12 and 6 of 30 months: 400 + 400/1.035 + 200/1.071225 = 400 + 386.47 + 186.70.
        ("30", "100", "10", "3.5", "973.17"),
        // Thirds: 333.333333, 333.333333 and 333.333334 × £3 = 1,000 + 966.18 + 933.51.
        ("36", "1000", "3", "3.5", "2899.69"),
        // Ten years of 100 × £100; Decimal in Python, each year rounded half up:
        // sum(round(Decimal(10000) / Decimal("1.035") ** n, 2) for n in range(10)).
        ("120", "1000", "100", "3.5", "86076.88"),
        // The same of 7 × £1,234.56 = £8,641.92 a year, over 30 and 40 years.
        ("360", "210", "1234.56", "3.5", "164505.54"),
        ("480", "280", "1234.56", "3.5", "191008"),
        // 1000 + 1000/2 + 1000/4.
        ("36", "3", "1000", "100", "1750"),
        // 0 discounted is 0.
        ("36", "0", "1000", "3.5", "0"),
    ];
    for (months, units, each, rate, expected) in rows {
        let case = discounted(one(UnitKind::Hours, each, months), rate);
        let card = card(&case, vec![amount("m", units)]);
        assert_eq!(card.measures[0].value, Some(dec(expected)), "{units} × {each} over {months}");
        // Units and £ per unit are those of the pledge.
        assert_eq!((card.measures[0].counted, card.measures[0].unit_value), (Some(dec(units)), Some(dec(each))));
        assert_eq!((card.sections[0].value, card.social_value), (Some(dec(expected)), dec(expected)));
        assert!(card.findings.is_empty());
    }
}

#[test]
fn pledges_by_year_are_discounted_where_they_say() {
    let case = discounted(one(UnitKind::Hours, "10", "36"), "3.5");
    let rows = [
        (vec![by_year("m", &[("1", "100")])], "1000"),
        // 1,000/1.035; 1,000/1.071225.
        (vec![by_year("m", &[("2", "100")])], "966.18"),
        (vec![by_year("m", &[("3", "100")])], "933.51"),
        // 100 + 200/1.035 + 700/1.071225.
        (vec![by_year("m", &[("1", "10"), ("2", "20"), ("3", "70")])], "946.7"),
        // The same of two pledges.
        (vec![by_year("m", &[("3", "70"), ("1", "10")]), by_year("m", &[("2", "20")])], "946.7"),
        // 300 spread evenly and 60 in the second year: 100, 160, 100: 1,000 + 1,600/1.035 + 1,000/1.071225 =
        // 1,000 + 1,545.89 + 933.51.
        (vec![amount("m", "300"), by_year("m", &[("2", "60")])], "3479.4"),
    ];
    for (pledges, expected) in rows {
        assert_eq!(line(&case, pledges).value, Some(dec(expected)));
    }
}

#[test]
fn the_last_year_takes_the_remainder() {
    let case = discounted(one(UnitKind::FteYears, "30000", "36"), "100");
    // 1/3 of a job-year in each of two years is 0.666667 in all; the first year has half of that, 0.3333335, to six
    // decimals 0.333334, the second what is left, 0.333333: 10,000.02 + 9,999.99/2 = 10,000.02 + 5,000 (4,999.995).
    let typed = parts(vec![job("1", "1", "4"), job("2", "1", "4")]);
    assert_eq!(line(&case, vec![typed]).value, Some(dec("15000.02")));
    // 1 job of 20 months: 1.666667, of which 0.555556 in each of two years and 0.555555 in the last:
    // 16,666.68 + 8,333.34 + 4,166.6625 to 4,166.66.
    assert_eq!(line(&case, vec![fte("m", "1", "35", "20")]).value, Some(dec("29166.68")));
}

#[test]
fn caps_cut_all_years_in_proportion() {
    let mut case = discounted(one(UnitKind::Hours, "10", "36"), "3.5");
    let cap = RuleKind::ItemCap { measures: vec![0], max: constant("50") };
    change(&mut case, |framework| framework.rules = vec![rule("cap", cap.clone(), Effect::Cut)]);
    // 50 of 100 count: 5, 10 and 35: 50 + 100/1.035 + 350/1.071225 = 50 + 96.62 + 326.73.
    let typed = by_year("m", &[("1", "10"), ("2", "20"), ("3", "70")]);
    assert_eq!(line(&case, vec![typed]).value, Some(dec("473.35")));
}

#[test]
fn net_before_discounting_and_capped_after_it() {
    let mut case = discounted(one(UnitKind::Hours, "10", "36"), "3.5");
    change(&mut case, |framework| {
        let value = value_of(&mut framework.measures[0]);
        value.range = Some((dec("10"), dec("20")));
        value.additionality = Some(Additionality {
            deadweight: Some(constant("20")),
            attribution: Some(constant("25")),
            displacement: Some(constant("10")),
        });
        let cap = RuleKind::SectionCap { section: 0, max: constant("1500") };
        framework.rules = vec![rule("cap", cap, Effect::Cut)];
    });
    let card = card(&case, vec![amount("m", "300")]);
    // 1,000 × 0.54 a year: 540 + 521.74 + 504.10 = 1,565.84, of which 1,500 count.
    assert_eq!((card.measures[0].value, card.sections[0].value), (Some(dec("1565.84")), Some(dec("1500"))));
    // At £20: 1,080 + 1,080/1.035 + 1,080/1.071225 = 1,080 + 1,043.48 + 1,008.19.
    assert_eq!(card.measures[0].range, Some((dec("1565.84"), dec("3131.67"))));
}

#[test]
fn years_of_extensions_that_count_follow_the_term() {
    let case = discounted(extended(UnitKind::Hours, "10", true), "100");
    let part = |year, extension| parts(vec![in_year(year, extension, &[("quantity", "100")])]);
    // Year 4 of the contract, 1,000/8; the second year of the second extension is year 6, 1,000/32.
    assert_eq!(line(&case, vec![part("1", "1")]).value, Some(dec("125")));
    assert_eq!(line(&case, vec![part("2", "2")]).value, Some(dec("31.25")));
}

#[test]
fn the_last_year_of_the_term_is_as_long_as_it_is_before_an_extension() {
    for (months, hours, expected) in [
        // 18 hours over 18 months are 12 and 6, and the extension has 10 in its first year, the third of all:
        // at £10, 120 + 60/2 + 100/4.
        ("18", "18", "175"),
        // 24 over 24 months are 12 in each: 120 + 120/2 + 100/4.
        ("24", "24", "205"),
        // 30 over 30 months are 12, 12 and 6, and the extension is the fourth year: 120 + 60 + 60/4 + 100/8.
        ("30", "30", "207.5"),
    ] {
        let mut case = discounted(one(UnitKind::Hours, "10", months), "100");
        case.contract.extensions = vec!["12".into()];
        change(&mut case, |framework| framework.extensions = Extensions::Counted);
        let later = parts(vec![in_year("1", "1", &[("quantity", "10")])]);
        assert_eq!(line(&case, vec![amount("m", hours), later]).value, Some(dec(expected)), "{months}");
    }
}

#[test]
fn each_place_is_discounted_by_itself() {
    let mut case = discounted(one(UnitKind::Hours, "10", "24"), "100");
    change(&mut case, |framework| {
        framework.areas = vec![area("north", "North", &[]), area("south", "South", &[])];
        let areas = vec![(0, dec("30")), (1, dec("20"))];
        value_of(&mut framework.measures[0]).amount = Amount::ByPlace { areas, elsewhere: None };
    });
    let at = |place: &str, pledge: Pledge| Pledge { place: place.into(), ..pledge };
    // North 10 in year 1: 300. South 10 over two years: 5 × 20 + 5 × 20/2 = 150.
    let typed = vec![at("North", by_year("m", &[("1", "10")])), at("South", amount("m", "10"))];
    assert_eq!(line(&case, typed).value, Some(dec("450")));
}

#[test]
fn without_a_term_nothing_can_be_discounted() {
    for (months, found) in [("", "fact_missing"), ("soon", "fact_unreadable")] {
        let case = discounted(one(UnitKind::Hours, "10", months), "3.5");
        let card = card(&case, vec![amount("m", "100")]);
        assert_eq!((card.measures[0].counted, card.measures[0].value), (Some(dec("100")), None));
        assert_eq!((card.marks, card.certainty, codes(&card.findings)), (None, Certainty::Incomplete, vec![found]));
        let nothing = self::card(&case, vec![amount("m", "0")]);
        assert_eq!((nothing.measures[0].value, nothing.certainty), (Some(dec("0")), Certainty::Fixed));
    }
    // More years than are told apart cannot be held.
    let case = discounted(one(UnitKind::Hours, "10", "1201"), "3.5");
    assert_eq!(codes(&card(&case, vec![amount("m", "100")]).findings), ["overflow"]);
}

#[test]
fn what_one_measure_brings_is_discounted_too() {
    let mut case = discounted(one(UnitKind::Hours, "10", "36"), "3.5");
    change(&mut case, |framework| framework.measures.push(measure("n", UnitKind::Hours, "1")));
    let bids = [bid("b", vec![by_year("m", &[("2", "100")]), amount("n", "3")])];
    assert_eq!(without(&case, &bids, 0, 0).map(|without| without.value), Some(dec("966.18")));
}

proptest! {
    #![proptest_config(cases(96))]

    /// However a quantity is split over contract years, its undiscounted value is the same, and a discounted one is at
    /// most that and never below what the last year alone would give.
    #[test]
    fn splitting_over_years_changes_no_undiscounted_value(
        hundredths in prop::collection::vec(0_u32..1_000_000, 1..7), pence in 1_u32..10_000_000, months in 61_u32..73,
    ) {
        let text = |n: u32| pledge_engine::Decimal::from_i128_with_scale(n.into(), 2).to_string();
        let case = one(UnitKind::Hours, &text(pence), &months.to_string());
        let typed: Vec<(String, String)> =
            hundredths.iter().enumerate().map(|(at, n)| ((at % 6 + 1).to_string(), text(*n))).collect();
        let typed: Vec<(&str, &str)> = typed.iter().map(|(year, units)| (year.as_str(), units.as_str())).collect();
        let whole = text(hundredths.iter().sum());
        let (split, unsplit) = (line(&case, vec![by_year("m", &typed)]), line(&case, vec![amount("m", &whole)]));
        prop_assert_eq!(&split, &unsplit);
        let less = line(&discounted(case.clone(), "3.5"), vec![by_year("m", &typed)]);
        prop_assert_eq!(less.counted, split.counted);
        // 1.035^5 < 1.19; a penny a year for rounding.
        let (less, all) = (less.value.unwrap(), split.value.unwrap());
        prop_assert!(less <= all + dec("0.06") && less * dec("1.19") >= all - dec("0.1"), "{} of {}", less, all);
        // The same jobs, month by month.
        let jobs = one(UnitKind::FteYears, &text(pence), &months.to_string());
        let split = line(&jobs, vec![parts(vec![job("1", &whole, "12"), job("2", &whole, "5")])]);
        prop_assert_eq!(split.value, line(&jobs, vec![fte("m", &whole, "35", "17")]).value);
    }
}
