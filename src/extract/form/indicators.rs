//! The table of indicators of a form: a row an indicator, levels carried down, rows of 其中 below their own.

use super::super::draft::BodyBlock;
use super::super::facts::{Facts, Quoted};
use super::super::wordings::FrameLabel;
use super::columns::IndicatorColumns;
use super::fold;
use super::grid::{FormGrid, Spot};
use super::level;
use super::reading::FormReading;
use super::row::{IndicatorRow, bare_name, is_scored, is_sure, leave_broken, sorted};
use crate::field::FromText;
use crate::model::Relation;

/// A level that rows are of: the cell that names it, and its name.
struct Level {
    cell: usize,
    quoted: Quoted,
}

/// What a table of indicators is while it is read.
struct Indicators {
    columns: IndicatorColumns,
    level1: Option<Level>,
    level2: Option<Level>,
    rows: Vec<Facts>,
    parts: Vec<(usize, Facts)>,
    /// Name, title of the column and text of what no field takes.
    others: Vec<(String, String, String)>,
    row: usize,
}

/// Whether a table of indicators with results begins in a row.
pub(super) fn is_head(grid: &FormGrid<'_>, row: usize) -> bool {
    IndicatorColumns::at(grid, row).is_some_and(|columns| columns.has_results())
}

/// Reads the table of indicators that begins in a row, if one does; gives the row behind it.
pub(super) fn read(reading: &mut FormReading<'_>, row: usize) -> Option<usize> {
    let mut columns =
        IndicatorColumns::at(&reading.grid, row).filter(IndicatorColumns::has_results)?;
    let scored = is_scored(reading, &columns);
    columns.is_scored = scored;
    let mut table = Indicators {
        columns,
        level1: None,
        level2: None,
        rows: Vec::new(),
        parts: Vec::new(),
        others: Vec::new(),
        row,
    };
    let mut next = row;
    let mut head = Some(row);
    while next < reading.rows.end {
        if let Some(again) = head.take() {
            for row in again..table.columns.end {
                reading.label_row(row);
            }
            next = table.columns.end;
            continue;
        }
        if let Some(mut columns) = IndicatorColumns::at(&reading.grid, next) {
            columns.is_scored = scored;
            table.columns = columns;
            head = Some(next);
            continue;
        }
        if !reading.grid.fresh(next).is_empty() && !read_row(reading, &mut table, next) {
            break;
        }
        next += 1;
    }
    let points = ["分值", "得分"].map(|field| table.columns.range(field).map(|range| range.start));
    reading.points = (points[0], points[1]);
    write(reading, table);
    Some(next)
}

/// Reads a row; whether it belongs to the table.
fn read_row(reading: &mut FormReading<'_>, table: &mut Indicators, at: usize) -> bool {
    let mut fresh = reading.grid.fresh(at);
    fresh.retain(|spot| {
        let is_frame = reading.grid.is(FrameLabel::Indicators, spot.cell);
        if is_frame {
            reading.grid.label(spot.cell);
        }
        !is_frame
    });
    let Some(first) = fresh.first() else {
        return true;
    };
    if ends(&reading.grid, first.cell) || is_text(table, first) {
        return false;
    }
    let mut row = sorted(&table.columns, &fresh);
    let name = row
        .one("三级")
        .filter(|cell| !fold::is_blank(reading.grid.text(*cell)));
    let is_level = table.level1.is_some()
        || table.columns.range("一级").is_none()
        || row.one("一级").is_some()
        || level::tells_first(&second(reading, table, &row));
    if !is_sure(&reading.grid, &table.columns, &row, at) || (name.is_some() && !is_level) {
        // Where its levels are wrong, so would be those of the rows below it.
        if row.one("一级").is_some() || row.one("二级").is_some() {
            (table.level1, table.level2) = (None, None);
        }
        let words = reading.words(at);
        let reason = "这一行指标与表头对不上，没有导入".to_owned();
        reading.doubt("指标", reason, words);
        return true;
    }
    carry(reading, table, &row);
    leave_broken(reading, &mut row);
    match name {
        Some(name) => add(reading, table, &row, name),
        None => {
            if let Some(dots) = row.one("三级") {
                reading.grid.label(dots);
            }
        }
    }
    true
}

fn name_of(level: &Option<Level>) -> &str {
    level.as_ref().map_or("", |level| &level.quoted.value)
}

/// The second level that a row is of.
fn second(reading: &FormReading<'_>, table: &Indicators, row: &IndicatorRow) -> String {
    match row.one("二级") {
        Some(cell) => fold::without_points(reading.grid.text(cell)),
        None => name_of(&table.level2).to_owned(),
    }
}

