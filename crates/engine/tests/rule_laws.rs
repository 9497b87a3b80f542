//! Laws of claim rules: order matters to nothing but `keep_first`, who delivers matters only to rules on that, and
//! more never earns less while no rule is broken.

mod common;

use common::rich::{figures, shown};
use common::*;
use pledge_engine::Decimal;
use pledge_engine::advise::FindingSeverity;
use pledge_engine::bid::{Bid, Case, Partner, Pledge};
use pledge_engine::framework::*;
use pledge_engine::score::{Scorecard, recompute, score, trace};
use proptest::prelude::*;

/// Hours, jobs and money in one section, sessions and counts in another; a handful of rules, one bit for each.
fn ruled(which: u32) -> Case {
    use Effect::*;
    let elsewhere = |id: &str, kind, amount: &str| Measure { section: Some(1), ..measure(id, kind, amount) };
    let area = Area {
        id: "county".into(),
        title: text("The county"),
        definition: text("all of it"),
        names: vec![],
        origin: Origin::Buyer,
    };
    let all = || vec![0, 1, 2, 3, 4];
    let attest = RuleKind::Attest {
        measures: vec![2, 4],
        question: text("So?"),
        needs: AttestNeeds::Yes,
        unanswered_breaks: true,
    };
    let once = RuleKind::Exclusive { measures: vec![0, 1], when: ExclusiveWhen::SameAs };
    let one = RuleKind::Exclusive { measures: vec![2, 3], when: ExclusiveWhen::Both };
    let rules = vec![
        rule("local", RuleKind::LocalOnly { measures: vec![0, 2, 3], area: 0 }, Drop),
        rule("attest", attest, VoidSection),
        rule("by", RuleKind::DeliveredBy { measures: vec![1], by: vec![Deliverer::Us] }, Drop),
        rule("months", RuleKind::MinMonths { measures: vec![1], min: constant("12") }, Drop),
        rule("once", once, KeepHigher),
        rule("allowed", RuleKind::Allowed { measures: vec![0, 1] }, Tell),
        rule("one", one, KeepLower),
        rule("twice", RuleKind::ClaimedOnce { measures: all() }, Drop),
        rule("most", RuleKind::AtMost { measures: all(), max: constant("3") }, Exclude),
        rule("least", RuleKind::AtLeast { measures: all(), min: constant("2") }, VoidAll),
        rule("item", RuleKind::ItemCap { measures: vec![2], max: constant("400") }, Cut),
        rule("first", RuleKind::FirstYearOnly { measures: vec![1] }, Cut),
    ];
    let rules = rules.into_iter().enumerate().filter(|(at, _)| which & (1 << at) != 0).map(|(_, rule)| rule);
    case(Framework {
        areas: vec![area],
        sections: vec![section("s", "12", target("9000")), section("t", "8", target("4000"))],
        measures: vec![
            measure("a", UnitKind::Hours, "1.5"),
            measure("j", UnitKind::FteYears, "321.09"),
            measure("m", UnitKind::Money, "1"),
            elsewhere("s", UnitKind::HoursAttendees, "2.25"),
            elsewhere("n", UnitKind::Count, "7"),
        ],
        rules: rules.collect(),
        ..framework()
    })
}

/// All rules but some, by their ids.
fn without(ids: &[&str]) -> impl Strategy<Value = Case> + use<> {
    let all = ruled(u32::MAX);
    let mask = all.framework.rules.iter().enumerate().filter(|(_, rule)| !ids.contains(&rule.id.as_str()));
    let mask = mask.fold(0_u32, |mask, (at, _)| mask | 1 << at);
    (0_u32..4096).prop_map(move |which| ruled(which & mask))
}

fn a_pledge() -> impl Strategy<Value = Pledge> {
    let share = prop_oneof![3 => Just(""), 1 => Just("50"), 1 => Just("33.3"), 1 => Just("much")];
    let place = prop_oneof![3 => Just("the county"), 1 => Just("elsewhere"), 1 => Just("")];
    let by = prop_oneof![3 => Just(""), 1 => Just("sub"), 1 => Just("nobody")];
    let says = prop_oneof![3 => Just("yes"), 1 => Just("no"), 1 => Just("")];
    ((0_usize..5, 0_u32..300, 1_u32..40), share, place, by, says).prop_map(
        |((measure, number, other), share, place, by, says)| {
            let (number, other) = (number.to_string(), other.to_string());
            let made = match measure {
                0 => amount("a", &number),
                1 => fte("j", &number, "35", &other),
                2 => amount("m", &number),
                3 => pledge("s", &[("hours", &other), ("attendees", &number)]),
                _ => amount("n", &number),
            };
            let attest = [("attest".to_owned(), says.to_owned())].into();
            Pledge { share: share.into(), place: place.into(), by: by.into(), attest, ..made }
        },
    )
}

