//! A case with most of the rules in it, and all of its figures.

use super::*;
use pledge_engine::score::{Figure, Scorecard};

/// Seven kinds of unit over three sections (relative, target per pound and year, graded), with rules that do not
/// depend on the order of pledges.
pub fn rich() -> Case {
    let mut carbon = measure("carbon", UnitKind::Tco2e, "0");
    if let Some(value) = &mut carbon.value {
        value.amount = Amount::ByYear(vec![(2025, dec("260")), (2030, dec("281"))]);
        value.conversion = Some(constant("0.9"));
    }
    let mut measures = vec![
        measure("jobs", UnitKind::FteYears, "20429.55"),
        measure("leavers", UnitKind::FteYears, "24269.12"),
        measure("training", UnitKind::TrainingWeeks, "317.82"),
        measure("apprentices", UnitKind::PersonWeeks, "251.79"),
        measure("sessions", UnitKind::HoursAttendees, "105.58"),
        measure("gifts", UnitKind::MoneyInvested { rate: constant("16.93") }, "1"),
        carbon,
    ];
    for measure in &mut measures[3..] {
        measure.section = Some(1);
    }
    let per_year = Method::Target { target: Stated::Fixed(constant("0.05")), basis: TargetBasis::PerPoundYear };
    let once = RuleKind::Exclusive { measures: vec![0, 1], when: ExclusiveWhen::SameAs };
    let framework = Framework {
        measures,
        sections: vec![
            section("best", "12", Method::Relative),
            section("target", "7.5", per_year),
            section("answers", "8", Method::Graded { pass: None }),
        ],
        scales: vec![scale(4)],
        criteria: vec![criterion("c1", 2, "3", Some(0)), criterion("c2", 2, "2", Some(0))],
        rules: vec![
            rule("once", once, Effect::KeepHigher),
            rule("first", RuleKind::FirstYearOnly { measures: vec![1] }, Effect::Cut),
            rule("person", RuleKind::PersonCap { measures: vec![3], max: constant("104") }, Effect::Cut),
            rule("item", RuleKind::ItemCap { measures: vec![4], max: constant("2000") }, Effect::Cut),
            rule("section", RuleKind::SectionCap { section: 1, max: constant("90000") }, Effect::Cut),
        ],
        ..framework()
    };
    case(framework)
}

/// Every figure that can be opened.
pub fn figures(case: &Case) -> Vec<Figure> {
    let framework = &case.framework;
    let mut all =
        vec![Figure::SocialValue, Figure::TotalMarks, Figure::OutOf, Figure::Calculated, Figure::SelfAssessed];
    all.extend([Figure::Points, Figure::Proportion]);
    all.extend([Figure::LowValue, Figure::HighValue, Figure::ExtensionValue]);
    for at in 0..framework.measures.len() {
        all.extend([Figure::Quantity(at), Figure::Counted(at), Figure::UnitValue(at), Figure::MeasureValue(at)]);
        all.extend([Figure::MeasureLow(at), Figure::MeasureHigh(at), Figure::MeasurePoints(at)]);
    }
    for at in 0..framework.sections.len() {
        all.extend([Figure::SectionValue(at), Figure::SectionPounds(at)]);
        all.extend([Figure::SectionMarks(at), Figure::SectionOutOf(at)]);
    }
    for at in 0..framework.criteria.len() {
        all.extend([Figure::CriterionMarks(at), Figure::CriterionOutOf(at)]);
    }
    all
}

/// What a card shows for a figure.
pub fn shown(card: &Scorecard, figure: Figure) -> Option<Decimal> {
    match figure {
        Figure::Quantity(at) => card.measures[at].quantity,
        Figure::Counted(at) => card.measures[at].counted,
        Figure::UnitValue(at) => card.measures[at].unit_value,
        Figure::MeasureValue(at) => card.measures[at].value,
        Figure::MeasureLow(at) => card.measures[at].range.map(|(low, _)| low),
        Figure::MeasureHigh(at) => card.measures[at].range.map(|(_, high)| high),
        Figure::LowValue => card.value_range.map(|(low, _)| low),
        Figure::HighValue => card.value_range.map(|(_, high)| high),
        Figure::ExtensionValue => Some(card.extension_value),
        Figure::SectionValue(at) => {
            let section = &card.sections[at];
            section.ratio.or(section.points).or(section.value)
        }
        Figure::SectionPounds(at) => card.sections[at].value,
        Figure::SectionMarks(at) => card.sections[at].marks,
        Figure::CriterionMarks(at) => card.criteria[at].marks,
        Figure::MeasurePoints(at) => card.measures[at].points,
        Figure::Points => card.points,
        Figure::Proportion => card.proportion,
        Figure::Rank => unreachable!("a rank is no part of a card"),
        Figure::SocialValue => Some(card.social_value),
        Figure::TotalMarks => card.marks,
        Figure::SectionOutOf(at) => card.sections[at].out_of,
        Figure::CriterionOutOf(at) => card.criteria[at].out_of,
        Figure::OutOf => card.out_of,
        Figure::Calculated => Some(card.calculated),
        Figure::SelfAssessed => Some(card.self_assessed),
    }
}
