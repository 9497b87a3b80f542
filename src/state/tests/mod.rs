//! What must hold whatever people do, in whatever order.

mod file;
mod keep;
mod view;

use std::rc::Rc;

use pledge_engine::Decimal;
use pledge_engine::bid::{Bid, Pledge};
use pledge_engine::framework::Status;
use pledge_exchange::MeasureSetup;
use pledge_words::Lang;

use crate::sample;
use crate::state::{Action, BidField, ContractField, Model, Page, SetupChange, SetupSlot, Work};

/// A model with the sample framework.
fn begun() -> Model {
    Model::default().reduce(Action::UseFramework(sample::loaded()))
}

fn after(model: &Model, actions: impl IntoIterator<Item = Action>) -> Model {
    actions.into_iter().fold(model.clone(), |model, action| model.reduce(action))
}

fn title(text: &str) -> Action {
    Action::SetContract(ContractField::Title, text.into())
}

fn quantity(measure: &str, nth: usize, text: &str) -> Action {
    Action::SetInput { measure: measure.into(), nth, input: "quantity", text: text.into() }
}

fn measures(model: &Model) -> Vec<&str> {
    model.work.bid().map(|bid| bid.pledges.iter().map(|pledge| pledge.measure.as_str()).collect()).unwrap_or_default()
}

#[test]
fn typing_in_one_field_is_one_step() {
    let model = after(&begun(), [title("S"), title("Sc"), title("School meals")]);
    let back = model.reduce(Action::Undo);
    assert_eq!(back.work.contract.title, "");
    assert_eq!(back.reduce(Action::Redo).work.contract.title, "School meals");
}

#[test]
fn another_field_is_another_step() {
    let place = |text: &str| Action::SetContract(ContractField::Place, text.into());
    let model = after(&begun(), [title("A"), place("B"), title("AC"), quantity("M1", 0, "1"), quantity("M2", 0, "2")]);
    let back = after(&model, [Action::Undo, Action::Undo]);
    assert_eq!((back.work.contract.title.as_str(), measures(&back).len()), ("AC", 0));
    let back = back.reduce(Action::Undo);
    assert_eq!((back.work.contract.title.as_str(), back.work.contract.place.as_str()), ("A", "B"));
}

#[test]
fn typing_after_undo_is_a_new_step_and_ends_redo() {
    let model = after(&begun(), [title("A"), Action::Undo]);
    assert!(model.history.can_redo());
    let model = after(&model, [title("B"), title("BC")]);
    assert!(!model.history.can_redo());
    assert_eq!(model.reduce(Action::Undo).work.contract.title, "");
}

/// How many steps can be taken back.
fn steps(model: &Model) -> usize {
    let mut model = model.clone();
    let mut steps = 0;
    while model.history.can_undo() {
        model = model.reduce(Action::Undo);
        steps += 1;
    }
    steps
}

#[test]
fn a_change_that_changes_nothing_is_no_step() {
    let model = begun();
    let same = after(&model, [title(""), Action::RemovePledge { measure: "M1".into(), nth: 0 }]);
    assert_eq!(steps(&same), steps(&model));
}

#[test]
fn two_hundred_steps_can_be_taken_back() {
    let places = (0..300).map(|n: u32| {
        let field = if n.is_multiple_of(2) { ContractField::Title } else { ContractField::Place };
        Action::SetContract(field, n.to_string())
    });
    assert_eq!(steps(&after(&begun(), places)), 200);
}

#[test]
fn language_and_page_lose_nothing_and_are_no_steps() {
    let model = after(&begun(), [title("A"), quantity("M1", 0, "1,2")]);
    let other = after(&model, [Action::Speak(Lang::Cy, None), Action::Go(Page::Check)]);
    assert!(Rc::ptr_eq(&other.work, &model.work), "the very same work");
    assert!(Rc::ptr_eq(&other.results, &model.results), "and nothing to score anew");
    let back = other.reduce(Action::Undo);
    assert_eq!((back.lang, back.page), (Lang::Cy, Page::Check), "undo takes work back, never language or page");
    assert!(measures(&back).is_empty());
}

