//! The framework, and what the contract decides in it.

use super::figures::*;
use super::{Dice, measures, rules, sections};
use crate::common::framework as empty;
use pledge_engine::Decimal;
use pledge_engine::framework::*;

const DAYS: [&str; 4] = ["2026-10-01", "2025-02-24", "1999-12-31", "2028-02-29"];

pub fn framework(d: &mut Dice<'_>) -> Framework {
    let whole = Whole {
        status: d.pick(&[Status::Illustrative, Status::Private, Status::Adaptation, Status::Official]),
        bilingual: d.one_in(3),
        mixed_years: d.one_in(3),
    };
    let mut f = Framework {
        id: d.pick(&["f", "a-framework_2.1"]).into(),
        edition: word(d),
        published: d.pick(&DAYS).into(),
        in_force: d.sometimes(5, period).unwrap_or_default(),
        status: whole.status,
        bilingual: whole.bilingual,
        title: whole.text(d),
        buyer: whole.text(d),
        summary: whole.text(d),
        about: if whole.status.is_practice() { whole.text(d) } else { whole.maybe_text(d) },
        mixed_price_years: if whole.mixed_years { whole.text(d) } else { Text::default() },
        themes: d.list(1, 2, |d, at| Theme {
            id: format!("t{at}"),
            title: whole.text(d),
            summary: whole.maybe_text(d),
            outcomes: d.list(1, 2, |d, at| Outcome { id: format!("o{at}"), title: whole.text(d) }),
        }),
        ..empty()
    };
    f.sources = d.list(1, 2, |d, at| source(d, whole, at));
    f.full_time_hours = Some(match d.below(3) {
        0 => whole.constant_of(d, f.sources.len(), Decimal::from(35)),
        1 => whole.constant_of(d, f.sources.len(), Decimal::new(375, 1)),
        _ => whole.constant(d, f.sources.len()),
    });
    f.areas = d.list(0, 2, |d, at| area(d, whole, f.sources.len(), at));
    f.thresholds = d.list(0, 3, |d, at| threshold(d, whole, f.sources.len(), at));
    for at in 0..d.between(0, 6) {
        let parameter = parameter(d, whole, &f, at);
        f.parameters.push(parameter);
    }
    f.documents = d.list(0, 2, |d, at| Document {
        id: format!("d{at}"),
        title: whole.text(d),
        what: whole.maybe_text(d),
        only_if: only_if(d, &f, true),
        origin: whole.origin(d, f.sources.len()),
        clause: if whole.is_official() { word(d) } else { maybe_word(d) },
    });
    f.indexes = d.list(0, 2, |d, at| index(d, whole, f.sources.len(), at));
    f.discount = d.sometimes(4, |d| {
        let rate = d.pick(&[Decimal::new(35, 1), Decimal::ONE_HUNDRED, Decimal::new(1, 6), Decimal::from(3)]);
        whole.constant_of(d, f.sources.len(), rate)
    });
    f.non_price = d.sometimes(4, |d| NonPrice {
        weight: d
            .sometimes(2, |d| stated(d, whole, &f, |kind| matches!(kind, ParameterKind::Percent), some_percentage)),
        when: chosen(d, &f),
    });
    f.round = d.pick(&[Rounding::Sections, Rounding::Sections, Rounding::Total]);
    f.lots = d.pick(&[Lots::Separate, Lots::Shared]);
    f.extensions = d.pick(&[Extensions::Apart, Extensions::Counted]);
    f.scales = d.list(1, 2, |d, at| sections::scale(d, whole, f.sources.len(), at));
    f.sections = d.list(1, 3, |d, at| sections::section(d, whole, &f, at));
    f.measures = measures::measures(d, whole, &f);
    f.criteria = sections::criteria(d, whole, &f);
    f.rules = rules::rules(d, whole, &f);
    f
}

/// A choice parameter and one of its choices.
fn chosen(d: &mut Dice<'_>, f: &Framework) -> Option<(usize, String)> {
    if !d.one_in(3) {
        return None;
    }
    let at = super::figures::parameter(d, f, |kind| matches!(kind, ParameterKind::Choice(_)))?;
    let ParameterKind::Choice(choices) = &f.parameters[at].kind else { return None };
    Some((at, d.pick(choices).id))
}

