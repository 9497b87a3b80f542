//! Reading a table of measures that somebody pasted from a PDF or a spreadsheet.
//!
//! Spreadsheets paste tabs, CSV files commas, PDFs runs of spaces; some people type `|`. The columns are code,
//! title, unit, value and page, in that order or in that of a header row; any may be missing. What a column holds
//! is otherwise told by its looks: a value is money, a unit is words for a unit. Nothing is refused: each row says
//! how it was read and what is doubtful, and the supplier changes it in the preview.

use pledge_engine::bid::{NumberKind, parse_number, print_decimal};

/// One row as read.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct PastedRow {
    /// Line of the pasted text, from 1.
    pub line: usize,
    /// The buyer's code; empty if none.
    pub code: String,
    /// Name.
    pub title: String,
    /// Kind of unit, see [`pledge_engine::framework::UnitKind::code`]; empty if not understood.
    pub unit: String,
    /// Pounds for each unit, in the shortest form; empty if none.
    pub value: String,
    /// Page; empty if none.
    pub page: String,
    /// What is doubtful.
    pub problems: Vec<RowProblem>,
}

/// What is doubtful in a row.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum RowProblem {
    /// The unit is not one that we know: the text.
    Unit(String),
    /// No unit at all.
    NoUnit,
    /// The value cannot be read: the text.
    Value(String),
    /// No name.
    NoTitle,
}

/// The columns of a table.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Column {
    Code,
    Title,
    Unit,
    Value,
    Page,
    Other,
}

/// Words of header rows, English and Welsh, lower case.
const HEADERS: [(&[&str], Column); 5] = [
    (&["code", "ref", "ref.", "reference", "no", "no.", "id", "cod", "cyf", "cyfeirnod", "rhif"], Column::Code),
    (&["title", "measure", "description", "name", "teitl", "mesur", "disgrifiad", "enw"], Column::Title),
    (&["unit", "units", "unit of measure", "measured in", "uned", "unedau"], Column::Unit),
    (
        &["value", "proxy", "proxy value", "£", "unit value", "value (£)", "£ per unit", "gwerth", "gwerth procsi"],
        Column::Value,
    ),
    (&["page", "p.", "pg", "tudalen", "tud", "tud."], Column::Page),
];

/// Words for units, English and Welsh, lower case, the more particular ones first.
const UNITS: &[(&str, &str)] = &[
    ("hours x attendees", "hours_attendees"),
    ("hrs x attendees", "hours_attendees"),
    ("hours × attendees", "hours_attendees"),
    ("hours * attendees", "hours_attendees"),
    ("attendee hours", "hours_attendees"),
    ("oriau x mynychwyr", "hours_attendees"),
    ("full time equivalent", "fte_years"),
    ("full-time equivalent", "fte_years"),
    ("cyfwerth ag amser llawn", "fte_years"),
    ("fte", "fte_years"),
    ("call", "fte_years"),
    ("training weeks", "training_weeks"),
    ("weeks of training", "training_weeks"),
    ("wythnosau hyfforddi", "training_weeks"),
    ("person weeks", "person_weeks"),
    ("person-weeks", "person_weeks"),
    ("apprentice weeks", "person_weeks"),
    ("wythnosau person", "person_weeks"),
    ("weeks", "weeks"),
    ("week", "weeks"),
    ("wks", "weeks"),
    ("wythnosau", "weeks"),
    ("staff hours", "hours"),
    ("expert hours", "hours"),
    ("volunteering hours", "hours"),
    ("hours", "hours"),
    ("hour", "hours"),
    ("hrs", "hours"),
    ("oriau", "hours"),
    ("tco2e", "tco2e"),
    ("tco₂e", "tco2e"),
    ("tco2", "tco2e"),
    ("tco₂", "tco2e"),
    ("co2e", "tco2e"),
    ("co₂e", "tco2e"),
    ("co2", "tco2e"),
    ("co₂", "tco2e"),
    ("tonnes", "tonnes"),
    ("tonne", "tonnes"),
    ("tunelli", "tonnes"),
    ("miles", "miles"),
    ("milltiroedd", "miles"),
    ("yes/no", "yes_no"),
    ("y/n", "yes_no"),
    ("ie/na", "yes_no"),
    ("percentage", "percent"),
    ("per cent", "percent"),
    ("canran", "percent"),
    ("pounds", "money"),
    ("punnoedd", "money"),
    ("gbp", "money"),
    ("number", "count"),
    ("nifer", "count"),
    ("each", "count"),
    ("people", "count"),
    ("text", "text"),
];

