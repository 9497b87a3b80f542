//! The page for officers, `docs/write-a-framework.md`, holds: whoever follows it gets what it promises.
//!
//! Each of its JSON blocks is put into the file that `pledge new framework` makes, as the page says, and the file is
//! checked after each. Those of its second part are each added to the framework that the first part ends with. The page
//! uses no part of the format that is read only later, so this test needs no change when more of the format is read; it
//! becomes stricter by itself with each new fault and lint.

mod common;

use std::fs;

use common::{Folder, Ran, pledge_in, repository};
use serde_json::{Map, Value, json};

const PAGE: &str = "docs/write-a-framework.md";

/// The part of the page that adds to a finished framework.
const MORE: &str = "When your framework needs more";

type Object = Map<String, Value>;

/// The JSON blocks of the page, each with the heading that it stands under, and with the lesser one in it.
fn blocks() -> Vec<(String, String, Object)> {
    let page = fs::read_to_string(repository(PAGE)).expect("the page is part of the repository");
    let (mut heading, mut lesser) = (String::new(), String::new());
    let mut found = Vec::new();
    let mut lines = page.lines();
    while let Some(line) = lines.next() {
        if let Some(text) = line.strip_prefix("## ") {
            (heading, lesser) = (text.to_owned(), String::new());
        } else if let Some(text) = line.strip_prefix("### ") {
            text.clone_into(&mut lesser);
        }
        if line == "```json" {
            let block: Vec<&str> = lines.by_ref().take_while(|line| *line != "```").collect();
            let value = serde_json::from_str(&block.join("\n"));
            let value = value.unwrap_or_else(|error| panic!("{heading}, {lesser}: {error}"));
            found.push((heading.clone(), lesser.clone(), value));
        }
    }
    found
}

/// Puts each part in the place of the one of that name; `null` deletes it.
fn replace(framework: &mut Object, block: Object) {
    for (key, value) in block {
        match value {
            Value::Null => drop(framework.remove(&key)),
            value => drop(framework.insert(key, value)),
        }
    }
}

/// Adds each entry of a list to the list of that name, in the place of one with the same id.
fn add(framework: &mut Object, block: &Object) {
    for (key, value) in block {
        let (Some(Value::Array(list)), Value::Array(entries)) = (framework.get_mut(key), value) else {
            framework.insert(key.clone(), value.clone());
            continue;
        };
        for entry in entries {
            match list.iter_mut().find(|old| old["id"] == entry["id"]) {
                Some(old) => *old = entry.clone(),
                None => list.push(entry.clone()),
            }
        }
    }
}

/// The folder `norhaven` as somebody has it who follows the page.
struct Follower {
    folder: Folder,
    framework: Object,
    example: Object,
}

impl Follower {
    /// What `pledge new framework` makes, without its worked example.
    fn new(name: &str) -> Self {
        let folder = Folder::new(name);
        assert_eq!(pledge_in(&folder.0, &["new", "framework", "norhaven"]).code, 0);
        let text = fs::read_to_string(folder.0.join("norhaven/framework.json")).expect("it was made");
        let mut made = Self { folder, framework: serde_json::from_str(&text).expect("JSON"), example: Object::new() };
        made.check(true, "as made");
        fs::remove_file(made.folder.0.join("norhaven/cases/first-offer.json")).expect("it was made");
        made
    }

    /// Follows the first part of the page to its end.
    fn to_the_end_of_the_first_part(name: &str) -> Self {
        let mut made = Self::new(name);
        for (heading, _, block) in blocks() {
            if heading.starts_with("Minute") {
                if block.contains_key("bids") { made.example = block } else { replace(&mut made.framework, block) }
            }
        }
        made.check(true, "the first part");
        made
    }

    /// Writes both files and checks them, with nothing left to mend; what the check says.
    #[track_caller]
    fn check(&mut self, strict: bool, heading: &str) -> String {
        let text = |object: &Object| serde_json::to_string_pretty(object).expect("JSON");
        self.folder.file("norhaven/framework.json", text(&self.framework));
        if !self.example.is_empty() {
            self.folder.file("norhaven/cases/two-jobs.json", text(&self.example));
        }
        let ran = self.run(strict);
        assert_eq!((ran.code, ran.err.as_str()), (0, ""), "{heading}: {}", ran.out);
        let comes_out = ran.out.ends_with("1 worked example comes out as it expects.\n");
        assert!(self.example.is_empty() || comes_out, "{heading}: {}", ran.out);
        ran.out
    }

