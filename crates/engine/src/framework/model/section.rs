//! Parts of the score and how they become marks; written questions.

use super::{Basis, Bound, Constant, Effect, Origin, Stated, Text};
use crate::Decimal;

/// A part of the score.
#[derive(Clone, Debug, PartialEq)]
pub struct Section {
    /// Identifier; key of `assumptions` in a bid file.
    pub id: String,
    /// Name.
    pub title: Text,
    /// One sentence; may be empty.
    pub summary: Text,
    /// How many marks it carries: of the whole bid, or of what [`super::Framework::non_price`] says.
    pub marks: SectionMarks,
    /// What is counted in it.
    pub counts: Counts,
    /// How it becomes marks.
    pub method: SectionMethod,
}

/// What is counted in a section.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Counts {
    /// Pounds.
    #[default]
    Money,
    /// Points.
    Points,
    /// Pounds for each pound of one of the contract's values.
    Ratio(Basis),
}

/// How many marks a section carries.
#[derive(Clone, Debug, PartialEq)]
pub enum SectionMarks {
    /// As the framework or the tender says.
    Stated(Stated),
    /// A share of the tender's weighting: weighting × share/100, or what is left of it.
    Share {
        /// Parameter (index) with the marks for all of social value.
        weighting: usize,
        /// Parameter (index) with the percentage.
        share: usize,
        /// Whether this section gets the rest, 100 − share.
        rest: bool,
    },
}

/// Which method applies.
#[derive(Clone, Debug, PartialEq)]
pub enum SectionMethod {
    /// Always this one.
    Always(Method),
    /// As the tender says, in a choice parameter (index); every choice has a method.
    Chosen {
        /// Index of the parameter.
        parameter: usize,
        /// A method for each choice id.
        cases: Vec<(String, Method)>,
    },
}

/// How what is counted becomes marks (design, scoring semantics).
#[derive(Clone, Debug, PartialEq)]
pub enum Method {
    /// W·v/B.
    Relative,
    /// W·min(1, v/t).
    Target {
        /// t.
        target: Stated,
        /// What t is per.
        basis: TargetBasis,
    },
    /// Steps, never on a line between them: the last band whose bound v reaches earns its share of W.
    Bands {
        /// In rising order of their bounds.
        bands: Vec<Band>,
        /// Who decided them.
        origin: Origin,
    },
    /// W·min(1, P/required), or all or nothing.
    Points {
        /// What is required.
        required: Required,
        /// Whether only the whole of it earns anything.
        all_or_nothing: bool,
    },
    /// Σ w·s/S.
    Graded {
        /// A pass mark of the whole section, in percent of its marks.
        pass: Option<Pass>,
    },
    /// W where every mandatory answer is yes and enough measures are offered.
    Gate {
        /// How many measures must be offered, if any.
        measures: Option<Constant>,
    },
    /// The tender does not say: value, and no marks.
    Unknown,
}

/// One band.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Band {
    /// Where it begins, in what the section counts.
    pub from: Bound,
    /// Percentage of the section's marks that it earns.
    pub earns: Decimal,
}

/// What a points section requires.
#[derive(Clone, Debug, PartialEq)]
pub enum Required {
    /// So many points.
    Stated(Stated),
    /// By the size of the contract.
    Norm(Norm),
}

/// So many points for each so many pounds of the contract.
#[derive(Clone, Debug, PartialEq)]
pub struct Norm {
    /// Points.
    pub rate: Constant,
    /// For each so many pounds.
    pub per: Constant,
    /// Which of the contract's values.
    pub of: Basis,
    /// How it is rounded to a whole number.
    pub round: NormRound,
    /// What is rounded.
    pub on: NormOn,
}

/// How a norm is rounded to a whole number.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NormRound {
    /// Up.
    Up,
    /// Down.
    Down,
    /// Not at all.
    None,
}

/// What of a norm is rounded.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NormOn {
    /// The number of pound bands, value ÷ per.
    Bands,
    /// The result, value ÷ per × rate.
    Result,
}

/// A mark that must be reached.
#[derive(Clone, Debug, PartialEq)]
pub struct Pass {
    /// The mark: of a criterion its score, of a section the percentage of its marks, unrounded.
    pub at: Bound,
    /// What happens below it: tell, void the section, void all, or exclude.
    pub effect: Effect,
    /// Who decided it.
    pub origin: Origin,
}

/// What a target is per.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TargetBasis {
    /// Pounds in total.
    Total,
    /// Pounds per pound of contract value.
    PerPound,
    /// Pounds per pound of contract value and year of the term.
    PerPoundYear,
}

/// A grading scale.
#[derive(Clone, Debug, PartialEq)]
pub struct Scale {
    /// Identifier.
    pub id: String,
    /// Who decided it.
    pub origin: Origin,
    /// Its grades; the greatest score is S.
    pub grades: Vec<Grade>,
}

/// One grade of a scale.
#[derive(Clone, Debug, PartialEq)]
pub struct Grade {
    /// What stands in a bid file.
    pub id: String,
    /// Its name.
    pub title: Text,
    /// What earns it; may be empty.
    pub meaning: Text,
    /// Its score, s.
    pub score: Decimal,
}

/// A written question that evaluators grade.
#[derive(Clone, Debug, PartialEq)]
pub struct Criterion {
    /// Identifier.
    pub id: String,
    /// Index into [`Framework::sections`], a graded one.
    pub section: usize,
    /// Index into [`Framework::themes`], if it belongs to one.
    pub theme: Option<usize>,
    /// Short name.
    pub title: Text,
    /// The question as the buyer asks it.
    pub question: Text,
    /// What a good answer says, one thing each.
    pub guidance: Vec<Text>,
    /// How it is answered.
    pub answer: AnswerKind,
    /// Its weight among the criteria of its section: marks = W × weight / sum of weights. 1, and not used, in a gate. A
    /// tender that types 0 does not ask the question.
    pub weight: Stated,
    /// The score that must be reached, if any.
    pub pass: Option<Pass>,
    /// How it is graded; none where the tender does not say, so that only evaluators decide.
    pub scale: Option<ScaleChoice>,
    /// The limit on the answer.
    pub limit: Option<AnswerLimit>,
}

/// The scale on which a criterion is graded.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ScaleChoice {
    /// Index into [`super::Framework::scales`].
    Always(usize),
    /// As the tender says, in a choice parameter; a choice without a scale leaves it to the evaluators.
    Chosen {
        /// Index of the parameter.
        parameter: usize,
        /// A scale (index) for a choice id.
        cases: Vec<(String, usize)>,
    },
}

/// How a criterion is answered.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum AnswerKind {
    /// In writing; evaluators grade it. In a gate, something must be written.
    #[default]
    Written,
    /// Yes or no; in a gate it must be yes.
    YesNo,
}

/// How long an answer may be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum AnswerLimit {
    /// At most so many words.
    Words(u32),
    /// At most so many characters.
    Characters(u32),
}
