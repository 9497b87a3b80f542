//! The checked-in schema files are what the types make, and say what people need.

mod common;

use common::{frameworks, repository, schema, text, wrong};
use serde_json::Value;

#[test]
fn the_checked_in_files_are_current() {
    let files = pledge_schema::files();
    assert_eq!(files.iter().map(|(name, _)| *name).collect::<Vec<_>>(), ["framework.schema.json", "bid.schema.json"]);
    for (name, made) in files {
        let checked_in = text(&repository("frameworks").join(name));
        assert!(made == checked_in, "frameworks/{name} is not current: run `cargo run -p pledge-schema`");
    }
}

#[test]
fn a_schema_has_a_name_and_promises_no_host() {
    for (name, id) in [("framework.schema.json", "urn:pledge:framework:1"), ("bid.schema.json", "urn:pledge:bid:1")] {
        let schema: Value = serde_json::from_str(&text(&repository("frameworks").join(name))).expect("JSON");
        assert_eq!(schema["$id"], id);
        assert_eq!(schema["$schema"], "https://json-schema.org/draft/2020-12/schema");
    }
}

/// Every type has a title and a description, every key a description of its own, and every word that may be chosen, too.
#[test]
fn everything_is_explained() {
    for (name, made) in pledge_schema::files() {
        let schema: Value = serde_json::from_str(&made).expect("JSON");
        for (of, about) in schema["$defs"].as_object().expect("types").iter().chain([(&name.to_owned(), &schema)]) {
            assert!(about["title"].is_string(), "{name}: {of} has no title");
            let words = about["oneOf"].as_array();
            let explained = about["description"].is_string()
                || about["properties"].is_object()
                || words.is_some_and(|words| words.iter().all(|word| word["description"].is_string()));
            assert!(explained, "{name}: {of} has no description");
            let variants = words.map(Vec::as_slice).unwrap_or_default();
            for part in variants.iter().chain([about]) {
                for (key, value) in part["properties"].as_object().into_iter().flatten() {
                    let said = value["description"].is_string() || key == "kind";
                    assert!(said, "{name}: {of}/{key} has no description");
                }
            }
        }
    }
}

/// Examples stand where people look first, and hold.
#[test]
fn examples_are_right() {
    let mut seen = 0;
    for (name, made) in pledge_schema::files() {
        let whole: Value = serde_json::from_str(&made).expect("JSON");
        let validator = schema(name);
        for example in whole["examples"].as_array().expect("the whole file has an example") {
            assert_eq!(wrong(&validator, example), [""; 0], "{name}");
        }
        for (of, about) in whole["$defs"].as_object().expect("types") {
            let mut alone = whole.clone();
            let members = alone.as_object_mut().expect("an object");
            members.retain(|key, _| ["$schema", "$defs"].contains(&key.as_str()));
            members.insert("$ref".into(), format!("#/$defs/{of}").into());
            let alone = jsonschema::draft202012::new(&alone).expect("a schema");
            for example in about["examples"].as_array().into_iter().flatten() {
                assert_eq!(wrong(&alone, example), [""; 0], "{name}: {of}");
                seen += 1;
            }
        }
    }
    assert!(seen >= 30, "{seen} examples");
    assert!(!frameworks().is_empty());
}
