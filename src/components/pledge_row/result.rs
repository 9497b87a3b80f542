//! What the pledges on a measure bring: quantity, pounds, share of the marks.

use pledge_engine::framework::{Framework, Measure};
use pledge_engine::score::Figure;
use pledge_words::{numbers, say, units};
use yew::prelude::*;

use super::row::Row;
use crate::components::{Cx, working};
use crate::view::{each, html};

/// What the pledges bring, a line each.
pub fn result(cx: &Cx, framework: &Framework, measure: &Measure, row: &Row) -> Html {
    let (lang, score, at) = (cx.lang, &row.score, row.measure);
    let counted = score.counted.filter(|counted| Some(*counted) != score.quantity);
    let units = |value| units::quantity(lang, &measure.unit, value);
    let lines = [
        (Figure::Quantity(at), score.quantity.map(units), say::pledges_quantity(lang)),
        (Figure::Counted(at), counted.map(units), say::pledges_counted(lang)),
        (Figure::MeasureValue(at), score.value.map(|value| numbers::pounds(value).into()), say::pledges_value(lang)),
        (
            Figure::MeasurePoints(at),
            score.points.map(|points| numbers::quantity(points).into()),
            say::pledges_points(lang),
        ),
    ];
    // A pledge that brings no marks, and that cannot be read yet, has nothing to show.
    let nothing = row.marks.is_empty() && lines.iter().all(|(_, text, _)| text.is_none());
    let mut lines = lines.into_iter().map(|(figure, text, name)| match text {
        Some(text) => html! { <div>{ working(cx, figure, name, &text) }</div> },
        None => html! { <div></div> },
    });
    let lines = each(&mut lines);
    let practice = if framework.status.is_practice() { say::status_practice(lang) } else { "" };
    html! {
        <div class="bpc-result" hidden={nothing}>
            { lines }
            <p class="bpc-result__marks" hidden={row.marks.is_empty()}>
                <span class="bpc-working__name">{ say::pledges_marks(lang) }</span>
                <span class="bpc-working__figure">{ &row.marks }</span>{ " " }
                <span class="bpc-result__practice">{ practice }</span>
            </p>
        </div>
    }
}
