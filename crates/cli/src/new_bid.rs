//! `pledge new bid`: an empty bid under a framework, with every fact that the tender says and a pledge for each measure.

use std::path::Path;

use pledge_engine::framework::{Framework, ParameterKind, UnitKind};
use pledge_engine::json::{Node, Value, pretty};
use pledge_words::{Lang, local, say, units};

use crate::args::NewBid;
use crate::new::write;
use crate::output::{Output, Stop, harmless};
use crate::{files, shipped};

/// Writes.
pub fn run(args: &NewBid) -> Output {
    written(args).unwrap_or_else(Output::from)
}

fn written(args: &NewBid) -> Result<Output, Stop> {
    let lang = Lang::from(args.lang);
    let source = files::find_framework(lang, &args.framework, false)?;
    let framework = files::use_framework(lang, &source.name, &source.text)?;
    let file = args.file.clone().unwrap_or_else(|| format!("{}.pledge.json", framework.id));
    // A bid under a framework that this tool does not have carries its text, so that it opens anywhere.
    let own = shipped::find(&framework.id).is_none_or(|shipped| shipped.text != source.text);
    let bid = bid(&framework, own.then_some(source.text.as_str()));
    write(lang, Path::new(&file), &pretty(&bid))?;
    Ok(Output { out: harmless(&guidance(lang, &framework, &file)), ..Output::new() })
}

fn bid(framework: &Framework, text: Option<&str>) -> Node {
    let empty = |keys: &[&str]| Node::object(keys.iter().map(|key| (*key, Node::text(""))));
    let mut about = vec![
        ("id", Node::text(framework.id.as_str())),
        ("edition", Node::text(framework.edition.as_str())),
        ("hash", Node::text(framework.hash.as_str())),
    ];
    about.extend(text.map(|text| ("text", Node::text(text))));
    let contract = Node::object([
        ("title", Node::text("")),
        ("reference", Node::text("")),
        ("place", Node::text("")),
        ("value", Node::text("")),
        ("vat", Node::text("excluded")),
        ("start", Node::text("")),
        ("months", Node::text("")),
    ]);
    let tender = Node::object(framework.parameters.iter().map(|p| (p.id.as_str(), Node::text(""))));
    let pledges = framework.measures.iter().enumerate().map(|(at, measure)| {
        let inputs: Vec<&str> = measure.unit.kind.inputs().iter().map(|input| input.code()).collect();
        let mut pledge = vec![("id", Node::text(format!("p{}", at + 1))), ("measure", Node::text(measure.id.as_str()))];
        match measure.unit.kind {
            UnitKind::Text | UnitKind::YesNo => pledge.push(("answer", Node::text(""))),
            _ => pledge.push(("inputs", empty(&inputs))),
        }
        Node::object(pledge)
    });
    let criteria: Vec<&str> = framework.criteria.iter().map(|criterion| criterion.id.as_str()).collect();
    let mut bid = vec![("id", Node::text("b1")), ("name", Node::text("")), ("pledges", Node::list(pledges))];
    if !criteria.is_empty() {
        bid.push(("answers", empty(&criteria)));
    }
    Node::object([
        ("format", Node::new(Value::Number("1".into()))),
        ("framework", Node::object(about)),
        ("contract", contract),
        ("tender", tender),
        ("bids", Node::list([Node::object(bid)])),
    ])
}

/// What each id in the file stands for: the file has ids alone.
fn guidance(lang: Lang, framework: &Framework, file: &str) -> String {
    let mut out = [&*say::terminal_new_wrote(lang, file), "\n", say::terminal_new_bid_next(lang), "\n\n"].concat();
    out.extend([say::terminal_new_bid_contract(lang), "\n\n", say::terminal_diff_parameters(lang), "\n"]);
    for parameter in &framework.parameters {
        let name = say::terminal_diff_name(lang, &parameter.id, local(lang, &parameter.title));
        let name = match &parameter.kind {
            ParameterKind::Choice(choices) => {
                let ids: Vec<&str> = choices.iter().map(|choice| choice.id.as_str()).collect();
                say::terminal_new_bid_choices(lang, &name, &ids.join(", "))
            }
            _ => name,
        };
        out.extend(["  ", &*name, "\n"]);
    }
    out.extend(["\n", say::terminal_diff_measures(lang), "\n"]);
    for measure in &framework.measures {
        let name = say::terminal_diff_name(lang, &measure.id, local(lang, &measure.title));
        let line = say::terminal_line(lang, &name, &units::name(lang, &measure.unit));
        out.extend(["  ", &*line, "\n"]);
    }
    let command = format!("pledge score --bid {file}");
    out.extend(["\n", &*say::terminal_new_bid_score(lang, &command), "\n"]);
    out
}
