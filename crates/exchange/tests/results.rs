//! What an example may leave out, what is equal, and when files are joined.

use pledge_engine::bid::Map;
use std::rc::Rc;

use pledge_engine::framework::read;
use pledge_engine::json::{Limits, Node, parse};
use pledge_exchange::{BidFile, Differs, departures, join, read_bid_file, same_framework};

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
