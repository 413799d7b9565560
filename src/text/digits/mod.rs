//! Digits as people write them: full-width, with spaces, hyphens or dots inside, broken over lines
//! and over the cells of a row.
//!
//! Takes a text, gives its runs of digits and every [`DigitNumber`] they may form. Invariant: places lie
//! inside the text on character boundaries.

mod group;
mod number;

pub(crate) use number::{DigitNumber, Join, masked, numbers};
