//! The bid file's contract: every key is read or kept, and what is written opens as what it was.

use pledge_engine::bid::Map;

use pledge_engine::bid::{Assumption, Bid, Contract, Pledge};
use pledge_engine::framework::{Fault, FaultKind};
use pledge_engine::json::{Limits, Node, parse};
use pledge_exchange::{BidFile, FrameworkRef, read_bid_file, write_bid_file};
use proptest::prelude::*;

/// Every key of the format, with what is kept as it is written back.
const EVERY_KEY: &str = r#"{"format":1,"copy":"working","framework":{"id":"f","edition":"1","hash":"ab","text":"{}"},
 "contract":{"title":"Grounds","reference":"R1","kind":"contract","buyer":"sub_central","nation":"england",
   "place":"Salford","lot":"2","value":"£400,000","vat":"excluded","value_with_extensions":"£600k",
   "start":"2027-04-01","months":"36","extensions":[{"months":"12"}],"notice_date":"2026-10-01",
   "clarification_deadline":"2026-10-20","submission_deadline":"2026-11-01"},
 "tender":{"weighting":"20"},"confirmed":["weighting"],"assumptions":{"offer":{"best_rival":"£1,00"}},
 "bids":[{"id":"b9","name":"Example Ltd","scenario_of":"b1","price":"1","price_vat":"excluded","people":"4",
   "hours_per_week":"35","employees":"9","partners":[{"id":"x","name":"X","kind":"partner"}],
   "pledges":[{"id":"p7","measure":"m","inputs":{"quantity":"1,200","years":" 2 "},"by":"us","share":"50","place":"Hulme",
     "from":"2027-04-01","to":"2028-03-31","years":[{"year":"1","extension":false,"inputs":{}}],"same_as":["p8"],
     "lots":["2"],"answer":"yes","attest":{"a":"yes"},"plan":{"action":"do"},"cost":{"money":"5"},"planner":"keep"}],
   "grades":{"q":"4"},"answers":{"q":"Because."},"notes":{"q":"ask"},"statements":{"q":"text"},
   "budget":{"money":"1"},"delivery":[{"pledge":"p7","quarter":"1","actual":"2","evidence":"e"}]}],
 "story":"Why.","expect":{"bids":[]}}"#;

fn read(text: &str) -> BidFile {
    read_bid_file(text, &Limits::default()).unwrap_or_else(|faults| panic!("{faults:?} in {text}"))
}

fn faults(text: &str) -> Vec<(&'static str, String)> {
    let told = |fault: Fault| (fault.kind.code(), fault.pointer);
    read_bid_file(text, &Limits::default()).expect_err(text).into_iter().map(told).collect()
}

/// A tree with its keys in one order, so that only what it says is compared.
fn sorted(text: &str) -> String {
    pledge_engine::json::canonical(&parse(text, &Limits::default()).expect("JSON"))
}

#[test]
fn every_key_of_the_format_is_read_and_written_back() {
    let file = read(EVERY_KEY);
    assert_eq!(sorted(&write_bid_file(&file)), sorted(EVERY_KEY));
    assert_eq!(read(&write_bid_file(&file)), file);
    let pledge = &file.bids[0].pledges[0];
    assert_eq!((pledge.inputs["quantity"].as_str(), pledge.inputs["years"].as_str()), ("1,200", " 2 "));
    assert_eq!(pledge.same_as, ["p8"]);
    assert_eq!(file.assumptions["offer"].best_rival, "£1,00");
}

