//! What another edition of a framework does to bids: their marks under both, by section, so that the parts add up.

use pledge_engine::Decimal;
use pledge_engine::bid::Bid;
use pledge_engine::framework::Framework;
use pledge_engine::score::{Certainty, Scorecard};

use crate::framework_diff::Replacement;

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

/// What the new edition does to one section of a bid.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SectionEffect {
    /// Its id in the new edition, or in the old one where it is gone.
    pub id: String,
    /// Its marks. An edition without the section gives it none. Not known where the bid is measured against itself
    /// alone: a lone bid's share of the best offer is no mark.
    pub marks: Both,
    /// What is counted in it, pounds; none where the edition has no such section, or it counts something else.
    pub value: Both,
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
    /// Its sections: those of the new edition, and then those that are gone.
    pub sections: Vec<SectionEffect>,
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
        Some(at) => {
            let score = card.sections.get(at).filter(|score| score.certainty != Some(Certainty::OnlyBid));
            score.and_then(|score| score.marks)
        }
        None => Some(Decimal::ZERO),
    };
    let value_of = |(framework, card): (&Framework, &Scorecard), id: &str| {
        framework.section(id).and_then(|at| card.sections.get(at)).and_then(|score| score.value)
    };
    let section = |old_id: &str, id: &str| SectionEffect {
        id: if new.0.section(id).is_some() { id.to_owned() } else { old_id.to_owned() },
        marks: Both { old: marks_of(old, old_id), new: marks_of(new, id) },
        value: Both { old: value_of(old, old_id), new: value_of(new, id) },
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
    for next in &new.0.sections {
        let id = before(&next.id);
        sections.push(section(&id, &next.id));
        seen.push(id);
    }
    for gone in old.0.sections.iter().filter(|gone| !seen.contains(&gone.id)) {
        sections.push(section(&gone.id, &gone.id));
    }
    let total = |card: &Scorecard| card.marks.filter(|_| card.certainty != Certainty::OnlyBid || card.excluded);
    let marks = Both { old: total(old.1), new: total(new.1) };
    let parts = sections.iter().try_fold(Decimal::ZERO, |sum, part| Some(sum + part.marks.difference()?));
    BidEffect {
        name: bid.name.clone(),
        marks,
        social_value: Both { old: Some(old.1.social_value), new: Some(new.1.social_value) },
        sections,
        excluded: (old.1.excluded, new.1.excluded),
        rest: marks.difference().zip(parts).map(|(whole, parts)| whole - parts),
    }
}
