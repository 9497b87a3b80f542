//! Help and refused arguments, in both languages.

mod common;

use common::*;

/// Every command, as it is typed.
const COMMANDS: [&[&str]; 10] = [
    &[],
    &["score"],
    &["check"],
    &["diff"],
    &["new"],
    &["new", "framework"],
    &["new", "bid"],
    &["new", "help"],
    &["schema"],
    &["help"],
];

fn help(command: &[&str], lang: &str) -> String {
    let ran = pledge(&[command, &["--help", "--lang", lang]].concat());
    // Help is shown before the language is read, so it may stand after as well.
    assert_eq!((ran.code, ran.err.as_str()), (0, ""), "{command:?}");
    ran.out
}

#[test]
fn the_help_of_the_tool_in_english() {
    let expected = "\
Scores social value bids, and checks and compares frameworks.

Usage: pledge [OPTIONS] <COMMAND>

Commands:
  score   Score one or more bids under a framework.
  check   Check frameworks and the worked examples beside them.
  diff    Compare two editions of a framework: what changed, and what that does to bids.
  new     Write a framework or a bid to begin with.
  schema  Print the JSON Schema of a file, for editors and other programs.
  help    Print this help, or the help of a command.

Options:
      --lang <en|cy>  The language: en for English (if you do not say), cy for Welsh.
                      It may stand before or after the command.
  -V, --version       Print the version.
  -h, --help          Print help.
";
    assert_eq!(help(&[], "en"), expected);
    assert_eq!(pledge(&["help"]).out, expected);
    assert_eq!(pledge(&["-h"]).out, expected);
    let ran = pledge(&[]);
    assert_eq!((ran.code, ran.out.as_str(), ran.err.as_str()), (2, "", expected));
}

#[test]
fn the_help_of_a_command_in_welsh() {
    let expected = "\
Ysgrifennu cynnig gwag o dan fframwaith, a thestun wrth ei ymyl sy’n esbonio pob allwedd.

Defnydd: pledge new bid [OPSIYNAU] --framework <FFEIL|ID> [FFEIL]

Dadleuon:
  [FFEIL]  Y ffeil i’w hysgrifennu. Caiff ei henwi ar ôl y fframwaith os
           gadewch hi allan.

Opsiynau:
      --framework <FFEIL|ID>  Ffeil fframwaith, ei ffolder, neu id fframwaith sy’n dod gyda’r
                              offeryn hwn.
      --lang <en|cy>          Yr iaith: en am Saesneg (os na ddywedwch), cy am Gymraeg. Gall
                              sefyll cyn y gorchymyn neu ar ei ôl.
  -h, --help                  Argraffu cymorth.

Nid yw’r hyn a adewch yn wag yn cyfrif dim.

Codau gorffen:
  0  Ysgrifennwyd.
  1  Namau yn y fframwaith.
  2  Dadleuon anghywir, neu mae rhywbeth o’r enw hwnnw yno eisoes. Ni chaiff dim ei drosysgrifo byth.
";
    assert_eq!(help(&["new", "bid"], "cy"), expected);
    // However it is asked for.
    for args in [
        &["--lang", "cy", "new", "bid", "--help"][..],
        &["new", "--lang=cy", "bid", "-h"],
        &["help", "new", "bid", "--lang", "cy"],
        &["--lang", "cy", "help", "new", "bid"],
        &["new", "help", "--lang", "cy", "bid"],
    ] {
        let ran = pledge(args);
        assert_eq!((ran.code, ran.out.as_str(), ran.err.as_str()), (0, expected, ""), "{args:?}");
    }
    let ran = pledge(&["--lang", "cy"]);
    assert_eq!((ran.code, ran.out.as_str(), ran.err), (2, "", help(&[], "cy")));
    let ran = pledge(&["new", "--lang", "cy"]);
    assert_eq!((ran.code, ran.out.as_str(), ran.err), (2, "", help(&["new"], "cy")));
}

/// Every line of the Welsh help has Welsh words in it. A line without any would be one that clap wrote itself.
#[test]
fn no_line_of_welsh_help_is_english() {
    let mut seen = 0;
    for command in COMMANDS {
        let (english, welsh) = (help(command, "en"), help(command, "cy"));
        for line in welsh.lines().filter(|line| !line.is_empty()) {
            assert!(!english.lines().any(|other| other == line), "{command:?}: {line}");
            seen += 1;
        }
        // Words that clap has of its own, and the headings that stand in ours.
        let words: Vec<&str> = welsh.split(|c: char| !c.is_alphanumeric()).collect();
        for english in [
            "Usage",
            "Options",
            "OPTIONS",
            "Arguments",
            "Commands",
            "COMMAND",
            "FILE",
            "FOLDER",
            "NUMBER",
            "SECTION",
            "FRAMEWORK",
            "OLD",
            "NEW",
            "LANG",
            "FORMAT",
            "possible",
            "values",
            "default",
            "Print",
            "the",
            "and",
            "of",
        ] {
            assert!(!words.contains(&english), "{command:?}: {english} in:\n{welsh}");
        }
        for (en, cy) in [("Usage: pledge", "Defnydd: pledge"), ("Options:\n", "Opsiynau:\n")] {
            assert!(english.contains(en) && welsh.contains(cy), "{command:?}");
        }
        assert_eq!(english.contains("Arguments:\n"), welsh.contains("Dadleuon:\n"), "{command:?}");
    }
    assert!(seen > 100, "{seen} lines");
}

