//! Work that the browser keeps: in the tab always, on the device if somebody asked for it.
//!
//! Several tabs may keep on one device. Each remembers the stamp of what it last read or wrote there, and leaves the
//! device alone once another stamp stands there: whatever another tab kept is overwritten only when somebody says so.

use std::cell::RefCell;
use std::rc::Rc;

use pledge_engine::json::digits;
use pledge_words::Lang;

use super::file::{from_file, load, to_file_alone};
use super::{Loaded, Model, Page, Results, Work};
use crate::platform::Keep;

/// Where the work is kept now.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kept {
    /// Nowhere: the browser blocks storage or it is full.
    Nowhere,
    /// In the tab.
    Tab,
    /// In the tab and on the device.
    Device,
    /// In the tab only, because the device refused; what it kept before is older.
    Refused,
    /// In the tab only, because the device keeps what another tab wrote.
    Changed,
    /// In the tab only, because another tab removed the work from the device.
    Removed,
}

/// The work without the framework's text. The loader's way out of a crash copies this and the next.
const WORK: &str = "bpc.work";
/// The framework's text, apart, so that typing does not write it again and again. One that is shipped has none here.
const FRAMEWORK: &str = "bpc.framework";
/// The page, the language, whether a file holds the work, the bid in view, and the id of a framework that is shipped.
const PLACE: &str = "bpc.place";
/// On the device: of the work that stands there. In a tab that keeps on the device: the one that it knows.
const STAMP: &str = "bpc.stamp";
/// Work that could not be read. Only somebody who was asked removes it.
const UNREADABLE: &str = "bpc.unreadable";

/// The places where an app keeps its work, and what it knows of the device.
pub struct Keeper {
    /// The page itself, which the loader reads after a crash. It never refuses.
    page: Box<dyn Keep>,
    tab: Box<dyn Keep>,
    device: Box<dyn Keep>,
    /// Suffix of the names.
    key: String,
    memory: RefCell<Memory>,
}

#[derive(Default)]
struct Memory {
    /// Stamp of what this tab last read from the device or wrote there.
    known: Option<String>,
    /// How many of somebody's wishes were done.
    asked: u32,
    /// Whether somebody saw that another tab changed what the device keeps. Asking once more then replaces it.
    changed: bool,
    /// Whether a place holds what cannot be read and does not let it be moved aside: then nothing is written.
    stuck: bool,
}

/// Names with the texts that should stand under them.
type Texts<'a> = [(&'a str, Option<String>)];

impl Keeper {
    /// A keeper whose names end in a key.
    pub fn new(key: String, page: Box<dyn Keep>, tab: Box<dyn Keep>, device: Box<dyn Keep>) -> Self {
        Self { page, tab, device, key, memory: RefCell::default() }
    }

    fn get(&self, place: &dyn Keep, name: &str) -> Option<String> {
        place.get(&[name, &self.key].concat())
    }

    /// Makes a place hold these texts; if it refuses one, all are as they were.
    fn put(&self, place: &dyn Keep, texts: &Texts) -> bool {
        let set = |name: &str, text: Option<&str>| match text {
            Some(text) => place.set(name, text),
            None => {
                place.remove(name);
                true
            }
        };
        let mut before: Vec<(String, Option<String>)> = Vec::new();
        for (name, text) in texts {
            let name = [name, self.key.as_str()].concat();
            let old = place.get(&name);
            if old == *text {
                continue;
            }
            if !set(&name, text.as_deref()) {
                // The other way round, so that each step fits as it did before.
                for (name, old) in before.iter().rev() {
                    set(name, old.as_deref());
                }
                return false;
            }
            before.push((name, old));
        }
        true
    }

    /// Keeps a model; says where that worked.
    pub fn write(&self, model: &Model) -> Kept {
        let memory = &mut *self.memory.borrow_mut();
        let work = Some(to_file_alone(&model.work)).filter(|text| !text.is_empty());
        let stamp = stamp(work.as_deref().unwrap_or_default());
        let saved = if model.unsaved { "unsaved" } else { "saved" };
        let framework = model.work.framework.as_ref();
        let shipped = framework.filter(|loaded| loaded.shipped).map_or("", |loaded| &loaded.framework.id);
        let current = digits(model.work.current as u64);
        let place = [model.page.path(), " ", model.lang.code(), " ", saved, " ", &current, " ", shipped].concat();
        let framework = framework.filter(|loaded| !loaded.shipped).map(|loaded| String::from(&*loaded.text));
        let mut texts = [(PLACE, Some(place)), (FRAMEWORK, framework), (WORK, work), (STAMP, Some(stamp.clone()))];
        self.put(&*self.page, &texts);
        if memory.stuck {
            return Kept::Nowhere;
        }
        let asked = std::mem::replace(&mut memory.asked, model.asked) != model.asked;
        let mut on_device = Kept::Tab;
        if model.keep_on_device {
            on_device = match (self.get(&*self.device, STAMP), &memory.known) {
                (None, Some(_)) if !asked => Kept::Removed,
                (Some(there), known)
                    if there != stamp
                        && known.as_ref() != Some(&there)
                        && !(asked && memory.changed)
                        && self.get(&*self.device, WORK).is_some() =>
                {
                    Kept::Changed
                }
                _ if self.put(&*self.device, &texts) => {
                    memory.known = Some(stamp);
                    Kept::Device
                }
                _ => Kept::Refused,
            };
        } else {
            if asked {
                self.put(&*self.device, &[PLACE, FRAMEWORK, WORK, STAMP].map(|name| (name, None)));
            }
            memory.known = None;
        }
        memory.changed = on_device == Kept::Changed;
        texts[3].1 = model.keep_on_device.then(|| memory.known.clone().unwrap_or_default());
        if self.put(&*self.tab, &texts) {
            return on_device;
        }
        if on_device != Kept::Device {
            return Kept::Nowhere;
        }
        // What the tab holds is older than what the device has: a reload must not find it.
        self.put(&*self.tab, &[WORK, FRAMEWORK, STAMP].map(|name| (name, None)));
        on_device
    }

