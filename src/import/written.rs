//! Plain text and Markdown as they are printed: lines become paragraphs, headings and tables.
//!
//! Linear in the length of the text, and total.

use super::foreign::Foreign;
use super::place::Place;
use super::printed::{Block, Paragraph, Table, TableCell};
use crate::text::chars::is_wide;

/// Keeps what a text prints, if that is kept; the extension says what it is written in.
pub(super) fn print(extension: &str, text: &str, foreign: &mut Foreign) {
    let depth = foreign.intake.depth;
    let Some(printed) = foreign.printed.as_mut().filter(|_| depth == 0) else {
        return;
    };
    if !matches!(extension, "md" | "markdown") {
        return printed.blocks.extend(plain(text));
    }
    let (front_matter, start) = front_matter(text);
    let value = |name: &str| {
        let mut lines = front_matter.iter();
        lines.find_map(|line| {
            line.strip_prefix(name)?
                .trim_start()
                .strip_prefix([':', '：'])
        })
    };
    printed.is_source = ["单位", "unit"].iter().any(|name| value(name).is_some())
        && ["年度", "year"].iter().any(|name| value(name).is_some());
    let title = value("title")
        .or(value("标题"))
        .map(|title| title.trim_matches([' ', '"', '\'']));
    printed.title = title.map(Into::into);
    printed.blocks.extend(marked(text, start));
}

fn paragraph(line: usize, text: String, level: Option<u8>) -> Block {
    let place = Place::Line(u32::try_from(line).unwrap_or(u32::MAX));
    Block::Paragraph(Paragraph { place, text, level })
}

/// The paragraphs of a plain text. Lines that were broken at a constant width are joined again.
fn plain(text: &str) -> Vec<Block> {
    let lines: Vec<&str> = text.lines().collect();
    let width = wrapped_at(&lines);
    let is_indented = |line: &str| line.starts_with([' ', '\u{3000}', '\t', '\u{A0}']);
    let has_indents = lines.iter().any(|line| is_indented(line));
    let mut blocks = Vec::new();
    let mut open: Option<(usize, String)> = None;
    // Whether the line before fills its line and may go on in the next one.
    let mut is_full = false;
    for (number, line) in lines.iter().enumerate() {
        let goes_on =
            is_full && !line.trim().is_empty() && !is_indented(line) && !is_numbered(line);
        match open.as_mut().filter(|_| goes_on) {
            Some((_, text)) => join(text, line.trim()),
            None => {
                let done = open.take().filter(|(_, text)| !text.trim().is_empty());
                blocks.extend(done.map(|(number, text)| paragraph(number, text, None)));
                open = Some((number, (*line).to_owned()));
            }
        }
        let ends = || {
            line.trim_end()
                .ends_with(['。', '；', '：', '！', '？', ';', ':'])
        };
        is_full =
            width.is_some_and(|width| width_of(line) + SLACK > width) && (has_indents || !ends());
    }
    let done = open.filter(|(_, text)| !text.trim().is_empty());
    blocks.extend(done.map(|(number, text)| paragraph(number, text, None)));
    blocks
}

/// How much shorter a full line may be than the longest, because no mark may begin the next one.
const SLACK: usize = 6;

/// The width at which the lines of a text were broken, if they were: many are about as long as the longest.
fn wrapped_at(lines: &[&str]) -> Option<usize> {
    let widths: Vec<usize> = lines.iter().map(|line| width_of(line)).collect();
    let widest = widths
        .iter()
        .copied()
        .max()
        .filter(|width| (30..=130).contains(width))?;
    let filled = widths.iter().filter(|width| **width > 0).count();
    let full = widths
        .iter()
        .filter(|width| **width + SLACK > widest)
        .count();
    let ends_within = |line: &str| {
        let last = line.trim_end().chars().next_back();
        last.is_some_and(|last| is_wide(last) && !"。；：！？）】".contains(last) || last == ',')
    };
    let lines = lines
        .iter()
        .zip(&widths)
        .filter(|(_, width)| **width + SLACK > widest);
    let broken = lines.filter(|(line, _)| ends_within(line)).count();
    (full >= 4 && full * 10 >= filled * 3 && broken * 2 >= full).then_some(widest)
}

/// The columns that a line takes, without white space at its end.
fn width_of(line: &str) -> usize {
    line.trim_end()
        .chars()
        .map(|c| if is_wide(c) { 2 } else { 1 })
        .sum()
}

/// Whether a line begins with a number of an outline, or is a cell of a table.
fn is_numbered(line: &str) -> bool {
    let line = line.trim_start();
    let number = line.trim_start_matches(['（', '(', '第']);
    let rest = number
        .trim_start_matches(|c: char| c.is_ascii_digit() || "一二三四五六七八九十".contains(c));
    let is_closed = rest.starts_with(['、', '．', '）', ')', '章', '节', '条']) || is_point(rest);
    rest.len() < number.len() && is_closed
        || line.starts_with(|c: char| matches!(c, '①'..='⑳' | '|' | '•' | '●' | '■'))
}

/// Whether a text begins with a point that ends a number, and not with a decimal.
fn is_point(text: &str) -> bool {
    let after = text.strip_prefix('.');
    after.is_some_and(|after| !after.starts_with(|c: char| c.is_ascii_digit()))
}

/// Adds a line to a text that goes on in it.
fn join(text: &mut String, line: &str) {
    let end = text.trim_end().len();
    text.truncate(end);
    let wide = |c: Option<char>| c.is_none_or(is_wide);
    if !wide(text.chars().next_back()) && !wide(line.chars().next()) {
        text.push(' ');
    }
    *text += line;
}

