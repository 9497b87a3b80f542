//! Reading: every fault is collected, and a file without one is taken as it is.

use pledge_engine::bid::{Assumption, Bid, Contract, Kept, Map, Partner, Pledge, PledgeYear};
use pledge_engine::framework::{Buyer, Deal, Fault, FaultKind, Nation, Severity};
use pledge_engine::json::walk::{Cursor, Walk};
use pledge_engine::json::{Limits, Node, Value, parse};

use super::{BidFile, FORMAT, FrameworkRef};

/// Keys of the file that are kept and not used. `story` and `expect` make a bid file a worked example; `draft` is a
/// tender that is still being set up, for the page alone.
const FILE_KEPT: [&str; 3] = ["story", "expect", "draft"];
/// Keys of a bid that are kept and not used yet.
const BID_KEPT: [&str; 5] = ["hours_per_week", "employees", "statements", "budget", "delivery"];
/// Keys of a pledge that are kept and not used yet.
const PLEDGE_KEPT: [&str; 5] = ["from", "to", "plan", "cost", "planner"];
/// Whether a figure includes VAT.
const VAT: [&str; 2] = ["included", "excluded"];

/// Reads a bid file.
///
/// # Errors
/// Every fault, in file order.
pub fn read_bid_file(text: &str, limits: &Limits) -> Result<BidFile, Vec<Fault>> {
    let root = parse(text, limits).map_err(|fault| vec![fault])?;
    let mut walk = Walk::typed(limits);
    let file = file(&mut walk, &root);
    let usable = walk.is_usable();
    let faults = walk.finish(&root);
    match file {
        Some(file) if usable => Ok(file),
        _ => Err(faults.into_iter().filter(|fault| fault.kind.severity() == Severity::Fault).collect()),
    }
}

fn file(walk: &mut Walk, root: &Node) -> Option<BidFile> {
    let mut at = walk.object(root)?;
    if !at.is_format(FORMAT) {
        return None;
    }
    at.require(&["format", "framework", "bids"]);
    let copy = word(&mut at, "copy", &["working", "clean"]);
    let framework = at.get("framework").and_then(|node| framework(at.walk, node)).unwrap_or_default();
    let contract = at.get("contract").and_then(|node| contract(at.walk, node)).unwrap_or_default();
    let tender = texts(&mut at, "tender");
    let confirmed = strings(&mut at, "confirmed");
    let mut assumptions = Map::new();
    for member in at.entries("assumptions") {
        if let Some(mut inner) = at.walk.object(&member.value) {
            let best_rival = inner.string("best_rival");
            inner.finish();
            assumptions.insert(member.key.clone(), Assumption { best_rival });
        }
    }
    let mut bids: Vec<Bid> = Vec::new();
    let list = at.get("bids");
    let items = list.map_or(&[][..], |node| at.walk.list(node));
    for node in items {
        if let Some(bid) = bid(at.walk, node) {
            if !bid.id.is_empty() && bids.iter().any(|other| other.id == bid.id) {
                at.walk.fault(node.place, FaultKind::DuplicateId { id: bid.id.clone() });
            }
            bids.push(bid);
        }
    }
    name(bids.iter_mut().map(|bid| &mut bid.id).collect(), "b");
    if let Some(node) = list
        && matches!(&node.value, Value::List(items) if items.is_empty())
    {
        at.walk.fault(node.place, FaultKind::Empty);
    }
    let kept = at.reserved(&FILE_KEPT);
    at.finish();
    Some(BidFile { copy, framework, contract, tender, confirmed, assumptions, bids, kept })
}

fn framework(walk: &mut Walk, node: &Node) -> Option<FrameworkRef> {
    let mut at = walk.object(node)?;
    let text = at.text("text").map(str::to_owned);
    let id = at.id("id").unwrap_or_default().to_owned();
    let framework = FrameworkRef { id, edition: at.string("edition"), hash: at.string("hash"), text };
    at.finish();
    Some(framework)
}

fn contract(walk: &mut Walk, node: &Node) -> Option<Contract> {
    let mut at = walk.object(node)?;
    let mut extensions = Vec::new();
    for node in at.list("extensions") {
        if let Some(mut inner) = at.walk.object(node) {
            extensions.push(inner.string("months"));
            inner.finish();
        }
    }
    let contract = Contract {
        title: at.string("title"),
        reference: at.string("reference"),
        kind: word(&mut at, "kind", &Deal::ALL.map(Deal::code)),
        buyer: word(&mut at, "buyer", &Buyer::ALL.map(Buyer::code)),
        nation: word(&mut at, "nation", &Nation::ALL.map(Nation::code)),
        place: at.string("place"),
        lot: at.string("lot"),
        value: at.string("value"),
        vat: word(&mut at, "vat", &VAT),
        value_with_extensions: at.string("value_with_extensions"),
        start: at.string("start"),
        months: at.string("months"),
        extensions,
        notice_date: at.string("notice_date"),
        clarification_deadline: at.string("clarification_deadline"),
        submission_deadline: at.string("submission_deadline"),
        // Every key of the contract is one of these.
        kept: Kept::new(),
    };
    at.finish();
    Some(contract)
}

