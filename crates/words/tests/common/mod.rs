//! A framework and a bid with one of everything that sentences name.
#![allow(dead_code, reason = "each test uses a part")]

use std::rc::Rc;

use pledge_engine::Decimal;
use pledge_engine::advise::{Finding, FindingKind, FindingSeverity};
use pledge_engine::bid::{Bid, Case, Contract, Map, Partner, Pledge};
use pledge_engine::framework::*;
use pledge_words::{Lang, findings};

pub fn text(en: &str, cy: &str) -> Text {
    Text { en: en.into(), cy: cy.into() }
}

pub fn constant(value: i64) -> Constant {
    Constant { value: value.into(), origin: Origin::Buyer, note: Text::default() }
}

pub fn case() -> Case {
    let measure = |id: &str, kind: UnitKind, title: Text| Measure {
        id: id.into(),
        theme: 0,
        outcome: 0,
        title,
        counts: Text::default(),
        unit: unit(kind),
        section: Some(0),
        value: None,
        points: None,
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
    let document = |en: &str, cy: &str, what: Text| Document {
        id: "d".into(),
        title: text(en, cy),
        what,
        only_if: vec![],
        origin: Origin::Buyer,
        clause: String::new(),
    };
    let rule = |effect: Effect| Rule {
        id: effect.code().into(),
        kind: RuleKind::PersonCap { measures: vec![0], max: constant(1) },
        effect,
        title: text("A rule", "Rheol"),
        why: Text::default(),
        origin: Origin::Buyer,
        clause: String::new(),
        only_if: vec![],
        legal_ground: Text::default(),
    };
    let framework = Framework {
        id: "t".into(),
        edition: "1".into(),
        published: "2026-01-01".into(),
        in_force: Period { from: "2026-04-01".into(), before: "2027-04-01".into() },
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
            minimum: vec![],
        }],
        areas: vec![Area {
            id: "a".into(),
            title: text("The city", "Y ddinas"),
            definition: text("Everything inside the ring road.", "Popeth o fewn y ffordd gylch."),
            names: vec![],
            origin: Origin::Buyer,
        }],
        thresholds: vec![Threshold {
            id: "t".into(),
            title: text("A large contract", "Contract mawr"),
            value: None,
            notice: Period::default(),
            buyers: vec![],
            nations: vec![],
            kinds: vec![],
            lots: vec![],
            origin: Origin::Buyer,
            clause: String::new(),
        }],
        documents: vec![
            document(
                "Social value plan",
                "Cynllun gwerth cymdeithasol",
                text("Who does what by when.", "Pwy sy'n gwneud beth erbyn pryd."),
            ),
            document("Carbon plan", "Cynllun carbon", Text::default()),
        ],
        indexes: vec![Index {
            id: "i".into(),
            title: text("Price index", "Mynegai prisiau"),
            source: 0,
            place: "table 1".into(),
            table: vec![("2015/16".into(), Decimal::ONE_HUNDRED)],
        }],
        discount: None,
        non_price: None,
        round: Rounding::Sections,
        lots: Lots::Separate,
        extensions: Extensions::Apart,
        themes: vec![],
        measures: vec![
            measure("jobs", UnitKind::FteYears, text("Local jobs", "Swyddi lleol")),
            measure("weeks", UnitKind::PersonWeeks, text("Weeks of placements", "Wythnosau o leoliadau")),
        ],
        sections: vec![Section {
            id: "s".into(),
            title: text("The offer", "Y cynnig"),
            summary: Text::default(),
            marks: SectionMarks::Stated(Stated::Fixed(constant(10))),
            counts: Counts::Money,
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
            answer: AnswerKind::Written,
            weight: Stated::Fixed(constant(1)),
            pass: Some(Pass {
                at: Bound { at: 3.into(), strict: false },
                effect: Effect::VoidAll,
                origin: Origin::Buyer,
            }),
            scale: None,
            limit: None,
        }],
        rules: effects.map(rule).to_vec(),
        hash: String::new(),
    };
    Case {
        framework: Rc::new(framework),
        contract: Contract { lot: "1".into(), notice_date: "2027-05-02".into(), ..Contract::default() },
        tender: Map::new(),
        confirmed: vec![],
        assumptions: Map::new(),
    }
}

pub fn bid() -> Bid {
    let pledge = |measure: &str| Pledge {
        id: measure.into(),
        measure: measure.into(),
        by: "x".into(),
        lots: vec!["1".into(), "2".into()],
        ..Pledge::default()
    };
    let partner = Partner { id: "x".into(), name: "Example Works".into(), kind: "partner".into() };
    Bid { pledges: vec![pledge("jobs").into(), pledge("weeks").into()], partners: vec![partner], ..Bid::default() }
}

/// A unit with its usual name.
pub fn unit(kind: UnitKind) -> Unit {
    Unit { kind, name: Text::default(), per_year: false, whole: false }
}

/// A finding about the first of everything.
pub fn finding(kind: FindingKind, rule: Option<usize>) -> Finding {
    Finding {
        rule,
        measure: Some(0),
        pledge: Some(0),
        section: Some(0),
        criterion: Some(0),
        ..Finding::new(kind, FindingSeverity::Warning)
    }
}

/// What holds for what is said of each finding, under each rule and none.
#[track_caller]
pub fn said_in_full(kind: &FindingKind) {
    use FindingKind::{AttestMissing, AttestedNo, DeliveredByOther, OutsideArea};
    let (case, bid) = (case(), bid());
    // Some name the area, the question or the people of their rule, so they never come without one.
    let needs_rule = matches!(kind, AttestMissing | AttestedNo | DeliveredByOther | OutsideArea { .. });
    let rules = (0..case.framework.rules.len()).map(Some);
    for rule in rules.chain((!needs_rule).then_some(None)) {
        let finding = finding(kind.clone(), rule);
        let said = Lang::ALL
            .map(|lang| [findings::sentence(lang, &finding, &case, &bid), findings::todo(lang, &finding, &case, &bid)]);
        for text in said.iter().flatten() {
            assert!(text.ends_with('.'), "{kind:?}: {text}");
            assert!(!text.contains("“”") && !text.contains("  ") && !text.contains('{'), "{kind:?}: {text}");
            assert!(!text.contains(": .") && !text.contains(char::is_control), "{kind:?}: {text}");
        }
        assert_ne!(said[0][0], said[1][0], "{kind:?}");
        assert_ne!(said[0][1], said[1][1], "{kind:?}");
    }
}
