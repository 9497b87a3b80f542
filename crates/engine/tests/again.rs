//! A score with what the last one left is the same as one without, whatever was changed in between.

mod common;

use std::rc::Rc;

use common::counting::*;
use common::*;
use pledge_engine::bid::{Bid, Case, Partner, Pledge};
use pledge_engine::framework::*;
use pledge_engine::score::{Memory, Scorecard, score, score_again};

/// Hours at £2, worth more in Salford; a section that counts pounds for each pound of the price; a rule that asks for
/// one's own people, one on places, one on what is dear, and an answer that is mandatory.
fn base() -> (Case, Vec<Bid>) {
    let mut local = measure("local", UnitKind::Hours, "1");
    value_of(&mut local).amount = Amount::ByPlace { areas: vec![(0, dec("30"))], elsewhere: Some(dec("12")) };
    let mut ranged = measure("ranged", UnitKind::Hours, "5");
    value_of(&mut ranged).range = Some((dec("4"), dec("6")));
    let price = ValueRange { of: basis(ValueOf::Price), low: Some(at_least("1200")), high: None };
    let framework = Framework {
        thresholds: vec![Threshold { value: Some(price), ..threshold("dear") }],
        areas: vec![area("salford", "Salford", &[])],
        parameters: vec![parameter("weighting", ParameterKind::Marks)],
        sections: vec![
            Section { marks: SectionMarks::Stated(Stated::Parameter(0)), ..section("s", "10", target("1000")) },
            counting(to_price(), section("t", "10", Method::Relative)),
        ],
        measures: vec![
            measure("a", UnitKind::Hours, "2"),
            local,
            in_section(1, ranged),
            in_section(1, measure("b", UnitKind::FteYears, "100")),
            Measure { value: None, ..measure("yes", UnitKind::YesNo, "1") },
        ],
        rules: vec![
            rule("own", RuleKind::DeliveredBy { measures: vec![0, 4], by: vec![Deliverer::Us] }, Effect::Drop),
            rule("there", RuleKind::LocalOnly { measures: vec![1], area: 0 }, Effect::VoidSection),
            rule("once", RuleKind::ClaimedOnce { measures: vec![0, 2] }, Effect::KeepFirst),
            // Only for prices from £1,200 on, which is not known of a price with VAT.
            Rule { only_if: vec![0], ..rule("dear", RuleKind::FirstYearOnly { measures: vec![3] }, Effect::Cut) },
            rule("say", RuleKind::Mandatory { measures: vec![4], criteria: vec![], name: false }, Effect::Exclude),
        ],
        ..framework()
    };
    let case = with_tender(case(framework), &[("weighting", "20")]);
    let mine = Bid {
        people: "12".into(),
        partners: vec![Partner { id: "sub".into(), name: "Somebody".into(), kind: "subcontractor".into() }],
        ..priced(
            "1000",
            bid(
                "mine",
                vec![
                    amount("a", "100"),
                    Pledge { id: "more".into(), by: "sub".into(), ..amount("a", "40") },
                    amount("local", "10"),
                    amount("ranged", "7"),
                    fte("b", "2", "40", "24"),
                    Pledge { answer: "yes".into(), ..pledge("yes", &[]) },
                    amount("nowhere", "3"),
                ],
            ),
        )
    };
    let other = priced("2000", bid("other", vec![amount("ranged", "9"), amount("a", "x")]));
    (case, vec![mine, other])
}

type Change = fn(&mut Case, &mut Vec<Bid>);

/// What may be changed between two scores.
const CHANGES: [(&str, Change); 27] = [
    ("nothing", |_, _| {}),
    ("a figure", |_, bids| drop(bids[0].pledges[0].inputs.insert("quantity".into(), "101".into()))),
    ("a figure that cannot be read", |_, bids| {
        bids[0].pledges[0].inputs.insert("quantity".into(), "many".into());
    }),
    ("a figure to nothing", |_, bids| drop(bids[0].pledges[3].inputs.insert("quantity".into(), "0".into()))),
    ("who delivers", |_, bids| bids[0].pledges[1].by = "us".into()),
    ("who delivers what stood", |_, bids| bids[0].pledges[0].by = "sub".into()),
    ("a link", |_, bids| bids[0].pledges[3].same_as = vec!["a".into()]),
    ("a link that strikes out another", |_, bids| bids[0].pledges[0].same_as = vec!["ranged".into()]),
    ("a place", |_, bids| bids[0].pledges[2].place = "Leeds".into()),
    ("an answer", |_, bids| bids[0].pledges[5].answer = "no".into()),
    ("a measure", |_, bids| bids[0].pledges[1].measure = "ranged".into()),
    ("a measure that is known now", |_, bids| bids[0].pledges[6].measure = "ranged".into()),
    ("one pledge less", |_, bids| drop(bids[0].pledges.remove(1))),
    ("the last pledges less", |_, bids| bids[0].pledges.truncate(2)),
    ("no pledges", |_, bids| bids[0].pledges.clear()),
    ("one pledge more", |_, bids| {
        bids[0].pledges.push(Pledge { id: "new".into(), ..amount("a", "1") }.into());
    }),
    ("one pledge before", |_, bids| {
        bids[0].pledges.insert(0, Pledge { id: "new".into(), ..amount("a", "1") }.into());
    }),
    ("their order", |_, bids| bids[0].pledges.reverse()),
    ("the price", |_, bids| bids[0].price = "1500".into()),
    ("the other's price", |_, bids| bids[1].price = "1100".into()),
    ("the price's VAT", |_, bids| bids[0].price_vat = "included".into()),
    ("the people", |_, bids| bids[0].people = "none".into()),
    ("the partners", |_, bids| bids[0].partners.clear()),
    ("the order of bids", |_, bids| bids.reverse()),
    ("one bid less", |_, bids| drop(bids.pop())),
    ("the contract", |case, _| (case.contract.place, case.contract.months) = ("Leeds".into(), "12".into())),
    ("the tender", |case, _| drop(case.tender.insert("weighting".into(), "30".into()))),
];

