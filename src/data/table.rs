//! A table: its name, its columns, and which rows it has.

use super::column::{Column, ColumnKind};
use super::row::DataRows;
use super::{cell::Cell, row::DataRow};
use crate::model::{Route, Site};

/// One table.
#[derive(Debug)]
pub struct DataTable {
    /// Its name in addresses: `reports`.
    pub name: &'static str,
    /// Its title: 报告.
    pub title: &'static str,
    /// What one row of it is.
    pub about: &'static str,
    /// What its rows are of.
    pub(super) each: Each,
    /// How many rows there are of one report or unit.
    pub(super) lines: fn(&Site, usize) -> usize,
    /// Its columns.
    pub columns: &'static [Column],
    /// The names of the columns that tell its rows apart.
    pub key: &'static [&'static str],
    /// Columns whose values stand in the first key column of another table, with its name.
    pub refers: &'static [(&'static str, &'static str)],
}

/// What the rows of a table are of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Each {
    /// Reports that are not withdrawn.
    Report,
    /// Reports that are.
    Withdrawn,
    /// Units.
    Unit,
    /// Units in the years in which they have reports that are not withdrawn.
    UnitYear,
}

impl DataTable {
    /// Whether it has a row: a table that has none is not published.
    pub fn has_rows(&self, site: &Site) -> bool {
        DataRows::all(site, self).next().is_some()
    }

    /// The address of the whole table in a format: `data/reports.csv`.
    pub fn route(&self, ending: &str) -> Route {
        Route::new(format!("data/{}.{ending}", self.name))
    }

    /// Its column of this name.
    pub fn column(&self, name: &str) -> Option<&Column> {
        self.columns.iter().find(|column| column.name() == name)
    }
}

/// Tables whose rows are lines of reports that are not withdrawn refer to their report by this.
pub(super) const OF_REPORT: &[(&str, &str)] = &[("report", "reports")];

/// What tells the lines of a report apart.
pub(super) const LINE: &[&str] = &["report", "number"];

/// The report's page: what ties tables together.
pub(super) const REPORT_PAGE: Column = Column::own(
    ("网页", "report"),
    ColumnKind::Path,
    "报告的网页；同一份报告在各表里写法相同，凭它把几张表连起来",
    |row| Cell::text(row.site.route_of[row.at].as_str()),
)
.required();

/// Which line of its report a row is.
pub(super) const NUMBER: Column = Column::own(
    ("序号", "number"),
    ColumnKind::Ordinal,
    "在这份报告里的第几行",
    |row: &DataRow<'_>| Cell::count(row.index + 1),
)
.required();
