//! Names of steps: the step that makes a figure bears its name, no other step does, and what a figure hangs on stands
//! in its working under the name of what it is.

mod common;

use std::rc::Rc;

use common::counting::*;
use common::rich::{figures, rich};
use common::*;
use pledge_engine::Decimal;
use pledge_engine::bid::{Bid, Case, Pledge};
use pledge_engine::framework::*;
use pledge_engine::score::{Figure, Label, Op, Trace, trace};

/// Section s: a £1 and b £1 an hour; section t: c £1 an hour.
fn ruled(rules: Vec<Rule>) -> Case {
    case(Framework {
        sections: vec![section("s", "10", target("1000")), section("t", "10", target("1000"))],
        measures: vec![
            measure("a", UnitKind::Hours, "1"),
            measure("b", UnitKind::Hours, "1"),
            in_section(1, measure("c", UnitKind::Hours, "1")),
        ],
        rules,
        ..framework()
    })
}

/// 300 hours on a, of which half are for this contract, and 500 on c.
fn offer() -> Bid {
    bid("b", vec![Pledge { share: "50".into(), ..amount("a", "300") }, amount("c", "500")])
}

fn working(case: &Case, bid: &Bid, figure: Figure) -> Trace {
    trace(case, std::slice::from_ref(bid), 0, figure).expect("a figure with a value")
}

/// How many steps bear a name.
fn named(trace: &Trace, name: &Label) -> usize {
    trace.nodes.iter().filter(|node| node.label == *name).count()
}

/// The last step bears the name, and no other does; and what it comes to.
#[track_caller]
fn ends(trace: &Trace, name: &Label, value: &str, what: &str) {
    let last = trace.nodes.last().expect("a trace has nodes");
    assert_eq!((&last.label, last.value), (name, (dec(value), Decimal::ONE)), "{what}");
    assert_eq!(named(trace, name), 1, "{what}");
}

/// A rule that holds only for tenders from April 2026 on.
fn since_april(rule: Rule) -> Rule {
    Rule { only_if: vec![0], ..rule }
}

fn on(mut case: Case, notice: &str) -> Case {
    let since = Period { from: "2026-04-01".into(), before: String::new() };
    Rc::make_mut(&mut case.framework).thresholds = vec![Threshold { notice: since, ..threshold("since") }];
    case.contract.notice_date = notice.into();
    case
}

#[test]
fn what_counts_of_a_measure_is_named_once() {
    let cap = |at: usize, max: &str, effect| {
        rule("cap", RuleKind::ItemCap { measures: vec![at], max: constant(max) }, effect)
    };
    let person = rule("person", RuleKind::PersonCap { measures: vec![0], max: constant("1") }, Effect::Cut);
    let by = rule("by", RuleKind::DeliveredBy { measures: vec![0], by: vec![Deliverer::Us] }, Effect::Drop);
    // Half of 300 hours are 150, of which a cap leaves 100, if it cuts, and cuts this measure, and applies.
    for (name, rules, notice, counted) in [
        ("no rule", vec![], "", "150"),
        ("a cap", vec![cap(0, "100", Effect::Cut)], "", "100"),
        ("a cap that is kept", vec![cap(0, "200", Effect::Cut)], "", "150"),
        ("a cap that only tells", vec![cap(0, "100", Effect::Tell)], "", "150"),
        ("a cap of another", vec![cap(2, "100", Effect::Cut)], "", "150"),
        ("no cap", vec![by], "", "150"),
        ("a cap of persons, and there are none", vec![person], "", "150"),
        ("a cap that applies", vec![since_april(cap(0, "100", Effect::Cut))], "2026-04-01", "100"),
    ] {
        let case = on(ruled(rules), notice);
        ends(&working(&case, &offer(), Figure::Counted(0)), &Label::Counted(0), counted, name);
    }
}

#[test]
fn a_cap_for_one_person_says_nothing_of_a_unit_without_people() {
    let person = rule("person", RuleKind::PersonCap { measures: vec![0, 2], max: constant("1") }, Effect::Cut);
    for at in [0, 2] {
        let figure = Figure::Counted(at);
        assert_eq!(working(&ruled(vec![person.clone()]), &offer(), figure), working(&ruled(vec![]), &offer(), figure));
    }
}

