//! Mutation tests of what decides marks and advice: each of many small slips is made on purpose, and a test must notice.
//!
//! There are more than a thousand mutants and each is compiled, so a run goes file by file, and `tests/REPORT.md` keeps
//! what came out with a hash of the file. A file whose hash is still the same is not done again, except for survivors
//! that nobody explained, which tests written since may notice. So a row says what held when it was written: tests only
//! grow, but a change of another file may have made it stale, and `--again` does the file from the beginning. A run that
//! was cut short goes on where it was.
//!
//! To make a mutant cheap, a copy of the tree is mutated in place, so that the compiler does only what changed, and the
//! engine's tests are linked into three programs there instead of one for each file. First only the quick one is built
//! and run, which notices most mutants; what survives it is tried with all tests before it is called a survivor.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};
use std::time::Instant;

use sha2::{Digest, Sha256};

use crate::run::{command, output, say};
use crate::{report, root, tools};

/// Where the engine's sources are, from the root.
const SOURCES: &str = "crates/engine/src";
/// What is mutated, inside the sources.
const FOLDERS: [&str; 2] = ["advise", "score"];
/// What became of mutants, as cargo-mutants names its files.
const FATES: [&str; 4] = ["caught", "missed", "timeout", "unviable"];
/// The tests that most mutants are tried with.
const QUICK: [&str; 2] = ["--test", "quick"];
/// All tests.
const ALL: [&str; 2] = ["--lib", "--tests"];
/// After so many seconds of tests a mutant never ends. All tests take about ten.
const TIMEOUT: &str = "60";

/// Which files are to be done.
#[derive(Debug, PartialEq, Eq)]
pub struct Wish {
    files: Vec<String>,
    /// Whether what the report knows of them is forgotten.
    again: bool,
}

impl Wish {
    /// Reads the arguments after `mutants`: `--again` or not, and files as `score/rules/caps.rs`, or none for all.
    ///
    /// # Errors
    /// What is wrong with them.
    pub fn read(words: &[&str]) -> Result<Self, String> {
        let (again, words) = match words {
            ["--again", words @ ..] => (true, words),
            words => (false, words),
        };
        let all = files();
        let named = |word: &&str| {
            let short = word.strip_prefix(SOURCES).map_or(*word, |word| word.trim_start_matches('/'));
            let known = all.iter().any(|file| file == short);
            known.then(|| short.to_owned()).ok_or_else(|| format!("{word} is not a file that is mutated"))
        };
        let files = words.iter().map(named).collect::<Result<Vec<_>, _>>()?;
        Ok(Self { files: if files.is_empty() { all } else { files }, again })
    }
}

/// The files that are mutated, inside the sources.
fn files() -> Vec<String> {
    let sources = root().join(SOURCES);
    let mut open: Vec<PathBuf> = FOLDERS.iter().map(|folder| sources.join(folder)).collect();
    let mut files = Vec::new();
    while let Some(folder) = open.pop() {
        for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
            let path = entry.path();
            if path.is_dir() {
                open.push(path);
            } else if let Ok(file) = path.strip_prefix(&sources) {
                files.push(file.to_string_lossy().into_owned());
            }
        }
    }
    files.sort();
    files
}

/// Does the files, and writes the report after each.
///
/// # Errors
/// If a mutant survives that `tests/REPORT.md` does not explain, or what could not run.
pub fn mutants(wish: &Wish) -> Result<(), String> {
    let program = tools::mutants()?.join("cargo-mutants");
    let copy = copy()?;
    let mut unexplained = BTreeSet::new();
    // Only before the first one are the tests run without a mutant.
    let mut first = true;
    for name in &wish.files {
        let file = File::new(name, &copy)?;
        if !wish.again && file.is_reported() && file.unexplained().is_empty() {
            continue;
        }
        file.run(&program, wish.again, first)?;
        first = false;
        unexplained.extend(file.unexplained());
    }
    if unexplained.is_empty() {
        return Ok(());
    }
    let told = unexplained.into_iter().collect::<Vec<_>>().join("\n  ");
    Err(format!("mutants survive that tests/REPORT.md does not explain under \"{EXPLAINED}\":\n  {told}"))
}

/// Heads what people write of survivors: an explanation names the mutant without its place, as [`what`] gives it.
const EXPLAINED: &str = "### Survivors, explained";

/// What a mutant is, without its place, which moves: `replace > with >= in f`.
fn what(line: &str) -> &str {
    line.splitn(4, ':').nth(3).map_or(line, str::trim)
}

