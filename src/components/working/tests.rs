//! What is told of traces that are built by hand.

use pledge_engine::Decimal;
use pledge_engine::framework::*;

use super::*;

/// A framework that decides nothing.
fn framework() -> Framework {
    let mut framework = crate::sample::framework();
    framework.measures.clear();
    framework.sections.clear();
    framework.criteria.clear();
    framework
}

fn node(label: Label, op: Op, top: i64, bottom: i64) -> TraceNode {
    TraceNode { label, op, value: (Decimal::from(top), Decimal::from(bottom)) }
}

fn input(text: &str) -> Op {
    Op::Input(text.into())
}

#[test]
fn steps_without_a_name_are_written_into_the_line_that_uses_them() {
    // 2 people × the smaller of 40 and 35 hours ÷ 35 × 6 months ÷ 12 = 1.
    let people = Label::PledgeInput { pledge: 0, input: "people" };
    let hours = Label::PledgeInput { pledge: 0, input: "hours_per_week" };
    let months = Label::PledgeInput { pledge: 0, input: "months" };
    let nodes = vec![
        node(people, input("2"), 2, 1),
        node(hours, input("40"), 40, 1),
        node(Label::FullTimeHours, Op::Constant, 35, 1),
        node(Label::Step, Op::Min(vec![1, 2]), 35, 1),
        node(months, input("6"), 6, 1),
        node(Label::Number, Op::Constant, 12, 1),
        node(Label::Step, Op::Multiply(vec![0, 3, 4]), 420, 1),
        node(Label::Step, Op::Multiply(vec![2, 5]), 420, 1),
        node(Label::PledgeQuantity { pledge: 0 }, Op::Divide(6, 7), 1, 1),
    ];
    let told = tell(Lang::En, &framework(), None, &Trace { nodes });
    assert_eq!(told.given.len(), 4, "three inputs and the full-time hours; the plain 12 stands in the sum");
    assert_eq!(told.lines.len(), 1);
    assert_eq!(told.lines[0].sum, "2 × the smallest of (40; 35) × 6 ÷ (35 × 12)");
    assert_eq!(told.lines[0].figure, "1");
}

#[test]
fn a_rounded_mark_says_so_and_other_figures_keep_their_own_working() {
    // 15 × 25,000 ÷ 120,000 = 3.125, which is rounded to 3.13.
    let nodes = vec![
        node(Label::PledgeInput { pledge: 0, input: "quantity" }, input("25000"), 25_000, 1),
        node(Label::SectionValue(0), Op::Sum(vec![0]), 25_000, 1),
        node(Label::AssumedRival(0), input("120,000"), 120_000, 1),
        node(Label::SectionOutOf(0), Op::Constant, 15, 1),
        node(Label::Step, Op::Multiply(vec![3, 1]), 375_000, 1),
        node(Label::Step, Op::Divide(4, 2), 375_000, 120_000),
        node(Label::SectionMarks(0), Op::Round(5, 2), 313, 100),
    ];
    let told = tell(Lang::En, &framework(), None, &Trace { nodes });
    let names: Vec<&Label> = told.given.iter().map(|given| &given.label).collect();
    assert_eq!(names, [&Label::SectionValue(0), &Label::AssumedRival(0), &Label::SectionOutOf(0)]);
    assert!(matches!(told.given[0].from, From::Worked(Some(Figure::SectionValue(0)))));
    assert_eq!(told.lines.len(), 1);
    assert_eq!(told.lines[0].sum, "15 × £25,000 ÷ £120,000");
    assert_eq!(told.lines[0].figure, "3.13");
    assert_eq!(told.lines[0].note.as_deref(), Some("rounded to 2 decimal places"));
}

