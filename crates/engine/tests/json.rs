//! The JSON parser and writers, against serde_json and against hostile texts.

use pledge_engine::Decimal;
use pledge_engine::framework::FaultKind;
use pledge_engine::json::walk::{Walk, is_id, is_link};
use pledge_engine::json::{Limits, Node, Value, canonical, minified, order, parse, plain_decimal, pretty};
use proptest::prelude::*;

fn read(text: &str) -> Result<Node, (String, u32, u32)> {
    parse(text, &Limits::default()).map_err(|fault| {
        let found = match fault.kind {
            FaultKind::Syntax { found } => found,
            kind => kind.code().to_owned(),
        };
        (found, fault.place.line, fault.place.column)
    })
}

/// The same tree as serde_json reads it: numbers as text, the last of duplicate keys.
fn same(node: &Node, other: &serde_json::Value) -> bool {
    use serde_json::Value as Other;
    match (&node.value, other) {
        (Value::Null, Other::Null) => true,
        (Value::Bool(a), Other::Bool(b)) => a == b,
        (Value::Number(a), Other::Number(b)) => a.parse::<f64>().ok() == b.as_f64(),
        (Value::Text(a), Other::String(b)) => a == b,
        (Value::List(a), Other::Array(b)) => a.len() == b.len() && a.iter().zip(b).all(|(a, b)| same(a, b)),
        (Value::Object(a), Other::Object(b)) => {
            a.iter().all(|m| b.contains_key(&m.key))
                && b.iter().all(|(key, value)| node.get(key).is_some_and(|n| same(n, value)))
        }
        _ => false,
    }
}

#[test]
fn places_count_lines_and_characters() {
    let node = read("\u{feff}{\n  \"ŵ\": [1, \"ŷ€\",\r\n\ttrue]}").unwrap();
    let Value::Object(members) = &node.value else { panic!("an object") };
    assert_eq!((members[0].place.line, members[0].place.column), (2, 3));
    let Value::List(items) = &members[0].value.value else { panic!("a list") };
    // Line 2 is: two spaces, "ŵ" in quotes (3), colon, space, bracket at 8, 1 at 9, comma, space, text at 12.
    let places: Vec<_> = items.iter().map(|i| (i.place.line, i.place.column)).collect();
    assert_eq!(places, [(2, 9), (2, 12), (3, 2)]);
}

#[test]
fn a_syntax_fault_says_what_was_found_and_where() {
    for (text, found, line, column) in [
        ("", "", 1, 1),
        ("  \n ", "", 2, 2),
        ("{\"a\": 1,}", "}", 1, 9),
        ("[1 2]", "2", 1, 4),
        ("[1,]", "]", 1, 4),
        ("{a: 1}", "a", 1, 2),
        ("{\"a\" 1}", "1", 1, 6),
        ("[nul]", "nul", 1, 2),
        ("[True]", "True", 1, 2),
        ("[NaN]", "NaN", 1, 2),
        ("[01]", "01", 1, 2),
        ("[-]", "-", 1, 2),
        ("[1.]", "1.", 1, 2),
        ("[.5]", ".5", 1, 2),
        ("[1e]", "1e", 1, 2),
        ("[+1]", "+1", 1, 2),
        ("[1] x", "x", 1, 5),
        ("[\"a", "", 1, 4),
        ("[\"a\nb\"]", "U+000A", 1, 4),
        ("[\"\\x\"]", "\\x", 1, 3),
        ("[\"\\u12g4\"]", "\\u12g4", 1, 3),
        ("[\"\\ud800\"]", "\\ud800", 1, 3),
        ("[\"\\ud800\\u0041\"]", "\\ud800", 1, 3),
        ("[\"\\udc00\\ud800\"]", "\\udc00", 1, 3),
        ("[‘a’]", "‘", 1, 2),
        ("{\"a\":1 // note\n}", "/", 1, 8),
        ("{\"a\":1", "", 1, 7),
        ("[1\u{a0}]", "\u{a0}", 1, 3),
    ] {
        assert_eq!(read(text), Err((found.to_owned(), line, column)), "{text:?}");
    }
}

#[test]
fn limits_are_faults() {
    let deep = |n: usize| "[".repeat(n) + &"]".repeat(n);
    assert!(read(&deep(64)).is_ok());
    assert_eq!(read(&deep(65)), Err(("too_deep".into(), 1, 65)));
    assert_eq!(read(&"[".repeat(1_000_000)), Err(("too_deep".into(), 1, 65)));
    let limits = Limits { depth: 1_000_000, ..Limits::default() };
    assert!(parse(&deep(500), &limits).is_ok());
    assert!(parse(&deep(501), &limits).is_err());
    let limits = Limits { bytes: 3, ..Limits::default() };
    assert!(parse("[1]", &limits).is_ok());
    let fault = parse("[12]", &limits).unwrap_err();
    assert_eq!(fault.kind, FaultKind::TooLarge { limit: 3 });
}

