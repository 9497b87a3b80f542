//! Bars: each is a row of a list with its figure in words, so that nobody has to read the bar.

use pledge_engine::json::decimal_text;
use pledge_engine::{Decimal, hundredths};
use yew::prelude::*;

use crate::view::{each, html};

/// One bar.
pub struct Bar<'a> {
    /// What it is.
    pub name: &'a str,
    /// Its figure in words.
    pub figure: String,
    /// How much of `whole` there is.
    pub part: Decimal,
    /// What a full bar is; nothing above zero draws an empty one.
    pub whole: Decimal,
}

/// A list of bars with a heading.
pub fn bars<'a>(title: &str, bars: impl Iterator<Item = Bar<'a>>) -> Html {
    let mut items = bars.enumerate().map(|(index, bar)| {
        html! {
            <li key={index} class="bpc-bars__item">
                <span class="bpc-bars__name">{ bar.name }</span>
                <span class="bpc-bars__figure">{ &bar.figure }</span>
                <svg class="bpc-bars__bar" viewBox="0 0 100 4" preserveAspectRatio="none" aria-hidden="true">
                    <rect class="bpc-bars__back" width="100" height="4" />
                    <rect class="bpc-bars__front" width={decimal_text(width(&bar))} height="4" />
                </svg>
            </li>
        }
    });
    let items = each(&mut items);
    html! {
        <div class="bpc-bars">
            <h3 class="bpc-bars__title">{ title }</h3>
            <ul class="bpc-bars__list">{ items }</ul>
        </div>
    }
}

/// The width of a bar in whole per cent.
fn width(bar: &Bar<'_>) -> Decimal {
    hundredths(bar.part, bar.whole.max(bar.part))
}
