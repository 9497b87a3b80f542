//! The draft of a tender that is not listed: which field is which, and how rows come and go.

use std::borrow::Cow;
use std::ops::Deref;
use std::rc::Rc;

use pledge_engine::framework::Status;
use pledge_engine::json::Node;
use pledge_exchange::{
    Built, MeasureSetup, OfferRule, PrivateSetup, QuestionSetup, TargetPer, setup_from_framework, setup_node,
};

use super::reduce::use_framework;
use super::{Action, Loaded, Work};

/// A field of the draft. Numbers are rows from 0.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SetupSlot {
    /// Name of the tender.
    Title,
    /// The buyer.
    Buyer,
    /// Hours a week of full time.
    FullTimeHours,
    /// Marks of the offer in numbers.
    OfferMarks,
    /// The scoring rule, by its word.
    Rule,
    /// The target.
    Target,
    /// What the target is per, by its word.
    Per,
    /// Marks of the written answers.
    AnswersMarks,
    /// A measure's code.
    Code(usize),
    /// A measure's name.
    Name(usize),
    /// A measure's kind of unit.
    Unit(usize),
    /// A measure's value.
    Value(usize),
    /// A measure's page.
    Page(usize),
    /// A question.
    Question(usize),
    /// A question's limit.
    Limit(usize),
    /// "words" or "characters".
    LimitKind(usize),
    /// A question's marks.
    QuestionMarks(usize),
    /// A pasted table.
    Pasted,
}

/// A table of the draft.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SetupTable {
    /// Measures.
    Measures,
    /// Written questions.
    Questions,
}

/// A draft with what writes it: both come with the pages that make a draft, so that nobody else carries the second.
#[derive(Clone, Debug)]
pub struct Draft {
    setup: PrivateSetup,
    node: fn(&PrivateSetup) -> Node,
}

impl Draft {
    /// As a part of a file.
    pub fn node(&self) -> Node {
        (self.node)(&self.setup)
    }
}

impl From<PrivateSetup> for Draft {
    fn from(setup: PrivateSetup) -> Self {
        Self { setup, node: setup_node }
    }
}

impl PartialEq for Draft {
    fn eq(&self, other: &Self) -> bool {
        self.setup == other.setup
    }
}

impl Deref for Draft {
    type Target = PrivateSetup;

    fn deref(&self) -> &PrivateSetup {
        &self.setup
    }
}

/// A change of the draft.
#[derive(Debug)]
pub enum SetupChange {
    /// Typed in a field; the first letter begins a draft.
    Type(SetupSlot, String),
    /// Added an empty row.
    AddRow(SetupTable),
    /// Took a row away, counted from 0.
    RemoveRow(SetupTable, usize),
    /// Took over measures that were pasted.
    AddMeasures(Vec<MeasureSetup>),
    /// Took the draft into use: the framework that it makes, and what became of its rows.
    Use(Rc<Loaded>, Box<Built>),
}

impl SetupChange {
    /// What makes the change.
    pub fn action(self) -> Action {
        Action::ChangeSetup(make, self)
    }
}

/// Changes the draft, which begins with what the page shows.
fn make(work: &mut Work, change: &SetupChange) {
    let begun = draft(work).into_owned();
    let setup = &mut work.setup.insert(begun.into()).setup;
    match change {
        SetupChange::Type(slot, text) => set_setup_text(setup, *slot, text),
        SetupChange::AddRow(table) => add_setup_row(setup, *table),
        SetupChange::RemoveRow(table, row) => remove_setup_row(setup, *table, *row),
        SetupChange::AddMeasures(measures) => add_measures(setup, measures),
        SetupChange::Use(loaded, built) => {
            setup.clone_from(&built.setup);
            use_framework(work, loaded);
            // A pledge stays with its measure under the code that the measure has now. Two codes may have changed places.
            for pledge in work.bids.iter_mut().flat_map(|bid| &mut bid.pledges) {
                if let Some((_, now)) = built.renames.iter().find(|(before, _)| *before == pledge.measure) {
                    pledge.measure.clone_from(now);
                }
            }
        }
    }
}

/// The draft as it stands; before anything was typed, that of the private framework in use, else an empty one.
pub fn draft(work: &Work) -> Cow<'_, PrivateSetup> {
    match (&work.setup, &work.framework) {
        (Some(setup), _) => Cow::Borrowed(setup),
        (None, Some(loaded)) if loaded.framework.status == Status::Private => {
            Cow::Owned(setup_from_framework(&loaded.framework))
        }
        _ => Cow::Owned(PrivateSetup::default()),
    }
}

