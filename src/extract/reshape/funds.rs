//! Funds: a row for the whole and one for each source, amounts under their heads.

use super::align::{Scores, align};
use super::piece::{Between, CopiedCell, RowsBy};
use super::reader::{FormReader, HeadRun};
use super::split::{RowLimits, split};
use super::value::{CellKind, value};
use super::words::{FormHead, FormWord};

/// Column of the names of rows; heads stand from the next on.
const NAMES: usize = 1;

/// What the row of the whole says: under which heads it has amounts, and which.
struct Whole {
    columns: Vec<usize>,
    amounts: Vec<CellKind>,
}

/// Reads funds from their heads on.
pub(super) fn read(reader: &mut FormReader<'_>, titles: &[usize], run: &HeadRun) {
    let heads: Vec<FormHead> = run.heads.iter().map(|(_, head)| *head).collect();
    for title in titles {
        let is_names = reader.is(*title, FormWord::FundNames) || reader.sheet.filled() > 0;
        reader
            .sheet
            .put(reader.piece(*title), if is_names { NAMES } else { 0 });
    }
    for (column, (at, _)) in run.heads.iter().enumerate() {
        reader.sheet.put(reader.piece(*at), NAMES + 1 + column);
    }
    reader.at = run.end;
    let mut whole = None;
    while reader.at < reader.pieces.list.len() {
        let at = reader.at;
        if reader.is_empty(at) {
            reader.at += 1;
            continue;
        }
        let is_name = is_name(reader, at);
        if ends(reader, at) {
            return;
        }
        if is_unit(&reader.piece(at).text) {
            reader.sheet.next_row();
            reader.sheet.put(reader.piece(at), 0);
            reader.at += 1;
            continue;
        }
        reader.sheet.next_row();
        let name = is_name.then_some(at);
        let cells = cells(reader, at + usize::from(is_name), &heads);
        reader.at = at + usize::from(is_name) + cells.len();
        put_row(reader, name, &cells, (&heads, &mut whole));
    }
}

fn is_value(reader: &FormReader<'_>, at: usize) -> bool {
    let piece = || &reader.piece(at).text;
    !matches!(
        reader.value(at),
        CellKind::Words | CellKind::Measure | CellKind::Relation
    ) || reader.pieces.between == Between::Nothing && is_figures(piece())
}

/// Whether a text is nothing but figures, whatever they say.
pub(super) fn is_figures(text: &str) -> bool {
    let is_figure = |c: char| c.is_ascii_digit() || matches!(c, '.' | ',' | '%' | '％' | '-' | '—');
    !text.is_empty() && text.trim().chars().all(is_figure)
}

/// Words of which one is in the name of any source of money.
const MONEY: &[&str] = &[
    "资金", "拨款", "补助", "财政", "收入", "经费", "结转", "结余", "贷", "债", "自筹", "投入",
    "预算", "基金", "总额", "合计", "中央", "省级", "市级", "县级", "区级", "其他", "其它",
];

/// Whether a text may be the name of a row of funds.
fn is_source(text: &str) -> bool {
    text.chars().count() <= 40 && MONEY.iter().any(|word| text.contains(word))
}

fn is_name(reader: &FormReader<'_>, at: usize) -> bool {
    !is_value(reader, at)
}

/// The unit of money of a title that is broken over two lines.
fn is_unit(text: &str) -> bool {
    matches!(
        text.trim_matches(['(', ')', '（', '）']),
        "万元" | "元" | "单位:万元" | "单位：万元"
    ) && text.starts_with(['(', '（'])
}

/// Whether something else begins here.
fn ends(reader: &FormReader<'_>, at: usize) -> bool {
    if reader.is(at, FormWord::FundRow) {
        return false;
    }
    let is_level = [
        FormWord::Level1,
        FormWord::Level2,
        FormWord::EitherLevel,
        FormWord::GoalTitle,
        FormWord::IndicatorTitle,
    ]
    .iter()
    .any(|word| reader.is(at, *word));
    is_level || reader.part_begins(at)
}

/// The cells of a row after its name.
fn cells(reader: &FormReader<'_>, from: usize, heads: &[FormHead]) -> Vec<usize> {
    let mut cells: Vec<usize> = Vec::new();
    for at in from..reader.pieces.list.len() {
        let begins_row = reader.starts_row(at) && !reader.is_empty(at);
        let figures = cells.iter().filter(|cell| !reader.is_empty(**cell)).count();
        // A name may stand on a line of its own.
        if begins_row && figures > 0 {
            break;
        }
        let is_reason = heads.last() == Some(&FormHead::Deviation)
            && cells.len() + 1 == heads.len()
            && !reader.is(at, FormWord::FundRow);
        if !is_value(reader, at) && (!is_reason || ends(reader, at)) {
            break;
        }
        if cells.len() > heads.len() && reader.pieces.rows_by == RowsBy::Count {
            break;
        }
        cells.push(at);
    }
    cells
}

