//! The compact form of shipped frameworks: nothing is lost on the way, and nothing wrong comes through.

#[path = "common/cases.rs"]
mod cases;
mod common;

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::LazyLock;

use cases::cases;
use pledge_engine::framework::*;
use pledge_engine::json::Limits;
use pledge_engine::score::score;
use proptest::prelude::*;

const SEPARATOR: char = '\u{1f}';

/// Every framework that ships, and every good file of the tests of reading.
fn files() -> Vec<PathBuf> {
    let here = Path::new(env!("CARGO_MANIFEST_DIR"));
    let inside = |folder: PathBuf| {
        let entries = fs::read_dir(folder).expect("a folder of the repository");
        entries.map(|entry| entry.expect("a readable folder").path()).collect::<Vec<_>>()
    };
    let shipped = inside(here.join("../../frameworks")).into_iter().map(|folder| folder.join("framework.json"));
    let good = inside(here.join("tests/good")).into_iter().filter(|path| path.extension().is_some_and(|e| e == "json"));
    let mut files: Vec<_> = shipped.filter(|path| path.exists()).chain(good).collect();
    files.sort();
    assert!(files.len() >= 4);
    files
}

fn open(path: &Path) -> Framework {
    let text = fs::read_to_string(path).expect("a readable file");
    read(&text, &Limits::default()).framework.expect("a good file")
}

