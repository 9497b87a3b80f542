//! Workings of what is uprated, local, net, discounted or pledged by year: each figure that moves holds what moved it,
//! and a second evaluator agrees.

mod common;

use std::path::PathBuf;
use std::process::Command;
use std::rc::Rc;
use std::{env, fs, process};

use common::rich::{figures, shown};
use common::*;
use pledge_engine::bid::{Bid, Case, Pledge};
use pledge_engine::framework::*;
use pledge_engine::json::minified;
use pledge_engine::score::{Figure, Label, Op, TraceNode, recompute, score, trace};

/// A contract of 41 months, extended by 24, in which everything that values can have is used.
fn spread() -> Case {
    let inputs = [InputKind::Count, InputKind::Money, InputKind::Percent]
        .map(|kind| ProductInput { title: text("input"), kind });
    let mut measures = vec![
        measure("local", UnitKind::Hours, "1"),
        measure("jobs", UnitKind::FteYears, "30000"),
        measure("product", UnitKind::Product { inputs: inputs.to_vec() }, "1.5"),
        measure("yearly", UnitKind::PersonWeeks, "200"),
    ];
    let areas = vec![(0, dec("30")), (1, dec("20"))];
    value_of(&mut measures[0]).amount = Amount::ByPlace { areas, elsewhere: Some(dec("12")) };
    value_of(&mut measures[0]).uprating = Some(Uprating { index: 0, from: 0, to: 2 });
    let value = value_of(&mut measures[1]);
    value.uprating = Some(Uprating { index: 0, from: 1, to: 2 });
    value.conversion = Some(constant("0.9"));
    value.additionality = Some(Additionality {
        deadweight: Some(constant("20")),
        attribution: Some(constant("25.5")),
        displacement: Some(constant("10")),
    });
    measures[3].unit.per_year = true;
    let cap = |measure: usize, max: &str| RuleKind::ItemCap { measures: vec![measure], max: constant(max) };
    let person = RuleKind::PersonCap { measures: vec![3], max: constant("130") };
    let framework = Framework {
        measures,
        areas: vec![area("north", "North", &["Salford"]), area("south", "South", &[])],
        indexes: vec![index()],
        discount: Some(constant("3.5")),
        extensions: Extensions::Counted,
        sections: vec![section("s", "10", target("400000"))],
        rules: vec![
            rule("local", cap(0, "900"), Effect::Cut),
            rule("jobs", cap(1, "8"), Effect::Cut),
            rule("person", person, Effect::Cut),
        ],
        ..framework()
    };
    let mut case = case(framework);
    case.contract.months = "41".into();
    case.contract.extensions = vec!["13".into(), "11".into()];
    case
}

fn offer() -> Vec<Bid> {
    fn job<'a>(people: &'a str, months: &'a str) -> [(&'a str, &'a str); 3] {
        [("people", people), ("hours_per_week", "28"), ("months", months)]
    }
    let hours = by_year("local", &[("2", "100"), ("4", "250.5")]);
    let years = vec![
        in_year("1", "", &job("3", "10")),
        in_year("4", "", &job("2", "5")),
        in_year("1", "1", &job("1", "12")),
        in_year("1", "2", &job("4", "7")),
    ];
    let one = bid(
        "one",
        vec![
            Pledge { id: "a".into(), ..amount("local", "300") },
            Pledge { id: "b".into(), place: "south".into(), ..amount("local", "200.25") },
            Pledge { id: "c".into(), place: "Elsewhere".into(), ..hours },
            Pledge { id: "d".into(), years, ..pledge("jobs", &[]) },
            Pledge { id: "e".into(), ..fte("jobs", "2", "35", "40") },
            pledge("product", &[("first", "12"), ("second", "£2,500"), ("third", "15")]),
            pledge("yearly", &[("people", "2"), ("weeks", "40")]),
        ],
    );
    vec![one]
}

/// The same where values have low and high ends, a place may have none, and extensions are told apart, in a lot.
fn ends() -> (Case, Vec<Bid>) {
    let (mut case, mut bids) = (spread(), offer());
    let mut framework = (*case.framework).clone();
    framework.extensions = Extensions::Apart;
    for (measure, low, high) in [(0, "11", "44.4"), (1, "25000", "50000.5"), (3, "150", "333")] {
        value_of(&mut framework.measures[measure]).range = Some((dec(low), dec(high)));
    }
    if let Amount::ByPlace { elsewhere, .. } = &mut value_of(&mut framework.measures[0]).amount {
        *elsewhere = None;
    }
    case.framework = Rc::new(framework);
    case.contract.lot = "2".into();
    let parts = vec![in_year("2", "1", &[("quantity", "40.5")]), in_year("3", "", &[("quantity", "8")])];
    let pledges = &mut bids[0].pledges;
    pledges[2] = Pledge { id: "c".into(), place: "North".into(), years: parts, ..pledge("local", &[]) }.into();
    (pledges[3].lots, pledges[3].share) = (vec!["2".into()], "80".into());
    (case, bids)
}

