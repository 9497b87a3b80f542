//! What stands around every page.

mod bars;
mod foot;
mod header;
mod live;
mod notices;
mod opened;
mod panel;
mod part;
mod rival;
mod work;

pub use foot::foot;
pub use header::{header, page_name};
pub use live::{heard, live};
pub use notices::notices;
pub use opened::opened;
pub use panel::panel;
pub use part::{is_gate, is_graded, is_relative, total};
pub use rival::rival;
pub use work::work;
