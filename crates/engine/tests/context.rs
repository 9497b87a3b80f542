//! What the contract's facts decide: conditions, tables by facts, the part that is not price, deals, lots, documents,
//! editions and deadlines.

mod common;

use std::rc::Rc;

use common::*;
use pledge_engine::Decimal;
use pledge_engine::advise::{Fact, Finding, FindingKind, FindingSeverity, advise};
use pledge_engine::bid::{Bid, Case, Contract, parse_deadline};
use pledge_engine::framework::*;
use pledge_engine::score::{Certainty, Figure, Label, Op, Scorecard, ranks, recompute, score, trace};

const ESTIMATED: Basis = Basis { of: ValueOf::Estimated, vat: Vat::Excluded };

fn bound(at: &str, strict: bool) -> Option<Bound> {
    Some(Bound { at: dec(at), strict })
}

fn of_value(of: Basis, low: Option<Bound>, high: Option<Bound>) -> Threshold {
    Threshold { value: Some(ValueRange { of, low, high }), ..threshold("value") }
}

/// A section of 20 marks where the condition holds, and of 10 elsewhere; £1 a unit, against a target of £1,000.
fn twenty_or_ten(threshold: Threshold) -> Framework {
    let mut framework = simple(target("1000"), vec![measure("m", UnitKind::Money, "1")]);
    framework.sections[0].marks = SectionMarks::Stated(Stated::By(vec![row(&[0], "20"), row(&[], "10")]));
    framework.thresholds = vec![threshold];
    framework
}

fn with(framework: Framework, change: impl Fn(&mut Contract)) -> Case {
    let mut case = case(framework);
    change(&mut case.contract);
    case
}

fn offer() -> Bid {
    bid("b", vec![amount("m", "500")])
}

fn card(case: &Case) -> Scorecard {
    score(case, &[offer()]).remove(0)
}

/// 20, 10, or the reason why nobody can tell.
fn outcome(case: &Case) -> Result<Decimal, Vec<FindingKind>> {
    let card = card(case);
    // Half of the target: half of the marks.
    assert_eq!(card.marks, card.out_of.map(|marks| marks / dec("2")));
    assert_eq!(card.out_of.is_none(), card.certainty == Certainty::Incomplete);
    card.out_of.ok_or_else(|| card.findings.into_iter().map(|finding| finding.kind).collect())
}

fn advice(case: &Case, bid: Bid) -> Vec<Finding> {
    let bids = [bid];
    let card = score(case, &bids).remove(0);
    advise(case, &bids, 0, &card)
}

#[test]
fn comparators_at_a_penny_below_and_a_penny_above() {
    let (at_least, more_than) = (bound("100000", false), bound("100000", true));
    let (at_most, less_than) = (bound("200000", false), bound("200000", true));
    for (name, low, high, rows) in [
        ("at least", at_least, None, [("99,999.99", "10"), ("100,000", "20"), ("100,000.01", "20")].as_slice()),
        ("more than", more_than, None, &[("99,999.99", "10"), ("100,000", "10"), ("100,000.01", "20")]),
        ("at most", None, at_most, &[("199,999.99", "20"), ("200,000", "20"), ("200,000.01", "10")]),
        ("less than", None, less_than, &[("199,999.99", "20"), ("200,000", "10"), ("200,000.01", "10")]),
        ("from, to below", at_least, less_than, &[("£99,999.99", "10"), ("£100k", "20"), ("£0.2m", "10")]),
        ("above, to", more_than, at_most, &[("100000", "10"), ("150000", "20"), ("200000", "20"), ("200000.01", "10")]),
        ("one value", at_least, bound("100000", false), &[("99,999.99", "10"), ("100000", "20"), ("100000.01", "10")]),
    ] {
        for (value, expected) in rows {
            let case = with(twenty_or_ten(of_value(ESTIMATED, low, high)), |c| c.value = (*value).into());
            assert_eq!(outcome(&case), Ok(dec(expected)), "{name}: {value}");
        }
    }
}

#[test]
fn a_value_counts_only_on_its_own_basis() {
    for (of, vat, value, stated, extended, expected) in [
        (ValueOf::Estimated, Vat::Excluded, "100,000", "excluded", "", Some("20")),
        // With VAT it would be more, without it less: nothing is converted.
        (ValueOf::Estimated, Vat::Excluded, "120,000", "included", "", None),
        (ValueOf::Estimated, Vat::Included, "120,000", "included", "", Some("20")),
        (ValueOf::Estimated, Vat::Included, "99,999.99", "included", "", Some("10")),
        (ValueOf::Estimated, Vat::Included, "1m", "excluded", "", None),
        (ValueOf::Estimated, Vat::Included, "1m", "", "", None),
        (ValueOf::Estimated, Vat::Excluded, "", "excluded", "200,000", None),
        (ValueOf::Estimated, Vat::Excluded, "0", "excluded", "200,000", None),
        (ValueOf::WithExtensions, Vat::Excluded, "90,000", "excluded", "100,000", Some("20")),
        (ValueOf::WithExtensions, Vat::Excluded, "100,000", "excluded", "90,000", Some("10")),
        (ValueOf::WithExtensions, Vat::Excluded, "100,000", "excluded", "", None),
        (ValueOf::WithExtensions, Vat::Included, "100,000", "excluded", "100,000", None),
        // A table is the same for all bids, so it cannot rest on the price of one.
        (ValueOf::Price, Vat::Excluded, "100,000", "excluded", "100,000", None),
    ] {
        let basis = Basis { of, vat };
        let case = with(twenty_or_ten(of_value(basis, bound("100000", false), None)), |c| {
            (c.value, c.vat) = (value.into(), stated.into());
            c.value_with_extensions = extended.into();
        });
        let expected = expected.map(dec).ok_or_else(|| vec![FindingKind::BasisMissing { basis }]);
        assert_eq!(outcome(&case), expected, "{of:?} {vat:?}: {value} {stated}, {extended}");
    }
}