#[test]
fn what_a_section_counts_is_named_once() {
    let cap = |section, max: &str, effect| rule("cap", RuleKind::SectionCap { section, max: constant(max) }, effect);
    let item = rule("item", RuleKind::ItemCap { measures: vec![0], max: constant("1000") }, Effect::Cut);
    // Half of 300 hours at £1: £150 of the £400,000 of the contract are 0.000375.
    for (name, rules, notice, money, ratio) in [
        ("no rule", vec![], "", "150", "0.000375"),
        ("a cap", vec![cap(0, "0.0001", Effect::Cut)], "", "0.0001", "0.0001"),
        ("a cap that is kept", vec![cap(0, "200", Effect::Cut)], "", "150", "0.000375"),
        ("a cap that only tells", vec![cap(0, "0.0001", Effect::Tell)], "", "150", "0.000375"),
        ("a cap of another", vec![cap(1, "0.0001", Effect::Cut)], "", "150", "0.000375"),
        ("a cap of a measure", vec![item], "", "150", "0.000375"),
        // Its condition stands in the working, whether the cap cuts or applies.
        ("one that tells", vec![since_april(cap(0, "0.0001", Effect::Tell))], "2026-04-01", "150", "0.000375"),
        ("one that does not apply", vec![since_april(cap(0, "0.0001", Effect::Cut))], "2026-03-31", "150", "0.000375"),
    ] {
        for (counts, value) in [(Counts::Money, money), (Counts::Ratio(basis(ValueOf::Estimated)), ratio)] {
            let mut case = on(ruled(rules.clone()), notice);
            Rc::make_mut(&mut case.framework).sections[0].counts = counts;
            case.contract.vat = "excluded".into();
            let trace = working(&case, &offer(), Figure::SectionValue(0));
            ends(&trace, &Label::SectionValue(0), value, name);
            // What a cap is held against is the ratio, and bears that name where it is not the last.
            let ratios = named(&trace, &Label::SectionRatio(0));
            let capped = rules.iter().any(|rule| {
                let here = matches!(rule.kind, RuleKind::SectionCap { section: 0, .. });
                here && (rule.effect == Effect::Cut || !rule.only_if.is_empty())
            });
            assert_eq!(ratios, usize::from(capped && counts != Counts::Money), "{name}");
        }
    }
}

#[test]
fn a_void_section_is_named_once() {
    let most = rule("most", RuleKind::AtLeast { measures: vec![1], min: constant("1") }, Effect::VoidSection);
    // Nothing on b: nothing of the £150 counts.
    ends(&working(&ruled(vec![most.clone()]), &offer(), Figure::SectionValue(0)), &Label::SectionValue(0), "0", "void");
    // With b there are £150 + £1.
    let mut kept = offer();
    kept.pledges.push(amount("b", "1").into());
    ends(&working(&ruled(vec![most]), &kept, Figure::SectionValue(0)), &Label::SectionValue(0), "151", "kept");
}

#[test]
fn other_bids_are_named_and_the_own_one_is_not() {
    let mut case = ruled(vec![]);
    Rc::make_mut(&mut case.framework).sections[1].method = SectionMethod::Always(Method::Relative);
    let bids = [bid("x", vec![amount("c", "100")]), bid("y", vec![amount("c", "400")])];
    for (which, other, value) in [(0, 1, "400"), (1, 0, "100")] {
        let trace = trace(&case, &bids, which, Figure::SectionMarks(1)).expect("marks");
        let steps = trace.nodes.iter().filter(|node| matches!(node.label, Label::OtherBid { .. }));
        let found: Vec<_> = steps.map(|node| (node.label.clone(), node.value.0)).collect();
        assert_eq!(found, [(Label::OtherBid { bid: other, section: 1 }, dec(value))]);
    }
}

#[test]
fn a_row_is_named_by_its_section() {
    let rows = || Stated::By(vec![row(&[0], "500"), row(&[], "250")]);
    let by_rows = Method::Target { target: rows(), basis: TargetBasis::Total };
    let points = Method::Points { required: Required::Stated(rows()), all_or_nothing: false };
    for (name, method, marks, counts) in [
        ("target", by_rows, Stated::Fixed(constant("10")), Counts::Money),
        ("points", points, Stated::Fixed(constant("10")), Counts::Points),
        ("marks", target("1000"), rows(), Counts::Money),
    ] {
        let mut case = on(ruled(vec![]), "2026-03-31");
        let framework = Rc::make_mut(&mut case.framework);
        framework.sections[1] = Section { counts, marks: SectionMarks::Stated(marks), ..section("t", "10", method) };
        if counts == Counts::Points {
            framework.measures[2] = in_section(1, worth_points("c", UnitKind::Hours, "1"));
        }
        let trace = working(&case, &offer(), Figure::SectionMarks(1));
        let rows: Vec<_> = trace
            .nodes
            .iter()
            .filter(|node| matches!(node.label, Label::RowFigure { .. }))
            .map(|node| (node.label.clone(), node.value.0))
            .collect();
        // The first row does not hold, so that the second does, and both stand in the working.
        let row = |row, value: &str| (Label::RowFigure { section: 1, row }, dec(value));
        assert_eq!(rows, [row(0, "500"), row(1, "250")], "{name}");
    }
}

