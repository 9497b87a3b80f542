//! Good files made wrong at random.

use pledge_engine::json::{Member, Node, Place, Value};
use proptest::prelude::*;

use super::{repository, text};

/// All places in a tree where something can be changed.
pub fn nodes(node: &Node) -> usize {
    1 + match &node.value {
        Value::List(items) => items.iter().map(nodes).sum(),
        Value::Object(members) => members.iter().map(|m| nodes(&m.value)).sum(),
        _ => 0,
    }
}

/// The node with that number, counted from the root.
fn nth<'n>(node: &'n mut Node, at: &mut usize) -> Option<&'n mut Node> {
    if *at == 0 {
        return Some(node);
    }
    *at -= 1;
    match &mut node.value {
        Value::List(items) => items.iter_mut().find_map(|item| nth(item, at)),
        Value::Object(members) => members.iter_mut().find_map(|member| nth(&mut member.value, at)),
        _ => None,
    }
}

/// A change of a file: at which place, of which kind, and with what.
#[derive(Clone, Debug)]
pub struct Change {
    pub at: prop::sample::Index,
    pub how: usize,
    pub key: prop::sample::Index,
    pub with: Node,
}

pub fn change(root: &mut Node, change: &Change, keys: &[String]) {
    let mut at = change.at.index(nodes(root));
    let copied = nth(&mut root.clone(), &mut change.key.index(nodes(root))).cloned();
    let Some(node) = nth(root, &mut at) else { return };
    match (&mut node.value, change.how) {
        (Value::List(items), 0) if !items.is_empty() => drop(items.remove(change.key.index(items.len()))),
        (Value::Object(members), 0 | 1) if !members.is_empty() => drop(members.remove(change.key.index(members.len()))),
        (Value::Object(members), 2) if !members.is_empty() => {
            let which = change.key.index(members.len());
            members[which].key.push('s');
        }
        (Value::Object(members), 3 | 4) => {
            let key = keys[change.key.index(keys.len())].clone();
            let value = if change.how == 3 { change.with.clone() } else { copied.unwrap_or_default() };
            members.retain(|member| member.key != key);
            members.push(Member { key, place: Place::default(), value });
        }
        (Value::List(items), 3 | 4) => items.push(change.with.clone()),
        (value, 5) => *value = copied.unwrap_or_default().value,
        (value, _) => *value = change.with.value.clone(),
    }
}

/// Values that are wrong in most places and right in some.
pub fn any_value() -> impl Strategy<Value = Node> {
    let words = [
        "",
        " ",
        "1",
        "007",
        "-3",
        "-0",
        "0.00",
        "0.5",
        "100",
        "100.01",
        "1.",
        ".5",
        "1e3",
        "£5",
        "fte",
        "offer",
        "rule",
        "weighting",
        "rates",
        "both",
        "cut",
        "drop",
        "tell",
        "relative",
        "hours",
        "choice",
        "en",
        "cy",
        "private",
        "official",
        "buyer",
        "illustrative",
        "2026-13-01",
        "2026-02-30",
        "2026-02-28",
        "1899-01-01",
        "https://a.b/c",
        "http://a.b",
        "mailto:a@b",
        "https://",
        "a b",
    ];
    let numbers = ["7", "0", "-1", "1000000000", "2.5", "1e99"];
    prop_oneof![
        4 => prop::sample::select(words.to_vec()).prop_map(Node::text),
        2 => prop::sample::select(numbers.to_vec()).prop_map(|number| Node::new(Value::Number(number.into()))),
        1 => Just(Node::new(Value::Null)),
        1 => any::<bool>().prop_map(|flag| Node::new(Value::Bool(flag))),
        1 => Just(Node::list([])),
        1 => Just(Node::list([Node::text("fte")])),
        1 => Just(Node::object::<&str>([])),
        1 => Just(Node::object([("parameter", Node::text("ratio"))])),
        1 => Just(Node::object([("kind", Node::text("graded"))])),
        1 => Just(Node::object([("kind", Node::text("hours"))])),
        1 => Just(Node::object([("value", Node::text("5")), ("origin", Node::text("buyer"))])),
        1 => Just(Node::object([("source", Node::text("rates")), ("place", Node::text("p"))])),
        1 => Just(Node::object([("en", Node::text("x")), ("cy", Node::text("y"))])),
        1 => Just(Node::object([("en", Node::text("x"))])),
        1 => Just(Node::object([("words", Node::new(Value::Number("5".into())))])),
    ]
}

/// Every key of a format.
pub fn known_keys(schema: &str) -> Vec<String> {
    fn collect(value: &serde_json::Value, keys: &mut Vec<String>) {
        let members = value.as_object().into_iter().flatten();
        for (key, inner) in members {
            if key == "properties" {
                keys.extend(inner.as_object().into_iter().flatten().map(|(key, _)| key.clone()));
            }
            collect(inner, keys);
        }
        value.as_array().into_iter().flatten().for_each(|inner| collect(inner, keys));
    }
    let whole = serde_json::from_str(&text(&repository("frameworks").join(schema))).expect("JSON");
    let mut keys = Vec::new();
    collect(&whole, &mut keys);
    keys.sort();
    keys.dedup();
    keys
}
