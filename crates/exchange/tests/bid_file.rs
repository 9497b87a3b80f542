//! The bid file's contract: every key is read or kept, and what is written opens as what it was.

#[path = "../../engine/tests/common/cases.rs"]
mod cases;

use pledge_engine::bid::Map;

use cases::cases;
use pledge_engine::bid::{Assumption, Bid, Contract, Partner, Pledge, PledgeYear};
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
     "from":"2027-04-01","to":"2028-03-31",
     "years":[{"year":"1","inputs":{"quantity":"700"}},{"year":"1","extension":"1","inputs":{"quantity":"500"}}],"same_as":["p8"],
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
    assert_eq!((pledge.by.as_str(), pledge.share.as_str(), pledge.place.as_str()), ("us", "50", "Hulme"));
    assert_eq!((&*pledge.lots, pledge.attest["a"].as_str()), (&["2".to_owned()][..], "yes"));
    let years: Vec<_> = pledge.years.iter().map(|y| (&*y.year, &*y.extension, &*y.inputs["quantity"])).collect();
    assert_eq!(years, [("1", "", "700"), ("1", "1", "500")]);
    let (contract, bid) = (&file.contract, &file.bids[0]);
    assert_eq!((&*contract.kind, &*contract.buyer, &*contract.nation), ("contract", "sub_central", "england"));
    assert_eq!((&*contract.lot, &*contract.value_with_extensions), ("2", "£600k"));
    assert_eq!(contract.extensions, ["12"]);
    assert_eq!((&*contract.notice_date, &*contract.submission_deadline), ("2026-10-01", "2026-11-01"));
    assert_eq!((&*bid.price, &*bid.price_vat), ("1", "excluded"));
    assert_eq!(bid.partners, [Partner { id: "x".into(), name: "X".into(), kind: "partner".into() }]);
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
fn bare_whole_numbers_are_taken_in_every_typed_field() {
    let text = r#"{"format": 1, "framework": {}, "contract": {"lot": 2, "value_with_extensions": 600000,
        "extensions": [{"months": 12}]}, "bids": [{"price": 9, "pledges": [{"share": 50, "lots": [2],
        "years": [{"year": 1, "extension": 2, "inputs": {"people": 3}}]}]}]}"#;
    let file = read(text);
    let pledge = &file.bids[0].pledges[0];
    assert_eq!((&*file.contract.lot, &*file.contract.value_with_extensions), ("2", "600000"));
    assert_eq!((&*file.contract.extensions[0], &*file.bids[0].price), ("12", "9"));
    assert_eq!((&*pledge.share, &*pledge.lots[0]), ("50", "2"));
    let year = &pledge.years[0];
    assert_eq!((&*year.year, &*year.extension, &*year.inputs["people"]), ("1", "2", "3"));
}

