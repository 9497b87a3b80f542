//! Work that the browser keeps: in the tab always, on the device if somebody asked for it.

use std::rc::Rc;

use pledge_words::Lang;

use super::file::{from_file, load, to_file};
use super::{Model, Page, Results};
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
}

/// The bid file. The loader's way out of a crash copies what stands under this key in the tab.
const WORK: &str = "bpc.work";
/// The framework's text, apart, so that typing does not write it again and again.
const FRAMEWORK: &str = "bpc.framework";
/// The page and the language.
const PLACE: &str = "bpc.place";
/// The draft of a tender that is not listed.
const SETUP: &str = "bpc.setup";

/// Keeps a model; says where that worked.
pub fn write(tab: &dyn Keep, device: &dyn Keep, key: &str, model: &Model) -> Kept {
    let in_tab = write_to(tab, key, model);
    if !model.keep_on_device {
        for name in [WORK, FRAMEWORK, PLACE, SETUP] {
            device.remove(&[name, key].concat());
        }
        return if in_tab { Kept::Tab } else { Kept::Nowhere };
    }
    match (write_to(device, key, model), in_tab) {
        (true, _) => Kept::Device,
        (false, true) => Kept::Tab,
        (false, false) => Kept::Nowhere,
    }
}

/// Keeps a model in one place.
fn write_to(place: &dyn Keep, key: &str, model: &Model) -> bool {
    let put = |name: &str, text: Option<String>| {
        let name = [name, key].concat();
        match text {
            Some(text) if place.get(&name).as_deref() == Some(text.as_str()) => true,
            Some(text) => place.set(&name, &text),
            None => {
                place.remove(&name);
                true
            }
        }
    };
    let framework = model.work.framework.as_ref();
    let shipped = |shipped: bool| if shipped { "shipped\n" } else { "own\n" };
    let place_now = [model.page.path(), " ", model.lang.code()].concat();
    // A place that refuses even this refuses everything; the probe also finds storage that is blocked.
    put(PLACE, Some(place_now))
        && put(FRAMEWORK, framework.map(|loaded| [shipped(loaded.shipped), &loaded.text].concat()))
        && put(WORK, framework.map(|_| to_file(&model.work)))
        && put(SETUP, model.work.setup.as_ref().map(|setup| pledge_exchange::write_setup(setup)))
}

/// The model with what was kept: in the tab, else on the device. What cannot be read is left alone.
pub fn restore(tab: &dyn Keep, device: &dyn Keep, key: &str, mut model: Model) -> Model {
    let name = |name: &str| [name, key].concat();
    let place = [tab, device].into_iter().find(|place| place.get(&name(PLACE)).is_some());
    let Some(place) = place else { return model };
    model.keep_on_device = device.get(&name(PLACE)).is_some();
    if let Some(kept) = place.get(&name(PLACE)) {
        let (page, lang) = kept.split_once(' ').unwrap_or((&kept, ""));
        model.page = Page::of_fragment(page);
        // The address says which language somebody asked for; only the plain one leaves it open.
        if model.lang == Lang::En {
            model.lang = Lang::from_code(lang).unwrap_or(model.lang);
        }
    }
    let framework = place.get(&name(FRAMEWORK));
    let loaded = framework
        .as_deref()
        .and_then(|text| text.split_once('\n'))
        .and_then(|(shipped, text)| load(text, shipped == "shipped").ok());
    let work = place.get(&name(WORK));
    if let (Some(loaded), Some(text)) = (loaded, work)
        && let Ok(mut work) = from_file(&text, Some(&Rc::new(loaded)))
    {
        work.setup = None;
        model.work = Rc::new(work);
        model.unsaved = true;
    }
    if let Some(setup) = place.get(&name(SETUP)).and_then(|text| pledge_exchange::read_setup(&text)) {
        Rc::make_mut(&mut model.work).setup = Some(setup);
    }
    model.results = Rc::new(Results::of(&model.work));
    model
}
