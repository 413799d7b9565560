//! Tables of a page: what stands in the cells of a grid.

use super::super::area::PageArea;
use super::grid::{GridCell, RuledGrid};
use super::line::{self, PrintedLine};
use super::margins::{LineStyle, Margins};
use super::paragraph::paragraphs;
use super::snippet::Snippet;

/// A table of a page.
#[derive(Clone, Debug)]
pub(super) struct SheetTable {
    /// What it covers.
    pub(super) area: PageArea,
    /// Where its columns begin and the last one ends; columns that lines do not part have none.
    pub(super) columns: Vec<f64>,
    pub(super) rows: usize,
    pub(super) cells: Vec<SheetCell>,
}

/// A cell of a page's table.
#[derive(Clone, Debug)]
pub(super) struct SheetCell {
    pub(super) at: GridCell,
    pub(super) text: String,
    /// How much of its last line is free, in letters; all of it where that is not known.
    pub(super) room: f64,
}

impl SheetCell {
    /// Moves it to other columns: which of them each of its own is.
    pub(super) fn move_to(&mut self, places: &[usize]) {
        let place = |column: usize| places.get(column).copied().unwrap_or(column);
        let end = place(self.at.column + self.at.width);
        self.at.column = place(self.at.column);
        self.at.width = end.saturating_sub(self.at.column).max(1);
    }
}

/// The table of a grid with these pieces in it; `None` if nothing is in it.
pub(super) fn filled(grid: &RuledGrid, snippets: &[Snippet]) -> Option<SheetTable> {
    let mut inside: Vec<Vec<&Snippet>> = vec![Vec::new(); grid.cells.len()];
    let mut rest = snippets;
    let mut before: Option<(usize, f64)> = None;
    while let Some(first) = rest.first() {
        let belongs = |pair: &&[Snippet]| {
            let (last, next) = (&pair[0], &pair[1]);
            next.operator == first.operator
                && next.turn == first.turn
                && (next.left - last.right).abs() < 0.8 * next.size
                && (next.base - first.base).abs() < 0.3 * next.size
        };
        let length = 1 + rest.windows(2).take_while(belongs).count();
        let (unit, others) = rest.split_at(length);
        if let Some(cell) = cell_of(grid, unit) {
            let cell = run_over(grid, unit, before).unwrap_or(cell);
            inside[cell].extend(unit);
            before = Some((cell, first.base));
        }
        rest = others;
    }
    let padding = padding(grid, &inside);
    let cells = grid.cells.iter().zip(inside);
    let cells: Vec<SheetCell> = cells
        .map(|(cell, inside)| SheetCell {
            at: *cell,
            room: room(grid.cell_area(cell), &inside, padding),
            text: text_in(grid.cell_area(cell), inside),
        })
        .collect();
    let is_empty = cells.iter().all(|cell| cell.text.is_empty());
    (!is_empty).then(|| SheetTable {
        area: grid.area(),
        columns: grid.xs.clone(),
        rows: grid.rows(),
        cells,
    })
}

/// The cell that pieces of one operator stand in: the one of their middle, unless they begin at the left side of
/// another and run over.
fn cell_of(grid: &RuledGrid, unit: &[Snippet]) -> Option<usize> {
    let (first, last) = (unit.first()?, unit.last()?);
    let middle = (
        (first.middle.0 + last.middle.0) / 2.0,
        (first.middle.1 + last.middle.1) / 2.0,
    );
    let cell = grid.cell_at(middle);
    if first.turn != 0 {
        return cell;
    }
    let near = 0.8 * first.size;
    let begin = grid.cell_at((first.left + 0.1 * first.size, middle.1))?;
    let is_at_left = first.left - grid.cell_area(&grid.cells[begin]).left <= near;
    let is_at_right = cell.is_some_and(|cell| {
        let area = grid.cell_area(&grid.cells[cell]);
        (area.right - last.right).abs() <= near
    });
    match cell {
        Some(cell) if cell == begin || !is_at_left || is_at_right => Some(cell),
        _ => Some(begin),
    }
}

