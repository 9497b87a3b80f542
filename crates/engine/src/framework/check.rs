//! What must hold between the parts of a framework, once each part is read.

mod lints;
mod rules;

use super::read::{Context, Table};
use super::{
    Amount, Band, Counts, Expected, FaultKind, Framework, Measure, Method, Parameter, ParameterKind, Pass, Row, Scale,
    Section, SectionMethod, Status, TargetBasis, UnitKind, UnitValue,
};
use crate::Decimal;
use crate::bid::parse_parameter;
use crate::json::walk::{Cursor, Walk};
use crate::json::{Node, Place, Value, plain_decimal};

pub(super) use rules::rule;

/// A low value above, or a high value below, the central one.
pub(super) fn range(c: &mut Cursor<'_, '_>, value: &UnitValue) {
    let Some((low, high)) = value.range else {
        return;
    };
    let (least, most) = match &value.amount {
        Amount::Fixed(amount) => (*amount, *amount),
        // The range of a series is that of all its years together.
        Amount::ByYear(years) => {
            let amounts = years.iter().map(|(_, amount)| *amount);
            let least = amounts.clone().reduce(Decimal::min).unwrap_or(low);
            (least, amounts.reduce(Decimal::max).unwrap_or(high))
        }
        Amount::ByPlace { areas, elsewhere } => {
            let amounts = areas.iter().map(|(_, amount)| *amount).chain(*elsewhere);
            let least = amounts.clone().reduce(Decimal::min).unwrap_or(low);
            (least, amounts.reduce(Decimal::max).unwrap_or(high))
        }
    };
    if low > least || high < most {
        c.fault(FaultKind::RangeOutOfOrder);
    }
}

/// Between two years there is a straight line, so there must be two, and they must rise.
pub(super) fn series(walk: &mut Walk, place: Place, years: &[(u16, Decimal)]) {
    if years.len() < 2 || years.windows(2).any(|pair| pair[0].0 >= pair[1].0) {
        walk.fault(place, FaultKind::SeriesOutOfOrder);
    }
}

/// A measure has a section and what that counts, or a reason to be record-only and none of them.
pub(super) fn measure(c: &mut Cursor<'_, '_>, x: &mut Context<'_>, measure: &Measure, sections: &[Section]) {
    let (valued, pointed, fed) = (c.has("value"), c.has("points"), c.has("section"));
    if measure.record_only.is_some() {
        if valued || pointed || fed {
            c.fault(FaultKind::RecordOnlyWithValue);
        }
    } else if !fed {
        if valued || pointed {
            c.require(&["section"]);
            x.lost = true;
        } else {
            c.fault(FaultKind::NoValue);
        }
    } else if let Some(section) = measure.section.filter(|at| !x.unclear.contains(at)).and_then(|at| sections.get(at)) {
        let (pounds, points) = match section.counts {
            _ if only_gate(section) => (false, false),
            Counts::Points => (false, true),
            Counts::Money | Counts::Ratio(_) => (true, false),
        };
        let lacks = pounds && !valued || points && !pointed;
        if lacks && pounds && !pointed {
            c.fault(FaultKind::NoValue);
        } else if lacks {
            c.fault(FaultKind::DoesNotCount { id: section.id.clone() });
        }
        for (key, superfluous) in [("value", valued && !pounds), ("points", pointed && !points)] {
            if let (true, Some(node)) = (superfluous, c.get(key)) {
                c.walk.fault(node.place, FaultKind::DoesNotCount { id: section.id.clone() });
            }
        }
    }
    let kind = &measure.unit.kind;
    // An answer is no number; a percentage is no quantity that a value could be of.
    let answer = matches!(kind, UnitKind::Text | UnitKind::YesNo);
    if valued && (answer || matches!(kind, UnitKind::Percent)) || pointed && answer {
        c.fault(FaultKind::UnitCannotBeValued);
    }
    if x.status == Some(Status::Official) && measure.clause.trim().is_empty() {
        c.fault(FaultKind::OfficialNeeds { key: "clause" });
    }
    if !x.is_private()
        && let Some(node) = c.get("evidence")
        && matches!(&node.value, Value::List(items) if items.is_empty())
    {
        c.walk.fault(node.place, FaultKind::NoEvidence);
    }
}

