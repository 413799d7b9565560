//! The documents that are generated from what the program says of itself.

mod fields;
mod rules;

pub(crate) use fields::fields_document;
pub(crate) use rules::rules_document;
