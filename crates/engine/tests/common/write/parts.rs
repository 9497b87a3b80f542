//! Measures, sections and written questions.

use super::facts::*;
use super::{Object, list, text, whole};
use pledge_engine::framework::*;
use pledge_engine::json::Node;

pub fn theme(at: usize, f: &Framework) -> Node {
    let theme = &f.themes[at];
    let outcomes = theme.outcomes.iter().enumerate().map(|(place, outcome)| {
        let own = f.measures.iter().filter(|measure| (measure.theme, measure.outcome) == (at, place));
        let measures = Node::list(own.map(|one| measure(one, f)));
        Object::new().word("id", &outcome.id).text("title", &outcome.title).put("measures", measures).done()
    });
    Object::new()
        .word("id", &theme.id)
        .text("title", &theme.title)
        .maybe_text("summary", &theme.summary)
        .put("outcomes", Node::list(outcomes))
        .done()
}

fn measure(measure: &Measure, f: &Framework) -> Node {
    Object::new()
        .word("id", &measure.id)
        .text("title", &measure.title)
        .text("counts", &measure.counts)
        .put("unit", unit(&measure.unit, f))
        .maybe("section", measure.section.map(|at| Node::text(&f.sections[at].id)))
        .maybe("value", measure.value.as_ref().map(|one| value(one, f)))
        .maybe_constant("points", measure.points.as_ref(), f)
        .maybe("record_only", measure.record_only.as_ref().map(text))
        .put("evidence", list(&measure.evidence, text))
        .maybe_word("clause", &measure.clause)
        .maybe("step", measure.step.map(super::decimal))
        .maybe_word("concept", &measure.concept)
        .done()
}

fn unit(unit: &Unit, f: &Framework) -> Node {
    let object = Object::new().word("kind", unit.kind.code()).maybe_text("name", &unit.name);
    let object = match &unit.kind {
        UnitKind::MoneyInvested { rate } => object.constant("rate", rate, f),
        UnitKind::Product { inputs } => object.put("inputs", list(inputs, input)),
        _ => object,
    };
    object.flag("per_year", unit.per_year).flag("whole", unit.whole).done()
}

fn input(input: &ProductInput) -> Node {
    let kind = match input.kind {
        InputKind::Number => "number",
        InputKind::Count => "count",
        InputKind::Money => "money",
        InputKind::Percent => "percent",
    };
    Object::new().text("title", &input.title).word("kind", kind).done()
}

fn value(value: &UnitValue, f: &Framework) -> Node {
    let object = match &value.amount {
        Amount::Fixed(amount) => Object::new().decimal("amount", *amount),
        Amount::ByYear(years) => Object::new().put("by_year", series(years)),
        Amount::ByPlace { areas, elsewhere } => {
            let areas = list(areas, |(area, amount)| {
                Object::new().word("area", &f.areas[*area].id).decimal("amount", *amount).done()
            });
            let places = Object::new().put("areas", areas).maybe("elsewhere", elsewhere.map(super::decimal));
            Object::new().put("by_place", places.done())
        }
    };
    let object = match value.range {
        Some((low, high)) => object.decimal("low", low).decimal("high", high),
        None => object,
    };
    let uprate = value.uprating.as_ref().map(|by| {
        let index = &f.indexes[by.index];
        Object::new().word("index", &index.id).word("to", &index.table[by.to].0).done()
    });
    let additionality = value.additionality.as_ref().map(|shares| {
        Object::new()
            .maybe_constant("deadweight", shares.deadweight.as_ref(), f)
            .maybe_constant("attribution", shares.attribution.as_ref(), f)
            .maybe_constant("displacement", shares.displacement.as_ref(), f)
            .done()
    });
    let confidence = value.confidence.map(|how| match how {
        Confidence::High => "high",
        Confidence::Medium => "medium",
        Confidence::Low => "low",
    });
    object
        .word("source", &f.sources[value.source].id)
        .word("place", &value.place)
        .word("price_year", &value.price_year)
        .maybe("uprate", uprate)
        .maybe_constant("conversion", value.conversion.as_ref(), f)
        .maybe("additionality", additionality)
        .maybe("confidence", confidence.map(Node::text))
        .maybe_text("note", &value.note)
        .done()
}

pub fn section(section: &Section, f: &Framework) -> Node {
    let marks = match &section.marks {
        SectionMarks::Stated(figure) => stated(figure, f),
        SectionMarks::Share { weighting, share, rest } => Object::new()
            .put("weighting", named(*weighting, f))
            .put("share", named(*share, f))
            .flag("rest", *rest)
            .done(),
    };
    let (counts, ratio_to) = match section.counts {
        Counts::Money => (None, None),
        Counts::Points => (Some("points"), None),
        Counts::Ratio(to) => (Some("ratio"), Some(basis(Object::new(), to).done())),
    };
    let method = match &section.method {
        SectionMethod::Always(one) => method(one, f),
        SectionMethod::Chosen { parameter, cases } => {
            let cases = Node::object(cases.iter().map(|(choice, one)| (choice.clone(), method(one, f))));
            Object::new().put("parameter", named(*parameter, f)).put("cases", cases).done()
        }
    };
    Object::new()
        .word("id", &section.id)
        .text("title", &section.title)
        .maybe_text("summary", &section.summary)
        .put("marks", marks)
        .maybe("counts", counts.map(Node::text))
        .maybe("ratio_to", ratio_to)
        .put("method", method)
        .done()
}

