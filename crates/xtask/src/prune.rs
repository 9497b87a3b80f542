//! Leaves out of a style sheet what no element of the page can match: rules for classes of govuk-frontend that no
//! source names. Its parts bring many variants of which a page uses a few. Its colours are written where they are used.

use std::collections::{HashMap, HashSet};
use std::fs;
use std::path::Path;

/// The beginning of the classes that may be left out. Our own are made of pieces in some places.
const BEGINS: &str = "govuk-";

/// Every word that could be a class in the files of these folders and these files.
///
/// # Errors
/// If one cannot be read.
pub fn words(paths: &[&Path]) -> Result<HashSet<String>, String> {
    let mut found = HashSet::new();
    for path in paths {
        collect(path, &mut found).map_err(|error| format!("{}: {error}", path.display()))?;
    }
    Ok(found)
}

fn collect(path: &Path, found: &mut HashSet<String>) -> std::io::Result<()> {
    if path.is_dir() {
        for entry in fs::read_dir(path)? {
            collect(&entry?.path(), found)?;
        }
        return Ok(());
    }
    let text = fs::read_to_string(path)?;
    let words = text.split(|c: char| !(c.is_ascii_alphanumeric() || matches!(c, '-' | '_' | '!')));
    found.extend(words.filter(|word| word.starts_with(BEGINS)).map(str::to_owned));
    Ok(())
}

/// The style sheet without rules for classes that are not among the words.
pub fn prune(css: &str, words: &HashSet<String>) -> String {
    let mut out = String::with_capacity(css.len());
    let mut rest = css;
    while let Some(end) = outside(rest, &['{', ';']) {
        let (before, after) = rest.split_at(end);
        if let Some(next) = after.strip_prefix(';') {
            out.push_str(before);
            out.push(';');
            rest = next;
            continue;
        }
        let inside = &after[1..];
        let Some(close) = outside(inside, &['}']) else { break };
        let body = &inside[..close];
        rest = &inside[close + 1..];
        let head = before.trim_start();
        let (head, body) = if head.starts_with("@media") || head.starts_with("@supports") {
            (head.to_owned(), prune(body, words))
        } else if head.starts_with('@') {
            (head.to_owned(), body.to_owned())
        } else {
            (kept(head, words), body.to_owned())
        };
        if !head.is_empty() && !body.is_empty() {
            out.push_str(&[&head, "{", &body, "}"].concat());
        }
    }
    out.push_str(rest);
    out
}

/// The beginning of the custom properties of govuk-frontend.
const PROPERTY: &str = "--govuk-";

/// The style sheet with the values of custom properties that never change in the places where they are used, where they
/// stand already, in case that the property is missing. What nothing uses then is not set either.
pub fn written_out(css: &str) -> String {
    let mut values: HashMap<&str, Vec<&str>> = HashMap::new();
    for (name, after) in properties(css) {
        if let Some(value) = after.strip_prefix(':') {
            let end = outside(value, &[';', '}']).unwrap_or(value.len());
            values.entry(name).or_default().push(value[..end].trim());
        }
    }
    let mut out = String::with_capacity(css.len());
    let mut rest = css;
    while let Some(at) = rest.find(USE) {
        let (before, tail) = rest.split_at(at);
        out.push_str(before);
        let Some(close) = outside(&tail[USE.len()..], &[')']) else { break };
        let (whole, after) = tail.split_at(USE.len() + close + 1);
        let (name, value) = whole[USE.len()..whole.len() - 1].split_once(',').unwrap_or_default();
        let is_constant = values.get(name).is_some_and(|values| *values == [value.trim()]);
        out.push_str(if is_constant { value.trim() } else { whole });
        rest = after;
    }
    out.push_str(rest);
    for name in values.into_keys() {
        let is_used = properties(&out).any(|(other, after)| other == name && !after.starts_with(':'));
        let setting = [name, ":"].concat();
        while let Some(at) = out.find(&setting).filter(|_| !is_used) {
            let end = outside(&out[at..], &[';', '}']).unwrap_or(out.len() - at);
            let sign = usize::from(out[at + end..].starts_with(';'));
            out.replace_range(at..at + end + sign, "");
        }
    }
    out.replace(":root{}", "")
}

/// How a custom property is used.
const USE: &str = "var(";

/// Every place of a custom property: its name, and what stands after it.
fn properties(css: &str) -> impl Iterator<Item = (&str, &str)> {
    css.match_indices(PROPERTY).map(|(at, _)| {
        let text = &css[at..];
        text.split_at(text.find(|c: char| !(c.is_ascii_alphanumeric() || c == '-')).unwrap_or(text.len()))
    })
}

