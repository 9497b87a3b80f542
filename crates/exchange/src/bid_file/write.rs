//! Writing: what is empty is left out, and keys stand in the order of the format.

use pledge_engine::bid::{Bid, Map, Partner, Pledge, PledgeYear};
use pledge_engine::json::{Member, Node, Place, Value, digits, pretty};

use super::{BidFile, FORMAT};

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
    contract.text("kind", &c.kind);
    contract.text("buyer", &c.buyer);
    contract.text("nation", &c.nation);
    contract.text("place", &c.place);
    contract.text("lot", &c.lot);
    contract.text("value", &c.value);
    contract.text("vat", &c.vat);
    contract.text("value_with_extensions", &c.value_with_extensions);
    contract.text("start", &c.start);
    contract.text("months", &c.months);
    contract.put("extensions", Out::objects(&c.extensions, |months, out| out.text("months", months)));
    contract.text("notice_date", &c.notice_date);
    contract.text("clarification_deadline", &c.clarification_deadline);
    contract.text("submission_deadline", &c.submission_deadline);
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
    out.text("price", &bid.price);
    out.text("price_vat", &bid.price_vat);
    out.text("people", &bid.people);
    out.put("partners", Out::objects(&bid.partners, partner_out));
    out.put("pledges", Out::objects(&bid.pledges, |pledge, out| pledge_out(pledge, out)));
    out.map("grades", &bid.grades);
    out.map("answers", &bid.answers);
    out.map("notes", &bid.notes);
    out.0.extend_from_slice(&bid.kept);
}

fn partner_out(partner: &Partner, out: &mut Out) {
    out.text("id", &partner.id);
    out.text("name", &partner.name);
    out.text("kind", &partner.kind);
}

fn pledge_out(pledge: &Pledge, out: &mut Out) {
    out.text("id", &pledge.id);
    out.text("measure", &pledge.measure);
    out.map("inputs", &pledge.inputs);
    out.text("by", &pledge.by);
    out.text("share", &pledge.share);
    out.text("place", &pledge.place);
    out.put("years", Out::objects(&pledge.years, year_out));
    out.list("same_as", &pledge.same_as);
    out.list("lots", &pledge.lots);
    out.text("answer", &pledge.answer);
    out.map("attest", &pledge.attest);
    out.0.extend_from_slice(&pledge.kept);
}

fn year_out(year: &PledgeYear, out: &mut Out) {
    out.text("year", &year.year);
    out.text("extension", &year.extension);
    out.map("inputs", &year.inputs);
}