#[test]
fn dates_on_the_edge() {
    let notice = Period { from: "2027-01-01".into(), before: "2028-01-01".into() };
    let missing = || Err(vec![FindingKind::FactMissing { fact: Fact::NoticeDate }]);
    let unreadable =
        |text: &str| Err(vec![FindingKind::FactDateUnreadable { fact: Fact::NoticeDate, text: text.into() }]);
    for (from, before, date, expected) in [
        (true, true, "2026-12-31", Ok(dec("10"))),
        (true, true, "2027-01-01", Ok(dec("20"))),
        (true, true, "2027-12-31", Ok(dec("20"))),
        (true, true, "2028-01-01", Ok(dec("10"))),
        (true, false, "2199-12-31", Ok(dec("20"))),
        (true, false, "2026-12-31", Ok(dec("10"))),
        (false, true, "1900-01-01", Ok(dec("20"))),
        (false, true, "2028-01-01", Ok(dec("10"))),
        (true, true, "", missing()),
        (true, true, "1 May 2027", unreadable("1 May 2027")),
        (true, true, "2027-02-29", unreadable("2027-02-29")),
    ] {
        let side = |given: bool, text: &str| if given { text.to_owned() } else { String::new() };
        let period = Period { from: side(from, &notice.from), before: side(before, &notice.before) };
        let case = with(twenty_or_ten(Threshold { notice: period, ..threshold("t") }), |c| c.notice_date = date.into());
        assert_eq!(outcome(&case), expected, "{date}");
    }
}

#[test]
fn words_for_buyer_nation_kind_and_lot() {
    let buyers = Threshold { buyers: vec![Buyer::Central, Buyer::Other], ..threshold("t") };
    let nations = Threshold { nations: vec![Nation::Wales, Nation::NorthernIreland], ..threshold("t") };
    let lots = Threshold { lots: vec!["Lot 1".into(), "Lot 3".into()], ..threshold("t") };
    let kinds = Threshold { kinds: vec![Deal::Contract], ..threshold("t") };
    let missing = |fact| Err(vec![FindingKind::FactMissing { fact }]);
    type Set = fn(&mut Contract, &str);
    type Told = Result<Decimal, Vec<FindingKind>>;
    let rows: [(&Threshold, Set, &str, Told); 16] = [
        (&buyers, |c, w| c.buyer = w.into(), "central", Ok(dec("20"))),
        (&buyers, |c, w| c.buyer = w.into(), "other", Ok(dec("20"))),
        (&buyers, |c, w| c.buyer = w.into(), "sub_central", Ok(dec("10"))),
        (&buyers, |c, w| c.buyer = w.into(), "", missing(Fact::Buyer)),
        (&buyers, |c, w| c.buyer = w.into(), "a council", missing(Fact::Buyer)),
        (&nations, |c, w| c.nation = w.into(), "wales", Ok(dec("20"))),
        (&nations, |c, w| c.nation = w.into(), "northern_ireland", Ok(dec("20"))),
        (&nations, |c, w| c.nation = w.into(), "scotland", Ok(dec("10"))),
        (&nations, |c, w| c.nation = w.into(), "", missing(Fact::Nation)),
        (&lots, |c, w| c.lot = w.into(), "Lot 1", Ok(dec("20"))),
        (&lots, |c, w| c.lot = w.into(), " Lot 3 ", Ok(dec("20"))),
        (&lots, |c, w| c.lot = w.into(), "Lot 2", Ok(dec("10"))),
        (&lots, |c, w| c.lot = w.into(), "", missing(Fact::Lot)),
        (&kinds, |c, w| c.kind = w.into(), "", Ok(dec("20"))),
        (&kinds, |c, w| c.kind = w.into(), "contract", Ok(dec("20"))),
        (&kinds, |c, w| c.kind = w.into(), " contract ", Ok(dec("20"))),
    ];
    for (threshold, set, word, expected) in rows {
        let case = with(twenty_or_ten(threshold.clone()), |c| set(c, word));
        assert_eq!(outcome(&case), expected, "{word:?}");
    }
}

/// All parts must hold, and one that does not settles it, whatever else is missing.
#[test]
fn parts_hold_together() {
    let both = || Threshold { buyers: vec![Buyer::Central], ..of_value(ESTIMATED, bound("100000", false), None) };
    for (value, buyer, expected) in [
        ("100,000", "central", Ok("20")),
        ("100,000", "other", Ok("10")),
        ("99,999", "central", Ok("10")),
        ("99,999", "", Ok("10")),
        ("", "other", Ok("10")),
        ("100,000", "", Err(FindingKind::FactMissing { fact: Fact::Buyer })),
        ("", "central", Err(FindingKind::BasisMissing { basis: ESTIMATED })),
    ] {
        let case = with(twenty_or_ten(both()), |c| (c.value, c.buyer) = (value.into(), buyer.into()));
        assert_eq!(outcome(&case), expected.map(dec).map_err(|kind| vec![kind]), "{value} {buyer}");
    }
}

/// 10 % from £1m with VAT to below £5m, 20 % from £5m, on notices from 2027; only what the deciding row needs is
/// asked for.
fn central() -> Framework {
    let gross = Basis { of: ValueOf::Estimated, vat: Vat::Included };
    let mut framework = twenty_or_ten(threshold("unused"));
    framework.thresholds = vec![
        Threshold { notice: Period { from: "2027-01-01".into(), before: String::new() }, ..threshold("new") },
        of_value(gross, bound("1000000", false), bound("5000000", true)),
        of_value(gross, bound("5000000", false), None),
    ];
    let rows = vec![row(&[0, 2], "20"), row(&[0, 1], "10"), row(&[0], "5")];
    framework.sections[0].marks = SectionMarks::Stated(Stated::By(rows));
    framework
}

