//! The compact form of shipped frameworks: nothing is lost on the way, and nothing wrong comes through.

mod common;

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::LazyLock;

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
        let Compact { base, en, cy } = compact(&framework);
        let back = decode(&base, &en, &cy).expect("what was written");
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
        let Compact { base, en, cy } = compact(&framework);
        let english = decode(&base, &en, "").expect("English alone");
        assert_eq!(without(&english, "cy"), without(&framework, "cy"));
        assert!(texts(&english, "cy").iter().all(|text| text == "\"\","));
        assert_eq!(texts(&english, "en"), texts(&framework, "en"));
        assert_eq!(cy.is_empty(), texts(&framework, "cy").iter().all(|text| text == "\"\","), "{}", path.display());
        if !cy.is_empty() {
            with_welsh += 1;
            let welsh = decode(&base, "", &cy).expect("Welsh alone");
            assert_eq!(without(&welsh, "en"), without(&framework, "en"));
            assert!(texts(&welsh, "en").iter().all(|text| text == "\"\","));
            assert_eq!(texts(&welsh, "cy"), texts(&framework, "cy"));
        }
        assert_eq!(decode(&base, "", ""), None, "with neither there is nothing to show");
    }
    assert!(with_welsh >= 2);
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
    let Compact { base, en, cy } = compact(&odd);
    assert_eq!(decode(&base, &en, &cy), Some(odd));
}

#[test]
fn a_wrong_stamp_refuses() {
    let framework = whole_format();
    let Compact { base, en, cy } = compact(&framework);
    let (_, rest) = base.split_once(SEPARATOR).expect("tokens");
    for stamp in ["", "0", "1", "4294967296", "x"] {
        assert_eq!(decode(&format!("{stamp}{SEPARATOR}{rest}"), &en, &cy), None);
    }
    // The same texts of another edition, in either language.
    let mut other = framework.clone();
    other.hash.replace_range(..1, if framework.hash.starts_with('0') { "1" } else { "0" });
    let other = compact(&other);
    assert_ne!(other.en, en);
    assert_eq!(decode(&base, &other.en, &cy), None);
    assert_eq!(decode(&base, &en, &other.cy), None);
    assert_eq!(decode(&base, &other.en, ""), None);
    assert_eq!(decode(&base, "", &other.cy), None);
    assert_eq!(decode(&other.base, &en, &cy), None);
}

#[test]
fn every_cut_and_every_addition_refuses() {
    let Compact { base, en, cy } = compact(&whole_format());
    let cuts = |text: &str| (1..text.len()).filter(|at| text.is_char_boundary(*at)).collect::<Vec<_>>();
    for at in cuts(&base) {
        assert_eq!(decode(&base[..at], &en, &cy), None);
    }
    for at in cuts(&en) {
        assert_eq!(decode(&base, &en[..at], &cy), None);
    }
    for at in cuts(&cy) {
        assert_eq!(decode(&base, "", &cy[..at]), None);
    }
    assert_eq!(decode("", &en, &cy), None);
    for more in ["x", "\u{1f}", "0\u{1f}"] {
        let longer = |text: &str| format!("{text}{more}");
        assert_eq!(decode(&longer(&base), &en, &cy), None);
        assert_eq!(decode(&base, &longer(&en), &cy), None);
        assert_eq!(decode(&base, &en, &longer(&cy)), None);
    }
}

/// Every index is put one past the end of its list and far past it; every length is said to be greater than it is.
/// A length that is only said makes no room in memory, and costs no time.
#[test]
fn every_number_may_be_another() {
    let Compact { base, en, cy } = compact(&whole_format());
    let tokens: Vec<_> = base.split_terminator(SEPARATOR).collect();
    let numbers = tokens.iter().enumerate().skip(1).filter(|(_, token)| token.parse::<u32>().is_ok());
    for (at, _) in numbers {
        let near = (0..20).map(|number| number.to_string());
        let far = ["4294967295", "4294967296", "99999999999999999999", "-1", "+1", "1.0", ""].map(str::to_owned);
        for number in near.chain(far) {
            let mut changed = tokens.clone();
            changed[at] = &number;
            if let Some(framework) = decode(&joined(&changed), &en, &cy) {
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
    let method = |method: &Method| match method {
        Method::Target { target: Target::Fixed(target), .. } => constant(target),
        Method::Target { target: Target::Parameter(at), .. } => parameter(*at),
        Method::Relative | Method::Graded | Method::Unknown => {}
    };
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
        }
    }
    for s in &f.sections {
        match &s.marks {
            SectionMarks::Fixed(marks) => constant(marks),
            SectionMarks::Parameter(at) => parameter(*at),
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
        assert!(c.scale.is_none_or(|at| at < f.scales.len()));
        constant(&c.weight);
    }
    for rule in &f.rules {
        origin(&rule.origin);
        let (measures, max) = match &rule.kind {
            RuleKind::Exclusive { measures, .. } | RuleKind::FirstYearOnly { measures } => (&measures[..], None),
            RuleKind::ItemCap { measures, max } | RuleKind::PersonCap { measures, max } => (&measures[..], Some(max)),
            RuleKind::SectionCap { section, max } => {
                assert!(*section < f.sections.len());
                (&[][..], Some(max))
            }
        };
        assert!(measures.iter().all(|at| *at < f.measures.len()));
        max.into_iter().for_each(constant);
    }
}

/// A change of one of the three texts: of a token, or of a character.
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
    #![proptest_config(ProptestConfig::with_cases(1500))]
    #[test]
    fn changed_texts_are_refused_or_hang_together(
        which in any::<prop::sample::Index>(),
        alone in 0..3_u8,
        changes in prop::collection::vec((prop::sample::select(vec![0, 0, 0, 1, 2]), any_change()), 1..4),
    ) {
        let Compact { base, en, cy } = which.get(&WRITTEN).clone();
        let mut texts = [base, en, cy];
        for (text, change) in &changes {
            texts[*text] = changed(&texts[*text], change);
        }
        let [base, en, cy] = &texts;
        let (en, cy) = match alone {
            1 => (en.as_str(), ""),
            2 => ("", cy.as_str()),
            _ => (en.as_str(), cy.as_str()),
        };
        if let Some(framework) = decode(base, en, cy) {
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
        en in "(\u{1f}|.){0,30}",
        cy in "(\u{1f}|.){0,30}",
    ) {
        let right = &WRITTEN[0];
        let (stamp, _) = right.base.split_once(SEPARATOR).expect("tokens");
        let base = format!("{stamp}{SEPARATOR}{base}");
        for (en, cy) in [(en.as_str(), cy.as_str()), ("", cy.as_str()), (right.en.as_str(), right.cy.as_str())] {
            if let Some(framework) = decode(&base, en, cy) {
                leads_somewhere(&framework);
            }
        }
    }
}
