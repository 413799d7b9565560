//! What came of a goal, an indicator and a report's points, worked out from their own words and
//! never guessed.
//!
//! Used for the figures citizens see and for the rules; where the words allow no comparison, there
//! is no verdict.

mod goal;
mod indicator;
mod points;

pub use indicator::Outcome;
pub(crate) use points::Points;

/// Whether a target was reached.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Verdict {
    /// The actual value satisfies the target.
    Reached,
    /// It does not.
    Missed,
    /// The words allow no comparison.
    Unknown,
}