/// Other changes of the case, which make all of it anew.
const OTHERS: [(&str, Change); 4] = [
    ("a rival", |case, _| *case = with_rival(case.clone(), "t", "5")),
    ("what is confirmed", |case, _| case.confirmed = vec!["weighting".into()]),
    ("the framework", |case, _| Rc::make_mut(&mut case.framework).measures[0] = measure("a", UnitKind::Hours, "3")),
    ("its rules", |case, _| Rc::make_mut(&mut case.framework).rules.truncate(1)),
];

fn changed(change: Change) -> (Case, Vec<Bid>) {
    let (mut case, mut bids) = base();
    change(&mut case, &mut bids);
    (case, bids)
}

#[test]
fn each_change_and_its_undoing() {
    for (name, change) in CHANGES.into_iter().chain(OTHERS) {
        // The same framework and the same pledges wherever nothing is changed, as in a page.
        let (case, bids) = base();
        let (mut other, mut others) = (case.clone(), bids.clone());
        change(&mut other, &mut others);
        let memory = &mut Memory::default();
        for (case, bids) in [(&case, &bids), (&other, &others), (&case, &bids), (&other, &others)] {
            for _ in 0..2 {
                assert_eq!(score_again(case, bids, memory), score(case, bids), "{name}");
            }
        }
    }
}

#[test]
fn what_rests_on_a_price_rests_on_whether_it_holds_vat() {
    // £1,500 is dear, so that only the first year of two counts; with VAT in it nobody knows whether it is.
    let (case, mut bids) = base();
    bids[0].price = "1500".into();
    let mut with_vat = bids.clone();
    with_vat[0].price_vat = "included".into();
    let counted = |card: &Scorecard| card.measures[3].counted;
    assert_eq!(counted(&score(&case, &bids)[0]), Some(dec("2")));
    assert_eq!(counted(&score(&case, &with_vat)[0]), Some(dec("4")));
    let memory = &mut Memory::default();
    for bids in [&bids, &with_vat, &bids] {
        assert_eq!(score_again(&case, bids, memory), score(&case, bids));
    }
    // The same where the figure holds VAT, and the bid comes to say nothing of it, or nothing of its price.
    let mut case = case;
    let threshold = &mut Rc::make_mut(&mut case.framework).thresholds[0];
    threshold.value.iter_mut().for_each(|range| range.of.vat = Vat::Included);
    let mut unsaid = with_vat.clone();
    unsaid[0].price_vat.clear();
    let mut unpriced = with_vat.clone();
    unpriced[0].price.clear();
    assert_eq!(counted(&score(&case, &with_vat)[0]), Some(dec("2")));
    assert_eq!(counted(&score(&case, &unsaid)[0]), Some(dec("4")));
    for bids in [&with_vat, &unsaid, &with_vat, &unpriced, &with_vat] {
        assert_eq!(score_again(&case, bids, memory), score(&case, bids));
    }
}

#[test]
fn one_change_after_another() {
    let (mut case, mut bids) = base();
    let memory = &mut Memory::default();
    for (name, change) in OTHERS.into_iter().chain(CHANGES.into_iter().filter(|(name, _)| !name.contains("less"))) {
        if bids[0].pledges.len() < 7 {
            bids.clone_from(&base().1);
        }
        change(&mut case, &mut bids);
        assert_eq!(score_again(&case, &bids, memory), score(&case, &bids), "{name}");
    }
}

#[test]
fn changes_change_what_is_told() {
    let cards = |(case, bids): (Case, Vec<Bid>)| -> Vec<Scorecard> { score(&case, &bids) };
    let before = cards(base());
    for (name, change) in CHANGES.into_iter().chain(OTHERS) {
        // Who works there is only advised on, and what is confirmed is for the reader.
        let same = matches!(name, "nothing" | "the people" | "what is confirmed");
        assert_eq!(cards(changed(change)) == before, same, "{name}");
    }
}

#[test]
fn a_memory_shows_nothing_of_what_is_in_it() {
    let (case, bids) = base();
    let mut memory = Memory::default();
    score_again(&case, &bids, &mut memory);
    assert_eq!(format!("{memory:?}"), "Memory");
}
