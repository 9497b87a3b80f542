//! A wasm32 standard library: the first of three ways that works.
//!
//! 1. The target is installed already.
//! 2. `rustup target add` installs it.
//! 3. On Debian: its own compiler and the sources of its library; the library is built once (about a minute).

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use crate::run::{apt_install, command, no_rustup, on_path, output, run, say};

/// What the page is compiled for.
pub const TARGET: &str = "wasm32-unknown-unknown";
/// Set, it takes the third way even where another would work, since sizes are judged by Debian's compiler.
const DEBIAN_ONLY: &str = "BPC_DEBIAN_ONLY";
/// Debian's compiler, linked into rustup under this name.
const LINKED: &str = "debian-web";
/// Where Debian's compiler lives.
const PREFIX: &str = "/usr";

/// How to compile for wasm32 on this machine.
#[derive(Clone, Debug, Default)]
pub struct Wasm {
    /// The rustup toolchain, if not the usual one.
    toolchain: Option<&'static str>,
    /// The linker, if not the compiler's own.
    linker: Option<String>,
}

impl Wasm {
    /// Sets what a command that compiles for wasm32 needs.
    pub fn apply<'a>(&self, command: &'a mut Command) -> &'a mut Command {
        if let Some(toolchain) = self.toolchain {
            command.env("RUSTUP_TOOLCHAIN", toolchain);
        }
        if let Some(linker) = &self.linker {
            command.env("CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_LINKER", linker);
        }
        command
    }

    /// Sets what the page itself is built with. Its standard library is compiled with it, for size and without the
    /// texts of panics, which nobody would read: a panic stops the page at once, and the loader shows the way out.
    /// The linker keeps its relocations, by which the parts that come later are split off.
    ///
    /// # Errors
    /// What to run, if the sources of the library are missing and cannot be fetched.
    pub fn apply_for_page<'a>(&self, command: &'a mut Command) -> Result<&'a mut Command, String> {
        self.sources()?;
        command.env("RUSTFLAGS", "-Zunstable-options -Cpanic=immediate-abort -Clink-arg=--emit-relocs");
        // The flags are not stable yet; this is how a stable compiler accepts them.
        command.env("RUSTC_BOOTSTRAP", "1");
        command.args(["-Zbuild-std=std,panic_abort", "-Zbuild-std-features=optimize_for_size"]);
        Ok(self.apply(command))
    }

    /// Makes sure that the sources of the standard library are there.
    fn sources(&self) -> Result<(), String> {
        let mut rustc = command("rustc");
        let sysroot =
            output(self.apply(rustc.args(["--print", "sysroot"]))).ok_or("rustc does not say where it lives")?;
        if Path::new(&sysroot).join("lib/rustlib/src/rust/library/std/Cargo.toml").exists() {
            return Ok(());
        }
        say("the sources of Rust's library are missing");
        run("adding them by rustup", command("rustup").args(["component", "add", "rust-src"]))
            .map_err(|error| format!("{error}. Run this, then run again:\n  rustup component add rust-src"))
    }
}

/// Finds or makes a wasm32 standard library.
///
/// # Errors
/// What to do, if none of the ways works.
pub fn wasm() -> Result<Wasm, String> {
    let debian_only = std::env::var_os(DEBIAN_ONLY).is_some();
    if !debian_only && has_target(&mut command("rustc")) {
        say("wasm32 library: the usual toolchain has it");
        return Ok(Wasm::default());
    }
    if on_path("rustup").is_none() {
        return Err(no_rustup("Rust has no wasm32 library here, and rustup adds it."));
    }
    let linked = debian();
    if let Some(wasm) = linked.as_ref().filter(|_| stamp_is_current()) {
        say("wasm32 library: built before for Debian's compiler");
        return Ok(wasm.clone());
    }
    let adds =
        || output(command("rustup").args(["target", "add", TARGET])).is_some() && has_target(&mut command("rustc"));
    if !debian_only && adds() {
        say("wasm32 library: added by rustup");
        return Ok(Wasm::default());
    }
    if !Path::new("/etc/debian_version").exists() {
        return Err(format!(
            "rustup could not add the wasm32 library. Run this, then run again:\n  rustup target add {TARGET}"
        ));
    }
    say("wasm32 library: rustup cannot fetch it, so it is built from Debian's sources");
    if linked.is_none() {
        let packages = ["rustc-web", "cargo-web", "rust-web-src"].map(String::from);
        apt_install("The wasm32 library is built with Debian's compiler.", &packages)?;
        let linker =
            llvm_major().map(|major| format!("lld-{major}")).ok_or("Debian's rustc does not name its LLVM.")?;
        apt_install("The wasm32 library needs the linker of the same LLVM.", &[linker])?;
    }
    let wasm = debian().ok_or("Debian's compiler was installed and is not to be found in /usr/bin.")?;
    build_library(&wasm)?;
    Ok(wasm)
}

