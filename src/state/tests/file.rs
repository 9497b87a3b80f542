//! Work as a file and back: drafts, and frameworks that differ.

use std::rc::Rc;

use pledge_engine::framework::{Status, Text};
use pledge_words::Lang;

use super::{after, title, typed};
use crate::state::{
    Action, ContractField, Differs, Follows, Listed, Loaded, Model, OpenFault, SetupSlot, Work, compare_with,
    file_name, from_file, listed, load, to_file,
};

/// A framework that the page could ship.
const FRAMEWORK: &str =
    include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/crates/engine/tests/good/illustrative.json"));

pub(super) fn real(shipped: bool) -> Rc<Loaded> {
    Rc::new(Loaded { shipped, ..load(FRAMEWORK).expect("a good framework") })
}

/// Another text of the same edition, and the same text as another edition.
fn others() -> [Rc<Loaded>; 2] {
    let texts = [FRAMEWORK.replace("Made up to hold", "Made to hold"), FRAMEWORK.replace("2026.1", "2027.1")];
    texts.map(|text| {
        assert_ne!(text, FRAMEWORK);
        Rc::new(load(&text).expect("still a good framework"))
    })
}

pub(super) fn bid(loaded: Rc<Loaded>) -> Model {
    after(&Model::default(), [Action::UseFramework(loaded), title("Parks")])
}

fn entry(loaded: &Loaded) -> Vec<Listed> {
    let own = &loaded.framework;
    let (id, edition, hash) = (own.id.clone(), own.edition.clone(), own.hash.clone());
    vec![Listed { id, edition, hash, ..Listed::default() }]
}

#[test]
fn the_list_of_the_page_is_read() {
    let text = "a\t1\th\tofficial\tName\tEnw\tWhat\tBeth\ta-1\t2\nnot a line of it\n";
    let both = |en: &str, cy: &str| Text { en: en.into(), cy: cy.into() };
    let entry = Listed {
        id: "a".into(),
        edition: "1".into(),
        hash: "h".into(),
        status: Some(Status::Official),
        title: both("Name", "Enw"),
        summary: both("What", "Beth"),
        files: crate::state::Files { stem: "a-1".into(), bilingual: true },
    };
    assert_eq!(listed(text), [entry]);
    assert!(listed("<html>").is_empty() && listed("").is_empty());
}

#[test]
fn a_draft_alone_is_a_file_that_opens() {
    let model = after(
        &Model::default(),
        [typed(SetupSlot::Title, "Cleaning of schools"), typed(SetupSlot::Pasted, "J1\tJobs\t\"quoted\"")],
    );
    let text = to_file(&model.work);
    assert_eq!(from_file(&text, None).expect("it opens"), *model.work);
    assert_eq!(file_name(&model.work), "cleaning-of-schools.pledge.json");
    let newer = text.replace("\"format\":1", "\"format\":9");
    assert!(matches!(from_file(&newer, None), Err(OpenFault::Faults(faults)) if !faults.is_empty()));
    assert_eq!(to_file(&Work::default()), "", "nothing is no file");
}

#[test]
fn a_draft_beside_a_bid_is_in_its_file_and_other_readers_keep_it() {
    let model = after(&bid(real(true)), [typed(SetupSlot::Title, "Cleaning")]);
    let text = to_file(&model.work);
    let opened = from_file(&text, Some(&real(true))).expect("it opens");
    assert_eq!(opened, *model.work);
    assert!(opened.kept.is_empty(), "the draft is not kept twice");
    let limits = pledge_engine::json::Limits::default();
    let read = pledge_exchange::read_bid_file(&text, &limits).expect("a bid file like any other");
    assert_eq!(pledge_exchange::write_bid_file(&read), text);
}

