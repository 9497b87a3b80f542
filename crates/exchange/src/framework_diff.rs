//! Two editions of a framework: what changed, part by part and by id.
//!
//! The files are compared and not the models: a model has no keys that are only kept, and whatever a later version of
//! the format adds is compared from its first day. Values are equal as they are read: `"12.50"` is `"12.5"` where a
//! decimal belongs, `2030` is `"2030"`, and `null` is a missing key.

use pledge_engine::framework::is_decimal_key;
use pledge_engine::json::{Member, Node, Value, minified, plain_decimal};

/// A part of a framework, as its file has them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    /// The file as a whole: status, discount, rounding and the like.
    Framework,
    /// A source.
    Source,
    /// A parameter.
    Parameter,
    /// A condition on the contract.
    Threshold,
    /// A named area.
    Area,
    /// A document that the contract needs.
    Document,
    /// A price index.
    Index,
    /// A theme.
    Theme,
    /// An outcome; its id is that of its theme, `/` and its own.
    Outcome,
    /// A measure.
    Measure,
    /// A section.
    Section,
    /// A grading scale.
    Scale,
    /// A written question.
    Criterion,
    /// A claim rule.
    Rule,
}

impl Part {
    /// The word in files that hold results.
    pub fn code(self) -> &'static str {
        match self {
            Self::Framework => "framework",
            Self::Source => "source",
            Self::Parameter => "parameter",
            Self::Threshold => "threshold",
            Self::Area => "area",
            Self::Document => "document",
            Self::Index => "index",
            Self::Theme => "theme",
            Self::Outcome => "outcome",
            Self::Measure => "measure",
            Self::Section => "section",
            Self::Scale => "scale",
            Self::Criterion => "criterion",
            Self::Rule => "rule",
        }
    }
}

/// Lists of the file and the parts in them; themes are taken apart separately.
const LISTS: [(&str, Part); 11] = [
    ("sources", Part::Source),
    ("parameters", Part::Parameter),
    ("thresholds", Part::Threshold),
    ("areas", Part::Area),
    ("documents", Part::Document),
    ("indexes", Part::Index),
    ("themes", Part::Theme),
    ("sections", Part::Section),
    ("scales", Part::Scale),
    ("criteria", Part::Criterion),
    ("rules", Part::Rule),
];

/// What a change is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Aspect {
    /// Words that people read.
    Text,
    /// What one unit is worth, in pounds or points.
    Value,
    /// How many marks something carries, or how much it weighs.
    Weight,
    /// Anything else.
    Other,
}

impl Aspect {
    /// The word in files that hold results.
    pub fn code(self) -> &'static str {
        match self {
            Self::Text => "text",
            Self::Value => "value",
            Self::Weight => "weight",
            Self::Other => "other",
        }
    }
}

/// One change of one part.
#[derive(Clone, Debug, PartialEq)]
pub struct FrameworkChange {
    /// Which kind of part.
    pub part: Part,
    /// Its id: of what is gone, in the old edition, else in the new one. Empty for the file as a whole.
    pub id: String,
    /// Its title in English; may be empty.
    pub title: String,
    /// Its title in Welsh; may be empty.
    pub title_cy: String,
    /// What happened to it.
    pub what: Changed,
}

/// What happened to a part.
#[derive(Clone, Debug, PartialEq)]
pub enum Changed {
    /// It is new.
    Added,
    /// It is gone.
    Removed {
        /// Whether `replaces` says that nothing stands instead.
        no_equivalent: bool,
        /// What stands instead of it together with others, if `replaces` says so.
        instead: Option<String>,
    },
    /// It stands instead of another.
    Replaces {
        /// The id in the old edition.
        old: String,
        /// How many new units one old unit is, if that is said.
        factor: Option<String>,
    },
    /// One of its keys changed.
    Key {
        /// The keys on the way to it, such as `value/amount`.
        path: String,
        /// What it is about.
        aspect: Aspect,
        /// What stood there, or nothing.
        old: Option<String>,
        /// What stands there now, or nothing.
        new: Option<String>,
    },
}

/// What an edition says of an id of the edition before.
#[derive(Clone, Debug, PartialEq)]
pub struct Replacement {
    /// The old id.
    pub old: String,
    /// The new id; none where there is no equivalent.
    pub new: Option<String>,
    /// How many new units one old unit is; none where it is not said, and then it is one.
    pub factor: Option<String>,
}

impl Replacement {
    /// Whether what was pledged against the old id means the same against the new one.
    pub fn is_same(&self) -> bool {
        let factor = self.factor.as_deref().map(plain_decimal);
        self.new.is_some() && factor.is_none_or(|factor| factor == Some(pledge_engine::Decimal::ONE))
    }
}

/// What the new edition says in `replaces`: the list of the file, and the key of each measure. What has another shape
/// is passed over, since the format keeps the key and does not look into it.
pub fn replacements(new: &Node) -> Vec<Replacement> {
    let mut all: Vec<Replacement> =
        items(new.given("replaces")).iter().filter_map(|item| replacement(item, None)).collect();
    for (id, measure) in measures(new) {
        let Some(node) = measure.given("replaces") else { continue };
        let listed = match &node.value {
            Value::List(items) => items.iter().collect(),
            _ => vec![node],
        };
        all.extend(listed.into_iter().filter_map(|item| replacement(item, Some(&id))));
    }
    all
}

