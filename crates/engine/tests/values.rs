//! £ per unit and what becomes of it: by place, uprated, low and high, net, with the arithmetic beside it.

mod common;

use common::*;
use pledge_engine::advise::{FindingKind, FindingSeverity};
use pledge_engine::bid::{Case, Pledge};
use pledge_engine::framework::*;
use pledge_engine::score::{Certainty, Figure, Label, Scorecard, recompute, score, trace};

const TARGET: &str = "1000000000";

fn card(case: &Case, pledges: Vec<Pledge>) -> Scorecard {
    score(case, &[bid("b", pledges)]).remove(0)
}

/// A framework of hours worth so much each, changed.
fn hours(amount: &str, change: impl Fn(&mut UnitValue)) -> Framework {
    let mut measure = measure("m", UnitKind::Hours, amount);
    change(value_of(&mut measure));
    Framework { indexes: vec![index()], ..simple(target(TARGET), vec![measure]) }
}

#[test]
fn multiplied_by_what_was_published() {
    // 2 hours × 8 people = 16, at £1 each; 80 × 1,100; 5,564 × 244.63; 6,868 × 17.48.
    let session = pledge("m", &[("hours", "2"), ("attendees", "8")]);
    for (kind, each, typed, expected) in [
        (UnitKind::HoursAttendees, "1", session, "16"),
        (UnitKind::Count, "1100", amount("m", "80"), "88000"),
        (UnitKind::Tonnes, "244.63", amount("m", "5,564"), "1361121.32"),
        (UnitKind::Hours, "17.48", amount("m", "6,868"), "120052.64"),
    ] {
        let case = case(simple(target(TARGET), vec![measure("m", kind, each)]));
        assert_eq!(card(&case, vec![typed]).measures[0].value, Some(dec(expected)));
    }
}

#[test]
fn uprated_by_the_index_and_rounded_once() {
    let rows = [
        // amount, from row, to row, conversion: × index ÷ index × conversion, to the penny.
        // 200 × 123.45/95 = 259.894…
        ("200", 0, 2, None, "259.89"),
        // 200 × 123.45/100 = 246.9 exactly.
        ("200", 1, 2, None, "246.9"),
        // Back to older prices: 246.90 × 100/123.45 = 200.
        ("246.90", 2, 1, None, "200"),
        // The year that it has: 10.005 × 100/100, half up to the penny.
        ("10.005", 1, 1, None, "10.01"),
        // 0.10 × 123.45/100 = 0.12345 to 0.12.
        ("0.10", 1, 2, None, "0.12"),
        // 787.10 × 123.45/95 × 0.37 = 378.4418…; rounding twice would give 1,022.82 × 0.37 = 378.4434.
        ("787.10", 0, 2, Some("0.37"), "378.44"),
        // 1.39 × 123.45/100 × 0.5 = 0.8579775 to 0.86, where 1.72 × 0.5 = 0.86.
        ("1.39", 1, 2, Some("0.5"), "0.86"),
        // 0.85 × 123.45/100 × 10 = 10.493…; rounding twice would give 1.05 × 10 = 10.50.
        ("0.85", 1, 2, Some("10"), "10.49"),
    ];
    for (amount_each, from, to, conversion, expected) in rows {
        let framework = hours(amount_each, |value| {
            value.price_year = index().table[from].0.clone();
            value.uprating = Some(Uprating { index: 0, from, to });
            value.conversion = conversion.map(constant);
        });
        let card = card(&case(framework), vec![amount("m", "3")]);
        assert_eq!(card.measures[0].unit_value, Some(dec(expected)), "{amount_each} {from} {to}");
        assert_eq!(card.measures[0].value, Some(dec(expected) * dec("3")));
        // Pounds are those of the year that they are brought to.
        assert_eq!(card.price_years, [index().table[to].0.clone()]);
    }
}

#[test]
fn a_year_between_two_is_converted_before_it_is_rounded() {
    let mut case = case(hours("1", |value| {
        value.amount = Amount::ByYear(vec![(2025, dec("260")), (2032, dec("281.05"))]);
        value.conversion = Some(constant("10"));
    }));
    // 2027: 260 + 21.05 × 2/7 = 266.0142857…, × 10 = 2,660.14; to the penny first it would be 2,660.10.
    assert_eq!(card(&case, vec![]).measures[0].unit_value, Some(dec("2660.14")));
    case.contract.start = "2025-04-01".into();
    assert_eq!(card(&case, vec![]).measures[0].unit_value, Some(dec("2600")));
}

