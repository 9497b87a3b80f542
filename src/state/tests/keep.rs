//! What the browser keeps: reloads, several tabs, storage that is full or blocked, and what cannot be read.

use std::cell::{Cell, RefCell};
use std::collections::BTreeMap;
use std::rc::Rc;

use pledge_engine::bid::Bid;
use pledge_words::Lang;

use super::file::{bid, real};
use super::{after, title, typed};
use crate::platform::{Keep, NoKeep};
use crate::state::{Action, Keeper, Kept, Model, Page, SetupSlot, Work};

/// A storage with a limit, shared by whoever has it.
#[derive(Clone, Default)]
struct Shelf(Rc<Inside>);

struct Inside {
    texts: RefCell<BTreeMap<String, String>>,
    limit: Cell<usize>,
}

impl Default for Inside {
    fn default() -> Self {
        Self { texts: RefCell::default(), limit: Cell::new(usize::MAX) }
    }
}

impl Keep for Shelf {
    fn get(&self, key: &str) -> Option<String> {
        self.0.texts.borrow().get(key).cloned()
    }

    fn set(&self, key: &str, text: &str) -> bool {
        let mut texts = self.0.texts.borrow_mut();
        let others: usize = texts.iter().filter(|(other, _)| *other != key).map(|(_, text)| text.len()).sum();
        let fits = others + text.len() <= self.0.limit.get();
        if fits {
            texts.insert(key.into(), text.into());
        }
        fits
    }

    fn remove(&self, key: &str) {
        self.0.texts.borrow_mut().remove(key);
    }
}

impl Shelf {
    fn with(texts: &[(&str, &str)]) -> Self {
        let shelf = Self::default();
        for (key, text) in texts {
            assert!(shelf.set(key, text));
        }
        shelf
    }

    fn is_empty(&self) -> bool {
        self.0.texts.borrow().is_empty()
    }

    /// Lets nothing more in than there is.
    fn fill(&self) {
        self.0.limit.set(self.0.texts.borrow().values().map(String::len).sum());
    }
}

/// A tab of the browser with the app in it.
struct Tab {
    shelf: Shelf,
    device: Shelf,
    page: Shelf,
    keeper: Keeper,
    model: Model,
    kept: Kept,
}

impl Tab {
    fn open(shelf: &Shelf, device: &Shelf) -> Self {
        let page = Shelf::default();
        let [a, b, c] = [&page, shelf, device].map(|shelf| Box::new(shelf.clone()) as Box<dyn Keep>);
        let keeper = Keeper::new(String::new(), a, b, c);
        let shipped: Vec<_> = keeper.wants().1.iter().map(|_| real(true)).collect();
        let model = keeper.restore(Model::default(), &shipped);
        let kept = keeper.write(&model);
        Self { shelf: shelf.clone(), device: device.clone(), page, keeper, model, kept }
    }

    fn new(device: &Shelf) -> Self {
        Self::open(&Shelf::default(), device)
    }

    fn reload(&self) -> Self {
        Self::open(&self.shelf, &self.device)
    }

    /// Does something, after which the page keeps what came of it.
    fn act(&mut self, action: Action) -> Kept {
        self.model = self.model.reduce(action);
        self.kept = self.keeper.write(&self.model);
        self.kept
    }

    fn begin(&mut self, name: &str) {
        self.act(Action::UseFramework(real(true)));
        self.act(title(name));
    }

    fn title(&self) -> &str {
        &self.model.work.contract.title
    }
}

/// The name of the work that a new tab finds on the device.
fn on_device(device: &Shelf) -> String {
    Tab::new(device).title().to_owned()
}

const KEEP: Action = Action::KeepOnDevice(true);
const REMOVE: Action = Action::KeepOnDevice(false);

#[test]
fn a_reload_loses_nothing() {
    let device = Shelf::default();
    let mut tab = Tab::new(&device);
    tab.begin("Parks");
    tab.act(typed(SetupSlot::Pasted, "J1\tJobs"));
    tab.act(Action::Go(Page::Pledges));
    tab.act(Action::Speak(Lang::Cy, None));
    let again = tab.reload();
    assert_eq!((again.model.page, again.model.lang, again.kept), (Page::Pledges, Lang::Cy, Kept::Tab));
    assert_eq!(again.model.work.contract, tab.model.work.contract);
    assert_eq!(again.model.work.setup, tab.model.work.setup);
    assert!(device.is_empty());
}

