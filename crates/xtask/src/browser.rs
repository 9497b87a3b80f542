//! A browser and its driver: those that are there, or those that can be had.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use serde_json::Value;

use crate::chrome::{
    self, Machine, Program, Way, by_hand, downloads, is_debian, libraries, major, mismatch, pair, ways,
};
use crate::run::{apt_command, apt_install, command, is_root, on_path, output, run, say};
use crate::{cache, root, versions};

/// Debian's browser, and its driver.
const PACKAGES: [&str; 2] = ["chromium", "chromium-driver"];
/// What browsers are called on the path.
const NAMES: [&str; 4] = ["chromium", "google-chrome", "google-chrome-stable", "chromium-browser"];
/// What they are called among the applications of macOS.
const APPLICATIONS: [&str; 3] = ["Google Chrome", "Chromium", "Google Chrome for Testing"];

/// The variable that names the browser.
const BROWSER: &str = "BPC_BROWSER";
/// The variable that names the driver, which wasm-bindgen's test runner knows too.
const DRIVER: &str = "CHROMEDRIVER";

/// A browser with the driver of its version.
#[derive(Clone, Debug)]
pub struct Browser {
    browser: PathBuf,
    driver: PathBuf,
}

impl Browser {
    /// Names both for a command that starts browsers.
    pub fn apply<'a>(&self, command: &'a mut Command) -> &'a mut Command {
        command.env(DRIVER, &self.driver).env(BROWSER, &self.browser)
    }

    /// The file of capabilities for wasm-bindgen's test runner: `webdriver.json` with this browser, since a driver
    /// left to itself takes the first one that it finds, of whatever version.
    ///
    /// # Errors
    /// If it cannot be written.
    pub fn capabilities(&self) -> Result<PathBuf, String> {
        let common = root().join("webdriver.json");
        let text = fs::read_to_string(&common).map_err(|error| format!("webdriver.json: {error}"))?;
        let mut tree: Value = serde_json::from_str(&text).map_err(|error| format!("webdriver.json: {error}"))?;
        tree["goog:chromeOptions"]["binary"] = self.browser.to_string_lossy().into();
        let file = root().join("target/webdriver.json");
        fs::create_dir_all(root().join("target")).map_err(|error| format!("target: {error}"))?;
        fs::write(&file, tree.to_string()).map_err(|error| format!("{}: {error}", file.display()))?;
        Ok(file)
    }
}

/// A browser and its driver, installed if there is no fitting pair.
///
/// # Errors
/// What to install.
pub fn browser() -> Result<Browser, String> {
    let folder = cache()?.join("browsers");
    let places = downloads(&folder, std::env::consts::OS, std::env::consts::ARCH);
    let look = || look(places.as_ref());
    let (browsers, drivers) = look();
    if let Some((browser, driver)) = pair(&browsers, &drivers) {
        return Ok(Browser { browser, driver });
    }
    let mut problems: Vec<String> = mismatch(&browsers, &drivers).into_iter().collect();
    let named: Vec<&str> = [BROWSER, DRIVER].into_iter().filter(|name| std::env::var_os(name).is_some()).collect();
    if !named.is_empty() {
        // What somebody chose is not put right by installing something else.
        problems.push(format!("Correct or unset {}, and run again: the files must run and fit.", named.join(" and ")));
        return Err(problems.join("\n"));
    }
    problems.iter().for_each(|problem| say(problem));
    let machine = Machine {
        is_debian: fs::read_to_string("/etc/os-release").is_ok_and(|text| is_debian(&text)),
        is_root: is_root(),
        has_npx: on_path("npx").is_some(),
        has_build: places.is_some(),
    };
    for way in ways(machine) {
        let tried = match way {
            Way::Packages => apt_install("The tests drive a browser.", &PACKAGES.map(String::from)),
            Way::Download => download(&folder),
            Way::ByHand => break,
        };
        let (browsers, drivers) = look();
        if let Some((browser, driver)) = pair(&browsers, &drivers) {
            return Ok(Browser { browser, driver });
        }
        if way == Way::Download && tried.is_ok() && !machine.is_debian && on_path("apt-get").is_some() {
            return Err(libraries(&folder));
        }
        problems.push(tried.err().unwrap_or_else(|| "What was installed does not run.".into()));
    }
    problems.push(by_hand(machine, &apt_command(&PACKAGES.join(" "), on_path("sudo").is_some())));
    Err(format!("The tests drive a browser.\n{}", problems.join("\n")))
}

/// The browsers and drivers that run here. Those that somebody named are the only ones of their kind.
fn look(downloaded: Option<&(PathBuf, PathBuf)>) -> (Vec<Program>, Vec<Program>) {
    let folders = [Some("/".into()), std::env::var_os("HOME")].into_iter().flatten().map(PathBuf::from);
    let application =
        |folder: &Path, name: &&str| folder.join(format!("Applications/{name}.app/Contents/MacOS/{name}"));
    let applications =
        folders.flat_map(|folder| APPLICATIONS.iter().map(|name| application(&folder, name)).collect::<Vec<_>>());
    let browsers = NAMES.iter().filter_map(|name| on_path(name)).chain(applications);
    let browsers = browsers.chain(downloaded.map(|places| places.0.clone()));
    let drivers = on_path("chromedriver").into_iter().chain(downloaded.map(|places| places.1.clone()));
    (running(BROWSER, browsers), running(DRIVER, drivers))
}

/// The program that a variable names, or else those of a list, as far as they run and say their version.
fn running(variable: &str, files: impl Iterator<Item = PathBuf>) -> Vec<Program> {
    let files = match std::env::var_os(variable) {
        Some(named) => vec![PathBuf::from(named)],
        None => files.collect(),
    };
    let program = |file: PathBuf| {
        let major = major(&output(command(&file).arg("--version"))?)?;
        Some(Program { file, major })
    };
    files.into_iter().filter(|file| file.is_file()).filter_map(program).collect()
}

/// Downloads the pinned browser and driver.
fn download(folder: &Path) -> Result<(), String> {
    ["chrome", "chromedriver"].into_iter().try_for_each(|program| {
        let mut npx = command("npx");
        npx.current_dir(root()).args(chrome::download(program, folder));
        run(&format!("downloading {program} {}", versions::CHROME), &mut npx)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn capabilities_are_the_common_ones_with_this_browser() {
        let pair = Browser { browser: "/opt/some chrome".into(), driver: "/opt/driver".into() };
        let file = pair.capabilities().expect("a file is written");
        let written: Value = serde_json::from_slice(&fs::read(file).expect("it is there")).expect("it is JSON");
        let options = &written["goog:chromeOptions"];
        assert_eq!(options["binary"], "/opt/some chrome");
        assert_eq!(options["args"][0], "--headless=new");
    }
}
