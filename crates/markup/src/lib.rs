//! `html!` for the page: the elements of Yew's macro, as data that a small reader makes them of.
//!
//! Yew's own macro writes every element out in full where it stands, 150 to 400 bytes of WebAssembly each. This one
//! reads the same syntax and writes everything that never changes as one text, a template, which the app
//! (`crate::view`) reads; what changes is handed over by one short call each. It knows what this app uses: elements
//! with fixed and live attributes, listeners, `key`, `ref`, `value`, `checked`; text and other nodes in braces; `for`;
//! `if` with `else`; an element whose name is an expression, `<@{name}>`. Components are passed on to Yew with all that is
//! in them.

mod read;
mod write;

use proc_macro::TokenStream;

/// One node of the page, in the syntax of Yew's `html!`.
#[proc_macro]
pub fn html(input: TokenStream) -> TokenStream {
    match syn::parse::<read::Nodes>(input) {
        Ok(nodes) => write::one(&nodes.0).into(),
        Err(error) => error.to_compile_error().into(),
    }
}
