//! Which browser is taken on machines of many kinds, none of which has to be there.

use std::path::{Path, PathBuf};

use xtask::chrome::{Machine, Program, Way, by_hand, downloads, is_debian, libraries, major, mismatch, pair, ways};
use xtask::versions;

fn program(file: &str, major: u32) -> Program {
    Program { file: PathBuf::from(file), major }
}

#[test]
fn versions_are_read_as_programs_say_them() {
    assert_eq!(major("Chromium 148.0.7778.167 built on Debian GNU/Linux 12 (bookworm)"), Some(148));
    assert_eq!(major("Google Chrome 149.0.7827.155 "), Some(149));
    assert_eq!(major("Google Chrome for Testing 148.0.7778.97"), Some(148));
    assert_eq!(major("ChromeDriver 148.0.7778.97 (0ab1-refs/branch-heads/7778@{#1})"), Some(148));
    assert_eq!(major("Chromium 148.0.7778.167 snap"), None);
    assert_eq!(major("Install it with: snap install chromium"), None);
    assert_eq!(major(""), None);
}

#[test]
fn a_browser_and_a_driver_of_one_version_are_a_pair() {
    let browsers = [program("/usr/bin/google-chrome", 149), program("/usr/bin/chromium", 148)];
    let drivers = [program("/usr/bin/chromedriver", 148)];
    assert_eq!(pair(&browsers, &drivers), Some(("/usr/bin/chromium".into(), "/usr/bin/chromedriver".into())));
    assert_eq!(pair(&browsers[..1], &drivers), None);
    assert_eq!(pair(&[], &drivers), None);
}

#[test]
fn what_does_not_fit_is_named() {
    let (chrome, driver) = ([program("/a/chrome", 149)], [program("/b/chromedriver", 148)]);
    let why = mismatch(&chrome, &driver).expect("they do not fit");
    assert!(why.contains("/a/chrome is version 149, /b/chromedriver is version 148"), "{why}");
    assert!(mismatch(&chrome, &[]).is_some_and(|why| why.contains("no chromedriver")));
    assert!(mismatch(&[], &driver).is_some_and(|why| why.contains("no browser")));
    assert_eq!(mismatch(&[], &[]), None);
}

#[test]
fn packages_are_for_root_on_debian_and_the_download_for_others() {
    let debian = Machine { is_debian: true, is_root: true, has_npx: true, has_build: true };
    assert_eq!(ways(debian), [Way::Packages, Way::Download, Way::ByHand]);
    assert_eq!(ways(Machine { is_root: false, ..debian }), [Way::Download, Way::ByHand]);
    assert_eq!(ways(Machine { is_debian: false, ..debian }), [Way::Download, Way::ByHand]);
    assert_eq!(ways(Machine { is_root: false, has_npx: false, ..debian }), [Way::ByHand]);
    assert_eq!(ways(Machine { is_debian: false, has_build: false, ..debian }), [Way::ByHand]);
}

#[test]
fn ubuntu_is_not_debian() {
    assert!(is_debian("NAME=\"Debian GNU/Linux\"\nVERSION_ID=\"12\"\nID=debian\n"));
    assert!(is_debian("ID=raspbian\nID_LIKE=debian\n"));
    assert!(!is_debian("ID=ubuntu\nID_LIKE=debian\n"));
    assert!(!is_debian("ID=linuxmint\nID_LIKE=\"ubuntu debian\"\n"));
    assert!(!is_debian("ID=fedora\n"));
    assert!(!is_debian(""));
}

#[test]
fn downloads_are_where_their_tool_puts_them() {
    let version = versions::CHROME;
    let (browser, driver) = downloads(Path::new("/c"), "linux", "x86_64").expect("there is a build");
    assert_eq!(browser, Path::new(&format!("/c/chrome/linux-{version}/chrome-linux64/chrome")));
    assert_eq!(driver, Path::new(&format!("/c/chromedriver/linux-{version}/chromedriver-linux64/chromedriver")));
    let (browser, _) = downloads(Path::new("/c"), "macos", "aarch64").expect("there is a build");
    assert!(browser.starts_with(format!("/c/chrome/mac_arm-{version}/chrome-mac-arm64/Google Chrome for Testing.app")));
    assert_eq!(downloads(Path::new("/c"), "linux", "aarch64"), None, "it is built for no Linux on ARM");
}

#[test]
fn the_last_word_is_what_to_do() {
    let debian = Machine { is_debian: true, ..Machine::default() };
    assert_eq!(by_hand(debian, "sudo apt-get …"), "Run this, then run again:\n  sudo apt-get …");
    let other = by_hand(Machine { has_build: true, ..Machine::default() }, "sudo apt-get …");
    for part in [versions::CHROME, "BPC_BROWSER", "CHROMEDRIVER", "https://nodejs.org"] {
        assert!(other.contains(part), "{part} in {other}");
    }
    assert!(!other.contains("apt-get"), "{other}");
}

#[test]
fn missing_libraries_have_one_command() {
    let why = libraries(Path::new("/c"));
    let (browser, tool) = (versions::CHROME, versions::PUPPETEER_BROWSERS);
    let command =
        format!("sudo npx --yes @puppeteer/browsers@{tool} install chrome@{browser} --path /c --install-deps");
    assert!(why.ends_with(&format!("\n  {command}")), "{why}");
}
