//! A table that is written as text: cells parted by tabs or by `|`, or by tags that show as they were written.
//!
//! Such a table is shown as a paragraph, but its titles say as much of what stands under them as those of any other.
//! Takes a text and where its lines begin; gives its rows and what stands between them, which are all of the text but
//! for the signs that part cells.

use memchr::{memchr3, memmem};
use std::ops::Range;

/// A part of a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum TextPart {
    /// A row, with its columns and where these stand in the text.
    Row(Vec<(u32, Range<usize>)>),
    /// What is no row.
    Prose(Range<usize>),
}

/// Whether a text may be one: a quick look before a close one.
pub(super) fn may_be_table(text: &str) -> bool {
    memchr3(b'\t', b'|', b'<', text.as_bytes()).is_some()
}

/// The rows of a text and what stands between them; `None` if it is no table. `starts` are where its lines begin.
pub(super) fn text_table(text: &str, starts: &[usize]) -> Option<Vec<TextPart>> {
    /// A table has titles and what stands under them.
    const FEWEST_ROWS: usize = 2;
    let parts = match memmem::find(text.as_bytes(), b"<td").is_some() {
        true => by_tags(text),
        false => by_lines(text, starts),
    };
    let rows = parts
        .iter()
        .filter(|part| matches!(part, TextPart::Row(_)))
        .count();
    (rows >= FEWEST_ROWS).then_some(parts)
}

/// The cells of a line; fewer than two if it is no row.
pub(super) fn cells(line: &str) -> Vec<(u32, Range<usize>)> {
    let parts: Vec<Range<usize>> = match line.contains('\t') {
        true => split(line, |c| c == '\t'),
        false => split(line, |c| c == '|'),
    };
    let is_blank = |part: &Range<usize>| line[part.clone()].trim().is_empty();
    let count = parts.len();
    let cells = parts.into_iter().enumerate().filter(|(at, part)| {
        let is_edge = *at == 0 || at + 1 == count;
        !(is_edge && is_blank(part))
    });
    let cells = cells.map(|(at, part)| (at as u32, trimmed(line, part)));
    cells.collect()
}

/// The parts of a text between characters.
fn split(text: &str, is_sign: impl Fn(char) -> bool) -> Vec<Range<usize>> {
    let mut start = 0;
    let mut parts = Vec::new();
    for (at, c) in text.char_indices().filter(|(_, c)| is_sign(*c)) {
        parts.push(start..at);
        start = at + c.len_utf8();
    }
    parts.push(start..text.len());
    parts
}

fn trimmed(text: &str, range: Range<usize>) -> Range<usize> {
    let part = &text[range.clone()];
    let start = range.start + part.len() - part.trim_start().len();
    start..start + part.trim().len()
}

/// Each line with several cells is a row.
fn by_lines(text: &str, starts: &[usize]) -> Vec<TextPart> {
    let mut parts = Vec::new();
    let ends = starts.iter().copied().chain([text.len()]);
    let mut start = 0;
    for end in ends {
        let row = cells(&text[start..end]);
        match row.len() > 1 {
            true => {
                let moved = row
                    .into_iter()
                    .map(|(column, cell)| (column, cell.start + start..cell.end + start));
                parts.push(TextPart::Row(moved.collect()));
            }
            false => push_prose(&mut parts, start..end),
        }
        start = end;
    }
    parts
}

/// Adds what is no row to what stands before it and is none either.
fn push_prose(parts: &mut Vec<TextPart>, range: Range<usize>) {
    match parts.last_mut() {
        Some(TextPart::Prose(last)) if last.end == range.start => last.end = range.end,
        _ => parts.push(TextPart::Prose(range)),
    }
}

/// What stands between the tags of a cell is a cell. The tags stand behind all rows, which they would part.
fn by_tags(text: &str) -> Vec<TextPart> {
    let (mut parts, mut between) = (Vec::new(), Vec::new());
    let mut row = Vec::new();
    let (mut at, mut prose) = (0, 0);
    while let Some(open) = text[at..].find('<').map(|open| at + open) {
        let inner = text[open + 1..].trim_start_matches('/');
        let is_tag = |name: &str| {
            let head = inner.get(..name.len());
            head.is_some_and(|head| head.eq_ignore_ascii_case(name))
        };
        let end = text[open..]
            .find('>')
            .map_or(text.len(), |end| open + end + 1);
        at = end;
        if is_tag("tr") && !row.is_empty() {
            parts.push(TextPart::Row(std::mem::take(&mut row)));
        }
        if (is_tag("td") || is_tag("th")) && !text[open + 1..].starts_with('/') {
            push_prose(&mut between, prose..end);
            let close = next_border(&text[end..]).map_or(text.len(), |close| end + close);
            row.push((row.len() as u32, trimmed(text, end..close)));
            (at, prose) = (close, close);
        }
    }
    if !row.is_empty() {
        parts.push(TextPart::Row(row));
    }
    push_prose(&mut between, prose..text.len());
    parts.extend(between);
    parts
}

/// Where a tag of a table comes next.
fn next_border(text: &str) -> Option<usize> {
    const BORDERS: &[&str] = &["td", "th", "tr", "table", "tbody"];
    let is_border = |at: &usize| {
        let tag = text[at + 1..].trim_start_matches('/');
        BORDERS.iter().any(|name| {
            let head = tag.get(..name.len());
            head.is_some_and(|head| head.eq_ignore_ascii_case(name))
        })
    };
    text.match_indices('<').map(|(at, _)| at).find(is_border)
}

#[cfg(test)]
mod tests {
    use super::{TextPart, text_table};

    /// Its rows, with a `/` between cells and a `;` behind each.
    fn rows(text: &str) -> String {
        let starts: Vec<usize> = text.match_indices('\n').map(|(at, _)| at + 1).collect();
        let mut all = String::new();
        for part in text_table(text, &starts).unwrap_or_default() {
            if let TextPart::Row(cells) = part {
                let cells: Vec<&str> = cells.into_iter().map(|(_, cell)| &text[cell]).collect();
                all += &cells.join("/");
                all.push(';');
            }
        }
        all
    }

    #[test]
    fn rows_are_told_from_prose() {
        let cases = [
            ("如下：\n姓名\t护照号\n李明\tE1", "姓名/护照号;李明/E1;"),
            ("姓名 | 护照号 |\n李明 | E1 |", "姓名/护照号;李明/E1;"),
            (
                "<table><tr><th a=\"1\">姓名</th><th>号</th></tr>\n<TR><td>李明</td><td>E<b>1</b></td></TR></table>",
                "姓名/号;李明/E<b>1</b>;",
            ),
            ("A | B", ""),
            ("一行\n两行", ""),
        ];
        for (text, expected) in cases {
            assert_eq!(rows(text), expected, "{text}");
        }
    }
}
