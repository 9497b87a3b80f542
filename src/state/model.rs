//! Everything that the app knows.

use std::cell::RefCell;
use std::rc::Rc;

use pledge_engine::advise::Finding;
use pledge_engine::bid::{Assumption, Bid, Case, Contract, Kept, Map};
use pledge_engine::framework::Framework;
use pledge_engine::score::{Memory, Scorecard, score_again};
use pledge_words::Lang;

use super::setup::Draft;
use super::undo::History;
use super::view::View;

/// Everything that the app knows.
#[derive(Clone, Debug, Default)]
pub struct Model {
    /// The language of every sentence.
    pub lang: Lang,
    /// The page in view.
    pub page: Page,
    /// What people made.
    pub work: Rc<Work>,
    /// What the engine says of it; computed anew with every change of the work.
    pub results: Rc<Results>,
    /// What the last score worked out.
    pub memory: Rc<RefCell<Memory>>,
    /// Undo and redo.
    pub history: History,
    /// Whether the work differs from the file last saved or opened.
    pub unsaved: bool,
    /// Whether somebody asked to keep the work on the device.
    pub keep_on_device: bool,
    /// How often somebody asked that, or to remove it: what is done once for each time.
    pub asked: u32,
    /// Stored work that could not be read, all of it, for whoever can make something of it.
    pub unreadable: Option<Rc<str>>,
    /// Whether somebody came by a link that this version cannot open.
    pub linked: bool,
    /// Whether the other language was asked for and did not load.
    pub unspoken: bool,
    /// What is in view beyond the page.
    pub view: View,
    /// What gives advice; on the page it is a part that comes later.
    pub adviser: Option<Adviser>,
}

/// What gives advice, and says it.
#[derive(Clone, Copy, Debug)]
pub struct Adviser {
    /// Everything that somebody should know about a bid, dearest first.
    pub advise: fn(&Case, &[Bid], usize, &Scorecard) -> Vec<Finding>,
    /// What a finding says beside the field that it is about.
    pub hint: fn(&Model, &Finding) -> String,
}

/// The pages, in the order of the journey.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Page {
    /// What does your tender say about social value?
    #[default]
    Start,
    /// Setting up a tender that is not listed.
    NotListed,
    /// The contract and what the tender says.
    Contract,
    /// Measures by theme.
    Pledges,
    /// Written questions.
    Questions,
    /// Findings, dearest first.
    Check,
    /// The offer on paper.
    Print,
}

impl Page {
    /// All pages.
    pub const ALL: [Self; 7] =
        [Self::Start, Self::NotListed, Self::Contract, Self::Pledges, Self::Questions, Self::Check, Self::Print];

    /// Whether everybody loads the page; the others come when they are asked for.
    pub fn is_first(self) -> bool {
        matches!(self, Self::Start | Self::Contract | Self::Pledges)
    }

    /// The part of the URL's fragment after `#/`.
    pub fn path(self) -> &'static str {
        match self {
            Self::Start => "start",
            Self::NotListed => "not-listed",
            Self::Contract => "contract",
            Self::Pledges => "pledges",
            Self::Questions => "questions",
            Self::Check => "check",
            Self::Print => "print",
        }
    }

    /// The page of a URL's fragment; the start for anything else.
    pub fn of_fragment(fragment: &str) -> Self {
        let path = fragment.trim_start_matches(['#', '/']);
        Self::ALL.into_iter().find(|page| page.path() == path).unwrap_or_default()
    }
}

/// What people made: all that files, tab storage and undo hold.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Work {
    /// The framework in use.
    pub framework: Option<Rc<Loaded>>,
    /// The contract, as typed.
    pub contract: Contract,
    /// What the tender says: parameter id to text as typed.
    pub tender: Map<String>,
    /// Parameters confirmed; kept for files.
    pub confirmed: Vec<String>,
    /// Section id to what is assumed of rivals.
    pub assumptions: Map<Assumption>,
    /// The bids; at least one once there is a framework.
    pub bids: Vec<Bid>,
    /// Index of the bid in view.
    pub current: usize,
    /// The draft of a tender that is not listed.
    pub setup: Option<Draft>,
    /// Keys of the opened file that this version does not use.
    pub kept: Kept,
    /// How the framework that the bid was made with differs from the one that the page has.
    pub differs: Option<Differs>,
}

