//! The release page in `dist/`: styles, WebAssembly in parts, glue, frameworks, and the page in each language.
//!
//! The tool does these steps itself rather than by Trunk, because the WebAssembly is split between linking and
//! wasm-bindgen: what is not needed before the first mark is a module of its own, fetched when it is asked for.

use std::fs;
use std::path::{Path, PathBuf};

use pledge_engine::framework::{Compact, Status, encode};
use pledge_engine::json::{Limits, Node, Value, minified, parse};
use pledge_words::{Group, Lang, catalogue};
use sha2::{Digest, Sha256};

use crate::names::{self, Pair};
use crate::pages::{self, Parts, integrity};
use crate::prune::{self, Words};
use crate::run::{command, run, say};
use crate::{order, root, toolchain, tools};

/// What the built WebAssembly may use; browsers have had all of it since 2021 or longer.
const FEATURES: [&str; 8] = [
    "--enable-bulk-memory",
    "--enable-bulk-memory-opt",
    "--enable-nontrapping-float-to-int",
    "--enable-sign-ext",
    "--enable-mutable-globals",
    "--enable-multivalue",
    "--enable-reference-types",
    "--enable-call-indirect-overlong",
];

/// What may name a class.
const SOURCES: [&str; 3] = ["src", "index.html", "assets/loader.js"];
/// Those of them that are behind the door of `src/later.rs`. One that is left out here weighs more than it must, and
/// nothing worse.
const LATER: [&str; 11] = [
    "src/app/restore.rs",
    "src/components/working/body.rs",
    "src/components/working/shape.rs",
    "src/components/working/source.rs",
    "src/components/working/tell.rs",
    "src/pages/check",
    "src/pages/not_listed",
    "src/pages/print",
    "src/pages/questions",
    "src/pages/start/open.rs",
    "src/shell/opened.rs",
];
/// Where the script of the split says what a later part needs: nothing else.
const NEEDS: &str = "\n, []));";

/// Builds the release page and gives its folder.
///
/// # Errors
/// What failed.
pub fn dist() -> Result<PathBuf, String> {
    let work = root().join("target/page");
    let folder = root().join("dist");
    for fresh in [&work, &folder] {
        let _ = fs::remove_dir_all(fresh);
        fs::create_dir_all(fresh).map_err(|error| format!("{}: {error}", fresh.display()))?;
    }
    let linked = link()?;
    let [styles, later_styles] = styles(&work, &folder)?;
    let parts = Parts {
        styles,
        wasm: split(&linked, &later_styles, &work, &folder)?,
        glue: glue(&work, &folder)?,
        loader: loader(&folder)?,
        words: words(&folder)?,
    };
    pages::write(&folder, &parts)?;
    frameworks(&folder)?;
    say("the page is in dist/");
    Ok(folder)
}

/// Compiles the page's program, and gives the linked WebAssembly.
fn link() -> Result<PathBuf, String> {
    let wasm = toolchain::wasm()?;
    // The flags of the page are not those of the tests, so each has compiled artefacts of its own.
    let target = std::env::var_os("CARGO_TARGET_DIR").map_or_else(|| root().join("target"), PathBuf::from).join("page");
    let mut cargo = command("cargo");
    cargo.current_dir(root()).env("CARGO_TARGET_DIR", &target);
    cargo.args(["build", "--release", "--target", toolchain::TARGET, "--bin", "supplier", "--features", "page"]);
    run("compiling the page, one to three minutes", wasm.apply_for_page(&mut cargo)?)?;
    Ok(target.join(toolchain::TARGET).join("release/supplier.wasm"))
}

/// Builds the styles and gives the names of their files: what everybody loads, and what comes with the later part.
fn styles(work: &Path, dist: &Path) -> Result<[String; 2], String> {
    let built = work.join("main.css");
    let mut sass = tools::npm_command("sass")?;
    sass.args(["--no-source-map", "--style=compressed", "--load-path=node_modules", "--quiet-deps"]);
    sass.arg("styles/main.scss").arg(&built);
    run("building the styles", &mut sass)?;
    let words = Words::read(&SOURCES.map(|path| root().join(path)), &LATER.map(|path| root().join(path)))?;
    let [first, later] = prune::sheets(&String::from_utf8_lossy(&read(&built)?), &words);
    Ok([publish(first.as_bytes(), "main", "css", dist)?, publish(later.as_bytes(), "later", "css", dist)?])
}

