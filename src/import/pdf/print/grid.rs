//! Tables that lines rule: lines that touch one another become a grid, in which cells are merged where a line is
//! missing between them.
//!
//! Invariant: every position of a grid belongs to one cell.

use super::super::area::PageArea;
use super::stretch::TextStretch;

/// How far apart lines may be that touch, and columns or rows that are one, in points.
const TOUCH: f64 = 2.5;
/// Positions of one grid, and how many steps each counts for.
const POSITIONS: usize = 500_000;
const POSITION: usize = 16;
/// How much of a side has to be drawn so that it parts cells.
const DRAWN: f64 = 0.5;

/// The lines of a table and its cells.
#[derive(Clone, Debug)]
pub(super) struct RuledGrid {
    /// Where columns begin and the last one ends, from left to right.
    pub(super) xs: Vec<f64>,
    /// Where rows begin and the last one ends, from the top downwards.
    ys: Vec<f64>,
    pub(super) cells: Vec<GridCell>,
    /// Which cell a position belongs to, row by row.
    owners: Vec<usize>,
}

/// A cell of a grid.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct GridCell {
    pub(super) row: usize,
    pub(super) column: usize,
    pub(super) height: usize,
    pub(super) width: usize,
}

impl RuledGrid {
    /// How many rows it has.
    pub(super) fn rows(&self) -> usize {
        self.ys.len().saturating_sub(1)
    }

    /// What it covers.
    pub(super) fn area(&self) -> PageArea {
        let corner = |x: Option<&f64>, y: Option<&f64>| {
            (x.copied().unwrap_or(0.0), y.copied().unwrap_or(0.0))
        };
        let ends = [
            corner(self.xs.first(), self.ys.first()),
            corner(self.xs.last(), self.ys.last()),
        ];
        PageArea::around(ends).unwrap_or(PageArea::ALL)
    }

    /// What a cell covers.
    pub(super) fn cell_area(&self, cell: &GridCell) -> PageArea {
        let at = |list: &[f64], index: usize| list.get(index).copied().unwrap_or(0.0);
        PageArea {
            left: at(&self.xs, cell.column),
            right: at(&self.xs, cell.column + cell.width),
            top: at(&self.ys, cell.row),
            bottom: at(&self.ys, cell.row + cell.height),
        }
    }

    /// The cell that a point lies in.
    pub(super) fn cell_at(&self, (x, y): (f64, f64)) -> Option<usize> {
        if !self.area().holds((x, y)) {
            return None;
        }
        let columns = self.xs.len() - 1;
        let column = self.xs.partition_point(|it| *it <= x).clamp(1, columns) - 1;
        let row = self.ys.partition_point(|it| *it >= y).clamp(1, self.rows()) - 1;
        self.owners.get(row * columns + column).copied()
    }
}

/// The grids that these lines make, both in order. `budget` is how many steps may be taken.
pub(super) fn grids(
    horizontal: &[TextStretch],
    vertical: &[TextStretch],
    budget: &mut usize,
) -> Vec<RuledGrid> {
    let mut groups = Groups::new(horizontal.len() + vertical.len());
    for (index, line) in horizontal.iter().enumerate() {
        let first = vertical.partition_point(|it| it.at < line.from - TOUCH);
        let near = vertical.iter().enumerate().skip(first);
        for (other, _) in near
            .take_while(|(_, it)| it.at <= line.to + TOUCH)
            .filter(|(_, it)| it.from - TOUCH <= line.at && line.at <= it.to + TOUCH)
        {
            groups.join(index, horizontal.len() + other);
        }
        let after = vertical.partition_point(|it| it.at <= line.to + TOUCH);
        if !spend(budget, after.saturating_sub(first)) {
            return Vec::new();
        }
    }
    let mut members: Vec<(Vec<TextStretch>, Vec<TextStretch>)> =
        vec![Default::default(); groups.len()];
    for (index, line) in horizontal.iter().enumerate() {
        members[groups.root(index)].0.push(*line);
    }
    for (index, line) in vertical.iter().enumerate() {
        let root = groups.root(horizontal.len() + index);
        members[root].1.push(*line);
    }
    let members = members.iter();
    let grids = members.filter_map(|(horizontal, vertical)| grid(horizontal, vertical, budget));
    grids.collect()
}