#[test]
fn an_answer_of_no_stands_in_the_working_of_a_gate() {
    let framework = Framework {
        sections: vec![section("gate", "15", Method::Gate { measures: Some(constant("1")) })],
        measures: vec![only_offered("policy", UnitKind::YesNo)],
        ..framework()
    };
    for (answers, expected) in [
        (vec!["no"], vec![(0, "0")]),
        (vec!["yes"], vec![(0, "1")]),
        // One yes is enough, and the first no is all that is said where there is none.
        (vec!["no", "no"], vec![(0, "0")]),
        (vec!["no", "yes", "yes"], vec![(1, "1")]),
    ] {
        let pledges = answers.iter().map(|answer| Pledge { answer: (*answer).into(), ..pledge("policy", &[]) });
        let trace = working(&case(framework.clone()), &bid("b", pledges.collect()), Figure::SectionMarks(0));
        let found: Vec<_> = trace
            .nodes
            .iter()
            .filter_map(|node| match node.label {
                Label::PledgeAnswer { pledge } => Some((pledge, node.value.0)),
                _ => None,
            })
            .collect();
        let expected: Vec<_> = expected.into_iter().map(|(pledge, value)| (pledge, dec(value))).collect();
        assert_eq!(found, expected, "{answers:?}");
    }
}

/// The words that were looked at, and whether each keeps the rule.
fn words(trace: &Trace) -> Vec<(&str, Decimal)> {
    let steps = trace.nodes.iter().filter(|node| node.label == Label::WordIsOneOf);
    steps
        .filter_map(|node| match &node.op {
            Op::Input(text) => Some((text.as_str(), node.value.0)),
            _ => None,
        })
        .collect()
}

#[test]
fn what_a_rule_reads_stands_in_the_working() {
    let (yes, no) = (Decimal::ONE, Decimal::ZERO);
    let needed = RuleKind::Mandatory { measures: vec![], criteria: vec![0], name: true };
    let both = RuleKind::BothNeeded { measures: vec![0], criteria: vec![0] };
    let long = "x".repeat(61);
    for (name, kind, answer, expected) in [
        ("mandatory", needed.clone(), "So it is.", vec![("b", yes), ("So it is.", yes)]),
        ("mandatory, missing", needed.clone(), " ", vec![("b", yes), ("", no)]),
        // Of a long answer its beginning of 60 letters.
        ("mandatory, long", needed, long.as_str(), vec![("b", yes), (&long[..60], yes)]),
        ("both", both.clone(), "So it is.", vec![("So it is.", yes)]),
        ("both, missing", both, "", vec![("", no)]),
    ] {
        let mut case = ruled(vec![rule("rule", kind, Effect::Exclude)]);
        Rc::make_mut(&mut case.framework).criteria = vec![criterion("q", 0, "1", None)];
        let mut bid = offer();
        bid.answers.insert("q".into(), answer.into());
        assert_eq!(words(&working(&case, &bid, Figure::TotalMarks)), expected, "{name}");
    }
}

#[test]
fn what_is_said_of_a_place_stands_in_the_working() {
    let local = RuleKind::LocalOnly { measures: vec![0], area: 0 };
    let mut case = ruled(vec![rule("local", local, Effect::Drop)]);
    Rc::make_mut(&mut case.framework).areas = vec![area("county", "The county", &[])];
    for (answer, expected) in
        [("yes", ("yes", Decimal::ONE)), ("no", ("no", Decimal::ZERO)), ("", ("Salford", Decimal::ZERO))]
    {
        let mut bid = offer();
        bid.pledges[0].attest.insert("local".into(), answer.into());
        assert_eq!(words(&working(&case, &bid, Figure::Counted(0))), [expected], "{answer}");
    }
}

