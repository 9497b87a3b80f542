//! Whether several files speak of one contract. Facts are compared as read, not as typed.

use pledge_engine::bid::{Contract, NumberKind, parse_date, parse_number, print_decimal};
use pledge_engine::json::{Node, Value};

use crate::bid_file::CONTRACT_KEPT;

/// The first fact in which two contracts differ, by its key in the file.
pub fn compare_contracts(one: &Contract, other: &Contract) -> Option<&'static str> {
    let words = |a: &str, b: &str| a.trim() == b.trim();
    let numbers = |a: &str, b: &str, kind| match (parse_number(a, kind), parse_number(b, kind)) {
        (Ok(a), Ok(b)) => a == b,
        _ => words(a, b),
    };
    let days = |a: &str, b: &str| match (parse_date(a), parse_date(b)) {
        (Ok(a), Ok(b)) => a == b,
        _ => words(a, b),
    };
    let facts = [
        ("title", words(&one.title, &other.title)),
        ("reference", words(&one.reference, &other.reference)),
        ("place", words(&one.place, &other.place)),
        ("value", numbers(&one.value, &other.value, NumberKind::Money)),
        ("vat", one.vat == other.vat),
        ("start", days(&one.start, &other.start)),
        ("months", numbers(&one.months, &other.months, NumberKind::Number)),
    ];
    let used = facts.into_iter().find(|(_, same)| !same).map(|(key, _)| key);
    used.or_else(|| CONTRACT_KEPT.into_iter().find(|key| !same(kept(one, key), kept(other, key))))
}

/// The value of a key that is kept.
fn kept<'c>(contract: &'c Contract, key: &str) -> Option<&'c Node> {
    let member = contract.kept.iter().rev().find(|member| member.key == key)?;
    Some(&member.value)
}

/// Whether two values say the same: numbers and days by what they are, nothing and empty text alike.
fn same(one: Option<&Node>, other: Option<&Node>) -> bool {
    let value = |node: Option<&Node>| match node.map(|node| &node.value) {
        Some(Value::Text(text) | Value::Number(text)) => Value::Text(print(text)),
        Some(value) => value.clone(),
        None => Value::Null,
    };
    match (value(one), value(other)) {
        (Value::List(one), Value::List(other)) => {
            one.len() == other.len() && one.iter().zip(&other).all(|(one, other)| same(Some(one), Some(other)))
        }
        (Value::Object(one), Value::Object(other)) => {
            let (one, other) = (Node::new(Value::Object(one)), Node::new(Value::Object(other)));
            let within = |a: &Node, b: &Node| match &a.value {
                Value::Object(members) => members.iter().all(|m| same(a.get(&m.key), b.get(&m.key))),
                _ => false,
            };
            within(&one, &other) && within(&other, &one)
        }
        (Value::Text(text), Value::Null) | (Value::Null, Value::Text(text)) => text.is_empty(),
        (one, other) => one == other,
    }
}

/// A text as read: a number in its shortest form, anything else without the space around it.
fn print(text: &str) -> String {
    match parse_number(text, NumberKind::Money) {
        Ok(Some(number)) => print_decimal(number),
        _ => text.trim().to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn facts_are_compared_as_read() {
        let one = Contract { value: "£400,000".into(), months: "36".into(), ..Contract::default() };
        let same = Contract { value: "400k".into(), months: "36.0".into(), ..Contract::default() };
        assert_eq!(compare_contracts(&one, &same), None);
        let other = Contract { value: "400001".into(), ..same.clone() };
        assert_eq!(compare_contracts(&one, &other), Some("value"));
        let unreadable = Contract { months: "three years".into(), ..same };
        assert_eq!(compare_contracts(&one, &unreadable), Some("months"));
    }

    #[test]
    fn what_is_kept_is_compared_too() {
        let with = |text: &str| {
            let file = ["{\"format\": 1, \"framework\": {}, \"bids\": [{}], \"contract\": ", text, "}"].concat();
            crate::read_bid_file(&file, &Default::default()).expect("a file").contract
        };
        let differ = |one: &str, other: &str| {
            let (one, other) = (with(one), with(other));
            assert_eq!(compare_contracts(&one, &other), compare_contracts(&other, &one));
            compare_contracts(&one, &other)
        };
        for key in ["kind", "buyer", "nation", "lot", "notice_date", "clarification_deadline", "submission_deadline"] {
            let [plain, spaced, another] = ["\"a\"", "\" a \"", "\"b\""].map(|v| ["{\"", key, "\": ", v, "}"].concat());
            assert_eq!(differ(&plain, &spaced), None);
            assert_eq!(differ(&plain, &another), Some(key));
            assert_eq!(differ(&plain, "{}"), Some(key));
        }
        let value = |text: &str| ["{\"value_with_extensions\": ", text, "}"].concat();
        assert_eq!(differ(&value("\"£400,000\""), &value("\"400k\"")), None);
        assert_eq!(differ(&value("400000"), &value("\"400k\"")), None);
        assert_eq!(differ(&value("400001"), &value("\"400k\"")), Some("value_with_extensions"));
        assert_eq!(differ(&value("\"\""), "{}"), None);
        let extensions = |text: &str| ["{\"extensions\": ", text, "}"].concat();
        let two = extensions("[{\"months\": \"12\"}, {\"months\": 12}]");
        assert_eq!(differ(&two, &extensions("[{\"months\": 12.0}, {\"months\": \"12\"}]")), None);
        assert_eq!(differ(&two, &extensions("[{\"months\": 12}]")), Some("extensions"));
        assert_eq!(differ(&two, &extensions("[{\"months\": 12}, {\"months\": 24}]")), Some("extensions"));
        assert_eq!(differ(&two, "{\"extensions\": null}"), Some("extensions"));
    }
}