fn replacement(item: &Node, own: Option<&str>) -> Option<Replacement> {
    if let (Some(old), Some(own)) = (item.as_text(), own) {
        return Some(Replacement { old: old.to_owned(), new: Some(own.to_owned()), factor: None });
    }
    let text = |key: &str| item.given(key).and_then(Node::as_text).map(str::to_owned);
    let new = own.map(str::to_owned).or_else(|| text("new"));
    Some(Replacement { old: text("old")?, new, factor: text("factor") })
}

/// Everything in which the new edition differs from the old one, in the order of the file.
pub fn framework_diff(old: &Node, new: &Node) -> Vec<FrameworkChange> {
    let mut all = Vec::new();
    let own = |key: &str| key != "replaces" && LISTS.iter().all(|(list, _)| *list != key);
    let whole = |node: &Node| {
        Node::object(members(node).iter().filter(|m| own(&m.key)).map(|m| (m.key.clone(), m.value.clone())))
    };
    keys(Part::Framework, "", new, &whole(old), &whole(new), &mut all);
    let replaced = replacements(new);
    for (list, part) in LISTS {
        if part == Part::Theme {
            parts(part, &themes(old), &themes(new), &replaced, &mut all);
            parts(Part::Outcome, &outcomes(old), &outcomes(new), &replaced, &mut all);
            parts(Part::Measure, &measures(old), &measures(new), &replaced, &mut all);
        } else {
            parts(part, &named(old.given(list)), &named(new.given(list)), &replaced, &mut all);
        }
    }
    all
}

/// A part by its id.
type Named = (String, Node);

fn items(node: Option<&Node>) -> &[Node] {
    match node.map(|node| &node.value) {
        Some(Value::List(items)) => items,
        _ => &[],
    }
}

fn members(node: &Node) -> &[Member] {
    match &node.value {
        Value::Object(members) => members,
        _ => &[],
    }
}

fn id_of(node: &Node) -> String {
    node.given("id").and_then(Node::as_text).unwrap_or_default().to_owned()
}

fn named(list: Option<&Node>) -> Vec<Named> {
    items(list).iter().map(|item| (id_of(item), item.clone())).collect()
}

fn without(node: &Node, key: &str) -> Node {
    Node::object(members(node).iter().filter(|m| m.key != key).map(|m| (m.key.clone(), m.value.clone())))
}

fn themes(root: &Node) -> Vec<Named> {
    items(root.given("themes")).iter().map(|theme| (id_of(theme), without(theme, "outcomes"))).collect()
}

/// Every outcome with its path, and as it stands in the file.
fn each_outcome(root: &Node) -> Vec<Named> {
    let mut all = Vec::new();
    for theme in items(root.given("themes")) {
        for outcome in items(theme.given("outcomes")) {
            all.push(([&id_of(theme), "/", &id_of(outcome)].concat(), outcome.clone()));
        }
    }
    all
}

fn outcomes(root: &Node) -> Vec<Named> {
    each_outcome(root).into_iter().map(|(path, outcome)| (path, without(&outcome, "measures"))).collect()
}

/// Every measure, with the outcome that it stands in as a key of its own.
fn measures(root: &Node) -> Vec<Named> {
    let mut all = Vec::new();
    for (path, outcome) in each_outcome(root) {
        for measure in items(outcome.given("measures")) {
            let mut measure = measure.clone();
            let id = id_of(&measure);
            if let Value::Object(members) = &mut measure.value {
                members.push(Member { key: "outcome".into(), place: measure.place, value: Node::text(path.as_str()) });
            }
            all.push((id, measure));
        }
    }
    all
}

fn parts(part: Part, old: &[Named], new: &[Named], replaced: &[Replacement], all: &mut Vec<FrameworkChange>) {
    let in_old = |id: &str| old.iter().find(|(other, _)| other == id);
    let in_new = |id: &str| new.iter().find(|(other, _)| other == id);
    // An id that both editions have is the same thing, whatever `replaces` says.
    let instead = |id: &str| {
        let of =
            |r: &&Replacement| r.new.as_deref() == Some(id) && in_old(&r.old).is_some() && in_new(&r.old).is_none();
        replaced.iter().find(of).filter(|_| in_old(id).is_none())
    };
    for (id, node) in new {
        match (in_old(id), instead(id)) {
            (Some((_, before)), _) => keys(part, id, node, before, node, all),
            (None, Some(replacement)) => {
                let what = Changed::Replaces { old: replacement.old.clone(), factor: replacement.factor.clone() };
                all.push(change(part, id, node, what));
                if let Some((_, before)) = in_old(&replacement.old) {
                    keys(part, id, node, before, node, all);
                }
            }
            (None, None) => all.push(change(part, id, node, Changed::Added)),
        }
    }
    for (id, node) in old.iter().filter(|(id, _)| in_new(id).is_none()) {
        let taken = new.iter().any(|(other, _)| instead(other).is_some_and(|r| r.old == *id));
        if !taken {
            let no_equivalent = replaced.iter().any(|r| r.old == *id && r.new.is_none());
            let fits = |r: &&Replacement| r.old == *id && r.new.as_deref().is_some_and(|new| in_new(new).is_some());
            let instead = replaced.iter().find(fits).and_then(|r| r.new.clone());
            all.push(change(part, id, node, Changed::Removed { no_equivalent, instead }));
        }
    }
}

