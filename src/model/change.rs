//! What became of the spending between two years, over the projects that both have.
//!
//! Invariant: only a project that has exactly one report in each of the two years is compared, and
//! only if both state what was spent.

use super::report::EvaluationKind;
use super::site::Site;
use super::tally::{evaluated_anew, is_zero_of_more};
use super::value::{Money, Year};

/// The spending of the same projects in an earlier and a later year.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(crate) struct Change {
    /// Number of projects.
    pub projects: usize,
    /// What they spent in the earlier year.
    pub before: Money,
    /// What they spent in the later year.
    pub after: Money,
}

impl Change {
    /// The projects of `later`, all reports of one year, against the reports of the year `earlier`.
    pub(crate) fn between(site: &Site, earlier: Year, later: &[usize]) -> Self {
        let mut change = Self::default();
        for report in later {
            let year = site.reports[*report].year.value;
            let spent = |at: usize| {
                let report = &site.reports[at];
                let spent = report.funds.spent.filter(|_| !is_zero_of_more(report));
                spent.map(|spent| spent.value)
            };
            let whole = site.reports[*report].kind == EvaluationKind::WholeDepartment;
            if whole || only_in(site, *report, year) != Some(*report) {
                continue;
            }
            let before = only_in(site, *report, earlier).and_then(spent);
            if let (Some(before), Some(after)) = (before, spent(*report)) {
                change.projects += 1;
                change.before = change.before + before;
                change.after = change.after + after;
            }
        }
        change
    }
}

/// The one report of a year about the same project as `report`; `None` where there are none or several.
fn only_in(site: &Site, report: usize, year: Year) -> Option<usize> {
    let same = site.same_project(report).iter().copied();
    let of_year = same.filter(|at| site.reports[*at].year.value == year);
    let mut of_year = of_year.filter(|at| evaluated_anew(site, *at).is_none());
    let only = of_year.next()?;
    of_year.next().is_none().then_some(only)
}
