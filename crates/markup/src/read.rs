//! From tokens to nodes.

use proc_macro2::{TokenStream, TokenTree};
use quote::{ToTokens, quote};
use syn::ext::IdentExt;
use syn::parse::{Parse, ParseStream};
use syn::{Expr, Ident, Lit, LitStr, Token, braced};

/// Nodes up to a closing tag or the end.
pub struct Nodes(pub Vec<Node>);

/// One node.
pub enum Node {
    /// An element of the page.
    Element(Element),
    /// Tokens for Yew's own macro.
    Yew(TokenStream),
    /// What an expression gives.
    Value(Expr),
    /// What each item of an iterator gives.
    Each(Expr),
    /// Conditions with their nodes, and the nodes if none holds.
    If(Vec<(Expr, Vec<Node>)>, Vec<Node>),
}

/// An element of the page.
pub struct Element {
    /// Its name; none where an expression gives it.
    pub name: String,
    /// The expression that gives its name.
    pub named_by: Option<Expr>,
    /// Its attributes, in order.
    pub attributes: Vec<(String, Value)>,
    /// What stands in it.
    pub children: Vec<Node>,
}

/// The value of an attribute.
pub enum Value {
    /// A text that never changes.
    Fixed(LitStr),
    /// An expression.
    Live(Expr),
}

impl Parse for Nodes {
    fn parse(input: ParseStream<'_>) -> syn::Result<Self> {
        let mut nodes = Vec::new();
        while !(input.is_empty() || input.peek(Token![<]) && input.peek2(Token![/])) {
            nodes.push(input.parse()?);
        }
        Ok(Self(nodes))
    }
}

impl Parse for Node {
    fn parse(input: ParseStream<'_>) -> syn::Result<Self> {
        if input.peek(Token![if]) {
            return conditional(input);
        }
        if input.peek(syn::token::Brace) {
            let content;
            braced!(content in input);
            if content.peek(Token![for]) {
                content.parse::<Token![for]>()?;
                return Ok(Self::Each(content.parse()?));
            }
            return Ok(Self::Value(content.parse()?));
        }
        let ahead = input.fork();
        ahead.parse::<Token![<]>()?;
        if ahead.peek(Token![@]) {
            return Ok(Self::Element(input.parse()?));
        }
        let is_plain = ahead.call(Ident::parse_any).is_ok_and(|name| name.to_string().starts_with(char::is_lowercase));
        if is_plain { Ok(Self::Element(input.parse()?)) } else { passed_on(input) }
    }
}

fn conditional(input: ParseStream<'_>) -> syn::Result<Node> {
    let mut cases = Vec::new();
    loop {
        input.parse::<Token![if]>()?;
        // The braces belong to the nodes, not to a struct of that name.
        let condition = input.call(Expr::parse_without_eager_brace)?;
        cases.push((condition, block(input)?));
        if !input.peek(Token![else]) {
            return Ok(Node::If(cases, Vec::new()));
        }
        input.parse::<Token![else]>()?;
        if !input.peek(Token![if]) {
            return Ok(Node::If(cases, block(input)?));
        }
    }
}

/// Nodes in braces.
fn block(input: ParseStream<'_>) -> syn::Result<Vec<Node>> {
    let content;
    braced!(content in input);
    Ok(content.parse::<Nodes>()?.0)
}

/// An element that Yew's own macro must make, with all that is in it.
fn passed_on(input: ParseStream<'_>) -> syn::Result<Node> {
    let mut tokens = TokenStream::new();
    let mut open = 0;
    loop {
        // One tag, from its `<` to its `>`. Type arguments have brackets of their own.
        let closes = input.peek(Token![<]) && input.peek2(Token![/]);
        let mut depth = 0;
        let mut last = ' ';
        loop {
            let token: TokenTree = input.parse()?;
            let sign = if let TokenTree::Punct(sign) = &token { sign.as_char() } else { ' ' };
            tokens.extend([token]);
            match sign {
                '<' => depth += 1,
                '>' => depth -= 1,
                _ => {}
            }
            if depth == 0 {
                break;
            }
            last = sign;
        }
        match (closes, last) {
            (true, _) => open -= 1,
            (false, '/') => {}
            (false, _) => open += 1,
        }
        if open == 0 {
            return Ok(Node::Yew(tokens));
        }
        while !input.peek(Token![<]) {
            tokens.extend([input.parse::<TokenTree>()?]);
        }
    }
}

impl Parse for Element {
    fn parse(input: ParseStream<'_>) -> syn::Result<Self> {
        input.parse::<Token![<]>()?;
        let (name, named_by) = if input.peek(Token![@]) {
            input.parse::<Token![@]>()?;
            let content;
            braced!(content in input);
            (String::new(), Some(content.parse()?))
        } else {
            (dashed(input)?, None)
        };
        let mut attributes = Vec::new();
        loop {
            if input.peek(Token![/]) {
                input.parse::<Token![/]>()?;
                input.parse::<Token![>]>()?;
                return Ok(Self { name, named_by, attributes, children: Vec::new() });
            }
            if input.peek(Token![>]) {
                input.parse::<Token![>]>()?;
                break;
            }
            attributes.push(attribute(input)?);
        }
        let children = input.parse::<Nodes>()?.0;
        input.parse::<Token![<]>()?;
        input.parse::<Token![/]>()?;
        if named_by.is_some() {
            input.parse::<Token![@]>()?;
        } else {
            let end = dashed(input)?;
            if end != name {
                return Err(input.error(format!("<{name}> ends as </{end}>")));
            }
        }
        input.parse::<Token![>]>()?;
        Ok(Self { name, named_by, attributes, children })
    }
}

fn attribute(input: ParseStream<'_>) -> syn::Result<(String, Value)> {
    if input.peek(syn::token::Brace) {
        let content;
        braced!(content in input);
        let name = content.call(Ident::parse_any)?;
        let value = syn::parse2(quote!(#name))?;
        return Ok((name.to_string(), Value::Live(value)));
    }
    let name = dashed(input)?;
    input.parse::<Token![=]>()?;
    if input.peek(syn::token::Brace) {
        let content;
        braced!(content in input);
        return Ok((name, Value::Live(content.parse()?)));
    }
    let value = match input.parse::<Lit>()? {
        Lit::Str(text) => Value::Fixed(text),
        other => Value::Live(syn::parse2(other.to_token_stream())?),
    };
    Ok((name, value))
}

/// A name with dashes in it, such as `aria-label`.
fn dashed(input: ParseStream<'_>) -> syn::Result<String> {
    let mut name = input.call(Ident::parse_any)?.to_string();
    while input.peek(Token![-]) {
        input.parse::<Token![-]>()?;
        name.push('-');
        name.push_str(&input.call(Ident::parse_any)?.to_string());
    }
    Ok(name)
}
