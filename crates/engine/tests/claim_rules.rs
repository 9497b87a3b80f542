//! Claim rules that councils publish in prose, as data: for each a pledge that breaks it and one that keeps it, with
//! what is found and what counts. The rules stand in `good/claim-rules.json`, under the names that the rows give.

mod common;

use common::*;
use pledge_engine::Decimal;
use pledge_engine::advise::{Finding, field_hints};
use pledge_engine::bid::{Bid, Case, Partner, Pledge};
use pledge_engine::framework::{Framework, read};
use pledge_engine::json::Limits;
use pledge_engine::score::{Scorecard, score};

fn rules() -> Framework {
    read(include_str!("good/claim-rules.json"), &Limits::default()).framework.expect("a good file")
}

/// Two years in the district, unless a row says more.
fn contract(months: &str) -> Case {
    let mut case = case(rules());
    case.contract.months = months.into();
    case.contract.place = "Northtown".into();
    case
}

/// A bid that gives its name, a subcontractor, and an answer to the question.
fn answered(pledges: Vec<Pledge>) -> Bid {
    let answers = [("how".to_owned(), "With care.".to_owned())].into();
    let partners = vec![Partner { id: "sub".into(), name: "Somebody".into(), kind: "subcontractor".into() }];
    Bid { answers, partners, ..bid("A supplier", pledges) }
}

fn says(mut pledge: Pledge, rule: &str, answer: &str) -> Pledge {
    pledge.attest.insert(rule.into(), answer.into());
    pledge
}

fn named(id: &str, pledge: Pledge) -> Pledge {
    Pledge { id: id.into(), ..pledge }
}

fn same(pledge: Pledge, other: &str) -> Pledge {
    Pledge { same_as: vec![other.into()], ..pledge }
}

fn at(place: &str, pledge: Pledge) -> Pledge {
    Pledge { place: place.into(), ..pledge }
}

fn share(percent: &str, pledge: Pledge) -> Pledge {
    Pledge { share: percent.into(), ..pledge }
}

/// What scoring finds, and the hints beside the fields: the rule and the code.
fn found(case: &Case, bid: &Bid, card: &Scorecard) -> Vec<(String, &'static str)> {
    let hints = (0..bid.pledges.len()).flat_map(|pledge| field_hints(case, bid, pledge));
    let all: Vec<Finding> = card.findings.iter().cloned().chain(hints).collect();
    let rule = |f: &Finding| f.rule.map_or(String::new(), |at| case.framework.rules[at].id.clone());
    all.iter().map(|f| (rule(f), f.kind.code())).collect()
}

/// One row: which rule, what is pledged, on which measure units are looked at, how many count, and what is found of
/// it (nothing where the rule is kept).
struct Row {
    id: &'static str,
    pledges: Vec<Pledge>,
    counted: &'static [(&'static str, &'static str)],
    found: &'static [&'static str],
}

fn row(
    id: &'static str,
    pledges: Vec<Pledge>,
    counted: &'static [(&'static str, &'static str)],
    found: &'static [&'static str],
) -> Row {
    Row { id, pledges, counted, found }
}

fn counted(case: &Case, card: &Scorecard, measure: &str) -> Option<Decimal> {
    card.measures[case.framework.measure(measure).expect("a measure of the file")].counted
}

fn check(case: &Case, rows: Vec<Row>) {
    for (number, row) in rows.into_iter().enumerate() {
        // A tree keeps the rule that something is offered.
        let mut bid = answered(row.pledges);
        bid.pledges.push(amount("trees", "1").into());
        let card = &score(case, &[bid.clone()])[0];
        for (measure, units) in row.counted {
            assert_eq!(counted(case, card, measure), Some(dec(units)), "{} in row {number}: {measure}", row.id);
        }
        let all = found(case, &bid, card);
        let codes: Vec<&str> = all.iter().map(|(_, code)| *code).collect();
        assert_eq!(codes, row.found, "{} in row {number}", row.id);
        // A rule of the file stands behind what is found of it; the others are about units.
        let of_units = ["fte_over_years", "hours_beyond_full_time", "weeks_not_people"];
        for (rule, code) in all {
            assert!(rule == row.id || of_units.contains(&code), "{code} of {rule} in row {number} of {}", row.id);
        }
    }
}