    fn run(&self, strict: bool) -> Ran {
        let args = ["check", "norhaven", "--strict"];
        pledge_in(&self.folder.0, &args[..if strict { 3 } else { 2 }])
    }
}

#[test]
fn whoever_follows_the_page_gets_a_checked_framework() {
    let mut follower = Follower::new("guide");
    let all = blocks();
    assert!(all.len() >= 9, "{} blocks", all.len());
    let mut official = false;
    for (heading, _, block) in all.into_iter().filter(|(heading, ..)| heading != MORE) {
        if block.contains_key("bids") {
            follower.example = block;
            follower.check(true, &heading);
            continue;
        }
        if heading == "The next edition" {
            copy(&follower.folder, "norhaven", "norhaven-2027");
            // Worked examples belong to their edition, as the page says.
            follower.example["framework"]["edition"] = block["edition"].clone();
        }
        replace(&mut follower.framework, block);
        official |= follower.framework["status"] == "official";
        // The rules are the last step before the page asks for a check that lets nothing pass.
        follower.check(heading.contains("the rules") || official, &heading);
    }
    assert!(official && !follower.example.is_empty());
    let ran = pledge_in(
        &follower.folder.0,
        &["diff", "norhaven-2027", "norhaven", "--bid", "norhaven-2027/cases/two-jobs.json"],
    );
    assert_eq!(ran.code, 0, "{}", ran.err);
    assert!(ran.out.contains("  The whole bid: 5.74 marks before, 5.74 now (0.00)\n"), "{}", ran.out);
    assert!(!ran.out.contains("practice marks"), "{}", ran.out);
}

/// Blocks of the second part, by their headings.
fn more() -> Vec<(String, Object)> {
    blocks().into_iter().filter(|(heading, ..)| heading == MORE).map(|(_, lesser, block)| (lesser, block)).collect()
}

/// The one that makes the framework official.
fn official() -> Object {
    let mut all = blocks().into_iter();
    all.find(|(heading, ..)| heading == "Make it official").expect("the page says how").2
}

#[test]
fn each_block_of_the_second_part_fits_the_finished_framework() {
    let mut follower = Follower::to_the_end_of_the_first_part("guide-more");
    let (finished, example) = (follower.framework.clone(), follower.example.clone());
    let all = more();
    let held: Vec<&str> = all.iter().flat_map(|(_, block)| block.keys().map(String::as_str)).collect();
    for key in ["thresholds", "documents", "areas", "rules", "lots", "extensions", "indexes", "contract"] {
        assert!(held.contains(&key), "{key}");
    }
    for (heading, block) in all {
        for status in ["as it is", "official"] {
            follower.framework = finished.clone();
            follower.example = example.clone();
            if status == "official" {
                replace(&mut follower.framework, official());
            }
            // Deadlines are a fact of the contract, so they belong to the example.
            let whole = if block.contains_key("contract") { &mut follower.example } else { &mut follower.framework };
            let before = whole.clone();
            add(whole, &block);
            assert_ne!(*whole, before, "{heading} adds something");
            follower.check(true, &format!("{heading}, {status}"));
        }
    }
}

/// £12,000 for each of two jobs and £16 for each of 100 hours are £25,600. Beside them 10 people for 2 weeks each are
/// 20 weeks of £150 × 118 / 100 = £177, so £3,540.
#[test]
fn the_older_value_is_brought_up_as_the_page_says() {
    let mut follower = Follower::to_the_end_of_the_first_part("guide-uprate");
    for (_, block) in more().iter().filter(|(_, block)| block.contains_key("indexes")) {
        add(&mut follower.framework, block);
    }
    let pledge = json!({"id": "p3", "measure": "W1", "inputs": {"people": "10", "weeks": "2"}});
    follower.example["bids"][0]["pledges"].as_array_mut().expect("a list").push(pledge);
    // 6 x 29,140 / 50,000 = 3.4968 marks, and 2.67 for the answer.
    follower.example["expect"] = json!({"bids": [{
        "marks": "6.17",
        "sections": [{"id": "offer", "marks": "3.50", "value": "29140"}],
        "measures": [{"id": "W1", "value": "3540"}],
    }]});
    follower.check(true, "uprated");
}

