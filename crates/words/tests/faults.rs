//! Every fault and lint of a file says what is the matter and what to do, in both languages, with its particulars.
// With the feature nothing can be said before it is loaded; tests/loaded.rs compares the two forms.
#![cfg(not(feature = "loaded"))]

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use pledge_engine::framework::{Expected, Fault, FaultKind, read};
use pledge_engine::json::{Limits, Place};
use pledge_words::{Lang, faults};

/// One case of each kind, with what its sentence or fix must hold. A kind that is not listed here does not compile.
macro_rules! kinds {
    ($($name:ident { $($field:ident: $value:expr),* } holds [$($held:expr),*];)*) => {
        fn kinds() -> Vec<(FaultKind, Vec<&'static str>)> {
            vec![$((FaultKind::$name { $($field: $value),* }, vec![$($held),*])),*]
        }

        const _: fn(&FaultKind) = |kind| match kind {
            $(FaultKind::$name { .. } => (),)*
        };
    };
}

// The particulars are alike wherever they can be, so that only the words tell the kinds apart.
kinds! {
    TooLarge { limit: 20_000_000 } holds ["20 MB"];
    TooDeep { limit: 20_000 } holds ["20,000"];
    Syntax { found: "x1".into() } holds ["x1"];
    DuplicateKey { key: "x1".into() } holds ["“x1”"];
    TextTooLong { limit: 20_000 } holds ["20,000", "“amount”"];
    HiddenCharacter { code: "U+202E".into() } holds ["U+202E", "“amount”"];
    TooManyMeasures { limit: 20_000 } holds ["20,000"];
    TooManyItems { limit: 20_000 } holds ["20,000", "“amount”"];
    NewerFormat { found: "7".into(), known: 3 } holds ["7", "3"];
    MissingKey { key: "x1".into() } holds ["“x1”"];
    UnknownKey { key: "x1".into(), nearest: Some("x2".into()) } holds ["“x1”", "“x2”"];
    WrongType { expected: Expected::Date } holds ["2026-04-30", "“amount”"];
    BareNumber { text: "12.5".into() } holds ["\"12.5\"", "“amount”"];
    UnknownWord { found: "x1".into(), allowed: vec!["x2", "x3"] } holds ["“x1”", "“x2”, “x3”", "“amount”"];
    Empty {} holds ["“amount”"];
    DuplicateId { id: "x1".into() } holds ["“x1”"];
    UnknownReference { what: "sources".into(), id: "x1".into() } holds ["“x1”", "“sources”"];
    MissingLanguage { language: "cy" } holds ["“cy”", "“amount”"];
    NotPositive {} holds ["“amount”"];
    NotAShare {} holds ["“amount”"];
    NoOrigin { missing: "x1" } holds ["“x1”"];
    IllustrativeOrigin {} holds [];
    OfficialNeeds { key: "x1" } holds ["“x1”"];
    NoValue {} holds [];
    RecordOnlyWithValue {} holds [];
    UnitCannotBeValued {} holds [];
    EmptySection {} holds [];
    EffectNotAllowed { effect: "x1" } holds ["“x1”"];
    RangeOutOfOrder {} holds [];
    SeriesOutOfOrder {} holds [];
    NoFullTimeHours {} holds [];
    WrongParameterKind { id: "x1".into(), expected: "money" } holds ["“x1”", "“money”"];
    NeverAsked {} holds [];
    SectionNotGraded { id: "x1".into() } holds ["“x1”"];
    UnitDoesNotSuit { id: "x1".into() } holds ["“x1”"];
    PeriodOutOfOrder {} holds ["“from”", "“before”"];
    ThresholdSaysNothing {} holds [];
    BoundsOutOfOrder {} holds [];
    BandsFall {} holds [];
    DoesNotCount { id: "x1".into() } holds ["“x1”"];
    MethodDoesNotSuit {} holds ["“counts”"];
    RestsOnPrice {} holds ["“estimated”", "“price”"];
    YearNotInIndex { year: "x1".into() } holds ["“x1”"];
    AnswerDoesNotSuit {} holds [];
    PassBeyondReach {} holds [];
    NotPerYear {} holds ["“per_year”"];
    UnreachableMarks {} holds [];
    NeverHolds {} holds ["“only_if”"];
    DominatedMeasure { by: "x1".into() } holds ["“x1”"];
    WeightsDoNotAddUp { sum: "90".into(), of: "100".into() } holds ["90", "100"];
    SharesDoNotAddUp { weighting: "x1".into() } holds ["“x1”", "“rest”"];
    AmbiguousUnit {} holds ["“name”"];
    StaleEdition { price_year: "2012/13".into() } holds ["2012/13"];
    Untranslated {} holds ["“amount”"];
    Unused { what: "areas", id: "x1".into() } holds ["“areas”", "“x1”"];
    MixedPriceYears { years: vec!["2015/16".into(), "2020".into()] } holds ["2015/16", "2020"];
    UnusedSource { id: "x1".into() } holds ["“x1”"];
    UnusedParameter { id: "x1".into() } holds ["“x1”"];
    NoEvidence {} holds [];
    RuleNamesNothing {} holds [];
}

