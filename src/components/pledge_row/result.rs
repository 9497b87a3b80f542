//! What the pledges on a measure bring: quantity, pounds, share of the marks.

use pledge_engine::score::{Figure, MeasureScore};
use pledge_words::{Lang, numbers, say, units};
use yew::prelude::*;

use crate::components::{FrameworkRef, Working};

/// A measure's result.
#[derive(Properties, PartialEq)]
pub struct RowResultProps {
    /// The language of the page.
    pub lang: Lang,
    /// The framework.
    pub framework: FrameworkRef,
    /// Index of the measure.
    pub measure: usize,
    /// What the engine says.
    pub score: MeasureScore,
    /// Share of the marks, in words; empty where there is none to speak of.
    pub marks: AttrValue,
}

/// What the pledges bring, a line each.
#[component]
pub fn RowResult(props: &RowResultProps) -> Html {
    let RowResultProps { lang, score, .. } = props;
    let lang = *lang;
    let Some(measure) = props.framework.measures.get(props.measure) else { return html! { <div></div> } };
    let quantity = |value| AttrValue::from(units::quantity(lang, &measure.unit, value));
    let counted = score.counted.filter(|counted| Some(*counted) != score.quantity);
    html! {
        <div class="bpc-result">
            <div>
                if let Some(value) = score.quantity {
                    <Working {lang} figure={Figure::Quantity(props.measure)} text={quantity(value)}
                        name={say::pledges_quantity(lang)} />
                }
            </div>
            <div>
                if let Some(value) = counted {
                    <Working {lang} figure={Figure::Counted(props.measure)} text={quantity(value)}
                        name={say::pledges_counted(lang)} />
                }
            </div>
            <div>
                if let Some(value) = score.value {
                    <Working {lang} figure={Figure::MeasureValue(props.measure)} text={numbers::pounds(value)}
                        name={say::pledges_value(lang)} />
                }
            </div>
            <div>
                if !props.marks.is_empty() {
                    <p class="bpc-result__marks">
                        <span class="bpc-working__name">{ say::pledges_marks(lang) }</span>
                        <span class="bpc-working__figure">{ &props.marks }</span>
                    </p>
                }
            </div>
        </div>
    }
}
