//! How many goals of a year were reached.

use super::cx::Cx;
use super::figure::count_share;
use crate::model::Verdict;
use serde::Serialize;

/// How many goals of a year were reached.
#[derive(Clone, Debug, Default, Serialize)]
pub struct GoalCount {
    /// Goals whose words allow a comparison.
    pub compared: usize,
    /// Those that were reached.
    pub reached: usize,
    /// Those that were missed.
    pub missed: usize,
    /// Length of the bar of the reached ones.
    pub bar: String,
}

impl GoalCount {
    /// Counts the goals of a list of reports.
    pub(super) fn new(cx: &Cx<'_>, list: u32) -> Self {
        let mut count = Self::default();
        for report in cx.plan.list(list).reports(cx.site, cx.plan) {
            for goal in &cx.site.reports[*report].goals {
                match goal.verdict() {
                    Verdict::Reached => count.reached += 1,
                    Verdict::Missed => count.missed += 1,
                    Verdict::Unknown => {}
                }
            }
        }
        count.compared = count.reached + count.missed;
        count.bar = count_share(count.reached, count.compared);
        count
    }
}
