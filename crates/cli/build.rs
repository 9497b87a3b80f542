//! Puts the shipped frameworks and their worked examples into the tool, so that it works wherever it is installed.

use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::{env, fs, io};

fn main() -> io::Result<()> {
    let root = Path::new("../../frameworks");
    println!("cargo::rerun-if-changed=build.rs");
    println!("cargo::rerun-if-changed={}", root.display());
    let mut out = String::from("&[\n");
    for folder in sorted(root)? {
        let file = folder.join("framework.json");
        if !file.is_file() {
            continue;
        }
        let name = folder.file_name().unwrap_or_default().to_string_lossy();
        let cases = folder.join("cases");
        let mut examples = String::new();
        for case in if cases.is_dir() { sorted(&cases)? } else { Vec::new() } {
            if case.extension().is_some_and(|ending| ending == "json") {
                let case_name = case.file_name().unwrap_or_default().to_string_lossy();
                let _ = write!(examples, "({case_name:?}, {:?}), ", fs::read_to_string(&case)?);
            }
        }
        // The text itself rather than its path, which may be that of another checkout with the same artefacts.
        let text = fs::read_to_string(&file)?;
        let _ = writeln!(out, "Shipped {{ id: {name:?}, text: {text:?}, examples: &[{examples}] }},");
    }
    out.push(']');
    let folder = env::var_os("OUT_DIR").ok_or_else(|| io::Error::other("cargo did not set OUT_DIR"))?;
    fs::write(Path::new(&folder).join("shipped.rs"), out)
}

/// What a folder holds, in an order that is the same on every machine.
fn sorted(folder: &Path) -> io::Result<Vec<PathBuf>> {
    let mut paths = fs::read_dir(folder)?.map(|entry| Ok(entry?.path())).collect::<io::Result<Vec<_>>>()?;
    paths.sort();
    Ok(paths)
}