#[test]
fn the_first_row_that_holds_decides() {
    let gross = Basis { of: ValueOf::Estimated, vat: Vat::Included };
    let date = FindingKind::FactMissing { fact: Fact::NoticeDate };
    for (date, value, expected) in [
        ("2027-01-01", "5,000,000", Ok("20")),
        ("2027-01-01", "4,999,999.99", Ok("10")),
        ("2027-01-01", "1,000,000", Ok("10")),
        ("2027-01-01", "999,999.99", Ok("5")),
        ("2026-12-31", "5,000,000", Err(FindingKind::NoRowHolds)),
        // An old notice settles each row without the value.
        ("2026-12-31", "", Err(FindingKind::NoRowHolds)),
        ("2027-01-01", "", Err(FindingKind::BasisMissing { basis: gross })),
        ("", "5,000,000", Err(date.clone())),
        ("", "999,999.99", Err(date)),
    ] {
        let case =
            with(central(), |c| (c.notice_date, c.value, c.vat) = (date.into(), value.into(), "included".into()));
        assert_eq!(outcome(&case), expected.map(dec).map_err(|kind| vec![kind]), "{value}");
    }
    // The second row's missing fact is no matter where the first holds.
    let mut framework = central();
    framework.sections[0].marks = SectionMarks::Stated(Stated::By(vec![row(&[0], "8"), row(&[1], "9")]));
    let case = with(framework, |c| (c.notice_date, c.value) = ("2027-05-01".into(), String::new()));
    assert_eq!(outcome(&case), Ok(dec("8")));
}

#[test]
fn no_row_is_said_of_each_section_and_a_missing_fact_once() {
    let mut framework = central();
    let again = Section { id: "s2".into(), ..framework.sections[0].clone() };
    framework.sections.push(again);
    let old = with(framework.clone(), |c| (c.notice_date, c.vat) = ("2026-01-01".into(), "included".into()));
    let found = card(&old).findings;
    let places: Vec<_> = found.iter().map(|f| (f.kind.code(), f.section, f.severity)).collect();
    let of = |section| ("no_row_holds", Some(section), FindingSeverity::Error);
    assert_eq!(places, [of(0), of(1)]);
    assert_eq!(codes(&card(&case(framework)).findings), ["fact_missing"]);
}

#[test]
fn a_target_by_facts() {
    // 8 % of the contract from £100,000, 5 % below: against £400,000 that is £32,000, and 10 × 16,000/32,000 = 5.
    let mut framework = simple(target("1"), vec![measure("m", UnitKind::Money, "1")]);
    framework.thresholds = vec![of_value(ESTIMATED, bound("100000", false), None)];
    let by = |basis, rows| SectionMethod::Always(Method::Target { target: Stated::By(rows), basis });
    framework.sections[0].method = by(TargetBasis::PerPound, vec![row(&[0], "0.08"), row(&[], "0.05")]);
    for (value, pledged, against, marks) in [
        ("400,000", "16,000", Some("32000"), Some("5")),
        // 99,999.99 × 0.05 = 4,999.9995; 10 × 1,250/4,999.9995 = 2.50000025.
        ("99,999.99", "1,250", Some("4999.9995"), Some("2.5")),
        ("100,000", "2,000", Some("8000"), Some("2.5")),
        ("", "2,000", None, None),
    ] {
        let case = with(framework.clone(), |c| c.value = value.into());
        let card = score(&case, &[bid("b", vec![amount("m", pledged)])]).remove(0);
        assert_eq!((card.sections[0].against, card.marks), (against.map(dec), marks.map(dec)), "{value}");
    }
    framework.sections[0].method = by(TargetBasis::Total, vec![row(&[0], "5000")]);
    let small = with(framework, |c| c.value = "50,000".into());
    assert_eq!(codes(&card(&small).findings), ["no_row_holds"]);
}

/// Two sections of W and 7.5 marks with what is not price of them.
fn non_price(weight: Option<Stated>, when: Option<(usize, String)>, method: Method) -> Framework {
    let choices = ["absolute", "relative"].map(|id| Choice { id: id.into(), title: text(id), help: Text::default() });
    Framework {
        parameters: vec![
            parameter("weight", ParameterKind::Percent),
            parameter("how", ParameterKind::Choice(choices.to_vec())),
        ],
        sections: vec![section("s", "20", method.clone()), section("t", "7.5", method)],
        measures: vec![
            measure("m", UnitKind::Money, "1"),
            Measure { section: Some(1), ..measure("n", UnitKind::Money, "1") },
        ],
        non_price: Some(NonPrice { weight, when }),
        ..framework()
    }
}

#[test]
fn the_weight_that_is_not_price_is_inside_the_fraction() {
    let fixed = |weight: &str| Some(Stated::Fixed(constant(weight)));
    for (weight, first, second, out_of, marks) in [
        // 20 × 60/100 = 12 and 7.5 × 60/100 = 4.5; a third of 12 is 4, two thirds of 4.5 are 3.
        ("60", "4", "3", "16.5", "7"),
        // 20 × 0.125 = 2.5, a third 0.8333…; 7.5 × 0.125 = 0.9375, two thirds 0.625, half up 0.63.
        ("12.5", "0.83", "0.63", "3.4375", "1.46"),
        // 20 × 0.333 = 6.66, a third 2.22; 7.5 × 0.333 = 2.4975, two thirds 1.665, half up 1.67.
        ("33.3", "2.22", "1.67", "9.1575", "3.89"),
        // 20 × 0.55 = 11, a third 3.6666…; 7.5 × 0.55 = 4.125, two thirds 2.75.
        ("55", "3.67", "2.75", "15.125", "6.42"),
        ("100", "6.67", "5", "27.5", "11.67"),
    ] {
        let case = case(non_price(fixed(weight), None, target("3000")));
        let pledges = vec![amount("m", "1000"), amount("n", "2000")];
        let card = score(&case, &[bid("b", pledges)]).remove(0);
        let found = [card.sections[0].marks, card.sections[1].marks, card.out_of, card.marks];
        assert_eq!(found, [first, second, out_of, marks].map(|text| Some(dec(text))), "{weight}");
        assert!(!card.of_quality);
    }
    // Relative: 20 × 60/100 × 1,000/7,000 = 1.7142…, and nothing is offered in the other.
    let case = with_rival(case(non_price(fixed("60"), None, Method::Relative)), "s", "7,000");
    let card = score(&case, &[bid("b", vec![amount("m", "1000")])]).remove(0);
    assert_eq!((card.sections[0].marks, card.sections[0].out_of), (Some(dec("1.71")), Some(dec("12"))));
}