#[test]
fn text_is_kept_exactly_as_typed() {
    let model =
        after(&begun(), [quantity("M1", 0, " 1,10 k "), Action::SetContract(ContractField::Value, "£ 1.2m".into())]);
    let typed = model.work.bid().and_then(|bid| bid.pledges[0].inputs.get("quantity"));
    assert_eq!(typed.map(String::as_str), Some(" 1,10 k "));
    assert_eq!(model.work.contract.value, "£ 1.2m");
}

#[test]
fn a_change_touches_only_the_bid_in_view_and_every_bid_is_scored() {
    let pledge = |id: &str, text: &str| Pledge {
        id: id.into(),
        measure: "M1".into(),
        inputs: [("quantity".to_owned(), text.to_owned())].into(),
        ..Pledge::default()
    };
    let bid = |id: &str, text: &str| Bid { id: id.into(), pledges: vec![pledge("p1", text).into()], ..Bid::default() };
    let work = Work {
        framework: Some(sample::loaded()),
        bids: vec![bid("b1", "100"), bid("b2", "40")],
        current: 1,
        ..Work::default()
    };
    let model = Model::default().reduce(Action::Restore(Rc::new(work), Page::Pledges));
    assert_eq!(model.page, Page::Pledges);
    let model = after(&model, [quantity("M1", 0, "50"), Action::SetBid(BidField::Name, "Us".into())]);
    assert_eq!(model.work.bids[0], bid("b1", "100"));
    assert_eq!(model.work.bids[1].name, "Us");
    // 100 hours and 50 hours at £15: £1,500 and £750. The best offer is £1,500, so 10 × 750 ÷ 1,500 = 5 marks.
    let values: Vec<Decimal> = model.results.cards.iter().map(|card| card.social_value).collect();
    assert_eq!(values, [Decimal::from(1500), Decimal::from(750)]);
    assert_eq!(model.card().and_then(|card| card.sections[0].marks), Some(Decimal::from(5)));
}

#[test]
fn a_pledge_that_goes_is_named_by_no_other() {
    let same = |pledge: &str, other: &str, same| Action::SetSameAs { pledge: pledge.into(), other: other.into(), same };
    let model = after(&begun(), [quantity("M1", 0, "1"), quantity("M2", 0, "2"), quantity("M1", 1, "3")]);
    let ids: Vec<&str> = model.work.bids[0].pledges.iter().map(|pledge| pledge.id.as_str()).collect();
    assert_eq!(ids, ["p1", "p2", "p3"]);
    let model = after(&model, [same("p2", "p1", true), same("p3", "p2", true)]);
    let gone = model.reduce(Action::RemovePledge { measure: "M1".into(), nth: 0 });
    assert_eq!(measures(&gone), ["M2", "M1"]);
    assert!(gone.work.bids[0].pledges[0].same_as.is_empty(), "p1 is gone");
    assert_eq!(gone.work.bids[0].pledges[1].same_as, ["p2"]);
    let unsaid = gone.reduce(same("p2", "p3", false));
    assert!(unsaid.work.bids[0].pledges[1].same_as.is_empty(), "said from the other side");
}

#[test]
fn ids_of_pledges_are_never_given_twice() {
    let model = after(&begun(), [quantity("M1", 0, "1"), quantity("M2", 0, "2")]);
    let model = after(
        &model,
        [
            Action::RemovePledge { measure: "M1".into(), nth: 0 },
            Action::AddPledge { measure: "M1".into() },
            Action::AddPledge { measure: "M1".into() },
        ],
    );
    let ids: Vec<&str> = model.work.bids[0].pledges.iter().map(|pledge| pledge.id.as_str()).collect();
    assert_eq!(ids, ["p2", "p3", "p4"]);
}

#[test]
fn another_framework_keeps_contract_and_pledges() {
    let model = after(&begun(), [title("A"), quantity("M1", 0, "1")]);
    let mut other = sample::framework();
    other.hash = "another".into();
    let other = crate::state::Loaded { framework: Rc::new(other), text: "{}".into(), shipped: false };
    let model = model.reduce(Action::UseFramework(Rc::new(other)));
    assert_eq!((model.work.contract.title.as_str(), measures(&model)), ("A", vec!["M1"]));
    assert_eq!(model.work.bids.len(), 1, "no second bid appears");
}