fn a_bid() -> impl Strategy<Value = Bid> {
    prop::collection::vec((a_pledge(), 0_usize..12), 0..7).prop_map(|pledges| {
        let partners = vec![Partner { id: "sub".into(), kind: "subcontractor".into(), ..Partner::default() }];
        let mut made = Bid { partners, ..bid("b", Vec::new()) };
        for (at, (mut pledge, link)) in pledges.into_iter().enumerate() {
            pledge.id = format!("p{at}");
            if link < at {
                pledge.same_as = vec![format!("p{link}")];
            }
            made.pledges.push(pledge);
        }
        made
    })
}

fn scored(case: &Case, bid: &Bid) -> Scorecard {
    score(case, std::slice::from_ref(bid)).remove(0)
}

fn marks(card: &Scorecard) -> Vec<Option<Decimal>> {
    card.sections.iter().map(|section| section.marks).chain([card.marks]).collect()
}

/// Whether a rule is broken.
fn breaks(card: &Scorecard) -> bool {
    card.findings.iter().any(|finding| finding.rule.is_some() && finding.severity <= FindingSeverity::Warning)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(256))]

    #[test]
    fn the_order_of_pledges_does_not_matter(case in without(&[]), bid in a_bid(), turn in 0_usize..7) {
        let mut turned = bid.clone();
        let by = turn % turned.pledges.len().max(1);
        turned.pledges.rotate_left(by);
        turned.pledges.reverse();
        let (a, b) = (scored(&case, &bid), scored(&case, &turned));
        prop_assert_eq!(marks(&a), marks(&b));
        prop_assert_eq!(&a.measures, &b.measures);
        prop_assert_eq!(&a.excluded_by, &b.excluded_by);
    }

    /// Hours, money and counts are the same hours, money and counts, whoever of us delivers them.
    #[test]
    fn a_split_between_us_and_a_subcontractor_changes_nothing(
        case in without(&["by"]),
        bid in a_bid(),
        measure in prop::sample::select(vec!["a", "m", "n"]),
        parts in (0_u32..200, 0_u32..200),
        share in prop::sample::select(vec!["", "50", "33.3"]),
    ) {
        let part = |id: &str, by: &str, number: u32| {
            let attest = [("attest".to_owned(), "yes".to_owned())].into();
            let made = amount(measure, &number.to_string());
            Pledge { id: id.into(), by: by.into(), share: share.into(), place: "the county".into(), attest, ..made }
        };
        let (mut whole, mut split) = (bid.clone(), bid);
        whole.pledges.push(part("whole", "us", parts.0 + parts.1));
        split.pledges.push(part("ours", "us", parts.0));
        split.pledges.push(part("theirs", "sub", parts.1));
        let (a, b) = (scored(&case, &whole), scored(&case, &split));
        prop_assert_eq!(marks(&a), marks(&b));
        prop_assert_eq!(&a.measures, &b.measures);
    }

    #[test]
    fn more_of_an_uncapped_pledge_never_earns_less(
        case in without(&["item", "first"]),
        bid in a_bid(),
        at in 0_usize..7,
        more in 1_u32..500,
    ) {
        let before = scored(&case, &bid);
        let mut larger = bid.clone();
        let at = at % larger.pledges.len().max(1);
        if let Some(pledge) = larger.pledges.get_mut(at) {
            let key = ["quantity", "people", "attendees"].into_iter().find(|key| pledge.inputs.contains_key(key));
            let key = key.expect("each pledge here has one of them");
            let number: u32 = pledge.inputs[key].parse().expect("a whole number");
            pledge.inputs.insert(key.into(), (number + more).to_string());
        }
        let after = scored(&case, &larger);
        if !breaks(&before) && !breaks(&after) {
            for (before, after) in marks(&before).into_iter().zip(marks(&after)) {
                prop_assert!(after >= before);
            }
        }
    }

    #[test]
    fn every_trace_computes_to_its_figure(case in without(&[]), bid in a_bid()) {
        let card = scored(&case, &bid);
        for figure in figures(&case) {
            let traced = trace(&case, std::slice::from_ref(&bid), 0, figure);
            let value = traced.as_ref().map(|trace| trace.nodes[trace.nodes.len() - 1].value);
            prop_assert_eq!(value.map(|(num, den)| num / den), shown(&card, figure), "{:?}", figure);
            if let Some(traced) = traced {
                prop_assert_eq!(recompute(&traced), value, "{:?}", figure);
            }
        }
    }
}

/// The law about more says something only where no rule is broken, and that must not be rare.
#[test]
fn kept_rules_are_no_rarity() {
    let case = ruled(u32::MAX);
    let says = |made: Pledge| {
        let attest = [("attest".to_owned(), "yes".to_owned())].into();
        Pledge { place: "the county".into(), attest, ..made }
    };
    let kept = bid("b", vec![says(amount("a", "100")), says(fte("j", "2", "35", "12")), says(amount("m", "200"))]);
    let card = scored(&case, &kept);
    assert!(!breaks(&card), "{:?}", card.findings);
    // 100 × £1.50 + 2 × £321.09 + £200 = £992.18 of £9,000: 12 × 992.18/9000 = 1.3229.
    assert_eq!(card.sections[0].marks, Some(dec("1.32")));
}
