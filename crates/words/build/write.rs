//! Writes the Rust code of a book: one function for each sentence, and the catalogue.

use std::fmt::Write as _;

use super::read::{Book, Sentence};

/// One function for each sentence, one `compile_error!` for each fault, and `WELSH_REVIEWED`.
pub fn functions(book: &Book) -> String {
    let mut out = beginning(book);
    for sentence in book.sentences.values() {
        function(&mut out, sentence);
    }
    out
}

/// What both forms of the functions begin with: the faults, and whether the Welsh is reviewed.
pub(super) fn beginning(book: &Book) -> String {
    let mut out = String::new();
    for fault in &book.faults {
        out += &format!("compile_error!({:?});\n", fault.to_string());
    }
    let reviewed = book.faults.is_empty() && book.sentences.values().all(|sentence| sentence.reviewed.is_some());
    out += "/// Whether a reviewer has passed the Welsh of every sentence. While it is false the page says so.\n";
    out += &format!("pub const WELSH_REVIEWED: bool = {reviewed};\n");
    out
}

/// The function of a sentence with its texts inside.
pub(super) fn function(out: &mut String, sentence: &Sentence) {
    let id = &sentence.id;
    *out += &format!("#[doc = {:?}]\n", documentation(sentence));
    if sentence.placeholders.is_empty() {
        *out += &format!(
            "#[must_use]\npub const fn {id}(lang: Lang) -> &'static str {{\n    match lang {{\n        \
             Lang::En => {:?},\n        Lang::Cy => {:?},\n    }}\n}}\n",
            sentence.en[0], sentence.cy[0]
        );
        return;
    }
    let mut parameters = String::new();
    let mut parts = Vec::new();
    for name in &sentence.placeholders {
        if sentence.count.as_ref() == Some(name) {
            parameters += &format!(", {name}: u64");
            parts.push(format!("&numbers::whole({name})"));
        } else {
            parameters += &format!(", {name}: &str");
            parts.push(name.clone());
        }
    }
    let texts = |texts: &[String]| {
        texts.iter().map(|text| format!("{:?}", template(text, &sentence.placeholders))).collect::<Vec<_>>().join(", ")
    };
    let chosen = match &sentence.count {
        Some(count) => {
            format!("plural::choose(lang, {count}, &[{}], &[{}])", texts(&sentence.en), texts(&sentence.cy))
        }
        None => format!("match lang {{ Lang::En => {}, Lang::Cy => {} }}", texts(&sentence.en), texts(&sentence.cy)),
    };
    *out += &format!(
        "#[must_use]\npub fn {id}(lang: Lang{parameters}) -> String {{\n    fill({chosen}, &[{}])\n}}\n",
        parts.join(", ")
    );
}

/// The text with its placeholders as the characters that `fill` replaces: the first parameter is U+0001.
pub(super) fn template(text: &str, placeholders: &[String]) -> String {
    let mut text = text.to_owned();
    for (mark, name) in ('\u{1}'..).zip(placeholders) {
        text = text.replace(&format!("{{{name}}}"), &mark.to_string());
    }
    text
}

/// The English, with the characters escaped that mean something in documentation.
pub(super) fn documentation(sentence: &Sentence) -> String {
    let mut out = String::new();
    for c in sentence.en.join(" / ").chars() {
        if matches!(c, '[' | ']' | '<' | '>' | '*' | '_' | '`' | '\\' | '#') {
            out.push('\\');
        }
        out.push(c);
    }
    out
}

/// The table of all sentences, for tools.
pub fn catalogue(book: &Book) -> String {
    let mut out = String::from("/// Every sentence, by id.\npub const CATALOGUE: &[Entry] = &[\n");
    for sentence in book.sentences.values() {
        let Sentence { id, room, group, en, cy, placeholders, count, note, reviewed } = sentence;
        // Writing to a String cannot fail.
        let _ = writeln!(
            out,
            "    Entry {{ id: {id:?}, room: {room:?}, group: {:?}, en: &{en:?}, cy: &{cy:?}, \
             placeholders: &{placeholders:?}, count: {count:?}, note: {note:?}, reviewed: {reviewed:?} }},",
            group.name()
        );
    }
    out += "];\n";
    out
}
