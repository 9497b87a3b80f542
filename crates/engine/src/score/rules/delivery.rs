//! How much of a pledge this contract brings, who delivers it, and where.

use super::super::quantity::At;
use super::super::recorder::{Fig, Recorder};
use super::super::trace::Label;
use crate::advise::FindingKind;
use crate::bid::{Bid, NumberKind, Pledge, parse_number};
use crate::framework::Deliverer;

/// The part of a pledge that this contract brings, 0 to 1; none where the pledge does not say, which means all.
pub(in crate::score) fn share(pledge: &Pledge, at: At, rec: &mut Recorder) -> Result<Option<Fig>, FindingKind> {
    let text = pledge.share.trim();
    match parse_number(text, NumberKind::Percent) {
        Ok(None) => Ok(None),
        Ok(Some(percent)) => {
            let percent = rec.input(at.share(), text, percent);
            Ok(rec.hundredths(Label::Step, percent))
        }
        Err(why) => Err(FindingKind::ShareUnreadable { text: text.to_owned(), why }),
    }
}

/// Who delivers a pledge; none if it is somebody whom the bid does not name: an id without a name tells a buyer nothing.
pub(super) fn deliverer(bid: &Bid, pledge: &Pledge) -> Option<Deliverer> {
    let by = pledge.by.trim();
    if by.is_empty() || by == "us" {
        return Some(Deliverer::Us);
    }
    let partner = bid.partners.iter().find(|partner| partner.id == by && !partner.name.trim().is_empty())?;
    Some(match partner.kind.trim() {
        "subcontractor" => Deliverer::Subcontractor,
        _ => Deliverer::Partner,
    })
}

/// What is to be said of a deliverer whom the bid does not name.
pub(in crate::score) fn unknown_partner(bid: &Bid, pledge: &Pledge) -> Option<FindingKind> {
    match deliverer(bid, pledge) {
        Some(_) => None,
        None => Some(FindingKind::UnknownPartner { id: pledge.by.trim().to_owned() }),
    }
}
