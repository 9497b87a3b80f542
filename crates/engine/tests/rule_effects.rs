//! Every kind of claim rule with each of its effects, broken and kept, with the arithmetic beside; and what a rule
//! looks at is in the working of each figure that it moves.

mod common;

use common::rich::{figures, shown};
use common::*;
use pledge_engine::Decimal;
use pledge_engine::advise::{FindingKind, FindingSeverity};
use pledge_engine::bid::{Bid, Case, Partner, Pledge};
use pledge_engine::framework::Effect::*;
use pledge_engine::framework::ExclusiveWhen::{Both, SameAs};
use pledge_engine::framework::*;
use pledge_engine::score::{Label, Op, Scorecard, score, trace};

/// Section s (10 marks for £1,000): a £1 and b £2 an hour, jobs £100, one thing £1 each. Section t (the same): c £1 an
/// hour. A yes or no that is only recorded, and a question.
fn ruled(rules: Vec<Rule>) -> Case {
    let elsewhere = Measure { section: Some(1), ..measure("c", UnitKind::Hours, "1") };
    let answer = Measure { section: None, value: None, ..measure("yes", UnitKind::YesNo, "1") };
    let area = Area {
        id: "county".into(),
        title: Text { en: "The county".into(), cy: "Y sir".into() },
        definition: text("all of it"),
        names: vec!["Tŷ-gwyn".into()],
        origin: Origin::Buyer,
    };
    let case = case(Framework {
        areas: vec![area],
        sections: vec![section("s", "10", target("1000")), section("t", "10", target("1000"))],
        measures: vec![
            measure("a", UnitKind::Hours, "1"),
            measure("b", UnitKind::Hours, "2"),
            elsewhere,
            measure("j", UnitKind::FteYears, "100"),
            measure("d", UnitKind::Count, "1"),
            answer,
        ],
        criteria: vec![criterion("q", 0, "1", Some(0))],
        scales: vec![scale(4)],
        rules,
        ..framework()
    });
    Case { contract: pledge_engine::bid::Contract { place: "The county".into(), ..case.contract.clone() }, ..case }
}

const A: usize = 0;
const B: usize = 1;
const C: usize = 2;
const J: usize = 3;
const D: usize = 4;
const YES: usize = 5;

/// 300 hours on a (£300), 100 hours on b (£200), 500 hours on c (£500): 5 of 10 marks in each section.
fn offers() -> Bid {
    let partner = |id: &str, kind: &str| Partner { id: id.into(), name: id.into(), kind: kind.into() };
    let nameless = Partner { name: " ".into(), ..partner("nameless", "subcontractor") };
    let partners = vec![partner("sub", "subcontractor"), partner("friend", ""), nameless];
    Bid { partners, ..bid("b", vec![amount("a", "300"), amount("b", "100"), amount("c", "500")]) }
}

/// The same with jobs worth £300 instead of a: so many people for so many months.
fn jobs(people: &str, months: &str) -> Bid {
    with(|bid| bid.pledges[0] = fte("j", people, "35", months).into())
}

fn with(change: impl Fn(&mut Bid)) -> Bid {
    let mut bid = offers();
    change(&mut bid);
    bid
}

/// Marks of both sections and in all, and the codes of all findings.
fn result(card: &Scorecard) -> ([Option<Decimal>; 3], Vec<&'static str>) {
    ([card.sections[0].marks, card.sections[1].marks, card.marks], codes(&card.findings))
}

