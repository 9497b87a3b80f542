//! Files that mean harm: texts that pose as markup, hide or turn what they say, links that run something, and lists that
//! would cost time or memory. The limits are an argument of the reading, so that small files reach them.

use std::fs;
use std::path::Path;

use pledge_engine::framework::{FaultKind, Reading, Severity, read};
use pledge_engine::json::{Limits, is_hidden};

fn file(folder: &str, name: &str) -> String {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests").join(folder).join(name);
    fs::read_to_string(path).expect("a readable file")
}

fn open(text: &str) -> Reading {
    read(text, &Limits::default())
}

fn codes(reading: &Reading) -> Vec<&'static str> {
    reading.faults.iter().map(|fault| fault.kind.code()).collect()
}

/// The framework with another link of its first source.
fn linked(link: &str) -> Vec<&'static str> {
    let text = file("good", "illustrative.json");
    let other = text.replacen("https://example.org/rates", link, 1);
    assert_ne!(text, other);
    codes(&open(&other))
}

#[test]
fn only_https_and_mail_are_links() {
    for link in ["https://example.org", "https://example.org/a?b=c#d", "https://exämple.org/ŵ", "mailto:a@example.org"]
    {
        assert_eq!(linked(link), [""; 0], "{link}");
    }
    let long = "https://example.org/".to_owned() + &"a".repeat(1_981);
    for link in [
        "javascript:alert(1)",
        "JavaScript:alert(1)",
        "java\\u0000script:alert(1)",
        " javascript:alert(1)",
        "https:javascript:alert(1)",
        "data:text/html,<script>alert(1)</script>",
        "vbscript:x",
        "file:///etc/passwd",
        "blob:https://example.org/x",
        "http://example.org",
        "HTTPS://example.org",
        "//example.org",
        "/path",
        "https://",
        "https:///path",
        "https://user@example.org",
        "https://example.org@other.example",
        "https://example.org/\\\"onclick=x",
        "https://example.org/<script>",
        "https://example.org/a b",
        "https://example.org\\\\@other.example",
        "https://example.org/\\n",
        "https://example.org/\\u202efdp.exe",
        "https://example.org/\\u2066a",
        "mailto:nobody",
        "mailto:a@example.org\\r\\nBcc: b@example.org",
        &long,
    ] {
        assert_eq!(linked(link), ["wrong_type"], "{link}");
    }
}

/// Markup, templates and the like are texts like any other: they come out as they went in.
#[test]
fn what_poses_as_markup_is_a_text() {
    let hostile = [
        "<script>alert(1)</script>",
        "<img src=x onerror=alert(1)>",
        "</textarea><svg/onload=alert(1)>",
        "{{constructor.constructor('x')()}}",
        "${7*7} #{7*7} %s %n",
        "=HYPERLINK(1)",
        "&lt;b&gt; &#x202e;",
        "Zalgo: Z\u{351}\u{36b}a\u{343}\u{36a}",
        "Family: 👩\u{200d}👩\u{200d}👧",
    ];
    for text in hostile {
        let json = text.replace('"', "\\\"");
        let file = file("good", "official.json").replacen("\"Volunteering\"", &format!("\"{json}\""), 1);
        let reading = open(&file);
        assert_eq!(codes(&reading), [""; 0], "{text}");
        assert_eq!(reading.framework.expect("no fault").measures[0].title.en, text);
    }
    // A word of ten thousand letters is a text, too: the page breaks it.
    let word = "w".repeat(10_000);
    let long = file("good", "official.json").replacen("Volunteering", &word, 1);
    assert_eq!(codes(&open(&long)), [""; 0]);
}

