//! The page for officers, `docs/write-a-framework.md`, holds: whoever follows it gets what it promises.
//!
//! Each of its JSON blocks is put into the file that `pledge new framework` makes, as the page says, and the file is
//! checked after each. The page uses no part of the format that is read only later, so this test needs no change when
//! more of the format is read; it becomes stricter by itself with each new fault and lint.

mod common;

use std::fs;

use common::{Folder, pledge_in, repository};
use serde_json::{Map, Value};

const PAGE: &str = "docs/write-a-framework.md";

/// The JSON blocks of the page, each with the heading that it stands under.
fn blocks() -> Vec<(String, Map<String, Value>)> {
    let page = fs::read_to_string(repository(PAGE)).expect("the page is part of the repository");
    let mut heading = String::new();
    let mut found = Vec::new();
    let mut lines = page.lines();
    while let Some(line) = lines.next() {
        if let Some(text) = line.strip_prefix("## ") {
            text.clone_into(&mut heading);
        }
        if line == "```json" {
            let block: Vec<&str> = lines.by_ref().take_while(|line| *line != "```").collect();
            let value = serde_json::from_str(&block.join("\n"));
            found.push((heading.clone(), value.unwrap_or_else(|error| panic!("{heading}: {error}"))));
        }
    }
    found
}

#[test]
fn whoever_follows_the_page_gets_a_checked_framework() {
    let folder = Folder::new("guide");
    let check = |strict: bool, heading: &str| {
        let args = ["check", "norhaven", "--strict"];
        let ran = pledge_in(&folder.0, &args[..if strict { 3 } else { 2 }]);
        assert_eq!((ran.code, ran.err.as_str()), (0, ""), "{heading}: {}", ran.out);
        ran.out
    };
    assert_eq!(pledge_in(&folder.0, &["new", "framework", "norhaven"]).code, 0);
    check(true, "as made");
    fs::remove_file(folder.0.join("norhaven/cases/first-offer.json")).expect("it was made");
    let path = folder.0.join("norhaven/framework.json");
    let mut framework: Map<String, Value> =
        serde_json::from_str(&fs::read_to_string(&path).expect("it was made")).expect("JSON");
    let (mut example, mut example_edition) = (None, String::new());
    let mut official = false;
    let all = blocks();
    assert!(all.len() >= 9, "{} blocks", all.len());
    for (heading, block) in all {
        if block.contains_key("bids") {
            let text = serde_json::to_string_pretty(&block).expect("JSON");
            fs::write(folder.0.join("norhaven/cases/two-jobs.json"), &text).expect("a temporary file can be written");
            example = Some(text);
            example_edition = framework["edition"].as_str().expect("a text").to_owned();
            let out = check(true, &heading);
            assert!(out.ends_with("1 worked example comes out as it expects.\n"), "{out}");
            continue;
        }
        if heading == "The next edition" {
            copy(&folder, "norhaven", "norhaven-2027");
            // Worked examples belong to their edition, as the page says.
            let text = example.clone().expect("an example stands before");
            let text = text.replace(&format!("\"{example_edition}\""), &block["edition"].to_string());
            fs::write(folder.0.join("norhaven/cases/two-jobs.json"), text).expect("a temporary file can be written");
        }
        for (key, value) in block {
            match value {
                Value::Null => drop(framework.remove(&key)),
                value => drop(framework.insert(key, value)),
            }
        }
        official |= framework["status"] == "official";
        fs::write(&path, serde_json::to_string_pretty(&framework).expect("JSON")).expect("a file can be written");
        // The rules are the last step before the page asks for a check that lets nothing pass.
        check(heading.contains("the rules") || official, &heading);
    }
    assert!(official && example.is_some());
    let ran =
        pledge_in(&folder.0, &["diff", "norhaven-2027", "norhaven", "--bid", "norhaven-2027/cases/two-jobs.json"]);
    assert_eq!(ran.code, 0, "{}", ran.err);
    assert!(ran.out.contains("  The whole bid: 5.74 marks before, 5.74 now (0.00)\n"), "{}", ran.out);
    assert!(!ran.out.contains("practice marks"), "{}", ran.out);
}

fn copy(folder: &Folder, from: &str, to: &str) {
    for file in ["framework.json", "cases/two-jobs.json"] {
        let text = fs::read(folder.0.join(from).join(file)).expect("it was made");
        folder.file(&format!("{to}/{file}"), text);
    }
}

/// Every lint has its row in the page, by the names that the check prints.
#[test]
fn the_page_explains_every_lint() {
    let page = fs::read_to_string(repository(PAGE)).expect("the page is part of the repository");
    let faults = fs::read_to_string(repository("crates/engine/src/framework/fault.rs")).expect("the list of faults");
    let lints = faults.split("// --- lints ---").nth(1).and_then(|rest| rest.split("impl FaultKind").next());
    let mut seen = 0;
    for line in lints.expect("lints are told apart").lines().map(str::trim) {
        if !line.starts_with(char::is_uppercase) {
            continue;
        }
        let name: String = line.chars().take_while(|c| c.is_alphanumeric()).collect();
        let code = faults.lines().find_map(|line| {
            let arm = line.trim().strip_prefix(&format!("Self::{name}"))?;
            let code = arm.split("=> \"").nth(1)?;
            arm.starts_with([' ', '{']).then(|| code.trim_end_matches(['"', ',']).to_owned())
        });
        let code = code.unwrap_or_else(|| panic!("{name} has a code"));
        assert!(page.contains(&format!("`{code}`")), "{code}");
        seen += 1;
    }
    assert!(seen >= 12, "{seen} lints");
}
