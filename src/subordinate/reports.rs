//! The reports of a subordinate site, from its table of reports.

use super::cell::{self, CellWords};
use super::table::{OpenTables, RowFault, TableRow, read_rows};
use crate::data::REPORTS;
use crate::diagnostic::Diagnostic;
use crate::model::{Rate, SubordinateReport};
use crate::text::word_ends::with_word_ends;
use jiff::civil::Date;
use std::cmp::Reverse;
use std::collections::HashSet;

/// Most characters of a project's or a unit's name.
const LONGEST_NAME: usize = 300;
/// Most characters of a grade.
const LONGEST_GRADE: usize = 20;

/// The columns that are shown.
const COLUMNS: &[&str] = &[
    "report",
    "url",
    "year",
    "unit",
    "project",
    "published",
    "score",
    "grade",
    "budget_wan",
    "spent_wan",
];

/// The reports of a subordinate site.
#[derive(Default)]
pub(super) struct ReadReports {
    /// The newest year first, within a year as the table has them.
    pub(super) reports: Vec<SubordinateReport>,
    /// Their pages.
    pub(super) paths: HashSet<Box<str>>,
    /// The newest day on which one was published.
    pub(super) newest: Option<Date>,
}

/// Reads them.
pub(super) fn read(from: &OpenTables<'_>, base_url: &str) -> Result<ReadReports, Vec<Diagnostic>> {
    let mut read = ReadReports::default();
    let mut shared = CellWords::default();
    read_rows(from, REPORTS, COLUMNS, &mut |row| {
        let (report, published) = report(row, base_url, &mut shared)?;
        if !read.paths.insert(report.path.clone()) {
            return Err(RowFault::Said(format!("报告 {} 列了两次", report.path)));
        }
        read.newest = read.newest.max(published);
        read.reports.push(report);
        Ok(())
    })?;
    read.reports.sort_by_key(|report| Reverse(report.year));
    Ok(read)
}

fn report(
    row: &TableRow<'_>,
    base_url: &str,
    shared: &mut CellWords,
) -> Result<(SubordinateReport, Option<Date>), RowFault> {
    let path = row.get("report", cell::path)?;
    row.pass(path)?;
    row.get("url", |url| match url.strip_prefix(base_url) {
        Some(rest) if rest == path => Ok(()),
        None if url.is_empty() => Ok(()),
        _ => Err(format!("应当是站点的网址加上“网页”一列，{base_url}{path}")),
    })?;
    let project = row.required("project", LONGEST_NAME)?;
    let published = row.get("published", cell::day)?;
    let budget = row.get("budget_wan", cell::wan)?;
    let spent = row.get("spent_wan", cell::wan)?;
    let both = budget.zip(spent);
    let rate = both.and_then(|((_, budget), (_, spent))| Rate::execution(spent, budget));
    let report = SubordinateReport {
        path: path.into(),
        year: row.get("year", cell::year)?,
        unit: shared.share(row.required("unit", LONGEST_NAME)?),
        project: project.into(),
        name: with_word_ends(project).into(),
        score: row.get("score", cell::score)?.map(Into::into),
        grade: row
            .words("grade", LONGEST_GRADE)?
            .map(|grade| shared.share(grade)),
        budget: budget.map(|(text, _)| text.into()),
        spent: spent.map(|(text, _)| text.into()),
        rate: rate.map(|rate| rate.to_string().into()),
        published: published.map(|day| day.to_string().into()),
    };
    Ok((report, published))
}