/// The survivors that the report lists.
fn listed(report: &str) -> BTreeSet<String> {
    let block = report.split_once("<!-- begin survivors -->").and_then(|(_, rest)| rest.split_once("<!-- end"));
    let lines = block.map_or("", |(block, _)| block).lines();
    lines.filter_map(|line| Some(line.strip_prefix("- `")?.strip_suffix('`')?.to_owned())).collect()
}

fn list(survivors: &BTreeSet<String>) -> String {
    if survivors.is_empty() {
        return "None.".into();
    }
    survivors.iter().map(|line| format!("- `{line}`\n")).collect()
}

/// Where copy, artefacts and results are.
fn place() -> PathBuf {
    let target = std::env::var_os("CARGO_TARGET_DIR").map_or_else(|| root().join("target"), PathBuf::from);
    target.join("mutants")
}

/// A file that is mutated.
struct File<'a> {
    /// Inside the sources.
    name: &'a str,
    /// The tree whose copy of it is mutated.
    copy: &'a Path,
    hash: String,
    folder: PathBuf,
}

impl<'a> File<'a> {
    fn new(name: &'a str, copy: &'a Path) -> Result<Self, String> {
        // That of the copy, which is what is mutated, whatever happens to the file in the meantime.
        let path = copy.join(SOURCES).join(name);
        let bytes = fs::read(&path).map_err(|error| format!("{}: {error}", path.display()))?;
        let hash = Sha256::digest(bytes).iter().take(4).map(|byte| format!("{byte:02x}")).collect();
        Ok(Self { name, copy, hash, folder: place().join("results").join(name.replace('/', "-")) })
    }

    /// Whether the report has a row of this file as it is.
    fn is_reported(&self) -> bool {
        let begins = format!("| {} | {} |", self.name, self.hash);
        report::text().lines().any(|line| line.starts_with(&begins))
    }

    /// Its survivors that the report lists and does not explain.
    fn unexplained(&self) -> Vec<String> {
        let report = report::text();
        let explanations = report.split_once(EXPLAINED).map_or("", |(_, explained)| explained);
        let mine = format!("{SOURCES}/{}:", self.name);
        let survivors = listed(&report).into_iter().filter(|line| line.starts_with(&mine));
        survivors.filter(|line| !explanations.contains(&format!("`{}`", what(line)))).collect()
    }

    fn run(&self, program: &Path, again: bool, first: bool) -> Result<(), String> {
        let of = self.folder.join("hash");
        let goes_on = fs::read_to_string(&of).is_ok_and(|hash| hash == self.hash) && !again;
        let failed = |error| format!("{}: {error}", self.folder.display());
        if !goes_on && self.folder.exists() {
            fs::remove_dir_all(&self.folder).map_err(failed)?;
        }
        fs::create_dir_all(&self.folder).map_err(failed)?;
        fs::write(of, &self.hash).map_err(failed)?;
        // A run that was cut short has results too.
        self.remember()?;
        let whole = self.folder.join("whole");
        if !whole.exists() {
            self.mutate(program, QUICK, first)?;
            fs::write(whole, "").map_err(failed)?;
        }
        if self.fates().values().any(|fate| fate == "missed") {
            self.mutate(program, ALL, false)?;
        }
        self.report()
    }

    /// Tries the mutants that were not noticed before.
    fn mutate(&self, program: &Path, tests: [&str; 2], baseline: bool) -> Result<(), String> {
        let mut mutants = command(program);
        mutants.current_dir(self.copy).args(["mutants", "--package", "pledge-engine", "--in-place", "--iterate"]);
        mutants.args(["--file", &format!("{SOURCES}/{}", self.name)]).arg("--output").arg(&self.folder);
        mutants.args(["--colors", "never", "--timeout", TIMEOUT]);
        mutants.args(["--baseline", if baseline { "run" } else { "skip" }, "--"]).args(tests);
        // Nobody debugs a mutant, and without the tables for it there is less to link. Optimised a little, the tests
        // take half as long, and the compiler hardly longer.
        mutants.env("CARGO_PROFILE_DEV_DEBUG", "none").env("CARGO_PROFILE_DEV_OPT_LEVEL", "1");
        mutants.env("CARGO_INCREMENTAL", "1").env("CARGO_TARGET_DIR", place().join("target"));
        say(&format!("mutating {}, with {}", self.name, tests.join(" ")));
        let begun = Instant::now();
        let status = mutants.status().map_err(|error| format!("cargo-mutants: {error}"))?;
        // 2: some survive; 3: some never end. Both are results.
        if !matches!(status.code(), Some(0 | 2 | 3)) {
            return Err(format!("{} did not end ({status}); the same command goes on with it", self.name));
        }
        let seconds = self.seconds() + begun.elapsed().as_secs();
        fs::write(self.folder.join("seconds"), seconds.to_string()).map_err(|error| format!("seconds: {error}"))?;
        self.remember()
    }

