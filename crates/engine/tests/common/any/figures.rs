//! Decimals, texts, origins and figures.

use super::Dice;
use crate::common::dec;
use pledge_engine::Decimal;
use pledge_engine::framework::*;

const WORDS: [&str; 8] =
    ["Jobs", "Tân a dŵr", "\"quoted\" \\ back", "two\nlines", "£5 – 10 %", " spaces ", "tab\there", "0"];
const YEARS: [&str; 3] = ["2025/26", "2015/16", "2020/21"];

/// What the parts of a framework need to know of the whole.
#[derive(Clone, Copy)]
pub struct Whole {
    pub status: Status,
    pub bilingual: bool,
    /// Whether values of several price years may stand in it.
    pub mixed_years: bool,
}

impl Whole {
    pub fn is_official(self) -> bool {
        self.status == Status::Official
    }

    /// A text that must be there. Only in a framework of one's own may it be empty (written in one language, so
    /// that a language that is left out is one that is not there).
    pub fn text(self, d: &mut Dice<'_>) -> Text {
        let may_be_empty = self.status == Status::Private && !self.bilingual;
        let mut word = |needed: bool| {
            if needed && may_be_empty && d.one_in(6) || !needed && !d.one_in(4) { "" } else { d.pick(&WORDS) }
        };
        Text { en: word(true).into(), cy: word(self.bilingual).into() }
    }

    /// A text that may be missing.
    pub fn maybe_text(self, d: &mut Dice<'_>) -> Text {
        d.sometimes(3, |d| self.text(d)).unwrap_or_default()
    }

    pub fn origin(self, d: &mut Dice<'_>, sources: usize) -> Origin {
        match d.below(4) {
            1 => Origin::Source { source: d.below(sources), place: maybe_word(d) },
            2 => Origin::Judgement,
            3 if self.status == Status::Illustrative => Origin::Illustrative,
            _ => Origin::Buyer,
        }
    }

    pub fn constant_of(self, d: &mut Dice<'_>, sources: usize, value: Decimal) -> Constant {
        Constant { value, origin: self.origin(d, sources), note: self.maybe_text(d) }
    }

    pub fn constant(self, d: &mut Dice<'_>, sources: usize) -> Constant {
        let value = figure(d);
        self.constant_of(d, sources, value)
    }

    /// A price year that this framework may hold.
    pub fn price_year(self, d: &mut Dice<'_>) -> &'static str {
        if self.mixed_years { d.pick(&YEARS) } else { YEARS[0] }
    }
}

/// Every price year of which there is an index figure.
pub fn years() -> &'static [&'static str] {
    &YEARS
}

pub fn word(d: &mut Dice<'_>) -> String {
    d.pick(&WORDS).into()
}

pub fn maybe_word(d: &mut Dice<'_>) -> String {
    d.sometimes(3, word).unwrap_or_default()
}

/// A decimal above zero: mostly of a size that frameworks have, now and then as long as can be.
pub fn figure(d: &mut Dice<'_>) -> Decimal {
    let whole = |n: usize| Decimal::from(n as u64);
    match d.below(10) {
        6 | 7 => Decimal::new(d.between(1, 60_000) as i64, 2),
        8 => whole(d.between(1, 900) * 1_000),
        9 => match d.below(12) {
            9 => dec("0.0000000000000000000000000001"),
            10 => dec("9999999999999999999999999999"),
            11 => dec("123456789.0123456789012345678"),
            _ => Decimal::new(d.between(1, 60_000) as i64, 6),
        },
        _ => whole(d.between(1, 200)),
    }
}

/// A percentage, 0 to 100.
pub fn percentage(d: &mut Dice<'_>) -> Decimal {
    match d.below(5) {
        3 => Decimal::new(d.between(0, 10_000) as i64, 2),
        4 => d.pick(&[Decimal::ZERO, Decimal::ONE_HUNDRED]),
        _ => Decimal::from(d.between(0, 100) as u64),
    }
}

/// A percentage above nothing.
pub fn some_percentage(d: &mut Dice<'_>) -> Decimal {
    percentage(d).max(dec("0.5"))
}

pub fn bound(d: &mut Dice<'_>, at: Decimal) -> Bound {
    Bound { at, strict: d.one_in(2) }
}

pub fn basis(d: &mut Dice<'_>) -> Basis {
    Basis { of: d.pick(&ValueOf::ALL), vat: d.pick(&[Vat::Excluded, Vat::Excluded, Vat::Included]) }
}

/// Thresholds that all must hold; `of_bid` is whether they may rest on the bid's own price.
pub fn only_if(d: &mut Dice<'_>, framework: &Framework, of_bid: bool) -> Vec<usize> {
    let on_price =
        |at: &usize| framework.thresholds[*at].value.as_ref().is_some_and(|value| value.of.of == ValueOf::Price);
    let all: Vec<usize> = (0..framework.thresholds.len()).filter(|at| of_bid || !on_price(at)).collect();
    if all.is_empty() || !d.one_in(3) { Vec::new() } else { d.some_of(&all, 1) }
}

/// Rows of a table by the contract's facts; the last mostly holds always.
pub fn rows(d: &mut Dice<'_>, whole: Whole, framework: &Framework, figure: fn(&mut Dice<'_>) -> Decimal) -> Vec<Row> {
    let mut rows = d.list(1, 3, |d, _| {
        let value = figure(d);
        Row { only_if: only_if(d, framework, false), value: whole.constant_of(d, framework.sources.len(), value) }
    });
    if let (Some(last), false) = (rows.last_mut(), d.one_in(4)) {
        last.only_if.clear();
    }
    rows
}

/// A parameter (index) of that kind, if there is one.
pub fn parameter(d: &mut Dice<'_>, framework: &Framework, is: fn(&ParameterKind) -> bool) -> Option<usize> {
    let mut all: Vec<usize> = (0..framework.parameters.len()).collect();
    all.retain(|at| is(&framework.parameters[*at].kind));
    (!all.is_empty()).then(|| d.pick(&all))
}

/// A figure that the framework or the tender sets.
pub fn stated(
    d: &mut Dice<'_>,
    whole: Whole,
    framework: &Framework,
    is: fn(&ParameterKind) -> bool,
    figure: fn(&mut Dice<'_>) -> Decimal,
) -> Stated {
    match (d.below(4), parameter(d, framework, is)) {
        (2, Some(at)) => Stated::Parameter(at),
        (3, _) => Stated::By(rows(d, whole, framework, figure)),
        _ => {
            let value = figure(d);
            Stated::Fixed(whole.constant_of(d, framework.sources.len(), value))
        }
    }
}
