//! Where a finding is put right: a page, the field in it, and a name for it.

use pledge_engine::advise::{Fact, Finding, FindingKind};
use pledge_words::say;

use crate::components::{field, local};
use crate::state::{ContractField, Model, Page};

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
    let fact = |fact: Fact| at(Page::Contract, fact_field(fact), crate::components::fact_name(lang, fact));
    match finding.kind {
        FindingKind::ParameterMissing { parameter } | FindingKind::ParameterUnreadable { parameter, .. } => {
            let parameter = framework.parameters.get(parameter)?;
            return at(Page::Contract, field::parameter(&parameter.id), local(lang, &parameter.title));
        }
        FindingKind::FactMissing { fact: which } | FindingKind::FactUnreadable { fact: which, .. } => {
            return fact(which);
        }
        FindingKind::ContractValueMissing => return fact(Fact::Value),
        FindingKind::NameMissing => {
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
            FindingKind::NotGraded | FindingKind::UnknownGrade { .. } => {
                at(Page::Questions, field::grade(&criterion.id), title)
            }
            _ => at(Page::Questions, field::answer(&criterion.id), title),
        };
    }
    if let Some((index, measure)) = finding.measure.and_then(|m| Some((m, framework.measures.get(m)?))) {
        let nth = nth(model, finding.pledge, &measure.id);
        let input = match finding.kind {
            FindingKind::NumberUnreadable { input, .. }
            | FindingKind::InputMissing { input }
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
            FindingKind::SectionEmpty => Some(Place { page: Page::Pledges, field: None, name: title.into() }),
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

/// The field of a fact.
fn fact_field(fact: Fact) -> String {
    match fact {
        Fact::Value => field::contract(ContractField::Value),
        Fact::Vat => field::contract(ContractField::Vat),
        Fact::Start => field::contract(ContractField::Start),
        Fact::Months => field::contract(ContractField::Months),
        Fact::Place => field::contract(ContractField::Place),
        Fact::People => field::people(),
    }
}
