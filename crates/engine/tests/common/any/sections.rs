//! Sections, how they become marks, and written questions.

use super::Dice;
use super::figures::*;
use crate::common::constant;
use pledge_engine::Decimal;
use pledge_engine::framework::*;

pub fn methods(section: &Section) -> Vec<&Method> {
    match &section.method {
        SectionMethod::Always(method) => vec![method],
        SectionMethod::Chosen { cases, .. } => cases.iter().map(|(_, method)| method).collect(),
    }
}

pub fn is_gate(method: &Method) -> bool {
    matches!(method, Method::Gate { .. })
}

fn is_graded(method: &Method) -> bool {
    matches!(method, Method::Graded { .. })
}

/// Whether one of its methods is empty without a measure. A gate and an unknown method take questions as well: here
/// they get a measure.
pub fn needs_measures(section: &Section) -> bool {
    methods(section).iter().any(|method| !is_graded(method))
}

/// Marks that a section carries.
fn marks(d: &mut Dice<'_>) -> Decimal {
    match d.below(6) {
        4 => Decimal::new(d.between(1, 5_000) as i64, 2),
        5 => figure(d),
        _ => Decimal::from(d.between(1, 30) as u64),
    }
}

fn is_marks(kind: &ParameterKind) -> bool {
    matches!(kind, ParameterKind::Marks)
}

pub fn section(d: &mut Dice<'_>, whole: Whole, f: &Framework, at: usize) -> Section {
    let counts = match d.below(7) {
        4 | 5 => Counts::Points,
        6 => Counts::Ratio(basis(d)),
        _ => Counts::Money,
    };
    let share = parameter(d, f, is_marks).zip(parameter(d, f, |kind| matches!(kind, ParameterKind::Percent)));
    let marks = match share {
        Some((weighting, share)) if d.one_in(2) => SectionMarks::Share { weighting, share, rest: d.one_in(2) },
        _ => SectionMarks::Stated(stated(d, whole, f, is_marks, marks)),
    };
    let choice = parameter(d, f, |kind| matches!(kind, ParameterKind::Choice(_)));
    let method = match choice.map(|at| (at, &f.parameters[at].kind)) {
        Some((parameter, ParameterKind::Choice(choices))) if d.one_in(2) => {
            let cases = choices.iter().map(|choice| (choice.id.clone(), method(d, whole, f, counts)));
            SectionMethod::Chosen { parameter, cases: cases.collect() }
        }
        _ => SectionMethod::Always(method(d, whole, f, counts)),
    };
    Section { id: format!("s{at}"), title: whole.text(d), summary: whole.maybe_text(d), marks, counts, method }
}

fn method(d: &mut Dice<'_>, whole: Whole, f: &Framework, counts: Counts) -> Method {
    let sources = f.sources.len();
    let points = counts == Counts::Points;
    match d.below(10) {
        3 | 4 | 9 if points => Method::Points { required: required(d, whole, f), all_or_nothing: d.one_in(2) },
        3 | 4 | 9 => {
            let bases = [TargetBasis::Total, TargetBasis::PerPound, TargetBasis::PerPoundYear];
            let basis = if counts == Counts::Money { d.pick(&bases) } else { TargetBasis::Total };
            let pounds = counts == Counts::Money && basis == TargetBasis::Total;
            let is: fn(&ParameterKind) -> bool = match pounds {
                true => |kind| matches!(kind, ParameterKind::Money),
                false => |kind| matches!(kind, ParameterKind::Ratio),
            };
            Method::Target { target: stated(d, whole, f, is, figure), basis }
        }
        5 => bands(d, whole, sources),
        6 => Method::Graded { pass: d.sometimes(2, |d| pass(d, whole, sources, Decimal::ONE_HUNDRED)) },
        7 => Method::Gate {
            measures: d.sometimes(2, |d| {
                let needed = d.pick(&[1, 2]);
                whole.constant_of(d, sources, Decimal::from(needed))
            }),
        },
        8 => Method::Unknown,
        _ => Method::Relative,
    }
}

/// Bands that rise in their bounds, and never fall in what they earn.
fn bands(d: &mut Dice<'_>, whole: Whole, sources: usize) -> Method {
    let mut at = Decimal::ZERO;
    let mut earned = Decimal::ZERO;
    let bands = d.list(1, 4, |d, place| {
        if place > 0 || d.one_in(2) {
            let rise = d.pick(&[1, 250, 60_000, 5_000_000, 1_000_000_000]) * d.between(1, 90) as i64;
            at += Decimal::new(rise, 2);
        }
        earned = earned.max(percentage(d));
        Band { from: bound(d, at), earns: earned }
    });
    Method::Bands { bands, origin: whole.origin(d, sources) }
}

