//! Where a report speaks for itself, for the rules about what it claims: success, a shortfall, a
//! reason, a survey.

use super::report_context::ReportContext;
use crate::parse::{Passage, PassageKind};

/// The passages in which a report speaks for itself.
pub(super) fn prose<'c, 'a>(ctx: &'c ReportContext<'a>) -> impl Iterator<Item = &'c Passage<'a>> {
    ctx.passages.iter().filter(|passage| is_prose(passage))
}

/// Whether a report speaks for itself here: its text without headings, and its summary.
pub(super) fn is_prose(passage: &Passage<'_>) -> bool {
    match passage.kind {
        PassageKind::Paragraph | PassageKind::Item | PassageKind::Cell { .. } => true,
        PassageKind::Field { top, .. } => matches!(top, "摘要" | "summary"),
        PassageKind::Heading(_) | PassageKind::Code => false,
    }
}

/// The sentence of `text` that holds the byte `at`: up to the marks that end one.
pub(super) fn sentence(text: &str, at: usize) -> &str {
    const ENDS: [char; 5] = ['。', '；', '！', '？', '\n'];
    let start = text[..at]
        .char_indices()
        .rfind(|(_, c)| ENDS.contains(c))
        .map_or(0, |(mark, c)| mark + c.len_utf8());
    let end = text[at..].find(ENDS).map_or(text.len(), |mark| at + mark);
    &text[start..end]
}