fn bid(walk: &mut Walk, node: &Node) -> Option<Bid> {
    let mut at = walk.object(node)?;
    let mut pledges: Vec<Pledge> = Vec::new();
    for node in at.list("pledges") {
        if let Some(pledge) = pledge(at.walk, node) {
            if !pledge.id.is_empty() && pledges.iter().any(|other| other.id == pledge.id) {
                at.walk.fault(node.place, FaultKind::DuplicateId { id: pledge.id.clone() });
            }
            pledges.push(pledge);
        }
    }
    name(pledges.iter_mut().map(|pledge| &mut pledge.id).collect(), "p");
    let partners = partners(&mut at);
    let bid = Bid {
        id: at.string("id"),
        name: at.string("name"),
        scenario_of: at.string("scenario_of"),
        price: at.string("price"),
        price_vat: word(&mut at, "price_vat", &VAT),
        people: at.string("people"),
        partners,
        pledges: pledges.into_iter().map(Into::into).collect(),
        grades: texts(&mut at, "grades"),
        answers: texts(&mut at, "answers"),
        notes: texts(&mut at, "notes"),
        kept: at.reserved(&BID_KEPT),
    };
    at.finish();
    Some(bid)
}

/// Who delivers with the bidder. Pledges name them by id, and the bidder as "us", so no partner can be called that.
fn partners(at: &mut Cursor<'_, '_>) -> Vec<Partner> {
    let mut partners: Vec<Partner> = Vec::new();
    for node in at.list("partners") {
        if let Some(mut inner) = at.walk.object(node) {
            let partner = Partner {
                id: inner.string("id"),
                name: inner.string("name"),
                kind: word(&mut inner, "kind", &["subcontractor", "partner"]),
            };
            inner.finish();
            if partner.id == "us" || !partner.id.is_empty() && partners.iter().any(|other| other.id == partner.id) {
                at.walk.fault(node.place, FaultKind::DuplicateId { id: partner.id.clone() });
            }
            partners.push(partner);
        }
    }
    name(partners.iter_mut().map(|partner| &mut partner.id).collect(), "d");
    partners
}

fn pledge(walk: &mut Walk, node: &Node) -> Option<Pledge> {
    let mut at = walk.object(node)?;
    let mut years = Vec::new();
    for node in at.list("years") {
        if let Some(mut inner) = at.walk.object(node) {
            years.push(PledgeYear {
                year: inner.string("year"),
                extension: inner.string("extension"),
                inputs: texts(&mut inner, "inputs"),
            });
            inner.finish();
        }
    }
    let pledge = Pledge {
        id: at.string("id"),
        measure: at.string("measure"),
        inputs: texts(&mut at, "inputs"),
        by: at.string("by"),
        share: at.string("share"),
        place: at.string("place"),
        years,
        same_as: strings(&mut at, "same_as"),
        lots: strings(&mut at, "lots"),
        answer: at.string("answer"),
        attest: texts(&mut at, "attest"),
        kept: at.reserved(&PLEDGE_KEPT),
    };
    at.finish();
    Some(pledge)
}

/// One of the words, or nothing where there is none.
fn word<'n>(at: &mut Cursor<'_, 'n>, key: &'n str, allowed: &[&'static str]) -> String {
    at.word(key, allowed).and_then(|word| allowed.get(word)).map_or("", |word| *word).to_owned()
}

/// Gives those without an id one of their own: the letter and the first number that nobody has.
fn name(mut ids: Vec<&mut String>, letter: &str) {
    let taken: Vec<String> = ids.iter().filter(|id| !id.is_empty()).map(|id| (**id).clone()).collect();
    let mut number = 0;
    for id in ids.iter_mut().filter(|id| id.is_empty()) {
        while id.is_empty() || taken.contains(id) {
            number += 1_u32;
            **id = [letter, &number.to_string()].concat();
        }
    }
}

/// The texts of an object with free keys.
fn texts<'n>(at: &mut Cursor<'_, 'n>, key: &'n str) -> Map<String> {
    let mut found = Map::new();
    for member in at.entries(key) {
        if let Some(text) = at.walk.text(&member.value) {
            found.insert(member.key.clone(), text.to_owned());
        }
    }
    found
}

/// The texts of a list.
fn strings<'n>(at: &mut Cursor<'_, 'n>, key: &'n str) -> Vec<String> {
    let mut found = Vec::new();
    for node in at.list(key) {
        found.extend(at.walk.text(node).map(str::to_owned));
    }
    found
}
