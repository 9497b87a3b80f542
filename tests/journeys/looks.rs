//! What somebody with a theme of high contrast sees, and what a printer puts on paper.

use journeys::Browser;
use journeys::browser::WIDE;
use serde_json::json;

/// Texts that are cut off or stick out of the page, and texts that stand on each other.
const CUT: &str = "
    // What is only read out has a box of one pixel; the panel's arrow keeps its words for those who listen.
    const small = e => { const b = e.getBoundingClientRect(); return b.width <= 1 && b.height <= 1; };
    const unseen = e => e !== null && (small(e) || unseen(e.parentElement));
    const hidden = e => e.closest('.bpc-panel__toggle, .govuk-skip-link, [aria-hidden=true]') || unseen(e);
    const own = e => [...e.childNodes].some(n => n.nodeType === 3 && n.data.trim());
    const all = [...document.querySelectorAll('.bpc-app *')].filter(e => own(e) && e.checkVisibility() && !hidden(e)
        && getComputedStyle(e).visibility === 'visible');
    const told = (what, e) => `${what}: ${e.outerHTML.slice(0, 120)}`;
    const wide = document.documentElement.clientWidth + 1;
    const found = [];
    const boxes = [];
    for (const e of all) {
        const lines = [];
        for (const n of e.childNodes) {
            if (n.nodeType !== 3 || !n.data.trim()) continue;
            const range = document.createRange();
            range.selectNodeContents(n);
            lines.push(...range.getClientRects());
        }
        for (const line of lines) boxes.push([line, e]);
        const box = { left: Math.min(...lines.map(l => l.left)), right: Math.max(...lines.map(l => l.right)),
            bottom: Math.max(...lines.map(l => l.bottom)) };
        if (box.left < -1 || box.right > wide) found.push(told('sticks out', e));
        for (let up = e; up && up !== document.body; up = up.parentElement) {
            const s = getComputedStyle(up);
            if (!['hidden', 'clip'].includes(s.overflowX) && !['hidden', 'clip'].includes(s.overflowY)) continue;
            const around = up.getBoundingClientRect();
            if (box.right > around.right + 1 || box.bottom > around.bottom + 1) found.push(told('is cut', e));
        }
    }
    const panel = e => e.closest('.bpc-panel') !== null;
    boxes.sort((a, b) => a[0].top - b[0].top);
    for (let i = 0; i < boxes.length; i++) for (let j = i + 1; j < boxes.length; j++) {
        const [[a, ea], [b, eb]] = [boxes[i], boxes[j]];
        if (b.top > a.bottom) break;
        if (ea === eb || panel(ea) !== panel(eb)) continue;
        // Lines of one paragraph may share the room between them.
        const across = Math.min(a.right, b.right) - Math.max(a.left, b.left);
        const down = Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top);
        if (across > 2 && down > 0.5 * Math.min(a.height, b.height)) found.push(told('stands on another', eb));
    }
    return found;";

/// Fails if a text cannot be read where it stands.
fn assert_whole(browser: &Browser, place: &str) {
    assert_eq!(browser.run(CUT, Vec::new()), json!([]), "{place}");
}

/// A browser with the three-year offer and a best offer, every theme and a working open.
fn with_everything() -> Browser {
    let browser = Browser::new();
    browser.open("/");
    browser.make_three_year_offer();
    browser.fill("rival-offer", "120,000");
    browser.go("pledges");
    browser.open_themes();
    browser.click(".bpc-measure .bpc-working__button");
    browser.element(".bpc-measure .bpc-working__body");
    browser
}

#[test]
fn the_fields_of_a_pledge_stand_on_one_line_whatever_their_hints_take() {
    let browser = with_everything();
    for measure in ["local-jobs", "prison-training", "help-into-work"] {
        let script = "const box = document.querySelector(`[id^=\"bpc1-input-${arguments[0]}-0-\"]`);
            return [...box.closest('.bpc-pledge__inputs').querySelectorAll('input')].map(i => i.getBoundingClientRect().top)";
        let tops = browser.run(script, vec![json!(measure)]);
        let tops = tops.as_array().expect("a list of fields");
        assert!(tops.len() > 1 && tops.iter().all(|top| *top == tops[0]), "{measure}: {tops:?}");
    }
    browser.close();
}

