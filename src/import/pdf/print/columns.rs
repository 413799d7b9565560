//! Lines in the order in which they are read: where a page is clearly set in two columns, the left one first.

use super::line::PrintedLine;
use super::margins::usual;

/// Lines that a column has at least.
const LINES: usize = 5;
/// Places that are tried for the beginning of the right column.
const TRIED: usize = 8;

/// The columns of these lines, in order; lines across both part them.
pub(super) fn columns(lines: Vec<PrintedLine>) -> Vec<Vec<PrintedLine>> {
    let Some(split) = split(&lines) else {
        return vec![lines];
    };
    let mut lines = lines.into_iter();
    let before: Vec<PrintedLine> = lines.by_ref().take(split.from).collect();
    let inside: Vec<PrintedLine> = lines.by_ref().take(split.to - split.from).collect();
    let after: Vec<PrintedLine> = lines.collect();
    let (mut left, mut right) = (Vec::new(), Vec::new());
    for line in inside {
        let PrintedLine { parts, base, size } = line;
        let (of_left, of_right): (Vec<_>, Vec<_>) = parts
            .into_iter()
            .partition(|part| part.left < split.at - 0.5 * size);
        for (column, parts) in [(&mut left, of_left), (&mut right, of_right)] {
            if !parts.is_empty() {
                column.push(PrintedLine { parts, base, size });
            }
        }
    }
    let columns = [before, left, right, after];
    columns.into_iter().filter(|it| !it.is_empty()).collect()
}

/// Where two columns stand: between which lines, and where the right one begins.
struct Split {
    from: usize,
    to: usize,
    at: f64,
}

fn split(lines: &[PrintedLine]) -> Option<Split> {
    let left = lines.iter().map(PrintedLine::left).min_by(f64::total_cmp)?;
    let right = lines
        .iter()
        .map(PrintedLine::right)
        .max_by(f64::total_cmp)?;
    let size = usual(lines.iter().map(|line| line.size))?;
    let parts = lines.iter().flat_map(|line| &line.parts);
    let mut begins: Vec<f64> = parts.map(|part| part.left).collect();
    begins.retain(|at| (0.3..0.7).contains(&((at - left) / (right - left).max(1.0))));
    begins.sort_by(f64::total_cmp);
    let mut tried = Vec::new();
    let mut rest = begins.as_slice();
    while let Some(first) = rest.first() {
        let count = rest.partition_point(|at| at - first < size);
        if count >= LINES {
            tried.push(*first);
        }
        rest = &rest[count.max(1)..];
    }
    let splits = tried
        .iter()
        .take(TRIED)
        .filter_map(|at| longest(lines, *at, size));
    splits.max_by_key(|split| split.to - split.from)
}

/// The most lines in order that do not cross this place and stand in two broad columns.
fn longest(lines: &[PrintedLine], at: f64, size: f64) -> Option<Split> {
    let crosses = |line: &PrintedLine| {
        let mut parts = line.parts.iter();
        parts.any(|part| part.left < at - 0.5 * size && part.right > at - 0.5 * size)
    };
    let mut best: Option<Split> = None;
    let mut from = 0;
    for run in lines.split(crosses) {
        let split = Split {
            from,
            to: from + run.len(),
            at,
        };
        from += run.len() + 1;
        let is_longer = best.as_ref().is_none_or(|it| it.to - it.from < run.len());
        if is_longer && are_columns(run, at, size) {
            best = Some(split);
        }
    }
    best
}

fn are_columns(lines: &[PrintedLine], at: f64, size: f64) -> bool {
    let parts = || lines.iter().flat_map(|line| &line.parts);
    let is_left = |left: f64| left < at - 0.5 * size;
    let broad = |of_left| {
        let of_side = || parts().filter(|part| is_left(part.left) == of_left);
        let from = of_side().map(|part| part.left).min_by(f64::total_cmp)?;
        let to = of_side().map(|part| part.right).max_by(f64::total_cmp)?;
        let wide = usual(of_side().map(|part| part.right - part.left))?;
        let is_broad =
            of_side().count() >= LINES && wide > 0.6 * (to - from) && to - from > 8.0 * size;
        is_broad.then_some(to)
    };
    broad(true).is_some_and(|to| at - to > 0.8 * size) && broad(false).is_some()
}

#[cfg(test)]
mod tests {
    use super::columns;
    use crate::import::pdf::print::line::{LinePart, PrintedLine};

    fn line(base: f64, parts: &[(f64, f64)]) -> PrintedLine {
        let parts = parts.iter().map(|(left, right)| LinePart {
            text: format!("{left}"),
            left: *left,
            right: *right,
        });
        PrintedLine {
            parts: parts.collect(),
            base,
            size: 10.0,
        }
    }

    fn bases(lines: Vec<PrintedLine>) -> Vec<Vec<i32>> {
        let columns = columns(lines).into_iter();
        let bases = columns.map(|column| column.iter().map(|line| line.base as i32).collect());
        bases.collect()
    }

    #[test]
    fn two_columns_are_read_one_after_the_other() {
        let mut lines = vec![line(100.0, &[(50.0, 450.0)])];
        lines.extend((0..6).map(|at| line(90.0 - f64::from(at), &[(0.0, 240.0), (260.0, 500.0)])));
        lines.push(line(10.0, &[(0.0, 500.0)]));
        let column = vec![90, 89, 88, 87, 86, 85];
        assert_eq!(bases(lines), [vec![100], column.clone(), column, vec![10]]);
    }

    #[test]
    fn short_words_side_by_side_are_no_columns() {
        let lines: Vec<_> = (0..6)
            .map(|at| {
                line(
                    90.0 - f64::from(at),
                    &[(0.0, 60.0), (260.0, 300.0), (440.0, 500.0)],
                )
            })
            .collect();
        assert_eq!(bases(lines).len(), 1);
    }
}
