//! The files of the repository, and its schemas.

#![allow(dead_code, reason = "each test file uses its own part")]

pub mod change;

use std::fs;
use std::path::{Path, PathBuf};

use jsonschema::Validator;
use serde_json::Value;

pub fn repository(path: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..").join(path)
}

pub fn text(path: &Path) -> String {
    fs::read_to_string(path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

/// The JSON files of a folder, in the order of their names; none if there is no such folder.
pub fn folder(path: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(path).into_iter().flatten();
    let paths = entries.map(|entry| entry.expect("a readable folder").path());
    let mut paths: Vec<_> = paths.filter(|path| path.extension().is_some_and(|end| end == "json")).collect();
    paths.sort();
    paths
}

/// The folders of shipped frameworks.
pub fn frameworks() -> Vec<PathBuf> {
    let entries = fs::read_dir(repository("frameworks")).expect("the folder of frameworks");
    let folders = entries.map(|entry| entry.expect("a readable folder").path());
    let mut folders: Vec<_> = folders.filter(|path| path.join("framework.json").is_file()).collect();
    folders.sort();
    folders
}

/// The names of the checked-in schemas.
pub const WRITTEN: [&str; 2] = ["framework.schema.json", "bid.schema.json"];

/// The checked-in schema of that name, as it is written.
pub fn written(name: &str) -> Value {
    serde_json::from_str(&text(&repository("frameworks").join(name))).expect("JSON")
}

/// The checked-in schema of that name, to hold files against. Building it also holds it against the schema of schemas.
pub fn schema(name: &str) -> Validator {
    let schema = written(name);
    jsonschema::draft202012::meta::validate(&schema).expect("a schema of draft 2020-12");
    jsonschema::draft202012::new(&schema).expect("a schema")
}

/// What the schema says is wrong, each with its place.
pub fn wrong(schema: &Validator, value: &Value) -> Vec<String> {
    schema.iter_errors(value).map(|error| format!("{}: {error}", error.instance_path())).collect()
}
