//! The head of a table of indicators, over one row or two: which columns hold what.

use super::super::wordings::{self, FrameLabel};
use super::grid::{FormGrid, Spot};
use std::ops::Range;

/// The columns of a table of indicators.
pub(super) struct IndicatorColumns {
    /// The fields of 指标 and their columns.
    fields: Vec<(&'static str, Range<usize>)>,
    /// A target that was set anew.
    pub(super) adjusted: Option<Range<usize>>,
    /// Whether rows are given scores.
    pub(super) is_scored: bool,
    /// The row behind the head.
    pub(super) end: usize,
    /// All titles, the lowest of each column.
    titles: Vec<Spot>,
}

const GROUP: &str = "指标.";
const POINTS: [&str; 3] = ["分值", "得分", "偏差"];

fn field(grid: &FormGrid<'_>, cell: usize) -> Option<&'static str> {
    grid.field(GROUP, cell)?.strip_prefix(GROUP)
}

/// Whether all that begins in a row are titles of columns, and two or more of what only indicators have.
fn is_head_row(grid: &FormGrid<'_>, row: usize, wanted: usize) -> bool {
    let fresh = grid.head(row);
    let is_title = |spot: &Spot| {
        let frames = [
            FrameLabel::Indicators,
            FrameLabel::Adjusted,
            FrameLabel::Other,
            FrameLabel::Furniture,
            FrameLabel::Chapter,
        ];
        field(grid, spot.cell).is_some() || frames.iter().any(|frame| grid.is(*frame, spot.cell))
    };
    let own = fresh.iter().filter_map(|spot| field(grid, spot.cell));
    let own = own.filter(|field| !POINTS.contains(field)).count();
    let titles = fresh.iter().filter(|spot| is_title(spot)).count();
    // A column or two of a sort that no list knows may be among them.
    own >= wanted && titles == fresh.len() || (own >= 3 && titles + 2 >= fresh.len())
}

impl IndicatorColumns {
    /// The head that begins in a row.
    pub(super) fn at(grid: &FormGrid<'_>, row: usize) -> Option<Self> {
        if !is_head_row(grid, row, 2) {
            return None;
        }
        let upper = grid.head(row);
        let below = match is_head_row(grid, row + 1, 1) {
            true => grid.head(row + 1),
            false => Vec::new(),
        };
        let end = if below.is_empty() { row + 1 } else { row + 2 };
        let is_group = |spot: &Spot| {
            let inside = |lower: &Spot| lower.column >= spot.column && lower.end <= spot.end;
            below.iter().any(inside)
        };
        // A title of one column under which another stands: one of the two has slipped.
        let has_slipped = upper.iter().any(|spot| {
            spot.end == spot.column + 1 && is_group(spot) && field(grid, spot.cell).is_some()
        });
        if has_slipped {
            return None;
        }
        let mut titles: Vec<Spot> = upper
            .iter()
            .filter(|spot| !is_group(spot))
            .copied()
            .collect();
        titles.extend(below);
        titles.sort_by_key(|spot| spot.column);
        let mut columns = Self {
            fields: Vec::new(),
            adjusted: None,
            is_scored: false,
            end,
            titles,
        };
        columns.assign(grid)?;
        Some(columns)
    }

    /// Gives each field its column. Of two columns of one field, the one is taken that is more surely meant.
    fn assign(&mut self, grid: &FormGrid<'_>) -> Option<()> {
        let mut ranks: Vec<(&'static str, usize, Range<usize>)> = Vec::new();
        for spot in &self.titles {
            let range = spot.column..spot.end;
            if grid.is(FrameLabel::Adjusted, spot.cell) {
                self.adjusted = Some(range);
                continue;
            }
            let Some((field, rank)) = wordings::field(GROUP, grid.folded(spot.cell)) else {
                continue;
            };
            let field = field.strip_prefix(GROUP)?;
            match ranks.iter_mut().find(|(other, ..)| *other == field) {
                Some((_, best, _)) if *best == rank => return None,
                Some((_, best, at)) if *best > rank => (*best, *at) = (rank, range),
                Some(_) => {}
                None => ranks.push((field, rank, range)),
            }
        }
        self.fields = ranks
            .into_iter()
            .map(|(field, _, range)| (field, range))
            .collect();
        if self.range("三级").is_none() {
            let second = self.fields.iter_mut().find(|(field, _)| *field == "二级")?;
            second.0 = "三级";
        }
        let has_value = self.range("指标值").is_some() || self.range("完成值").is_some();
        has_value.then_some(())
    }

    /// The columns of a field.
    pub(super) fn range(&self, field: &str) -> Option<&Range<usize>> {
        let mut fields = self.fields.iter();
        fields
            .find(|(name, _)| *name == field)
            .map(|(_, range)| range)
    }

    /// Whether a column says what came of an indicator.
    pub(super) fn has_results(&self) -> bool {
        self.range("完成值").is_some() || self.range("得分").is_some()
    }

    /// The field that a column is of.
    pub(super) fn field_of(&self, column: usize) -> Option<&'static str> {
        let mut fields = self.fields.iter();
        fields
            .find(|(_, range)| range.contains(&column))
            .map(|(field, _)| *field)
    }

    /// The column behind the last title.
    pub(super) fn width(&self) -> usize {
        self.titles.iter().map(|spot| spot.end).max().unwrap_or(0)
    }

    /// The title above a column.
    pub(super) fn title(&self, column: usize) -> Option<usize> {
        let mut titles = self.titles.iter();
        titles
            .find(|spot| (spot.column..spot.end).contains(&column))
            .map(|spot| spot.cell)
    }
}
