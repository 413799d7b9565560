//! White space: what parts words or cells stays, what only sets a text goes.

use super::tally::{CleaningKind, CleaningTally};
use crate::text::chars::{is_han, is_wide};

/// Where a text stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Within {
    /// A line of text. Spaces in it may part cells of a table that it was.
    Line,
    /// A line of a cell.
    Cell,
}

/// Characters that stand in cells by themselves, so that spaces between them part cells.
const CELLS: &str = "无有是否优良中差高低";

/// A line with the spaces that part something, none at its ends. Between Han, runs of spaces go from sentences
/// and from cells; in other lines they become two. Words spaced out letter by letter are put together.
pub(super) fn spaced(line: &str, within: Within, tally: &mut CleaningTally) -> String {
    let line = line.trim();
    if !line.contains([' ', '\t']) {
        return line.to_owned();
    }
    let mut parts = Parts::of(line);
    parts.join_letters();
    let keeps_tabs = within == Within::Line && parts.tabs > 1;
    let is_sentence = parts.is_sentence();
    let mut out = String::with_capacity(line.len());
    let (mut dropped, mut word) = (0, 0);
    for part in &parts.words {
        let before = out.chars().next_back();
        let gap = match part.gap {
            Gap::None => "",
            _ if before.is_none() => "",
            _ if out.len() <= 24 && is_number(&out) && part.text.starts_with(is_wide) => "",
            _ if before.is_some_and(|c| "（“‘《〔".contains(c)) => "",
            _ if part
                .text
                .starts_with(['，', '。', '；', '：', '、', '）', '”', '’', '》', '〕']) =>
            {
                ""
            }
            Gap::Tab if keeps_tabs => "\t",
            Gap::One | Gap::Tab => " ",
            Gap::Many if !before.is_some_and(is_wide) || !part.text.starts_with(is_wide) => {
                match within {
                    Within::Line if !is_sentence => "  ",
                    _ => " ",
                }
            }
            Gap::Many if within == Within::Cell => "",
            // A short word, or one behind a sentence, may have been a cell.
            Gap::Many if is_sentence && runs_on(&out[word..], part.text) => "",
            Gap::Many => "  ",
        };
        dropped += usize::from(gap.len() < part.length);
        out += gap;
        if !gap.is_empty() {
            word = out.len();
        }
        out += part.text;
    }
    tally.count(CleaningKind::Space, dropped);
    out
}

/// White space before a word.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Gap {
    None,
    One,
    Many,
    Tab,
}

struct Word<'t> {
    gap: Gap,
    /// How long the white space before it was.
    length: usize,
    text: &'t str,
}

/// A line as words with white space before them.
struct Parts<'t> {
    words: Vec<Word<'t>>,
    tabs: usize,
    line: &'t str,
}

impl<'t> Parts<'t> {
    fn of(line: &'t str) -> Self {
        let mut words = Vec::new();
        let (mut rest, mut tabs) = (line, 0);
        while !rest.is_empty() {
            let text = rest.trim_start_matches([' ', '\t']);
            let space = &rest[..rest.len() - text.len()];
            let gap = match space {
                "" => Gap::None,
                " " => Gap::One,
                space if space.contains('\t') => Gap::Tab,
                _ => Gap::Many,
            };
            tabs += usize::from(gap == Gap::Tab);
            let end = text.find([' ', '\t']).unwrap_or(text.len());
            words.push(Word {
                gap,
                length: space.len(),
                text: &text[..end],
            });
            rest = &text[end..];
        }
        Self { words, tabs, line }
    }

    /// Whether the line is running text: few spaces, and marks of sentences.
    fn is_sentence(&self) -> bool {
        let wide = self.line.chars().filter(|c| is_wide(*c)).count();
        let marks = self
            .line
            .chars()
            .filter(|c| "，。；、,;".contains(*c))
            .count();
        self.tabs <= 1 && marks >= 2 && (self.words.len() - 1) * 20 <= wide
    }

    /// Words that are spaced out letter by letter have no spaces in them.
    fn join_letters(&mut self) {
        let is_letter = |word: &Word<'_>| {
            let mut letters = word.text.chars();
            let letter = letters.next().filter(|c| is_han(*c) && !CELLS.contains(*c));
            let ends = letters.as_str().trim_start_matches(['：', ':', '、']);
            letter.is_some() && ends.is_empty()
        };
        let mut at = 0;
        while at < self.words.len() {
            let next = self.words[at..].iter().enumerate();
            let run =
                next.take_while(|(n, word)| is_letter(word) && (*n == 0 || word.gap != Gap::Tab));
            let run = run.count();
            if run >= 3 || run == 2 && self.words.len() == 2 {
                for word in &mut self.words[at + 1..at + run] {
                    word.gap = Gap::None;
                }
            }
            at += run.max(1);
        }
    }
}

/// Letters from which on a stretch without spaces is part of a sentence.
const STRETCH: usize = 10;

/// Whether a sentence runs on from one stretch without spaces to the next.
fn runs_on(before: &str, after: &str) -> bool {
    let is_long = |text: &str| text.chars().nth(STRETCH).is_some();
    is_long(before) && is_long(after) && !before.ends_with(['。', '；', '：', '！', '？'])
}

/// Whether a text is the number of a heading or an item.
fn is_number(text: &str) -> bool {
    let inside = text.trim_start_matches(['（', '(', '第']);
    let rest = inside.trim_start_matches(|c: char| {
        c.is_ascii_digit() || "一二三四五六七八九十".contains(c) || matches!(c, '①'..='⑳')
    });
    inside.len() > rest.len()
        && matches!(
            rest,
            "" | "、" | "." | "．" | "）" | ")" | "章" | "节" | "条"
        )
        && (!rest.is_empty() || inside.ends_with(|c| matches!(c, '①'..='⑳')))
}
