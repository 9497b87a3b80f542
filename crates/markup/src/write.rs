//! From nodes to calls.

use proc_macro2::TokenStream;
use quote::{format_ident, quote};

use crate::read::{Element, Node, Value};

/// Nodes as one: nothing, the node itself, or a list.
pub fn one(nodes: &[Node]) -> TokenStream {
    match nodes {
        [] => quote!(::yew::virtual_dom::VNode::default()),
        [only] => node(only),
        several => {
            let several = several.iter().map(node);
            quote!(crate::view::list(::std::vec![#(#several),*]))
        }
    }
}

fn node(node: &Node) -> TokenStream {
    match node {
        Node::Element(element) => call(element),
        Node::Yew(tokens) => quote!(::yew::html! { #tokens }),
        Node::Value(value) => quote!(crate::view::Kid::kid(#value)),
        Node::Each(all) => {
            quote!(crate::view::list(::std::iter::Iterator::collect(::std::iter::IntoIterator::into_iter(#all))))
        }
        Node::If(cases, otherwise) => {
            let mut tokens = one(otherwise);
            for (condition, then) in cases.iter().rev() {
                let then = one(then);
                tokens = quote!(if #condition { #then } else { #tokens });
            }
            quote!({ #tokens })
        }
    }
}

/// Whether an attribute of an element is a property of its own in Yew.
fn is_own(element: &str, attribute: &str) -> bool {
    match attribute {
        "key" | "ref" => true,
        "checked" => element == "input",
        "value" => matches!(element, "input" | "textarea"),
        other => other.starts_with("on"),
    }
}

fn call(element: &Element) -> TokenStream {
    let name = &element.name;
    let (mut fixed, mut keys, mut live, mut own, mut listeners) = (vec![], vec![], vec![], vec![], vec![]);
    for (attribute, value) in &element.attributes {
        let expression = match value {
            Value::Fixed(text) => quote!(#text),
            Value::Live(value) => quote!(#value),
        };
        if is_own(name, attribute) {
            if attribute.starts_with("on") {
                let event = format_ident!("{attribute}");
                listeners.push(quote!(::yew::html::#event::Wrapper::__macro_new(#expression)));
                continue;
            }
            own.push(match attribute.as_str() {
                "key" => quote!(key: ::std::option::Option::Some(::yew::virtual_dom::Key::from(#expression))),
                "ref" => quote!(node: #expression),
                "checked" => quote!(checked: ::std::option::Option::Some(#expression)),
                _ => quote!(value: crate::view::Live::live(#expression)),
            });
            continue;
        }
        match value {
            Value::Fixed(text) => fixed.push((attribute, text)),
            Value::Live(_) => {
                keys.push(attribute);
                live.push(quote!(crate::view::Live::live(#expression)));
            }
        }
    }
    let kids = one(&element.children);
    if live.is_empty() && own.is_empty() && listeners.is_empty() {
        let fixed =
            fixed.iter().map(|(key, value)| quote!((#key, ::yew::virtual_dom::AttributeOrProperty::Static(#value))));
        return quote!(crate::view::fixed(#name, &[#(#fixed),*], #kids));
    }
    let names = fixed.iter().map(|(key, _)| *key).chain(keys);
    let values = fixed.iter().map(|(_, value)| value);
    let attributes = quote!(&[#(#names),*], &[#(#values),*], ::std::vec![#(#live),*]);
    if own.is_empty() && listeners.is_empty() && !matches!(name.as_str(), "input" | "textarea") {
        return quote!(crate::view::live(#name, #attributes, #kids));
    }
    let own = quote! {
        crate::view::Own {
            #(#own,)*
            listeners: ::std::boxed::Box::new([#(#listeners),*]),
            ..::std::default::Default::default()
        }
    };
    quote!(crate::view::own(#name, #attributes, #own, #kids))
}