#[test]
fn codes_stand_below_the_help_of_what_can_fail() {
    for command in [&["score"][..], &["check"], &["diff"], &["new", "bid"]] {
        let text = help(command, "en");
        let (_, codes) = text.split_once("Exit codes:\n").expect("it has them");
        let codes: Vec<&str> = codes.lines().filter_map(|line| line.get(..5)).collect();
        assert_eq!(codes, ["  0  ", "  1  ", "  2  "], "{command:?}");
    }
}

/// Refuses in both languages, with 2 and nothing on the standard output; each with the usage and the way to help.
#[test]
fn arguments_that_cannot_be_used_are_refused_in_both_languages() {
    let cases: [(&[&str], &str, &str, &str); 13] = [
        (&["scor"], "There is no command “scor” here.", "Nid oes gorchymyn “scor” yma.", "pledge --help"),
        (&["scor"], "Did you mean “score”?", "Ai “score” oedd gennych mewn golwg?", "pledge --help"),
        (&["help", "nope"], "There is no command “nope” here.", "Nid oes gorchymyn “nope” yma.", "pledge --help"),
        (&["new", "bit"], "There is no command “bit” here.", "Nid oes gorchymyn “bit” yma.", "pledge new --help"),
        (&["check"], "You have not given: <FRAMEWORK>.\n", "Nid ydych wedi rhoi: <FFRAMWAITH>.\n", "check --help"),
        (&["check", "--strct"], "“--strct” cannot stand here.", "Ni all “--strct” sefyll yma.", "check --help"),
        (&["diff", "a", "b", "c"], "“c” cannot stand here.", "Ni all “c” sefyll yma.", "pledge diff --help"),
        (
            &["schema", "bids"],
            "does not take “bids”. It takes: framework, bid.",
            "yn derbyn “bids”. Mae’n derbyn: framework, bid.",
            "pledge schema --help",
        ),
        (&["score", "--bid"], "A value has to follow --bid <FILE>.", "Rhaid i werth ddilyn --bid <FFEIL>.", "score"),
        (
            &["check", "a", "--strict=yes"],
            "--strict takes no value, and “yes” was given.",
            "Nid yw --strict yn derbyn gwerth, a rhoddwyd “yes”.",
            "pledge check --help",
        ),
        (
            &["check", "a", "--format", "json", "--format", "json"],
            "--format <text|json> may be given only once.",
            "Dim ond unwaith y gellir rhoi --format <text|json>.",
            "pledge check --help",
        ),
        (&["score"], "You have not given: --bid <FILE>.\n", "Nid ydych wedi rhoi: --bid <FFEIL>.\n", "score --help"),
        (&["new", "bid"], "--framework <FILE|ID>.\n", "--framework <FFEIL|ID>.\n", "pledge new bid --help"),
    ];
    for (args, english, welsh, help) in cases {
        for (lang, sentence, usage, more) in [
            ("en", english, "\nUsage: pledge", "\nTo see what may be typed: "),
            ("cy", welsh, "\nDefnydd: pledge", "\nI weld beth y gellir ei deipio: "),
        ] {
            let ran = pledge(&[&["--lang", lang], args].concat());
            assert_eq!((ran.code, ran.out.as_str()), (2, ""), "{args:?}");
            for part in [sentence, usage, more, help] {
                assert!(ran.err.contains(part), "{args:?}: “{part}” is not in: {}", ran.err);
            }
            let foreign =
                if lang == "cy" { ["Usage", "For more", "error:"] } else { ["Defnydd", "For more", "error:"] };
            assert!(!foreign.iter().any(|word| ran.err.contains(word)), "{}", ran.err);
        }
    }
    // A language that there is not is refused in the one that holds.
    let ran = pledge(&["check", "a", "--lang", "fr"]);
    assert_eq!(ran.code, 2);
    assert!(ran.err.starts_with("--lang <en|cy> does not take “fr”. It takes: en, cy.\n"), "{}", ran.err);
    // What was typed cannot steer the terminal.
    let ran = pledge(&["\u{1b}[2J\u{202e}"]);
    assert!(ran.err.starts_with("There is no command “\u{fffd}[2J\u{fffd}” here."), "{}", ran.err);
}

#[test]
fn the_language_may_stand_anywhere() {
    let expected = pledge(&["check", "ppn-002", "--lang", "cy"]);
    assert!(expected.code == 0 && expected.out.contains("nam"), "{}", expected.out);
    for args in [&["--lang", "cy", "check", "ppn-002"], &["check", "--lang", "cy", "ppn-002"]] {
        assert_eq!(pledge(args).out, expected.out);
    }
    let version = pledge(&["--lang", "cy", "--version"]);
    assert_eq!((version.code, version.out), (0, format!("pledge {}\n", env!("CARGO_PKG_VERSION"))));
    assert_eq!(pledge(&["--lang", "cy", "schema"]).out, pledge(&["schema", "--lang", "en"]).out);
}