#[test]
fn digits_that_do_not_fit_go_far_behind_the_penny() {
    let mut framework =
        hours("1719.0588235294117", |value| value.uprating = Some(Uprating { index: 0, from: 0, to: 1 }));
    framework.indexes[0].table[1].1 = dec("195.96969856712289");
    framework.indexes[0].table[0].1 = dec("180");
    // 1,719.05882353 × 195.96969856712289 ÷ 180 = 1,871.574…
    assert_eq!(card(&case(framework), vec![]).measures[0].unit_value, Some(dec("1871.57")));
    // What cannot be held even so counts nothing and is said.
    let mut framework =
        hours("99999999.12345678", |value| value.uprating = Some(Uprating { index: 0, from: 0, to: 1 }));
    framework.indexes[0].table[1].1 = dec("195.96969856712289");
    let card = card(&case(framework), vec![amount("m", "1")]);
    assert_eq!((card.measures[0].value, codes(&card.findings)), (None, vec!["overflow"]));
}

/// £30 in Salford, £20 in Trafford, and £12 elsewhere if that is stated.
fn local(elsewhere: Option<&str>) -> Case {
    let mut framework = hours("1", |value| {
        let areas = vec![(0, dec("30")), (1, dec("20"))];
        value.amount = Amount::ByPlace { areas, elsewhere: elsewhere.map(dec) };
    });
    framework.areas =
        vec![area("salford", "City of Salford", &["Eccles", " Swinton "]), area("traff", "Trafford", &["Ŵyr Ynys"])];
    case(framework)
}

fn at(place: &str, quantity: &str) -> Pledge {
    Pledge { place: place.into(), ..amount("m", quantity) }
}

#[test]
fn values_by_place() {
    let rows = [
        // The contract's place, the pledge's, elsewhere, pounds of ten hours.
        ("Salford", "", None, Some("300")),
        (" SALFORD ", "", None, Some("300")),
        ("city of salford", "", None, Some("300")),
        ("City of Salford (CY)", "", None, Some("300")),
        ("eccles", "", None, Some("300")),
        ("Swinton", "", None, Some("300")),
        ("ŵYR yNYS", "", None, Some("200")),
        // The pledge's own place goes before the contract's.
        ("Salford", "Trafford", None, Some("200")),
        ("Bury", "trafford", None, Some("200")),
        ("Salford", "  ", None, Some("300")),
        ("Bury", "", Some("12"), Some("120")),
        ("Salford", "Bury", Some("12"), Some("120")),
        // A part of a name is another name.
        ("Salford Quays", "", None, None),
        ("Bury", "", None, None),
    ];
    for (contract, own, elsewhere, expected) in rows {
        let mut case = local(elsewhere);
        case.contract.place = contract.into();
        let card = card(&case, vec![at(own, "10")]);
        assert_eq!(card.measures[0].quantity, Some(dec("10")));
        assert_eq!(card.measures[0].value, expected.map(dec), "{contract} {own}");
        let place = if own.trim().is_empty() { contract } else { own };
        match expected {
            Some(_) => assert!(card.findings.is_empty()),
            None => {
                assert_eq!(card.findings[0].kind, FindingKind::PlaceWithoutValue { text: place.into() });
                assert_eq!((card.findings[0].severity, card.findings[0].pledge), (FindingSeverity::Error, Some(0)));
                // The place is known and has no value, so nothing is missing.
                assert_eq!((card.marks, card.certainty), (Some(dec("0")), Certainty::Fixed));
            }
        }
    }
}

#[test]
fn without_any_place_a_value_by_place_is_not_known() {
    for elsewhere in [None, Some("12")] {
        let mut case = local(elsewhere);
        case.contract.place = " ".into();
        let nowhere = card(&case, vec![at("", "10")]);
        assert_eq!(nowhere.findings[0].kind, FindingKind::PlaceWithoutValue { text: String::new() });
        assert_eq!((nowhere.measures[0].value, nowhere.marks, nowhere.certainty), (None, None, Certainty::Incomplete));
        // A pledge that says its place counts, and the section waits for the other.
        let one = card(&case, vec![at("Trafford", "10"), at("", "10")]);
        assert_eq!((one.measures[0].value, one.certainty), (Some(dec("200")), Certainty::Incomplete));
        // Nothing is worth nothing anywhere.
        let nothing = card(&case, vec![at("", "0")]);
        assert_eq!((nothing.findings.len(), nothing.certainty), (0, Certainty::Fixed));
    }
}

