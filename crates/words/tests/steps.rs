//! Units and the steps of a working have names in both languages.
// With the feature nothing can be said before it is loaded; tests/loaded.rs compares the two forms.
#![cfg(not(feature = "loaded"))]

mod common;

use common::{bid, case, text, unit};
use pledge_engine::framework::{Basis, Counts, InputId, InputKind, ProductInput, Unit, UnitKind, ValueOf, Vat};
use pledge_engine::score::Label;
use pledge_words::{Lang, trace, units};

#[test]
fn units_are_named_by_the_buyer_or_as_usual() {
    let own = Unit { name: text("visits", "ymweliadau"), ..unit(UnitKind::Count) };
    let usual = unit(UnitKind::FteYears);
    assert_eq!(units::quantity(Lang::En, &own, 40.into()), "40 visits");
    assert_eq!(units::quantity(Lang::Cy, &own, 40.into()), "40 ymweliadau");
    assert_eq!(units::quantity(Lang::En, &usual, 1.into()), "1 full-time year (FTE)");
    assert_eq!(units::quantity(Lang::Cy, &usual, 3.into()), "3 blynedd amser llawn (FTE)");
    assert_eq!(units::name(Lang::En, &own), "visits");
    let money = unit(UnitKind::Money);
    assert_eq!(units::quantity(Lang::En, &money, 1200.into()), "£1,200");
}

#[test]
fn every_step_has_a_name() {
    let (case, bid) = (case(), bid());
    let labels = [
        Label::Step,
        Label::PledgeInput { pledge: 0, input: "people" },
        Label::OtherBidInput { bid: 1, pledge: 0, input: "people" },
        Label::FullTimeHours,
        Label::Number,
        Label::ContractMonths,
        Label::ContractValue,
        Label::ContractYear,
        Label::Parameter(0),
        Label::PledgeQuantity { pledge: 0 },
        Label::PledgeCounted { pledge: 0 },
        Label::WeekShare,
        Label::Quantity(0),
        Label::Counted(0),
        Label::PublishedValue(0),
        Label::PublishedLow(0),
        Label::PublishedHigh(0),
        Label::Conversion(0),
        Label::UnitValue(0),
        Label::HourlyRate(0),
        Label::MeasureValue(0),
        Label::MeasureLow(0),
        Label::MeasureHigh(0),
        Label::RuleMax(0),
        Label::StruckOut(0),
        Label::Void,
        Label::SectionValue(0),
        Label::SectionOutOf(0),
        Label::AssumedRival(0),
        Label::BestOffer(0),
        Label::OtherBid { bid: 1, section: 0 },
        Label::TargetValue(0),
        Label::TargetFigure(0),
        Label::GradeScore(0),
        Label::BestScore(0),
        Label::CriterionWeight(0),
        Label::WeightsSum(0),
        Label::CriterionMarks(0),
        Label::SectionMarks(0),
        Label::TotalMarks,
        Label::SocialValue,
        Label::LowValue,
        Label::HighValue,
        Label::ExtensionValue,
        Label::Threshold(0),
        Label::RowFigure { section: 0, row: 0 },
        Label::NoticeDate,
        Label::WordIsOneOf,
        Label::ValueWithExtensions,
        Label::OwnPrice,
        Label::OtherPrice(1),
        Label::NonPriceWeight,
        Label::SectionRatio(0),
        Label::BandShare(0),
        Label::RequiredPoints(0),
        Label::NormRate(0),
        Label::NormPer(0),
        Label::MeasuresOffered(0),
        Label::MeasuresNeeded(0),
        Label::AnswersYes(0),
        Label::PointsEach(0),
        Label::MeasurePoints(0),
        Label::PointsTotal,
        Label::PledgeShare { pledge: 0 },
        Label::IndexFigure { index: 0, row: 0 },
        Label::Deadweight(0),
        Label::AttributionToOthers(0),
        Label::Displacement(0),
        Label::YearUnits { measure: 0, year: 1 },
        Label::YearValue { measure: 0, year: 1 },
        Label::DiscountRate,
        Label::DiscountFactor { year: 2 },
    ];
    for label in labels {
        let [en, cy] = Lang::ALL.map(|lang| trace::label(lang, &label, &case.framework, &bid));
        assert!(!en.is_empty() && !cy.is_empty() && en != cy, "{label:?}: {en} / {cy}");
        assert!(!en.contains("“”") && !cy.contains("“”"), "{label:?}");
    }
}

#[test]
fn what_is_typed_into_a_product_is_named_by_the_framework() {
    let input = |en: &str, cy: &str, kind| ProductInput { title: text(en, cy), kind };
    let inputs =
        vec![input("Nights", "Nosweithiau", InputKind::Number), input("Rooms", "Ystafelloedd", InputKind::Count)];
    let own = unit(UnitKind::Product { inputs });
    assert_eq!(units::input(Lang::En, &own, InputId::First), "Nights");
    assert_eq!(units::input(Lang::Cy, &own, InputId::Second), "Ystafelloedd");
    // It has no third input, and no other.
    assert_eq!(units::input(Lang::En, &own, InputId::Third), "");
    assert_eq!(units::label_of(Lang::En, &own.kind, "second"), "Rooms");
    assert_eq!(units::label_of(Lang::En, &own.kind, "hours"), "");
}

#[test]
fn what_a_section_counts_is_written_as_what_it_is() {
    let basis = Basis { of: ValueOf::Price, vat: Vat::Excluded };
    let counted = |lang, counts, value: &str| units::counted(lang, counts, value.parse().expect("a decimal"));
    assert_eq!(counted(Lang::En, Counts::Money, "1200.5"), "£1,200.50");
    assert_eq!(counted(Lang::En, Counts::Points, "1"), "1 point");
    assert_eq!(counted(Lang::En, Counts::Points, "1250.5"), "1,250.5 points");
    assert_eq!(counted(Lang::Cy, Counts::Points, "2"), "2 bwynt");
    assert_eq!(counted(Lang::En, Counts::Ratio(basis), "0.123457"), "£0.123457 for each £1");
}

#[test]
fn a_unit_for_each_year_does_not_say_that_it_is_for_the_whole_contract() {
    let yearly = Unit { per_year: true, ..unit(UnitKind::Money) };
    assert_eq!(
        units::explain(Lang::En, &yearly),
        "Type what you do in one contract year. It is multiplied by the years that the contract lasts."
    );
    assert_eq!(units::explain(Lang::En, &unit(UnitKind::Money)), "Pounds over the whole contract, not for each year.");
}
