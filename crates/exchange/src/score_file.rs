//! Results as a file (design, section 6): what `pledge score --format json` prints and the page exports.
//!
//! Figures are decimals in strings: marks with two decimals, pounds with pence unless they are whole, everything else
//! in its shortest form. What does not apply is null. Lists stand in framework order, findings most serious first.
//!
//! Some keys are there only where they apply. They came later, and what was written before stays as it was: of the
//! contract the facts after `months` (deadlines as typed), of a bid `of_quality` (price has no weight, so marks are of
//! the quality score), `value_range` (`low` and `high` pounds, where values are published with them) and
//! `extension_value` (pounds for extension years that are told apart), of a section `ratio` (pounds for each pound), of
//! a measure `value_range`, and the traces of points, of `extension_value`, and of both ends in each `value_range`.

use pledge_engine::advise::{Finding, advise};
use pledge_engine::bid::{Bid, Case, NumberKind, parse_date, parse_number, print_decimal};
use pledge_engine::framework::{Method, UnitKind};
use pledge_engine::json::{Node, Value};
use pledge_engine::score::{Figure, Scorecard, method_of, ranks, trace};
use pledge_engine::{Decimal, VERSION};

/// The format that this version writes.
const FORMAT: &str = "1";

/// What is exported.
pub struct ScoreFile<'a> {
    /// The case.
    pub case: &'a Case,
    /// The bids of the case.
    pub bids: &'a [Bid],
    /// Their scorecards, in the same order.
    pub cards: &'a [Scorecard],
    /// Sections (ids) whose best rival offer was given as an argument and not by a file.
    pub arguments: &'a [String],
    /// What is said of a finding: this crate has no sentences.
    pub message: &'a dyn Fn(&Finding, &Bid) -> String,
    /// Whether the arithmetic stands beside each figure.
    pub traces: bool,
}