type Change = Box<dyn Fn(&mut Framework, &mut Case, &mut Bid)>;

/// A change, and the leaf that a figure must hold if it moves.
struct Knob {
    name: String,
    change: Change,
    leaf: Box<dyn Fn(&TraceNode) -> bool>,
}

fn knobs(bids: &[Bid]) -> Vec<Knob> {
    let mut all: Vec<Knob> = Vec::new();
    let mut add = |name: &str, change: Change, leaf: Box<dyn Fn(&TraceNode) -> bool>| {
        all.push(Knob { name: name.to_owned(), change, leaf });
    };
    fn is(label: Label) -> Box<dyn Fn(&TraceNode) -> bool> {
        Box::new(move |node| node.label == label && matches!(node.op, Op::Input(_) | Op::Constant))
    }
    fn typed(label: Label, text: &'static str) -> Box<dyn Fn(&TraceNode) -> bool> {
        Box::new(move |node| node.label == label && matches!(&node.op, Op::Input(typed) if typed == text))
    }
    for (row, of) in [(0, "north"), (1, "south")] {
        let change: Change = Box::new(move |framework, _, _| {
            if let Amount::ByPlace { areas, .. } = &mut value_of(&mut framework.measures[0]).amount {
                areas[row].1 = dec("77.7");
            }
        });
        add(of, change, is(Label::PublishedValue(0)));
    }
    let change: Change = Box::new(|framework, _, _| {
        if let Amount::ByPlace { elsewhere, .. } = &mut value_of(&mut framework.measures[0]).amount {
            *elsewhere = Some(dec("77.7"));
        }
    });
    add("elsewhere", change, is(Label::PublishedValue(0)));
    add(
        "the contract's place",
        Box::new(|_, case, _| case.contract.place = "South".into()),
        typed(Label::WordIsOneOf, "Salford"),
    );
    add("a pledge's place", Box::new(|_, _, bid| bid.pledges[1].place.clear()), typed(Label::WordIsOneOf, "south"));
    for row in 0..3 {
        let change: Change = Box::new(move |framework, _, _| framework.indexes[0].table[row].1 = dec("111.1"));
        add("index", change, is(Label::IndexFigure { index: 0, row }));
    }
    let change: Change = Box::new(|framework, _, _| {
        value_of(&mut framework.measures[1]).conversion = Some(constant("0.5"));
    });
    add("conversion", change, is(Label::Conversion(1)));
    for (part, label) in
        [Label::Deadweight(1), Label::AttributionToOthers(1), Label::Displacement(1)].into_iter().enumerate()
    {
        let change: Change = Box::new(move |framework, _, _| {
            let what = value_of(&mut framework.measures[1]).additionality.as_mut().expect("stated");
            let part = [&mut what.deadweight, &mut what.attribution, &mut what.displacement].into_iter().nth(part);
            *part.expect("one of three") = Some(constant("55"));
        });
        add("additionality", change, is(label));
    }
    for rate in ["2", "12.345"] {
        let change: Change = Box::new(move |framework, _, _| framework.discount = Some(constant(rate)));
        add("discount", change, is(Label::DiscountRate));
    }
    for months in ["40", "36", "24", "12", "5", "60", "480"] {
        let change: Change = Box::new(move |_, case, _| case.contract.months = months.into());
        add("months", change, is(Label::ContractMonths));
    }
    for (at, from) in [(0, "13"), (1, "11")] {
        for months in ["6", "25", "0"] {
            let change: Change = Box::new(move |_, case, _| case.contract.extensions[at] = months.into());
            add("extension", change, typed(Label::Step, from));
        }
    }
    for (rule, max) in [(0, "500"), (1, "2"), (2, "60")] {
        let change: Change = Box::new(move |framework, _, _| match &mut framework.rules[rule].kind {
            RuleKind::ItemCap { max: most, .. } | RuleKind::PersonCap { max: most, .. } => *most = constant(max),
            _ => unreachable!("only caps are here"),
        });
        add("cap", change, is(Label::RuleMax(rule)));
    }
    // Everything that is typed in a pledge.
    let bid = &bids[0];
    for (pledge, typed) in bid.pledges.iter().enumerate() {
        for (key, _) in typed.inputs.iter() {
            let key = static_key(key);
            for text in ["1", "9"] {
                let change: Change = Box::new(move |_, _, bid| {
                    bid.pledges[pledge].inputs.insert(key.into(), text.into());
                });
                add(key, change, is(Label::PledgeInput { pledge, input: key }));
            }
        }
        for (part, year) in typed.years.iter().enumerate() {
            for (key, text) in year.inputs.iter() {
                let (key, from) = (static_key(key), text.clone());
                let change: Change = Box::new(move |_, _, bid| {
                    bid.pledges[pledge].years[part].inputs.insert(key.into(), "1.5".into());
                });
                let leaf = move |node: &TraceNode| {
                    node.label == Label::PledgeInput { pledge, input: key }
                        && matches!(&node.op, Op::Input(typed) if *typed == from)
                };
                add(key, change, Box::new(leaf));
            }
            for to in ["1", "2", "3", "9"] {
                let change: Change = Box::new(move |_, _, bid| bid.pledges[pledge].years[part].year = to.into());
                add("year", change, is(Label::PledgeInput { pledge, input: "year" }));
            }
            if !year.extension.is_empty() {
                for to in ["1", "2", "3"] {
                    let change: Change =
                        Box::new(move |_, _, bid| bid.pledges[pledge].years[part].extension = to.into());
                    add("extension of", change, is(Label::PledgeInput { pledge, input: "extension" }));
                }
            }
        }
    }
    all
}

