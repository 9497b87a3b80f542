//! Saving and keeping the work, and what is lost where that does not work.

use pledge_words::say;
use yew::prelude::*;

use crate::components::use_frame;
use crate::platform::download;
use crate::state::{Action, Kept, file_name, to_file, use_dispatch, use_store};

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
    let dispatch = use_dispatch();
    let frame = use_frame();
    let lang = store.lang;
    let saved = use_state_eq(|| None::<bool>);
    let onsave = use_callback(
        (store.clone(), dispatch.clone(), frame, saved.clone()),
        |_: MouseEvent, (store, dispatch, frame, saved)| {
            let done = download(&frame.root, &file_name(&store.work), &to_file(&store.work));
            saved.set(Some(done));
            if done {
                dispatch.dispatch(Action::Saved);
            }
        },
    );
    let keep = store.keep_on_device;
    let onkeep = use_callback(dispatch, move |_: MouseEvent, dispatch| {
        dispatch.dispatch(Action::KeepOnDevice(!keep));
    });
    let kept = match props.kept {
        Kept::Nowhere => say::app_not_kept(lang),
        Kept::Tab => say::app_kept_in_tab(lang),
        Kept::Device => say::app_kept_on_device(lang),
    };
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
                    if store.work.framework.is_some() {
                        <button type="button" class="govuk-button govuk-button--secondary" onclick={onsave}>
                            { say::app_save(lang) }
                        </button>
                        <button type="button" class="govuk-button govuk-button--secondary" onclick={onkeep}>
                            if keep { { say::app_unkeep(lang) } } else { { say::app_keep(lang) } }
                        </button>
                    }
                </div>
                <p class="govuk-hint bpc-work__hint" hidden={keep || store.work.framework.is_none()}>
                    { say::app_keep_hint(lang) }
                </p>
                <p class="govuk-body-s" role="status">{ message }</p>
            </div>
        </section>
    }
}
