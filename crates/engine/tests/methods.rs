//! The methods by which pounds and grades become marks, who is compared with whom, and how sure a mark is.

mod common;

use common::counting::{counting, in_section, priced, to_price};
use common::*;
use pledge_engine::Decimal;
use pledge_engine::bid::{Bid, Case};
use pledge_engine::framework::*;
use pledge_engine::score::Certainty::*;
use pledge_engine::score::{Scorecard, ranks, score, without};

/// 15 or 10 marks relative to the best, £1 a unit.
fn relative(marks: &str) -> Case {
    let framework = Framework {
        sections: vec![section("s", marks, Method::Relative)],
        measures: vec![measure("m", UnitKind::Money, "1")],
        ..framework()
    };
    case(framework)
}

fn offer(id: &str, pounds: &str) -> Bid {
    bid(id, vec![amount("m", pounds)])
}

fn marks(cards: &[Scorecard]) -> Vec<Option<Decimal>> {
    cards.iter().map(|card| card.marks).collect()
}

fn some(texts: &[&str]) -> Vec<Option<Decimal>> {
    texts.iter().map(|text| Some(dec(text))).collect()
}

#[test]
fn relative_to_an_assumed_best_offer() {
    for (w, own, best, expected) in [
        // 15 × 25,000/120,000 = 3.125, half up 3.13.
        ("15", "25,000", "120,000", "3.13"),
        // 10 × 40,000/90,000 = 4.444…
        ("10", "40,000", "£90k", "4.44"),
        // 10 × 93,600/120,000 = 7.8.
        ("10", "93,600", "120,000", "7.80"),
        // At or above the best: W.
        ("10", "120,000", "120,000", "10"),
        ("10", "150,000", "120,000", "10"),
        ("10", "0", "120,000", "0"),
    ] {
        let card = &score(&with_rival(relative(w), "s", best), &[offer("a", own)])[0];
        assert_eq!(card.marks, Some(dec(expected)), "{w} × {own}/{best}");
        assert_eq!((card.certainty, card.sections[0].scenarios), (IfBestRival, None));
        assert_eq!(card.out_of, Some(dec(w)));
    }
}

#[test]
fn three_fte_years_and_240_hours_make_93_600() {
    let measures = vec![measure("j", UnitKind::FteYears, "30000"), measure("h", UnitKind::Hours, "15")];
    let framework = Framework {
        sections: vec![
            section("offer", "10", Method::Relative),
            section("answers", "10", Method::Graded { pass: None }),
        ],
        criteria: vec![criterion("c", 1, "1", None)],
        measures,
        ..framework()
    };
    let case = with_rival(case(framework), "offer", "120,000");
    let card = &score(&case, &[bid("a", vec![fte("j", "1", "35", "36"), amount("h", "240")])])[0];
    // 3 × 30,000 + 240 × 15 = 93,600; 10 × 93,600/120,000 = 7.80.
    assert_eq!(card.social_value, dec("93600"));
    assert_eq!((card.calculated, card.self_assessed, card.marks), (dec("7.80"), dec("0"), None));
    assert_eq!((card.out_of, card.certainty), (Some(dec("20")), Incomplete));
    assert_eq!((card.sections[1].marks, card.sections[1].out_of), (None, Some(dec("10"))));
    assert_eq!((card.criteria[0].marks, card.criteria[0].out_of), (None, Some(dec("10"))));
    // Shares of the mark: 7.80 × 90,000/93,600 = 7.5 and 7.80 × 3,600/93,600 = 0.3.
    assert_eq!((card.measures[0].marks, card.measures[1].marks), (Some(dec("7.5")), Some(dec("0.3"))));
}

#[test]
fn a_lone_bid_shows_three_marks_that_do_not_move() {
    for own in ["1", "25,000", "9m"] {
        let (case, bids) = (relative("10"), [offer("a", own)]);
        let card = &score(&case, &bids)[0];
        assert_eq!((card.marks, card.certainty), (Some(dec("10")), OnlyBid));
        // 10; 10/1.5 = 6.666…; 10/2.
        assert_eq!(card.sections[0].scenarios, Some([dec("10"), dec("6.67"), dec("5")]));
        assert_eq!(card.measures[0].marks, None);
        assert_eq!(ranks(&case, &bids), [Some(1)]);
    }
    let nothing = &score(&relative("10"), &[offer("a", "0")])[0];
    assert_eq!((nothing.marks, nothing.certainty), (Some(dec("0")), OnlyBid));
    assert_eq!(nothing.sections[0].scenarios, Some([dec("0"); 3]));
}

