//! Everything in the checked-in schema files has a name, is explained and shown by an example.

mod common;

use std::collections::BTreeSet;

use common::{WRITTEN, written};
use serde_json::{Value, json};

/// What is missing, as JSON pointers, and how many properties were looked at.
#[derive(Default)]
struct Look {
    missing: Vec<String>,
    properties: usize,
}

impl Look {
    fn whole(schema: &Value) -> Look {
        let mut look = Look::default();
        look.named("", schema);
        for (name, of) in schema["$defs"].as_object().into_iter().flatten() {
            look.named(&format!("/$defs/{name}"), of);
        }
        look.within("", schema);
        look
    }

    /// A type: the root, or one of the `$defs`.
    fn named(&mut self, at: &str, of: &Value) {
        self.said(at, of);
        if of["examples"].as_array().is_none_or(Vec::is_empty) {
            self.missing.push(format!("{at}/examples"));
        }
    }

    fn said(&mut self, at: &str, of: &Value) {
        for key in ["title", "description"] {
            if of[key].as_str().is_none_or(|said| said.trim().is_empty()) {
                self.missing.push(format!("{at}/{key}"));
            }
        }
    }

    /// Of several things that may stand in one place: a word says what it means, an object also what it is called.
    fn choice(&mut self, at: &str, of: &Value) {
        if of["type"] == "object" {
            self.said(at, of);
        } else if of.get("const").is_some() && !of["description"].is_string() {
            self.missing.push(format!("{at}/description"));
        }
    }

    /// Everything in a schema, however deep. What has a type says what a thing is made of; what has none is a condition
    /// on keys that are explained where they belong.
    fn within(&mut self, at: &str, schema: &Value) {
        let shape =
            ["type", "additionalProperties", "unevaluatedProperties"].iter().any(|key| schema.get(key).is_some());
        for (key, inner) in schema.as_object().into_iter().flatten() {
            let here = format!("{at}/{key}");
            match (key.as_str(), inner) {
                ("examples" | "enum" | "const" | "default", _) => {}
                ("properties" | "patternProperties" | "$defs", Value::Object(members)) => {
                    for (name, of) in members {
                        let here = format!("{here}/{name}");
                        if key != "$defs" && shape {
                            self.properties += 1;
                            self.said(&here, of);
                        }
                        self.within(&here, of);
                    }
                }
                (_, Value::Object(_)) => self.within(&here, inner),
                (_, Value::Array(list)) => {
                    for (at, inner) in list.iter().enumerate() {
                        let here = format!("{here}/{at}");
                        self.choice(&here, inner);
                        self.within(&here, inner);
                    }
                }
                _ => {}
            }
        }
    }
}

#[test]
fn everything_has_a_title_and_a_description_and_types_have_examples() {
    for (name, properties) in WRITTEN.into_iter().zip([500, 70]) {
        let look = Look::whole(&written(name));
        assert_eq!(look.missing, [""; 0], "frameworks/{name}: nothing stands there");
        assert!(look.properties >= properties, "{name}: only {} properties were looked at", look.properties);
    }
}

#[test]
fn what_is_missing_is_told_with_its_place() {
    let good = json!({"title": "A", "description": "B."});
    let inner = json!({"title": "E", "description": "F.", "type": "object", "properties": {"x": {}}});
    let schema = json!({
        "title": "T", "description": " ", "examples": [{}], "type": "object",
        "properties": {"title": good, "examples": inner},
        "allOf": [{"properties": {"only a condition": {"not": {"type": "null"}}}}],
        "$defs": {
            "Word": {"title": "W", "description": "D.", "examples": []},
            "Either": {"title": "E", "description": "D.", "examples": [1], "oneOf": [
                {"const": "a"}, {"type": "object", "properties": {"kind": {"title": "Kind", "const": "b"}, "id": good}},
            ]},
        },
    });
    let look = Look::whole(&schema);
    let told = [
        "/description",
        "/$defs/Word/examples",
        "/properties/examples/properties/x/title",
        "/properties/examples/properties/x/description",
        "/$defs/Either/oneOf/0/description",
        "/$defs/Either/oneOf/1/title",
        "/$defs/Either/oneOf/1/description",
        "/$defs/Either/oneOf/1/properties/kind/description",
    ];
    assert_eq!(look.missing.iter().map(String::as_str).collect::<BTreeSet<_>>(), told.into());
    assert_eq!(look.properties, 5);
}
