//! What one measure's pledges bring: a score less the score without them.

use super::card::{Certainty, Scorecard, Without};
use super::fraction::Fraction;
use super::recorder::Recorder;
use super::run::Run;
use crate::Decimal;
use crate::bid::{Bid, Case};

/// What the bid would lose without its pledges on one measure (index): its score less the score without them.
/// `None` if there is no such bid or measure, or if it feeds no section.
pub fn without(case: &Case, bids: &[Bid], which: usize, measure: usize) -> Option<Without> {
    let section = case.framework.measures.get(measure)?.section?;
    if which >= bids.len() {
        return None;
    }
    let card = |left_out| Run::count(case, bids, None, left_out, None, &mut Recorder::new(false)).card(which);
    let (with, less) = (card(None), card(Some((which, measure))));
    let value = difference(pounds(&with)?, pounds(&less)?)?;
    let points = match (with.points, less.points) {
        (Some(_), Some(_)) => difference(points(&with)?, points(&less)?),
        _ => None,
    };
    let sure = |card: &Scorecard| {
        let certainty = card.sections[section].certainty;
        card.sections[section].marks.is_some() && certainty != Some(Certainty::OnlyBid)
    };
    let marks = if sure(&with) && sure(&less) {
        match (with.marks, less.marks) {
            (Some(with), Some(less)) => difference(with, less),
            _ => known(&with, &less).zip(known(&less, &with)).and_then(|(with, less)| difference(with, less)),
        }
    } else {
        None
    };
    Some(Without { value, points, marks })
}

fn difference(a: Decimal, b: Decimal) -> Option<Decimal> {
    Fraction::of(a).subtract(Fraction::of(b))?.decimal()
}

/// Pounds that all sections count.
fn pounds(card: &Scorecard) -> Option<Decimal> {
    sum(card.sections.iter().filter_map(|section| section.value))
}

/// Points that all sections count.
fn points(card: &Scorecard) -> Option<Decimal> {
    sum(card.sections.iter().filter_map(|section| section.points))
}

/// Marks of the sections that have marks in both cards.
fn known(card: &Scorecard, other: &Scorecard) -> Option<Decimal> {
    let both = card.sections.iter().zip(&other.sections);
    sum(both.filter(|(_, other)| other.marks.is_some()).filter_map(|(section, _)| section.marks))
}

/// The sum; `None` if it cannot be held exactly.
fn sum(parts: impl Iterator<Item = Decimal>) -> Option<Decimal> {
    let mut sum = Fraction::ZERO;
    for part in parts {
        sum = sum.add(Fraction::of(part))?;
    }
    sum.decimal()
}
