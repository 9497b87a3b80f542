//! Every finding says what is the matter and what to do, in both languages, with nothing left empty.
// With the feature nothing can be said before it is loaded; tests/loaded.rs compares the two forms.
#![cfg(not(feature = "loaded"))]

use pledge_engine::bid::Map;
use std::rc::Rc;

use pledge_engine::Decimal;
use pledge_engine::advise::{Fact, Finding, FindingKind, FindingSeverity};
use pledge_engine::bid::{Bid, Case, Contract, NumberFault, Pledge};
use pledge_engine::framework::*;
use pledge_engine::score::Label;
use pledge_words::{Lang, findings, trace, units};

fn text(en: &str, cy: &str) -> Text {
    Text { en: en.into(), cy: cy.into() }
}

fn constant(value: i64) -> Constant {
    Constant { value: value.into(), origin: Origin::Buyer, note: Text::default() }
}

fn case() -> Case {
    let measure = |id: &str, kind: UnitKind, title: Text| Measure {
        id: id.into(),
        theme: 0,
        outcome: 0,
        title,
        counts: Text::default(),
        unit: Unit { kind, name: Text::default() },
        section: Some(0),
        value: None,
        record_only: None,
        evidence: vec![text("Payslips.", "Slipiau cyflog."), text("A list of dates", "Rhestr o ddyddiadau")],
        clause: String::new(),
        step: None,
        concept: String::new(),
    };
    let effects = [
        Effect::Tell,
        Effect::Cut,
        Effect::Drop,
        Effect::KeepLower,
        Effect::KeepHigher,
        Effect::VoidSection,
        Effect::VoidAll,
        Effect::Exclude,
        Effect::KeepFirst,
    ];
    let rule = |effect: Effect| Rule {
        id: effect.code().into(),
        kind: RuleKind::PersonCap { measures: vec![0], max: constant(1) },
        effect,
        title: text("A rule", "Rheol"),
        why: Text::default(),
        origin: Origin::Buyer,
        clause: String::new(),
    };
    let framework = Framework {
        id: "t".into(),
        edition: "1".into(),
        published: "2026-01-01".into(),
        status: Status::Private,
        bilingual: true,
        title: Text::default(),
        buyer: Text::default(),
        summary: Text::default(),
        about: Text::default(),
        mixed_price_years: Text::default(),
        sources: vec![],
        full_time_hours: Some(constant(35)),
        parameters: vec![Parameter {
            id: "p".into(),
            title: text("The weighting", "Y pwysoliad"),
            help: Text::default(),
            kind: ParameterKind::Marks,
            example: String::new(),
            asked_when: None,
        }],
        themes: vec![],
        measures: vec![
            measure("jobs", UnitKind::FteYears, text("Local jobs", "Swyddi lleol")),
            measure("weeks", UnitKind::PersonWeeks, text("Weeks of placements", "Wythnosau o leoliadau")),
        ],
        sections: vec![Section {
            id: "s".into(),
            title: text("The offer", "Y cynnig"),
            summary: Text::default(),
            marks: SectionMarks::Fixed(constant(10)),
            method: SectionMethod::Always(Method::Relative),
        }],
        scales: vec![],
        criteria: vec![Criterion {
            id: "q".into(),
            section: 0,
            theme: None,
            title: text("Your plan", "Eich cynllun"),
            question: Text::default(),
            guidance: vec![],
            weight: constant(1),
            scale: None,
            limit: None,
        }],
        rules: effects.map(rule).to_vec(),
        hash: String::new(),
    };
    Case {
        framework: Rc::new(framework),
        contract: Contract::default(),
        tender: Map::new(),
        confirmed: vec![],
        assumptions: Map::new(),
    }
}

fn bid() -> Bid {
    let pledge = |measure: &str| Pledge { id: measure.into(), measure: measure.into(), ..Pledge::default() };
    Bid { pledges: vec![pledge("jobs"), pledge("weeks")], ..Bid::default() }
}

fn two() -> Decimal {
    Decimal::TWO
}

