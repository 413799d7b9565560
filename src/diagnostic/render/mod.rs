//! Findings as output: one file a form.
//!
//! Takes a [`Listing`], findings with their severities, sorted; gives a whole text. Nothing that was
//! read from a file reaches the output as a control character: what could move a cursor or turn
//! text around is shown instead.

mod concise;
mod excerpt;
mod github;
mod json;
mod listing;
mod overlay;
mod sarif;
mod text;
mod veil;
mod visible;

pub use concise::concise;
pub use github::github;
pub use json::json;
pub use listing::{Counts, Listing};
pub use overlay::OverlayFinding;
pub use overlay::overlay;
pub use sarif::{RuleText, sarif};
pub use text::{Colour, TextStyle, text};
pub use veil::Veil;
