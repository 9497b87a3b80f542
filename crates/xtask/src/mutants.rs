//! Mutation tests of what decides marks and advice: each of many small slips is made on purpose, and a test must notice.
//!
//! There are hundreds of mutants and each is compiled, so the work is cut into shards. A shard that was finished for
//! this very engine is not done again, and one that was cut short goes on where it was.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};
use std::time::Instant;

use sha2::{Digest, Sha256};

use crate::run::{command, say};
use crate::{report, root, tools};

/// What is mutated.
const FILES: [&str; 2] = ["crates/engine/src/score/**", "crates/engine/src/advise/**"];
/// How many shards there are, if nobody says so: each takes about a quarter of an hour on two cores.
const SHARDS: usize = 16;
/// What became of mutants, as cargo-mutants names its files.
const FATES: [&str; 5] = ["caught", "previously_caught", "missed", "timeout", "unviable"];

/// Which shards are to run, counted from 0.
#[derive(Debug, PartialEq, Eq)]
pub struct Wish {
    which: Vec<usize>,
    of: usize,
}

impl Wish {
    /// Reads the arguments after `mutants`: none, or `--shard I/N`, with I from 1 to N.
    ///
    /// # Errors
    /// What is wrong with them.
    pub fn read(words: &[&str]) -> Result<Self, String> {
        let shard = match words {
            [] => return Ok(Self { which: (0..SHARDS).collect(), of: SHARDS }),
            ["--shard", shard] => shard.split_once('/'),
            _ => None,
        };
        let number = |text: &str| text.parse::<usize>().ok();
        let shard = shard.and_then(|(one, of)| Some((number(one)?, number(of)?)));
        let (one, of) = shard.filter(|(one, of)| (1..=*of).contains(one)).ok_or("give a shard as --shard 3/16")?;
        Ok(Self { which: vec![one - 1], of })
    }
}

/// Runs the shards, and writes the report.
///
/// # Errors
/// If a mutant survives that `tests/REPORT.md` does not explain, or what could not run.
pub fn mutants(wish: &Wish) -> Result<(), String> {
    let program = tools::mutants()?.join("cargo-mutants");
    let engine = hash(&root().join("crates/engine"))?;
    let mut survivors = BTreeSet::new();
    for which in &wish.which {
        let shard = Shard::new(*which, wish.of, &engine)?;
        shard.run(&program)?;
        survivors.extend(shard.survivors());
    }
    let report = report::text();
    let explanations = report.split_once(EXPLAINED).map_or("", |(_, explained)| explained);
    let unexplained: Vec<_> = survivors.into_iter().filter(|line| !explanations.contains(what(line))).collect();
    // The list is that of the shards on this machine, whichever of them ran just now.
    report::block("survivors", &list(&all_survivors(wish.of, &engine)?))?;
    if unexplained.is_empty() {
        return Ok(());
    }
    let told = unexplained.join("\n  ");
    Err(format!("mutants survive that tests/REPORT.md does not explain under \"{EXPLAINED}\":\n  {told}"))
}

/// Heads what people write of survivors: an explanation names the mutant without its place, as [`what`] gives it.
const EXPLAINED: &str = "### Survivors, explained";

/// What a mutant is, without its place, which moves: `replace > with >= in f`.
fn what(line: &str) -> &str {
    line.splitn(4, ':').nth(3).map_or(line, str::trim)
}

fn list(survivors: &BTreeSet<String>) -> String {
    if survivors.is_empty() {
        return "None.".into();
    }
    survivors.iter().map(|line| format!("- `{line}`\n")).collect()
}

/// The survivors of every finished shard.
fn all_survivors(of: usize, engine: &str) -> Result<BTreeSet<String>, String> {
    let mut all = BTreeSet::new();
    for which in 0..of {
        let folder = folder(which, of);
        if fs::read_to_string(folder.join("done")).is_ok_and(|done| done == engine) {
            all.extend(Shard { which, of, folder, engine: engine.into() }.survivors());
        }
    }
    Ok(all)
}

fn folder(which: usize, of: usize) -> PathBuf {
    let target = std::env::var_os("CARGO_TARGET_DIR").map_or_else(|| root().join("target"), PathBuf::from);
    target.join("mutants").join(format!("{}-of-{of}", which + 1))
}

/// A part of the mutants.
struct Shard {
    which: usize,
    of: usize,
    folder: PathBuf,
    /// What the engine and its tests are, so that nothing is believed of another one.
    engine: String,
}

