//! Laws that hold for every case: random frameworks with every part of the format, contracts, and offers with odd and
//! unreadable texts in them.
//!
//! An ordinary run tries 256 cases of each. `PROPTEST_CASES=10000 cargo test -p pledge-engine --test laws --release`
//! tries ten thousand.

#[path = "common/any/mod.rs"]
mod any;
mod common;
#[path = "common/write/mod.rs"]
mod write;

use any::*;
use common::dec;
use common::rich::{figures, shown};
use pledge_engine::Decimal;
use pledge_engine::advise::{FindingKind, FindingSeverity};
use pledge_engine::bid::{Bid, Case, Map, NumberKind, Pledge, parse_number, print_decimal};
use pledge_engine::framework::*;
use pledge_engine::json::{Limits, canonical, decimal_text, minified, parse, plain_decimal, pretty};
use pledge_engine::score::{Certainty, Figure, Scorecard, Trace, method_of, recompute, score, trace};
use proptest::prelude::*;
use proptest::strategy::ValueTree;
use proptest::test_runner::TestRunner;
use std::collections::BTreeMap;
use std::rc::Rc;

/// As many cases as `PROPTEST_CASES` says, or 256. A case that fails is printed whole, so none is kept in a file.
fn settings() -> ProptestConfig {
    ProptestConfig { failure_persistence: None, ..ProptestConfig::default() }
}

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

/// Whether a rule is broken: what is only asked is no breach.
fn breaks_a_rule(card: &Scorecard) -> bool {
    card.findings.iter().any(|finding| finding.rule.is_some() && finding.severity <= FindingSeverity::Warning)
}

fn measure_of<'c>(case: &'c Case, pledge: &Pledge) -> Option<&'c Measure> {
    case.framework.measures.iter().find(|measure| measure.id == pledge.measure)
}

/// The maps of what is typed for a pledge: in all, and for each year.
fn typed(pledge: &mut Pledge) -> Vec<&mut Map<String>> {
    let years = pledge.years.iter_mut().map(|year| &mut year.inputs);
    std::iter::once(&mut pledge.inputs).chain(years).collect()
}

/// The number in a field, if there is one.
fn number(inputs: &Map<String>, kind: &UnitKind, input: InputId) -> Option<Decimal> {
    parse_number(inputs.get(input.code())?, kind.input_kind(input)).ok().flatten()
}

/// The same bid with more in one field of a pledge, as much as fits there.
fn with_more(case: &Case, bid: &Bid, pledge: usize, d: &mut Dice<'_>) -> Option<Bid> {
    let mut more = bid.clone();
    let pledge = more.pledges.get_mut(pledge)?;
    let unit = &measure_of(case, pledge)?.unit;
    let inputs = unit.kind.inputs();
    let input = *inputs.get(d.below(inputs.len()))?;
    let mut fields = typed(pledge);
    let field = d.below(fields.len());
    let field = &mut fields[field];
    let added = dec(d.pick(&["1", "70", "1000", "10000000", if unit.whole { "3" } else { "0.000001" }]));
    let most = match (input, unit.kind.input_kind(input)) {
        (InputId::DaysPerWeek, _) => dec("7"),
        (_, InputKind::Percent) => dec("100"),
        _ => dec("10000000000000"),
    };
    let number = (number(field, &unit.kind, input)? + added).min(most);
    field.insert(input.code().into(), print_decimal(number));
    Some(more)
}

/// The inputs in which a quantity is split: so many people, or so many of the thing itself.
fn parts_of(kind: &UnitKind) -> &'static [InputId] {
    match kind {
        UnitKind::FteYears | UnitKind::TrainingWeeks | UnitKind::PersonWeeks => &[InputId::People],
        UnitKind::HoursAttendees => &[InputId::Attendees],
        UnitKind::MoneyInvested { .. } => &[InputId::Cash, InputId::Hours],
        UnitKind::Product { .. } => &[InputId::First],
        UnitKind::Text | UnitKind::YesNo => &[],
        _ => &[InputId::Quantity],
    }
}