    /// How long its mutants took until now.
    fn seconds(&self) -> u64 {
        fs::read_to_string(self.folder.join("seconds")).ok().and_then(|text| text.parse().ok()).unwrap_or(0)
    }

    /// What became of each mutant in all runs until now: a run that goes on tells only of those that it tried.
    fn fates(&self) -> BTreeMap<String, String> {
        let text = fs::read_to_string(self.folder.join("fates")).unwrap_or_default();
        let pairs = text.lines().filter_map(|line| line.split_once('\t'));
        pairs.map(|(fate, mutant)| (mutant.to_owned(), fate.to_owned())).collect()
    }

    fn remember(&self) -> Result<(), String> {
        let mut fates = self.fates();
        for fate in FATES {
            let file = self.folder.join("mutants.out").join(format!("{fate}.txt"));
            let text = fs::read_to_string(file).unwrap_or_default();
            fates.extend(text.lines().map(|mutant| (mutant.to_owned(), fate.to_owned())));
        }
        let text: String = fates.iter().map(|(mutant, fate)| format!("{fate}\t{mutant}\n")).collect();
        fs::write(self.folder.join("fates"), text).map_err(|error| format!("{}: {error}", self.folder.display()))
    }

    /// Writes its row and its survivors.
    fn report(&self) -> Result<(), String> {
        let fates = self.fates();
        let counts = FATES.map(|name| fates.values().filter(|fate| *fate == name).count().to_string());
        let command = format!("`cargo xtask mutants {}`", self.name);
        let time = format!("{} s each", self.seconds() / fates.len().max(1) as u64);
        let head = vec![self.hash.clone(), report::today(), command];
        report::row("mutants", self.name, &[head, counts.into(), vec![time, report::machine()]].concat())?;
        let mine = format!("{SOURCES}/{}:", self.name);
        let mut survivors: BTreeSet<_> = listed(&report::text());
        survivors.retain(|line| !line.starts_with(&mine));
        survivors.extend(fates.into_iter().filter(|(_, fate)| fate == "missed").map(|(mutant, _)| mutant));
        report::block("survivors", &list(&survivors))
    }
}

/// The tree without what is built, as it is now, with the engine's tests in three programs. Files that are the same as
/// before are not touched, so that nothing is compiled for them.
fn copy() -> Result<PathBuf, String> {
    let copy = place().join("tree");
    let git =
        output(command("git").current_dir(root()).args(["ls-files", "--cached", "--others", "--exclude-standard"]));
    let names = git.ok_or("git cannot list the files of this tree")?;
    let mut files = BTreeMap::new();
    for name in names.lines() {
        // A file that was removed is still listed until that is committed.
        if let Ok(bytes) = fs::read(root().join(name)) {
            files.insert(name.to_owned(), bytes);
        }
    }
    join_tests(&mut files)?;
    let old = fs::read_to_string(copy.join(LISTED)).unwrap_or_default();
    for name in old.lines().filter(|name| !files.contains_key(*name)) {
        // One that is not there any more is as good as removed.
        let _ = fs::remove_file(copy.join(name));
    }
    let names: String = files.keys().map(|name| format!("{name}\n")).collect();
    files.insert(LISTED.into(), names.into());
    for (name, bytes) in files {
        let path = copy.join(&name);
        let folder = path.parent().unwrap_or(&copy);
        let written = fs::create_dir_all(folder).and_then(|()| match fs::read(&path) {
            Ok(same) if same == bytes => Ok(()),
            _ => fs::write(&path, bytes),
        });
        written.map_err(|error| format!("{}: {error}", path.display()))?;
    }
    Ok(copy)
}

/// Names the files of the copy, so that those that went away are removed from it.
const LISTED: &str = ".files";

