//! The sentences: a function for each table in `text/*.toml`, named by its id and documented by its English.
//!
//! A sentence without placeholders gives a `&'static str`; one with them takes a text for each, in the order in which
//! the English names them, and gives a `String`; the placeholder that chooses a plural form is a `u64`, which the
//! sentence prints with its thousands separated.
//!
//! With the feature `loaded` the functions look alike, but take their texts from tables (see [`crate::load`]). Only
//! sentences of the page have a function then.

// The number of placeholders is the sentence's, and the generator bounds it.
#![allow(clippy::too_many_arguments)]

use crate::Lang;
#[cfg(not(feature = "loaded"))]
use crate::fill::fill;
#[cfg(feature = "loaded")]
use crate::tables::{counted, filled, text};
#[cfg(not(feature = "loaded"))]
#[allow(unused_imports, reason = "used as soon as one sentence has plural forms")]
use crate::{numbers, plural};

#[cfg(not(feature = "loaded"))]
include!(concat!(env!("OUT_DIR"), "/say.rs"));
#[cfg(feature = "loaded")]
include!(concat!(env!("OUT_DIR"), "/loaded.rs"));