fn a_programme(pledge: Pledge) -> Pledge {
    says(pledge, "T8", "yes")
}

#[test]
fn rules_on_people() {
    let local = |people: &str, hours: &str, months: &str| fte("local", people, hours, months);
    let leaver = |months: &str| a_programme(fte("leavers", "1", "35", months));
    let unemployed = |months: &str| a_programme(fte("unemployed", "1", "35", months));
    check(
        &contract("24"),
        vec![
            // 10 full-time and 5 half-time for two years: (10 + 5 × 17.5/35) × 24/12 = 12.5 × 2 = 25.
            row(
                "T4",
                vec![local("10", "35", "24"), named("half", local("5", "17.5", "24"))],
                &[("local", "25")],
                &["fte_over_years", "fte_over_years"],
            ),
            // All 15 as if full-time: 15 × 2 = 30, and it is said that the figure is over the years.
            row("T4", vec![local("15", "35", "24")], &[("local", "30")], &["fte_over_years"]),
            // A local person counts as a care leaver too, each 12/12 = 1.
            row(
                "T5",
                vec![local("1", "35", "12"), same(leaver("12"), "local")],
                &[("local", "1"), ("leavers", "1")],
                &[],
            ),
            row(
                "T5",
                vec![same(local("1", "35", "12"), "unemployed"), unemployed("12")],
                &[("local", "1"), ("unemployed", "1")],
                &[],
            ),
            // 24 months under a disadvantage: the first 12 count, 1 of 2.
            row("T6", vec![leaver("24")], &[("leavers", "1")], &["first_year_only", "fte_over_years"]),
            row("T6", vec![leaver("12")], &[("leavers", "1")], &[]),
            // One person in both: of equal value (£10 each) the first in the framework stays.
            row(
                "T7",
                vec![unemployed("12"), same(leaver("12"), "unemployed")],
                &[("unemployed", "1"), ("leavers", "0")],
                &["exclusive_broken"],
            ),
            row("T7", vec![unemployed("12")], &[("unemployed", "1")], &[]),
            // Hired by chance: no programme, or nothing said of one.
            row("T8", vec![says(fte("leavers", "1", "35", "12"), "T8", "no")], &[("leavers", "0")], &["attested_no"]),
            row("T8", vec![fte("leavers", "1", "35", "12")], &[("leavers", "0")], &["attest_missing"]),
            row("T8", vec![leaver("12")], &[("leavers", "1")], &[]),
            // Half on this contract: 1 × 50 % = 0.5. With nothing said all of it counts, and it is asked for.
            row("E7", vec![share("50", fte("specialist", "1", "35", "12"))], &[("specialist", "0.5")], &[]),
            row("E7", vec![share("50%", fte("specialist", "1", "35", "12"))], &[("specialist", "0.5")], &[]),
            row("E7", vec![fte("specialist", "1", "35", "12")], &[("specialist", "1")], &["share_not_said"]),
            // A disabled person counts beside the local measure.
            row(
                "E11",
                vec![local("1", "35", "12"), same(fte("disabled", "1", "35", "12"), "local")],
                &[("local", "1"), ("disabled", "1")],
                &[],
            ),
            // 40 hours a week are 35/35: 1.0, not 1.14.
            row("L4", vec![local("1", "40", "12")], &[("local", "1")], &["hours_beyond_full_time"; 2]),
            row("L4", vec![local("1", "35", "12")], &[("local", "1")], &[]),
        ],
    );
}

#[test]
fn a_job_lasts_a_year_or_the_whole_contract() {
    // Three months of three years: nothing. A year: 12/12 = 1.
    check(
        &contract("36"),
        vec![
            row("E10", vec![fte("local", "1", "35", "3")], &[("local", "0")], &["too_few_months"]),
            row("E10", vec![fte("local", "1", "35", "12")], &[("local", "1")], &[]),
        ],
    );
    // Six months are the whole of a shorter contract: 6/12 = 0.5; five are not.
    check(
        &contract("6"),
        vec![
            row("E10", vec![fte("local", "1", "35", "6")], &[("local", "0.5")], &[]),
            row("E10", vec![fte("local", "1", "35", "5")], &[("local", "0")], &["too_few_months"]),
        ],
    );
}

