//! Sums over a set of reports: how many, how much money, which scores.

use super::site::Site;
use super::value::{Money, Rate, Score};
use rust_decimal::Decimal;

/// What a set of reports comes to.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Tally {
    /// Number of reports.
    pub reports: usize,
    /// Sum of 全年执行数 of the reports that state it.
    pub spent: Money,
    /// Number of reports that state 全年执行数.
    pub with_spent: usize,
    /// Sum of 全年预算数 of the reports that state it.
    pub budget: Money,
    /// Number of reports that state 全年预算数.
    pub with_budget: usize,
    /// 执行率 over the reports that state both, never guessed from one alone.
    pub execution: Option<Rate>,
    /// The scores, in ascending order.
    pub scores: Vec<Score>,
    /// Number of reports of each grade, in the order of the settings.
    pub grades: Vec<usize>,
}

impl Tally {
    /// Sums over `reports`, positions in `site.reports`.
    pub(crate) fn of(site: &Site, reports: impl IntoIterator<Item = usize>) -> Self {
        let mut tally = Self {
            grades: vec![0; site.config.grades.len()],
            ..Self::default()
        };
        let (mut spent_of_both, mut budget_of_both) = (Money::default(), Money::default());
        for index in reports {
            let report = &site.reports[index];
            tally.reports += 1;
            let (spent, budget) = (&report.funds.spent, &report.funds.budget);
            if let Some(spent) = spent {
                tally.spent = tally.spent + spent.value;
                tally.with_spent += 1;
            }
            if let Some(budget) = budget {
                tally.budget = tally.budget + budget.value;
                tally.with_budget += 1;
            }
            if let (Some(spent), Some(budget)) = (spent, budget) {
                spent_of_both = spent_of_both + spent.value;
                budget_of_both = budget_of_both + budget.value;
            }
            tally.scores.extend(report.score.map(|score| score.value));
            if let Some(grade) = site.grade_of[index] {
                tally.grades[grade] += 1;
            }
        }
        tally.scores.sort();
        tally.execution = Rate::execution(spent_of_both, budget_of_both);
        tally
    }

    /// The median score, with two digits; `None` without scores.
    pub(crate) fn median(&self) -> Option<Score> {
        let middle = self.scores.len() / 2;
        let upper = self.scores.get(middle)?.value();
        let lower = self.scores[self.scores.len().div_ceil(2) - 1].value();
        let mut median = ((upper + lower) / Decimal::TWO).round_dp(2);
        median.rescale(2);
        Some(Score::from_decimal(median))
    }
}
