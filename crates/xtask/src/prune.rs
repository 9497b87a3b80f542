//! Makes of the built style sheet the two that the page has: what everybody loads, and what comes with the later part.
//!
//! What no element of the page can match is left out: parts of govuk-frontend bring many variants of which a page uses
//! a few. A rule that asks for a class which only sources of the later part name can match nothing before that part is
//! here, so it comes with it, unless its place among the others may matter. The colours of govuk-frontend are written
//! where they are used.

use std::collections::{HashMap, HashSet};
use std::fs;
use std::path::{Path, PathBuf};

/// The beginning of the classes that may be left out. Our own are made of pieces in some places.
const GOVUK: &str = "govuk-";
/// The beginnings of all classes.
const BEGINS: [&str; 2] = [GOVUK, "bpc-"];

/// Every word that could be a class in the sources of the page.
#[derive(Default)]
pub struct Words {
    /// Those in sources of the first part.
    first: HashSet<String>,
    /// Those in sources of the later part.
    later: HashSet<String>,
    /// All of them, by what one element may have: the classes in one pair of quotes, or where a source makes them of
    /// pieces, all that it names.
    together: Vec<HashSet<String>>,
}

impl Words {
    /// Reads all these files and folders. Those that are named as later, or stand within one that is, are of the later
    /// part.
    ///
    /// # Errors
    /// If one cannot be read, or one that is named as later is not among them all.
    pub fn read(all: &[PathBuf], later: &[PathBuf]) -> Result<Self, String> {
        let mut words = Self::default();
        let mut missing: HashSet<&Path> = later.iter().map(PathBuf::as_path).collect();
        for path in all {
            words.collect(path, false, &mut missing).map_err(|error| format!("{}: {error}", path.display()))?;
        }
        match missing.iter().min() {
            Some(path) => Err(format!("{} is no source of the page: where did the later part go?", path.display())),
            None => Ok(words),
        }
    }

    fn collect(&mut self, path: &Path, is_later: bool, later: &mut HashSet<&Path>) -> std::io::Result<()> {
        let is_later = later.remove(path) || is_later;
        if path.is_dir() {
            for entry in fs::read_dir(path)? {
                self.collect(&entry?.path(), is_later, later)?;
            }
            return Ok(());
        }
        let text = fs::read_to_string(path)?;
        if is_later { &mut self.later } else { &mut self.first }.extend(classes_in(&text));
        if text.split('"').any(is_piece) {
            self.together.push(classes_in(&text).collect());
        } else {
            self.together.extend(text.split('"').map(|quoted| classes_in(quoted).collect()));
        }
        Ok(())
    }

    /// The part that a class comes with; none for a class that no source names.
    fn part_of(&self, class: &str) -> Option<Part> {
        if self.first.contains(class) {
            return Some(Part::First);
        }
        self.later.contains(class).then_some(Part::Later)
    }
}

/// Every word of a text that could be a class.
fn classes_in(text: &str) -> impl Iterator<Item = String> {
    let words = text.split(|c: char| !(c.is_ascii_alphanumeric() || matches!(c, '-' | '_' | '!')));
    words.filter(|word| BEGINS.iter().any(|begin| word.starts_with(begin))).map(str::to_owned)
}

/// Whether a text with classes is meant to have another one beside it.
fn is_piece(quoted: &str) -> bool {
    classes_in(quoted).next().is_some() && (quoted.starts_with(' ') || quoted.ends_with([' ', '-']))
}

/// A part of the page.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Part {
    /// What everybody loads.
    First,
    /// What comes later.
    Later,
}

/// The style sheet that everybody loads, and the one that comes with the later part.
pub fn sheets(css: &str, words: &Words) -> [String; 2] {
    // Sass marks a sheet that is not ASCII, for pages in another encoding.
    let css = css.trim_start_matches(MARK);
    let css = written_out(&chosen(css, true, &|selector| part_of(selector, words).is_some()));
    let (css, print) = for_print(&css, words);
    let later = free(&css, words);
    let first = chosen(&css, true, &|selector| !later.contains(selector));
    [first, chosen(&css, false, &|selector| later.contains(selector)) + &print]
        .map(|sheet| if sheet.is_ascii() { sheet } else { [MARK, &sheet].concat() })
}