/// The lines of the front matter, and the number of the line after it.
fn front_matter(text: &str) -> (Vec<&str>, usize) {
    let mut lines = text.lines();
    if lines.next().map(str::trim_end) != Some("---") {
        return (Vec::new(), 0);
    }
    let inside: Vec<&str> = lines.take_while(|line| line.trim_end() != "---").collect();
    let end = inside.len() + 1;
    match text.lines().nth(end) {
        Some(_) => (inside, end + 1),
        None => (Vec::new(), 0),
    }
}

/// The blocks of a text in Markdown from a line on.
fn marked(text: &str, start: usize) -> Vec<Block> {
    let mut blocks = Vec::new();
    let mut open: Option<(usize, String)> = None;
    let mut rows: Vec<(usize, &str)> = Vec::new();
    let mut in_fence = false;
    for (number, line) in text.lines().enumerate().skip(start) {
        let bare = line.trim();
        if !in_fence && bare.starts_with('|') {
            end(&mut open, &mut blocks);
            rows.push((number, bare));
            continue;
        }
        blocks.extend(table(&std::mem::take(&mut rows)));
        if bare.starts_with("```") || bare.starts_with("~~~") {
            end(&mut open, &mut blocks);
            in_fence = !in_fence;
        } else if in_fence {
            blocks.push(paragraph(number, line.to_owned(), None));
        } else if let Some((level, words)) = heading(bare) {
            end(&mut open, &mut blocks);
            blocks.push(paragraph(number, without_marks(words), Some(level)));
        } else if bare.is_empty() || is_rule(bare) {
            end(&mut open, &mut blocks);
        } else {
            let item = bare.strip_prefix("- ").or(bare.strip_prefix("* "));
            let item = item.or(bare.strip_prefix("+ ")).or(bare.strip_prefix("> "));
            let words = without_marks(item.unwrap_or(bare).trim_end_matches('\\'));
            match open
                .as_mut()
                .filter(|_| item.is_none() && !is_numbered(bare))
            {
                Some((_, text)) => join(text, &words),
                None => {
                    end(&mut open, &mut blocks);
                    open = Some((number, words));
                }
            }
            if line.ends_with("  ") || line.ends_with('\\') {
                end(&mut open, &mut blocks);
            }
        }
    }
    blocks.extend(table(&rows));
    end(&mut open, &mut blocks);
    blocks
}

fn end(open: &mut Option<(usize, String)>, blocks: &mut Vec<Block>) {
    let done = open.take().filter(|(_, text)| !text.trim().is_empty());
    blocks.extend(done.map(|(number, text)| paragraph(number, text, None)));
}

/// The level and the words of a heading.
fn heading(line: &str) -> Option<(u8, &str)> {
    let words = line.trim_start_matches('#');
    let level = u8::try_from(line.len() - words.len())
        .ok()
        .filter(|level| (1..=6).contains(level))?;
    let words = words
        .strip_prefix([' ', '\t'])?
        .trim()
        .trim_end_matches('#')
        .trim_end();
    Some((level, words))
}

/// Whether a line only parts what is above from what is below.
fn is_rule(line: &str) -> bool {
    let mark = line.chars().next().filter(|mark| "-*_=".contains(*mark));
    mark.is_some_and(|mark| line.chars().all(|c| c == mark || c == ' ')) && line.len() >= 3
}

/// The table that lines with bars are.
fn table(rows: &[(usize, &str)]) -> Option<Block> {
    let is_under = |line: &str| line.contains('-') && line.chars().all(|c| "|-: ".contains(c));
    let mut table = Table::default();
    let rows = rows.iter().filter(|(_, line)| !is_under(line));
    for (row, (number, line)) in rows.enumerate() {
        let inside = line.strip_prefix('|').unwrap_or(line);
        let inside = inside
            .strip_suffix('|')
            .unwrap_or(inside)
            .replace("\\|", "\u{1}");
        for (column, text) in inside.split('|').enumerate() {
            let index = |position: usize| u32::try_from(position).unwrap_or(u32::MAX);
            let (line, cell) = (index(*number), index(column));
            let lines: Vec<String> = text.split("<br>").map(without_marks).collect();
            table.put(TableCell {
                place: Place::LineCell { line, column: cell },
                text: lines.join("\n").replace('\u{1}', "|"),
                row,
                column,
                height: 1,
                width: 1,
            });
        }
    }
    (!table.cells().is_empty()).then_some(Block::Table(table))
}

/// Bytes that a link takes at most.
const LINK: usize = 1000;

/// Words without the marks of Markdown: stars around them, targets of links, strokes before marks.
fn without_marks(words: &str) -> String {
    let mut out = String::with_capacity(words.len());
    let mut rest = words.trim();
    while let Some(at) = rest.find(['*', '\\', '`', '[', '!']) {
        let (before, after) = rest.split_at(at);
        out += before;
        let link = || {
            let start = after.strip_prefix('!').unwrap_or(after);
            let near = start.floor_char_boundary(LINK);
            let (words, target) = start[..near].strip_prefix('[')?.split_once("](")?;
            let length = 1 + words.len() + 2 + target.find(')')? + 1;
            (!words.contains(['[', ']'])).then_some((words, &start[length..]))
        };
        let mark = after.chars().next().unwrap_or_default();
        let next = &after[mark.len_utf8()..];
        rest = match (mark, link()) {
            ('[', Some((words, rest))) => {
                out += words;
                rest
            }
            ('!', Some((_, rest))) if next.starts_with('[') => rest,
            ('\\', _) if next.starts_with(|c: char| c.is_ascii_punctuation()) => {
                out.push_str(&next[..1]);
                &next[1..]
            }
            ('*' | '`', _) if mark == '`' || after.starts_with("**") => {
                next.trim_start_matches(mark)
            }
            _ => {
                out.push(mark);
                next
            }
        };
    }
    out + rest
}
