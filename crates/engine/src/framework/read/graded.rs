//! Grading scales and written questions.

use super::Context;
use super::tender::unique;
use super::value::{constant_at, origin, stand_in};
use crate::Decimal;
use crate::framework::{AnswerKind, AnswerLimit, Criterion, FaultKind, Framework, Grade, Origin, Scale, check};
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
    c.require(&["id", "section", "title", "question", "weight"]);
    // Reserved, and not looked into.
    c.allow(&["clause", "evidence"]);
    let section = x.find(&mut c, "section", |x| &mut x.sections);
    if let Some(section) = section {
        check::criterion(&mut c, framework, section);
    }
    let mut theme = None;
    if c.has("theme") {
        theme = x.find(&mut c, "theme", |x| &mut x.themes);
    }
    let mut scale = None;
    if c.has("scale") {
        scale = x.find(&mut c, "scale", |x| &mut x.scales);
    }
    let criterion = Criterion {
        id: c.id("id").unwrap_or_default().to_owned(),
        section: section.unwrap_or(0),
        theme,
        title: x.text(&mut c, "title"),
        question: x.text(&mut c, "question"),
        guidance: x.texts(&mut c, "guidance"),
        answer: AnswerKind::Written,
        weight: constant_at(&mut c, x, "weight").unwrap_or_else(stand_in),
        pass: None,
        scale,
        limit: c.get("limit").and_then(|node| limit(c.walk, node)),
    };
    c.finish();
    Some(criterion)
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
