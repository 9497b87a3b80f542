//! Writes the schema files, `frameworks/*.schema.json`. Run it after a change of the types.

use std::path::Path;
use std::{fs, io};

fn main() -> io::Result<()> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../frameworks");
    for (name, text) in pledge_schema::files() {
        fs::write(folder.join(name), text)?;
    }
    Ok(())
}
