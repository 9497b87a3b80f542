//! Whether several files speak of one contract. Facts are compared as read, not as typed.

use pledge_engine::bid::{Contract, NumberKind, parse_date, parse_number};

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
    facts.into_iter().find(|(_, same)| !same).map(|(key, _)| key)
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
}
