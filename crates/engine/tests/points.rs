//! Points: counted, required, compared; norms by the size of the contract; points beside money.

mod common;

use common::counting::*;
use common::*;
use pledge_engine::bid::{Bid, Case, Pledge};
use pledge_engine::framework::*;
use pledge_engine::score::Certainty::*;
use pledge_engine::score::{Scorecard, ranks, score, without};

/// Two points for each of `a`, half a point for each hour of `b`, in one section of 10 marks.
fn framework_of(method: Method) -> Framework {
    let measures = vec![worth_points("a", UnitKind::Count, "2"), worth_points("b", UnitKind::Hours, "0.5")];
    let sections = vec![counting(Counts::Points, section("s", "10", method))];
    Framework { measures, sections, ..framework() }
}

fn offer(a: &str, b: &str) -> Bid {
    bid("bid", vec![amount("a", a), amount("b", b)])
}

fn one(case: &Case, bid: Bid) -> Scorecard {
    score(case, &[bid]).remove(0)
}

#[test]
fn a_share_of_the_points_required_or_all_of_them() {
    let share = case(framework_of(points("50", false)));
    let all = case(framework_of(points("50", true)));
    for (a, b, counted, by_share, by_all) in [
        ("0", "0", "0", "0", "0"),
        // 10 × 2 = 20; 10 × 20/50.
        ("10", "0", "20", "4", "0"),
        // 20 + 20 × 0.5 = 30.
        ("10", "20", "30", "6", "0"),
        // 0 + 33 × 0.5 = 16.5; 10 × 16.5/50 = 3.3.
        ("0", "33", "16.5", "3.3", "0"),
        // 48 + 1.5 = 49.5: all or nothing gives nothing.
        ("24", "3", "49.5", "9.9", "0"),
        ("24", "4", "50", "10", "10"),
        ("25", "0", "50", "10", "10"),
        // More than is required earns nothing more.
        ("25", "1", "50.5", "10", "10"),
        ("1k", "0", "2000", "10", "10"),
    ] {
        let (share, all) = (one(&share, offer(a, b)), one(&all, offer(a, b)));
        assert_eq!(share.marks, Some(dec(by_share)), "{a} and {b}");
        assert_eq!(all.marks, Some(dec(by_all)), "{a} and {b}, all or nothing");
        assert_eq!((share.certainty, all.certainty), (Fixed, Fixed));
        assert_eq!((share.points, share.sections[0].points), (Some(dec(counted)), Some(dec(counted))));
        // Points are no pounds.
        assert_eq!(
            (share.social_value, share.sections[0].value, share.themes.clone()),
            (dec("0"), None, vec![dec("0")])
        );
        assert_eq!(share.sections[0].against, Some(dec("50")));
    }
    // 20 of 30 points and 10 of 30, of 6 marks.
    let card = one(&share, offer("10", "20"));
    let points: Vec<_> = card.measures.iter().map(|m| (m.points, m.value, m.marks)).collect();
    assert_eq!(points, [(Some(dec("20")), None, Some(dec("4"))), (Some(dec("10")), None, Some(dec("2")))]);
}

