//! The examples in the checked-in schema files are right: by the schema, by the reading of files, and beside each
//! other.

mod common;

use std::collections::{BTreeMap, BTreeSet};
use std::rc::Rc;

use common::{WRITTEN, written, wrong};
use pledge_engine::advise::advise;
use pledge_engine::bid::Case;
use pledge_engine::framework::{Severity, read};
use pledge_engine::json::Limits;
use pledge_engine::score::score;
use pledge_exchange::read_bid_file;
use serde_json::{Value, json};

/// Every example, with the JSON pointer of the place that it is an example of.
fn examples(at: &str, schema: &Value, found: &mut Vec<(String, Value)>) {
    for (key, inner) in schema.as_object().into_iter().flatten() {
        let here = format!("{at}/{key}");
        match (key.as_str(), inner) {
            ("examples", Value::Array(list)) => {
                found.extend(list.iter().map(|example| (at.to_owned(), example.clone())))
            }
            ("enum" | "const", _) => {}
            ("properties" | "$defs", Value::Object(members)) => {
                members.iter().for_each(|(name, of)| examples(&format!("{here}/{name}"), of, found));
            }
            (_, Value::Object(_)) => examples(&here, inner, found),
            (_, Value::Array(list)) => {
                list.iter().enumerate().for_each(|(at, inner)| examples(&format!("{here}/{at}"), inner, found));
            }
            _ => {}
        }
    }
}

fn examples_of(name: &str) -> Vec<(String, Value)> {
    let mut found = Vec::new();
    examples("", &written(name), &mut found);
    found
}

#[test]
fn every_example_is_one_of_its_own_place() {
    for (name, least) in WRITTEN.into_iter().zip([190, 40]) {
        let file = written(name);
        let found = examples_of(name);
        assert!(found.len() >= least, "{name}: {} examples", found.len());
        let mut validators = BTreeMap::new();
        for (at, example) in found {
            let validator = validators.entry(at.clone()).or_insert_with(|| {
                // The root would ask for a whole file; its types stay where references look for them.
                let of = file.pointer(&at).expect("the place of an example");
                let alone = json!({"$schema": file["$schema"], "$defs": file["$defs"], "allOf": [of]});
                jsonschema::draft202012::new(if at.is_empty() { &file } else { &alone }).expect("a schema")
            });
            assert_eq!(wrong(validator, &example), [""; 0], "{name}: {at}: {example}");
        }
    }
}

/// A file in which a place takes other things than those that its examples show.
#[test]
fn an_example_of_something_else_is_noticed() {
    let whole = written(WRITTEN[0]);
    let scale = json!({"$schema": whole["$schema"], "$defs": whole["$defs"], "allOf": [whole["$defs"]["Scale"]]});
    let validator = jsonschema::draft202012::new(&scale).expect("a schema");
    assert_ne!(wrong(&validator, &whole["$defs"]["Criterion"]["examples"][0]), [""; 0]);
}

/// Faults of a framework file by the reading, as codes with their places.
fn faults(file: &Value) -> Vec<String> {
    let read = read(&file.to_string(), &Limits::default());
    let faults = read.faults.iter().filter(|fault| fault.kind.severity() == Severity::Fault);
    faults.map(|fault| format!("{} at {}", fault.kind.code(), fault.pointer)).collect()
}

/// All examples of the parts of a framework, put together to one.
fn assembled(schema: &Value) -> Value {
    let of = |name: &str| schema["$defs"][name]["examples"].clone();
    let mut file = schema["examples"][0].clone();
    let lists = [
        ("sources", "Source"),
        ("parameters", "Parameter"),
        ("thresholds", "Threshold"),
        ("areas", "Area"),
        ("documents", "Document"),
        ("indexes", "Index"),
        ("themes", "Theme"),
        ("sections", "Section"),
        ("scales", "Scale"),
        ("criteria", "Criterion"),
        ("rules", "Rule"),
    ];
    for (key, name) in lists {
        file[key] = of(name);
    }
    file["themes"][0]["outcomes"][0]["measures"] = of("Measure");
    for (key, name) in [("full_time_hours", "Constant"), ("in_force", "Period"), ("non_price", "NonPrice")] {
        file[key] = of(name)[0].clone();
    }
    file
}

/// The reading sees what no schema does: that ids exist, that units suit, that bands rise.
#[test]
fn the_examples_together_are_a_framework() {
    let schema = written(WRITTEN[0]);
    for example in schema["examples"].as_array().expect("examples of the whole file") {
        assert_eq!(faults(example), [""; 0]);
    }
    let file = assembled(&schema);
    assert_eq!(faults(&file), [""; 0]);
    let kinds = |of: &str| file[of].as_array().expect("a list").iter().map(|part| part["kind"].to_string()).collect();
    let (rules, parameters): (BTreeSet<String>, BTreeSet<String>) = (kinds("rules"), kinds("parameters"));
    assert_eq!((rules.len(), parameters.len()), (16, 5), "one of every kind, as FORMAT.md lists them");
}