/// Splits the linked WebAssembly, makes its glue, shrinks every part, and gives the name of the first one. The later one
/// comes with its styles.
fn split(linked: &Path, styles: &str, work: &Path, dist: &Path) -> Result<String, String> {
    say("splitting the WebAssembly into what comes first and what comes later");
    let linked = read(linked)?;
    let main = work.join("main.wasm");
    let mut options = wasm_split_cli_support::Options::new(&linked);
    options.output_dir = work;
    options.main_out_path = &main;
    let later = wasm_split_cli_support::transform(options).map_err(|error| format!("splitting: {error:#}"))?;

    let mut bindgen = command(tools::wasm_bindgen()?.join("wasm-bindgen"));
    // The parts that come later use what the first one exports, so nothing of that may be left out.
    bindgen.args(["--target", "web", "--no-typescript", "--keep-lld-exports", "--out-name", "main", "--out-dir"]);
    run("making the glue", bindgen.arg(work).arg(&main))?;

    let link_file = work.join("__wasm_split.js");
    let mut link = with_sorted_names(&String::from_utf8_lossy(&read(&link_file)?))?;
    for part in later.split_modules.iter().filter(|part| **part != main) {
        let stem = part.file_stem().unwrap_or_default().to_string_lossy().into_owned();
        let name = publish(&shrunk(part)?, stem.trim_start_matches("split_"), "wasm", dist)?;
        let here = "import.meta.url)";
        let (from, to) = (format!("\"./{stem}.wasm\", {here}"), format!("\"./{name}\", {here}"));
        let hash = integrity(&dist.join(&name))?;
        link = link.replace(&format!("{from})"), &format!("{to}, {{ integrity: \"{hash}\" }})"));
        if !link.contains(&hash) {
            return Err(format!("splitting: nothing fetches {stem}.wasm"));
        }
    }
    let link = with_styles(&link, styles, &integrity(&dist.join(styles))?)?;
    fs::write(&link_file, &link).map_err(|error| format!("{}: {error}", link_file.display()))?;
    with_short_names(work, &link)?;
    publish(&shrunk(&work.join("main_bg.wasm"))?, "supplier", "wasm", dist)
}

/// The script of the split, where the later part needs its styles too: a sheet that fails goes away, so that it can be
/// asked for again, and one that came stays.
fn with_styles(link: &str, styles: &str, hash: &str) -> Result<String, String> {
    if link.matches(NEEDS).count() != 1 {
        return Err("splitting: there is not one later part that needs nothing".into());
    }
    let needs = format!(
        r#"
, [() => styles ??= new Promise((resolve, reject) => {{
    const link = document.createElement("link");
    link.rel = "stylesheet";
    link.integrity = "{hash}";
    link.crossOrigin = "";
    link.onload = resolve;
    link.onerror = () => {{
        styles = undefined;
        link.remove();
        reject(link.href);
    }};
    link.href = new URL("./{styles}", import.meta.url);
    document.head.append(link);
}})]));
let styles;"#
    );
    Ok(link.replace(NEEDS, &needs))
}

/// The script of the split with the names of what the parts share in one order: the tool that writes it gives them in
/// another each time, and so the glue would never be the same twice.
fn with_sorted_names(link: &str) -> Result<String, String> {
    let list = link.split_once("const {").and_then(|(_, rest)| rest.split_once("} = initSync("));
    let (list, _) = list.ok_or("splitting: the script does not say what the parts share")?;
    let mut names: Vec<&str> = list.split(',').map(str::trim).filter(|name| !name.is_empty()).collect();
    names.sort_unstable();
    Ok(link.replace(list, &format!(" {} ", names.join(", "))))
}

/// Gives short names to what the first part and its glue ask of each other.
fn with_short_names(work: &Path, link: &str) -> Result<(), String> {
    let (wasm, glue) = (work.join("main_bg.wasm"), work.join("main.js"));
    let long = Pair { wasm: read(&wasm)?, glue: String::from_utf8_lossy(&read(&glue)?).into_owned() };
    let short = names::shortened(&long, link)?;
    fs::write(&wasm, short.wasm).map_err(|error| format!("{}: {error}", wasm.display()))?;
    write(&glue, &short.glue)
}

/// The file after wasm-opt, its functions in the order that compresses best.
///
/// # Errors
/// What failed.
pub(crate) fn shrunk(file: &Path) -> Result<Vec<u8>, String> {
    let out = file.with_extension("small.wasm");
    let mut opt = tools::npm_command("wasm-opt")?;
    // Nothing of the program is in the first kilobyte of the memory, where its stack would end, so what is added to an
    // address may be a part of the instruction: more than a kilobyte less.
    opt.args(FEATURES).args(["-Oz", "--converge", "--low-memory-unused"]);
    // A function with one caller stays a function if it is not small: alone it is more like others, 0.7 kB less.
    opt.arg("--one-caller-inline-max-function-size=100");
    // What tells other tools who made the file and what it uses; no browser reads it.
    opt.args(["--strip-producers", "--strip-target-features"]).arg(file).arg("-o").arg(&out);
    let name = file.file_name().unwrap_or_default().to_string_lossy();
    run(&format!("shrinking {name}"), &mut opt)?;
    say(&format!("ordering the functions of {name}"));
    order::ordered(&read(&out)?)
}