/// The kind of unit that words mean; `None` if they are not known.
pub fn unit_of_words(words: &str) -> Option<&'static str> {
    let words = words.trim().trim_matches(['(', ')', '.']).to_lowercase();
    match words.as_str() {
        "£" | "£s" | "£ spent" | "£ invested" => return Some("money"),
        "%" => return Some("percent"),
        "no" | "nr" | "#" | "qty" => return Some("count"),
        "t" => return Some("tonnes"),
        _ => {}
    }
    if let Some((_, unit)) = UNITS.iter().find(|(name, _)| *name == words) {
        return Some(unit);
    }
    // Long phrases such as "number of staff hours" hold the words for their unit. Short ones must be it.
    let holds = |name: &str| {
        words.match_indices(name).any(|(at, _)| {
            let before = words[..at].chars().next_back();
            let after = words[at + name.len()..].chars().next();
            !before.is_some_and(char::is_alphanumeric) && !after.is_some_and(char::is_alphanumeric)
        })
    };
    // Some mean a unit only where nothing else is said: "hours on call" are not the Welsh for FTE.
    UNITS.iter().find(|(name, _)| !["text", "call"].contains(name) && holds(name)).map(|(_, unit)| *unit)
}

/// Reads a pasted table.
pub fn read_paste(text: &str) -> Vec<PastedRow> {
    let separator = separator(text);
    let mut columns: Option<Vec<Column>> = None;
    let mut rows: Vec<PastedRow> = Vec::new();
    for (line, cells) in records(text, separator) {
        if cells.iter().all(String::is_empty) {
            continue;
        }
        if columns.is_none()
            && rows.is_empty()
            && let Some(found) = header(&cells)
        {
            columns = Some(found);
            continue;
        }
        let is_rest = cells.iter().filter(|cell| !cell.is_empty()).count() == 1;
        let row = match &columns {
            Some(columns) => by_columns(&cells, columns),
            None => by_looks(&cells),
        };
        // A long name that a PDF broke over two lines goes on without code, unit or value.
        if is_rest
            && row.code.is_empty()
            && row.value.is_empty()
            && separator == Separator::Spaces
            && let Some(last) = rows.last_mut()
            && row.title.starts_with(|c: char| c.is_lowercase())
        {
            last.title = [last.title.as_str(), " ", &row.title].concat();
            continue;
        }
        rows.push(PastedRow { line, ..row });
    }
    for row in &mut rows {
        if row.title.is_empty() {
            row.problems.push(RowProblem::NoTitle);
        }
        if row.unit.is_empty() && !row.problems.iter().any(|p| matches!(p, RowProblem::Unit(_))) {
            row.problems.push(RowProblem::NoUnit);
        }
    }
    rows
}

/// What stands between cells.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Separator {
    Tab,
    Bar,
    Comma,
    Spaces,
}

fn separator(text: &str) -> Separator {
    let filled = || text.lines().filter(|line| !line.trim().is_empty());
    let in_most = |test: &dyn Fn(&str) -> bool| {
        let (with, all) = filled().fold((0, 0), |(with, all), line| (with + usize::from(test(line)), all + 1));
        all > 0 && with * 2 > all
    };
    // A cell with line breaks leaves lines without a tab, so one line with two of them is enough.
    if in_most(&|line| line.contains('\t')) || text.lines().any(|line| line.matches('\t').count() > 1) {
        Separator::Tab
    } else if in_most(&|line| line.contains('|')) {
        Separator::Bar
    } else if in_most(&|line| line.trim().contains("  ")) {
        Separator::Spaces
    } else if in_most(&|line| line.matches(',').count() >= 2) {
        Separator::Comma
    } else {
        Separator::Spaces
    }
}

/// Lines that a cell in quotes may go on over. A quote that is not closed by then is only a sign.
const MOST_LINES: usize = 50;

/// The rows of the table, each with its first line: a cell in quotes may go on over several.
fn records(text: &str, separator: Separator) -> Vec<(usize, Vec<String>)> {
    let lines: Vec<&str> = text.lines().collect();
    let mut records = Vec::new();
    let mut at = 0;
    while at < lines.len() {
        let mut next = at + 1;
        let mut record = cells(lines[at], separator);
        if record.is_none() {
            let mut joined = lines[at].to_owned();
            let mut end = next;
            while record.is_none() && end < lines.len().min(at + MOST_LINES) {
                joined.push('\n');
                joined.push_str(lines[end]);
                end += 1;
                record = cells(&joined, separator);
            }
            if record.is_some() {
                next = end;
            }
        }
        let record = record.or_else(|| cells(&lines[at].replace('"', ""), separator));
        records.extend(record.map(|cells| (at + 1, cells)));
        at = next;
    }
    records
}

/// The cells of a row; `None` if a quote is still open at its end.
fn cells(line: &str, separator: Separator) -> Option<Vec<String>> {
    let clean = |cell: &str| cell.split_whitespace().collect::<Vec<_>>().join(" ");
    let found = match separator {
        Separator::Tab => quoted_cells(line, '\t')?.iter().map(|cell| clean(cell)).collect(),
        Separator::Comma => quoted_cells(line, ',')?.iter().map(|cell| clean(cell)).collect(),
        Separator::Bar => line.trim().trim_matches('|').split('|').map(clean).collect(),
        Separator::Spaces => {
            line.trim().replace('\t', "  ").split("  ").map(clean).filter(|cell| !cell.is_empty()).collect()
        }
    };
    Some(found)
}

