//! The guards that need a browser.

use std::cell::RefCell;
use std::rc::Rc;

use js_sys::Promise;
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::JsFuture;
use wasm_bindgen_test::{wasm_bindgen_test, wasm_bindgen_test_configure};
use web_sys::{Element, Event, EventInit, HtmlElement, HtmlInputElement};
use yew::prelude::*;

use crate::app::{App, AppProps, Told};
use crate::components::Frame;
use crate::later;
use crate::platform::NoKeep;
use crate::sample;
use crate::state::{Action, Adviser, Keeper, Model, Page, SetupChange, SetupSlot, SetupTable, Store};

wasm_bindgen_test_configure!(run_in_browser);

/// A fresh element of the page to render into.
fn root() -> HtmlElement {
    let document = web_sys::window().and_then(|window| window.document()).expect("tests run in a browser");
    let root = document.create_element("div").expect("an element can be made");
    document.body().expect("the page has a body").append_child(&root).expect("it takes an element");
    root.dyn_into().expect("a div is an HTML element")
}

/// Lets Yew render: it does so in tasks of its own, all of which run before the browser takes the next event.
async fn rendered() {
    let next = Promise::new(&mut |resolve, _| {
        let window = web_sys::window().expect("tests run in a browser");
        window.set_timeout_with_callback(&resolve).expect("the browser takes a callback");
    });
    let _ = JsFuture::from(next).await;
}

fn find(root: &HtmlElement, selector: &str) -> Option<HtmlElement> {
    root.query_selector(selector).expect("a valid selector").and_then(|found| found.dyn_into().ok())
}

fn active(root: &HtmlElement) -> Option<Element> {
    root.owner_document().and_then(|document| document.active_element())
}

/// Types into a field as a browser does.
fn type_in(field: &HtmlElement, text: &str) {
    let input: &HtmlInputElement = field.unchecked_ref();
    input.set_value(text);
    let init = EventInit::new();
    init.set_bubbles(true);
    let event = Event::new_with_event_init_dict("input", &init).expect("an event can be made");
    input.dispatch_event(&event).expect("and sent");
}

// --- the defects themselves ---

#[derive(Properties, PartialEq)]
struct ToggleProps {
    wrapped: bool,
}

#[component]
fn Nothing() -> Html {
    Html::default()
}

/// An input before a list that grows at a click.
#[component]
fn Growing(props: &ToggleProps) -> Html {
    let count = use_state(|| 1);
    let onclick = {
        let count = count.clone();
        move |_: MouseEvent| count.set(*count + 1)
    };
    let items = (0..*count).map(|item| html! { <p>{ item }</p> });
    if props.wrapped {
        return html! { <div><input /><div>{ for items }</div><button {onclick}>{ "more" }</button></div> };
    }
    html! { <div><input />{ for items }<button {onclick}>{ "more" }</button></div> }
}

/// Two conditionals that change places around a component that renders nothing.
#[component]
fn Opposing() -> Html {
    let on = use_state(|| false);
    let onclick = {
        let on = on.clone();
        move |_: MouseEvent| on.set(!*on)
    };
    html! {
        <div>
            <div>if *on { <span>{ "new" }</span> }</div>
            <div><Nothing /></div>
            <div>if !*on { <p>{ "old" }</p> }</div>
            <button {onclick}>{ "swap" }</button>
        </div>
    }
}

/// Whether the input before a growing list is the same element afterwards.
async fn survives(wrapped: bool) -> bool {
    let root = root();
    yew::Renderer::<Growing>::with_root_and_props(root.clone().into(), ToggleProps { wrapped }).render();
    rendered().await;
    let before = find(&root, "input").expect("the input is there");
    find(&root, "button").expect("the button is there").click();
    rendered().await;
    assert_eq!(root.query_selector_all("p").expect("a valid selector").length(), 2, "the list grew");
    let after = find(&root, "input").expect("an input is still there");
    root.remove();
    before == after
}

#[wasm_bindgen_test]
async fn yew_makes_inputs_anew_when_a_bare_list_grows_and_keeps_them_when_it_is_wrapped() {
    assert!(!survives(false).await, "Yew is mended (#4099): the rule of wrapping lists may go");
    assert!(survives(true).await);
}

