//! Opened workings, and what goes on around them.

use journeys::Browser;
use journeys::page::{field, input};
use serde_json::json;

const HOURS: &str = "volunteering-hours";

/// Hours of volunteering at £12.71, the legal minimum wage from age 21: 100 hours are £1,271. Of 20 marks, 40 % are 8.
/// Against £10,000 that is 8 × 1,271 ÷ 10,000 = 1.0168 marks, against £20,000 half of it, 0.5084.
#[test]
fn an_open_working_follows_every_change_and_the_focus_stays_on_its_measure() {
    let mut browser = Browser::new();
    browser.begin_pledges();
    browser.pledge(HOURS, &[("quantity", "100")]);
    browser.fill("rival-offer", "10000");
    let open = "return [...document.querySelectorAll('.bpc-measure .bpc-working')]
        .find(w => w.querySelector('.bpc-working__name').innerText.trim() === 'Value'
            && w.querySelector('.bpc-working__figure').innerText.trim() === '£1,271')?.querySelector('button') ?? null";
    let button = browser.element_of("the working of the value", open, Vec::new());
    browser.click_on("working", &button);
    let without = ".bpc-measure .bpc-working__without";
    browser.says(without, "Without this: −1.02 marks, −£1,271 of counted value");
    browser.click(&field("rival-offer"));
    browser.retype("20000");
    browser.says(without, "Without this: −0.51 marks, −£1,271 of counted value");
    browser.click(&input(HOURS, 0, "quantity"));
    browser.retype("200");
    browser.says(without, "Without this: −1.02 marks, −£2,542 of counted value");
    // The button that removes a pledge goes with it, so its measure's heading takes the focus.
    browser.click(".bpc-measure--pledged .bpc-pledge .bpc-link-button");
    browser.until("the focus on the heading", "return document.activeElement.matches('.bpc-measure__title')");
    let heading = browser.run("return document.activeElement.innerText.replace(/\\s+/g, ' ')", Vec::new());
    assert!(heading.as_str().is_some_and(|text| text.starts_with(HOURS)), "{heading}");
    assert_eq!(browser.run("return document.querySelectorAll('.bpc-measure--pledged').length", Vec::new()), json!(0));
    browser.assert_clean();
    browser.close();
}
