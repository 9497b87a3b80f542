//! The root: the one place that holds the model, sends actions through `reduce`, and does what follows from a change.

mod config;
mod effects;
pub mod fetch;
mod restore;

use std::rc::Rc;

use gloo_events::EventListener;
use pledge_words::say;
use yew::prelude::*;

pub use config::Config;
pub use restore::{Restored, restore};

use self::effects::Wish;
use crate::components::{Cx, Frame};
use crate::later::later_page;
use crate::pages::{contract, pledges, start, theme_of};
use crate::platform::{Timer, download};
use crate::shell::{foot, header, heard, live, notices, panel, work};
use crate::state::{Action, Coming, Dispatch, Kept, List, Model, Page, Store, file_name, to_file};
use crate::view::html;

/// How many milliseconds somebody must have stopped typing before the marks are said.
const QUIET: i32 = 1_000;

/// What the root needs.
#[derive(Properties, Clone)]
pub struct AppProps {
    /// The app's place on the host's page.
    pub frame: Rc<Frame>,
    /// The model to begin with.
    pub first: Store,
}

/// The root never gets other props.
impl PartialEq for AppProps {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.frame, &other.frame)
    }
}

/// What the root is told.
pub enum Told {
    /// Somebody did something, or something arrived.
    Act(Rc<Action>),
    /// The marks have settled.
    Settled(String),
}

/// Where the focus goes once the change is on the page.
enum Focus {
    /// Where it is.
    Stays,
    /// To the field that waits for it.
    Field,
    /// To the page: the field that waits for it, else the heading.
    Page,
}

/// The whole app.
pub struct App {
    store: Store,
    dispatch: Dispatch,
    kept: Kept,
    focus: Focus,
    /// What the live region says, what it will say once the marks have settled, and what waits for that.
    said: String,
    heard: String,
    settling: Option<Timer>,
    /// The warning before leaving with work that no file holds.
    leaving: Option<EventListener>,
    _route: Option<EventListener>,
}

impl Component for App {
    type Message = Told;
    type Properties = AppProps;

    fn create(ctx: &Context<Self>) -> Self {
        let AppProps { frame, first } = ctx.props();
        let dispatch = ctx.link().callback(Told::Act);
        let mut app = Self {
            store: first.clone(),
            kept: Kept::Tab,
            focus: Focus::Stays,
            said: String::new(),
            heard: String::new(),
            settling: None,
            leaving: None,
            _route: effects::follow_url(frame, &dispatch),
            dispatch,
        };
        app.follow(ctx, None);
        app
    }

    fn update(&mut self, ctx: &Context<Self>, told: Told) -> bool {
        let action = match told {
            Told::Act(action) => action,
            Told::Settled(text) => {
                self.said = text;
                return true;
            }
        };
        let before = self.store.clone();
        let wish = match &*action {
            Action::SwitchLanguage => Some(Wish::Language),
            Action::Choose(at) => Some(Wish::Framework(*at)),
            _ => None,
        };
        let goes = matches!(&*action, Action::Go(_) | Action::FollowLink);
        let arrived = matches!(&*action, Action::Advised(_)) && !before.has_later() && !before.page.is_first();
        let saves = matches!(&*action, Action::Save);
        let frame = &ctx.props().frame;
        let mut next = before.reduce(action);
        if saves {
            let done = download(&frame.root, &file_name(&next.work), &to_file(&next.work));
            next = next.reduce(Action::Saved(done));
        }
        if goes && next.page == Page::Pledges {
            // A link from elsewhere may lead to a field in a closed theme, which then opens and stays open.
            let theme = frame.next_focus.borrow().as_ref().and_then(|name| theme_of(&next, name));
            if let Some(theme) = theme.filter(|theme| next.view.open.get(*theme) == Some(&false)) {
                next = next.reduce(Action::ToggleTheme(theme));
            }
        }
        if arrived || next.page != before.page {
            self.focus = Focus::Page;
        } else if goes {
            self.focus = Focus::Field;
        }
        self.store = Store::new(next);
        if let Some(wish) = wish {
            self.wish(ctx, wish);
        }
        self.follow(ctx, Some(&before));
        true
    }