#[test]
fn the_tender_says_what_is_not_price() {
    let asked = || Some(Stated::Parameter(0));
    let when = || Some((1, "absolute".to_owned()));
    let missing = |parameter| vec![FindingKind::ParameterMissing { parameter }];
    for (weight, when, said, expected, quality) in [
        (asked(), None, [("weight", "60%"), ("how", "")], Ok("16.5"), false),
        (asked(), None, [("weight", ""), ("how", "")], Err(missing(0)), false),
        (asked(), None, [("weight", "0"), ("how", "")], Err(missing(0)), false),
        (asked(), when(), [("weight", "60"), ("how", "absolute")], Ok("16.5"), false),
        (asked(), when(), [("weight", "60"), ("how", "relative")], Ok("27.5"), false),
        // Of the whole bid: then the weight is not asked for.
        (asked(), when(), [("weight", ""), ("how", "relative")], Ok("27.5"), false),
        (asked(), when(), [("weight", ""), ("how", "absolute")], Err(missing(0)), false),
        (asked(), when(), [("weight", "60"), ("how", "")], Err(missing(1)), false),
        (asked(), when(), [("weight", "60"), ("how", "other")], Err(missing(1)), false),
        // Price has no weight: marks as they are, of the quality score.
        (None, None, [("weight", ""), ("how", "")], Ok("27.5"), true),
        (None, when(), [("weight", ""), ("how", "absolute")], Ok("27.5"), true),
        (None, when(), [("weight", ""), ("how", "relative")], Ok("27.5"), false),
        (None, when(), [("weight", ""), ("how", "")], Err(missing(1)), false),
    ] {
        let case = with_tender(case(non_price(weight, when, target("3000"))), &said);
        let card = card(&case);
        let kinds: Vec<_> = card.findings.iter().map(|finding| finding.kind.clone()).collect();
        assert_eq!(card.out_of.ok_or(kinds), expected.map(dec), "{said:?}");
        assert_eq!((card.of_quality, card.marks.is_some()), (quality, card.out_of.is_some()), "{said:?}");
    }
    // An unreadable weight, and one by facts: 20 × 50/100 + 7.5 × 50/100 = 13.75.
    let odd = with_tender(case(non_price(asked(), None, target("1"))), &[("weight", "120")]);
    assert_eq!(codes(&card(&odd).findings), ["parameter_unreadable"]);
    let rows = vec![row(&[0], "50"), row(&[], "80")];
    let mut framework = non_price(Some(Stated::By(rows)), None, target("3000"));
    framework.thresholds = vec![of_value(ESTIMATED, bound("400000", false), None)];
    assert_eq!(card(&case(framework)).out_of, Some(dec("13.75")));
}

#[test]
fn only_a_contract_has_a_weighting() {
    let mut framework = non_price(Some(Stated::Parameter(0)), None, target("1000"));
    let by = vec![row(&[0], "5")];
    framework.thresholds = vec![Threshold { buyers: vec![Buyer::Central], ..threshold("t") }];
    framework.sections[1].marks = SectionMarks::Stated(Stated::By(by));
    framework.sections.push(section("g", "5", Method::Graded { pass: None }));
    framework.scales = vec![scale(4)];
    framework.criteria = vec![criterion("q", 2, "1", Some(0))];
    for (kind, is_contract) in [
        ("", true),
        ("contract", true),
        ("lease", false),
        ("grant", false),
        ("planning", false),
        ("other", false),
        // A slip gets no marks either.
        ("contarct", false),
    ] {
        let case = with(framework.clone(), |c| c.kind = kind.into());
        let card = card(&case);
        // The value and its proportion are the same: £500 on £400,000 are £1.25 for each £1,000.
        assert_eq!((card.social_value, card.proportion), (dec("500"), Some(dec("1.25"))));
        assert_eq!((card.sections[0].value, card.sections[2].value), (Some(dec("500")), None));
        assert_eq!((card.marks, card.out_of), (None, None));
        let found = codes(&card.findings);
        if is_contract {
            assert_eq!((found, card.without_marks()), (vec!["parameter_missing", "fact_missing"], None));
        } else {
            assert_eq!(found, ["no_weighting"], "{kind}");
            assert_eq!(card.without_marks(), Some(Some(dec("1.25"))));
            assert_eq!(card.findings[0].severity, FindingSeverity::Info);
            let all = [card.sections[0].marks, card.sections[1].out_of, card.sections[2].marks];
            assert_eq!((all, card.of_quality, ranks(&case, &[offer()])), ([None; 3], false, vec![None]));
            let advice = advice(&case, offer());
            let of_marks = |code: &&str| ["not_graded", "section_empty", "no_rival"].contains(code);
            assert!(!codes(&advice).iter().any(of_marks), "{advice:?}");
        }
    }
}