fn kinds() -> Vec<FindingKind> {
    use FindingKind::*;
    let typed = || "1,10".to_owned();
    let why = NumberFault::Grouping;
    let mut all = vec![
        NumberUnreadable { input: "months", text: typed(), why },
        ParameterUnreadable { parameter: 0, text: typed(), why },
        DateUnreadable { text: typed() },
        RivalUnreadable { text: typed(), why },
        InputMissing { input: "people" },
        UnknownMeasure { id: "x1".into() },
        UnknownGrade { id: "x1".into() },
        ParameterMissing { parameter: 0 },
        TargetMissing,
        ContractValueMissing,
        YearWithoutValue { first: 2025, last: 2030 },
        Overflow,
        RuleUnknown,
        MonthsBeyondTerm { months: two() },
        HoursBeyondFullTime { full_time: two() },
        DaysBeyondWeek,
        CheckUnit { input: "people" },
        WeeksNotPeople,
        FteOverYears { years: two() },
        ExclusiveBroken { other_pledge: 1 },
        ExclusiveAsk { other_measure: 1 },
        FirstYearOnly { cut: two() },
        OverCap { claimed: two(), max: Decimal::ONE },
        SectionEmpty,
        NotGraded,
        NotAnswered,
        AnswerTooLong { length: 501, limit: 500, words: true },
        AnswerTooLong { length: 501, limit: 500, words: false },
        EvidenceExpected,
        RecordOnly,
        MixedPriceYears { years: vec!["2015/16".into(), "2020".into()] },
        NoPledges,
        NoRival,
        RivalNotPositive,
        OtherBidIncomplete,
        NotInFramework { id: "x1".into() },
        InputNotUsed { input: "cash".into() },
        RivalNotUsed,
        SameAsUnknown { id: "x1".into() },
        AnswerNotYesNo { text: "perhaps".into() },
        NotUsedYet { key: "share".into() },
        MarksBeyondBid { marks: two() },
        NameMissing,
    ];
    for fact in [Fact::Value, Fact::Vat, Fact::Start, Fact::Months, Fact::Place, Fact::People] {
        all.push(FactMissing { fact });
        all.push(FactUnreadable { fact, text: typed(), why });
    }
    all
}

fn finding(kind: FindingKind, rule: Option<usize>) -> Finding {
    Finding {
        rule,
        measure: Some(0),
        pledge: Some(0),
        section: Some(0),
        criterion: Some(0),
        ..Finding::new(kind, FindingSeverity::Warning)
    }
}

#[test]
fn every_finding_is_said_in_full() {
    let (case, bid) = (case(), bid());
    for kind in kinds() {
        for rule in (0..case.framework.rules.len()).map(Some).chain([None]) {
            let finding = finding(kind.clone(), rule);
            let said = Lang::ALL.map(|lang| {
                [findings::sentence(lang, &finding, &case, &bid), findings::todo(lang, &finding, &case, &bid)]
            });
            for text in said.iter().flatten() {
                assert!(text.ends_with('.'), "{kind:?}: {text}");
                assert!(!text.contains("“”") && !text.contains("  ") && !text.contains('{'), "{kind:?}: {text}");
            }
            assert_ne!(said[0][0], said[1][0], "{kind:?}");
            assert_ne!(said[0][1], said[1][1], "{kind:?}");
        }
    }
}

#[test]
fn findings_name_what_they_are_about() {
    let (case, bid) = (case(), bid());
    let say = |kind, rule| findings::sentence(Lang::En, &finding(kind, rule), &case, &bid);
    assert_eq!(
        say(FindingKind::ExclusiveBroken { other_pledge: 1 }, Some(4)),
        "“Local jobs” and “Weeks of placements” both claim the same people, money or hours. Only the one with the \
         higher value counts."
    );
    assert_eq!(
        say(FindingKind::OverCap { claimed: two(), max: Decimal::ONE }, Some(1)),
        "“Local jobs” has a limit of 1 full-time year (FTE) for each person. Yours comes to 2 full-time years (FTE). \
         What goes past the limit does not count."
    );
    assert_eq!(
        say(FindingKind::EvidenceExpected, None),
        "For “Local jobs” you will be asked for evidence: Payslips; A list of dates."
    );
    assert_eq!(
        say(FindingKind::NumberUnreadable { input: "months", text: "1,10".into(), why: NumberFault::Grouping }, None),
        "We cannot read “1,10” under “Months on the contract, each” in “Local jobs”, so this pledge counts nothing."
    );
    let years = finding(FindingKind::FteOverYears { years: two() }, None);
    assert_eq!(
        findings::sentence(Lang::Cy, &years, &case, &bid),
        "Mae “Swyddi lleol” yn cyfrif dros y contract cyfan: mae un person llawn amser am 2 flynedd yn 2."
    );
}

#[test]
fn units_are_named_by_the_buyer_or_as_usual() {
    let own = Unit { kind: UnitKind::Count, name: text("visits", "ymweliadau") };
    let usual = Unit { kind: UnitKind::FteYears, name: Text::default() };
    assert_eq!(units::quantity(Lang::En, &own, 40.into()), "40 visits");
    assert_eq!(units::quantity(Lang::Cy, &own, 40.into()), "40 ymweliadau");
    assert_eq!(units::quantity(Lang::En, &usual, 1.into()), "1 full-time year (FTE)");
    assert_eq!(units::quantity(Lang::Cy, &usual, 3.into()), "3 blynedd amser llawn (FTE)");
    assert_eq!(units::name(Lang::En, &own), "visits");
    let money = Unit { kind: UnitKind::Money, name: Text::default() };
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
        Label::Conversion(0),
        Label::UnitValue(0),
        Label::HourlyRate(0),
        Label::MeasureValue(0),
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
    ];
    for label in labels {
        let [en, cy] = Lang::ALL.map(|lang| trace::label(lang, &label, &case.framework, &bid));
        assert!(!en.is_empty() && !cy.is_empty() && en != cy, "{label:?}: {en} / {cy}");
        assert!(!en.contains("“”") && !cy.contains("“”"), "{label:?}");
    }
}