/// Whether the table ends before a row that begins with this cell.
fn ends(grid: &FormGrid<'_>, cell: usize) -> bool {
    let frames = [
        FrameLabel::Total,
        FrameLabel::Chapter,
        FrameLabel::Private,
        FrameLabel::Other,
        FrameLabel::Funds,
        FrameLabel::Goals,
    ];
    grid.field("", cell).is_some()
        || frames.iter().any(|frame| grid.is(*frame, cell))
        || !fold::pairs(grid.text(cell)).is_empty()
        || fold::is_note(grid.text(cell))
}

/// Whether a cell runs over names and values: a text below the table.
fn is_text(table: &Indicators, spot: &Spot) -> bool {
    let over = |field| {
        let range = table.columns.range(field);
        range.is_some_and(|range| spot.column < range.end && spot.end > range.start)
    };
    over("三级") && (over("指标值") || over("完成值"))
}

/// Keeps the levels that a row names for the rows below it.
fn carry(reading: &mut FormReading<'_>, table: &mut Indicators, row: &IndicatorRow) {
    for (field, is_first) in [("一级", true), ("二级", false)] {
        let Some(cell) = row.one(field) else { continue };
        let text = reading.grid.text(cell);
        if fold::is_blank(text) {
            continue;
        }
        let quoted = reading.grid.quoted(cell, fold::without_points(text));
        // Of a level without indicators, such a name is only the frame.
        if quoted.value.ends_with("指标") {
            reading.grid.label(cell);
        }
        let level = Some(Level { cell, quoted });
        if is_first {
            (table.level1, table.level2) = (level, None);
            continue;
        }
        table.level2 = level;
        let (above, own) = (name_of(&table.level1), name_of(&table.level2));
        if row.one("一级").is_none() && level::are_apart(above, own) {
            table.level1 = None;
        }
    }
}

fn add(reading: &mut FormReading<'_>, table: &mut Indicators, row: &IndicatorRow, name: usize) {
    let bare = bare_name(reading.grid.text(name));
    if bare.is_empty() {
        reading.grid.label(name);
        return;
    }
    let points = ["分值", "得分"].map(|field| {
        let cell = row.one(field)?;
        fold::number(reading.grid.text(cell)).map(|number| reading.grid.quoted(cell, number))
    });
    let is_part =
        bare.starts_with("其中") && points.iter().all(Option::is_none) && !table.rows.is_empty();
    let mut facts = Facts::default();
    if is_part {
        let part = bare
            .trim_start_matches("其中")
            .trim_start_matches(['：', ':'])
            .trim();
        facts.set("名称", reading.grid.quoted(name, part.to_owned()));
    } else {
        for (field, level) in [("一级", &table.level1), ("二级", &table.level2)] {
            if let Some(level) = level {
                facts.set(field, level.quoted.clone());
                reading.grid.tell(level.cell);
            }
        }
        facts.set("三级", reading.grid.quoted(name, bare.clone()));
    }
    reading.grid.tell(name);
    values(reading, table, row, &mut facts);
    if let [weight, score] = points
        && !is_part
    {
        let set = [("分值", weight), ("得分", score)];
        for (field, quoted) in set {
            if let Some(quoted) = quoted {
                facts.set(field, quoted);
            }
        }
    }
    if let Some(cell) = row
        .one("偏差")
        .filter(|cell| !fold::is_blank(reading.grid.text(*cell)))
    {
        match fold::answer(reading.grid.text(cell)) {
            Some(text) => facts.set("偏差", reading.grid.quoted(cell, fold::prose(text))),
            None => reading.grid.label(cell),
        }
    }
    for (_, spot) in &row.cells {
        reading.grid.tell(spot.cell);
    }
    others(reading, table, row, &bare);
    match is_part {
        true => table.parts.push((table.rows.len() - 1, facts)),
        false => table.rows.push(facts),
    }
}