#[test]
fn among_several_bids() {
    let (case, bids) = (relative("10"), [offer("a", "40,000"), offer("b", "90,000"), offer("c", "90,000")]);
    let cards = score(&case, &bids);
    // 10 × 40,000/90,000 = 4.44; equal bids get equal marks and rank.
    assert_eq!(marks(&cards), some(&["4.44", "10", "10"]));
    assert_eq!(ranks(&case, &bids), [Some(3), Some(1), Some(1)]);
    assert!(cards.iter().all(|card| card.certainty == AmongBids));
    assert_eq!(cards[0].sections[0].against, Some(dec("90000")));
    // A rival above all of them sets B, whoever is best: 10 × 90,000/180,000 = 5.
    let cards = score(&with_rival(relative("10"), "s", "180,000"), &[offer("a", "40,000"), offer("b", "90,000")]);
    assert_eq!(marks(&cards), some(&["2.22", "5"]));
    assert!(cards.iter().all(|card| card.certainty == IfBestRival));
    // Nobody offers anything: nothing for all.
    assert_eq!(marks(&score(&relative("10"), &[offer("a", "0"), offer("b", "")])), some(&["0", "0"]));
}

#[test]
fn a_rival_that_cannot_be_read_is_no_rival() {
    let card = &score(&with_rival(relative("10"), "s", "lots"), &[offer("a", "5")])[0];
    assert_eq!(card.certainty, OnlyBid);
    assert_eq!(codes(&card.findings), ["rival_unreadable"]);
}

#[test]
fn a_rival_of_nothing_is_no_rival() {
    for typed in ["0", "£0.00"] {
        let card = &score(&with_rival(relative("10"), "s", typed), &[offer("a", "5")])[0];
        assert_eq!((card.certainty, card.measures[0].marks), (OnlyBid, None), "{typed}");
        assert_eq!(card.sections[0].scenarios, Some([dec("10"), dec("6.67"), dec("5")]));
        assert_eq!(codes(&card.findings), ["rival_not_positive"]);
        assert_eq!(card.findings[0].section, Some(0));
    }
}

#[test]
fn a_bid_that_is_not_complete_leaves_the_best_unknown() {
    let mut framework = (*relative("10").framework).clone();
    framework.measures.push(measure("j", UnitKind::FteYears, "30000"));
    let mut open = case(framework);
    open.contract.months = String::new();
    let jobs = |id: &str| bid(id, vec![fte("j", "1", "35", "12")]);
    let bids = [offer("a", "40,000"), jobs("b"), offer("c", "20,000")];
    let cards = score(&open, &bids);
    // Nobody knows what b's jobs count without a term, so nobody knows the best.
    assert_eq!(marks(&cards), [None, None, None]);
    assert!(cards.iter().all(|card| card.certainty == Incomplete && card.sections[0].against.is_none()));
    assert_eq!(codes(&cards[0].findings), ["other_bid_incomplete"]);
    assert_eq!(codes(&cards[1].findings), ["fact_missing"]);
    // A rival assumed changes nothing: b may be better.
    assert_eq!(score(&with_rival(open.clone(), "s", "90,000"), &bids)[0].marks, None);
    // With the term, b holds 1 × 12/12 × £30,000: a is the best, c has 10 × 20,000/40,000 = 5, b 10 × 30/40 = 7.5.
    open.contract.months = "36".into();
    assert_eq!(marks(&score(&open, &bids)), some(&["10", "7.5", "5"]));
}

#[test]
fn a_ratio_is_a_plain_number_or_pounds() {
    let method = Method::Target { target: Stated::Parameter(0), basis: TargetBasis::PerPound };
    let mut framework = simple(method, vec![measure("m", UnitKind::Money, "1")]);
    framework.parameters = vec![parameter("ratio", ParameterKind::Ratio)];
    let case = case(framework);
    // 0.25 × £400,000 = £100,000; 10 × 60/100 = 6.
    for (typed, expected) in
        [("0.25", Some("6")), ("£0.25", Some("6")), (" £ 0.25", Some("6")), ("0.25k", None), ("25%", None)]
    {
        let card = &score(&with_tender(case.clone(), &[("ratio", typed)]), &[offer("a", "60,000")])[0];
        assert_eq!(card.marks, expected.map(dec), "{typed}");
        assert_eq!(codes(&card.findings), if expected.is_some() { vec![] } else { vec!["parameter_unreadable"] });
    }
}

