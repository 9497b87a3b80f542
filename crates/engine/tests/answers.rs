//! Measures that are offered by a yes or in words: what rules and lots make of them, and what is said.

mod common;

use common::*;
use pledge_engine::advise::advise;
use pledge_engine::bid::{Bid, Case, Pledge};
use pledge_engine::framework::*;
use pledge_engine::score::{Figure, Label, Op, recompute, score, trace};

/// 10 marks for at least one of two answers: one by yes or no, one in words.
fn gate(rules: Vec<Rule>) -> Case {
    let answered = |id: &str, kind| Measure { value: None, ..measure(id, kind, "1") };
    let measures = vec![answered("yes", UnitKind::YesNo), answered("words", UnitKind::Text)];
    let method = Method::Gate { measures: Some(constant("1")) };
    let areas = vec![area("north", "North", &[])];
    let mut case = case(Framework { areas, rules, ..simple(method, measures) });
    case.contract.lot = "2".into();
    case
}

fn answer(measure: &str, words: &str) -> Pledge {
    Pledge { answer: words.into(), place: "North".into(), ..pledge(measure, &[]) }
}

fn marks(case: &Case, pledges: Vec<Pledge>) -> Option<pledge_engine::Decimal> {
    score(case, &[bid("b", pledges)])[0].marks
}

#[test]
fn only_a_yes_is_a_yes_and_only_no_is_no_words() {
    for (measure, words, offered) in [
        ("yes", "yes", true),
        ("yes", " yes ", true),
        ("yes", "no", false),
        ("yes", "Yes", false),
        ("yes", "maybe", false),
        ("yes", "  ", false),
        ("words", "Two meals a day.", true),
        ("words", "No", true),
        ("words", "no", false),
        ("words", "", false),
    ] {
        let expected = if offered { "10" } else { "0" };
        assert_eq!(marks(&gate(vec![]), vec![answer(measure, words)]), Some(dec(expected)), "{measure} {words:?}");
    }
    // What a yes is not, is said.
    let (case, bids) = (gate(vec![]), [bid("b", vec![answer("yes", "Yes")])]);
    let found = advise(&case, &bids, 0, &score(&case, &bids)[0]);
    assert!(codes(&found).contains(&"answer_not_yes_no"), "{found:?}");
}

#[test]
fn an_answer_belongs_to_its_lots() {
    let of = |lots: &[&str], words: &str| Pledge {
        lots: lots.iter().map(|lot| (*lot).into()).collect(),
        ..answer("yes", words)
    };
    for (lots, shared, expected, said) in [
        (&["2"][..], false, "10", vec![]),
        (&["1"], false, "0", vec!["other_lot", "gate_too_few"]),
        (&["1", "2"], false, "10", vec!["claimed_in_two_lots"]),
        (&["1", "2"], true, "10", vec![]),
        (&["1", "3"], false, "0", vec!["claimed_in_two_lots", "other_lot", "gate_too_few"]),
    ] {
        let mut case = gate(vec![]);
        if shared {
            std::rc::Rc::make_mut(&mut case.framework).lots = Lots::Shared;
        }
        let card = &score(&case, &[bid("b", vec![of(lots, "yes")])])[0];
        assert_eq!((card.marks, codes(&card.findings)), (Some(dec(expected)), said), "{lots:?}");
    }
    // Elsewhere it breaks no rule, and is not what a rule asks for.
    let outside = RuleKind::LocalOnly { measures: vec![0], area: 0 };
    let elsewhere = Pledge { place: "South".into(), ..of(&["1"], "yes") };
    let card = &score(&gate(vec![rule("local", outside, Effect::Exclude)]), &[bid("b", vec![elsewhere])])[0];
    assert!(!card.excluded);
    let asked = RuleKind::Mandatory { measures: vec![0], criteria: vec![], name: false };
    let card = &score(&gate(vec![rule("asked", asked, Effect::Exclude)]), &[bid("b", vec![of(&["1"], "yes")])])[0];
    assert!(card.excluded);
}

#[test]
fn what_decides_an_answer_is_in_the_working_of_the_marks() {
    let local = rule("local", RuleKind::LocalOnly { measures: vec![0], area: 0 }, Effect::Drop);
    let most = RuleKind::AtMost { measures: vec![0, 1], max: constant("1") };
    let most = rule("most", most, Effect::KeepFirst);
    let case = gate(vec![local, most]);
    let says = |place: &str| Pledge { place: place.into(), lots: vec!["2".into()], ..answer("yes", "yes") };
    for (place, expected) in [("North", "10"), ("South", "0")] {
        let offer: [Bid; 1] = [bid("b", vec![says(place)])];
        let found = trace(&case, &offer, 0, Figure::TotalMarks).expect("marks");
        assert_eq!(recompute(&found), Some((dec(expected), dec("1"))), "{place}");
        let typed = |text: &str| found.nodes.iter().any(|node| node.op == Op::Input(text.into()));
        assert!(typed("yes") && typed(place) && typed("2"), "{place}: {:?}", found.nodes);
        assert!(found.nodes.iter().any(|node| node.label == Label::RuleMax(1)), "{place}");
    }
}

#[test]
fn the_first_so_many_answers_count() {
    let most = |max: &str, effect| {
        let kind = RuleKind::AtMost { measures: vec![0, 1], max: constant(max) };
        let mut case = gate(vec![rule("most", kind, effect)]);
        let section = &mut std::rc::Rc::make_mut(&mut case.framework).sections[0];
        section.method = SectionMethod::Always(Method::Gate { measures: Some(constant("2")) });
        case
    };
    let both = || vec![answer("yes", "yes"), answer("words", "Two meals a day.")];
    assert_eq!(marks(&most("2", Effect::KeepFirst), both()), Some(dec("10")));
    assert_eq!(marks(&most("1", Effect::KeepFirst), both()), Some(dec("0")));
    assert_eq!(marks(&most("1", Effect::Tell), both()), Some(dec("10")));
    // A condition that does not hold is in the working, too.
    let mut case = most("1", Effect::KeepFirst);
    let framework = std::rc::Rc::make_mut(&mut case.framework);
    framework.thresholds = vec![Threshold { lots: vec!["1".into()], ..threshold("first") }];
    framework.rules[0].only_if = vec![0];
    let offer = [bid("b", both())];
    assert_eq!(score(&case, &offer)[0].marks, Some(dec("10")));
    let found = trace(&case, &offer, 0, Figure::TotalMarks).expect("marks");
    assert!(found.nodes.iter().any(|node| node.op == Op::Input("2".into())), "the lot decides");
}
