//! Results for people. Marks stand with how sure they are; calculated ones and one's own grades stand apart.

use pledge_engine::Decimal;
use pledge_engine::advise::{Finding, advise};
use pledge_engine::bid::{Bid, Case};
use pledge_engine::framework::{Counts, Method, UnitKind};
use pledge_engine::score::{Certainty, MeasureScore, Scorecard, method_of, ranks};
use pledge_words::{Lang, findings, local, numbers, results, say, units};

use crate::table::{one_line, table};

/// The results of all bids.
pub fn text(lang: Lang, case: &Case, bids: &[Bid], cards: &[Scorecard]) -> String {
    let framework = &case.framework;
    let (status, meaning) = results::status(lang, framework.status);
    let title = say::terminal_framework(lang, local(lang, &framework.title), &framework.edition, status);
    let practice = match framework.status.is_practice() {
        true => say::print_practice(lang, meaning),
        false => meaning.to_owned(),
    };
    let mut out = [&*one_line(&title), "\n", &practice, "\n"].concat();
    if lang == Lang::Cy && !pledge_words::WELSH_REVIEWED {
        out.extend([say::terminal_welsh_draft(lang), "\n"]);
    }
    let ranks = ranks(case, bids);
    for (which, (bid, card)) in bids.iter().zip(cards).enumerate() {
        let name = match bid.name.trim() {
            "" => say::terminal_bid(lang, &(which + 1).to_string()),
            name => one_line(name),
        };
        out.extend(["\n", &*name, "\n", &"=".repeat(name.chars().count()), "\n"]);
        let shown = BidText { lang, case, bid, card };
        shown.marks(&mut out);
        if bids.len() > 1
            && let Some(rank) = ranks[which]
            && card.certainty != Certainty::OnlyBid
        {
            out += &shown.line(say::terminal_rank(lang), &rank.to_string());
        }
        shown.measures(&mut out);
        shown.findings(&mut out, &advise(case, bids, which, card));
    }
    out
}

/// Two amounts of pounds, the lower first.
fn range(lang: Lang, low: Decimal, high: Decimal) -> String {
    say::working_range_text(lang, &numbers::pounds(low), &numbers::pounds(high))
}

/// What a measure is worth: pounds, with the range where the values are published with one, or points.
fn worth(lang: Lang, score: &MeasureScore) -> String {
    let value = match (score.value, score.points) {
        (Some(value), _) => numbers::pounds(value).into(),
        (None, Some(points)) => units::counted(lang, Counts::Points, points),
        (None, None) => String::new(),
    };
    match score.range {
        Some((low, high)) => [&*value, " (", &range(lang, low, high), ")"].concat(),
        None => value,
    }
}

/// Whether a section's marks come from grades under this tender.
fn is_graded(case: &Case, section: usize) -> bool {
    matches!(method_of(case, section), Some(Method::Graded { .. }))
}

struct BidText<'a> {
    lang: Lang,
    case: &'a Case,
    bid: &'a Bid,
    card: &'a Scorecard,
}

