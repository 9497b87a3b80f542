//! What somebody should know about work that was opened or kept: how the framework differs, what could not be read,
//! and which of several bids is in view. The later part reads such work, so this comes with it.

use std::rc::Rc;

use pledge_words::{Lang, say};
use yew::prelude::*;

use crate::components::Cx;
use crate::platform::download;
use crate::state::{Action, Differs, Follows, Model, Page, Work};
use crate::view::{each, html};

/// The notices about such work; each slot always exists.
pub fn opened(cx: &Cx, store: &Model) -> Html {
    let lang = cx.lang;
    let several = store.work.bids.len() > 1 && !matches!(store.page, Page::Start | Page::NotListed);
    let unreadable = match &store.unreadable {
        Some(text) => unreadable(cx, text.clone()),
        None => html! { <span></span> },
    };
    let bids = if several {
        bids(cx, &store.work)
    } else {
        html! { <span></span> }
    };
    let differs = each(&mut store.work.differs.iter().map(|differs| told(sentence(lang, differs))));
    html! {
        <div>
            <div role="alert">{ differs }</div>
            <div class="govuk-!-display-none-print">{ unreadable }</div>
            <div class="govuk-!-display-none-print">{ bids }</div>
        </div>
    }
}

/// A notice of one sentence.
fn told(text: String) -> Html {
    html! { <p class="govuk-inset-text bpc-notice">{ text }</p> }
}

/// Work that could not be read: it can be saved to a file, or thrown away.
fn unreadable(cx: &Cx, text: Rc<str>) -> Html {
    let lang = cx.lang;
    let saving = cx.clone();
    let save = move |_: MouseEvent| {
        download(&saving.frame().root, "unreadable.txt", &text);
    };
    let forgetting = cx.clone();
    let forget = move |_: MouseEvent| {
        forgetting.frame().keeper.forget_unreadable();
        forgetting.act(Action::ForgetUnreadable);
    };
    html! {
        <div class="govuk-inset-text">
            <p class="govuk-body">{ say::app_unreadable(lang) }</p>
            <button type="button" class="govuk-button govuk-button--secondary" onclick={save}>{ say::app_save(lang) }</button>
            <div>
                <button type="button" class="bpc-link-button" onclick={forget}>{ say::app_unreadable_forget(lang) }</button>
            </div>
        </div>
    }
}

/// Which of several bids is in view.
fn bids(cx: &Cx, work: &Work) -> Html {
    let lang = cx.lang;
    let (id, hint) = (cx.id("bids"), cx.id("bids-hint"));
    let mut options = work.bids.iter().enumerate().map(|(at, bid)| {
        let name = if bid.name.trim().is_empty() { &bid.id } else { &bid.name };
        html! { <option key={at} value={at.to_string()} selected={at == work.current}>{ name }</option> }
    });
    let options = each(&mut options);
    html! {
        <div class="govuk-form-group">
            <label class="govuk-label" for={id.clone()}>{ say::app_bids(lang, work.bids.len() as u64) }</label>
            <div class="govuk-hint" id={hint.clone()}>{ say::app_bids_hint(lang) }</div>
            <select class="govuk-select" {id} aria-describedby={hint} onchange={cx.change(Action::ShowBid(0))}>
                { options }
            </select>
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
