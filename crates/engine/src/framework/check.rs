//! What must hold between the parts of a framework, once each part is read.

use super::read::Context;
use super::{
    Amount, Effect, FaultKind, Framework, Measure, Method, Parameter, ParameterKind, Rule, RuleKind, SectionMethod,
    Status, UnitKind, UnitValue,
};
use crate::Decimal;
use crate::json::walk::{Cursor, Walk};
use crate::json::{Node, Place, Value, plain_decimal};

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

/// A measure has a section and a value, or a reason to be record-only and neither.
pub(super) fn measure(c: &mut Cursor<'_, '_>, x: &mut Context<'_>, measure: &Measure) {
    let (valued, fed) = (c.has("value"), c.has("section"));
    if measure.record_only.is_some() {
        if valued || fed {
            c.fault(FaultKind::RecordOnlyWithValue);
        }
    } else if !valued {
        c.fault(FaultKind::NoValue);
    } else if !fed {
        c.require(&["section"]);
        x.lost = true;
    }
    if valued && matches!(measure.unit.kind, UnitKind::Percent | UnitKind::Text | UnitKind::YesNo) {
        c.fault(FaultKind::UnitCannotBeValued);
    }
    if x.status == Some(Status::Official) && measure.clause.is_empty() {
        c.fault(FaultKind::OfficialNeeds { key: "clause" });
    }
    if !x.is_private()
        && let Some(node) = c.get("evidence")
        && matches!(&node.value, Value::List(items) if items.is_empty())
    {
        c.walk.fault(node.place, FaultKind::NoEvidence);
    }
}

/// An example is shown beside the field, so it must be something that may be typed there.
pub(super) fn example(c: &mut Cursor<'_, '_>, parameter: &Parameter) {
    let beyond = |example: Decimal| example < Decimal::ZERO || example > Decimal::ONE_HUNDRED;
    if parameter.kind == ParameterKind::Percent
        && plain_decimal(&parameter.example).is_some_and(beyond)
        && let Some(node) = c.get("example")
    {
        c.walk.fault(node.place, FaultKind::NotAShare);
    }
}

/// Written questions belong to a section whose marks are grades, or may be.
pub(super) fn criterion(c: &mut Cursor<'_, '_>, framework: &Framework, section: usize) {
    let Some(section) = framework.sections.get(section) else {
        return;
    };
    let asks = |method: &Method| matches!(method, Method::Graded { .. } | Method::Gate { .. } | Method::Unknown);
    let asked = match &section.method {
        SectionMethod::Always(method) => asks(method),
        SectionMethod::Chosen { cases, .. } => cases.iter().any(|(_, method)| asks(method)),
    };
    if !asked && let Some(node) = c.get("section") {
        let id = section.id.clone();
        c.walk.fault(node.place, FaultKind::SectionNotGraded { id });
    }
}

/// Effect and measures must suit the kind of the rule.
pub(super) fn rule(c: &mut Cursor<'_, '_>, x: &Context<'_>, framework: &Framework, rule: &Rule) {
    use Effect::{Cut, Drop, Exclude, KeepFirst, KeepHigher, KeepLower, Tell, VoidAll, VoidSection};
    let (allowed, measures, least): (&[Effect], &[usize], usize) = match &rule.kind {
        RuleKind::Exclusive { measures, .. } => {
            let allowed = &[Tell, Drop, KeepLower, KeepHigher, KeepFirst, VoidSection, VoidAll, Exclude];
            (allowed, measures, 2)
        }
        RuleKind::FirstYearOnly { measures } => (&[Tell, Cut, Drop, VoidSection, VoidAll, Exclude], measures, 1),
        RuleKind::ItemCap { measures, .. } => (&[Tell, Cut, Exclude], measures, 1),
        RuleKind::PersonCap { measures, .. } => (&[Tell, Cut], measures, 1),
        RuleKind::SectionCap { .. } => (&[Tell, Cut], &[], 0),
        RuleKind::Allowed { measures } => (&[Tell], measures, 2),
        RuleKind::ClaimedOnce { measures } => (&[Tell, Drop, KeepFirst, VoidSection, VoidAll, Exclude], measures, 1),
        RuleKind::LocalOnly { measures, .. }
        | RuleKind::Attest { measures, .. }
        | RuleKind::ShareStated { measures }
        | RuleKind::DeliveredBy { measures, .. }
        | RuleKind::MinMonths { measures, .. } => (&[Tell, Drop, VoidSection, VoidAll, Exclude], measures, 1),
        RuleKind::AtMost { measures, .. } => (&[Tell, Exclude, KeepFirst], measures, 1),
        RuleKind::AtLeast { measures, .. } => (&[Tell, VoidSection, VoidAll, Exclude], measures, 1),
        RuleKind::Mandatory { measures, .. } => (&[Tell, VoidAll, Exclude], measures, 0),
        RuleKind::BothNeeded { measures, .. } => (&[Tell, VoidAll, Exclude], measures, 1),
    };
    if !allowed.contains(&rule.effect)
        && let Some(node) = c.get("effect")
    {
        let effect = rule.effect.code();
        c.walk.fault(node.place, FaultKind::EffectNotAllowed { effect });
    }
    if x.status == Some(Status::Official) && rule.clause.is_empty() {
        c.fault(FaultKind::OfficialNeeds { key: "clause" });
    }
    // How many are named, whether they exist or not.
    if let Some(node) = c.get("measures")
        && least > 0
        && matches!(&node.value, Value::List(items) if items.len() < least)
    {
        c.walk.fault(node.place, FaultKind::RuleNamesNothing);
    }
    for named in measures.iter().filter_map(|at| framework.measures.get(*at)) {
        let kind = &named.unit.kind;
        let suits = match rule.kind {
            RuleKind::FirstYearOnly { .. } | RuleKind::MinMonths { .. } => matches!(kind, UnitKind::FteYears),
            RuleKind::PersonCap { .. } => matches!(
                kind,
                UnitKind::FteYears | UnitKind::TrainingWeeks | UnitKind::PersonWeeks | UnitKind::HoursAttendees
            ),
            _ => true,
        };
        if !suits && let Some(node) = c.get("measures") {
            let id = named.id.clone();
            c.walk.fault(node.place, FaultKind::UnitDoesNotSuit { id });
        }
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
        let filled = match &section.method {
            SectionMethod::Always(method) => filled(method),
            SectionMethod::Chosen { cases, .. } => cases.iter().all(|(_, method)| filled(method)),
        };
        if !filled {
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