#[test]
fn duplicates_order_and_numbers_are_kept() {
    let text = r#"{"b":1e400,"a":-0.10,"b":123456789012345678901234567890}"#;
    assert_eq!(minified(&read(text).unwrap()), text);
}

#[test]
fn canonical_form_is_that_of_rfc_8785() {
    // The example of RFC 8785, section 3.2.3: keys in the order of their UTF-16 code units.
    let text = "{\"\\u20ac\":\"Euro Sign\",\"\\r\":\"Carriage Return\",\"\\ufb33\":\"Hebrew Letter Dalet With Dagesh\",\
        \"1\":\"One\",\"\\ud83d\\ude00\":\"Emoji: Grinning Face\",\"\\u0080\":\"Control\",\
        \"\\u00f6\":\"Latin Small Letter O With Diaeresis\"}";
    let expected = "{\"\\r\":\"Carriage Return\",\"1\":\"One\",\"\u{80}\":\"Control\",\
        \"ö\":\"Latin Small Letter O With Diaeresis\",\"€\":\"Euro Sign\",\"😀\":\"Emoji: Grinning Face\",\
        \"\u{fb33}\":\"Hebrew Letter Dalet With Dagesh\"}";
    assert_eq!(canonical(&read(text).unwrap()), expected);
    let escapes = "[\"\\u0008\\u0009\\u000a\\u000c\\u000d\\u001F\\u007f\\/\\\"\\\\\"]";
    assert_eq!(canonical(&read(escapes).unwrap()), "[\"\\b\\t\\n\\f\\r\\u001f\u{7f}/\\\"\\\\\"]");
}

#[test]
fn pretty_indents_by_two() {
    let node = read(r#"{"a":[],"b":{},"c":[1,{"d":null}]}"#).unwrap();
    let expected = "{\n  \"a\": [],\n  \"b\": {},\n  \"c\": [\n    1,\n    {\n      \"d\": null\n    }\n  ]\n}\n";
    assert_eq!(pretty(&node), expected);
}

#[test]
fn decimals_of_files() {
    let dec = |mantissa: i128, scale| Some(Decimal::from_i128_with_scale(mantissa, scale));
    for (text, expected) in [
        ("0", dec(0, 0)),
        ("12.50", dec(1250, 2)),
        ("-3", dec(-3, 0)),
        ("-0.0", dec(0, 1)),
        ("007", dec(7, 0)),
        ("1234567890123456789012345678", dec(1_234_567_890_123_456_789_012_345_678, 0)),
        ("9999999999999999.999999999999", dec(9_999_999_999_999_999_999_999_999_999, 12)),
        ("0.0000000000000000000000000001", dec(1, 28)),
        ("12345678901234567890123456789", None),
        ("0.00000000000000000000000000001", None),
        ("", None),
        ("-", None),
        (".5", None),
        ("5.", None),
        ("1,000", None),
        ("1e3", None),
        ("+1", None),
        ("--1", None),
        ("1.2.3", None),
        (" 1", None),
        ("£1", None),
        ("١", None),
    ] {
        assert_eq!(plain_decimal(text), expected, "{text}");
    }
}

#[test]
fn identifiers_and_links() {
    assert!(is_id("a.B-1_2") && is_id(&"x".repeat(64)));
    assert!(!is_id("") && !is_id("a b") && !is_id("ŵ") && !is_id(&"x".repeat(65)));
    for link in ["https://a.uk", "https://a.uk/b?c#d", "mailto:a@b.uk", "https://a.uk/x@y"] {
        assert!(is_link(link), "{link}");
    }
    for link in [
        "http://a.uk",
        "javascript:alert(1)",
        "https://",
        "https:///a",
        "HTTPS://a.uk",
        "https://a.uk/b c",
        "https://a.uk/\u{85}",
        "https://buyer.uk@evil.example/",
        "mailto:a",
        "data:text/html,x",
        " https://a.uk",
        "//a.uk",
        "https://a.uk/\"><script>",
    ] {
        assert!(!is_link(link), "{link}");
    }
}

#[test]
fn the_walk_notes_everything_with_pointers_in_file_order() {
    let text = r#"{
  "pepole": "3",
  "list": [],
  "name": 12.5,
  "list": [{"a~/b": "x"}, 5],
  "day": "2026-02-30",
  "word": "gren",
  "whole": "-1"
}"#;
    let root = read(text).unwrap();
    let mut walk = Walk::new(&Limits::default());
    let mut c = walk.object(&root).unwrap();
    c.require(&["name", "gone"]);
    assert_eq!(c.string("people"), "");
    assert_eq!(c.string("name"), "");
    assert_eq!(c.whole("whole"), None);
    assert_eq!(c.word("word", &["red", "green"]), None);
    let day = c.get("day").unwrap();
    assert_eq!(c.walk.date(day), None);
    for item in c.list("list") {
        if let Some(item) = c.walk.object(item) {
            item.finish();
        }
    }
    c.finish();
    assert!(!walk.is_usable());
    let faults = walk.finish(&root);
    let seen: Vec<String> =
        faults.iter().map(|f| format!("{} {} {}", f.place.line, f.pointer, f.kind.code())).collect();
    assert_eq!(
        seen,
        [
            "1  missing_key",
            "2 /pepole unknown_key",
            "4 /name bare_number",
            "5 /list duplicate_key",
            "5 /list/0/a~0~1b unknown_key",
            "5 /list/1 wrong_type",
            "6 /day wrong_type",
            "7 /word unknown_word",
            "8 /whole wrong_type",
        ]
    );
    let nearest = Some("people".to_owned());
    let key = "pepole".to_owned();
    assert_eq!(faults[1].kind, FaultKind::UnknownKey { key, nearest });
}

