//! Plain tables: columns as wide as their longest text, the first one to the left, all others to the right.

/// A text in one line, so that none can pass for lines of ours.
pub fn one_line(text: &str) -> String {
    let ends = |c: char| matches!(c, '\n' | '\r' | '\t' | '\u{85}' | '\u{2028}' | '\u{2029}');
    text.chars().map(|c| if ends(c) { ' ' } else { c }).collect()
}

/// A table with a heading over each column.
pub fn table(headings: &[&str], rows: &[Vec<String>]) -> String {
    let heading: Vec<String> = headings.iter().map(|text| (*text).to_owned()).collect();
    let rows = rows.iter().map(|row| row.iter().map(|text| one_line(text)).collect());
    let all: Vec<Vec<String>> = std::iter::once(heading).chain(rows).collect();
    let width = |column: usize| {
        let cells = all.iter().filter_map(|row| row.get(column));
        cells.map(|text| text.chars().count()).max().unwrap_or_default()
    };
    let widths: Vec<usize> = (0..headings.len()).map(width).collect();
    let mut out = String::new();
    for row in &all {
        let mut line = String::new();
        for (column, (text, width)) in row.iter().zip(&widths).enumerate() {
            line += &if column == 0 { format!("  {text:<width$}") } else { format!("  {text:>width$}") };
        }
        out.extend([line.trim_end(), "\n"]);
    }
    out
}

#[cfg(test)]
mod tests {
    #[test]
    fn a_cell_is_one_line() {
        let rows = [vec!["Jobs\n  All together: 10 marks".into(), "£5".into()]];
        let expected = "  Measure                        Value\n  Jobs   All together: 10 marks     £5\n";
        assert_eq!(super::table(&["Measure", "Value"], &rows), expected);
    }

    #[test]
    fn columns_stand_under_each_other() {
        let rows = [vec!["Swyddi".into(), "£5".into()], vec!["Tŷ".into(), "£1,200".into()]];
        let expected = "  Mesur   Gwerth\n  Swyddi      £5\n  Tŷ      £1,200\n";
        assert_eq!(super::table(&["Mesur", "Gwerth"], &rows), expected);
    }
}
