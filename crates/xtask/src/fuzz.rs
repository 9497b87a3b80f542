//! Fuzzing of what reads texts: libFuzzer, guided by coverage, on the targets in `fuzz/`.
//!
//! Nothing here needs a nightly compiler: the instrumentation is a pass of LLVM that every release of Rust can be told
//! to run. The address sanitizer, which would need one, is left out: no code here is unsafe.
//!
//! What was found stays in the target folder, where the next run goes on from it. Of that, `tests/corpus/` gets the
//! least that reaches every place which the project's own files do not reach; the tests replay it.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use crate::run::{apt_install, command, on_path, output, run, say, watch};
use crate::{report, root};

/// The targets, with the folders whose files they begin with.
const TARGETS: [(&str, &[&str]); 3] = [
    ("framework", &["crates/engine/tests/good", "crates/engine/tests/faulty", "frameworks"]),
    ("number", &["fuzz/seeds/number"]),
    ("bid", &["docs", "frameworks/cases"]),
];
/// How the code under test is compiled: every edge counts how often it is taken, and comparisons say what with.
const FLAGS: [&str; 7] = [
    "-Cpasses=sancov-module",
    "-Cllvm-args=-sanitizer-coverage-level=4",
    "-Cllvm-args=-sanitizer-coverage-inline-8bit-counters",
    "-Cllvm-args=-sanitizer-coverage-pc-table",
    "-Cllvm-args=-sanitizer-coverage-trace-compares",
    "-Ccodegen-units=1",
    "--cfg=fuzzing",
];
/// Minutes for each target, if nobody says how many.
const MINUTES: u64 = 5;
/// Longer inputs slow everything down and reach nothing new.
const LONGEST: u64 = 20_000;
/// What all of `tests/corpus/` may weigh; a test of the engine sees to it.
const CORPUS_BYTES: u64 = 1_000_000;

/// What somebody asked for.
#[derive(Debug, PartialEq, Eq)]
pub struct Wish {
    targets: Vec<&'static str>,
    minutes: u64,
}

impl Wish {
    /// Reads the arguments after `fuzz`.
    ///
    /// # Errors
    /// What is wrong with them.
    pub fn read(words: &[&str]) -> Result<Self, String> {
        let mut wish = Self { targets: Vec::new(), minutes: MINUTES };
        let mut words = words.iter();
        while let Some(word) = words.next() {
            if *word == "--minutes" {
                let number = words.next().and_then(|text| text.parse().ok()).filter(|minutes| *minutes > 0);
                wish.minutes = number.ok_or("--minutes needs a whole number above zero")?;
            } else {
                let names = TARGETS.map(|(name, _)| name);
                let found = names.into_iter().find(|name| name == word);
                wish.targets.push(found.ok_or(format!("there is no target {word}; there are: {}", names.join(" ")))?);
            }
        }
        if wish.targets.is_empty() {
            wish.targets = TARGETS.map(|(name, _)| name).into();
        }
        Ok(wish)
    }
}

/// Fuzzes each target for its minutes, minimises what was found, and writes the report.
///
/// # Errors
/// What a target found, or why it could not run.
pub fn fuzz(wish: &Wish) -> Result<(), String> {
    if on_path("c++").is_none() && std::env::var_os("CXX").is_none() {
        apt_install("libFuzzer is written in C++.", &["g++".into()])?;
    }
    let programs = build()?;
    let mut failures = Vec::new();
    for (name, seeds) in TARGETS.into_iter().filter(|(name, _)| wish.targets.contains(name)) {
        let target = Target::new(name, seeds, &programs)?;
        match target.run(wish.minutes) {
            Ok(result) => {
                let (files, bytes) = target.keep()?;
                let corpus = format!("{files} files, {} kB", bytes.div_ceil(1000));
                let command = format!("`cargo xtask fuzz {name} --minutes {}`", wish.minutes);
                report::row("fuzz", name, &[report::today(), command, result, corpus, report::machine()])?;
            }
            Err(why) => failures.push(why),
        }
    }
    if failures.is_empty() { Ok(()) } else { Err(failures.join("\n")) }
}

/// The folder for all that is made on the way.
fn work() -> PathBuf {
    std::env::var_os("CARGO_TARGET_DIR").map_or_else(|| root().join("target"), PathBuf::from).join("fuzz")
}

/// Compiles the targets, and gives the folder of their programs.
fn build() -> Result<PathBuf, String> {
    let about = output(command("rustc").arg("-vV")).ok_or("rustc does not run")?;
    let host = about.lines().find_map(|line| line.strip_prefix("host: ")).ok_or("rustc does not say its host")?;
    let mut cargo = command("cargo");
    cargo.current_dir(root().join("fuzz")).env("CARGO_TARGET_DIR", work()).env("RUSTFLAGS", FLAGS.join(" "));
    // With a target named, what runs while compiling is not instrumented.
    cargo.args(["build", "--release", "--locked", "--target", host]);
    run("compiling the fuzz targets, about a minute", &mut cargo)?;
    Ok(work().join(host).join("release"))
}

