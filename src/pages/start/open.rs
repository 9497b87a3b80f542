//! Opening files. One that is damaged or foreign is refused with every reason, and the work on screen stays.

use std::rc::Rc;

use pledge_engine::framework::Fault;
use pledge_words::{Lang, faults, say};
use wasm_bindgen_futures::spawn_local;
use web_sys::File;
use yew::prelude::*;

use super::refuse;
use crate::app::fetch::{self, Need, Needs};
use crate::components::{Cx, Frame, bullets};
use crate::platform::read_file;
use crate::state::{Action, OpenFault, Page, Refused, Why, Work, compare_with, from_file, load};
use crate::view::html;

/// Opens a saved bid and goes to it.
pub fn open_bid(file: File, cx: Cx) {
    spawn_local(async move {
        let opened = match read_file(&file).await {
            None => Err(Why::Unreadable),
            Some(text) => open_text(&text, cx.frame(), cx.lang).await,
        };
        match opened {
            Ok(work) => {
                let page = if work.framework.is_some() { Page::Contract } else { Page::NotListed };
                cx.act(Action::Open(Rc::new(work)));
                cx.act(Action::Go(page));
            }
            Err(why) => refuse(&cx, Refused { name: file.name(), why }),
        }
    });
}

/// The work in a file; a framework that the file does not carry is looked for among the shipped ones, and one that
/// it carries is compared with them.
async fn open_text(text: &str, frame: &Frame, lang: Lang) -> Result<Work, Why> {
    let mut opened = from_file(text, None);
    let mut needs = Needs::default();
    needs.list(frame);
    let listed = fetch::all(frame, needs).await;
    if let Err(OpenFault::NoFramework(id)) = &opened {
        listed.ok_or(Why::NotFetched)?;
        if let Some((files, _)) = fetch::entry(frame, id) {
            let shipped = fetch::all(frame, Needs(vec![Need::Framework(files, lang, true)])).await;
            let shipped = shipped.and_then(|all| all.into_iter().next()).ok_or(Why::NotFetched)?;
            opened = from_file(text, Some(&shipped));
        }
    }
    let mut work = opened?;
    let list = frame.list.borrow().clone();
    if let Some(list) = list {
        compare_with(&mut work, &list);
    }
    Ok(work)
}

/// Opens a framework file and goes on to the contract.
pub fn open_framework(file: File, cx: Cx) {
    spawn_local(async move {
        let loaded = match read_file(&file).await {
            None => Err(Why::Unreadable),
            Some(text) => load(&text).map_err(|faults| Why::Fault(OpenFault::Faults(faults))),
        };
        match loaded {
            Ok(loaded) => {
                cx.act(Action::UseFramework(Rc::new(loaded)));
                cx.act(Action::Go(Page::Contract));
            }
            Err(why) => refuse(&cx, Refused { name: file.name(), why }),
        }
    });
}

/// Why a file was not opened, in words, every reason.
pub fn refused(lang: Lang, refused: &Refused) -> Html {
    let reasons = reasons(lang, &refused.why);
    html! {
        <div class="govuk-error-summary bpc-refused">
            <h2 class="govuk-error-summary__title">{ say::start_open_failed(lang, &refused.name) }</h2>
            <p class="govuk-body">{ say::start_open_stays(lang) }</p>
            { bullets(reasons.iter().map(|why| html! { { why } })) }
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
        Why::NoReader => vec![say::app_part_failed(lang).into()],
        Why::NotFetched => vec![say::start_framework_failed(lang).into()],
        Why::Fault(OpenFault::NoFramework(id)) => vec![say::start_open_no_framework(lang, id)],
        Why::Fault(OpenFault::Faults(all)) => all.iter().map(line).collect(),
        Why::Fault(OpenFault::FrameworkFaults(all)) => {
            all.iter().map(|fault| say::start_open_in_framework(lang, &line(fault))).collect()
        }
    }
}
