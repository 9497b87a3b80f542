//! What is in view beyond the page.

use std::rc::Rc;

use pledge_engine::framework::Text;
use pledge_engine::score::Figure;
use pledge_words::Lang;

use super::{after, begun, quantity};
use crate::sample;
use crate::state::{Action, Adviser, Coming, List, Loaded, Model, Page, Refused, Why};

/// Something that gives no advice.
fn adviser() -> Adviser {
    Adviser { advise: |_, _, _, _| Vec::new(), hint: |_, _| String::new() }
}

/// The sample without what is told later.
fn part() -> Rc<Loaded> {
    Rc::new(Loaded { text: "base\u{1e}first".into(), ..Loaded::clone(&sample::loaded()) })
}

#[test]
fn themes_with_pledges_are_open_on_arrival_and_else_the_first() {
    let model = begun().reduce(Action::Go(Page::Pledges));
    assert_eq!(model.view.open, [true, false]);
    let model = after(&model, [quantity("M3", 0, "5"), Action::Go(Page::Contract), Action::Go(Page::Pledges)]);
    assert_eq!(model.view.open, [false, true]);
    let all = after(&model, [Action::ToggleTheme(0)]);
    assert!(all.all_open() && !all.reduce(Action::ToggleThemes).view.open.contains(&true));
    // To go where one is changes nothing, nor does a theme that is not there.
    assert_eq!(after(&all, [Action::Go(Page::Pledges), Action::ToggleTheme(7)]).view.open, [true, true]);
    assert_eq!(all.reduce(Action::ToggleMine).view.only, Some(vec![false, false, true]));
    assert_eq!(after(&all, [Action::ToggleMine, Action::ToggleMine]).view.only, None);
    // None of it is work.
    assert!(Rc::ptr_eq(&all.work, &model.work));
}

#[test]
fn the_later_part_is_asked_for_once_somebody_needs_it() {
    let later = |model: &Model| model.view.later;
    assert_eq!(later(&begun()), Coming::NotAsked);
    assert_eq!(later(&begun().reduce(Action::Go(Page::Pledges))), Coming::NotAsked);
    assert_eq!(later(&begun().reduce(quantity("M1", 0, "8"))), Coming::Asked);
    assert_eq!(later(&begun().reduce(Action::ToggleWorking(vec![Figure::SocialValue]))), Coming::Asked);
    let failed = after(&begun(), [Action::Go(Page::Check), Action::NoLater]);
    assert_eq!(later(&failed), Coming::Failed);
    // Typing on does not ask again and again; coming to such a page does, and so does somebody who asks.
    assert_eq!(later(&failed.reduce(quantity("M1", 0, "8"))), Coming::Failed);
    assert_eq!(later(&failed.reduce(Action::Go(Page::Print))), Coming::Asked);
    assert_eq!(later(&failed.reduce(Action::WantLater)), Coming::Asked);
}

#[test]
fn the_later_part_is_not_here_before_all_that_it_tells() {
    let model = after(&Model::default(), [Action::UseFramework(part()), Action::Advised(adviser())]);
    assert!(!model.has_later());
    assert_eq!(model.view.later, Coming::Asked);
    let mut whole = sample::framework();
    whole.about = Text { en: "All of it".into(), cy: String::new() };
    let whole = Rc::new(Loaded { framework: Rc::new(whole), ..Loaded::clone(&sample::loaded()) });
    let about = |model: &Model| model.work.framework.as_ref().map(|own| own.framework.about.en.clone());
    // In another language than the page's by now it is of no use.
    let other = model.reduce(Action::Whole(Lang::Cy, whole.clone()));
    assert!(!other.has_later() && about(&other).as_deref() == Some(""));
    let here = model.reduce(Action::Whole(Lang::En, whole));
    assert!(here.has_later() && about(&here).as_deref() == Some("All of it"));
    assert_eq!(here.history.can_undo(), model.history.can_undo(), "nobody did anything");
}

#[test]
fn workings_of_a_page_close_with_it_and_those_of_the_panel_stay() {
    let row = vec![Figure::MeasureValue(0)];
    let inner = vec![Figure::MeasureValue(0), Figure::UnitValue(0)];
    let panel = vec![Figure::SocialValue];
    let question = vec![Figure::CriterionMarks(0)];
    let open = [&row, &inner, &panel].map(|path| Action::ToggleWorking(path.clone()));
    let model = after(&begun().reduce(Action::Go(Page::Pledges)), open);
    assert_eq!(model.view.opened, [row.clone(), inner.clone(), panel.clone()]);
    assert!(model.opens_in(0) && !model.opens_in(1));
    assert_eq!(model.reduce(Action::ToggleWorking(row)).view.opened, [inner, panel.clone()]);
    assert_eq!(model.reduce(Action::Go(Page::Contract)).view.opened, [panel]);
    let asked = after(&begun(), [Action::Go(Page::Questions), Action::ToggleWorking(question.clone())]);
    assert_eq!(asked.view.opened, [question]);
    assert!(asked.reduce(Action::Go(Page::Check)).view.opened.is_empty());
}

#[test]
fn themes_can_be_opened_on_a_framework_that_undo_brings_into_view() {
    let model = after(&begun(), [Action::StartAgain, Action::Go(Page::Pledges)]);
    assert!(model.work.framework.is_none() && model.view.open.is_empty());
    let back = model.reduce(Action::Undo);
    assert_eq!(back.view.open, [true, false]);
    assert_eq!(back.reduce(Action::ToggleTheme(1)).view.open, [true, true]);
}

#[test]
fn what_went_wrong_is_told_until_somebody_goes_on() {
    let refused = Rc::new(Refused { name: "a.json".into(), why: Why::Unreadable });
    let model = after(&begun(), [Action::Refuse(refused), Action::CannotChoose, Action::Listed(None)]);
    assert!(model.view.refused.is_some() && model.view.not_chosen && matches!(model.view.list, List::Failed));
    let gone = model.reduce(Action::Go(Page::Contract));
    assert!(gone.view.refused.is_none() && !gone.view.not_chosen);
    // The list that did not come is on its way again.
    assert!(matches!(gone.reduce(Action::Go(Page::Start)).view.list, List::Loading));
    let saved = begun().reduce(Action::Saved(false));
    assert!(saved.unsaved && saved.view.saved == Some(false), "work that was not saved is not taken as saved");
    assert!(!saved.reduce(Action::Saved(true)).unsaved);
}
