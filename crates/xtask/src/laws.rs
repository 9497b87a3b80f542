//! The property tests, with many more cases than an ordinary run tries: the laws of scoring, and the round trips of all
//! that is read and written.
//!
//! They are found in the sources, so that a new one is among them from its first day.

use std::fs;
use std::path::{Path, PathBuf};
use std::time::Instant;

use crate::run::{command, run, say, watch};
use crate::{report, root};

/// The packages that have any, with their folders in `crates/`.
const PACKAGES: [(&str, &str); 3] =
    [("pledge-engine", "engine"), ("pledge-exchange", "exchange"), ("pledge-schema", "schema")];
/// Cases of each, if nobody says how many. Fewer are a try, which leaves no row in the report.
const CASES: u32 = 10_000;

/// What somebody asked for.
#[derive(Debug, PartialEq, Eq)]
pub struct Wish {
    cases: u32,
}

impl Wish {
    /// Reads the arguments after `laws`.
    ///
    /// # Errors
    /// What is wrong with them.
    pub fn read(words: &[&str]) -> Result<Self, String> {
        match words {
            [] => Ok(Self { cases: CASES }),
            ["--cases", number] => {
                let cases = number.parse().ok().filter(|cases| *cases > 0);
                Ok(Self { cases: cases.ok_or("--cases needs a whole number above zero")? })
            }
            _ => Err("cargo xtask laws [--cases N]".into()),
        }
    }
}

/// Tries every property with so many cases, says how many hold, and writes the report.
///
/// # Errors
/// The properties that do not hold, or why they could not be tried.
pub fn laws(wish: &Wish) -> Result<(), String> {
    let (mut held, mut all, mut failures) = (0, 0, Vec::new());
    for (package, folder) in PACKAGES {
        let found = properties(&root().join("crates").join(folder))?;
        all += found.len();
        match try_all(package, &found, wish.cases) {
            Ok(seconds) => {
                held += found.len();
                if wish.cases >= CASES {
                    let command = format!("`cargo xtask laws --cases {}`", wish.cases);
                    let result = format!("all {} properties hold", found.len());
                    let cells = [report::today(), command, wish.cases.to_string(), result, seconds, report::machine()];
                    report::row("laws", package, &cells)?;
                }
            }
            Err(why) => failures.push(why),
        }
    }
    say(&format!("{held} of {all} properties hold, with {} cases each", wish.cases));
    if wish.cases < CASES {
        say(&format!("the report only has runs of {CASES} cases or more"));
    }
    if failures.is_empty() { Ok(()) } else { Err(failures.join("\n")) }
}

/// A property: the test program that it is in (none for the library's own), and its name there.
#[derive(Debug, PartialEq, Eq)]
struct Property {
    program: Option<String>,
    name: String,
}

/// Tries the properties of one package, and gives the seconds that it took, after it was compiled.
fn try_all(package: &str, properties: &[Property], cases: u32) -> Result<String, String> {
    let mut programs: Vec<&str> = properties.iter().filter_map(|property| property.program.as_deref()).collect();
    programs.dedup();
    let test = || {
        let mut cargo = command("cargo");
        cargo.current_dir(root()).env("PROPTEST_CASES", cases.to_string());
        cargo.args(["test", "--release", "--locked", "--no-fail-fast", "--package", package]);
        if properties.iter().any(|property| property.program.is_none()) {
            cargo.arg("--lib");
        }
        cargo.args(programs.iter().flat_map(|program| ["--test", program]));
        cargo
    };
    run(&format!("compiling the property tests of {package}"), test().arg("--no-run"))?;
    let (mut held, mut broken) = (0, Vec::new());
    let begun = Instant::now();
    let names = properties.iter().map(|property| &property.name);
    let fine = watch(
        &format!("trying {} properties of {package} with {cases} cases each", properties.len()),
        test().args(["--", "--exact"]).args(names),
        |line| match line.strip_prefix("test ").and_then(|rest| rest.split_once(" ... ")) {
            Some((_, "ok")) => held += 1,
            Some((name, "FAILED")) => broken.push(name.to_owned()),
            _ => {}
        },
    )?;
    if !fine || held != properties.len() {
        let broken = if broken.is_empty() { "it says why above".into() } else { broken.join(", ") };
        return Err(format!("{package}: {held} of {} properties hold; not: {broken}", properties.len()));
    }
    Ok(begun.elapsed().as_secs().to_string())
}

