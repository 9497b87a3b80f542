//! Points, ratios, bands, gates and pass marks in traces: each figure computes anew, here and by the second evaluator,
//! and holds everything that moves it.

mod common;

use std::path::Path;
use std::process::Command;
use std::rc::Rc;
use std::{env, fs, process};

use common::counting::*;
use common::rich::{figures, shown};
use common::*;
use pledge_engine::Decimal;
use pledge_engine::bid::{Bid, Case, Partner, Pledge};
use pledge_engine::framework::*;
use pledge_engine::json::minified;
use pledge_engine::score::{Figure, Label, Op, TraceNode, recompute, score, trace};

/// The sections of [`every`], by what they are.
const MONEY: usize = 0;
const TO_PRICE: usize = 1;
const NORMED: usize = 2;
const ALL: usize = 3;
const BANDS: usize = 4;
const GATE: usize = 5;
const ANSWERS: usize = 6;
const RATIO_BANDS: usize = 7;

/// Every method beside every thing that may be counted.
fn every(round: Rounding, effect: Effect) -> Case {
    let norm = Norm {
        rate: constant("20"),
        per: constant("100000"),
        of: basis(ValueOf::Estimated),
        round: NormRound::Up,
        on: NormOn::Result,
    };
    let all = Method::Points { required: Required::Stated(Stated::Parameter(0)), all_or_nothing: true };
    let framework = Framework {
        round,
        parameters: vec![parameter("needed", ParameterKind::Ratio)],
        sections: vec![
            section("money", "10", Method::Relative),
            counting(to_price(), section("to-price", "7", Method::Relative)),
            counting(
                Counts::Points,
                section("normed", "9", Method::Points { required: Required::Norm(norm), all_or_nothing: false }),
            ),
            counting(Counts::Points, section("all", "6", all)),
            counting(Counts::Points, section("bands", "5", bands(&[(at_least("10"), "30"), (more_than("20"), "100")]))),
            section("gate", "4", Method::Gate { measures: Some(constant("2")) }),
            section("answers", "8", Method::Graded { pass: pass(at_least("50"), effect) }),
            counting(
                Counts::Ratio(basis(ValueOf::Estimated)),
                section("ratio-bands", "3", bands(&[(at_least("0.05"), "50"), (at_least("0.1"), "100")])),
            ),
        ],
        measures: vec![
            measure("money", UnitKind::Money, "1"),
            in_section(TO_PRICE, measure("to-price", UnitKind::Hours, "15.93")),
            in_section(NORMED, worth_points("normed", UnitKind::Hours, "0.7")),
            in_section(ALL, worth_points("all", UnitKind::Count, "3")),
            in_section(BANDS, worth_points("bands", UnitKind::Count, "1.5")),
            in_section(GATE, only_offered("gate", UnitKind::Count)),
            in_section(GATE, only_offered("plan", UnitKind::Text)),
            in_section(RATIO_BANDS, measure("ratio-bands", UnitKind::Money, "1")),
        ],
        scales: vec![scale(4)],
        criteria: vec![
            Criterion { pass: pass(more_than("1"), effect), ..criterion("c1", ANSWERS, "3", Some(0)) },
            criterion("c2", ANSWERS, "2", Some(0)),
            yes_no("wage", GATE),
        ],
        rules: vec![
            rule("cap", RuleKind::SectionCap { section: NORMED, max: constant("70") }, Effect::Cut),
            rule("ratio", RuleKind::SectionCap { section: TO_PRICE, max: constant("0.2") }, Effect::Cut),
        ],
        ..framework()
    };
    with_tender(case(framework), &[("needed", "21")])
}

fn offers() -> Vec<Bid> {
    let plan = Pledge { answer: "Trees.".into(), ..pledge("plan", &[]) };
    let one = vec![
        amount("money", "30,000"),
        amount("to-price", "1,700"),
        amount("normed", "90"),
        amount("all", "7"),
        amount("bands", "13"),
        amount("gate", "1"),
        plan.clone(),
        amount("ratio-bands", "35,000"),
    ];
    let two = vec![
        amount("money", "70,000"),
        amount("to-price", "1,300"),
        amount("normed", "140"),
        amount("all", "9"),
        amount("bands", "18"),
        amount("gate", "2"),
        plan,
        amount("ratio-bands", "41,000"),
    ];
    let made = |id: &str, price: &str, pledges| {
        let bid = answered(priced(price, bid(id, pledges)), &[("wage", "yes")]);
        graded(bid, &[("c1", "2"), ("c2", "3")])
    };
    vec![made("one", "390,000", one), made("two", "310,000", two)]
}

