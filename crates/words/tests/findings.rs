//! Every finding says what is the matter and what to do, in both languages, with nothing left empty.
// With the feature nothing can be said before it is loaded; tests/loaded.rs compares the two forms.
#![cfg(not(feature = "loaded"))]

mod common;

use common::{bid, case, finding, said_in_full};
use pledge_engine::Decimal;
use pledge_engine::advise::{Fact, FindingKind};
use pledge_engine::bid::NumberFault;
use pledge_words::{Lang, findings};

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

#[test]
fn every_finding_is_said_in_full() {
    kinds().iter().for_each(said_in_full);
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
