//! Where a text ends, and whether it looks as if it went on.
//!
//! Takes a report; tells of its last words that do not end a sentence, as when a copy stops too early.

use super::report_context::ReportContext;
use super::section::opened_body;
use super::web_page::is_web_page;
use crate::parse::markdown::numbering::Style;
use crate::parse::{Passage, PassageKind};
use crate::text::chars::{is_han, tail};
use std::ops::Range;

/// The fewest characters of a paragraph that is a sentence.
const SENTENCE: usize = 10;
/// The most of a title.
const TITLE: usize = 30;
/// How many bytes of the end are shown.
const SHOWN: usize = 36;

/// The last passage of a text that does not come to an end, and the last bytes of it.
pub(super) fn breaks_off<'p>(
    ctx: &'p ReportContext<'_>,
) -> Option<(&'p Passage<'p>, Range<usize>)> {
    let says = |passage: &Passage<'_>| !is_nothing(&passage.text) || is_open(&passage.text);
    let at = ctx.body().iter().rposition(says)?;
    let (last, opening) = (ctx.body().get(at)?, ctx.openings().get(at)?);
    let text = last.text.trim_end();
    let opens = text.ends_with(OPENING) || text.matches('《').count() > text.matches('》').count();
    // The name of an annex has no stop behind it.
    let is_annex = text.trim_start().starts_with('附') && !opens;
    if !is_open(text) || is_annex || !last.is_paragraph() {
        return None;
    }
    let is_sentence =
        text.chars().nth(SENTENCE).is_some() && text.contains(['，', '。', '；', ',', ';']);
    // A list of one item is none.
    let is_alone = opening.number.is_some_and(|number| number.value == 1)
        && text.chars().nth(TITLE).is_none()
        && last.kind == PassageKind::Paragraph;
    (is_sentence || is_alone || opens || is_stump(ctx, at)).then(|| {
        let start = text.len() - tail(text, text.len(), SHOWN).len();
        (last, start..text.len())
    })
}

/// Whether the last passage is a word or two under a numbered title, and no answer such as 无 or 已完成.
fn is_stump(ctx: &ReportContext<'_>, at: usize) -> bool {
    const LONGEST: usize = 6;
    const ANSWERS: &str = "已无按未合格良优完成达好是否正常";
    let text = &*ctx.body()[at].text;
    let brief = text.chars().nth(LONGEST).is_none();
    let under = at
        .checked_sub(1)
        .and_then(|above| ctx.openings().get(above));
    let titled = under
        .is_some_and(|title| title.number.is_some() && title.rest.len() < TITLE * '一'.len_utf8());
    brief && titled && text.chars().all(is_han) && !text.contains(|c| ANSWERS.contains(c))
}

/// Marks that open something.
const OPENING: [char; 4] = ['（', '(', '《', '“'];

/// Whether a text goes on after its last character.
fn is_open(text: &str) -> bool {
    let text = text.trim_end();
    text.ends_with(OPENING)
        || text.ends_with(|c: char| c.is_alphanumeric() || "，、；：,;:".contains(c))
}

/// Whether a text seems to be a part of one: it breaks off, its last words are a title, its numbers do not
/// begin with the first, or its last chapter has no more than the first of its sections.
pub(super) fn is_part(ctx: &ReportContext<'_>) -> bool {
    last_title(ctx).is_some()
        || begins_late(ctx)
        || lone_first(ctx).is_some()
        || breaks_off(ctx).is_some()
}

/// The most chapters of a text that may lack others.
const FEW_CHAPTERS: usize = 3;

/// The title that a text ends with.
pub(super) fn last_title<'p>(ctx: &'p ReportContext<'_>) -> Option<&'p Passage<'p>> {
    let last = ctx
        .body()
        .iter()
        .rfind(|passage| !is_nothing(&passage.text))?;
    matches!(last.kind, PassageKind::Heading(_)).then_some(last)
}

/// The only chapter, or the last numbered title of the two upper levels where that is a first with no
/// second: 三、 and under it only （一）. A text of many chapters is whole all the same.
pub(super) fn lone_first<'p>(ctx: &'p ReportContext<'_>) -> Option<&'p Passage<'p>> {
    let headings = opened_body(ctx).filter_map(|(passage, opening)| {
        let is_heading = matches!(passage.kind, PassageKind::Heading(_));
        let number = opening
            .number
            .filter(|number| number.style <= Style::Section)?;
        is_heading.then_some((passage, number))
    });
    let (mut last, mut chapter, mut chapters) = (None, None, 0);
    for (passage, number) in headings {
        if number.style == Style::Chapter {
            (chapter, chapters) = (Some((passage, number.value)), chapters + 1);
        }
        last = Some((passage, number.value));
    }
    let only = chapter.filter(|(_, value)| chapters == 1 && *value == 1);
    let last = last.filter(|(_, value)| *value == 1 && chapters <= FEW_CHAPTERS);
    last.or(only).map(|(passage, _)| passage)
}

/// Whether the first number of a text is not the first.
pub(super) fn begins_late(ctx: &ReportContext<'_>) -> bool {
    let mut numbers = ctx.openings().iter().filter_map(|opening| opening.number);
    numbers.next().is_some_and(|number| number.value > 1)
}

/// Whether a passage says nothing of its own: marks, or words of a web page.
pub(super) fn is_nothing(text: &str) -> bool {
    has_no_letter(text) || is_web_page(text)
}

/// Whether a passage is nothing but marks.
pub(super) fn has_no_letter(text: &str) -> bool {
    !text.contains(char::is_alphanumeric)
}

/// Whether a passage is the title of a table of contents.
pub(super) fn is_contents(text: &str) -> bool {
    let mut letters = text.chars().filter(|c| !c.is_whitespace());
    // Nearly every text begins with another letter.
    letters.next() == Some('目') && letters.eq("录".chars())
}