type Change = Box<dyn Fn(&mut Case, &mut Vec<Bid>)>;
type Holds = Box<dyn Fn(&TraceNode) -> bool>;

fn leaf(label: Label) -> Holds {
    Box::new(move |node| node.label == label && matches!(node.op, Op::Input(_) | Op::Constant))
}

/// What may change, and how a trace shows that it holds it; of bids the second one, unless it is the framework.
fn knobs() -> Vec<(&'static str, Change, Holds)> {
    fn section(case: &mut Case, at: usize) -> &mut Method {
        match &mut Rc::make_mut(&mut case.framework).sections[at].method {
            SectionMethod::Always(method) => method,
            SectionMethod::Chosen { .. } => panic!("no choice here"),
        }
    }
    fn norm(case: &mut Case) -> &mut Norm {
        match section(case, NORMED) {
            Method::Points { required: Required::Norm(norm), .. } => norm,
            _ => panic!("a norm"),
        }
    }
    fn points(case: &mut Case, at: usize) -> &mut Decimal {
        &mut Rc::make_mut(&mut case.framework).measures[at].points.as_mut().expect("points").value
    }
    fn move_band(case: &mut Case, at: usize, earns: bool) {
        let Method::Bands { bands, .. } = section(case, at) else { panic!("bands") };
        if earns {
            bands[0].earns = dec("7");
            bands[1].earns = dec("77");
        } else {
            bands[0].from.at = dec("0.01");
            bands[1].from.at = dec("0.02");
        }
    }
    fn typed(measure: usize, text: &'static str) -> Change {
        Box::new(move |_, bids| {
            for bid in bids {
                bid.pledges[measure].inputs.insert("quantity".into(), text.into());
            }
        })
    }
    let input = |pledge: usize| -> Holds {
        Box::new(
            move |node| matches!(node.label, Label::PledgeInput { pledge: at, .. } | Label::OtherBidInput { pledge: at, .. } if at == pledge),
        )
    };
    let steps = |at: usize| -> Holds {
        Box::new(move |node| node.label == Label::BandShare(at) && matches!(node.op, Op::Steps(..)))
    };
    vec![
        ("norm rate", Box::new(|case, _| norm(case).rate.value = dec("31")), leaf(Label::NormRate(NORMED))),
        ("norm per", Box::new(|case, _| norm(case).per.value = dec("130000")), leaf(Label::NormPer(NORMED))),
        ("contract value", Box::new(|case, _| case.contract.value = "290,000".into()), leaf(Label::ContractValue)),
        (
            "needed points",
            Box::new(|case, _| *case = with_tender(case.clone(), &[("needed", "28")])),
            leaf(Label::Parameter(0)),
        ),
        ("points of the norm", Box::new(|case, _| *points(case, NORMED) = dec("0.2")), leaf(Label::PointsEach(NORMED))),
        ("points of all", Box::new(|case, _| *points(case, ALL) = dec("1")), leaf(Label::PointsEach(ALL))),
        ("points of bands", Box::new(|case, _| *points(case, BANDS) = dec("0.9")), leaf(Label::PointsEach(BANDS))),
        ("bounds of points", Box::new(|case, _| move_band(case, BANDS, false)), steps(BANDS)),
        ("shares of points", Box::new(|case, _| move_band(case, BANDS, true)), steps(BANDS)),
        ("bounds of ratios", Box::new(|case, _| move_band(case, RATIO_BANDS, false)), steps(RATIO_BANDS)),
        ("shares of ratios", Box::new(|case, _| move_band(case, RATIO_BANDS, true)), steps(RATIO_BANDS)),
        (
            "cap on points",
            Box::new(|case, _| {
                let RuleKind::SectionCap { max, .. } = &mut Rc::make_mut(&mut case.framework).rules[0].kind else {
                    return;
                };
                max.value = dec("11");
            }),
            leaf(Label::RuleMax(0)),
        ),
        (
            "cap on a ratio",
            Box::new(|case, _| {
                let RuleKind::SectionCap { max, .. } = &mut Rc::make_mut(&mut case.framework).rules[1].kind else {
                    return;
                };
                max.value = dec("0.01");
            }),
            leaf(Label::RuleMax(1)),
        ),
        (
            "prices",
            Box::new(|_, bids| (bids[0].price, bids[1].price) = ("300,000".into(), "700,000".into())),
            Box::new(|node| matches!(node.label, Label::OwnPrice | Label::OtherPrice(_))),
        ),
        (
            "measures needed",
            Box::new(|case, _| *section(case, GATE) = Method::Gate { measures: Some(constant("3")) }),
            leaf(Label::MeasuresNeeded(GATE)),
        ),
        (
            "an answer that offers",
            Box::new(|_, bids| bids.iter_mut().for_each(|bid| bid.pledges[6].answer = "no".into())),
            leaf(Label::PledgeAnswer { pledge: 6 }),
        ),
        (
            "the answer of the gate",
            Box::new(|_, bids| bids.iter_mut().for_each(|bid| *bid = answered(bid.clone(), &[("wage", "no")]))),
            Box::new(|node| matches!(&node.op, Op::Input(text) if text == "yes")),
        ),
        (
            "the answer of the other bid",
            Box::new(|_, bids| bids[1] = answered(bids[1].clone(), &[("wage", "no")])),
            Box::new(|node| matches!(&node.op, Op::Input(text) if text == "yes")),
        ),
        (
            "pass mark of the criterion",
            Box::new(|case, _| {
                Rc::make_mut(&mut case.framework).criteria[0].pass.as_mut().expect("one").at = at_least("3")
            }),
            Box::new(|node| {
                node.label == Label::CriterionPass(0)
                    && matches!(node.op, Op::Test(_, bound, false) if bound == more_than("1"))
            }),
        ),
        (
            "pass mark of the section",
            Box::new(|case, _| {
                let Method::Graded { pass: Some(pass) } = section(case, ANSWERS) else { return };
                pass.at = at_least("99");
            }),
            Box::new(|node| {
                node.label == Label::SectionPass(ANSWERS)
                    && matches!(node.op, Op::Test(_, bound, false) if bound == at_least("50"))
            }),
        ),
        (
            "grades",
            Box::new(|_, bids| bids.iter_mut().for_each(|bid| *bid = graded(bid.clone(), &[("c1", "1")]))),
            leaf(Label::GradeScore(0)),
        ),
        (
            "weights",
            Box::new(|case, _| Rc::make_mut(&mut case.framework).criteria[1].weight = Stated::Fixed(constant("9"))),
            leaf(Label::CriterionWeight(1)),
        ),
        (
            "best score",
            Box::new(|case, _| Rc::make_mut(&mut case.framework).scales[0].grades[4].score = dec("11")),
            Box::new(|node| matches!(node.label, Label::BestScore(_))),
        ),
        ("money", typed(MONEY, "9,000"), input(MONEY)),
        ("hours to the price", typed(TO_PRICE, "77"), input(TO_PRICE)),
        ("hours of the norm", typed(NORMED, "8"), input(NORMED)),
        ("units of all", typed(ALL, "2"), input(ALL)),
        ("units of bands", typed(BANDS, "8"), input(BANDS)),
        ("units of the gate", typed(GATE, "0"), input(5)),
        ("pounds of the ratio", typed(7, "1,000"), input(7)),
    ]
}

