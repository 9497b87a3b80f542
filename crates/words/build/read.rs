//! Reads sentence files and collects every fault in them.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt;

use super::{CY_FORMS, EN_FORMS, GROUPS, Group, MOST_PLACEHOLDERS};

/// Something wrong in a sentence file: it stops the build.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fault {
    /// The room, which is the file's name without its ending.
    pub room: String,
    /// The sentence, or empty when the whole file is meant.
    pub id: String,
    /// What is wrong, in words.
    pub reason: String,
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "crates/words/text/{}.toml: ", self.room)?;
        if !self.id.is_empty() {
            write!(f, "{}: ", self.id)?;
        }
        f.write_str(&self.reason)
    }
}

/// One sentence in both languages. A sentence without plural forms has one text in each language; one with them has
/// the texts of `EN_FORMS` and `CY_FORMS`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sentence {
    pub id: String,
    pub room: String,
    /// Who carries it: its own group, or that of its file.
    pub group: Group,
    pub en: Vec<String>,
    pub cy: Vec<String>,
    /// The parameters of the function, in order. The count is among them.
    pub placeholders: Vec<String>,
    pub count: Option<String>,
    pub note: String,
    /// Who reviewed the Welsh and when, or nothing while it is a draft.
    pub reviewed: Option<(String, String)>,
}

/// All sentences, by id, and all faults.
#[derive(Debug, Default)]
pub struct Book {
    pub sentences: BTreeMap<String, Sentence>,
    pub faults: Vec<Fault>,
}

/// Reads files given as (room, text). Sentences without a fault are kept even when others have faults.
pub fn read(files: &[(String, String)]) -> Book {
    let mut book = Book::default();
    for (room, text) in files {
        let table = match text.parse::<toml::Table>() {
            Ok(table) => table,
            Err(error) => {
                let reason = unreadable(text, &error);
                book.faults.push(Fault { room: room.clone(), id: String::new(), reason });
                continue;
            }
        };
        let mut reader = Reader { room, faults: &mut book.faults };
        let head = reader.head(&table);
        for (id, value) in &table {
            if id == "review" {
                continue;
            }
            let Some(sentence) = reader.sentence(id, value, &head) else {
                continue;
            };
            if let Some(first) = book.sentences.get(id) {
                let reason = format!("this id is already taken in {}.toml", first.room);
                reader.fault(id, reason);
            } else {
                book.sentences.insert(id.clone(), sentence);
            }
        }
    }
    book
}

/// Names the sentence in which the file cannot be read: the parser knows only the place.
fn unreadable(text: &str, error: &toml::de::Error) -> String {
    let at = error.span().map_or(0, |span| span.start);
    let before = text.get(..at).unwrap_or(text);
    let line = before.matches('\n').count() + 1;
    let upto = text.lines().take(line).filter(|line| line.starts_with('['));
    let near = upto.last().map_or(String::new(), |header| format!(", at or after {}", header.trim()));
    format!("line {line}{near}: cannot be read as TOML: {}", error.message())
}

type Review = Option<(String, String)>;

/// What the head of a file says of all its sentences.
struct Head {
    review: Review,
    group: Group,
}

struct Reader<'a> {
    room: &'a str,
    faults: &'a mut Vec<Fault>,
}