#[test]
fn forced_colours_leave_every_text_and_every_control_to_be_seen() {
    let browser = with_everything();
    let forced = json!({ "features": [{ "name": "forced-colors", "value": "active" }] });
    browser.cdp("Emulation.setEmulatedMedia", forced);
    browser.until("forced colours", "return matchMedia('(forced-colors: active)').matches");
    for page in ["start", "contract", "pledges", "questions", "check", "print"] {
        browser.go(page);
        for size in [WIDE, (375, 667)] {
            browser.resize(size);
            assert_whole(&browser, &format!("{page} at {size:?}"));
            // Without backgrounds only a border, an outline or the underline of a link tells what can be pressed.
            let bare =
                "return [...document.querySelectorAll('.bpc-app button, .bpc-app a, .bpc-app input:not([type=radio], \
                [type=checkbox]), .bpc-app textarea, .bpc-app select')].filter(e => e.checkVisibility()
                && !e.matches('.govuk-skip-link')).filter(e => {
                    const s = getComputedStyle(e);
                    const bordered = s.borderStyle !== 'none' && parseFloat(s.borderTopWidth) > 0;
                    return !bordered && !s.textDecorationLine.includes('underline')
                        && !e.matches('[type=file], .bpc-steps__link, .bpc-theme__button, [aria-disabled=true]');
                }).map(e => e.outerHTML.slice(0, 120))";
            assert_eq!(browser.run(bare, Vec::new()), json!([]), "{page} at {size:?}");
        }
        browser.resize(WIDE);
    }
    browser.go("pledges");
    let bars = browser.run(
        "return [...document.querySelectorAll('.bpc-bars__bar')].map(b => [...b.children].map(r => getComputedStyle(r).fill))",
        Vec::new(),
    );
    let bars = bars.as_array().expect("a list of bars");
    assert!(bars.len() > 3 && bars.iter().all(|bar| bar[0] != bar[1]), "a bar cannot be told from its back: {bars:?}");
    browser.close();
}

#[test]
fn paper_holds_the_offer_whole_and_nothing_to_press() {
    let browser = with_everything();
    browser.cdp("Emulation.setEmulatedMedia", json!({ "media": "print" }));
    // A4 between margins of 1 cm is 718 pixels of a browser wide.
    browser.resize((718, 1000));
    for page in ["print", "pledges", "check", "questions"] {
        // The steps are not on paper, so the address leads from page to page.
        browser.run(&format!("location.hash = '#/{page}'"), Vec::new());
        browser.arrive(page);
        browser.until("its heading", "return document.querySelector('main h1, main h2') !== null");
        assert_whole(&browser, page);
        assert_eq!(
            browser
                .shown("main .govuk-button, .bpc-top, .bpc-work, .bpc-foot, .bpc-working__button, .bpc-panel__toggle"),
            0,
            "{page}"
        );
        let wide = "return document.documentElement.scrollWidth - innerWidth";
        assert!(browser.run(wide, Vec::new()).as_f64().unwrap_or(1.0) <= 0.0, "{page} is wider than the paper");
    }
    browser.run("location.hash = '#/print'", Vec::new());
    browser.arrive("print");
    browser.until("the sheet", "return document.querySelector('.bpc-print-sheet')?.checkVisibility()");
    assert_eq!(browser.shown(".bpc-panel"), 0, "the sheet holds all of it already");
    let sheet = browser.text(".bpc-print-sheet");
    for wanted in ["£46,846.80", "£80,834.37", "5.39", "practice marks, not your council’s"] {
        assert!(sheet.contains(wanted), "{wanted} is not on paper");
    }
    browser.close();
}
