//! What a report's text claims: success, a shortfall, a reason, a survey.
//!
//! Takes a [`Paper`]; reads the blocks of its text and its summary, never its tables of facts.
//! Invariant: words that only promise, deny or quote a goal are no claim.

pub(super) mod extent;
mod reason;
mod shortfall;
mod success;
mod survey;

pub(super) use reason::{excuses_low_spending, tells_deviations, tells_lost_points};
pub(super) use shortfall::shortfalls;
pub(super) use success::success;
pub(super) use survey::{names_survey, satisfaction};

use super::paper::Paper;
use crate::parse::{Passage, PassageKind};

/// The passages in which a report speaks for itself.
fn prose<'p, 'a>(paper: &'p Paper<'a>) -> impl Iterator<Item = &'p Passage<'a>> {
    paper.passages.iter().filter(|passage| is_prose(passage))
}

/// Whether a report speaks for itself here: its text without headings, and its summary.
fn is_prose(passage: &Passage<'_>) -> bool {
    match passage.kind {
        PassageKind::Paragraph | PassageKind::Item | PassageKind::Cell { .. } => true,
        PassageKind::Field { top, .. } => matches!(top, "摘要" | "summary"),
        PassageKind::Heading(_) | PassageKind::Code => false,
    }
}

/// The sentence of `text` that holds the byte `at`: up to the marks that end one.
fn sentence(text: &str, at: usize) -> &str {
    const ENDS: [char; 5] = ['。', '；', '！', '？', '\n'];
    let start = text[..at]
        .char_indices()
        .rfind(|(_, c)| ENDS.contains(c))
        .map_or(0, |(mark, c)| mark + c.len_utf8());
    let end = text[at..].find(ENDS).map_or(text.len(), |mark| at + mark);
    &text[start..end]
}