/// A bid on the rich case that breaks none of its caps, and one that breaks each.
fn rich_bids() -> [Vec<Pledge>; 2] {
    let many = |weeks: &str, sessions: &str, gifts: &str| {
        vec![
            fte("jobs", "3", "30", "24"),
            fte("leavers", "2", "35", if gifts == "1" { "12" } else { "24" }),
            pledge("training", &[("people", "4"), ("weeks", "10"), ("days_per_week", "2")]),
            pledge("apprentices", &[("people", "2"), ("weeks", weeks)]),
            pledge("sessions", &[("hours", "30"), ("attendees", sessions)]),
            pledge("gifts", &[("cash", gifts), ("hours", "40")]),
            amount("carbon", "12.5"),
        ]
    };
    [many("50", "1", "1"), many("110", "70", "£200k")]
}

#[test]
fn each_figure_ends_in_its_name() {
    for round in [Rounding::Sections, Rounding::Total] {
        for pledges in rich_bids() {
            let mut case = with_rival(rich(), "best", "£400,000");
            Rc::make_mut(&mut case.framework).round = round;
            let bids = [graded(bid("b", pledges), &[("c1", "3"), ("c2", "2")])];
            for figure in figures(&case) {
                let Some(trace) = trace(&case, &bids, 0, figure) else { continue };
                let last = &trace.nodes.last().expect("a trace has nodes").label;
                let (name, times) = match figure {
                    Figure::Quantity(at) => (Label::Quantity(at), 1),
                    // Without a rule what counts is what is pledged.
                    Figure::Counted(at) if [0, 2, 5, 6].contains(&at) => (Label::Quantity(at), 1),
                    Figure::Counted(at) => (Label::Counted(at), 1),
                    // One of carbon is made, and the others are read.
                    Figure::UnitValue(6) => (Label::UnitValue(6), 1),
                    Figure::UnitValue(at) => (Label::PublishedValue(at), 1),
                    Figure::MeasureValue(at) => (Label::MeasureValue(at), 1),
                    Figure::SectionValue(at) => (Label::SectionValue(at), 1),
                    Figure::SocialValue => (Label::SocialValue, 1),
                    Figure::TotalMarks => (Label::TotalMarks, 1),
                    // Where sections are not rounded, their exact marks have the name as well.
                    Figure::SectionMarks(at) => (Label::SectionMarks(at), if round == Rounding::Total { 2 } else { 1 }),
                    Figure::SectionOutOf(at) => (Label::SectionOutOf(at), 1),
                    _ => continue,
                };
                assert_eq!((last, named(&trace, &name)), (&name, times), "{figure:?}, {round:?}");
            }
        }
    }
}

#[test]
fn a_total_is_made_of_each_section_once() {
    let most = |max: &str| rule("most", RuleKind::ItemCap { measures: vec![0], max: constant(max) }, Effect::Exclude);
    for round in [Rounding::Sections, Rounding::Total] {
        for (name, rules, marks) in [
            // £150 and £500 of £1,000 each.
            ("no rule", vec![], "6.5"),
            ("kept", vec![most("150")], "6.5"),
            ("broken", vec![most("149")], "0"),
        ] {
            let mut case = ruled(rules);
            Rc::make_mut(&mut case.framework).round = round;
            let trace = working(&case, &offer(), Figure::TotalMarks);
            ends(&trace, &Label::TotalMarks, marks, name);
            for section in [0, 1] {
                assert_eq!(named(&trace, &Label::SectionMarks(section)), 1, "{name}, {round:?}");
            }
        }
    }
}

#[test]
fn what_other_bids_pledge_bears_their_number_and_no_other_name() {
    let mut case = ruled(vec![]);
    Rc::make_mut(&mut case.framework).sections[0].method = SectionMethod::Always(Method::Relative);
    let shared = |id: &str, hours: &str| Pledge { share: "50".into(), ..amount(id, hours) };
    let bids = [bid("x", vec![amount("c", "1"), shared("a", "100")]), bid("y", vec![shared("a", "400")])];
    let trace = trace(&case, &bids, 0, Figure::SectionMarks(0)).expect("marks");
    let found: Vec<_> = trace
        .nodes
        .iter()
        .filter(|node| matches!(node.op, Op::Input(_)))
        .map(|node| (node.label.clone(), node.value.0))
        .collect();
    let other = |input, value: &str| (Label::OtherBidInput { bid: 1, pledge: 0, input }, dec(value));
    assert_eq!(
        found,
        [
            (Label::PledgeShare { pledge: 1 }, dec("50")),
            (Label::PledgeInput { pledge: 1, input: "quantity" }, dec("100")),
            other("share", "50"),
            other("quantity", "400"),
        ]
    );
    // What counts of a pledge is named for the own bid alone.
    let counted = trace.nodes.iter().filter(|node| matches!(node.label, Label::PledgeCounted { .. }));
    assert_eq!(
        counted.map(|node| (node.label.clone(), node.value.0)).collect::<Vec<_>>(),
        [(Label::PledgeCounted { pledge: 1 }, dec("50"))]
    );
}

