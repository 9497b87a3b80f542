//! What the laws look at, told from cards: so that none of them holds for want of cases.

use pledge_engine::Decimal;
use pledge_engine::advise::{FindingKind, FindingSeverity};
use pledge_engine::bid::Case;
use pledge_engine::framework::*;
use pledge_engine::score::{Certainty, Scorecard, method_of};

/// Whether a rule is broken: what is only asked is no breach.
pub fn breaks_a_rule(card: &Scorecard) -> bool {
    card.findings.iter().any(|finding| finding.rule.is_some() && finding.severity <= FindingSeverity::Warning)
}

/// Whether something cannot be held exactly: it counts nothing then, and the card says so.
pub fn overflows(card: &Scorecard) -> bool {
    card.findings.iter().any(|finding| finding.kind == FindingKind::Overflow)
}

/// Every method and unit that can earn something, and every rule with each effect that it may have.
pub fn everything() -> Vec<String> {
    let mut expected: Vec<String> = Vec::new();
    let mut expect = |of: &str, all: &[&str]| expected.extend(all.iter().map(|one| format!("{of} {one}")));
    expect("certainty", &["fixed", "self_assessed", "if_best_rival", "among_bids", "only_bid", "incomplete"]);
    expect("earns", &["relative", "target", "bands", "points", "graded", "gate"]);
    expect("counts", &["money", "points", "ratio"]);
    expect(
        "unit",
        &["fte_years", "training_weeks", "person_weeks", "weeks", "hours", "hours_attendees", "count", "money"],
    );
    expect("unit", &["money_invested", "tonnes", "tco2e", "miles", "points", "product", "percent"]);
    let on_pledges = ["tell", "drop", "void_section", "void_all", "exclude"];
    for kind in ["local_only", "attest", "delivered_by", "min_months", "claimed_once", "first_year_only", "exclusive"] {
        expect(kind, &on_pledges);
    }
    expect("exclusive", &["keep_lower", "keep_higher", "keep_first"]);
    expect("share_stated", &on_pledges[1..]);
    expect("claimed_once", &["keep_first"]);
    expect("first_year_only", &["cut"]);
    expect("item_cap", &["tell", "cut", "exclude"]);
    expect("person_cap", &["tell", "cut"]);
    expect("section_cap", &["tell", "cut"]);
    expect("at_most", &["tell", "keep_first", "exclude"]);
    expect("at_least", &["tell", "void_section", "void_all", "exclude"]);
    expect("mandatory", &["tell", "void_all", "exclude"]);
    expect("both_needed", &["tell", "void_all", "exclude"]);
    expected
}

/// Tells what a card has in it.
pub fn look_at(case: &Case, card: &Scorecard, see: &mut dyn FnMut(String)) {
    let framework = &case.framework;
    for (at, section) in card.sections.iter().enumerate() {
        let method = match method_of(case, at) {
            Some(Method::Relative) => "relative",
            Some(Method::Target { .. }) => "target",
            Some(Method::Bands { .. }) => "bands",
            Some(Method::Points { .. }) => "points",
            Some(Method::Graded { .. }) => "graded",
            Some(Method::Gate { .. }) => "gate",
            _ => "unknown",
        };
        see(format!("certainty {}", section.certainty.map_or("none", |certainty| certainty.code())));
        if section.marks > Some(Decimal::ZERO) {
            see(format!("earns {method}"));
            let counts = match framework.sections[at].counts {
                Counts::Money => "money",
                Counts::Points => "points",
                Counts::Ratio(_) => "ratio",
            };
            see(format!("counts {counts}"));
            if method == "relative" && section.certainty == Some(Certainty::AmongBids) {
                see("best".into());
            }
        }
    }
    for (measure, score) in framework.measures.iter().zip(&card.measures) {
        if score.counted > Some(Decimal::ZERO) {
            see(format!("unit {}", measure.unit.kind.code()));
        }
    }
    for finding in card.findings.iter().filter(|finding| finding.severity <= FindingSeverity::Warning) {
        if let Some(rule) = finding.rule.map(|at| &framework.rules[at]) {
            let node = crate::write::rule(rule, framework);
            let kind = node.get("kind").and_then(|kind| kind.as_text()).expect("every rule has a kind");
            see(format!("{kind} {}", rule.effect.code()));
        }
    }
    let facts = [("a total", card.marks.is_some()), ("excluded", card.excluded)];
    facts.iter().filter(|(_, holds)| *holds).for_each(|(what, _)| see((*what).into()));
}
