//! What an example may leave out, what is equal, and when files are joined.

use pledge_engine::bid::Map;
use std::rc::Rc;

use pledge_engine::framework::read;
use pledge_engine::json::{Limits, Node, parse};
use pledge_engine::score::score;
use pledge_exchange::{BidFile, Differs, ScoreFile, departures, join, read_bid_file, same_framework};

fn json(text: &str) -> Node {
    parse(text, &Limits::default()).expect("JSON in a test")
}

/// The pointers of what differs.
fn pointers(expected: &str, found: &str) -> Vec<String> {
    departures(&json(expected), &json(found)).into_iter().map(|departure| departure.pointer).collect()
}

const NONE: [&str; 0] = [];

#[test]
fn decimals_are_equal_as_numbers_and_nothing_else_is() {
    assert_eq!(pointers(r#"{"marks":"5.0"}"#, r#"{"marks":"5.00"}"#), NONE);
    assert_eq!(pointers(r#"{"marks":"5.01"}"#, r#"{"marks":"5.00"}"#), ["/expect/marks"]);
    assert_eq!(pointers(r#"{"marks":null}"#, r#"{"marks":null}"#), NONE);
    assert_eq!(pointers(r#"{"marks":"0"}"#, r#"{"marks":null}"#), ["/expect/marks"]);
    assert_eq!(pointers(r#"{"marks":5}"#, r#"{"marks":"5"}"#), ["/expect/marks"]);
    assert_eq!(pointers(r#"{"edition":"1.0"}"#, r#"{"edition":"1.00"}"#), ["/expect/edition"]);
    assert_eq!(pointers(r#"{"name":"1.0"}"#, r#"{"name":"1.00"}"#), ["/expect/name"]);
}

#[test]
fn items_are_found_by_their_ids() {
    let found = r#"{"measures":[{"id":"a","value":"1"},{"id":"b","value":"2"}]}"#;
    assert_eq!(pointers(r#"{"measures":[{"id":"b","value":"2.0"}]}"#, found), NONE);
    assert_eq!(pointers(r#"{"measures":[{"id":"b"},{"id":"a","value":"9"}]}"#, found), ["/expect/measures/1/value"]);
    assert_eq!(pointers(r#"{"measures":[{"id":"a","points":"1"}]}"#, found), ["/expect/measures/0/points"]);
    let found = r#"{"assumptions":[{"section":"a","from":"none"},{"section":"b","from":"file"}]}"#;
    assert_eq!(pointers(r#"{"assumptions":[{"section":"b","from":"file"}]}"#, found), NONE);
}

#[test]
fn lists_without_ids_are_whole_and_findings_are_not() {
    let found = r#"{"bids":[{"excluded_by":["x"],"findings":[{"code":"a","rule":"r"},{"code":"b","rule":null}]}]}"#;
    assert_eq!(pointers(r#"{"bids":[{"findings":[{"code":"b"}]}]}"#, found), NONE);
    let wrong = r#"{"bids":[{"findings":[{"code":"b","rule":"r"}]}]}"#;
    assert_eq!(pointers(wrong, found), ["/expect/bids/0/findings/0"]);
    assert_eq!(pointers(r#"{"bids":[{"findings":[]}]}"#, found), ["/expect/bids/0/findings"]);
    assert_eq!(pointers(r#"{"bids":[{"excluded_by":[]}]}"#, found), ["/expect/bids/0/excluded_by"]);
    assert_eq!(pointers(r#"{"bids":[{"excluded_by":["y"]}]}"#, found), ["/expect/bids/0/excluded_by/0"]);
    assert_eq!(pointers(r#"{"bids":[{},{}]}"#, found), ["/expect/bids"]);
    assert_eq!(pointers(r#"{"a/b":1}"#, "{}"), ["/expect/a~1b"]);
}

/// A bid file that names the small official framework of the engine's tests, with more keys.
fn file(more: &str) -> BidFile {
    let text =
        format!(r#"{{"format":1,"framework":{{"id":"official","edition":"2026"}},"bids":[{{"id":"b"}}]{more}}}"#);
    read_bid_file(&text, &Limits::default()).expect("a bid file in a test")
}

#[test]
fn files_of_one_tender_are_joined() {
    let text = include_str!("../../engine/tests/good/official.json");
    let framework = Rc::new(read(text, &Limits::default()).framework.expect("a good file"));
    let joined = |files: Vec<BidFile>, rivals: &[(&str, &str)]| {
        let rivals: Map<String> = rivals.iter().map(|(id, n)| ((*id).into(), (*n).into())).collect();
        join(framework.clone(), files, &rivals).map(|(case, bids)| (case.assumptions, bids.len()))
    };
    let one = file(r#","assumptions":{"offer":{"best_rival":"£1k"}}"#);
    // One that assumes nothing goes with one that does.
    let (assumed, bids) = joined(vec![file(""), one.clone()], &[]).expect("one tender");
    assert_eq!((assumed["offer"].best_rival.as_str(), bids), ("£1k", 2));
    let other = file(r#","assumptions":{"offer":{"best_rival":"1,001"}}"#);
    let apart = joined(vec![file(""), one.clone(), other.clone()], &[]).expect_err("two rivals");
    assert_eq!((apart.one, apart.other, apart.what), (1, 2, Differs::Rival("offer".into())));
    let (assumed, _) = joined(vec![one, other], &[("offer", "5")]).expect("the argument decides");
    assert_eq!(assumed["offer"].best_rival, "5");
    // Parameters that the framework does not have are compared as they are typed.
    let apart = joined(vec![file(r#","tender":{"x":"1"}"#), file("")], &[]).expect_err("two tenders");
    assert_eq!(apart.what, Differs::Tender("x".into()));
}

#[test]
fn a_carried_text_decides_which_framework_it_is() {
    let mut one = file("");
    one.framework.text = Some("{}".into());
    one.framework.hash = "stale".into();
    let mut other = file("");
    // The SHA-256 of "{}".
    other.framework.hash = "44136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e8310c060f61caaff8a".into();
    assert_eq!(same_framework(&[one.clone(), other.clone()]), Ok(()));
    other.framework.hash = "another".into();
    let apart = same_framework(&[one, file(""), other]).expect_err("two texts");
    assert_eq!((apart.one, apart.other), (0, 2));
}

#[test]
fn points_ratios_and_ranges_stand_in_the_results_and_facts_as_read() {
    let text = include_str!("../../engine/tests/good/official.json");
    let framework = Rc::new(read(text, &Limits::default()).framework.expect("a good file"));
    let facts = r#","contract":{"kind":"lease","lot":" 2 ","value_with_extensions":"£1.5m","extensions":[{"months":"12"},
        {"months":"a year"}],"notice_date":"2026-10-01","submission_deadline":"2026-11-01T12:00"}"#;
    let (case, bids) = join(framework, vec![file(facts)], &Map::new()).expect("one file");
    let mut cards = score(&case, &bids);
    // Nothing counts points or a ratio in this framework, so the card says it.
    let card = &mut cards[0];
    card.points = Some("12.50".parse().expect("a decimal"));
    card.of_quality = true;
    card.value_range = Some((10.into(), "20.5".parse().expect("a decimal")));
    card.extension_value = "1200.5".parse().expect("a decimal");
    card.sections[0].points = Some(12.into());
    card.sections[0].ratio = Some("0.250000".parse().expect("a decimal"));
    card.measures[0].points = Some(3.into());
    card.measures[0].range = Some((1.into(), 2.into()));
    let message: &dyn Fn(&_, &_) -> String = &|_, _| String::new();
    let found = ScoreFile { case: &case, bids: &bids, cards: &cards, arguments: &[], message, traces: true }.node();
    let expected = json(
        r#"{"contract":{"title":null,"kind":"lease","lot":"2",
            "value_with_extensions":"1500000","extensions":[{"months":"12"},{"months":null}],"notice_date":"2026-10-01",
            "submission_deadline":"2026-11-01T12:00"},
            "bids":[{"points":"12.5","of_quality":true,"value_range":{"low":"10","high":"20.50"},
            "extension_value":"1200.50"}]}"#,
    );
    assert_eq!(departures(&expected, &found), []);
    assert_eq!(found.get("contract").and_then(|contract| contract.get("buyer")), None, "nothing is said of it");
    let first = |list: &str| match &found.get("bids").expect("bids").value {
        pledge_engine::json::Value::List(bids) => match &bids[0].get(list).expect("a list").value {
            pledge_engine::json::Value::List(items) => items[0].clone(),
            other => panic!("{other:?}"),
        },
        other => panic!("{other:?}"),
    };
    let (section, measure) = (first("sections"), first("measures"));
    assert_eq!(departures(&json(r#"{"points":"12","ratio":"0.25"}"#), &section), []);
    assert_eq!(departures(&json(r#"{"points":"3","value_range":{"low":"1","high":"2"}}"#), &measure), []);
    // Pounds have a trace, and so has what is counted, where that is something else.
    let trace = section.get("trace").expect("traces were asked for");
    for key in ["value", "points", "ratio"] {
        assert!(trace.get(key).is_some_and(|trace| *trace != Node::default()), "{key}");
    }
}