/// A rule, a bid that breaks it and one that keeps it.
struct Kind {
    name: &'static str,
    kind: RuleKind,
    broken: Bid,
    kept: Bid,
    code: &'static str,
    /// The effects that it may have, and what marks each leaves: both sections and all.
    effects: Vec<(Effect, [&'static str; 3])>,
}

/// Rules on the pledge of £300 in section s, which holds £500 with it and £200 without.
fn on_a_pledge(name: &'static str, kind: RuleKind, code: &'static str, broken: Bid, kept: Bid) -> Kind {
    let effects = vec![
        // 500/1000 of 10 marks in each section.
        (Tell, ["5", "5", "10"]),
        // Without the £300: 200/1000.
        (Drop, ["2", "5", "7"]),
        (VoidSection, ["0", "5", "5"]),
        (VoidAll, ["0", "0", "0"]),
        // Sections keep their marks.
        (Exclude, ["5", "5", "0"]),
    ];
    Kind { name, kind, broken, kept, code, effects }
}

fn attest(needs: AttestNeeds, unanswered_breaks: bool) -> RuleKind {
    RuleKind::Attest { measures: vec![A], question: text("So?"), needs, unanswered_breaks }
}

fn says(answer: &'static str) -> Bid {
    with(|bid| {
        bid.pledges[0].attest.insert("rule".into(), answer.into());
    })
}

fn at(place: &'static str) -> Bid {
    with(|bid| bid.pledges[0].place = place.into())
}

fn by(who: &'static str) -> Bid {
    with(|bid| bid.pledges[0].by = who.into())
}

fn delivered_by(by: &[Deliverer]) -> RuleKind {
    RuleKind::DeliveredBy { measures: vec![A], by: by.to_vec() }
}

fn kinds() -> Vec<Kind> {
    use Deliverer::{Subcontractor, Us};
    let local = || RuleKind::LocalOnly { measures: vec![A, C], area: 0 };
    let claimed_once = || RuleKind::ClaimedOnce { measures: vec![A, B] };
    let linked = || with(|bid| bid.pledges[1].same_as = vec!["a".into()]);
    // 1.5 people for two years are 3 FTE-years, £300; in the first year 1.5, £150.
    let first_year = RuleKind::FirstYearOnly { measures: vec![J] };
    let mut all = vec![
        on_a_pledge("outside the area", local(), "outside_area", at("Elsewhere"), at("y SIR")),
        on_a_pledge("outside, as said", local(), "outside_area", says("no"), says("yes")),
        on_a_pledge("answered with no", attest(AttestNeeds::Yes, false), "attested_no", says("no"), says("yes")),
        on_a_pledge("not answered", attest(AttestNeeds::Yes, true), "attest_missing", offers(), says("yes")),
        on_a_pledge("any answer", attest(AttestNeeds::Any, true), "attest_missing", says("maybe"), says("no")),
        on_a_pledge("by a subcontractor", delivered_by(&[Us]), "delivered_by_other", by("sub"), by("us")),
        on_a_pledge("by us", delivered_by(&[Subcontractor]), "delivered_by_other", offers(), by("sub")),
        on_a_pledge("by a friend", delivered_by(&[Us, Subcontractor]), "delivered_by_other", by("friend"), offers()),
        // 12 people for 3 months are 3 FTE-years, £300, as 3 for a year are.
        on_a_pledge(
            "months",
            RuleKind::MinMonths { measures: vec![J], min: constant("12") },
            "too_few_months",
            jobs("12", "3"),
            jobs("3", "12"),
        ),
    ];
    // Whatever it is broken by, a share is only asked for where it is told.
    let mut share = on_a_pledge(
        "share",
        RuleKind::ShareStated { measures: vec![A] },
        "share_not_said",
        offers(),
        with(|bid| bid.pledges[0].share = "100".into()),
    );
    share.effects.remove(0);
    all.push(share);
    let mut cut = on_a_pledge("first year", first_year, "first_year_only", jobs("1.5", "24"), jobs("3", "12"));
    // 150 + 200 = £350.
    cut.effects.push((Cut, ["3.5", "5", "8.5"]));
    all.push(cut);
    all.extend([
        Kind {
            name: "claimed twice",
            kind: claimed_once(),
            broken: linked(),
            kept: offers(),
            code: "claimed_twice",
            effects: vec![
                (Tell, ["5", "5", "10"]),
                // £300 of a, the first.
                (KeepFirst, ["3", "5", "8"]),
                (VoidSection, ["0", "5", "5"]),
                (VoidAll, ["0", "0", "0"]),
                (Exclude, ["5", "5", "0"]),
            ],
        },
        Kind {
            name: "above the cap",
            kind: RuleKind::ItemCap { measures: vec![A], max: constant("250") },
            broken: offers(),
            // 250 + 200 + 50 others of d = £500.
            kept: with(|bid| {
                bid.pledges[0] = amount("a", "250").into();
                bid.pledges.push(amount("d", "50").into());
            }),
            code: "over_cap",
            // £250 and £200.
            effects: vec![(Tell, ["5", "5", "10"]), (Cut, ["4.5", "5", "9.5"]), (Exclude, ["5", "5", "0"])],
        },
        Kind {
            name: "above the cap for a person",
            kind: RuleKind::PersonCap { measures: vec![J], max: constant("1") },
            // 2 each, of which 1 counts: 1.5 × £100 + £200 = £350.
            broken: jobs("1.5", "24"),
            kept: jobs("3", "12"),
            code: "over_cap",
            effects: vec![(Tell, ["5", "5", "10"]), (Cut, ["3.5", "5", "8.5"])],
        },
        Kind {
            name: "above the cap for a section",
            kind: RuleKind::SectionCap { section: 1, max: constant("400") },
            broken: offers(),
            kept: with(|bid| bid.pledges[2] = amount("c", "400").into()),
            code: "over_cap",
            effects: vec![(Tell, ["5", "5", "10"]), (Cut, ["5", "4", "9"])],
        },
        Kind {
            name: "too many measures",
            kind: RuleKind::AtMost { measures: vec![A, B, C], max: constant("2") },
            broken: offers(),
            // Nothing on c.
            kept: with(|bid| bid.pledges[2] = amount("c", "0").into()),
            code: "too_many_measures",
            // c is the last in the bid.
            effects: vec![(Tell, ["5", "5", "10"]), (KeepFirst, ["5", "0", "5"]), (Exclude, ["5", "5", "0"])],
        },
        Kind {
            name: "too few measures",
            kind: RuleKind::AtLeast { measures: vec![A, B, D], min: constant("3") },
            broken: offers(),
            kept: with(|bid| bid.pledges.push(amount("d", "1").into())),
            code: "too_few_measures",
            effects: vec![
                (Tell, ["5", "5", "10"]),
                (VoidSection, ["0", "5", "5"]),
                (VoidAll, ["0", "0", "0"]),
                (Exclude, ["5", "5", "0"]),
            ],
        },
    ]);
    let of_the_bid = || vec![(Tell, ["5", "5", "10"]), (VoidAll, ["0", "0", "0"]), (Exclude, ["5", "5", "0"])];
    let mandatory = |measures: Vec<usize>, criteria: Vec<usize>, name| RuleKind::Mandatory { measures, criteria, name };
    let both = |measures: Vec<usize>| RuleKind::BothNeeded { measures, criteria: vec![0] };
    let answers = |bid: &mut Bid| drop(bid.answers.insert("q".into(), "So it is.".into()));
    let grades = |bid: &mut Bid| drop(bid.grades.insert("q".into(), "3".into()));
    let yes = |bid: &mut Bid| bid.pledges.push(Pledge { answer: "yes".into(), ..pledge("yes", &[]) }.into());
    let no = |bid: &mut Bid| bid.pledges.push(Pledge { answer: "no".into(), ..pledge("yes", &[]) }.into());
    let nameless = |bid: &mut Bid| bid.name = "  ".into();
    for (name, kind, broken, kept, code) in [
        ("measure", mandatory(vec![A, YES], vec![], false), with(no), with(yes), "mandatory_measure"),
        ("answer", mandatory(vec![], vec![0], false), offers(), with(answers), "mandatory_answer"),
        ("grade", mandatory(vec![], vec![0], false), offers(), with(grades), "mandatory_answer"),
        ("name", mandatory(vec![], vec![], true), with(nameless), offers(), "mandatory_name"),
        ("no answer", both(vec![A, B]), offers(), with(answers), "answers_needed"),
        ("no quantity", both(vec![YES]), with(answers), with(|_| {}), "quantities_needed"),
    ] {
        all.push(Kind { name, kind, broken, kept, code, effects: of_the_bid() });
    }
    all
}

#[test]
fn every_kind_with_each_of_its_effects() {
    let mut rows = 0;
    for Kind { name, kind, broken, kept, code, effects } in kinds() {
        for (effect, marks) in effects {
            let case = ruled(vec![rule("rule", kind.clone(), effect)]);
            let card = &score(&case, std::slice::from_ref(&broken))[0];
            assert_eq!(result(card), (marks.map(|marks| Some(dec(marks))), vec![code]), "{name}, {effect:?}");
            assert_eq!(card.excluded, effect == Exclude, "{name}");
            let severe = matches!(effect, VoidSection | VoidAll | Exclude);
            let severity = if severe { FindingSeverity::Error } else { FindingSeverity::Warning };
            assert_eq!((card.findings[0].severity, card.findings[0].rule), (severity, Some(0)), "{name}, {effect:?}");
            let card = &score(&case, std::slice::from_ref(&kept))[0];
            assert_eq!((codes(&card.findings), card.excluded), (vec![], false), "{name}, {effect:?}");
            rows += 2;
        }
    }
    assert!(rows >= 160, "{rows} rows");
}

/// What a rule may look at.
fn is_looked_at(label: &Label) -> bool {
    use Label::*;
    matches!(label, WordIsOneOf | RuleMax(0) | PledgeInput { .. } | OtherBidInput { .. } | PledgeShare { .. })
}

#[test]
fn what_a_rule_looks_at_is_in_the_working() {
    for Kind { name, kind, broken, kept, effects, .. } in kinds() {
        for (effect, _) in effects {
            let case = ruled(vec![rule("rule", kind.clone(), effect)]);
            // Whatever of the rule's own figure moves, in both directions, is held.
            let mut other = case.clone();
            let rules = &mut std::rc::Rc::make_mut(&mut other.framework).rules;
            let has_figure = match &mut rules[0].kind {
                RuleKind::ItemCap { max, .. }
                | RuleKind::PersonCap { max, .. }
                | RuleKind::SectionCap { max, .. }
                | RuleKind::MinMonths { min: max, .. }
                | RuleKind::AtMost { max, .. }
                | RuleKind::AtLeast { min: max, .. } => {
                    let lower = matches!(kind, RuleKind::MinMonths { .. } | RuleKind::AtLeast { .. });
                    max.value *= if lower { dec("0.2") } else { dec("5") };
                    true
                }
                _ => false,
            };
            if has_figure {
                let bids = [broken.clone()];
                let moved =
                    every_move_is_held(name, [(&case, &bids), (&other, &bids)], &|label| *label == Label::RuleMax(0));
                assert!(moved || effect == Tell, "{name}, {effect:?}");
            }
            // Where only words differ, they are held.
            let texts = |bid: &Bid| bid.pledges.iter().map(|pledge| pledge.inputs.clone()).collect::<Vec<_>>();
            let linked = matches!(kind, RuleKind::ClaimedOnce { .. });
            if texts(&broken) == texts(&kept) && !linked {
                let (one, two) = ([broken.clone()], [kept.clone()]);
                every_move_is_held(name, [(&case, &one), (&case, &two)], &is_looked_at);
            }
        }
    }
}

/// Whether anything moves between the two, every figure that moves holding such a step in both.
fn every_move_is_held(name: &str, both: [(&Case, &[Bid; 1]); 2], holds: &dyn Fn(&Label) -> bool) -> bool {
    let cards = both.map(|(case, bids)| score(case, bids).remove(0));
    let mut moved = false;
    for figure in figures(both[0].0) {
        if shown(&cards[0], figure) == shown(&cards[1], figure) {
            continue;
        }
        moved = true;
        for (case, bids) in both {
            let trace = trace(case, bids, 0, figure).expect("a figure that moves has a value");
            let leaf = |op: &Op| matches!(op, Op::Input(_) | Op::Constant);
            let held = trace.nodes.iter().any(|node| leaf(&node.op) && holds(&node.label));
            assert!(held, "{figure:?} of {name} moves and does not hold why");
        }
    }
    moved
}

#[test]
fn what_is_only_asked_has_no_effect() {
    let local = RuleKind::LocalOnly { measures: vec![A], area: 0 };
    for (name, kind, code) in
        [("no place", local, "place_not_said"), ("no answer", attest(AttestNeeds::Yes, false), "attest_missing")]
    {
        for effect in [Tell, Drop, VoidSection, VoidAll, Exclude] {
            let mut case = ruled(vec![rule("rule", kind.clone(), effect)]);
            case.contract.place = " ".into();
            let card = &score(&case, &[offers()])[0];
            assert_eq!(
                result(card),
                (["5", "5", "10"].map(|marks| Some(dec(marks))), vec![code]),
                "{name}, {effect:?}"
            );
            assert_eq!(card.findings[0].severity, FindingSeverity::Advice);
        }
    }
    let share = ruled(vec![rule("rule", RuleKind::ShareStated { measures: vec![A] }, Tell)]);
    let card = &score(&share, &[offers()])[0];
    assert_eq!((card.marks, card.findings[0].severity), (Some(dec("10")), FindingSeverity::Advice));
}

#[test]
fn places_are_known_by_their_names() {
    let case = |contract: &str| {
        let mut case = ruled(vec![rule("rule", RuleKind::LocalOnly { measures: vec![A], area: 0 }, Drop)]);
        case.contract.place = contract.into();
        case
    };
    for (contract, own, counted) in [
        ("The county", "", "300"),
        ("COUNTY", "", "300"),
        ("Elsewhere", "the COUNTY ", "300"),
        ("Elsewhere", "y sir", "300"),
        ("Elsewhere", "TŶ-GWYN", "300"),
        ("Elsewhere", "", "0"),
        ("The county", "Elsewhere", "0"),
        ("The county", "The county town", "0"),
    ] {
        let card = &score(&case(contract), &[with(|bid| bid.pledges[0].place = own.into())])[0];
        assert_eq!(card.measures[A].counted, Some(dec(counted)), "{contract}, {own}");
        let place = if own.is_empty() { contract } else { own };
        let outside = FindingKind::OutsideArea { place: place.into() };
        let found: Vec<_> = card.findings.iter().map(|finding| finding.kind.clone()).collect();
        assert_eq!(found, if counted == "0" { vec![outside] } else { vec![] });
    }
}

#[test]
fn the_share_of_this_contract() {
    // 300 hours, less the part of other contracts; caps for one person come first, caps for a measure after it.
    let cap = |max: &str| rule("cap", RuleKind::ItemCap { measures: vec![A], max: constant(max) }, Cut);
    for (share, max, counted, code) in [
        ("", "1000", Some("300"), None),
        ("100%", "1000", Some("300"), None),
        ("50", "1000", Some("150"), None),
        // 300 × 12.5/100 = 37.5
        ("12.5%", "1000", Some("37.5"), None),
        ("0", "1000", Some("0"), None),
        // 150 are more than 100; 150 are fewer than 200, though 300 are more.
        ("50", "100", Some("100"), Some("over_cap")),
        ("50", "200", Some("150"), None),
        ("half", "1000", None, Some("share_unreadable")),
        ("101", "1000", None, Some("share_unreadable")),
        ("-5", "1000", None, Some("share_unreadable")),
    ] {
        let bid = with(|bid| bid.pledges[0].share = share.into());
        let card = &score(&ruled(vec![cap(max)]), &[bid])[0];
        assert_eq!(card.measures[A].counted, counted.map(dec), "{share}");
        assert_eq!(codes(&card.findings), code.into_iter().collect::<Vec<_>>(), "{share}");
        // What is pledged stays what it is.
        assert_eq!(card.measures[A].quantity, counted.map(|_| dec("300")), "{share}");
    }
    // However many decimals a share has, what counts is a decimal: 10.01 × 33.33333/100 = 3.336666333; with £200 and £500.
    let long = with(|bid| bid.pledges[0] = Pledge { share: "33.33333".into(), ..amount("a", "10.01") }.into());
    let card = &score(&ruled(vec![]), &[long])[0];
    assert_eq!((card.measures[A].counted, card.social_value), (Some(dec("3.336666333")), dec("703.336666333")));
    // 4 people, 2 FTE-years each, at most 1.5 each: 6, half of them here: 3. Of the other 2, 1 would be ours: £100.
    let person = RuleKind::PersonCap { measures: vec![J], max: constant("1.5") };
    let bid = Bid { pledges: vec![Pledge { share: "50".into(), ..fte("j", "4", "35", "24") }.into()], ..offers() };
    let card = &score(&ruled(vec![rule("person", person, Cut)]), &[bid])[0];
    assert_eq!((card.measures[J].counted, card.findings[0].worth), (Some(dec("3")), Some(dec("100"))));
}

#[test]
fn the_share_is_in_the_working() {
    let case = ruled(vec![]);
    let bids = ["50", "60"].map(|share| [with(|bid| bid.pledges[0].share = share.into())]);
    let share = |label: &Label| *label == Label::PledgeShare { pledge: 0 };
    assert!(every_move_is_held("share", [(&case, &bids[0]), (&case, &bids[1])], &share));
}

#[test]
fn what_is_allowed_breaks_no_other_rule() {
    let exclusive = |when, effect| rule("one", RuleKind::Exclusive { measures: vec![A, B, C], when }, effect);
    let once = |effect| rule("once", RuleKind::ClaimedOnce { measures: vec![A, B, C] }, effect);
    let allowed = |measures: &[usize]| rule("allowed", RuleKind::Allowed { measures: measures.to_vec() }, Tell);
    let linked = |bid: &mut Bid| bid.pledges[1].same_as = vec!["a".into()];
    let all = |bid: &mut Bid| bid.pledges[0].same_as = vec!["b".into(), "c".into()];
    let twice = |bid: &mut Bid| {
        bid.pledges.push(Pledge { id: "more".into(), same_as: vec!["a".into()], ..amount("a", "100") }.into());
    };
    for (name, rules, bid, marks, found) in [
        ("all of them", vec![exclusive(Both, KeepHigher), allowed(&[A, B, C])], offers(), ["5", "5"], vec![]),
        // Of a and b that is settled; of c nothing says whether it is the same.
        ("linked", vec![exclusive(SameAs, Drop), allowed(&[A, B])], with(linked), ["5", "5"], vec!["exclusive_ask"]),
        ("once", vec![once(Exclude), allowed(&[A, B])], with(linked), ["5", "5"], vec![]),
        // c (£500) is the highest, and a and b fall to it; a and b would stay together.
        (
            "the highest",
            vec![exclusive(Both, KeepHigher), allowed(&[A, B])],
            offers(),
            ["0", "5"],
            vec!["exclusive_broken"; 2],
        ),
        // b (£200) stays, and a beside it; c falls.
        (
            "the lowest",
            vec![exclusive(Both, KeepLower), allowed(&[A, B])],
            offers(),
            ["5", "0"],
            vec!["exclusive_broken"],
        ),
        (
            "the first",
            vec![exclusive(Both, KeepFirst), allowed(&[A, B])],
            offers(),
            ["5", "0"],
            vec!["exclusive_broken"],
        ),
        ("asked", vec![exclusive(SameAs, Drop), allowed(&[A, B])], offers(), ["5", "5"], vec!["exclusive_ask"]),
        // b falls to a, and c would fall to b alone.
        (
            "the first of a chain",
            vec![exclusive(Both, KeepFirst), allowed(&[A, C])],
            offers(),
            ["3", "5"],
            vec!["exclusive_broken"],
        ),
        // Where all may stand together nothing is broken, and no section is void.
        ("none is void", vec![exclusive(Both, VoidSection), allowed(&[A, B, C])], offers(), ["5", "5"], vec![]),
        // a is linked with both: b is allowed, c is not.
        ("some", vec![once(KeepFirst), allowed(&[A, B])], with(all), ["5", "0"], vec!["claimed_twice"]),
        // Two pledges on one measure are still one: 300 + 200 without the £100.
        ("one measure", vec![once(KeepFirst), allowed(&[A, B])], with(twice), ["5", "5"], vec!["claimed_twice"]),
        ("one measure, dropped", vec![once(Drop), allowed(&[A, B])], with(twice), ["2", "5"], vec!["claimed_twice"; 2]),
    ] {
        let card = &score(&ruled(rules), &[bid])[0];
        let first: Vec<_> = card.sections.iter().map(|section| section.marks).collect();
        assert_eq!(first, marks.map(|marks| Some(dec(marks))), "{name}");
        assert_eq!(codes(&card.findings), found, "{name}");
    }
}

#[test]
fn rules_on_pledges_come_before_exclusive_ones_and_at_most_after() {
    let local = rule("local", RuleKind::LocalOnly { measures: vec![A], area: 0 }, Drop);
    let one = rule("one", RuleKind::Exclusive { measures: vec![A, B], when: Both }, KeepHigher);
    let most = rule("most", RuleKind::AtMost { measures: vec![A, B, C], max: constant("2") }, KeepFirst);
    // Whatever their order in the framework: a (£300) is outside and falls, so b (£200) stays, and c with it.
    for rules in [vec![local.clone(), one.clone(), most.clone()], vec![most, one, local]] {
        let card = &score(&ruled(rules), &[at("Elsewhere")])[0];
        assert_eq!(result(card), (["2", "5", "7"].map(|marks| Some(dec(marks))), vec!["outside_area"]));
    }
}

#[test]
fn at_most_follows_the_bids_order_and_says_what_falls() {
    let case =
        ruled(vec![rule("most", RuleKind::AtMost { measures: vec![A, B, C, YES], max: constant("1") }, KeepFirst)]);
    let mut first = offers();
    first.pledges.reverse();
    // c is first: £500. a and b fall, worth £300 and £200; the reversed bid has b before a.
    let card = &score(&case, &[first])[0];
    assert_eq!(result(card).0, ["0", "5", "5"].map(|marks| Some(dec(marks))));
    let worth: Vec<_> = card.findings.iter().map(|finding| (finding.pledge, finding.worth)).collect();
    assert_eq!(worth, [(Some(1), Some(dec("200"))), (Some(2), Some(dec("300")))]);
    assert_eq!(card.findings[0].kind, FindingKind::TooManyMeasures { offered: 3, max: dec("1") });
    // An answer that stands first is the measure that stays.
    let mut answer = offers();
    answer.pledges.insert(0, Pledge { answer: "yes".into(), ..pledge("yes", &[]) }.into());
    assert_eq!(result(&score(&case, &[answer])[0]).0, ["0", "0", "0"].map(|marks| Some(dec(marks))));
}

#[test]
fn a_bid_that_is_only_begun_breaks_nothing() {
    let measures = || vec![A, B, C];
    for kind in [
        RuleKind::AtLeast { measures: measures(), min: constant("2") },
        RuleKind::Mandatory { measures: measures(), criteria: vec![0], name: true },
        RuleKind::BothNeeded { measures: measures(), criteria: vec![0] },
    ] {
        let case = ruled(vec![rule("rule", kind.clone(), Exclude)]);
        let empty = with(|bid| {
            (bid.name, bid.pledges) = (String::new(), vec![amount("a", " ").into()]);
            bid.answers.insert("q".into(), " ".into());
        });
        assert_eq!(result(&score(&case, &[empty])[0]).1, [""; 0]);
    }
    // One pledge, and two are needed.
    let case = ruled(vec![rule("rule", RuleKind::AtLeast { measures: measures(), min: constant("2") }, Exclude)]);
    let one = with(|bid| bid.pledges.truncate(1));
    assert_eq!(result(&score(&case, &[one])[0]).1, ["too_few_measures"]);
}

#[test]
fn months_are_judged_only_where_the_term_is_known() {
    let min = || RuleKind::MinMonths { measures: vec![J], min: constant("12") };
    for (term, months, found) in [
        ("36", "12", vec![]),
        ("36", "11.5", vec!["too_few_months"]),
        // The whole of a short contract.
        ("9", "9", vec![]),
        ("9", "8", vec!["too_few_months"]),
        // The term is asked for, and until then nothing is judged.
        ("", "3", vec!["fact_missing"]),
    ] {
        let mut case = ruled(vec![rule("rule", min(), Exclude)]);
        case.contract.months = term.into();
        let card = &score(&case, &[jobs("1", months)])[0];
        assert_eq!(result(card).1, found, "{months} of {term}");
    }
    let mut case = ruled(vec![rule("rule", min(), Tell)]);
    case.contract.months = "9".into();
    let few = FindingKind::TooFewMonths { months: dec("8"), min: dec("9") };
    assert_eq!(score(&case, &[jobs("1", "8")])[0].findings[0].kind, few);
}

#[test]
fn a_pledge_by_year_lasts_the_months_of_its_years() {
    let min = RuleKind::MinMonths { measures: vec![J], min: constant("12") };
    let part = |year: &str, people: &str, months: &str| {
        in_year(year, "", &[("people", people), ("hours_per_week", "35"), ("months", months)])
    };
    for (years, lasts) in [
        // 6 + 6, and 6 + 5.5.
        (vec![part("1", "1", "6"), part("2", "1", "6")], "12"),
        (vec![part("2", "1", "5.5"), part("1", "1", "6")], "11.5"),
        // The third year of 30 months has 6.
        (vec![part("3", "1", "12"), part("2", "1", "4")], "10"),
        // Other people in the same year, and nobody.
        (vec![part("1", "1", "6"), part("1", "2", "8")], "8"),
        (vec![part("1", "0", "12"), part("2", "1", "8")], "8"),
    ] {
        let mut case = ruled(vec![rule("rule", min.clone(), Tell)]);
        case.contract.months = "30".into();
        let card = &score(&case, &[bid("b", vec![Pledge { years: years.clone(), ..pledge("j", &[]) }])])[0];
        let few = FindingKind::TooFewMonths { months: dec(lasts), min: dec("12") };
        let told = card.findings.iter().any(|finding| finding.kind == few);
        assert_eq!(told, dec(lasts) < dec("12"), "{lasts}: {:?}", card.findings);
        assert_eq!(card.findings.iter().filter(|finding| finding.rule.is_some()).count(), usize::from(told));
    }
}

#[test]
fn points_are_compared_as_points() {
    // a: 300 × 1 point = 300, b: 100 × 5 points = 500, though their pounds would be £300 and £200.
    let mut case = ruled(vec![rule("one", RuleKind::Exclusive { measures: vec![A, B], when: Both }, KeepHigher)]);
    let framework = std::rc::Rc::make_mut(&mut case.framework);
    framework.sections[0].counts = Counts::Points;
    for (at, points) in [(A, "1"), (B, "5")] {
        framework.measures[at].points = Some(constant(points));
    }
    let card = &score(&case, &[offers()])[0];
    assert_eq!((card.measures[A].counted, card.measures[B].counted), (Some(dec("0")), Some(dec("100"))));
}

#[test]
fn rules_that_exclude_are_named_in_framework_order() {
    let kept =
        |id: &str, at: usize| rule(id, RuleKind::DeliveredBy { measures: vec![at], by: vec![Deliverer::Us] }, Exclude);
    let bid = with(|bid| {
        bid.pledges[0].by = "sub".into();
        bid.pledges[2].by = "friend".into();
    });
    // The first pledge breaks the second rule, and the last pledge the first; or each its own.
    for [first, second] in [[("on c", C), ("on a", A)], [("on a", A), ("on c", C)]] {
        let case = ruled(vec![kept(first.0, first.1), kept(second.0, second.1)]);
        assert_eq!(score(&case, std::slice::from_ref(&bid))[0].excluded_by, [first.0, second.0]);
    }
}

#[test]
fn a_rule_makes_the_sections_of_its_measures_void_and_no_others() {
    // d (section s) is not offered, nor is yes, which has no section; c (section t) is.
    for (measures, marks) in [(vec![D], ["0", "5"]), (vec![C, D], ["0", "0"]), (vec![YES], ["5", "5"])] {
        let count = measures.len() as u32;
        let least = RuleKind::AtLeast { measures, min: constant(&count.to_string()) };
        let card = &score(&ruled(vec![rule("least", least, VoidSection)]), &[offers()])[0];
        let found: Vec<_> = card.sections.iter().map(|section| section.marks).collect();
        assert_eq!(
            (found, codes(&card.findings)),
            (marks.map(|marks| Some(dec(marks))).to_vec(), vec!["too_few_measures"])
        );
    }
    let by = RuleKind::DeliveredBy { measures: vec![C], by: vec![Deliverer::Us] };
    let card = &score(&ruled(vec![rule("by", by, VoidSection)]), &[with(|bid| bid.pledges[2].by = "sub".into())])[0];
    assert_eq!(result(card).0, ["5", "0", "5"].map(|marks| Some(dec(marks))));
}

/// A rule that holds only for tenders from April 2026 on: a is not delivered by us, which it must be.
fn since_april(kind: RuleKind, effect: Effect, notice: &str) -> Case {
    let mut case = ruled(vec![Rule { only_if: vec![0], ..rule("rule", kind, effect) }]);
    let since = Period { from: "2026-04-01".into(), before: String::new() };
    let threshold = Threshold { notice: since, ..threshold("since") };
    std::rc::Rc::make_mut(&mut case.framework).thresholds = vec![threshold];
    case.contract.notice_date = notice.into();
    case
}

#[test]
fn a_rule_on_a_condition_applies_only_where_it_holds() {
    for (notice, effect, marks, found) in [
        // £200 of £1,000 are left of section s, or £500.
        ("2026-04-01", Drop, ["2", "5", "7"], vec!["delivered_by_other"]),
        ("2026-03-31", Drop, ["5", "5", "10"], vec![]),
        ("2026-04-01", VoidSection, ["0", "5", "5"], vec!["delivered_by_other"]),
        ("2026-03-31", VoidSection, ["5", "5", "10"], vec![]),
        // Nothing is done by a rule of which it cannot be told; the fact is asked for.
        ("", Drop, ["5", "5", "10"], vec!["fact_missing"]),
    ] {
        let case = since_april(delivered_by(&[Deliverer::Us]), effect, notice);
        let card = &score(&case, &[by("sub")])[0];
        assert_eq!(result(card), (marks.map(|marks| Some(dec(marks))), found), "{notice}, {effect:?}");
    }
}

#[test]
fn the_condition_of_a_rule_is_in_the_working_of_all_that_it_can_change() {
    let notice = |label: &Label| matches!(label, Label::NoticeDate);
    for Kind { name, kind, broken, kept, effects, .. } in kinds() {
        for (effect, _) in effects {
            let cases = ["2026-04-01", "2026-03-31"].map(|notice| since_april(kind.clone(), effect, notice));
            let name = format!("{name}, {effect:?}");
            let broken = [broken.clone()];
            let moved = every_move_is_held(&name, [(&cases[0], &broken), (&cases[1], &broken)], &notice);
            assert_eq!(moved, effect != Tell, "{name}");
            // Of a bid that keeps the rule, nothing moves.
            let kept = [kept.clone()];
            assert!(!every_move_is_held(&name, [(&cases[0], &kept), (&cases[1], &kept)], &notice), "{name}");
        }
    }
}

/// A rule on who delivers counts nobody whom the bid does not name: not an id that is in no list, nor one without a name.
#[test]
fn nobody_without_a_name_delivers() {
    let case =
        ruled(vec![rule("by", delivered_by(&[Deliverer::Us, Deliverer::Subcontractor, Deliverer::Partner]), Drop)]);
    for (who, marks, found) in [
        ("us", "5", vec![]),
        ("sub", "5", vec![]),
        ("friend", "5", vec![]),
        ("stranger", "2", vec!["unknown_partner", "delivered_by_other"]),
        ("nameless", "2", vec!["unknown_partner", "delivered_by_other"]),
    ] {
        // 500 or, without the 300 hours, 200 of 1,000 pounds.
        let card = score(&case, &[by(who)]).remove(0);
        assert_eq!((card.sections[0].marks, codes(&card.findings)), (Some(dec(marks)), found), "{who}");
    }
}
