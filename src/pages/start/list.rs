//! The frameworks that are shipped with the page.

use std::rc::Rc;

use pledge_engine::framework::{Status, Text};
use pledge_engine::json::{Limits, Node, Value, parse};
use pledge_words::{Lang, say};
use wasm_bindgen_futures::spawn_local;
use yew::prelude::*;

use crate::components::{local, use_frame};
use crate::platform::fetch_text;
use crate::state::{Action, Dispatch, Page, load, use_dispatch};

/// One framework of the list.
#[derive(Clone, PartialEq)]
struct Entry {
    file: String,
    title: Text,
    summary: Text,
    status: Option<Status>,
    edition: String,
}

/// The list as far as it is known.
#[derive(Clone, PartialEq)]
enum List {
    Loading,
    Failed,
    Ready(Rc<Vec<Entry>>),
}

/// Only a language.
#[derive(Properties, PartialEq)]
pub struct FrameworkListProps {
    /// The language of the page.
    pub lang: Lang,
}

/// The frameworks that are shipped with the page.
#[component]
pub fn FrameworkList(props: &FrameworkListProps) -> Html {
    let lang = props.lang;
    let frame = use_frame();
    let dispatch = use_dispatch();
    let list = use_state_eq(|| List::Loading);
    let failed = use_state_eq(|| false);
    {
        let (frame, list) = (frame.clone(), list.setter());
        use_effect_with((), move |()| {
            spawn_local(async move {
                let text = fetch_text(&[frame.base.as_str(), "index.json"].concat()).await;
                list.set(text.and_then(|text| entries(&text)).map_or(List::Failed, |all| List::Ready(Rc::new(all))));
            });
        });
    }
    let onuse = use_callback((dispatch, frame, failed.clone()), |file: String, (dispatch, frame, failed)| {
        let url = [frame.base.as_str(), &file].concat();
        spawn_local(take(url, dispatch.clone(), failed.setter()));
    });
    let content = match &*list {
        List::Loading => html! { <p class="govuk-body">{ say::start_loading(lang) }</p> },
        List::Failed => html! { <p class="govuk-body">{ say::start_list_failed(lang) }</p> },
        List::Ready(all) => html! {
            <ul class="bpc-frameworks">
                { for all.iter().map(|entry| html! {
                    <FrameworkCard key={entry.file.clone()} {lang} entry={entry.clone()} onuse={onuse.clone()} />
                }) }
            </ul>
        },
    };
    html! {
        <div>
            <div>{ content }</div>
            <p class="govuk-body" role="status">{ if *failed { say::start_framework_failed(lang) } else { "" } }</p>
        </div>
    }
}

#[derive(Properties, PartialEq)]
struct FrameworkCardProps {
    lang: Lang,
    entry: Entry,
    onuse: Callback<String>,
}

/// One framework: its name, what it is, and whose words it is made of.
#[component]
fn FrameworkCard(props: &FrameworkCardProps) -> Html {
    let FrameworkCardProps { lang, entry, onuse } = props;
    let lang = *lang;
    let onclick = use_callback((onuse.clone(), entry.file.clone()), |_: MouseEvent, (onuse, file)| {
        onuse.emit(file.clone());
    });
    let (status, meaning) = match entry.status {
        Some(Status::Official) => (say::status_official_name(lang), say::status_official_text(lang)),
        Some(Status::Adaptation) => (say::status_adaptation_name(lang), say::status_adaptation_text(lang)),
        _ => (say::status_illustrative_name(lang), say::status_illustrative_text(lang)),
    };
    html! {
        <li class="bpc-framework">
            <h3 class="govuk-heading-s">{ local(lang, &entry.title) }</h3>
            <p class="govuk-body">{ local(lang, &entry.summary) }</p>
            <p class="govuk-body-s">
                <strong class="govuk-tag govuk-tag--blue">{ status }</strong>{ " " }{ meaning }{ " " }
                { say::start_edition(lang, &entry.edition) }{ "." }
            </p>
            <button type="button" class="govuk-button" {onclick}>
                { say::start_listed_use(lang) }
                <span class="govuk-visually-hidden">{ ": " }{ local(lang, &entry.title) }</span>
            </button>
        </li>
    }
}

/// Loads a shipped framework and goes on to the contract.
async fn take(url: String, dispatch: Dispatch, failed: UseStateSetter<bool>) {
    let loaded = fetch_text(&url).await.and_then(|text| load(&text, true).ok());
    failed.set(loaded.is_none());
    if let Some(loaded) = loaded {
        dispatch.dispatch(Action::UseFramework(Rc::new(loaded)));
        dispatch.dispatch(Action::Go(Page::Contract));
    }
}

/// The entries of `index.json`.
fn entries(text: &str) -> Option<Vec<Entry>> {
    let tree = parse(text, &Limits::default()).ok()?;
    let Value::List(items) = tree.value else { return None };
    let text = |node: &Node, key: &str| node.get(key).and_then(Node::as_text).unwrap_or_default().to_owned();
    let both = |node: &Node, key: &str| {
        let inner = node.get(key).cloned().unwrap_or_default();
        Text { en: text(&inner, "en"), cy: text(&inner, "cy") }
    };
    let all = [Status::Official, Status::Adaptation, Status::Illustrative];
    let entry = |node: &Node| Entry {
        file: text(node, "file"),
        title: both(node, "title"),
        summary: both(node, "summary"),
        status: all.into_iter().find(|status| status.code() == text(node, "status")),
        edition: text(node, "edition"),
    };
    Some(items.iter().map(entry).collect())
}
