//! Offers. Ids are those that files have: each once in its list.

use super::Dice;
use pledge_engine::bid::{Bid, Case, Map, Partner, Pledge, PledgeYear};
use pledge_engine::framework::*;

/// What people type where a number belongs, and what cannot be read or held.
const ODD: [&str; 9] =
    ["", "1,10", "-5", "1e9", "lots", "0.0000001", "9999999999999.999999", "12 34", "10000000000000"];

pub fn bids(d: &mut Dice<'_>, case: &Case) -> Vec<Bid> {
    let mut bids = d.list(1, 3, |d, at| bid(d, case, at));
    if d.one_in(4) {
        for bid in &mut bids {
            // Of another bid, of one that is not here, or of itself: the last two are slips.
            bid.scenario_of = d.pick(&["", "", "b0", "b1", "b2", "gone"]).into();
        }
    }
    bids
}

fn bid(d: &mut Dice<'_>, case: &Case, at: usize) -> Bid {
    let f = &*case.framework;
    let mut bid = Bid {
        id: format!("b{at}"),
        name: d.pick(&["Example Ltd", " ", ""]).into(),
        price: d.pick(&["310,000", "£1.2m", "250000.5", "310,000", "", "0", "cheap"]).into(),
        price_vat: d.pick(&["excluded", "excluded", "excluded", "included", ""]).into(),
        partners: vec![partner("sub", "subcontractor"), partner("pal", "partner"), partner("who", "")],
        ..Bid::default()
    };
    bid.pledges = d.list(0, 6, |d, at| pledge(d, case, at)).into_iter().map(Into::into).collect();
    for at in 0..bid.pledges.len() {
        if d.one_in(3) {
            // Of others, and now and then of itself or of nobody.
            let others = bid.pledges.len() + d.below(8) / 7;
            bid.pledges[at].same_as = d.list(1, 2, |d, _| format!("p{}", d.below(others)));
        }
    }
    for criterion in &f.criteria {
        let scale = d.below(f.scales.len().max(1));
        if let (false, Some(scale)) = (d.one_in(8), f.scales.get(scale)) {
            let grade = if d.one_in(15) { "none of them".into() } else { d.pick(&scale.grades).id };
            bid.grades.insert(criterion.id.clone(), grade);
        }
        let answers: &[&str] = match criterion.answer {
            AnswerKind::YesNo => &["yes", "yes", "yes", "no", "", "perhaps"],
            AnswerKind::Written => &["Because.", "Because.", "", " "],
        };
        bid.answers.insert(criterion.id.clone(), d.pick(answers).into());
    }
    bid
}

fn partner(id: &str, kind: &str) -> Partner {
    Partner { id: id.into(), name: id.into(), kind: kind.into() }
}

fn pledge(d: &mut Dice<'_>, case: &Case, at: usize) -> Pledge {
    let f = &*case.framework;
    let unknown = Pledge { id: format!("p{at}"), measure: "gone".into(), ..Pledge::default() };
    if f.measures.is_empty() || d.one_in(40) {
        return unknown;
    }
    let measure = d.pick(&f.measures);
    let kind = &measure.unit.kind;
    let whole = measure.unit.whole;
    let mut pledge = Pledge { measure: measure.id, ..unknown };
    if d.one_in(5) {
        pledge.years = d.list(1, 3, |d, _| PledgeYear {
            year: d.pick(&["1", "2", "3", "1", "2", "3", "4", " 1.0 ", "0", "next"]).into(),
            extension: d.pick(&["", "", "", "", "1", "2", "x"]).into(),
            inputs: inputs(d, kind, whole),
        });
    }
    if pledge.years.is_empty() || d.one_in(6) {
        pledge.inputs = inputs(d, kind, whole);
    }
    pledge.answer = d.pick(&["yes", "no", "", "We shall."]).into();
    pledge.by = d.pick(&["us", "", "sub", "pal", "who", "stranger"]).into();
    pledge.share =
        if d.one_in(3) { d.pick(&["50", "33.3", "100%", "0", "12.345678", "101", "much"]).into() } else { "".into() };
    pledge.place = if d.one_in(3) { d.pick(&["Hulme", "salford", "Môn", "Elsewhere", " "]).into() } else { "".into() };
    pledge.lots = if d.one_in(6) { d.some_of(&["1", "2", "North", ""].map(String::from), 1) } else { Vec::new() };
    for rule in &f.rules {
        let says = d.pick(&["yes", "yes", "", "no", "so"]);
        pledge.attest.insert(rule.id.clone(), says.into());
    }
    pledge
}

fn inputs(d: &mut Dice<'_>, kind: &UnitKind, whole: bool) -> Map<String> {
    let mut inputs = Map::new();
    for input in kind.inputs() {
        if !d.one_in(30) {
            inputs.insert(input.code().to_owned(), typed(d, *input, kind.input_kind(*input), whole));
        }
    }
    inputs
}

/// What is typed in one field.
fn typed(d: &mut Dice<'_>, input: InputId, kind: InputKind, whole: bool) -> String {
    let most = match input {
        InputId::DaysPerWeek => 7,
        InputId::HoursPerWeek | InputId::Months => 45,
        _ => 90,
    };
    let number = d.between(0, most);
    match d.below(14) {
        8 | 9 if !whole => format!("{number}.{:02}", d.below(100)),
        10 => match kind {
            InputKind::Money => format!("£{number}k"),
            InputKind::Count => format!("{number}m"),
            InputKind::Percent => format!(" {number} %").replace(" %", "%"),
            InputKind::Number => format!(" {number}. "),
        },
        11 if most == 90 && kind != InputKind::Percent => format!("{number},000"),
        12 if d.one_in(5) => d.pick(&ODD).into(),
        13 if !whole && most > 7 => format!("{number}.{:06}", d.below(60_000)),
        _ => number.to_string(),
    }
}
