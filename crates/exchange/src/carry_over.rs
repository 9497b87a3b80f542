//! A bid of the edition before, brought to the ids of the next one, and all of it that cannot go along.

use pledge_engine::bid::{Map, Pledge, parse_number};
use pledge_engine::framework::{
    Criterion, Framework, InputId, InputKind, ParameterKind, RuleKind, ScaleChoice, Text, Unit, UnitKind,
};

use crate::bid_file::BidFile;
use crate::framework_diff::Replacement;

/// What of a bid the new edition does not take as it was.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Carried {
    /// Pledges that count nothing.
    pub left: Vec<NotCarried>,
    /// Pledges that count as before, although what they count has another name.
    pub doubtful: Vec<Doubtful>,
    /// Choices, grades and answers about rules that the new edition does not have.
    pub dropped: Vec<Dropped>,
}

/// A pledge that the new edition does not count as it was made.
#[derive(Clone, Debug, PartialEq)]
pub struct NotCarried {
    /// The bid's name, or its id where it has none.
    pub bid: String,
    /// The pledge.
    pub pledge: String,
    /// The measure of the old edition.
    pub measure: String,
    /// The measure that stands instead, under another id; none where nothing does.
    pub instead: Option<String>,
    /// How many of its units one old unit is, where the new edition says so.
    pub factor: Option<String>,
    /// Why it is not counted.
    pub why: WhyLeft,
}

/// Why the new edition does not count a pledge.
#[derive(Clone, Debug, PartialEq)]
pub enum WhyLeft {
    /// It has no such measure.
    Gone,
    /// One old unit is not one new unit: what was typed is never multiplied behind the supplier's back.
    Factor,
    /// The measure is counted in another unit.
    Unit {
        /// The unit in the old edition.
        old: Box<Unit>,
        /// The unit in the new one.
        new: Box<Unit>,
    },
    /// What is typed is for each contract year in one edition and not in the other.
    PerYear {
        /// Whether it is in the new one.
        now: bool,
    },
    /// What is multiplied is of other kinds, or there is more or less of it.
    Inputs,
    /// Only whole numbers count now, and what was typed is not whole.
    Whole,
}

impl WhyLeft {
    /// The word in files that hold results.
    pub fn code(&self) -> &'static str {
        match self {
            Self::Gone => "gone",
            Self::Factor => "factor",
            Self::Unit { .. } => "unit",
            Self::PerYear { .. } => "per_year",
            Self::Inputs => "inputs",
            Self::Whole => "whole",
        }
    }
}

/// A pledge that is carried over although the buyer's name of what it counts changed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Doubtful {
    /// The bid's name, or its id where it has none.
    pub bid: String,
    /// The pledge.
    pub pledge: String,
    /// The measure of the new edition.
    pub measure: String,
    /// The name in the old edition; may be empty.
    pub old: Text,
    /// The name in the new one; may be empty.
    pub new: Text,
}

/// Something that was chosen or answered by an id that the new edition does not have there.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Dropped {
    /// The bid's name, or its id; empty where the tender said it, which is the same for all bids.
    pub bid: String,
    /// What kind of id it is.
    pub what: DroppedPart,
    /// The id.
    pub id: String,
    /// Where it stood: the parameter, the criterion or the pledge, by its id in the new edition.
    pub at: String,
}

/// What was dropped.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DroppedPart {
    /// What the tender says for a parameter: a choice that is gone, or a figure of another kind.
    Choice,
    /// A grade that the supplier gave itself.
    Grade,
    /// What the supplier says of a claim rule.
    Rule,
}

impl DroppedPart {
    /// The word in files that hold results.
    pub fn code(self) -> &'static str {
        match self {
            Self::Choice => "choice",
            Self::Grade => "grade",
            Self::Rule => "rule",
        }
    }
}