    fn view(&self, ctx: &Context<Self>) -> Html {
        let frame = ctx.props().frame.clone();
        let now = &self.store;
        // A page has one main part, one header and one foot. An app without a say in the address is a part of somebody
        // else's page, and within a section its own are none of those.
        let (around, tag, name) =
            if frame.routed { ("div", "main", None) } else { ("section", "div", Some(say::shell_name(now.lang))) };
        let cx = &Cx::new(now.clone(), frame, self.dispatch.clone());
        let page = match now.page {
            Page::Start => start(cx, now),
            Page::Contract => contract(cx, now),
            Page::Pledges => pledges(cx, now),
            _ => later_page(cx, now),
        };
        html! {
            <@{around} class="bpc-app" lang={now.lang.code()} aria-label={name}>
                { header(cx, now) }
                <div class="govuk-width-container bpc-layout">
                    <@{tag} class="govuk-main-wrapper bpc-main">
                        { notices(cx, now) }
                        <div key={now.page.path()}>{ page }</div>
                    </@>
                    <div class="bpc-side">{ panel(cx, now) }</div>
                </div>
                { work(cx, now, self.kept) }
                { foot(now.lang) }
                { live(now.lang, &self.said) }
            </@>
        }
    }

    fn rendered(&mut self, ctx: &Context<Self>, _: bool) {
        let frame = &ctx.props().frame;
        match std::mem::replace(&mut self.focus, Focus::Stays) {
            Focus::Stays => {}
            Focus::Field => {
                frame.take_focus();
            }
            Focus::Page => {
                // A page that is on its way takes the focus to its field when it is here.
                let is_here = self.store.page.is_first() || self.store.has_later();
                if !(is_here && frame.take_focus()) {
                    frame.focus_heading();
                }
            }
        }
    }
}

impl App {
    /// Does what follows from a change; at first everything.
    fn follow(&mut self, ctx: &Context<Self>, before: Option<&Model>) {
        let frame = &ctx.props().frame;
        let now = self.store.clone();
        if before.is_none_or(|before| !before.keeps_like(&now)) {
            self.kept = frame.keeper.write(&now);
        }
        if before.is_none_or(|before| before.page != now.page || before.lang != now.lang) {
            effects::show_in_url(frame, now.page, before.is_none());
            effects::name_document(frame, &now);
        }
        if before.is_none_or(|before| before.unsaved != now.unsaved) {
            self.leaving = effects::warn_before_leaving(now.unsaved);
        }
        let heard = heard(&now);
        if before.is_none() || heard != self.heard {
            self.heard.clone_from(&heard);
            let link = ctx.link().clone();
            // The one before is dropped, and with it what it would have said.
            self.settling = Timer::after(QUIET, move || link.send_message(Told::Settled(heard)));
        }
        let waits = |model: &Model| model.page == Page::Start && matches!(model.view.list, List::Loading);
        if waits(&now) && !before.is_some_and(waits) {
            self.wish(ctx, Wish::List);
        }
        // Once for each framework: another one has other texts.
        let asks = |model: &Model| {
            let asked = model.view.later == Coming::Asked && !model.has_later();
            asked.then(|| model.work.framework.as_ref().map(Rc::as_ptr))
        };
        let asked = asks(&now);
        if asked.is_some() && before.and_then(asks) != asked {
            effects::bring_later(frame.clone(), now.clone(), self.dispatch.clone());
        }
    }

    fn wish(&self, ctx: &Context<Self>, wish: Wish) {
        effects::grant(ctx.props().frame.clone(), self.store.clone(), self.dispatch.clone(), wish);
    }
}
