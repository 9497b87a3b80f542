//! Work as a file, and back.

use std::rc::Rc;

use pledge_engine::framework::{Fault, read};
use pledge_engine::json::{Limits, Member, Node, Place, Value, minified, parse};
use pledge_exchange::{BidFile, FrameworkRef, read_bid_file, read_setup, write_bid_file};

use super::setup::Draft;
use super::{Differs, Follows, Listed, Loaded, Work};

/// Why a file was not opened. What is on screen stays.
#[derive(Clone, Debug, PartialEq)]
pub enum OpenFault {
    /// The file has faults, all of them.
    Faults(Vec<Fault>),
    /// The framework that the file carries has faults, all of them.
    FrameworkFaults(Vec<Fault>),
    /// The file names a framework (id) that is neither in it nor shipped with the page.
    NoFramework(String),
}

/// Reads a framework's text.
///
/// # Errors
/// All its faults.
pub fn load(text: &str) -> Result<Loaded, Vec<Fault>> {
    let reading = read(text, &Limits::default());
    match reading.framework {
        Some(framework) => Ok(Loaded { framework: Rc::new(framework), text: text.into(), shipped: false }),
        None => Err(reading.faults),
    }
}

/// The key of a draft in a file. A file may hold nothing else.
const DRAFT: &str = "draft";

/// The work as the text of a bid file. It carries the framework's text unless the page ships it, and the draft of a
/// tender if there is one. A draft alone makes a file without a bid.
pub fn to_file(work: &Work) -> String {
    written(work, true)
}

/// As [`to_file`], without the framework's text.
pub(super) fn to_file_alone(work: &Work) -> String {
    written(work, false)
}

fn written(work: &Work, carry: bool) -> String {
    let draft = work.setup.as_ref().map(Draft::node);
    let Some(loaded) = &work.framework else {
        let alone = |draft| minified(&Node::object([("format", Node::new(Value::Number("1".into()))), (DRAFT, draft)]));
        return draft.map(alone).unwrap_or_default();
    };
    let mut kept = work.kept.clone();
    kept.extend(draft.map(|value| Member { key: DRAFT.into(), place: Place::default(), value }));
    write_bid_file(&BidFile {
        copy: "working".into(),
        framework: FrameworkRef {
            id: loaded.framework.id.clone(),
            edition: loaded.framework.edition.clone(),
            hash: loaded.framework.hash.clone(),
            text: (carry && !loaded.shipped).then(|| String::from(&*loaded.text)),
        },
        contract: work.contract.clone(),
        tender: work.tender.clone(),
        confirmed: work.confirmed.clone(),
        assumptions: work.assumptions.clone(),
        bids: work.bids.clone(),
        kept,
    })
}

/// The work in the text of a file. `loaded` is the framework of that id for a file that does not carry its own.
///
/// # Errors
/// Why it was not opened.
pub fn from_file(text: &str, loaded: Option<&Rc<Loaded>>) -> Result<Work, OpenFault> {
    if let Some(setup) = draft_alone(text) {
        return Ok(Work { setup: Some(setup.into()), ..Work::default() });
    }
    let file = read_bid_file(text, &Limits::default()).map_err(OpenFault::Faults)?;
    let made = &file.framework;
    let framework = match (&made.text, loaded) {
        (Some(text), _) => Rc::new(load(text).map_err(OpenFault::FrameworkFaults)?),
        (None, Some(loaded)) if loaded.framework.id == made.id => loaded.clone(),
        (None, _) => return Err(OpenFault::NoFramework(made.id.clone())),
    };
    // A file made by hand need not say either.
    let other = |said: &str, own: &str| !said.is_empty() && said != own;
    let own = &framework.framework;
    let differs = (other(&made.edition, &own.edition) || other(&made.hash, &own.hash)).then(|| Differs {
        bid: if made.edition.is_empty() { own.edition.clone() } else { made.edition.clone() },
        page: own.edition.clone(),
        follows: if made.text.is_some() { Follows::Changed } else { Follows::Page },
    });
    let (draft, kept) = file.kept.into_iter().partition::<Vec<_>, _>(|member| member.key == DRAFT);
    Ok(Work {
        framework: Some(framework),
        contract: file.contract,
        tender: file.tender,
        confirmed: file.confirmed,
        assumptions: file.assumptions,
        bids: file.bids,
        current: 0,
        setup: draft.first().and_then(|member| read_setup(&minified(&member.value))).map(Draft::from),
        kept,
        differs,
    })
}

/// The draft of a file that holds nothing else.
fn draft_alone(text: &str) -> Option<pledge_exchange::PrivateSetup> {
    let root = parse(text, &Limits::default()).ok()?;
    let known = root.get("format").is_some_and(|format| format.value == Value::Number("1".into()));
    if !known || root.get("bids").is_some() {
        return None;
    }
    read_setup(&minified(root.get(DRAFT)?))
}

/// Says of a framework in use whether the page ships that very text, or another under its name.
pub fn compare_with(work: &mut Work, listed: &[Listed]) {
    let Some(loaded) = &work.framework else { return };
    let own = &loaded.framework;
    let Some(page) = listed.iter().find(|entry| entry.id == own.id) else { return };
    if page.hash == own.hash {
        work.framework = Some(Rc::new(Loaded { shipped: true, text: "".into(), framework: own.clone() }));
    } else if work.differs.is_none() {
        work.differs = Some(Differs { bid: own.edition.clone(), page: page.edition.clone(), follows: Follows::Bid });
    }
}

/// A name for the file: from the contract's or the tender's, in letters that every system takes.
pub fn file_name(work: &Work) -> String {
    let draft = work.setup.as_ref().map(|setup| &setup.title);
    let names = [Some(&work.contract.title), Some(&work.contract.reference), draft];
    let named = names.into_iter().flatten().find(|name| !name.trim().is_empty());
    let mut slug = String::new();
    for letter in named.map_or("bid", |name| name.as_str()).chars().take(60) {
        if letter.is_ascii_alphanumeric() {
            slug.push(letter.to_ascii_lowercase());
        } else if !slug.ends_with('-') && !slug.is_empty() {
            slug.push('-');
        }
    }
    if slug.ends_with('-') {
        slug.pop();
    }
    [if slug.is_empty() { "bid" } else { &slug }, ".pledge.json"].concat()
}