#[test]
fn rules_on_money_and_places() {
    check(
        &contract("24"),
        vec![
            // The same £500 under two measures: the first in the bid counts.
            row(
                "T2",
                vec![
                    amount("suppliers", "500"),
                    same(says(says(amount("gifts", "500"), "T3", "yes"), "E6", "yes"), "suppliers"),
                ],
                &[("suppliers", "500"), ("gifts", "0")],
                &["claimed_twice"],
            ),
            row(
                "T2",
                vec![amount("suppliers", "500"), says(says(amount("gifts", "500"), "T3", "yes"), "E6", "yes")],
                &[("suppliers", "500"), ("gifts", "500")],
                &[],
            ),
            // The same £500 twice on one measure, by us and by a subcontractor: once across the supply chain.
            row(
                "T2",
                vec![
                    amount("small", "500"),
                    same(Pledge { by: "sub".into(), ..named("theirs", amount("small", "500")) }, "small"),
                ],
                &[("small", "500")],
                &["claimed_twice"],
            ),
            // Small firms and local suppliers do not stack: of equal value the first in the framework stays.
            row(
                "E2",
                vec![amount("suppliers", "500"), same(amount("small", "500"), "suppliers")],
                &[("small", "500"), ("suppliers", "0")],
                &["exclusive_broken"],
            ),
            row("E2", vec![amount("suppliers", "500")], &[("suppliers", "500")], &[]),
            // A programme of the whole company.
            row(
                "T3",
                vec![says(says(amount("gifts", "500"), "E6", "yes"), "T3", "no")],
                &[("gifts", "0")],
                &["attested_no"],
            ),
            row("T3", vec![says(amount("gifts", "500"), "E6", "yes")], &[("gifts", "500")], &["attest_missing"]),
            row("T3", vec![says(says(amount("gifts", "500"), "E6", "yes"), "T3", "yes")], &[("gifts", "500")], &[]),
            // Sponsorship elsewhere.
            row(
                "E6",
                vec![says(says(amount("gifts", "500"), "T3", "yes"), "E6", "no")],
                &[("gifts", "0")],
                &["attested_no"],
            ),
            row("E6", vec![says(says(amount("gifts", "500"), "T3", "yes"), "E6", "yes")], &[("gifts", "500")], &[]),
            // A supplier outside the district; inside by one of its names, in any case of letters.
            row("T9", vec![at("Fartown", amount("suppliers", "500"))], &[("suppliers", "0")], &["outside_area"]),
            row("T9", vec![at("SOUTHTOWN", amount("suppliers", "500"))], &[("suppliers", "500")], &[]),
            // What the supplier says goes before the place.
            row("T9", vec![says(at("A farm", amount("suppliers", "500")), "T9", "yes")], &[("suppliers", "500")], &[]),
            row("T9", vec![says(amount("suppliers", "500"), "T9", "no")], &[("suppliers", "0")], &["outside_area"]),
            // Counted, and the bid is excluded.
            row("E5", vec![at("Fartown", amount("visits", "4"))], &[("visits", "4")], &["outside_area"]),
            row("E5", vec![at("the district", amount("visits", "4"))], &[("visits", "4")], &[]),
        ],
    );
    let outside = answered(vec![at("Fartown", amount("visits", "4"))]);
    let card = &score(&contract("24"), &[outside])[0];
    assert_eq!((card.excluded, card.excluded_by.as_slice()), (true, &["E5".to_owned()][..]));
}

