//! What is timed. Every function gives something back that hangs on all of its work, so that none of it is left out.

use std::rc::Rc;

use pledge_engine::Decimal;
use pledge_engine::bid::{Bid, Case, NumberKind, parse_number};
use pledge_engine::framework::{Framework, Words, decode};
use pledge_engine::json::Numeral;
use pledge_engine::score::{Memory, Scorecard, score_again};
use pledge_words::numbers::{marks, pounds, quantity};
use wasm_bindgen::prelude::wasm_bindgen;

use crate::fraction::Fraction;
use crate::made;

/// One offer on a framework, ready to be scored.
#[wasm_bindgen]
pub struct Bench {
    case: Case,
    bids: Vec<Bid>,
    /// As the page keeps it from one key to the next.
    memory: Memory,
    /// How often something was typed.
    typed: u32,
    /// People, hours and months, with pounds for a year: what the bare arithmetic is done on.
    jobs: Vec<[Fraction; 4]>,
}

impl Bench {
    /// The made offer on a made framework.
    #[must_use]
    pub fn on(framework: Rc<Framework>) -> Self {
        let count = framework.measures.len();
        let jobs = (0..count).map(|at| made::job(at).map(number)).collect();
        Self { case: made::case(framework), bids: vec![made::bid(count)], memory: Memory::default(), typed: 0, jobs }
    }

    /// The scorecard.
    #[must_use]
    pub fn card(&mut self) -> Option<Scorecard> {
        score_again(&self.case, &self.bids, &mut self.memory).pop()
    }
}

#[wasm_bindgen]
impl Bench {
    /// The offer on a framework in compact form, as the page gets it; nothing if the form is wrong.
    pub fn setup(base: &str, first: &str, later: &str) -> Option<Bench> {
        decode(base, Words { first, later }, Words::default()).map(|framework| Self::on(framework.into()))
    }

    /// Scores the offer after a change of one pledge, another one each time.
    pub fn rescore(&mut self) -> u32 {
        self.typed += 1;
        let at = self.typed as usize % self.bids[0].pledges.len();
        let text = (self.typed % 7 + 1).to_string();
        self.put(at, &text);
        self.card().map_or(0, |card| card.findings.len() as u32 + 1)
    }

    /// All that follows from a key: the text is put where it was typed, the offer is scored, and every figure on screen
    /// is written, a line for each.
    pub fn keystroke(&mut self, measure: usize, text: &str) -> String {
        self.put(measure, text);
        self.card().map_or_else(String::new, |card| figures(&card))
    }

    /// Years of full-time work, pounds and a mark, by bare arithmetic: what scoring does with numbers and nothing else.
    pub fn arithmetic(&self) -> String {
        self.marks().map_or_else(String::new, |found| found.to_string())
    }
}

impl Bench {
    /// Types a text under the first input of a pledge (index).
    fn put(&mut self, at: usize, text: &str) {
        if let Some(pledge) = self.bids[0].pledges.get_mut(at) {
            for (_, value) in pledge.inputs.iter_mut().take(1) {
                text.clone_into(value);
            }
        }
    }

    fn marks(&self) -> Option<Decimal> {
        let (full, year) = (Fraction::of(made::FULL_TIME.into()), Fraction::of(12.into()));
        let mut sum = Fraction::ZERO;
        for [people, hours, months, pounds] in &self.jobs {
            let share = people.multiply(*hours)?.divide(full)?;
            let years = share.multiply(*months)?.divide(year)?.rounded(6)?;
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
    // Most figures are shorter.
    let mut out = String::with_capacity(16 * (card.measures.len() + card.themes.len() + card.sections.len()));
    let mut line = |text: Numeral| {
        if !out.is_empty() {
            out.push('\n');
        }
        out.push_str(&text);
    };
    for measure in &card.measures {
        line(measure.counted.map_or_else(Numeral::default, quantity));
        line(measure.value.map_or_else(Numeral::default, pounds));
    }
    card.themes.iter().for_each(|theme| line(pounds(*theme)));
    for section in &card.sections {
        line(section.marks.map_or_else(Numeral::default, marks));
        line(section.value.map_or_else(Numeral::default, pounds));
    }
    line(pounds(card.social_value));
    line(marks(card.calculated));
    line(marks(card.self_assessed));
    out
}

fn number(text: String) -> Fraction {
    parse_number(&text, NumberKind::Money).ok().flatten().map_or(Fraction::ZERO, Fraction::of)
}