#[test]
fn units_are_made_of_named_steps() {
    let of = |kind: UnitKind, typed: Pledge, names: &[(Label, &str)]| {
        let case = case(simple(target("1000"), vec![measure("m", kind, "1")]));
        let trace = working(&case, &bid("b", vec![typed]), Figure::Quantity(0));
        for (name, value) in names {
            let found: Vec<_> = trace.nodes.iter().filter(|node| node.label == *name).map(|node| node.value).collect();
            assert_eq!(found, [(dec(value), Decimal::ONE)], "{name:?}");
        }
    };
    let input = |input| Label::PledgeInput { pledge: 0, input };
    let pledged = Label::PledgeQuantity { pledge: 0 };
    // 2 × 30/35 × 24/12 = 24/7 is no decimal; with 17.5 hours it is 2.
    of(
        UnitKind::FteYears,
        fte("m", "2", "17.5", "24"),
        &[(input("people"), "2"), (Label::FullTimeHours, "35"), (Label::ContractMonths, "36"), (pledged.clone(), "2")],
    );
    // 4 × 10 × 2/5 = 16; of three days and more the share of a week is one.
    let weeks = |days| pledge("m", &[("people", "4"), ("weeks", "10"), ("days_per_week", days)]);
    of(UnitKind::TrainingWeeks, weeks("2"), &[(Label::WeekShare, "0.4"), (pledged.clone(), "16")]);
    of(UnitKind::TrainingWeeks, weeks("3"), &[(Label::WeekShare, "1"), (pledged.clone(), "40")]);
    // £500 + 20 × £16.93.
    of(
        UnitKind::MoneyInvested { rate: constant("16.93") },
        pledge("m", &[("cash", "£500"), ("hours", "20")]),
        &[(Label::HourlyRate(0), "16.93"), (pledged, "838.6"), (Label::Quantity(0), "838.6")],
    );
}

/// The steps that a step uses.
fn uses(op: &Op) -> Vec<usize> {
    match op {
        Op::Input(_) | Op::Constant => vec![],
        Op::Sum(all) | Op::Multiply(all) | Op::Min(all) | Op::Max(all) => all.clone(),
        Op::Subtract(a, b) | Op::Divide(a, b) => vec![*a, *b],
        Op::Round(a, _) | Op::LookUp(a, _) | Op::Test(a, ..) | Op::Steps(a, _) | Op::Ceil(a) | Op::Floor(a) => vec![*a],
    }
}

#[test]
fn a_working_holds_what_leads_to_its_figure_and_nothing_else() {
    for pledges in rich_bids() {
        let case = with_rival(rich(), "best", "£400,000");
        let bids = [graded(bid("b", pledges), &[("c1", "3"), ("c2", "2")])];
        for figure in figures(&case) {
            let Some(trace) = trace(&case, &bids, 0, figure) else { continue };
            let mut used = vec![false; trace.nodes.len()];
            for (at, node) in trace.nodes.iter().enumerate() {
                for earlier in uses(&node.op) {
                    assert!(earlier < at, "{figure:?}");
                    used[earlier] = true;
                }
            }
            // The last is the figure, and is used by nothing.
            assert_eq!(used.pop(), Some(false), "{figure:?}");
            assert!(used.iter().all(|used| *used), "{figure:?}");
        }
    }
}

