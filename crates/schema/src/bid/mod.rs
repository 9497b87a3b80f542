//! The bid file. It holds what people typed, so almost every value is a text that may say anything: what cannot be
//! read later counts nothing and is said beside it. Only the file's shape can be at fault.

use std::borrow::Cow;
use std::collections::BTreeMap;

use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde_json::{Value, json};

use crate::common::{FormatOne, Id, Reserved};
use crate::contract::{Buyer, Deal, Nation};

/// What somebody typed.
struct Typed;

impl JsonSchema for Typed {
    fn schema_name() -> Cow<'static, str> {
        "Typed".into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({
            "title": "As typed",
            "description": "A text exactly as it was typed, such as \"£1,200\" or \"12.5\". A whole number may stand without quotes.",
            "type": ["string", "integer"],
            "examples": ["£1,200", "36"],
        })
    }
}

/// # Social value bid
///
/// One supplier's offer, or several, with the contract and what the tender says. It holds only what was typed; results
/// are computed anew each time. A worked example beside a framework is a bid file with `story` and `expect`.
#[derive(JsonSchema)]
#[schemars(deny_unknown_fields, example = example())]
pub struct BidFile {
    /// The version of the format.
    format: FormatOne,
    /// Whether notes and plans are in it.
    copy: Option<Copy>,
    /// Which framework the bids are made against.
    framework: FrameworkRef,
    /// The contract, every fact as typed.
    contract: Option<Contract>,
    /// What the tender's documents say, by the ids of the framework's parameters; of a choice, the id of what is
    /// chosen.
    tender: Option<BTreeMap<String, Typed>>,
    /// Parameters whose example was confirmed as the tender's own.
    confirmed: Option<Vec<Typed>>,
    /// What is assumed of rivals, by section id.
    assumptions: Option<BTreeMap<String, Assumption>>,
    /// The bids.
    #[schemars(length(min = 1))]
    bids: Vec<Bid>,
    /// Of a worked example: the example in words, with its arithmetic.
    #[schemars(example = &"240 hours × £15.00 = £3,600.00.")]
    story: Option<Reserved>,
    /// Of a worked example: the parts of the results that must come out, in the shape that `pledge score --format json`
    /// prints.
    #[schemars(example = json!({"bids": [{"social_value": "3600.00"}]}))]
    expect: Option<Reserved>,
    /// A tender that is still being set up in the page; kept.
    draft: Option<Reserved>,
}

/// # Copy
///
/// For whom the file is.
#[derive(JsonSchema)]
#[schemars(rename_all = "snake_case")]
enum Copy {
    /// With notes and plans, for oneself.
    Working,
    /// Without them, for the buyer.
    Clean,
}

/// # Framework of a bid
///
/// Which framework a bid is made against, in which edition.
#[derive(JsonSchema)]
#[schemars(deny_unknown_fields, example = json!({"id": "small", "edition": "1"}))]
struct FrameworkRef {
    /// Its id.
    id: Option<Id>,
    /// Its edition.
    edition: Option<Typed>,
    /// SHA-256 of its canonical text, 64 hexadecimal digits. Missing in a file made by hand.
    hash: Option<Typed>,
    /// Its whole file in one string, so that the bid opens where nobody has the framework.
    #[schemars(title = "Text of the framework")]
    text: Option<Typed>,
}

/// # Contract
///
/// What the supplier knows of the contract. What is missing is asked for where it decides something.
#[derive(JsonSchema)]
#[schemars(deny_unknown_fields, example = example_contract())]
struct Contract {
    /// Name of the contract.
    title: Option<Typed>,
    /// The tender's reference.
    reference: Option<Typed>,
    /// What it is. A contract where it is missing.
    kind: Option<Deal>,
    /// The kind of buyer.
    buyer: Option<Buyer>,
    /// Nation.
    nation: Option<Nation>,
    /// Where it is delivered.
    place: Option<Typed>,
    /// The lot that this file is about.
    lot: Option<Typed>,
    /// Estimated value over the fixed term, pounds.
    value: Option<Typed>,
    /// Whether that value includes VAT.
    #[schemars(title = "VAT")]
    vat: Option<Included>,
    /// Estimated value with all extensions, pounds; VAT as for `value`.
    value_with_extensions: Option<Typed>,
    /// First day, as year, month and day: 2027-04-01.
    start: Option<Typed>,
    /// Fixed term in months.
    months: Option<Typed>,
    /// Extensions that the buyer may take, in order.
    extensions: Option<Vec<Extension>>,
    /// Day of the tender notice: it decides which edition of the framework holds.
    notice_date: Option<Typed>,
    /// Last moment for questions, UK time: 2027-02-01 or 2027-02-01T12:00.
    clarification_deadline: Option<Typed>,
    /// Last moment for the bid, UK time: 2027-03-01 or 2027-03-01T12:00.
    submission_deadline: Option<Typed>,
}

