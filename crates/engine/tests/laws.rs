//! Laws that hold for every case: random frameworks with every part of the format, contracts, and offers with odd and
//! unreadable texts in them.
//!
//! An ordinary run tries 256 cases of each, in a few seconds. `cargo xtask laws` tries ten thousand of each, and of all
//! other properties.

#[path = "common/any/mod.rs"]
mod any;
#[path = "common/cases.rs"]
mod cases;
mod common;
#[path = "common/write/mod.rs"]
mod write;

use any::*;
use cases::cases;
use common::dec;
use common::rich::{figures, shown};
use pledge_engine::Decimal;
use pledge_engine::advise::FindingSeverity;
use pledge_engine::bid::{Bid, Case, NumberKind, parse_number, print_decimal};
use pledge_engine::framework::*;
use pledge_engine::json::{Limits, canonical, decimal_text, minified, parse, plain_decimal, pretty};
use pledge_engine::score::{Figure, Memory, Scorecard, Trace, method_of, recompute, score, score_again, trace};
use proptest::prelude::*;
use proptest::strategy::ValueTree;
use proptest::test_runner::TestRunner;
use std::collections::BTreeMap;

/// All marks of a bid, and their total with its parts. Without a total the parts are sums of what is known so far.
fn marks(card: &Scorecard) -> Vec<Option<Decimal>> {
    let sections = card.sections.iter().map(|section| section.marks);
    let criteria = card.criteria.iter().map(|criterion| criterion.marks);
    let parts = card.marks.map(|all| [all, card.calculated, card.self_assessed]);
    sections.chain(criteria).chain((0..3).map(|part| parts.map(|parts| parts[part]))).collect()
}

/// Everything that a card says of marks and values. What it finds names pledges by their places.
fn told(card: &Scorecard) -> Scorecard {
    Scorecard { findings: Vec::new(), ..card.clone() }
}

/// What a section of a card counts.
fn counted(case: &Case, card: &Scorecard, section: usize) -> Option<Decimal> {
    match case.framework.sections[section].counts {
        Counts::Ratio(_) => card.sections[section].ratio,
        _ => shown(card, Figure::SectionValue(section)),
    }
}

/// What a card tells for a figure.
fn told_as(case: &Case, card: &Scorecard, figure: Figure) -> Option<Decimal> {
    match figure {
        Figure::SectionValue(at) => counted(case, card, at),
        _ => shown(card, figure),
    }
}

/// Does what somebody does between two scores.
fn edit(case: &mut Case, bids: &mut [Bid], d: &mut Dice<'_>) {
    let which = d.below(bids.len());
    let count = bids[which].pledges.len();
    let at = d.below(count.max(1));
    match d.below(12) {
        0 => case.contract.months = d.pick(&["12", "36", "", "x"]).into(),
        1 => case.contract.place = d.pick(&["M1 1AA", "Leeds", ""]).into(),
        2 => bids[which].price = d.pick(&["900000", "1000", ""]).into(),
        3 => bids[which].partners.clear(),
        4 => bids.swap(0, which),
        _ if count == 0 => {}
        5 => drop(bids[which].pledges.remove(at)),
        6 => {
            let again = bids[which].pledges[at].clone();
            bids[which].pledges.push(again);
        }
        7 => shuffle(&mut bids[which].pledges, d),
        8 => {
            let measures = &case.framework.measures;
            if let Some(measure) = measures.get(d.below(measures.len().max(1))) {
                bids[which].pledges[at].measure = measure.id.clone();
            }
        }
        9 => {
            let other = bids[which].pledges[d.below(count)].id.clone();
            bids[which].pledges[at].same_as = vec![other];
        }
        _ => {
            let text = d.pick(&["3", "1,000", "0", "", "nine", "12.5"]);
            let keys: Vec<String> = bids[which].pledges[at].inputs.keys().cloned().collect();
            let key = keys.get(d.below(keys.len().max(1))).cloned().unwrap_or_else(|| "quantity".into());
            bids[which].pledges[at].inputs.insert(key, text.into());
        }
    }
}

