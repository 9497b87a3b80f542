//! Who decided a figure of the framework, found through the name of its step.

use super::trace::Label;
use crate::Decimal;
use crate::framework::{
    Additionality, Constant, Framework, Method, Origin, Required, RuleKind, ScaleChoice, SectionMarks, SectionMethod,
    Stated, UnitKind,
};

/// Who decided a constant of a trace; none of the value of a unit, whose source says more than this, of a plain number
/// of the method, and of what is no constant. Where a name alone leaves several, the one with that value is meant.
pub fn origin_of_constant(framework: &Framework, label: &Label, value: Decimal) -> Option<Origin> {
    let mut found = Found { value, first: None, same: None };
    match *label {
        Label::FullTimeHours => found.see(framework.full_time_hours.as_ref()),
        Label::DiscountRate => found.see(framework.discount.as_ref()),
        Label::NonPriceWeight => {
            let weight = framework.non_price.as_ref().and_then(|part| part.weight.as_ref());
            found.figure(weight, None);
        }
        Label::Conversion(measure) => {
            found.see(framework.measures.get(measure)?.value.as_ref()?.conversion.as_ref());
        }
        Label::PointsEach(measure) => found.see(framework.measures.get(measure)?.points.as_ref()),
        Label::HourlyRate(measure) => {
            if let UnitKind::MoneyInvested { rate } = &framework.measures.get(measure)?.unit.kind {
                found.see(Some(rate));
            }
        }
        Label::Deadweight(measure) => found.see(additionality(framework, measure)?.deadweight.as_ref()),
        Label::AttributionToOthers(measure) => found.see(additionality(framework, measure)?.attribution.as_ref()),
        Label::Displacement(measure) => found.see(additionality(framework, measure)?.displacement.as_ref()),
        Label::IndexFigure { index, .. } => {
            let index = framework.indexes.get(index)?;
            return Some(Origin::Source { source: index.source, place: index.place.clone() });
        }
        Label::RuleMax(rule) => found.see(limit(&framework.rules.get(rule)?.kind)),
        Label::SectionOutOf(section) => {
            if let SectionMarks::Stated(marks) = &framework.sections.get(section)?.marks {
                found.figure(Some(marks), None);
            }
        }
        Label::RowFigure { section, row } => {
            let section = framework.sections.get(section)?;
            if let SectionMarks::Stated(marks) = &section.marks {
                found.figure(Some(marks), Some(row));
            }
            each_method(&section.method, |method| found.figure(figure_of(method), Some(row)));
            // The weight of what is not price may be a table, too, and belongs to every section.
            let weight = framework.non_price.as_ref().and_then(|part| part.weight.as_ref());
            found.figure(weight, Some(row));
        }
        Label::TargetFigure(section) | Label::RequiredPoints(section) => {
            each_method(&framework.sections.get(section)?.method, |method| found.figure(figure_of(method), None));
        }
        Label::NormRate(section) | Label::NormPer(section) => {
            let is_rate = matches!(label, Label::NormRate(_));
            each_method(&framework.sections.get(section)?.method, |method| {
                if let Method::Points { required: Required::Norm(norm), .. } = method {
                    found.see(Some(if is_rate { &norm.rate } else { &norm.per }));
                }
            });
        }
        Label::MeasuresNeeded(section) => {
            each_method(&framework.sections.get(section)?.method, |method| {
                if let Method::Gate { measures } = method {
                    found.see(measures.as_ref());
                }
            });
        }
        Label::CriterionWeight(criterion) => found.figure(Some(&framework.criteria.get(criterion)?.weight), None),
        Label::GradeScore(criterion) | Label::BestScore(criterion) => {
            // Where the tender chooses the scale, its scales are all somebody's; the first says whose.
            let scale = match framework.criteria.get(criterion)?.scale.as_ref()? {
                ScaleChoice::Always(at) => *at,
                ScaleChoice::Chosen { cases, .. } => cases.first()?.1,
            };
            return Some(framework.scales.get(scale)?.origin.clone());
        }
        _ => {}
    }
    found.same.or(found.first).cloned()
}

/// Who decided the bound of a test, or a table of steps.
pub fn origin_of_bound(framework: &Framework, label: &Label) -> Option<Origin> {
    let found = match *label {
        Label::Threshold(at) => Some(&framework.thresholds.get(at)?.origin),
        Label::BandShare(section) => first(framework, section, |method| match method {
            Method::Bands { origin, .. } => Some(origin),
            _ => None,
        }),
        Label::CriterionPass(criterion) => Some(&framework.criteria.get(criterion)?.pass.as_ref()?.origin),
        Label::SectionPass(section) => first(framework, section, |method| match method {
            Method::Graded { pass: Some(pass) } => Some(&pass.origin),
            _ => None,
        }),
        _ => None,
    };
    found.cloned()
}

/// The first origin that one of the methods of a section names.
fn first<'a>(
    framework: &'a Framework,
    section: usize,
    of: impl Fn(&'a Method) -> Option<&'a Origin>,
) -> Option<&'a Origin> {
    let mut found = None;
    each_method(&framework.sections.get(section)?.method, |method| found = found.or_else(|| of(method)));
    found
}

/// The first origin that was seen, and the first of a constant with the value looked for.
struct Found<'a> {
    value: Decimal,
    first: Option<&'a Origin>,
    same: Option<&'a Origin>,
}

impl<'a> Found<'a> {
    fn see(&mut self, constant: Option<&'a Constant>) {
        let Some(constant) = constant else { return };
        self.first = self.first.or(Some(&constant.origin));
        if constant.value == self.value {
            self.same = self.same.or(Some(&constant.origin));
        }
    }

    /// A figure that is stated, or one row of its table.
    fn figure(&mut self, figure: Option<&'a Stated>, row: Option<usize>) {
        match (figure, row) {
            (Some(Stated::Fixed(constant)), None) => self.see(Some(constant)),
            (Some(Stated::By(rows)), Some(row)) => self.see(rows.get(row).map(|row| &row.value)),
            _ => {}
        }
    }
}

/// The methods that a section may have.
fn each_method<'a>(method: &'a SectionMethod, mut see: impl FnMut(&'a Method)) {
    match method {
        SectionMethod::Always(method) => see(method),
        SectionMethod::Chosen { cases, .. } => cases.iter().for_each(|(_, method)| see(method)),
    }
}

/// The target of a method, or the points that it requires.
fn figure_of(method: &Method) -> Option<&Stated> {
    match method {
        Method::Target { target: figure, .. } | Method::Points { required: Required::Stated(figure), .. } => {
            Some(figure)
        }
        _ => None,
    }
}

fn additionality(framework: &Framework, measure: usize) -> Option<&Additionality> {
    framework.measures.get(measure)?.value.as_ref()?.additionality.as_ref()
}

/// The figure in a rule.
fn limit(rule: &RuleKind) -> Option<&Constant> {
    match rule {
        RuleKind::ItemCap { max, .. }
        | RuleKind::PersonCap { max, .. }
        | RuleKind::SectionCap { max, .. }
        | RuleKind::AtMost { max, .. } => Some(max),
        RuleKind::AtLeast { min, .. } | RuleKind::MinMonths { min, .. } => Some(min),
        _ => None,
    }
}
