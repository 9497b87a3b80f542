//! Changes to JSON that leave it JSON, so that inputs reach what lies behind the parser. Every other time the bytes are
//! changed as libFuzzer changes them.

use std::ops::Range;

/// Short values that readers treat in a way of their own.
const VALUES: [&str; 16] = [
    "null",
    "true",
    "0",
    "1",
    "-1",
    "1.5",
    "{}",
    "[]",
    "\"\"",
    "\" \"",
    "\"0\"",
    "\"-1\"",
    "\"0.000001\"",
    "\"1e9\"",
    "\"yes\"",
    "\"99999999999999999999999999999\"",
];

/// Changes `data[..size]` in place and gives its new size.
pub fn mutate(data: &mut [u8], size: usize, max_size: usize, seed: u32) -> usize {
    let mut random = Random(u64::from(seed) | 1 << 40);
    let spans = spans(&data[..size]);
    if spans.is_empty() || random.below(2) == 0 {
        return libfuzzer_sys::fuzzer_mutate(data, size, max_size);
    }
    let mut text = data[..size].to_vec();
    for _ in 0..=random.below(3) {
        let spans = self::spans(&text);
        if spans.is_empty() {
            break;
        }
        change(&mut text, &spans, &mut random);
    }
    if text.len() > max_size.min(data.len()) {
        return libfuzzer_sys::fuzzer_mutate(data, size, max_size);
    }
    data[..text.len()].copy_from_slice(&text);
    text.len()
}

/// A value with its key, if it has one, and where it stands.
struct Span {
    /// The value alone.
    value: Range<usize>,
    /// The value with its key.
    item: Range<usize>,
}

fn change(text: &mut Vec<u8>, spans: &[Span], random: &mut Random) {
    let one = &spans[random.below(spans.len())];
    let other = &spans[random.below(spans.len())];
    match random.below(6) {
        // Left out, with the comma after it or before it.
        0 => {
            let mut item = one.item.clone();
            if text.get(item.end) == Some(&b',') {
                item.end += 1;
            } else if item.start > 0 && text[item.start - 1] == b',' {
                item.start -= 1;
            }
            text.splice(item, []);
        }
        // Said twice.
        1 => {
            let copy = [b",", &text[one.item.clone()]].concat();
            text.splice(one.item.end..one.item.end, copy);
        }
        // The value of another.
        2 => {
            let copy = text[other.value.clone()].to_vec();
            text.splice(one.value.clone(), copy);
        }
        // Another added after it, key and all.
        3 => {
            let copy = [b",", &text[other.item.clone()]].concat();
            text.splice(one.item.end..one.item.end, copy);
        }
        // Another key.
        4 => {
            let key = text[other.item.start..other.value.start].to_vec();
            if !key.is_empty() && one.item.start < one.value.start {
                text.splice(one.item.start..one.value.start, key);
            }
        }
        // A value that stands apart.
        _ => {
            text.splice(one.value.clone(), VALUES[random.below(VALUES.len())].bytes());
        }
    }
}

/// Every value that is written whole. What is not JSON gives what can be told of it.
fn spans(text: &[u8]) -> Vec<Span> {
    let mut found = Vec::new();
    // Where each open bracket stands, with the key before it.
    let mut open: Vec<(usize, usize)> = Vec::new();
    let mut key: Option<usize> = None;
    let mut at = 0;
    while at < text.len() {
        let start = at;
        let before = key.unwrap_or(start);
        match text[at] {
            b'{' | b'[' => {
                open.push((before, start));
                key = None;
                at += 1;
                continue;
            }
            b'}' | b']' => {
                at += 1;
                if let Some((item, value)) = open.pop() {
                    found.push(Span { value: value..at, item: item..at });
                }
                key = None;
                continue;
            }
            b'"' => {
                at += 1;
                while at < text.len() && text[at] != b'"' {
                    at += if text[at] == b'\\' { 2 } else { 1 };
                }
                at = (at + 1).min(text.len());
                let after = text[at..].iter().position(|byte| !byte.is_ascii_whitespace()).map(|space| at + space);
                if let Some(colon) = after.filter(|colon| text[*colon] == b':') {
                    key = Some(start);
                    at = colon + 1;
                    while at < text.len() && text[at].is_ascii_whitespace() {
                        at += 1;
                    }
                    continue;
                }
            }
            byte if byte.is_ascii_alphanumeric() || byte == b'-' => {
                while at < text.len() && (text[at].is_ascii_alphanumeric() || matches!(text[at], b'-' | b'+' | b'.')) {
                    at += 1;
                }
            }
            _ => {
                at += 1;
                continue;
            }
        }
        found.push(Span { value: start..at, item: before..at });
        key = None;
    }
    found
}

/// Numbers that follow from their seed, so that libFuzzer can repeat what it did.
struct Random(u64);

impl Random {
    fn below(&mut self, end: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 >> 16) as usize % end
    }
}
