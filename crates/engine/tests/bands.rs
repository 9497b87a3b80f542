//! Bands: steps, never a line between them, on pounds, points and ratios.

mod common;

use common::counting::*;
use common::*;
use pledge_engine::framework::*;
use pledge_engine::score::Certainty::*;
use pledge_engine::score::{Scorecard, score};

fn three() -> Method {
    bands(&[(at_least("10000"), "25"), (more_than("20000"), "50"), (at_least("50000"), "100")])
}

fn one(framework: Framework, pounds: &str) -> Scorecard {
    score(&case(framework), &[bid("a", vec![amount("m", pounds)])]).remove(0)
}

#[test]
fn bounds_say_at_least_or_more_than() {
    for (pounds, expected) in [
        // Below the first band, nothing.
        ("0", "0"),
        ("9,999.99", "0"),
        // At least 10,000: 10 × 25/100 = 2.5, and no more until the next band.
        ("10,000", "2.5"),
        ("10,000.01", "2.5"),
        ("19,999.99", "2.5"),
        // More than 20,000 is not reached at 20,000: 10 × 50/100 = 5 begins a penny above.
        ("20,000", "2.5"),
        ("20,000.01", "5"),
        ("35k", "5"),
        ("49,999.99", "5"),
        ("50,000", "10"),
        // More than the last band earns no more.
        ("9m", "10"),
    ] {
        let card = one(simple(three(), vec![measure("m", UnitKind::Money, "1")]), pounds);
        assert_eq!((card.marks, card.certainty), (Some(dec(expected)), Fixed), "{pounds}");
        assert_eq!(card.sections[0].against, None);
        assert_eq!((card.calculated, card.self_assessed), (dec(expected), dec("0")));
        // The only line of the section has all of its marks.
        assert_eq!(card.measures[0].marks, Some(dec(expected)), "{pounds}");
    }
}

#[test]
fn a_share_is_rounded_once() {
    for (w, earns, expected) in [
        // 12.5 × 33.3/100 = 4.1625.
        ("12.5", "33.3", "4.16"),
        // 15 × 12.5/100 = 1.875, half up.
        ("15", "12.5", "1.88"),
        // 7.77 × 100/100.
        ("7.77", "100", "7.77"),
        ("10", "0", "0"),
        // 0.01 × 50/100 = 0.005, half up.
        ("0.01", "50", "0.01"),
        ("0.01", "49.99", "0"),
    ] {
        let mut framework = simple(bands(&[(at_least("1"), earns)]), vec![measure("m", UnitKind::Money, "1")]);
        framework.sections[0].marks = SectionMarks::Stated(Stated::Fixed(constant(w)));
        assert_eq!(one(framework, "1").marks, Some(dec(expected)), "{w} × {earns}");
    }
}

#[test]
fn a_band_may_begin_where_another_is_passed() {
    let method = || bands(&[(at_least("0"), "10"), (at_least("5"), "20"), (more_than("5"), "70")]);
    // From nothing on 10 × 10/100; at 5 20 percent; above it 70.
    for (pounds, expected) in [("0", "1"), ("4.99", "1"), ("5", "2"), ("5.01", "7"), ("6", "7")] {
        let card = one(simple(method(), vec![measure("m", UnitKind::Money, "1")]), pounds);
        assert_eq!(card.marks, Some(dec(expected)), "{pounds}");
    }
}

#[test]
fn bands_of_points() {
    let mut framework = simple(
        bands(&[(at_least("20"), "50"), (at_least("40.5"), "100")]),
        vec![worth_points("m", UnitKind::Hours, "0.5")],
    );
    framework.sections[0].counts = Counts::Points;
    // Half a point an hour: 39 hours are 19.5, 40 are 20, 80 are 40, 81 are 40.5.
    for (hours, points, expected) in [("39", "19.5", "0"), ("40", "20", "5"), ("80", "40", "5"), ("81", "40.5", "10")] {
        let card = one(framework.clone(), hours);
        assert_eq!((card.marks, card.sections[0].points), (Some(dec(expected)), Some(dec(points))), "{hours}");
        assert_eq!((card.sections[0].value, card.points, card.social_value), (None, Some(dec(points)), dec("0")));
    }
}

#[test]
fn bands_of_a_ratio_of_the_price() {
    let one = |price: &str, pounds: &str| {
        let mut framework = simple(
            bands(&[(at_least("0.1"), "50"), (at_least("0.333334"), "100")]),
            vec![measure("m", UnitKind::Money, "1")],
        );
        framework.sections[0].counts = to_price();
        score(&case(framework), &[priced(price, bid("a", vec![amount("m", pounds)]))]).remove(0)
    };
    for (price, pounds, ratio, expected) in [
        // 20,000/200,000 is exactly a tenth; a penny less is not.
        ("200,000", "20,000", "0.1", "5"),
        ("200,000", "19,999.99", "0.1", "0"),
        // A third is below 0.333334 by two thirds of a millionth: what is shown decides nothing.
        ("300,000", "100,000", "0.333333", "5"),
        ("300,000", "100,000.20", "0.333334", "10"),
        ("300,000", "100,000.10", "0.333334", "5"),
        ("£0.3m", "0", "0", "0"),
    ] {
        let card = one(price, pounds);
        // Six decimals: 19,999.99/200,000 = 0.09999995; 100,000.1/300,000 = 0.33333366…
        let shown = card.sections[0].ratio;
        assert_eq!((card.marks, shown), (Some(dec(expected)), Some(dec(ratio))), "{pounds}/{price}");
        assert_eq!(card.certainty, Fixed);
    }
    // Pounds are shown beside the ratio, and points are not.
    let card = one("300,000", "100,000");
    assert_eq!((card.sections[0].value, card.sections[0].points), (Some(dec("100000")), None));
    // Without a price, or with one on another basis, there is value and no mark.
    for (price, codes_of) in [("", "basis_missing"), ("0", "basis_missing"), ("lots", "fact_unreadable")] {
        let card = one(price, "20,000");
        assert_eq!((card.marks, card.certainty), (None, Incomplete), "{price}");
        assert_eq!(codes(&card.findings), [codes_of]);
        assert_eq!((card.sections[0].value, card.sections[0].ratio), (Some(dec("20000")), None));
    }
}

#[test]
fn caps_and_void_sections_come_before_bands() {
    let with = |rules: Vec<Rule>, pounds: &str| {
        let framework = simple(three(), vec![measure("m", UnitKind::Money, "1")]);
        one(Framework { rules, ..framework }, pounds)
    };
    let cap = |max: &str| vec![rule("cap", RuleKind::SectionCap { section: 0, max: constant(max) }, Effect::Cut)];
    // Cut to 49,999: the second band.
    assert_eq!(with(cap("49999"), "60,000").marks, Some(dec("5")));
    assert_eq!(with(cap("50000"), "60,000").marks, Some(dec("10")));
    let void = RuleKind::FirstYearOnly { measures: vec![1] };
    let mut framework =
        simple(three(), vec![measure("m", UnitKind::Money, "1"), measure("j", UnitKind::FteYears, "1")]);
    framework.rules = vec![rule("void", void, Effect::VoidSection)];
    let card = &score(&case(framework), &[bid("a", vec![amount("m", "60,000"), fte("j", "1", "35", "24")])])[0];
    assert_eq!((card.marks, card.sections[0].value), (Some(dec("0")), Some(dec("0"))));
}