#[test]
fn excluded_bids_keep_marks_and_never_set_the_best() {
    let mut framework = (*relative("10").framework).clone();
    let cap = RuleKind::ItemCap { measures: vec![0], max: constant("100000") };
    framework.rules = vec![rule("too-much", cap, Effect::Exclude)];
    let case = case(framework);
    let bids = [offer("a", "40,000"), offer("b", "200,000"), offer("c", "80,000")];
    let cards = score(&case, &bids);
    // b is excluded, so the best is 80,000: 10 × 40,000/80,000 = 5.
    assert_eq!(marks(&cards), some(&["5", "0", "10"]));
    assert_eq!(ranks(&case, &bids), [Some(2), None, Some(1)]);
    assert_eq!(cards[1].sections[0].marks, Some(dec("10")));
    assert_eq!((cards[1].excluded, cards[1].excluded_by.clone()), (true, vec!["too-much".to_owned()]));
    assert_eq!((cards[1].calculated, cards[1].self_assessed), (dec("0"), dec("0")));
    // With the only other bid excluded, a is alone.
    let cards = score(&case, &[offer("a", "40,000"), offer("b", "200,000")]);
    assert_eq!(cards[0].certainty, OnlyBid);
    assert_eq!(cards[1].certainty, AmongBids);
}

#[test]
fn what_ifs_are_never_rivals() {
    let what_if = |id: &str, of: &str, pounds: &str| Bid { scenario_of: of.into(), ..offer(id, pounds) };
    let bids =
        [offer("a", "40,000"), what_if("a2", "a", "160,000"), what_if("a3", "a2", "20,000"), offer("b", "80,000")];
    let cards = score(&relative("10"), &bids);
    // Each of a, a2 and a3 meets only b: 10 × 40/80; 160 is the best itself; 10 × 20/80. b meets only a.
    assert_eq!(marks(&cards), some(&["5", "10", "2.5", "10"]));
    assert_eq!(ranks(&relative("10"), &bids), [Some(2), Some(1), Some(2), Some(1)]);
    // What-ifs of each other, and one of them: wherever they stand they are one supplier's, met by b alone.
    let ring = [
        what_if("c", "a", "10,000"),
        what_if("a", "a2", "40,000"),
        what_if("a2", "a", "160,000"),
        offer("b", "80,000"),
    ];
    for turn in 0..ring.len() {
        let mut bids = ring.clone();
        bids.rotate_left(turn);
        let mut cards = score(&relative("10"), &bids);
        cards.rotate_right(turn);
        // 10 × 10/80, 10 × 40/80, the best itself. b meets what is no offer of its own, but stands for one: 10 × 80/160.
        assert_eq!(marks(&cards), some(&["1.25", "5", "10", "5"]), "{turn}");
    }
    // A ring of three, and a bid before it that leads to another one that leads into it: one supplier's all the same, each
    // met by b alone, and b by whichever of them stands for all.
    let long = [
        what_if("t", "c", "20,000"),
        what_if("u", "t", "30,000"),
        what_if("c", "d", "40,000"),
        what_if("d", "e", "50,000"),
        what_if("e", "c", "60,000"),
        offer("b", "80,000"),
    ];
    for turn in 0..long.len() {
        let mut bids = long.clone();
        bids.rotate_left(turn);
        let mut cards = score(&relative("10"), &bids);
        cards.rotate_right(turn);
        // 10 × 20/80, 30/80 and so on. Nothing of theirs is above 80,000.
        assert_eq!(marks(&cards), some(&["2.5", "3.75", "5", "6.25", "7.5", "10"]), "{turn}");
        assert!(cards.iter().all(|card| card.certainty == AmongBids), "{turn}");
        let alone = bids.into_iter().filter(|bid| bid.id != "b").collect::<Vec<_>>();
        assert!(score(&relative("10"), &alone).iter().all(|card| card.certainty == OnlyBid), "{turn}");
    }
    // A bid and its what-if, and nobody else: each is alone.
    let cards = score(&relative("10"), &bids[..2]);
    assert!(cards.iter().all(|card| card.certainty == OnlyBid && card.marks == Some(dec("10"))));
}

