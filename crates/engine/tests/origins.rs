//! Who decided each figure of a framework, found through the name of its step.

mod common;

use common::{criterion, framework, measure, parameter, rule, section, threshold};
use pledge_engine::Decimal;
use pledge_engine::framework::*;
use pledge_engine::score::{Label, origin_of_bound, origin_of_constant};

/// The origin of every figure here: the only source, at a place of its own.
fn from(place: &str) -> Origin {
    Origin::Source { source: 0, place: place.into() }
}

fn constant(value: i64, place: &str) -> Constant {
    Constant { value: Decimal::from(value), origin: from(place), note: Text::default() }
}

/// A table of two rows, the second one greater by 1.
fn rows(place: &str, value: i64) -> Stated {
    let second = Row { only_if: Vec::new(), value: constant(value + 1, &format!("{place} 2")) };
    Stated::By(vec![Row { only_if: vec![0], value: constant(value, place) }, second])
}

fn fixed(value: i64, place: &str) -> Stated {
    Stated::Fixed(constant(value, place))
}

fn by_norm(place: &str) -> Method {
    Method::Points {
        required: Required::Norm(Norm {
            rate: constant(5, &format!("{place} rate")),
            per: constant(1000, &format!("{place} per")),
            of: Basis { of: ValueOf::Price, vat: Vat::Excluded },
            round: NormRound::Up,
            on: NormOn::Bands,
        }),
        all_or_nothing: false,
    }
}

fn by_bands(place: &str) -> Method {
    Method::Bands { bands: Vec::new(), origin: from(place) }
}

fn pass(place: &str) -> Pass {
    let at = Bound { at: Decimal::from(3), strict: false };
    Pass { at, effect: Effect::Tell, origin: from(place) }
}

fn chosen(methods: Vec<Method>) -> SectionMethod {
    let cases = methods.into_iter().enumerate().map(|(at, method)| (format!("way {at}"), method));
    SectionMethod::Chosen { parameter: 0, cases: cases.collect() }
}

/// A framework in which everything that can be decided is, each at a place of its own.
fn decided() -> Framework {
    let mut jobs = measure("jobs", UnitKind::Hours, "1");
    jobs.points = Some(constant(2, "points"));
    let value = jobs.value.as_mut().expect("it has one");
    value.conversion = Some(constant(4, "conversion"));
    value.additionality = Some(Additionality {
        deadweight: Some(constant(10, "deadweight")),
        attribution: Some(constant(20, "attribution")),
        displacement: Some(constant(30, "displacement")),
    });
    let cash = measure("cash", UnitKind::MoneyInvested { rate: constant(15, "hourly rate") }, "1");
    let required = Required::Stated(rows("required", 50));
    let points = Method::Points { required, all_or_nothing: false };
    let sections = vec![
        Section { marks: SectionMarks::Stated(rows("marks", 10)), ..section("tables", "1", points) },
        Section { marks: SectionMarks::Stated(fixed(12, "fixed marks")), ..section("norm", "1", by_norm("norm")) },
        section("target", "1", Method::Target { target: fixed(70, "target"), basis: TargetBasis::Total }),
        section("gate", "1", Method::Gate { measures: Some(constant(6, "gate")) }),
        section("bands", "1", by_bands("bands")),
        section("graded", "1", Method::Graded { pass: Some(pass("section pass")) }),
        Section {
            method: chosen(vec![Method::Relative, by_bands("second way"), by_bands("third way"), by_norm("chosen")]),
            ..section("chosen", "1", Method::Relative)
        },
    ];
    let scale = |place: &str| Scale { origin: from(place), ..common::scale(4) };
    let criteria = vec![
        Criterion {
            weight: fixed(8, "weight"),
            pass: Some(pass("criterion pass")),
            ..criterion("always", 5, "1", Some(1))
        },
        Criterion {
            scale: Some(ScaleChoice::Chosen { parameter: 0, cases: vec![("way 0".into(), 0), ("way 1".into(), 1)] }),
            ..criterion("chosen", 5, "1", None)
        },
        criterion("no scale", 5, "1", None),
    ];
    let all = || vec![0];
    let kinds = [
        RuleKind::AtMost { measures: all(), max: constant(1, "at most") },
        RuleKind::AtLeast { measures: all(), min: constant(1, "at least") },
        RuleKind::MinMonths { measures: all(), min: constant(1, "months") },
        RuleKind::ItemCap { measures: all(), max: constant(1, "item") },
        RuleKind::PersonCap { measures: all(), max: constant(1, "person") },
        RuleKind::SectionCap { section: 0, max: constant(1, "section") },
        RuleKind::ShareStated { measures: all() },
    ];
    Framework {
        full_time_hours: Some(constant(35, "hours")),
        discount: Some(constant(3, "discount")),
        non_price: Some(NonPrice { weight: Some(fixed(60, "non-price")), when: None }),
        parameters: vec![parameter("way", ParameterKind::Choice(Vec::new()))],
        indexes: vec![Index { source: 0, place: "table 2".into(), ..common::index() }],
        thresholds: vec![Threshold { origin: from("threshold"), ..threshold("large") }],
        measures: vec![jobs, cash],
        sections,
        scales: vec![scale("first scale"), scale("second scale")],
        criteria,
        rules: kinds.into_iter().map(|kind| rule("r", kind, Effect::Tell)).collect(),
        ..framework()
    }
}

