//! Work as a file, and back.

use std::rc::Rc;

use pledge_engine::framework::{Fault, read};
use pledge_engine::json::Limits;
use pledge_exchange::{BidFile, FrameworkRef, read_bid_file, write_bid_file};

use super::{Loaded, Work};

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
pub fn load(text: &str, shipped: bool) -> Result<Loaded, Vec<Fault>> {
    let reading = read(text, &Limits::default());
    match reading.framework {
        Some(framework) => Ok(Loaded { framework: Rc::new(framework), text: text.into(), shipped }),
        None => Err(reading.faults),
    }
}

/// The work as the text of a bid file. It carries the framework's text unless the page ships it.
pub fn to_file(work: &Work) -> String {
    let framework = work.framework.as_ref().map(|loaded| FrameworkRef {
        id: loaded.framework.id.clone(),
        edition: loaded.framework.edition.clone(),
        hash: loaded.framework.hash.clone(),
        text: (!loaded.shipped).then(|| loaded.text.to_string()),
    });
    write_bid_file(&BidFile {
        copy: "working".into(),
        framework: framework.unwrap_or_default(),
        contract: work.contract.clone(),
        tender: work.tender.clone(),
        confirmed: work.confirmed.clone(),
        assumptions: work.assumptions.clone(),
        bids: work.bids.clone(),
        kept: work.kept.clone(),
    })
}

/// The work in the text of a bid file. `loaded` is the shipped framework of that id, if there is one; a file that
/// carries its own text uses that.
///
/// # Errors
/// Why it was not opened.
pub fn from_file(text: &str, loaded: Option<&Rc<Loaded>>) -> Result<Work, OpenFault> {
    let file = read_bid_file(text, &Limits::default()).map_err(OpenFault::Faults)?;
    let framework = match (&file.framework.text, loaded) {
        (None, Some(loaded)) if loaded.framework.id == file.framework.id => loaded.clone(),
        // What the browser kept is read only once.
        (Some(text), Some(loaded)) if *text == *loaded.text => loaded.clone(),
        (Some(text), _) => Rc::new(load(text, false).map_err(OpenFault::FrameworkFaults)?),
        (None, _) => return Err(OpenFault::NoFramework(file.framework.id)),
    };
    Ok(Work {
        framework: Some(framework),
        contract: file.contract,
        tender: file.tender,
        confirmed: file.confirmed,
        assumptions: file.assumptions,
        bids: file.bids,
        current: 0,
        setup: None,
        kept: file.kept,
    })
}

/// A name for the file: from the contract's or the supplier's, in letters that every system takes.
pub fn file_name(work: &Work) -> String {
    let named = [&work.contract.title, &work.contract.reference].into_iter().find(|name| !name.trim().is_empty());
    let mut slug = String::new();
    for letter in named.map_or("bid", |name| name.as_str()).chars().take(60) {
        if letter.is_ascii_alphanumeric() {
            slug.push(letter.to_ascii_lowercase());
        } else if !slug.ends_with('-') && !slug.is_empty() {
            slug.push('-');
        }
    }
    let slug = slug.trim_end_matches('-');
    [if slug.is_empty() { "bid" } else { slug }, ".pledge.json"].concat()
}
