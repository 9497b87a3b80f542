//! Whether several files speak of one contract and one tender. Facts are compared as read, not as typed.

use pledge_engine::bid::{Contract, NumberKind, parse_date, parse_number};
use pledge_engine::framework::Deal;

/// The first fact in which two contracts differ, by its key in the file.
pub fn compare_contracts(one: &Contract, other: &Contract) -> Option<&'static str> {
    let facts = [
        ("title", same_words(&one.title, &other.title)),
        ("reference", same_words(&one.reference, &other.reference)),
        ("kind", same_kinds(&one.kind, &other.kind)),
        ("buyer", same_words(&one.buyer, &other.buyer)),
        ("nation", same_words(&one.nation, &other.nation)),
        ("place", same_words(&one.place, &other.place)),
        ("lot", same_words(&one.lot, &other.lot)),
        ("value", same_numbers(&one.value, &other.value, NumberKind::Money)),
        ("vat", one.vat == other.vat),
        (
            "value_with_extensions",
            same_numbers(&one.value_with_extensions, &other.value_with_extensions, NumberKind::Money),
        ),
        ("start", same_days(&one.start, &other.start)),
        ("months", same_numbers(&one.months, &other.months, NumberKind::Number)),
        ("extensions", same_extensions(&one.extensions, &other.extensions)),
        ("notice_date", same_days(&one.notice_date, &other.notice_date)),
        ("clarification_deadline", same_days(&one.clarification_deadline, &other.clarification_deadline)),
        ("submission_deadline", same_days(&one.submission_deadline, &other.submission_deadline)),
    ];
    facts.into_iter().find(|(_, same)| !same).map(|(key, _)| key)
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

/// Extensions of a contract, one after the other.
fn same_extensions(ones: &[String], others: &[String]) -> bool {
    let same = |(one, other): (&String, &String)| same_numbers(one, other, NumberKind::Number);
    ones.len() == others.len() && ones.iter().zip(others).all(same)
}

/// What is no kind at all is a contract.
fn same_kinds(one: &str, other: &str) -> bool {
    let kind = |text: &str| Deal::ALL.into_iter().find(|kind| kind.code() == text.trim()).unwrap_or_default();
    kind(one) == kind(other)
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
    fn every_fact_is_compared_as_it_stands_in_files() {
        let with = |text: &str| {
            let file = ["{\"format\": 1, \"framework\": {}, \"bids\": [{}], \"contract\": ", text, "}"].concat();
            crate::read_bid_file(&file, &Default::default()).expect("a file").contract
        };
        let differ = |one: &str, other: &str| {
            let (one, other) = (with(one), with(other));
            assert_eq!(compare_contracts(&one, &other), compare_contracts(&other, &one));
            compare_contracts(&one, &other)
        };
        let words = [("kind", "lease", "grant"), ("buyer", "central", "other"), ("nation", "wales", "england")];
        for (key, one, another) in words {
            let [one, another] = [one, another].map(|word| ["{\"", key, "\": \"", word, "\"}"].concat());
            assert_eq!(differ(&one, &one), None);
            assert_eq!(differ(&one, &another), Some(key));
            assert_eq!(differ(&one, "{}"), Some(key));
        }
        // Nothing said is a contract.
        assert_eq!(differ("{\"kind\": \"contract\"}", "{}"), None);
        for key in ["lot", "notice_date", "clarification_deadline", "submission_deadline"] {
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
        assert_eq!(differ(&two, &extensions("[{\"months\": \"12.0\"}, {\"months\": \"12\"}]")), None);
        assert_eq!(differ(&two, &extensions("[{\"months\": 12}]")), Some("extensions"));
        assert_eq!(differ(&two, &extensions("[{\"months\": 12}, {\"months\": 24}]")), Some("extensions"));
        assert_eq!(differ(&two, "{\"extensions\": null}"), Some("extensions"));
    }
}
