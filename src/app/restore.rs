//! Going back to work that was kept. Reading work is part of what comes later, and so is this.

use std::pin::Pin;
use std::rc::Rc;

use pledge_words::{Group, Lang};

use super::fetch::{self, Urls};
use crate::components::Frame;
use crate::state::Model;

/// A model on its way; nothing if something that it needs does not come.
pub type Restored = Pin<Box<dyn Future<Output = Option<Model>>>>;

/// The model with what the tab or the device kept, and everything that it needs.
pub fn restore(frame: Rc<Frame>, model: Model) -> Restored {
    Box::pin(async move {
        let (kept, ids) = frame.keeper.wants();
        // The address says which language somebody asked for; only the plain one leaves it open.
        let lang = kept.filter(|_| model.lang == Lang::En).unwrap_or(model.lang);
        let mut urls = Urls::new();
        for group in Group::ALL {
            fetch::need_words(&frame, lang, group, &mut urls);
        }
        if !ids.is_empty() {
            fetch::need_list(&frame, &mut urls);
        }
        let texts = &mut fetch::all(urls).await?;
        if !Group::ALL.into_iter().all(|group| fetch::take_words(lang, group, texts)) {
            return None;
        }
        if !ids.is_empty() {
            fetch::take_list(&frame, texts)?;
        }
        let entries: Vec<_> = ids.iter().filter_map(|id| fetch::entry(&frame, id)).collect();
        let mut urls = Urls::new();
        for entry in &entries {
            fetch::need_framework(&frame, entry, lang, &mut urls);
        }
        let texts = &mut fetch::all(urls).await?;
        let shipped: Option<Vec<_>> = entries.iter().map(|entry| fetch::take_framework(entry, lang, texts)).collect();
        Some(frame.keeper.restore(model, &shipped?))
    })
}