#[test]
fn pounds_for_each_thousand_of_the_contract() {
    for (value, pledged, expected) in [
        ("400,000", "500", Some("1.25")),
        // 1,000,000/3,000 = 333.333…
        ("3,000", "1,000", Some("333.33")),
        // 1,000 × 1.00005 = 1,000.05 on £1,000,000 are 1.00005, half up 1.00; 1,005 are 1.005, half up 1.01.
        ("1m", "1,000.05", Some("1")),
        ("1m", "1,005", Some("1.01")),
        ("400,000", "0", Some("0")),
        ("", "500", None),
        ("0", "500", None),
        ("many", "500", None),
    ] {
        let framework = simple(target("1"), vec![measure("m", UnitKind::Money, "1")]);
        let case = with(framework, |c| c.value = value.into());
        let card = score(&case, &[bid("b", vec![amount("m", pledged)])]).remove(0);
        assert_eq!(card.proportion, expected.map(dec), "{pledged} on {value}");
    }
}

#[test]
fn one_case_is_one_lot() {
    let separate = &[Lots::Separate][..];
    let each = &[Lots::Separate, Lots::Shared][..];
    for (kinds, lot, named, counted, expected) in [
        (each, "A", vec![], "500", vec![]),
        (each, "", vec![], "500", vec![]),
        (each, "A", vec!["A"], "500", vec![]),
        (each, "A", vec![" A "], "500", vec![]),
        (each, "A", vec!["", " "], "500", vec![]),
        (each, "A", vec!["A", "A"], "500", vec![]),
        (each, "A", vec!["B"], "0", vec!["other_lot"]),
        (each, "", vec!["B"], "0", vec!["other_lot"]),
        (separate, "A", vec!["A", "B"], "500", vec!["claimed_in_two_lots"]),
        (separate, "A", vec!["B", "C"], "0", vec!["claimed_in_two_lots", "other_lot"]),
        (&[Lots::Shared], "A", vec!["A", "B"], "500", vec![]),
        (&[Lots::Shared], "B", vec!["A", "B"], "500", vec![]),
        (&[Lots::Shared], "C", vec!["A", "B"], "0", vec!["other_lot"]),
    ] {
        for lots in kinds {
            let mut framework = simple(target("1000"), vec![measure("m", UnitKind::Money, "1")]);
            framework.lots = *lots;
            let case = with(framework, |c| c.lot = lot.into());
            let mut offer = offer();
            offer.pledges[0].lots = named.iter().map(|name| (*name).into()).collect();
            let card = score(&case, &[offer.clone()]).remove(0);
            // Half of the target of £1,000 earns 5 of 10.
            let marks = if counted == "0" { "0" } else { "5" };
            assert_eq!((card.social_value, card.marks), (dec(counted), Some(dec(marks))), "{lot}: {named:?}");
            assert_eq!(codes(&card.findings), expected, "{lot}: {named:?}");
            assert!(card.findings.iter().all(|f| (f.pledge, f.measure) == (Some(0), Some(0))), "{lot}: {named:?}");
            let asks = advice(&case, offer).iter().any(|f| f.kind == FindingKind::FactMissing { fact: Fact::Lot });
            assert_eq!(asks, lot.is_empty() && named.iter().any(|name| !name.trim().is_empty()));
        }
    }
}

/// A job pledged for another lot is neither cut nor asked about, and leaves what counts here as it is.
#[test]
fn another_lot_breaks_no_rule_here() {
    let mut framework = simple(target("60000"), vec![measure("m", UnitKind::FteYears, "30000")]);
    framework.rules = vec![rule("first", RuleKind::FirstYearOnly { measures: vec![0] }, Effect::Cut)];
    let case = with(framework, |c| (c.lot, c.months) = ("A".into(), "24".into()));
    let mut bid = bid("b", vec![fte("m", "1", "35", "12"), fte("m", "9", "40", "48")]);
    bid.pledges[1].lots = vec!["B".into()];
    let card = score(&case, &[bid]).remove(0);
    // One full-time year of £30,000 against £60,000.
    assert_eq!((card.measures[0].counted, card.marks), (Some(dec("1")), Some(dec("5"))));
    assert_eq!(codes(&card.findings), ["other_lot"]);
}

#[test]
fn editions_documents_and_minimums_change_no_marks() {
    let mut framework = simple(target("1000"), vec![measure("m", UnitKind::Money, "1")]);
    framework.in_force = Period { from: "2026-10-01".into(), before: "2027-01-01".into() };
    let price = Basis { of: ValueOf::Price, vat: Vat::Excluded };
    framework.thresholds = vec![
        of_value(ESTIMATED, bound("400000", false), None),
        of_value(price, bound("1000", true), None),
        of_value(ESTIMATED, bound("400000", true), None),
    ];
    framework.documents =
        vec![document("always", &[]), document("large", &[0]), document("dear", &[0, 1]), document("larger", &[2, 1])];
    let mut weighting = parameter("weighting", ParameterKind::Marks);
    weighting.minimum = vec![row(&[2], "20"), row(&[0], "10")];
    framework.parameters = vec![weighting];
    framework.sections[0].marks = SectionMarks::Stated(Stated::Parameter(0));
    let documents = |which: &[usize]| -> Vec<FindingKind> {
        which.iter().map(|document| FindingKind::DocumentNeeded { document: *document }).collect()
    };
    let below = FindingKind::BelowMinimum { parameter: 0, minimum: dec("10") };
    let date = |text: &str| FindingKind::FactDateUnreadable { fact: Fact::NoticeDate, text: text.into() };
    let no_date = FindingKind::FactMissing { fact: Fact::NoticeDate };
    let no_price = FindingKind::BasisMissing { basis: price };
    for (notice, weighting, price, expected) in [
        ("2026-10-01", "10", "1,000", documents(&[0, 1])),
        ("2026-12-31", "10", "1,000.01", documents(&[0, 1, 2])),
        ("2026-10-01", "9.99", "1,000", [vec![below.clone()], documents(&[0, 1])].concat()),
        ("2027-01-01", "10", "1,000", [vec![FindingKind::EditionNotInForce], documents(&[0, 1])].concat()),
        ("2026-09-30", "10", "1,000", [vec![FindingKind::EditionNotInForce], documents(&[0, 1])].concat()),
        ("soon", "10", "1,000", [vec![date("soon")], documents(&[0, 1])].concat()),
        ("", "10", "", [vec![no_date, no_price], documents(&[0, 1])].concat()),
        ("2026-10-01", "1", "£2k", [vec![below], documents(&[0, 1, 2])].concat()),
    ] {
        let mut case = with_tender(case(framework.clone()), &[("weighting", weighting)]);
        case.contract.notice_date = notice.into();
        let bid = Bid { price: price.into(), price_vat: "excluded".into(), ..offer() };
        assert_eq!(score(&case, std::slice::from_ref(&bid))[0].out_of, Some(dec(weighting)));
        let of_context = |kind: &FindingKind| match kind {
            FindingKind::FactMissing { fact } => *fact == Fact::NoticeDate,
            _ => !matches!(kind.code(), "evidence_expected"),
        };
        let found: Vec<_> = advice(&case, bid).into_iter().map(|finding| finding.kind).filter(of_context).collect();
        assert_eq!(found, expected, "{notice} {weighting} {price}");
    }
}