#[test]
fn the_parts_of_a_pledge_by_year_have_no_name_of_their_own() {
    let first = RuleKind::FirstYearOnly { measures: vec![0] };
    let mut framework = simple(target("1000"), vec![measure("m", UnitKind::FteYears, "1")]);
    framework.rules = vec![rule("first", first, Effect::Cut)];
    let part = |year: &str| in_year(year, "", &[("people", "2"), ("hours_per_week", "35"), ("months", "12")]);
    let pledge = Pledge { years: vec![part("1"), part("2")], ..pledge("m", &[]) };
    let (case, bid) = (case(framework), bid("b", vec![pledge]));
    // 2 in each year, of which those of the first count.
    let quantity = working(&case, &bid, Figure::Quantity(0));
    let pledged = |name: &Label, trace: &Trace| {
        let found = trace.nodes.iter().filter(|node| node.label == *name);
        found.map(|node| node.value.0).collect::<Vec<_>>()
    };
    assert_eq!(pledged(&Label::PledgeQuantity { pledge: 0 }, &quantity), [dec("4")]);
    let counted = working(&case, &bid, Figure::Counted(0));
    assert_eq!(pledged(&Label::PledgeCounted { pledge: 0 }, &counted), [dec("2")]);
    assert_eq!(named(&counted, &Label::PledgeQuantity { pledge: 0 }), 0);
}

#[test]
fn each_year_of_a_discounted_value_is_named_once() {
    let mut framework = simple(target("1000"), vec![measure("m", UnitKind::Hours, "10")]);
    framework.discount = Some(constant("100"));
    let case = case(framework);
    // Evenly over three years: 10 each at £10, of which 1/2 and 1/4 are left later. By year as they stand.
    let even = amount("m", "30");
    let split = by_year("m", &[("1", "10"), ("2", "10"), ("3", "10")]);
    let tens = [(1, "10", "100"), (2, "10", "50"), (3, "10", "25")];
    // Beside one in the last year and the first, in that order: 20, 10 and 20.
    let ends_only = Pledge { id: "ends".into(), ..by_year("m", &[("3", "10"), ("1", "10")]) };
    let both = [(1, "20", "200"), (2, "10", "50"), (3, "20", "50")];
    for (pledges, all, years) in [
        (vec![even.clone()], "175", tens),
        (vec![split], "175", tens),
        (vec![even.clone(), ends_only.clone()], "300", both),
        (vec![ends_only, even], "300", both),
    ] {
        let trace = working(&case, &bid("b", pledges), Figure::MeasureValue(0));
        ends(&trace, &Label::MeasureValue(0), all, "discounted");
        for (year, units, value) in years {
            let of = |name: Label| {
                let found = trace.nodes.iter().filter(|node| node.label == name);
                found.map(|node| node.value.0).collect::<Vec<_>>()
            };
            assert_eq!(of(Label::YearUnits { measure: 0, year }), [dec(units)], "{year}");
            assert_eq!(of(Label::YearValue { measure: 0, year }), [dec(value)], "{year}");
        }
    }
}

#[test]
fn a_contract_of_one_year_holds_its_term_and_divides_by_no_factor() {
    let mut framework = simple(target("1000"), vec![measure("m", UnitKind::Hours, "10")]);
    framework.discount = Some(constant("100"));
    let mut case = case(framework);
    let value = |case: &Case, pledge| working(case, &bid("b", vec![pledge]), Figure::MeasureValue(0));
    // Of pledges by year the term is no matter, and what lies in the first year is not divided.
    let split = value(&case, by_year("m", &[("1", "30")]));
    ends(&split, &Label::MeasureValue(0), "300", "by year");
    assert!(!split.nodes.iter().any(|node| matches!(node.op, Op::Divide(..))));
    // Of a longer contract less would lie in the year: the term is in the working, and the units of the year.
    case.contract.months = "9".into();
    let even = value(&case, amount("m", "30"));
    ends(&even, &Label::MeasureValue(0), "300", "evenly");
    assert_eq!(named(&even, &Label::ContractMonths), 1);
    assert_eq!(named(&even, &Label::YearUnits { measure: 0, year: 1 }), 1);
}

#[test]
fn units_that_no_cap_cuts_are_made_once() {
    let by = RuleKind::DeliveredBy { measures: vec![0], by: vec![Deliverer::Subcontractor] };
    let mut framework = simple(target("1000"), vec![measure("m", UnitKind::FteYears, "1")]);
    framework.rules = vec![rule("by", by, Effect::VoidSection)];
    let pledge = Pledge { share: "50".into(), ..fte("m", "2", "35", "12") };
    // The section is void because of those units, and would hold half of them.
    let trace = working(&case(framework), &bid("b", vec![pledge]), Figure::SectionValue(0));
    ends(&trace, &Label::SectionValue(0), "0", "void");
    assert_eq!(named(&trace, &Label::PledgeQuantity { pledge: 0 }), 1);
    assert_eq!(named(&trace, &Label::PledgeCounted { pledge: 0 }), 1);
}
