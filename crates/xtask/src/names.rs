//! Short names between the first part of the WebAssembly and its glue. Those of wasm-bindgen are long and hold hashes,
//! which no compression can make small, and each stands in both files.
//!
//! Only what stands where it was expected in both files is renamed; anything else stops the build.

use std::collections::{HashMap, HashSet};

use wasm_encoder::reencode::{Reencode, RoundtripReencoder};
use wasm_encoder::{ExportSection, ImportSection, Module, RawSection};
use wasmparser::{Parser, Payload};

/// The module whose imports the glue itself supplies.
const GLUE: &str = "./main_bg.js";
/// How the glue begins each name of its import object: members stand one step further in than the object.
const MEMBER: &str = "        ";

/// WebAssembly and its glue.
#[derive(Debug, PartialEq)]
pub struct Pair {
    /// The module.
    pub wasm: Vec<u8>,
    /// What wasm-bindgen made for it.
    pub glue: String,
}

/// The pair with short names for what the one asks of the other. `link` is the other script of the page that uses
/// exports of the module; what it names keeps its name, and exports that neither names are left out.
///
/// # Errors
/// If a name is not found exactly where it should stand.
pub fn shortened(pair: &Pair, link: &str) -> Result<Pair, String> {
    let (imports, exports) = named(&pair.wasm)?;
    let imports = short(imports.iter().map(String::as_str), &HashSet::new());
    let (glue, module) = with_members(&pair.glue, &imports)?;
    let (fixed, own): (Vec<&str>, Vec<&str>) =
        exports.iter().map(String::as_str).partition(|name| words(link).any(|(_, word)| word == *name));
    let used = after_wasm(&glue);
    if let Some(unknown) = used.iter().find(|name| !exports.iter().any(|export| export == *name)) {
        return Err(broken(format!("the WebAssembly does not give {unknown}")));
    }
    let kept = own.iter().copied().filter(|name| used.contains(name));
    let mut exports = short(kept, &fixed.iter().copied().collect());
    let glue = with_exports(&glue, &own, &exports)?;
    exports.extend(fixed.into_iter().map(|name| (name.to_owned(), name.to_owned())));
    Ok(Pair { wasm: with_names(&pair.wasm, &module, &imports, &exports)?, glue })
}

/// A short name for each, by its place, and none of those that are taken.
fn short<'a>(names: impl Iterator<Item = &'a str>, taken: &HashSet<&str>) -> HashMap<String, String> {
    let free = (0..).map(letters).filter(|letters| !taken.contains(letters.as_str()));
    names.map(str::to_owned).zip(free).collect()
}

/// The number in letters: `a` to `Z`, then `aa`, `ba` and so on.
fn letters(mut number: usize) -> String {
    const LETTERS: &[u8; 52] = b"abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ";
    let mut out = String::new();
    loop {
        out.push(LETTERS[number % LETTERS.len()] as char);
        number /= LETTERS.len();
        if number == 0 {
            return out;
        }
        number -= 1;
    }
}

fn broken(fault: impl std::fmt::Display) -> String {
    format!("short names: {fault}")
}

/// What the module asks of the glue, and what it gives, in their order.
fn named(wasm: &[u8]) -> Result<(Vec<String>, Vec<String>), String> {
    let (mut asked, mut given) = (Vec::new(), Vec::new());
    for payload in Parser::new(0).parse_all(wasm) {
        match payload.map_err(broken)? {
            Payload::ImportSection(section) => {
                for import in section.into_imports() {
                    let import = import.map_err(broken)?;
                    if import.module == GLUE {
                        asked.push(import.name.to_owned());
                    }
                }
            }
            Payload::ExportSection(section) => {
                for export in section {
                    given.push(export.map_err(broken)?.name.to_owned());
                }
            }
            _ => {}
        }
    }
    Ok((asked, given))
}

