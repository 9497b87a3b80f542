//! Names of fields, so that a finding can lead to the place where it is put right. [`super::Ids`] makes them
//! unique on the host's page.

use pledge_engine::json::digits;

use crate::state::{ContractField, PledgeField};

/// A fact of the contract.
pub fn contract(field: ContractField) -> String {
    let name = match field {
        ContractField::Title => "title",
        ContractField::Reference => "reference",
        ContractField::Place => "place",
        ContractField::Value => "value",
        ContractField::Vat => "vat",
        ContractField::Start => "start",
        ContractField::Months => "months",
        ContractField::ValueWithExtensions => "value-with-extensions",
        ContractField::Kind => "kind",
        ContractField::Buyer => "buyer",
        ContractField::Nation => "nation",
        ContractField::Lot => "lot",
        ContractField::NoticeDate => "notice-date",
        ContractField::ClarificationDeadline => "clarification-deadline",
        ContractField::SubmissionDeadline => "submission-deadline",
    };
    ["contract-", name].concat()
}

/// The supplier's name.
pub fn name() -> String {
    "bid-name".into()
}

/// People who will work on the contract.
pub fn people() -> String {
    "bid-people".into()
}

/// The bid's own price.
pub fn price() -> String {
    "bid-price".into()
}

/// Whether that price includes VAT.
pub fn price_vat() -> String {
    "bid-price-vat".into()
}

/// A tender parameter.
pub fn parameter(id: &str) -> String {
    ["tender-", id].concat()
}

/// The best offer expected in a section, on the Contract page. The same box in the score panel is [`rival`].
pub fn contract_rival(section: &str) -> String {
    ["contract-", &rival(section)].concat()
}

/// The best offer expected in a section.
pub fn rival(section: &str) -> String {
    ["rival-", section].concat()
}

/// The heading of a measure.
pub fn measure(id: &str) -> String {
    ["measure-", id].concat()
}

/// An input of the nth pledge (from 0) on a measure.
pub fn input(measure: &str, nth: usize, input: &str) -> String {
    ["input-", measure, "-", &digits(nth as u64), "-", input].concat()
}

/// The answer of the nth pledge (from 0) on a measure.
pub fn pledge_answer(measure: &str, nth: usize) -> String {
    input(measure, nth, "answer")
}

/// What a claim rule asks of the nth pledge (from 0) on a measure.
pub fn claim(measure: &str, nth: usize, field: &PledgeField) -> String {
    match field {
        PledgeField::Place => input(measure, nth, "place"),
        PledgeField::Share => input(measure, nth, "share"),
        PledgeField::Attest(rule) => input(measure, nth, &["rule-", rule].concat()),
    }
}

/// The supplier's own grade.
pub fn grade(criterion: &str) -> String {
    ["grade-", criterion].concat()
}

/// The answer to a written question.
pub fn answer(criterion: &str) -> String {
    ["answer-", criterion].concat()
}

/// The note on a written question.
pub fn note(criterion: &str) -> String {
    ["note-", criterion].concat()
}
