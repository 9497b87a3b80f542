//! One browser with a fresh profile. Every journey ends with [`Browser::close`], which fails if the page ever wrote an
//! error to the console, broke its own policy or asked anybody but its own server for anything.

use std::cell::RefCell;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicU32, Ordering};
use std::time::{Duration, Instant};

use serde_json::{Value, json};
use thirtyfour::prelude::*;
use thirtyfour::{ChromeCapabilities, TypingData, WindowHandle};
use tokio::runtime::{Builder, Runtime};

use crate::stage::Stage;

/// How long anything may take before a journey gives up.
const PATIENCE: Duration = Duration::from_secs(20);
/// A window that is wide.
pub const WIDE: (u32, u32) = (1280, 900);
/// A phone.
pub const PHONE: (u32, u32) = (375, 667);

/// What a browser may do that others may not.
#[derive(Clone, Debug, Default)]
pub struct Permit {
    /// A script that runs before those of every page.
    pub before: Option<String>,
    /// Parts of console errors that are part of the journey.
    pub errors: Vec<String>,
}

/// One browser with a fresh profile.
pub struct Browser {
    runtime: Runtime,
    web: Option<WebDriver>,
    stage: Arc<Stage>,
    folder: PathBuf,
    permit: Permit,
    tabs: RefCell<Vec<WindowHandle>>,
    requests: Vec<String>,
    errors: Vec<String>,
}

impl Browser {
    /// A browser on the shared stage, in a wide window, with nothing opened.
    pub fn new() -> Self {
        Self::with(Stage::shared(), Permit::default())
    }

    /// A browser on a stage.
    ///
    /// # Panics
    /// If the browser does not start.
    pub fn with(stage: Arc<Stage>, permit: Permit) -> Self {
        static COUNT: AtomicU32 = AtomicU32::new(0);
        let number = COUNT.fetch_add(1, Ordering::Relaxed);
        let folder = std::env::temp_dir().join(format!("bpc-journey-{}-{number}", std::process::id()));
        std::fs::create_dir_all(folder.join("downloads")).expect("a folder for the profile");
        let runtime = Builder::new_current_thread().enable_all().build().expect("a runtime");
        let capabilities = capabilities(&folder).expect("capabilities are JSON");
        let web = runtime.block_on(WebDriver::new(stage.driver(), capabilities)).expect("the browser starts");
        let first = runtime.block_on(web.window()).expect("the browser has a tab");
        let mut browser = Self {
            runtime,
            web: Some(web),
            stage,
            folder,
            permit,
            tabs: RefCell::new(vec![first]),
            requests: Vec::new(),
            errors: Vec::new(),
        };
        // What the browser shows in a new tab is its own business: the journey begins on an empty page.
        browser.ask("an empty page", browser.web().goto("about:blank"));
        browser.collect();
        browser.requests.clear();
        browser.resize(WIDE);
        let before = browser.permit.before.clone().unwrap_or_default();
        let watch = "addEventListener('securitypolicyviolation', e => console.error('POLICY', e.violatedDirective, \
                     e.blockedURI, e.sourceFile, e.lineNumber));";
        browser.cdp("Page.addScriptToEvaluateOnNewDocument", json!({ "source": format!("{watch}\n{before}") }));
        browser
    }

    /// The driver's session.
    fn web(&self) -> &WebDriver {
        self.web.as_ref().expect("the browser is open until it is closed")
    }

    /// Waits for an answer of the driver.
    fn ask<T>(&self, what: &str, future: impl Future<Output = WebDriverResult<T>>) -> T {
        self.runtime.block_on(future).unwrap_or_else(|error| panic!("{what}: {error}"))
    }

    /// A command of the DevTools protocol.
    pub fn cdp(&self, command: &str, parameters: Value) -> Value {
        self.ask(command, async { self.web().cdp().send_raw(command, parameters).await })
    }

    /// Makes the page this wide and high, whatever the window's own frame takes.
    pub fn resize(&self, (width, height): (u32, u32)) {
        let size = json!({ "width": width, "height": height, "deviceScaleFactor": 1, "mobile": false });
        self.cdp("Emulation.setDeviceMetricsOverride", size);
    }

    /// The address of the server.
    pub fn origin(&self) -> String {
        self.stage.origin()
    }

