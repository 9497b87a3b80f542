//! What the contract says or does not say: facts, figures on a basis, dates, what the tender may not fall below.

use pledge_engine::advise::Fact;
use pledge_engine::framework::{Basis, ParameterKind, ValueOf, Vat};
use rust_decimal::Decimal;

use super::About;
use crate::{dates, numbers, say};

impl About<'_> {
    pub(super) fn fact_missing(&self, fact: Fact) -> &'static str {
        let lang = self.lang;
        match fact {
            Fact::Value => say::findings_fact_missing_value(lang),
            Fact::Vat => say::findings_fact_missing_vat(lang),
            Fact::Start => say::findings_fact_missing_start(lang),
            Fact::Months => say::findings_fact_missing_months(lang),
            Fact::Place => say::findings_fact_missing_place(lang),
            Fact::People => say::findings_fact_missing_people(lang),
            Fact::ValueWithExtensions => say::needs_missing_value_with_extensions(lang),
            Fact::Extension => say::needs_missing_extension(lang),
            Fact::Price => say::needs_missing_price(lang),
            Fact::PriceVat => say::needs_missing_price_vat(lang),
            Fact::Buyer => say::needs_missing_buyer(lang),
            Fact::Nation => say::needs_missing_nation(lang),
            Fact::Lot => say::needs_missing_lot(lang),
            Fact::NoticeDate => say::needs_missing_notice_date(lang),
            Fact::ClarificationDeadline => say::needs_missing_clarification_deadline(lang),
            Fact::SubmissionDeadline => say::needs_missing_submission_deadline(lang),
        }
    }

    /// Which figure is asked for, and what was given instead.
    pub(super) fn basis_missing(&self, basis: Basis) -> String {
        let lang = self.lang;
        let asked = match (basis.of, basis.vat) {
            (ValueOf::Estimated, Vat::Included) => say::needs_basis_estimated_with_vat(lang),
            (ValueOf::Estimated, Vat::Excluded) => say::needs_basis_estimated_without_vat(lang),
            (ValueOf::WithExtensions, Vat::Included) => say::needs_basis_extended_with_vat(lang),
            (ValueOf::WithExtensions, Vat::Excluded) => say::needs_basis_extended_without_vat(lang),
            (ValueOf::Price, Vat::Included) => say::needs_basis_price_with_vat(lang),
            (ValueOf::Price, Vat::Excluded) => say::needs_basis_price_without_vat(lang),
        };
        let needed = match self.name() {
            "" => say::needs_basis_here(lang, asked),
            name => say::needs_basis(lang, name, asked),
        };
        let contract = &self.case.contract;
        let (text, vat) = match basis.of {
            ValueOf::Estimated => (&contract.value, &contract.vat),
            ValueOf::WithExtensions => (&contract.value_with_extensions, &contract.vat),
            ValueOf::Price => (&self.bid.price, &self.bid.price_vat),
        };
        let given = match (text.trim(), vat.as_str(), basis.vat) {
            ("", ..) | (_, "included", Vat::Included) | (_, "excluded", Vat::Excluded) => say::needs_not_given(lang),
            (_, "included", _) => say::needs_given_with_vat(lang),
            (_, "excluded", _) => say::needs_given_without_vat(lang),
            _ => say::needs_given_vat_not_said(lang),
        };
        [needed.as_str(), " ", given].concat()
    }

    pub(super) fn edition_not_in_force(&self) -> String {
        let lang = self.lang;
        let day = |text: &str| dates::date(lang, text.trim());
        let period = &self.framework.in_force;
        let (from, before, notice) = (day(&period.from), day(&period.before), day(&self.case.contract.notice_date));
        match (from.is_empty(), before.is_empty()) {
            (false, false) => say::needs_edition_between(lang, &from, &before, &notice),
            (true, false) => say::needs_edition_before(lang, &before, &notice),
            _ => say::needs_edition_from(lang, &from, &notice),
        }
    }

    pub(super) fn below_minimum(&self, parameter: usize, minimum: Decimal) -> String {
        let least = match self.framework.parameters.get(parameter).map(|parameter| &parameter.kind) {
            Some(ParameterKind::Percent) => numbers::percent(minimum),
            Some(ParameterKind::Money | ParameterKind::Ratio) => numbers::pounds_exact(minimum),
            _ => numbers::quantity(minimum),
        };
        say::needs_below_minimum(self.lang, self.parameter_name(parameter), &least)
    }
}