/// The mark of UTF-8.
const MARK: &str = "\u{feff}";

/// The rules of a style sheet with these selectors, and if it is wanted what is no rule.
fn chosen(css: &str, with_others: bool, is_wanted: &dyn Fn(&str) -> bool) -> String {
    let mut out = String::with_capacity(css.len());
    let mut rest = css;
    while let Some(end) = outside(rest, &['{', ';']) {
        let (before, after) = rest.split_at(end);
        if let Some(next) = after.strip_prefix(';') {
            if with_others {
                out.extend([before, ";"]);
            }
            rest = next;
            continue;
        }
        let inside = &after[1..];
        let Some(close) = outside(inside, &['}']) else { break };
        let body = &inside[..close];
        rest = &inside[close + 1..];
        let head = before.trim_start();
        let (head, body) = if is_condition(head) {
            (head.to_owned(), chosen(body, with_others, is_wanted))
        } else if head.starts_with('@') {
            (head.to_owned(), if with_others { body.to_owned() } else { String::new() })
        } else {
            let kept: Vec<&str> = list(head).into_iter().filter(|selector| is_wanted(selector)).collect();
            (kept.join(","), body.to_owned())
        };
        if !head.is_empty() && !body.is_empty() {
            out.push_str(&[&head, "{", &body, "}"].concat());
        }
    }
    if with_others {
        out.push_str(rest);
    }
    out
}

fn is_condition(head: &str) -> bool {
    head.starts_with("@media") || head.starts_with("@supports")
}

/// Every rule of a style sheet in its order, a line for each selector: the selector, and what it sets.
fn rules(css: &str) -> Vec<(&str, &str)> {
    let (mut out, mut rest) = (Vec::new(), css);
    while let Some(end) = outside(rest, &['{', ';']) {
        let (before, after) = rest.split_at(end);
        let inside = &after[1..];
        let close = if after.starts_with('{') { outside(inside, &['}']).unwrap_or(inside.len()) } else { 0 };
        let (head, body) = (before.trim_start(), &inside[..close]);
        if is_condition(head) {
            out.extend(rules(body));
        } else if after.starts_with('{') && !head.starts_with('@') {
            out.extend(list(head).into_iter().map(|selector| (selector, body)));
        }
        rest = inside[close..].strip_prefix('}').unwrap_or(&inside[close..]);
    }
    out
}

/// The selectors that may stand behind all others: those of the later part, but for those which another rule of the
/// same weight follows that may set the same for the same element, and would no longer win.
fn free<'a>(css: &'a str, words: &Words) -> HashSet<&'a str> {
    let rules = rules(css);
    let mut free: HashSet<&str> = rules.iter().map(|rule| rule.0).collect();
    free.retain(|selector| part_of(selector, words) == Some(Part::Later));
    loop {
        let is_bound = |(at, rule): (usize, &(&'a str, &str))| {
            let behind = || rules[at + 1..].iter().filter(|other| !free.contains(other.0));
            (free.contains(rule.0) && behind().any(|other| may_differ(*rule, *other, words))).then_some(rule.0)
        };
        let bound: Vec<&str> = rules.iter().enumerate().filter_map(is_bound).collect();
        if bound.is_empty() {
            return free;
        }
        free.retain(|selector| !bound.contains(selector));
    }
}

/// A style sheet without what holds only on paper, and that: the page that is printed is one of the later part. A
/// block stays where it is if one of its rules stands before another one that it might then overrule.
fn for_print(css: &str, words: &Words) -> (String, String) {
    let (mut screen, mut print, mut rest) = (String::new(), String::new(), css);
    while let Some(at) = rest.find(PRINT) {
        let (before, block) = rest.split_at(at);
        screen.push_str(before);
        let Some(close) = outside(&block[PRINT.len()..], &['}']) else {
            rest = block;
            break;
        };
        let (block, after) = block.split_at(PRINT.len() + close + 1);
        let behind = rules(after);
        let is_bound = |rule: &(&str, &str)| behind.iter().any(|other| may_differ(*rule, *other, words));
        let part = if rules(block).iter().any(is_bound) { &mut screen } else { &mut print };
        part.push_str(block);
        rest = after;
    }
    (screen + rest, print)
}

