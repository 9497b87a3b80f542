//! Claim rules and their effects, one by one, with the arithmetic beside each.

mod common;

use common::*;
use pledge_engine::Decimal;
use pledge_engine::advise::{FindingKind, FindingSeverity};
use pledge_engine::bid::{Bid, Case, Pledge};
use pledge_engine::framework::ExclusiveWhen::{Both, SameAs};
use pledge_engine::framework::*;
use pledge_engine::score::{Certainty, Scorecard, score};

fn card(case: &Case, pledges: Vec<Pledge>) -> Scorecard {
    score(case, &[bid("b", pledges)]).remove(0)
}

/// Two measures of £1 and £2 an hour in section 0 and one of £1 in section 1, each of 10 marks for £1,000.
fn three(rules: Vec<Rule>) -> Case {
    let elsewhere = Measure { section: Some(1), ..measure("c", UnitKind::Hours, "1") };
    case(Framework {
        sections: vec![section("s", "10", target("1000")), section("t", "10", target("1000"))],
        measures: vec![measure("a", UnitKind::Hours, "1"), measure("b", UnitKind::Hours, "2"), elsewhere],
        rules,
        ..framework()
    })
}

fn exclusive(when: ExclusiveWhen, effect: Effect) -> Case {
    let kind = RuleKind::Exclusive { measures: vec![0, 1], when };
    three(vec![rule("once", kind, effect)])
}

/// 300 hours on a (£300), 100 hours on b (£200), 500 hours on c (£500).
fn offers() -> Vec<Pledge> {
    vec![amount("a", "300"), amount("b", "100"), amount("c", "500")]
}

fn same(mut pledges: Vec<Pledge>, at: usize, as_id: &str) -> Vec<Pledge> {
    pledges[at].same_as.push(as_id.into());
    pledges
}

fn section_marks(card: &Scorecard) -> Vec<Option<Decimal>> {
    card.sections.iter().map(|section| section.marks).collect()
}

#[test]
fn effects_of_an_exclusive_rule() {
    use Effect::*;
    // Alone: section 0 holds 300 + 200 = £500, which is 5 of 10; section 1 holds £500, 5 of 10.
    for (effect, first, second, total) in [
        (Tell, "5", "5", "10"),
        // Both pledges fall.
        (Drop, "0", "5", "5"),
        // £200 is lower than £300.
        (KeepLower, "2", "5", "7"),
        (KeepHigher, "3", "5", "8"),
        // a stands first in the bid.
        (KeepFirst, "3", "5", "8"),
        (VoidSection, "0", "5", "5"),
        (VoidAll, "0", "0", "0"),
        (Exclude, "5", "5", "0"),
    ] {
        let card = card(&exclusive(Both, effect), offers());
        assert_eq!(section_marks(&card), [Some(dec(first)), Some(dec(second))], "{effect:?}");
        assert_eq!(card.marks, Some(dec(total)), "{effect:?}");
        assert_eq!(card.excluded, effect == Exclude);
        // Each pledge that does not count says so: of `drop` both.
        let broken: &[&str] = if effect == Drop { &["exclusive_broken"; 2] } else { &["exclusive_broken"] };
        assert_eq!(codes(&card.findings), broken, "{effect:?}");
        // Before section rules, the value is what the lines count: void sections do not change it.
        let counted: Decimal = card.measures.iter().filter_map(|m| m.value).sum();
        assert_eq!(card.social_value, counted);
        // The pledged units are still told.
        assert_eq!(card.measures[0].quantity, Some(dec("300")));
    }
    let broken = &card(&exclusive(Both, KeepHigher), offers()).findings[0];
    assert_eq!(broken.kind, FindingKind::ExclusiveBroken { other_pledge: 0 });
    assert_eq!((broken.pledge, broken.measure, broken.rule), (Some(1), Some(1), Some(0)));
    assert_eq!((broken.worth, broken.severity), (Some(dec("200")), FindingSeverity::Warning));
}

#[test]
fn keep_first_follows_the_bids_order() {
    let pledges = vec![amount("b", "100"), amount("a", "300")];
    // b is first: £200, 2 of 10.
    assert_eq!(card(&exclusive(Both, Effect::KeepFirst), pledges).sections[0].marks, Some(dec("2")));
}

