//! One supplier under each published shape of scoring: points, a gate, questions whose scale the tender says, places and
//! shares, steps with a pass mark.

use journeys::Browser;
use journeys::page::input;

/// A browser on the Contract page of that framework.
fn under(title: &str) -> Browser {
    let browser = Browser::new();
    browser.open("/");
    browser.take(title);
    browser
}

/// Waits until an element says something.
fn shows(browser: &Browser, css: &str, text: &str) {
    let script = format!("return document.querySelector({css:?})?.innerText.includes({text:?})");
    browser.until(text, &script);
}

fn go_to_pledges(browser: &Browser) {
    browser.go("pledges");
    browser.open_themes();
}

#[test]
fn points_from_a_menu() {
    let mut browser = under("A menu of points");
    browser.fill("contract-value", "900,000");
    browser.pick("contract-vat", "excluded");
    browser.fill("contract-months", "24");
    go_to_pledges(&browser);
    // 3 apprentices × 10 points.
    browser.pledge("apprentice", &[("quantity", "3")]);
    let figures = browser.brings("apprentice");
    assert!(figures.contains(&("Points".into(), "30".into())), "{figures:?}");
    // Nobody knows how many points are required before the value with extensions is typed.
    browser.go("contract");
    browser.fill("contract-value-with-extensions", "1.4m");
    go_to_pledges(&browser);
    browser.pledge("school-visit", &[("quantity", "4")]);
    // At least £500,000 and below £2 million: 50 points. 10 × (30 + 4) ÷ 50 = 6.8.
    shows(&browser, ".bpc-panel__marks", "6.80 of 10 marks");
    assert!(!browser.text(".bpc-panel").contains("£0"), "nothing here has a value in pounds");
    // People are whole.
    browser.type_into(&input("apprentice", 0, "quantity"), ".5");
    browser.go("check");
    shows(&browser, "main", "whole number");
    browser.assert_clean();
    browser.close();
}

#[test]
fn a_gate_lets_through_or_puts_out() {
    let mut browser = under("All or nothing");
    go_to_pledges(&browser);
    browser.pick("input-pay-0-answer", "yes");
    browser.go("questions");
    for n in 1..=5 {
        browser.pick(&format!("answer-understand-{n}"), "yes");
    }
    browser.fill("answer-contact", "Our bid manager");
    for n in 1..=5 {
        browser.pick(&format!("answer-ready-{n}"), "yes");
    }
    // One is still open: no mark yet, and nobody is put out.
    assert!(!browser.text(".bpc-panel__headline").contains("10.00"), "{}", browser.text(".bpc-panel__headline"));
    browser.pick("answer-ready-6", "yes");
    shows(&browser, ".bpc-panel__marks", "10.00 of 10 marks");
    browser.pick("answer-ready-6", "no");
    browser
        .until("being put out", "return !document.querySelector('.bpc-panel__headline').innerText.includes('10.00')");
    browser.go("check");
    shows(&browser, "main", "Readiness, question 6 of 6");
    browser.assert_clean();
    browser.close();
}