#[test]
fn a_shipped_framework_is_kept_by_name_and_another_by_its_text() {
    let mut tab = Tab::new(&Shelf::default());
    tab.begin("Parks");
    let kept: usize = tab.shelf.0.texts.borrow().values().map(String::len).sum();
    assert!(kept < 1_000, "the page brings its text: {kept}");
    assert_eq!(tab.keeper.wants(), (Some(Lang::En), vec!["every-part".to_owned()]));
    assert_eq!(tab.reload().title(), "Parks");
    tab.act(Action::UseFramework(real(false)));
    assert!(tab.keeper.wants().1.is_empty());
    let again = tab.reload();
    assert!(again.model.work.framework.as_ref().is_some_and(|own| !own.shipped));
    assert!(crate::state::to_file(&again.model.work).contains("Every part of the format"));
}

#[test]
fn whether_a_file_holds_the_work_is_kept_with_it() {
    let mut tab = Tab::new(&Shelf::default());
    assert!(!tab.reload().model.unsaved, "nothing is not unsaved");
    tab.begin("Parks");
    assert!(tab.reload().model.unsaved);
    tab.act(Action::Saved(true));
    assert!(!tab.reload().model.unsaved);
    let mut draft = Tab::new(&Shelf::default());
    draft.act(typed(SetupSlot::Title, "Cleaning"));
    assert!(draft.reload().model.unsaved, "a draft is work, too");
}

#[test]
fn the_bid_in_view_is_kept() {
    let bids = ["b1", "b2"].map(|id| Bid { id: id.into(), ..Bid::default() });
    let work = Work { framework: Some(real(true)), bids: bids.into(), ..Work::default() };
    let mut tab = Tab::new(&Shelf::default());
    tab.act(Action::Open(Rc::new(work)));
    tab.act(Action::ShowBid(1));
    assert_eq!(tab.reload().model.work.current, 1);
}

#[test]
fn the_device_keeps_only_what_somebody_asked_for_and_until_they_remove_it() {
    let device = Shelf::default();
    let mut tab = Tab::new(&device);
    tab.begin("Parks");
    assert!(device.is_empty());
    assert_eq!(tab.act(KEEP), Kept::Device);
    assert_eq!(tab.act(title("Parks 2")), Kept::Device);
    let next = Tab::new(&device);
    assert_eq!((next.title(), next.model.keep_on_device, next.kept), ("Parks 2", true, Kept::Device));
    assert_eq!(tab.act(REMOVE), Kept::Tab);
    assert!(device.is_empty());
    assert!(!tab.reload().model.keep_on_device);
}

#[test]
fn starting_again_can_still_be_removed_from_the_device() {
    let device = Shelf::default();
    let mut tab = Tab::new(&device);
    tab.begin("Parks");
    tab.act(KEEP);
    assert_eq!(tab.act(Action::StartAgain), Kept::Device);
    assert!(tab.model.keep_on_device && tab.reload().model.keep_on_device);
    tab.act(REMOVE);
    assert!(device.is_empty());
}

#[test]
fn a_tab_opened_before_the_keep_does_not_wipe_it() {
    let device = Shelf::default();
    let mut old = Tab::new(&device);
    old.begin("Old");
    let mut tab = Tab::new(&device);
    tab.begin("Parks");
    tab.act(KEEP);
    assert_eq!(old.act(title("Old 2")), Kept::Tab);
    assert_eq!(on_device(&device), "Parks");
    let old = old.reload();
    assert_eq!((old.title(), old.kept, old.model.keep_on_device), ("Old 2", Kept::Tab, false));
    assert_eq!(on_device(&device), "Parks");
}

#[test]
fn reloading_a_blank_tab_brings_what_the_device_keeps() {
    let device = Shelf::default();
    let blank = Tab::new(&device);
    let mut tab = Tab::new(&device);
    tab.begin("Parks");
    tab.act(KEEP);
    let blank = blank.reload();
    assert_eq!((blank.title(), blank.kept), ("Parks", Kept::Device));
    assert_eq!(on_device(&device), "Parks");
    assert_eq!(tab.act(title("Parks 2")), Kept::Device, "looking changed nothing");
}

