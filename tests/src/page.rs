//! Where things are on the page, in terms that hold in both languages.

use serde_json::{Value, json};

use crate::Browser;
use crate::browser::plain;

/// The pages of a journey on a framework, in its order.
pub const STEPS: [&str; 6] = ["start", "contract", "pledges", "questions", "check", "print"];

/// The selector of a field by its name in `src/components/field.rs`. The only app of a page is its first.
pub fn field(name: &str) -> String {
    format!("[id=\"bpc1-{name}\"]")
}

/// The name of an input of the nth pledge on a measure, from 0.
pub fn input(measure: &str, nth: usize, input: &str) -> String {
    field(&format!("input-{measure}-{nth}-{input}"))
}

/// A part of the score as the panel shows it.
#[derive(Debug, PartialEq, Eq)]
pub struct Part {
    /// Its name.
    pub title: String,
    /// Marks and certainty, in a phrase.
    pub phrase: String,
    /// Figures with their names, such as the counted value.
    pub figures: Vec<(String, String)>,
    /// The three marks that stand where no best offer is known.
    pub scenarios: Vec<String>,
}

impl Browser {
    /// Goes to a page by the steps at the top.
    pub fn go(&self, page: &str) {
        self.click(&format!(".bpc-steps__link[href=\"#/{page}\"]"));
        self.arrive(page);
    }

    /// Waits until a page is in view.
    pub fn arrive(&self, page: &str) {
        self.until(
            page,
            &format!("return location.hash === '#/{page}' && document.querySelector('.bpc-app h1') !== null"),
        );
    }

    /// Presses the button or link at the foot of the page that leads to the next.
    pub fn go_on(&self, page: &str) {
        self.click(&format!("main a.govuk-button[href=\"#/{page}\"]"));
        self.arrive(page);
    }

    /// Takes the first framework that is shipped with the page.
    pub fn take_framework(&self) {
        self.click(".bpc-framework .govuk-button");
        self.arrive("contract");
    }

    /// Takes into use the framework with that in its name.
    pub fn take(&self, title: &str) {
        let script = "document.querySelectorAll('main details').forEach(details => { details.open = true; });
            return [...document.querySelectorAll('.bpc-framework')]
            .find(card => card.querySelector('h3').innerText.includes(arguments[0]))?.querySelector('button') ?? null";
        let button = self.element_of(title, script, vec![json!(title)]);
        self.click_on(title, &button);
        self.arrive("contract");
    }

    /// Switches to the other language and waits for it.
    pub fn switch_language(&self) {
        let now = self.run("return document.documentElement.lang", Vec::new());
        self.click(".bpc-header__language");
        self.until("the other language", &format!("return document.documentElement.lang !== {now}"));
    }

    /// Types into a field by its name, after what is there.
    pub fn fill(&self, name: &str, text: &str) {
        self.type_into(&field(name), text);
    }

    /// Chooses one of a group of radios.
    pub fn pick(&self, name: &str, value: &str) {
        self.click(&format!("{} input[value=\"{value}\"]", field(name)));
    }

    /// Opens every theme of the Pledges page.
    pub fn open_themes(&self) {
        let closed = ".bpc-theme__button[aria-expanded=\"false\"]";
        while self.shown(closed) > 0 {
            self.click(closed);
        }
    }

    /// Types a pledge on a measure whose theme is open.
    pub fn pledge(&self, measure: &str, inputs: &[(&str, &str)]) {
        for (name, text) in inputs {
            self.type_into(&input(measure, 0, name), text);
        }
    }

    /// What a measure's pledges bring: names and figures, in the order of the page.
    pub fn brings(&self, measure: &str) -> Vec<(String, String)> {
        let script = "const row = [...document.querySelectorAll('.bpc-measure')]
                .find(m => m.querySelector('.bpc-measure__code').innerText.trim() === arguments[0]);
            return [...row.querySelectorAll('.bpc-result .bpc-working__row, .bpc-result__marks')]
                .filter(r => r.checkVisibility())
                .map(r => [r.querySelector('.bpc-working__name').innerText, r.querySelector('.bpc-working__figure').innerText])";
        pairs(&self.run(script, vec![json!(measure)]))
    }

