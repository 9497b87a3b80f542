//! Running other programs so that people see what happens.

use std::ffi::OsStr;
use std::io::{BufRead, BufReader};
use std::process::{Command, Stdio};
use std::time::Instant;

/// Says what is being done.
pub fn say(text: &str) {
    eprintln!("xtask: {text}");
}

/// A command with the program's name.
pub fn command(program: impl AsRef<OsStr>) -> Command {
    let mut command = Command::new(program);
    // Cargo tells its children which compiler it is; theirs may be another.
    for key in ["CARGO", "RUSTC", "RUSTDOC", "RUSTUP_TOOLCHAIN", "CARGO_MANIFEST_DIR", "CARGO_PKG_VERSION"] {
        command.env_remove(key);
    }
    command
}

/// Runs a command with its output on the terminal.
///
/// # Errors
/// A sentence, if it cannot start or fails.
pub fn run(what: &str, command: &mut Command) -> Result<(), String> {
    say(what);
    let begun = Instant::now();
    let status = command.status().map_err(|error| format!("{what}: {error}"))?;
    if !status.success() {
        return Err(format!("{what}: failed ({status})"));
    }
    let seconds = begun.elapsed().as_secs();
    if seconds >= 10 {
        say(&format!("{what}: done in {seconds} s"));
    }
    Ok(())
}

/// Runs a command, showing its output and handing each line of it to `look`.
///
/// # Errors
/// A sentence, if it cannot start. A failing command is `Ok(false)`.
pub fn watch(what: &str, command: &mut Command, mut look: impl FnMut(&str)) -> Result<bool, String> {
    say(what);
    let mut child = command.stdout(Stdio::piped()).spawn().map_err(|error| format!("{what}: {error}"))?;
    if let Some(output) = child.stdout.take() {
        // Lines are bytes at first: a test may print what is not a text, and must still be read to its end.
        for line in BufReader::new(output).split(b'\n').map_while(Result::ok) {
            let line = String::from_utf8_lossy(&line);
            println!("{line}");
            look(&line);
        }
    }
    Ok(child.wait().map_err(|error| format!("{what}: {error}"))?.success())
}

/// What a command prints, or `None` if it is not there or fails.
pub fn output(command: &mut Command) -> Option<String> {
    let output = command.stderr(Stdio::null()).output().ok()?;
    output.status.success().then(|| String::from_utf8_lossy(&output.stdout).trim().to_owned())
}

/// Where a program is on the path.
pub fn on_path(program: &str) -> Option<std::path::PathBuf> {
    let path = std::env::var_os("PATH")?;
    std::env::split_paths(&path).map(|folder| folder.join(program)).find(|file| file.is_file())
}

/// Whether this process may install packages.
pub fn is_root() -> bool {
    output(command("id").arg("-u")).as_deref() == Some("0")
}

/// Installs Debian packages, or says which command does.
///
/// # Errors
/// The one command to run, if this is not Debian as root.
pub fn apt_install(why: &str, packages: &[String]) -> Result<(), String> {
    let wanted = packages.join(" ");
    if on_path("apt-get").is_none() {
        return Err(format!("{why} This machine has no apt-get: install what Debian calls {wanted}, and run again."));
    }
    if !is_root() {
        let command = apt_command(&wanted, on_path("sudo").is_some());
        return Err(format!("{why} Run this, then run again:\n  {command}"));
    }
    run("reading Debian's package lists", command("apt-get").args(["update", "-qq"]))?;
    let mut install = command("apt-get");
    install.args(["install", "-y", "-qq", "--no-install-recommends"]).args(packages).stdout(Stdio::null());
    install.env("DEBIAN_FRONTEND", "noninteractive");
    run(&format!("installing {wanted}"), &mut install)
}

/// The one command that installs packages for somebody who is not root. Without the lists of packages, which a new
/// machine does not have, the installation would find nothing.
pub fn apt_command(packages: &str, has_sudo: bool) -> String {
    if has_sudo {
        format!("sudo apt-get update && sudo apt-get install -y {packages}")
    } else {
        format!("su -c 'apt-get update && apt-get install -y {packages}'")
    }
}

/// What to do on a machine without rustup.
pub fn no_rustup(why: &str) -> String {
    // Of a package that others only mention, apt-cache says nothing, and succeeds.
    let packaged = output(command("apt-cache").args(["show", "rustup"])).is_some_and(|text| !text.is_empty());
    let command = rustup_command(packaged, on_path("sudo").is_some());
    format!("{why} Run this, then run again (other ways are at https://rustup.rs):\n  {command}")
}

/// The command that installs rustup. Debian has it as a package from version 13 on.
fn rustup_command(packaged: bool, has_sudo: bool) -> String {
    if packaged {
        format!("{} && rustup default stable", apt_command("rustup", has_sudo))
    } else {
        "curl --proto '=https' --tlsv1.2 -sSf https://sh.rustup.rs | sh -s -- -y".into()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_command_reads_the_lists_and_installs() {
        let sudo = "sudo apt-get update && sudo apt-get install -y chromium python3";
        assert_eq!(apt_command("chromium python3", true), sudo);
        assert_eq!(apt_command("python3", false), "su -c 'apt-get update && apt-get install -y python3'");
    }

    #[test]
    fn rustup_comes_by_package_or_by_its_own_script() {
        assert!(rustup_command(true, true).ends_with("install -y rustup && rustup default stable"));
        assert!(rustup_command(false, true).contains("https://sh.rustup.rs"));
    }

    #[test]
    fn output_is_read_to_its_end_even_if_it_is_no_text() {
        let mut lines = Vec::new();
        let fine = watch("bytes", command("printf").arg("caf\\351\\nlast\\n"), |line| lines.push(line.to_owned()));
        assert_eq!(fine, Ok(true));
        assert_eq!(lines, ["caf\u{fffd}", "last"]);
    }
}
