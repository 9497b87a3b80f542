//! What is fetched after the first load: the list of frameworks, a framework, sentences, the later part.
//!
//! Each of the first three says which files it needs and takes their texts, so that one function waits for all of them.

use std::rc::Rc;
use std::vec::IntoIter;

use pledge_engine::framework::decode;
use pledge_words::{Group, Lang};

use crate::components::Frame;
use crate::later::{self, Later};
use crate::platform::texts;
use crate::state::{Listed, Loaded, listed};

/// Files that are needed.
pub type Urls = Vec<String>;
/// Their texts, in the same order.
pub type Texts = IntoIter<String>;

/// Fetches files; nothing if one does not come.
pub async fn all(urls: Urls) -> Option<Texts> {
    Some(texts(urls).await?.into_iter())
}

/// Needs the list of frameworks, unless it is here.
pub fn need_list(frame: &Frame, urls: &mut Urls) {
    if frame.list.borrow().is_none() {
        urls.push([&frame.base, "list.txt"].concat());
    }
}

/// The list of the frameworks that the page ships.
pub fn take_list(frame: &Frame, texts: &mut Texts) -> Option<Rc<[Listed]>> {
    let here = frame.list.borrow().clone();
    here.or_else(|| frame.list.borrow_mut().insert(listed(&texts.next()?).into()).clone().into())
}

/// The entry of the list with an id, if the list is here.
pub fn entry(frame: &Frame, id: &str) -> Option<Listed> {
    frame.list.borrow().as_ref()?.iter().find(|entry| entry.id == id).cloned()
}

/// Needs a framework of the list in a language.
pub fn need_framework(frame: &Frame, entry: &Listed, lang: Lang, urls: &mut Urls) {
    let [base, en, cy] = &entry.files;
    urls.extend([base, if lang == Lang::En { en } else { cy }].map(|name| [&frame.base, name.as_str()].concat()));
}

/// A framework of the list in a language; nothing if it is damaged.
pub fn take_framework(entry: &Listed, lang: Lang, texts: &mut Texts) -> Option<Rc<Loaded>> {
    let [_, en, cy] = &entry.files;
    let (base, words) = (texts.next()?, texts.next()?);
    // One that is not bilingual has its English in both places.
    let framework = if lang == Lang::En || en == cy { decode(&base, &words, "") } else { decode(&base, "", &words) }?;
    Some(Rc::new(Loaded { framework: Rc::new(framework), text: "".into(), shipped: true }))
}

/// Needs a table of sentences, unless it is here.
pub fn need_words(frame: &Frame, lang: Lang, group: Group, urls: &mut Urls) {
    if !pledge_words::is_loaded(lang, group) {
        let stem = ["words-", lang.code(), "-", group.code(), "-"].concat();
        let name = frame.tables.split(' ').find(|name| name.starts_with(&stem));
        urls.push([frame.files.as_str(), name.unwrap_or_default()].concat());
    }
}

/// Takes a table of sentences, unless it is here; false if it does not fit.
pub fn take_words(lang: Lang, group: Group, texts: &mut Texts) -> bool {
    pledge_words::is_loaded(lang, group) || texts.next().is_some_and(|text| pledge_words::load(lang, group, &text))
}

/// The later part with its sentences in a language; nothing if it does not come. It is fetched once.
pub async fn later(frame: &Frame, lang: Lang) -> Option<Rc<Later>> {
    let later = later::fetch().await.ok()?;
    let mut urls = Urls::new();
    need_words(frame, lang, Group::Later, &mut urls);
    // Without its sentences it would have nothing to say.
    if !take_words(lang, Group::Later, &mut all(urls).await?) {
        return None;
    }
    frame.later.replace(Some(later.clone()));
    Some(later)
}

/// The list of the frameworks that the page ships; nothing if it does not come.
pub async fn list(frame: &Frame) -> Option<Rc<[Listed]>> {
    let mut urls = Urls::new();
    need_list(frame, &mut urls);
    take_list(frame, &mut all(urls).await?)
}

/// The framework of that id in a language, if the page ships it.
///
/// # Errors
/// If it does not come, which says nothing about whether it is shipped.
pub async fn shipped(frame: &Frame, id: &str, lang: Lang) -> Result<Option<Rc<Loaded>>, ()> {
    list(frame).await.ok_or(())?;
    let Some(entry) = entry(frame, id) else { return Ok(None) };
    let mut urls = Urls::new();
    need_framework(frame, &entry, lang, &mut urls);
    let mut texts = all(urls).await.ok_or(())?;
    take_framework(&entry, lang, &mut texts).map(Some).ok_or(())
}
