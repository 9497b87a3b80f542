//! A supplier's first bid on `greater-manchester-open`: £400,000 for three years from April 2027, eleven pledges over
//! five priorities, two graded answers. The same offer stands, typed and worked out by hand, in
//! `frameworks/greater-manchester-open/cases/three-year-contract.md`; here is its arithmetic once more, because what
//! the page shows is compared with it and with nothing else.

use journeys::Browser;
use journeys::offer::THREE_YEARS;
use journeys::page::Part;

/// What each pledge brings: measure, what it counts as, pounds.
const BRINGS: [(&str, &str, &str); 10] = [
    // 4,521.61 × 0.1 = 452.161, to the penny 452.16; 5 × 452.16 = 2,260.80.
    ("wellbeing-support", "5 people", "£2,260.80"),
    // 2 people × 28 ÷ 35 hours × 36 ÷ 12 months = 4.8; 39,039 × 0.25 = 9,759.75; 4.8 × 9,759.75 = 46,846.80.
    ("local-jobs", "4.8 full-time years (FTE)", "£46,846.80"),
    // 1 × 35 ÷ 35 × 36 ÷ 12 = 3, but only the first 12 months count: 1. 14,790.17 × 0.5 = 7,395.085, a half goes up.
    ("long-term-unemployed", "1 full-time year (FTE)", "£7,395.09"),
    // Two days in a week are 2 ÷ 5 of one: 4 × 6 × 0.4 = 9.6. 34,840.38 × 0.01 = 348.4038, to the penny 348.40;
    // 9.6 × 348.40 = 3,344.64.
    ("prison-training", "9.6 weeks of training", "£3,344.64"),
    // 2 × 60 = 120; 1,315.86 × 0.02 = 26.3172, to the penny 26.32; 120 × 26.32 = 3,158.40.
    ("apprentice-weeks-2", "120 weeks", "£3,158.40"),
    // 12 hours × 8 people = 96; 14,790.17 × 0.001 = 14.79017, to the penny 14.79; 96 × 14.79 = 1,419.84.
    ("help-into-work", "96 hours attended", "£1,419.84"),
    // 240 × 12.71 = 3,050.40.
    ("volunteering-hours", "240 hours", "£3,050.40"),
    // 1,500 + 40 × 12.71 = 1,500 + 508.40 = 2,008.40.
    ("community-investment", "£2,008.40", "£2,008.40"),
    // 260 in 2025 and 280 in 2030 make 260 + 20 × 2 ÷ 5 = 268 in 2027; 12.5 × 268 = 3,350.
    ("carbon-cut", "12.5 tonnes of CO2e", "£3,350"),
    // 80,000 × 0.10 = 8,000.
    ("local-spend", "£80,000", "£8,000"),
];

/// 2,260.80 + 46,846.80 = 49,107.60; + 7,395.09 = 56,502.69; + 3,344.64 = 59,847.33; + 3,158.40 = 63,005.73;
/// + 1,419.84 = 64,425.57; + 3,050.40 = 67,475.97; + 2,008.40 = 69,484.37; + 3,350 = 72,834.37; + 8,000 = 80,834.37.
const ALL: &str = "£80,834.37";

/// 20 marks × 40 ÷ 100 = 8 for the numbers; 8 × 80,834.37 ÷ 120,000 = 646,674.96 ÷ 120,000 = 5.388958, so 5.39.
const MARKS: &str = "5.39 of 8 marks if the best offer is £120,000";

/// 20 − 8 = 12 marks for six answers, four of which are not graded: no marks together, and no sum with the numbers.
const ANSWERS: &str = "up to 12, evaluators decide";

/// Each answer carries 12 ÷ 6 = 2. "Jobs and skills" is graded 4 of 5: 2 × 4 ÷ 5 = 1.60. "A local supply chain" is
/// graded 3 of 5: 2 × 3 ÷ 5 = 1.20.
const GRADED: [(&str, &str); 2] = [("Jobs and skills", "1.60 of 2"), ("A local supply chain", "1.20 of 2")];

