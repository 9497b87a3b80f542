//! What is needed before the first mark is in the table that is loaded before it. The app's sources tell.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use pledge_words::catalogue::{CATALOGUE, find};

/// What of the app runs only after the first mark, or when a file is refused.
const LATER: [&str; 10] = [
    "pages/not_listed/",
    "pages/questions/",
    "pages/check/",
    "pages/print/",
    "pages/start/open.rs",
    "components/working/body.rs",
    "components/working/shape.rs",
    "components/working/source.rs",
    "components/working/tell.rs",
    "shell/opened.rs",
];

#[test]
fn sentences_before_the_first_mark_are_loaded_first() {
    let mut wrong = String::new();
    for (file, id) in said_by_the_app() {
        let entry = find(&id).unwrap_or_else(|| panic!("src/{file} says {id}"));
        let later = LATER.iter().any(|place| file.starts_with(place));
        let fits = match entry.group {
            "first" => true,
            "later" | "both" => later,
            _ => false,
        };
        if !fits {
            wrong += &format!("\n{}.toml: {id}: group {:?}, but src/{file} says it", entry.room, entry.group);
        }
    }
    assert!(wrong.is_empty(), "{wrong}");
}

/// A sentence that no script says need not be loaded.
#[test]
fn sentences_of_the_html_alone_are_not_loaded() {
    let said: BTreeSet<String> = said_by_the_app().into_iter().map(|(_, id)| id).collect();
    let html = fs::read_to_string(root().join("index.html")).expect("index.html can be read");
    for entry in CATALOGUE.iter().filter(|entry| !said.contains(entry.id)) {
        let in_html = html.contains(&format!("=\"{}\"", entry.id));
        assert_eq!(in_html, entry.group == "page", "{}.toml: {}: group {:?}", entry.room, entry.id, entry.group);
    }
}

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..")
}

/// The sentences that the app says itself, with the file that says them.
fn said_by_the_app() -> BTreeSet<(String, String)> {
    let src = root().join("src");
    let mut files = Vec::new();
    collect(&src, &mut files);
    let mut said = BTreeSet::new();
    for path in files {
        let file = path.strip_prefix(&src).expect("the file is in src").to_string_lossy().replace('\\', "/");
        if file.starts_with("guards") {
            continue;
        }
        let text = fs::read_to_string(&path).expect("a source file can be read");
        for (at, _) in text.match_indices("say::") {
            let id = text[at + 5..].split(|c: char| c != '_' && !c.is_ascii_alphanumeric()).next().unwrap_or_default();
            if !id.is_empty() {
                said.insert((file.clone(), id.to_owned()));
            }
        }
    }
    assert!(said.len() > 300, "the sources were found");
    said
}

fn collect(folder: &Path, files: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).expect("the folder of the sources can be read").flatten() {
        let path = entry.path();
        if path.is_dir() {
            collect(&path, files);
        } else if path.extension().is_some_and(|ending| ending == "rs") {
            files.push(path);
        }
    }
}
