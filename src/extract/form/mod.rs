//! Forms (自评表): facts found by their labels, wherever these stand in the grid.
//!
//! Takes a table and the titles above it; gives a draft for each project in it. A row is read by what it begins:
//! the part about money ([`funds`]), about goals ([`goals`]), the table of indicators ([`indicators`]), and else labels
//! with their values ([`pairs`]). Every cell is a label, told in a fact or a doubt, or left; what is left goes into the
//! body ([`rest`]).

mod columns;
mod fold;
mod funds;
mod goals;
mod grid;
mod indicators;
mod level;
mod list;
mod pairs;
mod plausible;
mod private;
mod reading;
mod rest;
mod row;
mod settle;
#[cfg(test)]
pub(super) mod tests;
mod total;

pub(super) use fold::fold;
pub(super) use private::without_numbers;

use super::draft::ReportDraft;
use super::facts::Quoted;
use super::wordings;
use crate::import::{Paragraph, Table};
use grid::FormGrid;
use reading::{FormReading, Offer};
use std::ops::Range;

/// Rows in which the title of a form may stand.
const TITLE_ROWS: usize = 3;

/// The title that a table has in one of its first rows, such as 部门整体支出绩效自评表.
pub(super) fn title(table: &Table) -> Option<&str> {
    let rows = 0..table.rows().min(TITLE_ROWS);
    let mut cells = rows.flat_map(|row| table.row(row));
    let title = cells.find(|cell| {
        let line = fold::name(&cell.text);
        pairs::is_title(&line) && line.contains('表') && line.contains("绩效")
    })?;
    Some(title.text.trim())
}

/// Whether a title is of a table that only looks like a self-evaluation of a project.
fn is_other(title: &str) -> bool {
    let title = fold::name(title);
    wordings::OTHER_TITLES
        .iter()
        .any(|other| title.contains(other))
}

/// Whether a paragraph above a table belongs to its head: its title, its year, its unit of money.
pub(super) fn is_heading(paragraph: &Paragraph) -> bool {
    let text = paragraph.text.trim();
    let is_short = text.chars().nth(80).is_none();
    let is_chapter = fold::is_numbered(text);
    is_short
        && !is_chapter
        && (pairs::is_title(&paragraph.text) || !fold::pairs(paragraph.text.trim()).is_empty())
}

/// Reads a form, above which these paragraphs stand; `None` if the table is none.
pub(super) fn read(above: &[Paragraph], table: &Table) -> Option<Vec<ReportDraft>> {
    let titles = above.iter().map(|paragraph| paragraph.text.as_str());
    if titles.chain(title(table)).any(is_other) {
        return None;
    }
    let mut grid = FormGrid::new(table);
    if let Some(drafts) = list::read(&grid) {
        return Some(drafts);
    }
    let forms = forms(&grid)?;
    let mut drafts = Vec::with_capacity(forms.len());
    for rows in forms {
        let mut reading = FormReading::new(grid, rows);
        let units = above.iter().rev();
        reading.unit = units
            .into_iter()
            .find_map(|paragraph| fold::unit_of_money(&paragraph.text));
        walk(&mut reading);
        if reading.offers.iter().any(|offer| offer.field == "项目名称") {
            head(&mut reading, above);
        }
        settle::settle(&mut reading);
        rest::finish(&mut reading);
        drafts.push(reading.draft);
        grid = reading.grid;
    }
    Some(drafts)
}

/// The rows of each form in a grid. A form names its project, or at least has indicators with results.
fn forms(grid: &FormGrid<'_>) -> Option<Vec<Range<usize>>> {
    let all = 0..grid.rows();
    let names_project = |row: &usize| {
        let fresh = grid.fresh(*row);
        let is_name = |label: &str| {
            let field = wordings::field("", &fold(label));
            field.is_some_and(|(field, _)| field == "项目名称")
        };
        let has_value = |at: usize| {
            let value = fresh.get(at + 1);
            value.is_some_and(|value| !grid.is_label(value.cell))
        };
        fresh.iter().enumerate().any(|(at, spot)| {
            let text = grid.text(spot.cell);
            let mut pairs = fold::pairs(text).into_iter();
            (is_name(text) && has_value(at))
                || pairs.any(|(label, value)| is_name(label) && !value.is_empty())
        })
    };
    let begins: Vec<usize> = all.clone().filter(names_project).collect();
    let mut parts = all.clone().filter(|row| indicators::is_head(grid, *row));
    let has_indicators = parts.next().is_some();
    let has_money = || all.clone().any(|row| funds::is_head(grid, row));
    let has_goals = || all.clone().any(|row| goals::is_head(grid, row));
    match begins.as_slice() {
        [] => has_indicators.then(|| vec![all]),
        [_] => (has_indicators || has_money() || has_goals()).then(|| vec![all]),
        several => {
            let ends = several.iter().skip(1).map(|row| top(grid, *row));
            let ends: Vec<usize> = ends.chain([grid.rows()]).collect();
            let starts = [0].into_iter().chain(ends.clone());
            let forms: Vec<Range<usize>> = starts.zip(&ends).map(|(from, to)| from..*to).collect();
            let is_form = |rows: &Range<usize>| {
                let rows = rows.clone();
                rows.into_iter()
                    .any(|row| indicators::is_head(grid, row) || funds::is_head(grid, row))
            };
            forms.iter().all(is_form).then_some(forms)
        }
    }
}

/// The row in which the title stands of a form that names its project in this row.
fn top(grid: &FormGrid<'_>, row: usize) -> usize {
    let is_head = |row: &usize| {
        let fresh = grid.fresh(*row);
        let of_head = |text: &str| pairs::is_title(text) || !fold::pairs(text).is_empty();
        fresh.iter().all(|spot| of_head(grid.text(spot.cell)))
    };
    let above = (0..row).rev().take(TITLE_ROWS);
    above.take_while(is_head).last().unwrap_or(row)
}

/// What the paragraphs above a form say of it.
fn head(reading: &mut FormReading<'_>, above: &[Paragraph]) {
    for paragraph in above {
        let text = paragraph.text.trim();
        let quoted = |value: String| Quoted {
            value,
            words: text.to_owned(),
            place: paragraph.place.clone(),
        };
        let is_title = pairs::is_title(text);
        if let Some(year) = fold::year(text).filter(|_| is_title) {
            reading.offers.push(Offer {
                field: "年度",
                rank: 1,
                label: String::new(),
                quoted: quoted(year),
                row: 0,
            });
        }
        if !is_title {
            pairs::behind_colons(reading, 0, text, &paragraph.place);
        }
    }
}

/// Reads all rows.
fn walk(reading: &mut FormReading<'_>) {
    let mut row = reading.rows.start;
    while row < reading.rows.end {
        let next = indicators::read(reading, row)
            .or_else(|| goals::read(reading, row, &indicators::is_head))
            .or_else(|| {
                funds::read(reading, row, &|grid, row| {
                    goals::is_head(grid, row) || indicators::is_head(grid, row)
                })
            });
        row = next.unwrap_or_else(|| {
            pairs::read(reading, row);
            row + 1
        });
    }
}
