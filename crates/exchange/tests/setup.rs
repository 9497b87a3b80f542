//! A tender that is not listed: what it makes is always a framework, and comes back as it was typed.

#[path = "../../engine/tests/common/cases.rs"]
mod cases;

use cases::cases;
use pledge_engine::framework::{Framework, Method, SectionMarks, SectionMethod, Stated, Text, read};
use pledge_engine::json::Limits;
use pledge_exchange::{
    AnswersSetup, Built, MeasureSetup, OfferRule, OfferSetup, PrivateSetup, QuestionSetup, SetupPlace, SetupProblem,
    SetupWhy, SetupWords, TargetPer, build, read_setup, setup_from_framework, write_setup,
};
use proptest::prelude::*;

fn words() -> SetupWords<'static> {
    let both = |en: &str| Text { en: en.into(), cy: ["cy ", en].concat() };
    SetupWords {
        today: "2026-11-24",
        summary: both("summary"),
        tender_pack: both("tender pack"),
        offer: both("offer"),
        answers: both("answers"),
        theme: both("theme"),
        counts: both("counts"),
        no_value: both("no value"),
        graded: both("graded"),
        question: both("question"),
        offer_marks: both("offer marks"),
        answers_marks: both("answers marks"),
    }
}

fn measure(code: &str, unit: &str, value: &str) -> MeasureSetup {
    MeasureSetup {
        code: code.into(),
        title: "A measure".into(),
        unit: unit.into(),
        value: value.into(),
        ..MeasureSetup::default()
    }
}

fn question(marks: &str) -> QuestionSetup {
    QuestionSetup { question: "How?".into(), marks: marks.into(), ..QuestionSetup::default() }
}

/// Ten marks relative to the best offer, over these measures, and five for these questions.
fn setup(measures: Vec<MeasureSetup>, questions: Vec<QuestionSetup>) -> PrivateSetup {
    PrivateSetup {
        title: "Grounds".into(),
        full_time_hours: "37".into(),
        offer: OfferSetup { marks: "10".into(), rule: Some(OfferRule::BestOffer), ..OfferSetup::default() },
        answers: AnswersSetup { marks: if questions.is_empty() { "" } else { "5" }.into(), questions },
        measures,
        ..PrivateSetup::default()
    }
}

fn built(setup: &PrivateSetup) -> Built {
    build(setup, &words()).unwrap_or_else(|problems| panic!("{problems:?}"))
}

fn framework(built: &Built) -> Framework {
    let reading = read(&built.text, &Limits::default());
    reading.framework.unwrap_or_else(|| panic!("{:?}", reading.faults))
}

fn ids(built: &Built) -> Vec<String> {
    framework(built).measures.into_iter().map(|measure| measure.id).collect()
}

fn problems(setup: &PrivateSetup) -> Vec<(SetupPlace, SetupWhy)> {
    let found = build(setup, &words()).expect_err("a problem");
    found.into_iter().map(|SetupProblem { place, why }| (place, why)).collect()
}

fn marks_of(framework: &Framework, at: usize) -> String {
    match &framework.sections[at].marks {
        SectionMarks::Stated(Stated::Fixed(constant)) => constant.value.to_string(),
        SectionMarks::Stated(Stated::Parameter(at)) => framework.parameters[*at].id.clone(),
        SectionMarks::Share { .. } | SectionMarks::Stated(Stated::By(_)) => "share".into(),
    }
}

#[test]
fn numbers_that_carry_marks_need_a_value() {
    let none = setup(vec![measure("A", "hours", ""), measure("B", "count", " ")], vec![question("")]);
    assert_eq!(problems(&none), [(SetupPlace::MeasureValue(0), SetupWhy::NoValues)]);
    for rule in [OfferRule::Target, OfferRule::NotSaid] {
        let mut other = none.clone();
        (other.offer.rule, other.offer.target) = (Some(rule), "£5".into());
        assert_eq!(problems(&other), [(SetupPlace::MeasureValue(0), SetupWhy::NoValues)]);
    }
    // One is enough; the others are recorded.
    let one = framework(&built(&setup(vec![measure("A", "hours", ""), measure("B", "count", "£5")], vec![])));
    assert_eq!((one.measures[0].section, one.measures[1].section), (None, Some(0)));
}

#[test]
fn units_are_those_that_a_row_can_have() {
    for unit in ["kg", "money_invested", ""] {
        let strange = setup(vec![measure("A", unit, "5")], vec![]);
        assert_eq!(problems(&strange), [(SetupPlace::MeasureUnit(0), SetupWhy::Missing)], "{unit}");
    }
    for unit in ["percent", "text", "yes_no"] {
        assert_eq!(
            problems(&setup(vec![measure("A", unit, "5")], vec![])),
            [(SetupPlace::MeasureUnit(0), SetupWhy::Missing)]
        );
        framework(&built(&setup(vec![measure("A", unit, ""), measure("B", "hours", "5")], vec![])));
    }
}

