//! The one way from a model to the next.

use pledge_engine::bid::Map;
use std::rc::Rc;

use pledge_engine::bid::{Bid, Pledge};
use pledge_engine::json::digits;

use super::{Action, BidField, Coming, ContractField, List, Loaded, Model, Page, PledgeField, Results, Work};

impl Model {
    /// The model after an action. Nothing here can fail: what cannot be read stays as text.
    pub fn reduce(&self, action: impl Into<Rc<Action>>) -> Self {
        self.after(&action.into())
    }

    fn after(&self, action: &Rc<Action>) -> Self {
        let mut next = self.clone();
        match &**action {
            Action::Go(page) => {
                if *page != self.page {
                    next.enter(*page);
                }
                next.linked = false;
            }
            Action::FollowLink => {
                next.enter(Page::Start);
                next.linked = true;
            }
            // What these ask for is done by the app, and arrives as an action.
            Action::SwitchLanguage | Action::Save => {}
            Action::Choose(_) => next.view.not_chosen = false,
            Action::CannotChoose => next.view.not_chosen = true,
            Action::WantLater => next.view.later = Coming::Asked,
            Action::Whole(lang, framework) if *lang == self.lang => next.reword(framework),
            Action::NoLater => next.view.later = Coming::Failed,
            Action::Listed(list) => next.view.list = list.clone().map_or(List::Failed, List::Ready),
            Action::Refuse(refused) => next.view.refused = Some(refused.clone()),
            Action::ToggleTheme(theme) => next.toggle_theme(*theme),
            Action::ToggleThemes => next.toggle_themes(),
            Action::ToggleMine => next.view.only = self.view.only.is_none().then(|| self.pledged()),
            Action::ToggleWorking(path) => next.toggle_working(path),
            Action::TogglePanel => next.view.panel = !self.view.panel,
            Action::Speak(lang, framework) => {
                next.lang = *lang;
                next.unspoken = false;
                if let Some(framework) = framework {
                    next.reword(framework);
                }
            }
            Action::CannotSpeak => next.unspoken = true,
            Action::Advised(adviser) => {
                next.adviser = Some(*adviser);
                next.show(self.work.clone());
            }
            Action::Saved(done) => {
                next.view.saved = Some(*done);
                next.unsaved &= !done;
            }
            Action::KeepOnDevice(keep) => {
                next.keep_on_device = *keep;
                next.asked += 1;
            }
            Action::ForgetUnreadable => next.unreadable = None,
            // Neither changes anything that somebody made.
            Action::ShowBid(current) if *current < self.work.bids.len() => {
                next.history.end_step();
                next.show(Rc::new(Work { current: *current, ..Work::clone(&self.work) }));
            }
            Action::Undo => {
                if let Some(work) = next.history.undo(&self.work) {
                    next.take(work);
                }
            }
            Action::Redo => {
                if let Some(work) = next.history.redo(&self.work) {
                    next.take(work);
                }
            }
            Action::Restore(work, page) => {
                next.take(work.clone());
                next.enter(*page);
            }
            Action::Open(work) => {
                next.history.note(&self.work, action);
                next.take(work.clone());
                next.unsaved = false;
            }
            change => {
                let mut work = Work::clone(&self.work);
                apply(&mut work, change);
                if work != *self.work {
                    next.history.note(&self.work, action);
                    next.take(Rc::new(work));
                }
            }
        }
        next.ask_for_later();
        next.fit_themes();
        next
    }

    /// Takes work into view and scores it.
    fn show(&mut self, work: Rc<Work>) {
        self.results = Rc::new(Results::of(&work, self.adviser.as_ref(), &self.memory));
        self.work = work;
    }

    /// Puts the framework in another language into the work in view and into all that can be undone to.
    fn reword(&mut self, framework: &Rc<Loaded>) {
        let reworded = |work: &Rc<Work>| match &work.framework {
            Some(old) if old.shipped && old.framework.hash == framework.framework.hash => {
                Rc::new(Work { framework: Some(framework.clone()), ..Work::clone(work) })
            }
            _ => work.clone(),
        };
        self.history.change_all(&reworded);
        let work = reworded(&self.work);
        self.show(work);
    }

    /// Takes work into view that no file holds.
    fn take(&mut self, work: Rc<Work>) {
        self.show(work);
        self.unsaved = true;
    }
}

/// Changes the work.
fn apply(work: &mut Work, change: &Action) {
    match change {
        Action::UseFramework(loaded) => use_framework(work, loaded),
        Action::ChangeSetup(make, change) => make(work, change),
        Action::StartAgain => *work = Work::default(),
        Action::SetContract(field, text) => *contract_field(work, *field) = text.clone(),
        Action::SetTender { parameter, text } => set(&mut work.tender, parameter, text),
        Action::SetBestRival { section, text } => {
            work.assumptions.or_default(section).best_rival = text.clone();
        }
        _ => {
            let current = work.current;
            if let Some(bid) = work.bids.get_mut(current) {
                apply_to_bid(bid, change);
            }
        }
    }
}

