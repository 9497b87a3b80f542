//! Name, language, steps, undo and redo.

use pledge_words::{Lang, WELSH_REVIEWED, say};
use yew::prelude::*;

use crate::components::{link, use_cx, use_frame};
use crate::state::{Action, Page, use_dispatch, use_store};

/// The name of a page.
pub fn page_name(lang: Lang, page: Page) -> &'static str {
    match page {
        Page::Start => say::app_page_start(lang),
        Page::NotListed => say::app_page_not_listed(lang),
        Page::Contract => say::app_page_contract(lang),
        Page::Pledges => say::app_page_pledges(lang),
        Page::Questions => say::app_page_questions(lang),
        Page::Check => say::app_page_check(lang),
        Page::Print => say::app_page_print(lang),
    }
}

/// Name, language, steps, undo and redo.
#[component]
pub fn Header() -> Html {
    let store = use_store();
    let dispatch = use_dispatch();
    let lang = store.lang;
    let cx = use_cx(lang);
    let other = lang.other();
    let onlang = use_callback((dispatch.clone(), other), |_: MouseEvent, (dispatch, other)| {
        dispatch.dispatch(Action::Speak(*other));
    });
    let onundo = use_callback(dispatch.clone(), |_: MouseEvent, dispatch| dispatch.dispatch(Action::Undo));
    let onredo = use_callback(dispatch, |_: MouseEvent, dispatch| dispatch.dispatch(Action::Redo));
    // The heading is where the main part begins; the fragment belongs to the pages, so a script moves the focus.
    let frame = use_frame();
    let onskip = use_callback(frame, |event: MouseEvent, frame| {
        event.prevent_default();
        frame.focus_heading();
    });
    let has_framework = store.work.framework.is_some();
    let steps = Page::ALL.into_iter().filter(|page| match page {
        Page::NotListed => store.page == Page::NotListed,
        Page::Start => true,
        _ => has_framework,
    });
    html! {
        <header class="bpc-top">
            <a class="govuk-skip-link" href={["#/", store.page.path()].concat()} onclick={onskip}>{ say::shell_skip(lang) }</a>
            <div class="bpc-header">
                <div class="govuk-width-container bpc-header__inner">
                    <span class="bpc-header__name">{ say::shell_name(lang) }</span>
                    <button type="button" class="bpc-header__language" lang={other.code()} onclick={onlang}>
                        { say::common_switch_language(lang) }
                    </button>
                </div>
            </div>
            <div class="govuk-width-container">
                <div>
                    if lang == Lang::Cy && !WELSH_REVIEWED {
                        <p class="bpc-draft">{ say::app_welsh_draft(lang) }</p>
                    }
                </div>
                <div class="bpc-bar">
                    <nav class="bpc-steps" aria-label={say::app_steps(lang)}>
                        <ol class="bpc-steps__list">
                            { for steps.map(|page| html! {
                                <li key={page.path()} class="bpc-steps__item">
                                    { link(&cx, page, None, "govuk-link bpc-steps__link", page == store.page, page_name(lang, page)) }
                                </li>
                            }) }
                        </ol>
                    </nav>
                    <div class="bpc-undo">
                        <button type="button" class="bpc-undo__button" disabled={!store.history.can_undo()} onclick={onundo}>
                            { say::common_undo(lang) }
                        </button>
                        <button type="button" class="bpc-undo__button" disabled={!store.history.can_redo()} onclick={onredo}>
                            { say::common_redo(lang) }
                        </button>
                    </div>
                </div>
            </div>
        </header>
    }
}
