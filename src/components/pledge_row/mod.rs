//! One measure on the Pledges page: what counts, the pledges on it, and what they bring.
//!
//! A row takes everything as props, so that typing in one measure renders no other. What it says of its pledges
//! is worked out by the page (see [`Row`]). Inside, it is plain functions.

mod about;
mod claims;
mod form;
mod result;
mod row;
mod terms;

use std::rc::Rc;

use pledge_engine::framework::Framework;
use pledge_words::say;
use yew::prelude::*;

use self::about::about;
use self::form::{form, of};
use self::result::result;
pub use self::row::{Mine, Row, Same};
use crate::components::{Cx, field, local};
use crate::state::Action;
use crate::view::{each, html};

/// What a row shows.
#[derive(Properties, Clone)]
pub struct PledgeRowProps {
    /// What every part of a page needs.
    pub cx: Cx,
    /// The framework.
    pub framework: Rc<Framework>,
    /// What there is on this measure.
    pub row: Row,
}

/// A framework is equal only to itself: comparing it deeply would cost more than rendering.
impl PartialEq for PledgeRowProps {
    fn eq(&self, other: &Self) -> bool {
        self.cx == other.cx && Rc::ptr_eq(&self.framework, &other.framework) && self.row == other.row
    }
}

/// One measure with its pledges.
pub struct PledgeRow;

impl Component for PledgeRow {
    type Message = ();
    type Properties = PledgeRowProps;

    fn create(_: &Context<Self>) -> Self {
        Self
    }

    fn view(&self, ctx: &Context<Self>) -> Html {
        let PledgeRowProps { cx, framework, row } = ctx.props();
        let lang = cx.lang;
        let Some(measure) = framework.measures.get(row.measure) else { return html! { <div></div> } };
        let mine = row.mine.len();
        let heading = field::measure(&measure.id);
        // The button that was pressed goes away with its pledge, so the focus moves to the measure's heading.
        let remove = |nth: usize| {
            let (cx, heading) = (cx.clone(), heading.clone());
            let action = Rc::new(Action::RemovePledge { measure: measure.id.clone(), nth });
            Callback::from(move |_: MouseEvent| {
                cx.act(action.clone());
                cx.frame().focus(&heading);
            })
        };
        // One form more than none: typing in it makes the pledge, and the form stays the same one.
        let forms = each(&mut (0..mine.max(1)).map(|nth| form(cx, framework, row, nth, remove(nth))));
        let hints = each(&mut row.hints.iter().map(|hint| html! { <p class="bpc-hint">{ hint }</p> }));
        let brings = if mine > 0 {
            result(cx, framework, measure, row)
        } else {
            html! { <span></span> }
        };
        let add = cx.click(Action::AddPledge { measure: measure.id.clone() });
        let title = local(lang, &measure.title);
        html! {
            <article class={if mine > 0 { "bpc-measure bpc-measure--pledged" } else { "bpc-measure" }}>
                <h4 class="bpc-measure__title" tabindex="-1" id={cx.id(&heading)}>
                    <span class="bpc-measure__code">{ &measure.id }</span>{ " " }{ title }
                </h4>
                { about(cx, framework, row.measure, row.score.unit_value) }
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
}