    /// Opens a page of the server without waiting for the app.
    pub fn visit(&self, path: &str) {
        self.ask(path, self.web().goto(format!("{}{path}", self.origin())));
    }

    /// Opens a page of the server and waits for the app.
    pub fn open(&self, path: &str) {
        self.visit(path);
        self.wait_for_app();
    }

    /// Loads the page again.
    pub fn reload(&self) {
        self.ask("reload", self.web().refresh());
        self.wait_for_app();
    }

    /// Opens an empty tab and goes there. It has none of the other tabs' own storage.
    pub fn new_tab(&self) {
        self.runtime
            .block_on(async {
                let tab = self.web().new_tab().await?;
                self.tabs.borrow_mut().push(tab.clone());
                self.web().switch_to_window(tab).await
            })
            .expect("a new tab opens");
        self.resize(WIDE);
    }

    /// Goes to a tab by its number, from 0 in the order in which they were opened.
    pub fn tab(&self, number: usize) {
        let tab = self.tabs.borrow()[number].clone();
        self.ask("a tab", self.web().switch_to_window(tab));
    }

    /// Goes back in the history.
    pub fn back(&self) {
        self.ask("back", self.web().back());
    }

    /// Waits until the app shows a page.
    pub fn wait_for_app(&self) {
        self.until("the app", "return document.querySelector('.bpc-app h1') !== null");
    }

    /// Runs a script and gives what it returns.
    pub fn run(&self, script: &str, arguments: Vec<Value>) -> Value {
        self.ask(script, async { Ok(self.web().execute(script, arguments).await?.json().clone()) })
    }

    /// Runs a script that calls its last argument with the answer.
    pub fn run_and_wait(&self, script: &str) -> Value {
        self.ask(script, async { Ok(self.web().execute_async(script, Vec::new()).await?.json().clone()) })
    }

    /// Waits until a script returns something true, and gives it.
    ///
    /// # Panics
    /// After a while, saying what did not happen.
    pub fn until(&self, what: &str, script: &str) -> Value {
        self.until_some(what, || {
            // While a page goes and another comes, a script may find neither.
            let answer = self.runtime.block_on(self.web().execute(script, Vec::new())).ok()?;
            let value = answer.json().clone();
            let no = matches!(value, Value::Null | Value::Bool(false)) || value == "";
            (!no).then_some(value)
        })
    }

    /// Asks again and again until there is an answer.
    ///
    /// # Panics
    /// After a while, saying what did not happen and what the page shows.
    pub fn until_some<T>(&self, what: &str, mut ask: impl FnMut() -> Option<T>) -> T {
        let begun = Instant::now();
        loop {
            if let Some(answer) = ask() {
                return answer;
            }
            if begun.elapsed() > PATIENCE {
                let shown = self.run("return document.body ? document.body.innerText : ''", Vec::new());
                let shown: String = plain(shown.as_str().unwrap_or_default()).chars().take(2_000).collect();
                let logged = self.runtime.block_on(self.web().get_log("browser")).unwrap_or_default();
                let logged: Vec<String> = logged.into_iter().map(|entry| entry.message).collect();
                panic!("waited in vain for {what}. The console has {logged:?}. The page shows:\n{shown}");
            }
            // Leave the processor to the browser for a moment before looking again.
            std::thread::park_timeout(Duration::from_millis(5));
        }
    }

    /// Waits for an element.
    pub fn element(&self, css: &str) -> WebElement {
        self.until_some(css, || self.runtime.block_on(self.web().find(By::Css(css))).ok())
    }

    /// Waits for the element that a script returns.
    pub fn element_of(&self, what: &str, script: &str, arguments: Vec<Value>) -> WebElement {
        self.until_some(what, || {
            let found = self.runtime.block_on(self.web().execute(script, arguments.clone())).ok()?;
            found.element().ok()
        })
    }

    /// The element that has the focus.
    pub fn focused(&self) -> WebElement {
        self.element_of("the focus", "return document.activeElement", Vec::new())
    }

    /// How many elements there are now.
    pub fn count(&self, css: &str) -> usize {
        let found = self.run("return document.querySelectorAll(arguments[0]).length", vec![json!(css)]);
        found.as_u64().unwrap_or_default() as usize
    }

    /// Clicks an element.
    pub fn click(&self, css: &str) {
        let element = self.element(css);
        self.click_on(css, &element);
    }