/// Whether a compiler has the target's library.
fn has_target(rustc: &mut Command) -> bool {
    let folder = output(rustc.args(["--print", "target-libdir", "--target", TARGET]));
    let files = folder.and_then(|folder| fs::read_dir(folder).ok());
    files.is_some_and(|files| files.flatten().any(|file| file.file_name().to_string_lossy().starts_with("libstd-")))
}

/// Debian's compiler, if it, its sources and its linker are installed.
fn debian() -> Option<Wasm> {
    let linker = format!("wasm-ld-{}", llvm_major()?);
    on_path(&linker)?;
    Path::new(PREFIX).join("lib/rustlib/src/rust/library/std/Cargo.toml").exists().then_some(())?;
    let linked = output(command("rustup").args(["toolchain", "list"]))?;
    if !linked.lines().any(|line| line.starts_with(LINKED)) {
        output(command("rustup").args(["toolchain", "link", LINKED, PREFIX]))?;
    }
    Some(Wasm { toolchain: Some(LINKED), linker: Some(linker) })
}

/// What Debian's compiler says of itself.
fn version() -> Option<String> {
    output(command(Path::new(PREFIX).join("bin/rustc")).arg("-vV"))
}

/// The LLVM that Debian's compiler is built with.
fn llvm_major() -> Option<String> {
    let version = version()?;
    let line = version.lines().find_map(|line| line.strip_prefix("LLVM version: "))?.to_owned();
    line.split('.').next().map(str::to_owned)
}

/// Where the library belongs.
fn library() -> PathBuf {
    Path::new(PREFIX).join("lib/rustlib").join(TARGET).join("lib")
}

/// Says for which compiler the library was built.
fn stamp() -> PathBuf {
    library().join("built-for.txt")
}

/// Whether the library was built for the compiler that is installed now. Debian moves it with each browser.
fn stamp_is_current() -> bool {
    fs::read_to_string(stamp()).ok().is_some_and(|built| Some(built) == version())
}

/// Builds the standard library and puts it where `rustup target add` would.
fn build_library(wasm: &Wasm) -> Result<(), String> {
    let folder = crate::cache()?.join("wasm32-library");
    let fail = |error: std::io::Error| format!("building the wasm32 library: {error}");
    fs::create_dir_all(folder.join("src")).map_err(fail)?;
    let manifest = "[package]\nname = \"library\"\nversion = \"0.0.0\"\nedition = \"2024\"\n\n[workspace]\n";
    fs::write(folder.join("Cargo.toml"), manifest).map_err(fail)?;
    fs::write(folder.join("src/lib.rs"), "#![no_std]\n").map_err(fail)?;
    let target = folder.join("target");
    let _ = fs::remove_dir_all(&target);
    let mut cargo = command("cargo");
    cargo.current_dir(&folder).env("CARGO_TARGET_DIR", &target).env("RUSTC_BOOTSTRAP", "1");
    // Without the bitcode, link-time optimisation over the library fails.
    cargo.env("RUSTFLAGS", "-Cembed-bitcode=yes");
    cargo.args(["build", "--release", "--target", TARGET, "-Zbuild-std=std,panic_abort,test"]);
    run("building the wasm32 library, about a minute", wasm.apply(&mut cargo))?;
    let built = target.join(TARGET).join("release/deps");
    fs::create_dir_all(library()).map_err(|error| {
        format!(
            "{}: {error}. Run this, then run again:\n  sudo mkdir -p {0} && sudo chown $USER {0}",
            library().display()
        )
    })?;
    for old in fs::read_dir(library()).map_err(fail)?.flatten() {
        fs::remove_file(old.path()).map_err(fail)?;
    }
    for file in fs::read_dir(built).map_err(fail)?.flatten() {
        let name = file.file_name().to_string_lossy().into_owned();
        if name.ends_with(".rlib") && !name.starts_with("liblibrary-") {
            fs::copy(file.path(), library().join(name)).map_err(fail)?;
        }
    }
    fs::write(stamp(), version().unwrap_or_default()).map_err(fail)
}
