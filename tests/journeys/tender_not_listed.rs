//! A tender that is not listed, from a pasted table of twelve measures: 10 marks for the offer relative to the best
//! one and 10 for written answers.

use journeys::Browser;
use journeys::browser::plain;
use journeys::offer::TABLE;
use journeys::page::{Part, field};

/// 3 FTE-years × £30,000 = £90,000; 240 hours × £15 = £3,600; together £93,600.
const ALL: &str = "£93,600";

/// 10 × 93,600 ÷ 120,000 = 936,000 ÷ 120,000 = 7.8.
const MARKS: &str = "7.80 of 10 marks if the best offer is £120,000";

/// Nobody grades their own answer here: the tender gives no scale.
const ANSWERS: &str = "up to 10, evaluators decide";

/// Fails if the page in view shows other figures than these, or adds the two parts.
fn assert_figures(browser: &Browser) {
    browser.until("the score", "return document.querySelector('.bpc-part') !== null");
    assert_eq!(
        browser.headline(),
        [format!("Your offer in numbers: {MARKS}"), format!("Your written answers: {ANSWERS}")]
    );
    assert_eq!(browser.social_value(), ALL);
    let [numbers, answers] = <[Part; 2]>::try_from(browser.parts()).expect("the score has two parts");
    assert_eq!(numbers.phrase, MARKS);
    assert!(numbers.figures.contains(&("Counted towards these marks".into(), ALL.into())), "{numbers:?}");
    assert_eq!(answers.phrase, ANSWERS);
    // 7.80 + 10 would be 17.80, and 20 is what both carry.
    let panel = browser.text(".bpc-panel");
    for sum in ["17.8", "of 20"] {
        assert!(!panel.contains(sum), "the parts are added: {panel}");
    }
    browser.go("pledges");
    browser.open_themes();
    // 3 people × 35 ÷ 35 × 12 ÷ 12 = 3.
    assert_eq!(browser.brings("J1")[..2], [pair("Your pledge", "3 full-time years (FTE)"), pair("Value", "£90,000")]);
    assert_eq!(browser.brings("C1")[..2], [pair("Your pledge", "240 hours"), pair("Value", "£3,600")]);
    browser.go("print");
    let sheet = browser.text(".bpc-print-sheet");
    for wanted in ["£90,000", "£3,600", ALL, "7.80", ANSWERS] {
        assert!(sheet.contains(wanted), "{wanted} is not printed: {sheet}");
    }
}

fn pair(name: &str, figure: &str) -> (String, String) {
    (name.into(), figure.into())
}

#[test]
fn twelve_pasted_measures_become_marks_and_a_file_that_opens_elsewhere() {
    let browser = Browser::new();
    browser.open("/");
    browser.click("main a.govuk-button[href=\"#/not-listed\"]");
    browser.arrive("not-listed");

    // Using it too soon says what is missing, and each line leads to its field.
    browser.click_text("main .govuk-button", "Use this tender");
    let missing = browser.texts(".govuk-error-summary__list a");
    browser.says(".govuk-error-summary__list a", "Type the name of the tender.");
    assert!(!missing.is_empty());
    browser.click_text(".govuk-error-summary__list a", "Type the name of the tender.");
    browser.until("the focus in the field", "return document.activeElement.id === 'bpc1-setup-title'");

    browser.fill("setup-title", "Cleaning of schools 2027");
    browser.fill("setup-buyer", "Example Council");
    browser.fill("setup-offer-marks", "10");
    browser.pick("setup-rule", "best_offer");
    browser.fill("setup-answers-marks", "10");
    browser.fill("setup-full-time", "35");
    browser.paste(&field("setup-paste"), TABLE);

    // How each row was read stands there before anything is taken: the units in words, nothing doubtful.
    browser.element(".bpc-preview");
    let rows = browser.texts(".bpc-preview tbody tr");
    assert_eq!(rows.len(), 12, "{rows:?}");
    assert_eq!(plain(&rows[0]), "J1 Local people employed on the contract full-time years (FTE) £30,000 14");
    assert_eq!(plain(&rows[4]), "C1 Volunteering in the community hours £15 15");
    assert_eq!(browser.texts(".bpc-preview tbody td:last-child"), vec![String::new(); 12], "{rows:?}");
    browser.click(".bpc-paste .govuk-button");
    browser.until("twelve rows", "return document.querySelectorAll('.bpc-rows .bpc-row').length === 12");
    assert_eq!(browser.value(&field("setup-name-11")), "Waste kept from landfill");
    browser.click_text("main .govuk-button", "Use this tender");
    browser.arrive("contract");

    browser.fill("contract-title", "School cleaning");
    browser.fill("contract-value", "600k");
    browser.pick("contract-vat", "excluded");
    browser.fill("contract-start", "2027-09-01");
    browser.fill("contract-months", "12");
    browser.go_on("pledges");
    browser.open_themes();
    browser.pledge("J1", &[("people", "3"), ("hours_per_week", "35"), ("months", "12")]);
    browser.pledge("C1", &[("quantity", "240")]);

    // Nobody knows the best offer yet: the counted value, three marks, and no sum. 10 ÷ 1.5 = 6.667, so 6.67.
    let parts = browser.parts();
    assert_eq!(
        parts[0].scenarios,
        [
            "10.00 of 10 marks if the best offer equals yours",
            "6.67 of 10 marks if it is half as much again",
            "5.00 of 10 marks if it is double yours",
        ]
    );
    browser.fill("rival-offer", "£120,000");
    assert_figures(&browser);
    let steps = browser.panel_working("Your offer in numbers").join("\n");
    assert!(steps.contains("10 × £93,600 ÷ £120,000 = 7.80"), "{steps}");

    browser.click_text(".bpc-work .govuk-button", "Save to a file");
    let file = browser.downloaded("school-cleaning.pledge.json");
    browser.reload();
    assert_figures(&browser);

    let elsewhere = Browser::new();
    elsewhere.open("/");
    elsewhere.choose(&field("open-bid"), &file);
    elsewhere.arrive("contract");
    assert_figures(&elsewhere);
    elsewhere.close();
    browser.close();
}