#[test]
fn norms_round_the_bands_or_the_result() {
    use NormOn::*;
    use NormRound::*;
    // 20 points for each £1m; the offer is 5 × 2 = 10 points of 10 marks, so the marks are 100 ÷ required.
    for (round, on, value, required, marks) in [
        // 0.99999999 bands are one; exactly one is one; a penny more is two.
        (Up, Bands, "999,999.99", "20", "5"),
        (Up, Bands, "1,000,000", "20", "5"),
        (Up, Bands, "1,000,000.01", "40", "2.5"),
        (Down, Bands, "1,000,000", "20", "5"),
        (Down, Bands, "1,000,000.01", "20", "5"),
        (Down, Bands, "1,999,999.99", "20", "5"),
        (Down, Bands, "2m", "40", "2.5"),
        // 999,999.99 × 20/1,000,000 = 19.9999998, and 100/19.9999998 = 5.00000005.
        (None, Bands, "999,999.99", "19.9999998", "5"),
        (None, Bands, "1,000,000", "20", "5"),
        (None, Bands, "1,000,000.01", "20.0000002", "5"),
        (None, Result, "999,999.99", "19.9999998", "5"),
        (None, Result, "1,000,000", "20", "5"),
        (None, Result, "1,000,000.01", "20.0000002", "5"),
        // 100/21 = 4.7619…, 100/19 = 5.2631…
        (Up, Result, "999,999.99", "20", "5"),
        (Up, Result, "1,000,000", "20", "5"),
        (Up, Result, "1,000,000.01", "21", "4.76"),
        (Down, Result, "999,999.99", "19", "5.26"),
        (Down, Result, "1,000,000", "20", "5"),
        (Down, Result, "1,000,000.01", "20", "5"),
    ] {
        let mut case = case(framework_of(norm("20", ValueOf::Estimated, round, on)));
        case.contract.value = value.into();
        let card = one(&case, offer("5", "0"));
        assert_eq!(card.marks, Some(dec(marks)), "{value} {round:?} on {on:?}");
        let against = card.sections[0].against.map(|points| points - dec(required));
        // What is shown may be rounded to pence.
        assert!(against.is_some_and(|away| away.abs() < dec("0.005")), "{value} {round:?} on {on:?}: {against:?}");
    }
}

#[test]
fn nothing_required_is_no_mark() {
    let small = |value: &str, vat: &str| {
        let mut case = case(framework_of(norm("20", ValueOf::Estimated, NormRound::Down, NormOn::Bands)));
        (case.contract.value, case.contract.vat) = (value.into(), vat.into());
        case
    };
    let stated = |typed: &str| {
        let required = Required::Stated(Stated::Parameter(0));
        let mut framework = framework_of(Method::Points { required, all_or_nothing: false });
        framework.parameters = vec![parameter("needed", ParameterKind::Ratio)];
        with_tender(case(framework), &[("needed", typed)])
    };
    let by_fact = Stated::By(vec![]);
    let by_fact = Method::Points { required: Required::Stated(by_fact), all_or_nothing: false };
    for (name, case, code) in [
        // No whole million: 0 × 20.
        ("a contract below the first band", small("999,999.99", "excluded"), "nothing_required"),
        ("a value with VAT", small("2m", "included"), "basis_missing"),
        ("no value", small("", "excluded"), "basis_missing"),
        ("a value that is none", small("lots", "excluded"), "fact_unreadable"),
        ("a parameter not given", stated(""), "nothing_required"),
        ("a parameter of nothing", stated("0"), "nothing_required"),
        ("a parameter that is none", stated("fifty"), "parameter_unreadable"),
        ("no row", case(framework_of(by_fact)), "no_row_holds"),
    ] {
        let card = one(&case, offer("5", "0"));
        assert_eq!(codes(&card.findings), [code], "{name}");
        assert_eq!((card.marks, card.certainty), (None, Incomplete), "{name}");
        assert_eq!((card.sections[0].points, card.sections[0].against), (Some(dec("10")), None), "{name}");
    }
    // 10 × 10/40 = 2.5.
    assert_eq!(one(&stated("40"), offer("5", "0")).marks, Some(dec("2.5")));
    // Where no marks are to be had, nothing is asked.
    let mut framework = (*small("", "excluded").framework).clone();
    framework.parameters =
        vec![parameter("weighting", ParameterKind::Marks), parameter("split", ParameterKind::Percent)];
    framework.sections[0].marks = SectionMarks::Share { weighting: 0, share: 1, rest: false };
    let card = one(&with_tender(case(framework), &[("weighting", "10"), ("split", "0")]), offer("5", "0"));
    assert_eq!((card.marks, codes(&card.findings)), (Some(dec("0")), vec![]));
}

