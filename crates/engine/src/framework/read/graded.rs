//! Grading scales and written questions.

use super::Context;
use super::methods::pass;
use super::stated::stated;
use super::tender::{choice_ids, known_choice, parameter_of, unique};
use super::value::{origin, stand_in};
use crate::Decimal;
use crate::framework::{
    AnswerKind, AnswerLimit, Criterion, FaultKind, Framework, Grade, Origin, Scale, ScaleChoice, Stated, check,
};
use crate::json::walk::{Cursor, Walk};
use crate::json::{Node, Value};

pub(super) fn read<'n>(c: &mut Cursor<'_, 'n>, x: &mut Context<'n>, framework: &mut Framework) {
    let items = c.list("scales");
    x.scales.fill(c.walk, items.iter());
    for node in items {
        framework.scales.push(scale(c.walk, x, node));
    }
    let items = c.list("criteria");
    x.criteria.fill(c.walk, items.iter());
    for node in items {
        if let Some(criterion) = criterion(c.walk, x, node, framework) {
            framework.criteria.push(criterion);
        }
    }
}

fn scale<'n>(walk: &mut Walk, x: &mut Context<'n>, node: &'n Node) -> Scale {
    let mut scale = Scale { id: String::new(), origin: Origin::Buyer, grades: Vec::new() };
    let Some(mut c) = walk.object(node) else {
        return scale;
    };
    c.require(&["id", "grades"]);
    scale.id = c.id("id").unwrap_or_default().to_owned();
    scale.origin = origin(&mut c, x);
    let Some(list) = c.get("grades") else {
        return scale;
    };
    let items = c.walk.list(list);
    unique(c.walk, items);
    let mut readable = true;
    for node in items {
        let Some(mut c) = c.walk.object(node) else {
            readable = false;
            continue;
        };
        c.require(&["id", "title", "score"]);
        let score = c.decimal("score");
        readable &= score.is_some();
        if let Some(node) = c.get("score")
            && score.is_some_and(|score| score < Decimal::ZERO)
        {
            c.walk.fault(node.place, FaultKind::NotPositive);
            readable = false;
        }
        scale.grades.push(Grade {
            id: c.id("id").unwrap_or_default().to_owned(),
            title: x.text(&mut c, "title"),
            meaning: x.text(&mut c, "meaning"),
            score: score.unwrap_or_default(),
        });
        c.finish();
    }
    // S, the best score, divides: of a list that is not readable it is not known.
    if items.is_empty() && matches!(list.value, Value::List(_)) {
        c.walk.fault(list.place, FaultKind::Empty);
    } else if readable && scale.grades.iter().all(|g| g.score <= Decimal::ZERO) {
        c.walk.fault(list.place, FaultKind::NotPositive);
    }
    c.finish();
    scale
}

fn criterion<'n>(walk: &mut Walk, x: &mut Context<'n>, node: &'n Node, framework: &Framework) -> Option<Criterion> {
    let Some(mut c) = walk.object(node) else {
        x.lost = true;
        return None;
    };
    c.require(&["id", "section", "title", "question"]);
    // Reserved, and not looked into.
    c.allow(&["clause", "evidence"]);
    let section = x.find(&mut c, "section", |x| &mut x.sections);
    let yes_no = c.word("answer", &["written", "yes_no"]) == Some(1);
    if let Some(section) = section
        && !x.unclear.contains(&section)
    {
        check::criterion(&mut c, framework, section, yes_no);
    }
    let mut theme = None;
    if c.has("theme") {
        theme = x.find(&mut c, "theme", |x| &mut x.themes);
    }
    let scale = scale_choice(&mut c, x);
    let pass = pass(&mut c, x);
    if let Some(pass) = &pass
        && let Some(choice) = &scale
    {
        let scales: Vec<usize> = match choice {
            ScaleChoice::Always(at) => vec![*at],
            ScaleChoice::Chosen { cases, .. } => cases.iter().map(|(_, at)| *at).collect(),
        };
        for scale in scales.into_iter().filter_map(|at| framework.scales.get(at)) {
            check::criterion_pass(&mut c, pass, scale);
        }
    }
    let criterion = Criterion {
        id: c.id("id").unwrap_or_default().to_owned(),
        section: section.unwrap_or(0),
        theme,
        title: x.text(&mut c, "title"),
        question: x.text(&mut c, "question"),
        guidance: x.texts(&mut c, "guidance"),
        answer: if yes_no { AnswerKind::YesNo } else { AnswerKind::Written },
        weight: match c.get("weight") {
            Some(node) => stated(c.walk, x, node, "marks"),
            None => Stated::Fixed(stand_in()),
        },
        pass,
        scale,
        limit: c.get("limit").and_then(|node| limit(c.walk, node)),
    };
    c.finish();
    Some(criterion)
}

/// A scale, or one for each choice of the tender. Choices may be left out: then only evaluators decide.
fn scale_choice<'n>(c: &mut Cursor<'_, 'n>, x: &mut Context<'n>) -> Option<ScaleChoice> {
    let node = c.get("scale")?;
    if node.given("parameter").is_none() && node.given("cases").is_none() {
        return x.find(c, "scale", |x| &mut x.scales).map(ScaleChoice::Always);
    }
    let mut c = c.walk.object(node)?;
    c.require(&["parameter", "cases"]);
    let parameter = parameter_of(&mut c, x, "parameter", "choice");
    let mut cases = Vec::new();
    if let Some(node) = c.get("cases") {
        let choices = choice_ids(x, parameter);
        for member in c.walk.entries(node) {
            known_choice(c.walk, x, parameter, &choices, member);
            let scale = x.scales.find(c.walk, &member.value);
            x.lost |= scale.is_none();
            cases.extend(scale.map(|at| (member.key.clone(), at)));
        }
    }
    c.finish();
    Some(ScaleChoice::Chosen { parameter, cases })
}

/// Words or characters, not both.
fn limit(walk: &mut Walk, node: &Node) -> Option<AnswerLimit> {
    let mut c = walk.object(node)?;
    let key = if c.has("characters") { "characters" } else { "words" };
    c.require(&[key]);
    let most = c.whole(key);
    if let (Some(0), Some(node)) = (most, c.get(key)) {
        c.walk.fault(node.place, FaultKind::NotPositive);
    }
    c.finish();
    most.map(|most| match key {
        "words" => AnswerLimit::Words(most),
        _ => AnswerLimit::Characters(most),
    })
}