#[test]
fn a_what_if_is_of_the_nearest_bid_of_that_name() {
    let what_if = |of: &str, pounds: &str| Bid { scenario_of: of.into(), ..offer("w", pounds) };
    for (name, bids, expected) in [
        // 10 × 10/80, and 80 is the best. The what-if is of the second, and meets the first alone: 40 is more than 10.
        (
            "the nearest before",
            [offer("a", "10,000"), offer("a", "80,000"), what_if("a", "40,000")],
            ["1.25", "10", "10"],
        ),
        (
            "the only one before",
            [offer("a", "80,000"), what_if("a", "40,000"), offer("a", "10,000")],
            ["10", "10", "1.25"],
        ),
        (
            "the nearest after",
            [what_if("a", "40,000"), offer("a", "80,000"), offer("a", "10,000")],
            ["10", "10", "1.25"],
        ),
        (
            "one after a rival",
            [what_if("a", "40,000"), offer("b", "10,000"), offer("a", "80,000")],
            ["10", "1.25", "10"],
        ),
        // Of a bid that is not here: together they stand for it. 10 × 20/80 for the other, and each is above the other.
        (
            "the same that is missing",
            [what_if("x", "40,000"), what_if("x", "80,000"), offer("b", "20,000")],
            ["10", "10", "2.5"],
        ),
        // Of two that are not here, they are two suppliers': 10 × 40/80 for the first.
        (
            "two that are missing",
            [what_if("x", "40,000"), what_if("y", "80,000"), offer("b", "20,000")],
            ["5", "10", "2.5"],
        ),
        // Of itself: nobody else's, and an offer for the others.
        ("itself", [what_if("w", "40,000"), offer("a", "80,000"), offer("b", "20,000")], ["5", "10", "2.5"]),
    ] {
        assert_eq!(marks(&score(&relative("10"), &bids)), some(&expected), "{name}");
    }
}

#[test]
fn what_ifs_in_a_ring_belong_together_with_all_that_lead_to_it() {
    let what_if = |id: &str, of: &str, pounds: &str| Bid { scenario_of: of.into(), ..offer(id, pounds) };
    let ring = [
        what_if("a1", "a2", "10,000"),
        what_if("a2", "a3", "20,000"),
        what_if("a3", "a4", "40,000"),
        what_if("a4", "a1", "50,000"),
    ];
    // Two that lead to a ring of two, the second of them by the first.
    let tail = [
        what_if("d", "a", "10,000"),
        what_if("c", "d", "20,000"),
        what_if("a", "a2", "40,000"),
        what_if("a2", "a", "50,000"),
    ];
    for (name, mut bids) in [("ring", ring.to_vec()), ("tail", tail.to_vec())] {
        bids.push(offer("b", "80,000"));
        // Each meets b alone: 10 × 10/80, 20/80, 40/80, 50/80. b is the best.
        assert_eq!(marks(&score(&relative("10"), &bids)), some(&["1.25", "2.5", "5", "6.25", "10"]), "{name}");
    }
}

#[test]
fn nobody_is_compared_with_where_all_are_excluded() {
    let mut case = relative("10");
    let cap = RuleKind::ItemCap { measures: vec![0], max: constant("50000") };
    std::rc::Rc::make_mut(&mut case.framework).rules = vec![rule("most", cap, Effect::Exclude)];
    let against = |bids: &[Bid]| -> Vec<_> {
        score(&case, bids).iter().map(|card| (card.sections[0].against, card.sections[0].marks)).collect()
    };
    // An excluded bid is no offer for anybody: where no other stands there is nothing to compare it with.
    assert_eq!(against(&[offer("a", "80,000")]), [(None, Some(dec("0")))]);
    assert_eq!(against(&[offer("a", "80,000"), offer("b", "90,000")]), [(None, Some(dec("0"))); 2]);
    // Beside one that stands it is compared with that, and earns at most what the section carries.
    let best = Some(dec("40000"));
    assert_eq!(
        against(&[offer("a", "80,000"), offer("b", "40,000")]),
        [(best, Some(dec("10"))), (best, Some(dec("10")))]
    );
}