/// How what holds only on paper begins.
const PRINT: &str = "@media print{";

/// Whether the order of a rule of the later part and another one may make a difference.
fn may_differ(later: (&str, &str), other: (&str, &str), words: &Words) -> bool {
    let [own, others] = [later, other].map(|(_, body)| groups(body));
    weight(later.0) == weight(other.0) && !own.is_disjoint(&others) && may_meet(later.0, other.0, words)
}

/// What a rule sets, by the first word of the property: one property may be a part of another.
fn groups(body: &str) -> HashSet<&str> {
    let (mut found, mut rest) = (HashSet::new(), body);
    while !rest.is_empty() {
        let (line, next) = rest.split_at(outside(rest, &[';']).unwrap_or(rest.len()));
        rest = next.strip_prefix(';').unwrap_or(next);
        let property = line.split(':').next().unwrap_or_default().trim();
        let property =
            ["-webkit-", "-moz-", "-ms-"].iter().find_map(|maker| property.strip_prefix(maker)).unwrap_or(property);
        let group = if property.starts_with("--") { property } else { property.split('-').next().unwrap_or_default() };
        // The height of lines is a part of the font.
        found.insert(if group == "line" { "font" } else { group });
    }
    found
}

/// How much a selector weighs: identifiers, classes and their like, elements.
fn weight(selector: &str) -> [usize; 3] {
    let mut weight = [0; 3];
    let mut before = ' ';
    let mut rest = selector;
    while let Some(c) = rest.chars().next() {
        let mut next = c.len_utf8();
        match c {
            '#' => weight[0] += 1,
            '.' => weight[1] += 1,
            '[' => {
                weight[1] += 1;
                next = outside(&rest[1..], &[']']).map_or(rest.len(), |end| end + 1);
            }
            ':' if before == ':' => weight[2] += 1,
            // Those with selectors inside weigh what these do.
            ':' if rest[1..].starts_with(':') || [":not(", ":has(", ":is("].iter().any(|of| rest.starts_with(of)) => {}
            ':' => {
                weight[1] += 1;
                let end = rest[1..].find(|c: char| !is_of_name(c)).map_or(rest.len(), |end| end + 1);
                // Such as the numbers of children.
                let inside = rest[end..].strip_prefix('(').and_then(|inside| outside(inside, &[')']));
                next = inside.map_or(end, |inside| end + inside + 2);
            }
            _ if is_of_name(c) && matches!(before, ' ' | '>' | '+' | '~' | '(' | ',') => weight[2] += 1,
            '\\' => next += rest[1..].chars().next().map_or(0, char::len_utf8),
            _ => {}
        }
        before = rest[..next].chars().next_back().unwrap_or(c);
        rest = &rest[next..];
    }
    weight
}

/// Whether an element can be what both selectors are about. Its classes are from one source.
fn may_meet(later: &str, other: &str, words: &Words) -> bool {
    let [own, others] = [later, other].map(subject);
    let of_kind = |subject: &str| subject.split("::").nth(1).map(str::to_owned);
    let of_element = |subject: &str| subject.split(|c| !is_of_name(c)).next().unwrap_or_default().to_owned();
    let [element, other_element] = [own, others].map(of_element);
    if of_kind(own) != of_kind(others) || !(element.is_empty() || other_element.is_empty() || element == other_element)
    {
        return false;
    }
    let (own, others) = (classes(own), classes(others));
    let all = || own.iter().chain(&others);
    let stand_in = |words: &HashSet<String>| all().all(|class| words.contains(class));
    all().any(|class| words.part_of(class).is_none()) || words.together.iter().any(stand_in)
}

