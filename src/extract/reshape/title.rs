//! The title of a form whose text goes on in one line: parted from what else stands before the form there.

use super::stretch::Stretch;

/// Letters of a title at most.
const LONGEST: usize = 60;
/// Ends of titles that are known where nothing parts them from what is before.
static TITLES: &[&str] = &[
    "部门预算项目支出绩效自评表",
    "项目支出绩效自评表",
    "项目绩效目标自评表",
    "绩效目标自评表",
    "项目绩效自评表",
    "绩效自评表",
];

/// Where the line begins in which a form begins, or what is before ends; and the paragraphs that the text from
/// there to the form becomes.
pub(super) fn before(
    stretch: &Stretch,
    (from, form): (usize, usize),
) -> (usize, Vec<(usize, String)>) {
    let text = &stretch.text[..form];
    let start = text.rfind('\n').map_or(0, |at| at + 1).max(from);
    let line = &text[start..];
    let mark = page_mark(line);
    let title = mark + title(&line[mark..]);
    let parts = [0..mark, mark..title, title..line.len()];
    let parts = parts
        .into_iter()
        .filter(|part| !line[part.clone()].trim().is_empty());
    let paragraphs = parts.map(|part| (start + part.start, line[part].trim().to_owned()));
    (start, paragraphs.collect())
}

/// Where the number of a page ends that begins a line: `1、`.
fn page_mark(line: &str) -> usize {
    let digits = line.len() - line.trim_start_matches(|c: char| c.is_ascii_digit()).len();
    let is_mark = (1..=2).contains(&digits) && line[digits..].starts_with('、');
    if is_mark {
        digits + '、'.len_utf8()
    } else {
        0
    }
}

/// Where the title begins that ends a text; the beginning if all of it is, the end if there is none.
fn title(text: &str) -> usize {
    let end = text.trim_end();
    if end.chars().nth(LONGEST).is_none() {
        return 0;
    }
    let named = end
        .strip_suffix([')', '）'])
        .and_then(|inner| inner.rfind(['(', '（']));
    let name = named
        .filter(|at| end[*at..].contains('年'))
        .map_or(end, |at| end[..at].trim_end());
    let glued = TITLES
        .iter()
        .find(|title| name.ends_with(**title))
        .map(|title| name.len() - title.len());
    let spaced = name
        .char_indices()
        .rev()
        .find(|(_, c)| c.is_whitespace())
        .map(|(at, c)| at + c.len_utf8());
    let is_short =
        |at: &usize| name[*at..].contains('表') && name[*at..].chars().nth(LONGEST).is_none();
    // A space is a better end of what is before than a known title.
    let spaced = spaced.filter(is_short);
    spaced.or(glued).unwrap_or(text.len())
}