impl BidText<'_> {
    fn line(&self, label: &str, text: &str) -> String {
        ["  ", &one_line(&say::terminal_line(self.lang, label, text)), "\n"].concat()
    }

    fn heading(&self, text: &str) -> String {
        ["\n", text, "\n"].concat()
    }

    fn marks(&self, out: &mut String) {
        let (lang, framework, card) = (self.lang, &self.case.framework, self.card);
        if card.excluded {
            out.extend([say::print_excluded(lang), "\n"]);
            for id in &card.excluded_by {
                if let Some(rule) = framework.rules.iter().find(|rule| rule.id == *id) {
                    out.extend([&*one_line(&say::check_rule(lang, local(lang, &rule.title))), "\n"]);
                }
            }
        }
        *out += &self.heading(say::print_sections(lang));
        // What is no contract has no marks, now or later: its value and what that is in proportion are told.
        let weighs = card.without_marks().is_none();
        for (at, section) in framework.sections.iter().enumerate() {
            let title = local(lang, &section.title);
            match results::section(lang, self.case, card, at).as_slice() {
                _ if !weighs => *out += &self.line(title, say::print_no_weighting(lang)),
                [line] => *out += &self.line(title, line),
                lines => {
                    *out += &self.line(title, say::panel_scenarios(lang));
                    for line in lines {
                        out.extend(["    ", line, "\n"]);
                    }
                }
            }
            if let Some(counted) = card.sections.get(at).and_then(|score| results::counted(lang, framework, score, at))
            {
                let counted = say::terminal_line(lang, say::print_counted(lang), &counted);
                out.extend(["    ", &*counted, "\n"]);
            }
            self.grades(out, at);
        }
        if weighs {
            *out += &self.line(say::print_calculated(lang), &self.part(false));
            if !framework.criteria.is_empty() {
                *out += &self.line(say::print_self_assessed(lang), &self.part(true));
            }
            *out += &self.line(say::print_all(lang), &results::total(lang, framework, card));
        }
        if card.of_quality {
            out.extend(["  ", say::panel_of_quality(lang), "\n"]);
        }
        *out += &self.line(say::print_social_value(lang), &numbers::pounds(card.social_value));
        if let Some(proportion) = card.without_marks().flatten() {
            *out += &self.line(say::print_proportion(lang), &numbers::pounds(proportion));
        }
        if let Some((low, high)) = card.value_range {
            *out += &self.line(say::print_range(lang), &range(lang, low, high));
        }
        if !card.extension_value.is_zero() {
            *out += &self.line(say::print_extension_value(lang), &numbers::pounds(card.extension_value));
        }
        if let Some(points) = card.points {
            *out += &self.line(say::print_points_all(lang), &numbers::quantity(points));
        }
        if card.price_years.len() > 1 {
            out.extend(["  ", &*say::print_mixed_years(lang, &card.price_years.join(", ")), "\n"]);
        }
    }

    /// The marks of the graded sections, or of all others, if they are known. A lone bid's share of its own offer is no
    /// mark, so it is in no sum either.
    fn part(&self, graded: bool) -> String {
        let (lang, framework, card) = (self.lang, &self.case.framework, self.card);
        let sections = card.sections.iter().enumerate();
        let part: Vec<_> = sections.filter(|(at, _)| is_graded(self.case, *at) == graded).map(|(_, s)| s).collect();
        if part.iter().any(|section| section.certainty == Some(Certainty::OnlyBid)) {
            return say::certainty_only_bid_short(lang).into();
        }
        if part.iter().all(|section| section.marks.is_none()) {
            return say::print_no_marks(lang).into();
        }
        results::some_marks(lang, framework, if graded { card.self_assessed } else { card.calculated })
    }

    /// Each graded question of a section with its own marks, also while others are not graded yet.
    fn grades(&self, out: &mut String, section: usize) {
        let (lang, framework) = (self.lang, &self.case.framework);
        for (criterion, score) in framework.criteria.iter().zip(&self.card.criteria) {
            if criterion.section == section
                && let (Some(marks), Some(out_of)) = (score.marks, score.out_of)
            {
                let marks = results::marks_of(lang, framework, marks, out_of);
                let text = [&*marks, " ", say::certainty_self_assessed_short(lang)].concat();
                let line = say::terminal_line(lang, local(lang, &criterion.title), &text);
                out.extend(["    ", &*one_line(&line), "\n"]);
            }
        }
    }

    /// What is pledged, what of it counts, and what that is worth.
    fn measures(&self, out: &mut String) {
        let lang = self.lang;
        *out += &self.heading(say::print_pledges(lang));
        let measures = self.case.framework.measures.iter().zip(&self.card.measures);
        let rows: Vec<Vec<String>> = measures
            .filter(|(_, score)| score.pledged)
            .map(|(measure, score)| {
                let quantity = |value| units::quantity(lang, &measure.unit, value);
                let value = match measure.record_only.is_some() {
                    true => say::print_record_only(lang).into(),
                    false => worth(lang, score),
                };
                let pledged = match measure.unit.kind {
                    UnitKind::Text | UnitKind::YesNo => self.answer(&measure.id),
                    _ => score.quantity.map(quantity).unwrap_or_default(),
                };
                let counted = score.counted.map(quantity).unwrap_or_default();
                vec![local(lang, &measure.title).to_owned(), pledged, counted, value]
            })
            .collect();
        if rows.is_empty() {
            out.extend(["  ", say::print_no_pledges(lang), "\n"]);
            return;
        }
        let headings =
            [say::print_measure(lang), say::terminal_pledged(lang), say::print_quantity(lang), say::print_value(lang)];
        *out += &table(&headings, &rows);
    }

    /// The answer to a measure that asks for one; a long one belongs on paper and not in a table.
    fn answer(&self, measure: &str) -> String {
        let answer =
            self.bid.pledges.iter().find(|pledge| pledge.measure == measure).map(|pledge| pledge.answer.trim());
        match answer {
            Some("yes") => say::common_yes(self.lang).into(),
            Some("no") => say::common_no(self.lang).into(),
            Some(text) if text.chars().count() > 20 => text.chars().take(19).chain(['…']).collect(),
            text => text.unwrap_or_default().to_owned(),
        }
    }

    fn findings(&self, out: &mut String, all: &[Finding]) {
        let lang = self.lang;
        *out += &self.heading(say::terminal_findings(lang));
        if all.is_empty() {
            out.extend(["  ", say::terminal_nothing_found(lang), "\n"]);
        }
        // Of several pledges on one measure the same may be said.
        let mut said: Vec<[String; 2]> = Vec::new();
        for finding in all {
            let what = findings::sentence(lang, finding, self.case, self.bid);
            let what = say::terminal_finding(lang, results::severity(lang, finding.severity), &what);
            let todo = findings::todo(lang, finding, self.case, self.bid);
            let told = [one_line(&what), one_line(&todo)];
            if said.contains(&told) {
                continue;
            }
            out.extend(["  ", &*told[0], "\n    ", &*told[1], "\n"]);
            if let Some(rule) = finding.rule.and_then(|at| self.case.framework.rules.get(at)) {
                out.extend(["    ", &*one_line(&say::check_rule(lang, local(lang, &rule.title))), "\n"]);
            } else {
                said.push(told);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use std::rc::Rc;

    use pledge_engine::bid::Map;
    use pledge_engine::framework::read;
    use pledge_engine::json::Limits;
    use pledge_engine::score::score;

    use super::*;

    /// A card that says more than the framework at hand gives: what is told of it does not rest on how it came about.
    #[test]
    fn points_ranges_extensions_and_the_quality_score_are_told() {
        let text = include_str!("../../../frameworks/greater-manchester-open/framework.json");
        let mut framework = read(text, &Limits::default()).framework.expect("the framework has no faults");
        framework.sections[0].counts = Counts::Points;
        let case = Case {
            framework: Rc::new(framework),
            contract: pledge_engine::bid::Contract::default(),
            tender: Map::new(),
            confirmed: Vec::new(),
            assumptions: Map::new(),
        };
        let bids = [Bid { id: "b1".into(), ..Bid::default() }];
        let mut cards = score(&case, &bids);
        let card = &mut cards[0];
        card.of_quality = true;
        card.points = Some(12.into());
        card.value_range = Some((1000.into(), 2500.into()));
        card.extension_value = 300.into();
        card.sections[0].points = Some(12.into());
        let valued = case.framework.measures.iter().position(|measure| measure.record_only.is_none());
        let measure = &mut card.measures[valued.expect("a measure that counts")];
        *measure = MeasureScore { pledged: true, points: Some(12.into()), ..MeasureScore::default() };
        let lines = [
            (Lang::En, "These are marks of the quality score. Price is scored apart."),
            (Lang::En, "Counted value: 12 points"),
            (Lang::En, "Points of all pledges: 12"),
            (Lang::En, "With the lowest and the highest published values: £1,000 to £2,500"),
            (Lang::En, "Pledged for extensions, which count nothing here: £300"),
            (Lang::Cy, "Marciau o’r sgôr ansawdd yw’r rhain. Caiff pris ei sgorio ar wahân."),
            (Lang::Cy, "Pwyntiau’r holl addewidion: 12"),
        ];
        for (lang, line) in lines {
            let told = super::text(lang, &case, &bids, &cards);
            assert!(told.lines().any(|l| l.trim_start() == line), "no line “{line}” in:\n{told}");
        }
        let table = super::text(Lang::En, &case, &bids, &cards);
        assert!(table.lines().any(|line| line.ends_with(" 12 points") && !line.contains(':')), "{table}");
    }
}
