//! What is said of every part in the same way, and so is not written in the types: what a key is called, and examples
//! of words. Descriptions and all other examples stand in the types.

use serde_json::{Map, Value};

type Members = Map<String, Value>;

/// Completes a whole schema: the root, and each of its `$defs`.
pub fn complete(whole: &mut Members) {
    if let Some(Value::Object(types)) = whole.get_mut("$defs") {
        types.values_mut().filter_map(Value::as_object_mut).for_each(complete_type);
    }
    complete_type(whole);
}

fn complete_type(of: &mut Members) {
    join_lines(of);
    complete_properties(of, None);
    let mut words = Vec::new();
    for variant in of.get_mut("oneOf").and_then(Value::as_array_mut).into_iter().flatten() {
        let Some(variant) = variant.as_object_mut() else { continue };
        join_lines(variant);
        let about = variant.get("description").cloned();
        if let Some(word) = variant.get("const") {
            words.push(word.clone());
        } else if let Some(word) = tag(variant) {
            call(variant, &word);
        }
        complete_properties(variant, about.as_ref());
    }
    if !words.is_empty() {
        of.insert("examples".into(), words.into());
    }
}

/// The word by which a variant is told from the others.
fn tag(variant: &Members) -> Option<String> {
    let word = variant.get("properties")?.get("kind")?.get("const")?;
    word.as_str().map(str::to_owned)
}

/// Gives properties their titles. The key with the variant's word means what the whole variant does.
fn complete_properties(of: &mut Members, variant: Option<&Value>) {
    for (key, property) in of.get_mut("properties").and_then(Value::as_object_mut).into_iter().flatten() {
        let Some(property) = property.as_object_mut() else { continue };
        if let (true, Some(about)) = (property.contains_key("const"), variant) {
            property.entry("description").or_insert_with(|| about.clone());
        }
        join_lines(property);
        call(property, key);
    }
}

/// A title from the words of a key, unless the types give one. It stands first.
fn call(of: &mut Members, key: &str) {
    let title = of.shift_remove("title").unwrap_or_else(|| in_words(key).into());
    of.shift_insert(0, "title".into(), title);
}

/// `full_time_hours` is "Full time hours".
fn in_words(key: &str) -> String {
    let words = key.replace('_', " ");
    let mut letters = words.chars();
    letters.next().map(|first| first.to_uppercase().chain(letters).collect()).unwrap_or_default()
}

/// Where a line of source ends is nothing that a reader of the schema should see.
fn join_lines(of: &mut Members) {
    if let Some(Value::String(description)) = of.get_mut("description") {
        *description = description.replace('\n', " ");
    }
}