proptest! {
    // A case that fails is printed whole, so none is kept in a file.
    #![proptest_config(ProptestConfig { failure_persistence: None, ..cases(256) })]

    /// More of an uncapped pledge never lowers the marks while the bid breaks no rule before or after.
    #[test]
    fn more_never_earns_less(contest in any_contest(), numbers in any_numbers()) {
        let Contest { case, bids } = contest;
        let d = &mut Dice::new(&numbers);
        let which = d.below(bids.len());
        let before = score(&case, &bids).swap_remove(which);
        if breaks_a_rule(&before) {
            return Ok(());
        }
        for pledge in 0..bids[which].pledges.len() * 2 {
            let Some(more) = with_more(&case, &bids[which], pledge / 2, d) else { continue };
            let mut bids = bids.clone();
            bids[which] = more;
            let after = score(&case, &bids).swap_remove(which);
            if breaks_a_rule(&after) || overflows(&after) {
                continue;
            }
            for (less, more) in marks(&before).into_iter().zip(marks(&after)) {
                match (less, more) {
                    (Some(less), Some(more)) => prop_assert!(more >= less, "{} after {}", more, less),
                    // Marks that are no longer known are said to be missing something.
                    (Some(_), None) => prop_assert!(says_why(&after), "{:#?}", after.findings),
                    _ => {}
                }
            }
        }
    }

    /// What is left in a memory changes nothing, whatever was scored before: the same bids with pledges changed, taken
    /// out, doubled and moved, another contract, another framework.
    #[test]
    fn a_memory_changes_nothing(contests in prop::collection::vec(any_contest(), 1..3), numbers in any_numbers()) {
        let mut memory = Memory::default();
        let d = &mut Dice::new(&numbers);
        for Contest { mut case, mut bids } in contests {
            for _ in 0..6 {
                prop_assert_eq!(score_again(&case, &bids, &mut memory), score(&case, &bids));
                edit(&mut case, &mut bids, d);
            }
            prop_assert_eq!(score_again(&case, &bids, &mut memory), score(&case, &bids));
        }
    }

    /// The order of the pledges of a bid never changes what comes of it, save where a rule keeps the first.
    #[test]
    fn the_order_of_pledges_changes_nothing(contest in any_contest(), numbers in any_numbers()) {
        let Contest { case, mut bids } = contest;
        let case = without_keep_first(case);
        let before = score(&case, &bids);
        let d = &mut Dice::new(&numbers);
        for _ in 0..3 {
            bids.iter_mut().for_each(|bid| shuffle(&mut bid.pledges, d));
            let after = score(&case, &bids);
            for (before, after) in before.iter().zip(&after) {
                prop_assert_eq!(told(before), told(after));
            }
        }
    }

    /// The order of the bids never changes what comes of each, and the order of the pledges of the others does not.
    #[test]
    fn the_order_of_bids_changes_nothing(contest in any_contest(), numbers in any_numbers()) {
        let Contest { case, bids } = contest;
        let before = score(&case, &bids);
        let mut places: Vec<usize> = (0..bids.len()).collect();
        shuffle(&mut places, &mut Dice::new(&numbers));
        let turned: Vec<Bid> = places.iter().map(|at| bids[*at].clone()).collect();
        for (at, after) in places.iter().zip(score(&case, &turned)) {
            prop_assert_eq!(&before[*at], &after);
        }
    }

    /// Splitting a quantity between two deliverers changes nothing, not even a figure that is only shown. What holds for each person or week is not split:
    /// there the people are.
    #[test]
    fn splitting_between_deliverers_changes_nothing(contest in any_contest(), numbers in any_numbers()) {
        let Contest { case, mut bids } = contest;
        let d = &mut Dice::new(&numbers);
        let which = d.below(bids.len());
        let bid = &mut bids[which];
        let at = d.below(bid.pledges.len());
        let Some(pledge) = bid.pledges.get_mut(at) else { return Ok(()) };
        let Some(measure) = case.framework.measure(&pledge.measure) else { return Ok(()) };
        // Pledges about the same people are compared with each other, so that two are not as one.
        pledge.same_as.clear();
        let id = pledge.id.clone();
        for other in &mut bid.pledges {
            other.same_as.retain(|same| *same != id);
        }
        let before = score(&case, &bids);
        let bid = &mut bids[which];
        let unit = &case.framework.measures[measure].unit;
        let Some(mut second) = split(&mut bid.pledges[at], unit, d) else { return Ok(()) };
        second.by = another(&case, measure, &second.by, d);
        bid.pledges.insert(at + 1, second.into());
        let after = score(&case, &bids);
        if before.iter().chain(&after).any(overflows) {
            return Ok(());
        }
        for (before, after) in before.iter().zip(&after) {
            // Pounds told apart for extension years are rounded for each pledge.
            let extension_value = before.extension_value;
            prop_assert_eq!(told(before), Scorecard { extension_value, ..told(after) });
        }
    }

    /// Relative marks lie in 0..W, and the best bid that is not excluded has exactly W where B > 0 and no assumed rival
    /// is higher.
    #[test]
    fn the_best_bid_has_all_relative_marks(contest in any_contest()) {
        let Contest { case, mut bids } = contest;
        // Who is whose rival is another matter: here all are each other's.
        bids.iter_mut().for_each(|bid| bid.scenario_of.clear());
        let cards = score(&case, &bids);
        for section in 0..case.framework.sections.len() {
            if method_of(&case, section) != Some(&Method::Relative) {
                continue;
            }
            let best = cards.iter().filter(|card| !card.excluded).filter_map(|card| counted(&case, card, section)).max();
            let rival = rival(&case, section);
            for card in &cards {
                let score = &card.sections[section];
                let (Some(marks), Some(out_of)) = (score.marks, score.out_of) else { continue };
                let all = pledge_engine::rounded(out_of, 2);
                prop_assert!(marks >= Decimal::ZERO && marks <= all, "{} of {}", marks, all);
                let (Some(value), Some(best)) = (counted(&case, card, section), best) else { continue };
                let is_best = value == best && rival.is_none_or(|rival| rival <= best);
                if is_best && best > Decimal::ZERO && !card.excluded && !is_close(&case, &cards, section, best) {
                    prop_assert_eq!(marks, all);
                }
                // A ratio may be above the nothing that six decimals show of it.
                let is_ratio = matches!(case.framework.sections[section].counts, Counts::Ratio(_));
                if best.max(rival.unwrap_or_default()) == Decimal::ZERO && !is_ratio {
                    prop_assert_eq!(marks, Decimal::ZERO);
                }
            }
        }
    }

    /// What is printed reads back: decimals as people and as files write them.
    #[test]
    fn decimals_read_as_they_were_printed(
        millionths in 0_u64..=10_000_000_000_000_000_000,
        digits in 0_u128..10_000_000_000_000_000_000_000_000_000,
        fewer in 0_u32..28,
        scale in 0_u32..=28,
        negative in any::<bool>(),
    ) {
        let typed = Decimal::from_i128_with_scale(millionths.into(), 6);
        for kind in [NumberKind::Money, NumberKind::Number, NumberKind::Count] {
            prop_assert_eq!(parse_number(&print_decimal(typed), kind), Ok(Some(typed)));
        }
        let share = Decimal::from_i128_with_scale((millionths % 100_000_001).into(), 6);
        prop_assert_eq!(parse_number(&print_decimal(share), NumberKind::Percent), Ok(Some(share)));
        let digits = (digits / 10_u128.pow(fewer)) as i128;
        let value = Decimal::from_i128_with_scale(if negative { -digits } else { digits }, scale);
        let back = plain_decimal(&decimal_text(value));
        prop_assert_eq!(back, Some(value));
        prop_assert_eq!(back.map(|back| (back.mantissa(), back.scale())), Some((value.mantissa(), value.scale())));
    }

    /// A framework that is written as a file reads as it was, however the file is laid out, and so does its compact
    /// form.
    #[test]
    fn frameworks_read_as_they_were_written(framework in any_framework()) {
        let file = write::file(&framework);
        let mut hashes = Vec::new();
        for text in [pretty(&file), minified(&file), canonical(&file)] {
            let node = parse(&text, &Limits::default()).expect("JSON");
            prop_assert_eq!(canonical(&node), canonical(&file));
            let Reading { framework: back, faults } = read_node(&node, &Limits::default());
            let wrong = || faults.iter().filter(|fault| fault.kind.severity() == Severity::Fault).collect::<Vec<_>>();
            prop_assert!(back.is_some(), "{:#?} in {}", wrong(), text);
            let mut back = back.expect("as asserted");
            let Compact { base, en, cy } = encode(&back).expect("no text holds the separator");
            let (en, cy) = (Words { first: &*en.first, later: &*en.later }, Words { first: &*cy.first, later: &*cy.later });
            let decoded = decode(&base, en, cy);
            prop_assert_eq!(decoded.as_ref(), Some(&back));
            hashes.push(std::mem::take(&mut back.hash));
            prop_assert_eq!(&back, &framework);
        }
        prop_assert_eq!((hashes[0].len(), &hashes[0], &hashes[0]), (64, &hashes[1], &hashes[2]));
    }

    /// Every figure that has a value has a trace, and the trace computes anew to what the card shows.
    #[test]
    fn every_trace_computes_to_its_figure(contest in any_contest(), numbers in any_numbers()) {
        let Contest { case, bids } = contest;
        let d = &mut Dice::new(&numbers);
        let which = d.below(bids.len());
        let card = score(&case, &bids).swap_remove(which);
        for figure in figures(&case) {
            let traced = trace(&case, &bids, which, figure);
            let value = traced.as_ref().map(|trace| trace.nodes[trace.nodes.len() - 1].value);
            let Some(traced) = traced else {
                // These three are always told; what cannot be held is missing from them, as a finding says.
                let always = matches!(figure, Figure::SocialValue | Figure::Calculated | Figure::SelfAssessed);
                let missing = told_as(&case, &card, figure).is_none() || always && overflows(&card);
                prop_assert!(missing, "{:?}", figure);
                continue;
            };
            prop_assert_eq!(value.map(|(num, den)| num / den), told_as(&case, &card, figure), "{:?}", figure);
            prop_assert!(is_same(recompute(&traced), value), "{:?}", figure);
            // So does the step on which it ends when it is cut short: a wrong step may not show in the end.
            let steps = &traced.nodes[..=d.below(traced.nodes.len())];
            let cut = recompute(&Trace { nodes: steps.to_vec() });
let step = steps.last().map(|step| step.value);
            prop_assert!(is_same(cut, step), "{:?} is no {:?}: {:?} after {} steps", cut, step, figure, steps.len());
        }
    }
}

