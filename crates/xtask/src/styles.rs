//! Takes out of the style sheet what govuk-frontend has for components and variants that no page uses.
//!
//! Its classes start with `govuk-`, and the app names each of them in full, so a class that stands nowhere in the
//! sources is used nowhere. Our own classes are left alone: some of their names are put together.

/// The style sheet without rules for `govuk-` classes that `is_used` denies. It must come from Sass, compressed: no
/// comments, and braces only around blocks.
pub fn used(sheet: &str, is_used: &dyn Fn(&str) -> bool) -> String {
    let mut out = String::with_capacity(sheet.len());
    let mut rest = sheet;
    while let Some(open) = rest.find(['{', '}', ';']) {
        let (head, tail) = rest.split_at(open);
        if !tail.starts_with('{') {
            // The end of a block, or a statement of its own such as @charset.
            out.push_str(head);
            out.push_str(&tail[..1]);
            rest = &tail[1..];
            continue;
        }
        let end = block_end(tail);
        let block = &tail[1..end];
        if head.starts_with('@') {
            let inner = if holds_rules(head) { used(block, is_used) } else { block.to_owned() };
            if !inner.is_empty() {
                out.extend([head, "{", &inner, "}"]);
            }
        } else {
            let kept: Vec<&str> = selectors(head).into_iter().filter(|one| classes(one).all(is_used)).collect();
            if !kept.is_empty() {
                out.extend([&kept.join(","), "{", block, "}"]);
            }
        }
        rest = &tail[end + 1..];
    }
    out.push_str(rest);
    out
}

/// Whether the block of an at-rule holds rules rather than declarations or steps.
fn holds_rules(head: &str) -> bool {
    ["@media", "@supports", "@layer", "@container"].iter().any(|name| head.starts_with(name))
}

/// Where the block that a text starts with ends.
fn block_end(text: &str) -> usize {
    let mut depth = 0;
    for (at, sign) in text.char_indices() {
        match sign {
            '{' => depth += 1,
            '}' => depth -= 1,
            _ => {}
        }
        if depth == 0 {
            return at;
        }
    }
    text.len() - 1
}

/// The selectors of a rule: commas within brackets belong to them.
fn selectors(head: &str) -> Vec<&str> {
    let (mut depth, mut begin, mut all) = (0, 0, Vec::new());
    for (at, sign) in head.char_indices() {
        match sign {
            '(' | '[' => depth += 1,
            ')' | ']' => depth -= 1,
            ',' if depth == 0 => {
                all.push(&head[begin..at]);
                begin = at + 1;
            }
            _ => {}
        }
    }
    all.push(&head[begin..]);
    all
}

/// The `govuk-` classes of a selector, without those that it excludes.
fn classes(selector: &str) -> impl Iterator<Item = &str> {
    let is_of_name = |c: char| c.is_ascii_alphanumeric() || matches!(c, '-' | '_' | '\\' | '!');
    selector.match_indices(".govuk-").filter_map(move |(at, _)| {
        let name = &selector[at + 1..];
        let end = name.find(|c| !is_of_name(c)).unwrap_or(name.len());
        (!selector[..at].ends_with(":not(")).then(|| &name[..end])
    })
}

#[cfg(test)]
mod tests {
    use super::used;

    #[test]
    fn rules_for_classes_that_stand_nowhere_go() {
        let sheet = "@charset \"UTF-8\";a{b:c}.govuk-tag,.govuk-tag--pink{d:e}.govuk-tag--pink:not(.govuk-tag){f:g}\
                     @media print{.govuk-button--start>.x,.bpc-own{h:i}}@media(min-width:1px){.govuk-none{j:k}}\
                     @font-face{l:m}.govuk-tag:not(.govuk-none):is(.a,.b){n:o}.govuk-\\!-display{p:q}";
        let known = ["govuk-tag", "govuk-\\!-display"];
        let kept = "@charset \"UTF-8\";a{b:c}.govuk-tag{d:e}@media print{.bpc-own{h:i}}@font-face{l:m}\
                    .govuk-tag:not(.govuk-none):is(.a,.b){n:o}.govuk-\\!-display{p:q}";
        assert_eq!(used(sheet, &|class| known.contains(&class)), kept);
    }
}
