//! How each section is set up by the framework and the tender: the marks it carries, its method, its target, the
//! rival assumed. The same for all bids.

use super::facts::{Facts, error, parameter};
use super::non_price;
use super::recorder::{Fig, Recorder};
use super::stated::stated;
use super::thresholds::deal;
use super::trace::Label;
use crate::Decimal;
use crate::advise::{Fact, Finding, FindingKind, FindingSeverity};
use crate::bid::{Case, NumberKind, parse_number};
use crate::framework::{
    Band, Constant, Counts, Deal, Method, Pass, Required, Section, SectionMarks, SectionMethod, Stated, TargetBasis,
};

/// A section as the tender has it.
pub(super) struct Plan<'a> {
    /// Marks that it carries, W.
    pub(super) out_of: Option<Fig>,
    pub(super) way: Way<'a>,
}

impl Plan<'_> {
    /// Whether the tender gives all marks to other sections, so that nothing can be earned or missed here.
    pub(super) fn carries_nothing(&self) -> bool {
        self.out_of.is_some_and(|w| !w.is_positive())
    }
}

/// How it becomes marks.
#[derive(Clone, Copy)]
pub(super) enum Way<'a> {
    /// With the best offer assumed of rivals.
    Relative(Option<Fig>),
    /// With the target in what the section counts, if it is known.
    Target(Option<Fig>),
    Bands(&'a [Band]),
    /// With what is required, and whether only the whole of it earns anything.
    Points(&'a Required, bool),
    /// With the pass mark of the section.
    Graded(Option<&'a Pass>),
    /// With how many measures must be offered.
    Gate(Option<&'a Constant>),
    /// The tender does not say, or has not been asked yet.
    Unknown,
}

pub(super) fn plan<'a>(
    case: &Case,
    index: usize,
    section: &'a Section,
    facts: &Facts,
    rec: &mut Recorder,
    findings: &mut Vec<Finding>,
) -> Plan<'a> {
    if deal(&case.contract) != Deal::Contract {
        // What is no contract has no weighting: it is not asked for, and there is value alone.
        let way = match method(case, section) {
            Ok(Method::Graded { .. }) => Way::Graded(None),
            _ => Way::Unknown,
        };
        return Plan { out_of: None, way };
    }
    let out_of = out_of(case, index, section, rec, findings);
    let method = match method(case, section) {
        Ok(method) => Some(method),
        Err(parameter) => {
            error_in(findings, index, FindingKind::ParameterMissing { parameter });
            None
        }
    };
    let carries_nothing = out_of.is_some_and(|w| !w.is_positive());
    let way = match method {
        Some(Method::Relative) => Way::Relative(rival(case, index, section, rec, findings)),
        Some(Method::Target { .. }) if carries_nothing => Way::Target(None),
        Some(Method::Target { target, basis }) => {
            Way::Target(target_pounds(case, index, target, *basis, facts, rec, findings))
        }
        Some(Method::Bands { bands, .. }) => Way::Bands(bands),
        Some(Method::Points { required, all_or_nothing }) => Way::Points(required, *all_or_nothing),
        Some(Method::Graded { pass }) => Way::Graded(pass.as_ref()),
        Some(Method::Gate { measures }) => Way::Gate(measures.as_ref()),
        Some(Method::Unknown) => {
            findings.push(Finding {
                section: Some(index),
                ..Finding::new(FindingKind::RuleUnknown, FindingSeverity::Info)
            });
            Way::Unknown
        }
        None => Way::Unknown,
    };
    Plan { out_of, way }
}

/// The method by which a section (index) becomes marks under what the tender says; none while a choice is open.
pub fn method_of(case: &Case, section: usize) -> Option<&Method> {
    method(case, case.framework.sections.get(section)?).ok()
}

/// The method that applies, or the choice parameter (index) that does not say.
fn method<'a>(case: &Case, section: &'a Section) -> Result<&'a Method, usize> {
    match &section.method {
        SectionMethod::Always(method) => Ok(method),
        SectionMethod::Chosen { parameter, cases } => {
            let chosen = case
                .framework
                .parameters
                .get(*parameter)
                .and_then(|p| case.tender.get(&p.id))
                .map_or("", |text| text.trim());
            cases.iter().find(|(id, _)| id == chosen).map(|(_, method)| method).ok_or(*parameter)
        }
    }
}

/// Marks of the whole bid that a section carries: what the framework or the tender says, times what of the whole bid is
/// not price.
fn out_of(
    case: &Case,
    index: usize,
    section: &Section,
    rec: &mut Recorder,
    findings: &mut Vec<Finding>,
) -> Option<Fig> {
    let own = own_marks(case, index, section, rec, findings);
    // Both are looked at, so that all that is missing is said at once.
    let share = match non_price::share(case, index, rec) {
        Ok(share) => share,
        Err(kind) => {
            missing(findings, index, kind);
            return None;
        }
    };
    match share {
        Some(share) => rec.multiply(Label::SectionOutOf(index), &[own?, share]),
        None => own,
    }
}

