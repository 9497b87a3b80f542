//! What is said of contracts, lots, claim rules, pass marks and gates, in both languages.
// With the feature nothing can be said before it is loaded; tests/loaded.rs compares the two forms.
#![cfg(not(feature = "loaded"))]

mod common;

use std::rc::Rc;

use common::{bid, case, constant, finding, said_in_full, text};
use pledge_engine::Decimal;
use pledge_engine::advise::{Fact, Finding, FindingKind};
use pledge_engine::bid::{Bid, Case, NumberFault};
use pledge_engine::framework::*;
use pledge_words::{Lang, findings};

const FACTS: [Fact; 16] = [
    Fact::Value,
    Fact::Vat,
    Fact::Start,
    Fact::Months,
    Fact::Place,
    Fact::People,
    Fact::ValueWithExtensions,
    Fact::Extension,
    Fact::Price,
    Fact::PriceVat,
    Fact::Buyer,
    Fact::Nation,
    Fact::Lot,
    Fact::NoticeDate,
    Fact::ClarificationDeadline,
    Fact::SubmissionDeadline,
];

fn kinds() -> Vec<FindingKind> {
    use FindingKind::*;
    let (two, typed) = (Decimal::TWO, || "1,10".to_owned());
    let pass = |strict| Bound { at: Decimal::TEN, strict };
    let mut all = vec![
        DeadlinesOutOfOrder,
        EditionNotInForce,
        DocumentNeeded { document: 0 },
        DocumentNeeded { document: 1 },
        NoWeighting,
        NoRowHolds,
        BelowMinimum { parameter: 0, minimum: two },
        NothingRequired,
        ClaimedInTwoLots,
        OtherLot,
        NotWhole { input: "people" },
        YearUnknown { text: "9".into() },
        YearsAndInputs,
        ExtensionApart,
        ShareUnreadable { text: typed(), why: NumberFault::Grouping },
        UnknownPartner { id: "y".into() },
        PlaceWithoutValue { text: "Hulme".into() },
        PlaceWithoutValue { text: String::new() },
        ClaimedTwice { other_pledge: 1 },
        OutsideArea { place: "Hulme".into() },
        OutsideArea { place: String::new() },
        PlaceNotSaid,
        AttestedNo,
        AttestMissing,
        ShareNotSaid,
        DeliveredByOther,
        TooFewMonths { months: two, min: 6.into() },
        TooManyMeasures { offered: 3, max: two },
        TooFewMeasures { offered: 1, min: two },
        MandatoryMeasure,
        MandatoryAnswer,
        MandatoryName,
        AnswersNeeded,
        QuantitiesNeeded,
        BelowPassMark { mark: two, pass: pass(false) },
        BelowPassMark { mark: two, pass: pass(true) },
        GateNo,
        GateUnanswered,
        GateTooFew { offered: 1, needed: two },
    ];
    for of in ValueOf::ALL {
        all.extend(Vat::ALL.map(|vat| BasisMissing { basis: Basis { of, vat } }));
    }
    for fact in FACTS {
        all.push(FactMissing { fact });
        all.push(FactUnreadable { fact, text: typed(), why: NumberFault::Grouping });
        all.push(FactDateUnreadable { fact, text: typed() });
    }
    all
}

#[test]
fn every_wider_finding_is_said_in_full() {
    kinds().iter().for_each(said_in_full);
}

/// The case with one rule.
fn ruled(kind: RuleKind, effect: Effect) -> Case {
    let mut case = case();
    let mut framework = (*case.framework).clone();
    framework.rules.truncate(1);
    framework.rules[0].kind = kind;
    framework.rules[0].effect = effect;
    case.framework = Rc::new(framework);
    case
}

fn say(kind: FindingKind, case: &Case, bid: &Bid) -> String {
    findings::sentence(Lang::En, &finding(kind, Some(0)), case, bid)
}

fn todo(kind: FindingKind, case: &Case, bid: &Bid) -> String {
    findings::todo(Lang::En, &finding(kind, Some(0)), case, bid)
}

#[test]
fn a_missing_basis_names_the_figure_and_what_was_given_instead() {
    let mut case = case();
    let mut bid = bid();
    let basis = Basis { of: ValueOf::Estimated, vat: Vat::Included };
    let of = |case: &Case, bid: &Bid, basis| {
        let about_a_section =
            Finding { measure: None, criterion: None, ..finding(FindingKind::BasisMissing { basis }, None) };
        findings::sentence(Lang::En, &about_a_section, case, bid)
    };
    let needs = "“The offer” needs this figure: estimated value of the contract, including VAT.";
    assert_eq!(of(&case, &bid, basis), format!("{needs} You have not given one above zero."));
    case.contract.value = "£1m".into();
    assert_eq!(
        of(&case, &bid, basis),
        format!("{needs} You have not said whether the one that you gave includes VAT.")
    );
    case.contract.vat = "excluded".into();
    assert_eq!(of(&case, &bid, basis), format!("{needs} You gave it without VAT, and nothing is converted."));
    bid.price = "900,000".into();
    bid.price_vat = "included".into();
    let price = Basis { of: ValueOf::Price, vat: Vat::Excluded };
    assert_eq!(
        of(&case, &bid, price),
        "“The offer” needs this figure: your own price, without VAT. You gave it with VAT, and nothing is converted."
    );
    let bare = Finding::new(FindingKind::BasisMissing { basis }, pledge_engine::advise::FindingSeverity::Error);
    assert_eq!(
        findings::sentence(Lang::Cy, &bare, &case, &bid),
        "Mae angen y ffigur hwn: gwerth amcangyfrifedig y contract, gan gynnwys TAW. Rhoesoch ef heb TAW, ac ni chaiff \
         dim ei drosi."
    );
}

