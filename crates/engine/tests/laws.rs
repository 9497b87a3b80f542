//! Laws that hold for every case: order does not matter, marks stay within bounds, more never earns less, traces
//! compute.

mod common;

use common::rich::{figures, rich, shown};
use common::*;
use pledge_engine::Decimal;
use pledge_engine::bid::{Bid, Case, Pledge};
use pledge_engine::score::{Figure, Scorecard, recompute, score, trace};
use proptest::prelude::*;

fn number() -> impl Strategy<Value = String> {
    prop_oneof![
        (0_u32..200).prop_map(|n| n.to_string()),
        (0_u32..200_000).prop_map(|n| Decimal::from_i128_with_scale(n.into(), 3).to_string()),
        Just(String::new()),
        Just("1,10".to_owned()),
    ]
}

fn a_pledge() -> impl Strategy<Value = Pledge> {
    let kinds = [
        ("jobs", ["people", "hours_per_week", "months"]),
        ("leavers", ["people", "hours_per_week", "months"]),
        ("training", ["people", "weeks", "days_per_week"]),
        ("apprentices", ["people", "weeks", ""]),
        ("sessions", ["hours", "attendees", ""]),
        ("gifts", ["cash", "hours", ""]),
        ("carbon", ["quantity", "", ""]),
    ];
    (0..kinds.len(), number(), number(), number()).prop_map(move |(kind, a, b, c)| {
        let (measure, keys) = kinds[kind];
        let texts = [a, b, c];
        let inputs: Vec<(&str, &str)> = keys
            .iter()
            .zip(&texts)
            .map(|(key, text)| (*key, text.as_str()))
            .filter(|(key, _)| !key.is_empty())
            .collect();
        pledge(measure, &inputs)
    })
}

fn a_bid() -> impl Strategy<Value = Bid> {
    let pledges = prop::collection::vec((a_pledge(), 0_usize..12), 0..8);
    (pledges, prop::option::of(0_u32..6), prop::option::of(0_u32..5)).prop_map(|(pledges, c1, c2)| {
        let mut made = bid("b", Vec::new());
        for (at, (mut pledge, link)) in pledges.into_iter().enumerate() {
            pledge.id = format!("p{at}");
            if link < at {
                pledge.same_as = vec![format!("p{link}")];
            }
            made.pledges.push(pledge);
        }
        for (criterion, grade) in [("c1", c1), ("c2", c2)] {
            if let Some(grade) = grade {
                made.grades.insert(criterion.into(), grade.to_string());
            }
        }
        made
    })
}

fn bids() -> impl Strategy<Value = Vec<Bid>> {
    prop::collection::vec(a_bid(), 1..4).prop_map(|mut bids| {
        for (at, bid) in bids.iter_mut().enumerate() {
            bid.id = format!("bid{at}");
        }
        bids
    })
}

fn a_case() -> impl Strategy<Value = Case> {
    (prop::option::of(number()), 1_u32..60).prop_map(|(rival, months)| {
        let mut case = rich();
        case.contract.months = months.to_string();
        match rival {
            Some(rival) => with_rival(case, "best", &rival),
            None => case,
        }
    })
}

fn marks(card: &Scorecard) -> Vec<Option<Decimal>> {
    card.sections.iter().map(|section| section.marks).chain([card.marks]).collect()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(128))]

    #[test]
    fn the_order_of_pledges_does_not_matter(case in a_case(), bid in a_bid(), turn in 0_usize..8) {
        let mut turned = bid.clone();
        let by = turn % turned.pledges.len().max(1);
        turned.pledges.rotate_left(by);
        turned.pledges.reverse();
        let (a, b) = (&score(&case, &[bid])[0], &score(&case, &[turned])[0]);
        prop_assert_eq!(marks(a), marks(b));
        prop_assert_eq!(&a.measures, &b.measures);
    }

    #[test]
    fn the_order_of_bids_does_not_matter(case in a_case(), bids in bids()) {
        let mut turned = bids.clone();
        turned.reverse();
        let (mut a, b) = (score(&case, &bids), score(&case, &turned));
        a.reverse();
        for (a, b) in a.iter().zip(&b) {
            prop_assert_eq!(marks(a), marks(b));
            prop_assert_eq!(a.rank, b.rank);
        }
    }

    #[test]
    fn marks_stay_within_bounds_and_the_best_has_them_all(case in a_case(), bids in bids()) {
        let cards = score(&case, &bids);
        for card in &cards {
            for section in &card.sections {
                if let (Some(marks), Some(out_of)) = (section.marks, section.out_of) {
                    prop_assert!(marks >= dec("0") && marks <= out_of);
                }
            }
            if let Some(marks) = card.marks {
                prop_assert_eq!(marks, card.calculated + card.self_assessed);
            }
        }
        let best = cards.iter().filter_map(|card| card.sections[0].value).max().unwrap();
        for card in cards.iter().filter(|card| card.sections[0].value == Some(best)) {
            let against = card.sections[0].against.unwrap();
            if best > dec("0") && against == best {
                prop_assert_eq!(card.sections[0].marks, Some(dec("12")));
            }
            prop_assert!(against >= best);
        }
    }

    #[test]
    fn more_of_an_uncapped_pledge_never_earns_less(case in a_case(), bid in a_bid(), people in 0_u32..50, more in 0_u32..50) {
        let with = |people: u32| {
            // All is graded, so that there is a total to compare.
            let mut bid = Bid { grades: ["c1", "c2"].map(|c| (c.to_owned(), "3".to_owned())).into(), ..bid.clone() };
            let (people, months) = (people.to_string(), "24");
            let id = "extra".to_owned();
            bid.pledges.push(Pledge { id, ..fte("jobs", &people, "30", months) });
            score(&case, &[bid]).remove(0)
        };
        let (less, more) = (with(people), with(people + more));
        prop_assert!(more.sections[0].value >= less.sections[0].value);
        prop_assert!(more.sections[0].marks >= less.sections[0].marks);
        prop_assert!(less.marks.is_some() && more.marks >= less.marks);
    }

    #[test]
    fn every_trace_computes_to_its_figure(case in a_case(), bids in bids()) {
        let cards = score(&case, &bids);
        for (which, card) in cards.iter().enumerate() {
            for figure in figures(&case) {
                let traced = trace(&case, &bids, which, figure);
                let value = traced.as_ref().map(|trace| trace.nodes[trace.nodes.len() - 1].value);
                prop_assert_eq!(value.map(|(num, den)| num / den), shown(card, figure), "{:?}", figure);
                if let Some(traced) = traced {
                    prop_assert_eq!(recompute(&traced), value, "{:?}", figure);
                }
            }
        }
    }
}

#[test]
fn a_case_without_bids_has_no_cards() {
    assert!(score(&rich(), &[]).is_empty());
    assert_eq!(trace(&rich(), &[], 0, Figure::TotalMarks), None);
}
