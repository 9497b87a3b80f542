//! Reading of sections that count points or ratios, and of bands, norms, gates and pass marks.

mod common;

use std::fs;
use std::path::Path;

use common::counting::{at_least, basis, more_than};
use common::dec;
use pledge_engine::framework::*;
use pledge_engine::json::{Limits, parse};

fn good() -> String {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/good/methods.json");
    fs::read_to_string(path).expect("a readable file")
}

fn open(text: &str) -> Reading {
    read(text, &Limits::default())
}

fn section(framework: &Framework, id: &str) -> Section {
    framework.sections[framework.section(id).expect("it is there")].clone()
}

fn always(section: Section) -> Method {
    match section.method {
        SectionMethod::Always(method) => method,
        SectionMethod::Chosen { .. } => panic!("no choice"),
    }
}

#[test]
fn every_method_is_read() {
    let reading = open(&good());
    assert_eq!(reading.faults, []);
    let framework = reading.framework.expect("a good file");
    let ratio = section(&framework, "ratio");
    assert_eq!(ratio.counts, Counts::Ratio(basis(ValueOf::Price)));
    assert_eq!(always(ratio), Method::Relative);
    let points = section(&framework, "points");
    assert_eq!(points.counts, Counts::Points);
    let stated = Required::Stated(Stated::Parameter(0));
    assert_eq!(always(points), Method::Points { required: stated, all_or_nothing: true });
    let Method::Points { required: Required::Norm(norm), all_or_nothing: false } = always(section(&framework, "norm"))
    else {
        panic!("a norm")
    };
    assert_eq!((norm.rate.value, norm.per.value), (dec("20"), dec("1000000")));
    assert_eq!(norm.of, Basis { of: ValueOf::WithExtensions, vat: Vat::Included });
    assert_eq!((norm.round, norm.on), (NormRound::Down, NormOn::Bands));
    let aimed = Method::Target { target: Stated::Parameter(1), basis: TargetBasis::Total };
    assert_eq!(always(section(&framework, "aimed")), aimed);
    let Method::Gate { measures: Some(needed) } = always(section(&framework, "gate")) else { panic!("a gate") };
    assert_eq!((needed.value, needed.origin), (dec("1"), Origin::Illustrative));
    let bands = section(&framework, "bands");
    assert_eq!(bands.counts, Counts::Money);
    let expected = [(at_least("0"), "0"), (at_least("1000.50"), "12.5"), (more_than("1000.50"), "100")];
    let expected = expected.map(|(from, earns)| Band { from, earns: dec(earns) });
    let origin = Origin::Source { source: 0, place: String::new() };
    assert_eq!(always(bands), Method::Bands { bands: expected.to_vec(), origin });
    let pass = Some(Pass { at: at_least("60"), effect: Effect::Exclude, origin: Origin::Buyer });
    assert_eq!(always(section(&framework, "answers")), Method::Graded { pass });
    let SectionMethod::Chosen { cases, .. } = section(&framework, "either").method else { panic!("a choice") };
    assert_eq!(cases[0].1, Method::Gate { measures: None });

    let jobs = &framework.measures[1];
    let points = jobs.points.as_ref().expect("points");
    assert_eq!((points.value, &jobs.value), (dec("2.5"), &None));
    assert_eq!(points.origin, Origin::Source { source: 0, place: "row 2".into() });
    let policy = &framework.measures[4];
    assert_eq!((&policy.value, &policy.points, policy.section), (&None, &None, Some(4)));
    let [how, wage, what] = &framework.criteria[..] else { panic!("three criteria") };
    let origin = Origin::Source { source: 0, place: "page 2".into() };
    assert_eq!(how.pass, Some(Pass { at: more_than("1.5"), effect: Effect::VoidSection, origin }));
    assert_eq!((wage.answer, wage.pass.clone(), wage.scale.clone()), (AnswerKind::YesNo, None, None));
    let Stated::Fixed(weight) = &what.weight else { panic!("a weight of its own") };
    assert_eq!((what.answer, weight.value), (AnswerKind::Written, dec("1")));
}

#[test]
fn marks_are_rounded_where_the_file_says() {
    let with = |round: &str| open(&good().replacen("\"sources\"", &format!("{round}\"sources\""), 1));
    let found = |round: &str| with(round).framework.map(|framework| framework.round);
    assert_eq!(found(""), Some(Rounding::Sections));
    assert_eq!(found("\"round\": \"sections\", "), Some(Rounding::Sections));
    assert_eq!(found("\"round\": \"total\", "), Some(Rounding::Total));
    assert_eq!(with("\"round\": \"never\", ").faults[0].kind.code(), "unknown_word");
}

#[test]
fn zeros_at_the_end_of_a_bound_change_no_hash() {
    let hash_of = |text: &str| hash(&parse(text, &Limits::default()).expect("JSON"));
    let plain = hash_of(&good());
    for (from, to, same) in [
        ("\"at_least\": \"1000.50\"", "\"at_least\": \"1000.5\"", true),
        ("\"more_than\": \"1.5\"", "\"more_than\": \"1.500\"", true),
        ("\"earns\": \"12.5\"", "\"earns\": \"12.50\"", true),
        ("\"earns\": \"12.5\"", "\"earns\": \"12.05\"", false),
    ] {
        let other = good().replacen(from, to, 1);
        assert_ne!(other, good());
        assert_eq!(hash_of(&other) == plain, same, "{from} and {to}");
    }
}

#[test]
fn one_slip_in_a_section_is_one_fault() {
    for (from, to, code) in [
        // Of a section that counts nobody knows what, no measure can be said to lack what it counts.
        ("\"counts\": \"points\"", "\"counts\": \"pionts\"", "unknown_word"),
        ("{\"kind\": \"gate\", \"measures\"", "{\"kind\": \"gait\", \"measures\"", "unknown_word"),
        ("\"round\": \"down\"", "\"round\": \"half\"", "unknown_word"),
        ("\"of\": \"price\"", "\"of\": \"cost\"", "unknown_word"),
        ("\"award\": \"pass\"", "\"award\": \"most\"", "unknown_word"),
        ("\"effect\": \"exclude\"", "\"effect\": \"cut\"", "unknown_word"),
        ("\"answer\": \"written\"", "\"answer\": \"spoken\"", "unknown_word"),
        ("\"rate\": {\"value\": \"20\"", "\"rate\": {\"value\": 20", "bare_number"),
        (", \"award\": \"share\"", "", "missing_key"),
        ("\"origin\": {\"source\": \"rates\"}, \"bands\"", "\"bands\"", "no_origin"),
    ] {
        let text = good().replacen(from, to, 1);
        assert_ne!(text, good(), "{from}");
        let found: Vec<_> = open(&text).faults.iter().map(|fault| fault.kind.code()).collect();
        assert_eq!(found, [code], "{to}");
    }
}
