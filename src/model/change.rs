//! What became of the spending between two years, over the projects that both have.
//!
//! Invariant: only a project that has exactly one report in each of the two years is compared, and
//! only if both state what was spent and it was never in several parts.

use super::report::EvaluationKind;
use super::site::Site;
use super::tally::{evaluated_anew, is_zero_of_more};
use super::value::{Money, Year};

/// The spending of the same projects in an earlier and a later year.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Change {
    /// Number of projects.
    pub projects: usize,
    /// What they spent in the earlier year.
    pub before: Money,
    /// What they spent in the later year.
    pub after: Money,
}

impl Change {
    /// The projects of `later`, all reports of one year, against those of `earlier`, all reports of another. Both
    /// are positions in the site's order.
    pub fn between(site: &Site, earlier: &[usize], later: &[usize]) -> Self {
        let mut change = Self::default();
        let Some(first) = earlier.first().map(|at| site.reports[*at].year.value) else {
            return change;
        };
        for report in later {
            let year = site.reports[*report].year.value;
            let spent = |at: usize| {
                let report = &site.reports[at];
                let spent = report.funds.spent.filter(|_| !is_zero_of_more(report));
                spent.map(|spent| spent.value)
            };
            let whole = site.reports[*report].kind == EvaluationKind::WholeDepartment;
            let divided = site.divided_in(*report).is_some();
            if whole || divided || only_in(site, *report, year) != Some(*report) {
                continue;
            }
            // A project may have been another unit's then.
            let before = only_in(site, *report, first);
            let before = before.filter(|at| earlier.binary_search(at).is_ok());
            let before = before.and_then(spent);
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
