//! Pieces of text put together by where they stand: on one line what is on one line, from left to right.

use super::broken;
use std::cmp::Ordering;
use std::collections::HashSet;
use std::ops::Range;

/// A piece of text and where it stands, along its own line and across it.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Run {
    /// Which bytes of the text.
    pub(super) text: Range<usize>,
    /// The direction it runs in, in degrees.
    pub(super) angle: i16,
    /// Where it begins.
    pub(super) start: f64,
    /// Where it ends.
    pub(super) end: f64,
    /// How far up the line is.
    pub(super) across: f64,
    /// The size of its letters; more than 0.
    pub(super) size: f64,
}

/// How far from its line a piece may stand, in parts of its size.
const SAME_LINE: f64 = 0.35;

/// The text, line by line; what is far apart on a line is parted by a tab. Numbers that go on below
/// where they began, as in a narrow cell, follow after all lines.
pub(super) fn lines(text: &str, runs: &[Run]) -> String {
    let mut order: Vec<&Run> = runs.iter().filter(|run| !run.text.is_empty()).collect();
    order.sort_by(|one, other| {
        let by_angle = one.angle.cmp(&other.angle);
        by_angle.then(other.across.total_cmp(&one.across))
    });
    let mut out = String::with_capacity(text.len() + order.len());
    let mut numbers = Vec::new();
    let mut rest = order.as_mut_slice();
    while let Some(first) = rest.first() {
        let (angle, across, size) = (first.angle, first.across, first.size);
        let is_in =
            |run: &Run| run.angle == angle && across - run.across <= SAME_LINE * size.max(run.size);
        let length = rest.iter().take_while(|run| is_in(run)).count().max(1);
        let (line, below) = rest.split_at_mut(length);
        line.sort_by(|one, other| one.start.total_cmp(&other.start));
        if !out.is_empty() {
            out.push('\n');
        }
        let start = out.len();
        let parts = join(text, line, &mut out);
        broken::digits(&out, start, &parts, &mut numbers);
        rest = below;
    }
    for number in broken::joined(&out, &numbers) {
        out.push('\n');
        out += &number;
    }
    out
}

/// The lines on which pieces of two texts stand beside one another, each with the line above it.
pub(super) fn lines_of_both(one: (&str, &[Run]), other: (&str, &[Run])) -> String {
    let mut found = String::new();
    let known = [one, other].map(|(text, runs)| lines(text, runs));
    let known: HashSet<&str> = known.iter().flat_map(|lines| lines.lines()).collect();
    let text = [one.0, other.0].concat();
    let shift = |run: &Run| Run {
        text: one.0.len() + run.text.start..one.0.len() + run.text.end,
        ..run.clone()
    };
    let runs = one.1.iter().cloned();
    let runs: Vec<Run> = runs.chain(other.1.iter().map(shift)).collect();
    let mut above = "";
    let all = lines(&text, &runs);
    for line in all.lines() {
        if !known.contains(line) {
            for line in [above, line] {
                found += line;
                found.push('\n');
            }
        }
        above = line;
    }
    found
}

/// Adds the pieces of a line. Gives where in `out` each of them stands.
fn join<'r>(text: &str, line: &[&'r Run], out: &mut String) -> Vec<(usize, &'r Run)> {
    let mut parts: Vec<(usize, &Run)> = Vec::with_capacity(line.len());
    for (index, run) in line.iter().enumerate() {
        let shown = &text[run.text.clone()];
        if let Some((_, before)) = parts.last() {
            let last = &text[before.text.clone()];
            // A letter that is printed twice to look bold.
            let shift = (run.start - before.start).abs() + (run.end - before.end).abs();
            if last == shown && shift < 0.3 * run.size {
                continue;
            }
            let next = line
                .get(index + 1)
                .map(|next| (&text[next.text.clone()], *next));
            match gap((last, before), (shown, run), next) {
                Some(space) if !out.ends_with([' ', '\t']) => out.push(space),
                _ => {}
            }
        }
        parts.push((out.len(), run));
        *out += shown;
    }
    parts
}

