//! Which pledges belong to this lot. A case is about one lot; a pledge may say in which it is claimed.

use super::offer::{Claim, Offer};
use super::recorder::{Fig, Recorder};
use super::run::Setting;
use super::trace::Label;
use crate::advise::{Finding, FindingKind, FindingSeverity};
use crate::bid::Pledge;
use crate::framework::Lots;

/// Whether a text names a lot.
pub(crate) fn is_named(lot: &str) -> bool {
    !lot.trim().is_empty()
}

/// Whether a pledge counts in this lot.
pub(super) fn is_here(setting: &Setting<'_>, pledge: &Pledge) -> bool {
    let mut lots = pledge.lots.iter().map(|lot| lot.trim()).filter(|lot| is_named(lot)).peekable();
    lots.peek().is_none() || lots.any(|lot| lot == setting.case.contract.lot.trim())
}

/// Whether a pledge counts in this lot: 1 or 0; none if it names no lot, and so counts in any.
pub(super) fn counts_here(setting: &Setting<'_>, pledge: &Pledge, rec: &mut Recorder) -> Option<Fig> {
    let named = pledge.lots.iter().any(|lot| is_named(lot));
    let mine = setting.case.contract.lot.trim();
    named.then(|| rec.input(Label::WordIsOneOf, mine, u32::from(is_here(setting, pledge)).into()))
}

/// The same, with what there is to say of it. `place` is the pledge and its measure.
pub(super) fn here(
    setting: &Setting<'_>,
    pledge: &Pledge,
    offer: &mut Offer,
    place: (usize, usize),
    rec: &mut Recorder,
) -> Option<Fig> {
    let mut lots = pledge.lots.iter().map(|lot| lot.trim()).filter(|lot| is_named(lot));
    let first = lots.next()?;
    let several = lots.any(|lot| lot != first);
    let mut say = |kind, severity| {
        let (pledge, measure) = (Some(place.0), Some(place.1));
        offer.findings.push(Finding { pledge, measure, ..Finding::new(kind, severity) });
    };
    if several && setting.framework.lots == Lots::Separate {
        say(FindingKind::ClaimedInTwoLots, FindingSeverity::Warning);
    }
    if !is_here(setting, pledge) {
        say(FindingKind::OtherLot, FindingSeverity::Info);
    }
    counts_here(setting, pledge, rec)
}

/// Keeps what is claimed here, or nothing of it. `name` is what the units of the pledge are called.
pub(super) fn keep(claim: &mut Claim, here: Option<Fig>, name: Label, rec: &mut Recorder) -> Option<()> {
    if let Some(here) = here {
        claim.units = rec.multiply(name, &[claim.units, here])?;
        claim.counted = match claim.ruled {
            true => rec.multiply(claim.name(), &[claim.counted, here])?,
            false => claim.units,
        };
    }
    Some(())
}
