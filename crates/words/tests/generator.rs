//! The build refuses wrong sentence files, naming the file, the sentence and the reason.

#[path = "../build/generator.rs"]
mod generator;

const DRAFT: &str = "[review]\ncy = { status = \"draft\" }\ngroup = \"first\"\n";

/// Reads one file called `room.toml`, with a draft review in front.
fn faults(text: &str) -> Vec<String> {
    faults_of(&[("room", &format!("{DRAFT}{text}"))])
}

fn faults_of(files: &[(&str, &str)]) -> Vec<String> {
    let files: Vec<_> = files.iter().map(|(room, text)| ((*room).to_owned(), (*text).to_owned())).collect();
    generator::read(&files).faults.iter().map(ToString::to_string).collect()
}

#[track_caller]
fn refuses(text: &str, expected: &str) {
    assert_eq!(faults(text), [format!("crates/words/text/room.toml: {expected}")]);
}

#[test]
fn a_good_file_has_no_faults() {
    let text = "[a]\nen = \"Hello {name}\"\ncy = \"Helo {name}\"\nnote = \"A greeting.\"\n";
    assert_eq!(faults(text), Vec::<String>::new());
}

#[test]
fn a_missing_or_empty_language() {
    refuses("[a]\nen = \"Yes\"\n", "a: the Welsh (cy) is missing");
    refuses("[a]\ncy = \"Ie\"\n", "a: the English (en) is missing");
    refuses("[a]\nen = \"Yes\"\ncy = \" \"\n", "a: the Welsh (cy) is empty");
    refuses("[a]\nen = \"Yes\"\ncy = 1\n", "a: the Welsh (cy) must be a text in quotes");
}

#[test]
fn unequal_placeholders() {
    refuses("[a]\nen = \"Up to {n}\"\ncy = \"Hyd at\"\n", "a: the Welsh “Hyd at” lacks the placeholder {n}");
    refuses("[a]\nen = \"Up\"\ncy = \"Hyd {n}\"\n", "a: the Welsh “Hyd {n}” has {n}, unknown to the English");
    refuses("[a]\nen = \"Up {n\"\ncy = \"Hyd\"\n", "a: in the English “Up {n”: a { stands without its }");
    refuses("[a]\nen = \"Up n}\"\ncy = \"Hyd\"\n", "a: in the English “Up n}”: a } stands without its {");
    refuses("[a]\nen = \"Up {type}\"\ncy = \"Hyd {type}\"\n", "a: \"type\" cannot name a placeholder");
}

#[test]
fn plural_forms() {
    let cy = "cy = { zero = \"d\", one = \"d\", two = \"d\", few = \"d\", many = \"d\", other = \"{n} d\" }\n";
    assert_eq!(
        faults(&format!("[a]\ncount = \"n\"\nen = {{ one = \"day\", other = \"{{n}} days\" }}\n{cy}")),
        Vec::<String>::new()
    );
    refuses(
        &format!("[a]\ncount = \"n\"\nen = {{ other = \"{{n}} days\" }}\n{cy}"),
        "a: the English (en) lacks the plural form \"one\"",
    );
    refuses(
        "[a]\ncount = \"n\"\nen = { one = \"day\", other = \"{n} days\" }\n\
         cy = { zero = \"d\", one = \"d\", two = \"d\", few = \"d\", other = \"d\" }\n",
        "a: the Welsh (cy) lacks the plural form \"many\"",
    );
    refuses(
        &format!("[a]\ncount = \"n\"\nen = {{ one = \"day\", few = \"days\", other = \"{{n}} days\" }}\n{cy}"),
        "a: unknown key \"few\"; known are one, other",
    );
    refuses(
        "[a]\nen = { one = \"day\", other = \"{n} days\" }\ncy = \"d\"\n",
        "a: the English (en) has plural forms, but count = \"…\" does not name their number",
    );
    refuses(
        "[a]\ncount = \"n\"\nen = { one = \"day\", other = \"{n} days\" }\ncy = \"d\"\n",
        "a: the Welsh (cy) needs the plural forms zero, one, two, few, many, other",
    );
    refuses(
        &format!("[a]\ncount = \"n\"\nen = {{ one = \"day of {{x}}\", other = \"days of {{x}}\" }}\n{cy}")
            .replace("\"d\"", "\"d {x}\""),
        "a: the Welsh “{n} d” lacks the placeholder {x}",
    );
}