#[test]
fn equal_values_keep_the_first_in_framework_order() {
    // 200 × £1 and 100 × £2 are both £200.
    for effect in [Effect::KeepLower, Effect::KeepHigher] {
        for pledges in [vec![amount("a", "200"), amount("b", "100")], vec![amount("b", "100"), amount("a", "200")]] {
            let card = card(&exclusive(Both, effect), pledges);
            assert_eq!((card.measures[0].counted, card.measures[1].counted), (Some(dec("200")), Some(dec("0"))));
        }
    }
}

#[test]
fn only_pledges_about_the_same_are_exclusive() {
    let rule = exclusive(SameAs, Effect::KeepHigher);
    // Nothing says so: the supplier is asked, and all counts.
    let asked = card(&rule, offers());
    assert_eq!(asked.sections[0].marks, Some(dec("5")));
    assert_eq!(asked.findings[0].kind, FindingKind::ExclusiveAsk { other_measure: 0 });
    assert_eq!(asked.findings[0].pledge, Some(1));
    // Linked: only the £300 count, 3 of 10.
    assert_eq!(card(&rule, same(offers(), 1, "a")).sections[0].marks, Some(dec("3")));
    // What both are linked with may be two people, one for each: that says nothing about the two, and all counts.
    let both = same(same(offers(), 2, "a"), 2, "b");
    let asked = card(&rule, both);
    assert_eq!(asked.sections[0].marks, Some(dec("5")));
    assert_eq!(codes(&asked.findings), ["exclusive_ask"]);
    // A second pledge on b is about others and stays: £300 + £40 = £340.
    let mut pledges = same(offers(), 1, "a");
    pledges.push(Pledge { id: "b2".into(), ..amount("b", "20") });
    assert_eq!(card(&rule, pledges).sections[0].marks, Some(dec("3.4")));
    // An untouched pledge claims nothing.
    let mut pledges = same(offers(), 1, "a");
    pledges[1].inputs = Default::default();
    let untouched = card(&rule, pledges);
    assert_eq!((untouched.sections[0].marks, untouched.findings.len()), (Some(dec("3")), 0));
}

/// Three measures of £3, £2 and £1 an hour in one section of 10 marks for £1,000, with one rule over all of them.
fn chain(effect: Effect) -> Case {
    let measures = [("x", "3"), ("y", "2"), ("z", "1")].map(|(id, pounds)| measure(id, UnitKind::Hours, pounds));
    let mut framework = simple(target("1000"), measures.to_vec());
    let kind = RuleKind::Exclusive { measures: vec![0, 1, 2], when: SameAs };
    framework.rules = vec![rule("once", kind, effect)];
    case(framework)
}

#[test]
fn a_pledge_falls_only_to_one_that_stays() {
    use Effect::*;
    // 100 hours each: x is £300, y £200, z £100. y is about the same as x and as z; x and z are different people.
    let linked = || {
        let pledges = vec![amount("x", "100"), amount("y", "100"), amount("z", "100")];
        same(same(pledges, 1, "x"), 1, "z")
    };
    for (effect, marks, fallen) in [
        // x stays, so y falls; z is linked with y alone, which is gone: 300 + 100 = £400.
        (KeepHigher, "4", &[1][..]),
        // z stays, so y falls, and x stays: the same £400.
        (KeepLower, "4", &[1]),
        (KeepFirst, "4", &[1]),
        // All three are linked with another.
        (Drop, "0", &[0, 1, 2]),
        // All count, 300 + 200 + 100 = £600; y is told beside x, and z beside y.
        (Tell, "6", &[1, 2]),
    ] {
        let card = card(&chain(effect), linked());
        assert_eq!(card.marks, Some(dec(marks)), "{effect:?}");
        let told: Vec<usize> = card.findings.iter().filter_map(|finding| finding.pledge).collect();
        assert_eq!(told, fallen, "{effect:?}");
    }
    let dropped = card(&chain(Drop), linked());
    let others = dropped.findings.iter().map(|finding| finding.kind.clone());
    // x falls to y, y to x (the first that it is linked with), z to y.
    let expected = [1, 0, 1].map(|other_pledge| FindingKind::ExclusiveBroken { other_pledge });
    assert_eq!(others.collect::<Vec<_>>(), expected);
}