/// # VAT
///
/// Whether a figure includes VAT.
#[derive(JsonSchema)]
#[schemars(rename_all = "snake_case")]
enum Included {
    /// The figure includes VAT.
    Included,
    /// The figure excludes VAT.
    Excluded,
}

fn example_contract() -> Value {
    json!({
        "title": "Cleaning of schools", "reference": "T-12", "kind": "contract", "buyer": "sub_central",
        "nation": "england", "place": "Northside", "value": "£400,000", "vat": "excluded", "value_with_extensions": "£530,000",
        "start": "2027-04-01", "months": "36", "extensions": [{"months": "12"}], "notice_date": "2026-11-01",
        "submission_deadline": "2027-01-15T12:00",
    })
}

/// # Extension
///
/// One extension of the contract that the buyer may take.
#[derive(JsonSchema)]
#[schemars(deny_unknown_fields, example = json!({"months": "12"}))]
struct Extension {
    /// How many months it adds.
    months: Option<Typed>,
}

/// # Assumption
///
/// What is assumed of rivals in one section.
#[derive(JsonSchema)]
#[schemars(deny_unknown_fields, example = json!({"best_rival": "120,000"}))]
struct Assumption {
    /// The best offer that is expected of rivals, in what the section counts.
    best_rival: Option<Typed>,
}

/// # Bid
///
/// One supplier's whole offer.
#[derive(JsonSchema)]
#[schemars(deny_unknown_fields, example = example_bid())]
struct Bid {
    /// Its id in this file. One is given where it is missing.
    id: Option<Typed>,
    /// Name of the supplier, or of a what-if.
    name: Option<Typed>,
    /// Id of the bid that this one is a what-if of.
    scenario_of: Option<Typed>,
    /// The bid's own price, pounds.
    price: Option<Typed>,
    /// Whether that price includes VAT.
    #[schemars(title = "VAT of the price")]
    price_vat: Option<Included>,
    /// People who will work on the contract.
    people: Option<Typed>,
    /// Hours a week of one of them; kept, not used yet.
    hours_per_week: Option<Reserved>,
    /// People whom the supplier employs; kept, not used yet.
    employees: Option<Reserved>,
    /// Who delivers with the bidder.
    partners: Option<Vec<Partner>>,
    /// The pledges, in the supplier's order.
    pledges: Option<Vec<Pledge>>,
    /// The supplier's own grading: grade id by criterion id.
    grades: Option<BTreeMap<String, Typed>>,
    /// Answers by criterion id: the text, or yes or no.
    answers: Option<BTreeMap<String, Typed>>,
    /// Notes by criterion id.
    notes: Option<BTreeMap<String, Typed>>,
    /// Texts that were edited, by criterion id; kept, not used yet.
    statements: Option<Reserved>,
    /// What the supplier can spend: money, hours, people, and a target; kept, not used yet.
    budget: Option<Reserved>,
    /// What was delivered: pledge, quarter, figure, evidence; kept, not used yet.
    delivery: Option<Reserved>,
}

fn example_bid() -> Value {
    json!({
        "id": "b1", "name": "Our offer", "price": "£390,000", "price_vat": "excluded", "people": "12",
        "partners": [example_partner()], "pledges": [example_pledge(), example_pledge_by_year()],
        "grades": {"how": "fair"}, "answers": {"how": "We ask the job centre.", "policy": "yes"},
    })
}

/// # Partner
///
/// Somebody who delivers with the bidder.
#[derive(JsonSchema)]
#[schemars(deny_unknown_fields, example = example_partner())]
struct Partner {
    /// Its id; `by` of a pledge names it.
    id: Option<Typed>,
    /// Its name.
    name: Option<Typed>,
    /// What it is. A partner where it is missing.
    kind: Option<PartnerKind>,
}