    /// Clicks the first element of a kind that says exactly this.
    pub fn click_text(&self, css: &str, text: &str) {
        let script = "const plain = t => t.replace(/\\s+/g, ' ').trim();
            return [...document.querySelectorAll(arguments[0])]
                .find(e => e.checkVisibility() && plain(e.innerText) === arguments[1]) ?? null";
        let element = self.element_of(&format!("{css} “{text}”"), script, vec![json!(css), json!(text)]);
        self.click_on(text, &element);
    }

    /// Clicks an element in the middle of the window, so that nothing at its edges is in the way.
    pub fn click_on(&self, what: &str, element: &WebElement) {
        let argument = element.to_json().expect("an element is JSON");
        self.run("arguments[0].scrollIntoView({ block: 'center', inline: 'center' })", vec![argument]);
        self.ask(what, element.click());
    }

    /// Types into whatever has the focus.
    pub fn press(&self, keys: impl Into<TypingData>) {
        let keys: TypingData = keys.into();
        let typing = self.web().action_chain().send_keys(keys);
        self.ask("keys", typing.perform());
    }

    /// Types into an element, as somebody would who clicked it first.
    pub fn type_into(&self, css: &str, text: &str) {
        let element = self.element(css);
        self.ask(css, element.send_keys(text));
    }

    /// Types in the place of what the field with the focus holds.
    pub fn retype(&self, text: &str) {
        self.run("document.activeElement.select()", Vec::new());
        self.press(text);
    }

    /// Puts a text into a field at once, as pasting does.
    pub fn paste(&self, css: &str, text: &str) {
        let element = self.element(css);
        self.click_on(css, &element);
        self.cdp("Input.insertText", json!({ "text": text }));
    }

    /// Chooses a file.
    pub fn choose(&self, css: &str, file: &Path) {
        let file = file.to_str().expect("a path in UTF-8").to_owned();
        let element = self.element(css);
        self.ask(css, element.send_keys(file));
    }

    /// What an element says, on one line.
    pub fn text(&self, css: &str) -> String {
        let element = self.element(css);
        plain(&self.ask(css, element.text()))
    }

    /// How many elements somebody can see now.
    pub fn shown(&self, css: &str) -> usize {
        let script = "return [...document.querySelectorAll(arguments[0])].filter(e => e.checkVisibility()).length";
        self.run(script, vec![json!(css)]).as_u64().unwrap_or_default() as usize
    }

    /// What all such elements say that are in view or read out; one that is hidden says nothing.
    pub fn texts(&self, css: &str) -> Vec<String> {
        let script = "return [...document.querySelectorAll(arguments[0])].filter(e => e.checkVisibility())
            .map(e => e.innerText)";
        let all = self.run(script, vec![json!(css)]);
        all.as_array().into_iter().flatten().map(|text| plain(text.as_str().unwrap_or_default())).collect()
    }

    /// The text in a field.
    pub fn value(&self, css: &str) -> String {
        let script = "return document.querySelector(arguments[0])?.value ?? null";
        self.run(script, vec![json!(css)]).as_str().unwrap_or_else(|| panic!("there is no {css}")).to_owned()
    }

    /// Waits until an element says exactly this.
    pub fn says(&self, css: &str, text: &str) {
        let mut last = String::new();
        let begun = Instant::now();
        while begun.elapsed() < PATIENCE {
            let found = self.texts(css);
            if found.iter().any(|found| found == text) {
                return;
            }
            last = found.join(" | ");
        }
        panic!("{css} says “{last}” and not “{text}”");
    }

    /// Waits for a file in the folder of downloads and gives its path.
    pub fn downloaded(&self, name: &str) -> PathBuf {
        let file = self.folder.join("downloads").join(name);
        self.until_some(name, || file.exists().then(|| file.clone()))
    }

    /// Answers the browser's own question ("Leave site?"); gives whether there was one.
    pub fn answer(&self, yes: bool) -> bool {
        self.runtime.block_on(async {
            match (self.web().get_alert_text().await, yes) {
                (Err(_), _) => false,
                (Ok(_), true) => self.web().accept_alert().await.is_ok(),
                (Ok(_), false) => self.web().dismiss_alert().await.is_ok(),
            }
        })
    }