#[test]
fn what_cannot_be_seen_is_a_fault_where_others_read_it() {
    let with = |letter: char| {
        let escaped: String = letter.encode_utf16(&mut [0; 2]).iter().map(|unit| format!("\\u{unit:04x}")).collect();
        open(&file("good", "official.json").replacen("Volunteering", &format!("Volun{escaped}teering"), 1))
    };
    for code in [0x00_u32, 0x01, 0x08, 0x0b, 0x0c, 0x1b, 0x7f, 0x80, 0x85, 0x9f, 0x61c, 0x200e, 0x200f]
        .into_iter()
        .chain(0x202a..=0x202e)
        .chain(0x2060..=0x2069)
        .chain([0xfeff, 0xe0000, 0xe0041, 0xe007f])
    {
        let letter = char::from_u32(code).expect("a character");
        let reading = with(letter);
        let name = format!("U+{code:04X}");
        assert_eq!(reading.faults.len(), 1, "{name}");
        assert_eq!(reading.faults[0].kind, FaultKind::HiddenCharacter { code: name.clone() });
        assert_eq!(reading.faults[0].pointer, "/themes/0/outcomes/0/measures/0/title/en");
        assert!(reading.framework.is_none(), "{name}");
    }
    // Tabs and line ends, joiners, soft hyphens, places to break a word, and letters that are written from right to left.
    for letter in [
        '\t',
        '\n',
        '\r',
        '\u{200b}',
        '\u{200c}',
        '\u{200d}',
        '\u{ad}',
        '\u{a0}',
        'א',
        'ع',
        '\u{2028}',
        '\u{205f}',
        '\u{206a}',
        '\u{e0080}',
    ] {
        assert_eq!(codes(&with(letter)), [""; 0], "{letter:?}");
    }
    // It stands there raw just as well.
    let raw = file("good", "official.json").replacen("Volunteering", "Volun\u{202e}teering", 1);
    assert_eq!(codes(&open(&raw)), ["hidden_character"]);
}

/// In a supplier's own framework nothing that was pasted is refused, and nothing hidden is shown.
#[test]
fn what_cannot_be_seen_is_left_out_of_a_framework_of_ones_own() {
    let text = file("good", "private.json");
    let text = text.replace("Local jobs", "\u{202a}Local\\u0007 jobs\u{202c}").replace("\"How?\"", "\"\\u200eHow?\"");
    let text =
        text.replace("\"edition\": \"1\"", "\"edition\": \"1\u{200e}\"").replace("page 3", "\u{2066}page 3\u{2069}");
    let reading = open(&text);
    assert_eq!(codes(&reading), [""; 0]);
    let framework = reading.framework.expect("no fault");
    assert_eq!((framework.measures[0].title.en.as_str(), framework.edition.as_str()), ("Local jobs", "1"));
    assert_eq!(framework.criteria[0].question.en, "How?");
    assert!(!format!("{framework:?}").contains(is_hidden));
}

/// Keys are not read as texts, and a fault that names one names what can be seen of it.
#[test]
fn a_fault_names_no_hidden_characters() {
    let text = file("good", "official.json").replacen("\"format\"", "\"a\\u202eb\": 1, \"format\"", 1);
    let reading = open(&text);
    assert_eq!(reading.faults.len(), 1);
    let key = "ab…".to_owned();
    assert_eq!(reading.faults[0].kind, FaultKind::UnknownKey { key, nearest: None });
}

/// Lints do not use up the room for faults: what is wrong behind ten thousand of them is still seen.
#[test]
fn a_fault_behind_many_lints_is_seen() {
    let measure = r#"{"id":"m@","title":{"en":"M"},"counts":{"en":"C"},"unit":{"kind":"hours"},"section":"offer",
        "value":{"amount":"1","source":"cabinet","place":"p","price_year":"2026"},"evidence":[],"clause":"1"}"#;
    let measures: Vec<String> = (0..11_000).map(|at| measure.replace('@', &at.to_string())).collect();
    let text = file("good", "official.json");
    let start = text.find("\"measures\": [").expect("measures") + "\"measures\": [".len();
    let more = format!("{}{},{}", &text[..start], measures.join(","), &text[start..]);
    let reading = open(&more);
    assert!(reading.framework.is_some() && reading.faults.iter().all(|f| f.kind.severity() == Severity::Lint));
    let wrong = more.replace("\"effect\": \"cut\"", "\"effect\": \"drop\"");
    let reading = open(&wrong);
    assert!(reading.framework.is_none() && codes(&reading).contains(&"effect_not_allowed"));
}