#[test]
fn a_shipped_framework_stays_out_of_the_file_and_another_goes_with_it() {
    assert!(!to_file(&bid(real(true)).work).contains("Every part of the format"));
    let carried = to_file(&bid(real(false)).work);
    let mut opened = from_file(&carried, None).expect("it opens anywhere");
    assert_eq!((opened.differs.clone(), opened.framework.as_ref().map(|own| own.shipped)), (None, Some(false)));
    compare_with(&mut opened, &entry(&real(true)));
    assert_eq!((opened.differs, opened.framework.map(|own| own.shipped)), (None, Some(true)), "the very same text");
}

#[test]
fn a_file_without_its_framework_says_where_that_of_the_page_differs() {
    let text = to_file(&bid(real(true)).work);
    let [same_edition, next_edition] = others();
    for (page, edition) in [(same_edition, "2026.1"), (next_edition, "2027.1")] {
        let mut opened = from_file(&text, Some(&page)).expect("it opens and is worked out anew");
        compare_with(&mut opened, &entry(&page));
        let differs = Differs { bid: "2026.1".into(), page: edition.into(), follows: Follows::Page };
        assert_eq!(opened.differs, Some(differs));
    }
    let by_hand = text.replace(&real(true).framework.hash, "");
    assert_eq!(from_file(&by_hand, Some(&real(true))).expect("it opens").differs, None, "no hash, nothing to compare");
}

#[test]
fn a_file_with_its_framework_follows_it_and_says_where_that_of_the_page_differs() {
    let text = to_file(&bid(real(false)).work);
    let [same_edition, next_edition] = others();
    for (page, edition) in [(same_edition, "2026.1"), (next_edition, "2027.1")] {
        let mut opened = from_file(&text, None).expect("it opens");
        compare_with(&mut opened, &entry(&page));
        let differs = Differs { bid: "2026.1".into(), page: edition.into(), follows: Follows::Bid };
        assert_eq!(opened.differs, Some(differs));
        assert!(opened.framework.is_some_and(|own| !own.shipped), "it goes with the next file, too");
    }
}

#[test]
fn a_file_whose_framework_was_changed_says_so() {
    let text = to_file(&bid(real(false)).work).replace("Made up to hold", "Made to hold");
    let opened = from_file(&text, None).expect("it opens");
    let differs = Differs { bid: "2026.1".into(), page: "2026.1".into(), follows: Follows::Changed };
    assert_eq!(opened.differs, Some(differs));
}

#[test]
fn what_differs_stays_said_until_a_framework_is_chosen_anew() {
    let mut work = from_file(&to_file(&bid(real(false)).work), None).expect("it opens");
    compare_with(&mut work, &entry(&others()[1]));
    let other = after(&Model::default(), [Action::Open(Rc::new(work))]);
    assert_eq!(other.work.differs.as_ref().map(|differs| differs.page.as_str()), Some("2027.1"));
    let typed = other.reduce(Action::SetContract(ContractField::Place, "Bury".into()));
    assert!(typed.work.differs.is_some(), "it stays said");
    let chosen = other.reduce(Action::UseFramework(others()[1].clone()));
    assert_eq!(chosen.work.differs, None, "the framework was chosen anew");
}

#[test]
fn a_shipped_framework_changes_its_language_in_all_that_can_be_undone_to() {
    let model = after(&bid(real(true)), [title("Parks 2")]);
    let welsh = Rc::new(Loaded { text: "".into(), ..Loaded::clone(&real(true)) });
    let spoken = model.reduce(Action::Speak(Lang::Cy, Some(welsh.clone())));
    let own = |model: &Model| model.work.framework.clone().expect("a framework");
    assert!(Rc::ptr_eq(&own(&spoken), &welsh));
    assert!(Rc::ptr_eq(&own(&spoken.reduce(Action::Undo)), &welsh));
    let other = model.reduce(Action::Speak(Lang::Cy, Some(others()[0].clone())));
    assert!(Rc::ptr_eq(&own(&other), &own(&model)), "another text is another framework");
}
