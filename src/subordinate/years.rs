//! What the reports of a subordinate site come to year by year: its own sums, of its table of units by year.

use super::cell;
use super::package::{AGAIN, file_of};
use super::table::{OpenTables, read_rows};
use crate::data::UNIT_YEARS;
use crate::diagnostic::{Code, Diagnostic};
use crate::model::{SubordinateReport, SubordinateYear, Year};
use std::collections::BTreeMap;

/// The columns that are summed.
const COLUMNS: &[&str] = &["year", "reports", "spent_wan", "budget_wan", "counted"];

/// Reads the sums, the newest year first. They must be of just these reports.
pub(super) fn read(
    from: &OpenTables<'_>,
    reports: &[SubordinateReport],
) -> Result<Vec<SubordinateYear>, Vec<Diagnostic>> {
    let mut years: BTreeMap<Year, SubordinateYear> = BTreeMap::new();
    read_rows(from, UNIT_YEARS, COLUMNS, &mut |row| {
        let year = row.get("year", cell::year)?;
        let reports = row.get("reports", cell::count)?;
        let counted = row.get("counted", cell::count)?;
        let spent = row.get("spent_wan", cell::wan)?;
        let budget = row.get("budget_wan", cell::wan)?;
        let sums = years.entry(year).or_default();
        sums.year = year;
        sums.reports += reports;
        // Where a unit has only one of the two, it is of reports that do not state the other.
        if let (Some((_, spent)), Some((_, budget))) = (spent, budget) {
            sums.counted += counted;
            sums.spent = sums.spent + spent;
            sums.budget = sums.budget + budget;
        }
        Ok(())
    })?;
    let mut of_rows: BTreeMap<Year, usize> = BTreeMap::new();
    for report in reports {
        *of_rows.entry(report.year).or_default() += 1;
    }
    let stated = years.values().map(|sums| (sums.year, sums.reports));
    let other = stated
        .clone()
        .find(|(year, reports)| of_rows.get(year) != Some(reports));
    let missing = of_rows.keys().find(|year| !years.contains_key(year));
    if let Some(year) = other.map(|(year, _)| year).or(missing.copied()) {
        let path = file_of(&from.package.folder, &format!("{}.csv", UNIT_YEARS.name));
        let message = format!("{year}年的报告数与“报告”表的行数不一致，两张表不是同一次生成的");
        let found = Diagnostic::whole(Code::SUBORDINATE_DATA, &path, message);
        return Err(vec![found.help(AGAIN)]);
    }
    Ok(years.into_values().rev().collect())
}