/// 性质, 指标值, 单位 and 完成值 of a row.
fn values(
    reading: &mut FormReading<'_>,
    table: &mut Indicators,
    row: &IndicatorRow,
    facts: &mut Facts,
) {
    let grid = &reading.grid;
    let says = |cell: &usize| !fold::is_blank(grid.text(*cell));
    if let Some(cell) = row.one("性质").filter(says) {
        let text = grid.text(cell);
        match Relation::from_text(text) {
            Ok(relation) => facts.set("性质", grid.quoted(cell, relation.label().to_owned())),
            Err(_) => table
                .others
                .push(other(&table.columns, grid, facts, row, cell)),
        }
    }
    let of_year = row
        .all("指标值")
        .into_iter()
        .filter(says)
        .collect::<Vec<_>>();
    let adjusted = table.columns.adjusted.as_ref().and_then(|range| {
        let anew = row
            .others
            .iter()
            .find(|spot| range.contains(&spot.column))?;
        says(&anew.cell).then_some(anew.cell)
    });
    let joined = |cells: &[usize]| -> Option<Quoted> {
        let words: Vec<&str> = cells.iter().map(|cell| grid.text(*cell)).collect();
        let value = fold::name(&words.concat());
        Some(grid.quoted_words(*cells.first()?, value, words.join(" ")))
    };
    let target = joined(&of_year);
    match (target, adjusted) {
        (Some(target), Some(anew)) if grid.text(anew) != target.words => {
            let reason = "年初的指标值与调整后的不同，请选定".to_owned();
            table
                .others
                .push(other(&table.columns, grid, facts, row, of_year[0]));
            reading.doubt("指标.指标值", reason, Some(target));
        }
        (Some(target), _) => facts.set("指标值", target),
        (None, Some(anew)) => facts.set("指标值", grid.quoted(anew, fold::name(grid.text(anew)))),
        (None, None) => {}
    }
    let grid = &reading.grid;
    let says = |cell: &usize| !fold::is_blank(grid.text(*cell));
    if let Some(cell) = row.one("单位").filter(says) {
        facts.set("单位", grid.quoted(cell, fold::name(grid.text(cell))));
    }
    let actual: Vec<usize> = row.all("完成值").into_iter().filter(says).collect();
    let words: Vec<&str> = actual.iter().map(|cell| grid.text(*cell)).collect();
    if let Some(first) = actual.first() {
        let value = fold::prose(&words.concat());
        facts.set("完成值", grid.quoted_words(*first, value, words.join(" ")));
    }
}

/// What no field takes, as it goes into the body.
fn other(
    columns: &IndicatorColumns,
    grid: &FormGrid<'_>,
    facts: &Facts,
    row: &IndicatorRow,
    cell: usize,
) -> (String, String, String) {
    let name = facts.one("三级").or_else(|| facts.one("名称"));
    let name = name.map_or(String::new(), |name| name.value.clone());
    let spots = row.cells.iter().map(|(_, spot)| spot).chain(&row.others);
    let column = spots
        .into_iter()
        .find(|spot| spot.cell == cell)
        .map_or(0, |spot| spot.column);
    let title = columns.title(column).map_or("", |title| grid.text(title));
    (name, fold::name(title), fold::prose(grid.text(cell)))
}

fn others(reading: &mut FormReading<'_>, table: &mut Indicators, row: &IndicatorRow, name: &str) {
    for spot in &row.others {
        let text = reading.grid.text(spot.cell);
        if fold::answer(text).is_none() {
            reading.grid.label(spot.cell);
            continue;
        }
        let title = table.columns.title(spot.column);
        let title = title.map_or(String::new(), |title| {
            reading.grid.tell(title);
            fold::name(reading.grid.text(title))
        });
        table
            .others
            .push((name.to_owned(), title, fold::prose(text)));
        reading.grid.tell(spot.cell);
    }
}

fn write(reading: &mut FormReading<'_>, mut table: Indicators) {
    for (of, part) in table.parts {
        if let Some(row) = table.rows.get_mut(of) {
            row.add_row("其中", part);
        }
    }
    for row in table.rows {
        reading.draft.facts.add_row("指标", row);
    }
    if table.others.is_empty() {
        return;
    }
    let mut titles: Vec<String> = Vec::new();
    let mut lines: Vec<(String, Vec<String>)> = Vec::new();
    for (name, title, text) in table.others {
        let column = titles.iter().position(|known| *known == title);
        let column = column.unwrap_or_else(|| {
            titles.push(title);
            titles.len() - 1
        });
        let is_free = |cells: &Vec<String>| cells.get(column).is_none_or(String::is_empty);
        if !lines
            .last()
            .is_some_and(|(last, cells)| *last == name && is_free(cells))
        {
            lines.push((name, Vec::new()));
        }
        if let Some((_, cells)) = lines.last_mut() {
            cells.resize(cells.len().max(column + 1), String::new());
            cells[column] = text;
        }
    }
    let head = [vec!["三级指标".to_owned()], titles].concat();
    let mut rows = vec![head.clone()];
    rows.extend(lines.into_iter().map(|(name, mut cells)| {
        cells.resize(head.len() - 1, String::new());
        [vec![name], cells].concat()
    }));
    reading.body.push((table.row, BodyBlock::Table(rows)));
}