#[wasm_bindgen_test]
async fn conditionals_in_elements_of_their_own_change_places() {
    let root = root();
    yew::Renderer::<Opposing>::with_root(root.clone().into()).render();
    rendered().await;
    for shown in ["span", "p", "span"] {
        find(&root, "button").expect("the button is there").click();
        rendered().await;
        assert!(find(&root, shown).is_some(), "{shown} appeared");
    }
    root.remove();
}

// --- our own pages ---

/// The app in the browser, and a way to send it actions.
struct Mounted {
    root: HtmlElement,
    app: AppHandle<App>,
}

impl Mounted {
    async fn new(mut model: Model, page: Page) -> Self {
        let root = root();
        let frame = Frame {
            root: root.clone(),
            prefix: "t-".into(),
            base: "frameworks/".into(),
            files: String::new(),
            tables: String::new(),
            list: RefCell::new(None),
            later: RefCell::new(later::now()),
            routed: false,
            keeper: Keeper::new(String::new(), Box::new(NoKeep), Box::new(NoKeep), Box::new(NoKeep)),
            next_focus: RefCell::new(None),
        };
        model.enter(page);
        let props = AppProps { frame: Rc::new(frame), first: Store::new(model) };
        let app = yew::Renderer::<App>::with_root_and_props(root.clone().into(), props).render();
        rendered().await;
        Self { root, app }
    }

    async fn act(&self, action: Action) {
        self.app.send_message(Told::Act(action.into()));
        rendered().await;
    }

    fn field(&self, id: &str) -> HtmlElement {
        let found = find(&self.root, &["[id=\"t-", id, "\"]"].concat());
        found.unwrap_or_else(|| panic!("there is a field {id}"))
    }
}

impl Drop for Mounted {
    fn drop(&mut self) {
        self.root.remove();
    }
}

fn adviser() -> Option<Adviser> {
    later::now().map(|later| later.adviser)
}

/// A bid that was begun, with the part that gives advice already here.
fn begun() -> Model {
    let model = Model { adviser: adviser(), ..Model::default() };
    model.reduce(Action::UseFramework(sample::loaded()))
}

fn quantity(measure: &str, nth: usize, text: &str) -> Action {
    Action::SetInput { measure: measure.into(), nth, input: "quantity", text: text.into() }
}

#[wasm_bindgen_test]
async fn a_field_stays_the_same_while_it_is_typed_in() {
    let page = Mounted::new(begun(), Page::Pledges).await;
    let field = page.field("input-M2-0-quantity");
    field.focus().expect("a field takes the focus");
    // Nothing, a number, something that cannot be read, a number with an echo: each changes what stands around.
    for text in ["1", "1,", "1,2", "1,200", "1.2k", ""] {
        type_in(&field, text);
        rendered().await;
        assert_eq!(page.field("input-M2-0-quantity"), field, "after {text:?}");
        assert_eq!(active(&page.root).as_ref(), Some(field.as_ref()), "after {text:?}");
        assert_eq!(field.unchecked_ref::<HtmlInputElement>().value(), text, "it is never changed under the cursor");
    }
}

#[wasm_bindgen_test]
async fn a_field_keeps_the_focus_when_pledges_come_and_go_around_it() {
    let page = Mounted::new(begun(), Page::Pledges).await;
    page.act(quantity("M1", 0, "8")).await;
    page.act(quantity("M2", 0, "2")).await;
    let field = page.field("input-M2-0-quantity");
    field.focus().expect("a field takes the focus");
    let changes = [
        Action::AddPledge { measure: "M1".into() },
        Action::AddPledge { measure: "M2".into() },
        quantity("M1", 1, "nonsense"),
        Action::RemovePledge { measure: "M1".into(), nth: 0 },
        Action::RemovePledge { measure: "M1".into(), nth: 0 },
        Action::RemovePledge { measure: "M2".into(), nth: 1 },
        Action::Speak(pledge_words::Lang::Cy, None),
    ];
    for change in changes {
        let what = format!("{change:?}");
        page.act(change).await;
        assert_eq!(page.field("input-M2-0-quantity"), field, "after {what}");
        assert_eq!(active(&page.root).as_ref(), Some(field.as_ref()), "after {what}");
    }
}