#[test]
fn every_figure_that_moves_holds_what_moved_it() {
    let mut moves = 0;
    for effect in [Effect::Tell, Effect::VoidSection, Effect::VoidAll, Effect::Exclude] {
        for round in [Rounding::Sections, Rounding::Total] {
            let (case, bids) = (every(round, effect), offers());
            let cards = score(&case, &bids);
            assert!(cards.iter().all(|card| card.marks.is_some() && card.findings.iter().all(|f| f.rule.is_some())));
            for (name, change, holds) in knobs() {
                let (mut other, mut others) = (case.clone(), bids.clone());
                change(&mut other, &mut others);
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
                        let held = trace.nodes.iter().any(&holds);
                        assert!(held, "{figure:?} of bid {which} moves with {name} and does not hold it ({effect:?})");
                    }
                }
                assert!(moved || effect == Effect::Tell && name.starts_with("pass mark"), "{name} moves nothing");
            }
        }
    }
    assert!(moves > 1_000, "only {moves} figures moved");
}

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

/// Norms of every rounding, and bids on either side of every bound.
fn many() -> Vec<(Case, Vec<Bid>)> {
    let mut all = Vec::new();
    for effect in [Effect::VoidSection, Effect::VoidAll, Effect::Exclude] {
        for round in [Rounding::Sections, Rounding::Total] {
            for (nth, norm_round) in [NormRound::Up, NormRound::Down, NormRound::None].into_iter().enumerate() {
                for norm_on in [NormOn::Bands, NormOn::Result] {
                    let mut case = every(round, effect);
                    let framework = Rc::make_mut(&mut case.framework);
                    if let SectionMethod::Always(Method::Points { required: Required::Norm(norm), .. }) =
                        &mut framework.sections[NORMED].method
                    {
                        (norm.round, norm.on, norm.of) = (norm_round, norm_on, basis(ValueOf::Price));
                        norm.rate.value = dec("7.3");
                    }
                    let mut bids = offers();
                    for (at, bid) in bids.iter_mut().enumerate() {
                        let grade = (nth + at).to_string();
                        *bid = graded(bid.clone(), &[("c1", &grade)]);
                        bid.pledges[BANDS] = amount("bands", ["6", "7", "14"][nth]).into();
                        if nth == 2 && at == 1 {
                            *bid = answered(bid.clone(), &[("wage", "no")]);
                        }
                    }
                    all.push((case, bids));
                }
            }
        }
    }
    all
}

