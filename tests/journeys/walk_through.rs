//! The README's walk-through, word for word: whatever is typed, pressed or read here stands in the README.

use journeys::Browser;
use journeys::page::Part;
use serde_json::json;

/// The README on one line, without the marks of its format.
fn readme() -> String {
    let text = std::fs::read_to_string(xtask::root().join("README.md")).expect("the README");
    text.split_whitespace().collect::<Vec<_>>().join(" ").replace(['`', '*'], "")
}

/// Types into the field with a label, in the part of the page that a selector names.
fn type_at(browser: &Browser, within: &str, label: &str, text: &str) {
    let script = "const plain = t => t.replace(/\\s+/g, ' ').trim();
        return [...document.querySelectorAll(arguments[0] + ' label')]
            .find(l => l.checkVisibility() && plain(l.innerText) === arguments[1])?.control ?? null";
    let field = browser.element_of(&format!("{within} “{label}”"), script, vec![json!(within), json!(label)]);
    browser.click_on(label, &field);
    browser.press(text);
}

#[test]
fn the_walk_through_of_the_readme_gives_the_figures_that_it_prints() {
    let readme = readme();
    let told = |text: &str| assert!(readme.contains(text), "the README does not say “{text}”");
    let browser = Browser::new();
    browser.open("/");

    told("Under \"It names one of these frameworks\", press Use this framework");
    browser.says("h2", "It names one of these frameworks");
    browser.click_text(
        ".bpc-framework .govuk-button",
        "Use this framework : Greater Manchester: six priorities, open values",
    );
    browser.arrive("contract");

    told("type 20 under \"Marks for social value\" and 40 under \"Share of those marks for the numbers\"");
    told("choose A share of the best offer");
    told("Type £400,000 under \"Value of the contract over its fixed term\", choose No, VAT is not included");
    told("type 2027-04-01 under \"First day of the contract\" and 36 under \"Fixed term in months\"");
    type_at(&browser, "main", "Marks for social value", "20");
    type_at(&browser, "main", "Share of those marks for the numbers", "40");
    browser.click_text("label", "A share of the best offer");
    type_at(&browser, "main", "Value of the contract over its fixed term", "£400,000");
    browser.click_text("label", "No, VAT is not included");
    type_at(&browser, "main", "First day of the contract", "2027-04-01");
    type_at(&browser, "main", "Fixed term in months", "36");
    told("Press Continue to your pledges");
    browser.click_text("main .govuk-button", "Continue to your pledges");
    browser.arrive("pledges");

    told("Press Open all themes");
    browser.click_text(".bpc-link-button", "Open all themes");
    told(
        "Under \"Work for local people\" type 2 people, 28 hours a week and 36 months: 4.8 full-time years (FTE), £46,846.80",
    );
    told("Under \"Staff time given to local groups\" type 240 hours: £3,050.40");
    let titles = browser.texts(".bpc-measure__title");
    for (code, title) in
        [("local-jobs", "Work for local people"), ("volunteering-hours", "Staff time given to local groups")]
    {
        assert!(titles.contains(&format!("{code} {title}")), "{title}: {titles:?}");
    }
    browser.pledge("local-jobs", &[("people", "2"), ("hours_per_week", "28"), ("months", "36")]);
    browser.pledge("volunteering-hours", &[("quantity", "240")]);
    let pair = |name: &str, figure: &str| (name.to_owned(), figure.to_owned());
    // 39,039 × 0.25 = 9,759.75; 4.8 × 9,759.75 = 46,846.80. 240 × 12.71 = 3,050.40. Together 49,897.20.
    let jobs = browser.brings("local-jobs");
    assert_eq!(jobs[..2], [pair("Your pledge", "4.8 full-time years (FTE)"), pair("Value", "£46,846.80")]);
    assert_eq!(browser.brings("volunteering-hours")[1], pair("Value", "£3,050.40"));

    told("The score says £49,897.20");
    told("8.00 of 8 marks if it equals yours, 5.33 if it is half as much again, 4.00 if it is double yours");
    assert_eq!(browser.social_value(), "£49,897.20");
    let parts = browser.parts();
    assert_eq!(
        parts[0].scenarios,
        [
            "8.00 of 8 marks if the best offer equals yours",
            "5.33 of 8 marks if it is half as much again",
            "4.00 of 8 marks if it is double yours",
        ]
    );
    assert_eq!(browser.headline()[0], "Your pledges in numbers: £49,897.20, depends on the best offer");

    // 8 × 49,897.20 ÷ 120,000 = 3.32648, so 3.33.
    told("Under \"Best offer you expect\" type 120,000: 3.33 of 8 marks if the best offer is £120,000");
    type_at(&browser, ".bpc-panel", "Best offer you expect", "120,000");
    browser.says(".bpc-panel__marks", "Your pledges in numbers: 3.33 of 8 marks if the best offer is £120,000");
    told("The last step is 8 × £49,897.20 ÷ £120,000 = 3.33 rounded to 2 decimal places");
    let steps = browser.panel_working("Your pledges in numbers");
    let last = steps.iter().rfind(|line| line.contains('÷')).expect("a step that divides");
    assert!(last.contains("8 × £49,897.20 ÷ £120,000 = 3.33 rounded to 2 decimal places"), "{steps:#?}");

    told("The written answers carry the other 12 marks. They are \"up to 12, evaluators decide\"");
    let [_, answers] = <[Part; 2]>::try_from(browser.parts()).expect("the score has two parts");
    assert_eq!(answers.phrase, "up to 12, evaluators decide");
    browser.close();
}
