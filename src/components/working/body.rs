//! The opened working.

use pledge_engine::framework::{Framework, Origin};
use pledge_engine::score::{Figure, Label, Without, trace, without};
use pledge_words::{Lang, numbers, say};
use yew::prelude::*;

use super::source::{publication, value_source};
use super::tell::{From, Given, Line, tell};
use super::working;
use crate::components::{Cx, label_name, local};
use crate::state::Store;
use crate::view::html;

/// Asks the engine for the arithmetic and tells it.
pub fn body(cx: &Cx, figure: Figure) -> Html {
    let (lang, store) = (cx.lang, &cx.store);
    let (bids, which) = (&store.work.bids, store.work.current);
    let Some(case) = &store.results.case else { return nothing(lang) };
    let Some(found) = trace(case, bids, which, figure) else { return nothing(lang) };
    let framework = &*case.framework;
    let told = tell(lang, framework, store.work.bid(), &found);
    let difference = measure_of(figure).and_then(|measure| without(case, bids, which, measure));
    html! {
        <div class="bpc-working__body">
            <div>
                if !told.given.is_empty() {
                    <p class="bpc-working__heading">{ say::working_inputs(lang) }</p>
                    <ul class="bpc-working__list">
                        { for told.given.iter().map(|given| given_line(cx, framework, given)) }
                    </ul>
                }
            </div>
            <div>
                if !told.lines.is_empty() {
                    <p class="bpc-working__heading">{ say::working_steps(lang) }</p>
                    <ol class="bpc-working__list bpc-working__list--steps">
                        { for told.lines.iter().map(|line| step_line(store, line)) }
                    </ol>
                    <p class="bpc-working__small">{ say::working_halves(lang) }</p>
                }
            </div>
            <div>
                { for told.valued.iter().map(|measure| value_source(lang, framework, *measure)) }
            </div>
            <p class="bpc-working__without">{ difference.map(|lost| without_text(lang, &lost)).unwrap_or_default() }</p>
        </div>
    }
}

fn nothing(lang: Lang) -> Html {
    html! { <p class="bpc-working__small">{ say::working_nothing(lang) }</p> }
}

/// A figure that goes in: its name, the figure, where it is from.
fn given_line(cx: &Cx, framework: &Framework, given: &Given) -> Html {
    let (lang, store) = (cx.lang, &cx.store);
    let name = name(store, &given.label);
    if let From::Worked(Some(figure)) = given.from {
        return html! { <li class="bpc-working__line">{ working(cx, figure, &name, &given.figure) }</li> };
    }
    html! {
        <li class="bpc-working__line">
            <span class="bpc-working__what">{ name }</span>{ " " }
            <span class="bpc-working__sum"><b>{ &given.figure }</b></span>{ " " }
            <span class="bpc-working__from">{ from(lang, framework, &given.from) }</span>
        </li>
    }
}

/// One line of arithmetic.
fn step_line(store: &Store, line: &Line) -> Html {
    html! {
        <li class="bpc-working__line">
            <span class="bpc-working__what">{ name(store, &line.label) }</span>{ " " }
            <span class="bpc-working__sum">{ &line.sum }{ line.sign }<b>{ &line.figure }</b></span>{ " " }
            <span class="bpc-working__from">{ line.note.clone().unwrap_or_default() }</span>
        </li>
    }
}

/// What a step is, in words.
fn name(store: &Store, label: &Label) -> String {
    label_name(store, label)
}

/// Where a figure is from, in words.
fn from(lang: Lang, framework: &Framework, from: &From) -> Html {
    let text = match from {
        From::Typed(text) => say::working_typed(lang, text),
        From::Method => say::working_method(lang).into(),
        From::Worked(_) => say::working_worked_out(lang).into(),
        From::Value => say::working_source_below(lang).into(),
        From::Framework(Origin::Source { source, place }) => {
            let Some(source) = framework.sources.get(*source) else { return html! { <span></span> } };
            let before = if place.is_empty() { String::new() } else { [place, ", "].concat() };
            return html! { <span>{ before }{ publication(lang, source) }</span> };
        }
        From::Framework(other) => origin(lang, framework, other),
    };
    html! { <span>{ text }</span> }
}

/// Who decided a figure, in words.
pub fn origin(lang: Lang, framework: &Framework, origin: &Origin) -> String {
    match origin {
        Origin::Buyer => say::working_buyer(lang).into(),
        Origin::Judgement => say::working_judgement(lang).into(),
        Origin::Illustrative => say::working_illustrative(lang).into(),
        Origin::Source { source, place } => {
            let title = framework.sources.get(*source).map_or("", |s| local(lang, &s.title));
            if place.is_empty() { title.into() } else { say::working_source_place(lang, title, place) }
        }
    }
}

/// What would be lost without a measure's pledges, in words.
fn without_text(lang: Lang, lost: &Without) -> String {
    let value = numbers::pounds(-lost.value);
    match lost.marks {
        Some(marks) => say::working_without_marks(lang, &numbers::change(-marks), &value),
        None => say::working_without_value(lang, &value),
    }
}

/// The measure whose pledges a figure counts.
fn measure_of(figure: Figure) -> Option<usize> {
    match figure {
        Figure::Quantity(measure)
        | Figure::Counted(measure)
        | Figure::MeasureValue(measure)
        | Figure::MeasurePoints(measure) => Some(measure),
        _ => None,
    }
}
