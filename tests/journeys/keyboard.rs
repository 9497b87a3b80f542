//! With the keyboard alone: everything is reached, the focus is seen and never covered, what is typed stays as typed.

use journeys::Browser;
use journeys::browser::{PHONE, WIDE};
use journeys::page::{STEPS, field, input};
use serde_json::json;
use thirtyfour::Key;

/// Looks at the element that has the focus: what is wrong with it, or the empty text; and whether all were visited.
const LOOK: &str = "
    const e = document.activeElement;
    if (!e || e === document.body) return ['end', ''];
    if (e.dataset.seen) return ['end', ''];
    e.dataset.seen = 'yes';
    const name = e.outerHTML.slice(0, 120);
    const box = e.getClientRects()[0];
    if (!box) return ['on', 'has no box: ' + name];
    const s = getComputedStyle(e);
    const label = e.labels?.[0] && e.matches('[type=radio], [type=checkbox]') ? e.labels[0] : null;
    const marks = [s, label && getComputedStyle(label, '::before')].filter(Boolean);
    const seen = marks.some(m => (m.outlineStyle !== 'none' && m.outlineWidth !== '0px') || m.boxShadow !== 'none');
    if (!seen) return ['on', 'shows no focus: ' + name];
    // Of a tall box the browser brings the line with the caret into view.
    const [x, y] = [box.left + box.width / 2, box.top + Math.min(box.height / 2, 20)];
    if (x < 0 || y < 0 || x > innerWidth || y > innerHeight) return ['on', `out of view at ${x}, ${y}: ` + name];
    for (const at of [y, box.top + Math.min(box.height, 40) - 2]) {
        const hit = document.elementFromPoint(x, at);
        const panel = hit?.closest('.bpc-panel');
        if (panel && !panel.contains(e)) return ['on', 'is covered by the panel: ' + name];
    }
    const hit = document.elementFromPoint(x, y);
    if (hit !== e && !e.contains(hit) && hit?.closest('label')?.control !== e) return ['on', 'is covered by ' + hit?.outerHTML.slice(0, 80) + ': ' + name];
    return ['on', ''];";

/// Tabs through the whole page and gives how many stops it has.
fn tab_through(browser: &Browser, place: &str) -> usize {
    // Where the focus was last is where Tab goes on from: it begins at the top of the app.
    let begin = "document.querySelectorAll('[data-seen]').forEach(e => delete e.dataset.seen);
        const app = document.querySelector('.bpc-app');
        app.tabIndex = -1;
        app.focus();
        app.removeAttribute('tabindex');
        scrollTo(0, 0)";
    browser.run(begin, Vec::new());
    let mut stops = 0;
    loop {
        browser.press(Key::Tab);
        let found = browser.run(LOOK, Vec::new());
        if found[0] == "end" {
            return stops;
        }
        assert_eq!(found[1], "", "{place}, stop {stops}");
        stops += 1;
        assert!(stops < 600, "{place}: the focus never comes round");
    }
}

#[test]
fn tab_reaches_everything_in_sight_wide_and_on_a_phone() {
    let browser = Browser::new();
    browser.open("/");
    browser.make_three_year_offer();
    browser.fill("rival-offer", "120,000");
    for page in STEPS {
        browser.go(page);
        browser.open_themes();
        for (size, name) in [(WIDE, "wide"), (PHONE, "on a phone")] {
            browser.resize(size);
            let stops = tab_through(&browser, &format!("{page}, {name}"));
            let all = "return [...document.querySelectorAll('a[href], button:not([disabled]), input, select, textarea, summary')]
                .filter(e => e.checkVisibility() && e.getClientRects().length && !(e.type === 'radio' && e.name && e !== (
                    document.querySelector(`input[name=\"${e.name}\"]:checked`) ?? document.querySelector(`input[name=\"${e.name}\"]`)))).length";
            let all = browser.run(all, Vec::new()).as_u64().unwrap_or_default() as usize;
            assert!(stops >= all, "{page}, {name}: {stops} stops for {all} things to reach");
        }
        browser.resize(WIDE);
    }
    browser.close();
}

