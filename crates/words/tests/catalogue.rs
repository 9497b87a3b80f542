//! What holds for every sentence in both languages.

use pledge_words::catalogue::{CATALOGUE, Entry, find};

/// Collects what is wrong with each text, so that one run tells all of it.
fn each(rule: impl Fn(&Entry, &str, &str) -> Option<&'static str>) {
    let mut wrong = String::new();
    for entry in CATALOGUE {
        let texts = entry.en.iter().map(|text| ("en", *text)).chain(entry.cy.iter().map(|text| ("cy", *text)));
        for (language, text) in texts {
            if let Some(reason) = rule(entry, language, text) {
                wrong += &format!("\n{}.toml: {} ({language}): {reason}: {text}", entry.room, entry.id);
            }
        }
    }
    assert!(wrong.is_empty(), "{wrong}");
}

fn words(text: &str) -> Vec<String> {
    text.split(|c: char| !c.is_alphanumeric() && c != '’').map(str::to_lowercase).filter(|w| !w.is_empty()).collect()
}

#[test]
fn spaces_are_single_and_inside() {
    each(|_, _, text| {
        let wrong = text.contains("  ") || text.trim() != text || text.contains(" .") || text.contains(" ,");
        wrong.then_some("a double space, or one at an end or before a full stop or comma")
    });
}

#[test]
fn quotation_marks_are_curly_and_paired() {
    each(|_, _, text| {
        let opened = text.matches('“').count();
        let wrong = text.contains(['"', '\'', '`', '‘']) || opened != text.matches('”').count();
        wrong.then_some("quote with “ and ”; the apostrophe is ’")
    });
}

#[test]
fn no_dashes_as_pauses() {
    each(|_, _, text| {
        (text.contains('—') || text.contains(" - ") || text.contains(" – ") || text.contains("--"))
            .then_some("use a full stop, a comma or a colon instead of a dash")
    });
}

#[test]
fn three_dots_are_one_character() {
    each(|_, _, text| text.contains("...").then_some("write …"));
}

/// Some frameworks count points before they become marks. Sentences about those have the word in their id; the key of a
/// file stands between quotation marks.
#[test]
fn marks_are_not_called_points() {
    each(|entry, _, text| {
        let said = text.replace("“points”", "");
        let found = words(&said).iter().any(|word| matches!(word.as_str(), "points" | "pwyntiau" | "bwyntiau"));
        (found && !entry.id.contains("points")).then_some("say “marks”, “marciau”")
    });
}

#[test]
fn welsh_is_not_english_again() {
    each(|entry, language, text| {
        let same = language == "cy" && entry.en.contains(&text) && words(text).len() > 3;
        same.then_some("the Welsh is the English")
    });
}

#[test]
fn ids_start_with_their_room() {
    each(|entry, _, _| {
        let rest = entry.id.strip_prefix(entry.room).and_then(|rest| rest.strip_prefix('_'));
        rest.is_none().then_some("the id does not start with the name of its file")
    });
}

#[test]
fn a_sentence_ends_alike_in_both_languages() {
    each(|entry, language, text| {
        let ends = |text: &str| text.chars().last().filter(|c| matches!(c, '.' | '?' | ':' | '!' | '…'));
        let unlike = language == "cy" && entry.en.iter().all(|en| ends(en) != ends(text));
        unlike.then_some("the English ends with other punctuation")
    });
}

#[test]
fn sentences_are_found_by_id() {
    let entry = find("common_marks_of").expect("common.toml has it");
    assert_eq!(entry.placeholders, ["marks", "total"]);
    assert!(find("common_nothing_of_the_kind").is_none());
}

#[test]
fn the_flag_tells_whether_drafts_remain() {
    let reviewed = CATALOGUE.iter().all(|entry| entry.reviewed.is_some());
    assert_eq!(pledge_words::WELSH_REVIEWED, reviewed);
}
