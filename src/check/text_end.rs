//! Where a text ends, and whether it looks as if it went on.
//!
//! Takes a report; tells of its last words that do not end a sentence, as when a copy stops too early.

use super::report_context::ReportContext;
use super::section::opened_body;
use super::web_page::is_web_page;
use crate::parse::{Passage, PassageKind};
use crate::text::chars::tail;
use std::ops::Range;

/// The fewest characters of a paragraph that is a sentence.
const SENTENCE: usize = 30;
/// The most of a title.
const TITLE: usize = 30;
/// How many bytes of the end are shown.
const SHOWN: usize = 36;

/// The last passage of a text that does not come to an end, and the last bytes of it.
pub(super) fn breaks_off<'p>(
    ctx: &'p ReportContext<'_>,
) -> Option<(&'p Passage<'p>, Range<usize>)> {
    let mut rest = opened_body(ctx).filter(|(passage, _)| !is_nothing(&passage.text));
    let (last, opening) = rest.by_ref().last()?;
    let text = last.text.trim_end();
    let is_open = text.ends_with(|c: char| c.is_alphanumeric() || "，、；：,;:（(《“".contains(c));
    if !is_open || text.trim_start().starts_with('附') || !last.is_paragraph() {
        return None;
    }
    let is_sentence =
        text.chars().nth(SENTENCE).is_some() && text.contains(['，', '。', '；', ',', ';']);
    // A list of one item is none.
    let is_alone = opening.number.is_some_and(|number| number.value == 1)
        && text.chars().nth(TITLE).is_none()
        && last.kind == PassageKind::Paragraph;
    (is_sentence || is_alone).then(|| {
        let start = text.len() - tail(text, text.len(), SHOWN).len();
        (last, start..text.len())
    })
}

/// Whether a text seems to be a part of one: it breaks off, its last words are a title below that of a
/// chapter, or its numbers do not begin with the first.
pub(super) fn is_part(ctx: &ReportContext<'_>) -> bool {
    let last = ctx
        .body()
        .iter()
        .rfind(|passage| !is_nothing(&passage.text));
    let ends_in_title = last.is_some_and(|last| matches!(last.kind, PassageKind::Heading(3..)));
    ends_in_title || begins_late(ctx) || breaks_off(ctx).is_some()
}

/// Whether the first number of a text is not the first.
pub(super) fn begins_late(ctx: &ReportContext<'_>) -> bool {
    let mut numbers = ctx.openings().iter().filter_map(|opening| opening.number);
    numbers.next().is_some_and(|number| number.value > 1)
}

/// Whether a passage says nothing of its own: marks, or words of a web page.
pub(super) fn is_nothing(text: &str) -> bool {
    !text.contains(char::is_alphanumeric) || is_web_page(text)
}
