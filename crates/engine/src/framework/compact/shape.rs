//! The one description of a compact framework, for both directions.
//!
//! Every struct of the model is listed with its fields, every enum with its variants. What is left out does not
//! compile, and what is read is always what was written. An index is not a value of its own: it names the list
//! that it points into (`theme in Themes`), so that reading can check it. A new list of indices is a new variant
//! of [`List`](super::wire::List) and a line in `is_whole`. A bilingual text that only workings, written questions,
//! findings and print tell is `in Later`.

use super::super::model::*;
use super::wire::{Late, List, Reader, Refer, Wire, Writer};

/// Writes one field, as a value or as an index into a list.
macro_rules! put {
    ($writer:ident, $field:ident) => {
        Wire::put($field, $writer)
    };
    ($writer:ident, $field:ident, Later) => {
        Late::put($field, $writer)
    };
    ($writer:ident, $field:ident, $list:ident) => {
        Refer::put($field, List::$list, $writer)
    };
}

/// Reads one field, as a value or as an index into a list.
macro_rules! take {
    ($reader:ident) => {
        Wire::take($reader)
    };
    ($reader:ident, Later) => {
        Late::take($reader)
    };
    ($reader:ident, $list:ident) => {
        Refer::take(List::$list, $reader)
    };
}

/// Implements [`Wire`] for each item and makes [`STAMP`] from the whole list.
macro_rules! wire {
    ($($all:tt)*) => {
        /// Stands for this description: other fields, variants, or another order of them give another number.
        pub(super) const STAMP: usize = fingerprint(stringify!($($all)*));
        items! { $($all)* }
    };
}

macro_rules! items {
    () => {};
    (struct $name:ident { $($field:ident $(in $list:ident)?),* $(,)? } $($more:tt)*) => {
        impl Wire for $name {
            fn put(&self, writer: &mut Writer) {
                let Self { $($field),* } = self;
                $(put!(writer, $field $(, $list)?);)*
            }

            fn take(reader: &mut Reader) -> Self {
                Self { $($field: take!(reader $(, $list)?)),* }
            }
        }
        items! { $($more)* }
    };
    (enum $name:ident { $(
        $variant:ident $(( $($part:ident $(in $of:ident)?),* ))? $({ $($field:ident $(in $list:ident)?),* })?
    ),* $(,)? } $($more:tt)*) => {
        const _: () = {
            /// The number of each variant.
            enum Tag { $($variant),* }

            impl Wire for $name {
                fn put(&self, writer: &mut Writer) {
                    match self {
                        $(Self::$variant $(( $($part),* ))? $({ $($field),* })? => {
                            writer.number(Tag::$variant as usize);
                            $($(put!(writer, $part $(, $of)?);)*)?
                            $($(put!(writer, $field $(, $list)?);)*)?
                        })*
                    }
                }

                fn take(reader: &mut Reader) -> Self {
                    // A reader that has failed gives nothing but 0, so the second turn is the last.
                    loop {
                        let tag = reader.number();
                        $(if tag == Tag::$variant as usize {
                            return Self::$variant
                                $(( $(take!(reader $(, $of)?)),* ))?
                                $({ $($field: take!(reader $(, $list)?)),* })?;
                        })*
                        reader.fail();
                    }
                }
            }
        };
        items! { $($more)* }
    };
}

/// FNV-1a over all but white space, which compilers put as they like when they print tokens.
const fn fingerprint(text: &str) -> usize {
    let bytes = text.as_bytes();
    let (mut at, mut sum) = (0, 0x811c_9dc5_u32);
    while at < bytes.len() {
        if !bytes[at].is_ascii_whitespace() {
            sum = (sum ^ bytes[at] as u32).wrapping_mul(0x0100_0193);
        }
        at += 1;
    }
    sum as usize
}

wire! {
    struct Framework {
        id, edition, published, status, bilingual, title, buyer, summary in Later, about in Later,
        mixed_price_years in Later, sources,
        full_time_hours, parameters, themes, measures, sections, scales, criteria, rules, hash,
    }
    enum Status { Official, Adaptation, Illustrative, Private }
    struct Source { id, title in Later, publisher, edition, url, licence in Later, licence_url, note in Later }
    enum Origin { Source { source in Sources, place }, Buyer, Judgement, Illustrative }
    struct Constant { value, origin, note in Later }

    struct Parameter { id, title, help, kind, example, asked_when in Parameters }
    enum ParameterKind { Marks, Percent, Money, Ratio, Choice(choices) }
    struct Choice { id, title, help }

    struct Theme { id, title, summary, outcomes }
    struct Outcome { id, title }
    struct Measure {
        id, theme in Themes, outcome in Outcomes, title, counts, unit, section in Sections, value, record_only,
        evidence, clause, step, concept,
    }
    struct Unit { kind, name }
    enum UnitKind {
        FteYears, TrainingWeeks, PersonWeeks, Weeks, Hours, HoursAttendees, Count, Money, MoneyInvested { rate },
        Tonnes, Tco2e, Miles, Percent, Text, YesNo,
    }
    struct UnitValue { amount, range, source in Sources, place, price_year, conversion, note in Later }
    enum Amount { Fixed(value), ByYear(years) }

    struct Section { id, title, summary, marks, method }
    enum SectionMarks {
        Fixed(marks),
        Parameter(at in Parameters),
        Share { weighting in Parameters, share in Parameters, rest },
    }
    enum SectionMethod { Always(method), Chosen { parameter in Parameters, cases } }
    enum Method { Relative, Target { target, basis }, Graded, Unknown }
    enum Target { Fixed(value), Parameter(at in Parameters) }
    enum TargetBasis { Total, PerPound, PerPoundYear }

    struct Scale { id, origin, grades }
    struct Grade { id, title in Later, meaning in Later, score }
    struct Criterion {
        id, section in Sections, theme in Themes, title in Later, question in Later, guidance in Later, weight, scale in Scales, limit,
    }
    enum AnswerLimit { Words(most), Characters(most) }

    struct Rule { id, kind, effect, title in Later, why in Later, origin, clause }
    enum RuleKind {
        Exclusive { measures in Measures, when },
        FirstYearOnly { measures in Measures },
        ItemCap { measures in Measures, max },
        PersonCap { measures in Measures, max },
        SectionCap { section in Sections, max },
    }
    enum ExclusiveWhen { SameAs, Both }
    enum Effect { Tell, Cut, Drop, KeepLower, KeepHigher, VoidSection, VoidAll, Exclude, KeepFirst }
}