#[test]
fn the_panel_of_a_phone_takes_a_fifth_of_the_height_at_most_and_still_says_it_all() {
    let browser = Browser::new();
    browser.open("/");
    browser.make_three_year_offer();
    browser.fill("rival-offer", "120,000");
    browser.resize(PHONE);
    for page in ["pledges", "questions", "contract", "check"] {
        browser.go(page);
        for _ in 0..2 {
            let script = "const p = document.querySelector('.bpc-panel'); const b = p.getBoundingClientRect();
                return [b.height, innerHeight, b.bottom, p.scrollHeight - p.clientHeight, p.innerText]";
            let found = browser.run(script, Vec::new());
            let number = |n: usize| found[n].as_f64().unwrap_or_default();
            assert!(number(0) <= number(1) / 5.0 + 0.5, "{page}: {found}");
            assert!((number(2) - number(1)).abs() < 1.0, "{page}: the panel stands at the foot: {found}");
            assert!(number(3) <= 1.0, "{page}: part of the panel is cut off: {found}");
            browser.switch_language();
        }
    }
    // Opened it grows, and shrinks again when the focus goes elsewhere.
    browser.click(".bpc-panel__toggle");
    browser.until(
        "the open panel",
        "return document.querySelector('.bpc-panel').getBoundingClientRect().height > innerHeight / 2",
    );
    browser.element(".bpc-panel__parts .bpc-bars");
    browser.click(".bpc-panel__toggle");
    browser.until(
        "the closed panel",
        "return document.querySelector('.bpc-panel').getBoundingClientRect().height <= innerHeight / 5 + 1",
    );
    browser.close();
}

#[test]
fn numbers_are_never_refused_while_typing_and_errors_lead_to_their_field() {
    let browser = Browser::new();
    browser.begin_pledges();
    let hours = input("volunteering-hours", 0, "quantity");
    for (typed, reason) in [
        ("1,10", "commas"),
        ("12 34", ""),
        ("1e9", ""),
        ("-5", ""),
        ("1.100,5", ""),
        ("twelve", ""),
        ("0.1234567", "decimal"),
    ] {
        let element = browser.element(&hours);
        browser.click_on("hours", &element);
        browser.retype(typed);
        assert_eq!(browser.value(&hours), typed, "what is typed is kept exactly");
        assert_eq!(
            browser.text(&field("input-volunteering-hours-0-quantity-echo")),
            "This is not a number that we can read yet. Type it like 1200, 1,200 or 0.5."
        );
        for sign in [".govuk-input--error", "[aria-invalid]", ".govuk-error-message", "[role=alert]:not(:empty)"] {
            assert_eq!(browser.count(sign) - browser.count(&format!("[data-broken]{sign}")), 0, "{typed}: {sign}");
        }
        browser.go("check");
        // The reason stands beside the link, so that nobody has to look for it further down.
        let summary = browser.texts(".govuk-error-summary__list li");
        assert_eq!(summary.len(), 1, "{typed}: {summary:?}");
        assert!(summary[0].contains(&format!("“{typed}”")), "{typed}: {summary:?}");
        assert!(summary[0].to_lowercase().contains(reason), "{typed}: {summary:?}");
        browser.click(".govuk-error-summary__list a");
        browser.arrive("pledges");
        browser.until(
            "the focus in the field",
            "return document.activeElement.id === 'bpc1-input-volunteering-hours-0-quantity'",
        );
        assert_eq!(browser.value(&hours), typed);
    }
    // A number that can be read is echoed where that says more than the text.
    browser.retype("1 200");
    browser.says(&field("input-volunteering-hours-0-quantity-echo"), "We read this as 1,200.");
    browser.go("check");
    assert_eq!(browser.count(".govuk-error-summary__list a"), 0);
    browser.close();
}

