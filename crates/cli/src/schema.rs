//! `pledge schema`: the JSON Schema of a file. It is the checked-in text, so the tool does not carry what makes it.

use crate::args::{Schema, SchemaOf};
use crate::output::Output;

/// Prints.
pub fn run(args: &Schema) -> Output {
    let text = match args.of {
        SchemaOf::Framework => include_str!("../../../frameworks/framework.schema.json"),
        SchemaOf::Bid => include_str!("../../../frameworks/bid.schema.json"),
    };
    Output { out: text.to_owned(), ..Output::new() }
}