/// Splits what is typed for a pledge into two pledges, each with some of it; none where it is too little for two. What
/// cannot be read stays in both of them.
fn split(pledge: &mut Pledge, unit: &Unit, d: &mut Dice<'_>) -> Option<Pledge> {
    let mut second = Pledge { id: "second".into(), ..pledge.clone() };
    for (own, other) in typed(pledge).into_iter().zip(typed(&mut second)) {
        for input in parts_of(&unit.kind) {
            let Some(number) = number(own, &unit.kind, *input).filter(|number| *number > Decimal::ZERO) else {
                continue;
            };
            // Millionths, or whole ones: a part of them, and the rest. What must be whole and is not counts nothing.
            let places = if unit.whole { 0 } else { 6 };
            if number.normalize().scale() > places {
                continue;
            }
            let mut all = number;
            all.rescale(places);
            let part = Decimal::from_i128_with_scale(all.mantissa() * d.between(1, 999) as i128 / 1000, places);
            if part <= Decimal::ZERO {
                return None;
            }
            own.insert(input.code().into(), print_decimal(part));
            other.insert(input.code().into(), print_decimal(number - part));
        }
    }
    Some(second)
}

/// Who delivers as well as the deliverer of a pledge: anybody, or with a rule on deliverers only one of the same kind.
fn another(case: &Case, measure: usize, by: &str, d: &mut Dice<'_>) -> String {
    let judged = case.framework.rules.iter().any(|rule| match &rule.kind {
        RuleKind::DeliveredBy { measures, .. } => measures.contains(&measure),
        _ => false,
    });
    let all: &[&str] = match (judged, by) {
        (false, _) => &["us", "", "sub", "pal", "who"],
        (true, "us" | "") => &["us", ""],
        (true, "pal" | "who") => &["pal", "who"],
        (true, by) => &[by],
    };
    d.pick(all).into()
}

/// Whether something cannot be held exactly: it counts nothing then, and the card says so.
fn overflows(card: &Scorecard) -> bool {
    card.findings.iter().any(|finding| finding.kind == FindingKind::Overflow)
}

/// The case with rules that tell, where they kept the first.
fn without_keep_first(mut case: Case) -> Case {
    for rule in &mut Rc::make_mut(&mut case.framework).rules {
        if rule.effect == Effect::KeepFirst {
            rule.effect = Effect::Tell;
        }
    }
    case
}

