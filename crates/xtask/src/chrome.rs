//! Which browser and driver to take: decisions only, so that each can be tested on any machine.

use std::path::{Path, PathBuf};

use crate::versions;

/// A program with the major number of its version.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Program {
    /// Where it is.
    pub file: PathBuf,
    /// Browser and driver fit if they have this number in common.
    pub major: u32,
}

/// What a machine has, as far as it matters here.
#[derive(Clone, Copy, Debug, Default)]
pub struct Machine {
    /// Its packages are Debian's, which has a driver that fits its browser.
    pub is_debian: bool,
    /// Packages may be installed.
    pub is_root: bool,
    /// There is npx, which downloads the pinned browser.
    pub has_npx: bool,
    /// The pinned browser exists for this kind of machine.
    pub has_build: bool,
}

/// How to get a browser on a machine without a fitting pair.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Way {
    /// Debian's own packages.
    Packages,
    /// Chrome for Testing, by npm's `@puppeteer/browsers`.
    Download,
    /// There is none: somebody must install one.
    ByHand,
}

/// The ways to try, in this order. Debian's packages come first, because they bring the libraries they need.
pub fn ways(machine: Machine) -> Vec<Way> {
    let packages = (machine.is_debian && machine.is_root).then_some(Way::Packages);
    let download = (machine.has_build && machine.has_npx).then_some(Way::Download);
    packages.into_iter().chain(download).chain([Way::ByHand]).collect()
}

/// The first browser and driver with the same major number.
pub fn pair(browsers: &[Program], drivers: &[Program]) -> Option<(PathBuf, PathBuf)> {
    let fitting = |driver: &Program| browsers.iter().find(|browser| browser.major == driver.major);
    drivers.iter().find_map(|driver| Some((fitting(driver)?.file.clone(), driver.file.clone())))
}

/// What is wrong with the programs that are there, if no two of them fit; none if there are none.
pub fn mismatch(browsers: &[Program], drivers: &[Program]) -> Option<String> {
    let list = |programs: &[Program]| {
        let each = programs.iter().map(|program| format!("{} is version {}", program.file.display(), program.major));
        each.collect::<Vec<_>>().join(", ")
    };
    match (browsers, drivers) {
        ([], []) => None,
        (_, []) => Some(format!("There is no chromedriver for the browser: {}.", list(browsers))),
        ([], _) => Some(format!("There is no browser for the driver: {}.", list(drivers))),
        _ => Some(format!("No browser has the version of a driver: {}, {}.", list(browsers), list(drivers))),
    }
}

/// The major number in what a program says of its version. None for a snap: it may not read the folder of its profile.
pub fn major(version: &str) -> Option<u32> {
    let words = || version.split_whitespace();
    if words().any(|word| word == "snap") {
        return None;
    }
    words().find_map(|word| word.split_once('.')?.0.parse().ok())
}

/// Whether `/etc/os-release` is that of a system whose packages are Debian's. Ubuntu has a snap and no driver.
pub fn is_debian(os_release: &str) -> bool {
    let value = |key: &str| os_release.lines().find_map(|line| line.strip_prefix(key)).unwrap_or("").replace('"', "");
    let like = value("ID_LIKE=");
    let like: Vec<&str> = like.split_whitespace().collect();
    value("ID=") == "debian" || (like.contains(&"debian") && !like.contains(&"ubuntu") && value("ID=") != "ubuntu")
}

/// Where `@puppeteer/browsers` puts the pinned browser and driver; none where Chrome for Testing is not built.
pub fn downloads(folder: &Path, os: &str, arch: &str) -> Option<(PathBuf, PathBuf)> {
    let (platform, name) = match (os, arch) {
        ("linux", "x86_64") => ("linux", "linux64"),
        ("macos", "aarch64") => ("mac_arm", "mac-arm64"),
        ("macos", "x86_64") => ("mac", "mac-x64"),
        _ => return None,
    };
    let program = "Google Chrome for Testing";
    let program = if os == "macos" { format!("{program}.app/Contents/MacOS/{program}") } else { "chrome".into() };
    let build = format!("{platform}-{}", versions::CHROME);
    let browser = folder.join("chrome").join(&build).join(format!("chrome-{name}")).join(program);
    Some((browser, folder.join("chromedriver").join(build).join(format!("chromedriver-{name}/chromedriver"))))
}

/// What npx is given to download the pinned browser, or its driver.
pub fn download(program: &str, folder: &Path) -> Vec<String> {
    let installer = format!("@puppeteer/browsers@{}", versions::PUPPETEER_BROWSERS);
    let program = format!("{program}@{}", versions::CHROME);
    let folder = folder.to_string_lossy().into_owned();
    vec!["--yes".into(), installer, "install".into(), program, "--path".into(), folder]
}

/// What somebody must do when the downloaded browser does not start, as on an Ubuntu without a desktop.
pub fn libraries(folder: &Path) -> String {
    let arguments = download("chrome", folder).join(" ");
    format!("The downloaded browser lacks libraries. Run this, then run again:\n  sudo npx {arguments} --install-deps")
}

/// What somebody must do, when no way worked.
pub fn by_hand(machine: Machine, apt: &str) -> String {
    if machine.is_debian {
        return format!("Run this, then run again:\n  {apt}");
    }
    let version = versions::CHROME;
    let mut text = format!(
        "Install Chrome or Chromium and the chromedriver of the same version ({version}, for one, from \
         https://googlechromelabs.github.io/chrome-for-testing/), put both on the PATH or name their files in \
         BPC_BROWSER and CHROMEDRIVER, and run again."
    );
    if machine.has_build && !machine.has_npx {
        text.push_str(" With Node and npm (https://nodejs.org), this is done for you.");
    }
    text.push_str("\nWhat needs no browser runs without:\n  cargo xtask test style native size");
    text
}
