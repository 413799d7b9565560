//! Funds: a row for the whole and one for each source, amounts under their heads.

use super::align::{Scores, align};
use super::piece::{Between, Piece, RowsBy};
use super::reader::{Reader, Run};
use super::split::{Known, split};
use super::value::{Value, value};
use super::words::{Head, Word};

/// Column of the names of rows; heads stand from the next on.
const NAMES: usize = 1;

/// What the row of the whole says: under which heads it has amounts, and which.
struct Whole {
    columns: Vec<usize>,
    amounts: Vec<Value>,
}

/// Reads funds from their heads on.
pub(super) fn read(reader: &mut Reader<'_>, titles: &[usize], run: &Run) {
    let heads: Vec<Head> = run.heads.iter().map(|(_, head)| *head).collect();
    for title in titles {
        let is_names = reader.is(*title, Word::FundNames) || reader.sheet.filled() > 0;
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

fn is_value(reader: &Reader<'_>, at: usize) -> bool {
    let piece = || &reader.piece(at).text;
    !matches!(
        reader.value(at),
        Value::Words | Value::Measure | Value::Relation
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

fn is_name(reader: &Reader<'_>, at: usize) -> bool {
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
fn ends(reader: &Reader<'_>, at: usize) -> bool {
    if reader.is(at, Word::FundRow) {
        return false;
    }
    let is_level = [
        Word::Level1,
        Word::Level2,
        Word::EitherLevel,
        Word::GoalTitle,
        Word::IndicatorTitle,
    ]
    .iter()
    .any(|word| reader.is(at, *word));
    is_level || reader.part_begins(at)
}

/// The cells of a row after its name.
fn cells(reader: &Reader<'_>, from: usize, heads: &[Head]) -> Vec<usize> {
    let mut cells: Vec<usize> = Vec::new();
    for at in from..reader.pieces.list.len() {
        let begins_row = reader.starts_row(at) && !reader.is_empty(at);
        let figures = cells.iter().filter(|cell| !reader.is_empty(**cell)).count();
        // A name may stand on a line of its own.
        if begins_row && figures > 0 {
            break;
        }
        let is_reason = heads.last() == Some(&Head::Deviation)
            && cells.len() + 1 == heads.len()
            && !reader.is(at, Word::FundRow);
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
    reader: &mut Reader<'_>,
    name: Option<usize>,
    cells: &[usize],
    known: (&[Head], &mut Option<Whole>),
) {
    let (heads, whole) = known;
    let mut pieces: Vec<Piece> = cells.iter().map(|at| reader.piece(*at).clone()).collect();
    let full = || cells.iter().filter(|at| !reader.is_empty(**at));
    if reader.pieces.between == Between::Nothing
        && full().count() == 1
        && let Some(glued) = pieces
            .iter()
            .find(|piece| !piece.text.trim().is_empty())
            .cloned()
    {
        let most = whole.as_ref().map(Whole::most);
        if let Some(parts) = split(heads, &glued.text, &Known { most }) {
            pieces = parts
                .into_iter()
                .map(|text| Piece {
                    text,
                    ..glued.clone()
                })
                .collect();
        }
    }
    let values: Vec<Value> = pieces.iter().map(|piece| value(&piece.text)).collect();
    let is_source = name.is_some_and(|name| is_source(&reader.piece(name).text));
    let columns = place(heads, &values, whole.as_ref()).filter(|_| is_source);
    let columns = columns.unwrap_or_else(|| vec![None; values.len()]);
    let is_known = name.is_some_and(|name| reader.is(name, Word::FundRow));
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
fn place(heads: &[Head], values: &[Value], whole: Option<&Whole>) -> Option<Vec<Option<usize>>> {
    let fits = |(head, value): (&Head, &Value)| super::align::fit(*head, value).is_some();
    let full: Vec<Value> = values
        .iter()
        .filter(|value| **value != Value::Empty)
        .cloned()
        .collect();
    if full.iter().all(|value| *value == Value::Dash) && values.len() < heads.len() {
        return None;
    }
    if values.len() == heads.len() && heads.iter().zip(values).all(fits) {
        let under = |(column, value): (usize, &Value)| (*value != Value::Empty).then_some(column);
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
    let under = |value: &Value| {
        if *value == Value::Empty {
            None
        } else {
            columns.next().flatten()
        }
    };
    Some(values.iter().map(under).collect())
}

impl Whole {
    /// Where amounts stand that are, one by one, those of the whole.
    fn columns_of(&self, values: &[Value], heads: &[Head]) -> Option<Vec<usize>> {
        let is_amount = |column: &usize| {
            matches!(
                heads.get(*column),
                Some(Head::Initial | Head::Budget | Head::Spent)
            )
        };
        let amounts = self
            .columns
            .iter()
            .zip(&self.amounts)
            .filter(|(column, _)| is_amount(column));
        let (columns, amounts): (Vec<usize>, Vec<&Value>) = amounts.unzip();
        let is_same = amounts.len() == values.len() && amounts.into_iter().eq(values);
        is_same.then_some(columns)
    }

    /// The largest amount.
    fn most(&self) -> rust_decimal::Decimal {
        let amounts = self.amounts.iter().filter_map(|value| match value {
            Value::Number(amount) | Value::Money(amount) => Some(*amount),
            _ => None,
        });
        amounts.max().unwrap_or_default()
    }
}
