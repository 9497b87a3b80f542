//! Saving and keeping the work, and what is lost where that does not work.

use pledge_words::say;
use yew::prelude::*;

use crate::components::Cx;
use crate::state::{Action, Kept, Model, file_name};
use crate::view::html;

/// Saving and keeping the work, which is kept there now.
pub fn work(cx: &Cx, store: &Model, kept: Kept) -> Html {
    let lang = cx.lang;
    // What another tab removed is kept anew, and what it changed is replaced, by asking once more.
    let keep = store.keep_on_device && kept != Kept::Removed;
    let onreplace = cx.click(Action::KeepOnDevice(true));
    let onkeep = cx.click(Action::KeepOnDevice(!keep));
    let told = match kept {
        Kept::Nowhere => say::app_not_kept(lang),
        Kept::Tab => say::app_kept_in_tab(lang),
        Kept::Device => say::app_kept_on_device(lang),
        Kept::Refused => say::app_device_refused(lang),
        Kept::Changed => say::app_device_changed(lang),
        Kept::Removed => say::app_device_removed(lang),
    };
    let something = store.work.framework.is_some() || store.work.setup.is_some();
    let message = match store.view.saved {
        Some(true) => say::app_saved_as(lang, &file_name(&store.work)),
        Some(false) => say::app_save_failed(lang).into(),
        None => String::new(),
    };
    html! {
        <section class="bpc-work" aria-label={say::app_work(lang)}>
            <div class="govuk-width-container">
                <p class="govuk-body-s">{ told }</p>
                <div class="bpc-work__buttons">
                    { button(!something, cx.click(Action::Save), say::app_save(lang)) }
                    { button(kept != Kept::Changed, onreplace, say::app_replace(lang)) }
                    { button(!something && !keep, onkeep, if keep { say::app_unkeep(lang) } else { say::app_keep(lang) }) }
                </div>
                <p class="govuk-hint bpc-work__hint" hidden={keep || !something}>
                    { say::app_keep_hint(lang) }
                </p>
                <p class="govuk-body-s" role="status">{ message }</p>
            </div>
        </section>
    }
}

fn button(hidden: bool, onclick: Callback<MouseEvent>, text: &'static str) -> Html {
    html! {
        <button type="button" class="govuk-button govuk-button--secondary" {hidden} {onclick}>{ text }</button>
    }
}
