//! Tables of cases that people can read, as worked examples: the second model and the product come to the same figures.

mod common;

use std::path::Path;

use common::*;

#[test]
fn the_product_agrees_with_the_tables() {
    let folder = Folder::new("tables");
    let tables = repository("tests/second_model/tables.py");
    let ran = python(&[&tables, Path::new("--export"), &folder.0, &repository("tests/cases")]);
    assert_eq!(ran.code, 0, "{}{}", ran.out, ran.err);

    let frameworks = sorted(&folder.0);
    let rows: usize = frameworks.iter().map(|framework| sorted(&framework.join("cases")).len()).sum();
    let last = ran.out.lines().last().expect("the last line has the counts");
    assert!(rows >= 200 && last.contains(&format!(" {rows} rows, ")) && last.ends_with(" 0 rows differ"), "{last}");

    let mut wrong = Vec::new();
    for framework in &frameworks {
        let ran = pledge(&["check", &framework.display().to_string()]);
        if ran.code != 0 || ran.out.contains("no worked examples") {
            wrong.push(format!("{}{}", ran.out, ran.err));
        }
    }
    assert!(wrong.is_empty(), "{} of {} frameworks:\n{}", wrong.len(), frameworks.len(), wrong.join("\n"));
}
