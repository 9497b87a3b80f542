//! Opening files. One that is damaged or foreign is refused with every reason, and the work on screen stays.

use std::rc::Rc;

use pledge_engine::framework::Fault;
use pledge_words::{Lang, faults, say};
use wasm_bindgen_futures::spawn_local;
use web_sys::File;
use yew::Callback;

use crate::app::fetch;
use crate::components::{Cx, Frame};
use crate::platform::read_file;
use crate::state::{Action, OpenFault, Page, Work, compare_with, from_file, load};

/// A file that was not opened: its name, and the reasons in the language of the page.
#[derive(Clone)]
pub struct Refused {
    /// Name of the file.
    pub name: String,
    /// Every reason, as a sentence.
    pub reasons: Rc<dyn Fn(Lang) -> Vec<String>>,
}

/// Why a file was not opened.
enum Why {
    Unreadable,
    /// The framework that it needs did not come.
    NotFetched,
    Fault(OpenFault),
}

impl From<OpenFault> for Why {
    fn from(fault: OpenFault) -> Self {
        Self::Fault(fault)
    }
}

fn refuse(name: String, why: Why) -> Refused {
    Refused { name, reasons: Rc::new(move |lang| reasons(lang, &why)) }
}

/// Opens a saved bid and goes to it.
pub fn open_bid(file: File, cx: Cx, refused: Callback<Option<Refused>>) {
    spawn_local(async move {
        let opened = match read_file(&file).await {
            None => Err(Why::Unreadable),
            Some(text) => open_text(&text, cx.frame(), cx.lang).await,
        };
        match opened {
            Ok(work) => {
                refused.emit(None);
                let page = if work.framework.is_some() { Page::Contract } else { Page::NotListed };
                cx.act(Action::Open(Box::new(work)));
                cx.act(Action::Go(page));
            }
            Err(why) => refused.emit(Some(refuse(file.name(), why))),
        }
    });
}

/// The work in a file; a framework that the file does not carry is looked for among the shipped ones, and one that
/// it carries is compared with them.
async fn open_text(text: &str, frame: &Frame, lang: Lang) -> Result<Work, Why> {
    let mut opened = from_file(text, None);
    if let Err(OpenFault::NoFramework(id)) = &opened {
        let shipped = fetch::shipped(frame, id, lang).await.map_err(|()| Why::NotFetched)?;
        if let Some(shipped) = shipped {
            opened = from_file(text, Some(&shipped));
        }
    }
    let mut work = opened?;
    if let Some(list) = fetch::list(frame).await {
        compare_with(&mut work, &list);
    }
    Ok(work)
}

/// Opens a framework file and goes on to the contract.
pub fn open_framework(file: File, cx: Cx, refused: Callback<Option<Refused>>) {
    spawn_local(async move {
        let loaded = match read_file(&file).await {
            None => Err(Why::Unreadable),
            Some(text) => load(&text).map_err(|faults| Why::Fault(OpenFault::Faults(faults))),
        };
        match loaded {
            Ok(loaded) => {
                refused.emit(None);
                cx.act(Action::UseFramework(Rc::new(loaded)));
                cx.act(Action::Go(Page::Contract));
            }
            Err(why) => refused.emit(Some(refuse(file.name(), why))),
        }
    });
}

/// Every reason as a sentence.
fn reasons(lang: Lang, why: &Why) -> Vec<String> {
    let line = |fault: &Fault| {
        let sentence = [faults::sentence(lang, fault), faults::fix(lang, fault)].join(" ");
        say::start_open_line(lang, &fault.place.line.to_string(), &sentence)
    };
    match why {
        Why::Unreadable => vec![say::start_open_unreadable(lang).into()],
        Why::NotFetched => vec![say::start_framework_failed(lang).into()],
        Why::Fault(OpenFault::NoFramework(id)) => vec![say::start_open_no_framework(lang, id)],
        Why::Fault(OpenFault::Faults(all)) => all.iter().map(line).collect(),
        Why::Fault(OpenFault::FrameworkFaults(all)) => {
            all.iter().map(|fault| say::start_open_in_framework(lang, &line(fault))).collect()
        }
    }
}
