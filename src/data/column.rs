//! A column: what it is called, what stands in it, and how it is explained.
//!
//! Name and explanation come out of the table of fields where the column is one of its fields.

use super::cell::Cell;
use super::row::DataRow;
use crate::field::{Field, Need};

/// How a cell is made from its row.
type MakeCell = for<'a> fn(&'a DataRow<'_>) -> Cell<'a>;

/// One column of a table.
#[derive(Clone, Copy, Debug)]
pub struct Column {
    zh: &'static str,
    en: &'static str,
    help: &'static str,
    /// What stands in it.
    pub kind: ColumnKind,
    /// Whether something always stands in it.
    pub need: Need,
    /// The cell of a row.
    pub cell: MakeCell,
}

/// What stands in a column.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ColumnKind {
    /// Words.
    Text,
    /// One of a few words.
    Choice(&'static [&'static str]),
    /// The path of a file below the site's root.
    Path,
    /// A whole address on the web.
    Address,
    /// A year from 2000 to 2100.
    Year,
    /// A day, `2024-09-30`.
    Day,
    /// A whole number from 0 up.
    Count,
    /// A whole number from 1 up.
    Ordinal,
    /// A number.
    Number,
    /// A number from 0 to 100.
    Score,
    /// An amount of money in 万元.
    Wan,
    /// Hundredths.
    Percent,
    /// A size in bytes.
    Bytes,
}

impl ColumnKind {
    /// The unit that the column's title names.
    pub fn unit(self) -> Option<&'static str> {
        match self {
            Self::Wan => Some("万元"),
            Self::Percent => Some("%"),
            Self::Bytes => Some("字节"),
            _ => None,
        }
    }

    /// What stands in it, in the words of the data page.
    pub fn words(self) -> &'static str {
        match self {
            Self::Text => "文字",
            Self::Choice(_) => "固定的几个词",
            Self::Path => "相对于网站根的路径",
            Self::Address => "网址",
            Self::Year => "年份",
            Self::Day => "日期",
            Self::Count | Self::Ordinal => "整数",
            Self::Number => "数",
            Self::Score => "0到100的数",
            Self::Wan => "数，单位是万元",
            Self::Percent => "数，单位是百分之一",
            Self::Bytes => "整数，单位是字节",
        }
    }

    fn suffix(self) -> &'static str {
        match self {
            Self::Wan => "_wan",
            Self::Percent => "_percent",
            Self::Bytes => "_bytes",
            _ => "",
        }
    }
}

impl Column {
    /// A field of a report: its names and its help are those of the table of fields.
    pub(super) const fn of(
        fields: &'static [Field],
        at: &str,
        kind: ColumnKind,
        cell: MakeCell,
    ) -> Self {
        let field = &fields[position(fields, at)];
        Self::own((field.zh, field.en), kind, field.help, cell)
    }

    /// A column that is no field by itself.
    pub(super) const fn own(
        names: (&'static str, &'static str),
        kind: ColumnKind,
        help: &'static str,
        cell: MakeCell,
    ) -> Self {
        Self {
            zh: names.0,
            en: names.1,
            help,
            kind,
            need: Need::Optional,
            cell,
        }
    }

    /// The same column by another name, where the field's own would not be understood alone.
    pub(super) const fn named(self, zh: &'static str, en: &'static str) -> Self {
        Self { zh, en, ..self }
    }

    /// The same column explained otherwise than to editors.
    pub(super) const fn explained(self, help: &'static str) -> Self {
        Self { help, ..self }
    }

    /// The same column, never empty.
    pub(super) const fn required(self) -> Self {
        Self {
            need: Need::Required,
            ..self
        }
    }

    /// Its title: `全年预算数（万元）`.
    pub fn title(&self) -> String {
        match self.kind.unit() {
            Some(unit) => format!("{}（{unit}）", self.zh),
            None => self.zh.to_owned(),
        }
    }

    /// Its name for programs: `budget_wan`.
    pub fn name(&self) -> String {
        [self.en, self.kind.suffix()].concat()
    }

    /// What it means, in one line of Chinese.
    pub fn help(&self) -> &'static str {
        self.help
    }
}

/// Where a field stands in its table. A name that is not there stops the compiler, past the end.
const fn position(fields: &[Field], name: &str) -> usize {
    let mut at = 0;
    while !same(fields[at].en.as_bytes(), name.as_bytes()) {
        at += 1;
    }
    at
}

const fn same(a: &[u8], b: &[u8]) -> bool {
    if a.len() != b.len() {
        return false;
    }
    let mut at = 0;
    while at < a.len() {
        if a[at] != b[at] {
            return false;
        }
        at += 1;
    }
    true
}
