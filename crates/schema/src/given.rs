//! Conditions between keys. A key with `null` is the same as a missing one, so "required" alone would not say it.

use schemars::Schema;
use serde_json::{Map, Value, json};

/// The key is there and not null.
pub fn given(key: &str) -> Value {
    let mut properties = Map::new();
    properties.insert(key.into(), json!({"not": {"type": "null"}}));
    json!({"required": [key], "properties": properties})
}

/// The key has one of these values.
pub fn is(key: &str, values: &[&str]) -> Value {
    let mut properties = Map::new();
    properties.insert(key.into(), json!({"enum": values}));
    json!({"required": [key], "properties": properties})
}

/// None of the keys is there, or they are null.
pub fn none(keys: &[&str]) -> Value {
    json!({"not": any(keys)})
}

/// At least one of the keys.
pub fn any(keys: &[&str]) -> Value {
    json!({"anyOf": keys.iter().map(|key| given(key)).collect::<Vec<_>>()})
}

/// Exactly one of the keys.
pub fn one(keys: &[&str]) -> Value {
    json!({"oneOf": keys.iter().map(|key| given(key)).collect::<Vec<_>>()})
}

/// At most one of the keys.
pub fn at_most_one(keys: &[&str]) -> Value {
    json!({"oneOf": [none(keys), one(keys)]})
}

/// If the condition holds, this must hold too.
pub fn when(condition: Value, then: Value) -> Value {
    json!({"if": condition, "then": then})
}

/// If the condition does not hold, this must hold.
pub fn unless(condition: Value, then: Value) -> Value {
    json!({"if": condition, "else": then})
}

/// Adds conditions, all of which must hold.
pub fn all_of(schema: &mut Schema, conditions: impl IntoIterator<Item = Value>) {
    let list = schema.ensure_object().entry("allOf").or_insert_with(|| json!([]));
    if let Value::Array(list) = list {
        list.extend(conditions);
    }
}

/// A condition on every item of a list under a key; on nothing where the key is missing.
pub fn each(key: &str, condition: Value) -> Value {
    let mut properties = Map::new();
    properties.insert(key.into(), json!({"items": condition}));
    json!({"properties": properties})
}

/// A condition on what stands under a key; on nothing where the key is missing.
pub fn at(key: &str, condition: Value) -> Value {
    let mut properties = Map::new();
    properties.insert(key.into(), condition);
    json!({"properties": properties})
}