#[test]
fn a_tender_that_is_changed_keeps_its_pledges_with_their_measures() {
    let browser = Browser::new();
    browser.open("/");
    browser.set_up_tender();
    browser.fill("setup-full-time", "35");
    browser.click_text("main .govuk-button", "Use this tender");
    browser.arrive("contract");
    browser.go("pledges");
    browser.open_themes();
    browser.pledge("J1", &[("people", "3"), ("hours_per_week", "35"), ("months", "12")]);
    browser.pledge("C1", &[("quantity", "240")]);
    browser.pledge("S1", &[("quantity", "1,000")]);
    // 90,000 + 3,600 + 1,000 × 0.20 = 93,800.
    assert_eq!(browser.social_value(), "£93,800");

    // The second row goes, so that all after it move up, and the first measure gets another code.
    browser.go("start");
    browser.click("main a.govuk-button[href=\"#/not-listed\"]");
    browser.arrive("not-listed");
    assert_eq!(browser.value(&field("setup-name-1")), "Apprenticeship weeks");
    browser.click(".bpc-row:nth-child(2) .bpc-link-button");
    browser.until("eleven rows", "return document.querySelectorAll('.bpc-row:has(select)').length === 11");
    browser.run("document.querySelector('[id=bpc1-setup-code-0]').focus()", Vec::new());
    browser.retype("J9");
    browser.click_text("main .govuk-button", "Use this tender");
    browser.arrive("contract");
    browser.go("pledges");
    browser.open_themes();
    assert_eq!(browser.brings("J9")[..2], [pair("Your pledge", "3 full-time years (FTE)"), pair("Value", "£90,000")]);
    assert_eq!(browser.brings("C1")[..2], [pair("Your pledge", "240 hours"), pair("Value", "£3,600")]);
    assert_eq!(browser.brings("S1")[1], pair("Value", "£200"));
    assert_eq!(browser.social_value(), "£93,800");
    assert_eq!(browser.shown(".bpc-lost"), 0);

    // A measure that goes leaves its pledge, which counts nothing, is said, and can be taken away or brought back.
    browser.go("start");
    browser.click("main a.govuk-button[href=\"#/not-listed\"]");
    browser.arrive("not-listed");
    assert_eq!(browser.value(&field("setup-code-3")), "C1");
    browser.click(".bpc-row:nth-child(4) .bpc-link-button");
    browser.click_text("main .govuk-button", "Use this tender");
    browser.arrive("contract");
    assert_eq!(browser.social_value(), "£90,200");
    browser.go("pledges");
    browser.element(".bpc-lost:not([hidden])");
    assert_eq!(browser.texts(".bpc-lost li").len(), 1);
    browser.click(".bpc-undo__button:first-child");
    browser.says(".bpc-panel__value .bpc-working__figure", "£93,800");
    assert_eq!(browser.shown(".bpc-lost"), 0);
    browser.close();
}