fn put_row(
    reader: &mut FormReader<'_>,
    name: Option<usize>,
    cells: &[usize],
    known: (&[FormHead], &mut Option<Whole>),
) {
    let (heads, whole) = known;
    let mut pieces: Vec<CopiedCell> = cells.iter().map(|at| reader.piece(*at).clone()).collect();
    let full = || cells.iter().filter(|at| !reader.is_empty(**at));
    if reader.pieces.between == Between::Nothing
        && full().count() == 1
        && let Some(glued) = pieces
            .iter()
            .find(|piece| !piece.text.trim().is_empty())
            .cloned()
    {
        let most = whole.as_ref().map(Whole::most);
        if let Some(parts) = split(heads, &glued.text, &RowLimits { most }) {
            pieces = parts
                .into_iter()
                .map(|text| CopiedCell {
                    text,
                    ..glued.clone()
                })
                .collect();
        }
    }
    let values: Vec<CellKind> = pieces.iter().map(|piece| value(&piece.text)).collect();
    let is_source = name.is_some_and(|name| is_source(&reader.piece(name).text));
    let columns = place(heads, &values, whole.as_ref()).filter(|_| is_source);
    let columns = columns.unwrap_or_else(|| vec![None; values.len()]);
    let is_known = name.is_some_and(|name| reader.is(name, FormWord::FundRow));
    let is_placed = columns.iter().any(Option::is_some);
    if let Some(name) = name {
        if is_known || is_placed {
            reader.sheet.put(reader.piece(name), NAMES);
        } else {
            reader.sheet.put_aside([reader.piece(name)]);
        }
    }
    if !is_placed {
        reader.sheet.put_aside(&pieces);
        return;
    }
    for (column, piece) in columns.iter().zip(&pieces) {
        match column {
            Some(column) => reader.sheet.put(piece, NAMES + 1 + column),
            None => reader.sheet.put_aside([piece]),
        }
    }
    if whole.is_none() {
        let placed = columns
            .iter()
            .zip(values)
            .filter_map(|(column, value)| Some(((*column)?, value)));
        let (columns, amounts) = placed.unzip();
        *whole = Some(Whole { columns, amounts });
    }
}

/// Under which head each cell stands, empty ones under none; `None` if that is not clear.
fn place(
    heads: &[FormHead],
    values: &[CellKind],
    whole: Option<&Whole>,
) -> Option<Vec<Option<usize>>> {
    let fits = |(head, value): (&FormHead, &CellKind)| super::align::fit(*head, value).is_some();
    let full: Vec<CellKind> = values
        .iter()
        .filter(|value| **value != CellKind::Empty)
        .cloned()
        .collect();
    if full.iter().all(|value| *value == CellKind::Dash) && values.len() < heads.len() {
        return None;
    }
    if values.len() == heads.len() && heads.iter().zip(values).all(fits) {
        let under =
            |(column, value): (usize, &CellKind)| (*value != CellKind::Empty).then_some(column);
        return Some(values.iter().enumerate().map(under).collect());
    }
    let agreed =
        align(heads, &full, Scores::Unknown).filter(|columns| columns.iter().any(Option::is_some));
    let same = || {
        Some(
            whole?
                .columns_of(&full, heads)?
                .into_iter()
                .map(Some)
                .collect(),
        )
    };
    let mut columns = agreed.or_else(same)?.into_iter();
    let under = |value: &CellKind| {
        if *value == CellKind::Empty {
            None
        } else {
            columns.next().flatten()
        }
    };
    Some(values.iter().map(under).collect())
}

impl Whole {
    /// Where amounts stand that are, one by one, those of the whole.
    fn columns_of(&self, values: &[CellKind], heads: &[FormHead]) -> Option<Vec<usize>> {
        let is_amount = |column: &usize| {
            matches!(
                heads.get(*column),
                Some(FormHead::Initial | FormHead::Budget | FormHead::Spent)
            )
        };
        let amounts = self
            .columns
            .iter()
            .zip(&self.amounts)
            .filter(|(column, _)| is_amount(column));
        let (columns, amounts): (Vec<usize>, Vec<&CellKind>) = amounts.unzip();
        let is_same = amounts.len() == values.len() && amounts.into_iter().eq(values);
        is_same.then_some(columns)
    }

    /// The largest amount.
    fn most(&self) -> rust_decimal::Decimal {
        let amounts = self.amounts.iter().filter_map(|value| match value {
            CellKind::Number(amount) | CellKind::Money(amount) => Some(*amount),
            _ => None,
        });
        amounts.max().unwrap_or_default()
    }
}