#[test]
fn an_edition_may_have_a_beginning_or_an_end_alone() {
    let (old, new) = ("2026-09-30", "2026-10-01");
    for (from, before, notice, in_force) in
        [(new, "", old, false), (new, "", new, true), ("", new, old, true), ("", new, new, false), ("", "", old, true)]
    {
        let mut framework = simple(target("1000"), vec![measure("m", UnitKind::Money, "1")]);
        framework.in_force = Period { from: from.into(), before: before.into() };
        let found = advice(&with(framework, |c| c.notice_date = notice.into()), offer());
        let said = found.iter().any(|f| f.kind == FindingKind::EditionNotInForce);
        assert_eq!(said, !in_force, "{notice} from {from} before {before}");
    }
}

#[test]
fn without_a_value_of_the_contract_there_is_no_proportion_in_place_of_marks() {
    let framework = simple(target("1000"), vec![measure("m", UnitKind::Money, "1")]);
    let case = with(framework, |c| (c.kind, c.value) = ("lease".into(), String::new()));
    assert_eq!(card(&case).without_marks(), Some(None));
}

#[test]
fn values_that_cannot_be_read_are_said_where_nothing_rests_on_them() {
    let framework = simple(target("1000"), vec![measure("m", UnitKind::Money, "1")]);
    let case = with(framework, |c| c.value_with_extensions = "more".into());
    let found = advice(&case, Bid { price: "much".into(), ..offer() });
    let why = pledge_engine::bid::NumberFault::NotANumber;
    for (fact, text) in [(Fact::ValueWithExtensions, "more"), (Fact::Price, "much")] {
        let kind = FindingKind::FactUnreadable { fact, text: text.into(), why };
        let expected = Finding::new(kind, FindingSeverity::Warning);
        assert_eq!(found.iter().filter(|finding| **finding == expected).count(), 1, "{found:?}");
    }
}

#[test]
fn a_minimum_is_held_against_what_is_asked_and_said() {
    let choices = ["yes", "no"].map(|id| Choice { id: id.into(), title: text(id), help: Text::default() });
    let mut least = parameter("least", ParameterKind::Percent);
    least.minimum = vec![row(&[0], "10")];
    least.asked_when = Some((1, "yes".into()));
    let mut framework = simple(target("1000"), vec![measure("m", UnitKind::Money, "1")]);
    framework.thresholds = vec![Threshold { buyers: vec![Buyer::Central], ..threshold("central") }];
    framework.parameters = vec![least, parameter("ask", ParameterKind::Choice(choices.to_vec()))];
    let below = ["below_minimum"].as_slice();
    for (buyer, asked, said, expected, missing) in [
        ("central", "yes", "9", below, false),
        ("central", "yes", "10%", &[], false),
        ("central", "no", "9", &[], false),
        ("central", "yes", "", &[], false),
        // No row holds: no minimum.
        ("other", "yes", "9", &[], false),
        ("", "yes", "9", &[], true),
        ("", "no", "9", &[], false),
    ] {
        let mut case = with_tender(case(framework.clone()), &[("least", said), ("ask", asked)]);
        case.contract.buyer = buyer.into();
        let found = advice(&case, offer());
        let about: Vec<_> = codes(&found).into_iter().filter(|code| *code == "below_minimum").collect();
        assert_eq!(about, expected, "{buyer} {asked} {said}");
        let asks = found.iter().find(|f| f.kind == FindingKind::FactMissing { fact: Fact::Buyer });
        assert_eq!(asks.map(|f| f.severity), missing.then_some(FindingSeverity::Advice));
    }
}

