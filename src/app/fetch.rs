//! What is fetched after the first load: the list of frameworks, a framework, sentences, the later part.

use std::rc::Rc;

use pledge_engine::framework::decode;
use pledge_words::{Group, Lang};

use crate::components::Frame;
use crate::later::{self, Later};
use crate::platform::Fetched;
use crate::state::{Listed, Loaded, listed};

/// The list of the frameworks that the page ships; `None` if it does not come. It is fetched once.
pub async fn list(frame: &Frame) -> Option<Rc<[Listed]>> {
    if frame.list.borrow().is_none() {
        let text = Fetched::ask(&frame.base, "list.txt").text().await?;
        frame.list.replace(Some(listed(&text).into()));
    }
    frame.list.borrow().clone()
}

/// A framework of the list in a language; `None` if it does not come or is damaged.
pub async fn framework(frame: &Frame, entry: &Listed, lang: Lang) -> Option<Rc<Loaded>> {
    let [base, en, cy] = &entry.files;
    let is_english = lang == Lang::En || en == cy;
    let (base, texts) = (Fetched::ask(&frame.base, base), Fetched::ask(&frame.base, if is_english { en } else { cy }));
    let (base, texts) = (base.text().await?, texts.text().await?);
    let framework = if is_english { decode(&base, &texts, "") } else { decode(&base, "", &texts) }?;
    Some(Rc::new(Loaded { framework: Rc::new(framework), text: "".into(), shipped: true }))
}

/// The framework of that id in a language, if the page ships it.
///
/// # Errors
/// If it does not come, which says nothing about whether it is shipped.
pub async fn shipped(frame: &Frame, id: &str, lang: Lang) -> Result<Option<Rc<Loaded>>, ()> {
    let list = list(frame).await.ok_or(())?;
    match list.iter().find(|entry| entry.id == id) {
        Some(entry) => framework(frame, entry, lang).await.map(Some).ok_or(()),
        None => Ok(None),
    }
}

/// A table of sentences, unless it is here already; false if it does not come or does not fit.
pub async fn words(frame: &Frame, lang: Lang, group: Group) -> bool {
    if pledge_words::is_loaded(lang, group) {
        return true;
    }
    let stem = ["words-", lang.code(), "-", group.code(), "-"].concat();
    let Some(name) = frame.tables.split(' ').find(|name| name.starts_with(&stem)) else { return false };
    let text = Fetched::ask(&frame.files, name).text().await;
    text.is_some_and(|text| pledge_words::load(lang, group, &text))
}

/// The later part with its sentences in a language; `None` if it does not come. It is fetched once.
pub async fn later(frame: &Frame, lang: Lang) -> Option<Rc<Later>> {
    let here = frame.later.borrow().clone();
    let later = match here {
        Some(later) => later,
        None => later::fetch().await.ok()?,
    };
    // Without its sentences it would have nothing to say.
    if !words(frame, lang, Group::Later).await {
        return None;
    }
    frame.later.replace(Some(later.clone()));
    Some(later)
}

/// Everything that the page says in another language: sentences, and the framework in use if it is shipped.
///
/// # Errors
/// If any of it does not come.
pub async fn language(frame: &Frame, lang: Lang, own: Option<&Loaded>) -> Result<Option<Rc<Loaded>>, ()> {
    let is_later_here = frame.later.borrow().is_some();
    let spoken = words(frame, lang, Group::First).await && (!is_later_here || words(frame, lang, Group::Later).await);
    if !spoken {
        return Err(());
    }
    match own.filter(|own| own.shipped) {
        // Another edition than the one in use would change figures, so what cannot be had stays as it is.
        Some(own) => {
            let other = shipped(frame, &own.framework.id, lang).await?;
            Ok(other.filter(|other| other.framework.hash == own.framework.hash))
        }
        None => Ok(None),
    }
}
