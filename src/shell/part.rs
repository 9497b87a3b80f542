//! One section of the score in words: its marks, how sure they are, and what they rest on.

use pledge_engine::advise::FindingKind;
use pledge_engine::framework::{Framework, Method, SectionMethod};
use pledge_engine::score::{Certainty, Scorecard};
use pledge_words::{Lang, numbers, results, say};

/// What a section's marks are, in one phrase.
pub fn phrase(lang: Lang, framework: &Framework, card: &Scorecard, section: usize) -> String {
    let Some(score) = card.sections.get(section) else { return String::new() };
    let out_of = score.out_of.map(numbers::out_of);
    let of = |marks: &str| match &out_of {
        Some(total) => say::common_marks_of(lang, marks, total),
        None => marks.to_owned(),
    };
    let against = score.against.map(|best| results::against(lang, framework, section, best));
    match (score.certainty, score.marks) {
        (Some(Certainty::OnlyBid), _) => String::new(),
        (Some(certainty), Some(marks)) => {
            [&of(&numbers::marks(marks)), " ", &*short(lang, certainty, against)].concat()
        }
        // The headline says so of all of them.
        _ if card.without_marks().is_some() => String::new(),
        _ if is_graded(framework, section) => match out_of {
            Some(total) => say::panel_evaluators(lang, &total),
            None => say::panel_not_known(lang).into(),
        },
        _ if rule_unknown(card, section) => say::panel_unknown_rule(lang).into(),
        _ => say::panel_not_known(lang).into(),
    }
}

/// What a certainty means, to stand after a mark.
fn short(lang: Lang, certainty: Certainty, against: Option<String>) -> String {
    match (certainty, against) {
        (Certainty::Fixed, _) => say::certainty_fixed_short(lang).into(),
        (Certainty::SelfAssessed, _) => say::certainty_self_assessed_short(lang).into(),
        (Certainty::IfBestRival, Some(amount)) => say::certainty_if_best_rival_short(lang, &amount),
        (Certainty::IfBestRival, None) => say::certainty_if_best_rival_total(lang).into(),
        (Certainty::AmongBids, _) => say::certainty_among_bids_short(lang).into(),
        (Certainty::OnlyBid, _) => say::certainty_only_bid_short(lang).into(),
        (Certainty::Incomplete, _) => say::certainty_incomplete_short(lang).into(),
    }
}

/// What the certainty of a total means. Where grades are part of it, both conditions are said.
pub fn total(lang: Lang, framework: &Framework, card: &Scorecard) -> String {
    let sure = short(lang, card.certainty, None);
    let graded = (0..framework.sections.len()).any(|section| is_graded(framework, section));
    if graded && card.certainty != Certainty::SelfAssessed {
        return say::certainty_and_self_assessed(lang, &sure);
    }
    sure
}

/// Whether evaluators grade a section, whatever scale the tender chooses.
pub fn is_graded(framework: &Framework, section: usize) -> bool {
    let graded = |method: &Method| matches!(method, Method::Graded { .. });
    match framework.sections.get(section).map(|section| &section.method) {
        Some(SectionMethod::Always(method)) => graded(method),
        Some(SectionMethod::Chosen { cases, .. }) => {
            cases.iter().any(|(_, method)| graded(method))
                && cases.iter().all(|(_, method)| graded(method) || *method == Method::Unknown)
        }
        None => false,
    }
}

/// Whether a section's marks are a share of the best offer.
pub fn is_relative(card: &Scorecard, section: usize) -> bool {
    let certainty = card.sections.get(section).and_then(|score| score.certainty);
    matches!(certainty, Some(Certainty::IfBestRival | Certainty::AmongBids | Certainty::OnlyBid))
}

/// Whether the tender does not say how a section is scored.
fn rule_unknown(card: &Scorecard, section: usize) -> bool {
    card.findings.iter().any(|f| f.kind == FindingKind::RuleUnknown && f.section == Some(section))
}

/// Whether a section is all or nothing.
pub fn is_gate(framework: &Framework, section: usize) -> bool {
    let method = framework.sections.get(section).map(|section| &section.method);
    matches!(method, Some(SectionMethod::Always(Method::Gate { .. })))
}
