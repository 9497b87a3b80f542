//! Whether a named condition on the contract holds: 1 where it does, 0 where it does not, and the reason where that
//! cannot be told.
//!
//! One part that is known not to hold settles it, whatever else is missing. What was looked at stands in the trace: a
//! condition is the product of the tests of its parts.

use super::basis::{Priced, on_basis};
use super::recorder::{Fig, Recorder};
use super::trace::Label;
use crate::Decimal;
use crate::advise::{Fact, FindingKind};
use crate::bid::{Bid, Case, Contract, Date, parse_date};
use crate::framework::{Bound, Buyer, Deal, Nation, Threshold};

/// Whether all of the thresholds (indices) hold: 1 or 0. Of none, they do.
///
/// # Errors
/// It rests on a fact that is missing or cannot be read.
pub(super) fn applies(
    case: &Case,
    priced: Option<Priced<'_>>,
    only_if: &[usize],
    rec: &mut Recorder,
) -> Result<Fig, FindingKind> {
    let mut all = All::default();
    for at in only_if {
        if let Some(threshold) = case.framework.thresholds.get(*at) {
            all.take(holds(case, priced, *at, threshold, rec));
        }
    }
    all.product(Label::Step, rec)
}

/// The same for those who need no trace. Without a bid, nothing can be told of a price.
///
/// # Errors
/// It rests on a fact that is missing or cannot be read.
pub(crate) fn does_apply(case: &Case, bid: Option<&Bid>, only_if: &[usize]) -> Result<bool, FindingKind> {
    let priced = bid.map(|bid| Priced { bid, other: None });
    let applies = applies(case, priced, only_if, &mut Recorder::new(false))?;
    Ok(applies.is_positive())
}

/// What the contract is. A word that is none of ours is no contract, so that nothing gets marks by a slip.
pub(crate) fn deal(contract: &Contract) -> Deal {
    let word = contract.kind.trim();
    if word.is_empty() {
        return Deal::Contract;
    }
    Deal::ALL.into_iter().find(|deal| deal.code() == word).unwrap_or(Deal::Other)
}

/// Tests that must all be kept.
#[derive(Default)]
struct All {
    kept: Vec<Fig>,
    /// Whether one is known not to be kept.
    broken: bool,
    /// The first that cannot be told, and why.
    open: Option<FindingKind>,
}

impl All {
    fn take(&mut self, test: Result<Fig, FindingKind>) {
        match test {
            Ok(fig) => {
                self.broken |= !fig.is_positive();
                self.kept.push(fig);
            }
            Err(why) => {
                self.open.get_or_insert(why);
            }
        }
    }

    fn product(self, label: Label, rec: &mut Recorder) -> Result<Fig, FindingKind> {
        match (self.open, &self.kept[..]) {
            (Some(why), _) if !self.broken => Err(why),
            (_, [only]) => Ok(*only),
            (_, kept) => rec.multiply(label, kept).ok_or(FindingKind::Overflow),
        }
    }
}

fn holds(
    case: &Case,
    priced: Option<Priced<'_>>,
    index: usize,
    threshold: &Threshold,
    rec: &mut Recorder,
) -> Result<Fig, FindingKind> {
    let contract = &case.contract;
    let label = Label::Threshold(index);
    let mut all = All::default();
    if let Some(range) = &threshold.value {
        match on_basis(case, priced, range.of, rec) {
            Ok(value) => within(&mut all, &label, value, range.low, range.high, rec),
            Err(why) => all.take(Err(why)),
        }
    }
    let day = |text: &str| parse_date(text).ok().flatten().map(|date| Bound { at: number(date), strict: false });
    let from = day(&threshold.notice.from);
    let before = day(&threshold.notice.before).map(|bound| Bound { strict: true, ..bound });
    if from.is_some() || before.is_some() {
        match notice_date(contract) {
            Ok(date) => {
                let date = rec.input(Label::NoticeDate, &contract.notice_date, number(date));
                within(&mut all, &label, date, from, before, rec);
            }
            Err(why) => all.take(Err(why)),
        }
    }
    if !threshold.buyers.is_empty() {
        let buyer = Buyer::ALL.into_iter().find(|buyer| buyer.code() == contract.buyer.trim());
        let meant = buyer.map(|buyer| threshold.buyers.contains(&buyer));
        all.take(word(&contract.buyer, meant, Fact::Buyer, rec));
    }
    if !threshold.nations.is_empty() {
        let nation = Nation::ALL.into_iter().find(|nation| nation.code() == contract.nation.trim());
        let meant = nation.map(|nation| threshold.nations.contains(&nation));
        all.take(word(&contract.nation, meant, Fact::Nation, rec));
    }
    if !threshold.kinds.is_empty() {
        let deal = deal(contract);
        let meant = threshold.kinds.contains(&deal);
        all.take(Ok(rec.input(Label::WordIsOneOf, deal.code(), u32::from(meant).into())));
    }
    if !threshold.lots.is_empty() {
        let lot = contract.lot.trim();
        let meant = (!lot.is_empty()).then(|| threshold.lots.iter().any(|meant| meant == lot));
        all.take(word(lot, meant, Fact::Lot, rec));
    }
    all.product(label, rec)
}

/// Tests a figure against one bound or two.
fn within(all: &mut All, label: &Label, fig: Fig, low: Option<Bound>, high: Option<Bound>, rec: &mut Recorder) {
    for (bound, upper) in [(low, false), (high, true)] {
        if let Some(bound) = bound {
            all.take(rec.test(label.clone(), fig, bound, upper).ok_or(FindingKind::Overflow));
        }
    }
}

/// Whether a word is one of those meant; nothing is known of a word that is missing, or none of those there are.
fn word(text: &str, meant: Option<bool>, fact: Fact, rec: &mut Recorder) -> Result<Fig, FindingKind> {
    let meant = meant.ok_or(FindingKind::FactMissing { fact })?;
    Ok(rec.input(Label::WordIsOneOf, text, u32::from(meant).into()))
}

/// The day of the tender notice.
///
/// # Errors
/// It is missing or cannot be read.
pub(crate) fn notice_date(contract: &Contract) -> Result<Date, FindingKind> {
    let fact = Fact::NoticeDate;
    match parse_date(&contract.notice_date) {
        Ok(Some(date)) => Ok(date),
        Ok(None) => Err(FindingKind::FactMissing { fact }),
        Err(_) => Err(FindingKind::FactDateUnreadable { fact, text: contract.notice_date.clone() }),
    }
}

/// A day as the number YYYYMMDD, so that days compare as numbers do.
fn number(date: Date) -> Decimal {
    Decimal::from(u32::from(date.year) * 10_000 + u32::from(date.month) * 100 + u32::from(date.day))
}
