//! What is timed. Every function gives something back that hangs on all of its work, so that none of it is left out.

use std::rc::Rc;

use pledge_engine::Decimal;
use pledge_engine::bid::{Bid, Case, NumberKind, parse_number};
use pledge_engine::framework::{Framework, Words, decode};
use pledge_engine::score::{Scorecard, score};
use pledge_words::numbers::{marks, pounds, quantity};
use wasm_bindgen::prelude::wasm_bindgen;

use crate::fraction::Fraction;
use crate::made;

/// One offer on a framework, ready to be scored.
#[wasm_bindgen]
pub struct Bench {
    case: Case,
    bids: Vec<Bid>,
    /// People, hours and months, with pounds for a year: what the bare arithmetic is done on.
    jobs: Vec<[Fraction; 4]>,
}

impl Bench {
    /// The made offer on a made framework.
    #[must_use]
    pub fn on(framework: Rc<Framework>) -> Self {
        let count = framework.measures.len();
        let jobs = (0..count).map(|at| made::job(at).map(number)).collect();
        Self { case: made::case(framework), bids: vec![made::bid(count)], jobs }
    }

    /// The scorecard.
    #[must_use]
    pub fn card(&self) -> Option<Scorecard> {
        score(&self.case, &self.bids).pop()
    }
}

#[wasm_bindgen]
impl Bench {
    /// The offer on a framework in compact form, as the page gets it; nothing if the form is wrong.
    pub fn setup(base: &str, first: &str, later: &str) -> Option<Bench> {
        decode(base, Words { first, later }, Words::default()).map(|framework| Self::on(framework.into()))
    }

    /// Scores the offer.
    pub fn rescore(&self) -> u32 {
        self.card().map_or(0, |card| card.findings.len() as u32 + 1)
    }

    /// All that follows from a key: the text is put where it was typed, the offer is scored, and every figure on screen
    /// is written, a line for each.
    pub fn keystroke(&mut self, measure: usize, text: &str) -> String {
        if let Some(pledge) = self.bids[0].pledges.get_mut(measure) {
            for (_, value) in pledge.inputs.iter_mut().take(1) {
                text.clone_into(value);
            }
        }
        self.card().map_or_else(String::new, |card| figures(&card))
    }

    /// Years of full-time work, pounds and a mark, by bare arithmetic: what scoring does with numbers and nothing else.
    pub fn arithmetic(&self) -> String {
        self.marks().map_or_else(String::new, |found| found.to_string())
    }
}

impl Bench {
    fn marks(&self) -> Option<Decimal> {
        let (full, year) = (Fraction::of(made::FULL_TIME.into()), Fraction::of(12.into()));
        let mut sum = Fraction::ZERO;
        for [people, hours, months, pounds] in &self.jobs {
            let share = people.multiply(*hours)?.divide(full)?;
            let years = Fraction::of(share.multiply(*months)?.divide(year)?.round(6)?);
            sum = sum.add(years.multiply(*pounds)?)?;
        }
        // As if the best offer were half as much again.
        let best = sum.multiply(Fraction::of(Decimal::new(15, 1)))?;
        Fraction::of(20.into()).multiply(sum)?.divide(best)?.round(2)
    }
}

/// Every figure that the page would show, all themes open: of each measure its units and pounds, of each theme its
/// pounds, of each section its marks, and the totals.
#[must_use]
pub fn figures(card: &Scorecard) -> String {
    let mut out = String::new();
    let mut line = |text: String| {
        out.push_str(&text);
        out.push('\n');
    };
    for measure in &card.measures {
        line(measure.counted.map_or_else(String::new, quantity));
        line(measure.value.map_or_else(String::new, pounds));
    }
    card.themes.iter().for_each(|theme| line(pounds(*theme)));
    for section in &card.sections {
        line(section.marks.map_or_else(String::new, marks));
        line(section.value.map_or_else(String::new, pounds));
    }
    line(pounds(card.social_value));
    line(marks(card.calculated));
    line(marks(card.self_assessed));
    out
}

fn number(text: String) -> Fraction {
    parse_number(&text, NumberKind::Money).ok().flatten().map_or(Fraction::ZERO, Fraction::of)
}
