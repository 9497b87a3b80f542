//! A private framework goes back to the fields that made it.

use pledge_engine::Decimal;
use pledge_engine::bid::print_decimal;
use pledge_engine::framework::{
    Amount, AnswerLimit, Framework, Measure, Method, Origin, SectionMarks, SectionMethod, Stated, TargetBasis,
};

use super::{MeasureSetup, OfferRule, OfferSetup, PrivateSetup, QuestionSetup, TargetPer, ids};

/// The fields that make a private framework. Numbers come back in their shortest form, and codes as far as an id can
/// hold them.
pub fn setup_from_framework(framework: &Framework) -> PrivateSetup {
    let mut setup = PrivateSetup {
        title: framework.title.en.clone(),
        // A setup without a buyer has the tender's name for one.
        buyer: Some(&framework.buyer.en).filter(|name| **name != framework.title.en).cloned().unwrap_or_default(),
        full_time_hours: framework.full_time_hours.as_ref().map(|c| print_decimal(c.value)).unwrap_or_default(),
        ..PrivateSetup::default()
    };
    for section in &framework.sections {
        let marks = match &section.marks {
            SectionMarks::Stated(Stated::Fixed(constant)) => print_decimal(constant.value),
            _ => String::new(),
        };
        let SectionMethod::Always(method) = &section.method else { continue };
        match method {
            Method::Graded { .. } => setup.answers.marks = marks,
            Method::Relative => setup.offer = OfferSetup { marks, rule: Some(OfferRule::BestOffer), ..setup.offer },
            Method::Unknown => setup.offer = OfferSetup { marks, rule: Some(OfferRule::NotSaid), ..setup.offer },
            Method::Target { target, basis } => {
                let target = match target {
                    Stated::Fixed(constant) => print_decimal(constant.value),
                    Stated::Parameter(_) | Stated::By(_) => String::new(),
                };
                let per = match basis {
                    TargetBasis::Total => TargetPer::Total,
                    TargetBasis::PerPound => TargetPer::Pound,
                    TargetBasis::PerPoundYear => TargetPer::PoundYear,
                };
                setup.offer = OfferSetup { marks, rule: Some(OfferRule::Target), target, per };
            }
            // No field of a setup makes these.
            Method::Bands { .. } | Method::Points { .. } | Method::Gate { .. } => {}
        }
    }
    let value = |measure: &Measure| match measure.value.as_ref().map(|value| &value.amount) {
        Some(Amount::Fixed(amount)) => print_decimal(*amount),
        _ => String::new(),
    };
    let measures = framework.measures.iter().map(|measure| MeasureSetup {
        id: measure.id.clone(),
        code: ids::code_of(&measure.id).to_owned(),
        title: measure.title.en.clone(),
        unit: measure.unit.kind.code().into(),
        value: value(measure),
        page: measure.clause.clone(),
    });
    setup.measures = measures.collect();
    // Where numbers carry no marks, the answers carry them all.
    setup.offer.rule = setup.offer.rule.or(Some(OfferRule::Answers));
    // A question that nobody typed stands there in both languages.
    let typed = framework.criteria.iter().filter(|criterion| criterion.question.cy.is_empty());
    let questions = typed.map(|criterion| {
        let (limit, in_characters) = match criterion.limit {
            Some(AnswerLimit::Words(limit)) => (limit.to_string(), false),
            Some(AnswerLimit::Characters(limit)) => (limit.to_string(), true),
            None => (String::new(), false),
        };
        // Weights that the tender does not state are our own reading, and nobody typed them.
        let marks = match criterion.weight.origin {
            Origin::Source { .. } => print_decimal(criterion.weight.value),
            _ => String::new(),
        };
        QuestionSetup { id: criterion.id.clone(), question: criterion.question.en.clone(), limit, in_characters, marks }
    });
    setup.answers.questions = questions.collect();
    // Where the questions state the marks of the answers, those are theirs and change with them.
    let stated = setup.answers.questions.iter().all(|question| !question.marks.is_empty());
    let sum: Decimal = framework.criteria.iter().map(|criterion| criterion.weight.value).sum();
    if stated && setup.answers.marks == print_decimal(sum) && !setup.answers.questions.is_empty() {
        setup.answers.marks.clear();
    }
    setup
}
