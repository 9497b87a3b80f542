//! `pledge new framework`: a small framework that works, with a worked example and a page that says what to change.
//!
//! JSON has no comments. What a figure is for stands in the format's own notes, so that it goes away with the figure;
//! what to do in which order stands in a README beside it.

use std::fs;
use std::path::{Path, PathBuf};

use pledge_engine::json::walk::is_id;
use pledge_words::{Lang, say};

use crate::args::NewFramework;
use crate::files::reason;
use crate::output::{Output, Stop, harmless};
use crate::shipped;
use crate::today::today;

const FRAMEWORK: &str = include_str!("../starter/framework.json");
const CASE: &str = include_str!("../starter/case.json");

/// Writes.
pub fn run(lang: Lang, args: &NewFramework) -> Output {
    written(lang, args).unwrap_or_else(Output::from)
}

fn written(lang: Lang, args: &NewFramework) -> Result<Output, Stop> {
    if !is_id(&args.id) {
        return Err(Stop::unusable(say::terminal_new_not_id(lang, &args.id)));
    }
    if shipped::find(&args.id).is_some() {
        // Under that id a bid would be taken for one under the other framework.
        return Err(Stop::unusable(say::terminal_new_taken(lang, &args.id)));
    }
    let folder = PathBuf::from(args.folder.as_deref().unwrap_or(&args.id));
    if folder.exists() {
        return Err(Stop::unusable(say::terminal_new_exists(lang, &folder.display().to_string())));
    }
    let today = today();
    let year = today.get(..4).unwrap_or_default();
    let filled = |text: &str| text.replace("@ID@", &args.id).replace("@TODAY@", &today).replace("@YEAR@", year);
    let check = format!("pledge check {}", folder.display());
    let readme = guide(lang, &args.id, &check);
    let files =
        [("framework.json", filled(FRAMEWORK)), ("cases/first-offer.json", filled(CASE)), ("README.md", readme)];
    let mut output = Output::new();
    for (name, text) in files {
        let path = folder.join(name);
        write(lang, &path, &text)?;
        output.out += &line(&say::terminal_new_wrote(lang, &path.display().to_string()));
    }
    let readme = folder.join("README.md").display().to_string();
    output.out += &line(&say::terminal_new_framework_next(lang, &readme));
    output.out += &line(&say::terminal_new_check(lang, &check));
    Ok(output)
}

/// A line of what was done. The names in it were typed.
pub fn line(text: &str) -> String {
    [&*harmless(text), "\n"].concat()
}

/// Writes a file that is not there yet, with the folders that it stands in.
pub fn write(lang: Lang, path: &Path, text: &str) -> Result<(), Stop> {
    let name = path.display().to_string();
    if path.exists() {
        return Err(Stop::unusable(say::terminal_new_exists(lang, &name)));
    }
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty());
    let made = folder.map_or(Ok(()), fs::create_dir_all).and_then(|()| fs::write(path, text));
    made.map_err(|error| Stop::unusable(say::terminal_new_unwritable(lang, &name, &reason(lang, &error))))
}

/// What to change, in which order.
fn guide(lang: Lang, id: &str, check: &str) -> String {
    let steps = [
        say::terminal_new_guide_who(lang),
        say::terminal_new_guide_sources(lang),
        say::terminal_new_guide_measures(lang),
        say::terminal_new_guide_score(lang),
        say::terminal_new_guide_questions(lang),
    ];
    let mut out = format!("# {}\n\n", say::terminal_new_guide_title(lang, id));
    out += &format!("{}\n\n", say::terminal_new_guide_intro(lang, "`framework.json`"));
    for (at, step) in steps.into_iter().enumerate() {
        out += &format!("{}. {step}\n", at + 1);
    }
    out += &format!("{}. {}\n", steps.len() + 1, say::terminal_new_guide_example(lang, "`cases/first-offer.json`"));
    out += &format!("{}. {}\n\n", steps.len() + 2, say::terminal_new_guide_official(lang));
    out += &say::terminal_new_check(lang, &format!("`{check}`"));
    out.push('\n');
    out
}