    /// Opens the working of a measure's figure and gives its lines, then closes it.
    pub fn working(&self, measure: &str, name: &str) -> Vec<String> {
        let find = "const plain = t => t.replace(/\\s+/g, ' ').trim();
            const row = [...document.querySelectorAll('.bpc-measure')]
                .find(m => m.querySelector('.bpc-measure__code').innerText.trim() === arguments[0]);
            return [...(row?.querySelectorAll('.bpc-working') ?? [])]
                .find(w => plain(w.querySelector('.bpc-working__name').innerText) === arguments[1])
                ?.querySelector('.bpc-working__button') ?? null";
        let button = self.element_of(&format!("the working of {measure}"), find, vec![json!(measure), json!(name)]);
        self.click_on("working", &button);
        let lines = self.lines(".bpc-measure .bpc-working--open");
        self.click_on("working", &button);
        lines
    }

    /// Opens the working of a written question's marks, by its title, and gives its lines, then closes it.
    pub fn question_working(&self, title: &str) -> Vec<String> {
        let find = "return [...document.querySelectorAll('.bpc-question')]
                .find(q => q.querySelector('h2').innerText.trim() === arguments[0])
                ?.querySelector('.bpc-working__button') ?? null";
        let button = self.element_of(&format!("the working of {title}"), find, vec![json!(title)]);
        self.click_on("working", &button);
        let lines = self.lines(".bpc-question .bpc-working--open");
        self.click_on("working", &button);
        lines
    }

    /// Opens the working of a figure of the panel, by the name of the figure, and gives its lines, then closes it.
    pub fn panel_working(&self, name: &str) -> Vec<String> {
        let find = "const plain = t => t.replace(/\\s+/g, ' ').trim();
            return [...document.querySelectorAll('.bpc-panel .bpc-working')]
                .find(w => plain(w.querySelector('.bpc-working__row > span').textContent) === arguments[0])
                ?.querySelector('.bpc-working__button') ?? null";
        let button = self.element_of(&format!("the working of {name}"), find, vec![json!(name)]);
        self.click_on("working", &button);
        let lines = self.lines(".bpc-panel .bpc-working--open");
        self.click_on("working", &button);
        lines
    }

    /// The lines of the one working that is open.
    fn lines(&self, css: &str) -> Vec<String> {
        self.element(&format!("{css} .bpc-working__body"));
        let lines = format!("{css} .bpc-working__line, {css} .bpc-source__fact, {css} .bpc-working__without");
        self.texts(&lines)
    }

    /// What stays in sight of the score.
    pub fn headline(&self) -> Vec<String> {
        self.texts(".bpc-panel__marks")
    }

    /// The pounds of the whole offer.
    pub fn social_value(&self) -> String {
        self.text(".bpc-panel__value .bpc-working__figure")
    }

    /// The parts of the score.
    pub fn parts(&self) -> Vec<Part> {
        let script = "return [...document.querySelectorAll('.bpc-part')].map(p => ({
                title: p.querySelector('h3').innerText,
                phrase: p.querySelector('.bpc-part__phrase').innerText
                    || p.querySelector('.govuk-visually-hidden + .bpc-working__figure')?.innerText || '',
                figures: [...p.querySelectorAll('.bpc-working__row:has(.bpc-working__name)')].map(r =>
                    [r.firstElementChild.textContent, r.querySelector('.bpc-working__figure').innerText]),
                scenarios: [...p.querySelectorAll('.bpc-scenarios__list li')].map(l => l.innerText),
            }))";
        let found = self.run(script, Vec::new());
        let text = |value: &Value, key: &str| plain(value[key].as_str().unwrap_or_default());
        let part = |value: &Value| Part {
            title: text(value, "title"),
            phrase: text(value, "phrase"),
            figures: pairs(&value["figures"]),
            scenarios: strings(&value["scenarios"]),
        };
        found.as_array().map(|all| all.iter().map(part).collect()).unwrap_or_default()
    }
}

/// A list of texts.
fn strings(value: &Value) -> Vec<String> {
    let all = value.as_array().into_iter().flatten();
    all.map(|text| plain(text.as_str().unwrap_or_default())).collect()
}

/// A list of pairs of texts.
fn pairs(value: &Value) -> Vec<(String, String)> {
    let all = value.as_array().into_iter().flatten();
    all.map(|pair| (plain(pair[0].as_str().unwrap_or_default()), plain(pair[1].as_str().unwrap_or_default()))).collect()
}
