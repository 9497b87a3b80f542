//! Turns the sentence files in `text/` into typed functions.
//!
//! A fault becomes a `compile_error!` in the generated code, so that it reads like any other error of the
//! compiler, and so that one bad sentence does not hide the others.

#[path = "build/generator.rs"]
mod generator;

use std::path::Path;
use std::{env, fs, io};

fn main() -> io::Result<()> {
    println!("cargo::rerun-if-changed=text");
    println!("cargo::rerun-if-changed=build");
    println!("cargo::rerun-if-changed=build.rs");

    let mut files = Vec::new();
    for entry in fs::read_dir("text")? {
        let path = entry?.path();
        if path.extension().is_some_and(|ending| ending == "toml") {
            let room = path.file_stem().unwrap_or_default().to_string_lossy().into_owned();
            files.push((room, fs::read_to_string(&path)?));
        }
    }
    // The order of a directory differs between machines, and the built file must not.
    files.sort();

    let book = generator::read(&files);
    let out = env::var_os("OUT_DIR").ok_or_else(|| io::Error::other("cargo did not set OUT_DIR"))?;
    let write = |name: &str, text: String| fs::write(Path::new(&out).join(name), text);
    write("say.rs", generator::functions(&book))?;
    // Features choose between the two forms in the code, not here, so that tests can compare them.
    write("loaded.rs", generator::loaded(&book))?;
    write("each.rs", generator::each(&book))?;
    for group in generator::LOADED {
        for code in ["en", "cy"] {
            write(&format!("{}.{code}.txt", group.name()), generator::table(&book, code, group))?;
        }
    }
    write("catalogue.rs", generator::catalogue(&book))
}