/// Cells that may stand in quotes, from their first sign on; a doubled quote inside is one quote.
fn quoted_cells(line: &str, separator: char) -> Option<Vec<String>> {
    let (mut found, mut cell, mut quoted) = (Vec::new(), String::new(), false);
    let mut letters = line.chars().peekable();
    while let Some(letter) = letters.next() {
        match letter {
            '"' if quoted && letters.peek() == Some(&'"') => {
                letters.next();
                cell.push('"');
            }
            '"' if quoted => quoted = false,
            '"' if cell.trim().is_empty() => quoted = true,
            _ if letter == separator && !quoted => found.push(std::mem::take(&mut cell)),
            _ => cell.push(letter),
        }
    }
    found.push(cell);
    (!quoted).then_some(found)
}

/// The columns that a header row names; `None` unless it names at least a title or code and one more.
fn header(cells: &[String]) -> Option<Vec<Column>> {
    let column = |cell: &String| {
        let cell = cell.to_lowercase();
        let known = HEADERS.iter().find(|(words, _)| words.contains(&cell.as_str()));
        known.map_or(Column::Other, |(_, column)| *column)
    };
    let found: Vec<Column> = cells.iter().map(column).collect();
    let named = found.iter().filter(|column| **column != Column::Other).count();
    (named >= 2 && found.contains(&Column::Title)).then_some(found)
}

fn by_columns(cells: &[String], columns: &[Column]) -> PastedRow {
    let mut row = PastedRow::default();
    for (cell, column) in cells.iter().zip(columns) {
        match column {
            Column::Code => row.code.clone_from(cell),
            Column::Title => row.title.clone_from(cell),
            Column::Unit => set_unit(&mut row, cell),
            Column::Value => set_value(&mut row, cell),
            Column::Page => row.page.clone_from(cell),
            Column::Other => {}
        }
    }
    row
}

/// Without a header a cell is what it looks like: money, a unit, a page, a short code at the front; the rest is
/// the name.
fn by_looks(cells: &[String]) -> PastedRow {
    let mut row = PastedRow::default();
    let mut title: Vec<&str> = Vec::new();
    // Whether a cell stood where a unit or a value stands, read or not.
    let (mut unit, mut value) = (false, false);
    for (index, cell) in cells.iter().enumerate().filter(|(_, cell)| !cell.is_empty()) {
        let has_title = !title.is_empty();
        if index == 0 && cells.len() > 1 && looks_like_code(cell) {
            row.code.clone_from(cell);
        } else if has_title && !unit && !value && unit_of_words(cell).is_some() && !begins_like_money(cell) {
            set_unit(&mut row, cell);
            unit = true;
        } else if has_title && !value && (looks_like_money(cell) || unit && begins_like_money(cell)) {
            // After a unit comes the value, so what cannot be read there is a value all the same, and no page.
            set_value(&mut row, cell);
            value = true;
        } else if has_title && row.page.is_empty() && value && looks_like_page(cell) {
            row.page.clone_from(cell);
        } else if has_title && !unit && index + 1 < cells.len() && !value {
            set_unit(&mut row, cell);
            unit = true;
        } else {
            title.push(cell);
        }
    }
    row.title = title.join(" ");
    row
}

fn set_unit(row: &mut PastedRow, cell: &str) {
    match unit_of_words(cell) {
        Some(unit) => row.unit = unit.into(),
        None if cell.trim().is_empty() => {}
        None => row.problems.push(RowProblem::Unit(cell.into())),
    }
}

fn set_value(row: &mut PastedRow, cell: &str) {
    let cell = cell.trim();
    if ["", "-", "–", "n/a", "record only"].contains(&cell.to_lowercase().as_str()) {
        return;
    }
    match parse_number(cell, NumberKind::Money) {
        Ok(Some(value)) => row.value = print_decimal(value),
        _ => row.problems.push(RowProblem::Value(cell.into())),
    }
}

fn looks_like_code(cell: &str) -> bool {
    let short = cell.chars().count() <= 12 && !cell.contains(' ');
    short && cell.chars().any(|c| c.is_ascii_digit()) && !looks_like_money(cell)
        || short && cell.chars().count() <= 6 && cell.chars().all(|c| c.is_ascii_uppercase() || c == '-')
        || short && cell.chars().all(|c| c.is_ascii_digit() || c == '.')
}

fn begins_like_money(cell: &str) -> bool {
    let rest = cell.strip_prefix('£').unwrap_or(cell).trim_start();
    rest.starts_with(|c: char| c == '.' || c.is_ascii_digit())
}

fn looks_like_money(cell: &str) -> bool {
    begins_like_money(cell) && matches!(parse_number(cell, NumberKind::Money), Ok(Some(_)))
}

fn looks_like_page(cell: &str) -> bool {
    cell.chars().any(|c| c.is_ascii_digit()) && cell.chars().count() <= 12
}
