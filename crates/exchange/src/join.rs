//! Several bid files become one case with all their bids. Files that do not speak of one tender are not joined.

use std::collections::BTreeMap;
use std::rc::Rc;

use pledge_engine::bid::{Assumption, Bid, Case, Map, NumberKind};
use pledge_engine::framework::{Framework, ParameterKind, hash};
use pledge_engine::json::{Limits, parse};

use crate::bid_file::{BidFile, FrameworkRef};
use crate::compare::{compare_contracts, same_numbers, same_words};

/// Two files (indices) that cannot be scored together, and why.
#[derive(Clone, Debug, PartialEq)]
pub struct Apart {
    /// The file that stands first.
    pub one: usize,
    /// The file that differs from it.
    pub other: usize,
    /// In what they differ.
    pub what: Differs,
}

/// In what two files differ.
#[derive(Clone, Debug, PartialEq)]
pub enum Differs {
    /// They are made against different frameworks.
    Framework {
        /// `id`, `edition` or `hash`.
        key: &'static str,
        /// What the first file says.
        one: String,
        /// What the second file says.
        other: String,
    },
    /// A fact of the contract, by its key.
    Contract(&'static str),
    /// What the tender says in a parameter, by its id.
    Tender(String),
    /// The best offer assumed of rivals in a section, by its id.
    Rival(String),
}

/// The first file that is made against another framework than the first of all, with what differs. A file without a
/// hash was made by hand and goes with every text of its edition.
pub fn same_framework(files: &[BidFile]) -> Result<(), Apart> {
    for (other, file) in files.iter().enumerate() {
        for (one, before) in files[..other].iter().enumerate() {
            let (left, right) = (&before.framework, &file.framework);
            let (left_hash, right_hash) = (hash_of(left), hash_of(right));
            let facts = [
                ("id", &left.id, &right.id),
                ("edition", &left.edition, &right.edition),
                ("hash", &left_hash, &right_hash),
            ];
            for (key, a, b) in facts {
                let unknown = key == "hash" && (a.is_empty() || b.is_empty());
                if !unknown && a != b {
                    let what = Differs::Framework { key, one: a.clone(), other: b.clone() };
                    return Err(Apart { one, other, what });
                }
            }
        }
    }
    Ok(())
}

/// The hash of the framework that a bid was made against: that of the text it carries, or else the one it names.
pub fn hash_of(framework: &FrameworkRef) -> String {
    let limits = Limits::default();
    let text = framework.text.as_deref().and_then(|text| parse(text, &limits).ok());
    text.map_or_else(|| framework.hash.clone(), |root| hash(&root))
}

/// One case of all files. `rivals` are best offers by section id that win over those of the files.
///
/// # Errors
/// The first two files that do not speak of one contract, one tender or one best offer.
pub fn join(framework: Rc<Framework>, files: Vec<BidFile>, rivals: &Map<String>) -> Result<(Case, Vec<Bid>), Apart> {
    same_framework(&files)?;
    let mut assumptions: BTreeMap<String, (usize, Assumption)> = BTreeMap::new();
    for (other, file) in files.iter().enumerate() {
        let apart = |one, what| Apart { one, other, what };
        if let Some(first) = files.first() {
            if let Some(key) = compare_contracts(&first.contract, &file.contract) {
                return Err(apart(0, Differs::Contract(key)));
            }
            if let Some(id) = compare_tenders(&framework, &first.tender, &file.tender) {
                return Err(apart(0, Differs::Tender(id)));
            }
        }
        for (section, assumed) in file.assumptions.iter() {
            if assumed.best_rival.trim().is_empty() || rivals.contains_key(section) {
                continue;
            }
            let (one, before) = assumptions.entry(section.clone()).or_insert_with(|| (other, assumed.clone()));
            if !same_numbers(&before.best_rival, &assumed.best_rival, NumberKind::Money) {
                return Err(apart(*one, Differs::Rival(section.clone())));
            }
        }
    }
    let mut case = Case {
        framework,
        contract: files.first().map(|file| file.contract.clone()).unwrap_or_default(),
        tender: files.first().map(|file| file.tender.clone()).unwrap_or_default(),
        confirmed: files.first().map(|file| file.confirmed.clone()).unwrap_or_default(),
        assumptions: assumptions.into_iter().map(|(section, (_, assumed))| (section, assumed)).collect(),
    };
    for (section, best) in rivals.iter() {
        case.assumptions.insert(section.clone(), Assumption { best_rival: best.clone() });
    }
    Ok((case, files.into_iter().flat_map(|file| file.bids).collect()))
}

/// The first parameter, in framework order, in which two tenders differ; unknown ones after those of the framework.
fn compare_tenders(framework: &Framework, one: &Map<String>, other: &Map<String>) -> Option<String> {
    let text = |of: &'_ Map<String>, id: &str| of.get(id).cloned().unwrap_or_default();
    let known = framework.parameters.iter().find(|parameter| {
        let (one, other) = (text(one, &parameter.id), text(other, &parameter.id));
        !match parameter.kind {
            ParameterKind::Choice(_) => same_words(&one, &other),
            _ => same_numbers(&one, &other, parameter.kind.input_kind()),
        }
    });
    if let Some(parameter) = known {
        return Some(parameter.id.clone());
    }
    let mut ids = one.keys().chain(other.keys()).filter(|id| framework.parameter(id).is_none());
    ids.find(|id| !same_words(&text(one, id), &text(other, id))).cloned()
}