#[test]
fn texts_that_a_framework_cannot_hold_are_named() {
    let long = "x".repeat(20_001);
    let mut setup = setup(vec![measure("A", "hours", "5")], vec![question("")]);
    (setup.title, setup.buyer) = (long.clone(), long.clone());
    (setup.measures[0].title, setup.measures[0].page) = (long.clone(), long.clone());
    setup.measures[0].code = long.clone();
    setup.answers.questions[0].question = long;
    let places = [
        SetupPlace::Title,
        SetupPlace::Buyer,
        SetupPlace::Question(0),
        SetupPlace::MeasureTitle(0),
        SetupPlace::MeasurePage(0),
    ];
    assert_eq!(problems(&setup), places.map(|place| (place, SetupWhy::TooLong)));
}

#[test]
fn answers_alone_can_carry_the_marks() {
    let mut setup = setup(vec![measure("A", "hours", "£5"), measure("B", "percent", "")], vec![question("")]);
    setup.offer.rule = Some(OfferRule::Answers);
    let framework = framework(&built(&setup));
    let sections: Vec<_> = framework.sections.iter().map(|section| (section.id.as_str(), &section.method)).collect();
    assert_eq!(sections, [("answers", &SectionMethod::Always(Method::Graded { pass: None }))]);
    assert!(framework.measures.iter().all(|measure| {
        measure.value.is_none() && measure.record_only.as_ref().is_some_and(|why| why.en == "graded")
    }));
    assert_eq!(setup_from_framework(&framework).offer.rule, Some(OfferRule::Answers));
    // Without a question, there is the one that every tender asks, which nobody typed.
    setup.answers.questions.clear();
    setup.answers.marks.clear();
    let alone = self::framework(&built(&setup));
    assert_eq!((alone.criteria.len(), marks_of(&alone, 0).as_str()), (1, "answers_marks"));
    assert_eq!(setup_from_framework(&alone).answers, AnswersSetup::default());
}

#[test]
fn marks_of_questions_are_those_of_all_and_add_up() {
    let with = |answers: &str, questions: &[&str]| {
        let mut setup = setup(vec![], questions.iter().map(|marks| question(marks)).collect());
        setup.answers.marks = answers.into();
        setup
    };
    // 6 + 4 = 10: the questions alone state them, so nothing is asked again.
    let stated = framework(&built(&with("", &["6", "4"])));
    assert_eq!(marks_of(&stated, 0), "10");
    let Stated::Fixed(weight) = &stated.criteria[0].weight else { panic!("a weight of its own") };
    assert_eq!(weight.value.to_string(), "6");
    assert!(stated.parameters.is_empty());
    assert_eq!(setup_from_framework(&stated).answers.marks, "");
    assert_eq!(marks_of(&framework(&built(&with("10", &["6", "4"]))), 0), "10");
    // None states any: all weigh the same, and nobody typed that.
    let equal = framework(&built(&with("10", &["", ""])));
    let back = setup_from_framework(&equal);
    assert_eq!((back.answers.marks.as_str(), back.answers.questions[1].marks.as_str()), ("10", ""));
    // Each states one mark: that was typed.
    let ones = framework(&built(&with("2", &["1", "1"])));
    assert_eq!(setup_from_framework(&ones).answers.questions[1].marks, "1");
    assert_eq!(problems(&with("9", &["6", "4"])), [(SetupPlace::AnswersMarks, SetupWhy::MarksDiffer)]);
    assert_eq!(problems(&with("10", &["6", ""])), [(SetupPlace::QuestionMarks(1), SetupWhy::MarksOfSome)]);
    assert_eq!(problems(&with("", &["0", "4"])), [(SetupPlace::QuestionMarks(0), SetupWhy::Missing)]);
}