/// All properties of a package, program by program.
fn properties(package: &Path) -> Result<Vec<Property>, String> {
    let mut all = Vec::new();
    for file in sources(&package.join("src")).into_iter().chain(programs(&package.join("tests"))) {
        let text = fs::read_to_string(&file).map_err(|error| format!("{}: {error}", file.display()))?;
        let inside = file.strip_prefix(package).unwrap_or(&file).with_extension("");
        let steps: Vec<_> = inside.iter().map(|step| step.to_string_lossy().into_owned()).collect();
        for name in names(&text) {
            all.push(match steps.as_slice() {
                [first, program] if first == "tests" => Property { program: Some(program.clone()), name },
                // Tests of the library stand in a module `tests` of the file.
                [_, steps @ ..] => Property { program: None, name: [&steps.join("::"), "::tests::", &name].concat() },
                [] => continue,
            });
        }
    }
    Ok(all)
}

/// The names of the tests in blocks of properties. A block ends with the brace under the word that begins it.
fn names(text: &str) -> Vec<String> {
    let mut all = Vec::new();
    let mut end: Option<String> = None;
    for line in text.lines() {
        let word = line.trim_start();
        if word == "proptest! {" {
            end = Some([&line[..line.len() - word.len()], "}"].concat());
        } else if end.as_deref() == Some(line) {
            end = None;
        } else if let (Some(_), Some(rest)) = (&end, word.strip_prefix("fn ")) {
            all.extend(rest.split('(').next().map(str::to_owned));
        }
    }
    all
}

/// The Rust files of a folder and of all folders in it, in the order of their names.
fn sources(folder: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder).into_iter().flatten().flatten().map(|entry| entry.path());
    let mut all: Vec<_> = entries
        .flat_map(|path| if path.is_dir() { sources(&path) } else { vec![path] })
        .filter(|path| is_rust(path))
        .collect();
    all.sort();
    all
}

/// The test programs of a folder: the files in it, and none that they include.
fn programs(folder: &Path) -> Vec<PathBuf> {
    sources(folder).into_iter().filter(|path| path.parent() == Some(folder)).collect()
}

fn is_rust(path: &Path) -> bool {
    path.extension().is_some_and(|ending| ending == "rs")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ten_thousand_cases_are_tried_unless_somebody_says_how_many() {
        assert_eq!(Wish::read(&[]), Ok(Wish { cases: 10_000 }));
        assert_eq!(Wish::read(&["--cases", "50"]), Ok(Wish { cases: 50 }));
        for wrong in [&["50"][..], &["--cases"], &["--cases", "0"], &["--cases", "x"], &["--cases", "5", "6"]] {
            assert!(Wish::read(wrong).is_err(), "{wrong:?}");
        }
    }

    #[test]
    fn properties_are_the_tests_of_their_blocks_alone() {
        let text = "fn a() {}\nproptest! {\n    #[test]\n    fn b(n in 0..9) {\n    }\n}\n#[test]\nfn c() {}\n\
                    mod tests {\n    proptest! {\n        fn d() {\n        }\n    }\n    fn e() {}\n}\n";
        assert_eq!(names(text), ["b", "d"]);
    }

    /// One of each kind that is looked for, by hand; and no crate has properties that nobody tries.
    #[test]
    fn all_properties_of_the_project_are_found() {
        let engine = properties(&root().join("crates/engine")).expect("readable sources");
        let library =
            Property { program: None, name: "score::fraction::tests::long_products_are_whole_or_none".into() };
        let json = Property { program: Some("json".into()), name: "what_is_written_reads_back".into() };
        assert!(engine.contains(&library) && engine.contains(&json), "{engine:?}");
        assert!(engine.iter().any(|property| property.program.as_deref() == Some("laws")));
        let folders: Vec<_> = fs::read_dir(root().join("crates")).expect("crates").flatten().collect();
        for folder in folders {
            let own = PACKAGES.iter().any(|(_, name)| folder.file_name() == *name);
            let found = properties(&folder.path()).expect("readable sources");
            assert_eq!(own, !found.is_empty(), "{}: {found:?}", folder.path().display());
        }
    }

    /// A file that fixes how many cases it tries does not heed how many are asked for.
    #[test]
    fn no_property_fixes_its_cases() {
        for (_, folder) in PACKAGES {
            for file in sources(&root().join("crates").join(folder)) {
                let text = fs::read_to_string(&file).expect("a readable source");
                assert!(!text.contains("with_cases("), "{}: use common/cases.rs of the engine", file.display());
            }
        }
    }
}