/// Takes so many steps; says whether there were so many.
pub(super) fn spend(budget: &mut usize, steps: usize) -> bool {
    let left = budget.checked_sub(steps);
    *budget = left.unwrap_or(0);
    left.is_some()
}

/// The grid of lines that touch one another, if it has more than one cell.
fn grid(
    horizontal: &[TextStretch],
    vertical: &[TextStretch],
    budget: &mut usize,
) -> Option<RuledGrid> {
    if horizontal.is_empty() || vertical.is_empty() {
        return None;
    }
    let xs = places(vertical, horizontal);
    let mut ys = places(horizontal, vertical);
    ys.reverse();
    let (columns, rows) = (xs.len() - 1, ys.len() - 1);
    let positions = columns.saturating_mul(rows);
    if !(2..=POSITIONS).contains(&positions) || !spend(budget, POSITION * positions) {
        return None;
    }
    // How much of the left side and of the top of each position is drawn.
    let (mut left, mut top) = (vec![0.0; columns * rows], vec![0.0; columns * rows]);
    for line in vertical {
        let column = nearest(&xs, line.at);
        let first = ys.partition_point(|y| *y > line.to).saturating_sub(1);
        for row in (first..rows).take_while(|row| ys[*row] > line.from) {
            let drawn = ys[row].min(line.to) - ys[row + 1].max(line.from);
            if column < columns && drawn > 0.0 {
                left[row * columns + column] += drawn / (ys[row] - ys[row + 1]);
            }
        }
    }
    let downwards: Vec<f64> = ys.iter().map(|y| -y).collect();
    for line in horizontal {
        let row = nearest(&downwards, -line.at);
        let first = xs.partition_point(|x| *x < line.from).saturating_sub(1);
        for column in (first..columns).take_while(|column| xs[*column] < line.to) {
            let drawn = xs[column + 1].min(line.to) - xs[column].max(line.from);
            if row < rows && drawn > 0.0 {
                top[row * columns + column] += drawn / (xs[column + 1] - xs[column]);
            }
        }
    }
    let sides = Sides { left, top, columns };
    let (cells, owners) = sides.cells(rows);
    (cells.len() > 1).then_some(RuledGrid {
        xs,
        ys,
        cells,
        owners,
    })
}

/// Which sides of positions are drawn.
struct Sides {
    left: Vec<f64>,
    top: Vec<f64>,
    columns: usize,
}

impl Sides {
    /// Cells as wide as no line parts them, and as high as nothing parts that width.
    fn cells(&self, rows: usize) -> (Vec<GridCell>, Vec<usize>) {
        const FREE: usize = usize::MAX;
        let columns = self.columns;
        let mut owners = vec![FREE; columns * rows];
        let mut cells = Vec::new();
        for at in 0..owners.len() {
            if owners[at] != FREE {
                continue;
            }
            let (row, column) = (at / columns, at % columns);
            let is_open = |at: usize| owners[at] == FREE;
            let more = (column + 1..columns).map(|next| row * columns + next);
            let more = more.take_while(|at| self.left[*at] < DRAWN && is_open(*at));
            let width = 1 + more.count();
            let goes_on = |below: &usize| {
                let mut span = (column..column + width).map(|column| below * columns + column);
                span.all(|at| {
                    let is_parted = at % columns > column && self.left[at] >= DRAWN;
                    self.top[at] < DRAWN && !is_parted && is_open(at)
                })
            };
            let height = 1 + (row + 1..rows).take_while(goes_on).count();
            for row in row..row + height {
                owners[row * columns + column..][..width].fill(cells.len());
            }
            cells.push(GridCell {
                row,
                column,
                height,
                width,
            });
        }
        (cells, owners)
    }
}

