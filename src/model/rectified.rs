//! Which report a row of 整改 answers, and which rows answer a report.
//!
//! A row answers the reports of the same project in the year it says, else in the latest earlier one. Where
//! some of them tell its problem in the same words, it answers only these.

use super::history::Rectification;
use super::site::Site;
use super::value::Year;

/// The year of the reports that a row of a report answers; `None` where it does not say one, and the site has
/// no earlier report of the project.
pub(crate) fn answered_year(site: &Site, report: usize, row: &Rectification) -> Option<Year> {
    let year = |at: usize| site.reports[at].year.value;
    let own = year(report);
    let stated = row.year.map(|year| year.value);
    let same = site.same_project(report).iter().map(|at| year(*at));
    let latest = same.filter(|year| *year < own).max();
    stated.or(latest)
}

/// The reports that a row of a report answers, in the site's order.
pub(crate) fn answers(site: &Site, report: usize, row: &Rectification) -> Vec<usize> {
    let own = site.reports[report].year.value;
    let year = answered_year(site, report, row).filter(|year| *year < own);
    let same = site.same_project(report).iter().copied();
    let of_year = same.filter(|at| Some(site.reports[*at].year.value) == year);
    let of_year: Vec<usize> = of_year.collect();
    let telling = of_year.iter().copied().filter(|at| tells(site, *at, row));
    let telling: Vec<usize> = telling.collect();
    match telling.is_empty() {
        true => of_year,
        false => telling,
    }
}

/// The rows of later reports that answer a report, oldest first: each report with its row.
pub(crate) fn later_answers(site: &Site, report: usize) -> Vec<(usize, &Rectification)> {
    let own = site.reports[report].year.value;
    let same = site.same_project(report).iter().copied();
    let later = same.filter(|at| site.reports[*at].year.value > own);
    let rows = later.flat_map(|at| {
        let history = site.reports[at].history.as_ref();
        let rows = history
            .into_iter()
            .flat_map(|history| &history.rectifications);
        rows.map(move |row| (at, row))
    });
    rows.filter(|(at, row)| answers(site, *at, row).contains(&report))
        .collect()
}

/// Whether later reports answer a report in other words than those of its own problems.
pub(crate) fn is_answered_later(site: &Site, report: usize) -> bool {
    let later = later_answers(site, report);
    later.iter().any(|(_, row)| !tells(site, report, row))
}

/// Whether a report tells the problem of a row in the same words.
pub(crate) fn tells(site: &Site, report: usize, row: &Rectification) -> bool {
    let history = site.reports[report].history.as_ref();
    let mut problems = history.into_iter().flat_map(|history| &history.problems);
    problems.any(|problem| problem.value == row.problem.value)
}
