//! What is fetched after the first load: the list of frameworks, a framework, sentences, the later part.

use std::rc::Rc;

use pledge_engine::framework::{Words, decode};
use pledge_words::{Group, Lang, parts};

use crate::components::Frame;
use crate::later::{self, Later};
use crate::platform::texts;
use crate::state::{Files, Loaded, Model, listed};

/// Something that is needed and not here.
pub enum Need {
    /// The list of frameworks.
    List,
    /// A framework of the list, in a language; whether with what is told later.
    Framework(Files, Lang, bool),
    /// What is told later of a framework of the list, in a language.
    Rest(Files, Lang, Rc<Loaded>),
    /// A table of sentences.
    Words(Lang, Group),
}

/// What is needed, and how to say so.
#[derive(Default)]
pub struct Needs(pub Vec<Need>);

impl Needs {
    /// Needs the list, unless it is here.
    pub fn list(&mut self, frame: &Frame) {
        if frame.list.borrow().is_none() {
            self.0.push(Need::List);
        }
    }

    /// Needs sentences, unless they are here.
    pub fn words(&mut self, lang: Lang, groups: &[Group]) {
        let missing = groups.iter().filter(|group| !pledge_words::is_loaded(lang, **group));
        self.0.extend(missing.map(|group| Need::Words(lang, *group)));
    }
}

/// Fetches everything that is needed at once and puts it in its place; gives the frameworks. Nothing if any of it does
/// not come or does not fit. One function waits for all kinds, because each that waits weighs a kilobyte.
pub async fn all(frame: &Frame, needs: Needs) -> Option<Vec<Rc<Loaded>>> {
    let mut texts = texts(urls(frame, &needs.0)).await?.into_iter();
    let mut frameworks = Vec::new();
    for need in needs.0 {
        let text = texts.next()?;
        match need {
            Need::List => {
                frame.list.replace(Some(listed(&text).into()));
            }
            Need::Framework(files, lang, whole) => {
                let first = texts.next()?;
                let later = if whole { texts.next()? } else { String::new() };
                frameworks.push(loaded(&files, lang, &text, &first, &later)?);
            }
            Need::Rest(files, lang, part) => {
                let &[base, first] = parts(&part.text, BETWEEN).as_slice() else { return None };
                frameworks.push(loaded(&files, lang, base, first, &text)?);
            }
            Need::Words(lang, group) => pledge_words::load(lang, group, &text).then_some(())?,
        }
    }
    Some(frameworks)
}

/// Where it all is.
fn urls(frame: &Frame, needs: &[Need]) -> Vec<String> {
    let mut urls = Vec::new();
    for need in needs {
        let mut add = |folder: &str, parts: &[&str]| urls.push([folder, &parts.concat()].concat());
        let mut of = |files: &Files, kind: &str| add(&frame.base, &[&files.stem, kind, ".txt"]);
        match need {
            Need::List => add(&frame.base, &["list.txt"]),
            Need::Framework(files, lang, whole) => {
                of(files, ".base");
                of(files, spoken(files, *lang, ".en", ".cy"));
                if *whole {
                    of(files, spoken(files, *lang, ".en-later", ".cy-later"));
                }
            }
            Need::Rest(files, lang, _) => of(files, spoken(files, *lang, ".en-later", ".cy-later")),
            Need::Words(lang, group) => {
                let stem = ["words-", lang.code(), "-", group.code(), "-"].concat();
                add(
                    &frame.files,
                    &[parts(&frame.tables, b' ').into_iter().find(|name| name.starts_with(&stem)).unwrap_or("?")],
                );
            }
        }
    }
    urls
}

/// What a framework has in a language: its English where it has no Welsh.
fn spoken<T>(files: &Files, lang: Lang, en: T, cy: T) -> T {
    if lang == Lang::Cy && files.bilingual { cy } else { en }
}

/// What stands between the two texts of a framework whose later ones are not here.
const BETWEEN: u8 = 0x1e;

/// A framework from its files, the last of which may be missing; nothing if they are damaged.
fn loaded(files: &Files, lang: Lang, base: &str, first: &str, later: &str) -> Option<Rc<Loaded>> {
    let (given, none) = (Words { first, later }, Words::default());
    let (en, cy) = spoken(files, lang, (given, none), (none, given));
    let framework = Rc::new(decode(base, en, cy)?);
    let text = if later.is_empty() { [base, "\u{1e}", first].concat() } else { String::new() };
    Some(Rc::new(Loaded { framework, text: text.into(), shipped: true }))
}

/// The files of the framework of the list with an id, and its hash, if the list is here.
pub fn entry(frame: &Frame, id: &str) -> Option<(Files, String)> {
    let list = frame.list.borrow();
    let entry = list.as_ref()?.iter().find(|entry| entry.id == id)?;
    Some((entry.files.clone(), entry.hash.clone()))
}

/// The later part with its sentences in a language, and what it tells of a framework in use, which becomes whole; nothing
/// if any of it does not come. It is fetched once.
pub async fn later(frame: &Frame, model: &Model) -> Option<(Rc<Later>, Option<Rc<Loaded>>)> {
    let later = later::fetch().await.ok()?;
    let mut needs = Needs::default();
    needs.words(model.lang, &[Group::Later]);
    if let Some(part) = model.work.framework.as_ref().filter(|loaded| !loaded.is_whole()) {
        needs.0.push(Need::Rest(entry(frame, &part.framework.id)?.0, model.lang, part.clone()));
    }
    // Without its sentences it would have nothing to say.
    let whole = all(frame, needs).await?.pop();
    frame.later.replace(Some(later.clone()));
    Some((later, whole))
}