#[test]
fn every_figure_computes_here_and_by_the_second_evaluator() {
    let folder = Folder::new("method-traces");
    let (mut count, mut ops) = (0, [0; 4]);
    for (nth, (case, bids)) in many().into_iter().enumerate() {
        let cards = score(&case, &bids);
        for (which, card) in cards.iter().enumerate() {
            for (at, figure) in figures(&case).into_iter().enumerate() {
                let traced = trace(&case, &bids, which, figure);
                let value = traced.as_ref().map(|trace| trace.nodes[trace.nodes.len() - 1].value);
                assert_eq!(value.map(|(num, den)| num / den), shown(card, figure), "{figure:?}");
                let Some(traced) = traced else { continue };
                assert_eq!(recompute(&traced), value, "{figure:?}");
                for node in &traced.nodes {
                    match node.op {
                        Op::Ceil(_) => ops[0] += 1,
                        Op::Floor(_) => ops[1] += 1,
                        Op::Test(..) => ops[2] += 1,
                        Op::Steps(..) => ops[3] += 1,
                        _ => {}
                    }
                }
                let text = minified(&traced.to_json(&case.framework));
                let file: &Path = &folder.0.join(format!("{nth}-{which}-{at}.json"));
                fs::write(file, text).expect("a folder for temporary files can be written");
                count += 1;
            }
        }
    }
    assert!(ops.iter().all(|op| *op > 0), "each kind of step was used: {ops:?}");
    let program = concat!(env!("CARGO_MANIFEST_DIR"), "/../../tests/evaluator/evaluate.py");
    let run = Command::new("python3").arg(program).arg(&folder.0).output();
    let run = run.expect("python3 is needed to check traces a second time; install it (Debian: apt install python3)");
    let said = String::from_utf8_lossy(&run.stdout).into_owned() + &String::from_utf8_lossy(&run.stderr);
    assert_eq!(said.trim(), format!("{count} traces, 0 differences"));
    assert!(count > 1_000);
}

/// The figure at the end of a trace, computed anew.
fn opened(case: &Case, bids: &[Bid], figure: Figure) -> Option<(Decimal, Decimal)> {
    let traced = trace(case, bids, 0, figure)?;
    let value = traced.nodes[traced.nodes.len() - 1].value;
    assert_eq!(recompute(&traced), Some(value), "{figure:?}");
    Some(value)
}

