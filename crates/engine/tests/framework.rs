//! Reading of framework files: good ones, wrong ones, and good ones made wrong at random.

#[path = "common/cases.rs"]
mod cases;

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use cases::cases;
use pledge_engine::Decimal;
use pledge_engine::framework::*;
use pledge_engine::json::{Limits, Node, Value, minified, parse, pretty};
use proptest::prelude::*;
use sha2::{Digest, Sha256};

fn folder(name: &str) -> Vec<PathBuf> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests").join(name);
    let entries = fs::read_dir(path).expect("the folder is part of the tests");
    let paths = entries.map(|entry| entry.expect("a readable folder").path());
    let mut paths: Vec<_> = paths.filter(|path| path.extension().is_some_and(|end| end == "json")).collect();
    paths.sort();
    paths
}

fn text_of(path: &Path) -> String {
    fs::read_to_string(path).expect("a readable file")
}

fn good(name: &str) -> String {
    text_of(&Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/good").join(name))
}

fn open(text: &str) -> Reading {
    read(text, &Limits::default())
}

fn lines(faults: &[Fault]) -> Vec<String> {
    let line = |f: &Fault| format!("{}:{} {} {}", f.place.line, f.place.column, f.pointer, f.kind.code());
    faults.iter().map(line).collect()
}

fn dec(text: &str) -> Decimal {
    text.parse().expect("a decimal")
}

#[test]
fn good_files_have_neither_faults_nor_lints() {
    for path in folder("good") {
        let reading = open(&text_of(&path));
        assert_eq!(lines(&reading.faults), [""; 0], "{}", path.display());
        let framework = reading.framework.expect("no fault, so a framework");
        hangs_together(&framework);
    }
}

/// The name of a file promises its faults: `code`, `code-detail` or `several__code__code`.
#[test]
fn every_wrong_file_gives_the_faults_that_its_name_promises() {
    let mut seen = BTreeSet::new();
    let paths = folder("faulty");
    assert!(paths.len() >= 25);
    for path in paths {
        let name = path.file_stem().and_then(|stem| stem.to_str()).expect("a name");
        let codes = name.split('-').next().unwrap_or_default();
        let promised: BTreeSet<_> = match codes.strip_prefix("several__") {
            Some(codes) => codes.split("__").map(str::to_owned).collect(),
            None => BTreeSet::from([codes.to_owned()]),
        };
        let reading = open(&text_of(&path));
        let found: BTreeSet<_> = reading.faults.iter().map(|f| f.kind.code().to_owned()).collect();
        assert_eq!(found, promised, "{name}: {:#?}", lines(&reading.faults));
        let refused = reading.faults.iter().any(|f| f.kind.severity() == Severity::Fault);
        assert_eq!(reading.framework.is_none(), refused, "{name}");
        let places: Vec<_> = reading.faults.iter().map(|f| f.place).collect();
        assert!(places.is_sorted(), "{name}: faults stand in file order");
        // The sidecar has every fault with its place: `line:column pointer code`.
        let expected = fs::read_to_string(path.with_extension("expect")).expect("a sidecar");
        assert_eq!(lines(&reading.faults), expected.lines().collect::<Vec<_>>(), "{name}");
        seen.extend(found);
    }
    // Every kind has a file but the four that are limits: those are in `limits.rs`.
    for code in ["missing_language", "duplicate_key", "rule_names_nothing", "never_asked", "syntax"] {
        assert!(seen.contains(code), "{code}");
    }
    assert!(seen.len() >= 54, "{} kinds of fault have a file", seen.len());
}

#[test]
fn keys_that_are_reserved_are_no_faults() {
    let text = good("official.json");
    let reserved = text.replacen("\"evidence\":", "\"legal_ground\": {\"share\": 0.5}, \"evidence\":", 1);
    let reserved = reserved.replacen("\"question\":", "\"clause\": \"4.2\", \"evidence\": [], \"question\":", 1);
    assert_ne!(reserved, text);
    assert_eq!(lines(&open(&reserved).faults), [""; 0]);
}

#[test]
fn the_particulars_help() {
    let faulty = |name: &str| {
        let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/faulty").join(name);
        open(&text_of(&path)).faults.remove(0).kind
    };
    let unknown = FaultKind::UnknownKey { key: "weigth".into(), nearest: None };
    assert_eq!(faulty("unknown_key.json"), unknown, "no key of a measure is near");
    let nearest = Some("counts".to_owned());
    let near = open(&good("official.json").replace("\"counts\"", "\"conts\""));
    assert_eq!(near.faults[1].kind, FaultKind::UnknownKey { key: "conts".into(), nearest });
    assert_eq!(faulty("bare_number.json"), FaultKind::BareNumber { text: "12.50".into() });
    assert_eq!(
        faulty("mixed_price_years.json"),
        FaultKind::MixedPriceYears { years: vec!["2025".into(), "2020".into()] }
    );
    assert_eq!(faulty("newer_format.json"), FaultKind::NewerFormat { found: "2".into(), known: 1 });
    assert_eq!(faulty("missing_key-case.json"), FaultKind::MissingKey { key: "best".into() });
    assert_eq!(
        faulty("wrong_parameter_kind.json"),
        FaultKind::WrongParameterKind { id: "aim".into(), expected: "percent" }
    );
    assert_eq!(
        faulty("unknown_reference.json"),
        FaultKind::UnknownReference { what: "sources".into(), id: "rate".into() }
    );
    for (name, id) in [("unknown_reference-choice.json", "goal"), ("unknown_reference-case.json", "other")] {
        let FaultKind::UnknownReference { what, id: found } = faulty(name) else { panic!("{name}") };
        assert_eq!((what.as_str(), found.as_str()), ("rule/choices", id), "{name}");
    }
    assert_eq!(faulty("syntax-quote.json"), FaultKind::Syntax { found: "“".into() });
}

#[test]
fn an_example_is_what_may_be_typed() {
    let text = text_of(&Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/faulty/wrong_type-example.json"));
    let rows = [
        // kind, example, the fault that it is.
        ("money", "£10k", None),
        ("money", "10,000", None),
        ("money", "", None),
        ("money", "£10 each", Some("wrong_type")),
        ("ratio", "£0.25", None),
        ("ratio", "£10k", Some("wrong_type")),
        ("percent", "12.5%", None),
        ("percent", "120", Some("not_a_share")),
        ("percent", "twelve", Some("wrong_type")),
        ("marks", "10", None),
        ("marks", "£10", Some("wrong_type")),
    ];
    for (kind, example, fault) in rows {
        let text = text.replace(
            r#""kind": "percent", "example": "about ten""#,
            &format!(r#""kind": "{kind}", "example": "{example}""#),
        );
        let faults = open(&text).faults;
        let found = faults.iter().find(|fault| fault.pointer == "/parameters/2/example").map(|fault| fault.kind.code());
        assert_eq!(found, fault, "{kind} {example}");
    }
}

#[test]
fn limits_are_said() {
    let text = good("illustrative.json");
    let limits = Limits { measures: 2, ..Limits::default() };
    let reading = read(&text, &limits);
    // The third measure is one too many; what refers to it and to those behind it is lost too.
    let first = &reading.faults[0];
    assert_eq!(first.kind, FaultKind::TooManyMeasures { limit: 2 });
    assert_eq!(first.pointer, "/themes/0/outcomes/0/measures/2");
    let limits = Limits { bytes: 100, ..Limits::default() };
    assert_eq!(lines(&read(&text, &limits).faults), ["1:1  too_large"]);
    let limits = Limits { depth: 3, ..Limits::default() };
    assert_eq!(read(&text, &limits).faults[0].kind, FaultKind::TooDeep { limit: 3 });
}

#[test]
fn what_stands_in_the_file_is_in_the_model() {
    let framework = open(&good("illustrative.json")).framework.expect("a good file");
    assert_eq!((framework.status, framework.bilingual), (Status::Illustrative, true));
    assert_eq!(framework.title.cy, "Pob rhan o’r fformat");
    let hours = framework.full_time_hours.as_ref().expect("stated");
    assert_eq!((hours.value, hours.note.en.as_str()), (dec("35"), "A week."));
    assert_eq!(hours.origin, Origin::Source { source: 0, place: "row 1".into() });
    // Asked when a parameter that stands after it is "target".
    assert_eq!(framework.parameters[0].asked_when, Some((4, "target".into())));
    assert_eq!(framework.measures.len(), 15);
    let fte = &framework.measures[0];
    let value = fte.value.as_ref().expect("valued");
    assert_eq!(value.amount, Amount::Fixed(dec("30000")));
    assert_eq!(value.range, Some((dec("20000"), dec("40000"))));
    assert_eq!(value.conversion.as_ref().map(|c| c.value), Some(dec("0.25")));
    assert_eq!((fte.step, fte.clause.as_str(), fte.concept.as_str()), (Some(dec("0.1")), "1.1", "jobs"));
    assert_eq!((fte.theme, fte.outcome, fte.section), (0, 0, Some(0)));
    let carbon = &framework.measures[framework.measure("carbon").expect("there")];
    assert_eq!((carbon.theme, carbon.outcome), (1, 0));
    let by_year = Amount::ByYear(vec![(2025, dec("260")), (2030, dec("280"))]);
    assert_eq!(carbon.value.as_ref().map(|v| &v.amount), Some(&by_year));
    let policy = &framework.measures[14];
    assert_eq!((policy.section, policy.value.is_none(), policy.record_only.is_some()), (None, true, true));
    assert_eq!(framework.sections[1].marks, SectionMarks::Share { weighting: 2, share: 3, rest: true });
    let SectionMethod::Chosen { parameter: 4, cases } = &framework.sections[0].method else {
        panic!("chosen by the rule")
    };
    let ratio = Method::Target { target: Stated::Parameter(1), basis: TargetBasis::PerPound };
    assert_eq!(cases[2], ("ratio".into(), ratio));
    assert_eq!(framework.criteria[0].limit, Some(AnswerLimit::Words(500)));
    assert_eq!(framework.criteria[1].limit, Some(AnswerLimit::Characters(2000)));
    assert_eq!((&framework.criteria[0].scale, &framework.criteria[1].scale), (&Some(ScaleChoice::Always(0)), &None));
    // Measures of a rule stand in framework order, however the file names them.
    let once = RuleKind::Exclusive { measures: vec![4, 5], when: ExclusiveWhen::SameAs };
    assert_eq!((&framework.rules[0].kind, framework.rules[0].effect), (&once, Effect::KeepHigher));

    let private = open(&good("private.json")).framework.expect("a good file");
    let source = &private.sources[0];
    let stated = (source.publisher.as_str(), source.edition.as_str(), source.licence.en.as_str());
    assert_eq!(stated, ("not stated", "not stated", "not stated"));
    let value = private.measures[0].value.as_ref().expect("valued");
    assert_eq!((value.place.as_str(), value.price_year.as_str()), ("not stated", "not stated"));
}

#[test]
fn what_depends_on_the_contract_is_in_the_model() {
    let f = open(&good("by_facts.json")).framework.expect("a good file");
    assert_eq!(f.in_force, Period { from: "2026-10-01".into(), before: "2027-04-01".into() });
    let bound = |at: &str, strict| Some(Bound { at: dec(at), strict });
    let value = |at: usize| f.thresholds[at].value.clone().expect("bounds");
    let of = |of, vat| Basis { of, vat };
    let estimated = of(ValueOf::Estimated, Vat::Included);
    let range = |of, low, high| ValueRange { of, low, high };
    assert_eq!(value(0), range(estimated, bound("1000000", false), bound("5000000", true)));
    assert_eq!(value(1), range(of(ValueOf::WithExtensions, Vat::Excluded), bound("5000000", false), None));
    assert_eq!(value(2), range(estimated, bound("5000", true), bound("30000", false)));
    assert_eq!(value(5), range(of(ValueOf::Price, Vat::Excluded), bound("10000", true), None));
    let large = &f.thresholds[0];
    assert_eq!((large.id.as_str(), large.clause.as_str()), ("large", "2.1"));
    assert_eq!(large.origin, Origin::Source { source: 0, place: "page 2".into() });
    assert_eq!(f.thresholds[3].notice, Period { from: "2027-01-01".into(), before: "2028-01-01".into() });
    let ours = &f.thresholds[4];
    assert_eq!((&ours.buyers[..], &ours.nations[..]), (&[Buyer::Central, Buyer::Other][..], &[Nation::Wales][..]));
    assert_eq!((&ours.kinds[..], &ours.lots[..]), (&[Deal::Contract][..], &["Lot 1".into(), "Lot 2".into()][..]));
    let documents: Vec<_> = f.documents.iter().map(|d| (d.id.as_str(), &d.only_if[..], d.clause.as_str())).collect();
    assert_eq!(documents, [("plan", &[0, 5][..], "5"), ("form", &[], "")]);
    assert_eq!((f.documents[0].what.en.as_str(), f.documents[1].what.en.as_str()), ("Who does what, and when.", ""));
    let rows = |rows: &[Row]| rows.iter().map(|r| (r.only_if.clone(), r.value.value)).collect::<Vec<_>>();
    let Some(NonPrice { weight: Some(Stated::By(weights)), when: Some((1, choice)) }) = &f.non_price else {
        panic!("a weight by facts, where the tender chose that")
    };
    assert_eq!((rows(weights), choice.as_str()), (vec![(vec![1], dec("60")), (vec![], dec("40"))], "target"));
    assert_eq!((f.round, f.lots, f.extensions), (Rounding::Total, Lots::Shared, Extensions::Counted));
    assert_eq!(rows(&f.parameters[0].minimum), [(vec![0, 3], dec("10")), (vec![4], dec("5"))]);
    let SectionMarks::Stated(Stated::By(marks)) = &f.sections[1].marks else { panic!("marks by facts") };
    assert_eq!(rows(marks), [(vec![2], dec("2.5")), (vec![], dec("5"))]);
    // What is not said is as if it said the usual.
    let f = open(&good("official.json")).framework.expect("a good file");
    assert_eq!((f.in_force, f.non_price), (Period::default(), None));
    assert_eq!((f.round, f.lots, f.extensions), (Rounding::Sections, Lots::Separate, Extensions::Apart));
}

#[test]
fn what_names_an_area_is_in_the_model() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/faulty/unused-area.json");
    let f = open(&text_of(&path)).framework.expect("only a lint");
    let area = &f.areas[0];
    assert_eq!((area.id.as_str(), area.title.en.as_str()), ("here", "Here"));
    assert_eq!(
        (area.definition.en.as_str(), &area.names[..]),
        ("The ten districts.", &["Salford".into(), "Bolton".into()][..])
    );
}

#[test]
fn the_hash_is_that_of_the_canonical_text() {
    let of = |text: &str| hash(&parse(text, &Limits::default()).expect("JSON"));
    let sha = |text: &str| Sha256::digest(text).iter().map(|b| format!("{b:02x}")).collect::<String>();
    assert_eq!(of("{}"), "44136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e8310c060f61caaff8a");
    // Keys sorted, nulls dropped, trailing zeros dropped in decimals alone.
    let text = r#" {"value": "12.50", "edition": "1.0", "b": [null, {"amount": "12.0", "x": null}], "id": "2.50",
        "low": "0.00", "step": "100", "score": "text.0", "high": 3, "replaces": {"value": "1.0"}} "#;
    let canonical = concat!(
        r#"{"b":[{"amount":"12"}],"edition":"1.0","high":3,"id":"2.50","low":"0","replaces":{"value":"1.0"},"#,
        r#""score":"text.0","step":"100","value":"12.5"}"#
    );
    assert_eq!(of(text), sha(canonical));
    // Lengths around the edges of a block.
    for length in 50..70 {
        let text = format!("\"{}\"", "x".repeat(length));
        assert_eq!(of(&text), sha(&text));
    }
    let file = good("official.json");
    let framework = open(&file).framework.expect("a good file");
    assert_eq!(framework.hash, of(&minified(&parse(&file, &Limits::default()).expect("JSON"))));
    assert_eq!(framework.hash.len(), 64);
}

/// Every index leads somewhere and every figure is what the model promises, checked without the reader's own code.
fn hangs_together(f: &Framework) {
    let above = |value: Decimal| value > Decimal::ZERO;
    let origin = |origin: &Origin| match origin {
        Origin::Source { source, .. } => *source < f.sources.len(),
        Origin::Illustrative => f.status == Status::Illustrative,
        Origin::Buyer | Origin::Judgement => true,
    };
    let constant = |c: &Constant| above(c.value) && origin(&c.origin);
    let said = |t: &Text| f.status == Status::Private || !t.en.is_empty() && (!f.bilingual || !t.cy.is_empty());
    let parameter = |at: usize, kind: fn(&ParameterKind) -> bool| kind(&f.parameters[at].kind);
    let is_marks = |kind: &ParameterKind| matches!(kind, ParameterKind::Marks);
    assert!(said(&f.title) && said(&f.buyer) && f.full_time_hours.iter().all(constant));
    assert_eq!(f.hash.len(), 64);
    for p in &f.parameters {
        assert!(said(&p.title) && !p.id.is_empty());
        if let Some((at, choice)) = &p.asked_when {
            let ParameterKind::Choice(choices) = &f.parameters[*at].kind else { panic!("no choice") };
            assert!(choices.iter().any(|c| c.id == *choice));
        }
    }
    assert!(f.discount.iter().all(constant));
    for index in &f.indexes {
        let years: BTreeSet<_> = index.table.iter().map(|(year, _)| year).collect();
        assert!(index.source < f.sources.len() && !years.is_empty() && years.len() == index.table.len());
        assert!(index.table.iter().all(|(_, value)| above(*value)) && said(&index.title));
    }
    let mut ids = BTreeSet::new();
    for m in &f.measures {
        assert!(ids.insert(&m.id) && said(&m.title) && m.outcome < f.themes[m.theme].outcomes.len());
        let gated = |section: &Section| match &section.method {
            SectionMethod::Always(method) => matches!(method, Method::Gate { .. }),
            SectionMethod::Chosen { cases, .. } => cases.iter().all(|(_, m)| matches!(m, Method::Gate { .. })),
        };
        let fed = m.section.map(|at| &f.sections[at]);
        let counts = fed.filter(|section| !gated(section)).map(|section| section.counts == Counts::Points);
        assert_eq!((m.value.is_some(), m.points.is_some()), (counts == Some(false), counts == Some(true)));
        assert!(m.points.iter().all(constant));
        assert_ne!(m.section.is_some(), m.record_only.is_some());
        assert!(m.section.is_none_or(|at| at < f.sections.len()) && m.step.is_none_or(above));
        if let UnitKind::MoneyInvested { rate } = &m.unit.kind {
            assert!(constant(rate));
        }
        assert!(f.full_time_hours.is_some() || m.unit.kind != UnitKind::FteYears);
        let Some(value) = &m.value else { continue };
        assert!(value.source < f.sources.len() && !value.place.is_empty() && !value.price_year.is_empty());
        assert!(value.conversion.iter().all(constant));
        if let Some(by) = &value.uprating {
            let rows = f.indexes[by.index].table.len();
            assert!(by.from < rows && by.to < rows && f.indexes[by.index].table[by.from].0 == value.price_year);
        }
        for part in value.additionality.iter().flat_map(|a| [&a.deadweight, &a.attribution, &a.displacement]) {
            let share = dec("0")..=dec("100");
            assert!(part.iter().all(|c| share.contains(&c.value) && origin(&c.origin)));
        }
        match &value.amount {
            Amount::Fixed(amount) => {
                assert!(above(*amount));
                assert!(value.range.is_none_or(|(low, high)| low <= *amount && *amount <= high));
            }
            Amount::ByYear(years) => {
                assert!(years.len() >= 2 && years.windows(2).all(|pair| pair[0].0 < pair[1].0));
                assert!(years.iter().all(|(_, amount)| above(*amount)));
            }
            Amount::ByPlace { areas, elsewhere } => {
                assert!(areas.iter().all(|(at, amount)| *at < f.areas.len() && above(*amount)));
                assert!(!areas.is_empty() && elsewhere.is_none_or(above));
            }
        }
    }
    let rows = |rows: &[Row]| {
        !rows.is_empty()
            && rows.iter().all(|r| constant(&r.value) && r.only_if.iter().all(|at| *at < f.thresholds.len()))
    };
    let conditions = |only_if: &[usize]| only_if.iter().all(|at| *at < f.thresholds.len());
    let ordered = |p: &Period| p.before.is_empty() || p.from < p.before;
    assert!(ordered(&f.in_force) && f.documents.iter().all(|d| conditions(&d.only_if) && origin(&d.origin)));
    assert!(f.rules.iter().all(|rule| conditions(&rule.only_if)));
    assert!(f.parameters.iter().all(|p| p.minimum.is_empty() || rows(&p.minimum)));
    for t in &f.thresholds {
        let parts = [t.buyers.is_empty(), t.nations.is_empty(), t.kinds.is_empty(), t.lots.is_empty()];
        let says = t.value.is_some() || t.notice != Period::default() || parts.contains(&false);
        assert!(says && ordered(&t.notice) && origin(&t.origin));
        if let Some(value) = &t.value {
            assert!(value.low.is_some() || value.high.is_some());
            assert!(value.low.into_iter().chain(value.high).all(|bound| above(bound.at)));
        }
    }
    let stated = |stated: &Stated, kind: fn(&ParameterKind) -> bool| match stated {
        Stated::Fixed(figure) => constant(figure),
        Stated::Parameter(at) => parameter(*at, kind),
        Stated::By(table) => rows(table),
    };
    if let Some(NonPrice { weight, when }) = &f.non_price {
        let percent = |kind: &ParameterKind| matches!(kind, ParameterKind::Percent);
        assert!(weight.iter().all(|weight| stated(weight, percent)));
        assert!(when.iter().all(|(at, _)| parameter(*at, |kind| matches!(kind, ParameterKind::Choice(_)))));
    }
    let method = |method: &Method, counts: Counts| match method {
        Method::Target { target, basis: TargetBasis::Total } if counts == Counts::Money => {
            stated(target, |kind| matches!(kind, ParameterKind::Money))
        }
        Method::Target { target, .. } => stated(target, |kind| matches!(kind, ParameterKind::Ratio)),
        Method::Bands { bands, origin: of } => {
            let rising =
                |pair: &[Band]| (pair[0].from.at, pair[0].from.strict) < (pair[1].from.at, pair[1].from.strict);
            origin(of) && !bands.is_empty() && bands.windows(2).all(rising)
        }
        Method::Points { required: Required::Stated(points), .. } => stated(points, |_| true),
        Method::Points { required: Required::Norm(norm), .. } => constant(&norm.rate) && constant(&norm.per),
        Method::Gate { measures } => measures.iter().all(constant),
        Method::Graded { pass } => pass.iter().all(|pass| origin(&pass.origin)),
        Method::Relative | Method::Unknown => true,
    };
    let scale_choice = |choice: &ScaleChoice| match choice {
        ScaleChoice::Always(at) => *at < f.scales.len(),
        ScaleChoice::Chosen { parameter: at, cases } => {
            parameter(*at, |kind| matches!(kind, ParameterKind::Choice(_)))
                && cases.iter().all(|(_, at)| *at < f.scales.len())
        }
    };
    assert!(!f.sections.is_empty());
    for (index, s) in f.sections.iter().enumerate() {
        assert!(match &s.marks {
            SectionMarks::Stated(marks) => stated(marks, is_marks),
            SectionMarks::Share { weighting, share, .. } => {
                parameter(*weighting, is_marks) && parameter(*share, |kind| matches!(kind, ParameterKind::Percent))
            }
        });
        match &s.method {
            SectionMethod::Always(always) => assert!(method(always, s.counts)),
            SectionMethod::Chosen { parameter, cases } => {
                let ParameterKind::Choice(choices) = &f.parameters[*parameter].kind else { panic!("no choice") };
                assert_eq!(choices.len(), cases.len());
                assert!(choices.iter().all(|choice| cases.iter().any(|(id, _)| *id == choice.id)));
                assert!(cases.iter().all(|(_, case)| method(case, s.counts)));
            }
        }
        let feeds = f.measures.iter().any(|m| m.section == Some(index));
        assert!(feeds || f.criteria.iter().any(|c| c.section == index));
    }
    for scale in &f.scales {
        assert!(origin(&scale.origin) && scale.grades.iter().any(|g| above(g.score)));
    }
    for c in &f.criteria {
        assert!(c.section < f.sections.len() && stated(&c.weight, is_marks) && said(&c.question));
        assert!(c.theme.is_none_or(|at| at < f.themes.len()) && c.scale.iter().all(scale_choice));
    }
    for rule in &f.rules {
        assert!(origin(&rule.origin) && said(&rule.title));
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
        assert!(measures.iter().all(|at| *at < f.measures.len()) && measures.is_sorted());
        assert!(max.into_iter().all(constant));
    }
}

/// All places in a tree where something can be changed.
fn nodes(node: &Node) -> usize {
    1 + match &node.value {
        Value::List(items) => items.iter().map(nodes).sum(),
        Value::Object(members) => members.iter().map(|m| nodes(&m.value)).sum(),
        _ => 0,
    }
}

/// Changes the node with that number, counted from the root.
fn change(node: &mut Node, at: &mut usize, how: usize, with: &Node) {
    if *at == 0 {
        match (&mut node.value, how) {
            (Value::List(items), 0) if !items.is_empty() => drop(items.remove(0)),
            (Value::Object(members), 0) if !members.is_empty() => drop(members.remove(members.len() / 2)),
            (Value::List(items), 1) if !items.is_empty() => items.push(items[0].clone()),
            (Value::Object(members), 1) if !members.is_empty() => members.push(members[0].clone()),
            (Value::Object(members), 2) if !members.is_empty() => members[0].key.push('s'),
            (value, _) => *value = with.value.clone(),
        }
    }
    *at = at.wrapping_sub(1);
    match &mut node.value {
        Value::List(items) => items.iter_mut().for_each(|item| change(item, at, how, with)),
        Value::Object(members) => members.iter_mut().for_each(|m| change(&mut m.value, at, how, with)),
        _ => {}
    }
}

/// Values that are wrong in most places and right in some.
fn any_value() -> impl Strategy<Value = Node> {
    let texts = ["", "1", "-3", "0.00", "fte", "offer", "weighting", "rule", "rates", "both", "cut", "2026-13-01"];
    prop_oneof![
        prop::sample::select(texts.to_vec()).prop_map(Node::text),
        Just(Node::new(Value::Null)),
        Just(Node::new(Value::Bool(true))),
        Just(Node::new(Value::Number("7".into()))),
        Just(Node::new(Value::Number("-1e999".into()))),
        Just(Node::list([])),
        Just(Node::list([Node::text("fte")])),
        Just(Node::object::<&str>([])),
        Just(Node::object([("parameter", Node::text("ratio"))])),
        Just(Node::object([("kind", Node::text("graded"))])),
        Just(Node::object([("by", Node::list([Node::object([("only_if", Node::list([Node::text("large")]))])]))])),
        Just(Node::object([("from", Node::text("2026-01-01"))])),
        Just(Node::object([("value", Node::text("5")), ("origin", Node::text("buyer"))])),
        Just(Node::object([("en", Node::text("x")), ("cy", Node::text("y"))])),
    ]
}

proptest! {
    #![proptest_config(cases(600))]
    #[test]
    fn a_changed_file_gives_faults_or_a_whole_framework(
        which in 0..5_usize,
        changes in prop::collection::vec((any::<prop::sample::Index>(), 0..6_usize, any_value()), 1..4),
    ) {
        let name =
            ["illustrative.json", "private.json", "official.json", "by_facts.json", "values.json"][which];
        let mut root = parse(&good(name), &Limits::default()).expect("a good file");
        for (at, how, with) in changes {
            let mut at = at.index(nodes(&root));
            change(&mut root, &mut at, how, &with);
        }
        let reading = open(&pretty(&root));
        let refused = reading.faults.iter().any(|f| f.kind.severity() == Severity::Fault);
        prop_assert_eq!(reading.framework.is_none(), refused);
        if let Some(framework) = reading.framework {
            hangs_together(&framework);
        }
    }

    #[test]
    fn a_cut_file_is_refused_without_a_panic(cut in any::<prop::sample::Index>()) {
        let text = good("official.json");
        let text = text.trim_end();
        let end = cut.index(text.len());
        if text.is_char_boundary(end) {
            prop_assert_eq!(open(&text[..end]).faults[0].kind.code(), "syntax");
        }
    }
}