#[test]
fn rules_on_time_and_training() {
    let training = |days: &str| pledge("training", &[("people", "1"), ("weeks", "1"), ("days_per_week", days)]);
    let sessions = |attendees: &str| pledge("sessions", &[("hours", "2"), ("attendees", attendees)]);
    let apprentices = || pledge("apprentices", &[("people", "2"), ("weeks", "50")]);
    check(
        &contract("24"),
        vec![
            // The core of the service.
            row("E3", vec![says(amount("repairs", "6"), "E3", "no")], &[("repairs", "0")], &["attested_no"]),
            row("E3", vec![says(amount("repairs", "6"), "E3", "yes")], &[("repairs", "6")], &[]),
            // 12 people typed as weeks: counted as typed, with a word of warning.
            row("E4", vec![amount("placements", "12")], &[("placements", "12")], &["weeks_not_people"]),
            row("E4", vec![amount("placements", "40")], &[("placements", "40")], &[]),
            // Nobody need offer under every measure.
            row(
                "E9",
                vec![amount("repairs", "0"), fte("local", "0", "35", "24")],
                &[("repairs", "0")],
                &["fte_over_years"],
            ),
            // 2 hours × 8 people = 16; with two presenters as if they attended, 2 × 9 = 18, and it is no more said to be right.
            row("E12", vec![says(sessions("8"), "E12", "yes")], &[("sessions", "16")], &[]),
            row("E12", vec![says(sessions("9"), "E12", "no")], &[("sessions", "0")], &["attested_no"]),
            // 2 days of 5 are 0.4 of a week; 3 days are a week.
            row("L1", vec![training("2")], &[("training", "0.4")], &[]),
            row("L1", vec![training("3")], &[("training", "1")], &[]),
            // Staff who are there already.
            row("L2", vec![says(apprentices(), "L2", "no")], &[("apprentices", "0")], &["attested_no"]),
            row("L2", vec![says(apprentices(), "L2", "yes")], &[("apprentices", "100")], &[]),
            // Evenings that nobody pays for.
            row("L3", vec![says(amount("volunteering", "30"), "L3", "no")], &[("volunteering", "0")], &["attested_no"]),
            row("L3", vec![says(amount("volunteering", "30"), "L3", "yes")], &[("volunteering", "30")], &[]),
        ],
    );
}

#[test]
fn rules_on_words() {
    let case = contract("24");
    let offered = || vec![amount("placements", "40")];
    let codes = |bid: Bid| {
        let card = score(&case, &[bid]).remove(0);
        (card.sections[0].marks, codes(&card.findings))
    };
    // T1: 40 × £10 = £400 of £1,000 are 4 of 10 marks; without an answer the whole response is disregarded.
    assert_eq!(codes(answered(offered())), (Some(dec("4")), vec![]));
    assert_eq!(codes(bid("A supplier", offered())), (Some(dec("0")), vec!["answers_needed"]));
    assert_eq!(codes(answered(vec![])), (Some(dec("0")), vec!["quantities_needed"]));
    // One that is only begun breaks nothing.
    assert_eq!(codes(bid("A supplier", vec![])), (Some(dec("0")), vec![]));
    // E1: a blank name makes the offer incomplete; it is told.
    assert_eq!(codes(Bid { name: " ".into(), ..answered(offered()) }), (Some(dec("4")), vec!["mandatory_name"]));
    // E8: an exchange needs a yes or no beside it, either will do.
    let exchange = || Pledge { answer: "Fruit for the school.".into(), ..pledge("exchange", &[]) };
    for (pledge, expected) in [
        (exchange(), vec!["attest_missing"]),
        (says(exchange(), "E8", "yes"), vec![]),
        (says(exchange(), "E8", "no"), vec![]),
    ] {
        let mut pledges = offered();
        pledges.push(pledge);
        assert_eq!(codes(answered(pledges)), (Some(dec("4")), expected));
    }
    // An exchange alone is an offer; one that does not count is none.
    assert_eq!(codes(answered(vec![says(exchange(), "E8", "no")])).1, [""; 0]);
    assert_eq!(codes(answered(vec![exchange()])).1, ["attest_missing", "quantities_needed"]);
}

#[test]
fn a_deliverer_whom_the_bid_does_not_name_is_told_and_counts() {
    let case = contract("24");
    let theirs = || vec![Pledge { by: "sub".into(), ..amount("placements", "40") }];
    let card = &score(&case, &[Bid { partners: vec![], ..answered(theirs()) }])[0];
    assert_eq!((counted(&case, card, "placements"), codes(&card.findings)), (Some(dec("40")), vec!["unknown_partner"]));
    let card = &score(&case, &[answered(theirs())])[0];
    assert_eq!((counted(&case, card, "placements"), codes(&card.findings)), (Some(dec("40")), vec![]));
}

/// Every rule of the published lists has a row or an assertion above.
#[test]
fn no_rule_is_forgotten() {
    let here = include_str!("claim_rules.rs");
    for (letter, last) in [("T", 9), ("E", 12), ("L", 4)] {
        for number in 1..=last {
            let id = format!("{letter}{number}");
            let row = here.contains(&format!("\"{id}\",")) || here.contains(&format!("// {id}: "));
            assert!(row, "{id}");
        }
    }
}