#[test]
fn typing_in_the_middle_keeps_the_caret_and_the_field() {
    let browser = Browser::new();
    browser.open("/");
    browser.take_framework();
    let value = field("contract-value");
    let element = browser.element(&value);
    browser.click_on("value", &element);
    browser.run(&format!("document.querySelector('{value}').dataset.same = 'yes'"), Vec::new());
    browser.press("400000");
    browser.press(Key::Left + Key::Left + Key::Left);
    browser.press(",");
    let now =
        browser.run("const e = document.activeElement; return [e.value, e.selectionStart, e.dataset.same]", Vec::new());
    assert_eq!(now, json!(["400,000", 4, "yes"]));
    browser.press(Key::Home + Key::Delete + "5");
    let now =
        browser.run("const e = document.activeElement; return [e.value, e.selectionStart, e.dataset.same]", Vec::new());
    assert_eq!(now, json!(["500,000", 1, "yes"]));

    // The first letter makes a pledge, and help, results and a button appear around the field: it stays the same one.
    browser.go("pledges");
    browser.open_themes();
    let months = input("long-term-unemployed", 0, "months");
    browser.fill("input-long-term-unemployed-0-people", "1");
    browser.fill("input-long-term-unemployed-0-hours_per_week", "35");
    let element = browser.element(&months);
    browser.click_on("months", &element);
    browser.run(&format!("document.querySelector('{months}').dataset.same = 'yes'"), Vec::new());
    browser.press("36");
    browser.element(".bpc-hint");
    browser.press(Key::Left);
    browser.press("1");
    let now =
        browser.run("const e = document.activeElement; return [e.value, e.selectionStart, e.dataset.same]", Vec::new());
    assert_eq!(now, json!(["316", 2, "yes"]));
    browser.close();
}

#[test]
fn one_polite_live_region_says_the_marks_and_only_those() {
    let browser = Browser::new();
    browser.begin_pledges();
    browser.pledge("volunteering-hours", &[("quantity", "240")]);
    browser.fill("rival-offer", "6,100.80");
    assert_eq!(browser.count("[aria-live=polite]"), 1);
    assert_eq!(browser.count("[aria-live=assertive]"), 0);
    // 8 × 3,050.40 ÷ 6,100.80 = 4, half of the marks.
    browser.says(
        "[aria-live=polite]",
        "Your score so far: Your pledges in numbers: 4.00 of 8 marks if the best offer is £6,100.80. Your written \
         answers: up to 12, evaluators decide.",
    );
    browser.close();
}

#[test]
fn a_page_begins_with_the_way_to_its_main_part() {
    let browser = Browser::new();
    browser.open("/");
    browser.press(Key::Tab);
    let first = browser
        .run("const e = document.activeElement; return [e.className, e.getBoundingClientRect().top >= 0]", Vec::new());
    assert_eq!(first, json!(["govuk-skip-link", true]));
    browser.press(Key::Enter);
    browser.until("the focus in the main part", "return document.activeElement.closest('main') !== null");
    browser.close();
}

#[test]
fn on_a_phone_the_check_of_a_missing_rival_leads_to_its_field() {
    let browser = Browser::new();
    browser.open("/");
    browser.make_three_year_offer();
    browser.resize(PHONE);
    for (lang, label) in [("en", "Best offer you expect"), ("cy", "Y cynnig gorau rydych yn ei ddisgwyl")] {
        browser.until("the language", &format!("return document.documentElement.lang === '{lang}'"));
        browser.go("check");
        let link = browser.element_of(
            "the finding that no best offer is given",
            "const rival = [...document.querySelectorAll('.bpc-finding')].find(f => f.innerText.includes(arguments[0]));
            return rival?.querySelector('a') ?? null",
            vec![json!(if lang == "en" { "best offer" } else { "cynnig gorau" })],
        );
        browser.click_on("the link to its field", &link);
        browser.arrive("contract");
        browser.until("the focus in it", "return document.activeElement.id === 'bpc1-contract-rival-offer'");
        let name = browser.run("return document.activeElement.labels[0].innerText", Vec::new());
        assert_eq!(name, json!(label));
        assert_eq!(browser.run(LOOK, Vec::new()), json!(["on", ""]));
        browser.switch_language();
    }
    browser.close();
}
