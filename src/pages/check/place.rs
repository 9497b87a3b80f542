//! Where a finding is put right: a page, the field in it, and a name for it.

use pledge_engine::advise::{Fact, Finding, FindingKind};
use pledge_engine::framework::ValueOf;
use pledge_words::say;

use crate::components::{field, local};
use crate::state::{ContractField, Model, Page, PledgeField};

/// Where something is put right.
pub struct Place {
    /// The page.
    pub page: Page,
    /// The field; none if the page is meant.
    pub field: Option<String>,
    /// Its name in words.
    pub name: String,
}

/// Where a finding is put right; nothing if it needs no place.
pub fn place(model: &Model, finding: &Finding) -> Option<Place> {
    let lang = model.lang;
    let framework = &model.work.framework.as_ref()?.framework;
    let at = |page, field: String, name: &str| Some(Place { page, field: Some(field), name: name.into() });
    let fact = |fact: Fact| {
        let name = crate::components::fact_name(lang, fact).into();
        Some(Place { page: Page::Contract, field: fact_field(fact), name })
    };
    match finding.kind {
        FindingKind::ParameterMissing { parameter } | FindingKind::ParameterUnreadable { parameter, .. } => {
            let parameter = framework.parameters.get(parameter)?;
            return at(Page::Contract, field::parameter(&parameter.id), local(lang, &parameter.title));
        }
        FindingKind::FactMissing { fact: which }
        | FindingKind::FactUnreadable { fact: which, .. }
        | FindingKind::FactDateUnreadable { fact: which, .. } => return fact(which),
        FindingKind::BasisMissing { basis } => {
            return fact(match basis.of {
                ValueOf::Estimated => Fact::Value,
                ValueOf::WithExtensions => Fact::ValueWithExtensions,
                ValueOf::Price => Fact::Price,
            });
        }
        FindingKind::BelowMinimum { parameter, .. } => {
            let parameter = framework.parameters.get(parameter)?;
            return at(Page::Contract, field::parameter(&parameter.id), local(lang, &parameter.title));
        }
        FindingKind::DeadlinesOutOfOrder => return fact(Fact::ClarificationDeadline),
        FindingKind::EditionNotInForce => return fact(Fact::NoticeDate),
        FindingKind::NoWeighting => {
            return Some(Place { page: Page::Contract, field: None, name: say::contract_title(lang).into() });
        }
        FindingKind::AnswersNeeded => {
            return Some(Place { page: Page::Questions, field: None, name: say::questions_title(lang).into() });
        }
        // A document is written elsewhere.
        FindingKind::DocumentNeeded { .. } => return None,
        FindingKind::ContractValueMissing => return fact(Fact::Value),
        FindingKind::NameMissing | FindingKind::MandatoryName => {
            return at(Page::Contract, field::name(), say::contract_bid_name(lang));
        }
        FindingKind::DateUnreadable { .. } => return fact(Fact::Start),
        FindingKind::YearWithoutValue { .. } => return fact(Fact::Start),
        FindingKind::MixedPriceYears { .. } => return None,
        _ => {}
    }
    if let Some(criterion) = finding.criterion.and_then(|c| framework.criteria.get(c)) {
        let title = local(lang, &criterion.title);
        return match finding.kind {
            FindingKind::NotGraded | FindingKind::UnknownGrade { .. } | FindingKind::BelowPassMark { .. } => {
                at(Page::Questions, field::grade(&criterion.id), title)
            }
            _ => at(Page::Questions, field::answer(&criterion.id), title),
        };
    }
    if let Some((index, measure)) = finding.measure.and_then(|m| Some((m, framework.measures.get(m)?))) {
        let nth = nth(model, finding.pledge, &measure.id);
        let claim = match finding.kind {
            FindingKind::OutsideArea { .. } | FindingKind::PlaceNotSaid | FindingKind::PlaceWithoutValue { .. } => {
                Some(PledgeField::Place)
            }
            FindingKind::ShareNotSaid | FindingKind::ShareUnreadable { .. } => Some(PledgeField::Share),
            FindingKind::AttestedNo | FindingKind::AttestMissing => {
                finding.rule.and_then(|r| Some(PledgeField::Attest(framework.rules.get(r)?.id.clone())))
            }
            _ => None,
        };
        if let Some(claim) = claim {
            return at(Page::Pledges, field::claim(&measure.id, nth, &claim), local(lang, &measure.title));
        }
        let input = match finding.kind {
            FindingKind::NumberUnreadable { input, .. }
            | FindingKind::InputMissing { input }
            | FindingKind::NotWhole { input }
            | FindingKind::CheckUnit { input } => Some(input),
            _ => framework.measures[index].unit.kind.inputs().first().map(|i| i.code()),
        };
        let field = input.map_or_else(|| field::pledge_answer(&measure.id, nth), |i| field::input(&measure.id, nth, i));
        return at(Page::Pledges, field, local(lang, &measure.title));
    }
    if let Some(section) = finding.section.and_then(|s| framework.sections.get(s)) {
        let title = local(lang, &section.title);
        return match finding.kind {
            FindingKind::RivalUnreadable { .. } | FindingKind::NoRival | FindingKind::RivalNotPositive => {
                at(Page::Contract, field::contract_rival(&section.id), title)
            }
            FindingKind::SectionEmpty | FindingKind::GateTooFew { .. } | FindingKind::OverCap { .. } => {
                Some(Place { page: Page::Pledges, field: None, name: title.into() })
            }
            _ => Some(Place { page: Page::Contract, field: None, name: title.into() }),
        };
    }
    Some(Place { page: Page::Pledges, field: None, name: say::pledges_title(lang).into() })
}

/// Which of the pledges on a measure a pledge of the bid is, from 0.
fn nth(model: &Model, pledge: Option<usize>, measure: &str) -> usize {
    let (Some(bid), Some(pledge)) = (model.work.bid(), pledge) else { return 0 };
    bid.pledges.iter().take(pledge).filter(|p| p.measure == measure).count()
}

/// The field of a fact; none where the page asks for it without one of its own yet.
fn fact_field(fact: Fact) -> Option<String> {
    let field = match fact {
        Fact::Value => ContractField::Value,
        Fact::Vat => ContractField::Vat,
        Fact::Start => ContractField::Start,
        Fact::Months => ContractField::Months,
        Fact::Place => ContractField::Place,
        Fact::People => return Some(field::people()),
        Fact::ValueWithExtensions => ContractField::ValueWithExtensions,
        Fact::Price => return Some(field::price()),
        Fact::PriceVat => return Some(field::price_vat()),
        Fact::Buyer => ContractField::Buyer,
        Fact::Nation => ContractField::Nation,
        Fact::Lot => ContractField::Lot,
        Fact::NoticeDate => ContractField::NoticeDate,
        Fact::ClarificationDeadline => ContractField::ClarificationDeadline,
        Fact::SubmissionDeadline => ContractField::SubmissionDeadline,
        Fact::Extension => return None,
    };
    Some(field::contract(field))
}
