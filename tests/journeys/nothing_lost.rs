//! Nothing that somebody typed is lost: by a reload, another language, a bad file, blocked storage, Back or a slip.

use std::path::PathBuf;

use journeys::Browser;
use journeys::browser::Permit;
use journeys::offer::TABLE;
use journeys::page::{field, input};
use journeys::stage::Stage;
use serde_json::json;

/// A browser on the Pledges page with 240 hours typed: 240 × £12.71 = £3,050.40.
fn with_hours(browser: &Browser) {
    browser.open("/");
    browser.take_framework();
    browser.fill("contract-title", "Parks");
    browser.go("pledges");
    browser.open_themes();
    browser.pledge("volunteering-hours", &[("quantity", "240")]);
    assert_eq!(browser.social_value(), "£3,050.40");
}

/// Whether leaving the page now would be asked about.
fn warns(browser: &Browser) -> bool {
    let script = "return !dispatchEvent(new Event('beforeunload', { cancelable: true }))";
    browser.run(script, Vec::new()) == json!(true)
}

#[test]
fn a_reload_in_the_middle_of_typing_loses_nothing() {
    let browser = Browser::new();
    with_hours(&browser);
    let hours = input("volunteering-hours", 0, "quantity");
    browser.type_into(&hours, ",");
    browser.reload();
    browser.arrive("pledges");
    assert_eq!(browser.value(&hours), "240,");
    browser.go("contract");
    assert_eq!(browser.value(&field("contract-title")), "Parks");
    browser.close();
}

/// Types the same text into every field of the page in view that takes a number or a date, and gives their ids.
fn mistake_in_every_field(browser: &Browser) -> Vec<String> {
    let fields = "main .bpc-input--number, main [id$=contract-start]";
    // What is folded away can be mistaken, too.
    browser.run("document.querySelectorAll('main details').forEach(details => { details.open = true; })", Vec::new());
    let ids =
        browser.run(&format!("return [...document.querySelectorAll('{fields}')].map(field => field.id)"), Vec::new());
    let ids: Vec<String> = serde_json::from_value(ids).expect("a list of ids");
    for id in &ids {
        let field = format!("[id=\"{id}\"]");
        let element = browser.element(&field);
        browser.click_on(&field, &element);
        browser.retype(WRONG);
        assert_eq!(browser.value(&field), WRONG, "{id}");
    }
    ids
}

/// What Check says of it where the people on the contract are asked for.
const PEOPLE: &str = "We cannot read “1x2” under “People who will work on the contract”.";

/// No number and no date.
const WRONG: &str = "1x2";

#[test]
fn a_mistake_in_every_field_is_told_on_check_and_survives_a_reload() {
    let mut browser = Browser::new();
    browser.open("/");
    browser.take_framework();
    browser.pick("tender-rule", "best_offer");
    let of_contract = mistake_in_every_field(&browser);
    // Value, first day, months, people, weighting and split; the two deadlines.
    assert_eq!(of_contract.len(), 8, "{of_contract:?}");
    browser.go("pledges");
    browser.open_themes();
    let of_pledges = mistake_in_every_field(&browser).len();
    // Every measure has at least one.
    assert!(of_pledges >= browser.shown(".bpc-measure"), "{of_pledges}");
    assert_eq!(browser.social_value(), "£0", "what cannot be read counts nothing");
    let empty = "return [...document.querySelectorAll('.bpc-result, .bpc-bars')]
        .filter(box => box.checkVisibility() && (box.matches('.bpc-bars') ? !box.querySelector('li') : !box.innerText.trim()))
        .length";
    assert_eq!(browser.run(empty, Vec::new()), json!(0), "no box stands there with nothing in it");
    browser.reload();
    browser.arrive("pledges");
    browser.open_themes();
    let kept = browser.run(
        &format!(
            "return [...document.querySelectorAll('.bpc-measure input')].filter(f => f.value === '{WRONG}').length"
        ),
        Vec::new(),
    );
    assert_eq!(kept, json!(of_pledges));
    browser.go("check");
    // Each has its line in the summary. The number of people and the deadlines count in no figure, so they are told
    // further down.
    let lines = browser.texts(".govuk-error-summary__list li");
    assert_eq!(lines.len(), of_contract.len() - 3 + of_pledges, "{lines:#?}");
    assert!(lines.iter().all(|line| line.contains(WRONG)), "{lines:#?}");
    // A date is taken in one form only, so that is the one that is told.
    assert!(lines.iter().any(|line| line.contains("date") && line.contains("2027-04-01")), "{lines:#?}");
    let check = browser.text("main");
    assert!(check.contains(PEOPLE), "{check}");
    browser.assert_clean();
    browser.close();
}

