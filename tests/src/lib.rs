//! Browser journeys: what people do with the built page, in a real browser.
//!
//! | module | what it does |
//! |---|---|
//! | [`stage`] | the server of the built page and the browser's driver, shared by all journeys of a process |
//! | [`browser`] | one browser with a fresh profile, as somebody sits before it; what it must never do is checked |
//! | [`page`] | where things are on the page |
//! | [`axe`] | the accessibility checks of axe-core |
//! | [`offer`] | the offers that journeys type |
//!
//! A journey waits for what it expects to see and never for time to pass.

pub mod axe;
pub mod browser;
pub mod offer;
pub mod page;
pub mod stage;

pub use browser::Browser;
