//! What the macro [`html!`] calls to make elements. What never changes comes as one text, the template, and what does
//! change by one call each, so that an element weighs little: see `pledge-markup`.

use std::cell::RefCell;
use std::mem::take;
use std::rc::Rc;

use pledge_engine::json::{Numeral, digits};
pub use pledge_markup::html;
use yew::AttrValue;
use yew::html::NodeRef;
use yew::virtual_dom::{AttributeOrProperty, Attributes, Key, Listener, Listeners, VList, VNode, VTag, VText};

/// Nodes in the making. A template has tokens of one control character and a text:
///
/// | token | meaning |
/// |---|---|
/// | 1 name | an element begins |
/// | 2 name | the name of an attribute |
/// | 3 value | the value of the attribute just named |
/// | 4 | a call fills this place |
/// | 5 | the innermost element ends |
/// | 6 text | a text |
pub struct Build {
    rest: &'static str,
    /// Elements that have begun and not ended; the first one stands for the place where all of them go.
    open: Vec<Open>,
}

/// An element that has begun.
#[derive(Default)]
struct Open {
    name: &'static str,
    names: Vec<&'static str>,
    values: Vec<Option<AttributeOrProperty>>,
    key: Option<Key>,
    node: NodeRef,
    value: Option<AttrValue>,
    checked: Option<bool>,
    listeners: Vec<Option<Rc<dyn Listener>>>,
    kids: Vec<VNode>,
}

impl Build {
    /// Begins with a template.
    pub fn new(template: &'static str) -> Self {
        let mut build = Self { rest: template, open: vec![Open::default()] };
        build.run();
        build
    }

    /// What has been made.
    pub fn done(mut self) -> VNode {
        one(take(&mut self.last().kids))
    }

    /// Reads the template up to the next hole or its end.
    fn run(&mut self) {
        while let Some(sign) = self.rest.bytes().next() {
            let text = &self.rest[1..];
            let end = text.bytes().position(|byte| byte < 7).unwrap_or(text.len());
            let (text, rest) = text.split_at(end);
            self.rest = rest;
            match sign {
                1 => self.open.push(Open { name: text, ..Open::default() }),
                2 => self.last().names.push(text),
                3 => self.last().values.push(Some(AttributeOrProperty::Static(text))),
                4 => return,
                5 => {
                    let node = self.open.pop().map(close).unwrap_or_default();
                    self.last().kids.push(node);
                }
                _ => self.last().kids.push(VNode::from(VText::new(text))),
            }
        }
    }

    fn last(&mut self) -> &mut Open {
        self.open.last_mut().expect("the first one never ends")
    }

    /// Names the element.
    pub fn name(&mut self, name: &'static str) {
        self.last().name = name;
        self.run();
    }

    /// Fills a hole with a node.
    pub fn node(&mut self, node: VNode) {
        self.last().kids.push(node);
        self.run();
    }

    /// Fills a hole with a text.
    pub fn text(&mut self, text: AttrValue) {
        self.node(VNode::from(VText::new(text)));
    }

    /// Gives the value of the attribute just named; none leaves it out.
    pub fn attribute(&mut self, value: Option<AttrValue>) {
        self.last().values.push(value.map(AttributeOrProperty::Attribute));
        self.run();
    }

    /// Says which of its siblings the element is.
    pub fn key(&mut self, key: Key) {
        self.last().key = Some(key);
        self.run();
    }

    /// Says where the element is to be noted.
    pub fn note(&mut self, node: NodeRef) {
        self.last().node = node;
        self.run();
    }

    /// Gives the text of a field.
    pub fn value(&mut self, value: Option<AttrValue>) {
        self.last().value = value;
        self.run();
    }

    /// Says whether a box is ticked.
    pub fn checked(&mut self, checked: bool) {
        self.last().checked = Some(checked);
        self.run();
    }

    /// Says what happens.
    pub fn listener(&mut self, listener: Option<Rc<dyn Listener>>) {
        self.last().listeners.push(listener);
        self.run();
    }
}