#[test]
fn an_id_taken_twice() {
    let file = format!("{DRAFT}[a]\nen = \"Yes\"\ncy = \"Ie\"\n");
    assert_eq!(
        faults_of(&[("first", &file), ("second", &file)]),
        ["crates/words/text/second.toml: a: this id is already taken in first.toml"]
    );
    let twice = faults("[a]\nen = \"Yes\"\ncy = \"Ie\"\n[a]\nen = \"Yes\"\ncy = \"Ie\"\n");
    assert_eq!(twice.len(), 1);
    let place = "crates/words/text/room.toml: line 7, at or after [a]: cannot be read as TOML: ";
    assert!(twice[0].starts_with(place), "{}", twice[0]);
}

#[test]
fn what_is_not_known_or_cannot_be_shown() {
    refuses(
        "[a]\nen = \"Yes\"\ncy = \"Ie\"\nfr = \"Oui\"\n",
        "a: unknown key \"fr\"; known are en, cy, note, count, group, cy_status, by, on",
    );
    refuses(
        "[a]\nen = \"Say \\\"yes\\\"\"\ncy = \"Ie\"\n",
        "a: the English (en) has a straight quotation mark; write “ and ”",
    );
    refuses(
        "[a]\nen = \"Yes\\nno\"\ncy = \"Ie\"\n",
        "a: the English (en) has a line break or another control character",
    );
    refuses(
        "[A-b]\nen = \"Yes\"\ncy = \"Ie\"\n",
        "A-b: an id has only a-z, 0-9 and _, starts with a letter, and is no word of Rust",
    );
}

#[test]
fn reviews() {
    refuses(
        "[a]\nen = \"Yes\"\ncy = \"Ie\"\ncy_status = \"reviewed\"\n",
        "a: \"reviewed\" needs by = \"name\" and on = \"YYYY-MM-DD\"",
    );
    refuses(
        "[a]\nen = \"Yes\"\ncy = \"Ie\"\ncy_status = \"fine\"\n",
        "a: cy_status is \"fine\"; it must be \"draft\" or \"reviewed\"",
    );
    refuses("[a]\nen = \"Yes\"\ncy = \"Ie\"\nby = \"A. Reader\"\n", "a: by and on stand only beside cy_status");
    assert_eq!(
        faults_of(&[("room", "[a]\nen = \"Yes\"\ncy = \"Ie\"\n")]),
        ["crates/words/text/room.toml: review: a [review] table with cy = { status = \"draft\" } is missing"]
    );
}

#[test]
fn groups() {
    const KNOWN: &str = "\"first\", \"later\", \"both\", \"page\", \"terminal\"";
    let sentence = "[a]\nen = \"Yes\"\ncy = \"Ie\"\n";
    let head =
        |group: &str| faults_of(&[("room", &format!("[review]\ncy = {{ status = \"draft\" }}\n{group}{sentence}"))]);
    assert_eq!(head(""), [format!("crates/words/text/room.toml: review: group is missing; it is one of {KNOWN}")]);
    assert_eq!(
        head("group = \"frist\"\n"),
        [format!("crates/words/text/room.toml: review: group is \"frist\"; it must be one of {KNOWN}")]
    );
    assert_eq!(head("group = 1\n"), ["crates/words/text/room.toml: review: group must be a text in quotes"]);
    refuses(&format!("{sentence}group = \"First\"\n"), &format!("a: group is \"First\"; it must be one of {KNOWN}"));
    refuses(&format!("{sentence}group = [\"first\"]\n"), "a: group must be a text in quotes");
}

#[test]
fn only_sentences_of_the_page_are_loaded_and_by_number() {
    let text = format!(
        "{DRAFT}[a]\nen = \"Yes\"\ncy = \"Ie\"\ngroup = \"terminal\"\n[b]\nen = \"No\"\ncy = \"Na\"\ngroup = \"later\"\n\
         [c]\nen = \"{{x}} of {{y}}\"\ncy = \"{{y}}: {{x}}\"\n[d]\nen = \"File\"\ncy = \"Ffeil\"\ngroup = \"both\"\n\
         [e]\ncount = \"n\"\nen = {{ one = \"{{who}}: one\", other = \"{{who}}: {{n}}\" }}\ncy = {{ zero = \"{{who}} 0\", \
         one = \"{{who}} 1\", two = \"{{who}} 2\", few = \"{{who}} 3\", many = \"{{who}} 6\", other = \"{{who}} {{n}}\" }}\n"
    );
    let book = generator::read(&[("room".to_owned(), text)]);
    assert_eq!(book.faults, []);
    let code = generator::loaded(&book);
    for line in [
        "const LINES: [usize; 2] = [7, 1];",
        "pub fn b(lang: Lang) -> &'static str {\n    text(lang, 7)\n}",
        "pub fn c(lang: Lang, x: &str, y: &str) -> String {\n    filled(lang, 0, &[x, y])\n}",
        "pub const fn d(lang: Lang) -> &'static str {",
        "pub fn e(lang: Lang, who: &str, n: u64) -> String {\n    counted(lang, 1, n, &[who])\n}",
    ] {
        assert!(code.contains(line), "{line}\n{code}");
    }
    assert!(!code.contains("pub fn a("), "{code}");
    let lines = |code: &str| {
        generator::table(&book, code, generator::Group::First).split('\n').skip(1).collect::<Vec<_>>().join("|")
    };
    assert_eq!(lines("en"), "\u{1} of \u{2}|\u{2}: one|\u{2}: \u{1}||||");
    assert_eq!(lines("cy"), "\u{2}: \u{1}|\u{2} 0|\u{2} 1|\u{2} 2|\u{2} 3|\u{2} 6|\u{2} \u{1}");
}

