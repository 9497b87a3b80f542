//! From nodes to a template and the calls that fill it.
//!
//! The template holds everything that never changes, as tokens of one control character and a text. `src/view.rs` reads
//! it, and says the same of every token.

use proc_macro2::{Ident, Span, TokenStream};
use quote::{format_ident, quote};
use syn::{Expr, ExprLit, Lit};

use crate::read::{Element, Node, Value};

/// An element begins; its name.
const OPEN: char = '\u{1}';
/// The name of an attribute. Its value follows, or a call gives it.
const NAME: char = '\u{2}';
/// The value of the attribute just named.
const VALUE: char = '\u{3}';
/// A call fills this place.
const HOLE: char = '\u{4}';
/// The innermost element ends.
const CLOSE: char = '\u{5}';
/// A text that never changes.
const TEXT: char = '\u{6}';

/// Nodes as one: nothing, the node itself, or a list.
pub fn one(nodes: &[Node]) -> TokenStream {
    match nodes {
        [] => quote!(::yew::virtual_dom::VNode::default()),
        [Node::Yew(tokens)] => quote!(::yew::html! { #tokens }),
        [Node::If(cases, otherwise)] => choice(cases, otherwise),
        several => {
            // No expression of the caller's can mean this name.
            let mut made =
                Made { build: Ident::new("build", Span::mixed_site()), template: String::new(), calls: vec![] };
            several.iter().for_each(|node| made.node(node));
            let Made { build, template, calls } = made;
            quote!({
                let mut #build = crate::view::Build::new(#template);
                #(#calls)*
                #build.done()
            })
        }
    }
}

/// Nodes by conditions.
fn choice(cases: &[(Expr, Vec<Node>)], otherwise: &[Node]) -> TokenStream {
    let mut tokens = one(otherwise);
    for (condition, then) in cases.iter().rev() {
        let then = one(then);
        tokens = quote!(if #condition { #then } else { #tokens });
    }
    tokens
}

/// A template as far as it is made, and the calls for its holes, in the same order.
struct Made {
    build: Ident,
    template: String,
    calls: Vec<TokenStream>,
}

impl Made {
    fn token(&mut self, sign: char, text: &str) {
        self.template.push(sign);
        self.template.push_str(text);
    }

    fn hole(&mut self, call: TokenStream) {
        self.token(HOLE, "");
        self.calls.push(call);
    }

    fn node(&mut self, node: &Node) {
        let build = self.build.clone();
        match node {
            Node::Element(element) => self.element(element),
            Node::Value(Expr::Lit(ExprLit { lit: Lit::Str(text), .. })) => self.token(TEXT, &text.value()),
            Node::Value(value) => self.hole(quote!(crate::view::Kid::put(#value, &mut #build);)),
            Node::Each(all) => self.hole(quote! {
                #build.node(crate::view::each(&mut ::std::iter::IntoIterator::into_iter(#all)));
            }),
            Node::Yew(tokens) => self.hole(quote!(#build.node(::yew::html! { #tokens });)),
            Node::If(cases, otherwise) => {
                let choice = choice(cases, otherwise);
                self.hole(quote!(#build.node(#choice);));
            }
        }
    }

    fn element(&mut self, element: &Element) {
        self.token(OPEN, &element.name);
        if let Some(name) = &element.named_by {
            let build = self.build.clone();
            self.hole(quote!(#build.name(#name);));
        }
        for (attribute, value) in &element.attributes {
            self.attribute(&element.name, attribute, value);
        }
        element.children.iter().for_each(|child| self.node(child));
        self.token(CLOSE, "");
    }

    fn attribute(&mut self, element: &str, attribute: &str, value: &Value) {
        let build = self.build.clone();
        let expression = match value {
            Value::Fixed(text) => quote!(#text),
            Value::Live(value) => quote!(#value),
        };
        if attribute.starts_with("on") {
            let event = format_ident!("{attribute}");
            return self.hole(quote!(#build.listener(::yew::html::#event::Wrapper::__macro_new(#expression));));
        }
        match (attribute, element, value) {
            ("key", ..) => self.hole(quote!(#build.key(crate::view::Named::named(#expression));)),
            ("ref", ..) => self.hole(quote!(#build.note(#expression);)),
            ("checked", "input", _) => self.hole(quote!(#build.checked(#expression);)),
            ("value", "input" | "textarea", _) => {
                self.hole(quote!(#build.value(crate::view::Live::live(#expression));));
            }
            (_, _, Value::Fixed(text)) => {
                self.token(NAME, attribute);
                self.token(VALUE, &text.value());
            }
            (_, _, Value::Live(_)) => {
                self.token(NAME, attribute);
                self.hole(quote!(#build.attribute(crate::view::Live::live(#expression));));
            }
        }
    }
}
