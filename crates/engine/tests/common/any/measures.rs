//! What counts, and £ or points per unit.

use super::Dice;
use super::figures::*;
use super::sections::{is_gate, methods, needs_measures};
use pledge_engine::Decimal;
use pledge_engine::framework::*;

/// At least one measure for every section that needs it, and perhaps some more.
pub fn measures(d: &mut Dice<'_>, whole: Whole, f: &Framework) -> Vec<Measure> {
    let mut feeds: Vec<Option<usize>> = Vec::new();
    for (at, section) in f.sections.iter().enumerate() {
        let fewest = usize::from(needs_measures(section));
        feeds.extend((0..d.between(fewest, 3)).map(|_| Some(at)));
    }
    feeds.extend(d.sometimes(4, |_| None));
    let mut measures: Vec<Measure> = feeds.into_iter().map(|section| measure(d, whole, f, section)).collect();
    measures.sort_by_key(|measure| (measure.theme, measure.outcome));
    for (at, measure) in measures.iter_mut().enumerate() {
        measure.id = format!("m{at}");
    }
    measures
}

fn measure(d: &mut Dice<'_>, whole: Whole, f: &Framework, section: Option<usize>) -> Measure {
    let theme = d.below(f.themes.len());
    let sources = f.sources.len();
    let mut measure = Measure {
        id: String::new(),
        theme,
        outcome: d.below(f.themes[theme].outcomes.len()),
        title: whole.text(d),
        counts: whole.text(d),
        unit: Unit { kind: UnitKind::Count, name: whole.maybe_text(d), per_year: d.one_in(5), whole: d.one_in(6) },
        section,
        value: None,
        points: None,
        record_only: None,
        evidence: d.list(1, 2, |d, _| whole.text(d)),
        clause: if whole.is_official() { word(d) } else { maybe_word(d) },
        step: d.sometimes(4, figure),
        concept: maybe_word(d),
    };
    // What cannot be valued stands at the end.
    let kinds = match section.map(|at| &f.sections[at]) {
        None => {
            measure.record_only = Some(whole.text(d));
            17
        }
        Some(section) if methods(section).iter().all(|method| is_gate(method)) => 17,
        Some(section) if section.counts == Counts::Points => {
            measure.points = Some(whole.constant(d, sources));
            15
        }
        Some(_) => {
            measure.value = Some(value(d, whole, f));
            14
        }
    };
    // Jobs come up more often, since most rules are about them.
    let kind = if d.one_in(5) { 1 } else { d.below(kinds) };
    measure.unit.kind = match kind {
        0 => UnitKind::Count,
        1 => UnitKind::FteYears,
        2 => UnitKind::TrainingWeeks,
        3 => UnitKind::PersonWeeks,
        4 => UnitKind::Weeks,
        5 => UnitKind::Hours,
        6 => UnitKind::HoursAttendees,
        7 => UnitKind::Money,
        8 => UnitKind::MoneyInvested { rate: whole.constant(d, sources) },
        9 => UnitKind::Tonnes,
        10 => UnitKind::Tco2e,
        11 => UnitKind::Miles,
        12 => UnitKind::Points,
        13 => UnitKind::Product { inputs: d.list(1, 3, |d, _| input(d, whole)) },
        14 => UnitKind::Percent,
        15 => UnitKind::Text,
        _ => UnitKind::YesNo,
    };
    let not_by_year =
        matches!(measure.unit.kind, UnitKind::FteYears | UnitKind::Percent | UnitKind::Text | UnitKind::YesNo);
    measure.unit.per_year &= !not_by_year;
    measure
}

fn input(d: &mut Dice<'_>, whole: Whole) -> ProductInput {
    let kind = d.pick(&[InputKind::Number, InputKind::Count, InputKind::Money, InputKind::Percent]);
    ProductInput { title: whole.text(d), kind }
}

fn value(d: &mut Dice<'_>, whole: Whole, f: &Framework) -> UnitValue {
    let sources = f.sources.len();
    let amount = match d.below(6) {
        4 => {
            let first = d.between(2020, 2028) as u16;
            let mut year = first;
            Amount::ByYear(d.list(2, 4, |d, _| {
                year += d.between(1, 4) as u16;
                (year, figure(d))
            }))
        }
        5 if !f.areas.is_empty() => {
            let all: Vec<usize> = (0..f.areas.len()).collect();
            let areas = d.some_of(&all, 1).into_iter().map(|area| (area, figure(d))).collect();
            Amount::ByPlace { areas, elsewhere: d.sometimes(2, figure) }
        }
        _ => Amount::Fixed(figure(d)),
    };
    let amounts: Vec<Decimal> = match &amount {
        Amount::Fixed(amount) => vec![*amount],
        Amount::ByYear(years) => years.iter().map(|(_, amount)| *amount).collect(),
        Amount::ByPlace { areas, elsewhere } => areas.iter().map(|(_, amount)| *amount).chain(*elsewhere).collect(),
    };
    let least = amounts.iter().min().copied().unwrap_or_default();
    let most = amounts.iter().max().copied().unwrap_or_default();
    let mut price_year = whole.price_year(d);
    let uprating = (!f.indexes.is_empty() && d.one_in(3)).then(|| {
        let index = d.below(f.indexes.len());
        let row = |year: &str| f.indexes[index].table.iter().position(|(of, _)| of == year).expect("a year of all");
        // It is brought to the price year that the framework holds, from any.
        let to = row(price_year);
        price_year = d.pick(years());
        Uprating { index, from: row(price_year), to }
    });
    UnitValue {
        amount,
        range: d.sometimes(4, |d| {
            let more = figure(d);
            (least.min(d.pick(&[Decimal::ONE, Decimal::ZERO])), most.max(more))
        }),
        source: d.below(sources),
        place: word(d),
        price_year: price_year.into(),
        conversion: d.sometimes(5, |d| whole.constant(d, sources)),
        uprating,
        additionality: d.sometimes(4, |d| {
            let share = |d: &mut Dice<'_>| {
                d.sometimes(2, |d| {
                    let share = percentage(d);
                    whole.constant_of(d, sources, share)
                })
            };
            let (deadweight, attribution) = (share(d), share(d));
            // At least one of them is stated.
            let displacement = match (&deadweight, &attribution) {
                (None, None) => Some(whole.constant_of(d, sources, Decimal::from(20))),
                _ => share(d),
            };
            Additionality { deadweight, attribution, displacement }
        }),
        confidence: d.pick(&[None, Some(Confidence::High), Some(Confidence::Medium), Some(Confidence::Low)]),
        note: whole.maybe_text(d),
    }
}