fn example_partner() -> Value {
    json!({"id": "school-trust", "name": "A trust for schools", "kind": "partner"})
}

/// # Kind of partner
///
/// On what terms a partner delivers.
#[derive(JsonSchema)]
#[schemars(rename_all = "snake_case")]
enum PartnerKind {
    /// A named subcontractor.
    Subcontractor,
    /// Another named partner.
    Partner,
}

/// # Pledge
///
/// One commitment against one measure. Several on one measure are allowed.
#[derive(JsonSchema)]
#[schemars(deny_unknown_fields, example = example_pledge(), example = example_pledge_by_year())]
struct Pledge {
    /// Its id in this bid. One is given where it is missing.
    id: Option<Typed>,
    /// Which measure, by its id. One that the framework does not have counts nothing.
    measure: Option<Typed>,
    /// What is pledged, by the names of the unit's inputs: quantity, people, hours_per_week, months, weeks,
    /// days_per_week, hours, attendees, cash, first, second or third.
    inputs: Option<BTreeMap<String, Typed>>,
    /// Who delivers it: "us", or the id of a partner. Us where it is missing.
    #[schemars(title = "Who delivers it")]
    by: Option<Typed>,
    /// The percentage of it that this contract brings. All where it is missing.
    share: Option<Typed>,
    /// Where it is delivered. At the contract's place where it is missing.
    place: Option<Typed>,
    /// First day; kept, not used yet.
    #[schemars(title = "First day", example = &"2027-04-01")]
    from: Option<Reserved>,
    /// Last day; kept, not used yet.
    #[schemars(title = "Last day", example = &"2028-03-31")]
    to: Option<Reserved>,
    /// What is pledged in each contract year. If there are any, they stand instead of `inputs`.
    years: Option<Vec<PledgeYear>>,
    /// Ids of pledges that are about the same people, money or hours.
    same_as: Option<Vec<Typed>>,
    /// The lots that it is claimed in. The file's lot where it is missing.
    lots: Option<Vec<Typed>>,
    /// The answer, where the unit is a text or a yes or no.
    answer: Option<Typed>,
    /// What the supplier says of claim rules: yes or no, by rule id.
    attest: Option<BTreeMap<String, Typed>>,
    /// How it will be done: action, owner, partner, measured_by, evidence, notes; kept, not used yet.
    #[schemars(example = json!({"action": "Ask staff who will help", "owner": "Contract manager"}))]
    plan: Option<Reserved>,
    /// What it costs: money, hours; kept, not used yet.
    #[schemars(example = json!({"money": "500", "hours": "20"}))]
    cost: Option<Reserved>,
    /// What a planner may do with it: keep or leave_out; kept, not used yet.
    #[schemars(example = &"keep")]
    planner: Option<Reserved>,
}

fn example_pledge() -> Value {
    json!({
        "id": "p1", "measure": "V1", "inputs": {"quantity": "240"}, "by": "us", "share": "50", "place": "Northside",
        "same_as": ["p2"], "attest": {"paid": "yes"},
    })
}

fn example_pledge_by_year() -> Value {
    let years = json!([example_year(), {"year": "2", "inputs": {"quantity": "6"}}]);
    json!({"id": "p2", "measure": "T1", "by": "school-trust", "years": years})
}

/// # Year of a pledge
///
/// What is pledged for one year of the contract.
#[derive(JsonSchema)]
#[schemars(deny_unknown_fields, example = example_year())]
struct PledgeYear {
    /// Contract year, counted from 1, of the fixed term or of the extension.
    year: Option<Typed>,
    /// Which extension, counted from 1. The fixed term where it is missing.
    extension: Option<Typed>,
    /// What is pledged for that year alone.
    inputs: Option<BTreeMap<String, Typed>>,
}

fn example_year() -> Value {
    json!({"year": "1", "inputs": {"quantity": "4"}})
}

fn example() -> Value {
    json!({
        "format": 1, "framework": {"id": "small", "edition": "1"},
        "contract": {"value": "£400,000", "vat": "excluded", "start": "2027-04-01", "months": "36"},
        "tender": {"weighting": "20"}, "assumptions": {"offer": {"best_rival": "120,000"}},
        "bids": [{"name": "Our offer", "pledges": [{"measure": "V1", "inputs": {"quantity": "240"}}]}],
    })
}