impl Shard {
    fn new(which: usize, of: usize, engine: &str) -> Result<Self, String> {
        let folder = folder(which, of);
        if fs::read_to_string(folder.join("engine")).is_ok_and(|other| other != engine) {
            say("the engine has changed since: the shard begins anew");
            fs::remove_dir_all(&folder).map_err(|error| format!("{}: {error}", folder.display()))?;
        }
        fs::create_dir_all(&folder).map_err(|error| format!("{}: {error}", folder.display()))?;
        fs::write(folder.join("engine"), engine).map_err(|error| format!("{}: {error}", folder.display()))?;
        Ok(Self { which, of, folder, engine: engine.into() })
    }

    fn name(&self) -> String {
        format!("{}/{}", self.which + 1, self.of)
    }

    fn run(&self, program: &Path) -> Result<(), String> {
        let name = self.name();
        if self.folder.join("done").exists() {
            say(&format!("shard {name} is done for this engine"));
            return Ok(());
        }
        let mut mutants = command(program);
        mutants.current_dir(root()).args(["mutants", "--package", "pledge-engine", "--iterate", "--colors", "never"]);
        mutants.args(FILES.iter().flat_map(|file| ["--file", file]));
        mutants.arg("--shard").arg(format!("{}/{}", self.which, self.of)).arg("--output").arg(&self.folder);
        // Nobody debugs a mutant, and without the tables for it there is less to link. The compiler's own folder for
        // artefacts would be shared by all copies of the tree.
        mutants.env("CARGO_PROFILE_DEV_DEBUG", "none").env("CARGO_INCREMENTAL", "1").env_remove("CARGO_TARGET_DIR");
        say(&format!("mutating, shard {name}"));
        let begun = Instant::now();
        let status = mutants.status().map_err(|error| format!("cargo-mutants: {error}"))?;
        // 2: some survive; 3: some never end. Both are results.
        if !matches!(status.code(), Some(0 | 2 | 3)) {
            return Err(format!("shard {name} did not end ({status}); the same command goes on with it"));
        }
        let seconds = begun.elapsed().as_secs();
        let fates = FATES.map(|fate| self.lines(fate).len());
        let [caught, before, missed, timeout, unviable] = fates;
        let tried = (caught + missed + timeout + unviable).max(1) as u64;
        let counts = [caught + before, missed, timeout, unviable].map(|count| count.to_string());
        let command = format!("`cargo xtask mutants --shard {name}`");
        let time = format!("{} s each", seconds / tried);
        let cells = [vec![report::today(), command], counts.into(), vec![time, report::machine()]].concat();
        report::row("mutants", &name, &cells)?;
        fs::write(self.folder.join("done"), &self.engine).map_err(|error| format!("{}: {error}", self.folder.display()))
    }

    fn lines(&self, fate: &str) -> Vec<String> {
        let text = fs::read_to_string(self.folder.join("mutants.out").join(format!("{fate}.txt"))).unwrap_or_default();
        text.lines().map(str::to_owned).collect()
    }

    /// The mutants that no test noticed.
    fn survivors(&self) -> Vec<String> {
        self.lines("missed")
    }
}

/// What tells one engine with its tests from another.
fn hash(folder: &Path) -> Result<String, String> {
    let mut files = Vec::new();
    for inside in ["src", "tests"] {
        gather(&folder.join(inside), &mut files)?;
    }
    files.sort();
    let mut hash = Sha256::new();
    for file in files {
        let bytes = fs::read(&file).map_err(|error| format!("{}: {error}", file.display()))?;
        hash.update(file.strip_prefix(folder).unwrap_or(&file).to_string_lossy().as_bytes());
        hash.update((bytes.len() as u64).to_le_bytes());
        hash.update(bytes);
    }
    Ok(hash.finalize().iter().map(|byte| format!("{byte:02x}")).collect())
}

fn gather(folder: &Path, files: &mut Vec<PathBuf>) -> Result<(), String> {
    for entry in fs::read_dir(folder).map_err(|error| format!("{}: {error}", folder.display()))?.flatten() {
        let path = entry.path();
        if path.is_dir() {
            gather(&path, files)?;
        } else {
            files.push(path);
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn shards_count_from_one_and_all_run_by_default() {
        assert_eq!(Wish::read(&[]), Ok(Wish { which: (0..16).collect(), of: 16 }));
        assert_eq!(Wish::read(&["--shard", "1/60"]), Ok(Wish { which: vec![0], of: 60 }));
        for wrong in [&["--shard"][..], &["--shard", "0/4"], &["--shard", "5/4"], &["--shard", "x"], &["3/4"]] {
            assert!(Wish::read(wrong).is_err(), "{wrong:?}");
        }
    }

    #[test]
    fn an_explanation_names_a_mutant_without_its_place() {
        assert_eq!(what("crates/engine/src/a.rs:74:75: replace == with != in f::g"), "replace == with != in f::g");
    }
}
