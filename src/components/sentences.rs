//! Sentences that need more of the model than a component has at hand.

use pledge_engine::advise::Finding;
use pledge_engine::score::Label;
use pledge_words::{findings, trace};

pub use pledge_words::findings::fact_name;

use crate::state::Model;

/// What a finding on the bid in view says.
pub fn finding_sentence(model: &Model, finding: &Finding) -> String {
    match (&model.results.case, model.work.bid()) {
        (Some(case), Some(bid)) => findings::sentence(model.lang, finding, case, bid),
        _ => String::new(),
    }
}

/// What to do about a finding on the bid in view.
pub fn finding_todo(model: &Model, finding: &Finding) -> String {
    match (&model.results.case, model.work.bid()) {
        (Some(case), Some(bid)) => findings::todo(model.lang, finding, case, bid),
        _ => String::new(),
    }
}

/// What a finding says beside the field that it is about.
pub fn finding_hint(model: &Model, finding: &Finding) -> String {
    [finding_sentence(model, finding), finding_todo(model, finding)].join(" ")
}

/// What a step of a working is.
pub fn label_name(model: &Model, label: &Label) -> String {
    match (&model.results.case, model.work.bid()) {
        (Some(case), Some(bid)) => trace::label(model.lang, label, &case.framework, bid),
        _ => String::new(),
    }
}
