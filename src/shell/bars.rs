//! Bars: each is a row of a list with its figure in words, so that nobody has to read the bar.

use pledge_engine::Decimal;
use yew::prelude::*;

/// One bar.
#[derive(Clone, PartialEq)]
pub struct Bar {
    /// What it is.
    pub name: AttrValue,
    /// Its figure in words.
    pub figure: AttrValue,
    /// How much of `whole` there is.
    pub part: Decimal,
    /// What a full bar is; nothing above zero draws an empty one.
    pub whole: Decimal,
}

/// A list of bars with a heading.
#[derive(Properties, PartialEq)]
pub struct BarsProps {
    /// What the bars show.
    pub title: AttrValue,
    /// The bars.
    pub bars: Vec<Bar>,
}

/// A list of bars with a heading.
#[component]
pub fn Bars(props: &BarsProps) -> Html {
    html! {
        <div class="bpc-bars">
            <h3 class="bpc-bars__title">{ &props.title }</h3>
            <ul class="bpc-bars__list">
                { for props.bars.iter().enumerate().map(|(index, bar)| html! {
                    <li key={index} class="bpc-bars__item">
                        <span class="bpc-bars__name">{ &bar.name }</span>
                        <span class="bpc-bars__figure">{ &bar.figure }</span>
                        <svg class="bpc-bars__bar" viewBox="0 0 100 4" preserveAspectRatio="none" aria-hidden="true">
                            <rect class="bpc-bars__back" width="100" height="4" />
                            <rect class="bpc-bars__front" width={width(bar).to_string()} height="4" />
                        </svg>
                    </li>
                }) }
            </ul>
        </div>
    }
}

/// The width of a bar in whole per cent.
fn width(bar: &Bar) -> Decimal {
    let whole = bar.whole.max(bar.part);
    if whole <= Decimal::ZERO {
        return Decimal::ZERO;
    }
    let share = bar.part.checked_mul(Decimal::ONE_HUNDRED).and_then(|part| part.checked_div(whole));
    share.unwrap_or_default().trunc()
}
