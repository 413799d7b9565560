//! Horizontal and vertical lines of a page, each put together from the pieces it is drawn in.

use super::super::area::PageArea;

/// How far from one another lines may be that are one, in points.
const SAME: f64 = 1.5;
/// How large a gap in a line may be, as in dotted ones.
const GAP: f64 = 3.0;
/// How thick a line may be, and how long it is at least.
const THIN: f64 = 3.0;
const LONG: f64 = 4.0;

/// A line along one of the sides of the page.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct TextStretch {
    /// How far up, or to the right, it is.
    pub(super) at: f64,
    pub(super) from: f64,
    pub(super) to: f64,
}

/// The horizontal and the vertical lines that these areas draw.
pub(super) fn of(areas: impl Iterator<Item = PageArea>) -> (Vec<TextStretch>, Vec<TextStretch>) {
    let (mut horizontal, mut vertical) = (Vec::new(), Vec::new());
    for area in areas {
        let is_dot = area.width() <= THIN && area.height() <= THIN;
        if area.width() >= area.height() || is_dot {
            horizontal.push(TextStretch {
                at: (area.bottom + area.top) / 2.0,
                from: area.left,
                to: area.right,
            });
        }
        if area.height() > area.width() || is_dot {
            vertical.push(TextStretch {
                at: (area.left + area.right) / 2.0,
                from: area.bottom,
                to: area.top,
            });
        }
    }
    (merged(horizontal), merged(vertical))
}

/// Puts pieces that lie on one another or follow on one another together; leaves out what is too short to part
/// anything. In order of `at`.
fn merged(mut pieces: Vec<TextStretch>) -> Vec<TextStretch> {
    pieces.sort_by(|one, other| one.at.total_cmp(&other.at));
    let mut merged = Vec::new();
    let mut rest = pieces.as_mut_slice();
    while let Some(first) = rest.first() {
        let at = first.at;
        let length = rest.partition_point(|piece| piece.at - at <= SAME).max(1);
        let (group, others) = rest.split_at_mut(length);
        let at = (at + group.last().map_or(at, |last| last.at)) / 2.0;
        group.sort_by(|one, other| one.from.total_cmp(&other.from));
        let mut open: Option<TextStretch> = None;
        for piece in group.iter() {
            match &mut open {
                Some(line) if piece.from <= line.to + GAP => line.to = line.to.max(piece.to),
                open => merged.extend(open.replace(TextStretch { at, ..*piece })),
            }
        }
        merged.extend(open);
        rest = others;
    }
    merged.retain(|line| line.to - line.from >= LONG);
    merged
}

#[cfg(test)]
mod tests {
    use super::{TextStretch, of};
    use crate::import::pdf::area::PageArea;

    #[test]
    fn lines_are_put_together_from_pieces_dots_and_both_sides_of_cells() {
        let area = |left: f64, bottom: f64, right: f64, top: f64| PageArea {
            left,
            bottom,
            right,
            top,
        };
        let dots = (0..10).map(|at| f64::from(at) * 2.0);
        let dots = dots.map(|at| area(at, 50.0, at + 1.0, 51.0));
        let pieces = [
            area(0.0, 100.0, 40.0, 100.5),
            area(40.5, 100.2, 90.0, 100.2),
            area(90.0, 20.0, 90.0, 100.0),
            area(91.0, 20.0, 91.0, 100.0),
            area(90.0, 100.0, 90.5, 100.5),
        ];
        let (horizontal, vertical) = of(pieces.into_iter().chain(dots));
        let ends = |lines: &[TextStretch]| -> Vec<(i32, i32)> {
            let ends = lines.iter().map(|it| (it.from as i32, it.to as i32));
            ends.collect()
        };
        assert_eq!(ends(&horizontal), [(0, 19), (0, 90)]);
        assert_eq!(ends(&vertical), [(20, 100)]);
    }
}
