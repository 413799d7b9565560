//! Names and figures with little or nothing between them.

use super::scan::FormLetters;
use std::ops::Range;

fn is_figure(c: char) -> bool {
    c.is_ascii_digit() || matches!(c, '.' | ',' | '%' | '％' | '—')
}

/// Names and runs of figures, parted where one ends and the other begins.
pub(super) fn figures(letters: &FormLetters<'_>, range: Range<usize>) -> Vec<Range<usize>> {
    let mut cuts: Vec<Range<usize>> = Vec::new();
    let mut was_figure = None;
    for at in range {
        let Some(c) = letters.letter(at) else { break };
        if c == '\n' {
            was_figure = None;
            continue;
        }
        if c.is_whitespace() {
            continue;
        }
        let is_figure = is_figure(c);
        match cuts.last_mut() {
            Some(cut) if was_figure == Some(is_figure) => cut.end = at + 1,
            _ => cuts.push(at..at + 1),
        }
        was_figure = Some(is_figure);
    }
    cuts
}

/// Figures one by one, and the words between them as one name.
pub(super) fn names_and_figures(
    letters: &FormLetters<'_>,
    range: Range<usize>,
) -> Vec<Range<usize>> {
    let mut cuts: Vec<Range<usize>> = Vec::new();
    let mut at = letters.skip_spaces(range.start);
    let (mut after_name, mut last) = (false, range.start);
    while at < range.end {
        let end = (at..range.end)
            .find(|at| letters.letter(*at).is_some_and(char::is_whitespace))
            .unwrap_or(range.end);
        let is_value = letters
            .slice(at, end)
            .chars()
            .all(|c| is_figure(c) || matches!(c, '-' | '/'));
        let same_line = !letters.slice(last, at).contains('\n');
        match cuts.last_mut() {
            Some(cut) if after_name && !is_value && same_line => cut.end = end,
            _ => cuts.push(at..end),
        }
        (after_name, last) = (!is_value, end);
        at = letters.skip_spaces(end);
    }
    cuts
}
