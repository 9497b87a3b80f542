//! Exit codes, and everything that is refused: 1 for what stands in files, 2 for arguments and unreadable files.

mod common;

use common::*;
use serde_json::{Value, json};

struct Stage {
    folder: Folder,
    framework: String,
}

impl Stage {
    fn new(name: &str) -> Self {
        let folder = Folder::new(name);
        let framework = folder.file("two.json", TWO);
        Self { folder, framework }
    }

    fn bid(&self, name: &str, more: &str) -> String {
        self.folder.file(&format!("{name}.json"), bid_on_two(name, "50", "20", more))
    }

    /// Scores these bids and must be refused with this code and these words, and nothing on the standard output.
    #[track_caller]
    fn refused(&self, bids: &[&str], more: &[&str], code: i32, words: &[&str]) {
        let mut args = vec!["score", "--framework", &self.framework, "--format", "json"];
        for bid in bids {
            args.extend(["--bid", bid]);
        }
        args.extend(more);
        refused(&args, code, words);
    }
}

#[track_caller]
fn refused(args: &[&str], code: i32, words: &[&str]) {
    let ran = pledge(args);
    assert_eq!((ran.code, ran.out.as_str()), (code, ""), "{}", ran.err);
    for word in words {
        assert!(ran.err.contains(word), "{word} is not in: {}", ran.err);
    }
}

