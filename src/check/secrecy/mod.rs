//! What must not be published because of what it is about: marks of secrecy, sensitive matters.

mod mark;
mod matter;

pub(super) use mark::{mark, may_be_mark};
pub(super) use matter::{mentions, words};
