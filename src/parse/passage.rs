//! A run of text as a reader sees it, which remembers where each of its characters was written.
//!
//! Marks of Markdown and YAML are gone, lines are joined; a place in the text leads back to a place
//! in the source. Invariant: every place it gives lies on character boundaries of the source.

use crate::source::Span;
use std::borrow::Cow;
use std::ops::Range;

/// How far from where it should stand a character is looked for, in bytes: the longest stretch of
/// marks between two characters of one text that is put up with.
const FARTHEST: usize = 400;

/// What kind of text a passage is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PassageKind<'a> {
    /// A heading, with its level on the page, 2 to 6.
    Heading(u8),
    /// A paragraph.
    Paragraph,
    /// A paragraph of a list item.
    Item,
    /// A cell of a table of the text. All three count from 0; row 0 holds the column titles.
    Cell {
        /// Which table of the text.
        table: u32,
        /// Which row.
        row: u32,
        /// Which column.
        column: u32,
    },
    /// A block shown as it was written.
    Code,
    /// A value of the front matter, with the outermost and the innermost key as written.
    Field {
        /// The outermost key, such as `资金`.
        top: &'a str,
        /// The key it stands under; the same as `top` where nothing is nested.
        key: &'a str,
    },
}

/// A run of text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Passage<'a> {
    /// What it is.
    pub kind: PassageKind<'a>,
    /// The text as a reader sees it.
    pub text: Cow<'a, str>,
    runs: Runs,
}

/// A stretch of the text and where it was written. Both are equally long where the source has the
/// very characters; otherwise the stretch as a whole stands for the place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Run {
    text: Span,
    source: Span,
}

/// The runs of a text, in order. Most texts have just one, for which nothing is allocated.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Runs {
    One(Run),
    Many(Vec<Run>),
}

impl<'a> Passage<'a> {
    /// Whether it is a sentence or more: a paragraph or an item of a list, no heading, cell or value.
    pub fn is_paragraph(&self) -> bool {
        matches!(self.kind, PassageKind::Paragraph | PassageKind::Item)
    }

    /// A text that is empty so far.
    pub(super) fn new(kind: PassageKind<'a>) -> Self {
        Self {
            kind,
            text: Cow::Borrowed(""),
            runs: Runs::Many(Vec::new()),
        }
    }

    /// A text that was written in the bytes `range` of `source`.
    pub fn written(
        kind: PassageKind<'a>,
        text: &'a str,
        source: &str,
        range: Range<usize>,
    ) -> Self {
        let mut passage = Self::new(kind);
        passage.text = Cow::Borrowed(text);
        align(&mut passage.runs, 0, text, source, range);
        passage
    }

    /// Adds a piece that was written somewhere in the bytes `range` of `source`.
    pub(super) fn push(&mut self, piece: &str, source: &str, range: Range<usize>) {
        let start = self.text.len();
        let last = self.runs.all().last();
        let after = last.map_or(0, |run| run.source.range().end);
        let range = range.start.max(after).min(range.end)..range.end;
        align(&mut self.runs, start, piece, source, range);
        self.text.to_mut().push_str(piece);
    }

    /// Where the bytes `range` of the text were written.
    pub fn span(&self, range: Range<usize>) -> Span {
        let first = self.run_at(range.start);
        let last = self.run_at(range.end.saturating_sub(1).max(range.start));
        let (Some(first), Some(last)) = (first, last) else {
            return Span::default();
        };
        let (text, source) = (first.text.range(), first.source.range());
        let start = match first.same_length() {
            true => source.start + (range.start - text.start).min(text.len()),
            false => source.start,
        };
        let (text, source) = (last.text.range(), last.source.range());
        let end = match last.same_length() {
            true => source.start + range.end.clamp(text.start, text.end) - text.start,
            false => source.end,
        };
        Span::new(start..end.max(start))
    }

    /// Where lines of the source begin in the text, but for the first; they may be marked there by nothing at all.
    pub fn line_starts(&self, source: &str) -> Vec<usize> {
        let mut starts: Vec<usize> = self
            .text
            .match_indices('\n')
            .map(|(at, _)| at + 1)
            .collect();
        let runs = self.runs.all().windows(2);
        starts.extend(runs.filter_map(|pair| {
            let between = pair[0].source.range().end..pair[1].source.range().start;
            let is_end = source.get(between)?.contains('\n');
            is_end.then_some(pair[1].text.range().start)
        }));
        starts.sort_unstable();
        starts.dedup();
        starts
    }

    /// Where the whole text was written.
    pub fn whole(&self) -> Span {
        self.span(0..self.text.len())
    }

