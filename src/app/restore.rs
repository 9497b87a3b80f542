//! Going back to work that was kept. Reading work is part of what comes later, and so is this.

use std::pin::Pin;
use std::rc::Rc;

use pledge_words::{Group, Lang};

use super::fetch::{self, Need, Needs};
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
        let mut needs = Needs::default();
        needs.words(lang, &Group::ALL);
        if !ids.is_empty() {
            needs.list(&frame);
        }
        fetch::all(&frame, needs).await?;
        let entries = ids.iter().filter_map(|id| fetch::entry(&frame, id));
        let shipped = Needs(entries.map(|(files, _)| Need::Framework(files, lang, true)).collect());
        let shipped = fetch::all(&frame, shipped).await?;
        Some(frame.keeper.restore(model, &shipped))
    })
}
