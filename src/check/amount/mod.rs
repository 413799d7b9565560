//! Amounts and percentages in a text, as people write them, and what they say of one another.
//!
//! [`Ledger`] reads all figures of a file once; the rules on amounts ask it. Numbers are decimals,
//! arithmetic is checked: what cannot be worked out is not judged.

mod breakdown;
mod crowd;
mod figure;
mod heading;
mod ledger;
mod magnitude;
mod measure;
mod numeral;
mod phrase;
mod reader;
pub(crate) mod reason;
mod sentence;
mod share;
mod stated;

pub(crate) use breakdown::{Claim as PartsClaim, breakdowns};
pub(crate) use crowd::crowds;
pub(crate) use figure::{Figure, Measure};
pub(crate) use ledger::{Claim, Ledger, figures};
pub(crate) use magnitude::{misfit, overshoot, slip, words};
pub(crate) use phrase::Label;
pub(crate) use share::{agrees, shown};
pub(crate) use stated::{Kind, stated};

/// The figures of a text whose lines do not matter.
pub(crate) fn read(text: &str) -> Vec<Figure> {
    let mut found = Vec::new();
    reader::figures(text, &|_| false, &mut found);
    found
}
