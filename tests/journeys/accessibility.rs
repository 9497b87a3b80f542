//! axe-core finds nothing on any page, empty and filled, wide and on a phone, in both languages.

use journeys::Browser;
use journeys::browser::{PHONE, WIDE};
use journeys::page::{STEPS, field};

/// Looks at pages in both languages and at both sizes.
fn look(browser: &Browser, state: &str, pages: &[&str]) {
    for page in pages {
        browser.go(page);
        for _ in 0..2 {
            let lang = browser.until("a language", "return document.documentElement.lang");
            for (size, name) in [(WIDE, "wide"), (PHONE, "on a phone")] {
                browser.resize(size);
                browser.assert_accessible(&format!("{page}, {state}, {name}, {lang}"));
            }
            browser.resize(WIDE);
            browser.switch_language();
        }
    }
}

#[test]
fn every_page_of_an_empty_bid_is_accessible() {
    let browser = Browser::new();
    browser.open("/");
    look(&browser, "before anything", &["start"]);
    browser.take_framework();
    look(&browser, "empty", &STEPS);
    browser.close();
}

#[test]
fn every_page_of_a_whole_bid_is_accessible() {
    let browser = Browser::new();
    browser.open("/");
    browser.make_three_year_offer();
    look(&browser, "no rival", &["contract", "pledges"]);
    browser.fill("rival-offer", "120,000");
    browser.go("pledges");
    browser.open_themes();
    // A number that cannot be read, and workings and explanations that are open.
    browser.pledge("vcse-spend", &[("quantity", "1,10")]);
    browser.click(".bpc-measure .bpc-working__button");
    browser.click(".bpc-panel .bpc-working__button");
    browser.click(".bpc-about__more summary");
    for lang in ["en", "cy"] {
        browser.until("a language", &format!("return document.documentElement.lang === '{lang}'"));
        for (size, name) in [(WIDE, "wide"), (PHONE, "on a phone")] {
            browser.resize(size);
            browser.assert_accessible(&format!("pledges with open workings, {name}, {lang}"));
        }
        browser.click(".bpc-panel__toggle");
        browser.assert_accessible(&format!("pledges with the open panel, {lang}"));
        browser.click(".bpc-panel__toggle");
        browser.resize(WIDE);
        browser.switch_language();
    }
    look(&browser, "whole", &STEPS);
    browser.close();
}

#[test]
fn setting_up_a_tender_is_accessible() {
    let browser = Browser::new();
    browser.open("/");
    browser.set_up_tender();
    browser.click_text("main .govuk-button--secondary", "Add a question");
    look(&browser, "with rows", &["not-listed"]);
    browser.paste("[id=\"bpc1-setup-paste\"]", "X1\tSomething odd\tfurlongs\tmuch\t3\n");
    browser.click(".bpc-setup > .govuk-button");
    browser.element(".govuk-error-summary");
    look(&browser, "with problems and a preview", &["not-listed"]);
    browser.close();
}

#[test]
fn nothing_scrolls_sideways_at_320_pixels_or_four_times_the_size() {
    let browser = Browser::new();
    browser.open("/");
    browser.make_three_year_offer();
    browser.fill("rival-offer", "120,000");
    // 1280 × 1024 at 400 % is 320 × 256.
    for size in [(320, 640), (320, 256)] {
        browser.resize(size);
        for page in STEPS {
            browser.go(page);
            for _ in 0..2 {
                let script = "const wide = [...document.querySelectorAll('body *')].filter(e => {
                        const b = e.getBoundingClientRect();
                        return b.width > 0 && b.right > innerWidth + 1 && !e.closest('.govuk-visually-hidden, .bpc-table');
                    }).map(e => e.outerHTML.slice(0, 100));
                    return document.documentElement.scrollWidth > innerWidth ? wide : []";
                let wide = browser.run(script, Vec::new());
                assert_eq!(wide, serde_json::json!([]), "{page} at {size:?}");
                browser.switch_language();
            }
        }
    }
    browser.close();
}

#[test]
fn a_refused_file_and_the_way_out_of_a_crash_are_accessible() {
    let browser = Browser::new();
    browser.open("/");
    browser.take_framework();
    browser.fill("contract-title", "Parks");
    browser.go("start");
    let folder = std::env::temp_dir().join(format!("bpc-refused-{}", std::process::id()));
    std::fs::create_dir_all(&folder).expect("a folder for files");
    let file = folder.join("foreign.json");
    std::fs::write(&file, r#"{"name": "left-pad", "version": "1.0.0"}"#).expect("a file is written");
    for (chooser, size) in [("open-bid", WIDE), ("open-framework", PHONE)] {
        browser.resize(size);
        // Whoever uses the box has the focus in it.
        browser.run("document.querySelector(arguments[0]).focus()", vec![serde_json::json!(field(chooser))]);
        browser.choose(&field(chooser), &file);
        browser.says(".bpc-refused h2", "We could not open foreign.json");
        // The box for the file may be far below on a phone: the focus brings the reason into view.
        browser.until(
            "the focus on the reason, in view",
            "const heading = document.activeElement.nextElementSibling?.querySelector('.bpc-refused h2');
            const box = heading?.getBoundingClientRect();
            return box && box.top >= 0 && box.bottom < innerHeight",
        );
        for (size, name) in [(WIDE, "wide"), (PHONE, "on a phone")] {
            browser.resize(size);
            browser.assert_accessible(&format!("a file refused by {chooser}, {name}"));
        }
        browser.resize(WIDE);
    }
    let _ = std::fs::remove_dir_all(folder);

    let stop = "dispatchEvent(new ErrorEvent('error', { error: new WebAssembly.RuntimeError('unreachable') }))";
    browser.run(stop, Vec::new());
    browser.until("the way out", "return !document.querySelector('[data-broken=crash]').hidden");
    browser.assert_accessible("the way out of a crash");
    browser.click("[data-broken=crash] [data-copy]");
    browser.until("the work", "return document.querySelector('#copied-work').value.includes('Parks')");
    for (size, name) in [(WIDE, "wide"), (PHONE, "on a phone")] {
        browser.resize(size);
        browser.assert_accessible(&format!("the way out of a crash with the work copied, {name}"));
    }
    browser.close();
}
