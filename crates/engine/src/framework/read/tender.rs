//! Sources, and what the tender's documents must say.

use super::context::{NOT_STATED, unknown};
use super::only_if::rows;
use super::{Context, some_text};
use crate::framework::{Choice, FaultKind, Parameter, ParameterKind, Source, Text, check};
use crate::json::walk::{Cursor, Walk};
use crate::json::{Member, Node, Value, order};

pub(super) fn sources<'n>(c: &mut Cursor<'_, 'n>, x: &mut Context<'n>) -> Vec<Source> {
    let items = c.list("sources");
    x.sources.fill(c.walk, items.iter());
    items.iter().map(|node| source(c.walk, x, node)).collect()
}

fn source<'n>(walk: &mut Walk, x: &Context<'n>, node: &'n Node) -> Source {
    let mut source = Source {
        id: String::new(),
        title: Text::default(),
        publisher: String::new(),
        edition: String::new(),
        url: String::new(),
        licence: Text::default(),
        licence_url: String::new(),
        note: Text::default(),
    };
    let Some(mut c) = walk.object(node) else {
        return source;
    };
    c.require(&["id", "title"]);
    source.id = c.id("id").unwrap_or_default().to_owned();
    source.title = x.name(&mut c, "title");
    source.publisher = x.stated(&mut c, "publisher");
    source.edition = x.stated(&mut c, "edition");
    source.licence = x.name(&mut c, "licence");
    if !c.has("licence") {
        if x.is_private() {
            source.licence.en = NOT_STATED.to_owned();
            source.licence.cy = "heb ei nodi".to_owned();
        } else {
            c.fault(FaultKind::NoOrigin { missing: "licence" });
        }
    }
    source.url = link(&mut c, "url");
    source.licence_url = link(&mut c, "licence_url");
    source.note = x.text(&mut c, "note");
    c.finish();
    source
}

fn link<'n>(c: &mut Cursor<'_, 'n>, key: &'n str) -> String {
    let link = c.get(key).and_then(|node| c.walk.link(node));
    link.unwrap_or_default().to_owned()
}

/// The words for the kinds of parameter.
const KINDS: [&str; 5] = ["marks", "percent", "money", "ratio", "choice"];

/// The word for a kind of parameter.
pub(super) fn kind_word(kind: &ParameterKind) -> &'static str {
    KINDS[match kind {
        ParameterKind::Marks => 0,
        ParameterKind::Percent => 1,
        ParameterKind::Money => 2,
        ParameterKind::Ratio => 3,
        ParameterKind::Choice(_) => 4,
    }]
}

/// Follows the reference to a parameter under a key, which must be of that kind.
pub(super) fn parameter_of<'n>(
    c: &mut Cursor<'_, 'n>,
    x: &mut Context<'n>,
    key: &'static str,
    expected: &'static str,
) -> usize {
    let Some(found) = x.find(c, key, |x| &mut x.parameters) else {
        return 0;
    };
    if let Some(node) = c.get(key)
        && let Some(asked) = x.asked.get(found)
        && kind_word(&asked.kind) != expected
    {
        let id = asked.id.clone();
        c.walk.fault(node.place, FaultKind::WrongParameterKind { id, expected });
    }
    found
}

/// Reads the parameters into the context and gives a copy for the framework.
pub(super) fn parameters<'n>(c: &mut Cursor<'_, 'n>, x: &mut Context<'n>) -> Vec<Parameter> {
    let items = c.list("parameters");
    x.parameters.fill(c.walk, items.iter());
    for node in items {
        let parameter = parameter(c.walk, x, node);
        x.asked.push(parameter);
    }
    for (index, node) in items.iter().enumerate() {
        if let Some(when) = node.given("asked_when") {
            x.asked[index].asked_when = chosen(c.walk, x, when);
        }
    }
    cycles(c.walk, x, items);
    x.asked.clone()
}

