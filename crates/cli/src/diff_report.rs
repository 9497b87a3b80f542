//! What a comparison found, for people and for programs.

use pledge_engine::framework::Framework;
use pledge_engine::json::{Node, Value};
use pledge_engine::{Decimal, VERSION};
use pledge_exchange::{
    BidEffect, Both, Changed, Doubtful, Dropped, DroppedPart, FrameworkChange, NotCarried, Part, WhyLeft,
};
use pledge_words::{Lang, local, numbers, results, say, units};

use crate::diff::Compared;
use crate::table::one_line;

/// For people: what changed, part by part, and what that does to each bid.
pub fn text(lang: Lang, compared: &Compared) -> String {
    let (old, new) = (&compared.old.framework, &compared.new.framework);
    let title = say::terminal_diff_title(lang, local(lang, &new.title), &old.edition, &new.edition);
    let mut out = [&*one_line(&title), "\n"].concat();
    if lang == Lang::Cy && !pledge_words::WELSH_REVIEWED {
        out.extend([say::terminal_welsh_draft(lang), "\n"]);
    }
    if compared.changes.is_empty() {
        out.extend(["\n", say::terminal_diff_nothing(lang), "\n"]);
    }
    let mut part = None;
    for change in &compared.changes {
        if part != Some(change.part) {
            out.extend(["\n", heading(lang, change.part), "\n"]);
            part = Some(change.part);
        }
        out.extend(["  ", &*one_line(&sentence(lang, change)), "\n"]);
    }
    let practice = [new, old].into_iter().find(|framework| framework.status.is_practice());
    if let (Some(framework), false) = (practice, compared.effects.is_empty()) {
        let (_, meaning) = results::status(lang, framework.status);
        out.extend(["\n", &*say::print_practice(lang, meaning), "\n"]);
    }
    for (which, effect) in compared.effects.iter().enumerate() {
        let name = match effect.name.trim() {
            "" => say::terminal_bid(lang, &(which + 1).to_string()),
            name => one_line(name),
        };
        out.extend(["\n", &*name, "\n", &"=".repeat(name.chars().count()), "\n"]);
        effect_text(lang, compared, effect, &mut out);
    }
    let carried = &compared.carried;
    let left = carried.left.iter().map(|left| left_out(lang, left));
    let doubtful = carried.doubtful.iter().map(|pledge| doubt(lang, pledge));
    let dropped = carried.dropped.iter().map(|id| dropped(lang, id));
    for (at, line) in left.chain(doubtful).chain(dropped).enumerate() {
        out.extend([if at == 0 { "\n" } else { "" }, &*one_line(&line), "\n"]);
    }
    out
}

/// Why a pledge counts nothing, and what stands instead.
fn left_out(lang: Lang, left: &NotCarried) -> String {
    let (bid, pledge, measure) = (&*left.bid, &*left.pledge, &*left.measure);
    let why = match &left.why {
        WhyLeft::Gone => return say::terminal_diff_left(lang, bid, pledge, measure),
        WhyLeft::Factor => {
            let (new, factor) = (left.instead.as_deref(), left.factor.as_deref());
            let (new, factor) = (new.unwrap_or_default(), factor.unwrap_or_default());
            return say::terminal_diff_left_factor(lang, bid, pledge, measure, new, factor);
        }
        WhyLeft::Unit { old, new } => {
            let (mut before, mut now) = (units::name(lang, old), units::name(lang, new));
            // A name of the buyer's may hide that the kind changed.
            if before == now {
                (before, now) = (old.kind.code().into(), new.kind.code().into());
            }
            say::terminal_diff_why_unit(lang, &before, &now)
        }
        WhyLeft::PerYear { now: true } => say::terminal_diff_why_yearly(lang).into(),
        WhyLeft::PerYear { now: false } => say::terminal_diff_why_not_yearly(lang).into(),
        WhyLeft::Inputs => say::terminal_diff_why_inputs(lang).into(),
        WhyLeft::Whole => say::terminal_diff_why_whole(lang).into(),
    };
    let line = say::terminal_diff_left_unit(lang, bid, pledge, measure, &why);
    match (&left.instead, &left.factor) {
        (Some(new), Some(factor)) => [line, say::terminal_diff_left_stated(lang, new, factor)].join(" "),
        (Some(new), None) => [line, say::terminal_diff_left_instead(lang, new)].join(" "),
        (None, _) => line,
    }
}