    /// Whether there is work, or something that cannot be read: then [`Self::restore`] has something to do.
    pub fn holds_something(&self) -> bool {
        [&*self.tab, &*self.device]
            .into_iter()
            .any(|place| [WORK, UNREADABLE].into_iter().any(|name| self.get(place, name).is_some()))
    }

    /// What must be at hand to restore the work: its language, and the ids of shipped frameworks that it may need.
    pub fn wants(&self) -> (Option<Lang>, Vec<String>) {
        let (mut lang, mut ids) = (None, Vec::new());
        for place in [&*self.tab, &*self.device] {
            let (Some(_), Some(text)) = (self.get(place, WORK), self.get(place, PLACE)) else { continue };
            let mut parts = text.split(' ').skip(1);
            let kept = parts.next().and_then(Lang::from_code);
            lang = lang.or(kept);
            ids.extend(parts.nth(2).filter(|id| !id.is_empty()).map(str::to_owned));
        }
        ids.dedup();
        (lang, ids)
    }

    /// The model with what was kept: in the tab, else on the device. What cannot be read is moved aside. `shipped` are
    /// the frameworks that the work may need and that the page ships.
    pub fn restore(&self, mut model: Model, shipped: &[Rc<Loaded>]) -> Model {
        let memory = &mut *self.memory.borrow_mut();
        let (mut from, mut aside) = (None, Vec::new());
        for place in [&*self.tab, &*self.device] {
            let Some(text) = self.get(place, WORK) else { continue };
            if let Some(work) = self.read(place, &text, shipped) {
                model.work = Rc::new(work);
                from = Some(place);
                break;
            }
            aside.extend(self.move_aside(place, text));
        }
        self.take_place(from.unwrap_or(&*self.tab), &mut model);
        model.unsaved &= from.is_some();
        let in_tab = self.get(&*self.tab, WORK).is_some();
        let stamp = self.get(if in_tab { &*self.tab } else { &*self.device }, STAMP);
        model.keep_on_device = stamp.is_some();
        memory.known = stamp.filter(|stamp| !stamp.is_empty());
        memory.stuck = !aside.is_empty();
        aside.extend([&*self.tab, &*self.device].into_iter().filter_map(|place| self.get(place, UNREADABLE)));
        // Tab and device may have held the very same.
        aside.dedup();
        model.unreadable = (!aside.is_empty()).then(|| aside.join("\n").into());
        model.results = Rc::new(Results::of(&model.work, model.adviser.as_ref(), &model.memory));
        model
    }

    /// Throws away what could not be read.
    pub fn forget_unreadable(&self) {
        let stuck = std::mem::take(&mut self.memory.borrow_mut().stuck);
        for place in [&*self.tab, &*self.device] {
            self.put(place, &[(UNREADABLE, None)]);
            if stuck {
                self.put(place, &[(WORK, None), (FRAMEWORK, None)]);
            }
        }
    }

    /// The work that a place holds, if it can be read.
    fn read(&self, place: &dyn Keep, text: &str, shipped: &[Rc<Loaded>]) -> Option<Work> {
        let own = self.get(place, FRAMEWORK).and_then(|text| load(&text).ok()).map(Rc::new);
        // A draft needs no framework, and another id than the work's is refused.
        let frameworks = own.iter().chain(shipped).map(Some).chain([None]);
        frameworks.into_iter().find_map(|framework| from_file(text, framework).ok())
    }

    /// Moves what cannot be read to a name of its own, after what is there; gives it back if the place refuses.
    fn move_aside(&self, place: &dyn Keep, work: String) -> Option<String> {
        let texts = [self.get(place, UNREADABLE), Some(work), self.get(place, FRAMEWORK)];
        let all: Vec<String> = texts.into_iter().flatten().collect();
        let all = all.join("\n");
        // Nothing is removed before it stands elsewhere.
        let moved = self.put(place, &[(UNREADABLE, Some(all.clone())), (WORK, None), (FRAMEWORK, None)]);
        (!moved).then_some(all)
    }

    /// Takes over the page, the language, whether a file holds the work, and the bid in view.
    fn take_place(&self, place: &dyn Keep, model: &mut Model) {
        let Some(text) = self.get(place, PLACE) else { return };
        let mut parts = text.split(' ');
        let mut next = || parts.next().unwrap_or_default();
        model.page = Page::of_fragment(next());
        // The address says which language somebody asked for; only the plain one leaves it open.
        let lang = Lang::from_code(next());
        if model.lang == Lang::En {
            model.lang = lang.unwrap_or_default();
        }
        model.unsaved = next() == "unsaved";
        let current = next().parse().unwrap_or_default();
        if current < model.work.bids.len() {
            Rc::make_mut(&mut model.work).current = current;
        }
    }
}

/// What tells one text from another: FNV-1a.
fn stamp(text: &str) -> String {
    let mix = |hash: u64, byte: u8| (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3);
    digits(text.bytes().fold(0xcbf2_9ce4_8422_2325, mix))
}
