//! How many targets were reached: the goals or indicators of a report, and the goals of a year.

use super::figure::count_share;
use crate::model::{Site, Verdict};
use serde::Serialize;
use std::fmt::Write;

/// How many targets were reached.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Count {
    /// All that are listed.
    pub total: usize,
    /// Reached.
    pub reached: usize,
    /// Missed.
    pub missed: usize,
    /// Those whose words allow no comparison.
    pub unknown: usize,
}

impl Count {
    fn add(mut self, verdict: Verdict) -> Self {
        self.total += 1;
        match verdict {
            Verdict::Reached => self.reached += 1,
            Verdict::Missed => self.missed += 1,
            Verdict::Unknown(_) => self.unknown += 1,
        }
        self
    }

    pub(super) fn of(verdicts: impl Iterator<Item = Verdict>) -> Self {
        verdicts.fold(Self::default(), Self::add)
    }

    /// `2项目标全部达到`, `5项目标中3项达到、1项未达到、1项未作对照`.
    pub(super) fn words(self, noun: &str) -> String {
        let Self {
            total,
            reached,
            missed,
            unknown,
        } = self;
        if unknown == total {
            return format!("{total}项{noun}不能直接对照");
        }
        if reached == total {
            return format!("{total}项{noun}全部达到");
        }
        let mut words = format!("{total}项{noun}中");
        let parts = [(reached, "达到"), (missed, "未达到"), (unknown, "未作对照")];
        let parts = parts.iter().filter(|(count, _)| *count > 0);
        for (at, (count, verdict)) in parts.enumerate() {
            let mark = if at > 0 { "、" } else { "" };
            let _ = write!(words, "{mark}{count}项{verdict}");
        }
        words
    }
}

/// How many goals of a year were reached.
#[derive(Debug, Serialize)]
pub struct GoalCount {
    /// Goals whose words allow a comparison.
    pub compared: usize,
    /// Those that were reached.
    pub reached: usize,
    /// Those that were missed.
    pub missed: usize,
    /// Those whose words allow no comparison.
    pub unknown: usize,
    /// Length of the bar of the reached ones, where all were compared.
    pub bar: Option<String>,
}

impl GoalCount {
    /// Counts the goals of these reports.
    pub(super) fn of(site: &Site, reports: &[usize]) -> Self {
        let verdicts = reports.iter().flat_map(|at| {
            let goals = site.reports[*at].goals();
            goals
                .iter()
                .map(|goal| goal.judgement().verdict)
                .collect::<Vec<_>>()
        });
        let count = Count::of(verdicts);
        let compared = count.total - count.unknown;
        Self {
            compared,
            reached: count.reached,
            missed: count.missed,
            unknown: count.unknown,
            bar: (count.unknown == 0).then(|| count_share(count.reached, compared)),
        }
    }
}