/// The text of a field; empty if there is no such row.
pub fn setup_text(setup: &PrivateSetup, slot: SetupSlot) -> String {
    let measure = |row: usize, field: fn(&MeasureSetup) -> &String| setup.measures.get(row).map(field).cloned();
    let question =
        |row: usize, field: fn(&QuestionSetup) -> &String| setup.answers.questions.get(row).map(field).cloned();
    let text = match slot {
        SetupSlot::Title => Some(setup.title.clone()),
        SetupSlot::Buyer => Some(setup.buyer.clone()),
        SetupSlot::FullTimeHours => Some(setup.full_time_hours.clone()),
        SetupSlot::OfferMarks => Some(setup.offer.marks.clone()),
        SetupSlot::Rule => setup.offer.rule.map(|rule| rule.code().to_owned()),
        SetupSlot::Target => Some(setup.offer.target.clone()),
        SetupSlot::Per => Some(setup.offer.per.code().to_owned()),
        SetupSlot::AnswersMarks => Some(setup.answers.marks.clone()),
        SetupSlot::Pasted => Some(setup.pasted.clone()),
        SetupSlot::Code(row) => measure(row, |m| &m.code),
        SetupSlot::Name(row) => measure(row, |m| &m.title),
        SetupSlot::Unit(row) => measure(row, |m| &m.unit),
        SetupSlot::Value(row) => measure(row, |m| &m.value),
        SetupSlot::Page(row) => measure(row, |m| &m.page),
        SetupSlot::Question(row) => question(row, |q| &q.question),
        SetupSlot::Limit(row) => question(row, |q| &q.limit),
        SetupSlot::QuestionMarks(row) => question(row, |q| &q.marks),
        SetupSlot::LimitKind(row) => {
            let in_characters = setup.answers.questions.get(row).is_some_and(|q| q.in_characters);
            Some(if in_characters { "characters" } else { "words" }.to_owned())
        }
    };
    text.unwrap_or_default()
}

/// Puts a text into a field.
fn set_setup_text(setup: &mut PrivateSetup, slot: SetupSlot, text: &str) {
    let questions = &mut setup.answers.questions;
    let field = match slot {
        SetupSlot::Title => Some(&mut setup.title),
        SetupSlot::Buyer => Some(&mut setup.buyer),
        SetupSlot::FullTimeHours => Some(&mut setup.full_time_hours),
        SetupSlot::OfferMarks => Some(&mut setup.offer.marks),
        SetupSlot::Target => Some(&mut setup.offer.target),
        SetupSlot::AnswersMarks => Some(&mut setup.answers.marks),
        SetupSlot::Pasted => Some(&mut setup.pasted),
        SetupSlot::Code(row) => setup.measures.get_mut(row).map(|m| &mut m.code),
        SetupSlot::Name(row) => setup.measures.get_mut(row).map(|m| &mut m.title),
        SetupSlot::Unit(row) => setup.measures.get_mut(row).map(|m| &mut m.unit),
        SetupSlot::Value(row) => setup.measures.get_mut(row).map(|m| &mut m.value),
        SetupSlot::Page(row) => setup.measures.get_mut(row).map(|m| &mut m.page),
        SetupSlot::Question(row) => questions.get_mut(row).map(|q| &mut q.question),
        SetupSlot::Limit(row) => questions.get_mut(row).map(|q| &mut q.limit),
        SetupSlot::QuestionMarks(row) => questions.get_mut(row).map(|q| &mut q.marks),
        SetupSlot::Rule => {
            setup.offer.rule = OfferRule::from_code(text);
            None
        }
        SetupSlot::Per => {
            setup.offer.per = TargetPer::from_code(text);
            None
        }
        SetupSlot::LimitKind(row) => {
            if let Some(question) = questions.get_mut(row) {
                question.in_characters = text == "characters";
            }
            None
        }
    };
    if let Some(field) = field {
        text.clone_into(field);
    }
}

/// Adds an empty row.
fn add_setup_row(setup: &mut PrivateSetup, table: SetupTable) {
    match table {
        SetupTable::Measures => setup.measures.push(MeasureSetup::default()),
        SetupTable::Questions => setup.answers.questions.push(QuestionSetup::default()),
    }
}

/// Takes a row away, if it is there.
fn remove_setup_row(setup: &mut PrivateSetup, table: SetupTable, row: usize) {
    match table {
        SetupTable::Measures if row < setup.measures.len() => drop(setup.measures.remove(row)),
        SetupTable::Questions if row < setup.answers.questions.len() => drop(setup.answers.questions.remove(row)),
        _ => {}
    }
}

/// Adds measures that were pasted; rows in which nothing was typed yet make room.
fn add_measures(setup: &mut PrivateSetup, measures: &[MeasureSetup]) {
    setup.measures.retain(|measure| *measure != MeasureSetup::default());
    setup.measures.extend_from_slice(measures);
    setup.pasted.clear();
}
