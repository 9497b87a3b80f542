//! What is known of a contract: its dates, its values, its kind.

use schemars::{JsonSchema, Schema};
use serde_json::json;

use crate::common::Date;
use crate::given::{all_of, any};

/// # Period
///
/// From the first date on, before the second; at least one of them.
#[derive(JsonSchema)]
#[schemars(deny_unknown_fields, transform = a_date)]
#[schemars(example = json!({"from": "2026-10-01", "before": "2028-10-01"}), example = json!({"from": "2026-10-01"}))]
pub struct Period {
    /// The first day in it.
    from: Option<Date>,
    /// The first day after it.
    before: Option<Date>,
}

fn a_date(schema: &mut Schema) {
    all_of(schema, [any(&["from", "before"])]);
}

/// # Which value of the contract
///
/// An estimate that the buyer makes, or the price that the bid asks.
#[derive(JsonSchema)]
#[schemars(rename_all = "snake_case")]
pub enum ValueOf {
    /// The buyer's estimate for the fixed term.
    Estimated,
    /// The buyer's estimate with all extensions.
    WithExtensions,
    /// The bid's own price.
    Price,
}

/// # With or without VAT
///
/// Whether a value includes VAT. Nothing is ever converted from one to the other.
#[derive(JsonSchema)]
#[schemars(rename_all = "snake_case")]
pub enum Vat {
    /// The value includes VAT.
    IncVat,
    /// The value excludes VAT.
    ExVat,
}

/// # Basis
///
/// One of the contract's values, in pounds. Nothing is converted between them: where the contract's figure is not
/// given on this basis, the page asks for it.
#[derive(JsonSchema)]
#[schemars(deny_unknown_fields, example = json!({"of": "price", "vat": "ex_vat"}))]
pub struct Basis {
    /// Which value.
    #[schemars(title = "Which value")]
    of: ValueOf,
    /// With or without VAT.
    #[schemars(title = "VAT")]
    vat: Vat,
}

/// # Kind of buyer
///
/// Whether a department of government buys, another public body, or somebody else.
#[derive(JsonSchema)]
#[schemars(rename_all = "snake_case")]
pub enum Buyer {
    /// A department of government or its agency.
    Central,
    /// A council or another public body.
    SubCentral,
    /// Anybody else.
    Other,
}

/// # Nation
///
/// In which nation of the United Kingdom the contract is.
#[derive(JsonSchema)]
#[schemars(rename_all = "snake_case")]
pub enum Nation {
    /// England.
    England,
    /// Wales.
    Wales,
    /// Scotland.
    Scotland,
    /// Northern Ireland.
    NorthernIreland,
}

/// # Kind of deal
///
/// What the pledges belong to.
#[derive(JsonSchema)]
#[schemars(rename_all = "snake_case")]
pub enum Deal {
    /// A public contract.
    Contract,
    /// A lease.
    Lease,
    /// A grant.
    Grant,
    /// A planning agreement.
    Planning,
    /// Something else.
    Other,
}
