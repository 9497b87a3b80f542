//! A tender that is not listed: what a supplier typed from the tender pack, and the private framework it makes.
//!
//! [`PrivateSetup`] keeps every text as typed; [`build`] makes a framework file of it, or says what is missing and
//! where; [`setup_from_framework`] takes such a file back to fields. The words that the framework needs and the
//! supplier did not type come from the caller, because this crate holds no sentences.
//!
//! A measure's id is the code that the buyer prints, as far as an id can hold it. A row also remembers the id under
//! which its measure stands in the framework made last, so that pledges stay with their measure when rows are added,
//! removed or given another code.

mod back;
mod build;
mod ids;

pub use back::setup_from_framework;
pub use build::{ROW_UNITS, build};

use pledge_engine::bid::NumberFault;
use pledge_engine::framework::Text;

/// Everything that a supplier typed about a tender, as typed.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct PrivateSetup {
    /// Name of the tender.
    pub title: String,
    /// The buyer.
    pub buyer: String,
    /// Hours a week that the tender counts as full time.
    pub full_time_hours: String,
    /// The offer in numbers.
    pub offer: OfferSetup,
    /// The written answers.
    pub answers: AnswersSetup,
    /// The measures, in order.
    pub measures: Vec<MeasureSetup>,
    /// A pasted table whose rows were not taken over yet. It is no part of the framework.
    pub pasted: String,
}

/// How the offer in numbers becomes marks.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct OfferSetup {
    /// Marks that it carries; empty if the supplier does not know yet.
    pub marks: String,
    /// The scoring rule; none if not chosen yet.
    pub rule: Option<OfferRule>,
    /// The target, where the rule needs one.
    pub target: String,
    /// What the target is per.
    pub per: TargetPer,
}

/// A scoring rule.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum OfferRule {
    /// A share of the best offer.
    BestOffer,
    /// A share of a target.
    Target,
    /// The tender does not say.
    NotSaid,
    /// Evaluators grade the written answers, and the measures only feed them: they are recorded without a value.
    Answers,
}

/// What a target is per.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum TargetPer {
    /// Pounds in all.
    #[default]
    Total,
    /// Pounds for each pound of contract value.
    Pound,
    /// Pounds for each pound of contract value and year.
    PoundYear,
}

/// The written answers.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct AnswersSetup {
    /// Marks that they carry together; empty if there are none or the supplier does not know yet.
    pub marks: String,
    /// The questions, in order.
    pub questions: Vec<QuestionSetup>,
}

/// A written question.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct QuestionSetup {
    /// The criterion's id in the framework made last; empty until there is one.
    pub id: String,
    /// The question.
    pub question: String,
    /// Its limit; empty if there is none.
    pub limit: String,
    /// Whether the limit counts characters rather than words.
    pub in_characters: bool,
    /// Its marks; empty if the tender does not say.
    pub marks: String,
}

/// A measure.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct MeasureSetup {
    /// The measure's id in the framework made last; empty until there is one.
    pub id: String,
    /// The buyer's code; may be empty.
    pub code: String,
    /// Name.
    pub title: String,
    /// Kind of unit, see [`pledge_engine::framework::UnitKind::code`]; empty if not chosen yet.
    pub unit: String,
    /// Pounds for each unit; empty if the tender gives none.
    pub value: String,
    /// Page of the tender pack.
    pub page: String,
}

/// Something that keeps a setup from being a framework.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SetupProblem {
    /// Where.
    pub place: SetupPlace,
    /// Why.
    pub why: SetupWhy,
}

/// Why a field keeps a setup from being a framework.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SetupWhy {
    /// Nothing that can be used: missing, not above zero, or no such unit.
    Missing,
    /// A number that cannot be read.
    Number(NumberFault),
    /// More than a framework can hold.
    TooLong,
    /// The numbers carry marks and no measure has a value.
    NoValues,
    /// Some questions state their marks; this one does not.
    MarksOfSome,
    /// The marks of the questions do not add up to the marks of the answers.
    MarksDiffer,
}

/// The framework that a setup makes.
#[derive(Clone, Debug, PartialEq)]
pub struct Built {
    /// The framework file.
    pub text: String,
    /// The setup with the ids that its rows now have. It takes the place of the one that was built.
    pub setup: PrivateSetup,
    /// Measures that have another id than in the framework made before: old and new. All change at once, since two
    /// may have changed places.
    pub renames: Vec<(String, String)>,
}

/// A field of a setup. Numbers are rows from 0.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SetupPlace {
    /// The tender's name.
    Title,
    /// The buyer.
    Buyer,
    /// Hours of full time.
    FullTimeHours,
    /// Marks of the offer.
    OfferMarks,
    /// The scoring rule.
    Rule,
    /// The target.
    Target,
    /// Marks of the answers.
    AnswersMarks,
    /// Neither a measure nor a question nor marks for answers.
    Nothing,
    /// Name of a measure.
    MeasureTitle(usize),
    /// Unit of a measure.
    MeasureUnit(usize),
    /// Value of a measure.
    MeasureValue(usize),
    /// Page of a measure.
    MeasurePage(usize),
    /// A question.
    Question(usize),
    /// The limit of a question.
    QuestionLimit(usize),
    /// The marks of a question.
    QuestionMarks(usize),
}

/// Words that a private framework needs and nobody typed.
pub struct SetupWords<'a> {
    /// Today, `YYYY-MM-DD`.
    pub today: &'a str,
    /// One sentence on what this framework is.
    pub summary: Text,
    /// Name of the source of every figure: the tender pack.
    pub tender_pack: Text,
    /// Name of the offer in numbers.
    pub offer: Text,
    /// Name of the written answers.
    pub answers: Text,
    /// Name of the one theme.
    pub theme: Text,
    /// What counts, where nothing more was typed.
    pub counts: Text,
    /// Why a measure without a value has none.
    pub no_value: Text,
    /// Why a measure has no value where evaluators grade the answers that it feeds.
    pub graded: Text,
    /// The question, where the supplier typed marks for answers and no question.
    pub question: Text,
    /// What the marks of the offer are asked as, later.
    pub offer_marks: Text,
    /// What the marks of the answers are asked as, later.
    pub answers_marks: Text,
}