#[test]
fn ids_are_codes_and_stay_with_their_rows() {
    let first = built(&setup(
        vec![
            measure("NT 1", "hours", "5"),
            measure("", "hours", "5"),
            measure("NT-1", "hours", "5"),
            measure(" ", "hours", ""),
            measure("№", "hours", ""),
        ],
        vec![question(""), question("")],
    ));
    assert_eq!(ids(&first), ["NT-1", "row-1", "NT-1-2", "row-2", "row-3"]);
    assert_eq!(first.renames, []);
    // Take the first row away, put one in between, and change the places of two: each keeps its id.
    let mut changed = first.setup.clone();
    changed.measures.remove(0);
    changed.measures.insert(1, measure("", "hours", "5"));
    changed.measures.swap(0, 2);
    changed.answers.questions.remove(0);
    changed.answers.questions.push(question(""));
    let second = built(&changed);
    assert_eq!(ids(&second), ["NT-1-2", "row-4", "row-1", "row-2", "row-3"]);
    assert_eq!(second.renames, []);
    let questions: Vec<_> = framework(&second).criteria.into_iter().map(|criterion| criterion.id).collect();
    assert_eq!(questions, ["q2", "q1"]);
    // Another code is another id, and what was pledged can follow.
    let mut changed = second.setup.clone();
    changed.measures[0].code = "NT2".into();
    changed.measures[2].code = "NT-1-2".into();
    changed.measures[3].code = "NT3".into();
    let third = built(&changed);
    assert_eq!(ids(&third), ["NT2", "row-4", "NT-1-2", "NT3", "row-3"]);
    let renames = [("NT-1-2", "NT2"), ("row-1", "NT-1-2"), ("row-2", "NT3")];
    assert_eq!(third.renames, renames.map(|(old, new)| (old.to_owned(), new.to_owned())));
    // A row without a code has none when it comes back.
    let back = setup_from_framework(&framework(&third));
    let codes: Vec<_> = back.measures.iter().map(|measure| measure.code.as_str()).collect();
    assert_eq!(codes, ["NT2", "", "NT-1-2", "NT3", ""]);
    assert_eq!(back.buyer, "");
}

fn typed_number() -> BoxedStrategy<String> {
    prop_oneof![
        4 => "[1-9][0-9]{0,3}(\\.[0-9]{1,2})?",
        1 => Just(String::new()),
        1 => "[£0-9.,k% -]{0,6}",
    ]
    .boxed()
}

fn some_measure() -> BoxedStrategy<MeasureSetup> {
    let unit = prop_oneof![
        8 => prop::sample::select(vec!["fte_years", "hours", "money", "count", "tco2e", "percent", "text", "yes_no"]),
        1 => prop::sample::select(vec!["", "kg", "money_invested"]),
    ];
    ("[A-Zr№ -]{0,3}[0-9]?", "\\PC{1,8}", unit, typed_number(), "\\PC{0,4}", "(row-[0-9]|NT[0-9]|\\PC)?")
        .prop_map(|(code, title, unit, value, page, id)| MeasureSetup {
            id,
            code,
            title,
            unit: unit.into(),
            value,
            page,
        })
        .boxed()
}

prop_compose! {
    fn some_question()(
        id in "(q[0-9]|\\PC)?", question in "\\PC{1,8}", limit in typed_number(), in_characters: bool,
        marks in prop_oneof![2 => Just(String::new()), 1 => typed_number()],
    ) -> QuestionSetup {
        QuestionSetup { id, question, limit, in_characters, marks }
    }
}

prop_compose! {
    fn some_setup()(
        title in "\\PC{1,50}", buyer in "\\PC{0,8}", full_time_hours in typed_number(), marks in typed_number(),
        target in typed_number(),
        rule in prop::option::weighted(0.9, prop::sample::select(vec![
            OfferRule::BestOffer, OfferRule::Target, OfferRule::NotSaid, OfferRule::Answers,
        ])),
        per in prop::sample::select(vec![TargetPer::Total, TargetPer::Pound, TargetPer::PoundYear]),
        measures in prop::collection::vec(some_measure(), 0..4),
        answers in prop_oneof![1 => Just(String::new()), 1 => typed_number()],
        questions in prop::collection::vec(some_question(), 0..3),
    ) -> PrivateSetup {
        PrivateSetup {
            title, buyer, full_time_hours, offer: OfferSetup { marks, rule, target, per },
            answers: AnswersSetup { marks: answers, questions }, measures, pasted: String::new(),
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..cases(512) })]

    #[test]
    fn what_is_built_is_a_framework_and_comes_back(setup in some_setup()) {
        if let Ok(built) = build(&setup, &words()) {
            let reading = read(&built.text, &Limits::default());
            // A tender pack from which no figure comes is a lint.
            prop_assert!(reading.framework.is_some(), "{:?}", reading.faults);
            let back = setup_from_framework(&reading.framework.unwrap());
            // What came back makes the same file, with the same ids.
            let again = self::built(&back);
            prop_assert_eq!(&again.text, &built.text);
            prop_assert_eq!(again.renames, []);
            // Building what was built changes nothing.
            prop_assert_eq!(self::built(&built.setup), Built { renames: vec![], ..built });
        }
    }

    #[test]
    fn a_draft_opens_as_what_it_was(setup in some_setup()) {
        prop_assert_eq!(read_setup(&write_setup(&setup)), Some(setup));
    }
}