/// The part of a selector about the element itself: what stands behind the last space or sign between elements.
fn subject(selector: &str) -> &str {
    let (mut from, mut rest) = (0, selector);
    while let Some(at) = outside(rest, &[' ', '>', '+', '~']) {
        from += at + 1;
        rest = &selector[from..];
    }
    rest
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

/// The selectors of a list.
fn list(selectors: &str) -> Vec<&str> {
    let (mut all, mut rest) = (Vec::new(), selectors);
    while let Some(comma) = outside(rest, &[',']) {
        all.push(&rest[..comma]);
        rest = &rest[comma + 1..];
    }
    all.push(rest);
    all
}

/// The part that a selector comes with; none if nothing can match it. What decides is the classes that it asks for.
fn part_of(selector: &str, words: &Words) -> Option<Part> {
    let mut part = Part::First;
    for class in classes(selector) {
        match words.part_of(&class) {
            Some(Part::First) => {}
            Some(Part::Later) => part = Part::Later,
            None if class.starts_with(GOVUK) => return None,
            None => {}
        }
    }
    // One of several is enough, which may be that of the first part.
    if selector.contains(":is(") || selector.contains(":where(") { Some(Part::First) } else { Some(part) }
}

/// The classes that a selector asks for. Those that it excludes may be missing.
fn classes(selector: &str) -> Vec<String> {
    let mut asked = selector.to_owned();
    while let Some(not) = asked.find(":not(") {
        let inside = not + ":not(".len();
        // What is not understood stays.
        let Some(close) = outside(&asked[inside..], &[')']) else { return Vec::new() };
        asked.replace_range(not..=inside + close, "");
    }
    let class = |text: &str| text.chars().take_while(|c| is_of_name(*c)).filter(|c| *c != '\\').collect();
    asked.split('.').skip(1).map(class).collect()
}

fn is_of_name(c: char) -> bool {
    c.is_ascii_alphanumeric() || matches!(c, '-' | '_' | '!' | '\\')
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words() -> Words {
        let of = |words: &[&str]| words.iter().map(|&word| word.to_owned()).collect();
        Words {
            first: of(&["govuk-button", "govuk-link", "govuk-!-margin"]),
            later: of(&["govuk-link", "govuk-table", "bpc-sums", "bpc-alone"]),
            together: vec![
                of(&["govuk-button", "govuk-link"]),
                of(&["govuk-link", "govuk-table", "bpc-sums"]),
                of(&["bpc-alone"]),
            ],
        }
    }

    fn first(css: &str) -> String {
        let [first, _] = sheets(css, &words());
        first
    }

    fn later(css: &str) -> String {
        let [_, later] = sheets(css, &words());
        later
    }

    #[test]
    fn a_rule_for_a_class_that_nothing_names_goes() {
        let css = ".govuk-button{a:b}.govuk-button--start{c:d}.other{e:f}";
        assert_eq!((first(css), later(css)), (".govuk-button{a:b}.other{e:f}".into(), String::new()));
        assert_eq!(first(".govuk-list .govuk-link,.govuk-link:hover{a:b}"), ".govuk-link:hover{a:b}");
        assert_eq!(first(".govuk-\\!-margin{a:b}.govuk-\\!-padding{a:b}"), ".govuk-\\!-margin{a:b}");
    }

    #[test]
    fn a_class_that_is_excluded_may_be_missing() {
        let css = ".govuk-link:not(.govuk-link--muted):hover{a:b}";
        assert_eq!(first(css), css);
        assert_eq!(first(".govuk-list:not(.govuk-link){a:b}"), "");
        assert_eq!(first(".govuk-link:not(.govuk-table){a:b}"), ".govuk-link:not(.govuk-table){a:b}");
    }

    #[test]
    fn a_selector_that_asks_for_a_class_of_the_later_part_comes_with_it() {
        let css =
            ".govuk-button,.govuk-table:hover,.govuk-table--small{a:b}@media print{.govuk-link .govuk-table td{c:d}}";
        assert_eq!(first(css), ".govuk-button{a:b}");
        assert_eq!(later(css), ".govuk-table:hover{a:b}@media print{.govuk-link .govuk-table td{c:d}}");
        assert_eq!(later(":is(.govuk-link,.govuk-table){a:b}"), "");
    }

    #[test]
    fn a_rule_stays_where_one_behind_it_would_no_longer_win() {
        // The same element may have both classes, as one source names both.
        let bound = ".govuk-table{margin: 0}.govuk-link{margin-top: 1px}";
        assert_eq!((first(bound), later(bound)), (bound.into(), String::new()));
        // The second stays because of the third, and the first because of the second.
        let chain = ".bpc-sums{font-size: 1px;color:red}.govuk-table{color:blue;top: 0}.govuk-link{top: 1px}";
        assert_eq!((first(chain), later(chain)), (chain.into(), String::new()));
        for other in [
            // Another property, more weight, less weight, another element, its content, and no source with both.
            ".govuk-link{color:red}",
            "p.govuk-link{margin:0}.govuk-link:hover{margin:0}",
            "p:not(p){margin:0}",
            "td .govuk-link::before{margin:0}",
            ".govuk-button{margin:0}",
        ] {
            let css = [".govuk-table{margin: 0}", other].concat();
            assert_eq!((first(&css), later(&css)), (other.into(), ".govuk-table{margin: 0}".into()), "{css}");
        }
        let within = ".bpc-alone td{margin: 0}.govuk-link th{margin:0}.govuk-button p{margin:0}";
        assert_eq!(later(within), ".bpc-alone td{margin: 0}");
        assert_eq!(later(".bpc-alone td{margin: 0}.govuk-button td{margin:0}"), "", "who knows where a cell stands");
    }

    #[test]
    fn a_selector_weighs_its_identifiers_its_classes_and_its_elements() {
        for (selector, weighs) in [
            ("*", [0, 0, 0]),
            ("ul > li:first-child", [0, 1, 2]),
            (".a.b .c::before", [0, 3, 1]),
            ("#a[href=\"x.y\"] b", [1, 1, 1]),
            ("a:not(.b):hover", [0, 2, 1]),
            ("tr:nth-child(2n+1) td", [0, 1, 2]),
            (".govuk-\\!-margin", [0, 1, 0]),
        ] {
            assert_eq!(weight(selector), weighs, "{selector}");
        }
    }

    #[test]
    fn an_element_has_the_classes_in_one_pair_of_quotes_or_of_pieces() {
        let classes: Vec<String> = classes_in(r#"<td class="govuk-!-w other bpc-a" id=x>"#).collect();
        assert_eq!(classes, ["govuk-!-w", "bpc-a"]);
        for piece in ["bpc-a ", " bpc-a", "bpc-a bpc-a--"] {
            assert!(is_piece(piece), "{piece:?}");
        }
        for whole in ["bpc-a", "bpc-a bpc-b", " bpc", " >"] {
            assert!(!is_piece(whole), "{whole:?}");
        }
    }

    #[test]
    fn a_sheet_is_marked_if_it_is_not_ascii() {
        let css = "\u{feff}.govuk-button{a:b}.govuk-table::before{content:\"·\"}";
        assert_eq!(first(css), ".govuk-button{a:b}");
        assert_eq!(later(css), "\u{feff}.govuk-table::before{content:\"·\"}");
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
    fn what_holds_on_paper_comes_later_unless_it_would_overrule_more() {
        let paper = "@media print{.govuk-link{a:b}p{c:d}}";
        let both = |css: &str| (first(css), later(css));
        assert_eq!(both(&[paper, "p{e:f}"].concat()), ("p{e:f}".into(), paper.into()));
        // It stood before what sets the same for the same element, here or with another class of it.
        for after in ["p{c:f}", ".govuk-button{a:f}"] {
            assert_eq!(both(&[paper, after].concat()), ([paper, after].concat(), String::new()));
        }
        // What comes before it, weighs less or is never about the same element was overruled anyway, or is not at all.
        for beside in [".govuk-\\!-margin{a:f}", "a{a:f}"] {
            assert_eq!(both(&[paper, beside].concat()), (beside.into(), paper.into()));
        }
        assert_eq!(both(&["p{c:f}", paper].concat()), ("p{c:f}".into(), paper.into()));
    }

    #[test]
    fn conditions_go_with_their_last_rule_and_everything_else_stays() {
        assert_eq!(
            first("@media (x){.govuk-list{a:b}}@media (x){.govuk-link{a:b}p{c:d}}p{e:f}"),
            "@media (x){.govuk-link{a:b}p{c:d}}p{e:f}"
        );
        let css =
            "@charset \"UTF-8\";@keyframes late{to{a:b}}:root{--x: \"}.govuk-list{\"}.a::before{content:\"\\\"{\"}";
        assert_eq!((first(css), later(css)), (css.into(), String::new()));
    }
}
