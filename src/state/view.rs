//! What is in view beyond the page: what is open, what is on its way, what went wrong. None of it is anybody's work, so
//! no file holds it and nothing of it is undone.

use std::rc::Rc;

use pledge_engine::score::Figure;

use super::{Listed, Model, OpenFault, Page};

/// What is in view beyond the page.
#[derive(Clone, Debug, Default)]
pub struct View {
    /// For each theme of the Pledges page whether it is open.
    pub open: Vec<bool>,
    /// With "only my pledges": the measures that had one when the box was ticked. A row stays when its last pledge
    /// goes, so that the focus in it is not lost.
    pub only: Option<Vec<bool>>,
    /// Figures whose workings are open, each with those around it, from the outside in.
    pub opened: Vec<Vec<Figure>>,
    /// Whether the score panel shows all of its parts on a phone.
    pub panel: bool,
    /// Whether the last saving worked.
    pub saved: Option<bool>,
    /// The list of frameworks.
    pub list: List,
    /// Whether the framework that was chosen did not come.
    pub not_chosen: bool,
    /// The file that was not opened last.
    pub refused: Option<Rc<Refused>>,
    /// How far the part that comes later is; once it is here the model has its adviser.
    pub later: Coming,
}

/// The list of frameworks as far as it is known.
#[derive(Clone, Debug, Default)]
pub enum List {
    /// On its way.
    #[default]
    Loading,
    /// It did not come.
    Failed,
    /// Here.
    Ready(Rc<[Listed]>),
}

/// Whether a part that is not here is on its way.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Coming {
    /// Nothing has needed it yet.
    #[default]
    NotAsked,
    /// Asked for.
    Asked,
    /// It did not come.
    Failed,
}

/// A file that was not opened.
#[derive(Clone, Debug)]
pub struct Refused {
    /// Name of the file.
    pub name: String,
    /// Why.
    pub why: Why,
}

/// Why a file was not opened.
#[derive(Clone, Debug)]
pub enum Why {
    /// It cannot be read, or is not text.
    Unreadable,
    /// The part that reads files did not come.
    NoReader,
    /// The framework that it needs did not come.
    NotFetched,
    /// What is wrong in it.
    Fault(OpenFault),
}

impl From<OpenFault> for Why {
    fn from(fault: OpenFault) -> Self {
        Self::Fault(fault)
    }
}

impl Model {
    /// Comes to a page, as it is when somebody comes to it.
    pub fn enter(&mut self, page: Page) {
        self.page = page;
        self.view.refused = None;
        self.view.not_chosen = false;
        self.view.opened.retain(|path| path.first().is_some_and(|figure| is_in_panel(*figure)));
        match page {
            Page::Start if !matches!(self.view.list, List::Ready(_)) => self.view.list = List::Loading,
            Page::Pledges => {
                self.view.only = None;
                self.view.open = self.open_at_first();
            }
            // What did not come is tried again by everybody who needs it.
            _ if !page.is_first() => self.view.later = Coming::Asked,
            _ => {}
        }
    }

    /// Opens the working of a figure or closes it; telling it needs the part that comes later.
    pub(super) fn toggle_working(&mut self, path: &[Figure]) {
        let before = self.view.opened.len();
        self.view.opened.retain(|opened| opened != path);
        if self.view.opened.len() == before {
            self.view.opened.push(path.into());
            self.view.later = Coming::Asked;
        }
    }

    /// Whether a working is open in the row of a measure.
    pub fn opens_in(&self, measure: usize) -> bool {
        let is_there = |figure: &Figure| measure_of(*figure) == Some(measure);
        self.view.opened.iter().any(|path| path.first().is_some_and(is_there))
    }

    /// Asks for the part that comes later, once there is a pledge to give advice on or a page in view that it makes. Where
    /// it is here, it asks for what it tells of a framework.
    pub(super) fn ask_for_later(&mut self) {
        let pledged = self.work.bid().is_some_and(|bid| !bid.pledges.is_empty());
        let asks = self.adviser.is_some() || pledged || !self.page.is_first();
        if self.view.later == Coming::NotAsked && asks {
            self.view.later = Coming::Asked;
        }
    }

    /// For each measure whether it has a pledge.
    pub fn pledged(&self) -> Vec<bool> {
        let Some(loaded) = &self.work.framework else { return Vec::new() };
        let framework = &loaded.framework;
        let mut mine = vec![false; framework.measures.len()];
        for pledge in self.work.bid().into_iter().flat_map(|bid| &bid.pledges) {
            if let Some(at) = framework.measure(&pledge.measure) {
                mine[at] = true;
            }
        }
        mine
    }

    /// Opens themes anew where another framework has come into view, whose themes are others.
    pub(super) fn fit_themes(&mut self) {
        let themes = self.work.framework.as_ref().map_or(0, |loaded| loaded.framework.themes.len());
        if self.view.open.len() != themes {
            self.view.open = self.open_at_first();
        }
    }

    /// Themes that are open when the Pledges page is entered: those with pledges, else the first.
    fn open_at_first(&self) -> Vec<bool> {
        let Some(loaded) = &self.work.framework else { return Vec::new() };
        let framework = &loaded.framework;
        let mine = self.pledged();
        let mut open = vec![false; framework.themes.len()];
        for (measure, _) in framework.measures.iter().zip(&mine).filter(|(_, mine)| **mine) {
            open[measure.theme] = true;
        }
        if let Some(first) = open.first_mut().filter(|_| !mine.contains(&true)) {
            *first = true;
        }
        open
    }

    /// Opens or closes a theme.
    pub(super) fn toggle_theme(&mut self, theme: usize) {
        if let Some(open) = self.view.open.get_mut(theme) {
            *open = !*open;
        }
    }

    /// Opens all themes, or closes them if all are open.
    pub(super) fn toggle_themes(&mut self) {
        let open = !self.all_open();
        self.view.open.fill(open);
        self.view.only = None;
    }

    /// Whether all themes are open.
    pub fn all_open(&self) -> bool {
        self.view.open.iter().all(|open| *open)
    }
}

/// Whether a figure stands in the score panel, which is beside every page.
fn is_in_panel(figure: Figure) -> bool {
    use Figure::{SectionMarks, SectionValue, SocialValue, TotalMarks};
    matches!(figure, TotalMarks | SocialValue | SectionMarks(_) | SectionValue(_))
}

/// The measure in whose row a figure stands.
fn measure_of(figure: Figure) -> Option<usize> {
    match figure {
        Figure::Quantity(at) | Figure::Counted(at) | Figure::MeasureValue(at) | Figure::UnitValue(at) => Some(at),
        _ => None,
    }
}
