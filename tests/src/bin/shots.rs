//! Pictures of every page, empty and with an offer, wide and on a phone, in both languages, and the README's own.
//!
//! `cargo run --package journeys --bin shots FOLDER`

use std::fs;
use std::path::{Path, PathBuf};

use journeys::Browser;
use journeys::browser::{PHONE, WIDE};
use journeys::page::STEPS;

fn main() {
    let Some(folder) = std::env::args_os().nth(1).map(PathBuf::from) else {
        eprintln!("Name a folder for the pictures.");
        std::process::exit(2);
    };
    fs::create_dir_all(&folder).expect("a folder to write to");
    readme(&folder);
    let browser = Browser::new();
    browser.open("/");
    each(&browser, &folder, "0-first", &["start"]);
    browser.set_up_tender();
    each(&browser, &folder, "1-not-listed", &["not-listed"]);
    browser.go("start");
    browser.take_framework();
    each(&browser, &folder, "2-empty", &STEPS[1..]);
    browser.go("start");
    browser.make_three_year_offer();
    each(&browser, &folder, "3-offer", &STEPS[1..]);
    browser.go("pledges");
    browser.open_themes();
    browser.fill("rival-offer", "120,000");
    browser.click(".bpc-result .bpc-working__button");
    each(&browser, &folder, "4-rival", &["pledges", "check"]);
    browser.close();
    schemes(&folder);
}

/// Other shapes of scoring, each with something in it.
fn schemes(folder: &Path) {
    let shapes = [
        ("5-points", "A menu of points"),
        ("6-gate", "All or nothing"),
        ("7-central", "PPN 026"),
        ("8-split", "Half numbers, half answers"),
    ];
    for (name, title) in shapes {
        let browser = Browser::new();
        browser.open("/");
        browser.take(title);
        match name {
            "5-points" => {
                browser.fill("contract-value-with-extensions", "1.4m");
                browser.pick("contract-vat", "excluded");
                browser.go("pledges");
                browser.open_themes();
                browser.pledge("apprentice", &[("quantity", "3")]);
            }
            "6-gate" => {
                browser.go("pledges");
                browser.open_themes();
                browser.pick("input-pay-0-answer", "yes");
                browser.go("questions");
                browser.pick("answer-understand-1", "yes");
            }
            "7-central" => {
                browser.fill("tender-weighting", "10");
                browser.pick("tender-scale", "five");
                browser.fill("tender-marks-create-jobs", "10");
                browser.go("pledges");
            }
            _ => {
                browser.go("pledges");
                browser.open_themes();
                browser.pledge("local-jobs", &[("people", "2"), ("hours_per_week", "35"), ("months", "24")]);
                browser.pledge("volunteering", &[("quantity", "250")]);
            }
        }
        each(&browser, folder, name, &STEPS[1..]);
        browser.close();
    }
}

/// The picture in the README: the two pledges of its walk-through, before a best offer is typed.
fn readme(folder: &Path) {
    let browser = Browser::new();
    browser.begin_pledges();
    browser.pledge("local-jobs", &[("people", "2"), ("hours_per_week", "28"), ("months", "36")]);
    browser.pledge("volunteering-hours", &[("quantity", "240")]);
    browser.click_text("label", "Show only my pledges");
    browser.resize((1280, 1660));
    browser.until("the advice", "return document.querySelector('.bpc-panel__sentence').checkVisibility()");
    // Neither a field nor a box keeps the focus in the picture.
    browser.run(
        "document.activeElement.blur(); [...document.querySelectorAll('.bpc-measure')].at(-1).scrollIntoView({ block: 'end' })",
        Vec::new(),
    );
    fs::write(folder.join("pledges.png"), browser.picture(false)).expect("a picture is written");
    browser.close();
}

/// Pictures of pages in both languages: the whole page when wide, what is in view on a phone.
fn each(browser: &Browser, folder: &Path, name: &str, pages: &[&str]) {
    for page in pages {
        if browser.count(&format!(".bpc-steps__link[href=\"#/{page}\"][aria-current]")) == 0 {
            browser.go(page);
        }
        for lang in ["en", "cy"] {
            for (size, word) in [(WIDE, "wide"), (PHONE, "phone")] {
                browser.resize(size);
                browser.run("scrollTo(0, 0)", Vec::new());
                for (whole, part) in [(false, "view"), (true, "whole")] {
                    let file = folder.join(format!("{name}-{page}-{lang}-{word}-{part}.png"));
                    fs::write(file, browser.picture(whole)).expect("a picture is written");
                }
            }
            browser.resize(WIDE);
            browser.click(".bpc-header__language");
            let other = if lang == "en" { "cy" } else { "en" };
            browser.until("the other language", &format!("return document.documentElement.lang === '{other}'"));
        }
    }
}
