//! Traces hold everything that their figure depends on, and a second evaluator that shares no code with the
//! product agrees with them.

mod common;

use std::path::Path;
use std::process::Command;
use std::rc::Rc;
use std::{env, fs, process};

use common::rich::{figures, rich, shown};
use common::*;
use pledge_engine::Decimal;
use pledge_engine::bid::{Bid, Case, Pledge};
use pledge_engine::framework::*;
use pledge_engine::json::minified;
use pledge_engine::score::{Figure, Label, Op, Scorecard, Trace, TraceNode, ranks, recompute, score, trace};

/// The rich case with its marks, method and target stated by the tender.
fn by_tender() -> Case {
    let mut case = rich();
    let framework = Rc::make_mut(&mut case.framework);
    framework.parameters = vec![
        parameter("weighting", ParameterKind::Marks),
        parameter("split", ParameterKind::Percent),
        parameter("target", ParameterKind::Ratio),
        parameter("middle", ParameterKind::Marks),
    ];
    let share = |rest| SectionMarks::Share { weighting: 0, share: 1, rest };
    framework.sections[0].marks = share(false);
    framework.sections[1].marks = SectionMarks::Stated(Stated::Parameter(3));
    framework.sections[1].method =
        SectionMethod::Always(Method::Target { target: Stated::Parameter(2), basis: TargetBasis::PerPoundYear });
    framework.sections[2].marks = share(true);
    let said = [("weighting", "20"), ("split", "60"), ("target", "0.11"), ("middle", "7.5")];
    with_rival(with_tender(case, &said), "best", "£400,000")
}

fn two_bids() -> Vec<Bid> {
    let linked = |id: &str, same: &str, pledge: Pledge| Pledge { id: id.into(), same_as: vec![same.into()], ..pledge };
    let mut one = bid(
        "one",
        vec![
            fte("jobs", "3", "30", "24"),
            linked("leavers", "jobs", fte("leavers", "2", "35", "24")),
            Pledge { id: "more".into(), ..fte("jobs", "1", "17.5", "7") },
            pledge("training", &[("people", "4"), ("weeks", "10"), ("days_per_week", "2")]),
            pledge("apprentices", &[("people", "2"), ("weeks", "110")]),
            pledge("sessions", &[("hours", "30"), ("attendees", "70")]),
            pledge("gifts", &[("cash", "£2k"), ("hours", "40")]),
            amount("carbon", "12.5"),
        ],
    );
    let mut two = bid(
        "two",
        vec![
            fte("jobs", "4", "35", "36"),
            pledge("training", &[("people", "3"), ("weeks", "8"), ("days_per_week", "4")]),
            amount("carbon", "3"),
        ],
    );
    for bid in [&mut one, &mut two] {
        bid.grades = [("c1".to_owned(), "3".to_owned()), ("c2".to_owned(), "2".to_owned())].into();
    }
    vec![one, two]
}

type Change = Box<dyn Fn(&mut Case, &mut Vec<Bid>)>;
type Holds = Box<dyn Fn(&TraceNode, usize) -> bool>;

/// One value that may change, and how a trace shows that it holds it.
struct Knob {
    name: String,
    change: Change,
    holds: Holds,
}

fn is_leaf(node: &TraceNode) -> bool {
    matches!(node.op, Op::Input(_) | Op::Constant)
}

