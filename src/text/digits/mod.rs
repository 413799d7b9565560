//! Digits as people write them: full-width, in Han characters, with spaces, hyphens or dots inside, broken over
//! lines and over the cells of a row.
//!
//! Takes a text, gives its runs of digits and every [`DigitNumber`] they may form, one at a time: of a long
//! line only places are kept. Invariant: places lie inside the text on character boundaries.

mod group;
mod join;
mod number;
mod script;

pub use group::adds_nothing;
pub(crate) use join::tag_length;
pub use join::{Join, is_between_digits, is_cross};
pub use number::{DigitNumber, each_number, masked};
pub(crate) use script::Script;
pub use script::other_digit;
