//! One measure on the Pledges page: what counts, the pledges on it, and what they bring.
//!
//! A row takes everything as props, so that typing in one measure renders no other. What it says of its pledges
//! is worked out by the page (see [`Row`]). Inside, it is plain functions.

mod about;
mod form;
mod result;
mod row;
mod terms;

use pledge_words::{Lang, say};
use web_sys::HtmlElement;
use yew::prelude::*;

use self::about::about;
use self::form::{form, of};
use self::result::result;
pub use self::row::{Mine, Row, Same};
use crate::components::{FrameworkRef, local, use_cx};
use crate::state::Action;
use crate::view::html;

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
    let cx = use_cx();
    let heading = use_node_ref();
    let Some(measure) = framework.measures.get(row.measure) else { return html! { <div></div> } };
    let mine = row.mine.len();
    // The button that was pressed goes away with its pledge, so the focus moves to the measure's heading.
    let remove = |nth: usize| {
        let (cx, heading) = (cx.clone(), heading.clone());
        let action = Action::RemovePledge { measure: measure.id.clone(), nth };
        Callback::from(move |_: MouseEvent| {
            cx.act(action.clone());
            if let Some(heading) = heading.cast::<HtmlElement>() {
                let _ = heading.focus();
            }
        })
    };
    // One form more than none: typing in it makes the pledge, and the form stays the same one.
    let forms: Html = (0..mine.max(1)).map(|nth| form(&cx, framework, row, nth, remove(nth))).collect();
    let hints: Html = row.hints.iter().map(|hint| html! { <p class="bpc-hint">{ hint }</p> }).collect();
    let brings = if mine > 0 {
        result(&cx, framework, measure, row)
    } else {
        html! { <span></span> }
    };
    let add = cx.click(Action::AddPledge { measure: measure.id.clone() });
    let title = local(lang, &measure.title);
    html! {
        <article class={if mine > 0 { "bpc-measure bpc-measure--pledged" } else { "bpc-measure" }}>
            <h4 class="bpc-measure__title" tabindex="-1" ref={heading}>
                <span class="bpc-measure__code">{ &measure.id }</span>{ " " }{ title }
            </h4>
            { about(lang, framework, row.measure, row.score.unit_value) }
            <div class="bpc-measure__pledges">{ forms }</div>
            <div>
                <button type="button" class="bpc-link-button" hidden={mine == 0} onclick={add}>
                    { say::pledges_add(lang) }{ of(title) }
                </button>
            </div>
            <div class="bpc-hints">{ hints }</div>
            <div>{ brings }</div>
        </article>
    }
}