fn knobs(case: &Case, bids: &[Bid], times: Decimal) -> Vec<Knob> {
    let mut all: Vec<Knob> = Vec::new();
    let mut add = |name: String, change: Change, holds: Holds| all.push(Knob { name, change, holds });
    let leaf = |label: Label| -> Holds { Box::new(move |node, _| node.label == label && is_leaf(node)) };
    let scaled = move |text: &str| -> String {
        let plain: String = text.chars().filter(|c| !"£,".contains(*c)).collect();
        let plain = plain.replace('k', "000");
        (dec(&plain) * times).normalize().to_string()
    };
    let framework = &case.framework;
    for (at, measure) in framework.measures.iter().enumerate() {
        let value = measure.value.as_ref().expect("every measure here has a value");
        match &value.amount {
            Amount::Fixed(_) => add(
                format!("value of {}", measure.id),
                Box::new(move |case, _| {
                    let measure = &mut Rc::make_mut(&mut case.framework).measures[at];
                    if let Some(UnitValue { amount: Amount::Fixed(amount), .. }) = &mut measure.value {
                        *amount *= times;
                    }
                }),
                leaf(Label::PublishedValue(at)),
            ),
            Amount::ByPlace { .. } => {}
            Amount::ByYear(table) => {
                let original = table.clone();
                add(
                    format!("table of {}", measure.id),
                    Box::new(move |case, _| {
                        let measure = &mut Rc::make_mut(&mut case.framework).measures[at];
                        if let Some(UnitValue { amount: Amount::ByYear(table), .. }) = &mut measure.value {
                            table[1].1 *= times;
                        }
                    }),
                    Box::new(move |node, _| matches!(&node.op, Op::LookUp(_, table) if *table == original)),
                );
            }
        }
        if value.conversion.is_some() {
            add(
                format!("conversion of {}", measure.id),
                Box::new(move |case, _| {
                    let measure = &mut Rc::make_mut(&mut case.framework).measures[at];
                    if let Some(UnitValue { conversion: Some(conversion), .. }) = &mut measure.value {
                        conversion.value *= times;
                    }
                }),
                leaf(Label::Conversion(at)),
            );
        }
        if matches!(measure.unit.kind, UnitKind::MoneyInvested { .. }) {
            add(
                "hourly rate".into(),
                Box::new(move |case, _| {
                    let measure = &mut Rc::make_mut(&mut case.framework).measures[at];
                    if let UnitKind::MoneyInvested { rate } = &mut measure.unit.kind {
                        rate.value *= times;
                    }
                }),
                leaf(Label::HourlyRate(at)),
            );
        }
    }
    add(
        "full-time hours".into(),
        Box::new(move |case, _| {
            if let Some(hours) = &mut Rc::make_mut(&mut case.framework).full_time_hours {
                hours.value *= times;
            }
        }),
        leaf(Label::FullTimeHours),
    );
    for (at, rule) in framework.rules.iter().enumerate() {
        if matches!(rule.kind, RuleKind::Exclusive { .. } | RuleKind::FirstYearOnly { .. }) {
            continue;
        }
        add(
            format!("rule {}", rule.id),
            Box::new(move |case, _| match &mut Rc::make_mut(&mut case.framework).rules[at].kind {
                RuleKind::ItemCap { max, .. } | RuleKind::PersonCap { max, .. } | RuleKind::SectionCap { max, .. } => {
                    max.value *= times;
                }
                _ => {}
            }),
            leaf(Label::RuleMax(at)),
        );
    }
    for (at, parameter) in framework.parameters.iter().enumerate() {
        let id = parameter.id.clone();
        let typed = scaled(case.tender.get(&id).expect("it is typed"));
        add(
            format!("parameter {id}"),
            Box::new(move |case, _| {
                case.tender.insert(id.clone(), typed.clone());
            }),
            leaf(Label::Parameter(at)),
        );
    }
    for (at, criterion) in framework.criteria.iter().enumerate() {
        add(
            format!("weight of {}", criterion.id),
            Box::new(move |case, _| {
                if let Stated::Fixed(weight) = &mut Rc::make_mut(&mut case.framework).criteria[at].weight {
                    weight.value *= times;
                }
            }),
            leaf(Label::CriterionWeight(at)),
        );
        let id = criterion.id.clone();
        add(
            format!("grade of {}", criterion.id),
            Box::new(move |_, bids| {
                for bid in bids {
                    bid.grades.insert(id.clone(), "1".into());
                }
            }),
            leaf(Label::GradeScore(at)),
        );
    }
    add(
        "best score".into(),
        Box::new(move |case, _| Rc::make_mut(&mut case.framework).scales[0].grades[4].score *= times),
        Box::new(|node, _| matches!(node.label, Label::BestScore(_)) && is_leaf(node)),
    );
    let (value, months) = (scaled(&case.contract.value), scaled(&case.contract.months));
    add(
        "contract value".into(),
        Box::new(move |case, _| case.contract.value.clone_from(&value)),
        leaf(Label::ContractValue),
    );
    add(
        "months".into(),
        Box::new(move |case, _| case.contract.months.clone_from(&months)),
        leaf(Label::ContractMonths),
    );
    add("start".into(), Box::new(|case, _| case.contract.start = "2029-04-01".into()), leaf(Label::ContractYear));
    let rival = scaled(&case.assumptions.get("best").expect("a rival is assumed").best_rival);
    add(
        "rival".into(),
        Box::new(move |case, _| *case = with_rival(case.clone(), "best", &rival)),
        leaf(Label::AssumedRival(0)),
    );
    for (of, bid) in bids.iter().enumerate() {
        for (at, pledge) in bid.pledges.iter().enumerate() {
            let kind = &framework.measures[framework.measure(&pledge.measure).expect("a known measure")].unit.kind;
            for input in kind.inputs() {
                let code = input.code();
                let typed = scaled(pledge.inputs.get(code).expect("it is typed"));
                add(
                    format!("{code} of pledge {at} of bid {of}"),
                    Box::new(move |_, bids| {
                        bids[of].pledges[at].inputs.insert(code.into(), typed.clone());
                    }),
                    Box::new(move |node, which| {
                        let label = if of == which {
                            Label::PledgeInput { pledge: at, input: code }
                        } else {
                            Label::OtherBidInput { bid: of, pledge: at, input: code }
                        };
                        node.label == label && is_leaf(node)
                    }),
                );
            }
        }
    }
    all
}

