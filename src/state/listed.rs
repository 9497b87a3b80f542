//! The frameworks that the page ships, as its list names them.

use pledge_engine::framework::{Status, Text};
use pledge_words::parts;

/// A framework that the page ships.
#[derive(Debug, Default, PartialEq)]
pub struct Listed {
    /// Identifier.
    pub id: String,
    /// Edition.
    pub edition: String,
    /// Hash of its file.
    pub hash: String,
    /// Whose words it is made of; `None` for a word that this version does not know.
    pub status: Option<Status>,
    /// Name.
    pub title: Text,
    /// What it is, in a sentence or two.
    pub summary: Text,
    /// The files of its compact form.
    pub files: Files,
}

/// Which files hold the compact form of a framework.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Files {
    /// What their names begin with.
    pub stem: String,
    /// Whether there are Welsh texts.
    pub bilingual: bool,
}

/// The frameworks of `list.txt`: a line each, its parts separated by tabs. A line that is not one is left out.
pub fn listed(text: &str) -> Vec<Listed> {
    parts(text, b'\n').into_iter().filter_map(line).collect()
}

fn line(line: &str) -> Option<Listed> {
    let &[id, edition, hash, status, title, teitl, summary, crynodeb, stem, languages] = parts(line, b'\t').as_slice()
    else {
        return None;
    };
    let both = |en: &str, cy: &str| Text { en: en.into(), cy: cy.into() };
    let all = [Status::Official, Status::Adaptation, Status::Illustrative];
    Some(Listed {
        id: id.into(),
        edition: edition.into(),
        hash: hash.into(),
        status: all.into_iter().find(|known| known.code() == status),
        title: both(title, teitl),
        summary: both(summary, crynodeb),
        files: Files { stem: stem.into(), bilingual: languages == "2" },
    })
}
