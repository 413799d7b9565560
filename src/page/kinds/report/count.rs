//! 目标完成: how many targets were reached, missed, and not compared.

use crate::page::figure::count_share;
use crate::page::goal_count::Count;
use serde::Serialize;

/// How many targets were reached, missed and not compared, as a figure.
#[derive(Debug, Serialize)]
pub struct CountFigure {
    /// All that are listed.
    pub total: usize,
    /// Those that were reached.
    pub reached: usize,
    /// Those that were missed.
    pub missed: usize,
    /// Those whose words allow no comparison.
    pub unknown: usize,
    /// Length of the bar of the reached ones, where all were compared.
    pub bar: Option<String>,
    /// All of it in words.
    pub words: String,
}

/// The figure of the goals and then of the indicators; of indicators alone where no goal can be
/// compared.
pub(super) fn counts(goals: Count, indicators: Count) -> (CountFigure, Option<CountFigure>) {
    let comparable = goals.total > goals.unknown;
    let goals = count(goals, "目标");
    let second = (indicators.total > 0).then(|| count(indicators, "指标"));
    match second {
        Some(indicators) if !comparable => (indicators, None),
        second => (goals, second),
    }
}

fn count(count: Count, noun: &'static str) -> CountFigure {
    CountFigure {
        total: count.total,
        reached: count.reached,
        missed: count.missed,
        unknown: count.unknown,
        bar: (count.unknown == 0).then(|| count_share(count.reached, count.total)),
        words: match count.total {
            0 => format!("未列明{noun}"),
            _ => count.words(noun),
        },
    }
}
