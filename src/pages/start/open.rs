//! Opening files. One that is damaged or foreign is refused with every reason, and the work on screen stays.

use std::rc::Rc;

use pledge_engine::framework::Fault;
use pledge_words::{Lang, faults, say};
use wasm_bindgen_futures::spawn_local;
use web_sys::File;
use yew::prelude::*;

use crate::app::fetch_list;
use crate::components::Frame;
use crate::platform::{fetch_text, read_file};
use crate::state::{Action, Dispatch, OpenFault, Page, Work, compare_with, from_file, load};

/// A file that was not opened.
#[derive(Clone, PartialEq)]
pub struct RefusedFile {
    name: String,
    why: Why,
}

#[derive(Clone, PartialEq)]
enum Why {
    Unreadable,
    Fault(OpenFault),
}

/// Opens a saved bid and goes to it.
pub fn open_bid(file: File, frame: Rc<Frame>, dispatch: Dispatch, refused: UseStateSetter<Option<RefusedFile>>) {
    spawn_local(async move {
        let name = file.name();
        let opened = match read_file(&file).await {
            None => Err(Why::Unreadable),
            Some(text) => open_text(&text, &frame).await.map_err(Why::Fault),
        };
        match opened {
            Ok(work) => {
                refused.set(None);
                let page = if work.framework.is_some() { Page::Contract } else { Page::NotListed };
                dispatch.dispatch(Action::Open(Box::new(work)));
                dispatch.dispatch(Action::Go(page));
            }
            Err(why) => refused.set(Some(RefusedFile { name, why })),
        }
    });
}

/// The work in a file; a framework that the file does not carry is looked for among the shipped ones, and one that
/// it carries is compared with them.
async fn open_text(text: &str, frame: &Frame) -> Result<Work, OpenFault> {
    let list = fetch_list(&frame.base).await;
    let mut opened = from_file(text, None);
    if let Err(OpenFault::NoFramework(id)) = &opened
        && let Some(entry) = list.iter().find(|entry| entry.id == *id)
        && let Some(shipped) = fetch_text(&[frame.base.as_str(), &entry.file].concat()).await
        && let Ok(loaded) = load(&shipped, false)
    {
        opened = from_file(text, Some(&Rc::new(loaded)));
    }
    let mut work = opened?;
    compare_with(&mut work, &list);
    Ok(work)
}

/// Opens a framework file and goes on to the contract.
pub fn open_framework(file: File, dispatch: Dispatch, refused: UseStateSetter<Option<RefusedFile>>) {
    spawn_local(async move {
        let name = file.name();
        let loaded = match read_file(&file).await {
            None => Err(Why::Unreadable),
            Some(text) => load(&text, false).map_err(|faults| Why::Fault(OpenFault::Faults(faults))),
        };
        match loaded {
            Ok(loaded) => {
                refused.set(None);
                dispatch.dispatch(Action::UseFramework(Rc::new(loaded)));
                dispatch.dispatch(Action::Go(Page::Contract));
            }
            Err(why) => refused.set(Some(RefusedFile { name, why })),
        }
    });
}

/// The file that was refused last, if any.
#[derive(Properties, PartialEq)]
pub struct RefusedProps {
    /// The language of the page.
    pub lang: Lang,
    /// The file.
    pub file: Option<RefusedFile>,
}

/// Why a file was refused, in words, every reason.
#[component]
pub fn Refused(props: &RefusedProps) -> Html {
    let lang = props.lang;
    html! {
        <div role="alert">
            if let Some(file) = &props.file {
                <div class="govuk-error-summary bpc-refused">
                    <h2 class="govuk-error-summary__title">{ say::start_open_failed(lang, &file.name) }</h2>
                    <p class="govuk-body">{ say::start_open_stays(lang) }</p>
                    <ul class="govuk-list govuk-list--bullet">
                        { for reasons(lang, &file.why).into_iter().enumerate().map(|(n, why)| html! { <li key={n}>{ why }</li> }) }
                    </ul>
                </div>
            }
        </div>
    }
}

/// Every reason as a sentence.
fn reasons(lang: Lang, why: &Why) -> Vec<String> {
    let line = |fault: &Fault| {
        let sentence = [faults::sentence(lang, fault), faults::fix(lang, fault)].join(" ");
        say::start_open_line(lang, &fault.place.line.to_string(), &sentence)
    };
    match why {
        Why::Unreadable => vec![say::start_open_unreadable(lang).into()],
        Why::Fault(OpenFault::NoFramework(id)) => vec![say::start_open_no_framework(lang, id)],
        Why::Fault(OpenFault::Faults(all)) => all.iter().map(line).collect(),
        Why::Fault(OpenFault::FrameworkFaults(all)) => {
            all.iter().map(|fault| say::start_open_in_framework(lang, &line(fault))).collect()
        }
    }
}