/// Marks that a section carries, of whatever they are a part of.
fn own_marks(
    case: &Case,
    index: usize,
    section: &Section,
    rec: &mut Recorder,
    findings: &mut Vec<Finding>,
) -> Option<Fig> {
    let name = Label::SectionOutOf(index);
    let mut positive = |figure: &Stated, rec: &mut Recorder| {
        let fig = stated(case, figure, name.clone(), rec).and_then(|fig| match figure {
            Stated::Parameter(at) if !fig.is_positive() => Err(FindingKind::ParameterMissing { parameter: *at }),
            _ => Ok(fig),
        });
        fig.map_err(|kind| missing(findings, index, kind)).ok()
    };
    match &section.marks {
        SectionMarks::Stated(figure) => {
            let fig = positive(figure, rec)?;
            Some(if let Stated::Parameter(_) = figure { rec.named(name, fig) } else { fig })
        }
        SectionMarks::Share { weighting, share, rest } => {
            let weighting = positive(&Stated::Parameter(*weighting), rec);
            // A share may be nothing: then all marks are elsewhere.
            let share = parameter(case, *share, rec).map_err(|kind| missing(findings, index, kind)).ok();
            let (weighting, mut share) = (weighting?, share?);
            let hundred = rec.number(100);
            if *rest {
                share = rec.subtract(Label::Step, hundred, share)?;
            }
            let marks = rec.multiply(Label::Step, &[weighting, share])?;
            rec.divide(name, marks, hundred)
        }
    }
}

fn rival(case: &Case, index: usize, section: &Section, rec: &mut Recorder, findings: &mut Vec<Finding>) -> Option<Fig> {
    let text = &case.assumptions.get(&section.id)?.best_rival;
    // What is assumed is what the section counts; a ratio is printed as £0.25 for each pound.
    let plain = text.trim_start();
    let read = match section.counts {
        Counts::Money => parse_number(text, NumberKind::Money),
        Counts::Points => parse_number(text, NumberKind::Number),
        Counts::Ratio(_) => parse_number(plain.strip_prefix('£').unwrap_or(plain), NumberKind::Number),
    };
    match read {
        Ok(Some(value)) if value <= Decimal::ZERO => {
            let finding = Finding::new(FindingKind::RivalNotPositive, FindingSeverity::Error);
            findings.push(Finding { section: Some(index), ..finding });
            None
        }
        Ok(value) => value.map(|value| rec.input(Label::AssumedRival(index), text, value)),
        Err(why) => {
            let text = text.clone();
            error_in(findings, index, FindingKind::RivalUnreadable { text, why });
            None
        }
    }
}

fn target_pounds(
    case: &Case,
    index: usize,
    target: &Stated,
    basis: TargetBasis,
    facts: &Facts,
    rec: &mut Recorder,
    findings: &mut Vec<Finding>,
) -> Option<Fig> {
    let figure = match stated(case, target, Label::TargetFigure(index), rec) {
        Ok(figure) if figure.is_positive() => figure,
        Ok(_) | Err(FindingKind::ParameterMissing { .. }) => {
            let finding = Finding::new(FindingKind::TargetMissing, FindingSeverity::Error);
            findings.push(Finding { section: Some(index), ..finding });
            return None;
        }
        Err(kind) => {
            missing(findings, index, kind);
            return None;
        }
    };
    let name = Label::TargetValue(index);
    if basis == TargetBasis::Total {
        return Some(rec.named(name, figure));
    }
    if facts.value.is_none() && !is_unreadable(findings, Fact::Value) {
        error_in(findings, index, FindingKind::ContractValueMissing);
    }
    if basis == TargetBasis::PerPound {
        return rec.multiply(name, &[figure, facts.value?]);
    }
    if facts.months.is_none() && !is_unreadable(findings, Fact::Months) {
        error_in(findings, index, FindingKind::FactMissing { fact: Fact::Months });
    }
    let (value, months) = (facts.value?, facts.months?);
    let yearly = rec.multiply(Label::Step, &[figure, value, months])?;
    let year = rec.number(12);
    rec.divide(name, yearly, year)
}

/// Whether a fact was given and could not be read: then that is the one thing to say of it.
fn is_unreadable(findings: &[Finding], fact: Fact) -> bool {
    let unreadable = |f: &Finding| matches!(f.kind, FindingKind::FactUnreadable { fact: of, .. } if of == fact);
    findings.iter().any(unreadable)
}

/// Says why a section has no figure. That no row holds for it is its own affair; what is missing is said once.
fn missing(findings: &mut Vec<Finding>, section: usize, kind: FindingKind) {
    if kind != FindingKind::NoRowHolds {
        return error_in(findings, section, kind);
    }
    let finding = Finding { section: Some(section), ..Finding::new(kind, FindingSeverity::Error) };
    if !findings.contains(&finding) {
        findings.push(finding);
    }
}

/// Adds an error that is said once, at the first section that rests on it.
pub(super) fn error_in(findings: &mut Vec<Finding>, section: usize, kind: FindingKind) {
    let before = findings.len();
    error(findings, kind);
    if findings.len() > before
        && let Some(last) = findings.last_mut()
    {
        last.section = Some(section);
    }
}
