//! What comes later may not come: the page says so, goes on with what it has, and nothing that was typed is lost.

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use journeys::Browser;
use journeys::browser::Permit;
use journeys::page::{field, input};
use journeys::stage::{Stage, copy_of_the_page, file_of};

const NOT_LOADED: &str = "This part did not arrive. Check your connection. Nothing you typed is lost.";

/// Takes a file out of a copy of the page until it is put back.
struct Missing {
    file: PathBuf,
    aside: PathBuf,
}

impl Missing {
    fn new(folder: &Path, begins: &str, ends: &str) -> Self {
        let file = folder.join(file_of(folder, begins, ends));
        let aside = file.with_extension("aside");
        fs::rename(&file, &aside).expect("the copy can be changed");
        Self { file, aside }
    }

    fn put_back(self) {
        fs::rename(self.aside, self.file).expect("the copy can be changed");
    }
}

/// A browser on a copy of the page, and the folder of the copy.
fn on_a_copy(name: &str) -> (Browser, PathBuf) {
    let folder = copy_of_the_page(name);
    let browser = Browser::with(Arc::new(Stage::of(&folder)), Permit::default());
    (browser, folder)
}

#[test]
fn a_later_part_that_does_not_come_is_said_and_asked_for_again() {
    for (name, begins, ends) in [
        ("later", "later-", ".wasm"),
        ("later-styles", "later-", ".css"),
        ("later-words", "words-en-later-", ".txt"),
        ("later-framework", "frameworks/greater-manchester-open-", ".en-later.txt"),
    ] {
        let (mut browser, folder) = on_a_copy(name);
        let missing = Missing::new(&folder, begins, ends);
        browser.begin_pledges();
        // 240 × 12.71 = 3,050.40: the score needs nothing that comes later.
        browser.pledge("volunteering-hours", &[("quantity", "240")]);
        assert_eq!(browser.social_value(), "£3,050.40");
        // Nobody has looked for what to put right, so nobody says that there is nothing.
        assert_eq!(browser.shown(".bpc-panel__sentence"), 0);

        // A working, and a page.
        browser.click(".bpc-panel__value .bpc-working__button");
        browser.says(".bpc-panel__value .govuk-body", NOT_LOADED);
        browser.go("check");
        browser.says("h1", "Check");
        browser.says("main .govuk-body", NOT_LOADED);
        browser.assert_accessible("a part that did not come");
        browser.click_text("main .govuk-button", "Try again");
        browser.says("main .govuk-body", NOT_LOADED);
        assert_eq!(browser.social_value(), "£3,050.40");

        missing.put_back();
        browser.click_text("main .govuk-button", "Try again");
        browser.element(".bpc-check");
        browser.until("its findings", "return document.querySelectorAll('.bpc-finding').length > 3");
        assert_eq!(browser.shown(".bpc-panel__sentence"), 1);
        // However often the styles were asked for, they are here once.
        assert_eq!(browser.count("link[rel=stylesheet]"), 2);
        browser.go("contract");
        assert_eq!(browser.value(&field("contract-title")), "Grounds maintenance, Trafford");
        browser.go("pledges");
        assert_eq!(browser.value(&input("volunteering-hours", 0, "quantity")), "240");
        // The working that waited for the same part has come with it.
        browser.element(".bpc-panel__value .bpc-working__body");
        browser.expect_error("404");
        browser.expect_error("/later-");
        browser.expect_error("integrity");
        browser.expect_error("Failed to fetch");
        browser.close();
        let _ = fs::remove_dir_all(folder);
    }
}

#[test]
fn a_language_that_does_not_come_is_said_and_the_page_stays_as_it_is() {
    for (name, begins, ends) in [
        ("language", "words-cy-first-", ".txt"),
        ("language-framework", "frameworks/greater-manchester-open-", ".cy.txt"),
    ] {
        let (mut browser, folder) = on_a_copy(name);
        let missing = Missing::new(&folder, begins, ends);
        browser.open("/");
        browser.take_framework();
        browser.fill("contract-title", "Parks");
        browser.click(".bpc-header__language");
        browser.says(
            ".bpc-notices [role=alert] .bpc-notice",
            "The Welsh did not load. Check your connection and try again.",
        );
        assert_eq!(browser.text("h1"), "Your contract");
        assert_eq!(browser.run("return document.documentElement.lang", Vec::new()), "en");
        assert_eq!(browser.value(&field("contract-title")), "Parks");
        browser.assert_accessible("a language that did not come");

        missing.put_back();
        browser.switch_language();
        browser.says("h1", "Eich contract");
        assert_eq!(browser.shown(".bpc-notice"), 0);
        assert_eq!(browser.value(&field("contract-title")), "Parks");
        browser.expect_error("404");
        browser.close();
        let _ = fs::remove_dir_all(folder);
    }
}

#[test]
fn a_framework_that_does_not_come_is_said_and_asked_for_again() {
    let (mut browser, folder) = on_a_copy("framework");
    let missing = Missing::new(&folder, "frameworks/greater-manchester-open-", ".base.txt");
    browser.open("/");
    browser.click(".bpc-framework .govuk-button");
    browser.says(
        "main [role=alert]",
        "This framework did not load. Check your connection and try again. Nothing that you typed is lost.",
    );
    assert_eq!(browser.count(".bpc-panel"), 0);
    missing.put_back();
    browser.take_framework();
    browser.expect_error("404");
    browser.close();
    let _ = fs::remove_dir_all(folder);
}
