//! A small made-up framework for tests: two themes, three measures, one part that depends on the best offer and
//! one written question.

use std::rc::Rc;

use pledge_engine::Decimal;
use pledge_engine::framework::*;

use crate::state::Loaded;

/// The framework, as if it were shipped with the page.
pub fn loaded() -> Rc<Loaded> {
    Rc::new(Loaded { framework: Rc::new(framework()), text: "".into(), shipped: true })
}

/// The framework. Hours are worth £15 each and people £100 each; the third measure counts pounds one to one.
pub fn framework() -> Framework {
    Framework {
        id: "sample".into(),
        edition: "1".into(),
        published: "2026-01-01".into(),
        in_force: Period::default(),
        status: Status::Illustrative,
        bilingual: true,
        title: text("Sample", "Enghraifft"),
        buyer: text("Nobody", "Neb"),
        summary: Text::default(),
        about: Text::default(),
        mixed_price_years: Text::default(),
        sources: vec![source()],
        full_time_hours: None,
        parameters: Vec::new(),
        areas: Vec::new(),
        thresholds: Vec::new(),
        documents: Vec::new(),
        indexes: Vec::new(),
        discount: None,
        non_price: None,
        round: Rounding::Sections,
        lots: Lots::Separate,
        extensions: Extensions::Apart,
        themes: vec![theme("t1", "Jobs", "Swyddi"), theme("t2", "Places", "Lleoedd")],
        measures: vec![
            measure("M1", 0, "Help with work", UnitKind::Hours, 15),
            measure("M2", 0, "Visits", UnitKind::Count, 100),
            measure("M3", 1, "Local gifts", UnitKind::Money, 1),
        ],
        sections: vec![
            section("offer", "Offer", 10, Method::Relative),
            section("answers", "Answers", 5, Method::Graded { pass: None }),
        ],
        scales: vec![Scale {
            id: "s".into(),
            origin: Origin::Illustrative,
            grades: vec![grade("poor", "Poor", 1), grade("good", "Good", 4)],
        }],
        criteria: vec![Criterion {
            id: "q1".into(),
            section: 1,
            theme: None,
            title: text("Plan", "Cynllun"),
            question: text("How will you do it?", "Sut byddwch yn ei wneud?"),
            guidance: Vec::new(),
            answer: AnswerKind::Written,
            weight: Stated::Fixed(constant(1)),
            pass: None,
            scale: Some(ScaleChoice::Always(0)),
            limit: None,
        }],
        rules: Vec::new(),
        hash: "sample-hash".into(),
    }
}

fn text(en: &str, cy: &str) -> Text {
    Text { en: en.into(), cy: cy.into() }
}

fn constant(value: i64) -> Constant {
    Constant { value: Decimal::from(value), origin: Origin::Illustrative, note: Text::default() }
}

fn source() -> Source {
    Source {
        id: "made-up".into(),
        title: text("Made up", "Wedi'i ddyfeisio"),
        publisher: "Nobody".into(),
        edition: "1".into(),
        url: String::new(),
        licence: text("none", "dim"),
        licence_url: String::new(),
        note: Text::default(),
    }
}

fn theme(id: &str, en: &str, cy: &str) -> Theme {
    let outcomes = vec![Outcome { id: [id, "-o"].concat(), title: text(en, cy) }];
    Theme { id: id.into(), title: text(en, cy), summary: Text::default(), outcomes }
}

fn measure(id: &str, theme: usize, title: &str, kind: UnitKind, pounds: i64) -> Measure {
    Measure {
        id: id.into(),
        theme,
        outcome: 0,
        title: text(title, title),
        counts: Text::default(),
        unit: Unit { kind, name: Text::default(), per_year: false, whole: false },
        section: Some(0),
        value: Some(UnitValue {
            amount: Amount::Fixed(Decimal::from(pounds)),
            range: None,
            source: 0,
            place: "row 1".into(),
            price_year: "2026".into(),
            conversion: None,
            uprating: None,
            additionality: None,
            confidence: None,
            note: Text::default(),
        }),
        points: None,
        record_only: None,
        evidence: Vec::new(),
        clause: String::new(),
        step: None,
        concept: String::new(),
    }
}

fn section(id: &str, title: &str, marks: i64, method: Method) -> Section {
    Section {
        id: id.into(),
        title: text(title, title),
        summary: Text::default(),
        marks: SectionMarks::Stated(Stated::Fixed(constant(marks))),
        counts: Counts::Money,
        method: SectionMethod::Always(method),
    }
}

fn grade(id: &str, title: &str, score: i64) -> Grade {
    Grade { id: id.into(), title: text(title, title), meaning: Text::default(), score: Decimal::from(score) }
}