const TYPES: [Expected; 10] = [
    Expected::Text,
    Expected::Bilingual,
    Expected::Decimal,
    Expected::Whole,
    Expected::Bool,
    Expected::List,
    Expected::Object,
    Expected::Date,
    Expected::Link,
    Expected::Identifier,
];

fn fault(kind: FaultKind, pointer: &str) -> Fault {
    Fault { kind, pointer: pointer.into(), place: Place { line: 1, column: 1 } }
}

fn said(lang: Lang, fault: &Fault) -> [String; 2] {
    [faults::sentence(lang, fault), faults::fix(lang, fault)]
}

/// What holds for each sentence and fix.
#[track_caller]
fn in_full(fault: &Fault) {
    let [english, welsh] = Lang::ALL.map(|lang| said(lang, fault));
    for text in english.iter().chain(&welsh) {
        assert!(text.ends_with('.') && text.len() > 1, "{fault:?}: {text}");
        // A placeholder that nothing filled is a control character, or in braces if the build forgot it.
        assert!(!text.contains(char::is_control) && !text.contains('{'), "{fault:?}: {text}");
        assert!(!text.contains("“”") && !text.contains("  "), "{fault:?}: {text}");
    }
    assert_ne!(english[0], welsh[0], "{fault:?}");
    assert_ne!(english[1], welsh[1], "{fault:?}");
}

#[test]
fn every_kind_is_said_in_full_with_its_particulars() {
    for (kind, held) in kinds() {
        let fault = fault(kind, "/themes/0/measures/1/value/amount");
        in_full(&fault);
        for lang in Lang::ALL {
            let text = said(lang, &fault).join(" ");
            for particular in &held {
                assert!(text.contains(particular), "{particular} is not in {lang:?} of {:?}: {text}", fault.kind);
            }
        }
    }
}

#[test]
fn no_two_kinds_say_the_same() {
    let mut all: Vec<FaultKind> = kinds().into_iter().map(|(kind, _)| kind).collect();
    let others = TYPES.into_iter().filter(|expected| *expected != Expected::Date);
    all.extend(others.map(|expected| FaultKind::WrongType { expected }));
    all.push(FaultKind::Syntax { found: String::new() });
    all.push(FaultKind::UnknownKey { key: "x1".into(), nearest: None });
    for lang in Lang::ALL {
        let mut seen = BTreeMap::new();
        for kind in &all {
            let fault = fault(kind.clone(), "/amount");
            in_full(&fault);
            if let Some(other) = seen.insert(said(lang, &fault), kind) {
                panic!("{lang:?}: {other:?} and {kind:?} are said alike");
            }
        }
    }
}

#[test]
fn sentences_and_fixes_in_english() {
    let table = [
        (
            FaultKind::TooLarge { limit: 2_500_000 },
            "",
            "The file is larger than 2.5 MB. Check that you have the right file.",
        ),
        (
            // The marks that a word processor makes.
            FaultKind::Syntax { found: "“".into() },
            "",
            "This cannot stand here: “. Check the commas, brackets and quotation marks here and just before. Quotation \
             marks must be straight, not curly.",
        ),
        (
            FaultKind::Syntax { found: String::new() },
            "",
            "The file ends too early: part of it is missing. Get a whole copy, or add the missing bracket or quotation \
             mark.",
        ),
        (
            FaultKind::NewerFormat { found: "2".into(), known: 1 },
            "/format",
            "The file was made by a newer version of the calculator. It has format 2, and this version reads format 1. \
             Open it with the newer version.",
        ),
        (
            FaultKind::MissingKey { key: "licence".into() },
            "/sources/0",
            "“licence” is missing here. Add “licence” and fill it in.",
        ),
        (
            FaultKind::UnknownKey { key: "weigth".into(), nearest: Some("weight".into()) },
            "/criteria/0/weigth",
            "We do not know the key “weigth” here. Did you mean “weight”? If not, delete the key.",
        ),
        (
            FaultKind::UnknownKey { key: "colour".into(), nearest: None },
            "/colour",
            "We do not know the key “colour” here. Check how it is spelt, or delete it.",
        ),
        (
            FaultKind::WrongType { expected: Expected::Decimal },
            "/scales/0/grades/1/score",
            "What belongs here, in “score”: a plain number in quotation marks, such as 1200 or 12.50. Change it to that form.",
        ),
        (
            FaultKind::WrongType { expected: Expected::Object },
            "",
            "What belongs here, in “the whole file”: keys and what they hold, in curly brackets. Change it to that form.",
        ),
        (
            FaultKind::BareNumber { text: "2.50".into() },
            "/themes/0/value/amount",
            "The number 2.50 in “amount” needs quotation marks around it. Write it like this: \"2.50\".",
        ),
        (
            FaultKind::UnknownWord { found: "draft".into(), allowed: vec!["official", "private"] },
            "/status",
            "“status” cannot be “draft”. You can write: “official”, “private”.",
        ),
        (
            FaultKind::UnknownReference { what: "sources".into(), id: "tender".into() },
            "/themes/0/value/source",
            "There is no “tender” in “sources”. Check how it is spelt, or add it there.",
        ),
        (
            FaultKind::MissingLanguage { language: "cy" },
            "/themes/0/outcomes/0/measures/0/evidence/2",
            "“evidence” has no “cy”. Here “en” means English and “cy” means Welsh. Add “cy” and fill it in.",
        ),
        (
            FaultKind::NotPositive,
            "/rules/0/max/value",
            "The figure in “value” is too low. Write a figure above zero. Only a grade may score zero, and not the best \
             one.",
        ),
        (
            FaultKind::EffectNotAllowed { effect: "keep_lower" },
            "/rules/0/effect",
            "This kind of rule cannot have the effect “keep_lower”. Choose another effect. Every rule may have “tell”.",
        ),
        (
            FaultKind::UnusedParameter { id: "weighting".into() },
            "/parameters/0",
            "Nothing uses the parameter “weighting”. Delete it, or name it where it is needed.",
        ),
    ];
    for (kind, pointer, expected) in table {
        assert_eq!(said(Lang::En, &fault(kind, pointer)).join(" "), expected);
    }
}

