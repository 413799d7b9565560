//! Chapters: which lines are headings, and what comes into the body.

use super::numbering::{HeadingNumber, numbering};
use super::piece::{ProseLine, ProsePiece, bare};
use crate::extract::draft::BodyBlock;
use crate::extract::wordings::prose::HEADING_NOUNS;
use crate::import::Table;
use crate::text::words::words_of;
use std::collections::{HashMap, HashSet};

/// What a line is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Form {
    /// A heading of this level.
    Heading(u8),
    /// A heading of this level up to this byte, and text after it.
    RunIn(u8, usize),
    /// Text.
    Text,
}

/// The longest heading of a chapter or section that is a sentence, in characters.
const SENTENCE: usize = 48;
/// The longest heading below these.
const SHORT: usize = 30;
/// The longest heading before text in its own line.
const LEAD: usize = 40;

/// The body that pieces make.
pub(super) fn body(pieces: &[ProsePiece]) -> Vec<BodyBlock> {
    let contents = contents(pieces);
    let mut body = Vec::new();
    for (index, piece) in pieces.iter().enumerate() {
        match piece {
            ProsePiece::Table(table) => body.push(BodyBlock::Table(rows(table))),
            ProsePiece::Line(line) if line.taken || contents.contains(&index) => {}
            ProsePiece::Line(line) => match form(pieces, index, line) {
                Form::Heading(level) => body.push(BodyBlock::Heading(level, line.text.clone())),
                Form::RunIn(level, end) => {
                    let (heading, text) = line.text.split_at(end);
                    body.push(BodyBlock::Heading(level, heading.trim().to_owned()));
                    body.push(BodyBlock::Paragraph(text.trim().to_owned()));
                }
                Form::Text => body.push(BodyBlock::Paragraph(line.text.clone())),
            },
        }
    }
    body
}

/// The words of the chapter or section that a line begins: all of a heading, or what stands before text in its
/// line.
pub(super) fn heading_of(pieces: &[ProsePiece], index: usize) -> Option<(u8, &str)> {
    let line = pieces.get(index)?.line()?;
    match form(pieces, index, line) {
        Form::Heading(level) => Some((level, &line.text)),
        Form::RunIn(level, end) => Some((level, line.text.get(..end)?)),
        Form::Text => None,
    }
}

/// Whether a line begins a chapter: `一、项目基本情况`.
pub(super) fn begins_chapter(pieces: &[ProsePiece], index: usize) -> bool {
    heading_of(pieces, index).is_some_and(|(level, _)| level <= 3)
}

fn form(pieces: &[ProsePiece], index: usize, line: &ProseLine) -> Form {
    match numbering(&line.text) {
        Some(number) => numbered(pieces, index, (line, number)),
        None => {
            let count = line.text.chars().count();
            let whole = count <= SHORT && !line.text.contains(['。', '；', '，', ',']);
            match line.style {
                Some(style) if whole => Form::Heading(style.saturating_add(1).clamp(2, 6)),
                _ => Form::Text,
            }
        }
    }
}

fn numbered(
    pieces: &[ProsePiece],
    index: usize,
    (line, number): (&ProseLine, HeadingNumber),
) -> Form {
    let level = number.level;
    let words = line.text.get(number.length..).unwrap_or("");
    let inside = words.trim_end_matches(['。', '：', ':', '.']);
    if inside.is_empty() || inside.ends_with(['，', ',', '、']) {
        return Form::Text;
    }
    if let Some(end) = lead(words, level) {
        return Form::RunIn(level, number.length + end);
    }
    let count = inside.chars().count();
    let parted = inside.contains(['。', '；', ';', '！', '？']);
    let commas = inside.matches(['，', ',']).count();
    let ends_well = inside.len() == words.len() || ends_as_heading(inside);
    let whole = match level {
        2 | 3 => count <= SENTENCE && commas <= 1,
        _ => count <= SHORT && commas == 0 && ends_well && !is_item(pieces, index, level),
    };
    match whole && !parted {
        true => Form::Heading(level),
        false => Form::Text,
    }
}

/// Where the heading ends that text follows in its own line: `项目概况。本项目……`, `到位情况：年初预算……`.
fn lead(words: &str, level: u8) -> Option<usize> {
    let end = words.find(['。', '：', ':']).filter(|_| level <= 4)?;
    let (lead, after) = words.split_at(end);
    let mark = after.chars().next()?;
    let longest = if level <= 3 { LEAD } else { SHORT };
    let is_lead = lead.chars().count() <= longest
        && !lead.contains(['，', ',', '；', ';'])
        && (level == 3 && mark == '。' || ends_as_heading(lead));
    let goes_on = !after.get(mark.len_utf8()..)?.trim().is_empty();
    (is_lead && goes_on).then_some(end + mark.len_utf8())
}

/// Whether words end with what is said of a chapter: 概况, 完成情况.
fn ends_as_heading(words: &str) -> bool {
    let words = match words.strip_suffix(['）', ')']) {
        Some(inside) => inside.rfind(['（', '(']).map_or(words, |at| &inside[..at]),
        None => words,
    };
    words_of(HEADING_NOUNS).any(|noun| words.ends_with(noun))
}

/// Whether the line is one of several items with nothing between them.
fn is_item(pieces: &[ProsePiece], index: usize, level: u8) -> bool {
    let same = |index: Option<usize>| {
        let line = index.and_then(|index| pieces.get(index)?.line());
        line.is_some_and(|line| {
            let inside = line.text.trim_end_matches('。');
            let short = inside.chars().count() <= 2 * SHORT && !inside.contains('。');
            short && numbering(&line.text).is_some_and(|number| number.level == level)
        })
    };
    same(index.checked_add(1)) || same(index.checked_sub(1))
}

/// The lines of a table of contents: those whose heading comes again, and the title of the table.
fn contents(pieces: &[ProsePiece]) -> HashSet<usize> {
    /// Lines that such a table has at most.
    const LONGEST: usize = 300;
    let is_title = |piece: &ProsePiece| piece.line().is_some_and(|line| bare(&line.text) == "目录");
    let mut found = HashSet::new();
    let Some(start) = pieces.iter().position(is_title) else {
        return found;
    };
    let mut last: HashMap<String, usize> = HashMap::new();
    for (index, piece) in pieces.iter().enumerate().skip(start + 1) {
        if let Some(line) = piece.line() {
            last.insert(bare(&line.text), index);
        }
    }
    for (index, piece) in pieces.iter().enumerate().skip(start + 1).take(LONGEST) {
        let Some(line) = piece.line() else { continue };
        let again = last.get(&bare(without_page(&line.text)));
        if again.is_some_and(|again| *again > index) {
            found.insert(index);
        } else if line.text.chars().count() > SENTENCE {
            break;
        }
    }
    if !found.is_empty() {
        found.insert(start);
    }
    found
}

/// A line of a table of contents without its leaders and the number of a page.
fn without_page(text: &str) -> &str {
    let text = text.trim_end_matches(|c: char| c.is_ascii_digit());
    text.trim_end_matches(['.', '…', '·', '．', '\t', ' ', '-', '—'])
}

/// The rows of a table, each position with what covers it.
fn rows(table: &Table) -> Vec<Vec<String>> {
    let columns = 0..table.columns();
    let row = |row| {
        columns
            .clone()
            .map(move |column| table.text(row, column).to_owned())
    };
    (0..table.rows())
        .map(|index| row(index).collect())
        .collect()
}