#[wasm_bindgen_test]
async fn the_panel_lives_through_every_kind_of_certainty() {
    let rival = |text: &str| Action::SetBestRival { section: "offer".into(), text: text.into() };
    let grade = |grade: &str| Action::SetGrade { criterion: "q1".into(), grade: grade.into() };
    let page = Mounted::new(begun(), Page::Pledges).await;
    let field = page.field("rival-offer");
    field.focus().expect("a field takes the focus");
    let changes = [
        quantity("M1", 0, "100"),
        rival("3"),
        rival("3000"),
        grade("good"),
        rival(""),
        grade(""),
        rival("not a number"),
        quantity("M1", 0, ""),
        rival("2000"),
        quantity("M3", 0, "500"),
    ];
    for change in changes {
        let what = format!("{change:?}");
        page.act(change).await;
        assert_eq!(page.field("rival-offer"), field, "after {what}");
        assert_eq!(active(&page.root).as_ref(), Some(field.as_ref()), "after {what}");
    }
    // £500 of local gifts against a best offer of £2,000: 10 × 500 ÷ 2,000 = 2.5 marks.
    let said = page.root.text_content().unwrap_or_default();
    assert!(said.contains("2.50 of 10 marks"), "{said}");
}

#[wasm_bindgen_test]
async fn contract_fields_keep_the_focus() {
    let page = Mounted::new(begun(), Page::Contract).await;
    let field = page.field("contract-value");
    field.focus().expect("a field takes the focus");
    for text in ["4", "400,", "£400,000", "400k", "abc"] {
        type_in(&field, text);
        rendered().await;
        assert_eq!(active(&page.root).as_ref(), Some(field.as_ref()), "after {text:?}");
    }
}

#[wasm_bindgen_test]
async fn the_fields_of_a_draft_keep_the_focus_while_rows_come_and_go() {
    let page = Mounted::new(Model { adviser: adviser(), ..Model::default() }, Page::NotListed).await;
    let field = page.field("setup-paste");
    field.focus().expect("a field takes the focus");
    let set = |slot: SetupSlot, text: &str| SetupChange::Type(slot, text.into()).action();
    let changes = [
        set(SetupSlot::Pasted, "Visits\tNumber\t5"),
        set(SetupSlot::Rule, "target"),
        SetupChange::AddRow(SetupTable::Measures).action(),
        SetupChange::AddRow(SetupTable::Questions).action(),
        set(SetupSlot::Rule, "best_offer"),
        set(SetupSlot::Pasted, ""),
        SetupChange::RemoveRow(SetupTable::Measures, 0).action(),
        SetupChange::RemoveRow(SetupTable::Questions, 0).action(),
    ];
    for change in changes {
        let what = format!("{change:?}");
        page.act(change).await;
        assert_eq!(page.field("setup-paste"), field, "after {what}");
        assert_eq!(active(&page.root).as_ref(), Some(field.as_ref()), "after {what}");
    }
}

#[wasm_bindgen_test]
async fn findings_of_every_group_come_and_go() {
    let page = Mounted::new(begun(), Page::Check).await;
    let rival = |text: &str| Action::SetBestRival { section: "offer".into(), text: text.into() };
    // Errors appear where there were none while advice goes, and the other way round.
    let changes = [
        (quantity("M1", 0, "1,10"), true),
        (quantity("M1", 0, "8"), false),
        (rival("nonsense"), true),
        (rival("3000"), false),
        (quantity("M1", 0, ""), false),
        (Action::Undo, false),
        (Action::RemovePledge { measure: "M1".into(), nth: 0 }, false),
    ];
    for (change, is_error) in changes {
        let what = format!("{change:?}");
        page.act(change).await;
        assert_eq!(find(&page.root, ".govuk-error-summary").is_some(), is_error, "after {what}");
        assert!(find(&page.root, "h1").is_some(), "after {what}");
    }
}
