//! The bid file (design, section 6). It holds inputs only, each text exactly as typed; results are computed anew.
//! Keys that this version does not use are kept and written back unchanged; unknown keys are faults.

use pledge_engine::bid::Map;

use pledge_engine::bid::{Assumption, Bid, Contract, Kept, Pledge};
use pledge_engine::framework::{Fault, FaultKind, Severity};
use pledge_engine::json::walk::{Cursor, Walk};
use pledge_engine::json::{Limits, Member, Node, Place, Value, digits, parse, pretty};

/// The format that this version writes, and the highest that it reads.
const FORMAT: u32 = 1;
/// Keys of the file that are kept and not used. `story` and `expect` make a bid file a worked example; `draft` is a
/// tender that is still being set up, for the page alone.
const FILE_KEPT: [&str; 3] = ["story", "expect", "draft"];
/// Keys of the contract that are kept and not used yet.
pub(crate) const CONTRACT_KEPT: [&str; 9] = [
    "kind",
    "buyer",
    "nation",
    "lot",
    "value_with_extensions",
    "extensions",
    "notice_date",
    "clarification_deadline",
    "submission_deadline",
];
/// Keys of a bid that are kept and not used yet.
const BID_KEPT: [&str; 8] =
    ["price", "price_vat", "hours_per_week", "employees", "partners", "statements", "budget", "delivery"];
/// Keys of a pledge that are kept and not used yet.
const PLEDGE_KEPT: [&str; 11] =
    ["by", "share", "place", "from", "to", "years", "lots", "attest", "plan", "cost", "planner"];

/// A bid file as read.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct BidFile {
    /// "working", "clean" or empty.
    pub copy: String,
    /// Which framework the bid is made against.
    pub framework: FrameworkRef,
    /// The contract.
    pub contract: Contract,
    /// Parameter id to the text as typed.
    pub tender: Map<String>,
    /// Parameters whose example was confirmed.
    pub confirmed: Vec<String>,
    /// Section id to what is assumed of rivals.
    pub assumptions: Map<Assumption>,
    /// The bids.
    pub bids: Vec<Bid>,
    /// Keys of the file that are kept and not used.
    pub kept: Kept,
}

/// Which framework a bid is made against.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct FrameworkRef {
    /// Identifier.
    pub id: String,
    /// Edition.
    pub edition: String,
    /// Hash of its file; empty in a file made by hand.
    pub hash: String,
    /// Its file, the whole text, so that the bid opens where nobody has it. A string, so that not a letter changes.
    pub text: Option<String>,
}

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
    let copy = at.word("copy", &["working", "clean"]).map_or("", |word| ["working", "clean"][word]).to_owned();
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
    let contract = Contract {
        title: at.string("title"),
        reference: at.string("reference"),
        place: at.string("place"),
        value: at.string("value"),
        vat: at.word("vat", &["included", "excluded"]).map_or("", |word| ["included", "excluded"][word]).to_owned(),
        start: at.string("start"),
        months: at.string("months"),
        kept: at.reserved(&CONTRACT_KEPT),
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
    let bid = Bid {
        id: at.string("id"),
        name: at.string("name"),
        scenario_of: at.string("scenario_of"),
        people: at.string("people"),
        pledges,
        grades: texts(&mut at, "grades"),
        answers: texts(&mut at, "answers"),
        notes: texts(&mut at, "notes"),
        kept: at.reserved(&BID_KEPT),
    };
    at.finish();
    Some(bid)
}

