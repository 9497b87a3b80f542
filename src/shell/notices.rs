//! What somebody should know before they go on: how the framework differs, what could not be read or opened, and
//! which of several bids is in view.

use std::rc::Rc;

use pledge_words::{Lang, say};
use web_sys::HtmlSelectElement;
use yew::prelude::*;

use crate::components::{use_frame, use_ids};
use crate::platform::download;
use crate::state::{Action, Differs, Follows, Page, Work, use_dispatch, use_store};

/// All notices; each slot always exists.
#[component]
pub fn Notices() -> Html {
    let store = use_store();
    let dispatch = use_dispatch();
    let frame = use_frame();
    let lang = store.lang;
    let onsave = use_callback((store.clone(), frame.clone()), |_: MouseEvent, (store, frame)| {
        let text = store.unreadable.as_deref().unwrap_or_default();
        download(&frame.root, "unreadable.txt", text);
    });
    let onforget = use_callback((dispatch, frame), |_: MouseEvent, (dispatch, frame)| {
        frame.keeper.forget_unreadable();
        dispatch.dispatch(Action::ForgetUnreadable);
    });
    let mut told = Vec::new();
    if store.linked && store.page == Page::Start {
        told.push(say::app_links_later(lang).to_owned());
    }
    told.extend(store.work.differs.as_ref().map(|differs| sentence(lang, differs)));
    html! {
        <div class="bpc-notices">
            <div>{ for told.into_iter().enumerate().map(|(n, text)| html! {
                <p key={n} class="govuk-inset-text bpc-notice">{ text }</p>
            }) }</div>
            <div class="govuk-!-display-none-print">
                if store.unreadable.is_some() {
                    <div class="govuk-inset-text">
                        <p class="govuk-body">{ say::app_unreadable(lang) }</p>
                        <button type="button" class="govuk-button govuk-button--secondary" onclick={onsave}>
                            { say::app_save(lang) }
                        </button>
                        <div>
                            <button type="button" class="bpc-link-button" onclick={onforget}>
                                { say::app_unreadable_forget(lang) }
                            </button>
                        </div>
                    </div>
                }
            </div>
            <div class="govuk-!-display-none-print">
                if store.work.bids.len() > 1 && !matches!(store.page, Page::Start | Page::NotListed) {
                    <Bids {lang} work={store.work.clone()} />
                }
            </div>
        </div>
    }
}

/// How two frameworks differ, and which one the figures follow.
fn sentence(lang: Lang, differs: &Differs) -> String {
    let Differs { bid, page, follows } = differs;
    let what = match follows {
        Follows::Changed => say::app_differs_changed(lang).into(),
        _ if bid == page => say::app_differs_text(lang, bid),
        _ => say::app_differs_edition(lang, bid, page),
    };
    let then = match follows {
        Follows::Page => say::app_differs_follows_page(lang),
        _ => say::app_differs_follows_bid(lang),
    };
    [what.as_str(), then].join(" ")
}

#[derive(Properties)]
struct BidsProps {
    lang: Lang,
    work: Rc<Work>,
}

/// The very same work is the same.
impl PartialEq for BidsProps {
    fn eq(&self, other: &Self) -> bool {
        self.lang == other.lang && Rc::ptr_eq(&self.work, &other.work)
    }
}

/// Which of several bids is in view.
#[component]
fn Bids(props: &BidsProps) -> Html {
    let BidsProps { lang, work } = props;
    let ids = use_ids();
    let (id, hint) = (ids.id("bids"), ids.id("bids-hint"));
    let dispatch = use_dispatch();
    let onchange = use_callback(dispatch, |event: Event, dispatch| {
        let index = event.target_unchecked_into::<HtmlSelectElement>().selected_index();
        dispatch.dispatch(Action::ShowBid(usize::try_from(index).unwrap_or_default()));
    });
    html! {
        <div class="govuk-form-group">
            <label class="govuk-label" for={id.clone()}>{ say::app_bids(*lang, work.bids.len() as u64) }</label>
            <div class="govuk-hint" id={hint.clone()}>{ say::app_bids_hint(*lang) }</div>
            <select class="govuk-select" {id} aria-describedby={hint} {onchange}>
                { for work.bids.iter().enumerate().map(|(index, bid)| {
                    let name = if bid.name.trim().is_empty() { &bid.id } else { &bid.name };
                    html! { <option key={index} selected={index == work.current}>{ name }</option> }
                }) }
            </select>
        </div>
    }
}
