//! Opens the page of the bench in the browser, waits for its figures and prints them as JSON.
//!
//! `cargo run --package journeys --bin bench FOLDER`, with the folder that `cargo xtask bench` filled.

use std::path::Path;
use std::sync::Arc;
use std::time::{Duration, Instant};

use journeys::browser::{Browser, Permit};
use journeys::stage::Stage;
use serde_json::Value;

/// How long the page may take before nobody believes that it will end.
const PATIENCE: Duration = Duration::from_secs(900);

fn main() {
    let Some(folder) = std::env::args_os().nth(1) else {
        eprintln!("Name the folder of the bench.");
        std::process::exit(2);
    };
    let browser = Browser::with(Arc::new(Stage::of(Path::new(&folder))), Permit::default());
    browser.visit("/index.html");
    let begun = Instant::now();
    let result = loop {
        let result = browser.run("return window.result ?? null", Vec::new());
        if result != Value::Null {
            break result;
        }
        assert!(begun.elapsed() < PATIENCE, "the page did not end");
        // The page must have the processor to itself.
        std::thread::park_timeout(Duration::from_secs(2));
    };
    browser.close();
    println!("{result}");
}
