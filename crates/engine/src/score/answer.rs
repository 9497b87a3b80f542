//! A pledge whose measure is offered in words or by a yes, and has no units.

use super::lots;
use super::offer::{Offer, Whose};
use super::recorder::{Fig, Recorder};
use super::rules::{self, Offered, Subject};
use super::run::Setting;
use super::trace::Label;
use crate::bid::Bid;
use crate::framework::UnitKind;

/// A pledge that answers something.
pub(super) struct Answer {
    /// Its place in the bid.
    pub(super) pledge: usize,
    pub(super) measure: usize,
    /// 1 where it offers the measure, else 0.
    pub(super) offers: Fig,
}

impl Answer {
    /// It offers the measure only if that is 1, too.
    fn times(&mut self, one: Fig, rec: &mut Recorder) {
        // What is one or nothing can always be multiplied.
        self.offers = rec.multiply(Label::Step, &[self.offers, one]).unwrap_or(one);
    }

    /// It does not count.
    pub(super) fn strike_out(&mut self, rule: usize, because: &[Fig], rec: &mut Recorder) {
        let nothing = rec.nothing(Label::StruckOut(rule), because);
        self.times(nothing, rec);
    }

    /// It stays, and what a rule looked at belongs to its working.
    pub(super) fn leave(&mut self, rule: usize, because: &[Fig], rec: &mut Recorder) {
        let nothing = rec.nothing(Label::StruckOut(rule), because);
        self.offers = rec.with(Label::Step, self.offers, nothing);
    }
}

/// Takes the answer of a pledge: its place in the bid, and its measure. A yes offers the measure and nothing else does,
/// or, where words are asked for, any but no.
pub(super) fn take(
    setting: &Setting<'_>,
    bid: &Bid,
    whose: Whose,
    offer: &mut Offer,
    (pledge, measure): (usize, usize),
    rec: &mut Recorder,
) {
    let with = &bid.pledges[pledge];
    let words = with.answer.trim();
    if words.is_empty() {
        return;
    }
    offer.touched = true;
    let offers = match setting.framework.measures[measure].unit.kind {
        UnitKind::YesNo => words == "yes",
        _ => words != "no",
    };
    // The steps of other bids have no names.
    let name = if whose.other_bid.is_none() { Label::PledgeAnswer { pledge } } else { Label::Step };
    let mut answer = Answer { pledge, measure, offers: rec.input(name, words, u32::from(offers).into()) };
    if let Some(here) = lots::here(setting, with, offer, (pledge, measure), rec) {
        answer.times(here, rec);
    }
    offer.partner(bid, measure, pledge);
    // Who offers nothing breaks no rule.
    if answer.offers.is_positive() {
        let subject = Subject { pledge, measure, months: None };
        rules::on_pledge(setting, bid, subject, offer, Offered::Answer(&mut answer), rec);
    }
    offer.answers.push(answer);
}
