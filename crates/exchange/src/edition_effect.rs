//! What another edition of a framework does to bids: their marks under both, by section, so that the parts add up.

use pledge_engine::Decimal;
use pledge_engine::bid::{Bid, Map};
use pledge_engine::framework::Framework;
use pledge_engine::score::Scorecard;

use crate::bid_file::BidFile;
use crate::framework_diff::Replacement;

/// A pledge that the new edition does not count as it was made.
#[derive(Clone, Debug, PartialEq)]
pub struct NotCarried {
    /// The bid's name, or its id where it has none.
    pub bid: String,
    /// The pledge.
    pub pledge: String,
    /// The measure of the old edition.
    pub measure: String,
    /// The measure that stands instead, and how many of its units one old unit is; none where nothing does.
    pub instead: Option<(String, String)>,
}

/// Brings a bid to the ids of the new edition, where `replaces` says that they mean the same. A pledge whose unit
/// changed is left alone: what was typed is never multiplied behind the supplier's back.
pub fn carry_over(file: &mut BidFile, new: &Framework, replaced: &[Replacement]) -> Vec<NotCarried> {
    let renamed = |id: &str, there: &dyn Fn(&str) -> bool| {
        let fits = |r: &&Replacement| r.old == id && r.is_same() && r.new.as_deref().is_some_and(there);
        if there(id) { None } else { replaced.iter().find(fits).and_then(|r| r.new.clone()) }
    };
    let parameter = |id: &str| new.parameter(id).is_some();
    let criterion = |id: &str| new.criterion(id).is_some();
    rename(&mut file.tender, &|id| renamed(id, &parameter));
    rename(&mut file.assumptions, &|id| renamed(id, &|id| new.section(id).is_some()));
    let mut left = Vec::new();
    for bid in &mut file.bids {
        for answers in [&mut bid.grades, &mut bid.answers, &mut bid.notes] {
            rename(answers, &|id| renamed(id, &criterion));
        }
        let name = if bid.name.trim().is_empty() { bid.id.clone() } else { bid.name.clone() };
        for pledge in &mut bid.pledges {
            if new.measure(&pledge.measure).is_some() {
                continue;
            }
            if let Some(id) = renamed(&pledge.measure, &|id| new.measure(id).is_some()) {
                pledge.measure = id;
                continue;
            }
            let instead =
                replaced.iter().find(|r| r.old == pledge.measure).and_then(|r| r.new.clone().zip(r.factor.clone()));
            let (pledge, measure) = (pledge.id.clone(), pledge.measure.clone());
            left.push(NotCarried { bid: name.clone(), pledge, measure, instead });
        }
    }
    left
}

fn rename<T: Clone>(map: &mut Map<T>, to: &dyn Fn(&str) -> Option<String>) {
    *map = map.iter().map(|(key, value)| (to(key).unwrap_or_else(|| key.clone()), value.clone())).collect();
}

/// Marks under both editions.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Both {
    /// Under the old one; none where they cannot be known.
    pub old: Option<Decimal>,
    /// Under the new one.
    pub new: Option<Decimal>,
}

impl Both {
    /// How much more it is under the new edition; none where one of the two is not known.
    pub fn difference(self) -> Option<Decimal> {
        Some(self.new? - self.old?)
    }
}

/// What the new edition does to one bid.
#[derive(Clone, Debug, PartialEq)]
pub struct BidEffect {
    /// Its name.
    pub name: String,
    /// The marks of the whole bid.
    pub marks: Both,
    /// The value of all pledges, pounds.
    pub social_value: Both,
    /// The marks of each section by its id in the new edition, or in the old one where it is gone. A section that one
    /// of the editions does not have carries no marks there.
    pub sections: Vec<(String, Both)>,
    /// Whether the bid is excluded under the old and under the new edition.
    pub excluded: (bool, bool),
    /// What the sections leave of the difference of the whole: nothing, unless the bid is excluded under one of the
    /// editions or only totals are rounded. None where the difference is not known.
    pub rest: Option<Decimal>,
}

/// What the new edition does to one bid, by the framework and the bid's scorecard under each.
pub fn bid_effect(
    bid: &Bid,
    old: (&Framework, &Scorecard),
    new: (&Framework, &Scorecard),
    replaced: &[Replacement],
) -> BidEffect {
    let marks_of = |(framework, card): (&Framework, &Scorecard), id: &str| match framework.section(id) {
        Some(at) => card.sections.get(at).and_then(|section| section.marks),
        None => Some(Decimal::ZERO),
    };
    // The id in the old edition of a section of the new one.
    let before = |id: &str| {
        let instead = replaced.iter().find(|r| r.new.as_deref() == Some(id) && new.0.section(&r.old).is_none());
        match instead {
            Some(r) if old.0.section(id).is_none() && old.0.section(&r.old).is_some() => r.old.clone(),
            _ => id.to_owned(),
        }
    };
    let mut sections = Vec::new();
    let mut seen = Vec::new();
    for section in &new.0.sections {
        let id = before(&section.id);
        sections.push((section.id.clone(), Both { old: marks_of(old, &id), new: marks_of(new, &section.id) }));
        seen.push(id);
    }
    for section in old.0.sections.iter().filter(|section| !seen.contains(&section.id)) {
        sections.push((section.id.clone(), Both { old: marks_of(old, &section.id), new: Some(Decimal::ZERO) }));
    }
    let marks = Both { old: old.1.marks, new: new.1.marks };
    let parts = sections.iter().try_fold(Decimal::ZERO, |sum, (_, both)| Some(sum + both.difference()?));
    BidEffect {
        name: bid.name.clone(),
        marks,
        social_value: Both { old: Some(old.1.social_value), new: Some(new.1.social_value) },
        sections,
        excluded: (old.1.excluded, new.1.excluded),
        rest: marks.difference().zip(parts).map(|(whole, parts)| whole - parts),
    }
}
