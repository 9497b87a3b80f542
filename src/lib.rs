//! The app: what people see and touch.

pub mod state;
