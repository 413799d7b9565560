//! Which report a row of 整改 answers, and which rows answer a report.
//!
//! A row answers the reports of the same project in the year it says, else in the latest earlier one. Where
//! some of them tell its problem in the same words, it answers only these.

use super::history::Rectification;
use super::site::Site;
use super::value::Year;

/// The year of the reports that a row of a report answers; `None` where it does not say one, and the site has
/// no earlier report of the project.
pub fn answered_year(site: &Site, report: usize, row: &Rectification) -> Option<Year> {
    let stated = row.year.map(|year| year.value);
    let own = site.reports[report].year.value;
    let latest = || {
        let earlier = of_years(site, report, |year| year < own);
        earlier.last().map(|at| site.reports[*at].year.value)
    };
    stated.or_else(latest)
}

/// The reports that a row of a report answers, in the site's order.
pub fn answers(site: &Site, report: usize, row: &Rectification) -> Vec<usize> {
    let own = site.reports[report].year.value;
    let Some(answered) = answered_year(site, report, row).filter(|year| *year < own) else {
        return Vec::new();
    };
    let before = of_years(site, report, |year| year < answered).len();
    let of_year = &of_years(site, report, |year| year <= answered)[before..];
    let telling = of_year.iter().copied().filter(|at| tells(site, *at, row));
    let telling: Vec<usize> = telling.collect();
    match telling.is_empty() {
        true => of_year.to_vec(),
        false => telling,
    }
}

/// The first reports of a report's project, as far as their years are such.
fn of_years(site: &Site, report: usize, is_such: impl Fn(Year) -> bool) -> &[usize] {
    let same = site.same_project(report);
    &same[..same.partition_point(|at| is_such(site.reports[*at].year.value))]
}

/// The rows of later reports that answer a report, oldest first: each report with its row.
pub fn later_answers(site: &Site, report: usize) -> Vec<(usize, &Rectification)> {
    let own = site.reports[report].year.value;
    let until = of_years(site, report, |year| year <= own).len();
    let later = site.same_project(report)[until..].iter().copied();
    let rows = later.flat_map(|at| {
        let history = site.reports[at].history.as_ref();
        let rows = history
            .into_iter()
            .flat_map(|history| &history.rectifications);
        rows.map(move |row| (at, row))
    });
    rows.filter(|(at, row)| answered_year(site, *at, row) == Some(own))
        .filter(|(at, row)| answers(site, *at, row).contains(&report))
        .collect()
}

/// Whether later reports answer a report in other words than those of its own problems.
pub fn is_answered_later(site: &Site, report: usize) -> bool {
    let later = later_answers(site, report);
    later.iter().any(|(_, row)| !tells(site, report, row))
}

/// Whether a report tells the problem of a row in the same words.
pub fn tells(site: &Site, report: usize, row: &Rectification) -> bool {
    let history = site.reports[report].history.as_ref();
    let mut problems = history.into_iter().flat_map(|history| &history.problems);
    problems.any(|problem| problem.value == row.problem.value)
}