/// What is for large contracts only, and what favours a place, speaks where the page says, and nowhere else.
#[test]
fn the_second_part_does_what_it_says() {
    let mut follower = Follower::to_the_end_of_the_first_part("guide-large");
    for (_, block) in more().iter().filter(|(_, block)| !block.contains_key("contract")) {
        add(&mut follower.framework, block);
    }
    let findings = |follower: &mut Follower, value: &str, jobs_in: &str| {
        follower.example["contract"]["value"] = json!(value);
        follower.example["bids"][0]["pledges"][0]["place"] = json!(jobs_in);
        follower.example["expect"] = json!({"bids": [{"out_of": "10"}]});
        follower.check(true, value);
        let args = ["score", "--framework", "norhaven", "--bid", "norhaven/cases/two-jobs.json", "--format", "json"];
        let ran = pledge_in(&follower.folder.0, &args);
        let out: Value = serde_json::from_str(&ran.out).unwrap_or_else(|_| panic!("{}", ran.err));
        let found = out["bids"][0]["findings"].as_array().expect("a list").clone();
        let has = |key: &str, what: &str| found.iter().any(|finding| finding[key] == what);
        (
            has("code", "below_minimum"),
            has("rule", "local-jobs"),
            has("rule", "large-jobs"),
            has("code", "document_needed"),
        )
    };
    // £250,000 is not above £250,000.
    assert_eq!(findings(&mut follower, "£250,000", "Westmoor"), (false, false, false, false));
    assert_eq!(findings(&mut follower, "£999,999", "Westmoor"), (false, false, false, true));
    // 10 marks are less than 15.
    assert_eq!(findings(&mut follower, "£1,000,000", "Westmoor"), (true, false, false, true));
    // Jobs elsewhere are dropped; then nothing is left of what a large contract must offer.
    assert_eq!(findings(&mut follower, "£1,000,000", "Elsewhere"), (true, true, true, true));
}

/// What an official framework needs is a fault where it is missing, as the last table of the page says.
#[test]
fn an_official_framework_needs_what_the_page_says() {
    let mut follower = Follower::to_the_end_of_the_first_part("guide-official");
    for (_, block) in more().iter().filter(|(_, block)| !block.contains_key("contract")) {
        add(&mut follower.framework, block);
    }
    replace(&mut follower.framework, official());
    follower.check(true, "all together, official");
    let whole = Value::Object(follower.framework.clone());
    let page = fs::read_to_string(repository(PAGE)).expect("the page is part of the repository");
    let table = page.split("## What `official` needs").nth(1).expect("the table stands last");
    for (at, key) in [
        ("", "approved"),
        ("/themes/0/outcomes/0/measures/0", "clause"),
        // One that is only recorded.
        ("/themes/1/outcomes/0/measures/1", "clause"),
        ("/rules/0", "clause"),
        ("/rules/2", "legal_ground"),
        ("/thresholds/0", "clause"),
        ("/documents/0", "clause"),
    ] {
        let mut less = whole.clone();
        let removed = less.pointer_mut(at).and_then(|part| part.as_object_mut()?.remove(key));
        assert!(removed.is_some(), "{at} has {key}");
        assert!(table.contains(&format!("`{key}`")), "{key}");
        follower.folder.file("norhaven/framework.json", less.to_string());
        let ran = follower.run(false);
        assert_eq!(ran.code, 1, "{at} without {key}: {}", ran.out);
        assert!(ran.out.contains("(official_needs)") && ran.out.contains(&format!("“{key}”")), "{at}: {}", ran.out);
    }
    // The place in a source does instead of a clause.
    for at in ["/thresholds/0", "/documents/0"] {
        let mut other = whole.clone();
        let part = other.pointer_mut(at).and_then(Value::as_object_mut).expect("an object");
        part.remove("clause");
        part.insert("origin".into(), json!({"source": "paper", "place": "paragraph 4"}));
        follower.folder.file("norhaven/framework.json", other.to_string());
        assert_eq!(follower.run(true).code, 0, "{at}");
    }
    let mut made_up = whole.clone();
    *made_up.pointer_mut("/rules/0/origin").expect("an origin") = json!("illustrative");
    follower.folder.file("norhaven/framework.json", made_up.to_string());
    assert_eq!(follower.run(false).code, 1);
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
