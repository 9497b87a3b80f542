//! Whether several files speak of one contract and one tender. Facts are compared as read, not as typed.

use pledge_engine::bid::{Contract, Kept, NumberKind, parse_date, parse_number};
use pledge_engine::json::{Node, Value};

use crate::bid_file::CONTRACT_KEPT;

/// The first fact in which two contracts differ, by its key in the file.
pub fn compare_contracts(one: &Contract, other: &Contract) -> Option<&'static str> {
    let facts = [
        ("title", same_words(&one.title, &other.title)),
        ("reference", same_words(&one.reference, &other.reference)),
        ("place", same_words(&one.place, &other.place)),
        ("value", same_numbers(&one.value, &other.value, NumberKind::Money)),
        ("vat", one.vat == other.vat),
        ("start", same_days(&one.start, &other.start)),
        ("months", same_numbers(&one.months, &other.months, NumberKind::Number)),
    ];
    let kept = CONTRACT_KEPT.map(|key| (key, same_kept(key, kept(&one.kept, key), kept(&other.kept, key))));
    facts.into_iter().chain(kept).find(|(_, same)| !same).map(|(key, _)| key)
}

/// Whether two texts say the same.
pub(crate) fn same_words(one: &str, other: &str) -> bool {
    one.trim() == other.trim()
}

/// Whether two texts are the same number, or, where one is none, the same text.
pub(crate) fn same_numbers(one: &str, other: &str, kind: NumberKind) -> bool {
    match (parse_number(one, kind), parse_number(other, kind)) {
        (Ok(one), Ok(other)) => one == other,
        _ => same_words(one, other),
    }
}

fn same_days(one: &str, other: &str) -> bool {
    match (parse_date(one), parse_date(other)) {
        (Ok(one), Ok(other)) => one == other,
        _ => same_words(one, other),
    }
}

/// The value of a key that is kept; null if it is not there.
fn kept<'k>(kept: &'k Kept, key: &str) -> &'k Node {
    static NOTHING: Node = Node { place: pledge_engine::json::Place { line: 0, column: 0 }, value: Value::Null };
    kept.iter().find(|member| member.key == key).map_or(&NOTHING, |member| &member.value)
}

/// Facts that nothing rests on yet say what the contract is, too: another lot is another contract. What is not there
/// and an empty text are the same, and so are a text and the bare whole number that it is.
fn same_kept(key: &str, one: &Node, other: &Node) -> bool {
    let text = |node: &'_ Node| match &node.value {
        Value::Text(text) | Value::Number(text) => Some(text.clone()),
        Value::Null => Some(String::new()),
        _ => None,
    };
    if let (Some(one), Some(other)) = (text(one), text(other)) {
        return match key {
            "value_with_extensions" => same_numbers(&one, &other, NumberKind::Money),
            "months" => same_numbers(&one, &other, NumberKind::Number),
            _ if key.ends_with("_date") || key.ends_with("_deadline") => same_days(&one, &other),
            _ => same_words(&one, &other),
        };
    }
    match (&one.value, &other.value) {
        (Value::List(ones), Value::List(others)) => {
            ones.len() == others.len() && ones.iter().zip(others).all(|(one, other)| same_kept(key, one, other))
        }
        (Value::Object(ones), Value::Object(others)) => {
            let key_by_key = |key: &String| same_kept(key, kept(ones, key), kept(others, key));
            ones.iter().chain(others).all(|member| key_by_key(&member.key))
        }
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use pledge_engine::json::{Member, Place};

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

    #[test]
    fn facts_that_are_only_kept_count_too() {
        let with = |key: &str, text: &str| Contract {
            kept: vec![Member { key: key.into(), place: Place::default(), value: Node::text(text) }],
            ..Contract::default()
        };
        assert_eq!(compare_contracts(&with("lot", "1"), &with("lot", " 1 ")), None);
        assert_eq!(compare_contracts(&with("lot", "1"), &with("lot", "2")), Some("lot"));
        assert_eq!(compare_contracts(&with("lot", "1"), &Contract::default()), Some("lot"));
        assert_eq!(compare_contracts(&with("lot", ""), &Contract::default()), None);
        let extended = "value_with_extensions";
        assert_eq!(compare_contracts(&with(extended, "£1m"), &with(extended, "1,000,000")), None);
    }
}