#[test]
fn all_but_three_keys_may_be_missing() {
    let file =
        read(r#"{"format": 1, "framework": {}, "bids": [{}, {"pledges": [{}, {"measure": "m"}, {"id": "p1"}]}]}"#);
    // Ids are given where there is none, and take no other's.
    let ids: Vec<_> = file.bids.iter().map(|bid| bid.id.as_str()).collect();
    assert_eq!(ids, ["b1", "b2"]);
    let ids: Vec<_> = file.bids[1].pledges.iter().map(|pledge| pledge.id.as_str()).collect();
    assert_eq!(ids, ["p2", "p3", "p1"]);
    assert_eq!(faults("{}"), ["format", "framework", "bids"].map(|_| ("missing_key", String::new())));
    // What nobody has typed into yet opens again.
    let empty = BidFile { bids: vec![Bid::default()], ..BidFile::default() };
    assert_eq!(read(&write_bid_file(&empty)).bids[0].id, "b1");
}

#[test]
fn bare_whole_numbers_are_taken_as_typed() {
    let with = |months: &str| {
        format!("{{\"format\": 1, \"framework\": {{}}, \"bids\": [{{}}], \"contract\": {{\"months\": {months}}}}}")
    };
    assert_eq!(read(&with("36")).contract.months, "36");
    assert_eq!(read(&with("-36")).contract.months, "-36");
    for wrong in ["36.5", "3e1"] {
        assert_eq!(faults(&with(wrong)), [("bare_number", "/contract/months".to_owned())]);
    }
}

#[test]
fn a_text_longer_than_those_of_frameworks_opens_again() {
    let answer = "à la carte ".repeat(Limits::default().text / 10);
    let mut bid = Bid { id: "b1".into(), ..Bid::default() };
    bid.answers.insert("q".into(), answer);
    let file = BidFile { bids: vec![bid], ..BidFile::default() };
    assert_eq!(read(&write_bid_file(&file)), file);
}

#[test]
fn other_keys_and_other_formats_are_refused() {
    let text = r#"{"format": 1, "framework": {"x": 1}, "bids": [{"nmae": "B", "pledges": [{"y": 1}]}], "z": 1}"#;
    let expected =
        ["/framework/x", "/bids/0/nmae", "/bids/0/pledges/0/y", "/z"].map(|at| ("unknown_key", at.to_owned()));
    assert_eq!(faults(text), expected);
    for (format, code) in [
        ("2", "newer_format"),
        ("\"2\"", "newer_format"),
        ("99999999999", "newer_format"),
        ("0", "unknown_word"),
        ("00", "syntax"),
        ("1.5", "wrong_type"),
        ("-1", "wrong_type"),
        ("\"\"", "wrong_type"),
    ] {
        let text = format!("{{\"format\": {format}, \"framework\": {{}}, \"bids\": [{{}}]}}");
        let pointer = if code == "syntax" { "" } else { "/format" };
        assert_eq!(faults(&text), [(code, pointer.to_owned())], "{format}");
    }
    let none = r#"{"format": 1, "framework": {}, "bids": []}"#;
    assert_eq!(faults(none), [("empty", "/bids".to_owned())]);
    let wrong = r#"{"format": 1, "framework": {}, "bids": [1]}"#;
    assert_eq!(faults(wrong), [("wrong_type", "/bids/0".to_owned())]);
    let twice = r#"{"format": 1, "framework": {}, "bids": [{"id": "b"}, {"id": "b"}]}"#;
    let twice = read_bid_file(twice, &Limits::default()).unwrap_err();
    assert_eq!(twice[0].kind, FaultKind::DuplicateId { id: "b".into() });
}

/// Anything that a field may hold.
fn typed() -> BoxedStrategy<String> {
    "\\PC{0,12}|[\\n\\t\"\\\\\u{0}\u{1f}]{0,3}".boxed()
}

fn some_texts() -> BoxedStrategy<Map<String>> {
    prop::collection::vec(("[a-z]{1,4}", typed()), 0..3).prop_map(|all| all.into_iter().collect()).boxed()
}

fn some_kept(key: &'static str) -> BoxedStrategy<Vec<pledge_engine::json::Member>> {
    let member = move |text: String| {
        let node = Node::object([(key, Node::list([Node::text(text), Node::object([("a", Node::default())])]))]);
        match node.value {
            pledge_engine::json::Value::Object(members) => members,
            _ => Vec::new(),
        }
    };
    prop_oneof![Just(Vec::new()), typed().prop_map(member)].boxed()
}

prop_compose! {
    fn some_pledge()(
        id in "p[0-9]{1,3}", measure in typed(), inputs in some_texts(), same_as in prop::collection::vec(typed(), 0..3),
        answer in typed(), kept in some_kept("plan"),
    ) -> Pledge {
        Pledge { id, measure, inputs, same_as, answer, kept }
    }
}

prop_compose! {
    fn some_bid()(
        id in "b[0-9]{1,3}", name in typed(), scenario_of in typed(), people in typed(),
        mut pledges in prop::collection::vec(some_pledge(), 0..4),
        grades in some_texts(), answers in some_texts(), notes in some_texts(), kept in some_kept("budget"),
    ) -> Bid {
        pledges.sort_by(|a, b| a.id.cmp(&b.id));
        pledges.dedup_by(|a, b| a.id == b.id);
        Bid { id, name, scenario_of, people, pledges, grades, answers, notes, kept }
    }
}

prop_compose! {
    fn some_file()(
        title in typed(), value in typed(), months in typed(), kept in some_kept("extensions"),
        tender in some_texts(), confirmed in prop::collection::vec(typed(), 0..3), rival in "[0-9]{1,9}",
        text in prop::option::of("\\PC{1,20}"), bid in some_bid(), story in some_kept("story"),
    ) -> BidFile {
        BidFile {
            copy: "clean".into(),
            framework: FrameworkRef { id: "f".into(), edition: value.clone(), hash: months.clone(), text },
            contract: Contract { title, value, months, vat: "included".into(), kept, ..Contract::default() },
            tender,
            confirmed,
            assumptions: [("offer".to_owned(), Assumption { best_rival: rival })].into(),
            bids: vec![bid],
            kept: story,
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(128) })]

    #[test]
    fn what_is_written_opens_as_what_it_was(file in some_file()) {
        prop_assert_eq!(read(&write_bid_file(&file)), file);
    }

    #[test]
    fn reading_never_panics(text in "\\PC{0,60}") {
        let _ = read_bid_file(&text, &Limits::default());
    }
}