#[test]
fn words_are_checked_and_shapes_too() {
    let contract =
        |text: &str| format!("{{\"format\": 1, \"framework\": {{}}, \"bids\": [{{}}], \"contract\": {text}}}");
    for key in ["kind", "buyer", "nation", "vat"] {
        let text = contract(&format!("{{\"{key}\": \"nobody\"}}"));
        assert_eq!(faults(&text), [("unknown_word", format!("/contract/{key}"))]);
    }
    let extension = contract(r#"{"extensions": ["12", {"month": "12"}]}"#);
    let expected = [("wrong_type", "/contract/extensions/0"), ("unknown_key", "/contract/extensions/1/month")];
    assert_eq!(faults(&extension), expected.map(|(code, at)| (code, at.to_owned())));
    let bid = |text: &str| format!("{{\"format\": 1, \"framework\": {{}}, \"bids\": [{text}]}}");
    assert_eq!(faults(&bid(r#"{"price_vat": "no"}"#)), [("unknown_word", "/bids/0/price_vat".to_owned())]);
    let partners = r#"{"partners": [{"id": "us"}, {"id": "x", "kind": "friend"}, {"id": "x"}]}"#;
    let expected = [
        ("duplicate_id", "/bids/0/partners/0"),
        ("unknown_word", "/bids/0/partners/1/kind"),
        ("duplicate_id", "/bids/0/partners/2"),
    ];
    assert_eq!(faults(&bid(partners)), expected.map(|(code, at)| (code, at.to_owned())));
    let years = bid(r#"{"pledges": [{"years": [{"year": "1", "quantity": "2"}], "attest": ["yes"]}]}"#);
    let expected = [("unknown_key", "/bids/0/pledges/0/years/0/quantity"), ("wrong_type", "/bids/0/pledges/0/attest")];
    assert_eq!(faults(&years), expected.map(|(code, at)| (code, at.to_owned())));
    // A partner without an id gets one, as bids and pledges do.
    let named = read(&bid(r#"{"partners": [{"name": "A"}, {"id": "d1", "name": "B"}]}"#));
    let ids: Vec<_> = named.bids[0].partners.iter().map(|partner| partner.id.as_str()).collect();
    assert_eq!(ids, ["d2", "d1"]);
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

fn list() -> BoxedStrategy<Vec<String>> {
    prop::collection::vec(typed(), 0..3).boxed()
}

/// One of the words, or nothing.
fn word(words: &'static [&'static str]) -> BoxedStrategy<String> {
    prop_oneof![Just(String::new()), prop::sample::select(words).prop_map(str::to_owned)].boxed()
}

fn vat() -> BoxedStrategy<String> {
    word(&["included", "excluded"])
}

prop_compose! {
    fn some_year()(year in typed(), extension in typed(), inputs in some_texts()) -> PledgeYear {
        PledgeYear { year, extension, inputs }
    }
}

prop_compose! {
    fn said_of_a_pledge()(
        by in typed(), share in typed(), place in typed(), lots in list(), attest in some_texts(),
        years in prop::collection::vec(some_year(), 0..3),
    ) -> Pledge {
        Pledge { by, share, place, lots, attest, years, ..Pledge::default() }
    }
}

prop_compose! {
    fn some_pledge()(
        id in "p[0-9]{1,3}", measure in typed(), inputs in some_texts(), same_as in list(), answer in typed(),
        said in said_of_a_pledge(), kept in some_kept("plan"),
    ) -> Pledge {
        Pledge { id, measure, inputs, same_as, answer, kept, ..said }
    }
}

prop_compose! {
    fn some_partner()(id in "d[0-9]{1,3}", name in typed(), kind in word(&["subcontractor", "partner"])) -> Partner {
        Partner { id, name, kind }
    }
}

prop_compose! {
    fn some_bid()(
        id in "b[0-9]{1,3}", name in typed(), scenario_of in typed(), people in typed(),
        (price, price_vat) in (typed(), vat()),
        mut partners in prop::collection::vec(some_partner(), 0..3),
        mut pledges in prop::collection::vec(some_pledge(), 0..4),
        grades in some_texts(), answers in some_texts(), notes in some_texts(), kept in some_kept("budget"),
    ) -> Bid {
        pledges.sort_by(|a, b| a.id.cmp(&b.id));
        pledges.dedup_by(|a, b| a.id == b.id);
        partners.sort_by(|a, b| a.id.cmp(&b.id));
        partners.dedup_by(|a, b| a.id == b.id);
        Bid { id, name, scenario_of, price, price_vat, people, partners, pledges: pledges.into_iter().map(Into::into).collect(), grades, answers, notes, kept }
    }
}

prop_compose! {
    fn some_contract()(
        kind in word(&["contract", "lease", "grant", "planning", "other"]),
        buyer in word(&["central", "sub_central", "other"]),
        nation in word(&["england", "wales", "scotland", "northern_ireland"]),
        (title, reference, place, lot) in (typed(), typed(), typed(), typed()),
        (value, vat, value_with_extensions) in (typed(), vat(), typed()),
        (start, months, extensions) in (typed(), typed(), list()),
        (notice_date, clarification_deadline, submission_deadline) in (typed(), typed(), typed()),
    ) -> Contract {
        Contract {
            title, reference, place, value, vat, value_with_extensions, start, months, extensions, kind, buyer,
            nation, lot, notice_date, clarification_deadline, submission_deadline, kept: Vec::new(),
        }
    }
}

prop_compose! {
    fn some_file()(
        contract in some_contract(), edition in typed(), hash in typed(),
        tender in some_texts(), confirmed in list(), rival in "[0-9]{1,9}",
        text in prop::option::of("\\PC{1,20}"), bid in some_bid(), story in some_kept("story"),
    ) -> BidFile {
        BidFile {
            copy: "clean".into(),
            framework: FrameworkRef { id: "f".into(), edition, hash, text },
            contract,
            tender,
            confirmed,
            assumptions: [("offer".to_owned(), Assumption { best_rival: rival })].into(),
            bids: vec![bid],
            kept: story,
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..cases(256) })]

    #[test]
    fn what_is_written_opens_as_what_it_was(file in some_file()) {
        prop_assert_eq!(read(&write_bid_file(&file)), file);
    }

    #[test]
    fn reading_never_panics(text in "\\PC{0,60}") {
        let _ = read_bid_file(&text, &Limits::default());
    }
}