/// Where one of these characters stands outside brackets, braces and quotes.
fn outside(text: &str, wanted: &[char]) -> Option<usize> {
    let (mut depth, mut quote, mut escaped) = (0_usize, None, false);
    for (at, c) in text.char_indices() {
        match (quote, c) {
            _ if escaped => escaped = false,
            (_, '\\') => escaped = true,
            (Some(open), _) => quote = (c != open).then_some(open),
            (None, '"' | '\'') => quote = Some(c),
            (None, _) if depth == 0 && wanted.contains(&c) => return Some(at),
            (None, '{' | '(' | '[') => depth += 1,
            (None, '}' | ')' | ']') => depth = depth.saturating_sub(1),
            _ => {}
        }
    }
    None
}

/// The selectors of a list that something can match.
fn kept(selectors: &str, words: &HashSet<String>) -> String {
    let (mut all, mut rest) = (Vec::new(), selectors);
    while let Some(comma) = outside(rest, &[',']) {
        all.push(&rest[..comma]);
        rest = &rest[comma + 1..];
    }
    all.push(rest);
    all.retain(|selector| can_match(selector, words));
    all.join(",")
}

/// Whether all classes that a selector asks for are among the words. Those that it excludes may be missing.
fn can_match(selector: &str, words: &HashSet<String>) -> bool {
    let mut asked = selector.to_owned();
    while let Some(not) = asked.find(":not(") {
        let inside = not + ":not(".len();
        let Some(close) = outside(&asked[inside..], &[')']) else { return true };
        asked.replace_range(not..=inside + close, "");
    }
    asked.split('.').skip(1).all(|class| {
        let of_class = |c: &char| c.is_ascii_alphanumeric() || matches!(c, '-' | '_' | '!' | '\\');
        let class: String = class.chars().take_while(of_class).filter(|c| *c != '\\').collect();
        !class.starts_with(BEGINS) || words.contains(&class)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn pruned(css: &str) -> String {
        let used = ["govuk-button", "govuk-link", "govuk-!-margin"].map(str::to_owned);
        prune(css, &HashSet::from(used))
    }

    #[test]
    fn a_rule_for_a_class_that_nothing_names_goes() {
        assert_eq!(pruned(".govuk-button{a:b}.govuk-button--start{c:d}.other{e:f}"), ".govuk-button{a:b}.other{e:f}");
        assert_eq!(pruned(".govuk-list .govuk-link,.govuk-link:hover{a:b}"), ".govuk-link:hover{a:b}");
        assert_eq!(pruned(".govuk-\\!-margin{a:b}.govuk-\\!-padding{a:b}"), ".govuk-\\!-margin{a:b}");
    }

    #[test]
    fn a_class_that_is_excluded_may_be_missing() {
        let css = ".govuk-link:not(.govuk-link--muted):hover{a:b}";
        assert_eq!(pruned(css), css);
        assert_eq!(pruned(".govuk-list:not(.govuk-link){a:b}"), "");
    }

    #[test]
    fn a_property_that_never_changes_is_written_out() {
        assert_eq!(
            written_out(
                ":root{--govuk-old: 1}:root{--govuk-text: #0b0c0c;--govuk-link: #00f}@media print{:root{--govuk-text: #000}}\
                a{color:var(--govuk-link, #00f);border:1px solid var(--govuk-text, #0b0c0c)}p{color:var(--own, #00f)}"
            ),
            ":root{--govuk-text: #0b0c0c;}@media print{:root{--govuk-text: #000}}\
            a{color:#00f;border:1px solid var(--govuk-text, #0b0c0c)}p{color:var(--own, #00f)}"
        );
        // Another value than that of the property, a value with brackets, and none.
        let css = ":root{--govuk-a: red;--govuk-b: rgb(1,2,3)}i{x:var(--govuk-a, blue);y:var(--govuk-b, rgb(1,2,3))}";
        assert_eq!(written_out(css), ":root{--govuk-a: red;}i{x:var(--govuk-a, blue);y:rgb(1,2,3)}");
        assert_eq!(written_out(":root{--govuk-a: red}i{x:var(--govuk-a)}"), ":root{--govuk-a: red}i{x:var(--govuk-a)}");
    }

    #[test]
    fn conditions_go_with_their_last_rule_and_everything_else_stays() {
        assert_eq!(
            pruned("@media print{.govuk-list{a:b}}@media print{.govuk-link{a:b}p{c:d}}p{e:f}"),
            "@media print{.govuk-link{a:b}p{c:d}}p{e:f}"
        );
        let css =
            "@charset \"UTF-8\";@keyframes late{to{a:b}}:root{--x: \"}.govuk-list{\"}.a::before{content:\"\\\"{\"}";
        assert_eq!(pruned(css), css);
    }
}