/// Where lines stand, and where those across them end, if that is beyond; in order.
fn places(lines: &[TextStretch], across: &[TextStretch]) -> Vec<f64> {
    let mut at: Vec<f64> = lines.iter().map(|line| line.at).collect();
    at.sort_by(f64::total_cmp);
    let mut places: Vec<f64> = Vec::new();
    // Where borders of neighbours lie side by side, they part the same cells.
    let mut first = 0.0;
    let mut last = f64::MIN;
    for place in at {
        match places.last_mut() {
            Some(middle) if place - last <= TOUCH && place - first <= 2.0 * TOUCH => {
                *middle = (first + place) / 2.0;
            }
            _ => {
                places.push(place);
                first = place;
            }
        }
        last = place;
    }
    let least = across.iter().map(|line| line.from).min_by(f64::total_cmp);
    let most = across.iter().map(|line| line.to).max_by(f64::total_cmp);
    if let (Some(least), Some(first)) = (least, places.first().copied())
        && first - least > 2.0 * TOUCH
    {
        places.insert(0, least);
    }
    if let (Some(most), Some(last)) = (most, places.last().copied())
        && most - last > 2.0 * TOUCH
    {
        places.push(most);
    }
    places
}

/// Which of these places, in order, is nearest.
fn nearest(places: &[f64], at: f64) -> usize {
    let after = places.partition_point(|place| *place < at);
    match (after.checked_sub(1), places.get(after)) {
        (Some(before), Some(next)) if at - places[before] > next - at => after,
        (Some(before), _) => before,
        (None, _) => after,
    }
}

/// Things that belong together, each group known by one of them.
struct Groups(Vec<usize>);

impl Groups {
    fn new(count: usize) -> Self {
        Self((0..count).collect())
    }

    fn len(&self) -> usize {
        self.0.len()
    }

    fn root(&mut self, mut of: usize) -> usize {
        while self.0[of] != of {
            self.0[of] = self.0[self.0[of]];
            of = self.0[of];
        }
        of
    }

    fn join(&mut self, one: usize, other: usize) {
        let (one, other) = (self.root(one), self.root(other));
        self.0[one.max(other)] = one.min(other);
    }
}

#[cfg(test)]
mod tests {
    use super::{GridCell, grids};
    use crate::import::pdf::print::stretch::TextStretch;

    fn line(at: f64, from: f64, to: f64) -> TextStretch {
        TextStretch { at, from, to }
    }

    #[test]
    fn cells_are_merged_where_a_line_is_missing() {
        // Two columns over three rows; the first column is merged downwards, the last row to the right, and the
        // right side is open.
        let horizontal = [
            line(10.0, 0.0, 100.0),
            line(30.0, 0.0, 100.0),
            line(50.0, 50.0, 100.0),
            line(70.0, 0.0, 100.0),
        ];
        let vertical = [line(0.0, 10.0, 70.0), line(50.0, 30.0, 70.0)];
        let found = grids(&horizontal, &vertical, &mut 1000);
        let cells: Vec<_> = found[0]
            .cells
            .iter()
            .map(|cell| {
                let GridCell {
                    row,
                    column,
                    height,
                    width,
                } = *cell;
                (row, column, height, width)
            })
            .collect();
        assert_eq!(
            cells,
            [(0, 0, 2, 1), (0, 1, 1, 1), (1, 1, 1, 1), (2, 0, 1, 2)]
        );
        let at = |x, y| found[0].cell_at((x, y));
        let cells = [
            at(10.0, 60.0),
            at(60.0, 40.0),
            at(60.0, 20.0),
            at(10.0, 80.0),
        ];
        assert_eq!(cells, [Some(0), Some(2), Some(3), None]);
    }

    #[test]
    fn a_frame_is_no_table_and_too_many_lines_are_none() {
        let sides = [line(0.0, 0.0, 100.0), line(100.0, 0.0, 100.0)];
        assert!(grids(&sides, &sides, &mut 1000).is_empty());
        let many: Vec<_> = (0..40)
            .map(|at| line(f64::from(at) * 10.0, 0.0, 390.0))
            .collect();
        assert!(grids(&many, &many, &mut 1000).is_empty());
        assert_eq!(grids(&many, &many, &mut 100_000)[0].cells.len(), 39 * 39);
    }
}