/// Whether two fractions are the same number, such as 1/0.25 and 4/1.
fn is_same(one: Option<(Decimal, Decimal)>, two: Option<(Decimal, Decimal)>) -> bool {
    let number = |(num, den): (Decimal, Decimal)| num.checked_div(den);
    one == two || one.and_then(number).is_some_and(|one| two.and_then(number) == Some(one))
}

/// Whether a card says what is missing or cannot be read.
fn says_why(card: &Scorecard) -> bool {
    card.findings.iter().any(|finding| finding.severity == FindingSeverity::Error)
}

/// The rival that is assumed in a section.
fn rival(case: &Case, section: usize) -> Option<Decimal> {
    let section = &case.framework.sections[section];
    let kind = if section.counts == Counts::Money { NumberKind::Money } else { NumberKind::Number };
    let text = &case.assumptions.get(&section.id)?.best_rival;
    parse_number(text, kind).ok().flatten().filter(|rival| *rival > Decimal::ZERO)
}

/// Whether two ratios are so close that their six decimals cannot tell them apart.
fn is_close(case: &Case, cards: &[Scorecard], section: usize, best: Decimal) -> bool {
    let near = |card: &&Scorecard| counted(case, card, section).is_some_and(|value| best - value <= dec("0.000001"));
    matches!(case.framework.sections[section].counts, Counts::Ratio(_)) && cards.iter().filter(near).count() > 1
}