/// How the framework that a bid was made with differs from the one that the page has under that name.
#[derive(Clone, Debug, PartialEq)]
pub struct Differs {
    /// Edition of the framework that the bid was made with.
    pub bid: String,
    /// Edition that the page has; the same edition may have another text.
    pub page: String,
    /// Which of the two the figures follow.
    pub follows: Follows,
}

/// Which framework the figures follow where two differ.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Follows {
    /// That of the page: the file does not carry its own.
    Page,
    /// That of the bid, which came with it.
    Bid,
    /// That in the file, which is not the one that the file says it was made with.
    Changed,
}

/// A framework with the text that it was read from.
#[derive(Clone, Debug)]
pub struct Loaded {
    /// The model.
    pub framework: Rc<Framework>,
    /// The file, exactly as read. One that is shipped was read when the page was built: while its later texts are not
    /// here, this is what it was made of, and then nothing.
    pub text: Rc<str>,
    /// Whether it is shipped with the page, so that files need not carry its text.
    pub shipped: bool,
}

impl Loaded {
    /// Whether all of its texts are here.
    pub fn is_whole(&self) -> bool {
        !self.shipped || self.text.is_empty()
    }
}

/// The same text is the same framework.
impl PartialEq for Loaded {
    fn eq(&self, other: &Self) -> bool {
        self.framework.hash == other.framework.hash && self.shipped == other.shipped
    }
}

/// What the engine says of the work.
#[derive(Clone, Debug, Default)]
pub struct Results {
    /// The case, if a framework is in use.
    pub case: Option<Case>,
    /// A scorecard for each bid.
    pub cards: Vec<Scorecard>,
    /// Findings on the bid in view, dearest first.
    pub findings: Vec<Finding>,
}

impl Work {
    /// The case that the engine scores; `None` without a framework.
    pub fn case(&self) -> Option<Case> {
        let loaded = self.framework.as_ref()?;
        Some(Case {
            framework: loaded.framework.clone(),
            contract: self.contract.clone(),
            tender: self.tender.clone(),
            confirmed: self.confirmed.clone(),
            assumptions: self.assumptions.clone(),
        })
    }

    /// The bid in view.
    pub fn bid(&self) -> Option<&Bid> {
        self.bids.get(self.current)
    }

    /// Index in the bid in view of the nth pledge (from 0) on a measure.
    pub fn pledge_at(&self, measure: &str, nth: usize) -> Option<usize> {
        let pledges = self.bid()?.pledges.iter().enumerate();
        pledges.filter(|(_, p)| p.measure == measure).nth(nth).map(|(index, _)| index)
    }
}

impl Results {
    /// Scores the work, with what the last score left in the memory. Without an adviser there is no advice yet.
    pub fn of(work: &Work, adviser: Option<&Adviser>, memory: &RefCell<Memory>) -> Self {
        let Some(case) = work.case() else { return Self::default() };
        let cards = score_again(&case, &work.bids, &mut memory.borrow_mut());
        let findings = match (cards.get(work.current), adviser) {
            (Some(card), Some(adviser)) => (adviser.advise)(&case, &work.bids, work.current, card),
            _ => Vec::new(),
        };
        Self { case: Some(case), cards, findings }
    }
}

impl Model {
    /// Whether all that is kept of the model is the same in another.
    pub fn keeps_like(&self, other: &Self) -> bool {
        let wishes = |model: &Self| {
            (model.page, model.lang, model.keep_on_device, model.asked, model.unsaved, model.unreadable.is_some())
        };
        Rc::ptr_eq(&self.work, &other.work) && wishes(self) == wishes(other)
    }

    /// Whether the part that comes later is here, with all that it tells.
    pub fn has_later(&self) -> bool {
        self.adviser.is_some() && self.work.framework.as_ref().is_none_or(|loaded| loaded.is_whole())
    }

    /// The scorecard of the bid in view.
    pub fn card(&self) -> Option<&Scorecard> {
        self.results.cards.get(self.work.current)
    }
}