fn static_key(key: &str) -> &'static str {
    let all = ["quantity", "people", "hours_per_week", "months", "weeks", "first", "second", "third"];
    all.into_iter().find(|known| *known == key).expect("a key of this test")
}

#[test]
fn every_figure_that_moves_holds_what_moved_it() {
    // What may be said without harm, and how many figures move at least.
    let mut moves = all_moves(&spread(), &offer(), &["over_cap"], knobs(&offer()));
    assert!(moves > 300, "only {moves} figures moved");
    let (case, bids) = ends();
    let mut knobs = knobs(&bids);
    let mut add = |name: &str, change: Change, leaf: Box<dyn Fn(&TraceNode) -> bool>| {
        knobs.push(Knob { name: name.to_owned(), change, leaf });
    };
    for measure in [0, 1, 3] {
        for (high, label) in [(false, Label::PublishedLow(measure)), (true, Label::PublishedHigh(measure))] {
            let change: Change = Box::new(move |framework, _, _| {
                let ends = value_of(&mut framework.measures[measure]).range.as_mut().expect("stated");
                *(if high { &mut ends.1 } else { &mut ends.0 }) = dec("77.7");
            });
            add("an end", change, Box::new(move |node| node.label == label && node.op == Op::Constant));
        }
    }
    let typed = |wanted: Label, text: &'static str| -> Box<dyn Fn(&TraceNode) -> bool> {
        Box::new(move |node| node.label == wanted && node.op == Op::Input(text.into()))
    };
    let nowhere: Change = Box::new(|_, _, bid| bid.pledges[1].place = "Nowhere".into());
    add("a place without a value", nowhere, typed(Label::WordIsOneOf, "south"));
    add("the lot", Box::new(|_, case, _| case.contract.lot = "3".into()), typed(Label::WordIsOneOf, "2"));
    let share: Change = Box::new(|_, _, bid| bid.pledges[3].share = "33".into());
    add("the share", share, typed(Label::PledgeShare { pledge: 3 }, "80"));
    moves = all_moves(&case, &bids, &["over_cap", "extension_apart"], knobs);
    assert!(moves > 300, "only {moves} figures moved");
}

/// How many figures move with the knobs. Each must hold what moved it.
fn all_moves(case: &Case, bids: &[Bid], harmless: &[&str], knobs: Vec<Knob>) -> usize {
    let card = score(case, bids).remove(0);
    assert!(card.findings.iter().all(|finding| harmless.contains(&finding.kind.code())), "{:?}", card.findings);
    let workings: Vec<_> = figures(case).into_iter().map(|figure| (figure, trace(case, bids, 0, figure))).collect();
    let mut moves = 0;
    for Knob { name, change, leaf } in knobs {
        let (mut other, mut others) = (case.clone(), bids.to_vec());
        let mut framework = (*other.framework).clone();
        change(&mut framework, &mut other, &mut others[0]);
        other.framework = Rc::new(framework);
        let changed = score(&other, &others).remove(0);
        for (figure, found) in &workings {
            if shown(&card, *figure) == shown(&changed, *figure) {
                continue;
            }
            moves += 1;
            let Some(found) = found else { continue };
            assert!(found.nodes.iter().any(&leaf), "{figure:?} moves with {name} and does not hold it");
        }
    }
    moves
}

