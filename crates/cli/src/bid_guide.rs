//! The text beside a new bid: what each key and each id in it stands for. It is plain text, so that it opens wherever
//! there is an editor.

use pledge_engine::framework::{
    AnswerKind, Buyer, Criterion, Deal, Framework, Measure, Nation, Parameter, ParameterKind, Rule, ScaleChoice, Text,
};
use pledge_engine::json::{Node, Value};
use pledge_words::{Lang, local, say, units};

use crate::new_bid::asks;
use crate::table::one_line;

/// The text. Keys are explained if the bid has them.
pub fn guide(lang: Lang, framework: &Framework, bid: &Node, file: &str, command: &str) -> String {
    let guide = Guide { lang, framework };
    let title = say::terminal_new_bid_title(lang, local(lang, &framework.title));
    let mut out = [&*one_line(&title), "\n"].concat();
    for paragraph in [
        &*say::terminal_new_bid_intro(lang, file),
        say::terminal_new_bid_next(lang),
        say::terminal_new_bid_words(lang),
        &*say::terminal_new_bid_score(lang, command),
    ] {
        out.extend(["\n", paragraph, "\n"]);
    }
    let empty = Node::default();
    let own = items(bid.get("bids")).first().unwrap_or(&empty);
    let pledges = items(own.get("pledges"));
    let in_contract = |key: &str| bid.get("contract").is_some_and(|contract| contract.get(key).is_some());
    let in_bid = |key: &str| own.get(key).is_some();
    let in_pledge = |key: &str| pledges.iter().any(|pledge| pledge.get(key).is_some());
    let heading = |key: &str, name| say::terminal_diff_name(lang, key, name);
    let parts = [
        (say::terminal_new_bid_file(lang).to_owned(), guide.file(bid)),
        (heading("contract", say::contract_facts(lang)), guide.contract(&in_contract)),
        (heading("tender", say::terminal_diff_parameters(lang)), guide.parameters()),
        (heading("bids", say::terminal_new_bid_yours(lang)), guide.own(&in_bid)),
        (heading("pledges", say::terminal_diff_measures(lang)), [guide.pledges(&in_pledge), guide.measures()].concat()),
        (heading("attest", say::terminal_diff_rules(lang)), guide.attested()),
        (heading("grades, answers", say::terminal_diff_criteria(lang)), guide.criteria(&in_bid)),
    ];
    // A heading with nothing under it says nothing.
    for (heading, lines) in parts.into_iter().filter(|(_, lines)| !lines.is_empty()) {
        out.extend(["\n", &*heading, "\n"]);
        for Line(depth, text) in lines {
            out.extend([&"      "[..depth], &*one_line(&text), "\n"]);
        }
    }
    out
}

/// The items of a list.
fn items(node: Option<&Node>) -> &[Node] {
    match node.map(|node| &node.value) {
        Some(Value::List(items)) => items,
        _ => &[],
    }
}

/// A line and how far it stands in.
#[derive(Clone)]
struct Line(usize, String);

/// A line under a heading, and one that explains such a line.
const UNDER: usize = 2;
const WITHIN: usize = 6;

/// Lines for those keys that are there.
fn present(all: Vec<(&str, String)>, has: &dyn Fn(&str) -> bool) -> Vec<Line> {
    all.into_iter().filter(|(key, _)| has(key)).map(|(_, line)| Line(UNDER, line)).collect()
}

struct Guide<'f> {
    lang: Lang,
    framework: &'f Framework,
}

