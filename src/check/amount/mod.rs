//! Amounts and percentages in a text, as people write them, and what they say of one another.
//!
//! [`Ledger`] reads all figures of a file once; the rules on amounts ask it. Numbers are decimals,
//! arithmetic is checked: what cannot be worked out is not judged.

mod figure;
mod heading;
mod ledger;
mod magnitude;
mod measure;
mod numeral;
mod phrase;
mod reader;
mod sentence;
mod share;

pub(crate) use figure::{Figure, Measure};
pub(crate) use ledger::{Claim, Ledger};
pub(crate) use magnitude::{misfit, overshoot, slip, words};
pub(crate) use phrase::Label;
pub(crate) use sentence::Sentence;
pub(crate) use share::{agrees, shown};
