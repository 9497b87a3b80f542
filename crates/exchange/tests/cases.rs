//! The worked examples of the shipped framework: what they expect of sections and measures is what is scored.

use std::path::Path;
use std::rc::Rc;

use pledge_engine::Decimal;
use pledge_engine::advise::{Finding, advise};
use pledge_engine::bid::Case;
use pledge_engine::framework::{Framework, read};
use pledge_engine::json::Limits;
use pledge_engine::score::{Scorecard, score};
use pledge_exchange::read_bid_file;
use serde_json::Value;

fn decimal(value: &Value) -> Option<Decimal> {
    value.as_str().map(|text| text.parse().expect("a decimal"))
}

/// Compares the expected figures of one list, whose items have ids.
fn same(at: &str, expected: &Value, ids: &[&str], figures: &dyn Fn(usize, &str) -> Option<Option<Decimal>>) {
    for item in expected.as_array().into_iter().flatten() {
        let id = item["id"].as_str().expect("an id");
        let index = ids.iter().position(|known| *known == id).unwrap_or_else(|| panic!("{at}: no {id}"));
        for (key, value) in item.as_object().expect("an object") {
            if let Some(found) = figures(index, key) {
                assert_eq!(found, decimal(value), "{at}: {key} of {id}");
            }
        }
    }
}

fn check(at: &str, framework: &Framework, card: &Scorecard, findings: &[Finding], expected: &Value) {
    let sections: Vec<_> = framework.sections.iter().map(|section| &*section.id).collect();
    same(at, &expected["sections"], &sections, &|index, key| {
        let section = &card.sections[index];
        match key {
            "marks" => Some(section.marks),
            "out_of" => Some(section.out_of),
            "value" => Some(section.value),
            _ => None,
        }
    });
    let measures: Vec<_> = framework.measures.iter().map(|measure| &*measure.id).collect();
    same(at, &expected["measures"], &measures, &|index, key| {
        let measure = &card.measures[index];
        match key {
            "quantity" => Some(measure.quantity),
            "counted" => Some(measure.counted),
            "value" => Some(measure.value),
            _ => None,
        }
    });
    for finding in expected["findings"].as_array().into_iter().flatten() {
        let code = finding["code"].as_str().expect("a code");
        let rule = finding["rule"].as_str();
        let found = findings.iter().any(|f| {
            f.kind.code() == code && rule.is_none_or(|rule| f.rule.is_some_and(|at| framework.rules[at].id == rule))
        });
        assert!(found, "{at}: {code}");
    }
}

#[test]
fn worked_examples_come_to_what_they_say() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../frameworks/greater-manchester-open");
    let limits = Limits::default();
    let text = std::fs::read_to_string(folder.join("framework.json")).unwrap();
    let framework = Rc::new(read(&text, &limits).framework.expect("no fault"));
    let mut examples = 0;
    for entry in std::fs::read_dir(folder.join("cases")).unwrap() {
        let path = entry.unwrap().path();
        if path.extension().is_none_or(|end| end != "json") {
            continue;
        }
        let at = path.display().to_string();
        let text = std::fs::read_to_string(&path).unwrap();
        let file = read_bid_file(&text, &limits).unwrap_or_else(|faults| panic!("{at}: {faults:?}"));
        let case = Case {
            framework: framework.clone(),
            contract: file.contract,
            tender: file.tender,
            confirmed: file.confirmed,
            assumptions: file.assumptions,
        };
        let cards = score(&case, &file.bids);
        let expected: Value = serde_json::from_str(&text).unwrap();
        for (which, expected) in expected["expect"]["bids"].as_array().unwrap().iter().enumerate() {
            let card = &cards[which];
            check(&at, &framework, card, &advise(&case, &file.bids, which, card), expected);
        }
        examples += 1;
    }
    assert!(examples >= 32);
}