/// What is beyond 100 per cent can never be said.
pub(super) fn minimum(walk: &mut Walk, node: &Node, parameter: &Parameter) {
    let beyond = |row: &Row| row.value.value > Decimal::ONE_HUNDRED;
    if parameter.kind == ParameterKind::Percent && parameter.minimum.iter().any(beyond) {
        walk.fault(node.place, FaultKind::NotAShare);
    }
}

/// The methods that a section may have.
fn methods(section: &Section) -> impl Iterator<Item = &Method> {
    let (always, cases) = match &section.method {
        SectionMethod::Always(method) => (Some(method), &[][..]),
        SectionMethod::Chosen { cases, .. } => (None, &cases[..]),
    };
    always.into_iter().chain(cases.iter().map(|(_, method)| method))
}

/// Whether measures of a section are only offered or not.
fn only_gate(section: &Section) -> bool {
    methods(section).all(|method| matches!(method, Method::Gate { .. }))
}

/// Whether criteria of a section are only answered, and graded in no case.
fn is_answered(section: &Section) -> bool {
    let graded = methods(section).any(|method| matches!(method, Method::Graded { .. }));
    methods(section).any(|method| matches!(method, Method::Gate { .. })) && !graded
}

/// A method must suit what its section counts, and its pass mark must be within reach.
pub(super) fn method(c: &mut Cursor<'_, '_>, method: &Method, counts: Counts) {
    let suits = match method {
        Method::Points { .. } => counts == Counts::Points,
        Method::Target { basis, .. } => counts == Counts::Money || *basis == TargetBasis::Total,
        _ => true,
    };
    if !suits {
        c.fault(FaultKind::MethodDoesNotSuit);
    }
    if let Method::Graded { pass: Some(pass) } = method {
        reachable(c, pass, Decimal::ONE_HUNDRED);
    }
}

/// Bands rise, and begin at nothing or above it.
pub(super) fn bands(walk: &mut Walk, place: Place, bands: &[Band]) {
    let below = |a: &Band, b: &Band| a.from.at < b.from.at || a.from.at == b.from.at && !a.from.strict && b.from.strict;
    let rising = bands.windows(2).all(|pair| below(&pair[0], &pair[1]));
    if !rising || bands.iter().any(|band| band.from.at < Decimal::ZERO) {
        walk.fault(place, FaultKind::BoundsOutOfOrder);
    }
}

/// The pass mark of a criterion is a score that its scale has.
pub(super) fn criterion_pass(c: &mut Cursor<'_, '_>, pass: &Pass, scale: &Scale) {
    // Of a scale that could not be read the scores are not known.
    if let Some(best) = scale.grades.iter().map(|grade| grade.score).max() {
        reachable(c, pass, best);
    }
}

/// A mark above the best, or above all that can be given, is beyond reach.
fn reachable(c: &mut Cursor<'_, '_>, pass: &Pass, best: Decimal) {
    if (pass.at.at > best || pass.at.strict && pass.at.at == best)
        && let Some(node) = c.get("pass")
    {
        c.walk.fault(node.place, FaultKind::PassBeyondReach);
    }
}

/// An example is shown beside the field, so it must be something that may be typed there.
pub(super) fn example(c: &mut Cursor<'_, '_>, parameter: &Parameter) {
    let beyond = |example: Decimal| example < Decimal::ZERO || example > Decimal::ONE_HUNDRED;
    let fault = match &parameter.kind {
        // A choice is made, and nothing is typed.
        ParameterKind::Choice(_) => return,
        ParameterKind::Percent if plain_decimal(&parameter.example).is_some_and(beyond) => FaultKind::NotAShare,
        kind if parse_parameter(&parameter.example, kind).is_err() => {
            FaultKind::WrongType { expected: Expected::Decimal }
        }
        _ => return,
    };
    if let Some(node) = c.get("example") {
        c.walk.fault(node.place, fault);
    }
}

