//! What may stand in a framework file and in a bid file, as JSON Schema (draft 2020-12): for editors that complete and
//! check while somebody types, and for other people's programs.
//!
//! | file | what it holds |
//! |---|---|
//! | `common` | words, figures, dates, texts, origins: what both files are made of |
//! | `contract` | what both say of a contract |
//! | `framework` | the framework file, as `frameworks/FORMAT.md` says it |
//! | `bid` | the bid file |
//! | `given` | conditions between keys, which types alone cannot say |
//! | `titles` | what is said of every part alike, such as the title of a key, made from its words |
//!
//! The types here describe **files**, not the engine's model: the model has indices where a file has ids, and no trace
//! of the ways in which one thing may be written. They are never filled; only their schemas are used. They stand in a
//! crate of their own, and not behind a feature of the engine, because Cargo joins features of everything that is
//! built together: a workspace build would then compile the engine with `schemars` for the page, too, and every type
//! of the model would stand beside a twin that the page never needs. Here nothing of the product depends on them. What
//! the product carries is the files that they make, which are checked in:
//!
//! ```sh
//! cargo run -p pledge-schema        # writes frameworks/framework.schema.json and frameworks/bid.schema.json
//! ```
//!
//! A schema sees one place at a time. What ties places together (that an id exists, that years rise, that weights add
//! up) only the reading in `pledge-engine` sees; `tests/agrees.rs` lists all of it, with reasons.

#![allow(dead_code, reason = "the types are described and never filled")]

mod bid;
mod common;
mod contract;
mod framework;
mod given;
mod titles;

use schemars::generate::SchemaSettings;
use schemars::{JsonSchema, Schema};
use serde_json::Value;

/// A schema, the file that holds it, and what it is called. A name and no address: there is no host that serves it.
struct Published {
    id: &'static str,
    file: &'static str,
    schema: fn() -> Schema,
}

static PUBLISHED: [Published; 2] = [
    Published { id: "urn:pledge:framework:1", file: "framework.schema.json", schema: of::<framework::Framework> },
    Published { id: "urn:pledge:bid:1", file: "bid.schema.json", schema: of::<bid::BidFile> },
];

fn of<T: JsonSchema>() -> Schema {
    SchemaSettings::draft2020_12().into_generator().into_root_schema_for::<T>()
}

/// The schema files: the name of each under `frameworks/`, and its text.
#[must_use]
pub fn files() -> Vec<(&'static str, String)> {
    PUBLISHED.iter().map(|published| (published.file, text(published))).collect()
}

/// Pretty text in which the keys of every object stand in an order that no hash decides: the order of the types, with
/// what the whole schema is called first.
fn text(published: &Published) -> String {
    let mut whole = serde_json::Map::new();
    let made = (published.schema)().to_value();
    whole.insert("$schema".into(), "https://json-schema.org/draft/2020-12/schema".into());
    whole.insert("$id".into(), published.id.into());
    if let Value::Object(members) = made {
        whole.extend(members.into_iter().filter(|(key, _)| key != "$schema"));
    }
    titles::complete(&mut whole);
    // Written from what was read: a map that a figure cannot be put into does not exist.
    let mut text = serde_json::to_string_pretty(&Value::Object(whole)).unwrap_or_default();
    text.push('\n');
    text
}
