//! Saving and keeping the work, and what is lost where that does not work.

use pledge_words::say;
use yew::prelude::*;

use crate::components::use_cx;
use crate::platform::download;
use crate::state::{Action, Kept, file_name, to_file, use_store};
use crate::view::html;

/// How the work is kept.
#[derive(Properties, PartialEq)]
pub struct WorkProps {
    /// Where it is kept now.
    pub kept: Kept,
}

/// Saving and keeping the work.
#[component]
pub fn Work(props: &WorkProps) -> Html {
    let store = use_store();
    let cx = use_cx();
    let lang = store.lang;
    let saved = use_state_eq(|| None::<bool>);
    let onsave = {
        let (cx, store, saved) = (cx.clone(), store.clone(), saved.clone());
        move |_: MouseEvent| {
            let done = download(&cx.frame().root, &file_name(&store.work), &to_file(&store.work));
            saved.set(Some(done));
            if done {
                cx.act(Action::Saved);
            }
        }
    };
    // What another tab removed is kept anew, and what it changed is replaced, by asking once more.
    let keep = store.keep_on_device && props.kept != Kept::Removed;
    let onreplace = cx.click(Action::KeepOnDevice(true));
    let onkeep = cx.click(Action::KeepOnDevice(!keep));
    let kept = match props.kept {
        Kept::Nowhere => say::app_not_kept(lang),
        Kept::Tab => say::app_kept_in_tab(lang),
        Kept::Device => say::app_kept_on_device(lang),
        Kept::Refused => say::app_device_refused(lang),
        Kept::Changed => say::app_device_changed(lang),
        Kept::Removed => say::app_device_removed(lang),
    };
    let something = store.work.framework.is_some() || store.work.setup.is_some();
    let message = match *saved {
        Some(true) => say::app_saved_as(lang, &file_name(&store.work)),
        Some(false) => say::app_save_failed(lang).into(),
        None => String::new(),
    };
    html! {
        <section class="bpc-work" aria-label={say::app_work(lang)}>
            <div class="govuk-width-container">
                <p class="govuk-body-s">{ kept }</p>
                <div class="bpc-work__buttons">
                    { button(!something, onsave.into(), say::app_save(lang)) }
                    { button(props.kept != Kept::Changed, onreplace, say::app_replace(lang)) }
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