#[test]
fn deadlines_in_uk_time() {
    let day = 24 * 60;
    let minutes = |text: &str| parse_deadline(text).expect(text).expect(text).minutes;
    // 1900 began on a Monday at 0; 1901 is 365 days later, 1905 after one leap year (1904; 1900 was none).
    assert_eq!(minutes("1900-01-01T00:00"), 0);
    assert_eq!(minutes("1901-01-01T00:00"), 365 * day);
    assert_eq!(minutes("1905-01-01T00:00"), (5 * 365 + 1) * day);
    // 1970 began 25,567 days after 1900, 2000 another 10,957 days later.
    assert_eq!(minutes("1970-01-01T00:00"), 25_567 * day);
    assert_eq!(minutes("2000-03-01T00:00"), (25_567 + 10_957 + 31 + 29) * day);
    // The last Sundays: 29 March 2026 and 25 October 2026; 28 March 2027 and 31 October 2027.
    for (text, offset) in [
        ("2026-03-29T00:59", 0),
        ("2026-03-29T02:00", 60),
        ("2026-03-28T12:00", 0),
        ("2026-07-01T12:00", 60),
        ("2026-10-25T00:59", 60),
        // Twice: the later, in winter time.
        ("2026-10-25T01:00", 0),
        ("2026-10-25T01:59", 0),
        ("2026-10-25T02:00", 0),
        ("2027-03-28T02:00", 60),
        ("2027-03-27", 0),
        ("2027-03-28", 60),
        ("2027-10-31T00:00", 60),
        ("2027-10-31", 0),
        ("2024-03-31T02:00", 60),
        ("2024-10-27T01:30", 0),
    ] {
        assert_eq!(parse_deadline(text).expect(text).map(|moment| moment.offset), Some(offset), "{text}");
    }
    // The clock jumps: one minute of time between 00:59 and 02:00, and 61 between 00:59 and 01:00.
    assert_eq!(minutes("2026-03-29T02:00") - minutes("2026-03-29T00:59"), 1);
    assert_eq!(minutes("2026-10-25T01:00") - minutes("2026-10-25T00:59"), 61);
    // A day alone is its end, also on a day of 23 or 25 hours.
    assert_eq!(minutes("2026-05-01"), minutes("2026-05-02T00:00"));
    assert_eq!(minutes("2026-03-29") - minutes("2026-03-28"), 23 * 60);
    assert_eq!(minutes("2026-10-25") - minutes("2026-10-24"), 25 * 60);
    assert_eq!(minutes("2199-12-31") - minutes("2199-12-31T23:59"), 1);
    for wrong in [
        // Clocks jump over these.
        "2026-03-29T01:00",
        "2026-03-29T01:59",
        "2027-03-28T01:30",
        "2026-02-30",
        "2026-02-30T12:00",
        "2026-05-01T24:00",
        "2026-05-01T12:60",
        "2026-05-01T12",
        "2026-05-01T12:00:00",
        "2026-05-01T12:00Z",
        "2026-05-01 12:00",
        "T12:00",
        "noon",
        "2200-01-01",
    ] {
        assert!(parse_deadline(wrong).is_err(), "{wrong}");
    }
    assert_eq!(parse_deadline("  "), Ok(None));
}

#[test]
fn questions_close_before_bids() {
    let framework = simple(target("1000"), vec![measure("m", UnitKind::Money, "1")]);
    let unreadable = |fact, text: &str| FindingKind::FactDateUnreadable { fact, text: text.into() };
    for (questions, bids, expected) in [
        ("2026-05-01", "2026-05-01", vec![]),
        ("2026-05-01T12:00", "2026-05-01", vec![]),
        ("2026-05-01T12:00", "2026-05-01T12:00", vec![]),
        ("2026-05-01T12:01", "2026-05-01T12:00", vec![FindingKind::DeadlinesOutOfOrder]),
        ("2026-05-01", "2026-05-01T12:00", vec![FindingKind::DeadlinesOutOfOrder]),
        ("2026-05-01", "", vec![]),
        ("Friday", "2026-05-01", vec![unreadable(Fact::ClarificationDeadline, "Friday")]),
        (
            "2026-03-29T01:30",
            "noon",
            vec![
                unreadable(Fact::ClarificationDeadline, "2026-03-29T01:30"),
                unreadable(Fact::SubmissionDeadline, "noon"),
            ],
        ),
    ] {
        let case = with(framework.clone(), |c| {
            (c.clarification_deadline, c.submission_deadline) = (questions.into(), bids.into());
        });
        let found = advice(&case, offer()).into_iter().filter(|f| f.severity == FindingSeverity::Warning);
        assert_eq!(found.map(|f| f.kind).collect::<Vec<_>>(), expected, "{questions} {bids}");
    }
}

/// Marks, target and weight by facts, a choice and a lot: each on other facts.
fn by_facts() -> Case {
    let gross = Basis { of: ValueOf::WithExtensions, vat: Vat::Excluded };
    let mut framework = non_price(None, None, target("1"));
    framework.thresholds = vec![
        of_value(ESTIMATED, bound("300000", false), bound("500000", false)),
        of_value(gross, bound("600000", true), None),
        Threshold { notice: Period { from: "2026-06-01".into(), before: String::new() }, ..threshold("new") },
        Threshold { buyers: vec![Buyer::Central], ..threshold("central") },
        Threshold { nations: vec![Nation::Wales], ..threshold("wales") },
        Threshold { lots: vec!["A".into()], ..threshold("lot") },
        Threshold { kinds: vec![Deal::Contract], ..threshold("contract") },
    ];
    let marks = vec![row(&[3], "30"), row(&[0, 2], "20"), row(&[], "10")];
    framework.sections[0].marks = SectionMarks::Stated(Stated::By(marks));
    let by = Stated::By(vec![row(&[4, 6], "900"), row(&[1, 6], "1500"), row(&[], "2000")]);
    for section in &mut framework.sections {
        section.method = SectionMethod::Always(Method::Target { target: by.clone(), basis: TargetBasis::Total });
    }
    let weight = Stated::By(vec![row(&[5], "60"), row(&[], "80")]);
    framework.non_price = Some(NonPrice { weight: Some(weight), when: Some((1, "absolute".into())) });
    let case = with(framework, |c| {
        c.value_with_extensions = "700,000".into();
        (c.notice_date, c.buyer, c.nation) = ("2026-09-01".into(), "other".into(), "england".into());
        c.lot = "A".into();
    });
    with_tender(case, &[("how", "absolute")])
}

fn figures() -> Vec<Figure> {
    let mut all = vec![Figure::TotalMarks, Figure::OutOf, Figure::SocialValue, Figure::Calculated];
    for at in 0..2 {
        all.extend([Figure::SectionMarks(at), Figure::SectionOutOf(at), Figure::SectionValue(at)]);
        all.extend([Figure::Quantity(at), Figure::Counted(at), Figure::MeasureValue(at)]);
    }
    all
}

