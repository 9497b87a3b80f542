//! One measure on the Pledges page: what counts, the pledges on it, and what they bring.
//!
//! A row takes everything as props, so that typing in one measure renders no other. What it says of its pledges
//! is worked out by the page (see [`Row`]).

mod about;
mod answer;
mod form;
mod input;
mod result;
mod row;
mod same_as;
mod terms;

use pledge_words::{Lang, say};
use web_sys::HtmlElement;
use yew::prelude::*;

use self::about::About;
use self::form::PledgeForm;
use self::result::RowResult;
pub use self::row::{Mine, Row, Same};
use crate::components::{FrameworkRef, local};
use crate::state::{Action, use_dispatch};

/// What a row shows.
#[derive(Properties, Clone, PartialEq)]
pub struct PledgeRowProps {
    /// The language of the page.
    pub lang: Lang,
    /// The framework.
    pub framework: FrameworkRef,
    /// What there is on this measure.
    pub row: Row,
}

/// One measure with its pledges.
#[component]
pub fn PledgeRow(props: &PledgeRowProps) -> Html {
    let PledgeRowProps { lang, framework, row } = props;
    let lang = *lang;
    let dispatch = use_dispatch();
    let heading = use_node_ref();
    let id = framework.measures.get(row.measure).map(|m| m.id.clone()).unwrap_or_default();
    let onadd = use_callback((dispatch.clone(), id.clone()), |_: MouseEvent, (dispatch, id)| {
        dispatch.dispatch(Action::AddPledge { measure: id.clone() });
    });
    // The button that was pressed goes away with its pledge, so the focus moves to the measure's heading.
    let onremove = use_callback((dispatch, id, heading.clone()), |nth: usize, (dispatch, id, heading)| {
        dispatch.dispatch(Action::RemovePledge { measure: id.clone(), nth });
        if let Some(heading) = heading.cast::<HtmlElement>() {
            let _ = heading.focus();
        }
    });
    let Some(measure) = framework.measures.get(row.measure) else { return html! { <div></div> } };
    let of = row.mine.len();
    let pledged = (of > 0).then_some("bpc-measure--pledged");
    html! {
        <article class={classes!("bpc-measure", pledged)}>
            <h4 class="bpc-measure__title" tabindex="-1" ref={heading}>
                <span class="bpc-measure__code">{ &measure.id }</span>{ " " }
                { local(lang, &measure.title) }
            </h4>
            <About {lang} framework={framework.clone()} measure={row.measure} unit_value={row.score.unit_value} />
            <div class="bpc-measure__pledges">
                // One form more than none: typing in it makes the pledge, and the form stays the same one.
                { for (0..of.max(1)).map(|nth| html! {
                    <PledgeForm key={nth} {lang} framework={framework.clone()} measure={row.measure} {nth} {of}
                        mine={row.mine.get(nth).cloned()} term={row.term.clone()} onremove={onremove.clone()} />
                }) }
            </div>
            <div>
                if of > 0 {
                    <button type="button" class="bpc-link-button" onclick={onadd}>
                        { say::pledges_add(lang) }
                        <span class="govuk-visually-hidden">{ ": " }{ local(lang, &measure.title) }</span>
                    </button>
                }
            </div>
            <div class="bpc-hints">
                { for row.hints.iter().map(|hint| html! { <p class="bpc-hint">{ hint }</p> }) }
            </div>
            <div>
                if of > 0 {
                    <RowResult {lang} framework={framework.clone()} measure={row.measure} score={row.score.clone()}
                        marks={row.marks.clone()} />
                }
            </div>
        </article>
    }
}
