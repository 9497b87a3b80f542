//! What is fetched after the first load: the list of frameworks, a framework, sentences, the later part.

use std::rc::Rc;

use pledge_engine::framework::decode;
use pledge_words::{Group, Lang};

use crate::components::Frame;
use crate::later::{self, Later};
use crate::platform::texts;
use crate::state::{Listed, Loaded, listed};

/// Something that is needed and not here.
pub enum Need {
    /// The list of frameworks.
    List,
    /// A framework of the list, in a language.
    Framework(Listed, Lang),
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
            Need::Framework(entry, lang) => frameworks.push(loaded(&entry, lang, &text, &texts.next()?)?),
            Need::Words(lang, group) => pledge_words::load(lang, group, &text).then_some(())?,
        }
    }
    Some(frameworks)
}

/// Where it all is.
fn urls(frame: &Frame, needs: &[Need]) -> Vec<String> {
    let mut urls = Vec::new();
    for need in needs {
        let stem;
        let (folder, names) = match need {
            Need::List => (&frame.base, ["list.txt", ""]),
            Need::Framework(Listed { files: [base, en, cy], .. }, lang) => {
                (&frame.base, [base.as_str(), if *lang == Lang::En { en } else { cy }])
            }
            Need::Words(lang, group) => {
                stem = ["words-", lang.code(), "-", group.code(), "-"].concat();
                (&frame.files, [frame.tables.split(' ').find(|name| name.starts_with(&stem)).unwrap_or("?"), ""])
            }
        };
        urls.extend(names.iter().filter(|name| !name.is_empty()).map(|name| [folder, *name].concat()));
    }
    urls
}

/// A framework from its two files; nothing if they are damaged.
fn loaded(entry: &Listed, lang: Lang, base: &str, words: &str) -> Option<Rc<Loaded>> {
    let [_, en, cy] = &entry.files;
    // One that is not bilingual has its English in both places.
    let framework = if lang == Lang::En || en == cy { decode(base, words, "") } else { decode(base, "", words) }?;
    Some(Rc::new(Loaded { framework: Rc::new(framework), text: "".into(), shipped: true }))
}

/// The entry of the list with an id, if the list is here.
pub fn entry(frame: &Frame, id: &str) -> Option<Listed> {
    frame.list.borrow().as_ref()?.iter().find(|entry| entry.id == id).cloned()
}

/// The later part with its sentences in a language; nothing if it does not come. It is fetched once.
pub async fn later(frame: &Frame, lang: Lang) -> Option<Rc<Later>> {
    let later = later::fetch().await.ok()?;
    let mut needs = Needs::default();
    needs.words(lang, &[Group::Later]);
    // Without its sentences it would have nothing to say.
    all(frame, needs).await?;
    frame.later.replace(Some(later.clone()));
    Some(later)
}