impl ScoreFile<'_> {
    /// The whole file.
    pub fn node(&self) -> Node {
        let framework = &self.case.framework;
        let about = Node::object([
            ("id", Node::text(framework.id.as_str())),
            ("edition", Node::text(framework.edition.as_str())),
            ("hash", Node::text(framework.hash.as_str())),
            ("status", Node::text(framework.status.code())),
        ]);
        let bids = self.bids.iter().zip(self.cards).zip(ranks(self.case, self.bids)).enumerate();
        let bids = bids.map(|(which, ((bid, card), rank))| self.bid(which, bid, card, rank));
        Node::object([
            ("format", Node::new(Value::Number(FORMAT.into()))),
            ("engine", Node::text(VERSION)),
            ("framework", about),
            ("contract", self.contract()),
            ("assumptions", Node::list(self.assumptions())),
            ("bids", Node::list(bids)),
        ])
    }

    /// The facts of the contract as they were read; null where one is missing or cannot be read.
    fn contract(&self) -> Node {
        let c = &self.case.contract;
        let words = |text: &str| or_null(Some(text.trim()).filter(|text| !text.is_empty()), Node::text);
        let number = |text: &str, kind| or_null(parse_number(text, kind).ok().flatten(), shortest);
        let day = |text: &str| {
            let day = parse_date(text).ok().flatten();
            or_null(day, |day| Node::text(format!("{:04}-{:02}-{:02}", day.year, day.month, day.day)))
        };
        let extension = |months: &String| Node::object([("months", number(months, NumberKind::Number))]);
        let mut facts = vec![
            ("title", words(&c.title)),
            ("reference", words(&c.reference)),
            ("place", words(&c.place)),
            ("value", number(&c.value, NumberKind::Money)),
            ("vat", words(&c.vat)),
            ("start", day(&c.start)),
            ("months", number(&c.months, NumberKind::Number)),
        ];
        // The facts that came later stand there where something is said of them.
        let mut given = |key, text: &str, read: Node| {
            if !text.trim().is_empty() {
                facts.push((key, read));
            }
        };
        given("kind", &c.kind, words(&c.kind));
        given("buyer", &c.buyer, words(&c.buyer));
        given("nation", &c.nation, words(&c.nation));
        given("lot", &c.lot, words(&c.lot));
        let extended = &c.value_with_extensions;
        given("value_with_extensions", extended, number(extended, NumberKind::Money));
        let extensions = c.extensions.iter().map(extension);
        given("extensions", &c.extensions.concat(), Node::list(extensions));
        given("notice_date", &c.notice_date, day(&c.notice_date));
        given("clarification_deadline", &c.clarification_deadline, words(&c.clarification_deadline));
        given("submission_deadline", &c.submission_deadline, words(&c.submission_deadline));
        Node::object(facts)
    }

    /// What is assumed of rivals in each section whose marks depend on the best offer.
    fn assumptions(&self) -> impl Iterator<Item = Node> {
        let sections = self.case.framework.sections.iter().enumerate();
        let relative = sections.filter(|(index, _)| method_of(self.case, *index) == Some(&Method::Relative));
        relative.map(|(_, section)| {
            let text = self.case.assumptions.get(&section.id).map_or("", |assumed| assumed.best_rival.as_str());
            let from = match text.trim() {
                "" => "none",
                _ if self.arguments.contains(&section.id) => "argument",
                _ => "file",
            };
            Node::object([
                ("section", Node::text(section.id.as_str())),
                ("best_rival", or_null(parse_number(text, NumberKind::Money).ok().flatten(), shortest)),
                ("from", Node::text(from)),
            ])
        })
    }

    fn bid(&self, which: usize, bid: &Bid, card: &Scorecard, rank: Option<u32>) -> Node {
        let framework = &self.case.framework;
        let sections = framework.sections.iter().zip(&card.sections).enumerate();
        let sections = sections.map(|(at, (section, score))| {
            let mut members = vec![
                ("id", Node::text(section.id.as_str())),
                ("marks", or_null(score.marks, marks)),
                ("out_of", or_null(score.out_of, shortest)),
                ("value", or_null(score.value, pounds)),
                ("points", or_null(score.points, shortest)),
                ("certainty", or_null(score.certainty, |certainty| Node::text(certainty.code()))),
            ];
            members.extend(score.ratio.map(|ratio| ("ratio", shortest(ratio))));
            let mut figures = vec![
                ("marks", Figure::SectionMarks(at)),
                ("out_of", Figure::SectionOutOf(at)),
                ("value", Figure::SectionPounds(at)),
            ];
            // What is counted, where that is not pounds.
            figures.extend(score.points.map(|_| ("points", Figure::SectionValue(at))));
            figures.extend(score.ratio.map(|_| ("ratio", Figure::SectionValue(at))));
            self.with_traces(which, members, &figures)
        });
        let criteria = framework.criteria.iter().zip(&card.criteria).enumerate();
        let criteria = criteria.map(|(at, (criterion, score))| {
            let members = vec![
                ("id", Node::text(criterion.id.as_str())),
                ("grade", or_null(score.grade.as_deref(), Node::text)),
                ("marks", or_null(score.marks, marks)),
                ("out_of", or_null(score.out_of, shortest)),
            ];
            let figures = [("marks", Figure::CriterionMarks(at)), ("out_of", Figure::CriterionOutOf(at))];
            self.with_traces(which, members, &figures)
        });
        let measures = framework.measures.iter().zip(&card.measures).enumerate();
        let measures = measures.map(|(at, (measure, score))| {
            // What is counted in pounds is written as pounds.
            let unit = match measure.unit.kind {
                UnitKind::Money | UnitKind::MoneyInvested { .. } => pounds,
                _ => shortest,
            };
            let mut members = vec![
                ("id", Node::text(measure.id.as_str())),
                ("quantity", or_null(score.quantity, unit)),
                ("counted", or_null(score.counted, unit)),
                ("value", or_null(score.value, pounds)),
                ("points", or_null(score.points, shortest)),
            ];
            let of = [Figure::MeasureLow(at), Figure::MeasureHigh(at)];
            members.extend(score.range.map(|ends| ("value_range", self.range(which, ends, of))));
            let mut figures = vec![
                ("quantity", Figure::Quantity(at)),
                ("counted", Figure::Counted(at)),
                ("value", Figure::MeasureValue(at)),
            ];
            figures.extend(score.points.map(|_| ("points", Figure::MeasurePoints(at))));
            self.with_traces(which, members, &figures)
        });
        let findings = advise(self.case, self.bids, which, card);
        let mut members = vec![
            ("name", Node::text(bid.name.as_str())),
            ("marks", or_null(card.marks, marks)),
            ("calculated", marks(card.calculated)),
            ("self_assessed", marks(card.self_assessed)),
            ("out_of", or_null(card.out_of, shortest)),
            ("certainty", Node::text(card.certainty.code())),
            ("rank", or_null(rank, |rank| Node::text(rank.to_string()))),
            ("social_value", pounds(card.social_value)),
            ("points", or_null(card.points, shortest)),
            ("excluded", Node::new(Value::Bool(card.excluded))),
            ("excluded_by", Node::list(card.excluded_by.iter().map(|rule| Node::text(rule.as_str())))),
            ("sections", Node::list(sections)),
            ("criteria", Node::list(criteria)),
            ("measures", Node::list(measures)),
            ("findings", Node::list(findings.iter().map(|finding| self.finding(finding, bid)))),
        ];
        if card.of_quality {
            members.push(("of_quality", Node::new(Value::Bool(true))));
        }
        // What is no contract has no marks: its value is held against what the deal is worth.
        let proportion = card.without_marks().flatten();
        members.extend(proportion.map(|proportion| ("proportion", pounds(proportion))));
        let of = [Figure::LowValue, Figure::HighValue];
        members.extend(card.value_range.map(|ends| ("value_range", self.range(which, ends, of))));
        let extends = !card.extension_value.is_zero();
        if extends {
            members.push(("extension_value", pounds(card.extension_value)));
        }
        let mut figures = vec![
            ("marks", Figure::TotalMarks),
            ("calculated", Figure::Calculated),
            ("self_assessed", Figure::SelfAssessed),
            ("out_of", Figure::OutOf),
            ("social_value", Figure::SocialValue),
            ("rank", Figure::Rank),
        ];
        figures.extend(card.points.map(|_| ("points", Figure::Points)));
        figures.extend(proportion.map(|_| ("proportion", Figure::Proportion)));
        figures.extend(extends.then_some(("extension_value", Figure::ExtensionValue)));
        self.with_traces(which, members, &figures)
    }

    fn finding(&self, finding: &Finding, bid: &Bid) -> Node {
        let framework = &self.case.framework;
        let rule = finding.rule.and_then(|at| framework.rules.get(at)).map(|rule| rule.id.as_str());
        let measure = finding.measure.and_then(|at| framework.measures.get(at)).map(|measure| measure.id.as_str());
        let section = finding.section.and_then(|at| framework.sections.get(at)).map(|section| section.id.as_str());
        let pledge = finding.pledge.and_then(|at| bid.pledges.get(at)).map(|pledge| pledge.id.as_str());
        let id = |id: Option<&str>| or_null(id, Node::text);
        Node::object([
            ("code", Node::text(finding.kind.code())),
            ("severity", Node::text(finding.severity.code())),
            ("rule", id(rule)),
            ("measure", id(measure)),
            ("pledge", id(pledge)),
            ("section", id(section)),
            ("message", Node::text((self.message)(finding, bid))),
        ])
    }

    /// What a value would be with the low and with the high published figures.
    fn range(&self, which: usize, (low, high): (Decimal, Decimal), of: [Figure; 2]) -> Node {
        let figures = [("low", of[0]), ("high", of[1])];
        self.with_traces(which, vec![("low", pounds(low)), ("high", pounds(high))], &figures)
    }

    /// An object and, if they are asked for, the traces of its figures by their keys; null where there is no figure.
    fn with_traces(&self, which: usize, members: Vec<(&str, Node)>, figures: &[(&str, Figure)]) -> Node {
        let mut members = members;
        if self.traces {
            let trace = |figure| {
                or_null(trace(self.case, self.bids, which, figure), |trace| trace.to_json(&self.case.framework))
            };
            let traces = figures.iter().map(|(key, figure)| (*key, trace(*figure)));
            members.push(("trace", Node::object(traces)));
        }
        Node::object(members)
    }
}

fn or_null<T>(value: Option<T>, node: impl Fn(T) -> Node) -> Node {
    value.map(node).unwrap_or_default()
}

fn shortest(value: Decimal) -> Node {
    Node::text(print_decimal(value))
}

/// Marks, with at least two decimals.
fn marks(value: Decimal) -> Node {
    Node::text(at_least_two(value.normalize()))
}

/// Pounds, with pence unless they are whole.
fn pounds(value: Decimal) -> Node {
    let value = value.normalize();
    Node::text(if value.scale() == 0 { value.to_string() } else { at_least_two(value) })
}

fn at_least_two(mut value: Decimal) -> String {
    if value.scale() < 2 {
        value.rescale(2);
    }
    value.to_string()
}
