//! What the contract's facts decide besides marks: the edition, documents, what the tender may say, deadlines, lots.

use super::{Fact, Finding, FindingKind, FindingSeverity};
use crate::bid::{Bid, Case, NumberKind, parse_deadline, parse_number};
use crate::framework::{Deal, Parameter, Period};
use crate::score::{deal, does_apply, first_row, is_named, notice_date, said};

pub(super) fn add(case: &Case, bid: &Bid, all: &mut Vec<Finding>) {
    values(case, bid, all);
    dates(case, all);
    if deal(&case.contract) == Deal::Contract {
        edition(case, all);
        minimums(case, all);
    }
    documents(case, bid, all);
    if !is_named(&case.contract.lot) && bid.pledges.iter().any(|pledge| pledge.lots.iter().any(|lot| is_named(lot))) {
        ask(all, FindingKind::FactMissing { fact: Fact::Lot });
    }
}

/// Says that a fact is missing or cannot be read, unless that has been said.
fn ask(all: &mut Vec<Finding>, kind: FindingKind) {
    let missing = matches!(kind, FindingKind::FactMissing { .. } | FindingKind::BasisMissing { .. });
    let severity = if missing { FindingSeverity::Advice } else { FindingSeverity::Warning };
    if all.iter().all(|finding| finding.kind != kind) {
        all.push(Finding::new(kind, severity));
    }
}

/// Values that are typed and cannot be read, whether or not anything rests on them.
fn values(case: &Case, bid: &Bid, all: &mut Vec<Finding>) {
    let with_extensions = (Fact::ValueWithExtensions, &case.contract.value_with_extensions);
    for (fact, text) in [with_extensions, (Fact::Price, &bid.price)] {
        if let Err(why) = parse_number(text, NumberKind::Money) {
            ask(all, FindingKind::FactUnreadable { fact, text: text.clone(), why });
        }
    }
}

fn dates(case: &Case, all: &mut Vec<Finding>) {
    let contract = &case.contract;
    if let Err(kind @ FindingKind::FactDateUnreadable { .. }) = notice_date(contract) {
        ask(all, kind);
    }
    let mut read = |fact, text: &String| match parse_deadline(text) {
        Ok(moment) => moment,
        Err(_) => {
            ask(all, FindingKind::FactDateUnreadable { fact, text: text.clone() });
            None
        }
    };
    let questions = read(Fact::ClarificationDeadline, &contract.clarification_deadline);
    let bids = read(Fact::SubmissionDeadline, &contract.submission_deadline);
    if let (Some(questions), Some(bids)) = (questions, bids)
        && questions.minutes > bids.minutes
    {
        all.push(Finding::new(FindingKind::DeadlinesOutOfOrder, FindingSeverity::Warning));
    }
}

/// Whether the edition is the one that was in force on the day of the tender notice.
fn edition(case: &Case, all: &mut Vec<Finding>) {
    let Period { from, before } = &case.framework.in_force;
    if from.is_empty() && before.is_empty() {
        return;
    }
    match notice_date(&case.contract) {
        Err(kind) => ask(all, kind),
        Ok(_) => {
            // It has been read, and dates of that form stand in the order of their letters.
            let day = case.contract.notice_date.trim();
            if day < from.as_str() || (!before.is_empty() && day >= before.as_str()) {
                all.push(Finding::new(FindingKind::EditionNotInForce, FindingSeverity::Warning));
            }
        }
    }
}

/// What the tender says below the least that the framework allows. It counts as it is.
fn minimums(case: &Case, all: &mut Vec<Finding>) {
    for (parameter, asked) in case.framework.parameters.iter().enumerate() {
        let Some(figure) = said(case, parameter).filter(|_| !asked.minimum.is_empty() && is_asked(case, asked)) else {
            continue;
        };
        match first_row(case, &asked.minimum) {
            Ok(Some(minimum)) if figure < minimum => {
                all.push(Finding::new(FindingKind::BelowMinimum { parameter, minimum }, FindingSeverity::Warning));
            }
            Ok(_) => {}
            Err(kind) => ask(all, kind),
        }
    }
}

/// Whether the tender is asked for a parameter: of those that wait for a choice, only where it was made.
fn is_asked(case: &Case, parameter: &Parameter) -> bool {
    let mut waits = parameter.asked_when.as_ref();
    for _ in 0..case.framework.parameters.len() {
        let Some((on, choice)) = waits else {
            return true;
        };
        let Some(on) = case.framework.parameters.get(*on) else {
            return false;
        };
        if case.tender.get(&on.id).is_none_or(|text| text.trim() != choice) {
            return false;
        }
        waits = on.asked_when.as_ref();
    }
    waits.is_none()
}

fn documents(case: &Case, bid: &Bid, all: &mut Vec<Finding>) {
    for (document, needed) in case.framework.documents.iter().enumerate() {
        match does_apply(case, Some(bid), &needed.only_if) {
            Ok(true) => {
                all.push(Finding::new(FindingKind::DocumentNeeded { document }, FindingSeverity::Info));
            }
            Ok(false) => {}
            Err(kind) => ask(all, kind),
        }
    }
}