#[test]
fn a_stamp_changes_with_ids_order_and_placeholders_but_not_with_texts() {
    let stamp = |text: &str| {
        let book = generator::read(&[("room".to_owned(), format!("{DRAFT}{text}"))]);
        assert_eq!(book.faults, []);
        generator::table(&book, "en", generator::Group::First).split('\n').next().unwrap_or_default().to_owned()
    };
    let first = stamp("[a]\nen = \"{x} of {y}\"\ncy = \"{x} o {y}\"\n");
    assert!(first.starts_with("en ") && first.len() == 19, "{first}");
    assert_eq!(first, stamp("[a]\nen = \"{x} from {y}\"\ncy = \"{y} o {x}\"\n"));
    for other in [
        "[b]\nen = \"{x} of {y}\"\ncy = \"{x} o {y}\"\n",
        "[a]\nen = \"{y} of {x}\"\ncy = \"{x} o {y}\"\n",
        "[a]\nen = \"{x} of\"\ncy = \"{x} o\"\n",
        "[a]\nen = \"{x} of {y}\"\ncy = \"{x} o {y}\"\n[b]\nen = \"Yes\"\ncy = \"Ie\"\n",
    ] {
        assert_ne!(first, stamp(other), "{other}");
    }
}

#[test]
fn every_fault_of_a_file_is_told_and_its_good_sentences_stay() {
    let text = format!("{DRAFT}[a]\nen = \"Yes\"\n[b]\ncy = \"Na\"\n[c]\nen = \"Maybe\"\ncy = \"Efallai\"\n");
    let book = generator::read(&[("room".to_owned(), text)]);
    assert_eq!(book.faults.len(), 2);
    assert!(book.sentences.contains_key("c"));
    let code = generator::functions(&book);
    assert!(code.contains("compile_error!(\"crates/words/text/room.toml: a: the Welsh (cy) is missing\");"), "{code}");
    assert!(code.contains("pub const fn c(lang: Lang) -> &'static str {"), "{code}");
}

#[test]
fn a_welsh_without_drafts_is_reviewed() {
    let review =
        "[review]\ncy = { status = \"reviewed\", by = \"A. Reader\", on = \"2026-02-03\" }\ngroup = \"first\"\n";
    let sentence = "[a]\nen = \"Don't\"\ncy = \"Peidiwch\"\n";
    let book = |text: String| generator::read(&[("room".to_owned(), text)]);
    let reviewed = book(format!("{review}{sentence}"));
    assert!(generator::functions(&reviewed).contains("WELSH_REVIEWED: bool = true;"));
    assert_eq!(reviewed.sentences["a"].en, ["Don’t"]);
    let draft = book(format!("{review}{sentence}cy_status = \"draft\"\n"));
    assert!(generator::functions(&draft).contains("WELSH_REVIEWED: bool = false;"));
}

#[test]
fn parameters_follow_the_english_and_the_count_is_a_number() {
    let text = "[a]\nen = \"{b} then {a}\"\ncy = \"{a} wedyn {b}\"\n\
        [p]\ncount = \"n\"\nen = { one = \"{amount} hour\", other = \"{amount} hours\" }\n\
        cy = { zero = \"{amount} awr\", one = \"{amount} awr\", two = \"{amount} awr\", few = \"{amount} awr\", \
        many = \"{amount} awr\", other = \"{amount} awr\" }\n";
    let book = generator::read(&[("room".to_owned(), format!("{DRAFT}{text}"))]);
    assert_eq!(book.faults, []);
    let code = generator::functions(&book);
    assert!(code.contains("pub fn a(lang: Lang, b: &str, a: &str) -> String {"), "{code}");
    assert!(code.contains("pub fn p(lang: Lang, n: u64, amount: &str) -> String {"), "{code}");
    assert!(
        generator::catalogue(&book).contains("id: \"a\", room: \"room\", group: \"first\", en: &[\"{b} then {a}\"]")
    );
}