#[test]
fn questions_whose_weights_and_scale_the_tender_says() {
    let mut browser = under("PPN 026");
    browser.fill("tender-weighting", "10");
    browser.pick("tender-of", "whole");
    let weights = [("create-jobs", "4"), ("fair-conditions", "2"), ("fair-pay", "2"), ("training", "1")];
    for (question, marks) in weights.into_iter().chain([("progression", "0"), ("pipeline", "1")]) {
        browser.fill(&format!("tender-marks-{question}"), marks);
    }
    browser.pick("contract-buyer", "central");
    browser.fill("contract-notice-date", "2027-03-01");
    browser.fill("contract-value", "5,000,000");
    browser.pick("contract-vat", "included");
    browser.go("questions");
    assert_eq!(browser.count("[id$=grade-create-jobs]"), 0, "no grade before the tender's scale is known");
    browser.go("contract");
    browser.pick("tender-scale", "five");
    browser.go("questions");
    // The tender does not ask about progression.
    assert_eq!(browser.shown(".bpc-question"), 5);
    let grades =
        [("create-jobs", "4"), ("fair-conditions", "3"), ("fair-pay", "5"), ("training", "4"), ("pipeline", "2")];
    for (question, grade) in grades {
        browser.pick(&format!("grade-{question}"), grade);
    }
    // 4 × 4/5 + 2 × 3/5 + 2 × 5/5 + 1 × 4/5 + 1 × 2/5 = 3.2 + 1.2 + 2 + 0.8 + 0.4 = 7.6.
    shows(&browser, ".bpc-panel__marks", "7.60 of 10 marks");
    // At £5 million with VAT the note asks for 20 marks, and for key performance indicators.
    browser.go("check");
    for told in ["20", "key performance indicators"] {
        shows(&browser, "main", told);
    }
    browser.assert_clean();
    browser.close();
}

#[test]
fn places_and_shares_count_as_a_rule_says() {
    let mut browser = under("Half numbers, half answers");
    browser.fill("contract-place", "Northgate");
    browser.fill("contract-months", "24");
    browser.fill("contract-rival-numbers", "60,000");
    go_to_pledges(&browser);
    browser.pledge("local-jobs", &[("people", "2"), ("hours_per_week", "35"), ("months", "24")]);
    browser.pledge("volunteering", &[("quantity", "250")]);
    browser.go("questions");
    browser.fill("answer-plan", "Our site manager leads.");
    go_to_pledges(&browser);
    // 4 FTE years × £10,000 + 250 hours × £20 = £45,000.
    browser.until("£45,000", "return document.querySelector('.bpc-panel').innerText.includes('£45,000')");
    // Half of each job is this contract's: £20,000 + £5,000.
    browser.type_into(&input("local-jobs", 0, "share"), "50");
    browser.until("£25,000", "return document.querySelector('.bpc-panel').innerText.includes('£25,000')");
    // Westgate is not in the borough.
    browser.type_into(&input("volunteering", 0, "place"), "Westgate");
    browser.until("£20,000", "return document.querySelector('.bpc-panel').innerText.includes('£20,000')");
    browser.go("check");
    shows(&browser, "main", "Westgate");
    // All of it comes back after a reload.
    browser.reload();
    go_to_pledges(&browser);
    assert_eq!(browser.value(&input("local-jobs", 0, "share")), "50");
    assert_eq!(browser.value(&input("volunteering", 0, "place")), "Westgate");
    browser.assert_clean();
    browser.close();
}

#[test]
fn what_is_no_contract_has_value_and_no_marks() {
    let browser = under("Social value, and the environment apart");
    go_to_pledges(&browser);
    browser.pledge("carbon", &[("quantity", "40")]);
    // 40 tonnes × £250.
    browser.until("£10,000", "return document.querySelector('.bpc-panel').innerText.includes('£10,000')");
    browser.go("contract");
    browser.run("document.querySelectorAll('main details').forEach(details => { details.open = true; })", Vec::new());
    browser.pick("contract-kind", "lease");
    browser.until(
        "no marks",
        "const all = document.querySelector('.bpc-panel').innerText; return all.includes('£10,000') && !/of (10|20|30) marks/.test(all) \
         && all.includes('No marks, because this is not a public contract') && !all.includes('No marks yet')",
    );
    // Per £1,000 of a deal worth £1,000,000 that is £10.
    browser.fill("contract-value", "1,000,000");
    browser.until(
        "the proportion",
        "return /Value for each £1,000 of what the deal is worth\\s*£10(?![\\d,])/.test(document.querySelector('.bpc-panel').innerText)",
    );
    browser.fill("contract-submission-deadline", "2027-03-28T01:30");
    // The clocks go forward that night: there is no such time.
    shows(&browser, ".bpc-contract", "Not read yet");
    browser.close();
}
