//! The page is strict with itself: its own files and nobody else's, no inline style or script, a way out where it cannot
//! run, and two calculators on one page that do not meet.

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use journeys::Browser;
use journeys::browser::{Permit, plain};
use journeys::page::STEPS;
use journeys::stage::{Stage, copy_of_the_page, file_of};
use serde_json::json;

/// The policy, word for word.
const POLICY: &str = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; img-src 'self' data:; \
                      connect-src 'self'; worker-src 'self'; manifest-src 'self'; base-uri 'none'; form-action 'none'; \
                      require-trusted-types-for 'script'";

/// What stands where a later part should.
const NOT_LOADED: &str = "This part did not arrive. Check your connection. Nothing you typed is lost.";

#[test]
fn no_page_has_an_inline_style_or_script_and_all_requests_are_for_own_files() {
    let mut browser = Browser::new();
    browser.open("/");
    let policy =
        browser.run("return document.querySelector('meta[http-equiv=Content-Security-Policy]').content", Vec::new());
    assert_eq!(policy, json!(POLICY));
    browser.make_three_year_offer();
    browser.fill("rival-offer", "120,000");
    for page in STEPS {
        browser.go(page);
        let inline = "return [...document.querySelectorAll('[style], style, script:not([src])')].map(e => e.outerHTML)";
        assert_eq!(browser.run(inline, Vec::new()), json!([]), "{page}");
    }
    let origin = browser.origin();
    let asked: Vec<String> =
        browser.requests().iter().filter_map(|url| url.strip_prefix(&origin)).map(str::to_owned).collect();
    // One of each kind, and of what comes in two languages or two parts only what this journey needs.
    let kinds = [
        ("/main-", ".css"),
        ("/loader", ".js"),
        ("/glue-", ".js"),
        ("/supplier-", ".wasm"),
        ("/words-en-first-", ".txt"),
        ("/frameworks/list", ".txt"),
        ("/frameworks/greater-manchester-open-", ".base.txt"),
        ("/frameworks/greater-manchester-open-", ".en.txt"),
        ("/frameworks/greater-manchester-open-", ".en-later.txt"),
        ("/later-", ".wasm"),
        ("/later-", ".css"),
        ("/words-en-later-", ".txt"),
    ];
    let is_of = |url: &str, (begins, ends): (&str, &str)| url.starts_with(begins) && url.ends_with(ends);
    for url in &asked {
        let name = url.split('#').next().unwrap_or_default();
        let known = name == "/" || kinds.iter().any(|kind| is_of(name, *kind));
        assert!(known, "{url} is not one of the page's files: {asked:?}");
        let file = browser_file(name);
        assert!(file.is_file(), "{} is no file of the page", file.display());
    }
    for kind in kinds {
        assert!(asked.iter().any(|url| is_of(url, kind)), "the log holds no {kind:?}: {asked:?}");
    }
    let twice: Vec<&String> =
        asked.iter().filter(|url| asked.iter().filter(|other| other == url).count() > 1).collect();
    assert_eq!(twice, Vec::<&String>::new(), "something was asked for twice");
    browser.close();
}

/// The file of the built page behind a path of its server.
fn browser_file(path: &str) -> PathBuf {
    let name = path.trim_start_matches('/');
    Stage::built().join(if name.is_empty() { "index.html" } else { name })
}

#[test]
fn the_policy_stops_what_it_forbids() {
    let mut browser = Browser::new();
    browser.open("/");
    // Were the policy not in force, the first two would work, and nothing would be logged.
    let tried = browser.run_and_wait(
        "const done = arguments[arguments.length - 1];
        let html = 'allowed';
        try { document.createElement('div').innerHTML = '<b>x</b>' } catch { html = 'stopped' }
        fetch('https://example.org/').then(() => done([html, 'allowed']), () => done([html, 'stopped']))",
    );
    assert_eq!(tried, json!(["stopped", "stopped"]));
    // Two violations, the reports of both, and the failed fetch.
    browser.expect_error("POLICY");
    browser.expect_error("example.org");
    browser.expect_error("TrustedHTML");
    browser.close();
}

#[test]
fn without_javascript_the_page_says_what_it_is_and_what_to_do() {
    for (path, wanted) in
        [("/", "The calculator needs JavaScript"), ("/cy/", "Mae angen JavaScript ar y gyfrifiannell")]
    {
        let browser = Browser::new();
        browser.cdp("Emulation.setScriptExecutionDisabled", json!({ "value": true }));
        browser.visit(path);
        let shown = browser.text("main");
        assert!(shown.contains(wanted), "{shown}");
        assert!(!["is loading", "yn llwytho"].iter().any(|loading| shown.contains(loading)), "nothing loads: {shown}");
        assert!(!browser.text("h1").is_empty());
        browser.close();
    }
}