#[test]
fn one_pledge_about_several_falls_once() {
    // z is 500 hours, £500, and about the same people as x (£300) and y (£200), who are different.
    let linked = || {
        let pledges = vec![amount("x", "100"), amount("y", "100"), amount("z", "500")];
        same(same(pledges, 2, "x"), 2, "y")
    };
    // z is the highest, so x and y fall: £500, 5 of 10.
    assert_eq!(card(&chain(Effect::KeepHigher), linked()).marks, Some(dec("5")));
    // y is the lowest and stays, so z falls, and x stays: 300 + 200 = £500 again, but without z.
    let lower = card(&chain(Effect::KeepLower), linked());
    assert_eq!((lower.marks, lower.measures[2].counted), (Some(dec("5")), Some(dec("0"))));
}

#[test]
fn what_is_compared_is_what_would_count() {
    let item_cap = RuleKind::ItemCap { measures: vec![0], max: constant("150") };
    let both = RuleKind::Exclusive { measures: vec![0, 1], when: Both };
    let case = three(vec![rule("once", both, Effect::KeepHigher), rule("cap", item_cap, Effect::Cut)]);
    // a would count at most 150 × £1 = £150, so b with £200 is the higher.
    assert_eq!(card(&case, offers()).sections[0].marks, Some(dec("2")));
}

#[test]
fn first_year_only() {
    let first_year = |effect| {
        let kind = RuleKind::FirstYearOnly { measures: vec![0] };
        let mut framework = simple(target("100000"), vec![measure("j", UnitKind::FteYears, "20000")]);
        framework.rules = vec![rule("first", kind, effect)];
        case(framework)
    };
    // 2 people for 24 of 36 months are 4 FTE-years; in the first year 2: 2 × £20,000 = £40,000, 4 of 10.
    let cut = card(&first_year(Effect::Cut), vec![fte("j", "2", "35", "24")]);
    assert_eq!((cut.measures[0].quantity, cut.measures[0].counted), (Some(dec("4")), Some(dec("2"))));
    assert_eq!(cut.marks, Some(dec("4")));
    assert_eq!(cut.findings[0].kind, FindingKind::FirstYearOnly { cut: dec("12") });
    // 2 FTE-years × £20,000 do not count.
    assert_eq!(cut.findings[0].worth, Some(dec("40000")));
    // Told only: 4 × 20,000 = 80,000, 8 of 10.
    assert_eq!(card(&first_year(Effect::Tell), vec![fte("j", "2", "35", "24")]).marks, Some(dec("8")));
    assert_eq!(card(&first_year(Effect::Drop), vec![fte("j", "2", "35", "24")]).marks, Some(dec("0")));
    // Twelve months break nothing.
    for effect in [Effect::Cut, Effect::Drop, Effect::VoidAll, Effect::Exclude] {
        let kept = card(&first_year(effect), vec![fte("j", "2", "35", "12")]);
        assert_eq!((kept.marks, kept.findings.len()), (Some(dec("4")), 0));
    }
    // Nobody for two years breaks nothing either.
    let nobody = card(&first_year(Effect::Exclude), vec![fte("j", "0", "35", "24")]);
    assert_eq!((nobody.excluded, nobody.findings.len()), (false, 0));
    // A contract of nine months is shorter than the year.
    let mut short = first_year(Effect::Cut);
    short.contract.months = "9".into();
    let kept = card(&short, vec![fte("j", "2", "35", "9")]);
    assert_eq!((kept.measures[0].counted, kept.findings.len()), (Some(dec("1.5")), 0));
}

#[test]
fn caps_for_one_person() {
    let capped = |kind: UnitKind, max: &str, effect| {
        let cap = RuleKind::PersonCap { measures: vec![0], max: constant(max) };
        let mut framework = simple(target("1000"), vec![measure("m", kind, "1")]);
        framework.rules = vec![rule("person", cap, effect)];
        case(framework)
    };
    // 5 apprentices × 120 weeks, at most 104 weeks each: 5 × 104 = 520 of 600.
    let weeks = pledge("m", &[("people", "5"), ("weeks", "120")]);
    let cut = card(&capped(UnitKind::PersonWeeks, "104", Effect::Cut), vec![weeks.clone()]);
    assert_eq!((cut.measures[0].quantity, cut.measures[0].counted), (Some(dec("600")), Some(dec("520"))));
    assert_eq!(cut.findings[0].kind, FindingKind::OverCap { claimed: dec("120"), max: dec("104") });
    let told = card(&capped(UnitKind::PersonWeeks, "104", Effect::Tell), vec![weeks]);
    assert_eq!(told.measures[0].counted, Some(dec("600")));
    assert_eq!(codes(&told.findings), ["over_cap"]);
    // 35/35 × 24/12 = 2 FTE-years each, at most 1.5: 4 × 1.5 = 6 of 8.
    let cut = card(&capped(UnitKind::FteYears, "1.5", Effect::Cut), vec![fte("m", "4", "35", "24")]);
    assert_eq!(cut.measures[0].counted, Some(dec("6")));
    // 10 hours for 8 attendees, at most 6 each: 48 of 80.
    let hours = pledge("m", &[("hours", "10"), ("attendees", "8")]);
    let cut = card(&capped(UnitKind::HoursAttendees, "6", Effect::Cut), vec![hours]);
    assert_eq!(cut.measures[0].counted, Some(dec("48")));
}