#[test]
fn pledges_of_one_measure_in_several_places() {
    let case = local(Some("12"));
    // 10 × 30 + 5 × 20 + 1 × 12.
    let card = card(&case, vec![at("Salford", "4"), at("Trafford", "5"), at("", "6"), at("Bury", "1")]);
    assert_eq!((card.measures[0].quantity, card.measures[0].value), (Some(dec("16")), Some(dec("412"))));
    // No one figure is the £ per unit of this line.
    assert_eq!(card.measures[0].unit_value, None);
}

#[test]
fn caps_on_a_line_cut_each_place_in_proportion() {
    let mut case = local(Some("12"));
    let cap = RuleKind::ItemCap { measures: vec![0], max: constant("10") };
    std::rc::Rc::make_mut(&mut case.framework).rules = vec![rule("cap", cap, Effect::Cut)];
    let value = |pledges: Vec<Pledge>| {
        let card = card(&case, pledges);
        (card.measures[0].counted, card.measures[0].value)
    };
    // 10 of 40 count, a quarter: 30/4 × 30 + 10/4 × 20 = 225 + 50.
    assert_eq!(value(vec![at("Salford", "30"), at("Trafford", "10")]), (Some(dec("10")), Some(dec("275"))));
    // 10 of 30 count: 10/3 each, to six decimals 3.333333 twice and 3.333334 for the last:
    // 99.99999 + 66.66666 + 40.000008.
    let thirds = vec![at("Salford", "10"), at("Trafford", "10"), at("Bury", "10")];
    assert_eq!(value(thirds), (Some(dec("10")), Some(dec("206.666658"))));
    // Below the cap nothing is cut, and a place without any units takes none.
    assert_eq!(value(vec![at("Salford", "3"), at("Trafford", "0")]), (Some(dec("3")), Some(dec("90"))));
    // A place without a value takes its part of the units and brings nothing: 5 of 10 × 30.
    let mut bare = local(None);
    std::rc::Rc::make_mut(&mut bare.framework).rules = case.framework.rules.clone();
    let half = card(&bare, vec![at("Salford", "20"), at("Bury", "20")]);
    assert_eq!((half.measures[0].counted, half.measures[0].value), (Some(dec("10")), Some(dec("150"))));
}

#[test]
fn jobs_in_several_places_are_rounded_once() {
    let mut case = local(None);
    std::rc::Rc::make_mut(&mut case.framework).measures[0].unit.kind = UnitKind::FteYears;
    case.contract.months = "12".into();
    let job = |place: &str| Pledge { place: place.into(), ..fte("m", "1", "35", "4") };
    // 1/3 + 1/3 = 0.666667; half of that is 0.3333335, to six decimals 0.333334, the rest 0.333333:
    // 0.333334 × 30 + 0.333333 × 20 = 10.00002 + 6.66666.
    let card = card(&case, vec![job("Salford"), job("Trafford")]);
    assert_eq!((card.measures[0].counted, card.measures[0].value), (Some(dec("0.666667")), Some(dec("16.66668"))));
}

fn share(percent: &str) -> Option<Constant> {
    (!percent.is_empty()).then(|| constant(percent))
}

#[test]
fn what_would_have_come_about_anyway_is_taken_off() {
    let rows = [
        // deadweight, attribution, displacement: 1000 × (1 − p/100) each.
        ("20", "25", "10", "540"),
        ("20", "", "", "800"),
        ("", "25", "", "750"),
        ("", "", "10", "900"),
        ("100", "25", "10", "0"),
        ("0", "0", "0", "1000"),
        // 0.875 × 0.667.
        ("12.5", "33.3", "", "583.625"),
        // 1000 × 0.99999999.
        ("0.000001", "", "", "999.99999"),
    ];
    for (deadweight, attribution, displacement, expected) in rows {
        let what = Additionality {
            deadweight: share(deadweight),
            attribution: share(attribution),
            displacement: share(displacement),
        };
        let mut case = case(hours("10", |value| value.additionality = Some(what.clone())));
        let card = card(&case, vec![amount("m", "100")]);
        assert_eq!(card.measures[0].value, Some(dec(expected)), "{deadweight} {attribution} {displacement}");
        assert_eq!((card.sections[0].value, card.social_value), (Some(dec(expected)), dec(expected)));
        // Units and £ per unit stay what they are.
        assert_eq!((card.measures[0].counted, card.measures[0].unit_value), (Some(dec("100")), Some(dec("10"))));
        case.contract.months.clear();
        assert_eq!(self::card(&case, vec![amount("m", "100")]), card, "no term is needed");
    }
}

