//! Reading of units, values and indexes: what stands in the file is in the model.

mod common;

use common::dec;
use pledge_engine::framework::*;
use pledge_engine::json::Limits;

/// A private framework with one measure of that unit and value, and more at the top.
fn reading(top: &str, unit: &str, value: &str) -> Reading {
    let text = format!(
        r#"{{"format": 1, "id": "f", "edition": "1", "published": "2026-01-31", "status": "private", "languages": ["en"],
        "title": {{"en": "F"}}, "buyer": {{"en": "B"}}, "summary": {{"en": "S"}}, {top}
        "sources": [{{"id": "s", "title": {{"en": "Tender"}}}}],
        "themes": [{{"id": "t", "title": {{"en": "T"}}, "outcomes": [{{"id": "o", "title": {{"en": "O"}}, "measures": [
          {{"id": "m", "title": {{"en": "M"}}, "counts": {{"en": "C"}}, "unit": {unit}, "section": "x",
            "value": {{{value}, "source": "s"}}, "evidence": []}}]}}]}}],
        "sections": [{{"id": "x", "title": {{"en": "X"}}, "marks": {{"value": "10", "origin": "buyer"}},
          "method": {{"kind": "relative"}}}}]}}"#
    );
    read(&text, &Limits::default())
}

fn opened(top: &str, unit: &str, value: &str) -> Framework {
    let reading = reading(top, unit, value);
    assert!(reading.faults.is_empty(), "{:?}", reading.faults);
    reading.framework.expect("no fault, so a framework")
}

fn faults(top: &str, unit: &str, value: &str) -> Vec<FaultKind> {
    reading(top, unit, value).faults.into_iter().map(|fault| fault.kind).collect()
}

const COUNT: &str = r#"{"kind": "count"}"#;
const ONE: &str = r#""amount": "1", "price_year": "2025/26""#;
const INDEX: &str = r#""indexes": [{"id": "gdp", "title": {"en": "Deflator"}, "source": "s", "place": "table 1", "table":
    [{"year": "2015/16", "value": "95"}, {"year": "2025/26", "value": "123.45"}]}],"#;

fn unit(text: &str) -> Unit {
    opened("", text, ONE).measures.remove(0).unit
}

#[test]
fn units() {
    let points = unit(r#"{"kind": "points"}"#);
    assert_eq!((points.kind, points.per_year, points.whole), (UnitKind::Points, false, false));
    let weeks = unit(r#"{"kind": "person_weeks", "per_year": true, "whole": true}"#);
    assert_eq!((weeks.per_year, weeks.whole), (true, true));
    let none = unit(r#"{"kind": "hours", "per_year": false, "whole": null}"#);
    assert_eq!((none.per_year, none.whole), (false, false));
    let kinds = [
        ("number", InputKind::Number),
        ("count", InputKind::Count),
        ("money", InputKind::Money),
        ("percent", InputKind::Percent),
    ];
    for (word, kind) in kinds {
        let product = unit(&format!(
            r#"{{"kind": "product", "inputs": [{{"title": {{"en": "Of"}}, "kind": "{word}"}},
            {{"title": {{"en": "Visits"}}, "kind": "count"}}]}}"#
        ));
        let UnitKind::Product { inputs } = &product.kind else { panic!("a product") };
        assert_eq!((inputs[0].title.en.as_str(), inputs[0].kind), ("Of", kind));
        assert_eq!(product.kind.inputs(), [InputId::First, InputId::Second]);
    }
}

