//! The supplier page.
fn main() {}