fn doubt(lang: Lang, pledge: &Doubtful) -> String {
    let (old, new) = (local(lang, &pledge.old), local(lang, &pledge.new));
    say::terminal_diff_doubtful(lang, &pledge.bid, &pledge.pledge, &pledge.measure, old, new)
}

fn dropped(lang: Lang, gone: &Dropped) -> String {
    let (bid, id, at) = (&*gone.bid, &*gone.id, &*gone.at);
    match gone.what {
        DroppedPart::Choice => say::terminal_diff_dropped_choice(lang, id, at),
        DroppedPart::Grade => say::terminal_diff_dropped_grade(lang, bid, id, at),
        DroppedPart::Rule => say::terminal_diff_dropped_rule(lang, bid, at, id),
    }
}

fn heading(lang: Lang, part: Part) -> &'static str {
    match part {
        Part::Framework => say::terminal_diff_framework(lang),
        Part::Source => say::terminal_diff_sources(lang),
        Part::Parameter => say::terminal_diff_parameters(lang),
        Part::Threshold => say::terminal_diff_thresholds(lang),
        Part::Area => say::terminal_diff_areas(lang),
        Part::Document => say::terminal_diff_documents(lang),
        Part::Index => say::terminal_diff_indexes(lang),
        Part::Theme => say::terminal_diff_themes(lang),
        Part::Outcome => say::terminal_diff_outcomes(lang),
        Part::Measure => say::terminal_diff_measures(lang),
        Part::Section => say::terminal_diff_sections(lang),
        Part::Scale => say::terminal_diff_scales(lang),
        Part::Criterion => say::terminal_diff_criteria(lang),
        Part::Rule => say::terminal_diff_rules(lang),
    }
}

/// What a part is called: its id and its title.
fn name(lang: Lang, change: &FrameworkChange) -> String {
    let title = match lang {
        Lang::Cy if !change.title_cy.is_empty() => &change.title_cy,
        _ => &change.title,
    };
    match (change.id.as_str(), title.as_str()) {
        ("", title) => title.to_owned(),
        (id, "") => id.to_owned(),
        (id, title) => say::terminal_diff_name(lang, id, title),
    }
}

fn sentence(lang: Lang, change: &FrameworkChange) -> String {
    let name = name(lang, change);
    match &change.what {
        Changed::Added => say::terminal_diff_added(lang, &name),
        Changed::Removed { instead: Some(new), .. } => say::terminal_diff_instead(lang, &name, new),
        Changed::Removed { no_equivalent: true, .. } => say::terminal_diff_no_equivalent(lang, &name),
        Changed::Removed { .. } => say::terminal_diff_removed(lang, &name),
        Changed::Replaces { old, factor: Some(factor) } => say::terminal_diff_replaces_factor(lang, &name, old, factor),
        Changed::Replaces { old, factor: None } => say::terminal_diff_replaces(lang, &name, old),
        Changed::Key { path, old, new, .. } => {
            let key = key(lang, change.part, path);
            match (old, new) {
                (Some(old), Some(new)) => say::terminal_diff_changed(lang, &name, &key, old, new),
                (None, Some(new)) => say::terminal_diff_given(lang, &name, &key, new),
                (Some(old), None) => say::terminal_diff_dropped(lang, &name, &key, old),
                (None, None) => name,
            }
        }
    }
}