#[test]
fn throwing_all_away_and_opening_can_be_taken_back() {
    let model = after(&begun(), [title("A")]);
    let empty = model.reduce(Action::StartAgain);
    assert_eq!(*empty.work, Work::default());
    assert_eq!(empty.reduce(Action::Undo).work, model.work);
    let opened = model.reduce(Action::Open(Rc::default()));
    assert!(!opened.unsaved, "a file holds it");
    let back = opened.reduce(Action::Undo);
    assert_eq!(back.work, model.work);
    assert!(back.unsaved, "no file holds it any more");
}

#[test]
fn saved_work_is_unsaved_after_the_next_change() {
    let model = after(&begun(), [title("A"), Action::Saved(true)]);
    assert!(!model.unsaved);
    assert!(!model.reduce(Action::Speak(Lang::Cy, None)).unsaved);
    assert!(model.reduce(title("AB")).unsaved);
}

fn typed(slot: SetupSlot, text: &str) -> Action {
    SetupChange::Type(slot, text.into()).action()
}

#[test]
fn a_draft_begins_with_the_first_letter() {
    let model = after(&Model::default(), [Action::Go(Page::NotListed)]);
    assert!(model.work.setup.is_none() && !model.unsaved && !model.history.can_undo(), "looking is no work");
    let model = model.reduce(typed(SetupSlot::Title, "C"));
    assert!(model.work.setup.is_some() && model.unsaved && model.history.can_undo());
}

#[test]
fn a_draft_begins_with_the_private_framework_in_use() {
    let mut framework = sample::framework();
    framework.status = Status::Private;
    let loaded = crate::state::Loaded { framework: Rc::new(framework), text: "{}".into(), shipped: false };
    let model = Model::default().reduce(Action::UseFramework(Rc::new(loaded)));
    assert_eq!(crate::state::draft(&model.work).title, "Sample");
    let model = model.reduce(typed(SetupSlot::Buyer, "A council"));
    let draft = model.work.setup.as_ref().expect("it began");
    assert_eq!((draft.title.as_str(), draft.buyer.as_str(), draft.measures.len()), ("Sample", "A council", 3));
    assert!(crate::state::draft(&begun().work).title.is_empty(), "a shipped framework is nobody's draft");
}

#[test]
fn a_pasted_table_is_a_part_of_the_draft_until_it_is_taken() {
    let model = after(&Model::default(), [typed(SetupSlot::Pasted, "A\tB"), typed(SetupSlot::Pasted, "A\tB\tC")]);
    let pasted = |model: &Model| crate::state::setup_text(&crate::state::draft(&model.work), SetupSlot::Pasted);
    assert_eq!(pasted(&model), "A\tB\tC");
    let measure = MeasureSetup { code: "A".into(), ..MeasureSetup::default() };
    let taken = model.reduce(SetupChange::AddMeasures(vec![measure]).action());
    assert_eq!(pasted(&taken), "");
    let back = taken.reduce(Action::Undo);
    assert_eq!(pasted(&back), "A\tB\tC");
    assert!(back.work.setup.as_ref().is_some_and(|draft| draft.measures.is_empty()));
}

#[test]
fn going_to_another_bid_is_no_change_of_the_work() {
    let bid = |id: &str| Bid { id: id.into(), ..Bid::default() };
    let work = Work { framework: Some(sample::loaded()), bids: vec![bid("b1"), bid("b2")], ..Work::default() };
    let model = Model::default().reduce(Action::Open(Rc::new(work)));
    let name = |text: &str| Action::SetBid(BidField::Name, text.into());
    let there = model.reduce(Action::ShowBid(1));
    assert_eq!((there.work.current, there.unsaved, steps(&there)), (1, false, steps(&model)));
    assert_eq!(there.reduce(Action::ShowBid(2)).work.current, 1, "there is no third");
    let both = after(&model, [name("One"), Action::ShowBid(1), name("Two")]);
    let names: Vec<&str> = both.work.bids.iter().map(|bid| bid.name.as_str()).collect();
    assert_eq!(names, ["One", "Two"]);
    let back = both.reduce(Action::Undo);
    assert_eq!((back.work.bids[0].name.as_str(), back.work.bids[1].name.as_str()), ("One", ""), "a step each");
}

#[test]
fn a_link_that_cannot_be_opened_is_told_once_on_the_first_page() {
    let model = after(&begun(), [Action::Go(Page::Pledges), Action::FollowLink]);
    assert_eq!((model.page, model.linked), (Page::Start, true));
    assert!(!model.reduce(Action::Go(Page::Start)).linked);
}
