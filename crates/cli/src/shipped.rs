//! The frameworks that come with the tool.

/// A framework that comes with the tool.
pub struct Shipped {
    /// Its id, which is the name of its folder.
    pub id: &'static str,
    /// Its file.
    pub text: &'static str,
    /// Names and texts of its worked examples.
    pub examples: &'static [(&'static str, &'static str)],
}

/// All of them, by id.
static SHIPPED: &[Shipped] = include!(concat!(env!("OUT_DIR"), "/shipped.rs"));

/// The one with that id.
pub fn find(id: &str) -> Option<&'static Shipped> {
    SHIPPED.iter().find(|shipped| shipped.id == id)
}

/// Their ids, for sentences.
pub fn list() -> String {
    let ids: Vec<&str> = SHIPPED.iter().map(|shipped| shipped.id).collect();
    ids.join(", ")
}
