//! Frameworks and bids, from files or from the tool itself.

use std::fs;
use std::io::{Error, ErrorKind};
use std::path::{Path, PathBuf};
use std::rc::Rc;

use pledge_engine::framework::{Framework, Severity, read};
use pledge_engine::json::Limits;
use pledge_exchange::{BidFile, read_bid_file};
use pledge_words::{Lang, say};

use crate::args::FRAMEWORK;
use crate::output::Stop;
use crate::{faults, shipped};

/// A framework's text and where it came from.
pub struct Source {
    /// What it is called in messages.
    pub name: String,
    /// Its text.
    pub text: String,
    /// Names and texts of the worked examples beside it; an example that cannot be read has the reason.
    pub examples: Vec<ExampleText>,
}

/// Name and text of a worked example.
type ExampleText = (String, Result<String, Stop>);

/// Why the system refused a file. What happens often is said in our own words; the rest in those of the system, which
/// are better than nothing.
pub fn reason(lang: Lang, error: &Error) -> String {
    let ours = match error.kind() {
        ErrorKind::NotFound => say::terminal_reason_not_found(lang),
        ErrorKind::PermissionDenied => say::terminal_reason_denied(lang),
        ErrorKind::IsADirectory => say::terminal_reason_folder(lang),
        ErrorKind::NotADirectory => say::terminal_reason_not_folder(lang),
        _ => return error.to_string(),
    };
    ours.to_owned()
}

/// The text of a file.
pub fn read_text(lang: Lang, path: &Path) -> Result<String, Stop> {
    let name = path.display().to_string();
    let bytes =
        fs::read(path).map_err(|error| Stop::unusable(say::terminal_unreadable(lang, &name, &reason(lang, &error))))?;
    String::from_utf8(bytes).map_err(|_| Stop::unusable(say::terminal_not_text(lang, &name)))
}

/// A framework file, a folder with one, or one that comes with the tool; with its worked examples if they are wanted.
pub fn find_framework(lang: Lang, named: &str, with_examples: bool) -> Result<Source, Stop> {
    let mut path = PathBuf::from(named);
    if path.is_dir() && path.join("framework.json").is_file() {
        path.push("framework.json");
    }
    if !path.exists() || path.is_dir() {
        if let Some(shipped) = shipped::find(named) {
            let examples = shipped.examples.iter().map(|(name, text)| ((*name).to_owned(), Ok((*text).to_owned())));
            return Ok(Source { name: named.into(), text: shipped.text.into(), examples: examples.collect() });
        }
        // What looks like a path is not taken for the id of a framework.
        if !path.is_dir() && !named.contains(['/', '\\', '.']) {
            return Err(Stop::unusable(say::terminal_no_framework(lang, named, &shipped::list())));
        }
    }
    let text = read_text(lang, &path)?;
    let examples = if with_examples { examples_beside(lang, &path)? } else { Vec::new() };
    Ok(Source { name: path.display().to_string(), text, examples })
}

/// The worked examples beside a framework file, in the order of their names.
fn examples_beside(lang: Lang, framework: &Path) -> Result<Vec<ExampleText>, Stop> {
    let folder = framework.with_file_name("cases");
    if !folder.is_dir() {
        return Ok(Vec::new());
    }
    let unreadable = |error: Error| {
        Stop::unusable(say::terminal_unreadable(lang, &folder.display().to_string(), &reason(lang, &error)))
    };
    let mut paths = Vec::new();
    for entry in fs::read_dir(&folder).map_err(unreadable)? {
        let path = entry.map_err(unreadable)?.path();
        if path.extension().is_some_and(|ending| ending == "json") {
            paths.push(path);
        }
    }
    paths.sort();
    Ok(paths.into_iter().map(|path| (path.display().to_string(), read_text(lang, &path))).collect())
}

/// A framework that bids can be scored under.
pub fn use_framework(lang: Lang, name: &str, text: &str) -> Result<Rc<Framework>, Stop> {
    let reading = read(text, &Limits::default());
    let faults: Vec<_> = reading.faults.into_iter().filter(|f| f.kind.severity() == Severity::Fault).collect();
    reading.framework.map(Rc::new).ok_or_else(|| Stop::faults(faults::lines(lang, name, &faults)))
}

/// The framework that bids are scored under: the one that is named, or that of the first bid.
pub fn framework_for(lang: Lang, named: Option<&str>, bid: &BidFile, bid_name: &str) -> Result<Rc<Framework>, Stop> {
    if let Some(named) = named {
        let source = find_framework(lang, named, false)?;
        return use_framework(lang, &source.name, &source.text);
    }
    if let Some(text) = &bid.framework.text {
        return use_framework(lang, &say::terminal_inside(lang, bid_name), text);
    }
    let id = bid.framework.id.as_str();
    let Some(shipped) = shipped::find(id) else {
        return Err(Stop::unusable(say::terminal_framework_needed(lang, bid_name, id, FRAMEWORK)));
    };
    use_framework(lang, id, shipped.text)
}

/// A bid file.
pub fn read_bid(lang: Lang, name: &str) -> Result<BidFile, Stop> {
    let text = read_text(lang, Path::new(name))?;
    read_bid_file(&text, &Limits::default()).map_err(|found| Stop::faults(faults::lines(lang, name, &found)))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Whoever runs tests as the system's master is never denied anything, so this one is made.
    #[test]
    fn a_refused_permission_has_our_own_words_and_what_is_rare_has_the_systems() {
        let denied = Error::from(ErrorKind::PermissionDenied);
        assert_eq!(reason(Lang::En, &denied), "you do not have permission for that.");
        assert_eq!(reason(Lang::Cy, &denied), "nid oes gennych ganiatâd i wneud hynny.");
        assert_eq!(reason(Lang::Cy, &Error::other("the disk is tired")), "the disk is tired");
    }
}