/// Takes a framework into use; there is a bid from then on.
pub(super) fn use_framework(work: &mut Work, loaded: &Rc<Loaded>) {
    work.framework = Some(loaded.clone());
    work.differs = None;
    if work.bids.is_empty() {
        work.bids.push(Bid { id: "b1".into(), ..Bid::default() });
    }
}

/// Changes one bid.
fn apply_to_bid(bid: &mut Bid, change: &Action) {
    match change {
        Action::SetBid(BidField::Name, text) => bid.name = text.clone(),
        Action::SetBid(BidField::People, text) => bid.people = text.clone(),
        Action::SetBid(BidField::Price, text) => bid.price = text.clone(),
        Action::SetBid(BidField::PriceVat, text) => bid.price_vat = text.clone(),
        Action::SetInput { measure, nth, input, text } => {
            set(&mut pledge_mut(bid, measure, *nth).inputs, input, text);
        }
        Action::SetPledgeAnswer { measure, nth, text } => pledge_mut(bid, measure, *nth).answer = text.clone(),
        Action::SetClaim { measure, nth, field, text } => {
            let pledge = pledge_mut(bid, measure, *nth);
            match field {
                PledgeField::Place => pledge.place = text.clone(),
                PledgeField::Share => pledge.share = text.clone(),
                PledgeField::Attest(rule) => set(&mut pledge.attest, rule, text),
            }
        }
        Action::AddPledge { measure } => {
            pledge_mut(bid, measure, usize::MAX);
        }
        Action::RemovePledge { measure, nth } => {
            let index = bid.pledges.iter().enumerate().filter(|(_, p)| &p.measure == measure).nth(*nth);
            if let Some((index, _)) = index {
                let gone = bid.pledges.remove(index);
                for pledge in &mut bid.pledges {
                    pledge.same_as.retain(|id| *id != gone.id);
                }
            }
        }
        Action::SetSameAs { pledge, other, same } => {
            for pair in [(pledge, other), (other, pledge)] {
                if let Some(found) = bid.pledges.iter_mut().find(|p| &p.id == pair.0) {
                    found.same_as.retain(|id| id != pair.1);
                    if *same && pair.0 == pledge {
                        found.same_as.push(pair.1.clone());
                    }
                }
            }
        }
        Action::SetGrade { criterion, grade } => set(&mut bid.grades, criterion, grade),
        Action::SetAnswer { criterion, text } => set(&mut bid.answers, criterion, text),
        Action::SetNote { criterion, text } => set(&mut bid.notes, criterion, text),
        _ => {}
    }
}

/// The nth pledge on a measure, or a new one at the end of the bid.
fn pledge_mut<'a>(bid: &'a mut Bid, measure: &str, nth: usize) -> &'a mut Pledge {
    let found = bid.pledges.iter().enumerate().filter(|(_, p)| p.measure == measure).nth(nth).map(|(index, _)| index);
    let index = found.unwrap_or_else(|| {
        let numbers = bid.pledges.iter().filter_map(|p| p.id.strip_prefix('p')?.parse::<u32>().ok());
        let id = ["p", &digits(numbers.max().unwrap_or(0).saturating_add(1).into())].concat();
        bid.pledges.push(Pledge { id, measure: measure.into(), ..Pledge::default() }.into());
        bid.pledges.len() - 1
    });
    &mut bid.pledges[index]
}

/// Sets a text; an empty one is taken out, so that files hold only what was given.
fn set(map: &mut Map<String>, key: &str, text: &str) {
    if text.is_empty() {
        map.remove(key);
    } else {
        map.insert(key.into(), text.into());
    }
}

/// Where a fact of the contract is kept.
fn contract_field(work: &mut Work, field: ContractField) -> &mut String {
    let contract = &mut work.contract;
    match field {
        ContractField::Title => &mut contract.title,
        ContractField::Reference => &mut contract.reference,
        ContractField::Place => &mut contract.place,
        ContractField::Value => &mut contract.value,
        ContractField::Vat => &mut contract.vat,
        ContractField::Start => &mut contract.start,
        ContractField::Months => &mut contract.months,
        ContractField::ValueWithExtensions => &mut contract.value_with_extensions,
        ContractField::Kind => &mut contract.kind,
        ContractField::Buyer => &mut contract.buyer,
        ContractField::Nation => &mut contract.nation,
        ContractField::Lot => &mut contract.lot,
        ContractField::NoticeDate => &mut contract.notice_date,
        ContractField::ClarificationDeadline => &mut contract.clarification_deadline,
        ContractField::SubmissionDeadline => &mut contract.submission_deadline,
    }
}