#[test]
fn shares_of_a_target() {
    let with = |basis, t: &str, value: &str, months: &str| {
        let method = Method::Target { target: Stated::Fixed(constant(t)), basis };
        let mut case = case(simple(method, vec![measure("m", UnitKind::Money, "1")]));
        (case.contract.value, case.contract.months) = (value.into(), months.into());
        score(&case, &[offer("a", "60,000")]).remove(0)
    };
    use TargetBasis::*;
    // 10 × 60,000/80,000 = 7.5.
    let card = with(Total, "80000", "", "");
    assert_eq!((card.marks, card.certainty, card.sections[0].against), (Some(dec("7.5")), Fixed, Some(dec("80000"))));
    // More than the target earns no more.
    assert_eq!(with(Total, "50000", "", "").marks, Some(dec("10")));
    // 0.25 × 400,000 = 100,000; 10 × 60,000/100,000 = 6.
    assert_eq!(with(PerPound, "0.25", "400,000", "").marks, Some(dec("6")));
    // 0.10 × 400,000 × 36/12 = 120,000; 10 × 60,000/120,000 = 5.
    assert_eq!(with(PerPoundYear, "0.10", "400,000", "36").marks, Some(dec("5")));
    // 0.1 × 400,000 × 7/12 = 23,333.33…; the mark is W at most.
    let card = with(PerPoundYear, "0.1", "400,000", "7");
    assert_eq!((card.marks, card.sections[0].against), (Some(dec("10")), Some(dec("23333.33"))));

    for (basis, value, months, code) in [
        (PerPound, "", "36", "contract_value_missing"),
        (PerPound, "0", "36", "contract_value_missing"),
        (PerPoundYear, "400,000", "", "fact_missing"),
        (PerPound, "lots", "36", "fact_unreadable"),
        (PerPoundYear, "400,000", "three years", "fact_unreadable"),
    ] {
        let card = with(basis, "0.25", value, months);
        assert_eq!((card.marks, card.certainty), (None, Incomplete));
        assert_eq!(codes(&card.findings), [code]);
        assert_eq!(card.sections[0].value, Some(dec("60000")));
    }
}

/// Weighting, its split, the method and the target all stated by the tender.
fn by_tender() -> Case {
    let choice = |id: &str| Choice { id: id.into(), title: text(id), help: Text::default() };
    let share = |rest| SectionMarks::Share { weighting: 0, share: 1, rest };
    let methods = vec![
        ("best".to_owned(), Method::Relative),
        ("target".to_owned(), Method::Target { target: Stated::Parameter(3), basis: TargetBasis::Total }),
        ("silent".to_owned(), Method::Unknown),
    ];
    let framework = Framework {
        parameters: vec![
            parameter("weighting", ParameterKind::Marks),
            parameter("split", ParameterKind::Percent),
            parameter("rule", ParameterKind::Choice(vec![choice("best"), choice("target"), choice("silent")])),
            parameter("target", ParameterKind::Money),
        ],
        sections: vec![
            Section {
                marks: share(false),
                method: SectionMethod::Chosen { parameter: 2, cases: methods },
                ..section("offer", "0", Method::Unknown)
            },
            Section { marks: share(true), ..section("answers", "0", Method::Graded { pass: None }) },
        ],
        measures: vec![measure("m", UnitKind::Money, "1")],
        scales: vec![scale(4)],
        criteria: vec![criterion("c1", 1, "3", Some(0)), criterion("c2", 1, "1", Some(0))],
        ..framework()
    };
    case(framework)
}

fn graded(pounds: &str, grades: &[(&str, &str)]) -> Bid {
    let mut bid = offer("a", pounds);
    for (criterion, grade) in grades {
        bid.grades.insert((*criterion).into(), (*grade).into());
    }
    bid
}

#[test]
fn twenty_marks_split_60_to_40() {
    let tender = [("weighting", "20"), ("split", "60%"), ("rule", "target"), ("target", "£50,000")];
    let case = with_tender(by_tender(), &tender);
    let card = &score(&case, &[graded("30,000", &[("c1", "3"), ("c2", "2")])])[0];
    // 20 × 60/100 = 12; 12 × 30,000/50,000 = 7.2. 20 × 40/100 = 8; 8 × (3/4 × 3/4 + 1/4 × 2/4) = 8 × 11/16 = 5.5.
    assert_eq!((card.sections[0].out_of, card.sections[1].out_of), (Some(dec("12")), Some(dec("8"))));
    assert_eq!((card.calculated, card.self_assessed, card.marks), (dec("7.2"), dec("5.5"), Some(dec("12.7"))));
    assert_eq!(card.certainty, SelfAssessed);
    // 8 × 3/4 × 3/4 = 4.5 of 6; 8 × 1/4 × 2/4 = 1 of 2.
    assert_eq!((card.criteria[0].marks, card.criteria[0].out_of), (Some(dec("4.5")), Some(dec("6"))));
    assert_eq!((card.criteria[1].marks, card.criteria[1].out_of), (Some(dec("1")), Some(dec("2"))));
    // All marks for the offer: nothing can be earned or missed in the answers.
    let all = with_tender(case, &[("split", "100")]);
    let card = &score(&all, &[graded("30,000", &[])])[0];
    assert_eq!((card.marks, card.certainty, card.out_of), (Some(dec("12")), Fixed, Some(dec("20"))));
}