/// The element of which everything is known.
fn close(open: Open) -> VNode {
    let Open { name, names, values, key, node, value, checked, listeners, kids } = open;
    let attributes = if names.is_empty() {
        Attributes::Static(&[])
    } else {
        Attributes::Dynamic { keys: kept(&names), values: values.into() }
    };
    let listeners = if listeners.is_empty() { Listeners::None } else { Listeners::Pending(listeners.into()) };
    let tag = match name {
        "input" => VTag::__new_input(value, checked, node, key, attributes, listeners),
        "textarea" => VTag::__new_textarea(value, None, node, key, attributes, listeners),
        _ => VTag::__new_other(AttrValue::Static(name), node, key, attributes, listeners, one(kids)),
    };
    VNode::from(tag)
}

/// Several nodes as one list. It takes any iterator, so that it is compiled once.
pub fn each(nodes: &mut dyn Iterator<Item = VNode>) -> VNode {
    VNode::from(VList::with_children(Vec::from_iter(nodes), None))
}

/// Nodes as one: nothing, the node itself, or a list.
fn one(mut nodes: Vec<VNode>) -> VNode {
    if nodes.len() > 1 { VNode::from(VList::with_children(nodes, None)) } else { nodes.pop().unwrap_or_default() }
}

/// Lists of names that stay.
type Kept = Vec<&'static [&'static str]>;

/// The same names, in a place that stays: Yew compares attributes one by one only where both times the names are in the
/// same place. As many are kept as there are elements in all templates, each once.
fn kept(names: &[&'static str]) -> &'static [&'static str] {
    thread_local! {
        // In the order of where the first name stands in its template, which no other element's does.
        static KEPT: RefCell<Kept> = const { RefCell::new(Vec::new()) };
    }
    let place = |names: &[&str]| names.first().map(|name| name.as_ptr());
    KEPT.with_borrow_mut(|kept| match kept.binary_search_by_key(&place(names), |kept| place(kept)) {
        Ok(at) => kept[at],
        Err(at) => {
            let names: &'static [&'static str] = Box::leak(names.into());
            kept.insert(at, names);
            names
        }
    })
}

/// A yes or no as attributes of accessibility say it.
pub fn flag(yes: bool) -> &'static str {
    if yes { "true" } else { "false" }
}

/// What can stand in an element.
pub trait Kid {
    /// Puts it there.
    fn put(self, build: &mut Build);
}

impl Kid for VNode {
    fn put(self, build: &mut Build) {
        build.node(self);
    }
}

impl Kid for AttrValue {
    fn put(self, build: &mut Build) {
        build.text(self);
    }
}

impl Kid for &AttrValue {
    fn put(self, build: &mut Build) {
        build.text(self.clone());
    }
}

impl Kid for String {
    fn put(self, build: &mut Build) {
        build.text(self.into());
    }
}

impl Kid for Numeral {
    fn put(self, build: &mut Build) {
        (*self).put(build);
    }
}

impl Kid for &String {
    fn put(self, build: &mut Build) {
        self.as_str().put(build);
    }
}

impl Kid for &str {
    fn put(self, build: &mut Build) {
        build.text(self.to_owned().into());
    }
}

/// What says which of its siblings an element is.
pub trait Named {
    /// Its key.
    fn named(self) -> Key;
}

impl Named for usize {
    fn named(self) -> Key {
        digits(self as u64).into()
    }
}

impl Named for String {
    fn named(self) -> Key {
        self.into()
    }
}

impl Named for &str {
    fn named(self) -> Key {
        self.into()
    }
}

/// What an attribute can be made of; nothing leaves it out.
pub trait Live {
    /// Its text.
    fn live(self) -> Option<AttrValue>;
}

impl Live for AttrValue {
    fn live(self) -> Option<AttrValue> {
        Some(self)
    }
}

impl Live for &AttrValue {
    fn live(self) -> Option<AttrValue> {
        Some(self.clone())
    }
}

impl Live for String {
    fn live(self) -> Option<AttrValue> {
        Some(self.into())
    }
}

impl Live for &'static str {
    fn live(self) -> Option<AttrValue> {
        Some(AttrValue::Static(self))
    }
}

impl Live for Option<&'static str> {
    fn live(self) -> Option<AttrValue> {
        self.map(AttrValue::Static)
    }
}

/// An attribute that is there or not.
impl Live for bool {
    fn live(self) -> Option<AttrValue> {
        self.then_some(AttrValue::Static(""))
    }
}