fn source(d: &mut Dice<'_>, whole: Whole, at: usize) -> Source {
    Source {
        id: format!("s{at}"),
        title: whole.text(d),
        publisher: word(d),
        edition: word(d),
        url: d.pick(&["", "https://example.org/a?b=c#d", "mailto:someone@example.org"]).into(),
        licence: whole.text(d),
        licence_url: d.pick(&["", "https://example.org"]).into(),
        note: whole.maybe_text(d),
    }
}

fn area(d: &mut Dice<'_>, whole: Whole, sources: usize, at: usize) -> Area {
    Area {
        id: format!("a{at}"),
        title: whole.text(d),
        definition: whole.text(d),
        // Areas may overlap.
        names: if d.one_in(3) { vec![] } else { d.some_of(&["Salford", "Hulme", "Môn"].map(String::from), 1) },
        origin: whole.origin(d, sources),
    }
}

fn period(d: &mut Dice<'_>) -> Period {
    let day = |d: &mut Dice<'_>, day: &str| if d.one_in(3) { String::new() } else { day.to_owned() };
    let from = day(d, "2025-02-24");
    let before = if from.is_empty() { "2028-02-29".to_owned() } else { day(d, "2028-02-29") };
    Period { from, before }
}

fn threshold(d: &mut Dice<'_>, whole: Whole, sources: usize, at: usize) -> Threshold {
    let mut threshold = Threshold {
        id: format!("h{at}"),
        title: whole.text(d),
        value: None,
        notice: Period::default(),
        buyers: vec![],
        nations: vec![],
        kinds: vec![],
        lots: vec![],
        origin: whole.origin(d, sources),
        clause: if whole.is_official() { word(d) } else { maybe_word(d) },
    };
    for _ in 0..d.between(1, 2) {
        match d.below(8) {
            3 => threshold.notice = period(d),
            4 => threshold.buyers = d.some_of(&Buyer::ALL, 1),
            5 => threshold.nations = d.some_of(&Nation::ALL, 1),
            6 => threshold.kinds = d.some_of(&Deal::ALL, 1),
            7 => threshold.lots = d.some_of(&["1", "2", "North"].map(String::from), 1),
            _ => {
                let (low, high) = (Decimal::from(200_000), Decimal::from(500_000));
                let low = d.sometimes(2, |d| bound(d, low));
                let high = if low.is_none() { Some(bound(d, high)) } else { d.sometimes(2, |d| bound(d, high)) };
                threshold.value = Some(ValueRange { of: basis(d), low, high });
            }
        }
    }
    threshold
}

fn parameter(d: &mut Dice<'_>, whole: Whole, f: &Framework, at: usize) -> Parameter {
    let kind = match d.below(6) {
        0 | 1 => ParameterKind::Marks,
        2 => ParameterKind::Percent,
        3 => ParameterKind::Money,
        4 => ParameterKind::Ratio,
        _ => ParameterKind::Choice(d.list(1, 3, |d, at| Choice {
            id: format!("c{at}"),
            title: whole.text(d),
            help: whole.maybe_text(d),
        })),
    };
    let minimum = match kind {
        ParameterKind::Choice(_) => None,
        ParameterKind::Percent => d.sometimes(4, |d| rows(d, whole, f, some_percentage)),
        _ => d.sometimes(4, |d| rows(d, whole, f, figure)),
    };
    Parameter {
        id: format!("p{at}"),
        title: whole.text(d),
        help: whole.maybe_text(d),
        kind,
        example: d.pick(&["", "20", "12.5"]).into(),
        asked_when: chosen(d, f),
        minimum: minimum.unwrap_or_default(),
    }
}

fn index(d: &mut Dice<'_>, whole: Whole, sources: usize, at: usize) -> Index {
    let mut table: Vec<(String, Decimal)> = years().iter().map(|year| ((*year).to_owned(), figure(d))).collect();
    let turn = d.below(table.len());
    table.rotate_left(turn);
    Index { id: format!("i{at}"), title: whole.text(d), source: d.below(sources), place: word(d), table }
}