/// The things in another order.
fn shuffle<T>(all: &mut [T], d: &mut Dice<'_>) {
    for at in (1..all.len()).rev() {
        all.swap(at, d.below(at + 1));
    }
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

proptest! {
    #![proptest_config(settings())]

    /// More of an uncapped pledge never lowers the marks while the bid breaks no rule before or after.
    #[test]
    fn more_never_earns_less(contest in any_contest(), numbers in any_numbers()) {
        let Contest { case, bids } = contest;
        let d = &mut Dice::new(&numbers);
        let which = d.below(bids.len());
        let before = score(&case, &bids).swap_remove(which);
        if breaks_a_rule(&before) || !rises(&case) {
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
        bid.pledges.insert(at + 1, second);
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
            prop_assert_eq!(recompute(&traced), value, "{:?}", figure);
            // So does the step on which it ends when it is cut short: a wrong step may not show in the end.
            let steps = &traced.nodes[..=d.below(traced.nodes.len())];
            let cut = recompute(&Trace { nodes: steps.to_vec() });
            prop_assert_eq!(cut, steps.last().map(|step| step.value), "{:?} after {} steps", figure, steps.len());
        }
    }
}

/// Whether no band earns less than one below it. Where one does, more can earn less, as the framework says.
fn rises(case: &Case) -> bool {
    let sections = 0..case.framework.sections.len();
    sections.filter_map(|at| method_of(case, at)).all(|method| match method {
        Method::Bands { bands, .. } => bands.windows(2).all(|pair| pair[0].earns <= pair[1].earns),
        _ => true,
    })
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
            let kept = !breaks_a_rule(&cards[0]) && !breaks_a_rule(&after) && !overflows(&after) && rises(&case);
            see(format!("more {kept}"));
        }
    }
    let mut expected: Vec<String> = Vec::new();
    let mut expect = |of: &str, all: &[&str]| expected.extend(all.iter().map(|one| format!("{of} {one}")));
    expect("certainty", &["fixed", "self_assessed", "if_best_rival", "among_bids", "only_bid", "incomplete"]);
    expect("earns", &["relative", "target", "bands", "points", "graded", "gate"]);
    expect("counts", &["money", "points", "ratio"]);
    expect(
        "unit",
        &["fte_years", "training_weeks", "person_weeks", "weeks", "hours", "hours_attendees", "count", "money"],
    );
    expect("unit", &["money_invested", "tonnes", "tco2e", "miles", "points", "product", "percent"]);
    let on_pledges = ["tell", "drop", "void_section", "void_all", "exclude"];
    for kind in ["local_only", "attest", "delivered_by", "min_months", "claimed_once", "first_year_only", "exclusive"] {
        expect(kind, &on_pledges);
    }
    expect("exclusive", &["keep_lower", "keep_higher", "keep_first"]);
    expect("share_stated", &on_pledges[1..]);
    expect("claimed_once", &["keep_first"]);
    expect("first_year_only", &["cut"]);
    expect("item_cap", &["tell", "cut", "exclude"]);
    expect("person_cap", &["tell", "cut"]);
    expect("section_cap", &["tell", "cut"]);
    expect("at_most", &["tell", "keep_first", "exclude"]);
    expect("at_least", &["tell", "void_section", "void_all", "exclude"]);
    expect("mandatory", &["tell", "void_all", "exclude"]);
    expect("both_needed", &["tell", "void_all", "exclude"]);
    let missing: Vec<&String> = expected.iter().filter(|what| !seen.contains_key(*what)).collect();
    assert!(missing.is_empty(), "never seen: {missing:?} among {seen:#?}");
    for (what, fewest) in [("more true", 300), ("a total", 300), ("ranked", 200), ("excluded", 100), ("best", 100)] {
        assert!(seen[what] >= fewest, "{what}: {}", seen[what]);
    }
}

/// Tells what a card has in it.
fn look_at(case: &Case, card: &Scorecard, see: &mut dyn FnMut(String)) {
    let framework = &case.framework;
    for (at, section) in card.sections.iter().enumerate() {
        let method = match method_of(case, at) {
            Some(Method::Relative) => "relative",
            Some(Method::Target { .. }) => "target",
            Some(Method::Bands { .. }) => "bands",
            Some(Method::Points { .. }) => "points",
            Some(Method::Graded { .. }) => "graded",
            Some(Method::Gate { .. }) => "gate",
            _ => "unknown",
        };
        see(format!("certainty {}", section.certainty.map_or("none", |certainty| certainty.code())));
        if section.marks > Some(Decimal::ZERO) {
            see(format!("earns {method}"));
            let counts = match framework.sections[at].counts {
                Counts::Money => "money",
                Counts::Points => "points",
                Counts::Ratio(_) => "ratio",
            };
            see(format!("counts {counts}"));
            if method == "relative" && section.certainty == Some(Certainty::AmongBids) {
                see("best".into());
            }
        }
    }
    for (measure, score) in framework.measures.iter().zip(&card.measures) {
        if score.counted > Some(Decimal::ZERO) {
            see(format!("unit {}", measure.unit.kind.code()));
        }
    }
    for finding in card.findings.iter().filter(|finding| finding.severity <= FindingSeverity::Warning) {
        if let Some(rule) = finding.rule.map(|at| &framework.rules[at]) {
            let node = write::rule(rule, framework);
            let kind = node.get("kind").and_then(|kind| kind.as_text()).expect("every rule has a kind");
            see(format!("{kind} {}", rule.effect.code()));
        }
    }
    let facts = [("a total", card.marks.is_some()), ("ranked", card.rank.is_some()), ("excluded", card.excluded)];
    facts.iter().filter(|(_, holds)| *holds).for_each(|(what, _)| see((*what).into()));
}

#[test]
fn a_case_without_bids_has_no_cards() {
    let case = common::rich::rich();
    assert!(score(&case, &[]).is_empty());
    assert_eq!(trace(&case, &[], 0, Figure::TotalMarks), None);
}