#[test]
fn files_that_do_not_speak_of_one_tender_are_refused_together() {
    let stage = Stage::new("apart");
    let base = stage.bid("base", r#","tender":{"rate":"10"},"contract":{"value":"£400k","months":"36"}"#);
    // As read, and not as typed, this is the same contract and the same tender.
    let same = stage.bid("same", r#","tender":{"rate":" 10.00 "},"contract":{"value":"400,000","months":"36.0"}"#);
    let args = ["score", "--framework", &stage.framework, "--bid", &base, "--bid", &same];
    assert_eq!(pledge(&args).code, 0);

    let value = stage.bid("value", r#","tender":{"rate":"10"},"contract":{"value":"400,001","months":"36"}"#);
    stage.refused(&[&base, &value], &[], 1, &["base.json", "value.json", "“value” differs"]);
    let months = stage.bid("months", r#","tender":{"rate":"10"},"contract":{"value":"400,000"}"#);
    stage.refused(&[&base, &months], &[], 1, &["“months” differs"]);
    let lot = stage.bid("lot", r#","tender":{"rate":"10"},"contract":{"value":"400,000","months":"36","lot":"2"}"#);
    stage.refused(&[&base, &lot], &[], 1, &["“lot” differs"]);
    let tender = stage.bid("tender", r#","tender":{"rate":"12"},"contract":{"value":"400,000","months":"36"}"#);
    stage.refused(&[&base, &same, &tender], &[], 1, &["tender.json", "“rate” differs"]);
    stage.refused(&[&base, &tender], &["--lang", "cy"], 1, &["mae “rate” yn wahanol"]);
}

#[test]
fn files_that_assume_different_rivals_are_refused_unless_an_argument_decides() {
    let stage = Stage::new("rivals");
    let one = stage.bid("one", r#","tender":{"rate":"10"},"assumptions":{"b":{"best_rival":"100"}}"#);
    let same = stage.bid("same", r#","tender":{"rate":"10"},"assumptions":{"b":{"best_rival":"£100.00"}}"#);
    let other = stage.bid("other", r#","tender":{"rate":"10"},"assumptions":{"b":{"best_rival":"200"}}"#);
    stage.refused(&[&one, &same, &other], &[], 1, &["one.json", "other.json", "section “b”", "--best-rival"]);
    for decided in [&["--best-rival", "b=300"], &["--best-rival", "300"]] {
        let args = ["score", "--framework", &stage.framework, "--format", "json", "--bid", &one, "--bid", &other];
        let ran = pledge(&[&args[..], &decided[..]].concat());
        assert_eq!(ran.code, 0, "{}", ran.err);
        assert_eq!(ran.json()["assumptions"][1]["best_rival"], "300");
    }
}

#[test]
fn different_frameworks_are_refused_together() {
    let stage = Stage::new("frameworks");
    let made = |name: &str, id: &str, edition: &str, hash: &str| {
        let text = bid_on_two(name, "50", "20", TENDER);
        let mut bid: Value = serde_json::from_str(&text).expect("JSON");
        bid["framework"] = json!({"id": id, "edition": edition, "hash": hash});
        stage.folder.file(&format!("{name}.json"), bid.to_string())
    };
    let one = made("one", "two", "1", "");
    let id = made("id", "three", "1", "");
    stage.refused(&[&one, &id], &[], 1, &["the id is “two”", "“three”"]);
    let edition = made("edition", "two", "2", "");
    stage.refused(&[&one, &edition], &[], 1, &["the edition is “1”", "“2”"]);
    let (hash, other) = (made("hash", "two", "1", "aa"), made("other", "two", "1", "bb"));
    stage.refused(&[&one, &hash, &other], &[], 1, &["hash.json", "other.json", "the hash is “aa”", "“bb”"]);
    // Made for another framework altogether.
    stage.refused(&[&id], &[], 1, &["id.json", "“three”, not “two”"]);
    // Made with another text or edition of it: scored, and said.
    for (bid, word) in [(&hash, "fingerprint aa"), (&edition, "edition 2")] {
        let ran = pledge(&["score", "--framework", &stage.framework, "--bid", bid, "--format", "json"]);
        assert_eq!(ran.code, 0);
        assert!(ran.err.starts_with("Note: ") && ran.err.contains(word), "{}", ran.err);
        assert_eq!(ran.json()["bids"][0]["name"], if word.contains("aa") { "hash" } else { "edition" });
    }
}

#[test]
fn faults_of_files_end_with_1() {
    let stage = Stage::new("faults");
    let typo = stage.folder.file("typo.json", bid_on_two("Ash", "5", "2", r#","asumptions":{}"#));
    stage.refused(&[&typo], &[], 1, &["typo.json:1:", "/asumptions", "unknown_key", "“assumptions”"]);
    let broken = stage.folder.file("broken.json", "{\"format\": 1,");
    // All files are read before any is refused.
    stage.refused(&[&typo, &broken], &[], 1, &["typo.json:1:", "broken.json:1:14"]);
    let bid = stage.bid("bid", TENDER);
    let faulty = stage.folder.file("faulty.json", TWO.replace("\"amount\": \"1\"", "\"amount\": 1.5"));
    refused(&["score", "--framework", &faulty, "--bid", &bid], 1, &["faulty.json:10:27", "bare_number"]);
    let mut carried: Value = serde_json::from_str(&bid_on_two("Ash", "5", "2", TENDER)).expect("JSON");
    carried["framework"]["text"] = json!("{}");
    let carried = stage.folder.file("carried.json", carried.to_string());
    refused(&["score", "--bid", &carried], 1, &["the framework in", "carried.json", "missing_key"]);
}

/// Why a file cannot be read or written is said in our own words, in the language of all the rest.
#[test]
fn the_systems_reasons_are_said_in_both_languages() {
    let folder = Folder::new("reasons");
    let file = folder.file("file.json", "{}");
    let inside = folder.0.join("file.json").join("x.json").display().to_string();
    let (here, nowhere) = (folder.0.display().to_string(), folder.0.join("no.json").display().to_string());
    let cases = [
        (&nowhere, "there is no such file or folder.", "nid oes ffeil na ffolder o’r fath."),
        (&here, "it is a folder, not a file.", "ffolder ydyw, nid ffeil."),
        (&inside, "what should be a folder on the way to it is a file.", "ffeil yw’r hyn a ddylai fod yn ffolder"),
    ];
    for (path, english, welsh) in cases {
        refused(&["score", "--bid", path], 2, &[&format!("{path} cannot be read: {english}")]);
        refused(&["--lang", "cy", "score", "--bid", path], 2, &[&format!("Ni ellir darllen {path}: {welsh}")]);
        assert!(!pledge(&["score", "--bid", path]).err.contains("os error"), "{path}");
    }
    let written = format!("{file}/deep");
    let words = ["cannot be written: what should be a folder on the way to it is a file."];
    refused(&["new", "framework", "made-up", "--folder", &written], 2, &words);
}

#[test]
fn wrong_arguments_and_unreadable_files_end_with_2() {
    let stage = Stage::new("usage");
    let bid = stage.bid("bid", TENDER);
    refused(&[], 2, &["Usage"]);
    refused(&["score"], 2, &["--bid"]);
    refused(&["check"], 2, &["FRAMEWORK"]);
    refused(&["score", "--bid", &bid, "--lang", "fr"], 2, &["fr"]);
    stage.refused(&["nowhere.json"], &[], 2, &["nowhere.json cannot be read"]);
    let binary = stage.folder.file("binary.json", [0xff, 0xfe, 0x00]);
    stage.refused(&[&binary], &[], 2, &["binary.json", "UTF-8"]);
    refused(&["score", "--framework", "nothing", "--bid", &bid], 2, &["“nothing”", "greater-manchester-open"]);
    refused(&["score", "--framework", "nowhere.json", "--bid", &bid], 2, &["nowhere.json cannot be read"]);
    // Neither shipped nor carried nor given.
    refused(&["score", "--bid", &bid], 2, &["“two”", "--framework"]);
    stage.refused(&[&bid], &["--best-rival", "c=5"], 2, &["“c”", "a, b"]);
    stage.refused(&[&bid], &["--best-rival", "1,10"], 2, &["“1,10”", "groups of three"]);
    stage.refused(&[&bid], &["--best-rival", "-5"], 2, &["below zero"]);
    stage.refused(&[&bid], &["--best-rival", "a="], 2, &["not a number"]);
    stage.refused(&[&bid], &["--best-rival", "5", "--best-rival", "6"], 2, &["more than once"]);
    assert_eq!(pledge(&["--version"]).code, 0);
    assert_eq!(pledge(&["score", "--help"]).code, 0);
}

#[test]
fn strict_scoring_ends_with_1_on_errors_alone() {
    let stage = Stage::new("strict");
    let run = |bid: &str, strict: bool| {
        let args = ["score", "--framework", &stage.framework, "--bid", bid, "--strict"];
        let ran = pledge(&args[..if strict { 6 } else { 5 }]);
        assert!(!ran.out.is_empty(), "strict or not, results are printed");
        ran.code
    };
    let fine = stage.bid("fine", TENDER);
    assert_eq!((run(&fine, false), run(&fine, true)), (0, 0));
    let unreadable = stage.folder.file("unreadable.json", bid_on_two("Ash", "1,10", "20", TENDER));
    assert_eq!((run(&unreadable, false), run(&unreadable, true)), (0, 1));
}

#[test]
fn a_best_offer_that_is_not_used_is_said() {
    let case = repository("frameworks/greater-manchester-open/cases/one-measure.json").display().to_string();
    for (rival, word) in [("5k", "no marks depend"), ("offer=5k", "“offer”"), ("answers=5k", "“answers”")] {
        let ran = pledge(&["score", "--bid", &case, "--best-rival", rival, "--format", "json"]);
        assert_eq!(ran.code, 0);
        assert!(ran.err.contains(word), "{}", ran.err);
        assert_eq!(ran.json()["assumptions"], json!([]));
    }
}

/// UK clocks go from 01:00 to 02:00 on the last Sunday of March: the 28th in 2027.
#[test]
fn a_time_that_clocks_jump_over_is_said_to_be_none() {
    let stage = Stage::new("clocks");
    let with = |key: &str, text: &str| {
        stage.bid("clocks", &format!(r#","tender":{{"rate":"10"}},"contract":{{"{key}":"{text}"}}"#))
    };
    let notes = |bid: &str, lang: &str| {
        let ran = pledge(&["score", "--framework", &stage.framework, "--bid", bid, "--lang", lang]);
        assert_eq!(ran.code, 0, "{}", ran.err);
        ran.err
    };
    for key in ["submission_deadline", "clarification_deadline"] {
        let bid = with(key, "2027-03-28T01:30");
        for (lang, said) in [
            ("en", "“2027-03-28T01:30” is no time: on that day the clocks in the UK go forward from 01:00 to 02:00."),
            ("cy", "nid yw “2027-03-28T01:30” yn amser: y diwrnod hwnnw mae clociau’r DU yn mynd ymlaen o 01:00"),
        ] {
            let err = notes(&bid, lang);
            assert!(err.contains(said) && err.contains("clocks.json") && err.lines().count() == 1, "{err}");
        }
    }
    // Before and after that hour, a week before, in October when clocks show the hour twice, and what is no time at all.
    for text in [
        "2027-03-28T00:59",
        "2027-03-28T02:00",
        "2027-03-21T01:30",
        "2027-10-31T01:30",
        "2027-03-28",
        "2027-03-28T01:60",
        "2027-03-28T1:30",
        "soon",
    ] {
        assert_eq!(notes(&with("submission_deadline", text), "en"), "", "{text}");
    }
}