/// What stands between two pieces of a line.
fn gap(
    (last, before): (&str, &Run),
    (shown, run): (&str, &Run),
    next: Option<(&str, &Run)>,
) -> Option<char> {
    let apart = |one: &Run, other: &Run| (other.start - one.end) / one.size.min(other.size);
    let gap = apart(before, run);
    let is_digit = |text: &str| text.len() == 1 && text.bytes().all(|it| it.is_ascii_digit());
    let size = before.size.max(run.size);
    let is_raised = (before.across - run.across).abs() > 0.15 * size;
    let is_other = is_raised || size > 1.2 * before.size.min(run.size);
    match gap {
        // The mark of a note is no digit of the number beside it.
        gap if is_other
            && last.ends_with(|c: char| c.is_ascii_digit())
            && shown.starts_with(|c: char| c.is_ascii_digit())
            && gap < 1.0 =>
        {
            Some(' ')
        }
        // Digits that stand in boxes of a form, one in each; no number that is written digit by digit behind another.
        gap if is_digit(last)
            && is_digit(shown)
            && (-0.5..2.5).contains(&gap)
            && !(gap > 1.0
                && next.is_some_and(|(text, next)| is_digit(text) && apart(run, next) < 0.12)) =>
        {
            None
        }
        gap if gap < -0.5 => Some('\t'),
        gap if gap < 0.12 => None,
        gap if gap < 1.0 => Some(' '),
        _ => Some('\t'),
    }
}

/// Orders nothing before anything else; kept where numbers may be no numbers.
pub(super) fn finite(number: f64) -> f64 {
    match number.abs().partial_cmp(&1e9) {
        Some(Ordering::Less) => number,
        _ => 0.0,
    }
}

#[cfg(test)]
mod tests {
    use super::{Run, lines};

    fn placed(pieces: &[(&str, f64, f64)]) -> (String, Vec<Run>) {
        let (mut text, mut runs) = (String::new(), Vec::new());
        for (piece, start, across) in pieces {
            let from = text.len();
            text += piece;
            runs.push(Run {
                text: from..text.len(),
                angle: 0,
                start: *start,
                end: start + 5.0 * piece.chars().count() as f64,
                across: *across,
                size: 10.0,
            });
        }
        (text, runs)
    }

    #[test]
    fn pieces_are_put_together_by_place() {
        let (text, runs) = placed(&[
            ("071238", 30.0, 80.0),
            ("below", 0.0, 60.0),
            ("530102199003", 0.0, 81.0),
            ("bold", 200.0, 80.0),
            ("bold", 200.2, 80.0),
            ("up", 0.0, 100.0),
            ("1", 50.0, 100.0),
            ("2", 65.0, 100.0),
        ]);
        assert_eq!(
            lines(&text, &runs),
            "up\t12\n530102199003\t071238\tbold\nbelow"
        );
    }

    #[test]
    fn the_mark_of_a_note_is_no_digit_of_a_number() {
        let (text, mut runs) = placed(&[("1", 0.0, 103.0), ("530102", 5.0, 100.0)]);
        runs[0].size = 6.0;
        assert_eq!(lines(&text, &runs), "1 530102");
    }

    #[test]
    fn a_number_written_digit_by_digit_is_apart_from_that_of_a_note() {
        let digits = [
            ("1", 0.0, 100.0),
            ("5", 17.0, 100.0),
            ("3", 22.0, 100.0),
            ("0", 27.0, 100.0),
        ];
        let (text, runs) = placed(&digits);
        assert_eq!(lines(&text, &runs), "1\t530");
    }

    #[test]
    fn a_number_that_goes_on_in_the_next_line_of_its_cell_is_whole() {
        let (text, runs) = placed(&[
            ("号5301021", 0.0, 100.0),
            ("beside", 48.0, 94.0),
            ("9900307", 5.0, 86.0),
            ("1388800", 200.0, 100.0),
            ("1234", 200.0, 86.0),
            ("1238", 5.0, 72.0),
            ("15600,", 300.0, 100.0),
            ("180000", 300.0, 86.0),
        ]);
        let shown =
            "号5301021\t1388800\t15600,\nbeside\n9900307\t1234\t180000\n1238\n530102199003071238";
        assert_eq!(lines(&text, &runs), shown);
    }
}