/// What the laws say they say of something: every kind of rule is broken with every effect that it may have, every kind
/// of unit counts, every method earns marks, and the premises of the laws hold often.
#[test]
fn the_laws_say_something() {
    let mut runner = TestRunner::deterministic();
    let mut seen: BTreeMap<String, usize> = BTreeMap::new();
    let contests = (any_contest(), any_numbers());
    for _ in 0..2000 {
        let (Contest { case, bids }, numbers) = contests.new_tree(&mut runner).expect("no filter").current();
        let mut see = |what: String| *seen.entry(what).or_default() += 1;
        let cards = score(&case, &bids);
        for card in &cards {
            look_at(&case, card, &mut see);
        }
        if let Some(more) = with_more(&case, &bids[0], 0, &mut Dice::new(&numbers)) {
            let after = score(&case, &[more]).swap_remove(0);
            let kept = !breaks_a_rule(&cards[0]) && !breaks_a_rule(&after) && !overflows(&after);
            see(format!("more {kept}"));
        }
    }
    let expected = everything();
    let missing: Vec<&String> = expected.iter().filter(|what| !seen.contains_key(*what)).collect();
    assert!(missing.is_empty(), "never seen: {missing:?} among {seen:#?}");
    for (what, fewest) in [("more true", 300), ("a total", 300), ("excluded", 100), ("best", 100)] {
        assert!(seen[what] >= fewest, "{what}: {}", seen[what]);
    }
}

#[test]
fn a_case_without_bids_has_no_cards() {
    let case = common::rich::rich();
    assert!(score(&case, &[]).is_empty());
    assert_eq!(trace(&case, &[], 0, Figure::TotalMarks), None);
}
