//! What stands around every page.

mod bars;
mod foot;
mod header;
mod live;
mod notices;
mod panel;
mod part;
mod rival;
mod work;

pub use foot::Foot;
pub use header::{Header, page_name};
pub use live::Live;
pub use notices::Notices;
pub use panel::Panel;
pub use part::is_relative;
pub use rival::Rival;
pub use work::Work;