/// The module with these names for what it asks of the glue, and with only these exports.
fn with_names(
    wasm: &[u8],
    module: &str,
    imports: &HashMap<String, String>,
    exports: &HashMap<String, String>,
) -> Result<Vec<u8>, String> {
    let mut out = Module::new();
    for payload in Parser::new(0).parse_all(wasm) {
        match payload.map_err(broken)? {
            Payload::ImportSection(section) => {
                let mut renamed = ImportSection::new();
                for import in section.into_imports() {
                    let import = import.map_err(broken)?;
                    let kind = RoundtripReencoder.entity_type(import.ty).map_err(broken)?;
                    match imports.get(import.name).filter(|_| import.module == GLUE) {
                        Some(name) => renamed.import(module, name, kind),
                        None => renamed.import(import.module, import.name, kind),
                    };
                }
                out.section(&renamed);
            }
            Payload::ExportSection(section) => {
                let mut renamed = ExportSection::new();
                for export in section {
                    let export = export.map_err(broken)?;
                    if let Some(name) = exports.get(export.name) {
                        let kind = RoundtripReencoder.export_kind(export.kind).map_err(broken)?;
                        renamed.export(name, kind, export.index);
                    }
                }
                out.section(&renamed);
            }
            other => {
                if let Some((id, range)) = other.as_section() {
                    let range =
                        usize::try_from(range.start).map_err(broken)?..usize::try_from(range.end).map_err(broken)?;
                    out.section(&RawSection { id, data: &wasm[range] });
                }
            }
        }
    }
    Ok(out.finish())
}

/// The glue with new names for the members of its import object, and that object's own new name.
fn with_members(glue: &str, names: &HashMap<String, String>) -> Result<(String, String), String> {
    let module = letters(0);
    let entry = format!("{MEMBER}\"{GLUE}\": ");
    let (_, object) = only(glue, &entry)?;
    let object = object.split(',').next().unwrap_or_default();
    let head = format!("    const {object} = {{\n");
    let (before, inside) = only(glue, &head)?;
    let (inside, after) = inside.split_once("\n    };\n").ok_or("short names: the import object has no end")?;
    let (mut lines, mut found) = (Vec::new(), HashSet::new());
    for line in inside.lines() {
        let member = line.strip_prefix(MEMBER).filter(|member| !member.starts_with([' ', '}'])).unwrap_or_default();
        let Some((name, value)) = member.split_once(": ").filter(|(name, _)| *name != "__proto__") else {
            lines.push(line.to_owned());
            continue;
        };
        let short = names.get(name).ok_or_else(|| broken(format!("the WebAssembly does not ask for {name}")))?;
        if !found.insert(name) {
            return Err(broken(format!("the glue gives {name} twice")));
        }
        lines.push([MEMBER, short, ": ", value].concat());
    }
    if let Some(missing) = names.keys().find(|name| !found.contains(name.as_str())) {
        return Err(broken(format!("the glue does not give {missing}")));
    }
    let after = after.replacen(&entry, &format!("{MEMBER}\"{module}\": "), 1);
    let glue = [before, &head, &lines.join("\n"), "\n    };\n", &after].concat();
    if let Some((_, name)) = words(&glue).find(|(_, word)| names.contains_key(*word)) {
        return Err(broken(format!("the glue names {name} outside its import object too")));
    }
    Ok((glue, module))
}

/// What stands before and after the only place of a text.
fn only<'a>(text: &'a str, wanted: &str) -> Result<(&'a str, &'a str), String> {
    let (before, after) = text.split_once(wanted).ok_or_else(|| broken(format!("the glue has no {wanted:?}")))?;
    if after.contains(wanted) { Err(broken(format!("the glue has {wanted:?} twice"))) } else { Ok((before, after)) }
}

/// The words of a script, with the place where each begins.
fn words(script: &str) -> impl Iterator<Item = (usize, &str)> {
    let mut at = 0;
    script.split_inclusive(|c| !is_of_word(c)).filter_map(move |piece| {
        let (begin, word) = (at, piece.trim_end_matches(|c| !is_of_word(c)));
        at += piece.len();
        (!word.is_empty()).then_some((begin, word))
    })
}

fn is_of_word(c: char) -> bool {
    c.is_alphanumeric() || matches!(c, '_' | '$')
}

/// The exports that the glue uses: the words in `wasm.WORD`.
fn after_wasm(glue: &str) -> HashSet<&str> {
    words(glue).filter(|(at, _)| is_after_wasm(glue, *at)).map(|(_, word)| word).collect()
}

fn is_after_wasm(glue: &str, at: usize) -> bool {
    let before = glue[..at].strip_suffix("wasm.");
    before.is_some_and(|before| !before.ends_with(|c| is_of_word(c) || c == '.'))
}