#[test]
fn a_hostile_object_is_read_in_good_time() {
    let mut text = String::from("{");
    for i in 0..200_000 {
        text.push_str(&format!("\"k{}\":0,", i % 100_000));
    }
    text.push_str("\"z\":0}");
    let root = read(&text).unwrap();
    let faults = |mut walk: Walk| {
        walk.object(&root).unwrap().finish();
        walk.finish(&root)
    };
    // No object of a framework has more than 2,000 keys: those behind them are one fault.
    let found = faults(Walk::new(&Limits::default()));
    assert_eq!((found.len(), found[2_000].pointer.as_str()), (2_001, "/k2000"));
    assert_eq!(found[2_000].kind, FaultKind::TooManyItems { limit: 2_000 });
    // What people typed has no such limit, but ten thousand faults are enough to say that a file is not one of ours.
    assert_eq!(faults(Walk::typed(&Limits::default())).len(), 10_000);
}

/// Any JSON value, as serde_json builds it.
fn any_json() -> impl Strategy<Value = serde_json::Value> {
    let leaf = prop_oneof![
        Just(serde_json::Value::Null),
        any::<bool>().prop_map(Into::into),
        any::<i64>().prop_map(Into::into),
        any::<String>().prop_map(Into::into),
    ];
    leaf.prop_recursive(5, 64, 6, |inner| {
        prop_oneof![
            prop::collection::vec(inner.clone(), 0..6).prop_map(Into::into),
            prop::collection::vec((any::<String>(), inner), 0..6)
                .prop_map(|members| { serde_json::Value::Object(members.into_iter().collect()) }),
        ]
    })
}

/// Texts that look like JSON and mostly are not.
fn nearly_json() -> impl Strategy<Value = String> {
    let piece = prop::sample::select(vec![
        "{", "}", "[", "]", ",", ":", "\"", "\\", "\\u", "d83d", "\\ude00", "null", "true", "0", "1", "-", ".", "e",
        "+", " ", "\n", "a", "é", "\u{1}",
    ]);
    prop::collection::vec(piece, 0..24).prop_map(|pieces| pieces.concat())
}

proptest! {
    #[test]
    fn what_is_written_reads_back(value in any_json()) {
        let text = serde_json::to_string_pretty(&value).unwrap();
        let node = read(&text).unwrap();
        prop_assert!(same(&node, &value));
        for written in [minified(&node), pretty(&node), canonical(&node)] {
            let again = read(&written).unwrap();
            prop_assert!(same(&again, &value));
            prop_assert_eq!(serde_json::from_str::<serde_json::Value>(&written).unwrap(), value.clone());
        }
        // serde_json writes neither spaces nor more escapes than it must, as RFC 8785 asks.
        let keys_kept = serde_json::to_string(&value).unwrap();
        prop_assert_eq!(minified(&read(&keys_kept).unwrap()), keys_kept);
    }

    #[test]
    fn the_same_texts_are_json_for_both(text in nearly_json()) {
        let other = serde_json::from_str::<serde_json::Value>(&text);
        match read(&text) {
            Ok(node) => {
                // serde_json refuses exponents beyond f64; the text of the number stays here.
                prop_assert!(other.is_err() || same(&node, &other.unwrap()));
            }
            Err(_) => prop_assert!(other.is_err(), "{}", text),
        }
    }

    #[test]
    fn no_text_panics(text in any::<String>()) {
        let ours = read(&text).is_ok();
        prop_assert_eq!(ours, serde_json::from_str::<serde_json::Value>(&text).is_ok());
    }

    #[test]
    fn cut_anywhere_it_is_refused_at_the_end(value in any_json(), cut in any::<prop::sample::Index>()) {
        let text = format!("[{}]", serde_json::to_string(&value).unwrap());
        let mut end = cut.index(text.len());
        while !text.is_char_boundary(end) {
            end -= 1;
        }
        prop_assert!(read(&text[..end]).is_err());
    }

    #[test]
    fn the_sort_is_the_stable_one(keys in prop::collection::vec(0_u8..9, 0..70)) {
        let mut expected: Vec<usize> = (0..keys.len()).collect();
        expected.sort_by_key(|index| keys[*index]);
        prop_assert_eq!(order(keys.len(), &|a, b| keys[a] > keys[b]), expected);
    }
}