#[test]
fn a_tab_does_not_overwrite_what_another_one_kept() {
    let device = Shelf::default();
    let mut one = Tab::new(&device);
    one.begin("Parks");
    one.act(KEEP);
    let mut two = Tab::new(&device);
    assert_eq!(two.act(title("Two")), Kept::Device);
    assert_eq!(one.act(title("One")), Kept::Changed);
    assert_eq!(on_device(&device), "Two");
    let mut one = one.reload();
    assert_eq!((one.title(), one.kept), ("One", Kept::Changed), "the tab still has its own");
    assert_eq!(one.act(title("One 2")), Kept::Changed);
    assert_eq!(one.act(KEEP), Kept::Device, "whoever was told may say so");
    assert_eq!(on_device(&device), "One 2");
    assert_eq!(two.act(title("Two 2")), Kept::Changed);
}

#[test]
fn keeping_over_other_work_is_asked_first() {
    let device = Shelf::default();
    let mut one = Tab::new(&device);
    one.begin("One");
    let mut two = Tab::new(&device);
    two.begin("Two");
    two.act(KEEP);
    assert_eq!(one.act(KEEP), Kept::Changed);
    assert_eq!(on_device(&device), "Two");
    assert_eq!(one.reload().kept, Kept::Changed);
    assert_eq!(one.act(KEEP), Kept::Device);
    assert_eq!(on_device(&device), "One");
}

#[test]
fn the_same_work_in_two_tabs_is_no_conflict() {
    let device = Shelf::default();
    let mut one = Tab::new(&device);
    one.begin("Parks");
    one.act(KEEP);
    let mut two = Tab::new(&device);
    two.act(Action::Go(Page::Check));
    assert_eq!(one.act(Action::Go(Page::Pledges)), Kept::Device);
    assert_eq!((two.act(title("X")), two.act(title("Parks"))), (Kept::Device, Kept::Device));
    assert_eq!(one.act(title("Parks 2")), Kept::Device, "the device has what this tab knows");
}

#[test]
fn what_one_tab_removed_another_does_not_bring_back() {
    let device = Shelf::default();
    let mut one = Tab::new(&device);
    one.begin("Parks");
    one.act(KEEP);
    let mut two = Tab::new(&device);
    two.act(REMOVE);
    assert_eq!(one.act(title("One")), Kept::Removed);
    assert!(device.is_empty());
    let mut one = one.reload();
    assert_eq!((one.title(), one.kept), ("One", Kept::Removed));
    assert_eq!(one.act(KEEP), Kept::Device);
    assert_eq!(on_device(&device), "One");
}

#[test]
fn a_device_that_is_full_keeps_what_it_had_whole() {
    let device = Shelf::default();
    let mut tab = Tab::new(&device);
    tab.begin("Parks");
    tab.act(KEEP);
    device.fill();
    assert_eq!(tab.act(title("Parks and playgrounds of the whole borough")), Kept::Refused);
    assert_eq!(on_device(&device), "Parks");
    // Another framework needs more room than there is, and the old one is put back.
    let longer = real(true).text.replace("Made up to hold every part.", &"Made up. ".repeat(50));
    let longer = crate::state::load(&longer).expect("a good framework");
    assert_eq!(tab.act(Action::UseFramework(Rc::new(longer))), Kept::Refused);
    assert_eq!(on_device(&device), "Parks");
    let again = tab.reload();
    assert_eq!((again.title(), again.kept), ("Parks and playgrounds of the whole borough", Kept::Refused));
    device.0.limit.set(usize::MAX);
    assert_eq!(tab.act(title("Parks 3")), Kept::Device);
}

#[test]
fn a_tab_that_is_full_leaves_the_work_to_the_device() {
    let device = Shelf::default();
    let mut tab = Tab::new(&device);
    tab.begin("Parks");
    tab.act(KEEP);
    tab.shelf.fill();
    assert_eq!(tab.act(title("Parks and playgrounds")), Kept::Device);
    assert_eq!(tab.reload().title(), "Parks and playgrounds", "not what the tab had before");
}

#[test]
fn without_storage_the_work_is_kept_nowhere_but_on_the_page() {
    let page = Shelf::default();
    let keeper = Keeper::new("-k".into(), Box::new(page.clone()), Box::new(NoKeep), Box::new(NoKeep));
    let model = keeper.restore(bid(real(false)), &[]);
    assert_eq!(keeper.write(&model), Kept::Nowhere);
    assert_eq!(keeper.write(&model.reduce(KEEP)), Kept::Nowhere);
    assert!(page.get("bpc.work-k").is_some_and(|text| text.contains("Parks")), "the way out of a crash has it");
    assert!(page.get("bpc.framework-k").is_some());
}

