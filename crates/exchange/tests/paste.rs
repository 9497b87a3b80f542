//! Tables as they come from spreadsheets, PDFs and files: how each row is read, and what is doubtful in it.

#[path = "../../engine/tests/common/cases.rs"]
mod cases;

use cases::cases;
use pledge_exchange::{PastedRow, RowProblem, read_paste, unit_of_words};
use proptest::prelude::*;

/// Code, title, unit, value and page of each row.
fn rows(text: &str) -> Vec<[String; 5]> {
    read_paste(text).into_iter().map(|row| [row.code, row.title, row.unit, row.value, row.page]).collect()
}

fn one(text: &str) -> PastedRow {
    let mut rows = read_paste(text);
    assert_eq!(rows.len(), 1, "{text:?}");
    rows.remove(0)
}

#[test]
fn each_kind_of_table_is_read() {
    let expected = [
        ["NT1", "Local jobs", "fte_years", "30000", "14"].map(str::to_owned),
        ["NT2", "Hours given", "hours", "16.93", "15"].map(str::to_owned),
    ];
    for text in [
        "NT1\tLocal jobs\tFTE\t£30,000\t14\nNT2\tHours given\thours\t£16.93\t15",
        "NT1 | Local jobs | FTE | £30,000 | 14\n\nNT2 | Hours given | hours | £16.93 | 15\n",
        "NT1,Local jobs,FTE,\"£30,000\",14\nNT2,Hours given,hours,£16.93,15",
        "NT1  Local jobs   FTE   £30,000  14\nNT2  Hours given  hours  £16.93  15",
        "Ref\tDescription\tUnit\tProxy value\tPage\nNT1\tLocal jobs\tFTE\t£30,000\t14\nNT2\tHours given\thours\t16.93\t15",
        "Tudalen,Gwerth,Uned,Mesur,Cyf\n14,30000,FTE,Local jobs,NT1\n15,16.93,oriau,Hours given,NT2",
    ] {
        assert_eq!(rows(text), expected, "{text}");
        assert!(read_paste(text).iter().all(|row| row.problems.is_empty()), "{text}");
    }
}

#[test]
fn a_value_that_cannot_be_read_is_told_and_takes_no_page() {
    for (cell, page) in
        [("£12 per unit", "4"), ("£30000.1234567", "4"), ("30.000,00", "4"), ("12%", ""), ("£ 1,10", "4")]
    {
        let row = one(&["NT1\tJobs\tNumber\t", cell, "\t", page].concat());
        assert_eq!((row.title.as_str(), row.unit.as_str(), row.value.as_str()), ("Jobs", "count", ""), "{cell}");
        assert_eq!((row.page.as_str(), row.problems), (page, vec![RowProblem::Value(cell.into())]));
    }
    // The same where the unit is not known, and in a column of values.
    let row = one("NT1\tJobs\tfurlongs\t£12 each way\t4");
    assert_eq!((row.value.as_str(), row.page.as_str()), ("", "4"));
    assert_eq!(row.problems, [RowProblem::Unit("furlongs".into()), RowProblem::Value("£12 each way".into())]);
    let row = &read_paste("Title\tUnit\tValue\nJobs\tFTE\t£12 per unit")[0];
    assert_eq!(row.problems, [RowProblem::Value("£12 per unit".into())]);
}

#[test]
fn a_cell_in_quotes_may_go_on_over_lines() {
    // Copied from a spreadsheet: the title has a line break and a quotation in it.
    let text = "NT1\t\"Jobs for \"\"local\"\"\r\npeople\"\tFTE\t£30,000\t4\nNT2\tHours\thours\t5\t";
    assert_eq!(rows(text)[0], ["NT1", "Jobs for \"local\" people", "fte_years", "30000", "4"].map(str::to_owned));
    let lines: Vec<_> = read_paste(text).into_iter().map(|row| row.line).collect();
    assert_eq!(lines, [1, 3]);
    let text = "NT1,\"Jobs,\nall of them\",FTE,30000,4\nNT2,Hours,hours,5,6";
    assert_eq!(rows(text)[0][1], "Jobs, all of them");
    // Inside a cell it is a sign like any other.
    assert_eq!(rows("NT1\tScreens of 24\"\tnumber\t30\t4\nNT2\tHours\thours\t5\t6")[0][1], "Screens of 24\"");
    // A quote that is never closed is only a sign, and takes no other row with it.
    let text = "NT1\t\"Jobs\tFTE\t30000\t4\nNT2\tScreens\tnumber\t5\t6";
    let read = rows(text);
    assert_eq!((read[0][1].as_str(), read[1][1].as_str(), read.len()), ("Jobs", "Screens", 2));
}

#[test]
fn words_for_units() {
    for (words, unit) in [
        ("FTE", Some("fte_years")),
        ("CALl", Some("fte_years")),
        ("hours on call", Some("hours")),
        ("tCO2", Some("tco2e")),
        ("tCO₂e", Some("tco2e")),
        ("Tonnes of CO2e", Some("tco2e")),
        ("tonnes CO2e saved", Some("tco2e")),
        ("tonnes of waste", Some("tonnes")),
        ("number of staff hours", Some("hours")),
        ("£", Some("money")),
        ("furlongs", None),
    ] {
        assert_eq!(unit_of_words(words), unit, "{words}");
    }
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..cases(512) })]

    #[test]
    fn a_paste_never_panics_and_keeps_its_lines(text in "([A-Z0-9£.,|\"\\t\\n ]|FTE|hours|\\PC){0,60}") {
        let rows = read_paste(&text);
        let mut last = 0;
        for row in rows {
            prop_assert!(row.line > last && row.line <= text.lines().count());
            last = row.line;
        }
    }
}