fn parameter<'n>(walk: &mut Walk, x: &mut Context<'n>, node: &'n Node) -> Parameter {
    let mut parameter = Parameter {
        id: String::new(),
        title: Text::default(),
        help: Text::default(),
        kind: ParameterKind::Money,
        example: String::new(),
        asked_when: None,
        minimum: Vec::new(),
    };
    let Some(mut c) = walk.object(node) else {
        return parameter;
    };
    c.require(&["id", "title", "kind"]);
    // Read once the choices of all parameters are known.
    c.allow(&["asked_when"]);
    parameter.id = c.id("id").unwrap_or_default().to_owned();
    parameter.title = x.text(&mut c, "title");
    parameter.help = x.text(&mut c, "help");
    parameter.example = c.string("example");
    match c.word("kind", &KINDS) {
        Some(0) => parameter.kind = ParameterKind::Marks,
        Some(1) => parameter.kind = ParameterKind::Percent,
        Some(2) => {}
        Some(3) => parameter.kind = ParameterKind::Ratio,
        Some(_) => parameter.kind = ParameterKind::Choice(choices(&mut c, x)),
        // Of an unknown kind, nothing is known to be superfluous.
        None => c.allow(&["choices", "minimum"]),
    }
    if !matches!(parameter.kind, ParameterKind::Choice(_))
        && let Some(node) = c.get("minimum")
    {
        parameter.minimum = rows(c.walk, x, node);
        check::minimum(c.walk, node, &parameter);
    }
    check::example(&mut c, &parameter);
    c.finish();
    parameter
}

fn choices<'n>(c: &mut Cursor<'_, 'n>, x: &Context<'n>) -> Vec<Choice> {
    c.require(&["choices"]);
    let Some(node) = c.get("choices") else {
        return Vec::new();
    };
    let items = c.walk.list(node);
    if items.is_empty() && matches!(node.value, Value::List(_)) {
        c.walk.fault(node.place, FaultKind::Empty);
    }
    let mut choices = Vec::new();
    for item in items {
        let Some(mut c) = c.walk.object(item) else {
            continue;
        };
        c.require(&["id", "title"]);
        choices.push(Choice {
            id: c.id("id").unwrap_or_default().to_owned(),
            title: x.text(&mut c, "title"),
            help: x.text(&mut c, "help"),
        });
        c.finish();
    }
    unique(c.walk, items);
    choices
}

/// Reports identifiers that stand twice in a list that nothing refers to by index.
pub(super) fn unique(walk: &mut Walk, items: &[Node]) {
    let id = |at: usize| items[at].get("id").and_then(Node::as_text);
    let sorted = order(items.len(), &|a, b| id(a) > id(b));
    for pair in sorted.windows(2) {
        if let [first, second] = *pair
            && id(first) == id(second)
            && let Some(id) = id(first)
        {
            let id = id.to_owned();
            walk.fault(items[second].place, FaultKind::DuplicateId { id });
        }
    }
}

/// How the choices of a parameter are called.
fn choices_of(x: &Context<'_>, parameter: usize) -> String {
    let id = x.asked.get(parameter).map_or("", |parameter| &parameter.id);
    [id, "/choices"].concat()
}

/// The ids of the choices of a parameter; none if they could not be read.
pub(super) fn choice_ids(x: &Context<'_>, parameter: usize) -> Vec<String> {
    match x.asked.get(parameter).map(|p| &p.kind) {
        Some(ParameterKind::Choice(choices)) => choices.iter().map(|c| c.id.clone()).collect(),
        _ => Vec::new(),
    }
}

/// Reports a case for something that is no choice. Where the choices could not be read, any name may be right.
pub(super) fn known_choice(walk: &mut Walk, x: &Context<'_>, parameter: usize, choices: &[String], case: &Member) {
    if !choices.is_empty() && !choices.contains(&case.key) {
        let (what, id) = (choices_of(x, parameter), case.key.clone());
        walk.fault(case.place, FaultKind::UnknownReference { what, id });
    }
}

/// A choice parameter, and the choice that is meant: `asked_when`, or a `when`.
pub(super) fn chosen<'n>(walk: &mut Walk, x: &mut Context<'n>, node: &'n Node) -> Option<(usize, String)> {
    let mut c = walk.object(node)?;
    c.require(&["parameter", "is"]);
    let parameter = parameter_of(&mut c, x, "parameter", "choice");
    let is = some_text(&mut c, "is");
    if let Some(ParameterKind::Choice(choices)) = x.asked.get(parameter).map(|p| &p.kind)
        && !is.is_empty()
        && choices.iter().all(|choice| choice.id != is)
        && let Some(node) = c.get("is")
    {
        unknown(c.walk, node, &choices_of(x, parameter));
    }
    c.finish();
    Some((parameter, is))
}

/// Reports parameters that wait for each other, or for themselves: they would never be asked.
fn cycles(walk: &mut Walk, x: &Context<'_>, items: &[Node]) {
    for (index, node) in items.iter().enumerate() {
        let mut at = index;
        // As many steps as there are parameters are enough to come back.
        for _ in 0..x.asked.len().min(1_000) {
            match &x.asked[at].asked_when {
                Some((next, _)) if *next == index => {
                    walk.fault(node.place, FaultKind::NeverAsked);
                    break;
                }
                Some((next, _)) => at = *next,
                None => break,
            }
        }
    }
}