impl Guide<'_> {
    /// A key with its name, and what to type.
    fn typed(&self, key: &'static str, name: &str, hint: &str) -> (&'static str, String) {
        let name = say::terminal_diff_name(self.lang, key, name);
        (key, if hint.is_empty() { name } else { say::terminal_line(self.lang, &name, hint) })
    }

    /// A key with its name, and the words to choose from.
    fn word(&self, key: &'static str, name: &str, words: &[&str]) -> (&'static str, String) {
        (key, self.choices(key, name, &words.join(", ")))
    }

    fn choices(&self, key: &str, name: &str, words: &str) -> String {
        say::terminal_new_bid_choices(self.lang, &say::terminal_diff_name(self.lang, key, name), words)
    }

    /// A text of the framework below a line; nothing if there is none.
    fn within(&self, text: &Text) -> Option<Line> {
        let text = local(self.lang, text);
        (!text.is_empty()).then(|| Line(WITHIN, text.to_owned()))
    }

    fn file(&self, bid: &Node) -> Vec<Line> {
        let lang = self.lang;
        let mut lines = vec![
            Line(UNDER, say::terminal_new_bid_keep(lang, "format")),
            Line(UNDER, say::terminal_new_bid_framework(lang, "framework", "id, edition, hash")),
        ];
        if bid.get("framework").is_some_and(|framework| framework.get("text").is_some()) {
            lines.push(Line(WITHIN, say::terminal_new_bid_carried(lang, "text")));
        }
        lines
    }

    fn contract(&self, has: &dyn Fn(&str) -> bool) -> Vec<Line> {
        let lang = self.lang;
        let until = say::contract_deadline_hint(lang);
        let all = vec![
            self.typed("title", say::contract_name(lang), ""),
            self.typed("reference", say::contract_reference(lang), ""),
            self.word("kind", say::contract_kind(lang), &Deal::ALL.map(Deal::code)),
            self.word("buyer", say::contract_buyer(lang), &Buyer::ALL.map(Buyer::code)),
            self.word("nation", say::contract_nation(lang), &Nation::ALL.map(Nation::code)),
            self.typed("place", say::contract_place(lang), say::contract_place_hint(lang)),
            self.typed("lot", say::contract_lot(lang), say::contract_lot_hint(lang)),
            self.typed("value", say::contract_value(lang), say::contract_value_hint(lang)),
            self.word("vat", say::contract_vat(lang), &["included", "excluded"]),
            self.typed("value_with_extensions", say::contract_extended(lang), say::contract_extended_hint(lang)),
            self.typed("start", say::contract_start(lang), say::contract_start_hint(lang)),
            self.typed("months", say::contract_months(lang), say::contract_months_hint(lang)),
            self.typed("notice_date", say::contract_notice(lang), say::contract_notice_hint(lang)),
            self.typed("clarification_deadline", say::contract_questions_by(lang), until),
            self.typed("submission_deadline", say::contract_bid_by(lang), until),
        ];
        present(all, has)
    }

    fn parameters(&self) -> Vec<Line> {
        let lines = |parameter: &Parameter| {
            let title = local(self.lang, &parameter.title);
            let line = match &parameter.kind {
                ParameterKind::Choice(choices) => {
                    let ids: Vec<&str> = choices.iter().map(|choice| choice.id.as_str()).collect();
                    self.choices(&parameter.id, title, &ids.join(", "))
                }
                _ => say::terminal_diff_name(self.lang, &parameter.id, title),
            };
            [Some(Line(UNDER, line)), self.within(&parameter.help)].into_iter().flatten()
        };
        self.framework.parameters.iter().flat_map(lines).collect()
    }

    /// What stands in the bid itself.
    fn own(&self, has: &dyn Fn(&str) -> bool) -> Vec<Line> {
        let lang = self.lang;
        let partner = r#"{"id": "d1", "name": "…", "kind": "partner"}"#;
        let partners = say::terminal_new_bid_partners(lang, "partners", partner, "subcontractor, partner");
        let all = vec![
            ("id", say::terminal_new_bid_id(lang, "id")),
            self.typed("name", say::contract_bid_name(lang), ""),
            self.typed("price", say::contract_price(lang), say::contract_price_hint(lang)),
            self.word("price_vat", say::contract_price_vat(lang), &["included", "excluded"]),
            self.typed("people", say::contract_people(lang), say::contract_people_hint(lang)),
            ("partners", partners),
        ];
        present(all, has)
    }

    /// What stands in each pledge.
    fn pledges(&self, has: &dyn Fn(&str) -> bool) -> Vec<Line> {
        let lang = self.lang;
        let all = vec![
            ("id", say::terminal_new_bid_id(lang, "id")),
            ("measure", say::terminal_new_bid_measure(lang, "measure")),
            ("inputs", say::terminal_new_bid_inputs(lang, "inputs")),
            ("answer", say::terminal_new_bid_answer(lang, "answer")),
            ("by", say::terminal_new_bid_by(lang, "by", "us")),
            self.typed("share", say::pledges_share(lang), say::pledges_share_hint(lang)),
            self.typed("place", say::pledges_place(lang), say::pledges_place_hint(lang)),
            ("attest", say::terminal_new_bid_attest(lang, "attest")),
        ];
        present(all, has)
    }

    fn measures(&self) -> Vec<Line> {
        let lang = self.lang;
        let lines = |measure: &Measure| {
            let name = say::terminal_diff_name(lang, &measure.id, local(lang, &measure.title));
            let line = say::terminal_line(lang, &name, &units::name(lang, &measure.unit));
            let mut lines = vec![Line(UNDER, line)];
            lines.extend(self.within(&measure.counts));
            lines.extend(measure.unit.kind.inputs().iter().map(|input| {
                let label = units::input(lang, &measure.unit, *input);
                Line(WITHIN, say::terminal_diff_name(lang, input.code(), label))
            }));
            lines
        };
        self.framework.measures.iter().flat_map(lines).collect()
    }

    fn attested(&self) -> Vec<Line> {
        let line = |(rule, question): (&Rule, &Text)| {
            Line(UNDER, self.choices(&rule.id, local(self.lang, question), "yes, no"))
        };
        asks(self.framework).map(line).collect()
    }

    /// The written questions, and the grades of those that have any: where the tender chooses a scale, those of each.
    fn criteria(&self, has: &dyn Fn(&str) -> bool) -> Vec<Line> {
        let lang = self.lang;
        let grades = |at: usize| {
            let grades = self.framework.scales.get(at).map_or(&[][..], |scale| &scale.grades);
            grades.iter().map(|grade| grade.id.as_str()).collect::<Vec<_>>().join(", ")
        };
        let lines = |criterion: &Criterion| {
            let title = local(lang, &criterion.title);
            let name = say::terminal_diff_name(lang, &criterion.id, title);
            let line = match &criterion.scale {
                Some(ScaleChoice::Always(at)) => say::terminal_new_bid_grades(lang, &name, &grades(*at)),
                Some(ScaleChoice::Chosen { cases, .. }) => {
                    let scales = cases.iter().map(|(choice, at)| say::terminal_diff_name(lang, choice, &grades(*at)));
                    say::terminal_new_bid_grades(lang, &name, &scales.collect::<Vec<_>>().join("; "))
                }
                None if criterion.answer == AnswerKind::YesNo => self.choices(&criterion.id, title, "yes, no"),
                None => name,
            };
            [Some(Line(UNDER, line)), self.within(&criterion.question)].into_iter().flatten()
        };
        let all = vec![
            ("grades", say::terminal_new_bid_graded(lang, "grades")),
            ("answers", say::terminal_new_bid_answers(lang, "answers")),
        ];
        present(all, has).into_iter().chain(self.framework.criteria.iter().flat_map(lines)).collect()
    }
}
