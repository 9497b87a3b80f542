//! Results in words: what the marks of a section and of a whole bid are, and what they rest on.

use pledge_engine::advise::{FindingKind, FindingSeverity};
use pledge_engine::bid::Case;
use pledge_engine::framework::{Counts, Framework, Method, Status};
use pledge_engine::score::{Certainty, Scorecard, SectionScore, method_of};
use rust_decimal::Decimal;

use crate::{Lang, numbers, say, units};

/// Marks as "x of y marks", called practice marks where the framework is not the buyer's own.
#[must_use]
pub fn marks_of(lang: Lang, framework: &Framework, marks: Decimal, out_of: Decimal) -> String {
    let text = say::common_marks_of(lang, &numbers::marks(marks), &numbers::out_of(out_of));
    practice(lang, framework, text)
}

/// Marks that are a part of others, as "x marks", called practice marks where they are.
#[must_use]
pub fn some_marks(lang: Lang, framework: &Framework, marks: Decimal) -> String {
    practice(lang, framework, say::print_n_marks(lang, &numbers::marks(marks)))
}

fn practice(lang: Lang, framework: &Framework, text: String) -> String {
    if framework.status.is_practice() { say::print_marks_practice(lang, &text) } else { text }
}

/// The marks of a section and how sure they are: one line, or three where nobody can know the best offer.
#[must_use]
pub fn section(lang: Lang, case: &Case, card: &Scorecard, at: usize) -> Vec<String> {
    let framework = &*case.framework;
    let Some(score) = card.sections.get(at) else { return Vec::new() };
    let known = score.out_of.unwrap_or_default();
    if let (Some(Certainty::OnlyBid), Some([equal, half, double])) = (score.certainty, score.scenarios) {
        let line = |marks, when: &str| [&*marks_of(lang, framework, marks, known), " ", when].concat();
        return vec![
            line(equal, say::panel_scenario_equal(lang)),
            line(half, say::panel_scenario_half_more(lang)),
            line(double, say::panel_scenario_double(lang)),
        ];
    }
    let graded = matches!(method_of(case, at), Some(Method::Graded { .. }));
    let unknown = |kind: &FindingKind| *kind == FindingKind::RuleUnknown;
    let text = match (score.marks, score.out_of) {
        (Some(marks), _) => [marks_of(lang, framework, marks, known), sure(lang, framework, at, score)].join(" "),
        (None, Some(out_of)) if graded => {
            practice(lang, framework, say::panel_evaluators(lang, &numbers::out_of(out_of)))
        }
        _ if card.findings.iter().any(|f| unknown(&f.kind) && f.section == Some(at)) => {
            say::panel_unknown_rule(lang).into()
        }
        _ => say::panel_not_known(lang).into(),
    };
    vec![text]
}

/// What is counted of a section: pounds, with what that is for each pound of a value where the section counts that, or
/// points. Nothing where neither is counted.
#[must_use]
pub fn counted(lang: Lang, framework: &Framework, score: &SectionScore, at: usize) -> Option<String> {
    let counts = framework.sections.get(at)?.counts;
    let pounds = score.value.map(|value| String::from(numbers::pounds(value)));
    match counts {
        Counts::Points => Some(units::counted(lang, counts, score.points?)),
        Counts::Ratio(_) => match (pounds, score.ratio) {
            (Some(pounds), Some(ratio)) => Some([&*pounds, " (", &units::counted(lang, counts, ratio), ")"].concat()),
            (pounds, _) => pounds,
        },
        Counts::Money => pounds,
    }
}

/// A best offer or a target, in what the section counts.
#[must_use]
pub fn against(lang: Lang, framework: &Framework, at: usize, value: Decimal) -> String {
    units::counted(lang, framework.sections.get(at).map(|section| section.counts).unwrap_or_default(), value)
}

/// How sure the marks of a section are, to stand after them.
fn sure(lang: Lang, framework: &Framework, at: usize, score: &SectionScore) -> String {
    match (score.certainty, score.against) {
        (Some(Certainty::IfBestRival), Some(best)) => {
            say::certainty_if_best_rival_short(lang, &against(lang, framework, at, best))
        }
        (certainty, _) => certainty.map_or("", |certainty| certainty_short(lang, certainty)).into(),
    }
}

/// The marks in all. There are none before every section has its own, and one that nobody can know before the tender
/// closes is not shown as if it were known.
#[must_use]
pub fn total(lang: Lang, framework: &Framework, card: &Scorecard) -> String {
    match (card.marks, card.out_of, card.certainty) {
        (Some(_), Some(_), Certainty::OnlyBid) => say::certainty_only_bid_short(lang).into(),
        (Some(marks), Some(out_of), certainty) => {
            [&*marks_of(lang, framework, marks, out_of), " ", certainty_short(lang, certainty)].concat()
        }
        _ => say::print_no_marks(lang).into(),
    }
}

/// What a certainty means, to stand after marks.
#[must_use]
pub fn certainty_short(lang: Lang, certainty: Certainty) -> &'static str {
    match certainty {
        Certainty::Fixed => say::certainty_fixed_short(lang),
        Certainty::SelfAssessed => say::certainty_self_assessed_short(lang),
        Certainty::IfBestRival => say::certainty_if_best_rival_total(lang),
        Certainty::AmongBids => say::certainty_among_bids_short(lang),
        Certainty::OnlyBid => say::certainty_only_bid_short(lang),
        Certainty::Incomplete => say::certainty_incomplete_short(lang),
    }
}

/// How much a finding matters, in a word.
#[must_use]
pub fn severity(lang: Lang, severity: FindingSeverity) -> &'static str {
    match severity {
        FindingSeverity::Error => say::common_severity_error(lang),
        FindingSeverity::Warning => say::common_severity_warning(lang),
        FindingSeverity::Advice => say::common_severity_advice(lang),
        FindingSeverity::Info => say::common_severity_info(lang),
    }
}

/// Whose words a framework is made of: the name of its status, and what it means.
#[must_use]
pub fn status(lang: Lang, status: Status) -> (&'static str, &'static str) {
    match status {
        Status::Official => (say::status_official_name(lang), say::status_official_text(lang)),
        Status::Adaptation => (say::status_adaptation_name(lang), say::status_adaptation_text(lang)),
        Status::Illustrative => (say::status_illustrative_name(lang), say::status_illustrative_text(lang)),
        Status::Private => (say::status_private_name(lang), say::status_private_text(lang)),
    }
}
