//! Plain tables: columns as wide as their longest text, the first one to the left, all others to the right.

/// A table with a heading over each column.
pub fn table(headings: &[&str], rows: &[Vec<String>]) -> String {
    let heading: Vec<String> = headings.iter().map(|text| (*text).to_owned()).collect();
    let all: Vec<&Vec<String>> = std::iter::once(&heading).chain(rows).collect();
    let width = |column: usize| {
        let cells = all.iter().filter_map(|row| row.get(column));
        cells.map(|text| text.chars().count()).max().unwrap_or_default()
    };
    let widths: Vec<usize> = (0..headings.len()).map(width).collect();
    let mut out = String::new();
    for row in all {
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
    fn columns_stand_under_each_other() {
        let rows = [vec!["Swyddi".into(), "£5".into()], vec!["Tŷ".into(), "£1,200".into()]];
        let expected = "  Mesur   Gwerth\n  Swyddi      £5\n  Tŷ      £1,200\n";
        assert_eq!(super::table(&["Mesur", "Gwerth"], &rows), expected);
    }
}