#[test]
fn what_the_tender_does_not_say_leaves_no_mark() {
    let full = [("weighting", "20"), ("split", "60"), ("rule", "target"), ("target", "50000")];
    let grades = [("c1", "3"), ("c2", "2")];
    for (key, value, section, expected) in [
        ("weighting", "", 0, "parameter_missing"),
        ("weighting", "0", 0, "parameter_missing"),
        ("weighting", "twenty", 0, "parameter_unreadable"),
        ("split", "", 0, "parameter_missing"),
        ("split", "101", 0, "parameter_unreadable"),
        ("rule", "", 0, "parameter_missing"),
        ("rule", "other", 0, "parameter_missing"),
        ("target", "", 0, "target_missing"),
        ("target", "0", 0, "target_missing"),
        ("target", "x", 0, "parameter_unreadable"),
        ("rule", "silent", 0, "rule_unknown"),
    ] {
        let case = with_tender(with_tender(by_tender(), &full), &[(key, value)]);
        let card = &score(&case, &[graded("30,000", &grades)])[0];
        assert_eq!(codes(&card.findings), [expected], "{key} = {value:?}");
        assert_eq!((card.marks, card.sections[section].marks), (None, None), "{key} = {value:?}");
        assert_eq!((card.certainty, card.sections[0].value), (Incomplete, Some(dec("30000"))));
    }
}

#[test]
fn graded_sections_wait_for_every_grade() {
    let framework = Framework {
        sections: vec![section("s", "10", Method::Graded { pass: None })],
        scales: vec![scale(3)],
        criteria: vec![
            criterion("c1", 0, "1", Some(0)),
            criterion("c2", 0, "1", Some(0)),
            criterion("c3", 0, "1", Some(0)),
        ],
        ..framework()
    };
    let case = case(framework);
    let card = &score(&case, &[graded("", &[("c1", "1"), ("c2", "nine")])])[0];
    assert_eq!((card.marks, card.self_assessed, card.certainty), (None, dec("0"), Incomplete));
    // 10/3 × 1/3 = 1.11 of 3.33.
    assert_eq!((card.criteria[0].marks, card.criteria[0].out_of), (Some(dec("1.11")), Some(dec("3.33"))));
    assert_eq!((card.criteria[1].marks, card.criteria[1].grade.clone()), (None, None));
    assert_eq!(card.sections[0].value, None);
    assert!(codes(&card.findings).contains(&"unknown_grade"));
    // 10/3 × (1 + 1 + 1)/3 = 3.333…: rounded once, not 1.11 × 3 = 3.33 by luck; with 2: 10/9 × 6 = 6.67, not 2.22 × 3 = 6.66.
    let card = &score(&case, &[graded("", &[("c1", "2"), ("c2", "2"), ("c3", "2")])])[0];
    assert_eq!((card.marks, card.certainty), (Some(dec("6.67")), SelfAssessed));
}

#[test]
fn without_one_measure() {
    let measures = vec![measure("m", UnitKind::Money, "1"), measure("n", UnitKind::Money, "1")];
    let both = [bid("a", vec![amount("m", "30,000"), amount("n", "10,000")])];
    // Of a target: 10 × 40/80 = 5 and 10 × 30/80 = 3.75.
    let case_t = case(simple(target("80000"), measures.clone()));
    let lost = without(&case_t, &both, 0, 1).unwrap();
    assert_eq!((lost.value, lost.marks), (dec("10000"), Some(dec("1.25"))));
    // A lone relative bid loses pounds; no mark can be named.
    let case_r = case(simple(Method::Relative, measures));
    let lost = without(&case_r, &both, 0, 1).unwrap();
    assert_eq!((lost.value, lost.marks), (dec("10000"), None));
    // Against a rival of 50,000: 10 × 40/50 = 8, 10 × 30/50 = 6.
    let lost = without(&with_rival(case_r.clone(), "s", "50,000"), &both, 0, 1).unwrap();
    assert_eq!(lost.marks, Some(dec("2")));
    assert_eq!(without(&case_r, &both, 1, 0), None);
    assert_eq!(without(&case_r, &both, 0, 9), None);
}

