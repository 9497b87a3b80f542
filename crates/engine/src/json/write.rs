//! Tree to text.

use super::Node;

/// RFC 8785 canonical form.
pub fn canonical(_node: &Node) -> String {
    String::new()
}

/// Without white space, keys in their order.
pub fn minified(_node: &Node) -> String {
    String::new()
}

/// Indented by two spaces, keys in their order.
pub fn pretty(_node: &Node) -> String {
    String::new()
}