#[test]
fn findings_name_place_area_question_partner_and_lots() {
    let bid = bid();
    let local = ruled(RuleKind::LocalOnly { measures: vec![0], area: 0 }, Effect::Drop);
    assert_eq!(
        say(FindingKind::OutsideArea { place: "Leeds".into() }, &local, &bid),
        "“Local jobs” is delivered in “Leeds”, and not in “The city”. The pledges that break the rule do not count."
    );
    // Where it is delivered is only asked for: nothing is broken.
    assert_eq!(
        say(FindingKind::PlaceNotSaid, &local, &bid),
        "We do not know where “Local jobs” is delivered, and whether it counts depends on that."
    );
    let by = vec![Deliverer::Us, Deliverer::Subcontractor];
    let delivered = ruled(RuleKind::DeliveredBy { measures: vec![0], by }, Effect::Tell);
    assert_eq!(
        say(FindingKind::DeliveredByOther, &delivered, &bid),
        "“Local jobs” is delivered by “Example Works”, whom the rule does not count. It still counts, but the buyer may \
         ask about it."
    );
    assert_eq!(
        todo(FindingKind::DeliveredByOther, &delivered, &bid),
        "Whom the rule counts: you yourselves, named subcontractors. Say who delivers it, or take the pledge out."
    );
    let mut ours = bid.clone();
    ours.pledges[0].by = "us".into();
    assert!(say(FindingKind::DeliveredByOther, &delivered, &ours).starts_with("You deliver “Local jobs” yourselves"));
    assert_eq!(
        say(FindingKind::OtherLot, &delivered, &bid),
        "The pledge on “Local jobs” is for another lot than “1”, so it does not count here: 1, 2."
    );
    assert_eq!(
        say(FindingKind::EditionNotInForce, &delivered, &bid),
        "This edition is for tenders whose notice is dated from 1 April 2026 on and before 1 April 2027. Yours is dated \
         2 May 2027."
    );
    assert_eq!(
        todo(FindingKind::DocumentNeeded { document: 0 }, &delivered, &bid),
        "What it must say: Who does what by when."
    );
}

#[test]
fn a_question_that_is_only_asked_breaks_nothing_while_it_is_open() {
    let bid = bid();
    let question = text("Would it happen without this contract?", "A fyddai'n digwydd heb y contract hwn?");
    for (unanswered_breaks, end) in [(false, ""), (true, " Because of this your bid is excluded.")] {
        let (needs, question) = (AttestNeeds::Yes, question.clone());
        let kind = RuleKind::Attest { measures: vec![0], question, needs, unanswered_breaks };
        let asked = ruled(kind, Effect::Exclude);
        let sentence = "For “Local jobs” you have not answered the question “Would it happen without this contract?”.";
        assert_eq!(say(FindingKind::AttestMissing, &asked, &bid), [sentence, end].concat());
        assert_eq!(
            say(FindingKind::AttestedNo, &asked, &bid),
            "For “Local jobs” you say no to the question “Would it happen without this contract?”. Because of this your \
             bid is excluded."
        );
    }
}

#[test]
fn what_follows_is_that_of_the_rule_the_pass_mark_or_the_gate() {
    let bid = bid();
    let most = ruled(RuleKind::AtMost { measures: vec![0, 1], max: constant(2) }, Effect::KeepFirst);
    assert_eq!(
        say(FindingKind::TooManyMeasures { offered: 3, max: Decimal::TWO }, &most, &bid),
        "You offer 3 measures of those that the rule is about. It allows 2 at most. Only the ones that stand first in \
         your bid count."
    );
    // The question's own pass mark says void_all; the rule of the finding has no part in it.
    let pass = Bound { at: 3.into(), strict: false };
    assert_eq!(
        say(FindingKind::BelowPassMark { mark: "2.5".parse().expect("a decimal"), pass }, &most, &bid),
        "“Your plan” comes to 2.5. It must reach 3 or more. Because of this your whole social value offer counts nothing."
    );
    assert_eq!(
        say(FindingKind::GateNo, &most, &bid),
        "Your answer to “Your plan” is no, and it must be yes. Because of this your bid is excluded."
    );
    // Of a section the mark is a percentage of its marks, and the pass mark that of its method.
    let mut graded = most.clone();
    let mut framework = (*graded.framework).clone();
    let pass = Bound { at: 40.into(), strict: true };
    let own = Pass { at: pass, effect: Effect::VoidSection, origin: Origin::Buyer };
    framework.sections[0].method = SectionMethod::Always(Method::Graded { pass: Some(own) });
    graded.framework = Rc::new(framework);
    let mark = "39.999999".parse().expect("a decimal");
    let of_section =
        Finding { criterion: None, measure: None, ..finding(FindingKind::BelowPassMark { mark, pass }, None) };
    assert_eq!(
        findings::sentence(Lang::En, &of_section, &graded, &bid),
        "“The offer” comes to 39.999999%. It must be more than 40%. Because of this the whole section counts nothing."
    );
}

#[test]
fn a_limit_of_points_is_told_in_points() {
    let mut case = ruled(RuleKind::SectionCap { section: 0, max: constant(100) }, Effect::Cut);
    let mut framework = (*case.framework).clone();
    framework.sections[0].counts = Counts::Points;
    case.framework = Rc::new(framework);
    let cap = FindingKind::OverCap { claimed: 120.into(), max: 100.into() };
    let of_section = Finding { measure: None, ..finding(cap, Some(0)) };
    assert_eq!(
        findings::sentence(Lang::En, &of_section, &case, &bid()),
        "“The offer” has a limit of 100 points. Yours comes to 120 points. What goes past the limit does not count."
    );
}