#[test]
fn without_webassembly_the_page_says_what_to_do() {
    let permit = Permit { before: Some("delete globalThis.WebAssembly".into()), ..Permit::default() };
    let mut browser = Browser::with(Stage::shared(), permit);
    browser.visit("/");
    browser.until("the way out", "return !document.querySelector('[data-broken=old]').hidden");
    assert_eq!(browser.text("[data-broken=old] h2"), "Your browser cannot run the calculator");
    browser.expect_error("WebAssembly is not defined");
    browser.close();
}

#[test]
fn a_browser_that_cannot_compile_the_program_is_told_so() {
    let refuse = "for (const name of ['instantiate', 'instantiateStreaming', 'compile', 'compileStreaming'])
        WebAssembly[name] = () => Promise.reject(new WebAssembly.CompileError('unknown instruction'));";
    let permit = Permit { before: Some(refuse.into()), ..Permit::default() };
    let mut browser = Browser::with(Stage::shared(), permit);
    browser.visit("/");
    browser.until("the way out", "return !document.querySelector('[data-broken=old]').hidden");
    browser.expect_error("unknown instruction");
    browser.close();
}

#[test]
fn a_part_that_was_changed_on_its_way_is_not_run() {
    for (begins, ends) in [("glue-", ".js"), ("supplier-", ".wasm"), ("words-en-first-", ".txt")] {
        let folder = copy_of_the_page("changed");
        change(&folder.join(file_of(&folder, begins, ends)));
        let mut browser = Browser::with(Arc::new(Stage::of(&folder)), Permit::default());
        browser.visit("/");
        browser.until(
            &format!("the way out without {begins}"),
            "return !document.querySelector('[data-broken=load]').hidden",
        );
        assert_eq!(browser.text("[data-broken=load] h2"), "The calculator did not load");
        assert_eq!(browser.count(".bpc-app"), 0, "nothing was mounted");
        browser.expect_error("integrity");
        browser.expect_error("Failed to fetch");
        browser.close();
        let _ = fs::remove_dir_all(folder);
    }
}

#[test]
fn a_later_part_that_was_changed_on_its_way_is_not_run_either() {
    for ends in [".wasm", ".css"] {
        let folder = copy_of_the_page("changed-later");
        change(&folder.join(file_of(&folder, "later-", ends)));
        let mut browser = Browser::with(Arc::new(Stage::of(&folder)), Permit::default());
        browser.open("/");
        browser.take_framework();
        browser.go("check");
        browser.says("main .govuk-body", NOT_LOADED);
        assert_eq!(browser.count(".bpc-check"), 0, "without {ends}");
        browser.expect_error("integrity");
        browser.expect_error("/later-");
        browser.expect_error("Failed to fetch");
        browser.close();
        let _ = fs::remove_dir_all(folder);
    }
}

/// Changes the last byte of a file.
fn change(file: &Path) {
    let mut bytes = fs::read(file).expect("the page has the file");
    if let Some(last) = bytes.last_mut() {
        *last ^= 1;
    }
    fs::write(file, bytes).expect("the copy can be written");
}

#[test]
fn two_calculators_on_one_page_do_not_meet() {
    let folder = page_of_a_host(
        "two",
        "mount(document.getElementById('one'), { ...needs('en'), key: 'one' });
        mount(document.getElementById('two'), { ...needs('cy'), key: 'two' });",
    );
    let browser = Browser::with(Arc::new(Stage::of(&folder)), Permit::default());
    browser.visit("/two.html");
    for app in ["#one", "#two"] {
        browser.click(&format!("{app} .bpc-framework .govuk-button"));
        browser.element(&format!("{app} .bpc-contract"));
    }
    assert_eq!(browser.text("#kept"), "The host's own.");
    assert_eq!(browser.run("return location.hash", Vec::new()), json!(""), "the host did not give away its address");
    browser.type_into("#one [id$=contract-title]", "First");
    browser.type_into("#two [id$=contract-title]", "Second");
    // Whatever stands around it, a part of a page has no banner and no foot of the whole page.
    let own = "return [...document.querySelectorAll('#one header, #one footer')].every(e => e.closest('section'))";
    assert_eq!(browser.run(own, Vec::new()), json!(true));
    let values = || (browser.value("#one [id$=contract-title]"), browser.value("#two [id$=contract-title]"));
    assert_eq!(values(), ("First".into(), "Second".into()));
    let twice = "const ids = [...document.querySelectorAll('[id]')].map(e => e.id);
        return ids.filter((id, n) => ids.indexOf(id) !== n)";
    assert_eq!(browser.run(twice, Vec::new()), json!([]), "an id stands twice on the page");
    // Each label names a field of its own app.
    let astray = "return [...document.querySelectorAll('label')].filter(l =>
        l.closest('#one, #two') !== l.control?.closest('#one, #two')).map(l => l.innerText)";
    assert_eq!(browser.run(astray, Vec::new()), json!([]));
    browser.click("#one .bpc-steps__link[href=\"#/pledges\"]");
    browser.element("#one .bpc-pledges");
    assert_eq!(browser.count("#two .bpc-contract"), 1, "the other stays where it was");
    assert_eq!(plain(&browser.text("#two h1")), "Eich contract");
    // Both at once, in two languages and on two pages.
    browser.assert_accessible("two calculators on a host's page");
    browser.visit("/two.html");
    browser.element("#one .bpc-pledges");
    browser.element("#two .bpc-contract");
    assert_eq!(browser.value("#two [id$=contract-title]"), "Second", "each app keeps its own work");
    browser.close();
    let _ = fs::remove_dir_all(folder);
}