#[test]
fn every_figure_that_moves_holds_what_moved_it() {
    let (case, bids) = (by_tender(), two_bids());
    let cards = score(&case, &bids);
    let mut moves = 0;
    // A small change, and changes that cross caps, terms and the choice of an exclusive rule.
    for times in ["1.01", "2.9", "0.4"] {
        for knob in knobs(&case, &bids, dec(times)) {
            let (mut other, mut others) = (case.clone(), bids.clone());
            (knob.change)(&mut other, &mut others);
            let changed = score(&other, &others);
            let mut moved = false;
            for which in 0..bids.len() {
                for figure in figures(&case) {
                    if shown(&cards[which], figure) == shown(&changed[which], figure) {
                        continue;
                    }
                    moved = true;
                    moves += 1;
                    let Some(trace) = trace(&case, &bids, which, figure) else {
                        continue;
                    };
                    let held = trace.nodes.iter().any(|node| (knob.holds)(node, which));
                    assert!(held, "{figure:?} of bid {which} moves with {} × {times} and does not hold it", knob.name);
                }
            }
            // A change that moves nothing would test nothing; a cap may stay above what is claimed.
            assert!(moved || times != "0.4" || knob.name.starts_with("rule"), "{} moves nothing", knob.name);
        }
    }
    assert!(moves > 500, "only {moves} figures moved");
}

/// What decides the marks of other bids and of excluded ones is in the trace, too.
#[test]
fn exclusion_and_void_sections_are_in_the_working() {
    let cap = RuleKind::ItemCap { measures: vec![0], max: constant("100") };
    let mut framework = simple(target("1000"), vec![measure("m", UnitKind::Hours, "1")]);
    framework.rules = vec![rule("most", cap, Effect::Exclude)];
    let case = case(framework);
    let found = trace(&case, &[bid("b", vec![amount("m", "500")])], 0, pledge_engine::score::Figure::TotalMarks);
    let found = found.expect("an excluded bid has a total of 0");
    assert_eq!(found.nodes.last().map(|node| node.value.0), Some(dec("0")));
    assert!(found.nodes.iter().any(|node| node.label == Label::RuleMax(0)));
    assert!(found.nodes.iter().any(|node| node.label == Label::Void));
}

/// Numbers that look random and are the same at each run.
struct Numbers(u64);

impl Numbers {
    fn below(&mut self, most: u64) -> u64 {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) % most
    }

    fn text(&mut self) -> String {
        let scale = self.below(4) as u32;
        Decimal::from_i128_with_scale(self.below(30_000).into(), scale).to_string()
    }
}

/// The bids with other figures typed.
fn varied(bids: &[Bid], numbers: &mut Numbers) -> Vec<Bid> {
    let mut bids = bids.to_vec();
    for bid in &mut bids {
        for pledge in &mut bid.pledges {
            for (key, text) in pledge.inputs.iter_mut() {
                *text = match key.as_str() {
                    "days_per_week" => numbers.below(8).to_string(),
                    _ => numbers.text(),
                };
            }
        }
        for (_, grade) in bid.grades.iter_mut() {
            *grade = numbers.below(5).to_string();
        }
    }
    bids
}

