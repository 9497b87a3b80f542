//! Characters in files of others that steer a terminal or cannot be seen: on the terminal they do nothing, and in JSON
//! they are still what they were.

mod common;

use common::*;
use serde_json::json;

/// First and last of each range, by hand: controls, soft hyphen, marks and turns of direction, spaces without width,
/// line and paragraph separators, joiners, the mark of byte order, and tags.
const RANGES: [(u32, u32); 11] = [
    (0x00, 0x1f),
    (0x7f, 0x9f),
    (0xad, 0xad),
    (0x61c, 0x61c),
    (0x200b, 0x200f),
    (0x2028, 0x202e),
    (0x2060, 0x2064),
    (0x2066, 0x2069),
    (0xfeff, 0xfeff),
    (0xe0000, 0xe0001),
    (0xe0020, 0xe007f),
];

fn hidden() -> Vec<char> {
    RANGES.into_iter().flat_map(|(first, last)| first..=last).filter_map(char::from_u32).collect()
}

/// A text in a JSON file with all of it escaped.
fn escaped(text: &str) -> String {
    text.encode_utf16().map(|unit| format!("\\u{unit:04x}")).collect()
}

struct Stage {
    framework: String,
    bid: String,
    name: String,
    folder: Folder,
}

fn stage(folder: &str) -> Stage {
    let folder = Folder::new(folder);
    let name: String = ['A', 's', 'h', 'ŵ', '🌳'].into_iter().chain(hidden()).chain(['!']).collect();
    let framework = folder.file("two.json", TWO);
    let bid = folder.file("bid.json", bid_on_two(&escaped(&name), "5", "2", TENDER));
    Stage { framework, bid, name, folder }
}

#[test]
fn json_has_them_escaped_and_means_the_same() {
    let Stage { framework, bid, name, folder } = stage("hidden-json");
    let outputs = [
        pledge(&["score", "--framework", &framework, "--bid", &bid, "--format", "json", "--trace"]),
        pledge(&["diff", &framework, &framework, "--bid", &bid, "--format", "json"]),
    ];
    for ran in outputs {
        assert_eq!(ran.code, 0, "{}", ran.err);
        let raw: Vec<char> = ran.out.chars().filter(|c| *c != '\n' && hidden().contains(c)).collect();
        assert_eq!(raw, [], "{:?}", ran.out);
        assert_eq!(ran.json()["bids"][0]["name"], json!(name));
        // What can be seen stands as it is.
        assert!(ran.out.contains("Ashŵ🌳") && ran.out.contains("\\u202e") && ran.out.contains("\\udb40\\udc01"));
    }
    // The place of a fault has the keys of the file; here there is one that nobody knows.
    let key = escaped("a\u{202e}b");
    let faulty = TWO.replacen("\"format\": 1,", &format!("\"format\": 1, \"{key}\": \"\","), 1);
    assert_ne!(faulty, TWO);
    let ran = pledge(&["check", &folder.file("faulty.json", faulty), "--format", "json"]);
    assert_eq!(ran.code, 1);
    assert!(!ran.out.contains('\u{202e}'), "{:?}", ran.out);
    assert_eq!(ran.json()["frameworks"][0]["faults"][0]["pointer"], "/a\u{202e}b");
}

#[test]
fn text_for_people_shows_a_plain_sign_instead() {
    let stage = stage("hidden-text");
    let ran = pledge(&["score", "--framework", &stage.framework, "--bid", &stage.bid]);
    assert_eq!(ran.code, 0, "{}", ran.err);
    let raw: Vec<char> = ran.out.chars().filter(|c| *c != '\n' && hidden().contains(c)).collect();
    assert_eq!(raw, [], "{:?}", ran.out);
    let line = ran.out.lines().find(|line| line.contains("Ashŵ🌳")).expect("the name of the bid");
    assert!(line.contains("\u{fffd}\u{fffd}") && line.ends_with('!'), "{line:?}");
}
