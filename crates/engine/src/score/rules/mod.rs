//! Claim rules: which apply to a contract, and what each does to an offer when it is broken.
//!
//! | file | what it decides |
//! |---|---|
//! | `standing` | which rules apply |
//! | `caps` | at most so much for each person and period, measure or section |
//! | `delivery` | the share of a pledge that this contract brings, who delivers it, where |
//! | `pledges` | rules on each pledge: place, answers, share, deliverer, months |
//! | `exclusive` | the same claimed twice |
//! | `measures` | how many measures are offered, and which must be; answers |
//! | `effects` | what is done to pledges, sections and the bid |
//! | `naming` | which rules name a measure |
//!
//! They are asked in that order, save that caps on measures and sections come last, where lines are counted.

mod caps;
mod delivery;
mod effects;
mod exclusive;
mod measures;
mod naming;
mod pledges;
mod standing;

use super::offer::{Claim, Offer, Whose};
use super::recorder::Recorder;
use super::run::Setting;
use crate::bid::Bid;

pub(super) use caps::{cuts_line, cuts_section, for_each_person, item_caps, limits, section_caps};
pub(super) use delivery::{share, unknown_partner};
pub(super) use effects::severity;
pub(super) use naming::Naming;
pub(super) use pledges::{Offered, Subject, on_pledge};
pub(super) use standing::{Standing, standings};

/// The rules that look at several pledges together, and at answers.
pub(super) fn on_bid(
    setting: &Setting<'_>,
    bid: &Bid,
    whose: Whose,
    offer: &mut Offer,
    claims: &mut [Claim],
    rec: &mut Recorder,
) {
    exclusive::apply(setting, bid, offer, claims, rec);
    measures::apply(setting, bid, whose, offer, claims, rec);
    standing::keep_conditions(setting, offer, claims, rec);
}
