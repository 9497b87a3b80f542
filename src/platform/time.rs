//! Timers, the date of today, and print.

use js_sys::Date;
use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;

/// Something that will be done once, unless this is dropped before.
pub struct Timer {
    id: i32,
    /// The browser calls it; it must live as long as the timer.
    _call: Closure<dyn FnMut()>,
}

impl Timer {
    /// Does something after so many milliseconds.
    pub fn after(milliseconds: i32, call: impl FnOnce() + 'static) -> Option<Self> {
        let call = Closure::once(call);
        let window = web_sys::window()?;
        let function = call.as_ref().unchecked_ref();
        let id = window.set_timeout_with_callback_and_timeout_and_arguments_0(function, milliseconds).ok()?;
        Some(Self { id, _call: call })
    }
}

impl Drop for Timer {
    fn drop(&mut self) {
        if let Some(window) = web_sys::window() {
            window.clear_timeout_with_handle(self.id);
        }
    }
}

/// The date of today where the browser is, `YYYY-MM-DD`.
pub fn today() -> String {
    let now = Date::new_0();
    let two = |number: u32| {
        let digits = number.to_string();
        if digits.len() < 2 { ["0", &digits].concat() } else { digits }
    };
    [now.get_full_year().to_string(), two(now.get_month() + 1), two(now.get_date())].join("-")
}

/// Opens the browser's print dialogue.
pub fn print() {
    if let Some(window) = web_sys::window() {
        let _ = window.print();
    }
}