/// One target with its folders.
struct Target {
    name: &'static str,
    program: PathBuf,
    /// The project's own files.
    seeds: PathBuf,
    /// All that was found on this machine.
    found: PathBuf,
    /// What the tests replay.
    kept: PathBuf,
    words: PathBuf,
    crashes: PathBuf,
}

impl Target {
    fn new(name: &'static str, folders: &[&str], programs: &Path) -> Result<Self, String> {
        let own = work().join("targets").join(name);
        let target = Self {
            name,
            program: programs.join(name),
            seeds: own.join("seeds"),
            found: own.join("found"),
            kept: root().join("tests/corpus").join(name),
            words: own.join("words.dict"),
            crashes: own.join("crashes"),
        };
        let _ = fs::remove_dir_all(&target.seeds);
        for folder in [&target.seeds, &target.found, &target.kept, &target.crashes] {
            fs::create_dir_all(folder).map_err(|error| format!("{}: {error}", folder.display()))?;
        }
        let mut words = BTreeSet::new();
        for (number, file) in seeds(folders)?.into_iter().enumerate() {
            let text = fs::read_to_string(&file).map_err(|error| format!("{}: {error}", file.display()))?;
            words.extend(quoted(&text));
            fs::write(target.seeds.join(number.to_string()), text).map_err(|error| format!("seeds: {error}"))?;
        }
        let words: Vec<String> = words.iter().map(|word| format!("\"\\\"{word}\\\"\"")).collect();
        fs::write(&target.words, words.join("\n")).map_err(|error| format!("{}: {error}", target.words.display()))?;
        Ok(target)
    }

    fn command(&self) -> Command {
        let mut program = command(&self.program);
        program.current_dir(work()).args(["-timeout=10", "-rss_limit_mb=2048", "-verbosity=1"]);
        program
    }

    /// Looks for what does not hold, and says how much was tried.
    fn run(&self, minutes: u64) -> Result<String, String> {
        let mut program = self.command();
        program.arg(format!("-max_total_time={}", minutes * 60)).arg(format!("-max_len={LONGEST}"));
        program.args(["-print_final_stats=1", "-reload=0"]);
        // An empty list of words is refused.
        if fs::metadata(&self.words).is_ok_and(|words| words.len() > 0) {
            program.arg(format!("-dict={}", self.words.display()));
        }
        program.arg(format!("-artifact_prefix={}/", self.crashes.display()));
        program.args([&self.found, &self.kept, &self.seeds]);
        // libFuzzer speaks on the error stream.
        let (mut runs, mut edges, mut panics) = (0, String::new(), Vec::new());
        let mut shell = command("sh");
        shell.arg("-c").arg("exec \"$0\" \"$@\" 2>&1").arg(program.get_program()).args(program.get_args());
        shell.current_dir(work());
        let fine = watch(&format!("fuzzing {} for {minutes} min", self.name), &mut shell, |line| {
            if let Some(number) = line.strip_prefix("stat::number_of_executed_units:") {
                runs = number.trim().parse().unwrap_or(0);
            }
            if let Some((_, rest)) = line.split_once(" cov: ") {
                edges = rest.split_whitespace().next().unwrap_or_default().to_owned();
            }
            if line.contains("panicked at") || line.contains("Test unit written to") {
                panics.push(line.to_owned());
            }
        })?;
        if !fine && panics.is_empty() {
            return Err(format!("{}: the fuzzer stopped without a finding; it says why above", self.name));
        }
        if !fine {
            let name = self.name;
            let again = format!("{} FILE", self.program.display());
            let kept = format!("tests/corpus/{name}/");
            return Err(format!(
                "{name}: something does not hold:\n{}\nRun it once more with: {again}\n\
                 Once it holds, copy the file to {kept}, so that the tests see to it.",
                panics.join("\n")
            ));
        }
        Ok(format!("nothing found in {runs} runs, {} a second, {edges} edges", runs / (minutes * 60)))
    }