#[test]
fn a_draft_of_a_tender_survives_a_reload() {
    let browser = Browser::new();
    browser.open("/");
    browser.set_up_tender();
    browser.reload();
    browser.arrive("not-listed");
    assert_eq!(browser.value(&field("setup-title")), "Cleaning of schools 2027");
    assert_eq!(browser.value(&field("setup-name-11")), "Waste kept from landfill");
    assert_eq!(browser.value(&field("setup-value-0")), "30000");
    browser.close();
}

#[test]
fn switching_the_language_loses_nothing_and_says_that_the_welsh_is_a_draft() {
    let browser = Browser::new();
    with_hours(&browser);
    browser.switch_language();
    assert_eq!(
        browser.text(".bpc-draft"),
        "Nid yw’r Gymraeg ar y dudalen hon wedi’i hadolygu eto gan siaradwr Cymraeg."
    );
    assert_eq!(browser.value(&input("volunteering-hours", 0, "quantity")), "240");
    assert_eq!(browser.social_value(), "£3,050.40");
    assert_eq!(browser.text(".bpc-steps__link[aria-current]"), "Addewidion");
    browser.reload();
    assert_eq!(browser.text(".bpc-steps__link[aria-current]"), "Addewidion");
    browser.switch_language();
    assert_eq!(browser.shown(".bpc-draft"), 0);
    assert_eq!(browser.social_value(), "£3,050.40");
    browser.close();
}

#[test]
fn the_welsh_address_opens_in_welsh() {
    let browser = Browser::new();
    browser.open("/cy/");
    assert_eq!(browser.text("h1"), "Beth mae eich tendr yn ei ddweud am werth cymdeithasol?");
    browser.click(".bpc-framework .govuk-button");
    browser.arrive("contract");
    browser.close();
}