#[test]
fn a_norm_by_the_price_is_each_bids_own() {
    let case = case(framework_of(norm("20", ValueOf::Price, NormRound::Up, NormOn::Bands)));
    let bids = [priced("900k", offer("5", "0")), priced("1.2m", offer("5", "0")), offer("5", "0")];
    let cards = score(&case, &bids);
    // 1 × 20 and 2 × 20 points: 10 × 10/20 and 10 × 10/40. The third has no price.
    assert_eq!([cards[0].marks, cards[1].marks, cards[2].marks], [Some(dec("5")), Some(dec("2.5")), None]);
    assert_eq!(ranks(&case, &bids), [Some(1), Some(2), None]);
    assert_eq!(codes(&cards[2].findings), ["basis_missing"]);
}

#[test]
fn caps_on_points() {
    let capped = |kind: RuleKind, effect: Effect| {
        let mut framework = framework_of(points("50", false));
        framework.rules = vec![rule("cap", kind, effect)];
        one(&case(framework), offer("10", "20"))
    };
    // 20 + 10 = 30 points; at most 25 count: 10 × 25/50. The sum of the measures' points is before the cap.
    let section = || RuleKind::SectionCap { section: 0, max: constant("25") };
    let card = capped(section(), Effect::Cut);
    assert_eq!((card.marks, card.sections[0].points, card.points), (Some(dec("5")), Some(dec("25")), Some(dec("30"))));
    let finding = &card.findings[0];
    let over = pledge_engine::advise::FindingKind::OverCap { claimed: dec("30"), max: dec("25") };
    assert_eq!((&finding.kind, finding.worth), (&over, None));
    assert_eq!(capped(section(), Effect::Tell).marks, Some(dec("6")));
    // At most 4 of a: 8 + 10 = 18; 10 × 18/50 = 3.6.
    let item = RuleKind::ItemCap { measures: vec![0], max: constant("4") };
    let card = capped(item, Effect::Cut);
    assert_eq!((card.marks, card.measures[0].points), (Some(dec("3.6")), Some(dec("8"))));
}

#[test]
fn of_exclusive_pledges_the_one_with_more_points_stays() {
    let kept = |effect: Effect| {
        let mut framework = framework_of(points("50", false));
        let kind = RuleKind::Exclusive { measures: vec![0, 1], when: ExclusiveWhen::SameAs };
        framework.rules = vec![rule("once", kind, effect)];
        let mut bid = offer("10", "30");
        bid.pledges[1] = Pledge { same_as: vec!["a".into()], ..amount("b", "30") }.into();
        one(&case(framework), bid).points
    };
    // 20 points against 15.
    assert_eq!((kept(Effect::KeepHigher), kept(Effect::KeepLower)), (Some(dec("20")), Some(dec("15"))));
}

#[test]
fn relative_and_target_on_points() {
    let relative = framework_of(Method::Relative);
    let bids = [offer("15", "0"), offer("30", "0")];
    // 30 and 60 points: 10 × 30/60.
    let cards = score(&case(relative.clone()), &bids);
    assert_eq!([cards[0].marks, cards[1].marks], [Some(dec("5")), Some(dec("10"))]);
    assert_eq!((cards[0].sections[0].against, cards[0].certainty), (Some(dec("60")), AmongBids));
    for (typed, first, second, certainty) in [
        // 10 × 30/80 and 10 × 60/80.
        ("80", "3.75", "7.5", IfBestRival),
        ("120.5", "2.49", "4.98", IfBestRival),
        // Pounds and thousands are no points.
        ("£80", "5", "10", AmongBids),
        ("1k", "5", "10", AmongBids),
    ] {
        let cards = score(&with_rival(case(relative.clone()), "s", typed), &bids);
        assert_eq!([cards[0].marks, cards[1].marks], [Some(dec(first)), Some(dec(second))], "{typed}");
        assert_eq!(cards[0].certainty, certainty, "{typed}");
        assert_eq!(codes(&cards[0].findings).contains(&"rival_unreadable"), certainty == AmongBids, "{typed}");
    }
    // A target of 40 points: 10 × 30/40.
    let card = one(&case(framework_of(target("40"))), offer("15", "0"));
    assert_eq!((card.marks, card.sections[0].against), (Some(dec("7.5")), Some(dec("40"))));
    let alone = one(&case(relative), offer("15", "0"));
    assert_eq!((alone.certainty, alone.sections[0].scenarios), (OnlyBid, Some([dec("10"), dec("6.67"), dec("5")])));
}