fn change(part: Part, id: &str, node: &Node, what: Changed) -> FrameworkChange {
    let title = |language: &str| {
        let title = node.given("title").and_then(|title| title.given(language));
        title.and_then(Node::as_text).unwrap_or_default().to_owned()
    };
    FrameworkChange { part, id: id.to_owned(), title: title("en"), title_cy: title("cy"), what }
}

/// All keys in which two states of one part differ.
fn keys(part: Part, id: &str, named: &Node, old: &Node, new: &Node, all: &mut Vec<FrameworkChange>) {
    let mut found = Vec::new();
    for key in both(old, new, &["id", "replaces"]) {
        compare(&key, &key, old.given(&key), new.given(&key), &mut found);
    }
    for (path, old, new) in found {
        let aspect = aspect(&path, old.as_ref().or(new.as_ref()));
        let what = Changed::Key { path, aspect, old: old.as_ref().map(shown), new: new.as_ref().map(shown) };
        all.push(change(part, id, named, what));
    }
}

/// The keys of two objects, those of the old one first.
fn both(old: &Node, new: &Node, but: &[&str]) -> Vec<String> {
    let mut keys: Vec<String> = Vec::new();
    for member in members(old).iter().chain(members(new)) {
        if !keys.contains(&member.key) && !but.contains(&member.key.as_str()) {
            keys.push(member.key.clone());
        }
    }
    keys
}

/// A place in which two states differ: its path, and what stands there in each.
type Difference = (String, Option<Node>, Option<Node>);

fn compare(path: &str, key: &str, old: Option<&Node>, new: Option<&Node>, all: &mut Vec<Difference>) {
    if let (Some(one), Some(other)) = (old, new) {
        match (&one.value, &other.value) {
            (Value::Object(_), Value::Object(_)) => {
                for key in both(one, other, &[]) {
                    compare(&[path, "/", &key].concat(), &key, one.given(&key), other.given(&key), all);
                }
                return;
            }
            (Value::List(ones), Value::List(others)) => {
                let with_ids =
                    |items: &[Node]| !items.is_empty() && items.iter().all(|item| item.given("id").is_some());
                if with_ids(ones) && with_ids(others) {
                    let find = |items: &'_ [Node], id: &str| items.iter().find(|item| id_of(item) == id).cloned();
                    for id in ones.iter().map(id_of).chain(others.iter().map(id_of)).fold(Vec::new(), once) {
                        let (one, other) = (find(ones, &id), find(others, &id));
                        compare(&[path, "/", &id].concat(), "", one.as_ref(), other.as_ref(), all);
                    }
                    return;
                }
                if ones.len() == others.len() {
                    for (at, (one, other)) in ones.iter().zip(others).enumerate() {
                        compare(&[path, "/", &(at + 1).to_string()].concat(), "", Some(one), Some(other), all);
                    }
                    return;
                }
            }
            (one, other) if same(key, one, other) => return,
            _ => {}
        }
    }
    if old.is_some() || new.is_some() {
        all.push((path.to_owned(), old.cloned(), new.cloned()));
    }
}

fn once(mut seen: Vec<String>, id: String) -> Vec<String> {
    if !seen.contains(&id) {
        seen.push(id);
    }
    seen
}

fn same(key: &str, one: &Value, other: &Value) -> bool {
    match (one, other) {
        (Value::Text(one) | Value::Number(one), Value::Text(other) | Value::Number(other)) => {
            let decimals = plain_decimal(one).zip(plain_decimal(other));
            one == other || is_decimal_key(key) && decimals.is_some_and(|(one, other)| one == other)
        }
        _ => one == other,
    }
}

fn aspect(path: &str, node: Option<&Node>) -> Aspect {
    let first = path.split('/').next().unwrap_or_default();
    let bilingual = node.is_some_and(|node| node.given("en").is_some());
    if path.ends_with("/en") || path.ends_with("/cy") || bilingual {
        return Aspect::Text;
    }
    match first {
        "value" | "points" => Aspect::Value,
        "marks" | "weight" | "non_price" => Aspect::Weight,
        "guidance" | "evidence" => Aspect::Text,
        _ => Aspect::Other,
    }
}

/// A value as people see it: the text itself, a bilingual text in English, everything else as it stands in files.
fn shown(node: &Node) -> String {
    match &node.value {
        Value::Text(text) | Value::Number(text) => text.clone(),
        Value::Object(_) => match node.given("en").and_then(Node::as_text) {
            Some(text) => text.to_owned(),
            None => minified(node),
        },
        _ => minified(node),
    }
}