/// The cell of the line before, of which these pieces are the next one, where they run over its upper or lower side.
fn run_over(grid: &RuledGrid, unit: &[Snippet], before: Option<(usize, f64)>) -> Option<usize> {
    let first = unit.first().filter(|first| first.turn == 0)?;
    let (before, base) = before?;
    let (low, high) = (first.base - 0.1 * first.size, first.base + 0.7 * first.size);
    let own = grid.cell_area(&grid.cells[grid.cell_at(first.middle)?]);
    let area = grid.cell_area(&grid.cells[before]);
    let beyond = 0.2 * first.size;
    let is_crossed = low < own.bottom - beyond || high > own.top + beyond;
    let is_next = (0.8..2.0).contains(&((base - first.base) / first.size));
    let is_below = (area.left - own.left).abs() < 1.0 && (area.right - own.right).abs() < 1.0;
    (is_crossed && is_next && is_below && low < area.bottom && area.bottom < high).then_some(before)
}

/// How far from the left side of their cells texts begin, at least.
fn padding(grid: &RuledGrid, inside: &[Vec<&Snippet>]) -> f64 {
    let cells = grid.cells.iter().zip(inside);
    let gaps = cells.flat_map(|(cell, inside)| {
        let left = grid.cell_area(cell).left;
        let gap = move |it: &&Snippet| (it.left - left).clamp(0.0, 0.6 * it.size);
        inside.iter().copied().filter(says).map(move |it| gap(&it))
    });
    gaps.min_by(f64::total_cmp).unwrap_or(0.0)
}

/// Whether a piece is upright and more than a space.
fn says(it: &&Snippet) -> bool {
    it.turn == 0 && !it.text.trim().is_empty()
}

/// How much of the last line in a cell is free, in letters.
fn room(area: PageArea, inside: &[&Snippet], padding: f64) -> f64 {
    let of_text = || inside.iter().copied().filter(says);
    let Some(last) = of_text().min_by(|one, other| one.base.total_cmp(&other.base)) else {
        return f64::MAX;
    };
    let line = of_text().filter(|it| it.base - last.base < 0.35 * last.size);
    let ends = line.fold((f64::MAX, f64::MIN), |(left, right), it| {
        (left.min(it.left), right.max(it.right))
    });
    (area.width() - 2.0 * padding - (ends.1 - ends.0)) / last.size
}

/// What pieces in one cell say.
fn text_in(area: PageArea, mut inside: Vec<&Snippet>) -> String {
    inside.sort_by_key(|snippet| snippet.turn);
    let groups = inside.chunk_by(|one, other| one.turn == other.turn);
    let texts = groups.map(|group| {
        let lines = line::lines(group.to_vec());
        let is_column =
            lines.len() > 1 && lines.iter().all(|line| line.text().chars().count() == 1);
        if is_column {
            return lines.iter().map(PrintedLine::text).collect();
        }
        let upright = group.first().is_some_and(|first| first.turn == 0);
        paragraphs(&lines, &margins(upright.then_some(area), &lines))
    });
    let texts: Vec<String> = texts.filter(|text: &String| !text.is_empty()).collect();
    texts.join("\n")
}

/// Between what the lines of a cell run.
fn margins(area: Option<PageArea>, lines: &[PrintedLine]) -> Margins {
    let own = Margins::of(lines);
    let Some(area) = area else { return own };
    let size = lines.first().map_or(1.0, |line| line.size);
    let left = lines.iter().map(|line| line.left() - area.left);
    let padding = left
        .min_by(f64::total_cmp)
        .unwrap_or(0.0)
        .clamp(0.0, 0.6 * size);
    let is_centred = |line: &PrintedLine| {
        let (left, right) = (line.left() - area.left, area.right - line.right());
        (left - right).abs() < 0.8 * size
    };
    let centred = lines.iter().filter(|line| is_centred(line)).count();
    let style = match own.style {
        _ if centred == lines.len() && lines.len() > 1 => LineStyle::Centred,
        style => style,
    };
    Margins {
        left: if style == LineStyle::Centred {
            area.left + padding
        } else {
            own.left
        },
        right: own.right.max(area.right - padding),
        pitch: None,
        indent: own.indent,
        style,
    }
}