/// Fails if the page in view shows another offer than this one.
fn assert_figures(browser: &Browser) {
    browser.until("the score", "return document.querySelector('.bpc-part') !== null");
    assert_eq!(
        browser.headline(),
        [format!("Your pledges in numbers: {MARKS}"), format!("Your written answers: {ANSWERS}")]
    );
    assert_eq!(browser.text(".bpc-panel__practice"), "practice marks, not your council’s");
    assert_eq!(browser.social_value(), ALL);
    let [numbers, answers] = <[Part; 2]>::try_from(browser.parts()).expect("the score has two parts");
    assert_eq!((numbers.title.as_str(), numbers.phrase.as_str()), ("Your pledges in numbers", MARKS));
    assert_eq!(numbers.scenarios, Vec::<String>::new(), "a best offer is given");
    assert!(numbers.figures.contains(&("Counted towards these marks".into(), ALL.into())), "{numbers:?}");
    assert_eq!((answers.title.as_str(), answers.phrase.as_str()), ("Your written answers", ANSWERS));
    assert_eq!(answers.figures, []);

    browser.go("pledges");
    browser.open_themes();
    for (measure, counts, pounds) in BRINGS {
        let shown = browser.brings(measure);
        let figure = |names: [&str; 2]| {
            let of = |name: &str| shown.iter().find(|(shown, _)| shown == name).map(|(_, figure)| figure.as_str());
            names.into_iter().find_map(of).unwrap_or_default().to_owned()
        };
        assert_eq!(figure(["Of that counts", "Your pledge"]), counts, "{measure}: {shown:?}");
        assert_eq!(figure(["Value", ""]), pounds, "{measure}: {shown:?}");
    }
    // A percentage is recorded and worth nothing.
    assert_eq!(browser.brings("prompt-payment"), [("Your pledge".into(), "95%".into())]);

    browser.go("questions");
    for (title, marks) in GRADED {
        let script = format!(
            "const asked = [...document.querySelectorAll('.bpc-question')]
                .find(q => q.querySelector('h2').innerText.trim() === '{title}');
            return (asked.querySelector('.bpc-question__marks .bpc-working__figure')?.innerText ?? '').startsWith('{marks}')"
        );
        browser.until(&format!("{title}: {marks}"), &script);
    }
    let marks = browser.question_working(GRADED[0].0);
    assert!(marks.iter().any(|line| line.contains("12 × 1 × 4 ÷ (6 × 5) = 1.60")), "{marks:#?}");
}

/// Fails if the arithmetic that the page tells is another than the one above.
fn assert_workings(browser: &Browser) {
    browser.go("pledges");
    browser.open_themes();
    let has = |lines: &[String], wanted: &str| {
        assert!(lines.iter().any(|line| line.contains(wanted)), "{wanted}: {lines:#?}")
    };

    let counts = browser.working("local-jobs", "Your pledge");
    has(&counts, "Full-time hours a week 35 our judgement");
    has(&counts, "2 × the smallest of (28; 35) ÷ 35 × the smallest of (36; 36) ÷ 12 = 4.8");
    let worth = browser.working("local-jobs", "Value");
    has(&worth, "£39,039 × 0.25 = £9,759.75 rounded to the penny");
    has(&worth, "4.8 × £9,759.75 = £46,846.80");
    has(&browser.working("local-jobs", "Value of one unit"), "£39,039 × 0.25 = £9,759.75 rounded to the penny");
    has(&worth, "Source Annual Survey of Hours and Earnings (ASHE)");
    has(&worth, "Price year 2025");
    has(&worth, "Licence OGL v3");
    // Without it: 80,834.37 − 46,846.80 = 33,987.57; 8 × 33,987.57 ÷ 120,000 = 2.265838, so 2.27; 5.39 − 2.27 = 3.12.
    has(&worth, "Without this: −3.12 marks, −£46,846.80 of counted value");
    let first_year = browser.working("long-term-unemployed", "Of that counts");
    has(&first_year, "the smallest of (the smallest of (36; 36); 12) ÷ 12 = 1");
    let carbon = browser.working("carbon-cut", "Value");
    has(&carbon, "12.5 × £268 = £3,350");

    let marks = browser.panel_working("Your pledges in numbers");
    has(&marks, "the largest of (£80,834.37; £120,000) = £120,000");
    has(&marks, "8 × £80,834.37 ÷ £120,000 = 5.39 rounded to 2 decimal places");
    let sum = browser.panel_working("Social value");
    has(&sum, "+ £3,350 + £8,000 = £80,834.37");
}

