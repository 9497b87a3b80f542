//! `pledge new bid`: an empty bid under a framework, with every fact that it rests on, what the tender says, and a pledge
//! for each measure; and beside it a text that explains them, since JSON has no comments. A bid's own `notes` and `plan`
//! belong to the supplier, and the page prints them.

use std::path::Path;

use pledge_engine::framework::{Amount, Criterion, Framework, Rule, RuleKind, Text, UnitKind, needs};
use pledge_engine::json::{Node, Value, pretty};
use pledge_words::{Lang, say};

use crate::args::NewBid;
use crate::new::{line, write};
use crate::output::{Output, Stop, harmless};
use crate::{bid_guide, files, shipped};

/// Writes.
pub fn run(lang: Lang, args: &NewBid) -> Output {
    written(lang, args).unwrap_or_else(Output::from)
}

fn written(lang: Lang, args: &NewBid) -> Result<Output, Stop> {
    let source = files::find_framework(lang, &args.framework, false)?;
    let framework = files::use_framework(lang, &source.name, &source.text)?;
    let file = args.file.clone().unwrap_or_else(|| format!("{}.pledge.json", framework.id));
    // A bid under a framework that this tool does not have carries its text, so that it opens anywhere.
    let own = shipped::find(&framework.id).is_none_or(|shipped| shipped.text != source.text);
    let bid = bid(&framework, own.then_some(source.text.as_str()));
    let path = Path::new(&file);
    let mut beside = path.with_extension("txt");
    if beside == path {
        beside.as_mut_os_string().push(".txt");
    }
    let text = beside.display().to_string();
    if beside.exists() {
        return Err(Stop::unusable(say::terminal_new_exists(lang, &text)));
    }
    write(lang, path, &pretty(&bid))?;
    let command = format!("pledge score --bid {file}");
    write(lang, &beside, &harmless(&bid_guide::guide(lang, &framework, &bid, &file, &command)))?;
    let mut output = Output::new();
    for told in [
        say::terminal_new_wrote(lang, &file),
        say::terminal_new_wrote(lang, &text),
        say::terminal_new_bid_read(lang, &text),
        say::terminal_new_bid_score(lang, &command),
    ] {
        output.out += &line(&told);
    }
    Ok(output)
}

/// The bid. What may be typed freely is an empty text; what is one of a few words is null, which says nothing either.
fn bid(framework: &Framework, text: Option<&str>) -> Node {
    let needs = needs(framework);
    let mut about = vec![
        ("id", Node::text(framework.id.as_str())),
        ("edition", Node::text(framework.edition.as_str())),
        ("hash", Node::text(framework.hash.as_str())),
    ];
    about.extend(text.map(|text| ("text", Node::text(text))));
    let contract = [
        ("title", true, Node::text("")),
        ("reference", true, Node::text("")),
        ("kind", needs.kind, Node::default()),
        ("buyer", needs.buyer, Node::default()),
        ("nation", needs.nation, Node::default()),
        ("place", true, Node::text("")),
        ("lot", needs.lot, Node::text("")),
        ("value", true, Node::text("")),
        ("vat", true, Node::default()),
        ("value_with_extensions", needs.with_extensions, Node::text("")),
        ("start", true, Node::text("")),
        ("months", true, Node::text("")),
        ("notice_date", needs.notice, Node::text("")),
        ("clarification_deadline", true, Node::text("")),
        ("submission_deadline", true, Node::text("")),
    ];
    let contract = contract.into_iter().filter_map(|(key, asked, empty)| asked.then_some((key, empty)));
    let tender = Node::object(framework.parameters.iter().map(|p| (p.id.as_str(), Node::text(""))));
    let mut bid = vec![("id", Node::text("b1")), ("name", Node::text(""))];
    if needs.price {
        bid.extend([("price", Node::text("")), ("price_vat", Node::default())]);
    }
    bid.push(("people", Node::text("")));
    if rules(framework).any(|rule| matches!(rule.kind, RuleKind::DeliveredBy { .. })) {
        bid.push(("partners", Node::list([])));
    }
    bid.push(("pledges", Node::list((0..framework.measures.len()).map(|at| pledge(framework, at)))));
    let graded: Vec<&str> = graded(framework).map(|criterion| criterion.id.as_str()).collect();
    let asked: Vec<&str> = framework.criteria.iter().map(|criterion| criterion.id.as_str()).collect();
    for (key, criteria) in [("grades", graded), ("answers", asked)] {
        if !criteria.is_empty() {
            bid.push((key, empty(&criteria)));
        }
    }
    Node::object([
        ("format", Node::new(Value::Number("1".into()))),
        ("framework", Node::object(about)),
        ("contract", Node::object(contract)),
        ("tender", tender),
        ("bids", Node::list([Node::object(bid)])),
    ])
}

/// A pledge on a measure (index), with what its unit is made of and what the rules on it look at.
fn pledge(framework: &Framework, at: usize) -> Node {
    let measure = &framework.measures[at];
    let mut pledge = vec![("id", Node::text(format!("p{}", at + 1))), ("measure", Node::text(measure.id.as_str()))];
    match measure.unit.kind {
        UnitKind::Text | UnitKind::YesNo => pledge.push(("answer", Node::text(""))),
        _ => {
            let inputs: Vec<&str> = measure.unit.kind.inputs().iter().map(|input| input.code()).collect();
            pledge.push(("inputs", empty(&inputs)));
        }
    }
    let on = |is: fn(&RuleKind) -> bool| rules(framework).any(|r| is(&r.kind) && r.kind.measures().contains(&at));
    let by_place = measure.value.as_ref().is_some_and(|value| matches!(value.amount, Amount::ByPlace { .. }));
    let further = [
        ("by", on(|kind| matches!(kind, RuleKind::DeliveredBy { .. }))),
        ("share", on(|kind| matches!(kind, RuleKind::ShareStated { .. }))),
        ("place", by_place || on(|kind| matches!(kind, RuleKind::LocalOnly { .. }))),
    ];
    pledge.extend(further.into_iter().filter_map(|(key, asked)| asked.then_some((key, Node::text("")))));
    let attested = asks(framework).filter(|(rule, _)| rule.kind.measures().contains(&at));
    let attested: Vec<&str> = attested.map(|(rule, _)| rule.id.as_str()).collect();
    if !attested.is_empty() {
        pledge.push(("attest", empty(&attested)));
    }
    Node::object(pledge)
}

fn empty(keys: &[&str]) -> Node {
    Node::object(keys.iter().map(|key| (*key, Node::text(""))))
}

fn rules(framework: &Framework) -> impl Iterator<Item = &Rule> {
    framework.rules.iter()
}

/// The questions about each pledge.
pub fn asks(framework: &Framework) -> impl Iterator<Item = (&Rule, &Text)> {
    rules(framework).filter_map(|rule| match &rule.kind {
        RuleKind::Attest { question, .. } => Some((rule, question)),
        _ => None,
    })
}

/// The questions that a supplier can grade: of a gate, or where the tender gives no scale, there is nothing to grade.
fn graded(framework: &Framework) -> impl Iterator<Item = &Criterion> {
    framework.criteria.iter().filter(|criterion| criterion.scale.is_some())
}