/// £1 a unit, counted for each pound of the price without VAT.
fn to_the_price(method: Method) -> Case {
    let sections = vec![counting(to_price(), section("s", "10", method))];
    case(Framework { sections, measures: vec![measure("m", UnitKind::Money, "1")], ..framework() })
}

#[test]
fn relative_to_the_best_ratio_of_value_to_price() {
    let bids = [priced("200,000", offer("a", "50,000")), priced("300,000", offer("b", "60,000"))];
    for (typed, first, second, against, certainty) in [
        // 50/200 = 0.25 and 60/300 = 0.2: b has more value for more money, and 10 × 0.2/0.25.
        ("", "10", "8", "0.25", AmongBids),
        // 10 × 0.25/0.5 and 10 × 0.2/0.5.
        ("0.5", "5", "4", "0.5", IfBestRival),
        ("£0.50", "5", "4", "0.5", IfBestRival),
        (" £ 0.4 ", "6.25", "5", "0.4", IfBestRival),
        ("0.1", "10", "8", "0.25", IfBestRival),
        // Thousands and percentages are no ratios.
        ("50k", "10", "8", "0.25", AmongBids),
        ("25%", "10", "8", "0.25", AmongBids),
    ] {
        let cards = score(&with_rival(to_the_price(Method::Relative), "s", typed), &bids);
        assert_eq!(marks(&cards), some(&[first, second]), "{typed:?}");
        assert_eq!((cards[0].sections[0].against, cards[0].certainty), (Some(dec(against)), certainty), "{typed:?}");
        let section = &cards[1].sections[0];
        assert_eq!((section.ratio, section.value, section.points), (Some(dec("0.2")), Some(dec("60000")), None));
    }
    // A third is a fraction: shown to six decimals, and 10 × 0.25/(1/3) = 7.5 with nothing lost.
    let best = priced("300,000", offer("b", "100,000"));
    let cards = score(&to_the_price(Method::Relative), &[bids[0].clone(), best]);
    assert_eq!(marks(&cards), some(&["7.5", "10"]));
    assert_eq!(cards[0].sections[0].against, Some(dec("0.333333")));
    // A bid without a price, or with one that has VAT, leaves the best unknown.
    for vat in ["", "included"] {
        let open = Bid { price_vat: vat.into(), ..bids[1].clone() };
        let cards = score(&to_the_price(Method::Relative), &[bids[0].clone(), open]);
        assert_eq!(marks(&cards), [None, None]);
        assert_eq!(
            (codes(&cards[0].findings), codes(&cards[1].findings)),
            (vec!["other_bid_incomplete"], vec!["basis_missing"])
        );
    }
}

#[test]
fn a_ratio_against_a_target_and_under_a_cap() {
    for (price, pounds, expected) in [
        // Of a target of 0.3 for each pound: 0.25 earn 10 × 0.25/0.3 = 8.33…
        ("200,000", "50,000", "8.33"),
        ("200,000", "60,000", "10"),
        ("200,000", "90,000", "10"),
        // 10,000/300,000 = 1/30; 10/30 ÷ 0.3 = 1.11…
        ("300,000", "10,000", "1.11"),
    ] {
        let card = &score(&to_the_price(target("0.3")), &[priced(price, offer("a", pounds))])[0];
        assert_eq!((card.marks, card.certainty), (Some(dec(expected)), Fixed), "{pounds}/{price}");
        assert_eq!(card.sections[0].against, Some(dec("0.3")));
    }
    // A cap on the section is a cap on the ratio: 0.15 of 0.3 count, which are £30,000 for a price of £200,000.
    let mut capped = to_the_price(target("0.3"));
    let cap = RuleKind::SectionCap { section: 0, max: constant("0.15") };
    std::rc::Rc::make_mut(&mut capped.framework).rules = vec![rule("cap", cap, Effect::Cut)];
    let card = &score(&capped, &[priced("200,000", offer("a", "50,000"))])[0];
    let section = &card.sections[0];
    assert_eq!((card.marks, section.ratio, section.value), (Some(dec("5")), Some(dec("0.15")), Some(dec("30000"))));
    assert_eq!((card.social_value, codes(&card.findings)), (dec("50000"), vec!["over_cap"]));
}

