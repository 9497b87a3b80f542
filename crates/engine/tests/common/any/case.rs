//! The contract, what the tender says, and what is assumed of rivals.

use super::Dice;
use pledge_engine::bid::{Assumption, Case, Contract};
use pledge_engine::framework::*;
use std::rc::Rc;

/// What people type where a number belongs, and what no number is.
const ODD: [&str; 9] = ["", " ", "1,10", "-5", "1e9", "lots", "0", "0.0000001", "10000000000000"];

/// A text that stands there mostly, and now and then something odd.
fn mostly(d: &mut Dice<'_>, texts: &[&str]) -> String {
    if d.one_in(25) { d.pick(&ODD).into() } else { d.pick(texts).into() }
}

pub fn case(d: &mut Dice<'_>, framework: Framework) -> Case {
    let contract = Contract {
        place: mostly(d, &["Salford", "hulme", "MÔN", "Elsewhere", ""]),
        value: mostly(d, &["400,000", "£2.5m", "999999.99"]),
        vat: mostly(d, &["excluded", "excluded", "included"]),
        value_with_extensions: mostly(d, &["500000", "£3m", ""]),
        start: mostly(d, &["2027-04-01", "2024-02-29", "2035-12-31"]),
        months: mostly(d, &["36", "24", "12", "7", "13.5", "30"]),
        extensions: d.list(0, 2, |d, _| mostly(d, &["12", "6", "18"])),
        kind: if d.one_in(20) { d.pick(&["lease", "nonsense", "grant"]).into() } else { String::new() },
        buyer: mostly(d, &["central", "sub_central", "other"]),
        nation: mostly(d, &["england", "wales", "scotland", "northern_ireland"]),
        lot: mostly(d, &["1", "2", "North", ""]),
        notice_date: mostly(d, &["2026-10-01", "2024-01-01", "2029-01-01"]),
        ..Contract::default()
    };
    let mut case = crate::common::case(Framework::clone(&framework));
    case.contract = contract;
    for parameter in &framework.parameters {
        if !d.one_in(20) {
            let said = said(d, &parameter.kind);
            case.tender.insert(parameter.id.clone(), said);
        }
    }
    for section in &framework.sections {
        if d.one_in(3) {
            let best_rival = mostly(d, &["100000", "2,500", "1.5", "40"]);
            case.assumptions.insert(section.id.clone(), Assumption { best_rival });
        }
    }
    case.framework = Rc::new(framework);
    case
}

fn said(d: &mut Dice<'_>, kind: &ParameterKind) -> String {
    match kind {
        ParameterKind::Marks => mostly(d, &["10", "20", "7.5", "33.33"]),
        ParameterKind::Percent => mostly(d, &["50", "60%", "33.3", "100", "0"]),
        ParameterKind::Money => mostly(d, &["£100k", "40,000", "2.5"]),
        ParameterKind::Ratio => mostly(d, &["0.25", "£0.1", "30"]),
        ParameterKind::Choice(choices) => {
            if d.one_in(20) {
                "nothing of the kind".into()
            } else {
                d.pick(choices).id
            }
        }
    }
}