#[test]
fn traces_compute_to_their_figures() {
    let folder = env::temp_dir().join(format!("pledge-value-traces-{}", process::id()));
    fs::create_dir_all(&folder).expect("a folder for temporary files can be made");
    struct Gone(PathBuf);
    impl Drop for Gone {
        fn drop(&mut self) {
            let _ = fs::remove_dir_all(&self.0);
        }
    }
    let folder = Gone(folder);
    let mut count = 0;
    let both = [(spread(), offer()), ends()];
    let turned = |(case, bids): &(Case, Vec<Bid>)| {
        knobs(bids).into_iter().step_by(5).map(|knob| (case.clone(), bids.clone(), knob)).collect::<Vec<_>>()
    };
    for (mut case, mut bids, knob) in both.iter().flat_map(turned) {
        let mut framework = (*case.framework).clone();
        (knob.change)(&mut framework, &mut case, &mut bids[0]);
        case.framework = Rc::new(framework);
        let card = score(&case, &bids).remove(0);
        for figure in figures(&case) {
            let found = trace(&case, &bids, 0, figure);
            let value = found.as_ref().map(|trace| trace.nodes[trace.nodes.len() - 1].value);
            assert_eq!(value.map(|(num, den)| num / den), shown(&card, figure), "{figure:?} after {}", knob.name);
            if let Some(found) = found {
                assert_eq!(recompute(&found), value);
                count += 1;
                if count % 3 == 0 {
                    let text = minified(&found.to_json(&case.framework));
                    fs::write(folder.0.join(format!("{count}.json")), text).expect("a file can be written");
                }
            }
        }
    }
    let program = concat!(env!("CARGO_MANIFEST_DIR"), "/../../tests/evaluator/evaluate.py");
    let run = Command::new("python3").arg(program).arg(&folder.0).output().expect("python3 checks traces");
    let said = String::from_utf8_lossy(&run.stdout);
    assert!(run.status.success() && said.contains(", 0 differences"), "{said}");
    assert!(count > 200);
}

#[test]
fn years_that_no_rule_cuts_are_discounted_as_they_are() {
    // So long that it could not be held, were it spread over its years in proportion: it is all of one.
    let mut measures = vec![measure("m", UnitKind::Hours, "0.02")];
    let net = Additionality { deadweight: Some(constant("25")), attribution: None, displacement: None };
    value_of(&mut measures[0]).additionality = Some(net);
    value_of(&mut measures[0]).range = Some((dec("0.01"), dec("0.04")));
    let sections = vec![section("s", "10", target("40000000000"))];
    let mut case = case(Framework { measures, sections, discount: Some(constant("3.5")), ..framework() });
    case.contract.months = "24".into();
    let offer = [bid("b", vec![by_year("m", &[("2", "1,234,567,891,234.567891")])])];
    let card = score(&case, &offer).remove(0);
    assert!(card.findings.is_empty(), "{:?}", card.findings);
    // 1,234,567,891,234.567891 × 0.02 × 0.75 = 18,518,518,368.518518365; ÷ 1.035 = 17,892,288,278.761…
    let line = &card.measures[0];
    assert_eq!((line.counted, line.value), (Some(dec("1234567891234.567891")), Some(dec("17892288278.76"))));
    // Half of 17,892,288,278.761… is 8,946,144,139.380…, and double 35,784,576,557.523…
    assert_eq!(card.value_range, Some((dec("8946144139.38"), dec("35784576557.52"))));
    // 10 × 17,892,288,278.76 ÷ 40,000,000,000 = 4.473…
    assert_eq!(card.marks, Some(dec("4.47")));
    let traced = trace(&case, &offer, 0, Figure::MeasureValue(0)).expect("a value");
    assert_eq!(recompute(&traced), Some((dec("17892288278.76"), dec("1"))));
    for label in [Label::Deadweight(0), Label::DiscountRate, Label::PublishedValue(0)] {
        assert!(traced.nodes.iter().any(|node| node.label == label), "{label:?}");
    }
}