/// Sections of 10 marks against targets, with £1 a unit in each, and one graded of 10.
fn by_targets(round: Rounding, targets: &[&str]) -> Case {
    let mut framework = Framework { round, scales: vec![scale(3)], ..framework() };
    for (at, pounds) in targets.iter().enumerate() {
        framework.sections.push(section(&format!("s{at}"), "10", target(pounds)));
        framework.measures.push(in_section(at, measure(&format!("m{at}"), UnitKind::Money, "1")));
    }
    framework.sections.push(section("answers", "10", Method::Graded { pass: None }));
    framework.criteria = vec![criterion("c", targets.len(), "1", Some(0))];
    case(framework)
}

#[test]
fn marks_are_rounded_in_each_section_or_in_the_total_alone() {
    for (targets, pounds, grade, shown, by_section, by_total) in [
        // 10 × 1/3 each, and 10 × 1/3 of the grade: 3.33 four times, or 40/3 = 13.33.
        (["30", "30", "30"], ["10", "10", "10"], "1", "3.33", ["9.99", "3.33", "13.32"], ["10", "3.33", "13.33"]),
        // 10 × 2/3 each: 6.67 four times, or 80/3 = 26.67; calculated alone 20.
        (["30", "30", "30"], ["20", "20", "20"], "2", "6.67", ["20.01", "6.67", "26.68"], ["20", "6.67", "26.67"]),
        // 10 × 1/80 = 0.125 each, half up 0.13: 0.39, or 0.375, half up 0.38.
        (["80", "80", "80"], ["1", "1", "1"], "0", "0.13", ["0.39", "0", "0.39"], ["0.38", "0", "0.38"]),
        // 10 × 3/8 = 3.75 has no more than two decimals: nothing differs.
        (["8", "8", "8"], ["3", "3", "3"], "3", "3.75", ["11.25", "10", "21.25"], ["11.25", "10", "21.25"]),
    ] {
        let pledges = pounds.iter().enumerate().map(|(at, pounds)| amount(&format!("m{at}"), pounds));
        let bids = [graded_by(bid("a", pledges.collect()), grade)];
        let mut shared = Vec::new();
        for (round, expected) in [(Rounding::Sections, by_section), (Rounding::Total, by_total)] {
            let card = &score(&by_targets(round, &targets), &bids)[0];
            assert_eq!(card.sections[0].marks, Some(dec(shown)), "{pounds:?} {round:?}");
            let found = [Some(card.calculated), Some(card.self_assessed), card.marks];
            assert_eq!(found, expected.map(|marks| Some(dec(marks))), "{pounds:?} {round:?}");
            shared.push(card.measures.clone());
        }
        // A row's share is one of the marks that its section shows, wherever they are rounded.
        assert_eq!(shared[0], shared[1]);
    }
}

fn graded_by(mut bid: Bid, grade: &str) -> Bid {
    bid.grades.insert("c".into(), grade.into());
    bid
}

#[test]
fn an_exact_sum_that_cannot_be_held_is_said() {
    // 10/9999999967 and so on: without common factors, their denominators multiply to 30 digits, and 28 fit.
    let targets = ["9999999967", "9999999943", "9999999929"];
    let bids = [graded_by(bid("a", ["m0", "m1", "m2"].map(|id| amount(id, "1")).into()), "3")];
    let case = by_targets(Rounding::Total, &targets);
    let card = &score(&case, &bids)[0];
    assert_eq!((card.marks, card.certainty, ranks(&case, &bids)), (None, Incomplete, vec![None]));
    assert!(codes(&card.findings).contains(&"overflow"));
    // Each section can be told, and rounded sections can be added: 10/9999999967 rounds to nothing.
    assert!(card.sections.iter().all(|section| section.marks.is_some()));
    let card = &score(&by_targets(Rounding::Sections, &targets), &bids)[0];
    assert_eq!((card.marks, card.findings.is_empty()), (Some(dec("10")), true));
}

#[test]
fn an_excluded_bid_has_nothing_in_all_wherever_marks_are_rounded() {
    let mut case = by_targets(Rounding::Total, &["30"]);
    let cap = RuleKind::ItemCap { measures: vec![0], max: constant("5") };
    std::rc::Rc::make_mut(&mut case.framework).rules = vec![rule("most", cap, Effect::Exclude)];
    let bids = [graded_by(bid("a", vec![amount("m0", "10")]), "1")];
    let card = &score(&case, &bids)[0];
    assert_eq!((card.marks, card.calculated, card.self_assessed), (Some(dec("0")), dec("0"), dec("0")));
    assert_eq!((card.sections[0].marks, card.excluded), (Some(dec("3.33")), true));
    assert_eq!(ranks(&case, &bids), [None]);
}