#[test]
fn net_after_caps_on_items_and_before_caps_on_sections() {
    let mut framework = hours("10", |value| {
        value.additionality = Some(Additionality { deadweight: share("50"), attribution: None, displacement: None });
    });
    let item = RuleKind::ItemCap { measures: vec![0], max: constant("80") };
    let section = RuleKind::SectionCap { section: 0, max: constant("300") };
    framework.rules = vec![rule("item", item, Effect::Cut), rule("section", section, Effect::Cut)];
    let card = card(&case(framework), vec![amount("m", "100")]);
    // 80 × 10 × 0.5 = 400, of which 300 count.
    assert_eq!((card.measures[0].value, card.sections[0].value), (Some(dec("400")), Some(dec("300"))));
    // What the cap cost is net: 20 × 10 × 0.5.
    let cut = card.findings.iter().find(|finding| finding.measure == Some(0)).expect("a finding of the cap");
    assert_eq!(cut.worth, Some(dec("100")));
}

#[test]
fn the_lower_of_an_exclusive_set_is_the_lower_net_value() {
    let mut framework = hours("10", |value| {
        value.additionality = Some(Additionality { deadweight: share("50"), attribution: None, displacement: None });
    });
    framework.measures.push(measure("n", UnitKind::Hours, "8"));
    let once = RuleKind::Exclusive { measures: vec![0, 1], when: ExclusiveWhen::Both };
    framework.rules = vec![rule("once", once, Effect::KeepHigher)];
    // 10 × 10 × 0.5 = 50 is less than 10 × 8 = 80.
    let card = card(&case(framework), vec![amount("m", "10"), amount("n", "10")]);
    assert_eq!((card.measures[0].value, card.measures[1].value), (Some(dec("0")), Some(dec("80"))));
}

#[test]
fn low_and_high() {
    let mut framework = hours("10", |value| value.range = Some((dec("8"), dec("15"))));
    framework.measures.push(measure("n", UnitKind::Hours, "3"));
    let both = vec![amount("m", "100"), amount("n", "10")];
    let plain = card(&case(framework.clone()), both.clone());
    assert_eq!((plain.measures[0].range, plain.measures[1].range), (Some((dec("800"), dec("1500"))), None));
    // 800 + 30, 1,500 + 30: what has no range counts as it is.
    assert_eq!((plain.value_range, plain.social_value), (Some((dec("830"), dec("1530"))), dec("1030")));
    let case_of = case(framework.clone());
    let offer = [bid("b", both.clone())];
    let opened = |figure| trace(&case_of, &offer, 0, figure);
    let ends = [("800", Figure::MeasureLow(0)), ("1500", Figure::MeasureHigh(0)), ("830", Figure::LowValue)];
    for (pounds, figure) in ends.into_iter().chain([("1530", Figure::HighValue), ("0", Figure::ExtensionValue)]) {
        let found = opened(figure).unwrap_or_else(|| panic!("{figure:?} has a trace"));
        assert_eq!(recompute(&found), Some((dec(pounds), dec("1"))), "{figure:?}");
        // Each end rests on its own published figure, and on no other.
        for (label, low) in [(Label::PublishedLow(0), true), (Label::PublishedHigh(0), false)] {
            let is_low = matches!(figure, Figure::MeasureLow(_) | Figure::LowValue);
            let held = found.nodes.iter().any(|node| node.label == label);
            assert_eq!(held, figure != Figure::ExtensionValue && is_low == low, "{figure:?} and {label:?}");
        }
    }
    assert_eq!((opened(Figure::MeasureLow(1)), opened(Figure::MeasureHigh(2))), (None, None));
    // Nothing of what is offered has a range.
    assert_eq!(card(&case(framework.clone()), vec![amount("n", "10")]).value_range, None);
    // Net, uprated and converted like the central value: 8 × 123.45/100 × 0.5 = 4.938 to 4.94, 10 to 6.17, 15 to 9.26;
    // each × 100 × 0.8.
    let value = value_of(&mut framework.measures[0]);
    value.uprating = Some(Uprating { index: 0, from: 1, to: 2 });
    value.conversion = Some(constant("0.5"));
    value.additionality = Some(Additionality { deadweight: share("20"), attribution: None, displacement: None });
    let net = card(&case(framework.clone()), both.clone());
    assert_eq!(net.measures[0].value, Some(dec("493.6")));
    assert_eq!(net.measures[0].range, Some((dec("395.2"), dec("740.8"))));
    // A cap cuts all three: 50 × 4.94, 6.17, 9.26, × 0.8.
    let cap = RuleKind::ItemCap { measures: vec![0], max: constant("50") };
    framework.rules = vec![rule("cap", cap, Effect::Cut)];
    let capped = card(&case(framework), both);
    assert_eq!(
        (capped.measures[0].value, capped.measures[0].range),
        (Some(dec("246.8")), Some((dec("197.6"), dec("370.4"))))
    );
}