impl Reader<'_> {
    fn fault(&mut self, id: &str, reason: impl Into<String>) {
        self.faults.push(Fault { room: self.room.to_owned(), id: id.to_owned(), reason: reason.into() });
    }

    fn head(&mut self, file: &toml::Table) -> Head {
        let Some(table) = file.get("review").and_then(toml::Value::as_table) else {
            self.fault("review", "a [review] table with cy = { status = \"draft\" } is missing");
            return Head { review: None, group: Group::Later };
        };
        self.only(table, "review", &["cy", "group"]);
        let review = self.review(table);
        let group = if table.contains_key("group") {
            self.group("review", table)
        } else {
            self.fault("review", format!("group is missing; it is one of {}", group_names()));
            None
        };
        Head { review, group: group.unwrap_or(Group::Later) }
    }

    /// Reads the group that stands in a table. A misspelt one would leave a sentence out of the page without a word.
    fn group(&mut self, id: &str, table: &toml::Table) -> Option<Group> {
        let value = table.get("group")?;
        let Some(name) = value.as_str() else {
            self.fault(id, "group must be a text in quotes");
            return None;
        };
        let found = GROUPS.into_iter().find(|group| group.name() == name);
        if found.is_none() {
            self.fault(id, format!("group is {name:?}; it must be one of {}", group_names()));
        }
        found
    }

    fn review(&mut self, table: &toml::Table) -> Review {
        let Some(cy) = table.get("cy").and_then(toml::Value::as_table) else {
            self.fault("review", "cy = { status = \"draft\" } or \"reviewed\" is missing");
            return None;
        };
        self.only(cy, "review", &["status", "by", "on"]);
        self.status("review", cy, "status")
    }

    fn only(&mut self, table: &toml::Table, id: &str, known: &[&str]) {
        for key in table.keys().filter(|key| !known.contains(&key.as_str())) {
            self.fault(id, format!("unknown key {key:?}; known are {}", known.join(", ")));
        }
    }

    /// Reads a status with its person and day, the status standing under `key`.
    fn status(&mut self, id: &str, table: &toml::Table, key: &str) -> Review {
        let text = |key: &str| table.get(key).and_then(toml::Value::as_str).unwrap_or("").trim().to_owned();
        match text(key).as_str() {
            "draft" => None,
            "reviewed" => {
                let (by, on) = (text("by"), text("on"));
                if by.is_empty() || !is_date(&on) {
                    self.fault(id, "\"reviewed\" needs by = \"name\" and on = \"YYYY-MM-DD\"");
                    return None;
                }
                Some((by, on))
            }
            other => {
                self.fault(id, format!("{key} is {other:?}; it must be \"draft\" or \"reviewed\""));
                None
            }
        }
    }

    fn sentence(&mut self, id: &str, value: &toml::Value, head: &Head) -> Option<Sentence> {
        let before = self.faults.len();
        if !is_name(id) {
            self.fault(id, "an id has only a-z, 0-9 and _, starts with a letter, and is no word of Rust");
        }
        let Some(table) = value.as_table() else {
            self.fault(id, "a sentence is a table with en and cy");
            return None;
        };
        self.only(table, id, &["en", "cy", "note", "count", "group", "cy_status", "by", "on"]);
        let text = |key: &str| table.get(key).and_then(toml::Value::as_str).map(str::to_owned);
        for key in ["note", "count", "cy_status", "by", "on"] {
            if table.contains_key(key) && text(key).is_none() {
                self.fault(id, format!("{key} must be a text in quotes"));
            }
        }
        let count = text("count");
        let (en, cy) = if count.is_some() {
            (self.forms(id, table, "en", &EN_FORMS)?, self.forms(id, table, "cy", &CY_FORMS)?)
        } else {
            (vec![self.text(id, table, "en")?], vec![self.text(id, table, "cy")?])
        };
        let placeholders = self.placeholders(id, &en, &cy, count.as_deref())?;
        let reviewed = if table.contains_key("cy_status") {
            self.status(id, table, "cy_status")
        } else {
            if table.contains_key("by") || table.contains_key("on") {
                self.fault(id, "by and on stand only beside cy_status");
            }
            head.review.clone()
        };
        let group = self.group(id, table).unwrap_or(head.group);
        (self.faults.len() == before).then(|| Sentence {
            id: id.to_owned(),
            room: self.room.to_owned(),
            group,
            en,
            cy,
            placeholders,
            count,
            note: text("note").unwrap_or_default(),
            reviewed,
        })
    }

    /// The text of one language, as it is shown: a straight apostrophe is what keyboards give, and is set as ’.
    fn text(&mut self, id: &str, table: &toml::Table, key: &str) -> Option<String> {
        let language = if table.contains_key("count") || EN_FORMS.contains(&key) || CY_FORMS.contains(&key) {
            format!("the form {key:?}")
        } else if key == "cy" {
            "the Welsh (cy)".to_owned()
        } else {
            "the English (en)".to_owned()
        };
        match table.get(key) {
            None => self.fault(id, format!("{language} is missing")),
            Some(toml::Value::String(text)) if text.trim().is_empty() => {
                self.fault(id, format!("{language} is empty"));
            }
            Some(toml::Value::String(text)) if text.chars().any(char::is_control) => {
                self.fault(id, format!("{language} has a line break or another control character"));
            }
            Some(toml::Value::String(text)) if text.contains('"') => {
                self.fault(id, format!("{language} has a straight quotation mark; write “ and ”"));
            }
            Some(toml::Value::String(text)) => return Some(text.replace('\'', "’")),
            Some(toml::Value::Table(_)) => {
                self.fault(id, format!("{language} has plural forms, but count = \"…\" does not name their number"));
            }
            Some(_) => self.fault(id, format!("{language} must be a text in quotes")),
        }
        None
    }

    fn forms(&mut self, id: &str, table: &toml::Table, key: &str, names: &[&str]) -> Option<Vec<String>> {
        let language = if key == "cy" { "the Welsh (cy)" } else { "the English (en)" };
        let forms = match table.get(key) {
            Some(toml::Value::Table(forms)) => forms,
            Some(_) => {
                self.fault(id, format!("{language} needs the plural forms {}", names.join(", ")));
                return None;
            }
            None => {
                self.fault(id, format!("{language} is missing"));
                return None;
            }
        };
        let before = self.faults.len();
        self.only(forms, id, names);
        let mut texts = Vec::new();
        for name in names {
            if forms.contains_key(*name) {
                texts.extend(self.text(id, forms, name));
            } else {
                self.fault(id, format!("{language} lacks the plural form {name:?}"));
            }
        }
        (self.faults.len() == before).then_some(texts)
    }

    /// The parameters in order of first appearance in English (the form `other` first). The count may be left out of
    /// any form ("no pledges"); every other placeholder stands in every form of both languages.
    fn placeholders(&mut self, id: &str, en: &[String], cy: &[String], count: Option<&str>) -> Option<Vec<String>> {
        let before = self.faults.len();
        let mut order: Vec<String> = Vec::new();
        let mut sets = Vec::new();
        for (language, text) in
            en.iter().rev().map(|text| ("English", text)).chain(cy.iter().map(|text| ("Welsh", text)))
        {
            match names_in(text) {
                Ok(names) => {
                    if language == "English" {
                        for name in &names {
                            if !order.contains(name) {
                                order.push(name.clone());
                            }
                        }
                    }
                    sets.push((language, text, names.into_iter().collect::<BTreeSet<_>>()));
                }
                Err(reason) => self.fault(id, format!("in the {language} “{text}”: {reason}")),
            }
        }
        if let Some(count) = count
            && !order.iter().any(|name| name == count)
        {
            order.insert(0, count.to_owned());
        }
        let wanted: BTreeSet<String> = order.iter().filter(|name| Some(name.as_str()) != count).cloned().collect();
        for (language, text, mut names) in sets {
            if let Some(count) = count {
                names.remove(count);
            }
            let missing: Vec<_> = wanted.difference(&names).map(|name| format!("{{{name}}}")).collect();
            let extra: Vec<_> = names.difference(&wanted).map(|name| format!("{{{name}}}")).collect();
            if !missing.is_empty() {
                self.fault(id, format!("the {language} “{text}” lacks the placeholder {}", missing.join(", ")));
            }
            if !extra.is_empty() {
                self.fault(id, format!("the {language} “{text}” has {}, unknown to the English", extra.join(", ")));
            }
        }
        for name in &order {
            if !is_name(name) || name == "lang" {
                self.fault(id, format!("{name:?} cannot name a placeholder"));
            }
        }
        if order.len() > MOST_PLACEHOLDERS {
            self.fault(id, format!("{} placeholders, but at most {MOST_PLACEHOLDERS} are possible", order.len()));
        }
        (self.faults.len() == before).then_some(order)
    }
}

