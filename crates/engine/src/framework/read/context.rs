//! What the parts of a file need to know of each other while they are read.

use crate::framework::{Expected, FaultKind, Parameter, Status, Text};
use crate::json::walk::{Cursor, Walk};
use crate::json::{Node, Place, Value, order};

/// What is known so far.
pub(in crate::framework) struct Context<'n> {
    /// Whose words these are. Where a file does not say, no rule holds that only some statuses have.
    pub status: Option<Status>,
    /// Whether every text must stand in both languages.
    pub bilingual: bool,
    /// What can be referred to.
    pub sources: Table<'n>,
    pub parameters: Table<'n>,
    pub areas: Table<'n>,
    pub indexes: Table<'n>,
    pub themes: Table<'n>,
    pub sections: Table<'n>,
    pub scales: Table<'n>,
    pub measures: Table<'n>,
    pub criteria: Table<'n>,
    pub thresholds: Table<'n>,
    /// Whether each threshold rests on the bid's own price.
    pub on_price: Vec<bool>,
    /// The parameters themselves, as far as read: references to them depend on their kinds.
    pub asked: Vec<Parameter>,
    /// Sections of which something could not be read, so that nothing can be said of what feeds them.
    pub unclear: Vec<usize>,
    /// Whether a reference could not be followed, so that nothing can be called unused.
    pub lost: bool,
}

/// The identifiers of one list.
pub(in crate::framework) struct Table<'n> {
    /// The key of the list in the file.
    what: &'static str,
    ids: Vec<&'n str>,
    sorted: Vec<usize>,
    /// Where each item starts.
    pub places: Vec<Place>,
    /// Whether something refers to it.
    pub used: Vec<bool>,
}

impl<'n> Table<'n> {
    fn empty(what: &'static str) -> Self {
        Self { what, ids: Vec::new(), sorted: Vec::new(), places: Vec::new(), used: Vec::new() }
    }

    /// Takes the identifiers of the items, reporting those that stand twice. Identifiers that are missing or wrong are
    /// reported where the items are read.
    pub fn fill(&mut self, walk: &mut Walk, items: impl Iterator<Item = &'n Node>) {
        for node in items {
            let id = node.get("id").and_then(Node::as_text);
            self.ids.push(id.unwrap_or_default());
            self.places.push(node.place);
        }
        let ids = &self.ids;
        self.used = vec![false; ids.len()];
        self.sorted = order(ids.len(), &|a, b| ids[a] > ids[b]);
        for pair in self.sorted.windows(2) {
            if let [first, second] = *pair
                && ids[first] == ids[second]
                && !ids[first].is_empty()
            {
                let id = ids[first].to_owned();
                walk.fault(self.places[second], FaultKind::DuplicateId { id });
            }
        }
    }

    pub fn find(&mut self, walk: &mut Walk, node: &Node) -> Option<usize> {
        let id = walk.text(node)?;
        let found = self.sorted.binary_search_by(|at| self.ids[*at].cmp(id));
        match found {
            Ok(at) if !id.is_empty() => {
                let at = self.sorted[at];
                self.used[at] = true;
                Some(at)
            }
            _ => {
                unknown(walk, node, self.what);
                None
            }
        }
    }
}

/// Reports a reference to something that the file does not define.
pub(super) fn unknown(walk: &mut Walk, node: &Node, what: &str) {
    let what = what.to_owned();
    let id = node.as_text().unwrap_or_default().chars().take(64);
    let id = id.collect();
    walk.fault(node.place, FaultKind::UnknownReference { what, id });
}

impl<'n> Context<'n> {
    pub fn new(status: Option<Status>) -> Self {
        Self {
            status,
            bilingual: false,
            sources: Table::empty("sources"),
            parameters: Table::empty("parameters"),
            areas: Table::empty("areas"),
            indexes: Table::empty("indexes"),
            themes: Table::empty("themes"),
            sections: Table::empty("sections"),
            scales: Table::empty("scales"),
            measures: Table::empty("measures"),
            criteria: Table::empty("criteria"),
            thresholds: Table::empty("thresholds"),
            on_price: Vec::new(),
            asked: Vec::new(),
            unclear: Vec::new(),
            lost: false,
        }
    }

