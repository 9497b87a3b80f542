//! `pledge new bid`: an empty bid under a framework, with every fact that it rests on, what the tender says, and a pledge
//! for each measure.

use std::path::Path;

use pledge_engine::framework::{
    Amount, AnswerKind, Buyer, Criterion, Deal, Framework, Measure, Nation, Parameter, ParameterKind, Rule, RuleKind,
    ScaleChoice, Text, UnitKind, needs,
};
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
fn asks(framework: &Framework) -> impl Iterator<Item = (&Rule, &Text)> {
    rules(framework).filter_map(|rule| match &rule.kind {
        RuleKind::Attest { question, .. } => Some((rule, question)),
        _ => None,
    })
}

/// The questions that a supplier can grade: of a gate, or where the tender gives no scale, there is nothing to grade.
fn graded(framework: &Framework) -> impl Iterator<Item = &Criterion> {
    framework.criteria.iter().filter(|criterion| criterion.scale.is_some())
}

/// What each id in the file stands for: the file has ids alone.
fn guidance(lang: Lang, framework: &Framework, file: &str) -> String {
    let mut out = [&*say::terminal_new_wrote(lang, file), "\n", say::terminal_new_bid_next(lang), "\n"].concat();
    out.extend([say::terminal_new_bid_words(lang), "\n\n", say::terminal_new_bid_contract(lang), "\n"]);
    for line in facts(lang, framework) {
        out.extend(["  ", &*line, "\n"]);
    }
    let parts = [
        (say::terminal_diff_parameters(lang), parameters(lang, framework)),
        (say::terminal_diff_measures(lang), measures(lang, framework)),
        (say::terminal_diff_rules(lang), attested(lang, framework)),
        (say::terminal_diff_criteria(lang), criteria(lang, framework)),
    ];
    // A heading with nothing under it says nothing.
    for (heading, lines) in parts.into_iter().filter(|(_, lines)| !lines.is_empty()) {
        out.extend(["\n", heading, "\n"]);
        for line in lines {
            out.extend(["  ", &*line, "\n"]);
        }
    }
    let command = format!("pledge score --bid {file}");
    out.extend(["\n", &*say::terminal_new_bid_score(lang, &command), "\n"]);
    out
}

/// The facts that only some frameworks rest on, and the deadlines.
fn facts(lang: Lang, framework: &Framework) -> Vec<String> {
    let needs = needs(framework);
    let typed = |key: &str, name, hint| say::terminal_line(lang, &say::terminal_diff_name(lang, key, name), hint);
    let word = |key: &str, name, words: &[&str]| {
        say::terminal_new_bid_choices(lang, &say::terminal_diff_name(lang, key, name), &words.join(", "))
    };
    let extended = (say::contract_extended(lang), say::contract_extended_hint(lang));
    let until = say::contract_deadline_hint(lang);
    let all = [
        (needs.kind, word("kind", say::contract_kind(lang), &Deal::ALL.map(Deal::code))),
        (needs.buyer, word("buyer", say::contract_buyer(lang), &Buyer::ALL.map(Buyer::code))),
        (needs.nation, word("nation", say::contract_nation(lang), &Nation::ALL.map(Nation::code))),
        (needs.lot, typed("lot", say::contract_lot(lang), say::contract_lot_hint(lang))),
        (needs.with_extensions, typed("value_with_extensions", extended.0, extended.1)),
        (needs.notice, typed("notice_date", say::contract_notice(lang), say::contract_notice_hint(lang))),
        (true, typed("clarification_deadline", say::contract_questions_by(lang), until)),
        (true, typed("submission_deadline", say::contract_bid_by(lang), until)),
        (needs.price, typed("price", say::contract_price(lang), say::contract_price_hint(lang))),
        (needs.price, word("price_vat", say::contract_price_vat(lang), &["included", "excluded"])),
        (true, typed("people", say::contract_people(lang), say::contract_people_hint(lang))),
    ];
    all.into_iter().filter_map(|(asked, line)| asked.then_some(line)).collect()
}

fn parameters(lang: Lang, framework: &Framework) -> Vec<String> {
    let line = |parameter: &Parameter| {
        let name = say::terminal_diff_name(lang, &parameter.id, local(lang, &parameter.title));
        match &parameter.kind {
            ParameterKind::Choice(choices) => {
                let ids: Vec<&str> = choices.iter().map(|choice| choice.id.as_str()).collect();
                say::terminal_new_bid_choices(lang, &name, &ids.join(", "))
            }
            _ => name,
        }
    };
    framework.parameters.iter().map(line).collect()
}

fn measures(lang: Lang, framework: &Framework) -> Vec<String> {
    let line = |measure: &Measure| {
        let name = say::terminal_diff_name(lang, &measure.id, local(lang, &measure.title));
        say::terminal_line(lang, &name, &units::name(lang, &measure.unit))
    };
    framework.measures.iter().map(line).collect()
}

fn attested(lang: Lang, framework: &Framework) -> Vec<String> {
    let line = |(rule, question): (&Rule, &Text)| {
        let name = say::terminal_diff_name(lang, &rule.id, local(lang, question));
        say::terminal_new_bid_choices(lang, &name, "yes, no")
    };
    asks(framework).map(line).collect()
}

/// The written questions, and the grades of those that have any: where the tender chooses a scale, those of each.
fn criteria(lang: Lang, framework: &Framework) -> Vec<String> {
    let line = |criterion: &Criterion| {
        let name = say::terminal_diff_name(lang, &criterion.id, local(lang, &criterion.title));
        let grades = |at: usize| {
            let grades = framework.scales.get(at).map_or(&[][..], |scale| &scale.grades);
            grades.iter().map(|grade| grade.id.as_str()).collect::<Vec<_>>().join(", ")
        };
        match &criterion.scale {
            Some(ScaleChoice::Always(at)) => say::terminal_new_bid_grades(lang, &name, &grades(*at)),
            Some(ScaleChoice::Chosen { cases, .. }) => {
                let scales = cases.iter().map(|(choice, at)| say::terminal_diff_name(lang, choice, &grades(*at)));
                say::terminal_new_bid_grades(lang, &name, &scales.collect::<Vec<_>>().join("; "))
            }
            None if criterion.answer == AnswerKind::YesNo => say::terminal_new_bid_choices(lang, &name, "yes, no"),
            None => name,
        }
    };
    framework.criteria.iter().map(line).collect()
}
