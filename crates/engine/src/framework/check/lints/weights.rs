//! Weights and marks that do not add up to what they are parts of.

use super::{figures, items, methods};
use crate::Decimal;
use crate::framework::read::Context;
use crate::framework::{FaultKind, Framework, Method, SectionMarks, Stated};
use crate::json::walk::Walk;
use crate::json::{Node, decimal_text};

pub(super) fn weights(walk: &mut Walk, x: &Context<'_>, framework: &Framework, root: &Node) {
    for section in 0..framework.sections.len() {
        criteria(walk, x, framework, section);
    }
    marks(walk, framework, root);
    shares(walk, framework, root);
}

/// Fixed weights of graded criteria are doubtful where they differ, and add up neither to the section's marks, nor to
/// 1, nor to 100. Where the marks are the tender's, small figures such as 2 and 1, or 1 and 0.5, may be a ratio: only
/// weights of which each is below 1, and a sum above 50, are taken for shares that were to add up.
fn criteria(walk: &mut Walk, x: &Context<'_>, framework: &Framework, at: usize) {
    let section = &framework.sections[at];
    if !methods(section).any(|method| matches!(method, Method::Graded { .. })) {
        return;
    }
    let mut sum = Decimal::ZERO;
    let mut first = None;
    let mut equal = true;
    let mut parts_of_one = true;
    for criterion in framework.criteria.iter().filter(|criterion| criterion.section == at) {
        let Stated::Fixed(weight) = &criterion.weight else {
            return;
        };
        equal &= weight.value == *first.get_or_insert(weight.value);
        parts_of_one &= weight.value < Decimal::ONE;
        match sum.checked_add(weight.value) {
            Some(added) => sum = added,
            None => return,
        }
    }
    let marks = match &section.marks {
        SectionMarks::Stated(marks) => figures(marks).next(),
        SectionMarks::Share { .. } => None,
    };
    let fits = match &section.marks {
        SectionMarks::Stated(stated) if marks.is_some() => figures(stated).any(|marks| marks == sum),
        _ => !parts_of_one && sum <= Decimal::from(50),
    };
    if !equal && !fits && sum != Decimal::ONE && sum != Decimal::ONE_HUNDRED {
        let whole = if parts_of_one { Decimal::ONE } else { Decimal::ONE_HUNDRED };
        let of = decimal_text(marks.unwrap_or(whole));
        walk.fault(x.sections.places[at], FaultKind::WeightsDoNotAddUp { sum: decimal_text(sum), of });
    }
}

/// Marks of the whole bid are at most 100: of a table the least counts, and what the tender says counts nothing. What
/// is a part of something else may be of any number.
fn marks(walk: &mut Walk, framework: &Framework, root: &Node) {
    if framework.non_price.is_some() {
        return;
    }
    let mut sum = Decimal::ZERO;
    for section in &framework.sections {
        let SectionMarks::Stated(stated) = &section.marks else {
            continue;
        };
        let least = figures(stated).reduce(Decimal::min).unwrap_or_default();
        match sum.checked_add(least) {
            Some(added) => sum = added,
            None => return,
        }
    }
    if sum > Decimal::ONE_HUNDRED
        && let Some(node) = root.get("sections")
    {
        let of = decimal_text(Decimal::ONE_HUNDRED);
        walk.fault(node.place, FaultKind::WeightsDoNotAddUp { sum: decimal_text(sum), of });
    }
}

/// What is said of one weighting by the sections that share it out.
#[derive(Clone, Default)]
struct Parts {
    /// Share and whether the section has the rest of it, of each.
    parts: Vec<(usize, bool)>,
    /// The last of these sections.
    last: usize,
    /// Whether one has a share and another the rest of it.
    whole: bool,
}

/// Sections that share out one weighting. One with a share and one with the rest of it are the whole, whatever the
/// tender says; so a third is too much. Several with one share, none of which (or all of which) has the rest, are the
/// whole only by chance. With different shares the tender may say figures that add up, so nothing is said. Said once
/// for each weighting, at its last section.
fn shares(walk: &mut Walk, framework: &Framework, root: &Node) {
    let mut of = vec![Parts::default(); framework.parameters.len()];
    for (at, section) in framework.sections.iter().enumerate() {
        if let SectionMarks::Share { weighting, share, rest } = section.marks
            && let Some(of) = of.get_mut(weighting)
        {
            of.whole |= of.parts.contains(&(share, !rest));
            of.parts.push((share, rest));
            of.last = at;
        }
    }
    let nodes = items(root, "sections");
    for (parameter, of) in framework.parameters.iter().zip(&of) {
        let same = of.parts.iter().all(|part| part.0 == of.parts[0].0);
        let wrong = match of.parts.len() {
            0 | 1 => false,
            2 => same && !of.whole,
            _ => same || of.whole,
        };
        if wrong && let Some(node) = nodes.get(of.last).and_then(|section| section.get("marks")) {
            walk.fault(node.place, FaultKind::SharesDoNotAddUp { weighting: parameter.id.clone() });
        }
    }
}