#[test]
fn sentences_and_fixes_in_welsh() {
    let table = [
        (
            FaultKind::Syntax { found: String::new() },
            "",
            "Mae’r ffeil yn gorffen yn rhy gynnar: mae rhan ohoni ar goll. Defnyddiwch gopi cyfan, neu ychwanegwch y \
             gromfach neu’r dyfynnod sydd ar goll.",
        ),
        (
            FaultKind::BareNumber { text: "2.50".into() },
            "/value/amount",
            "Mae angen dyfynodau o gwmpas y rhif 2.50 yn “amount”. Ysgrifennwch ef fel hyn: \"2.50\".",
        ),
        (
            FaultKind::WrongType { expected: Expected::Date },
            "/published",
            "Yr hyn sy’n perthyn yma, yn “published”: dyddiad mewn dyfynodau, fel 2026-04-30. Newidiwch ef i’r ffurf honno.",
        ),
        (
            FaultKind::NoOrigin { missing: "price_year" },
            "/value",
            "Mae “price_year” ar goll, felly ni all neb wirio o ble y daw hyn. Ychwanegwch “price_year” a’i lenwi.",
        ),
    ];
    for (kind, pointer, expected) in table {
        assert_eq!(said(Lang::Cy, &fault(kind, pointer)).join(" "), expected);
    }
}

#[test]
fn the_key_is_the_last_of_the_pointer() {
    let long = "k".repeat(100);
    let cases = [
        ("/a/b/amount", "“amount” is empty."),
        ("/a/evidence/12/3", "“evidence” is empty."),
        ("/tender/a~1b~01", "“a/b~1” is empty."),
        ("/0", "“the whole file” is empty."),
        (&*["/", &long].concat(), &*["“", &long[..60], "” is empty."].concat()),
    ];
    for (pointer, expected) in cases {
        assert_eq!(faults::sentence(Lang::En, &fault(FaultKind::Empty, pointer)), expected, "{pointer}");
    }
}

#[test]
fn every_fault_of_the_wrong_files_is_said_in_full() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../engine/tests/faulty");
    let mut files = 0;
    for entry in fs::read_dir(folder).expect("the folder is part of the tests") {
        let path = entry.expect("a readable folder").path();
        if path.extension().is_none_or(|end| end != "json") {
            continue;
        }
        files += 1;
        let reading = read(&fs::read_to_string(&path).expect("a readable file"), &Limits::default());
        assert!(!reading.faults.is_empty(), "{}", path.display());
        reading.faults.iter().for_each(in_full);
    }
    assert!(files >= 25, "{files} wrong files");
}

#[test]
fn a_bare_number_is_shown_as_a_file_may_have_it() {
    let fix = |text: &str| {
        let kind = FaultKind::BareNumber { text: text.into() };
        let fault = Fault { kind, pointer: "/score".into(), place: pledge_engine::json::Place::default() };
        faults::fix(Lang::En, &fault)
    };
    assert_eq!(fix("12.50"), "Write it like this: \"12.50\".");
    // 1 × 10² is 100, and 25 × 10⁻² is 0.25: an exponent is no decimal in our files.
    assert_eq!(fix("1e2"), "Write it like this: \"100\".");
    assert_eq!(fix("25E-2"), "Write it like this: \"0.25\".");
    // What was cut short, or cannot be held, is not put forward.
    for text in ["1e400", "1234567890.12345678901234567890123456789012345678901234567890…"] {
        assert_eq!(fix(text), "Change it to that form.");
    }
}