#[test]
fn what_cannot_be_so_much_a_year() {
    for kind in ["fte_years", "percent", "text", "yes_no"] {
        let found = faults(
            r#""full_time_hours": {"value": "35", "origin": "buyer"},"#,
            &format!(r#"{{"kind": "{kind}", "per_year": true}}"#),
            ONE,
        );
        assert!(found.contains(&FaultKind::NotPerYear), "{kind}");
        let found = faults(
            r#""full_time_hours": {"value": "35", "origin": "buyer"},"#,
            &format!(r#"{{"kind": "{kind}", "per_year": false}}"#),
            ONE,
        );
        assert!(!found.contains(&FaultKind::NotPerYear), "{kind}");
    }
    let wrong = faults("", r#"{"kind": "hours", "per_year": "yes", "whole": 1}"#, ONE);
    assert_eq!(wrong, [(); 2].map(|()| FaultKind::WrongType { expected: Expected::Bool }));
}

#[test]
fn values() {
    let value = r#""amount": "200", "low": "150", "high": "250.50", "price_year": "2015/16",
        "uprate": {"index": "gdp", "to": "2025/26"}, "confidence": "medium", "additionality":
        {"deadweight": {"value": "0", "origin": "judgement"}, "displacement": {"value": "100", "origin": {"source": "s"}}}"#;
    let framework = opened(INDEX, COUNT, value);
    let value = framework.measures[0].value.as_ref().expect("valued");
    assert_eq!(value.uprating, Some(Uprating { index: 0, from: 0, to: 1 }));
    assert_eq!(framework.price_year(value), "2025/26");
    assert_eq!(value.confidence, Some(Confidence::Medium));
    let net = value.additionality.as_ref().expect("stated");
    assert_eq!(net.deadweight.as_ref().map(|c| (c.value, &c.origin)), Some((dec("0"), &Origin::Judgement)));
    assert_eq!(net.displacement.as_ref().map(|c| c.value), Some(dec("100")));
    assert_eq!(net.attribution, None);
    let index = &framework.indexes[0];
    assert_eq!((index.id.as_str(), index.place.as_str(), index.source), ("gdp", "table 1", 0));
    assert_eq!(index.table[1], ("2025/26".to_owned(), dec("123.45")));
    // What states nothing is as good as none.
    let empty = opened("", COUNT, r#""amount": "1", "additionality": {}"#);
    assert_eq!(empty.measures[0].value.as_ref().and_then(|value| value.additionality.as_ref()), None);
    for (word, grade) in [("high", Confidence::High), ("low", Confidence::Low)] {
        let read = opened("", COUNT, &format!(r#""amount": "1", "confidence": "{word}""#));
        assert_eq!(read.measures[0].value.as_ref().and_then(|value| value.confidence), Some(grade));
    }
    let rate = opened(r#""discount": {"value": "3.5", "origin": "buyer"},"#, COUNT, ONE).discount;
    assert_eq!(rate.map(|rate| rate.value), Some(dec("3.5")));
}

#[test]
fn values_by_place() {
    let areas = r#""areas": [
        {"id": "north", "title": {"en": "N"}, "definition": {"en": "D"}, "origin": "buyer"},
        {"id": "south", "title": {"en": "S"}, "definition": {"en": "D"}, "origin": "buyer"}],"#;
    let rows = r#""by_place": {"areas": [{"area": "south", "amount": "30"}, {"area": "north", "amount": "20.5"}]"#;
    let amount = |value: &str| {
        let mut measure = opened(areas, COUNT, value).measures.remove(0);
        measure.value.take().expect("valued").amount
    };
    let areas_of = vec![(1, dec("30")), (0, dec("20.5"))];
    assert_eq!(amount(&format!("{rows}}}")), Amount::ByPlace { areas: areas_of.clone(), elsewhere: None });
    let elsewhere = Some(dec("9"));
    assert_eq!(amount(&format!(r#"{rows}, "elsewhere": "9"}}"#)), Amount::ByPlace { areas: areas_of, elsewhere });
    // The range is that of all places.
    for (range, right) in [(r#""low": "9", "high": "30""#, true), (r#""low": "10", "high": "30""#, false)] {
        let found = faults(areas, COUNT, &format!(r#"{rows}, "elsewhere": "9"}}, {range}"#));
        assert_eq!(found.contains(&FaultKind::RangeOutOfOrder), !right);
    }
}

#[test]
fn both_years_must_stand_in_the_index() {
    let found = |year: &str, to: &str| {
        let value = format!(r#""amount": "1", "price_year": "{year}", "uprate": {{"index": "gdp", "to": "{to}"}}"#);
        faults(INDEX, COUNT, &value)
    };
    let missing = |year: &str| FaultKind::YearNotInIndex { year: year.into() };
    assert_eq!(found("2015/16", "2025/26"), []);
    assert_eq!(found("2015", "2025/26"), [missing("2015")]);
    assert_eq!(found("2014/15", "2026/27"), [missing("2014/15"), missing("2026/27")]);
    // A table with a row that cannot be read is not known to lack a year.
    let cut = INDEX.replace("\"95\"", "95");
    let value = r#""amount": "1", "price_year": "2015/16", "uprate": {"index": "gdp", "to": "2025/26"}"#;
    assert_eq!(faults(&cut, COUNT, value), [FaultKind::BareNumber { text: "95".into() }]);
}

#[test]
fn price_years_are_those_that_values_are_brought_to() {
    let found = |year: &str| {
        // A second measure, whose value is of that year.
        let second = format!(
            r#""amount": "1", "price_year": "2015/16", "uprate": {{"index": "gdp", "to": "2025/26"}}, "source": "s"}},
            "evidence": []}}, {{"id": "n", "title": {{"en": "N"}}, "counts": {{"en": "D"}}, "unit": {COUNT}, "section": "x",
            "value": {{"amount": "1", "price_year": "{year}""#
        );
        faults(INDEX, COUNT, &second)
    };
    assert_eq!(found("2025/26"), []);
    let years = vec!["2025/26".into(), "2015/16".into()];
    assert_eq!(found("2015/16"), [FaultKind::MixedPriceYears { years }]);
}