/// The glue with new names for what it uses of these exports. Its own functions may be called the same, and stay so.
fn with_exports(glue: &str, exports: &[&str], names: &HashMap<String, String>) -> Result<String, String> {
    let mut out = String::with_capacity(glue.len());
    let mut done = 0;
    for (at, word) in words(glue).filter(|(_, word)| exports.contains(word)) {
        match names.get(word).filter(|_| is_after_wasm(glue, at)) {
            Some(short) => {
                out.extend([&glue[done..at], short]);
                done = at + word.len();
            }
            None if glue[..at].ends_with(['.', '"', '\'', '`']) => {
                return Err(broken(format!("the glue names {word} in a way that is not understood")));
            }
            None => {}
        }
    }
    out.push_str(&glue[done..]);
    Ok(out)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Asks the glue for `__wbg_now_1` and the other script for `load`, and gives `mount`, `shared0`, `__heap_base`.
    const LONG: &[u8] = b"\0asm\x01\0\0\0\
        \x01\x04\x01\x60\0\0\
        \x02\x35\x02\x0c./main_bg.js\x0b__wbg_now_1\0\0\x11./__wasm_split.js\x04load\0\0\
        \x07\x21\x03\x05mount\0\0\x07shared0\0\x01\x0b__heap_base\0\x01\
        \0\x03\x01nx";
    const SHORT: &[u8] = b"\0asm\x01\0\0\0\
        \x01\x04\x01\x60\0\0\
        \x02\x20\x02\x01a\x01a\0\0\x11./__wasm_split.js\x04load\0\0\
        \x07\x0f\x02\x01a\0\0\x07shared0\0\x01\
        \0\x03\x01nx";
    const LINK: &str = "const { shared0, } = initSync(undefined, undefined);";
    const GLUE: &str = r#"import * as import1 from "./__wasm_split.js"
export function mount(root) {
    return wasm.mount(root);
}
function __wbg_get_imports() {
    const import0 = {
        __proto__: null,
        __wbg_now_1: function() { return handleError(function () {
            const ret = Date.now();
            return ret;
        }, arguments); },
    };
    return {
        __proto__: null,
        "./main_bg.js": import0,
        "./__wasm_split.js": import1,
    };
}
"#;

    fn of(glue: &str) -> Result<Pair, String> {
        shortened(&Pair { wasm: LONG.into(), glue: glue.into() }, LINK)
    }

    #[test]
    fn both_sides_get_the_same_short_names() {
        let glue = r#"import * as import1 from "./__wasm_split.js"
export function mount(root) {
    return wasm.a(root);
}
function __wbg_get_imports() {
    const import0 = {
        __proto__: null,
        a: function() { return handleError(function () {
            const ret = Date.now();
            return ret;
        }, arguments); },
    };
    return {
        __proto__: null,
        "a": import0,
        "./__wasm_split.js": import1,
    };
}
"#;
        assert_eq!(of(GLUE), Ok(Pair { wasm: SHORT.into(), glue: glue.into() }));
    }

    #[test]
    fn a_name_that_is_not_where_it_should_be_stops_the_build() {
        for (from, to, why) in [
            ("__wbg_now_1:", "__wbg_now_2:", "does not ask for __wbg_now_2"),
            ("        __wbg_now_1: f", "            __wbg_now_1: f", "does not give __wbg_now_1"),
            ("Date.now()", "import0.__wbg_now_1()", "__wbg_now_1 outside its import object"),
            ("\"./main_bg.js\"", "\"./main.js\"", "the glue has no"),
            ("    return {\n", "    const import0 = {\n    };\n    return {\n", "twice"),
            ("wasm.mount", "wasm.unmount", "does not give unmount"),
            ("(root);", "(wasm['mount']);", "mount in a way that is not understood"),
            ("(root);", "(exports.__heap_base);", "__heap_base in a way that is not understood"),
        ] {
            let glue = GLUE.replace(from, to);
            assert_ne!(glue, GLUE, "{from} is there");
            let fault = of(&glue).expect_err(why);
            assert!(fault.contains(why), "{fault}");
        }
    }

    #[test]
    fn names_in_use_are_not_given_again() {
        let names = short(["one", "two"].into_iter(), &HashSet::from(["a"]));
        assert_eq!(names, HashMap::from([("one", "b"), ("two", "c")].map(|(a, b)| (a.to_owned(), b.to_owned()))));
        let numbers = [0, 25, 26, 51, 52, 53, 104, 2755, 2756];
        assert_eq!(numbers.map(letters), ["a", "z", "A", "Z", "aa", "ba", "ab", "ZZ", "aaa"]);
    }
}
