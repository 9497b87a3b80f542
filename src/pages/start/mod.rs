//! The first page: where everybody begins or goes on.

mod chooser;
mod list;
mod open;

use pledge_words::say;
use yew::prelude::*;

use self::chooser::FileChooser;
use self::list::FrameworkList;
use self::open::{Refused, RefusedFile, open_bid, open_framework};
use crate::components::{local, next_step, use_cx, use_frame};
use crate::state::{Action, Page, use_dispatch, use_store};

/// The first page.
#[component]
pub fn Start() -> Html {
    let store = use_store();
    let dispatch = use_dispatch();
    let frame = use_frame();
    let lang = store.lang;
    let cx = use_cx(lang);
    let refused = use_state_eq(|| None::<RefusedFile>);
    let opener = (dispatch.clone(), frame, refused.clone());
    let onbid = use_callback(opener.clone(), |file: web_sys::File, (dispatch, frame, refused)| {
        open_bid(file, frame.clone(), dispatch.clone(), refused.setter());
    });
    let onframework = use_callback(opener, |file: web_sys::File, (dispatch, _, refused)| {
        open_framework(file, dispatch.clone(), refused.setter());
    });
    let onagain = use_callback(dispatch, |_: MouseEvent, dispatch| dispatch.dispatch(Action::StartAgain));
    let title = store.work.framework.as_ref().map(|loaded| local(lang, &loaded.framework.title).to_owned());
    html! {
        <div class="bpc-start">
            <h1 class="govuk-heading-xl">{ say::start_title(lang) }</h1>
            <p class="govuk-body-l">{ say::start_lead(lang) }</p>
            <p class="govuk-body">{ say::start_need(lang) }{ " " }{ say::app_foot_privacy(lang) }</p>
            <div>
                if let Some(title) = title {
                    <div class="govuk-inset-text bpc-start__on">
                        <p class="govuk-body">{ say::start_carry_on_text(lang, &title) }</p>
                        { next_step(&cx, Page::Contract, say::start_carry_on(lang)) }
                        <button type="button" class="bpc-link-button" onclick={onagain}>{ say::start_again(lang) }</button>
                    </div>
                } else if store.work.setup.is_some() {
                    <div class="govuk-inset-text bpc-start__on">
                        { next_step(&cx, Page::NotListed, say::start_carry_on_setup(lang)) }
                    </div>
                }
            </div>
            <Refused {lang} file={(*refused).clone()} />
            <div class="bpc-ways">
                <section class="bpc-way">
                    <h2 class="govuk-heading-m">{ say::start_listed(lang) }</h2>
                    <FrameworkList {lang} />
                </section>
                <section class="bpc-way">
                    <h2 class="govuk-heading-m">{ say::start_not_listed(lang) }</h2>
                    <p class="govuk-body">{ say::start_not_listed_text(lang) }</p>
                    { next_step(&cx, Page::NotListed, say::start_not_listed_use(lang)) }
                </section>
            </div>
            <div class="bpc-ways">
                <section class="bpc-way bpc-way--quiet">
                    <FileChooser id="open-bid" accept=".json" title={say::start_open_bid(lang)}
                        hint={say::start_open_bid_text(lang)} onfile={onbid} />
                </section>
                <section class="bpc-way bpc-way--quiet">
                    <FileChooser id="open-framework" accept=".json" title={say::start_open_framework(lang)}
                        hint={say::start_open_framework_text(lang)} onfile={onframework} />
                </section>
            </div>
        </div>
    }
}