/// The glue of wasm-bindgen and of the split, as one small file.
fn glue(work: &Path, dist: &Path) -> Result<String, String> {
    let built = work.join("glue.js");
    let mut esbuild = tools::npm_command("esbuild")?;
    esbuild.arg(work.join("main.js")).arg(format!("--outfile={}", built.display()));
    esbuild.args(["--bundle", "--minify", "--format=esm", "--target=es2022", "--legal-comments=none"]);
    esbuild.arg("--log-level=warning");
    run("minifying the glue", &mut esbuild)?;
    publish(&read(&built)?, "glue", "js", dist)
}

/// The script that starts the page. Its name has no hash: hosts may name it.
fn loader(dist: &Path) -> Result<String, String> {
    let mut esbuild = tools::npm_command("esbuild")?;
    esbuild.arg("assets/loader.js").arg(format!("--outfile={}", dist.join("loader.js").display()));
    esbuild.args(["--minify", "--format=esm", "--target=es2022", "--log-level=warning"]);
    run("minifying the loader", &mut esbuild)?;
    Ok("loader.js".into())
}

/// Writes a file under a name that changes with its content, and gives that name.
fn publish(bytes: &[u8], stem: &str, ending: &str, dist: &Path) -> Result<String, String> {
    let name = format!("{stem}-{}.{ending}", short_hash(bytes));
    fs::write(dist.join(&name), bytes).map_err(|error| format!("{name}: {error}"))?;
    Ok(name)
}

/// What tells one content from another in a file's name.
fn short_hash(bytes: &[u8]) -> String {
    Sha256::digest(bytes).iter().take(8).map(|byte| format!("{byte:02x}")).collect()
}

/// The bytes of a file.
fn read(file: &Path) -> Result<Vec<u8>, String> {
    fs::read(file).map_err(|error| format!("{}: {error}", file.display()))
}
/// Writes the tables of sentences, one for each language and group, and gives their names.
fn words(dist: &Path) -> Result<Vec<String>, String> {
    let mut names = Vec::new();
    for lang in Lang::ALL {
        for group in Group::ALL {
            let stem = format!("words-{}-{}", lang.code(), group.code());
            names.push(publish(catalogue::table(lang, group).as_bytes(), &stem, "txt", dist)?);
        }
    }
    Ok(names)
}

/// Writes every framework and their list.
///
/// Each stands there as its own file, without white space, for everybody who wants to read it, and in the compact form
/// that the page reads: its structure, and for each language the texts told first and those told later. The files of one
/// framework have a hash of all of them in their names. The list has a line for each framework, its parts separated by
/// tabs.
fn frameworks(dist: &Path) -> Result<(), String> {
    let to = dist.join("frameworks");
    fs::create_dir_all(&to).map_err(|error| format!("{}: {error}", to.display()))?;
    let mut list: Vec<(bool, bool, String)> = Vec::new();
    for (id, text) in sources()? {
        let tree = parse(&text, &Limits::default()).map_err(|fault| format!("frameworks/{id}: {:?}", fault.kind))?;
        write(&to.join(format!("{id}.json")), &minified(&without_nulls(&tree)))?;
        let reading = pledge_engine::framework::read(&text, &Limits::default());
        let framework =
            reading.framework.ok_or_else(|| format!("frameworks/{id} has faults: see pledge check {id}"))?;
        let compact = encode(&framework).ok_or_else(|| format!("frameworks/{id}: a text holds a separator"))?;
        let Compact { base, en, cy } = &compact;
        let all = [base, &en.first, &en.later, &cy.first, &cy.later];
        let stem = [&id, "-", &short_hash(all.map(String::as_str).concat().as_bytes())].concat();
        for (text, name) in all.into_iter().zip(["base", "en", "en-later", "cy", "cy-later"]) {
            if framework.bilingual || !name.starts_with("cy") {
                write(&to.join(format!("{stem}.{name}.txt")), text)?;
            }
        }
        let (title, summary) = (&framework.title, &framework.summary);
        let languages = if framework.bilingual { "2" } else { "1" };
        let parts = [
            &framework.id,
            &framework.edition,
            &framework.hash,
            framework.status.code(),
            &title.en,
            &title.cy,
            &summary.en,
            &summary.cy,
            &stem,
            languages,
        ];
        if parts.iter().any(|part| part.contains(['\t', '\n'])) {
            return Err(format!("frameworks/{id}: a tab or a line break in its title or summary"));
        }
        // Invented examples come last, and of the others those that everybody can read in their own language first.
        list.push((framework.status == Status::Illustrative, !framework.bilingual, parts.join("\t") + "\n"));
    }
    list.sort();
    let lines: Vec<String> = list.into_iter().map(|(.., line)| line).collect();
    write(&to.join("list.txt"), &lines.concat())
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_the_parts_share_stands_in_one_order() {
        let script = |names: &str| format!("const {{{names}}} = initSync(undefined);\nassign(split, {{{names}}});");
        for names in [" b, a, c,  ", " c, b, a,  ", " a, b, c "] {
            assert_eq!(with_sorted_names(&script(names)).as_ref(), Ok(&script(" a, b, c ")));
        }
        assert!(with_sorted_names("const { a } = other()").is_err());
    }
}
