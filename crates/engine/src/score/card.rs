//! The result: a scorecard for each bid. Numbers are exact decimals; what does not apply is `None`.

use crate::Decimal;
use crate::advise::{Finding, FindingKind};

/// How sure a mark can be. Ordered: a total has the last of these that any of its sections has.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Certainty {
    /// Follows from the offer alone.
    Fixed,
    /// If the evaluators agree with your own grades.
    SelfAssessed,
    /// A best rival offer was assumed, whoever is best.
    IfBestRival,
    /// If these are all the bids.
    AmongBids,
    /// One bid that is not excluded, and no rival assumed.
    OnlyBid,
    /// Something is missing.
    Incomplete,
}

impl Certainty {
    /// The word in files.
    pub fn code(self) -> &'static str {
        match self {
            Self::Fixed => "fixed",
            Self::SelfAssessed => "self_assessed",
            Self::IfBestRival => "if_best_rival",
            Self::AmongBids => "among_bids",
            Self::OnlyBid => "only_bid",
            Self::Incomplete => "incomplete",
        }
    }
}

/// One bid's result. Lists are in framework order and as long as the framework's.
#[derive(Clone, Debug, PartialEq)]
pub struct Scorecard {
    /// Sum of the rounded section marks; `None` unless every section has marks. 0 if excluded. Where the framework
    /// rounds the total alone, the rounded sum of exact section marks, which the shown sections need not add up to.
    pub marks: Option<Decimal>,
    /// Marks of the calculated sections (all but graded ones) that have marks; rounded as `marks` is.
    pub calculated: Decimal,
    /// Marks of the graded sections that have marks; rounded as `marks` is.
    pub self_assessed: Decimal,
    /// Marks that social value carries; `None` if a section's marks are not known.
    pub out_of: Option<Decimal>,
    /// The last certainty of any section.
    pub certainty: Certainty,
    /// Whether price has no weight, so that the marks are of the quality score and not of the whole bid.
    pub of_quality: bool,
    /// Sum of the measures' values in pounds, before section caps.
    pub social_value: Decimal,
    /// Pounds of social value for each £1,000 of the contract's value, to the penny; `None` without that value.
    pub proportion: Option<Decimal>,
    /// `social_value` with the low and the high values, where any value has them.
    pub value_range: Option<(Decimal, Decimal)>,
    /// Pounds pledged for extension years that are told apart; 0 where they count, or where there are none.
    pub extension_value: Decimal,
    /// Sum of the measures' points; `None` where no section counts points.
    pub points: Option<Decimal>,
    /// Price years of the values in that sum, sorted, without repeats.
    pub price_years: Vec<String>,
    /// Whether a rule, a pass mark or a gate excludes the bid.
    pub excluded: bool,
    /// Ids of the rules that exclude it.
    pub excluded_by: Vec<String>,
    /// As in [`crate::framework::Framework::sections`].
    pub sections: Vec<SectionScore>,
    /// As in [`crate::framework::Framework::criteria`].
    pub criteria: Vec<CriterionScore>,
    /// As in [`crate::framework::Framework::measures`].
    pub measures: Vec<MeasureScore>,
    /// As in [`crate::framework::Framework::themes`]: pounds of each theme.
    pub themes: Vec<Decimal>,
    /// What scoring itself noticed: unreadable numbers, broken rules, missing facts.
    pub findings: Vec<Finding>,
}

/// One section's result.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct SectionScore {
    /// Marks as awarded, rounded; `None` if they cannot be known.
    pub marks: Option<Decimal>,
    /// Marks that the section carries; `None` if the tender's parameters are missing.
    pub out_of: Option<Decimal>,
    /// Counted value in pounds after rules and caps; `None` for sections that count no pounds. Where a ratio is
    /// counted, the pounds in it.
    pub value: Option<Decimal>,
    /// Counted points after rules and caps; `None` for sections that count none.
    pub points: Option<Decimal>,
    /// Counted pounds for each pound of the contract, to six decimals; only where the section counts a ratio.
    pub ratio: Option<Decimal>,
    /// What marks were divided by, in what the section counts: the best offer (relative), the target, or the points
    /// required; pounds to the penny, points and ratios to six decimals.
    pub against: Option<Decimal>,
    /// Marks if the best offer equals this one, is half as much again, is double: only with
    /// [`Certainty::OnlyBid`].
    pub scenarios: Option<[Decimal; 3]>,
    /// How sure the marks are.
    pub certainty: Option<Certainty>,
}

impl Scorecard {
    /// What is told in place of marks where the deal is no public contract, and so has none, now or later: its
    /// proportion. The outer `None` where it may have marks.
    pub fn without_marks(&self) -> Option<Option<Decimal>> {
        self.findings.iter().any(|finding| finding.kind == FindingKind::NoWeighting).then_some(self.proportion)
    }
}

/// One criterion's result.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct CriterionScore {
    /// Grade that the supplier gave itself, if the framework has it.
    pub grade: Option<String>,
    /// Its marks, rounded to two decimals for showing; the section rounds its own exact sum.
    pub marks: Option<Decimal>,
    /// Marks that the criterion carries, rounded to two decimals for showing.
    pub out_of: Option<Decimal>,
}

/// One measure's result.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct MeasureScore {
    /// Whether the bid has a pledge on it.
    pub pledged: bool,
    /// Units after conversion of the inputs, 6 decimals; `None` if no pledge could be read.
    pub quantity: Option<Decimal>,
    /// Units after rules and caps.
    pub counted: Option<Decimal>,
    /// £ per unit that was used (converted or interpolated, to the penny).
    pub unit_value: Option<Decimal>,
    /// Counted units × £ per unit, after additionality and discount.
    pub value: Option<Decimal>,
    /// The same with the low and the high value of a unit, where it has them.
    pub range: Option<(Decimal, Decimal)>,
    /// Counted units × points per unit.
    pub points: Option<Decimal>,
    /// Its share of the section's marks: marks × value ÷ section value (or points), two decimals, for showing. `None`
    /// where the section has no marks or certainty [`Certainty::OnlyBid`].
    pub marks: Option<Decimal>,
}

/// The difference that one measure's pledges make: this score less the score without them.
#[derive(Clone, Debug, PartialEq)]
pub struct Without {
    /// Pounds of counted section value lost without it.
    pub value: Decimal,
    /// Counted points of sections lost without it; `None` where no section counts points.
    pub points: Option<Decimal>,
    /// Marks lost without it; `None` where there are no marks to lose (incomplete, unknown, only bid).
    pub marks: Option<Decimal>,
}