/// What a key is called; those that have no words stand as in the file.
fn key(lang: Lang, part: Part, path: &str) -> String {
    let plain = path.strip_suffix("/en").or_else(|| path.strip_suffix("/cy")).unwrap_or(path);
    let words = match (part, plain) {
        (_, "title") => say::terminal_diff_key_name(lang),
        (Part::Measure, "counts") => say::terminal_diff_key_counts(lang),
        (Part::Measure, "value/amount") => say::terminal_diff_key_amount(lang),
        (Part::Measure, "points/value") => say::terminal_diff_key_unit_points(lang),
        (Part::Measure, "value/conversion/value") => say::terminal_diff_key_conversion(lang),
        (Part::Measure, "value/price_year") => say::terminal_diff_key_price_year(lang),
        (Part::Measure, "value/source") => say::terminal_diff_key_value_source(lang),
        (Part::Measure, "unit/kind") => say::terminal_diff_key_unit(lang),
        (Part::Measure | Part::Criterion, "section") => say::terminal_diff_key_section(lang),
        (Part::Measure, "outcome") => say::terminal_diff_key_outcome(lang),
        (Part::Section, "marks/value") => say::terminal_diff_key_marks(lang),
        (Part::Criterion, "weight/value") => say::terminal_diff_key_weight(lang),
        (Part::Section, "method/kind") => say::terminal_diff_key_method(lang),
        (Part::Section, "method/target/value") => say::terminal_diff_key_target(lang),
        (Part::Rule, "effect") => say::terminal_diff_key_effect(lang),
        (Part::Rule, "max/value") => say::terminal_diff_key_max(lang),
        (Part::Rule, "min/value") => say::terminal_diff_key_min(lang),
        (Part::Criterion | Part::Rule, "question") => say::terminal_diff_key_question(lang),
        (Part::Framework | Part::Source, "edition") => say::terminal_diff_key_edition(lang),
        (Part::Framework, "published") => say::terminal_diff_key_published(lang),
        (Part::Framework, "status") => say::terminal_diff_key_status(lang),
        _ => return say::terminal_diff_key_path(lang, path),
    };
    words.to_owned()
}

fn effect_text(lang: Lang, compared: &Compared, effect: &BidEffect, out: &mut String) {
    match effect.excluded {
        (false, true) => out.extend(["  ", say::terminal_diff_excluded(lang), "\n"]),
        (true, false) => out.extend(["  ", say::terminal_diff_admitted(lang), "\n"]),
        _ => {}
    }
    let frameworks = [&compared.new.framework, &compared.old.framework];
    out.extend(["  ", &*marks(lang, say::terminal_diff_whole(lang), effect.marks), "\n"]);
    let pounds = |value: Option<Decimal>| numbers::pounds(value.unwrap_or_default());
    for part in &effect.sections {
        let section = frameworks
            .iter()
            .find_map(|framework| framework.section(&part.id).and_then(|at| framework.sections.get(at)));
        let title = section.map_or(part.id.as_str(), |section| local(lang, &section.title));
        out.extend(["    ", &*marks(lang, title, part.marks), "\n"]);
        // Where marks cannot be compared, what is counted can.
        if part.marks.difference().is_none() && (part.value.old.is_some() || part.value.new.is_some()) {
            let (old, new) = (pounds(part.value.old), pounds(part.value.new));
            out.extend(["      ", &*say::terminal_diff_unknown(lang, say::print_counted(lang), &old, &new), "\n"]);
        }
    }
    if let Some(rest) = effect.rest.filter(|rest| !rest.is_zero()) {
        let change = numbers::change(rest);
        let line = match effect.excluded {
            (false, false) => say::terminal_diff_rest_rounded(lang, &change),
            _ => say::terminal_diff_rest_excluded(lang, &change),
        };
        out.extend(["    ", &*line, "\n"]);
    }
    let value = effect.social_value;
    let line = say::terminal_diff_unknown(lang, say::print_social_value(lang), &pounds(value.old), &pounds(value.new));
    out.extend(["  ", &*line, "\n"]);
}

fn marks(lang: Lang, label: &str, both: Both) -> String {
    let shown = |marks: Option<Decimal>| {
        marks.map_or_else(|| say::print_no_marks(lang).into(), |marks| String::from(numbers::marks(marks)))
    };
    let (old, new) = (shown(both.old), shown(both.new));
    match both.difference() {
        Some(difference) => say::terminal_diff_marks(lang, label, &old, &new, &numbers::change(difference)),
        None => say::terminal_diff_unknown(lang, label, &old, &new),
    }
}

/// The version of the JSON.
const FORMAT: &str = "1";

