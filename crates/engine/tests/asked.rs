//! Written questions whose weight and scale the tender says.

mod common;

use common::*;
use pledge_engine::bid::{Bid, Case};
use pledge_engine::framework::*;
use pledge_engine::score::{Certainty, scale_of, score};

/// Three questions in a section of 10 marks; the tender says their weights and how they are scored.
fn by_tender(said: &[(&str, &str)]) -> Case {
    let choice = |id: &str| Choice { id: id.into(), title: text(id), help: Text::default() };
    let scored = ParameterKind::Choice(vec![choice("five"), choice("ten"), choice("other")]);
    let mut parameters: Vec<Parameter> =
        ["a", "b", "c"].into_iter().map(|id| parameter(id, ParameterKind::Marks)).collect();
    parameters.push(parameter("scored", scored));
    let graded = || Method::Graded { pass: None };
    let cases = vec![("five".into(), graded()), ("ten".into(), graded()), ("other".into(), Method::Unknown)];
    let scales = ScaleChoice::Chosen { parameter: 3, cases: vec![("five".into(), 0), ("ten".into(), 1)] };
    let criteria = ["a", "b", "c"].into_iter().enumerate().map(|(at, id)| Criterion {
        weight: Stated::Parameter(at),
        scale: Some(scales.clone()),
        ..criterion(id, 0, "1", None)
    });
    let mut answers = section("answers", "10", graded());
    answers.method = SectionMethod::Chosen { parameter: 3, cases };
    let framework = Framework {
        parameters,
        sections: vec![answers],
        scales: vec![scale(5), Scale { id: "ten".into(), ..scale(10) }],
        criteria: criteria.collect(),
        ..framework()
    };
    with_tender(case(framework), said)
}

fn graded(grades: &[(&str, &str)]) -> Bid {
    let grades = grades.iter().map(|(id, grade)| ((*id).to_owned(), (*grade).to_owned())).collect();
    Bid { grades, ..bid("x", vec![]) }
}

#[test]
fn marks_by_the_weights_and_the_scale_of_the_tender() {
    #[rustfmt::skip]
    type Row<'r> = (&'r str, [&'r str; 3], &'r str, [&'r str; 3], Option<&'r str>);
    let rows: &[Row<'_>] = &[
        // 10 × (5×4 + 3×5 + 2×1)/(10 × 5) = 10 × 37/50 = 7.4.
        ("all asked, 0 to 5", ["5", "3", "2"], "five", ["4", "5", "1"], Some("7.4")),
        // 10 × (5×4 + 3×5 + 2×1)/(10 × 10) = 3.7.
        ("all asked, 0 to 10", ["5", "3", "2"], "ten", ["4", "5", "1"], Some("3.7")),
        // 10 × (6×4 + 4×5)/(10 × 5) = 8.8: the third is not asked, whatever its grade.
        ("one not asked", ["6", "4", "0"], "five", ["4", "5", ""], Some("8.8")),
        ("one not asked, yet graded", ["6", "4", "0"], "five", ["4", "5", "2"], Some("8.8")),
        // Weights that do not sum to 10 are shares all the same: 10 × (1×5 + 1×0)/(2 × 5) = 5.
        ("weights that sum to 2", ["1", "1", "0"], "five", ["5", "0", ""], Some("5")),
        ("one asked and not graded", ["5", "3", "2"], "five", ["4", "5", ""], None),
        ("a weight not said", ["5", "", "2"], "five", ["4", "5", "1"], None),
        ("nothing asked", ["0", "0", "0"], "five", ["4", "5", "1"], None),
        ("scored another way", ["5", "3", "2"], "other", ["4", "5", "1"], None),
        ("not said how it is scored", ["5", "3", "2"], "", ["4", "5", "1"], None),
        ("a grade beyond the scale", ["5", "3", "2"], "five", ["9", "5", "1"], None),
    ];
    for (what, weights, scored, grades, expected) in rows {
        let case = by_tender(&[("a", weights[0]), ("b", weights[1]), ("c", weights[2]), ("scored", scored)]);
        let bid = graded(&[("a", grades[0]), ("b", grades[1]), ("c", grades[2])]);
        let card = &score(&case, &[bid])[0];
        assert_eq!(card.marks, expected.map(dec), "{what}");
        let certainty = if expected.is_some() { Certainty::SelfAssessed } else { Certainty::Incomplete };
        assert_eq!(card.certainty, certainty, "{what}");
        assert_eq!(card.out_of, Some(dec("10")), "{what}");
    }
}

#[test]
fn what_is_missing_is_said_once() {
    let codes = |said: &[(&str, &str)]| {
        let card = score(&by_tender(said), &[graded(&[])]).remove(0);
        card.findings.iter().map(|finding| finding.kind.code()).collect::<Vec<_>>()
    };
    assert_eq!(codes(&[("scored", "five"), ("a", "1"), ("c", "1")]), ["parameter_missing"]);
    assert_eq!(codes(&[("scored", "five"), ("a", "1"), ("b", "x"), ("c", "1")]), ["parameter_unreadable"]);
    assert_eq!(codes(&[("scored", "five"), ("a", "0"), ("b", "0"), ("c", "0")]), ["nothing_required"]);
    // Where the tender scores another way, nobody needs the weights.
    assert_eq!(codes(&[("scored", "other")]), ["rule_unknown"]);
}

#[test]
fn the_scale_follows_the_choice() {
    let best = |scored: &str| scale_of(&by_tender(&[("scored", scored)]), 1).map(|scale| scale.grades.len());
    assert_eq!([best("five"), best("ten"), best("other"), best("")], [Some(6), Some(11), None, None]);
}
