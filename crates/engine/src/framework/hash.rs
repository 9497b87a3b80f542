//! The hash that pins an edition.

use super::read::is_reserved;
use super::sha256::hex_digest;
use crate::json::{Member, Node, Value, canonical};

/// The keys of the format whose values are decimals. No identifier, edition or text has one of these names.
const DECIMALS: [&str; 12] = [
    "value",
    "amount",
    "elsewhere",
    "low",
    "high",
    "score",
    "step",
    "at_least",
    "more_than",
    "at_most",
    "less_than",
    "earns",
];

/// Whether what stands under a key of a framework file is a decimal: "12.50" there is the same as "12.5".
pub fn is_decimal_key(key: &str) -> bool {
    DECIMALS.contains(&key)
}

/// SHA-256, in lower-case hexadecimal, of RFC 8785 canonical JSON after dropping nulls and, in fields typed as decimals
/// only, trailing zeros ("12.50" is "12.5", "12.0" is "12"). What stands under keys that are reserved for later is
/// hashed as it is, but for nulls.
pub fn hash(file: &Node) -> String {
    hex_digest(canonical(&plain(file, true)).as_bytes())
}

/// A copy without nulls and, if `typed`, without the trailing zeros of decimals.
fn plain(node: &Node, typed: bool) -> Node {
    let value = match &node.value {
        Value::List(items) => {
            let items = items.iter().filter(|item| item.value != Value::Null);
            Value::List(items.map(|item| plain(item, typed)).collect())
        }
        Value::Object(members) => {
            let mut kept = Vec::new();
            for member in members {
                let key = member.key.as_str();
                let value = match &member.value.value {
                    Value::Null => continue,
                    Value::Text(text) if typed && is_decimal_key(key) => Node::text(shortest(text)),
                    _ => plain(&member.value, typed && !is_reserved(key)),
                };
                kept.push(Member { key: member.key.clone(), place: member.place, value });
            }
            Value::Object(kept)
        }
        other => other.clone(),
    };
    Node::new(value)
}

/// A decimal without trailing zeros; other texts as they are.
fn shortest(text: &str) -> &str {
    if crate::json::plain_decimal(text).is_none() || !text.contains('.') {
        return text;
    }
    text.trim_end_matches('0').trim_end_matches('.')
}