#[test]
fn every_constant_has_its_origin_found() {
    let framework = decided();
    for (label, value, place) in [
        (Label::FullTimeHours, 35, "hours"),
        (Label::DiscountRate, 3, "discount"),
        (Label::NonPriceWeight, 60, "non-price"),
        (Label::Conversion(0), 4, "conversion"),
        (Label::IndexFigure { index: 0, row: 1 }, 100, "table 2"),
        (Label::PointsEach(0), 2, "points"),
        (Label::HourlyRate(1), 15, "hourly rate"),
        (Label::Deadweight(0), 10, "deadweight"),
        (Label::AttributionToOthers(0), 20, "attribution"),
        (Label::Displacement(0), 30, "displacement"),
        // Marks and requirement both come from tables: the row and the value tell which.
        (Label::RowFigure { section: 0, row: 0 }, 10, "marks"),
        (Label::RowFigure { section: 0, row: 1 }, 11, "marks 2"),
        (Label::RowFigure { section: 0, row: 0 }, 50, "required"),
        (Label::RowFigure { section: 0, row: 1 }, 51, "required 2"),
        (Label::SectionOutOf(1), 12, "fixed marks"),
        (Label::NormRate(1), 5, "norm rate"),
        (Label::NormPer(1), 1000, "norm per"),
        (Label::NormRate(6), 5, "chosen rate"),
        (Label::NormPer(6), 1000, "chosen per"),
        (Label::TargetFigure(2), 70, "target"),
        (Label::MeasuresNeeded(3), 6, "gate"),
        (Label::CriterionWeight(0), 8, "weight"),
        (Label::GradeScore(0), 4, "second scale"),
        (Label::BestScore(0), 4, "second scale"),
        (Label::GradeScore(1), 4, "first scale"),
        (Label::RuleMax(0), 1, "at most"),
        (Label::RuleMax(1), 1, "at least"),
        (Label::RuleMax(2), 1, "months"),
        (Label::RuleMax(3), 1, "item"),
        (Label::RuleMax(4), 1, "person"),
        (Label::RuleMax(5), 1, "section"),
    ] {
        let origin = origin_of_constant(&framework, &label, Decimal::from(value));
        assert_eq!(origin, Some(from(place)), "{label:?}");
    }
    // A table is no fixed figure, and a figure of a rule that has none is nobody's. A plain number is no decision.
    for label in [
        Label::SectionOutOf(0),
        Label::RequiredPoints(0),
        Label::RuleMax(6),
        Label::HourlyRate(0),
        Label::GradeScore(2),
        Label::Number,
        Label::PublishedValue(0),
        Label::Threshold(0),
    ] {
        assert_eq!(origin_of_constant(&framework, &label, Decimal::ONE), None, "{label:?}");
    }
}

/// Tables of the weight of what is not price and of required points, and requirements that are fixed.
#[test]
fn figures_that_may_be_tables_or_fixed_are_found_either_way() {
    let mut framework = decided();
    framework.non_price = Some(NonPrice { weight: Some(rows("non-price", 60)), when: None });
    let label = Label::RowFigure { section: 3, row: 1 };
    assert_eq!(origin_of_constant(&framework, &label, Decimal::from(61)), Some(from("non-price 2")));
    let required = Required::Stated(fixed(7, "fixed"));
    framework.sections[0].method = SectionMethod::Always(Method::Points { required, all_or_nothing: true });
    assert_eq!(origin_of_constant(&framework, &Label::RequiredPoints(0), Decimal::from(7)), Some(from("fixed")));
}

/// Of several figures with one name the one with that value is meant; where none has it, the first, or the first of
/// two that are equal.
#[test]
fn a_value_tells_which_of_several_is_meant() {
    let mut framework = decided();
    let aim = |value, place: &str| Method::Target { target: fixed(value, place), basis: TargetBasis::Total };
    framework.sections[2].method = chosen(vec![aim(70, "one"), aim(80, "two"), aim(80, "three")]);
    for (value, place) in [(70, "one"), (80, "two"), (90, "one")] {
        let origin = origin_of_constant(&framework, &Label::TargetFigure(2), Decimal::from(value));
        assert_eq!(origin, Some(from(place)), "{value}");
    }
}

#[test]
fn every_bound_has_its_origin_found() {
    let framework = decided();
    for (label, place) in [
        (Label::Threshold(0), "threshold"),
        (Label::BandShare(4), "bands"),
        // The first of those that the tender may choose.
        (Label::BandShare(6), "second way"),
        (Label::CriterionPass(0), "criterion pass"),
        (Label::SectionPass(5), "section pass"),
    ] {
        assert_eq!(origin_of_bound(&framework, &label), Some(from(place)), "{label:?}");
    }
    for label in [
        Label::Threshold(1),
        Label::BandShare(0),
        Label::BandShare(9),
        Label::CriterionPass(1),
        Label::CriterionPass(9),
        Label::SectionPass(4),
        Label::Step,
        Label::WeekShare,
    ] {
        assert_eq!(origin_of_bound(&framework, &label), None, "{label:?}");
    }
}