#[test]
fn a_tab_that_is_full_and_keeps_nothing_on_the_device_says_so() {
    let mut tab = Tab::new(&Shelf::default());
    tab.begin("Parks");
    tab.shelf.fill();
    assert_eq!(tab.act(title("Parks and playgrounds")), Kept::Nowhere);
    assert_eq!(tab.reload().title(), "Parks", "older work is better than none");
    assert!(tab.page.get("bpc.work").is_some_and(|text| text.contains("playgrounds")));
}

#[test]
fn what_cannot_be_read_is_moved_aside_and_never_deleted() {
    let (work, framework) = ("{\"format\":1,\"bids\":\"Parks\"", "not a framework");
    let texts = [("bpc.work", work), ("bpc.framework", framework), ("bpc.place", "check en unsaved 0")];
    let mut tab = Tab::open(&Shelf::with(&texts), &Shelf::default());
    assert_eq!(*tab.model.work, Work::default());
    assert!(!tab.model.unsaved);
    let all = format!("{work}\n{framework}");
    assert_eq!(tab.model.unreadable.as_deref(), Some(all.as_str()));
    tab.begin("Parks");
    tab.act(Action::StartAgain);
    let again = tab.reload();
    assert_eq!(again.model.unreadable.as_deref(), Some(all.as_str()), "it stays until somebody removes it");
    // The next one is added, not put in its place.
    assert!(tab.shelf.set("bpc.work", "more"));
    let more = tab.reload();
    assert_eq!(more.model.unreadable.as_deref(), Some(format!("{all}\nmore").as_str()));
    more.keeper.forget_unreadable();
    assert_eq!(tab.reload().model.unreadable, None);
}

#[test]
fn a_tab_whose_work_cannot_be_read_takes_that_of_the_device() {
    let device = Shelf::default();
    let mut tab = Tab::new(&device);
    tab.begin("Parks");
    tab.act(KEEP);
    let mut damaged = Tab::open(&Shelf::with(&[("bpc.work", "{")]), &device);
    assert_eq!((damaged.title(), damaged.kept), ("Parks", Kept::Device));
    assert_eq!(damaged.model.unreadable.as_deref(), Some("{"));
    assert_eq!(damaged.act(title("Parks 2")), Kept::Device);
}

#[test]
fn work_on_the_device_that_cannot_be_read_is_moved_aside_there() {
    let device = Shelf::with(&[("bpc.work", "{"), ("bpc.stamp", "1")]);
    let mut tab = Tab::new(&device);
    assert_eq!(tab.model.unreadable.as_deref(), Some("{"));
    tab.begin("Parks");
    assert_eq!((tab.kept, on_device(&device)), (Kept::Device, "Parks".into()));
    tab.act(REMOVE);
    assert_eq!(device.get("bpc.unreadable").as_deref(), Some("{"), "what was asked for is another thing");
}

/// Gives what it has and takes nothing.
struct ReadOnly;

impl Keep for ReadOnly {
    fn get(&self, key: &str) -> Option<String> {
        (key == "bpc.work").then(|| "{".into())
    }

    fn set(&self, _: &str, _: &str) -> bool {
        false
    }

    fn remove(&self, key: &str) {
        assert_ne!(key, "bpc.work", "nothing is deleted that could not be moved aside");
    }
}

#[test]
fn what_cannot_be_moved_aside_is_left_where_it_is() {
    let keeper = Keeper::new(String::new(), Box::new(Shelf::default()), Box::new(ReadOnly), Box::new(Shelf::default()));
    let model = after(&keeper.restore(Model::default(), &[]), [title("Parks"), KEEP]);
    assert_eq!(keeper.write(&model), Kept::Nowhere);
    assert_eq!(model.unreadable.as_deref(), Some("{"), "but it can be saved to a file");
}

#[test]
fn after_that_was_thrown_away_the_work_is_kept_again() {
    let tab = Tab::new(&Shelf::default());
    tab.shelf.set("bpc.work", "{");
    tab.shelf.fill();
    let mut tab = tab.reload();
    assert_eq!((tab.model.unreadable.as_deref(), tab.kept), (Some("{"), Kept::Nowhere));
    tab.begin("Parks");
    assert_eq!((tab.kept, tab.shelf.get("bpc.work").as_deref()), (Kept::Nowhere, Some("{")));
    tab.keeper.forget_unreadable();
    tab.shelf.0.limit.set(usize::MAX);
    assert_eq!(tab.act(Action::ForgetUnreadable), Kept::Tab);
    assert_eq!(tab.reload().title(), "Parks");
}
