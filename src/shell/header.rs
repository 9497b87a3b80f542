//! Name, language, steps, undo and redo.

use pledge_words::{Lang, WELSH_REVIEWED, say};
use yew::prelude::*;

use crate::components::{Cx, link};
use crate::state::{Action, Model, Page};
use crate::view::{each, flag, html};

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
pub fn header(cx: &Cx, store: &Model) -> Html {
    let lang = store.lang;
    // The heading is where the main part begins; the fragment belongs to the pages, so a script moves the focus.
    let skip = {
        let cx = cx.clone();
        move |event: MouseEvent| {
            event.prevent_default();
            cx.frame().focus_heading();
        }
    };
    let has_framework = store.work.framework.is_some();
    let steps = Page::ALL.into_iter().filter(|page| match page {
        Page::NotListed => store.page == Page::NotListed,
        Page::Start => true,
        _ => has_framework,
    });
    let mut steps = steps.map(|page| {
        let class = "govuk-link bpc-steps__link";
        let step = link(cx, page, None, class, page == store.page, page_name(lang, page));
        html! { <li key={page.path()} class="bpc-steps__item">{ step }</li> }
    });
    let steps = each(&mut steps);
    let draft = lang == Lang::Cy && !WELSH_REVIEWED;
    html! {
        <header class="bpc-top">
            <a class="govuk-skip-link" href={["#/", store.page.path()].concat()} onclick={skip}>{ say::shell_skip(lang) }</a>
            <div class="bpc-header">
                <div class="govuk-width-container bpc-header__inner">
                    <span class="bpc-header__name">{ say::shell_name(lang) }</span>
                    <button type="button" class="bpc-header__language" lang={lang.other().code()}
                        onclick={cx.click(Action::SwitchLanguage)}>
                        { say::common_switch_language(lang) }
                    </button>
                </div>
            </div>
            <div class="govuk-width-container">
                <p class="bpc-draft" hidden={!draft}>{ say::app_welsh_draft(lang) }</p>
                <div class="bpc-bar">
                    <nav class="bpc-steps" aria-label={say::app_steps(lang)}>
                        <ol class="bpc-steps__list">{ steps }</ol>
                    </nav>
                    <div class="bpc-undo">
                        { undo(cx, Action::Undo, store.history.can_undo(), say::common_undo(lang)) }
                        { undo(cx, Action::Redo, store.history.can_redo(), say::common_redo(lang)) }
                    </div>
                </div>
            </div>
        </header>
    }
}

/// A button that takes a change back or makes it again. One that can do nothing stays where the focus may be.
fn undo(cx: &Cx, action: Action, can: bool, text: &'static str) -> Html {
    html! {
        <button type="button" class="bpc-undo__button" aria-disabled={flag(!can)} onclick={cx.click(action)}>
            { text }
        </button>
    }
}