/// The names of all groups, as a fault tells them.
fn group_names() -> String {
    GROUPS.map(|group| format!("{:?}", group.name())).join(", ")
}

/// The placeholders of a text, each time they appear.
fn names_in(text: &str) -> Result<Vec<String>, &'static str> {
    let mut names = Vec::new();
    let mut rest = text;
    while let Some(at) = rest.find(['{', '}']) {
        let after = rest[at..].strip_prefix('{').ok_or("a } stands without its {")?;
        let end = after.find(['{', '}']).filter(|end| after[*end..].starts_with('}'));
        let end = end.ok_or("a { stands without its }")?;
        names.push(after[..end].to_owned());
        rest = &after[end + 1..];
    }
    Ok(names)
}

/// Whether this can be the name of a function or a parameter.
fn is_name(name: &str) -> bool {
    const RESERVED: &str = " abstract as async await become box break const continue crate do dyn else enum extern \
        false final fn for gen if impl in let loop macro match mod move mut override priv pub ref return self static \
        struct super trait true try type typeof unsafe unsized use virtual where while yield ";
    name.starts_with(|c: char| c.is_ascii_lowercase())
        && name.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '_')
        && !RESERVED.contains(&format!(" {name} "))
}

/// Whether a text has the shape YYYY-MM-DD, with a month and a day that can be.
fn is_date(text: &str) -> bool {
    let bytes = text.as_bytes();
    let shape = bytes.len() == 10
        && bytes.iter().enumerate().all(|(at, b)| if at == 4 || at == 7 { *b == b'-' } else { b.is_ascii_digit() });
    let number = |from: usize, to: usize| text.get(from..to).and_then(|part| part.parse::<u32>().ok()).unwrap_or(0);
    shape && (1..=12).contains(&number(5, 7)) && (1..=31).contains(&number(8, 10))
}