/// Brings a bid to the ids of the new edition, where `replaces` says that they mean the same. A pledge that does not
/// mean the same is taken out of the bid, so that it counts nothing, and is named.
pub fn carry_over(file: &mut BidFile, old: &Framework, new: &Framework, replaced: &[Replacement]) -> Carried {
    let ids = Ids(replaced);
    let mut carried = Carried::default();
    rename(&mut file.tender, &|id| ids.renamed(id, &|id| new.parameter(id).is_some()));
    rename(&mut file.assumptions, &|id| ids.renamed(id, &|id| new.section(id).is_some()));
    tender(&mut file.tender, old, new, &ids, &mut carried.dropped);
    for bid in &mut file.bids {
        for answers in [&mut bid.grades, &mut bid.answers, &mut bid.notes] {
            rename(answers, &|id| ids.renamed(id, &|id| new.criterion(id).is_some()));
        }
        let name = if bid.name.trim().is_empty() { bid.id.clone() } else { bid.name.clone() };
        let dropped = |what, id: &str, at: &str| Dropped { bid: name.clone(), what, id: id.into(), at: at.into() };
        for (at, grade) in bid.grades.iter_mut() {
            let Some(criterion) = new.criterion(at).and_then(|at| new.criteria.get(at)) else { continue };
            let there = |id: &str| has_grade(new, criterion, id);
            if let Some(id) = ids.renamed(grade, &there) {
                *grade = id;
            } else if !there(grade) && !grade.is_empty() {
                carried.dropped.push(dropped(DroppedPart::Grade, grade, at));
            }
        }
        let mut kept = Vec::with_capacity(bid.pledges.len());
        for mut pledge in core::mem::take(&mut bid.pledges) {
            match ids.measure(&pledge, old, new) {
                Err(why) => carried.left.push(why.of(&name, &pledge)),
                Ok((id, doubt)) => {
                    if let Some((old, new)) = doubt {
                        let (bid, pledge, measure) = (name.clone(), pledge.id.clone(), id.clone());
                        carried.doubtful.push(Doubtful { bid, pledge, measure, old, new });
                    }
                    if pledge.measure != id {
                        pledge.measure = id;
                    }
                    let asks = |id: &str| asks(new, id);
                    if pledge.attest.keys().any(|id| !asks(id)) {
                        rename(&mut pledge.attest, &|id| ids.renamed(id, &asks));
                        let gone = pledge.attest.keys().filter(|id| !asks(id));
                        carried.dropped.extend(gone.map(|id| dropped(DroppedPart::Rule, id, &pledge.id)));
                    }
                    kept.push(pledge);
                }
            }
        }
        bid.pledges = kept;
    }
    carried
}

/// What the tender says: a choice under its new id, and what the new edition would not take, or would take otherwise.
fn tender(said: &mut Map<String>, old: &Framework, new: &Framework, ids: &Ids<'_>, dropped: &mut Vec<Dropped>) {
    let mut gone = Vec::new();
    for (at, text) in said.iter_mut() {
        let Some(now) = new.parameter(at).and_then(|at| new.parameters.get(at)) else { continue };
        let other_kind = ids
            .before(at, &|id| old.parameter(id))
            .and_then(|at| old.parameters.get(at))
            .is_some_and(|before| core::mem::discriminant(&before.kind) != core::mem::discriminant(&now.kind));
        let there = |id: &str| match &now.kind {
            ParameterKind::Choice(choices) => choices.iter().any(|choice| choice.id == id),
            _ => true,
        };
        if let (false, Some(id)) = (other_kind, ids.renamed(text, &there)) {
            *text = id;
        } else if (other_kind || !there(text)) && !text.trim().is_empty() {
            dropped.push(Dropped { bid: String::new(), what: DroppedPart::Choice, id: text.clone(), at: at.clone() });
            gone.push(at.clone());
        }
    }
    for at in gone {
        said.remove(&at);
    }
}

/// Whether a grade belongs to a scale that a question may be graded on.
fn has_grade(framework: &Framework, criterion: &Criterion, id: &str) -> bool {
    let scales: Vec<usize> = match &criterion.scale {
        None => Vec::new(),
        Some(ScaleChoice::Always(at)) => vec![*at],
        Some(ScaleChoice::Chosen { cases, .. }) => cases.iter().map(|(_, at)| *at).collect(),
    };
    let scales = scales.into_iter().filter_map(|at| framework.scales.get(at));
    scales.flat_map(|scale| &scale.grades).any(|grade| grade.id == id)
}

/// Whether a rule with that id asks for an answer.
fn asks(framework: &Framework, id: &str) -> bool {
    framework.rules.iter().any(|rule| rule.id == id && matches!(rule.kind, RuleKind::Attest { .. }))
}

fn rename<T: Clone>(map: &mut Map<T>, to: &dyn Fn(&str) -> Option<String>) {
    *map = map.iter().map(|(key, value)| (to(key).unwrap_or_else(|| key.clone()), value.clone())).collect();
}

/// Why a pledge is left behind, before anybody knows whose it is.
struct Left {
    instead: Option<String>,
    factor: Option<String>,
    why: WhyLeft,
}

impl Left {
    fn of(self, bid: &str, pledge: &Pledge) -> NotCarried {
        let Self { instead, factor, why } = self;
        let (pledge, measure) = (pledge.id.clone(), pledge.measure.clone());
        NotCarried { bid: bid.to_owned(), pledge, measure, instead, factor, why }
    }
}

/// What became of old ids.
struct Ids<'a>(&'a [Replacement]);

