//! How much of a pledge this contract brings, who delivers it, and where.

use super::super::quantity::At;
use super::super::recorder::{Fig, Recorder};
use super::super::trace::Label;
use crate::advise::FindingKind;
use crate::bid::{Bid, NumberKind, Pledge, parse_number};
use crate::framework::{Area, Deliverer};

/// The part of a pledge that this contract brings, 0 to 1; none where the pledge does not say, which means all.
pub(in crate::score) fn share(pledge: &Pledge, at: At, rec: &mut Recorder) -> Result<Option<Fig>, FindingKind> {
    let text = pledge.share.trim();
    match parse_number(text, NumberKind::Percent) {
        Ok(None) => Ok(None),
        Ok(Some(percent)) => {
            let percent = rec.input(at.share(), text, percent);
            let hundred = rec.number(100);
            Ok(rec.divide(Label::Step, percent, hundred))
        }
        Err(why) => Err(FindingKind::ShareUnreadable { text: text.to_owned(), why }),
    }
}

/// Who delivers a pledge; none if it is somebody whom the bid does not name.
pub(super) fn deliverer(bid: &Bid, pledge: &Pledge) -> Option<Deliverer> {
    let by = pledge.by.trim();
    if by.is_empty() || by == "us" {
        return Some(Deliverer::Us);
    }
    let partner = bid.partners.iter().find(|partner| partner.id == by)?;
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

/// Whether a place, as typed, is known to lie in an area: by its id, its title in either language, or one of its names.
pub(super) fn lies_in(area: &Area, place: &str) -> bool {
    let same = |name: &str| !name.trim().is_empty() && is_same(name.trim(), place.trim());
    same(&area.id) || same(&area.title.en) || same(&area.title.cy) || area.names.iter().any(|name| same(name))
}

/// Equal but for capital letters.
fn is_same(a: &str, b: &str) -> bool {
    let (mut a, mut b) = (a.chars().map(small), b.chars().map(small));
    loop {
        match (a.next(), b.next()) {
            (None, None) => return true,
            (one, two) if one != two => return false,
            _ => {}
        }
    }
}

/// The small letter of a capital, among the letters of the languages of Britain. The tables for those of the whole
/// world would weigh more than the rest of the rules.
fn small(letter: char) -> char {
    let code = letter as u32;
    let small = match code {
        0x41..=0x5a | 0xc0..=0xd6 | 0xd8..=0xde => code + 32,
        // Ÿ
        0x178 => 0xff,
        // Pairs, capital first: Latin Extended-A as far as Ŷ, and the Welsh letters with grave, acute and diaeresis.
        0x100..=0x137 | 0x14a..=0x177 | 0x1e80..=0x1e85 | 0x1ef2 => code | 1,
        _ => code,
    };
    char::from_u32(small).unwrap_or(letter)
}