    pub fn is_private(&self) -> bool {
        matches!(self.status, Some(Status::Private) | None)
    }

    /// Follows the reference under a key.
    pub fn find(
        &mut self,
        c: &mut Cursor<'_, 'n>,
        key: &'static str,
        table: fn(&mut Self) -> &mut Table<'n>,
    ) -> Option<usize> {
        let node = c.get(key);
        let found = node.and_then(|node| table(self).find(c.walk, node));
        self.lost |= found.is_none();
        found
    }

    /// As [`Context::find`], for an item of a list.
    pub fn find_item(&mut self, walk: &mut Walk, node: &Node, table: fn(&mut Self) -> &mut Table<'n>) -> Option<usize> {
        let found = table(self).find(walk, node);
        self.lost |= found.is_none();
        found
    }

    /// As [`Context::find_measure`], for a threshold.
    pub fn find_threshold(&mut self, walk: &mut Walk, node: &Node) -> Option<usize> {
        let found = self.thresholds.find(walk, node);
        self.lost |= found.is_none();
        found
    }

    /// The text under a key; empty if it is missing.
    pub fn text(&self, c: &mut Cursor<'_, 'n>, key: &'static str) -> Text {
        c.get(key).map_or_else(Text::default, |node| self.translated(c.walk, node))
    }

    /// The same for a name or a licence, which may be the same in both languages.
    pub fn name(&self, c: &mut Cursor<'_, 'n>, key: &'static str) -> Text {
        c.get(key).map_or_else(Text::default, |node| self.text_of(c.walk, node))
    }

    /// The texts of the list under a key.
    pub fn texts(&self, c: &mut Cursor<'_, 'n>, key: &'static str) -> Vec<Text> {
        let items = c.list(key).iter();
        items.map(|node| self.translated(c.walk, node)).collect()
    }

    /// A text of which three words or more that are the same in both languages are doubtful.
    fn translated(&self, walk: &mut Walk, node: &'n Node) -> Text {
        let text = self.text_of(walk, node);
        let words = text.en.split_whitespace().filter(|word| word.chars().any(char::is_alphabetic));
        if self.bilingual && !self.is_private() && text.en == text.cy && words.count() >= 3 {
            walk.fault(node.place, FaultKind::Untranslated);
        }
        text
    }

    /// A text in the languages of the framework.
    fn text_of(&self, walk: &mut Walk, node: &'n Node) -> Text {
        if !matches!(node.value, Value::Object(_)) {
            let expected = Expected::Bilingual;
            walk.fault(node.place, FaultKind::WrongType { expected });
            return Text::default();
        }
        let Some(mut c) = walk.object(node) else {
            return Text::default();
        };
        let text = Text { en: c.string("en"), cy: c.string("cy") };
        for (language, needed) in [("en", true), ("cy", self.bilingual)] {
            // What stands there in another type is reported already. In a framework of one's own a text may be empty.
            let silent = |text: &str| text.trim().is_empty() && !self.is_private();
            let empty = c.get(language).is_none_or(|node| node.as_text().is_some_and(silent));
            if needed && empty {
                c.fault(FaultKind::MissingLanguage { language });
            }
        }
        c.finish();
        text
    }

    /// A string; "not stated" if it is missing, which is a fault except in a private framework.
    pub fn stated(&self, c: &mut Cursor<'_, 'n>, key: &'static str) -> String {
        let text = c.string(key);
        if !text.trim().is_empty() {
            return text;
        }
        if !self.is_private() && c.get(key).is_none_or(|node| node.as_text().is_some()) {
            c.fault(FaultKind::NoOrigin { missing: key });
        }
        NOT_STATED.to_owned()
    }
}

/// What stands for a fact that a supplier's own framework does not give.
pub(in crate::framework) const NOT_STATED: &str = "not stated";