#[test]
fn a_figure_that_has_one_name_before_and_after_rounding_is_told_in_full_and_what_goes_in_once() {
    // 10 marks × weight 1 × grade 2 ÷ ((1 + 2) × best 4) = 20 ÷ 12, which is rounded to 1.67.
    let nodes = vec![
        node(Label::SectionOutOf(0), Op::Constant, 10, 1),
        node(Label::CriterionWeight(0), Op::Constant, 1, 1),
        node(Label::CriterionWeight(1), Op::Constant, 2, 1),
        node(Label::Step, Op::Sum(vec![1, 2]), 3, 1),
        node(Label::CriterionWeight(0), Op::Constant, 1, 1),
        node(Label::GradeScore(0), Op::Constant, 2, 1),
        node(Label::BestScore(0), Op::Constant, 4, 1),
        node(Label::Step, Op::Multiply(vec![0, 4, 5]), 20, 1),
        node(Label::Step, Op::Multiply(vec![3, 6]), 12, 1),
        node(Label::CriterionMarks(0), Op::Divide(7, 8), 20, 12),
        node(Label::CriterionMarks(0), Op::Round(9, 2), 167, 100),
    ];
    let told = tell(Lang::En, &framework(), None, &Trace { nodes });
    let names: Vec<&Label> = told.given.iter().map(|given| &given.label).collect();
    let weights = [&Label::CriterionWeight(0), &Label::CriterionWeight(1)];
    assert_eq!(
        names,
        [&[&Label::SectionOutOf(0)], &weights[..], &[&Label::GradeScore(0), &Label::BestScore(0)]].concat()
    );
    assert_eq!(told.lines.len(), 1);
    assert_eq!(told.lines[0].sum, "10 × 1 × 2 ÷ ((1 + 2) × 4)");
    assert_eq!(told.lines[0].figure, "1.67");
}

#[test]
fn a_step_that_only_renames_a_figure_is_left_out() {
    let nodes = vec![
        node(Label::PledgeInput { pledge: 0, input: "quantity" }, input("8"), 8, 1),
        node(Label::PledgeQuantity { pledge: 0 }, Op::Sum(vec![0]), 8, 1),
        node(Label::Step, Op::Sum(vec![1]), 8, 1),
        node(Label::Quantity(0), Op::Round(2, 6), 8, 1),
        node(Label::UnitValue(0), Op::Constant, 30, 1),
        node(Label::MeasureValue(0), Op::Multiply(vec![3, 4]), 240, 1),
    ];
    let told = tell(Lang::En, &framework(), None, &Trace { nodes });
    assert_eq!(told.lines.len(), 1, "only the product says something new");
    assert_eq!(told.lines[0].sum, "8 × £30");
    assert_eq!(told.lines[0].figure, "£240");
    assert_eq!(told.valued, [0]);
}

#[test]
fn a_figure_without_an_end_is_not_shown_as_if_it_had_one() {
    assert_eq!(write(Shape::Plain, (Decimal::ONE, Decimal::from(3))), "0.333333…");
    assert_eq!(write(Shape::Plain, (Decimal::ONE, Decimal::from(4))), "0.25");
    assert_eq!(write(Shape::Year, (Decimal::from(2027), Decimal::ONE)), "2027");
}

/// The bound "at least" or, where it is strict, "more than" so much.
fn bound(at: i64, strict: bool) -> Bound {
    Bound { at: Decimal::from(at), strict }
}

/// A condition on the contract that the buyer decided.
fn threshold() -> Threshold {
    Threshold {
        id: "large".into(),
        title: Text { en: "A large contract".into(), cy: "Contract mawr".into() },
        value: None,
        notice: Period::default(),
        buyers: Vec::new(),
        nations: Vec::new(),
        kinds: Vec::new(),
        lots: Vec::new(),
        origin: Origin::Buyer,
        clause: String::new(),
    }
}

#[test]
fn a_threshold_says_what_is_compared_and_whether_it_holds() {
    let mut framework = framework();
    framework.thresholds.push(threshold());
    let value = node(Label::ContractValue, input("£2m"), 2_000_000, 1);
    let at_least = Op::Test(0, bound(1_000_000, false), false);
    let nodes = vec![value.clone(), node(Label::Threshold(0), at_least, 1, 1)];
    let told = tell(Lang::En, &framework, None, &Trace { nodes });
    let line = &told.lines[0];
    assert_eq!([&line.sum, line.sign, &line.figure].concat(), "£2,000,000 is at least £1,000,000: yes");
    assert_eq!(line.note.as_deref(), Some("decided by the buyer"));
    // The same test without a name, below one that has it; an upper bound that is strict, in Welsh.
    let less = Op::Test(0, bound(1_000_000, true), true);
    let nodes = vec![value, node(Label::Step, less, 0, 1), node(Label::Threshold(0), Op::Sum(vec![1]), 0, 1)];
    let told = tell(Lang::Cy, &framework, None, &Trace { nodes });
    let line = &told.lines[0];
    assert_eq!([&line.sum, line.sign, &line.figure].concat(), "mae £2,000,000 yn llai na £1,000,000: nac ydy");
}