#[test]
fn damaged_and_foreign_files_are_refused_with_a_reason_and_the_work_stays() {
    let browser = Browser::new();
    with_hours(&browser);
    browser.go("start");
    let good = json!({ "format": 1, "framework": { "id": "greater-manchester-open" }, "bids": [] }).to_string();
    let files: [(&str, Vec<u8>); 7] = [
        ("empty.json", Vec::new()),
        ("cut.json", good.as_bytes()[..good.len() / 2].to_vec()),
        ("foreign.json", br#"{"name": "left-pad", "version": "1.0.0"}"#.to_vec()),
        ("list.json", b"[1, 2, 3]".to_vec()),
        ("newer.json", good.replace("\"format\":1", "\"format\":99").into_bytes()),
        ("elsewhere.json", good.replace("greater-manchester-open", "no-such-framework").into_bytes()),
        ("picture.json", vec![0x89, b'P', b'N', b'G', 0, 0xff, 0xfe, 0]),
    ];
    let folder = folder("bad-files");
    for (name, bytes) in files {
        let file = folder.join(name);
        std::fs::write(&file, bytes).expect("a file is written");
        for chooser in ["open-bid", "open-framework"] {
            // A framework that is not known matters to a bid only; as a framework it is refused for other reasons.
            browser.choose(&field(chooser), &file);
            browser.says(".bpc-refused h2", &format!("We could not open {name}"));
            let reasons = browser.texts(".bpc-refused li");
            assert!(!reasons.is_empty() && reasons.iter().all(|reason| reason.len() > 10), "{name}: {reasons:?}");
        }
    }
    assert_eq!(browser.social_value(), "£3,050.40");
    browser.go("pledges");
    assert_eq!(browser.value(&input("volunteering-hours", 0, "quantity")), "240");
    let _ = std::fs::remove_dir_all(folder);
    // A framework that the page does not ship is asked for and not found: the browser says so in its console.
    let mut browser = browser;
    browser.expect_error("no-such-framework.json");
    browser.close();
}

/// A folder for files that journeys make.
fn folder(name: &str) -> PathBuf {
    let folder = std::env::temp_dir().join(format!("bpc-{name}-{}", std::process::id()));
    std::fs::create_dir_all(&folder).expect("a folder for files");
    folder
}

#[test]
fn without_storage_the_page_works_and_says_what_that_means() {
    let blocked = "for (const name of ['sessionStorage', 'localStorage'])
        Object.defineProperty(window, name, { get() { throw new DOMException('blocked', 'SecurityError') } });";
    let full = "Storage.prototype.setItem = () => { throw new DOMException('full', 'QuotaExceededError') };";
    for before in [blocked, full] {
        let permit = Permit { before: Some(before.into()), ..Permit::default() };
        let browser = Browser::with(Stage::shared(), permit);
        with_hours(&browser);
        browser.says(
            ".bpc-work .govuk-body-s",
            "Your browser does not let this page keep anything. Your work is lost when you reload or close the tab, so \
             save to a file often.",
        );
        browser.click_text(".bpc-work .govuk-button", "Save to a file");
        let file = browser.downloaded("parks.pledge.json");
        browser.reload();
        browser.go("start");
        browser.choose(&field("open-bid"), &file);
        browser.arrive("contract");
        assert_eq!(browser.social_value(), "£3,050.40");
        browser.close();
    }
}

#[test]
fn undo_and_redo_bring_back_what_was_typed_and_what_was_removed() {
    let browser = Browser::new();
    with_hours(&browser);
    let hours = input("volunteering-hours", 0, "quantity");
    let (undo, redo) = (".bpc-undo__button:first-child", ".bpc-undo__button:last-child");
    browser.click_text(".bpc-link-button", "Remove this pledge : Staff time given to local groups");
    browser.says(".bpc-panel__value .bpc-working__figure", "£0");
    browser.click(undo);
    browser.says(".bpc-panel__value .bpc-working__figure", "£3,050.40");
    assert_eq!(browser.value(&hours), "240");
    browser.click(redo);
    browser.says(".bpc-panel__value .bpc-working__figure", "£0");
    browser.click(undo);
    assert_eq!(browser.value(&hours), "240");

    // Beginning anew is a change like any other.
    browser.go("start");
    browser.click_text(".bpc-link-button", "Start again with nothing");
    browser.until("nothing", "return document.querySelector('.bpc-panel') === null");
    browser.click(undo);
    browser.says(".bpc-panel__value .bpc-working__figure", "£3,050.40");
    browser.close();
}

#[test]
fn back_and_forward_go_through_the_pages() {
    let browser = Browser::new();
    with_hours(&browser);
    browser.go("questions");
    browser.go("check");
    browser.back();
    browser.arrive("questions");
    browser.back();
    browser.arrive("pledges");
    browser.open_themes();
    assert_eq!(browser.value(&input("volunteering-hours", 0, "quantity")), "240");
    browser.run("history.forward()", Vec::new());
    browser.arrive("questions");
    browser.until("the heading", "return document.querySelector('h1').innerText === 'Written questions'");
    browser.close();
}

#[test]
fn leaving_warns_only_while_work_is_unsaved() {
    let browser = Browser::new();
    browser.open("/");
    assert!(!warns(&browser), "nothing was typed yet");
    with_hours(&browser);
    assert!(warns(&browser));
    browser.click_text(".bpc-work .govuk-button", "Save to a file");
    browser.says(".bpc-work [role=status]", "Saved as parks.pledge.json. Look in your downloads.");
    assert!(!warns(&browser), "the file holds all of it");
    browser.type_into(&input("volunteering-hours", 0, "quantity"), "0");
    assert!(warns(&browser));
    browser.close();
}

#[test]
fn work_is_kept_on_the_device_only_when_asked_and_can_be_removed() {
    let browser = Browser::new();
    with_hours(&browser);
    assert_eq!(browser.run("return localStorage.length", Vec::new()), json!(0));
    browser.click_text(".bpc-work .govuk-button", "Keep on this device");
    browser.says(".bpc-work .govuk-body-s", "Your work is kept on this device and follows every change.");
    browser.type_into(&input("volunteering-hours", 0, "quantity"), "0");
    // 2,400 × £12.71 = £30,504.
    browser.says(".bpc-panel__value .bpc-working__figure", "£30,504");

    // A new tab has none of the old one's own storage, as after closing the browser.
    browser.new_tab();
    browser.open("/");
    browser.arrive("pledges");
    assert_eq!(browser.social_value(), "£30,504");
    browser.click_text(".bpc-work .govuk-button", "Remove it from this device");
    browser.says(
        ".bpc-work .govuk-body-s",
        "Your work is kept in this tab, so a reload or a crash loses nothing. It goes when you close the tab.",
    );
    assert_eq!(browser.run("return localStorage.length", Vec::new()), json!(0));
    browser.close();
}

/// What the device or the tab keeps of the work.
fn stored(browser: &Browser, storage: &str) -> String {
    let work = browser.run(&format!("return {storage}.getItem('bpc.work') ?? ''"), Vec::new());
    work.as_str().unwrap_or_default().to_owned()
}

const ON_DEVICE: &str = "Your work is kept on this device and follows every change.";

#[test]
fn two_tabs_do_not_overwrite_what_the_device_keeps() {
    let browser = Browser::new();
    with_hours(&browser);
    browser.click_text(".bpc-work .govuk-button", "Keep on this device");
    browser.says(".bpc-work .govuk-body-s", ON_DEVICE);
    browser.new_tab();
    browser.open("/");
    browser.arrive("pledges");
    browser.open_themes();
    let hours = input("volunteering-hours", 0, "quantity");
    browser.type_into(&hours, "0");
    // 2,400 × £12.71 = £30,504.
    browser.says(".bpc-panel__value .bpc-working__figure", "£30,504");

    browser.tab(0);
    browser.type_into(&hours, "1");
    // 2,401 × £12.71 = £30,516.71.
    browser.says(".bpc-panel__value .bpc-working__figure", "£30,516.71");
    let changed = "This device keeps other work, from another tab. Your work here goes when you close this tab. Open this \
                   page in a new tab to see the other work, or keep the work from this tab in its place.";
    browser.says(".bpc-work .govuk-body-s", changed);
    assert!(stored(&browser, "localStorage").contains("\"2400\""));
    browser.reload();
    assert_eq!(browser.social_value(), "£30,516.71");
    browser.says(".bpc-work .govuk-body-s", changed);
    browser.click_text(".bpc-work .govuk-button", "Keep the work from this tab instead");
    browser.says(".bpc-work .govuk-body-s", ON_DEVICE);
    assert!(stored(&browser, "localStorage").contains("\"2401\""));

    browser.click_text(".bpc-work .govuk-button", "Remove it from this device");
    browser.until("nothing on the device", "return localStorage.length === 0");
    browser.tab(1);
    browser.type_into(&hours, "0");
    let removed = "Another tab removed your work from this device. It goes when you close this tab.";
    browser.says(".bpc-work .govuk-body-s", removed);
    assert_eq!(browser.run("return localStorage.length", Vec::new()), json!(0));
    browser.close();
}

#[test]
fn tabs_opened_before_the_keep_leave_it_alone() {
    let browser = Browser::new();
    browser.open("/");
    browser.new_tab();
    with_hours(&browser);
    browser.new_tab();
    with_hours(&browser);
    browser.type_into(&input("volunteering-hours", 0, "quantity"), "0");
    browser.click_text(".bpc-work .govuk-button", "Keep on this device");
    browser.says(".bpc-work .govuk-body-s", ON_DEVICE);
    let kept = stored(&browser, "localStorage");

    // One has work of its own and goes on with it, the other is blank and finds what was kept.
    browser.tab(1);
    browser.type_into(&input("volunteering-hours", 0, "quantity"), "5");
    browser.until("the tab's own work", "return sessionStorage.getItem('bpc.work').includes('2405')");
    assert_eq!(stored(&browser, "localStorage"), kept);
    browser.tab(0);
    browser.reload();
    browser.says(".bpc-panel__value .bpc-working__figure", "£30,504");
    assert_eq!(stored(&browser, "localStorage"), kept);
    browser.close();
}

#[test]
fn stored_work_that_cannot_be_read_is_offered_as_a_file() {
    let browser = Browser::new();
    browser.open("/");
    browser.run("sessionStorage.setItem('bpc.work', '{\"format\":1,')", Vec::new());
    browser.reload();
    for _ in 0..2 {
        browser.says(
            ".bpc-notices .govuk-body",
            "This page found work in your browser that it could not read or that somebody put aside. It is not lost: save \
             it to a file and ask whoever runs this page for help.",
        );
        browser.reload();
    }
    browser.click(".bpc-notices .govuk-button");
    let file = browser.downloaded("unreadable.txt");
    browser.until_some("the whole file", || (std::fs::read_to_string(&file).ok()? == "{\"format\":1,").then_some(()));
    browser.click(".bpc-notices .bpc-link-button");
    browser.until("its end", "return sessionStorage.getItem('bpc.unreadable') === null");
    assert_eq!(browser.count(".bpc-notices .govuk-button"), 0);
    browser.close();
}

#[test]
fn a_device_that_is_full_is_said_and_the_tab_goes_on() {
    let full = "const set = Storage.prototype.setItem;
        Storage.prototype.setItem = function (name, text) {
            if (this === localStorage) throw new DOMException('full', 'QuotaExceededError');
            return set.call(this, name, text);
        };";
    let browser = Browser::with(Stage::shared(), Permit { before: Some(full.into()), ..Permit::default() });
    with_hours(&browser);
    browser.click_text(".bpc-work .govuk-button", "Keep on this device");
    browser.says(
        ".bpc-work .govuk-body-s",
        "Your browser did not let this page keep your work on this device: its storage is full or blocked. The work \
         goes when you close this tab, so save to a file. An older copy may still be there.",
    );
    assert_eq!(browser.run("return localStorage.length", Vec::new()), json!(0));
    browser.reload();
    assert_eq!(browser.social_value(), "£3,050.40");
    browser.close();
}

#[test]
fn a_draft_is_kept_saved_and_opened_like_a_bid() {
    let browser = Browser::new();
    browser.open("/");
    browser.click("main a.govuk-button[href=\"#/not-listed\"]");
    browser.arrive("not-listed");
    assert!(!warns(&browser), "looking is no work");
    assert_eq!(browser.count(".bpc-undo__button[aria-disabled=true]"), 2);
    browser.fill("setup-title", "Cleaning of schools");
    browser.paste(&field("setup-paste"), TABLE);
    assert!(warns(&browser));
    browser.click_text(".bpc-work .govuk-button", "Keep on this device");
    browser.says(".bpc-work .govuk-body-s", ON_DEVICE);
    browser.click_text(".bpc-work .govuk-button", "Save to a file");
    let file = browser.downloaded("cleaning-of-schools.pledge.json");
    assert!(!warns(&browser));
    browser.reload();
    assert!(!warns(&browser), "a reload does not forget that it was saved");
    assert_eq!(browser.count(".bpc-preview tbody tr"), 12, "the pasted table is there again");

    let elsewhere = Browser::new();
    elsewhere.open("/");
    elsewhere.choose(&field("open-bid"), &file);
    elsewhere.arrive("not-listed");
    assert_eq!(elsewhere.value(&field("setup-title")), "Cleaning of schools");
    assert_eq!(elsewhere.count(".bpc-preview tbody tr"), 12);
    elsewhere.close();

    browser.click_text(".bpc-work .govuk-button", "Remove it from this device");
    browser.until("nothing on the device", "return localStorage.length === 0");
    browser.close();
}

#[test]
fn a_link_that_holds_a_bid_is_told_and_the_address_goes_on_working() {
    let told = "This version cannot open a link to a shared bid yet. Ask for the saved file, and open it here.";
    let browser = Browser::new();
    browser.open("/#/open/1.abc");
    browser.arrive("start");
    browser.says(".bpc-notice", told);
    browser.take_framework();
    assert_eq!(browser.count(".bpc-notice"), 0);
    browser.run("location.hash = '#/open/1.abc'", Vec::new());
    browser.arrive("start");
    browser.says(".bpc-notice", told);
    browser.back();
    browser.arrive("contract");
    browser.close();
}

#[test]
fn a_file_with_two_bids_says_so_and_lets_one_choose() {
    let browser = Browser::new();
    with_hours(&browser);
    browser.click_text(".bpc-work .govuk-button", "Save to a file");
    let file = browser.downloaded("parks.pledge.json");
    let text = browser.until_some("the whole file", || {
        serde_json::from_str::<serde_json::Value>(&std::fs::read_to_string(&file).ok()?).ok()
    });
    let mut two = text;
    let mut other = two["bids"][0].clone();
    other["id"] = json!("b2");
    other["name"] = json!("Somebody Else");
    other["pledges"][0]["inputs"]["quantity"] = json!("100");
    two["bids"].as_array_mut().expect("a list of bids").push(other);
    two["framework"]["edition"] = json!("1999");
    let folder = folder("two-bids");
    let file = folder.join("two.pledge.json");
    std::fs::write(&file, two.to_string()).expect("a file is written");

    browser.go("start");
    browser.choose(&field("open-bid"), &file);
    browser.arrive("contract");
    browser.says(".bpc-notices .govuk-label", "This file holds 2 bids. Which one is in view?");
    let notice = browser.text(".bpc-notice");
    assert!(notice.starts_with("This bid was made with edition 1999 of its framework."), "{notice}");
    assert_eq!(browser.social_value(), "£3,050.40");
    let choose = "const bids = document.querySelector('[id=bpc1-bids]');
        bids.selectedIndex = 1;
        bids.dispatchEvent(new Event('change', { bubbles: true }));";
    browser.run(choose, Vec::new());
    // 100 × £12.71 = £1,271.
    browser.says(".bpc-panel__value .bpc-working__figure", "£1,271");
    assert!(!warns(&browser), "looking at another bid changes nothing");
    browser.reload();
    assert_eq!(browser.social_value(), "£1,271");
    let _ = std::fs::remove_dir_all(folder);
    browser.close();
}

/// Makes the page believe that the app has stopped.
fn stop(browser: &Browser) {
    browser.run(
        "dispatchEvent(new ErrorEvent('error', { error: new WebAssembly.RuntimeError('unreachable') }))",
        Vec::new(),
    );
    browser.until("the way out", "return !document.querySelector('[data-broken=crash]').hidden");
}

#[test]
fn a_crash_without_storage_promises_nothing_and_lets_the_work_be_copied() {
    let blocked = "for (const name of ['sessionStorage', 'localStorage'])
        Object.defineProperty(window, name, { get() { throw new DOMException('blocked', 'SecurityError') } });";
    let browser = Browser::with(Stage::shared(), Permit { before: Some(blocked.into()), ..Permit::default() });
    with_hours(&browser);
    stop(&browser);
    assert_eq!(browser.run("return document.querySelector('[data-kept]').hidden", Vec::new()), json!(true));
    assert_eq!(browser.run("return document.querySelector('[data-lost]').hidden", Vec::new()), json!(false));
    browser.click("[data-broken=crash] [data-copy]");
    let copied = browser.value("#copied-work");
    browser.close();

    // Pasted into a file it opens wherever the page ships the framework.
    let folder = folder("copied");
    let file = folder.join("copied.pledge.json");
    std::fs::write(&file, copied).expect("a file is written");
    let elsewhere = Browser::new();
    elsewhere.open("/");
    elsewhere.choose(&field("open-bid"), &file);
    elsewhere.arrive("contract");
    assert_eq!(elsewhere.value(&field("contract-title")), "Parks");
    assert_eq!(elsewhere.social_value(), "£3,050.40");
    assert_eq!(elsewhere.shown(".bpc-notice"), 0, "it is the very framework");
    elsewhere.close();
    let _ = std::fs::remove_dir_all(folder);
}

#[test]
fn work_that_makes_the_page_stop_can_be_put_aside() {
    let browser = Browser::new();
    with_hours(&browser);
    browser.click_text(".bpc-work .govuk-button", "Keep on this device");
    browser.says(".bpc-work .govuk-body-s", ON_DEVICE);
    stop(&browser);
    browser.click("[data-broken=crash] [data-without]");
    browser.until(
        "the page anew",
        "return document.querySelector('[data-broken=crash]')?.hidden && !!document.querySelector('.bpc-notices')",
    );
    assert_eq!(browser.count(".bpc-panel"), 0);
    assert_eq!(browser.count(".bpc-notices .govuk-button"), 1, "it is offered as a file");
    browser.close();
}

#[test]
fn after_a_crash_the_work_can_be_copied_and_is_there_again() {
    let browser = Browser::new();
    with_hours(&browser);
    stop(&browser);
    assert_eq!(browser.run("return document.querySelector('[data-kept]').hidden", Vec::new()), json!(false));
    browser.click("[data-broken=crash] [data-copy]");
    let copied = browser.value("#copied-work");
    let copied: serde_json::Value = serde_json::from_str(&copied).expect("the work is a bid file");
    assert_eq!(copied.pointer("/bids/0/pledges/0/inputs/quantity"), Some(&json!("240")));
    browser.click("[data-broken=crash] [data-reload]");
    browser.until(
        "the page anew",
        "return document.querySelector('[data-broken=crash]')?.hidden && !!document.querySelector('.bpc-app h1')",
    );
    assert_eq!(browser.social_value(), "£3,050.40");
    browser.close();
}