/// Adds the three programs and has Cargo build those instead of one for each file of tests. Cargo runs programs by their
/// names and stops at the first that fails.
fn join_tests(files: &mut BTreeMap<String, Vec<u8>>) -> Result<(), String> {
    let manifest = "crates/engine/Cargo.toml";
    let mut cargo = String::from_utf8_lossy(files.get(manifest).ok_or("the engine has no Cargo.toml")?).into_owned();
    cargo = cargo.replacen("[package]\n", "[package]\nautotests = false\n", 1);
    let mut programs: BTreeMap<&str, String> = BTreeMap::new();
    for (name, bytes) in files.iter() {
        let stem = name.strip_prefix("crates/engine/tests/").and_then(|name| name.strip_suffix(".rs"));
        let Some(stem) = stem.filter(|stem| !stem.contains('/')) else { continue };
        let program = programs.entry(program(&String::from_utf8_lossy(bytes))).or_insert_with(|| COMMON.into());
        program.push_str(&format!("#[path = \"../tests/{stem}.rs\"]\nmod {stem};\n"));
    }
    for (name, text) in programs {
        cargo.push_str(&format!("\n[[test]]\nname = \"{name}\"\npath = \"joined/{name}.rs\"\n"));
        files.insert(format!("crates/engine/joined/{name}.rs"), text.into());
    }
    files.insert(manifest.into(), cargo.into());
    Ok(())
}

/// What some tests look for at the root of their program.
const COMMON: &str = "#![allow(dead_code)]\n#[path = \"../tests/common/mod.rs\"]\nmod common;\n\
                      #[path = \"../tests/common/write/mod.rs\"]\nmod write;\n";

/// The program of a file of tests: first the quick ones, then those with random cases, then those that start others.
fn program(text: &str) -> &'static str {
    if text.contains("Command::new") {
        "starting"
    } else if text.contains("proptest!") {
        "random"
    } else {
        "quick"
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn all_files_are_done_unless_some_are_named() {
        let all = Wish::read(&[]).expect("a wish");
        assert!(!all.again && all.files.len() > 40, "{all:?}");
        assert!(all.files.iter().any(|file| file == "advise/hints.rs"));
        let caps = Wish { files: vec!["score/rules/caps.rs".into()], again: false };
        assert_eq!(Wish::read(&["score/rules/caps.rs"]), Ok(caps));
        let caps = Wish { files: vec!["score/rules/caps.rs".into()], again: true };
        assert_eq!(Wish::read(&["--again", "crates/engine/src/score/rules/caps.rs"]), Ok(caps));
        for wrong in ["caps.rs", "json/mod.rs", "--shard"] {
            assert!(Wish::read(&[wrong]).is_err_and(|why| why.contains(wrong)), "{wrong}");
        }
    }

    #[test]
    fn an_explanation_names_a_mutant_without_its_place() {
        assert_eq!(what("crates/engine/src/a.rs:74:75: replace == with != in f::g"), "replace == with != in f::g");
    }

    #[test]
    fn the_list_of_survivors_is_read_as_it_is_written() {
        for lines in [&[][..], &["a.rs:1:2: replace + with - in f"], &["a.rs:1:2: delete ! in f", "b.rs:1:1: x"]] {
            let survivors: BTreeSet<_> = lines.iter().map(|&line| line.to_owned()).collect();
            let report = format!("<!-- begin survivors -->\n{}\n<!-- end survivors -->\n- `no`\n", list(&survivors));
            assert_eq!(listed(&report), survivors);
        }
    }

    #[test]
    fn tests_are_joined_by_what_they_take() {
        let mut files: BTreeMap<String, Vec<u8>> = BTreeMap::new();
        for (name, text) in [
            ("Cargo.toml", "[package]\nname = \"e\"\n"),
            ("tests/a.rs", "fn a() {}"),
            ("tests/b.rs", "proptest! {}"),
            ("tests/c.rs", "Command::new(\"python3\")"),
            ("tests/common/mod.rs", ""),
        ] {
            files.insert(format!("crates/engine/{name}"), text.into());
        }
        join_tests(&mut files).expect("a manifest");
        let text = |name: &str| String::from_utf8_lossy(&files[&format!("crates/engine/{name}")]).into_owned();
        for (program, stem) in [("quick", "a"), ("random", "b"), ("starting", "c")] {
            assert!(text("Cargo.toml").contains(&format!("name = \"{program}\"")));
            assert!(text(&format!("joined/{program}.rs")).ends_with(&format!("tests/{stem}.rs\"]\nmod {stem};\n")));
        }
        assert!(text("Cargo.toml").starts_with("[package]\nautotests = false\n"));
    }
}