/// For programs.
pub fn json(lang: Lang, compared: &Compared) -> Node {
    let carried = &compared.carried;
    let left = carried.left.iter().map(|left| {
        Node::object([
            ("bid", Node::text(left.bid.as_str())),
            ("pledge", Node::text(left.pledge.as_str())),
            ("measure", Node::text(left.measure.as_str())),
            ("instead", or_null(left.instead.as_ref())),
            ("factor", or_null(left.factor.as_ref())),
            ("reason", Node::text(left.why.code())),
            ("message", Node::text(left_out(lang, left))),
        ])
    });
    let doubtful = carried.doubtful.iter().map(|pledge| {
        Node::object([
            ("bid", Node::text(pledge.bid.as_str())),
            ("pledge", Node::text(pledge.pledge.as_str())),
            ("measure", Node::text(pledge.measure.as_str())),
            ("old", Node::text(local(lang, &pledge.old))),
            ("new", Node::text(local(lang, &pledge.new))),
            ("message", Node::text(doubt(lang, pledge))),
        ])
    });
    let dropped = carried.dropped.iter().map(|gone| {
        Node::object([
            ("bid", or_null(Some(&gone.bid).filter(|bid| !bid.is_empty()))),
            ("what", Node::text(gone.what.code())),
            ("id", Node::text(gone.id.as_str())),
            ("at", Node::text(gone.at.as_str())),
            ("message", Node::text(dropped(lang, gone))),
        ])
    });
    Node::object([
        ("format", Node::new(Value::Number(FORMAT.into()))),
        ("engine", Node::text(VERSION)),
        ("old", edition(&compared.old.framework)),
        ("new", edition(&compared.new.framework)),
        ("changes", Node::list(compared.changes.iter().map(|change| change_json(lang, change)))),
        ("bids", Node::list(compared.effects.iter().map(effect_json))),
        ("not_carried", Node::list(left)),
        ("doubtful", Node::list(doubtful)),
        ("dropped", Node::list(dropped)),
    ])
}

fn edition(framework: &Framework) -> Node {
    Node::object([
        ("id", Node::text(framework.id.as_str())),
        ("edition", Node::text(framework.edition.as_str())),
        ("hash", Node::text(framework.hash.as_str())),
    ])
}

fn or_null(text: Option<&String>) -> Node {
    text.map(Node::text).unwrap_or_default()
}

fn change_json(lang: Lang, change: &FrameworkChange) -> Node {
    let kind = match &change.what {
        Changed::Added => "added",
        Changed::Removed { .. } => "removed",
        Changed::Replaces { .. } => "replaces",
        Changed::Key { .. } => "changed",
    };
    let mut members = vec![
        ("part", Node::text(change.part.code())),
        ("id", Node::text(change.id.as_str())),
        ("change", Node::text(kind)),
    ];
    match &change.what {
        Changed::Added => {}
        Changed::Removed { no_equivalent, instead } => {
            members.push(("no_equivalent", Node::new(Value::Bool(*no_equivalent))));
            members.push(("instead", or_null(instead.as_ref())));
        }
        Changed::Replaces { old, factor } => {
            members.push(("replaces", Node::text(old.as_str())));
            members.push(("factor", or_null(factor.as_ref())));
        }
        Changed::Key { path, aspect, old, new } => {
            members.push(("path", Node::text(path.as_str())));
            members.push(("aspect", Node::text(aspect.code())));
            members.push(("old", or_null(old.as_ref())));
            members.push(("new", or_null(new.as_ref())));
        }
    }
    members.push(("message", Node::text(sentence(lang, change))));
    Node::object(members)
}

fn effect_json(effect: &BidEffect) -> Node {
    let figure = |value: Option<Decimal>| {
        let text = value.map(|mut value| {
            value.rescale(value.normalize().scale().max(2));
            value.to_string()
        });
        or_null(text.as_ref())
    };
    let both =
        |both: Both| [("old", figure(both.old)), ("new", figure(both.new)), ("difference", figure(both.difference()))];
    let sections = effect.sections.iter().map(|part| {
        Node::object([
            ("id", Node::text(part.id.as_str())),
            ("marks", Node::object(both(part.marks))),
            ("value", Node::object(both(part.value))),
        ])
    });
    let flag = |flag| Node::new(Value::Bool(flag));
    Node::object([
        ("name", Node::text(effect.name.as_str())),
        ("marks", Node::object(both(effect.marks))),
        ("sections", Node::list(sections)),
        ("rest", figure(effect.rest)),
        ("social_value", Node::object(both(effect.social_value))),
        ("excluded", Node::object([("old", flag(effect.excluded.0)), ("new", flag(effect.excluded.1))])),
    ])
}