    /// Replaces what the tests replay by the least that reaches all that was found, without what the project's own
    /// files reach. Says how many files and bytes that is.
    fn keep(&self) -> Result<(usize, u64), String> {
        let merged = self.found.with_file_name("merged");
        let _ = fs::remove_dir_all(&merged);
        copy(&self.seeds, &merged)?;
        let own: BTreeSet<_> = names(&merged);
        let mut program = self.command();
        // An edge that is taken counts once, however often, or there would be thousands of files.
        program.args(["-merge=1", "-use_counters=0", "-verbosity=0"]).arg(&merged).args([&self.kept, &self.found]);
        let log = work().join("merge.log");
        let log = fs::File::create(&log).map_err(|error| format!("{}: {error}", log.display()))?;
        run(&format!("minimising the corpus of {}", self.name), program.stderr(log))?;
        let new: Vec<_> = names(&merged).into_iter().filter(|name| !own.contains(name)).collect();
        let _ = fs::remove_dir_all(&self.kept);
        fs::create_dir_all(&self.kept).map_err(|error| format!("{}: {error}", self.kept.display()))?;
        let mut bytes = 0;
        for name in &new {
            bytes += fs::copy(merged.join(name), self.kept.join(name)).map_err(|error| format!("corpus: {error}"))?;
        }
        let all = weight(&root().join("tests/corpus"));
        if all > CORPUS_BYTES {
            say(&format!("tests/corpus/ has {all} bytes, and the tests allow {CORPUS_BYTES}: leave out the longest"));
        }
        Ok((new.len(), bytes))
    }
}

/// The files that a target begins with. `frameworks` are the framework files, `frameworks/cases` their worked examples.
fn seeds(folders: &[&str]) -> Result<Vec<PathBuf>, String> {
    let mut files = Vec::new();
    for folder in folders {
        let (inside, within) = match *folder {
            "frameworks" => (folders_in(&root().join("frameworks"))?, ""),
            "frameworks/cases" => (folders_in(&root().join("frameworks"))?, "cases"),
            other => (vec![root().join(other)], ""),
        };
        for folder in inside {
            let folder = folder.join(within);
            let entries = fs::read_dir(&folder).into_iter().flatten().flatten().map(|entry| entry.path());
            files.extend(
                entries.filter(|path| path.extension().is_some_and(|ending| ending == "json" || ending == "txt")),
            );
        }
    }
    files.sort();
    if files.is_empty() { Err("there are no seeds".into()) } else { Ok(files) }
}

fn folders_in(folder: &Path) -> Result<Vec<PathBuf>, String> {
    let entries = fs::read_dir(folder).map_err(|error| format!("{}: {error}", folder.display()))?;
    Ok(entries.flatten().map(|entry| entry.path()).filter(|path| path.is_dir()).collect())
}

/// The short quoted words of a JSON text: keys, ids, kinds, small figures.
fn quoted(text: &str) -> Vec<String> {
    let short = |word: &&str| (1..=24).contains(&word.len());
    let plain = |word: &&str| word.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"_-./".contains(&byte));
    text.split('"').skip(1).step_by(2).filter(short).filter(plain).map(str::to_owned).collect()
}

fn names(folder: &Path) -> BTreeSet<std::ffi::OsString> {
    fs::read_dir(folder).into_iter().flatten().flatten().map(|entry| entry.file_name()).collect()
}

fn copy(from: &Path, to: &Path) -> Result<(), String> {
    fs::create_dir_all(to).map_err(|error| format!("{}: {error}", to.display()))?;
    for name in names(from) {
        fs::copy(from.join(&name), to.join(&name)).map_err(|error| format!("{}: {error}", from.display()))?;
    }
    Ok(())
}

/// Bytes of all files in the folders of a folder.
fn weight(folder: &Path) -> u64 {
    let entries = fs::read_dir(folder).into_iter().flatten().flatten();
    let size = |path: &Path| fs::metadata(path).map_or(0, |about| about.len());
    entries.map(|entry| if entry.path().is_dir() { weight(&entry.path()) } else { size(&entry.path()) }).sum()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn all_targets_run_unless_some_are_named() {
        let all = Wish { targets: vec!["framework", "number", "bid"], minutes: 5 };
        assert_eq!(Wish::read(&[]), Ok(all));
        assert_eq!(Wish::read(&["bid", "--minutes", "2"]), Ok(Wish { targets: vec!["bid"], minutes: 2 }));
        for wrong in [&["typo"][..], &["--minutes"], &["--minutes", "0"], &["--minutes", "x"]] {
            assert!(Wish::read(wrong).is_err(), "{wrong:?}");
        }
    }

    #[test]
    fn every_target_has_seeds_and_is_compiled() {
        let manifest = fs::read_to_string(root().join("fuzz/Cargo.toml")).expect("fuzz/Cargo.toml is there");
        for (name, folders) in TARGETS {
            assert!(seeds(folders).is_ok(), "{name}");
            assert!(manifest.contains(&format!("path = \"targets/{name}.rs\"")), "{name}");
        }
    }

    #[test]
    fn words_of_a_file_are_short_and_plain() {
        assert_eq!(quoted(r#"{"kind": "fte_years", "é": "a b", "n": "1.50"}"#), ["kind", "fte_years", "n", "1.50"]);
    }
}
