//! The tolerant walk over a framework file.
//!
//! Parts are read in the order in which they refer to each other, whatever their order in the file, so a reference
//! becomes an index as soon as it is read. Where something is wrong a plain stand-in takes its place and the walk goes
//! on; since every stand-in comes with a fault, and a file with a fault gives no framework, none is ever seen.

mod context;
mod contract;
mod graded;
mod indexes;
mod methods;
mod only_if;
mod rules;
mod sections;
mod stated;
mod tender;
mod threshold;
mod tree;
mod unit;
mod value;

use super::{Extensions, Fault, FaultKind, Framework, Lots, Rounding, Status, check, hash};
use crate::json::walk::{Cursor, Walk};
use crate::json::{Limits, Node, parse};
pub(super) use context::{Context, NOT_STATED, Table};

/// The format that this reader knows.
pub const FORMAT: u32 = 1;

/// Keys of the whole file that later versions use. They are accepted here and not looked into.
const RESERVED: [&str; 4] = ["replaces", "changes", "publish", "examples"];

/// The same for measures.
const RESERVED_OF_MEASURES: [&str; 7] = ["replaces", "question", "limit", "examples", "area", "effort", "legal_ground"];

/// Whether nothing below this key is used yet, so that nothing below it is known to be a decimal.
pub(super) fn is_reserved(key: &str) -> bool {
    RESERVED.contains(&key) || RESERVED_OF_MEASURES.contains(&key)
}

/// What reading a framework file gives.
#[derive(Clone, Debug)]
pub struct Reading {
    /// The model, if there is no fault.
    pub framework: Option<Framework>,
    /// Every fault and lint, in file order.
    pub faults: Vec<Fault>,
}

/// Reads a framework file, collecting every fault.
pub fn read(text: &str, limits: &Limits) -> Reading {
    match parse(text, limits) {
        Ok(root) => read_node(&root, limits),
        Err(fault) => Reading { framework: None, faults: vec![fault] },
    }
}

/// Reads a framework that stands inside another file; pointers start at `root`, lines are those of the whole file.
pub fn read_node(root: &Node, limits: &Limits) -> Reading {
    let mut walk = Walk::new(limits);
    let framework = whole(root, &mut walk);
    let framework = framework.filter(|_| walk.is_usable()).map(|mut framework| {
        framework.hash = hash(root);
        framework
    });
    Reading { framework, faults: walk.finish(root) }
}

/// The whole file. `None` if it is no object or of a newer format.
fn whole(root: &Node, walk: &mut Walk) -> Option<Framework> {
    let mut c = walk.object(root)?;
    if !c.is_format(FORMAT) {
        return None;
    }
    c.require(&[
        "format",
        "id",
        "edition",
        "published",
        "status",
        "languages",
        "title",
        "buyer",
        "summary",
        "sources",
        "themes",
        "sections",
    ]);
    c.allow(&RESERVED);
    let status = c.word("status", &["official", "adaptation", "illustrative", "private"]);
    let status = status.map(|at| match at {
        0 => Status::Official,
        1 => Status::Adaptation,
        2 => Status::Illustrative,
        _ => Status::Private,
    });
    let mut x = Context::new(status);
    if x.is_private() {
        // A supplier may paste what cannot be seen, and nobody else reads it.
        c.walk.forgive_hidden();
    }
    x.bilingual = languages(&mut c);
    let published = c.get("published").and_then(|node| c.walk.date(node));
    let mut framework = Framework {
        id: c.id("id").unwrap_or_default().to_owned(),
        edition: some_text(&mut c, "edition"),
        published: published.unwrap_or_default().to_owned(),
        in_force: threshold::period(&mut c, "in_force"),
        status: status.unwrap_or(Status::Private),
        bilingual: x.bilingual,
        title: x.text(&mut c, "title"),
        buyer: x.name(&mut c, "buyer"),
        summary: x.text(&mut c, "summary"),
        about: x.text(&mut c, "about"),
        mixed_price_years: x.text(&mut c, "mixed_price_years"),
        sources: tender::sources(&mut c, &mut x),
        full_time_hours: value::constant_at(&mut c, &mut x, "full_time_hours"),
        areas: contract::areas(&mut c, &mut x),
        // The least that the tender may say in a parameter can depend on them.
        thresholds: threshold::thresholds(&mut c, &mut x),
        parameters: tender::parameters(&mut c, &mut x),
        documents: Vec::new(),
        indexes: Vec::new(),
        discount: None,
        non_price: None,
        round: Rounding::Sections,
        lots: Lots::Separate,
        extensions: Extensions::Apart,
        themes: Vec::new(),
        measures: Vec::new(),
        sections: Vec::new(),
        scales: Vec::new(),
        criteria: Vec::new(),
        rules: Vec::new(),
        hash: String::new(),
    };
    if status.is_some_and(Status::is_practice) {
        c.require(&["about"]);
    }
    approved(&mut c, status == Some(Status::Official));
    contract::read(&mut c, &mut x, &mut framework);
    indexes::read(&mut c, &mut x, &mut framework);
    sections::read(&mut c, &mut x, &mut framework);
    tree::read(&mut c, &mut x, &mut framework);
    graded::read(&mut c, &mut x, &mut framework);
    rules::read(&mut c, &mut x, &mut framework);
    check::whole(c.walk, &x, &framework, root);
    c.finish();
    Some(framework)
}

/// Whether every text stands in both languages.
fn languages(c: &mut Cursor<'_, '_>) -> bool {
    let Some(node) = c.get("languages") else {
        return false;
    };
    let mut seen = [false; 2];
    for item in c.walk.list(node) {
        let Some(language) = c.walk.word(item, &["en", "cy"]) else {
            continue;
        };
        if seen[language] {
            let id = item.as_text().unwrap_or_default().to_owned();
            c.walk.fault(item.place, FaultKind::DuplicateId { id });
        }
        seen[language] = true;
    }
    if !seen[0] {
        let language = "en";
        c.walk.fault(node.place, FaultKind::MissingLanguage { language });
    }
    seen[1]
}

/// Who approved an official framework, and when.
fn approved(c: &mut Cursor<'_, '_>, official: bool) {
    if official && !c.has("approved") {
        c.fault(FaultKind::OfficialNeeds { key: "approved" });
    }
    let Some(mut approved) = c.object("approved") else {
        return;
    };
    approved.require(&["by", "date"]);
    some_text(&mut approved, "by");
    if let Some(date) = approved.get("date") {
        approved.walk.date(date);
    }
    approved.finish();
}

/// A string that says something, if it is there at all.
fn some_text(c: &mut Cursor<'_, '_>, key: &'static str) -> String {
    let node = c.get(key);
    let text = node.and_then(|node| c.walk.text(node));
    if let (Some(node), Some("")) = (node, text.map(str::trim)) {
        c.walk.fault(node.place, FaultKind::Empty);
    }
    c.walk.own(text.unwrap_or_default())
}