/// Questions belong to a section whose marks are grades, or answers, or may be. What is only answered is not graded,
/// and the other way round.
pub(super) fn criterion(c: &mut Cursor<'_, '_>, framework: &Framework, section: usize, yes_no: bool) {
    let Some(section) = framework.sections.get(section) else {
        return;
    };
    let asks = |method: &Method| matches!(method, Method::Graded { .. } | Method::Gate { .. } | Method::Unknown);
    if !methods(section).any(asks)
        && let Some(node) = c.get("section")
    {
        let id = section.id.clone();
        c.walk.fault(node.place, FaultKind::SectionNotGraded { id });
    }
    let answered = is_answered(section);
    for key in ["weight", "scale", "pass"] {
        if answered && let Some(node) = c.get(key) {
            c.walk.fault(node.place, FaultKind::AnswerDoesNotSuit);
        }
    }
    if answered {
        return;
    }
    c.require(&["weight"]);
    if c.has("pass") {
        // A mark that nobody gives here cannot be passed.
        c.require(&["scale"]);
    }
    if yes_no && let Some(node) = c.get("answer") {
        c.walk.fault(node.place, FaultKind::AnswerDoesNotSuit);
    }
}

/// What only the whole file shows.
pub(super) fn whole(walk: &mut Walk, x: &Context<'_>, framework: &Framework, root: &Node) {
    let fte = |measure: &Measure| matches!(measure.unit.kind, UnitKind::FteYears);
    if root.given("full_time_hours").is_none()
        && let Some(at) = framework.measures.iter().position(fte)
    {
        // One thing is missing, so it is said once.
        walk.fault(x.measures.places[at], FaultKind::NoFullTimeHours);
    }
    price_years(walk, framework, root);
    if x.lost {
        return;
    }
    for (index, section) in framework.sections.iter().enumerate() {
        let asked = framework.criteria.iter().any(|c| c.section == index);
        let fed = framework.measures.iter().any(|m| m.section == Some(index));
        let filled = |method: &Method| match method {
            Method::Graded { .. } => asked,
            Method::Gate { .. } | Method::Unknown => asked || fed,
            Method::Relative | Method::Target { .. } | Method::Bands { .. } | Method::Points { .. } => fed,
        };
        if !methods(section).all(filled) {
            walk.fault(x.sections.places[index], FaultKind::EmptySection);
        }
    }
    for (index, source) in framework.sources.iter().enumerate() {
        if !x.sources.used[index] {
            let id = source.id.clone();
            walk.fault(x.sources.places[index], FaultKind::UnusedSource { id });
        }
    }
    for (at, index) in framework.indexes.iter().enumerate() {
        if !x.indexes.used[at] {
            let id = index.id.clone();
            walk.fault(x.indexes.places[at], FaultKind::Unused { what: "indexes", id });
        }
    }
    for (index, parameter) in framework.parameters.iter().enumerate() {
        if !x.parameters.used[index] {
            let id = parameter.id.clone();
            walk.fault(x.parameters.places[index], FaultKind::UnusedParameter { id });
        }
    }
    unused(walk, "thresholds", &x.thresholds, &|at| framework.thresholds[at].id.clone());
    unused(walk, "areas", &x.areas, &|at| framework.areas[at].id.clone());
    if walk.is_usable() {
        lints::lints(walk, x, framework, root);
    }
}

/// Reports what nothing refers to.
fn unused(walk: &mut Walk, what: &'static str, table: &Table<'_>, id: &dyn Fn(usize) -> String) {
    for (index, used) in table.used.iter().enumerate() {
        if !used {
            let id = id(index);
            walk.fault(table.places[index], FaultKind::Unused { what, id });
        }
    }
}

/// Pounds of several price years are not the same pounds: adding them needs a reason.
fn price_years(walk: &mut Walk, framework: &Framework, root: &Node) {
    if root.given("mixed_price_years").is_some() {
        return;
    }
    let mut years: Vec<String> = Vec::new();
    for value in framework.measures.iter().filter_map(|m| m.value.as_ref()) {
        let year = framework.price_year(value);
        // What is not stated is another matter, and ten are enough to show.
        let stated = year != super::read::NOT_STATED;
        if stated && years.len() < 10 && !years.iter().any(|other| other == year) {
            years.push(year.to_owned());
        }
    }
    if years.len() > 1 {
        walk.fault(root.place, FaultKind::MixedPriceYears { years });
    }
}