    /// A picture of the whole page, or of what is in view.
    pub fn picture(&self, whole: bool) -> Vec<u8> {
        if !whole {
            return self.ask("picture", self.web().screenshot_as_png());
        }
        let height = self.run("return document.documentElement.scrollHeight", Vec::new()).as_u64().unwrap_or(900);
        let width = self.run("return innerWidth", Vec::new()).as_u64().unwrap_or(1280);
        self.resize((width as u32, height as u32));
        self.ask("picture", self.web().screenshot_as_png())
    }

    /// Takes what the browser logged so far.
    fn collect(&mut self) {
        let read = |kind: &str| self.runtime.block_on(self.web().get_log(kind)).unwrap_or_default();
        let severe = read("browser").into_iter().filter(|entry| entry.level == "SEVERE");
        let errors: Vec<String> = severe.map(|entry| entry.message).collect();
        let messages = read("performance").into_iter().filter_map(|entry| {
            let entry: Value = serde_json::from_str(&entry.message).ok()?;
            let message = entry.get("message")?;
            let sent = message.get("method")? == "Network.requestWillBeSent";
            sent.then(|| message.pointer("/params/request/url")?.as_str().map(str::to_owned)).flatten()
        });
        let requests: Vec<String> = messages.collect();
        self.errors.extend(errors);
        self.requests.extend(requests);
    }

    /// Every address that was asked for so far.
    pub fn requests(&mut self) -> &[String] {
        self.collect();
        &self.requests
    }

    /// Fails if the page did what it must never do.
    ///
    /// # Panics
    /// Naming each error, violation and foreign request.
    pub fn assert_clean(&mut self) {
        self.collect();
        let expected = |error: &&String| !self.permit.errors.iter().any(|part| error.contains(part));
        let errors: Vec<&String> = self.errors.iter().filter(expected).collect();
        assert!(errors.is_empty(), "the console has errors: {errors:#?}");
        let own = format!("{}/", self.origin());
        let own = |url: &&String| url.starts_with(&own) || url.starts_with("data:") || url.starts_with("blob:");
        let foreign: Vec<&String> = self.requests.iter().filter(|url| !own(url)).collect();
        assert!(foreign.is_empty(), "the page asked others: {foreign:#?}");
        assert!(!self.requests.is_empty(), "the log of requests works");
    }

    /// Says that an error of the console is part of the journey.
    pub fn expect_error(&mut self, part: &str) {
        self.permit.errors.push(part.into());
    }

    /// Ends the journey.
    pub fn close(mut self) {
        self.assert_clean();
    }
}

impl Default for Browser {
    fn default() -> Self {
        Self::new()
    }
}

impl Drop for Browser {
    fn drop(&mut self) {
        if let Some(web) = self.web.take() {
            let _ = self.runtime.block_on(web.quit());
        }
        let _ = std::fs::remove_dir_all(&self.folder);
    }
}

/// A browser that talks to nobody of its own accord, and logs everything.
fn capabilities(folder: &Path) -> WebDriverResult<ChromeCapabilities> {
    let mut capabilities = DesiredCapabilities::chrome();
    let arguments = [
        "--headless=new",
        "--no-sandbox",
        "--disable-gpu",
        "--disable-quic",
        "--no-first-run",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
        "--disable-dev-shm-usage",
        "--hide-scrollbars",
        "--lang=en-GB",
    ];
    for argument in arguments {
        capabilities.add_arg(argument)?;
    }
    // The driver would take the first browser that it finds, of whatever version; xtask names the one that fits.
    if let Ok(file) = std::env::var("BPC_BROWSER") {
        capabilities.add_experimental_option("binary", file)?;
    }
    capabilities.add_arg(&format!("--user-data-dir={}", folder.join("profile").display()))?;
    let downloads = folder.join("downloads").display().to_string();
    capabilities.add_experimental_option(
        "prefs",
        json!({ "download.default_directory": downloads, "download.prompt_for_download": false }),
    )?;
    capabilities.set("goog:loggingPrefs", json!({ "browser": "ALL", "performance": "ALL" }))?;
    // Questions such as "Leave site?" are part of a journey: nobody answers them but the journey.
    capabilities.set("unhandledPromptBehavior", "ignore")?;
    Ok(capabilities)
}

/// A text on one line, with plain spaces.
pub fn plain(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}
