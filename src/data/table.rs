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
        self.each_subject(site).any(|at| (self.lines)(site, at) > 0)
    }

    /// What its rows are of, in order: reports, or units. In the table of units by year, the first reports of units and
    /// years. That is of the site's shape, so no report counts as looked at.
    pub fn subjects(&self, site: &Site) -> Vec<usize> {
        self.each_subject(site).collect()
    }

    fn each_subject<'a>(&self, site: &'a Site) -> Box<dyn Iterator<Item = usize> + 'a> {
        let of_years = || site.by_year.values().rev();
        match self.each {
            Each::Unit => Box::new(0..site.units.len()),
            Each::UnitYear => Box::new(of_years().flat_map(|reports| {
                let begins = |two: &&[usize]| site.unit_of[two[0]] != site.unit_of[two[1]];
                let first = reports.first().copied().into_iter();
                first.chain(reports.windows(2).filter(begins).map(|two| two[1]))
            })),
            Each::Report => Box::new(of_years().flatten().copied()),
            Each::Withdrawn => {
                let reports = site.reports.unnoted().enumerate();
                let withdrawn = reports.filter(|(_, report)| report.withdrawn.is_some());
                Box::new(withdrawn.map(|(at, _)| at))
            }
        }
    }

    /// The rows of some of its [`subjects`](Self::subjects).
    pub fn rows<'a>(&'a self, site: &'a Site, subjects: &'a [usize]) -> DataRows<'a> {
        DataRows::of(site, self, subjects)
    }

    /// How many rows these are.
    pub fn count_rows(&self, site: &Site, subjects: &[usize]) -> usize {
        let lines = subjects.iter().map(|at| (self.lines)(site, *at));
        lines.sum()
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
