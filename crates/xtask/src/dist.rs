//! The release page in `dist/`: Trunk builds it, and then each page gets its language, its integrity and its data.

use std::fs;
use std::path::{Path, PathBuf};

use pledge_engine::json::{Limits, Node, Value, minified, parse};

use crate::pages;
use crate::run::{command, run, say};
use crate::{root, toolchain, tools};

/// Builds the release page and gives its folder.
///
/// # Errors
/// What failed.
pub fn dist() -> Result<PathBuf, String> {
    let wasm = toolchain::wasm()?;
    let (trunk, bindgen, npm) = (tools::trunk()?, tools::wasm_bindgen()?, tools::npm()?);
    let staged = root().join("target/page");
    fs::create_dir_all(&staged).map_err(|error| format!("target/page: {error}"))?;

    let mut sass = tools::npm_command("sass")?;
    sass.args(["--no-source-map", "--style=compressed", "--load-path=node_modules", "--quiet-deps"]);
    sass.arg("styles/main.scss").arg(staged.join("main.css"));
    run("building the styles", &mut sass)?;

    let mut build = command(trunk.join("trunk"));
    build.current_dir(root()).args(["build", "--release", "--offline", "--quiet"]);
    build.env("PATH", tools::path_with(&[bindgen, npm]));
    // Trunk reads these as switches of its own and stops at values that it does not know.
    build.env_remove("NO_COLOR");
    run("building the page, one to three minutes", wasm.apply(&mut build))?;

    let folder = root().join("dist");
    pages::finish(&folder)?;
    frameworks(&folder)?;
    say("the page is in dist/");
    Ok(folder)
}

/// Copies every framework without white space, and makes their list.
fn frameworks(dist: &Path) -> Result<(), String> {
    let to = dist.join("frameworks");
    fs::create_dir_all(&to).map_err(|error| format!("{}: {error}", to.display()))?;
    let mut list = Vec::new();
    for (id, text) in sources()? {
        let tree = parse(&text, &Limits::default()).map_err(|fault| format!("frameworks/{id}: {:?}", fault.kind))?;
        let file = format!("{id}.json");
        let mut entry = vec![("file".to_owned(), Node::text(file.as_str()))];
        for key in ["id", "edition", "status", "languages", "title", "buyer", "summary"] {
            entry.push((key.into(), tree.get(key).cloned().unwrap_or_default()));
        }
        entry.push(("hash".into(), Node::text(pledge_engine::framework::hash(&tree))));
        list.push(Node::object(entry));
        write(&to.join(file), &minified(&without_nulls(&tree)))?;
    }
    write(&to.join("index.json"), &minified(&Node::list(list)))
}

/// The framework files of the workspace, by id.
///
/// # Errors
/// If one cannot be read.
pub fn sources() -> Result<Vec<(String, String)>, String> {
    let folder = root().join("frameworks");
    let mut found = Vec::new();
    for entry in fs::read_dir(&folder).map_err(|error| format!("frameworks: {error}"))?.flatten() {
        let file = entry.path().join("framework.json");
        if file.is_file() {
            let text = fs::read_to_string(&file).map_err(|error| format!("{}: {error}", file.display()))?;
            found.push((entry.file_name().to_string_lossy().into_owned(), text));
        }
    }
    found.sort();
    Ok(found)
}

/// The tree without members that are null, which mean the same as none.
fn without_nulls(node: &Node) -> Node {
    let value = match &node.value {
        Value::Object(members) => {
            let kept = members.iter().filter(|member| member.value.value != Value::Null);
            return Node::object(kept.map(|member| (member.key.clone(), without_nulls(&member.value))));
        }
        Value::List(items) => Value::List(items.iter().map(without_nulls).collect()),
        other => other.clone(),
    };
    Node::new(value)
}

/// Writes a text file.
pub(crate) fn write(path: &Path, text: &str) -> Result<(), String> {
    if let Some(folder) = path.parent() {
        fs::create_dir_all(folder).map_err(|error| format!("{}: {error}", folder.display()))?;
    }
    fs::write(path, text).map_err(|error| format!("{}: {error}", path.display()))
}