#[test]
fn a_whole_bid_is_made_saved_reloaded_and_opened_elsewhere() {
    let browser = Browser::new();
    browser.open("/");
    browser.make_three_year_offer();
    assert!(THREE_YEARS.len() >= 8);

    // Before a best offer is typed, nobody knows the marks: three are shown, and the value that they rest on.
    // 8 × 1 ÷ 1 = 8; 8 ÷ 1.5 = 5.333, so 5.33; 8 ÷ 2 = 4.
    let before = &browser.parts()[0];
    assert_eq!(before.phrase, "");
    assert_eq!(
        before.scenarios,
        [
            "8.00 of 8 marks if the best offer equals yours",
            "5.33 of 8 marks if it is half as much again",
            "4.00 of 8 marks if it is double yours",
        ]
    );
    assert_eq!(before.figures, [("Counted towards these marks".into(), ALL.into())]);
    assert_eq!(browser.headline()[0], format!("Your pledges in numbers: {ALL}, depends on the best offer"));

    browser.fill("rival-offer", "120,000");
    assert_figures(&browser);
    assert_workings(&browser);

    browser.go("check");
    let check = browser.texts(".bpc-finding__what").join("\n");
    assert!(check.contains("Only the first 12 months of each person count"), "{check}");
    assert!(check.contains("in the prices of several years: 2015/16, 2020, 2025, 2026/27"), "{check}");
    assert!(check.contains("You have not graded your answer to “Cleaner air” yet."), "{check}");

    browser.go("print");
    let sheet = browser.text(".bpc-print-sheet");
    for wanted in ["£400,000", "1 April 2027", "£46,846.80", ALL, "5.39", "practice marks, not your council’s"] {
        assert!(sheet.contains(wanted), "{wanted} is not printed");
    }

    browser.click_text(".bpc-work .govuk-button", "Save to a file");
    let file = browser.downloaded("grounds-maintenance-trafford.pledge.json");
    browser.reload();
    assert_figures(&browser);

    let elsewhere = Browser::new();
    elsewhere.open("/");
    elsewhere.choose("[id=\"bpc1-open-bid\"]", &file);
    elsewhere.arrive("contract");
    assert_figures(&elsewhere);
    assert_workings(&elsewhere);
    elsewhere.close();
    browser.close();
}

/// The names and texts of the printed offer's lists.
fn printed(browser: &Browser) -> Vec<(String, String)> {
    let names = browser.texts(".bpc-print-fact dt");
    names.into_iter().zip(browser.texts(".bpc-print-fact dd")).collect()
}

#[test]
fn a_total_of_calculated_and_self_graded_marks_names_both_conditions() {
    let browser = Browser::new();
    browser.open("/");
    browser.make_three_year_offer();
    for criterion in ["good-employer", "cleaner-air", "strong-community", "greener-work"] {
        browser.pick(&format!("grade-{criterion}"), "excellent");
    }
    // Four answers at 5 of 5 are 4 × 2 = 8; with 1.60 and 1.20 that makes 10.80 of 12.
    let graded = "10.80 of 12 marks if the evaluators agree with your own grade";
    assert_eq!(browser.parts()[1].phrase, graded);
    // With no rival there is no total, whatever was graded.
    assert_eq!(
        browser.headline(),
        [
            format!("Your pledges in numbers: {ALL}, depends on the best offer"),
            format!("Your written answers: {graded}")
        ]
    );
    browser.fill("rival-offer", "120,000");
    // 5.39 + 10.80 = 16.19.
    let total = "16.19 of 20 marks if the best offer is what you expect and the evaluators agree with your own grades";
    browser.says(".bpc-panel__marks", total);
    let sum = browser.panel_working("Marks in all");
    assert!(sum.iter().any(|line| line.contains("5.39 + 10.80 = 16.19")), "{sum:#?}");
    assert_eq!(browser.headline(), [total]);
    assert_eq!(browser.parts()[0].phrase, MARKS);
    browser.says("[aria-live=polite]", &format!("Your score so far: {total}."));

    browser.go("print");
    let facts = printed(&browser);
    let says = |name: &str, text: &str| {
        let found = facts.iter().find(|(shown, _)| shown == name);
        assert_eq!(found.map(|(_, text)| text.as_str()), Some(text), "{facts:#?}");
    };
    let practice = "(practice marks, not your council’s)";
    says("Worked out from your pledges", &format!("5.39 marks {practice}"));
    says("From your own grades", &format!("10.80 marks {practice}"));
    says(
        "All together",
        &format!(
            "16.19 of 20 marks {practice} if the best offer is what you expect and the evaluators agree with your own \
             grades"
        ),
    );
    browser.close();
}

#[test]
fn with_no_rival_no_calculated_mark_is_printed() {
    let browser = Browser::new();
    browser.open("/");
    browser.make_three_year_offer();
    browser.go("print");
    let facts = printed(&browser);
    let says = |name: &str, text: &str| {
        let found = facts.iter().find(|(shown, _)| shown == name);
        assert_eq!(found.map(|(_, text)| text.as_str()), Some(text), "{facts:#?}");
    };
    says("Worked out from your pledges", "depends on the best offer");
    says("All together", "no mark yet");
    // The three marks stand as what they are, each with its condition; no mark of the part stands alone.
    let rows = browser.texts(".bpc-print-table:first-of-type tbody tr");
    let numbers = rows.iter().find(|row| row.starts_with("Your pledges in numbers")).expect("a row for the numbers");
    for wanted in ["8.00", "5.33", "4.00", "depends on the best offer"] {
        assert!(numbers.contains(wanted), "{wanted}: {numbers}");
    }
    let sheet = browser.text(".bpc-print-sheet");
    says("Value of all pledges", ALL);
    for mark in ["8.00 marks", "8.00 of 8", "0.00 marks", "of 20 marks"] {
        assert!(!sheet.contains(mark), "{mark} is printed as if it were known: {sheet}");
    }
    browser.close();
}
