//! The checked-in schema files are what the types make.

mod common;

use common::{WRITTEN, repository, text, written};

#[test]
fn the_checked_in_files_are_current() {
    let files = pledge_schema::files();
    assert_eq!(files.iter().map(|(name, _)| *name).collect::<Vec<_>>(), WRITTEN);
    for (name, made) in files {
        let checked_in = text(&repository("frameworks").join(name));
        assert!(made == checked_in, "frameworks/{name} is not current: run `cargo run -p pledge-schema`");
    }
}

#[test]
fn a_schema_has_a_name_and_promises_no_host() {
    for (name, id) in WRITTEN.into_iter().zip(["urn:pledge:framework:1", "urn:pledge:bid:1"]) {
        let schema = written(name);
        assert_eq!(schema["$id"], id);
        assert_eq!(schema["$schema"], "https://json-schema.org/draft/2020-12/schema");
    }
}