/// Examples of smaller parts each stand in that framework, in one of the places where there are such parts.
#[test]
fn examples_of_parts_suit_the_framework_of_the_others() {
    let schema = written(WRITTEN[0]);
    let file = assembled(&schema);
    let measure = "/themes/0/outcomes/0/measures/0";
    let methods: Vec<String> = (0..4).map(|section| format!("/sections/{section}/method")).collect();
    let at = |places: &[&str]| places.iter().map(|&place| place.to_owned()).collect::<Vec<_>>();
    let table = [
        ("Text", at(&["/summary"])),
        ("Date", at(&["/published"])),
        ("Said", at(&["/edition"])),
        ("Period", at(&["/in_force"])),
        ("NonPrice", at(&["/non_price"])),
        ("When", at(&["/non_price/when"])),
        ("Approved", at(&["/approved"])),
        ("Constant", at(&["/discount"])),
        ("Rows", at(&["/parameters/0/minimum"])),
        ("Choice", at(&["/parameters/2/choices/0"])),
        ("ValueRange", at(&["/thresholds/0/value"])),
        ("Origin", at(&["/thresholds/0/origin"])),
        ("IndexYear", at(&["/indexes/0/table/0"])),
        ("Unit", at(&[&format!("{measure}/unit")])),
        ("UnitValue", at(&[&format!("{measure}/value")])),
        ("Uprate", at(&["/themes/0/outcomes/0/measures/1/value/uprate"])),
        ("Additionality", at(&[&format!("{measure}/value/additionality")])),
        ("Stated", at(&["/sections/0/marks"])),
        ("Marks", at(&["/sections/0/marks"])),
        ("Method", methods.clone()),
        ("SectionMethod", methods),
        ("Required", at(&["/sections/1/method/required"])),
        ("ByNorm", at(&["/sections/1/method/required"])),
        ("ScaleOf", at(&["/criteria/0/scale"])),
        ("Grade", at(&["/scales/0/grades/0", "/scales/0/grades/2"])),
        ("Pass", at(&["/criteria/0/pass"])),
        ("Limit", at(&["/criteria/0/limit"])),
    ];
    for (name, places) in table {
        for example in schema["$defs"][name]["examples"].as_array().expect("examples") {
            let mut told = Vec::new();
            let suits = places.iter().any(|place| {
                let mut file = file.clone();
                put(&mut file, place, example.clone());
                let faults = faults(&file);
                let none = faults.is_empty();
                told.extend(faults);
                none
            });
            assert!(suits, "{name}: {example}: {told:#?}");
        }
    }
}

/// Puts a value where there is one, or could be one.
fn put(file: &mut Value, place: &str, value: Value) {
    let (parent, key) = place.rsplit_once('/').expect("a place in the file");
    match file.pointer_mut(parent).expect("what holds the place") {
        Value::Object(members) => drop(members.insert(key.to_owned(), value)),
        Value::Array(list) => match key.parse::<usize>() {
            Ok(at) if at < list.len() => list[at] = value,
            _ => list.push(value),
        },
        _ => panic!("{place} is in no list and no object"),
    }
}

/// What the engine says of the bids of a file: codes of findings, by bid, and the value of each.
fn findings(framework: &Value, file: &Value) -> Vec<(Vec<&'static str>, String)> {
    let framework = read(&framework.to_string(), &Limits::default()).framework.expect("no faults");
    let file = read_bid_file(&file.to_string(), &Limits::default()).expect("no faults");
    let case = Case {
        framework: Rc::new(framework),
        contract: file.contract,
        tender: file.tender,
        confirmed: file.confirmed,
        assumptions: file.assumptions,
    };
    let cards = score(&case, &file.bids);
    let all = cards.iter().enumerate().map(|(at, card)| {
        let codes = advise(&case, &file.bids, at, card).iter().map(|finding| finding.kind.code()).collect();
        (codes, card.social_value.to_string())
    });
    all.collect()
}

/// Codes of findings that say that something typed is read as nothing.
const NOT_UNDERSTOOD: [&str; 15] = [
    "number_unreadable",
    "parameter_unreadable",
    "fact_unreadable",
    "fact_date_unreadable",
    "rival_unreadable",
    "share_unreadable",
    "input_missing",
    "input_not_used",
    "unknown_measure",
    "unknown_grade",
    "unknown_partner",
    "not_in_framework",
    "same_as_unknown",
    "year_unknown",
    "answer_not_yes_no",
];