fn method(method: &Method, f: &Framework) -> Node {
    let of = |kind: &str| Object::new().word("kind", kind);
    match method {
        Method::Relative => of("relative"),
        Method::Target { target, basis } => {
            let per = match basis {
                TargetBasis::Total => "total",
                TargetBasis::PerPound => "pound",
                TargetBasis::PerPoundYear => "pound_year",
            };
            of("target").put("target", stated(target, f)).word("per", per)
        }
        Method::Bands { bands, origin } => {
            let band = |band: &Band| bound(Object::new(), Some(band.from), false).decimal("earns", band.earns).done();
            of("bands").origin(origin, f).put("bands", list(bands, band))
        }
        Method::Points { required, all_or_nothing } => {
            let required = match required {
                Required::Stated(figure) => stated(figure, f),
                Required::Norm(one) => Object::new().put("norm", norm(one, f)).done(),
            };
            of("points").put("required", required).word("award", if *all_or_nothing { "pass" } else { "share" })
        }
        Method::Graded { pass: mark } => of("graded").maybe("pass", mark.as_ref().map(|one| pass(one, f))),
        Method::Gate { measures } => of("gate").maybe_constant("measures", measures.as_ref(), f),
        Method::Unknown => of("unknown"),
    }
    .done()
}

fn norm(norm: &Norm, f: &Framework) -> Node {
    let round = match norm.round {
        NormRound::Up => "up",
        NormRound::Down => "down",
        NormRound::None => "none",
    };
    let on = match norm.on {
        NormOn::Bands => "bands",
        NormOn::Result => "result",
    };
    let object = Object::new().constant("rate", &norm.rate, f).constant("per", &norm.per, f);
    basis(object, norm.of).word("round", round).word("on", on).done()
}

fn pass(pass: &Pass, f: &Framework) -> Node {
    bound(Object::new(), Some(pass.at), false).word("effect", pass.effect.code()).origin(&pass.origin, f).done()
}

pub fn scale(scale: &Scale, f: &Framework) -> Node {
    let grade = |grade: &Grade| {
        Object::new()
            .word("id", &grade.id)
            .text("title", &grade.title)
            .maybe_text("meaning", &grade.meaning)
            .decimal("score", grade.score)
            .done()
    };
    Object::new().word("id", &scale.id).origin(&scale.origin, f).put("grades", list(&scale.grades, grade)).done()
}

/// Whether the questions of a section are answered, and graded in no case.
fn is_answered(section: &Section) -> bool {
    let methods: Vec<&Method> = match &section.method {
        SectionMethod::Always(one) => vec![one],
        SectionMethod::Chosen { cases, .. } => cases.iter().map(|(_, one)| one).collect(),
    };
    methods.iter().any(|one| matches!(one, Method::Gate { .. }))
        && methods.iter().all(|one| !matches!(one, Method::Graded { .. }))
}

pub fn criterion(criterion: &Criterion, f: &Framework) -> Node {
    let scale = |at: usize| Node::text(&f.scales[at].id);
    let choice = criterion.scale.as_ref().map(|choice| match choice {
        ScaleChoice::Always(at) => scale(*at),
        ScaleChoice::Chosen { parameter, cases } => {
            let cases = Node::object(cases.iter().map(|(choice, at)| (choice.clone(), scale(*at))));
            Object::new().put("parameter", named(*parameter, f)).put("cases", cases).done()
        }
    });
    let limit = criterion.limit.map(|limit| match limit {
        AnswerLimit::Words(most) => Object::new().put("words", whole(most)).done(),
        AnswerLimit::Characters(most) => Object::new().put("characters", whole(most)).done(),
    });
    let weighs = !is_answered(&f.sections[criterion.section]);
    Object::new()
        .word("id", &criterion.id)
        .word("section", &f.sections[criterion.section].id)
        .maybe("theme", criterion.theme.map(|at| Node::text(&f.themes[at].id)))
        .text("title", &criterion.title)
        .text("question", &criterion.question)
        .maybe_list("guidance", &criterion.guidance, text)
        .maybe("answer", (criterion.answer == AnswerKind::YesNo).then(|| Node::text("yes_no")))
        .maybe("weight", weighs.then(|| stated(&criterion.weight, f)))
        .maybe("scale", choice)
        .maybe("pass", criterion.pass.as_ref().map(|one| pass(one, f)))
        .maybe("limit", limit)
        .done()
}