    /// Whether it is a value under one of these outermost keys.
    pub fn is_under(&self, keys: &[&str]) -> bool {
        matches!(self.kind, PassageKind::Field { top, .. } if keys.contains(&top))
    }

    /// Makes it a text of a source in which each of its places is what `place` says.
    pub(super) fn move_to(&mut self, place: impl Fn(Span) -> Span) {
        for run in self.runs.all_mut() {
            run.source = place(run.source);
        }
    }

    /// The run that holds a byte of the text.
    fn run_at(&self, at: usize) -> Option<&Run> {
        let runs = self.runs.all();
        let after = runs.partition_point(|run| run.text.range().end <= at);
        runs.get(after).or_else(|| runs.last())
    }
}

impl Runs {
    fn all(&self) -> &[Run] {
        match self {
            Self::One(run) => std::slice::from_ref(run),
            Self::Many(runs) => runs,
        }
    }

    fn all_mut(&mut self) -> &mut [Run] {
        match self {
            Self::One(run) => std::slice::from_mut(run),
            Self::Many(runs) => runs,
        }
    }

    fn push(&mut self, run: Run) {
        match self {
            Self::Many(runs) if runs.is_empty() => *self = Self::One(run),
            Self::Many(runs) => runs.push(run),
            Self::One(first) => *self = Self::Many(vec![*first, run]),
        }
    }
}

impl Run {
    fn new(text: Range<usize>, source: Range<usize>) -> Self {
        Self {
            text: Span::new(text),
            source: Span::new(source),
        }
    }

    fn same_length(&self) -> bool {
        self.text.end - self.text.start == self.source.end - self.source.start
    }

    /// Makes it longer by one that follows upon it in both.
    fn join(&mut self, next: Self) {
        self.text.end = next.text.end;
        self.source.end = next.source.end;
    }
}

/// Adds the runs of `piece`, which begins at `start` of a text and was written somewhere in `range`.
fn align(runs: &mut Runs, start: usize, piece: &str, source: &str, range: Range<usize>) {
    if source.get(range.clone()) == Some(piece) {
        runs.push(Run::new(start..start + piece.len(), range));
        return;
    }
    let before = runs.all().len();
    let mut cursor = range.start;
    for (at, c) in piece.char_indices() {
        let rest = source.get(cursor..range.end).unwrap_or("");
        // A space or a mark of a heading may have been put in: it is never looked for.
        let near = match c {
            _ if rest.starts_with(c) => rest,
            ' ' | '\n' | '#' => "",
            _ => rest.get(..near_end(rest)).unwrap_or(""),
        };
        let source = match near.find(c) {
            Some(found) => cursor + found..cursor + found + c.len_utf8(),
            None => cursor..cursor,
        };
        cursor = source.end;
        let next = Run::new(start + at..start + at + c.len_utf8(), source);
        let follows = |run: &Run| run.same_length() && run.source.end == next.source.start;
        match runs.all_mut()[before..].last_mut() {
            Some(run) if next.same_length() && follows(run) => run.join(next),
            _ => runs.push(next),
        }
    }
}

/// Where the part of `rest` ends that is near enough.
fn near_end(rest: &str) -> usize {
    if rest.len() <= FARTHEST {
        return rest.len();
    }
    let mut end = FARTHEST;
    while !rest.is_char_boundary(end) {
        end += 1;
    }
    end
}

#[cfg(test)]
mod tests {
    use super::{Passage, PassageKind};

    #[test]
    fn a_place_in_the_text_leads_back_to_where_it_was_written() {
        let source = "  支出**183.32**\n  万元&amp;余";
        let mut passage = Passage::new(PassageKind::Paragraph);
        passage.push("支出183.32万元&余", source, 2..source.len());
        let place = |words: &str| {
            let at = passage.text.find(words).unwrap_or_default();
            let span = passage.span(at..at + words.len());
            &source[span.range()]
        };
        assert_eq!(place("支出"), "支出");
        assert_eq!(place("183.32万元"), "183.32**\n  万元");
        assert_eq!(place("余"), "余");
        assert_eq!(place("&"), "&");
    }

    #[test]
    fn what_was_not_written_as_it_reads_has_the_place_between() {
        let source = "甲\\u4e59丙";
        let passage = Passage::written(PassageKind::Paragraph, "甲乙丙", source, 0..source.len());
        assert_eq!(passage.span(3..6).range(), 3..3);
        assert_eq!(&source[passage.span(6..9).range()], "丙");
        assert_eq!(passage.whole().range(), 0..source.len());
    }
}
