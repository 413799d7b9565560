//! A list of projects, one a row, with amounts and scores.

use super::super::draft::{BodyBlock, ReportDraft};
use super::super::facts::Facts;
use super::super::wordings::FrameLabel;
use super::fold;
use super::grid::{FormGrid, Spot};
use super::pairs;

/// The fields of a list and their columns.
struct Head {
    row: usize,
    fields: Vec<(&'static str, Spot)>,
    unit: Option<&'static str>,
}

/// The drafts of a list of projects; `None` if the grid is no such list, or one of its rows is not certain.
pub(super) fn read(grid: &FormGrid<'_>) -> Option<Vec<ReportDraft>> {
    /// Titles that may stand above the head.
    const ABOVE: usize = 8;
    let head = (0..grid.rows().min(ABOVE)).find_map(|row| head(grid, row))?;
    let mut drafts = Vec::new();
    let mut around = (0..head.row)
        .flat_map(|row| others(grid, None, row))
        .collect::<Vec<_>>();
    for row in head.row + 1..grid.rows() {
        let fresh = grid.fresh(row);
        let is_sum = |spot: &&Spot| {
            let is = |frame| grid.is(frame, spot.cell);
            is(FrameLabel::Total) || is(FrameLabel::FundsTotal)
        };
        let is_text = fresh.len() == 1;
        if is_text || fresh.iter().take(2).any(|spot| is_sum(&spot)) {
            around.extend(others(grid, None, row));
            continue;
        }
        if !fresh.is_empty() {
            drafts.push(ReportDraft {
                facts: project(grid, &head, row)?,
                body: others(grid, Some(&head), row),
                ..ReportDraft::default()
            });
        }
    }
    drafts.first_mut()?.body.extend(around);
    Some(drafts)
}

/// What a row says besides fields, labels and numbers.
fn others(grid: &FormGrid<'_>, head: Option<&Head>, row: usize) -> Vec<BodyBlock> {
    let is_field = |spot: &Spot| {
        let fields = head.map_or(&[][..], |head| &head.fields);
        fields
            .iter()
            .any(|(_, title)| (title.column..title.end).contains(&spot.column))
    };
    let mut fresh = grid.fresh(row);
    fresh.retain(|spot| {
        let text = grid.text(spot.cell);
        let is_number = fold::amount(text.trim_end_matches(['%', '％'])).is_some();
        let is_unit = fold::unit_of_money(text).is_some() && !fold::pairs(text).is_empty();
        let is_frame = grid.is_label(spot.cell) || pairs::is_title(text) || is_unit;
        !is_field(spot) && !is_number && !is_frame && !fold::is_blank(text)
    });
    let line = |spot: Spot| {
        let text = fold::prose(grid.text(spot.cell));
        let title = head.and_then(|head| grid.spot(head.row, spot.column));
        BodyBlock::Paragraph(match title {
            Some(title) => format!("{}：{text}", fold::name(grid.text(title.cell))),
            None => text,
        })
    };
    fresh.into_iter().map(line).collect()
}

fn head(grid: &FormGrid<'_>, row: usize) -> Option<Head> {
    let fresh = grid.head(row);
    let all_labels = fresh.iter().all(|spot| grid.is_label(spot.cell));
    let field = |spot: &Spot| {
        let field = grid
            .field("", spot.cell)
            .or_else(|| grid.field("资金.", spot.cell))?;
        let field = if field == "资金.得分" {
            "得分"
        } else {
            field
        };
        Some((field, *spot))
    };
    let fields: Vec<(&'static str, Spot)> = fresh.iter().filter_map(field).collect();
    let has = |name: &str| fields.iter().filter(|(field, _)| *field == name).count() == 1;
    let fits = all_labels
        && has("项目名称")
        && has("资金.全年预算数")
        && has("资金.全年执行数")
        && has("得分");
    let above = (0..=row).flat_map(|row| grid.fresh(row));
    let unit = above
        .into_iter()
        .find_map(|spot| fold::unit_of_money(grid.text(spot.cell)));
    fits.then_some(Head { row, fields, unit })
}

fn project(grid: &FormGrid<'_>, head: &Head, row: usize) -> Option<Facts> {
    let mut facts = Facts::default();
    for (field, title) in &head.fields {
        let spot = grid.spot(row, title.column);
        let spot =
            spot.filter(|spot| spot.starts && spot.column == title.column && spot.end <= title.end);
        let text = spot
            .map(|spot| grid.text(spot.cell))
            .filter(|text| !fold::is_blank(text));
        let required = ["项目名称", "资金.全年预算数", "资金.全年执行数", "得分"];
        let (Some(spot), Some(text)) = (spot, text) else {
            if required.contains(field) {
                return None;
            }
            continue;
        };
        match field.strip_prefix("资金.") {
            Some("分值") => {}
            Some(of_funds) => {
                let amount = fold::amount(text)?;
                let unit = fold::unit_of_money(grid.text(title.cell)).or(head.unit);
                let value = match amount.unit.or(unit)? {
                    "万元" => amount.number,
                    unit => format!("{}{unit}", amount.number),
                };
                let quoted = grid.quoted(spot.cell, value);
                facts.group_mut("资金").set(of_funds, quoted);
            }
            None => {
                let value = match *field {
                    "得分" => fold::number(text)?,
                    _ if fold::number(text).is_some() => return None,
                    _ => fold::name(text),
                };
                facts.set(field, grid.quoted(spot.cell, value));
            }
        }
    }
    let years = (0..=head.row).flat_map(|row| grid.fresh(row));
    let titled = years
        .into_iter()
        .filter(|spot| pairs::is_title(grid.text(spot.cell)))
        .find_map(|spot| Some(grid.quoted(spot.cell, fold::year(grid.text(spot.cell))?)));
    if let Some(year) = titled.filter(|_| facts.one("年度").is_none()) {
        facts.set("年度", year);
    }
    Some(facts)
}
