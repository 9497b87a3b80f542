//! The words that a private framework needs and nobody typed.

use pledge_engine::framework::Text;
use pledge_exchange::SetupWords;
use pledge_words::{Lang, say};

/// In both languages, so that the framework can be read in either.
pub fn setup_words(today: &str) -> SetupWords<'_> {
    let both = |of: fn(Lang) -> &'static str| Text { en: of(Lang::En).into(), cy: of(Lang::Cy).into() };
    SetupWords {
        today,
        summary: both(say::setup_words_summary),
        tender_pack: both(say::setup_words_tender_pack),
        offer: both(say::setup_words_offer),
        answers: both(say::setup_words_answers),
        theme: both(say::setup_words_theme),
        counts: both(say::setup_words_counts),
        no_value: both(say::setup_words_no_value),
        graded: both(say::setup_words_graded),
        question: both(say::setup_words_question),
        offer_marks: both(say::setup_words_offer_marks),
        answers_marks: both(say::setup_words_answers_marks),
    }
}