#[test]
fn calculators_without_a_key_keep_apart_wherever_they_stand() {
    let folder = page_of_a_host(
        "apart",
        "const within = document.getElementById('two').attachShadow({ mode: 'open' });
        const later = document.createElement('div');
        for (const place of [document.getElementById('one'), within.appendChild(document.createElement('div')), later])
            mount(place, needs('en'));
        document.body.append(later);",
    );
    let browser = Browser::with(Arc::new(Stage::of(&folder)), Permit::default());
    let apps = "const apps = [document.getElementById('one'), document.getElementById('two').shadowRoot,
        document.body.lastElementChild];";
    let has = |css: &str| {
        browser.until(css, &format!("{apps} return apps.every(app => app.querySelector('{css}'))"));
    };
    browser.visit("/apart.html");
    has(".bpc-framework .govuk-button");
    browser
        .run(&format!("{apps} apps.forEach(app => app.querySelector('.bpc-framework .govuk-button').click())"), vec![]);
    has("[id$=contract-title]");
    let twice = "const ids = apps.flatMap(app => [...app.querySelectorAll('[id]')].map(e => e.id));
        return ids.filter((id, n) => ids.indexOf(id) !== n)";
    assert_eq!(browser.run(&format!("{apps} {twice}"), vec![]), json!([]), "an id stands twice");
    assert_eq!(browser.count("main"), 1, "the main part is the host's");
    let type_all = "apps.forEach((app, n) => {
            const title = app.querySelector('[id$=contract-title]');
            title.value = 'Title ' + n;
            title.dispatchEvent(new InputEvent('input', { bubbles: true, composed: true }));
        })";
    browser.run(&format!("{apps} {type_all}"), vec![]);
    let titles =
        "apps.map(app => app.querySelector('[id$=contract-title]')?.value).join() === 'Title 0,Title 1,Title 2'";
    browser.until("three titles", &format!("{apps} return {titles} && sessionStorage.length >= 6"));
    // Somebody who never touched the page is not asked before it goes.
    browser.click("#one h1");
    browser.visit("/apart.html");
    browser.until("the same titles", &format!("{apps} return {titles}"));
    browser.close();
    let _ = fs::remove_dir_all(folder);
}

/// A copy of the built page with a page of a host, `NAME.html`, that loads the app and runs a script. The script has
/// `mount`, and `needs`, which gives what the app needs in a language.
fn page_of_a_host(name: &str, script: &str) -> PathBuf {
    let folder = copy_of_the_page(name);
    let style = file_of(&folder, "main-", ".css");
    let host = format!(
        "<!DOCTYPE html><html lang=\"en\"><head><meta charset=\"utf-8\"><title>Two</title>
        <meta http-equiv=\"Content-Security-Policy\" content=\"{POLICY}\"><link rel=\"stylesheet\" href=\"{style}\">
        <link rel=\"icon\" href=\"data:,\"></head>
        <body><div id=\"one\"></div><main><div id=\"two\"><p id=\"kept\">The host's own.</p></div></main>
        <script type=\"module\" src=\"host.js\"></script></body></html>"
    );
    let [glue, wasm] = [("glue-", ".js"), ("supplier-", ".wasm")].map(|(begins, ends)| file_of(&folder, begins, ends));
    let [en, cy, en_later, cy_later] = ["en-first-", "cy-first-", "en-later-", "cy-later-"]
        .map(|table| file_of(&folder, &format!("words-{table}"), ".txt"));
    let script = format!(
        "import init, {{ mount }} from './{glue}';
        await init({{ module_or_path: './{wasm}' }});
        const words = {{}};
        for (const [lang, name] of [['en', '{en}'], ['cy', '{cy}']]) words[lang] = await (await fetch(name)).text();
        const tables = '{en} {cy} {en_later} {cy_later}';
        const needs = lang => ({{ lang, words: words[lang], tables, files: './', base: 'frameworks/' }});
        {script}"
    );
    fs::write(folder.join(format!("{name}.html")), host).expect("the copy can be written");
    fs::write(folder.join("host.js"), script).expect("the copy can be written");
    folder
}