/// The file of the tests in which every part of the format stands.
fn whole_format() -> Framework {
    open(&Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/good/illustrative.json"))
}

/// The same in compact form, made once for the tests that change it thousands of times.
static WRITTEN: LazyLock<Vec<Compact>> = LazyLock::new(|| files().iter().map(|path| compact(&open(path))).collect());

fn compact(framework: &Framework) -> Compact {
    encode(framework).expect("no text holds the separator")
}

/// The texts of a compact framework: base, English and English told later, Welsh and Welsh told later.
type Texts = [String; 5];

fn texts_of(Compact { base, en, cy }: Compact) -> Texts {
    [base, en.first, en.later, cy.first, cy.later]
}

/// Reads texts.
fn back<T: AsRef<str>>(texts: &[T; 5]) -> Option<Framework> {
    let [base, first, later, cyntaf, wedyn] = texts.each_ref().map(|text| text.as_ref());
    decode(base, Words { first, later }, Words { first: cyntaf, later: wedyn })
}

/// The same texts without some of them.
fn lacking(texts: &Texts, which: &[usize]) -> Texts {
    let mut texts = texts.clone();
    which.iter().for_each(|at| texts[*at].clear());
    texts
}

const ENGLISH: [usize; 2] = [1, 2];
const WELSH: [usize; 2] = [3, 4];
const LATER: [usize; 2] = [2, 4];

/// The printed model, without the texts that stand after `key: ` (the fields of a bilingual text).
fn without(framework: &Framework, key: &str) -> String {
    let shown = format!("{framework:#?}");
    let start = format!("{key}: ");
    let is_kept = |line: &&str| !line.trim_start().starts_with(&start);
    shown.lines().filter(is_kept).collect::<Vec<_>>().join("\n")
}

/// Every text after `key: ` in the printed model.
fn texts(framework: &Framework, key: &str) -> Vec<String> {
    let shown = format!("{framework:#?}");
    let start = format!("{key}: ");
    shown.lines().filter_map(|line| line.trim_start().strip_prefix(&start)).map(str::to_owned).collect()
}

#[test]
fn nothing_is_lost() {
    for path in files() {
        let framework = open(&path);
        let back = back(&texts_of(compact(&framework))).expect("what was written");
        assert_eq!(back, framework, "{}", path.display());
        // Equal decimals may still be written differently.
        assert_eq!(format!("{back:?}"), format!("{framework:?}"), "{}", path.display());
        assert_eq!(back.hash.len(), 64);
    }
}

#[test]
fn one_language_is_enough() {
    let mut with_welsh = 0;
    for path in files() {
        let framework = open(&path);
        let written = texts_of(compact(&framework));
        let english = back(&lacking(&written, &WELSH)).expect("English alone");
        assert_eq!(without(&english, "cy"), without(&framework, "cy"));
        assert!(texts(&english, "cy").iter().all(|text| text == "\"\","));
        assert_eq!(texts(&english, "en"), texts(&framework, "en"));
        let [.., cy, _] = &written;
        assert_eq!(cy.is_empty(), texts(&framework, "cy").iter().all(|text| text == "\"\","), "{}", path.display());
        if !cy.is_empty() {
            with_welsh += 1;
            let welsh = back(&lacking(&written, &ENGLISH)).expect("Welsh alone");
            assert_eq!(without(&welsh, "en"), without(&framework, "en"));
            assert!(texts(&welsh, "en").iter().all(|text| text == "\"\","));
            assert_eq!(texts(&welsh, "cy"), texts(&framework, "cy"));
        }
        let neither = lacking(&lacking(&written, &ENGLISH), &WELSH);
        assert_eq!(back(&neither), None, "with neither there is nothing to show");
    }
    assert!(with_welsh >= 2);
}

#[test]
fn what_is_told_later_may_be_missing_and_all_else_is_there() {
    for path in files() {
        let framework = open(&path);
        let first = back(&lacking(&texts_of(compact(&framework)), &LATER)).expect("what is told first");
        let of = |f: &Framework| {
            let measures = f
                .measures
                .iter()
                .map(|m| (&m.title, &m.counts, &m.evidence, &m.record_only, &m.unit.name))
                .map(|m| format!("{m:?}"))
                .collect::<Vec<_>>();
            let themes = f.themes.clone();
            let sections = f.sections.iter().map(|s| s.title.clone()).collect::<Vec<_>>();
            (f.title.clone(), f.buyer.clone(), f.parameters.clone(), measures, themes, sections)
        };
        assert!(of(&first) == of(&framework), "{}", path.display());
        let nothing = Text::default();
        assert!(first.sources.iter().all(|s| [&s.title, &s.licence, &s.note] == [&nothing; 3]));
        assert!(first.criteria.iter().all(|c| [&c.title, &c.question] == [&nothing; 2]));
        assert!(first.rules.iter().all(|r| [&r.title, &r.why] == [&nothing; 2]));
        // Later texts without the first ones are nobody's.
        assert_eq!(back(&lacking(&texts_of(compact(&framework)), &[1, 3])), None);
    }
}

#[test]
fn a_text_with_the_separator_is_not_written() {
    let framework = whole_format();
    let with = |change: fn(&mut Framework)| {
        let mut changed = framework.clone();
        change(&mut changed);
        encode(&changed)
    };
    assert_eq!(with(|f| f.title.en.push(SEPARATOR)), None);
    assert_eq!(with(|f| f.measures[1].counts.cy.insert(0, SEPARATOR)), None);
    assert_eq!(with(|f| f.id.push(SEPARATOR)), None);
    // Any other character comes back as it was.
    let mut odd = framework.clone();
    odd.title.en = "\n\t\"\\ \u{0}\u{1e}’ŵ\u{1f600}".to_owned();
    assert_eq!(back(&texts_of(compact(&odd))), Some(odd));
}

#[test]
fn a_wrong_stamp_refuses() {
    let framework = whole_format();
    let written = texts_of(compact(&framework));
    let (_, rest) = written[0].split_once(SEPARATOR).expect("tokens");
    for stamp in ["", "0", "1", "4294967296", "x"] {
        let mut other = written.clone();
        other[0] = format!("{stamp}{SEPARATOR}{rest}");
        assert_eq!(back(&other), None);
    }
    // The same texts of another edition, each alone.
    let mut other = framework.clone();
    other.hash.replace_range(..1, if framework.hash.starts_with('0') { "1" } else { "0" });
    let other = texts_of(compact(&other));
    for at in 0..5 {
        let mut mixed = written.clone();
        assert_ne!(mixed[at], other[at]);
        mixed[at].clone_from(&other[at]);
        assert_eq!(back(&mixed), None, "{at}");
        for missing in [ENGLISH, WELSH].iter().filter(|missing| !missing.contains(&at)) {
            assert_eq!(back(&lacking(&mixed, missing)), None, "{at}");
        }
    }
}

#[test]
fn every_cut_and_every_addition_refuses() {
    let written = texts_of(compact(&whole_format()));
    let with = |at: usize, text: &str| {
        let mut changed = written.clone();
        text.clone_into(&mut changed[at]);
        // One language is enough, and quicker.
        back(&lacking(&changed, if WELSH.contains(&at) { &ENGLISH } else { &WELSH }))
    };
    for (at, text) in written.iter().enumerate() {
        for end in (1..text.len()).filter(|end| text.is_char_boundary(*end)) {
            assert_eq!(with(at, &text[..end]), None);
        }
        for more in ["x", "\u{1f}", "0\u{1f}"] {
            assert_eq!(with(at, &format!("{text}{more}")), None);
        }
    }
    assert_eq!(with(0, ""), None);
}

/// Every index is put one past the end of its list and far past it; every length is said to be greater than it is.
/// A length that is only said makes no room in memory, and costs no time.
#[test]
fn every_number_may_be_another() {
    let written = texts_of(compact(&whole_format()));
    let tokens: Vec<_> = written[0].split_terminator(SEPARATOR).collect();
    let numbers = tokens.iter().enumerate().skip(1).filter(|(_, token)| token.parse::<u32>().is_ok());
    for (at, _) in numbers {
        let near = (0..20).map(|number| number.to_string());
        let far = ["4294967295", "4294967296", "99999999999999999999", "-1", "+1", "1.0", ""].map(str::to_owned);
        for number in near.chain(far) {
            let mut changed = tokens.clone();
            changed[at] = &number;
            let mut other = written.clone();
            other[0] = joined(&changed);
            if let Some(framework) = back(&other) {
                leads_somewhere(&framework);
            }
        }
    }
}

fn joined(tokens: &[&str]) -> String {
    tokens.iter().flat_map(|token| [token, "\u{1f}"]).collect()
}

/// Every index leads somewhere, checked without the reader's own code.
fn leads_somewhere(f: &Framework) {
    let origin = |origin: &Origin| match origin {
        Origin::Source { source, .. } => assert!(*source < f.sources.len()),
        Origin::Buyer | Origin::Judgement | Origin::Illustrative => {}
    };
    let constant = |c: &Constant| origin(&c.origin);
    let parameter = |at: usize| assert!(at < f.parameters.len());
    let when = |when: &[usize]| assert!(when.iter().all(|at| *at < f.thresholds.len()));
    let rows = |rows: &[Row]| {
        rows.iter().for_each(|row| {
            constant(&row.value);
            when(&row.only_if);
        })
    };
    let stated = |stated: &Stated| match stated {
        Stated::Fixed(figure) => constant(figure),
        Stated::Parameter(at) => parameter(*at),
        Stated::By(table) => rows(table),
    };
    let method = |method: &Method| match method {
        Method::Target { target, .. } => stated(target),
        Method::Bands { origin: of, .. } => origin(of),
        Method::Points { required: Required::Stated(points), .. } => stated(points),
        Method::Points { required: Required::Norm(norm), .. } => {
            constant(&norm.rate);
            constant(&norm.per);
        }
        Method::Graded { pass } => pass.iter().for_each(|pass| origin(&pass.origin)),
        Method::Gate { measures } => measures.iter().for_each(constant),
        Method::Relative | Method::Unknown => {}
    };
    f.thresholds.iter().for_each(|threshold| origin(&threshold.origin));
    f.areas.iter().for_each(|area| origin(&area.origin));
    f.discount.iter().for_each(constant);
    f.documents.iter().for_each(|document| {
        origin(&document.origin);
        when(&document.only_if);
    });
    assert!(f.indexes.iter().all(|index| index.source < f.sources.len()));
    if let Some(non_price) = &f.non_price {
        non_price.weight.iter().for_each(stated);
        non_price.when.iter().for_each(|(at, _)| parameter(*at));
    }
    f.parameters.iter().for_each(|p| rows(&p.minimum));
    f.full_time_hours.iter().for_each(constant);
    f.parameters.iter().filter_map(|p| p.asked_when.as_ref()).for_each(|(at, _)| parameter(*at));
    for m in &f.measures {
        assert!(m.outcome < f.themes[m.theme].outcomes.len());
        assert!(m.section.is_none_or(|at| at < f.sections.len()));
        if let UnitKind::MoneyInvested { rate } = &m.unit.kind {
            constant(rate);
        }
        if let Some(value) = &m.value {
            assert!(value.source < f.sources.len());
            value.conversion.iter().for_each(constant);
            if let Amount::ByPlace { areas, .. } = &value.amount {
                assert!(areas.iter().all(|(at, _)| *at < f.areas.len()));
            }
            if let Some(uprating) = &value.uprating {
                let rows = f.indexes[uprating.index].table.len();
                assert!(uprating.from < rows && uprating.to < rows);
            }
        }
    }
    for s in &f.sections {
        match &s.marks {
            SectionMarks::Stated(marks) => stated(marks),
            SectionMarks::Share { weighting, share, .. } => {
                parameter(*weighting);
                parameter(*share);
            }
        }
        match &s.method {
            SectionMethod::Always(always) => method(always),
            SectionMethod::Chosen { parameter: at, cases } => {
                parameter(*at);
                cases.iter().for_each(|(_, case)| method(case));
            }
        }
    }
    f.scales.iter().for_each(|scale| origin(&scale.origin));
    for c in &f.criteria {
        assert!(c.section < f.sections.len() && c.theme.is_none_or(|at| at < f.themes.len()));
        match &c.scale {
            Some(ScaleChoice::Always(at)) => assert!(*at < f.scales.len()),
            Some(ScaleChoice::Chosen { parameter: at, cases }) => {
                parameter(*at);
                assert!(cases.iter().all(|(_, at)| *at < f.scales.len()));
            }
            None => {}
        }
        stated(&c.weight);
    }
    for rule in &f.rules {
        origin(&rule.origin);
        when(&rule.only_if);
        let (measures, max) = match &rule.kind {
            RuleKind::Exclusive { measures, .. } | RuleKind::FirstYearOnly { measures } => (&measures[..], None),
            RuleKind::ItemCap { measures, max } | RuleKind::PersonCap { measures, max } => (&measures[..], Some(max)),
            RuleKind::SectionCap { section, max } => {
                assert!(*section < f.sections.len());
                (&[][..], Some(max))
            }
            RuleKind::Allowed { measures }
            | RuleKind::ClaimedOnce { measures }
            | RuleKind::Attest { measures, .. }
            | RuleKind::ShareStated { measures }
            | RuleKind::DeliveredBy { measures, .. } => (&measures[..], None),
            RuleKind::LocalOnly { measures, area } => {
                assert!(*area < f.areas.len());
                (&measures[..], None)
            }
            RuleKind::MinMonths { measures, min: max }
            | RuleKind::AtMost { measures, max }
            | RuleKind::AtLeast { measures, min: max } => (&measures[..], Some(max)),
            RuleKind::Mandatory { measures, criteria, .. } | RuleKind::BothNeeded { measures, criteria } => {
                assert!(criteria.iter().all(|at| *at < f.criteria.len()));
                (&measures[..], None)
            }
        };
        assert!(measures.iter().all(|at| *at < f.measures.len()));
        max.into_iter().for_each(constant);
    }
}

/// A change of one of the texts: of a token, or of a character.
#[derive(Clone, Debug)]
enum Change {
    Swap(prop::sample::Index, prop::sample::Index),
    Put(prop::sample::Index, String),
    Drop(prop::sample::Index),
    Cut(prop::sample::Index),
    Splice(prop::sample::Index, String),
}

fn any_change() -> impl Strategy<Value = Change> {
    use prop::sample::Index;
    prop_oneof![
        4 => (any::<Index>(), any::<Index>()).prop_map(|(a, b)| Change::Swap(a, b)),
        4 => (any::<Index>(), "[0-9]{1,2}").prop_map(|(at, number)| Change::Put(at, number)),
        1 => (any::<Index>(), ".{0,3}").prop_map(|(at, text)| Change::Put(at, text)),
        1 => any::<Index>().prop_map(Change::Drop),
        1 => any::<Index>().prop_map(Change::Cut),
        1 => (any::<Index>(), "[\u{1f}0-9x]{1,4}").prop_map(|(at, text)| Change::Splice(at, text)),
    ]
}

fn changed(text: &str, change: &Change) -> String {
    let mut tokens: Vec<_> = text.split_terminator(SEPARATOR).collect();
    let count = tokens.len();
    let place = |at: &prop::sample::Index| {
        let place = at.index(text.len() + 1);
        (place..).find(|at| text.is_char_boundary(*at)).unwrap_or(text.len())
    };
    match change {
        _ if count == 0 => return text.to_owned(),
        Change::Swap(a, b) => tokens.swap(a.index(count), b.index(count)),
        Change::Put(at, token) => tokens[at.index(count)] = token,
        Change::Drop(at) => drop(tokens.remove(at.index(count))),
        Change::Cut(at) => return text[..place(at)].to_owned(),
        Change::Splice(at, more) => {
            let (before, after) = text.split_at(place(at));
            return format!("{before}{more}{after}");
        }
    }
    joined(&tokens)
}

proptest! {
    #![proptest_config(cases(1500))]
    #[test]
    fn changed_texts_are_refused_or_hang_together(
        which in any::<prop::sample::Index>(),
        alone in 0..4_u8,
        changes in prop::collection::vec((prop::sample::select(vec![0, 0, 0, 1, 2, 3, 4]), any_change()), 1..4),
    ) {
        let mut texts = texts_of(which.get(&WRITTEN).clone());
        for (text, change) in &changes {
            texts[*text] = changed(&texts[*text], change);
        }
        let missing: &[usize] = match alone {
            1 => &WELSH,
            2 => &ENGLISH,
            3 => &LATER,
            _ => &[],
        };
        if let Some(framework) = back(&lacking(&texts, missing)) {
            leads_somewhere(&framework);
            // What is odd and whole is still marked without a panic.
            let pledges = framework.measures.iter().map(|measure| common::amount(&measure.id, "3")).collect();
            let cards = score(&common::case(framework), &[common::bid("a", pledges)]);
            prop_assert_eq!(cards.len(), 1);
        }
    }

    /// Behind a right stamp, so that more than the first token is read.
    #[test]
    fn made_up_texts_never_panic(
        base in "([0-9]{0,2}\u{1f}|\\PC{0,3}\u{1f}|.){0,60}",
        made_up in "(\u{1f}|.){0,30}",
        later in "(\u{1f}|.){0,30}",
    ) {
        let [right, en, en_later, cy, cy_later] = texts_of(WRITTEN[0].clone());
        let (stamp, _) = right.split_once(SEPARATOR).expect("tokens");
        let base = format!("{stamp}{SEPARATOR}{base}");
        let nothing = String::new();
        for [en, en_later, cy, cy_later] in [
            [&made_up, &later, &made_up, &later],
            [&nothing, &nothing, &made_up, &later],
            [&made_up, &nothing, &nothing, &nothing],
            [&en, &later, &nothing, &nothing],
            [&en, &en_later, &cy, &cy_later],
        ] {
            if let Some(framework) = back(&[&base, en, en_later, cy, cy_later]) {
                leads_somewhere(&framework);
            }
        }
    }
}
