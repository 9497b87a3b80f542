//! What a row shows, worked out by the page from the model.

use pledge_engine::advise::{Finding, FindingKind, FindingSeverity};
use pledge_engine::bid::{Bid, Pledge, Shared};
use pledge_engine::framework::{ExclusiveWhen, Framework, RuleKind};
use pledge_engine::score::{Certainty, MeasureScore, Scorecard, SectionScore};
use pledge_words::{Lang, numbers, say};

use crate::components::local;
use crate::state::{Model, Store};

/// What a row shows.
#[derive(Clone, PartialEq)]
pub struct Row {
    /// Index of the measure.
    pub measure: usize,
    /// The bid's pledges on it, in the bid's order.
    pub mine: Vec<Mine>,
    /// What the engine says of it.
    pub score: MeasureScore,
    /// Its share of the marks, in words; empty where that has no meaning.
    pub marks: String,
    /// Help that is about the measure and none of its pledges.
    pub hints: Vec<String>,
    /// Months of the contract, as typed.
    pub term: String,
    /// Everything that the app knows, while a working is open that tells of the whole offer.
    pub opened: Option<Store>,
}

/// One pledge.
#[derive(Clone, PartialEq)]
pub struct Mine {
    /// As typed.
    pub pledge: Shared<Pledge>,
    /// Pledges that might be about the same people, money or hours.
    pub same: Vec<Same>,
    /// Help about what is typed.
    pub hints: Vec<String>,
}

/// A pledge that might be about the same people, money or hours.
#[derive(Clone, PartialEq)]
pub struct Same {
    /// Its id.
    pub other: String,
    /// Its measure in words.
    pub name: String,
    /// Whether the supplier said that it is.
    pub same: bool,
}

impl Row {
    /// The row of a measure.
    pub fn of(model: &Model, framework: &Framework, measure: usize) -> Self {
        let (lang, work) = (model.lang, &model.work);
        let id = framework.measures.get(measure).map_or("", |m| m.id.as_str());
        let findings: Vec<&Finding> =
            model.results.findings.iter().filter(|f| f.measure == Some(measure) && stands_at_the_field(f)).collect();
        let say_all = |pledge: Option<usize>| -> Vec<String> {
            let about = findings.iter().filter(|f| f.pledge == pledge);
            about.filter_map(|f| model.adviser.map(|adviser| (adviser.hint)(model, f))).collect()
        };
        let none = Bid::default();
        let bid = work.bid().unwrap_or(&none);
        let mine = bid.pledges.iter().enumerate().filter(|(_, p)| p.measure == id).map(|(at, pledge)| Mine {
            pledge: pledge.clone(),
            same: same(lang, framework, bid, measure, pledge),
            hints: say_all(Some(at)),
        });
        let mine: Vec<Mine> = mine.collect();
        let score = model.card().and_then(|card| card.measures.get(measure)).cloned().unwrap_or_default();
        let marks = model.card().map(|card| marks(lang, framework, card, measure, &score)).unwrap_or_default();
        Self {
            opened: None,
            measure,
            hints: if mine.is_empty() { Vec::new() } else { say_all(None) },
            mine,
            score,
            marks,
            term: work.contract.months.clone(),
        }
    }
}

/// Whether a finding helps beside the field; the row and its fields say the others in another way.
fn stands_at_the_field(finding: &Finding) -> bool {
    use FindingKind::{EvidenceExpected, NumberUnreadable, RecordOnly};
    !matches!(finding.kind, EvidenceExpected | RecordOnly | NumberUnreadable { .. })
        && (finding.severity != FindingSeverity::Info || finding.pledge.is_some())
}

/// Pledges that may not claim the same as this one, where the supplier has to say whether they do.
fn same(lang: Lang, framework: &Framework, bid: &Bid, measure: usize, pledge: &Pledge) -> Vec<Same> {
    let mut found: Vec<Same> = Vec::new();
    for rule in &framework.rules {
        // What may be claimed once may not be claimed twice on one measure, either.
        let (measures, own) = match &rule.kind {
            RuleKind::Exclusive { measures, when: ExclusiveWhen::SameAs } => (measures, false),
            RuleKind::ClaimedOnce { measures } => (measures, true),
            _ => continue,
        };
        if !measures.contains(&measure) {
            continue;
        }
        for other in measures.iter().filter(|other| own || **other != measure) {
            let Some(them) = framework.measures.get(*other) else { continue };
            let theirs: Vec<&Shared<Pledge>> = bid.pledges.iter().filter(|p| p.measure == them.id).collect();
            for (nth, theirs_nth) in theirs.iter().enumerate() {
                if theirs_nth.id == pledge.id || found.iter().any(|f| f.other == theirs_nth.id) {
                    continue;
                }
                let title = local(lang, &them.title);
                let name = match theirs.len() {
                    1 => say::pledges_same_with(lang, title),
                    _ => say::pledges_same_with_nth(lang, &numbers::whole(nth as u64 + 1), title),
                };
                let same = pledge.same_as.contains(&theirs_nth.id) || theirs_nth.same_as.contains(&pledge.id);
                found.push(Same { other: theirs_nth.id.clone(), name, same });
            }
        }
    }
    found
}

/// The measure's share of its section's marks, in words; empty if it has none to speak of.
fn marks(lang: Lang, framework: &Framework, card: &Scorecard, measure: usize, score: &MeasureScore) -> String {
    let section = framework.measures.get(measure).and_then(|m| m.section);
    let Some((index, name)) = section.and_then(|s| Some((s, local(lang, &framework.sections.get(s)?.title)))) else {
        return String::new();
    };
    let Some(result) = card.sections.get(index) else { return String::new() };
    match (score.marks, result.out_of, result.certainty) {
        (Some(marks), Some(out_of), _) => {
            say::pledges_marks_of_section(lang, &numbers::marks(marks), &numbers::out_of(out_of), name)
        }
        (_, _, Some(Certainty::OnlyBid)) => say::pledges_marks_best_offer(lang).into(),
        _ if rule_unknown(card, index, result) => say::pledges_marks_unknown_rule(lang).into(),
        _ => say::pledges_marks_incomplete(lang).into(),
    }
}

/// Whether the tender does not say how a section becomes marks.
pub fn rule_unknown(card: &Scorecard, section: usize, result: &SectionScore) -> bool {
    let said = |f: &Finding| f.kind == FindingKind::RuleUnknown && f.section == Some(section);
    result.marks.is_none() && card.findings.iter().any(said)
}