impl Ids<'_> {
    /// The new id of what means the same; none where the id stays, or nothing means the same.
    fn renamed(&self, id: &str, there: &dyn Fn(&str) -> bool) -> Option<String> {
        let fits = |r: &&Replacement| r.old == id && r.is_same() && r.new.as_deref().is_some_and(there);
        if there(id) { None } else { self.0.iter().find(fits).and_then(|r| r.new.clone()) }
    }

    /// Where a part of the new edition stood in the old one, by the old edition's own look-up.
    fn before(&self, id: &str, look: &dyn Fn(&str) -> Option<usize>) -> Option<usize> {
        look(id).or_else(|| self.0.iter().filter(|r| r.new.as_deref() == Some(id)).find_map(|r| look(&r.old)))
    }

    /// The measure that a pledge goes on under, with the names of what it counts where these changed; or why it does
    /// not.
    fn measure(&self, pledge: &Pledge, old: &Framework, new: &Framework) -> Result<(String, Names), Left> {
        let id = pledge.measure.as_str();
        let there = |r: &&Replacement| r.old == id && r.new.as_deref().is_some_and(|id| new.measure(id).is_some());
        // An id that both editions have is the same thing, whatever `replaces` says.
        let by = if new.measure(id).is_some() {
            None
        } else {
            let same = self.0.iter().find(|r| there(r) && r.is_same());
            let gone = || Left { instead: None, factor: None, why: WhyLeft::Gone };
            Some(same.or_else(|| self.0.iter().find(there)).ok_or_else(gone)?)
        };
        let now = by.and_then(|r| r.new.clone()).unwrap_or_else(|| id.to_owned());
        let stated = by.and_then(|r| r.factor.clone());
        let left = |why| Left { instead: by.and_then(|r| r.new.clone()), factor: stated.clone(), why };
        let same = by.is_none_or(Replacement::is_same);
        let units = old.measure(id).zip(new.measure(&now));
        let units = units.and_then(|(a, b)| Some((&old.measures.get(a)?.unit, &new.measures.get(b)?.unit)));
        let Some((before, after)) = units else {
            return if same { Ok((now, None)) } else { Err(left(WhyLeft::Factor)) };
        };
        let change = change(before, after);
        // Of one quantity, a factor is the conversion that the publisher states, and it may be one.
        let converted = matches!(change, Some(WhyLeft::Unit { .. }))
            && stated.is_some()
            && is_single(before)
            && is_single(after)
            && (!same || reads(before, after));
        if let Some(why) = change.filter(|_| !converted) {
            return Err(left(why));
        }
        if !same {
            return Err(left(WhyLeft::Factor));
        }
        if after.whole && !before.whole && !is_whole(pledge, after) {
            return Err(left(WhyLeft::Whole));
        }
        Ok((now, if stated.is_some() { None } else { names(before, after) }))
    }
}

/// What somebody calls a thing that is counted, before and now.
type Names = Option<(Text, Text)>;

/// What changes the meaning of a figure that was typed. An hourly rate does not: it is a value.
fn change(old: &Unit, new: &Unit) -> Option<WhyLeft> {
    // That what is typed is for each year no conversion mends: how many years there are is the contract's.
    if old.per_year != new.per_year {
        return Some(WhyLeft::PerYear { now: new.per_year });
    }
    if old.kind.code() != new.kind.code() {
        return Some(WhyLeft::Unit { old: Box::new(old.clone()), new: Box::new(new.clone()) });
    }
    let kinds = |unit: &Unit| match &unit.kind {
        UnitKind::Product { inputs } => inputs.iter().map(|input| input.kind).collect(),
        _ => Vec::new(),
    };
    (kinds(old) != kinds(new)).then_some(WhyLeft::Inputs)
}

/// Whether a unit is of one quantity.
fn is_single(unit: &Unit) -> bool {
    unit.kind.inputs() == [InputId::Quantity]
}

/// Whether what was typed in one unit reads as the same figure in another.
fn reads(old: &Unit, new: &Unit) -> bool {
    let kind = |unit: &Unit| unit.kind.input_kind(InputId::Quantity);
    kind(old) == kind(new) || kind(old) == InputKind::Number && kind(new) != InputKind::Percent
}

/// Whether all that was typed is whole. What cannot be read counts nothing under either edition, and is no reason.
fn is_whole(pledge: &Pledge, unit: &Unit) -> bool {
    let typed = pledge.years.iter().map(|year| &year.inputs).chain([&pledge.inputs]);
    let whole = |inputs: &Map<String>| {
        unit.kind.inputs().iter().all(|input| {
            let text = inputs.get(input.code()).map_or("", String::as_str);
            let number = parse_number(text, unit.kind.input_kind(*input));
            number.ok().flatten().is_none_or(|number| number.fract().is_zero())
        })
    };
    typed.into_iter().all(whole)
}

/// The names of what is counted, where nothing else says what that is and they differ: of a count, a percentage and a
/// product, and of what is multiplied. A name that only got its Welsh is the same.
fn names(old: &Unit, new: &Unit) -> Names {
    let said = |unit: &Unit| -> Option<Vec<Text>> {
        let inputs = match &unit.kind {
            UnitKind::Count | UnitKind::Percent => &[][..],
            UnitKind::Product { inputs } => inputs,
            _ => return None,
        };
        Some([&unit.name].into_iter().chain(inputs.iter().map(|input| &input.title)).cloned().collect())
    };
    let (old, new) = (said(old)?, said(new)?);
    let other = |(a, b): &(Text, Text)| if a.en.is_empty() && b.en.is_empty() { a.cy != b.cy } else { a.en != b.en };
    old.into_iter().zip(new).find(other)
}
