//! What the macro [`html!`] calls to make elements. It takes the constant parts of an element as data, so that a call
//! weighs little: see `pledge-markup`.

use std::rc::Rc;

pub use pledge_markup::html;
use yew::AttrValue;
use yew::html::NodeRef;
use yew::virtual_dom::{AttributeOrProperty, Attributes, Key, Listener, Listeners, VList, VNode, VTag, VText};

/// An element whose attributes never change.
pub fn fixed(name: &'static str, attributes: &'static [(&'static str, AttributeOrProperty)], kids: VNode) -> VNode {
    element(name, Attributes::Static(attributes), Own::default(), kids)
}

/// An element with attributes that change: all names, the values of the first ones, and the others as they are now.
pub fn live(
    name: &'static str,
    names: &'static [&'static str],
    fixed: &'static [&'static str],
    live: Vec<Option<AttrValue>>,
    kids: VNode,
) -> VNode {
    element(name, attributes(names, fixed, live), Own::default(), kids)
}

/// What Yew keeps apart from attributes.
#[derive(Default)]
pub struct Own {
    /// Which of its siblings it is.
    pub key: Option<Key>,
    /// Where the element is to be noted.
    pub node: NodeRef,
    /// The text of a field.
    pub value: Option<AttrValue>,
    /// Whether a box is ticked.
    pub checked: Option<bool>,
    /// What happens.
    pub listeners: Box<[Option<Rc<dyn Listener>>]>,
}

/// An element with something that Yew keeps apart.
pub fn own(
    name: &'static str,
    names: &'static [&'static str],
    fixed: &'static [&'static str],
    live: Vec<Option<AttrValue>>,
    own: Own,
    kids: VNode,
) -> VNode {
    element(name, attributes(names, fixed, live), own, kids)
}

/// Attributes by name: fixed values first, in the order of the names.
fn attributes(
    names: &'static [&'static str],
    fixed: &'static [&'static str],
    live: Vec<Option<AttrValue>>,
) -> Attributes {
    let fixed = fixed.iter().map(|text| Some(AttributeOrProperty::Static(text)));
    let live = live.into_iter().map(|text| text.map(AttributeOrProperty::Attribute));
    Attributes::Dynamic { keys: names, values: fixed.chain(live).collect() }
}

fn element(name: &'static str, attributes: Attributes, own: Own, kids: VNode) -> VNode {
    let listeners = if own.listeners.is_empty() { Listeners::None } else { Listeners::Pending(own.listeners) };
    let tag = match name {
        "input" => VTag::__new_input(own.value, own.checked, own.node, own.key, attributes, listeners),
        "textarea" => VTag::__new_textarea(own.value, None, own.node, own.key, attributes, listeners),
        _ => VTag::__new_other(AttrValue::Static(name), own.node, own.key, attributes, listeners, kids),
    };
    VNode::from(tag)
}

/// Several nodes as one.
pub fn list(nodes: Vec<VNode>) -> VNode {
    VNode::from(VList::with_children(nodes, None))
}

/// What can stand in an element.
pub trait Kid {
    /// The node.
    fn kid(self) -> VNode;
}

impl Kid for VNode {
    fn kid(self) -> VNode {
        self
    }
}

impl Kid for AttrValue {
    fn kid(self) -> VNode {
        VNode::from(VText::new(self))
    }
}

impl Kid for &AttrValue {
    fn kid(self) -> VNode {
        self.clone().kid()
    }
}

impl Kid for String {
    fn kid(self) -> VNode {
        AttrValue::from(self).kid()
    }
}

impl Kid for &String {
    fn kid(self) -> VNode {
        self.as_str().kid()
    }
}

impl Kid for &str {
    fn kid(self) -> VNode {
        self.to_owned().kid()
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
