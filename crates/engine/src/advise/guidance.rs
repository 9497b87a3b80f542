//! Gaps and good advice: what is still empty, what will be asked, what the figures rest on.

use super::hints::field_hints;
use super::{Fact, Finding, FindingKind, FindingSeverity, context, unused};
use crate::Decimal;
use crate::bid::{Bid, Case, NumberKind, Pledge, parse_number};
use crate::framework::{AnswerLimit, Deal, Method};
use crate::score::{Certainty, Scorecard, deal, method_of, scale_of};

pub(super) fn add(case: &Case, bid: &Bid, card: &Scorecard, all: &mut Vec<Finding>) {
    facts(case, bid, all);
    context::add(case, bid, all);
    unused::add(case, bid, all);
    if let Some(marks) = card.out_of.filter(|marks| *marks > Decimal::ONE_HUNDRED) {
        say(all, FindingKind::MarksBeyondBid { marks }, FindingSeverity::Warning);
    }
    sections(case, bid, card, all);
    criteria(case, bid, card, all);
    pledges(case, bid, all);
    if card.price_years.len() > 1 {
        let years = card.price_years.clone();
        say(all, FindingKind::MixedPriceYears { years }, FindingSeverity::Info);
    }
}

fn say(all: &mut Vec<Finding>, kind: FindingKind, severity: FindingSeverity) {
    all.push(Finding::new(kind, severity));
}

/// Facts of the contract that are not given, unless scoring has said so.
fn facts(case: &Case, bid: &Bid, all: &mut Vec<Finding>) {
    let contract = &case.contract;
    let missing = |all: &mut Vec<Finding>, fact, text: &str, severity| {
        let said = |f: &Finding| match f.kind {
            FindingKind::FactMissing { fact: of } => of == fact,
            FindingKind::ContractValueMissing => fact == Fact::Value,
            _ => false,
        };
        if text.trim().is_empty() && !all.iter().any(said) {
            say(all, FindingKind::FactMissing { fact }, severity);
        }
    };
    missing(all, Fact::Value, &contract.value, FindingSeverity::Advice);
    if !contract.value.trim().is_empty() {
        missing(all, Fact::Vat, &contract.vat, FindingSeverity::Advice);
    }
    missing(all, Fact::Start, &contract.start, FindingSeverity::Advice);
    missing(all, Fact::Months, &contract.months, FindingSeverity::Advice);
    missing(all, Fact::Place, &contract.place, FindingSeverity::Advice);
    missing(all, Fact::People, &bid.people, FindingSeverity::Info);
    if let Err(why) = parse_number(&bid.people, NumberKind::Count) {
        let (fact, text) = (Fact::People, bid.people.clone());
        say(all, FindingKind::FactUnreadable { fact, text, why }, FindingSeverity::Warning);
    }
    if bid.name.trim().is_empty() {
        say(all, FindingKind::NameMissing, FindingSeverity::Advice);
    }
}

/// Whether anything is typed in a pledge.
fn touched(pledge: &Pledge) -> bool {
    let typed = |text: &String| !text.trim().is_empty();
    let parts = pledge.years.iter().flat_map(|part| part.inputs.values());
    typed(&pledge.answer) || pledge.inputs.values().chain(parts).any(typed)
}

fn sections(case: &Case, bid: &Bid, card: &Scorecard, all: &mut Vec<Finding>) {
    let framework = &case.framework;
    let none = !framework.measures.is_empty() && !bid.pledges.iter().any(|pledge| touched(pledge));
    if none {
        say(all, FindingKind::NoPledges, FindingSeverity::Advice);
    }
    let has_marks = deal(&case.contract) == Deal::Contract;
    for (index, section) in card.sections.iter().enumerate() {
        let about = |kind| Finding { section: Some(index), ..Finding::new(kind, FindingSeverity::Advice) };
        let carries = has_marks && section.out_of != Some(Decimal::ZERO);
        let mut lines = framework.measures.iter().zip(&card.measures).filter(|(m, _)| m.section == Some(index));
        let fed = lines.clone().next().is_some();
        // What is offered and void is told by the rule that makes it so.
        let offered = lines.any(|(_, line)| line.value.or(line.points).is_some_and(|worth| worth > Decimal::ZERO));
        if !none && carries && fed && !offered && section.value.or(section.points) == Some(Decimal::ZERO) {
            all.push(about(FindingKind::SectionEmpty));
        }
        if section.certainty == Some(Certainty::OnlyBid) {
            all.push(about(FindingKind::NoRival));
        }
    }
}

fn criteria(case: &Case, bid: &Bid, card: &Scorecard, all: &mut Vec<Finding>) {
    let has_marks = deal(&case.contract) == Deal::Contract;
    for (index, criterion) in case.framework.criteria.iter().enumerate() {
        let mut about = |kind, severity| {
            all.push(Finding {
                criterion: Some(index),
                section: Some(criterion.section),
                ..Finding::new(kind, severity)
            });
        };
        let text = |texts: &crate::bid::Map<String>| texts.get(&criterion.id).map_or("", |text| text.trim()).to_owned();
        // A tender may give a section, or a question in it, no marks. What a gate asks, scoring itself tells.
        let nothing = Some(Decimal::ZERO);
        let asked = card.criteria.get(index).is_some_and(|c| c.out_of != nothing);
        let gate = matches!(method_of(case, criterion.section), Some(Method::Gate { .. }));
        let carries = asked && !gate && card.sections.get(criterion.section).is_some_and(|s| s.out_of != nothing);
        let answer = text(&bid.answers);
        if has_marks
            && carries
            && scale_of(&case.framework, &case.tender, index).is_some()
            && text(&bid.grades).is_empty()
        {
            about(FindingKind::NotGraded, FindingSeverity::Advice);
        }
        if carries && answer.is_empty() && text(&bid.notes).is_empty() {
            about(FindingKind::NotAnswered, FindingSeverity::Advice);
        }
        let (length, limit, words) = match criterion.limit {
            Some(AnswerLimit::Words(limit)) => (answer.split_whitespace().count(), limit, true),
            Some(AnswerLimit::Characters(limit)) => (answer.chars().count(), limit, false),
            None => continue,
        };
        let length = u32::try_from(length).unwrap_or(u32::MAX);
        if length > limit {
            about(FindingKind::AnswerTooLong { length, limit, words }, FindingSeverity::Warning);
        }
    }
}

fn pledges(case: &Case, bid: &Bid, all: &mut Vec<Finding>) {
    let framework = &case.framework;
    let mut recorded: Vec<usize> = Vec::new();
    for (index, pledge) in bid.pledges.iter().enumerate() {
        if !touched(pledge) {
            continue;
        }
        let Some(at) = framework.measure(&pledge.measure) else {
            continue;
        };
        let measure = &framework.measures[at];
        let mut about = |kind| {
            all.push(Finding { measure: Some(at), pledge: Some(index), ..Finding::new(kind, FindingSeverity::Info) });
        };
        if !measure.evidence.is_empty() {
            about(FindingKind::EvidenceExpected);
        }
        if measure.record_only.is_some() && !recorded.contains(&at) {
            recorded.push(at);
            about(FindingKind::RecordOnly);
        }
        // Scoring has said what changes a figure; the rest is only for the reader.
        let hints = field_hints(case, bid, index).into_iter();
        all.extend(hints.filter(|hint| {
            !matches!(
                hint.kind,
                FindingKind::MonthsBeyondTerm { .. }
                    | FindingKind::HoursBeyondFullTime { .. }
                    | FindingKind::DaysBeyondWeek
            )
        }));
    }
}