fn pledge(walk: &mut Walk, node: &Node) -> Option<Pledge> {
    let mut at = walk.object(node)?;
    let pledge = Pledge {
        id: at.string("id"),
        measure: at.string("measure"),
        inputs: texts(&mut at, "inputs"),
        same_as: strings(&mut at, "same_as"),
        answer: at.string("answer"),
        kept: at.reserved(&PLEDGE_KEPT),
    };
    at.finish();
    Some(pledge)
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

/// An object being written; what is empty is left out.
#[derive(Default)]
struct Out(Vec<Member>);

impl Out {
    /// What a file must have to open again, even if it is empty.
    fn needed(&mut self, key: &str, value: Value) {
        self.0.push(Member { key: key.into(), place: Place::default(), value: Node::new(value) });
    }

    fn put(&mut self, key: &str, value: Value) {
        let empty = match &value {
            Value::Text(text) => text.is_empty(),
            Value::List(items) => items.is_empty(),
            Value::Object(members) => members.is_empty(),
            _ => false,
        };
        if !empty {
            self.needed(key, value);
        }
    }

    fn text(&mut self, key: &str, text: &str) {
        self.put(key, Value::Text(text.into()));
    }

    fn object(&mut self, key: &str, object: Self) {
        self.put(key, Value::Object(object.0));
    }

    fn map(&mut self, key: &str, texts: &Map<String>) {
        let mut object = Self::default();
        for (key, text) in texts.iter() {
            object.needed(key, Value::Text(text.clone()));
        }
        self.object(key, object);
    }

    fn list(&mut self, key: &str, texts: &[String]) {
        self.put(key, Value::List(texts.iter().map(|text| Node::new(Value::Text(text.clone()))).collect()));
    }

    fn objects<T>(items: &[T], write: fn(&T, &mut Self)) -> Value {
        let written = |item| {
            let mut object = Self::default();
            write(item, &mut object);
            Node::new(Value::Object(object.0))
        };
        Value::List(items.iter().map(written).collect())
    }
}

/// Writes a bid file.
pub fn write_bid_file(file: &BidFile) -> String {
    let mut framework = Out::default();
    framework.text("id", &file.framework.id);
    framework.text("edition", &file.framework.edition);
    framework.text("hash", &file.framework.hash);
    framework.text("text", file.framework.text.as_deref().unwrap_or_default());
    let c = &file.contract;
    let mut contract = Out::default();
    contract.text("title", &c.title);
    contract.text("reference", &c.reference);
    contract.text("place", &c.place);
    contract.text("value", &c.value);
    contract.text("vat", &c.vat);
    contract.text("start", &c.start);
    contract.text("months", &c.months);
    // Keys that were kept are written unchanged, empty ones too.
    contract.0.extend_from_slice(&c.kept);
    let mut assumptions = Out::default();
    for (section, assumed) in file.assumptions.iter() {
        let mut one = Out::default();
        one.text("best_rival", &assumed.best_rival);
        assumptions.object(section, one);
    }
    let mut out = Out::default();
    out.needed("format", Value::Number(digits(FORMAT.into())));
    out.text("copy", &file.copy);
    out.needed("framework", Value::Object(framework.0));
    out.object("contract", contract);
    out.map("tender", &file.tender);
    out.list("confirmed", &file.confirmed);
    out.object("assumptions", assumptions);
    out.needed("bids", Out::objects(&file.bids, bid_out));
    out.0.extend_from_slice(&file.kept);
    pretty(&Node::new(Value::Object(out.0)))
}

fn bid_out(bid: &Bid, out: &mut Out) {
    out.text("id", &bid.id);
    out.text("name", &bid.name);
    out.text("scenario_of", &bid.scenario_of);
    out.text("people", &bid.people);
    out.put("pledges", Out::objects(&bid.pledges, pledge_out));
    out.map("grades", &bid.grades);
    out.map("answers", &bid.answers);
    out.map("notes", &bid.notes);
    out.0.extend_from_slice(&bid.kept);
}

fn pledge_out(pledge: &Pledge, out: &mut Out) {
    out.text("id", &pledge.id);
    out.text("measure", &pledge.measure);
    out.map("inputs", &pledge.inputs);
    out.list("same_as", &pledge.same_as);
    out.text("answer", &pledge.answer);
    out.0.extend_from_slice(&pledge.kept);
}