#[test]
fn grades_and_answers_have_no_pounds_to_open_whatever_is_offered_there() {
    // The tender chooses how the section is marked, so that a measure with a value may lie in a section of grades.
    let rule = |case: &str, method: Method| (case.to_owned(), method);
    let cases = vec![
        rule("graded", Method::Graded { pass: None }),
        rule("gate", Method::Gate { measures: Some(constant("1")) }),
        rule("target", target("100")),
    ];
    let chosen =
        Section { method: SectionMethod::Chosen { parameter: 0, cases }, ..section("s", "10", Method::Unknown) };
    let choice = |id: &str| Choice { id: id.into(), title: text(id), help: Text::default() };
    let how = parameter("how", ParameterKind::Choice(["graded", "gate", "target"].map(choice).to_vec()));
    let framework = Framework {
        parameters: vec![how],
        sections: vec![chosen],
        measures: vec![measure("m", UnitKind::Hours, "2")],
        scales: vec![scale(4)],
        criteria: vec![criterion("c", 0, "1", Some(0))],
        ..framework()
    };
    let offer = [graded(bid("b", vec![amount("m", "30")]), &[("c", "2")])];
    // 30 × £2 = £60 is counted only where money is: 10 × 60 ÷ 100 = 6. A grade of 2 of 4 earns 5.
    for (how, marks, pounds) in [("graded", Some("5"), None), ("gate", None, None), ("target", Some("6"), Some("60"))] {
        let case = with_tender(case(framework.clone()), &[("how", how)]);
        let card = score(&case, &offer).remove(0);
        assert_eq!(card.sections[0].marks, marks.map(dec), "{how}");
        assert_eq!(card.sections[0].value, pounds.map(dec), "{how}");
        for figure in [Figure::SectionPounds(0), Figure::SectionValue(0)] {
            assert_eq!(opened(&case, &offer, figure), pounds.map(|pounds| (dec(pounds), Decimal::ONE)), "{how}");
        }
        // What is offered is worth its pounds all the same.
        assert_eq!(opened(&case, &offer, Figure::MeasureValue(0)), Some((dec("60"), Decimal::ONE)), "{how}");
    }
}

#[test]
fn both_parts_of_an_excluded_bid_are_nothing_and_say_why() {
    let no = "excluding";
    let excluding = rule(no, RuleKind::DeliveredBy { measures: vec![0], by: vec![Deliverer::Us] }, Effect::Exclude);
    for round in [Rounding::Sections, Rounding::Total] {
        // The second time, marks are so long that they could not be added: of nothing, no sum is too long.
        for marks in ["10", "50000000000000000000000000000"] {
            let framework = Framework {
                round,
                sections: vec![
                    section("a", marks, target("1")),
                    section("b", marks, target("1")),
                    section("answers", "8", Method::Graded { pass: None }),
                ],
                measures: vec![measure("m", UnitKind::Hours, "1"), in_section(1, measure("n", UnitKind::Hours, "1"))],
                scales: vec![scale(4)],
                criteria: vec![criterion("c", 2, "1", Some(0))],
                rules: vec![excluding.clone()],
                ..framework()
            };
            let case = case(framework);
            let given = Pledge { by: "a friend".into(), ..amount("m", "1") };
            let mut offer = graded(bid("b", vec![given, amount("n", "1")]), &[("c", "3")]);
            offer.partners = vec![Partner { id: "a friend".into(), name: "Somebody".into(), kind: "partner".into() }];
            let offer = [offer];
            let card = score(&case, &offer).remove(0);
            assert_eq!(card.excluded_by, [no]);
            // All of both targets, and 8 × 3 ÷ 4: they stay as they are.
            let shown: Vec<_> = card.sections.iter().map(|section| section.marks).collect();
            assert_eq!(shown, [Some(dec(marks)), Some(dec(marks)), Some(dec("6"))]);
            assert_eq!((card.marks, card.calculated, card.self_assessed), (Some(dec("0")), dec("0"), dec("0")));
            for figure in [Figure::TotalMarks, Figure::Calculated, Figure::SelfAssessed] {
                let (num, den) = opened(&case, &offer, figure).expect("an excluded bid's total can be opened");
                assert_eq!(num / den, Decimal::ZERO, "{figure:?} {marks}");
                let held = trace(&case, &offer, 0, figure).expect("opened before");
                let why = held.nodes.iter().any(|node| matches!(&node.op, Op::Input(typed) if typed == "a friend"));
                assert!(why, "{figure:?} does not say what excludes the bid");
            }
        }
    }
}
