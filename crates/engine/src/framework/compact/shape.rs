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
        id, edition, published, in_force, status, bilingual, title, buyer, summary in Later, about in Later,
        mixed_price_years in Later, sources,
        full_time_hours, parameters, areas, thresholds, documents, indexes, discount, non_price, round, lots, extensions,
        themes, measures, sections, scales, criteria, rules, hash,
    }
    enum Status { Official, Adaptation, Illustrative, Private }
    struct Source { id, title in Later, publisher, edition, url, licence in Later, licence_url, note in Later }
    enum Origin { Source { source in Sources, place }, Buyer, Judgement, Illustrative }
    struct Constant { value, origin, note in Later }

    struct Parameter { id, title, help, kind, example, asked_when in Parameters, minimum }
    enum ParameterKind { Marks, Percent, Money, Ratio, Choice(choices) }
    struct Choice { id, title, help }
    enum Stated { Fixed(value), Parameter(at in Parameters), By(rows) }
    struct Row { only_if in Thresholds, value }
    struct Threshold { id, title in Later, value, notice, buyers, nations, kinds, lots, origin, clause }
    struct ValueRange { of, low, high }
    struct Bound { at, strict }
    struct Basis { of, vat }
    enum ValueOf { Estimated, WithExtensions, Price }
    enum Vat { Included, Excluded }
    struct Period { from, before }
    enum Buyer { Central, SubCentral, Other }
    enum Nation { England, Wales, Scotland, NorthernIreland }
    enum Deal { Contract, Lease, Grant, Planning, Other }
    struct Area { id, title, definition in Later, names, origin }
    struct Document { id, title in Later, what in Later, only_if in Thresholds, origin, clause }
    struct Index { id, title in Later, source in Sources, place, table }
    struct NonPrice { weight, when in Parameters }
    enum Rounding { Sections, Total }
    enum Lots { Separate, Shared }
    enum Extensions { Apart, Counted }

    struct Theme { id, title, summary, outcomes }
    struct Outcome { id, title }
    struct Measure {
        id, theme in Themes, outcome in Outcomes, title, counts, unit, section in Sections, value, points, record_only,
        evidence, clause, step, concept,
    }
    struct Unit { kind, name, per_year, whole }
    enum UnitKind {
        FteYears, TrainingWeeks, PersonWeeks, Weeks, Hours, HoursAttendees, Count, Money, MoneyInvested { rate },
        Tonnes, Tco2e, Miles, Points, Product { inputs }, Percent, Text, YesNo,
    }
    struct ProductInput { title, kind }
    enum InputKind { Number, Count, Money, Percent }
    struct UnitValue {
        amount, range, source in Sources, place, price_year, conversion, uprating, additionality, confidence,
        note in Later,
    }
    enum Amount { Fixed(value), ByYear(years), ByPlace { areas in Areas, elsewhere } }
    struct Uprating { index in Indexes, from, to }
    struct Additionality { deadweight, attribution, displacement }
    enum Confidence { High, Medium, Low }

    struct Section { id, title, summary, marks, counts, method }
    enum Counts { Money, Points, Ratio(of) }
    enum SectionMarks {
        Stated(marks),
        Share { weighting in Parameters, share in Parameters, rest },
    }
    enum SectionMethod { Always(method), Chosen { parameter in Parameters, cases } }
    enum Method {
        Relative, Target { target, basis }, Bands { bands, origin }, Points { required, all_or_nothing }, Graded { pass },
        Gate { measures }, Unknown,
    }
    struct Band { from, earns }
    enum Required { Stated(points), Norm(norm) }
    struct Norm { rate, per, of, round, on }
    enum NormRound { Up, Down, None }
    enum NormOn { Bands, Result }
    struct Pass { at, effect, origin }
    enum TargetBasis { Total, PerPound, PerPoundYear }

    struct Scale { id, origin, grades }
    struct Grade { id, title in Later, meaning in Later, score }
    struct Criterion {
        id, section in Sections, theme in Themes, title in Later, question in Later, guidance in Later, answer, weight,
        pass, scale, limit,
    }
    enum ScaleChoice { Always(at in Scales), Chosen { parameter in Parameters, cases in Scales } }
    enum AnswerKind { Written, YesNo }
    enum AnswerLimit { Words(most), Characters(most) }

    struct Rule { id, kind, effect, title in Later, why in Later, origin, clause, only_if in Thresholds, legal_ground in Later }
    enum RuleKind {
        Exclusive { measures in Measures, when },
        FirstYearOnly { measures in Measures },
        ItemCap { measures in Measures, max },
        PersonCap { measures in Measures, max },
        SectionCap { section in Sections, max },
        Allowed { measures in Measures },
        ClaimedOnce { measures in Measures },
        LocalOnly { measures in Measures, area in Areas },
        Attest { measures in Measures, question, needs, unanswered_breaks },
        ShareStated { measures in Measures },
        DeliveredBy { measures in Measures, by },
        MinMonths { measures in Measures, min },
        AtMost { measures in Measures, max },
        AtLeast { measures in Measures, min },
        Mandatory { measures in Measures, criteria in Criteria, name },
        BothNeeded { measures in Measures, criteria in Criteria },
    }
    enum ExclusiveWhen { SameAs, Both }
    enum AttestNeeds { Yes, Any }
    enum Deliverer { Us, Subcontractor, Partner }
    enum Effect { Tell, Cut, Drop, KeepLower, KeepHigher, VoidSection, VoidAll, Exclude, KeepFirst }
}
