//! What the contract and the tender say, read once for all bids.

use super::recorder::{Fig, Recorder};
use super::trace::Label;
use crate::Decimal;
use crate::advise::{Fact, Finding, FindingKind, FindingSeverity};
use crate::bid::{Case, NumberKind, parse_date, parse_number, parse_parameter};
use crate::framework::ParameterKind;

/// The facts that scoring uses. A fact that is missing, unreadable or not above zero is none.
pub(super) struct Facts {
    /// Pounds.
    pub(super) value: Option<Fig>,
    /// Fixed term.
    pub(super) months: Option<Fig>,
    /// Calendar year of the start.
    pub(super) year: Option<Fig>,
}

impl Facts {
    pub(super) fn read(case: &Case, rec: &mut Recorder, findings: &mut Vec<Finding>) -> Self {
        let contract = &case.contract;
        let mut number = |fact, text: &str, kind, label| match parse_number(text, kind) {
            Ok(value) => value.filter(|value| *value > Decimal::ZERO).map(|value| rec.input(label, text, value)),
            Err(why) => {
                let text = text.to_owned();
                error(findings, FindingKind::FactUnreadable { fact, text, why });
                None
            }
        };
        let value = number(Fact::Value, &contract.value, NumberKind::Money, Label::ContractValue);
        let months = number(Fact::Months, &contract.months, NumberKind::Number, Label::ContractMonths);
        let year = match parse_date(&contract.start) {
            Ok(date) => date.map(|date| rec.input(Label::ContractYear, &contract.start, Decimal::from(date.year))),
            Err(_) => {
                let text = contract.start.clone();
                error(findings, FindingKind::DateUnreadable { text });
                None
            }
        };
        Self { value, months, year }
    }
}

/// What the tender says in a parameter; none with the reason if it is missing or cannot be read.
pub(super) fn parameter(case: &Case, index: usize, rec: &mut Recorder) -> Result<Fig, FindingKind> {
    let missing = FindingKind::ParameterMissing { parameter: index };
    let Some(parameter) = case.framework.parameters.get(index) else {
        return Err(missing);
    };
    let text = case.tender.get(&parameter.id).map_or("", String::as_str);
    match parse_parameter(text, &parameter.kind) {
        Ok(Some(value)) => Ok(rec.input(Label::Parameter(index), text, value)),
        Ok(None) => Err(missing),
        Err(why) => Err(FindingKind::ParameterUnreadable { parameter: index, text: text.to_owned(), why }),
    }
}

/// What the tender says in a parameter, for those who need no trace.
pub(crate) fn said(case: &Case, index: usize) -> Option<Decimal> {
    parameter(case, index, &mut Recorder::new(false)).ok()?.decimal()
}

/// Whether the tender chose that in a choice parameter: 1 or 0.
///
/// # Errors
/// It is not said yet, or not one of the choices.
pub(super) fn is_chosen(case: &Case, index: usize, choice: &str, rec: &mut Recorder) -> Result<Fig, FindingKind> {
    let parameter = case.framework.parameters.get(index);
    let text = parameter.and_then(|asked| case.tender.get(&asked.id)).map_or("", |text| text.trim());
    match parameter.map(|asked| &asked.kind) {
        Some(ParameterKind::Choice(choices)) if choices.iter().any(|one| one.id == text) => {
            Ok(rec.input(Label::WordIsOneOf, text, u32::from(text == choice).into()))
        }
        _ => Err(FindingKind::ParameterMissing { parameter: index }),
    }
}

/// Adds an error that is said once, however many figures rest on it.
pub(super) fn error(findings: &mut Vec<Finding>, kind: FindingKind) {
    if findings.iter().all(|finding| finding.kind != kind) {
        findings.push(Finding::new(kind, FindingSeverity::Error));
    }
}
