//! Values that were published together with their uprated figures: what the engine makes of the first must be the
//! second, to the penny. See `data/gmca-unit-cost-database-1.4/SOURCE.md` for whose figures they are.

mod common;

use common::*;
use pledge_engine::framework::*;
use pledge_engine::score::{Figure, Label, recompute, score, trace};
use pledge_engine::{Decimal, rounded};

const PAIRS: &str = include_str!("data/gmca-unit-cost-database-1.4/pairs.csv");
const INDEXES: &str = include_str!("data/gmca-unit-cost-database-1.4/indexes.csv");

/// The rows of a table without its head.
fn rows<const N: usize>(table: &str) -> Vec<[&str; N]> {
    table.lines().skip(1).map(|line| line.split(',').collect::<Vec<_>>().try_into().expect("as many cells")).collect()
}

#[test]
fn every_published_pair_comes_out_to_the_penny() {
    let table: Vec<(String, Decimal)> =
        rows::<3>(INDEXES).iter().map(|[year, index, _]| ((*year).to_owned(), dec(index))).collect();
    let row = |year: &str| table.iter().position(|(of, _)| of == year).expect("an index of that year");
    let to = row("2015/16");
    let mut framework = simple(target("1"), vec![]);
    framework.indexes = vec![Index {
        id: "gdp".into(),
        title: text("Deflator"),
        source: 0,
        place: "sheet".into(),
        table: table.clone(),
    }];
    let pairs = rows::<5>(PAIRS);
    for (at, [_, _, value, year, _]) in pairs.iter().enumerate() {
        let mut measure = measure(&format!("m{at}"), UnitKind::Count, value);
        if let Some(value) = &mut measure.value {
            value.price_year = (*year).into();
            value.uprating = Some(Uprating { index: 0, from: row(year), to });
        }
        framework.measures.push(measure);
    }
    let case = case(framework);
    let bids = [bid("b", vec![amount("m0", "1")])];
    let card = score(&case, &bids).remove(0);
    let mut years = std::collections::BTreeSet::new();
    for (at, [code, column, value, year, uprated]) in pairs.iter().enumerate() {
        // Published with many decimals: half up to the penny.
        let expected = rounded(dec(uprated), 2);
        assert_eq!(card.measures[at].unit_value, Some(expected.normalize()), "{code} {column}: {value} of {year}");
        years.insert(*year);
    }
    assert_eq!((pairs.len(), years.len()), (778, 14));
    // Those two that are printed as examples: 9,800 × 195.96969856712289 ÷ 186.08289430501503 = 10,320.69, and 4,257 ×
    // 195.96969856712289 ÷ 179.90688766945763 = 4,637.08.
    for (value, year, expected) in [("9800", "2012/13", "10320.69"), ("4257", "2010/11", "4637.08")] {
        let at = pairs.iter().position(|[_, _, of, in_year, _]| (*of, *in_year) == (value, year));
        assert_eq!(card.measures[at.expect("a published pair")].unit_value, Some(dec(expected)));
    }
    // Workings compute anew to their figures and name both figures of the index.
    for at in (0..pairs.len()).step_by(13) {
        let found = trace(&case, &bids, 0, Figure::UnitValue(at)).expect("a working");
        assert_eq!(recompute(&found).map(|(num, _)| Some(num)), Some(card.measures[at].unit_value));
        for row in [row(pairs[at][3]), to] {
            assert!(found.nodes.iter().any(|node| node.label == Label::IndexFigure { index: 0, row }));
        }
    }
    // The pounds of the one pledge are those of 2015/16.
    assert_eq!(card.price_years, ["2015/16"]);
}