/// 10 marks for money against the best offer, 10 for points, and 2 extra for points of their own.
fn mixed() -> Framework {
    let measures = vec![
        measure("m", UnitKind::Money, "1"),
        in_section(1, worth_points("p", UnitKind::Count, "3")),
        in_section(2, worth_points("extra", UnitKind::Count, "1")),
    ];
    let sections = vec![
        section("money", "10", Method::Relative),
        counting(Counts::Points, section("points", "10", points("30", false))),
        counting(Counts::Points, section("extra", "2", bands(&[(at_least("1"), "50"), (at_least("5"), "100")]))),
    ];
    Framework { measures, sections, ..framework() }
}

#[test]
fn money_and_points_in_one_framework() {
    let case = with_rival(case(mixed()), "money", "100,000");
    let bid = bid("a", vec![amount("m", "60,000"), amount("p", "7"), amount("extra", "4")]);
    let card = one(&case, bid.clone());
    // 10 × 60/100 = 6; 10 × 21/30 = 7; 2 × 50/100 = 1.
    assert_eq!(card.marks, Some(dec("14")));
    assert_eq!((card.out_of, card.certainty), (Some(dec("22")), IfBestRival));
    // 21 + 4 points; only pounds are social value.
    assert_eq!((card.points, card.social_value), (Some(dec("25")), dec("60000")));
    let sections: Vec<_> = card.sections.iter().map(|s| (s.value, s.points)).collect();
    assert_eq!(sections, [(Some(dec("60000")), None), (None, Some(dec("21"))), (None, Some(dec("4")))]);
    // A ring-fenced extra takes nothing from the other parts, and gives them nothing.
    let mut more = bid.clone();
    more.pledges[2] = amount("extra", "500").into();
    let card = one(&case, more);
    assert_eq!((card.marks, card.sections[1].marks), (Some(dec("15")), Some(dec("7"))));
    // Without the points of the second section: 21 points and 7 marks fewer.
    let bid = [bid];
    let lost = without(&case, &bid, 0, 1).unwrap();
    assert_eq!((lost.value, lost.points, lost.marks), (dec("0"), Some(dec("21")), Some(dec("7"))));
    // Without the money: 60,000 pounds, no point, 6 marks.
    let lost = without(&case, &bid, 0, 0).unwrap();
    assert_eq!((lost.value, lost.points, lost.marks), (dec("60000"), Some(dec("0")), Some(dec("6"))));
    let plain = framework_of(Method::Relative);
    assert_eq!(
        one(
            &common::case(Framework { sections: vec![section("s", "10", Method::Relative)], ..plain }),
            offer("1", "1")
        )
        .points,
        None
    );
}

#[test]
fn a_weighting_split_in_halves_between_points_and_answers() {
    let mut framework = framework_of(points("50", false));
    framework.parameters =
        vec![parameter("weighting", ParameterKind::Marks), parameter("split", ParameterKind::Percent)];
    let share = |rest| SectionMarks::Share { weighting: 0, share: 1, rest };
    framework.sections[0].marks = share(false);
    framework.sections.push(Section { marks: share(true), ..section("answers", "1", Method::Graded { pass: None }) });
    framework.scales = vec![scale(4)];
    framework.criteria = vec![criterion("c", 1, "1", Some(0))];
    let case = case(framework);
    for (weighting, split, expected) in [
        // Halves of 20: 10 × 30/50 = 6 and 10 × 3/4 = 7.5.
        ("20", "50", "13.5"),
        // Halves of 15: 7.5 × 30/50 = 4.5 and 7.5 × 3/4 = 5.625, rounded 5.63.
        ("15", "50", "10.13"),
        // All for points: 20 × 30/50.
        ("20", "100", "12"),
        ("20", "0", "15"),
    ] {
        let case = with_tender(case.clone(), &[("weighting", weighting), ("split", split)]);
        let card = one(&case, graded(offer("10", "20"), &[("c", "3")]));
        assert_eq!((card.marks, card.out_of), (Some(dec(expected)), Some(dec(weighting))), "{weighting} {split}");
    }
}