#[test]
fn low_and_high_of_a_value_by_place_leave_out_places_without_one() {
    let mut case = local(None);
    value_of(&mut std::rc::Rc::make_mut(&mut case.framework).measures[0]).range = Some((dec("15"), dec("40")));
    let card = card(&case, vec![at("Salford", "10"), at("Trafford", "10"), at("Bury", "10")]);
    // 20 of the 30 hours have a value.
    assert_eq!(card.measures[0].value, Some(dec("500")));
    assert_eq!(card.measures[0].range, Some((dec("300"), dec("800"))));
}

#[test]
fn low_and_high_are_made_like_the_central_value_by_each_step_alone() {
    // 123.45/100: 8 × 1.2345 = 9.876, 10 × 1.2345 = 12.345, 15 × 1.2345 = 18.5175, each to the penny, × 100 hours.
    // By half: 4, 5 and 7.5.
    let uprating = Some(Uprating { index: 0, from: 1, to: 2 });
    for (uprating, conversion, [low, central, high]) in
        [(uprating, None, ["988", "1235", "1852"]), (None, Some(constant("0.5")), ["400", "500", "750"])]
    {
        let framework = hours("10", |value| {
            value.range = Some((dec("8"), dec("15")));
            value.uprating.clone_from(&uprating);
            value.conversion.clone_from(&conversion);
        });
        let line = card(&case(framework), vec![amount("m", "100")]).measures.remove(0);
        assert_eq!((line.value, line.range), (Some(dec(central)), Some((dec(low), dec(high)))));
    }
}

#[test]
fn each_of_several_values_by_place_and_with_ranges_is_its_own() {
    let mut case = local(Some("12"));
    let framework = std::rc::Rc::make_mut(&mut case.framework);
    value_of(&mut framework.measures[0]).range = Some((dec("15"), dec("40")));
    framework.measures.push(measure("plain", UnitKind::Hours, "7"));
    let mut second = Measure { id: "n".into(), ..framework.measures[0].clone() };
    value_of(&mut second).range = Some((dec("1"), dec("2")));
    framework.measures.push(second);
    framework.measures.push(measure("last", UnitKind::Hours, "9"));
    let all = vec![
        at("Salford", "10"),
        amount("plain", "10"),
        Pledge { measure: "n".into(), ..at("Trafford", "10") },
        amount("last", "10"),
    ];
    let card = card(&case, all);
    let each: Vec<_> = card.measures.iter().map(|line| (line.unit_value, line.value, line.range)).collect();
    let pounds = |each: &str, all: &str| (Some(dec(each)), Some(dec(all)));
    let expected = [
        (pounds("30", "300"), Some((dec("150"), dec("400")))),
        (pounds("7", "70"), None),
        (pounds("20", "200"), Some((dec("10"), dec("20")))),
        (pounds("9", "90"), None),
    ];
    assert_eq!(each, expected.map(|((each, all), range)| (each, all, range)));
    // 150 + 70 + 10 + 90, 400 + 70 + 20 + 90.
    assert_eq!(card.value_range, Some((dec("320"), dec("580"))));
}

#[test]
fn places_stand_together_whatever_the_order_of_the_pledges() {
    // 10 × £20 + 10 × £30 + 10 × £12.
    for places in [
        ["Salford", "Trafford", "Bury"],
        ["Trafford", "Salford", "Bury"],
        ["Bury", "Trafford", "Salford"],
        ["Bury", "Salford", "Trafford"],
    ] {
        let line = card(&local(Some("12")), places.map(|place| at(place, "10")).to_vec()).measures.remove(0);
        assert_eq!((line.value, line.unit_value), (Some(dec("620")), None), "{places:?}");
    }
    // One hour counts of three, of which two are in Salford: 2/3 is 0.666667, and Trafford has the rest, 0.333333:
    // 20.00001 + 6.66666. Each pledge by itself would have another rest.
    let cap = RuleKind::ItemCap { measures: vec![0], max: constant("1") };
    let mut capped = local(None);
    std::rc::Rc::make_mut(&mut capped.framework).rules = vec![rule("cap", cap, Effect::Cut)];
    for places in [["Salford", "Salford", "Trafford"], ["Salford", "Trafford", "Salford"]] {
        let line = card(&capped, places.map(|place| at(place, "1")).to_vec()).measures.remove(0);
        assert_eq!((line.counted, line.value), (Some(dec("1")), Some(dec("26.66667"))), "{places:?}");
    }
}