#[test]
fn examples_of_bids_are_understood() {
    let (frameworks, bids) = (written(WRITTEN[0]), written(WRITTEN[1]));
    // The story that the schema shows beside it: 240 hours × £15.00 = £3,600.00.
    let small = findings(&frameworks["examples"][0], &bids["examples"][0]);
    assert_eq!(small.len(), 1);
    assert_eq!(small[0].1.parse::<f64>().ok(), Some(3600.0), "{small:?}");

    let mut file = bids["examples"][0].clone();
    file["contract"] = bids["$defs"]["Contract"]["examples"][0].clone();
    file["bids"] = bids["$defs"]["Bid"]["examples"].clone();
    for (codes, _) in findings(&assembled(&frameworks), &file) {
        let not: Vec<_> = codes.iter().filter(|code| NOT_UNDERSTOOD.contains(code)).collect();
        assert!(not.is_empty(), "{not:?}");
    }
    file["bids"][0]["pledges"][0]["inputs"] = json!({"people": "a few"});
    let (codes, _) = findings(&assembled(&frameworks), &file).remove(0);
    assert!(codes.iter().any(|code| NOT_UNDERSTOOD.contains(code)), "{codes:?}");
}

#[test]
fn examples_of_bids_are_read() {
    let schema = written(WRITTEN[1]);
    let of = |name: &str| schema["$defs"][name]["examples"].clone();
    let mut file = schema["examples"][0].clone();
    assert!(read_bid_file(&file.to_string(), &Limits::default()).is_ok());
    file["bids"] = of("Bid");
    file["contract"] = of("Contract")[0].clone();
    for (key, value) in schema["properties"].as_object().expect("keys") {
        if let Some(example) = value["examples"].get(0) {
            file[key] = example.clone();
        }
    }
    let read = read_bid_file(&file.to_string(), &Limits::default());
    assert!(read.is_ok(), "{:#?}", read.err());
}

/// The ids that examples of these types have.
fn ids(of: &[&str]) -> BTreeSet<String> {
    let schema = written(WRITTEN[0]);
    let examples = of.iter().flat_map(|name| schema["$defs"][name]["examples"].as_array().expect("examples").clone());
    examples.map(|example| example["id"].as_str().expect("an id").to_owned()).collect()
}

/// Under which keys which ids stand.
type Known<'k> = BTreeMap<&'k str, &'k BTreeSet<String>>;

/// Keys of a bid under which things stand by the ids of what they are about.
const BY_ID: &[&str] = &["tender", "assumptions", "grades", "answers", "attest"];

/// What an example names, some other example is.
#[test]
fn examples_name_what_other_examples_are() {
    let table = [
        (&["source"][..], ids(&["Source"])),
        (&["parameter", "weighting", "tender"], ids(&["Parameter"])),
        (&["section", "assumptions"], ids(&["Section"])),
        (&["only_if"], ids(&["Threshold"])),
        (&["theme", "themes"], ids(&["Theme"])),
        (&["measure", "measures"], ids(&["Measure"])),
        (&["criteria", "grades", "answers"], ids(&["Criterion"])),
        (&["scale"], ids(&["Scale"])),
        (&["index"], ids(&["Index"])),
        (&["area"], ids(&["Area"])),
        (&["attest"], ids(&["Rule"])),
    ];
    let known: Known = table.iter().flat_map(|(keys, ids)| keys.iter().map(move |key| (*key, ids))).collect();
    let mut seen = BTreeSet::new();
    for name in WRITTEN {
        for (at, example) in examples_of(name) {
            names(&example, &known, &mut seen, &format!("{name}: {at}"));
        }
    }
    assert_eq!(seen.len(), known.len(), "{seen:?}");
}

fn names<'k>(value: &Value, known: &Known<'k>, seen: &mut BTreeSet<&'k str>, at: &str) {
    for (key, inner) in value.as_object().into_iter().flatten() {
        if let Some((key, ids)) = known.get_key_value(key.as_str()) {
            // Ids, lists of ids, and objects whose keys are ids; not things, or lists of things, that have the ids.
            let mut named: Vec<&str> = inner.as_str().into_iter().collect();
            named.extend(inner.as_array().into_iter().flatten().filter_map(Value::as_str));
            if BY_ID.contains(key) {
                named.extend(inner.as_object().into_iter().flatten().map(|(key, _)| key.as_str()));
            }
            for id in named {
                seen.insert(key);
                assert!(ids.contains(id), "{at}: {key} names {id}, and no example is that");
            }
        }
        if !BY_ID.contains(&key.as_str()) {
            names(inner, known, seen, at);
        }
    }
    value.as_array().into_iter().flatten().for_each(|inner| names(inner, known, seen, at));
}