#[test]
fn caps_for_a_measure_and_a_section() {
    let item = |effect| {
        let kind = RuleKind::ItemCap { measures: vec![0], max: constant("250") };
        three(vec![rule("item", kind, effect)])
    };
    // Two pledges of 200 and 100 hours are 300, of which 250 count: 250 + 200 = £450, 4.5 of 10.
    let pledges = vec![amount("a", "200"), amount("a", "100"), amount("b", "100")];
    let cut = card(&item(Effect::Cut), pledges.clone());
    assert_eq!((cut.measures[0].quantity, cut.measures[0].counted), (Some(dec("300")), Some(dec("250"))));
    assert_eq!(cut.sections[0].marks, Some(dec("4.5")));
    assert_eq!(cut.findings[0].kind, FindingKind::OverCap { claimed: dec("300"), max: dec("250") });
    assert_eq!(cut.findings[0].worth, Some(dec("50")));
    assert_eq!(card(&item(Effect::Tell), pledges.clone()).sections[0].marks, Some(dec("5")));
    assert_eq!(card(&item(Effect::Exclude), pledges).marks, Some(dec("0")));

    let kind = RuleKind::SectionCap { section: 0, max: constant("400") };
    let cut = card(&three(vec![rule("section", kind, Effect::Cut)]), offers());
    // £500 are cut to £400, 4 of 10; the measures' values and their sum stay. Shares: 4 × 300/500 and 4 × 200/500.
    assert_eq!((cut.sections[0].value, cut.sections[0].marks), (Some(dec("400")), Some(dec("4"))));
    assert_eq!(cut.social_value, dec("1000"));
    assert_eq!((cut.measures[0].marks, cut.measures[1].marks), (Some(dec("2.4")), Some(dec("1.6"))));
    assert_eq!((cut.findings[0].section, cut.findings[0].worth), (Some(0), Some(dec("100"))));
}

#[test]
fn a_void_section_cannot_set_the_best() {
    let kind = RuleKind::Exclusive { measures: vec![0, 1], when: Both };
    let mut framework = (*three(vec![rule("once", kind, Effect::VoidSection)]).framework).clone();
    framework.sections[0].method = SectionMethod::Always(Method::Relative);
    let bids = [bid("x", offers()), bid("y", vec![amount("a", "100")]), bid("z", vec![amount("a", "50")])];
    let cards = score(&case(framework), &bids);
    // x is void, so y with £100 is the best: 10 × 50/100 = 5 for z.
    let first: Vec<_> = cards.iter().map(|card| card.sections[0].marks).collect();
    assert_eq!(first, [Some(dec("0")), Some(dec("10")), Some(dec("5"))]);
    assert!(!cards[0].excluded);
}

#[test]
fn void_all_reaches_graded_sections() {
    let kind = RuleKind::Exclusive { measures: vec![0, 1], when: Both };
    let mut framework = (*three(vec![rule("once", kind, Effect::VoidAll)]).framework).clone();
    framework.sections.push(section("g", "10", Method::Graded { pass: None }));
    framework.scales = vec![scale(4)];
    framework.criteria = vec![criterion("q", 2, "1", Some(0))];
    let graded = Bid { grades: [("q".to_owned(), "4".to_owned())].into(), ..bid("b", offers()) };
    // Whatever the grades are, or will be, there is nothing to earn.
    for bid in [graded, bid("b", offers())] {
        let card = &score(&case(framework.clone()), &[bid])[0];
        assert_eq!(section_marks(card), [Some(dec("0")), Some(dec("0")), Some(dec("0"))]);
        assert_eq!((card.marks, card.excluded, card.certainty), (Some(dec("0")), false, Certainty::Fixed));
    }
}
