//! A share of the best offer: W·v/B.

use super::card::Certainty;
use super::fraction::Fraction;
use super::offer::Offer;
use super::recorder::{Fig, Recorder};
use super::trace::Label;
use crate::Decimal;

/// The bids that one bid is compared with, itself among them, in the order of the bids.
pub(super) struct Field {
    pub(super) members: Vec<usize>,
    /// How many of them are not excluded.
    pub(super) standing: usize,
}

impl Field {
    /// Whether another bid that is not excluded has a value in a section that is not known, so that nobody can
    /// tell the best.
    pub(super) fn is_open(&self, offers: &[Offer], which: usize, section: usize) -> bool {
        self.members.iter().any(|bid| {
            let held = &offers[*bid].sections[section];
            *bid != which && offers[*bid].excluded.is_none() && (held.incomplete || held.value.is_none())
        })
    }

    /// The best offer in a section, B: the greatest value of the bids that are not excluded and of the assumed
    /// rival. `None` if there is none, or if it cannot be told.
    pub(super) fn best(
        &self,
        offers: &[Offer],
        which: usize,
        section: usize,
        rival: Option<Fig>,
        rec: &mut Recorder,
    ) -> Option<Fig> {
        let mut values = Vec::with_capacity(self.members.len() + 1);
        // Who is excluded sets no best offer, so what rules looked at for that belongs to the working.
        let mut looked = Vec::new();
        for bid in &self.members {
            let offer = &offers[*bid];
            looked.extend(offer.excluded.or(offer.looked));
            let Some(value) = offer.sections[section].value else {
                continue;
            };
            if offer.excluded.is_some() {
                continue;
            }
            values.push(if *bid == which { value } else { rec.named(Label::OtherBid { bid: *bid, section }, value) });
        }
        values.extend(rival);
        if !values.is_empty() {
            values.extend(looked);
        }
        rec.max(Label::BestOffer(section), &values)
    }
}

/// W·v/B, rounded. Nothing where nobody offers anything; W for an excluded bid above the best of the others.
pub(super) fn marks(section: usize, out_of: Fig, value: Fig, best: Option<Fig>, rec: &mut Recorder) -> Option<Fig> {
    let name = Label::SectionMarks(section);
    let Some(best) = best.filter(|best| best.is_positive()) else {
        let nothing = match best {
            Some(best) => best,
            None => rec.number(0),
        };
        return rec.multiply(name, &[out_of, nothing]);
    };
    let value = if value.above(best)? { rec.min(Label::Step, &[value, best])? } else { value };
    let product = rec.multiply(Label::Step, &[out_of, value])?;
    let share = rec.divide(Label::Step, product, best)?;
    rec.round(name, share, 2)
}

/// Marks of a lone bid if the best offer equals it, is half as much again, is double.
pub(super) fn scenarios(out_of: Fig, value: Fig) -> Option<[Decimal; 3]> {
    if !value.is_positive() {
        return Some([Decimal::ZERO; 3]);
    }
    let of = |num: u32, den: u32| {
        let part = Fraction::of(num.into()).divide(Fraction::of(den.into()))?;
        out_of.at.multiply(part)?.round(2)
    };
    Some([of(1, 1)?, of(2, 3)?, of(1, 2)?])
}

/// How sure a relative mark is.
pub(super) fn certainty(rival: bool, field: &Field, excluded: bool) -> Certainty {
    if rival {
        Certainty::IfBestRival
    } else if field.standing == 1 && !excluded {
        Certainty::OnlyBid
    } else {
        Certainty::AmongBids
    }
}
