//! A row of a table of indicators: its cells by what they are.

use super::super::wordings::FrameLabel;
use super::columns::IndicatorColumns;
use super::fold;
use super::grid::{FormGrid, Spot};
use super::plausible::{RowTexts, is_parted_number};
use super::reading::FormReading;

/// The cells of a row by what they are.
#[derive(Default)]
pub(super) struct IndicatorRow {
    pub(super) cells: Vec<(&'static str, Spot)>,
    pub(super) others: Vec<Spot>,
}

impl IndicatorRow {
    pub(super) fn one(&self, field: &str) -> Option<usize> {
        let mut cells = self.cells.iter();
        cells
            .find(|(name, _)| *name == field)
            .map(|(_, spot)| spot.cell)
    }

    pub(super) fn all(&self, field: &str) -> Vec<usize> {
        let cells = self.cells.iter().filter(|(name, _)| *name == field);
        cells.map(|(_, spot)| spot.cell).collect()
    }
}

pub(super) fn sorted(columns: &IndicatorColumns, fresh: &[Spot]) -> IndicatorRow {
    let mut row = IndicatorRow::default();
    for spot in fresh {
        match columns.field_of(spot.column) {
            Some(field) => row.cells.push((field, *spot)),
            None => row.others.push(*spot),
        }
    }
    // A name that stands over the column of its level as well.
    let names = columns.range("三级").map_or(0, |range| range.start);
    if row.one("三级").is_none() {
        let wide = row
            .cells
            .iter_mut()
            .find(|(_, spot)| spot.column < names && spot.end > names);
        if let Some((field, _)) = wide {
            *field = "三级";
        }
    }
    row
}

fn is_broken_number(text: &str) -> bool {
    fold::has_broken_number(text) || is_parted_number(text)
}

/// Leaves out values whose lines break within figures: nobody can tell what they are.
pub(super) fn leave_broken(reading: &mut FormReading<'_>, row: &mut IndicatorRow) {
    let is_broken = |field: &str, cell: usize| {
        ["指标值", "完成值"].contains(&field) && is_broken_number(reading.grid.text(cell))
    };
    let cells = std::mem::take(&mut row.cells);
    let (broken, kept) = cells
        .into_iter()
        .partition(|(field, spot)| is_broken(field, spot.cell));
    row.cells = kept;
    let broken: Vec<(&'static str, Spot)> = broken;
    for (field, spot) in broken {
        let quoted = reading.grid.quoted(spot.cell, String::new());
        reading.grid.tell(spot.cell);
        let reason = "数字断成了几行，看不出是一个数还是几个数，没有导入".to_owned();
        reading.doubt(&format!("指标.{field}"), reason, Some(quoted));
    }
}

/// Whether the cells of a row can be what their columns say.
pub(super) fn is_sure(
    grid: &FormGrid<'_>,
    columns: &IndicatorColumns,
    row: &IndicatorRow,
    at: usize,
) -> bool {
    let text = |field: &str| {
        let cell = row.one(field);
        let text = cell.map_or("", |cell| grid.text(cell));
        if fold::is_blank(text) && field != "指标值" && field != "完成值" {
            ""
        } else {
            text
        }
    };
    let single = [
        "一级", "二级", "三级", "性质", "单位", "分值", "得分", "偏差",
    ];
    // Nothing stands under the title of the part itself.
    let mut titles = row
        .others
        .iter()
        .filter_map(|spot| columns.title(spot.column));
    let is_under_part = titles.any(|title| grid.is(FrameLabel::Indicators, title));
    let is_untitled = row.others.iter().any(|spot| {
        let is_number = fold::number(grid.text(spot.cell)).is_some();
        is_number && spot.column < columns.width() && columns.title(spot.column).is_none()
    });
    let is_last = (at + 1..grid.rows()).all(|row| grid.fresh(row).is_empty());
    let dash = |text: &str| fold::is_blank(text) && !text.contains(['.', '·']);
    let said = |field: &str| Some(text(field)).filter(|text| !dash(text)).unwrap_or("");
    let weights = columns
        .range("分值")
        .and_then(|range| grid.spot(at, range.start));
    let is_merged = weights.is_some_and(|spot| !spot.starts);
    let texts = RowTexts {
        level1: text("一级"),
        level2: text("二级"),
        name: text("三级"),
        target: said("指标值"),
        measure: text("单位"),
        actual: said("完成值"),
        weight: text("分值"),
        score: text("得分"),
        deviation: text("偏差"),
        has_weights: columns.range("分值").is_some(),
        has_scores: columns.range("得分").is_some(),
        has_lost_score: columns.is_scored && !is_last && row.one("完成值").is_some(),
        is_merged: is_merged || bare_name(text("三级")).starts_with("其中"),
    };
    !is_under_part
        && !is_untitled
        && !fold::has_broken_number(text("三级"))
        && single.iter().all(|field| row.all(field).len() <= 1)
        && texts.are_plausible()
}

/// Whether rows are given scores.
pub(super) fn is_scored(reading: &FormReading<'_>, columns: &IndicatorColumns) -> bool {
    let Some(scores) = columns.range("得分") else {
        return false;
    };
    let mut rows = columns.end..reading.rows.end;
    rows.any(|row| {
        let name = columns
            .range("三级")
            .and_then(|range| reading.grid.spot(row, range.start));
        let score = reading
            .grid
            .spot(row, scores.start)
            .filter(|spot| spot.starts);
        let is_number =
            score.is_some_and(|spot| fold::number(reading.grid.text(spot.cell)).is_some());
        is_number && name.is_some_and(|name| !reading.grid.is(FrameLabel::Total, name.cell))
    })
}

/// The name of an indicator without marks and number: `★`, `指标1：`.
pub(super) fn bare_name(text: &str) -> String {
    let name = fold::name(text);
    let name = name.trim_start_matches(|c: char| "★☆▲*＊●◆".contains(c));
    let rest = name.strip_prefix("指标").unwrap_or("");
    let numbered = rest.trim_start_matches(|c: char| c.is_ascii_digit());
    let bare = match numbered.len() < rest.len() {
        true => numbered.strip_prefix(['：', ':', '、', '.', '．']),
        false => None,
    };
    bare.unwrap_or(name).trim().to_owned()
}
