//! Traces as JSON: every name of a step, its numbers and its input, and every operation, as `export` says them.

mod common;

use pledge_engine::Decimal;
use pledge_engine::framework::*;
use pledge_engine::json::minified;
use pledge_engine::score::{Label, Op, Trace, TraceNode};

fn step(label: Label, op: Op) -> TraceNode {
    TraceNode { label, op, value: (Decimal::from(3), Decimal::from(7)) }
}

fn exported(node: TraceNode) -> String {
    let nobody = Framework { full_time_hours: None, ..common::framework() };
    let text = minified(&Trace { nodes: vec![node] }.to_json(&nobody));
    let nodes = text.strip_prefix(r#"{"format":"1","nodes":["#).and_then(|rest| rest.strip_suffix("]}"));
    nodes.unwrap_or_else(|| panic!("{text}")).to_owned()
}

#[test]
fn every_name_with_its_numbers() {
    use Label::*;
    // Indices that differ from each other, so that none can stand in the other's place.
    for (label, expected) in [
        (Step, "step"),
        (PledgeInput { pledge: 2, input: "hours" }, "pledge_input 2 hours"),
        (OtherBidInput { bid: 4, pledge: 2, input: "people" }, "other_bid_input 4 2 people"),
        (FullTimeHours, "full_time_hours"),
        (Number, "number"),
        (ContractMonths, "contract_months"),
        (ContractValue, "contract_value"),
        (ContractYear, "contract_year"),
        (Parameter(5), "parameter 5"),
        (PledgeQuantity { pledge: 0 }, "pledge_quantity 0"),
        (PledgeCounted { pledge: 6 }, "pledge_counted 6"),
        (WeekShare, "week_share"),
        (Quantity(7), "quantity 7"),
        (Counted(8), "counted 8"),
        (PublishedValue(9), "published_value 9"),
        (Conversion(10), "conversion 10"),
        (UnitValue(11), "unit_value 11"),
        (HourlyRate(12), "hourly_rate 12"),
        (MeasureValue(13), "measure_value 13"),
        (RuleMax(14), "rule_max 14"),
        (StruckOut(15), "struck_out 15"),
        (Void, "void"),
        (SectionValue(16), "section_value 16"),
        (SectionOutOf(17), "section_out_of 17"),
        (AssumedRival(18), "assumed_rival 18"),
        (BestOffer(19), "best_offer 19"),
        (OtherBid { bid: 4, section: 20 }, "other_bid 4 20"),
        (TargetValue(21), "target_value 21"),
        (TargetFigure(22), "target_figure 22"),
        (GradeScore(23), "grade_score 23"),
        (BestScore(24), "best_score 24"),
        (CriterionWeight(25), "criterion_weight 25"),
        (WeightsSum(26), "weights_sum 26"),
        (CriterionMarks(27), "criterion_marks 27"),
        (SectionMarks(28), "section_marks 28"),
        (TotalMarks, "total_marks"),
        (SocialValue, "social_value"),
        (Threshold(29), "threshold 29"),
        (RowFigure { section: 1, row: 30 }, "row_figure 1 30"),
        (NoticeDate, "notice_date"),
        (WordIsOneOf, "word_is_one_of"),
        (ValueWithExtensions, "value_with_extensions"),
        (OwnPrice, "own_price"),
        (OtherPrice(31), "other_price 31"),
        (NonPriceWeight, "non_price_weight"),
        (SectionRatio(32), "section_ratio 32"),
        (BandShare(33), "band_share 33"),
        (RequiredPoints(34), "required_points 34"),
        (NormRate(35), "norm_rate 35"),
        (NormPer(36), "norm_per 36"),
        (MeasuresOffered(37), "measures_offered 37"),
        (MeasuresNeeded(38), "measures_needed 38"),
        (AnswersYes(39), "answers_yes 39"),
        (GateAnswer(40), "gate_answer 40"),
        (PledgeAnswer { pledge: 41 }, "pledge_answer 41"),
        (CriterionPass(42), "criterion_pass 42"),
        (SectionPercent(43), "section_percent 43"),
        (SectionPass(44), "section_pass 44"),
        (PointsEach(45), "points_each 45"),
        (MeasurePoints(46), "measure_points 46"),
        (PointsTotal, "points_total"),
        (PledgeShare { pledge: 47 }, "pledge_share 47"),
        (IndexFigure { index: 1, row: 48 }, "index_figure 1 48"),
        (Deadweight(49), "deadweight 49"),
        (AttributionToOthers(50), "attribution_to_others 50"),
        (Displacement(51), "displacement 51"),
        (YearUnits { measure: 52, year: 3 }, "year_units 52 3"),
        (YearValue { measure: 53, year: 3 }, "year_value 53 3"),
        (DiscountRate, "discount_rate"),
        (DiscountFactor { year: 54 }, "discount_factor 54"),
        (Rank, "rank"),
        (Ahead(55), "ahead 55"),
    ] {
        let text = exported(step(label, Op::Constant));
        assert_eq!(text, format!(r#"{{"label":"{expected}","op":"constant","value":["3","7"]}}"#));
    }
}

#[test]
fn every_operation_with_what_it_works_on() {
    let bound = |at: u32, strict| Bound { at: Decimal::from(at), strict };
    let half = Decimal::new(5, 1);
    for (op, expected) in [
        (Op::Input("£1,5\"".into()), r#""op":"input","text":"£1,5\"""#),
        (Op::Constant, r#""op":"constant""#),
        (Op::Sum(vec![]), r#""op":"sum","args":[]"#),
        (Op::Sum(vec![0, 12]), r#""op":"sum","args":["0","12"]"#),
        (Op::Subtract(4, 1), r#""op":"subtract","args":["4","1"]"#),
        (Op::Multiply(vec![1, 2, 3]), r#""op":"multiply","args":["1","2","3"]"#),
        (Op::Divide(1, 4), r#""op":"divide","args":["1","4"]"#),
        (Op::Min(vec![5, 6]), r#""op":"min","args":["5","6"]"#),
        (Op::Max(vec![6, 5]), r#""op":"max","args":["6","5"]"#),
        (Op::Round(7, 2), r#""op":"round","args":["7"],"places":"2""#),
        (
            Op::LookUp(8, vec![(2025, half), (2030, Decimal::ONE)]),
            r#""op":"look_up","args":["8"],"table":[["2025","0.5"],["2030","1"]]"#,
        ),
        (Op::Test(9, bound(2, false), false), r#""op":"test","args":["9"],"bound":"2","compare":"at_least""#),
        (Op::Test(9, bound(2, true), false), r#""op":"test","args":["9"],"bound":"2","compare":"more_than""#),
        (Op::Test(9, bound(2, false), true), r#""op":"test","args":["9"],"bound":"2","compare":"at_most""#),
        (Op::Test(9, bound(2, true), true), r#""op":"test","args":["9"],"bound":"2","compare":"less_than""#),
        (
            Op::Steps(9, vec![(bound(2, false), half), (bound(3, true), Decimal::ONE)]),
            r#""op":"steps","args":["9"],"table":[["2","at_least","0.5"],["3","more_than","1"]]"#,
        ),
        (Op::Ceil(3), r#""op":"ceil","args":["3"]"#),
        (Op::Floor(3), r#""op":"floor","args":["3"]"#),
    ] {
        let text = exported(step(Label::Step, op));
        assert_eq!(text, format!(r#"{{"label":"step",{expected},"value":["3","7"]}}"#));
    }
}

/// Who decided a figure stands at its end: a word, or a source by its id with the place in it, if one is known.
#[test]
fn every_origin_as_a_framework_file_says_it() {
    let mut framework = common::framework();
    let source = |id: &str| Source {
        id: id.into(),
        title: Text::default(),
        publisher: String::new(),
        edition: String::new(),
        url: String::new(),
        licence: Text::default(),
        licence_url: String::new(),
        note: Text::default(),
    };
    framework.sources = vec![source("first"), source("costs")];
    let mut jobs = common::measure("jobs", UnitKind::Hours, "1");
    let value = jobs.value.as_mut().expect("it has one");
    (value.source, value.place) = (1, "row 4".into());
    framework.measures = vec![common::measure("other", UnitKind::Hours, "1"), jobs];
    let from = |place: &str| Origin::Source { source: 1, place: place.into() };
    let written = |node: TraceNode, later: Option<TraceNode>, framework: &Framework| {
        let nodes: Vec<_> = std::iter::once(node).chain(later).collect();
        let text = minified(&Trace { nodes }.to_json(framework));
        text.split_once(r#""origin":"#).map(|(_, origin)| origin.to_owned())
    };
    for (origin, expected) in [
        (Origin::Buyer, r#""buyer"}"#),
        (Origin::Judgement, r#""judgement"}"#),
        (Origin::Illustrative, r#""illustrative"}"#),
        (from("page 3"), r#"{"source":"costs","place":"page 3"}}"#),
        (from(""), r#"{"source":"costs"}}"#),
    ] {
        framework.full_time_hours = Some(Constant { origin, ..common::constant("35") });
        let text = written(step(Label::FullTimeHours, Op::Constant), None, &framework);
        assert_eq!(text, Some(format!("{expected}]}}")));
    }
    // The value of a unit, its ends and its years are from the source of the measure.
    let table = || Op::LookUp(0, vec![(2025, Decimal::ONE)]);
    let costs = r#"{"source":"costs","place":"row 4"}}"#;
    for node in [
        step(Label::PublishedValue(1), Op::Constant),
        step(Label::PublishedLow(1), Op::Constant),
        step(Label::PublishedHigh(1), Op::Constant),
        step(Label::PublishedValue(1), table()),
    ] {
        let label = format!("{node:?}");
        assert_eq!(written(node, None, &framework), Some(format!("{costs}]}}")), "{label}");
    }
    // Between two years it has no name: the value of a unit behind it says whose it is.
    let unit = || Some(step(Label::UnitValue(1), Op::Round(0, 2)));
    let text = written(step(Label::Step, table()), unit(), &framework).expect("it has one");
    assert!(text.starts_with(costs), "{text}");
    assert_eq!(written(step(Label::Step, table()), None, &framework), None);
    // What is no constant is nobody's decision, whatever it is called.
    for op in [Op::Input("1".into()), Op::Sum(vec![]), Op::Test(0, Bound { at: Decimal::ONE, strict: false }, false)] {
        assert_eq!(written(step(Label::PublishedValue(1), op), unit(), &framework), None);
    }
    let origin = Origin::Judgement;
    framework.thresholds = vec![Threshold { origin, ..common::threshold("large") }];
    let test = step(Label::Threshold(0), Op::Test(0, Bound { at: Decimal::ONE, strict: false }, false));
    assert_eq!(written(test, None, &framework), Some(r#""judgement"}]}"#.into()));
}