/// The place of each bid among those that are not excluded: 1 and, for each bid with more marks, 1.
#[test]
fn a_rank_says_who_has_more() {
    let mut framework = simple(Method::Relative, vec![measure("m", UnitKind::Money, "1")]);
    let cap = RuleKind::ItemCap { measures: vec![0], max: constant("100000") };
    framework.rules = vec![rule("too-much", cap, Effect::Exclude)];
    let case = case(framework);
    let offer = |id: &str, pounds: &str| bid(id, vec![amount("m", pounds)]);
    let bids =
        [offer("a", "40,000"), offer("b", "200,000"), offer("c", "80,000"), offer("d", "60,000"), offer("e", "40,000")];
    // b is excluded. c has more than d, and d more than a and e.
    let expected = [Some(3), None, Some(1), Some(2), Some(3)];
    assert_eq!(ranks(&case, &bids), expected);
    for (which, place) in expected.into_iter().enumerate() {
        let found = trace(&case, &bids, which, Figure::Rank);
        let value = found.as_ref().and_then(recompute);
        assert_eq!(value, place.map(|place: u32| (place.into(), Decimal::ONE)), "{which}");
        let Some(found) = found else { continue };
        assert_eq!(found.nodes.last().map(|node| (&node.label, node.value)), value.map(|value| (&Label::Rank, value)));
        let ahead = found.nodes.iter().filter_map(|node| match node.label {
            Label::Ahead(bid) => Some((bid, node.value.0 == Decimal::ONE)),
            _ => None,
        });
        let others = [0, 2, 3, 4].into_iter().filter(|other| *other != which);
        let more = |other: usize| expected[other] < place;
        assert_eq!(ahead.collect::<Vec<_>>(), others.map(|other| (other, more(other))).collect::<Vec<_>>());
    }
}

fn export(folder: &Path, name: &str, case: &Case, trace: &Trace) {
    let text = minified(&trace.to_json(&case.framework));
    fs::write(folder.join(name), text).expect("a folder for temporary files can be written");
}

/// Runs the second evaluator; whether it agreed, and what it said.
fn second_evaluator(folder: &Path) -> (bool, String) {
    let program = concat!(env!("CARGO_MANIFEST_DIR"), "/../../tests/evaluator/evaluate.py");
    let run = Command::new("python3").arg(program).arg(folder).output();
    let run = run.expect("python3 is needed to check traces a second time; install it (Debian: apt install python3)");
    let said = [run.stdout, run.stderr].concat();
    (run.status.success(), String::from_utf8_lossy(&said).into_owned())
}

/// A new folder that goes away afterwards.
struct Folder(std::path::PathBuf);

impl Folder {
    fn new(name: &str) -> Self {
        let path = env::temp_dir().join(format!("pledge-{name}-{}", process::id()));
        fs::create_dir_all(&path).expect("a folder for temporary files can be made");
        Self(path)
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.0);
    }
}

#[test]
fn a_second_evaluator_agrees() {
    let folder = Folder::new("traces");
    let mut numbers = Numbers(2026);
    let mut count = 0;
    for round in 0..40 {
        let case = if round % 2 == 0 { rich() } else { by_tender() };
        let bids = if round == 0 { two_bids() } else { varied(&two_bids(), &mut numbers) };
        let cards: Vec<Scorecard> = score(&case, &bids);
        for (which, card) in cards.iter().enumerate() {
            for (at, figure) in figures(&case).into_iter().enumerate() {
                if let Some(trace) = trace(&case, &bids, which, figure) {
                    let (num, den) = trace.nodes[trace.nodes.len() - 1].value;
                    assert_eq!(Some(num / den), shown(card, figure));
                    export(&folder.0, &format!("{round}-{which}-{at}.json"), &case, &trace);
                    count += 1;
                }
            }
        }
    }
    let (agreed, said) = second_evaluator(&folder.0);
    assert!(agreed, "{said}");
    assert_eq!(said.trim(), format!("{count} traces, 0 differences"));
    assert!(count > 2_000);
}

#[test]
fn the_second_evaluator_notices_a_wrong_figure() {
    let folder = Folder::new("wrong");
    let (case, bids) = (rich(), two_bids());
    let mut trace = trace(&case, &bids, 0, pledge_engine::score::Figure::TotalMarks).expect("a total");
    let last = trace.nodes.len() - 1;
    trace.nodes[last].value.0 += dec("0.01");
    export(&folder.0, "wrong.json", &case, &trace);
    let (agreed, said) = second_evaluator(&folder.0);
    assert!(!agreed && said.contains("1 traces, 1 differences"), "{said}");
}
