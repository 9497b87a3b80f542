//! Runs the tool itself, in folders that go away afterwards.

#![allow(dead_code, reason = "each test file uses its own part")]

use std::path::{Path, PathBuf};
use std::process::{Command, Output};
use std::{env, fs, process};

use serde_json::Value;

/// The tool.
pub const PLEDGE: &str = env!("CARGO_BIN_EXE_pledge");

/// A folder of the repository.
pub fn repository(path: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..").join(path)
}

/// A new folder that goes away afterwards.
pub struct Folder(pub PathBuf);

impl Folder {
    pub fn new(name: &str) -> Self {
        let path = env::temp_dir().join(format!("pledge-cli-{name}-{}", process::id()));
        fs::create_dir_all(&path).expect("a folder for temporary files can be made");
        Self(path)
    }

    /// Writes a file and gives its path.
    pub fn file(&self, name: &str, text: impl AsRef<[u8]>) -> String {
        let path = self.0.join(name);
        let parent = path.parent().expect("a file stands in a folder");
        fs::create_dir_all(parent).expect("a folder for temporary files can be made");
        fs::write(&path, text).expect("a temporary file can be written");
        path.display().to_string()
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.0);
    }
}

/// What came of a run.
pub struct Ran {
    pub code: i32,
    pub out: String,
    pub err: String,
}

impl From<Output> for Ran {
    fn from(output: Output) -> Self {
        let text = |bytes| String::from_utf8(bytes).expect("the tool writes UTF-8");
        Self {
            code: output.status.code().expect("the tool ends by itself"),
            out: text(output.stdout),
            err: text(output.stderr),
        }
    }
}

impl Ran {
    /// The JSON on the standard output, which holds nothing else.
    pub fn json(&self) -> Value {
        serde_json::from_str(&self.out).unwrap_or_else(|error| panic!("{error}: {}\n{}", self.out, self.err))
    }
}

/// Runs the tool.
pub fn pledge(args: &[&str]) -> Ran {
    pledge_in(Path::new("."), args)
}

/// Runs the tool in a folder.
pub fn pledge_in(folder: &Path, args: &[&str]) -> Ran {
    let run = Command::new(PLEDGE).args(args).current_dir(folder).output();
    Ran::from(run.expect("the tool was built for this test"))
}

/// Runs Python 3.
pub fn python(args: &[&Path]) -> Ran {
    let run = Command::new("python3").arg("-B").args(args).output();
    Ran::from(run.expect("python3 is needed for this test; install it (Debian: apt install python3)"))
}

/// The paths of the worked examples of a shipped framework.
pub fn examples(framework: &str) -> Vec<PathBuf> {
    let folder = repository("frameworks").join(framework).join("cases");
    let entries = fs::read_dir(folder).expect("a shipped framework has worked examples");
    let paths = entries.map(|entry| entry.expect("a readable folder").path());
    let mut paths: Vec<_> = paths.filter(|path| path.extension().is_some_and(|end| end == "json")).collect();
    paths.sort();
    paths
}

/// The ids of the shipped frameworks.
pub fn shipped() -> Vec<String> {
    let entries = fs::read_dir(repository("frameworks")).expect("the folder of frameworks");
    let folders = entries.map(|entry| entry.expect("a readable folder").path());
    let folders = folders.filter(|path| path.join("framework.json").is_file());
    let mut ids: Vec<_> =
        folders.map(|path| path.file_name().expect("a name").to_string_lossy().into_owned()).collect();
    ids.sort();
    ids
}

/// A framework with two sections of 10 marks each, shares of the best offer, and a measure of £1 an hour in each. More
/// than 100 hours in the second exclude a bid.
pub const TWO: &str = r#"{
  "format": 1, "id": "two", "edition": "1", "published": "2026-01-01", "status": "illustrative", "languages": ["en"],
  "title": {"en": "Two"}, "buyer": {"en": "Nobody"}, "summary": {"en": "Two parts."}, "about": {"en": "Made up."},
  "sources": [{"id": "s", "title": {"en": "S"}, "publisher": "P", "edition": "1", "licence": {"en": "Free"}}],
  "parameters": [{"id": "rate", "title": {"en": "Rate"}, "kind": "marks"}],
  "themes": [{"id": "t", "title": {"en": "T"}, "outcomes": [{"id": "o", "title": {"en": "O"}, "measures": [
    {"id": "m1", "title": {"en": "First"}, "counts": {"en": "Hours."}, "unit": {"kind": "hours"}, "section": "a",
      "value": {"amount": "1", "source": "s", "place": "p", "price_year": "2026"}, "evidence": [{"en": "Sheets"}]},
    {"id": "m2", "title": {"en": "Second"}, "counts": {"en": "Hours."}, "unit": {"kind": "hours"}, "section": "b",
      "value": {"amount": "1", "source": "s", "place": "p", "price_year": "2026"}, "evidence": [{"en": "Sheets"}]}
  ]}]}],
  "sections": [
    {"id": "a", "title": {"en": "Part A"}, "marks": {"value": "10", "origin": "buyer"}, "method": {"kind": "relative"}},
    {"id": "b", "title": {"en": "Part B"}, "marks": {"parameter": "rate"}, "method": {"kind": "relative"}}
  ],
  "rules": [{"id": "few", "kind": "item_cap", "measures": ["m2"], "max": {"value": "100", "origin": "buyer"},
    "effect": "exclude", "title": {"en": "At most 100 hours"}, "origin": "buyer"}]
}"#;

/// A bid under [`TWO`] with `more` keys of the file, such as `,"tender":{…}`.
pub fn bid_on_two(name: &str, first: &str, second: &str, more: &str) -> String {
    let pledge = |measure: &str, hours: &str| {
        format!(r#"{{"id":"{measure}","measure":"{measure}","inputs":{{"quantity":"{hours}"}}}}"#)
    };
    format!(
        r#"{{"format":1,"framework":{{"id":"two","edition":"1"}},"bids":[{{"id":"b","name":"{name}","pledges":[{},{}]}}]{more}}}"#,
        pledge("m1", first),
        pledge("m2", second)
    )
}

/// What the tender says under [`TWO`].
pub const TENDER: &str = r#","tender":{"rate":"10"}"#;

/// What stands in a folder, by name.
pub fn sorted(folder: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder).expect("a folder that was just written");
    let mut paths: Vec<_> = entries.map(|entry| entry.expect("a readable folder").path()).collect();
    paths.sort();
    paths
}
