//! The framework that comes with the page: it reads without a fault or lint, and its figures are those of its source.

use pledge_engine::Decimal;
use pledge_engine::framework::{Amount, Framework, Status, read};
use pledge_engine::json::Limits;
use rust_decimal::RoundingStrategy::MidpointAwayFromZero;

fn shipped() -> Framework {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/../../frameworks/greater-manchester-open/framework.json");
    let reading = read(&std::fs::read_to_string(path).unwrap(), &Limits::default());
    assert_eq!(reading.faults, []);
    reading.framework.unwrap()
}

/// Code, column and 2015/16 amount of the rows in use, as they stand in the workbook. They are from the GMCA Unit
/// Cost Database, version 1.4, © Greater Manchester Combined Authority, CC BY 4.0
/// (<https://creativecommons.org/licenses/by/4.0/>).
const ROWS: [(&str, &str, &str); 8] = [
    ("CR3.0", "fiscal", "34840.375829999997"),
    ("E&E1.0", "economic", "14790.174330400559"),
    ("E&E2.0", "economic", "13235.752704676319"),
    ("E&E10.0", "economic", "9801.3776490133187"),
    ("E&S5.0", "economic", "482.55282268425208"),
    ("E&S8.0", "economic", "1315.8551011344841"),
    ("E&S12.0", "economic", "2096.599425421025"),
    ("HE11.0", "economic", "4521.6135568074769"),
];

#[test]
fn amounts_of_the_unit_cost_database_are_its_own_to_the_penny() {
    let framework = shipped();
    let mut used = vec![false; ROWS.len()];
    for measure in &framework.measures {
        let Some(value) = measure.value.as_ref().filter(|v| framework.sources[v.source].id == "gmca-ucd") else {
            continue;
        };
        let row =
            ROWS.iter().position(|(code, column, _)| value.place == format!("{code}, {column} column, 2015/16 prices"));
        let row = row.unwrap_or_else(|| panic!("{}: {}", measure.id, value.place));
        let published: Decimal = ROWS[row].2.parse().unwrap();
        let pence = published.round_dp_with_strategy(2, MidpointAwayFromZero);
        assert_eq!(value.amount, Amount::Fixed(pence), "{}", measure.id);
        used[row] = true;
    }
    assert_eq!(used, [true; ROWS.len()]);
}

/// What the framework promises in its README: measures over all six priorities, most of them with a value, a reason where
/// there is none, written questions for each priority, and that it is an adaptation.
#[test]
fn it_has_measures_and_questions_for_every_priority() {
    let framework = shipped();
    assert_eq!(framework.status, Status::Adaptation);
    assert_eq!(framework.themes.len(), 6);
    for theme in 0..framework.themes.len() {
        assert!(framework.measures.iter().any(|measure| measure.theme == theme), "{}", framework.themes[theme].id);
    }
    assert!(framework.measures.len() >= 15);
    assert!(framework.measures.iter().filter(|measure| measure.value.is_some()).count() >= 10);
    for measure in &framework.measures {
        assert_eq!(
            measure.value.is_none(),
            measure.record_only.is_some(),
            "{} has a value or says why not",
            measure.id
        );
    }
    assert!(framework.criteria.iter().filter(|criterion| criterion.scale.is_some()).count() >= 6);
    // Nothing of lists that may not be copied.
    let text = format!("{framework:?}").to_lowercase();
    assert!(!text.contains(" toms") && !text.contains("hact"));
}