#[test]
fn a_threshold_on_one_word_is_told_with_its_name() {
    let mut framework = framework();
    framework.thresholds.push(threshold());
    let nodes = vec![
        node(Label::WordIsOneOf, input("central"), 1, 1),
        node(Label::Threshold(0), Op::Sum(vec![0]), 1, 1),
        node(Label::RowFigure { section: 0, row: 0 }, Op::Constant, 10, 1),
        node(Label::SectionOutOf(0), Op::Multiply(vec![1, 2]), 10, 1),
    ];
    let told = tell(Lang::En, &framework, None, &Trace { nodes });
    let lines: Vec<String> = told.lines.iter().map(|line| [&line.sum, line.sign, &line.figure].concat()).collect();
    assert_eq!(lines, ["“central”: yes", "1 × 10 = 10"]);
    assert_eq!(told.lines[0].label, Label::Threshold(0));
}

#[test]
fn of_several_conditions_each_says_whether_it_holds_and_in_arithmetic_they_are_one_or_nothing() {
    let mut framework = framework();
    framework.thresholds.push(threshold());
    let nodes = vec![
        node(Label::NoticeDate, input("2027-03-01"), 20_270_301, 1),
        node(Label::Step, Op::Test(0, bound(20_270_401, false), false), 0, 1),
        node(Label::WordIsOneOf, input("central"), 1, 1),
        node(Label::Threshold(0), Op::Multiply(vec![1, 2]), 0, 1),
        node(Label::Number, Op::Constant, 12, 1),
        node(Label::SectionOutOf(0), Op::Multiply(vec![3, 4]), 0, 1),
    ];
    let told = tell(Lang::En, &framework, None, &Trace { nodes });
    let given: Vec<&str> = told.given.iter().map(|given| given.figure.as_str()).collect();
    assert_eq!(given, ["2027-03-01", "yes"]);
    let lines: Vec<String> = told.lines.iter().map(|line| [&line.sum, line.sign, &line.figure].concat()).collect();
    assert_eq!(lines, ["2027-03-01 is at least 2027-04-01: no; “central”: yes → no", "0 × 12 = 0"]);
}

#[test]
fn steps_show_the_whole_table_and_who_decided_it() {
    // £30,000 ÷ £100,000 is £0.30 for each £1: the second of three steps, half the marks.
    let mut framework = framework();
    let row = |from: Bound, earns: i64| Band { from, earns: Decimal::from(earns) };
    let tenths = |n: i64, strict| Bound { at: Decimal::new(n, 1), strict };
    let bands = vec![row(tenths(1, false), 25), row(tenths(2, true), 50), row(tenths(5, false), 100)];
    let table = bands.iter().map(|band| (band.from, band.earns)).collect();
    let mut section = crate::sample::framework().sections.remove(0);
    let basis = Basis { of: ValueOf::Estimated, vat: Vat::Excluded };
    section.counts = Counts::Ratio(basis);
    section.method = SectionMethod::Always(Method::Bands { bands, origin: Origin::Judgement });
    framework.sections.push(section);
    let nodes = vec![
        node(Label::SectionValue(0), Op::Sum(Vec::new()), 30_000, 1),
        node(Label::ContractValue, input("100k"), 100_000, 1),
        node(Label::SectionRatio(0), Op::Divide(0, 1), 3, 10),
        node(Label::BandShare(0), Op::Steps(2, table), 50, 1),
    ];
    let told = tell(Lang::En, &framework, None, &Trace { nodes });
    let lines: Vec<String> = told.lines.iter().map(|line| [&line.sum, line.sign, &line.figure].concat()).collect();
    assert_eq!(
        lines,
        [
            "£30,000 ÷ £100,000 = £0.30",
            "the last step that £0.30 reaches: £0.10 or more gives 25%; more than £0.20 gives 50%; £0.50 or more gives \
             100% = 50%"
        ]
    );
    assert_eq!(told.lines[1].note.as_deref(), Some("our judgement"));
}