fn shown(card: &Scorecard, figure: Figure) -> Option<Decimal> {
    common::rich::shown(card, figure)
}

type Change = fn(&mut Case);

#[test]
fn each_fact_that_moves_a_mark_stands_in_its_working() {
    let case = by_facts();
    let mut offer = bid("b", vec![amount("m", "500"), amount("n", "700")]);
    offer.pledges[0].lots = vec!["A".into()];
    let bids = [offer];
    let before = &score(&case, &bids)[0];
    // 20 × 60/100 = 12 and 7.5 × 60/100 = 4.5; 12 × 500/1,500 = 4 and 4.5 × 700/1,500 = 2.1.
    assert_eq!((before.marks, before.out_of), (Some(dec("6.1")), Some(dec("16.5"))));
    let typed = |text: &str, label: Label| {
        let text = text.to_owned();
        move |op: &Op, of: &Label| *op == Op::Input(text.clone()) && *of == label
    };
    type Holds = Box<dyn Fn(&Op, &Label) -> bool>;
    let word = |text: &str| -> Holds { Box::new(typed(text, Label::WordIsOneOf)) };
    let threshold =
        |at: usize| -> Holds { Box::new(move |op, of| matches!(op, Op::Test(..)) && *of == Label::Threshold(at)) };
    let table: Holds = Box::new(|op, of| *op == Op::Constant && *of == Label::RowFigure { section: 0, row: 1 });
    let changes: Vec<(&str, Change, Holds)> = vec![
        ("value", |c| c.contract.value = "600k".into(), Box::new(typed("400,000", Label::ContractValue))),
        (
            "with extensions",
            |c| c.contract.value_with_extensions = "600,000".into(),
            Box::new(typed("700,000", Label::ValueWithExtensions)),
        ),
        ("notice", |c| c.contract.notice_date = "2026-05-31".into(), Box::new(typed("2026-09-01", Label::NoticeDate))),
        ("buyer", |c| c.contract.buyer = "central".into(), word("other")),
        ("nation", |c| c.contract.nation = "wales".into(), word("england")),
        ("lot", |c| c.contract.lot = "B".into(), word("A")),
        ("choice", |c| drop(c.tender.insert("how".into(), "relative".into())), word("absolute")),
        ("kind", |c| c.contract.kind = "lease".into(), word("contract")),
        ("lower bound", |c| bounds(c, 0).low = bound("400000", true), threshold(0)),
        ("upper bound", |c| bounds(c, 0).high = bound("400000", true), threshold(0)),
        ("other bound", |c| bounds(c, 1).low = bound("700000", true), threshold(1)),
        ("first day", |c| of_notice(c).from = "2026-09-02".into(), threshold(2)),
        ("marks", |c| rows(c)[1].value = constant("24"), table),
    ];
    let mut moved = 0;
    for (name, change, holds) in &changes {
        let mut other = case.clone();
        change(&mut other);
        let after = &score(&other, &bids)[0];
        let mut moves = false;
        for figure in figures() {
            if shown(before, figure) == shown(after, figure) {
                continue;
            }
            moves = true;
            moved += 1;
            let Some(working) = trace(&case, &bids, 0, figure) else {
                continue;
            };
            // What is no contract has no marks at all, so the kind stands in the target, not in what marks are out of.
            let of_kind = *name == "kind" && matches!(figure, Figure::OutOf | Figure::SectionOutOf(_));
            let held = working.nodes.iter().any(|node| holds(&node.op, &node.label));
            assert!(held || of_kind, "{figure:?} moves with {name} and does not hold it");
        }
        assert!(moves, "{name} moves nothing");
    }
    assert!(moved > 40, "only {moved} figures moved");
}

fn model(case: &mut Case) -> &mut Framework {
    Rc::make_mut(&mut case.framework)
}

fn bounds(case: &mut Case, at: usize) -> &mut ValueRange {
    model(case).thresholds[at].value.as_mut().expect("bounds on a value")
}

fn of_notice(case: &mut Case) -> &mut Period {
    &mut model(case).thresholds[2].notice
}

fn rows(case: &mut Case) -> &mut Vec<Row> {
    match &mut model(case).sections[0].marks {
        SectionMarks::Stated(Stated::By(rows)) => rows,
        _ => panic!("marks by facts"),
    }
}

#[test]
fn workings_compute_anew_to_what_is_shown() {
    let mut count = 0;
    for lots in [vec![], vec!["A"], vec!["B"], vec!["A", "B"]] {
        for (value, buyer, nation, how) in [
            ("400,000", "other", "england", "absolute"),
            ("600,000", "other", "wales", "absolute"),
            ("400,000", "central", "wales", "relative"),
            ("299,999.99", "sub_central", "scotland", "relative"),
        ] {
            let mut case = with_tender(by_facts(), &[("how", how)]);
            let c = &mut case.contract;
            (c.value, c.buyer, c.nation) = (value.into(), buyer.into(), nation.into());
            let mut offer = bid("b", vec![amount("m", "333.33"), amount("n", "700")]);
            offer.pledges[0].lots = lots.iter().map(|lot| (*lot).into()).collect();
            let bids = [offer];
            let card = &score(&case, &bids)[0];
            for figure in figures() {
                let working = trace(&case, &bids, 0, figure).expect("every figure has a value here");
                let (num, den) = recompute(&working).expect("it computes");
                assert_eq!(Some(num / den), shown(card, figure), "{figure:?}: {value} {buyer} {nation} {how}");
                count += 1;
            }
        }
    }
    // 4 × 4 cases of 4 + 2 × 6 figures.
    assert_eq!(count, 256);
}