fn required(d: &mut Dice<'_>, whole: Whole, f: &Framework) -> Required {
    let sources = f.sources.len();
    if d.one_in(2) {
        return Required::Stated(stated(d, whole, f, |kind| matches!(kind, ParameterKind::Ratio), figure));
    }
    let per = Decimal::from(d.pick(&[1_000_000_u32, 100_000, 70_000]));
    Required::Norm(Norm {
        rate: whole.constant(d, sources),
        per: whole.constant_of(d, sources, per),
        of: basis(d),
        round: d.pick(&[NormRound::None, NormRound::Up, NormRound::Down]),
        on: d.pick(&[NormOn::Result, NormOn::Bands]),
    })
}

/// A pass mark within reach of the best score.
fn pass(d: &mut Dice<'_>, whole: Whole, sources: usize, best: Decimal) -> Pass {
    let at = d.pick(&[Decimal::ZERO, best / Decimal::TWO, best]);
    let strict = at < best && d.one_in(2);
    let effect = d.pick(&[Effect::Tell, Effect::VoidSection, Effect::VoidAll, Effect::Exclude]);
    Pass { at: Bound { at, strict }, effect, origin: whole.origin(d, sources) }
}

pub fn scale(d: &mut Dice<'_>, whole: Whole, sources: usize, at: usize) -> Scale {
    let best = d.between(1, 5);
    let step = d.pick(&[Decimal::ONE, Decimal::new(25, 1), Decimal::from(20)]);
    let grades = (0..=best).map(|score| Grade {
        id: score.to_string(),
        title: whole.text(d),
        meaning: whole.maybe_text(d),
        score: Decimal::from(score as u64) * step,
    });
    let mut grades: Vec<Grade> = grades.collect();
    if d.one_in(3) {
        grades.reverse();
    }
    Scale { id: format!("g{at}"), origin: whole.origin(d, sources), grades }
}

/// Questions for every section that needs them, and some for others that may have them.
pub fn criteria(d: &mut Dice<'_>, whole: Whole, f: &Framework) -> Vec<Criterion> {
    let mut criteria = Vec::new();
    for (at, section) in f.sections.iter().enumerate() {
        let methods = methods(section);
        let graded = methods.iter().any(|method| is_graded(method));
        let gate = methods.iter().any(|method| is_gate(method));
        if graded || gate || methods.iter().any(|method| matches!(method, Method::Unknown)) {
            for _ in 0..d.between(usize::from(graded), 2) {
                let id = format!("q{}", criteria.len());
                criteria.push(criterion(d, whole, f, (at, gate && !graded), id));
            }
        }
    }
    criteria
}

/// `answered` is whether the questions of its section are answered and never graded.
fn criterion(
    d: &mut Dice<'_>,
    whole: Whole,
    f: &Framework,
    (section, answered): (usize, bool),
    id: String,
) -> Criterion {
    let mut criterion = Criterion {
        id,
        section,
        theme: d.sometimes(3, |d| d.below(f.themes.len())),
        title: whole.text(d),
        question: whole.text(d),
        guidance: d.list(0, 2, |d, _| whole.text(d)),
        answer: AnswerKind::Written,
        weight: Stated::Fixed(constant("1")),
        pass: None,
        scale: None,
        limit: d.pick(&[None, Some(AnswerLimit::Words(200)), Some(AnswerLimit::Characters(1))]),
    };
    if answered {
        criterion.answer = d.pick(&[AnswerKind::YesNo, AnswerKind::Written]);
        return criterion;
    }
    criterion.weight = stated(d, whole, f, is_marks, marks);
    let choice = parameter(d, f, |kind| matches!(kind, ParameterKind::Choice(_)));
    let one = ScaleChoice::Always(d.below(f.scales.len()));
    criterion.scale = match (d.below(6), choice.map(|at| (at, &f.parameters[at].kind))) {
        (4, _) => None,
        (5, Some((parameter, ParameterKind::Choice(choices)))) => {
            let choices = d.some_of(choices, 0);
            let cases = choices.into_iter().map(|choice| (choice.id, d.below(f.scales.len())));
            Some(ScaleChoice::Chosen { parameter, cases: cases.collect() })
        }
        _ => Some(one),
    };
    let best = |at: &usize| f.scales[*at].grades.iter().map(|grade| grade.score).max();
    let least = match &criterion.scale {
        None => None,
        Some(ScaleChoice::Always(at)) => best(at),
        Some(ScaleChoice::Chosen { cases, .. }) => cases.iter().filter_map(|(_, at)| best(at)).min(),
    };
    if let (Some(least), true) = (least, d.one_in(3)) {
        criterion.pass = Some(pass(d, whole, f.sources.len(), least));
    }
    criterion
}
