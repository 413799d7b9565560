//! Sums over a set of reports: how many, how much money, which scores.
//!
//! Invariant: 预算, 支出 and 执行率 of a set are of the same reports, those that state both amounts,
//! and no amount is counted twice.

use super::recompute::SourceSum;
use super::report::{EvaluationKind, Report};
use super::site::Site;
use super::value::{Money, Rate, Score};
use crate::config::Config;
use rust_decimal::Decimal;

/// An amount of money, and how many reports it is of.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Sum {
    /// Number of reports.
    pub reports: usize,
    /// What they state, summed.
    pub money: Money,
}

impl Sum {
    /// Counts one more report.
    pub fn add(&mut self, money: Money) {
        self.reports += 1;
        self.money = self.money + money;
    }
}

/// What a set of reports comes to.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Tally {
    /// Number of reports.
    pub reports: usize,
    /// 全年执行数 of the reports that state 全年预算数 as well.
    pub spent: Sum,
    /// 全年预算数 of these same reports.
    pub budget: Sum,
    /// 全年执行数 of the reports that state no 全年预算数.
    pub spent_alone: Sum,
    /// 全年预算数 of the reports that state no 全年执行数.
    pub budget_alone: Sum,
    /// Number of reports that state nothing but zeros in all, and more than that in the parts.
    pub contradicted: usize,
    /// Number of reports on the spending of a whole department: that of its projects is part of it.
    pub whole_departments: usize,
    /// Number of reports whose amounts are counted with another report of the same project.
    pub counted_twice: usize,
    /// The scores, in ascending order.
    pub scores: Vec<Score>,
    /// Number of reports of each grade, in the order of the settings.
    pub grades: Vec<usize>,
}

impl Tally {
    /// Sums over `reports`, positions in `site.reports` in the site's order.
    pub fn of(site: &Site, reports: &[usize]) -> Self {
        let mut tally = Self {
            grades: vec![0; site.config.grades.len()],
            ..Self::default()
        };
        debug_assert!(reports.is_sorted());
        for index in reports.iter().copied() {
            let report = &site.reports[index];
            tally.reports += 1;
            match (report.funds.spent, report.funds.budget) {
                _ if report.kind == EvaluationKind::WholeDepartment => {
                    tally.whole_departments += 1;
                }
                _ if is_zero_of_more(report) => tally.contradicted += 1,
                _ if is_counted_elsewhere(site, index, reports) => tally.counted_twice += 1,
                (Some(spent), Some(budget)) => {
                    tally.spent.add(spent.value);
                    tally.budget.add(budget.value);
                }
                (Some(spent), None) => tally.spent_alone.add(spent.value),
                (None, Some(budget)) => tally.budget_alone.add(budget.value),
                (None, None) => {}
            }
            tally.scores.extend(report.score.map(|score| score.value));
            if let Some(grade) = site.grade_of[index] {
                tally.grades[grade] += 1;
            }
        }
        tally.scores.sort();
        tally
    }

    /// 执行率 over the reports that state both amounts, never guessed from one alone.
    pub fn execution(&self) -> Option<Rate> {
        Rate::execution(self.spent.money, self.budget.money)
    }

    /// 全年执行数 where one figure is shown: of the reports with both amounts, else of those that state no budget.
    pub fn shown_spent(&self) -> Sum {
        match self.spent.reports {
            0 => self.spent_alone,
            _ => self.spent,
        }
    }

    /// 全年预算数 where one figure is shown: of the same reports, else, where none says what it spent, of
    /// those with a budget alone.
    pub fn shown_budget(&self) -> Sum {
        match self.shown_spent().reports {
            0 => self.budget_alone,
            _ => self.budget,
        }
    }

    /// Number of reports whose amounts are in the figures that are shown.
    pub fn counted(&self) -> usize {
        self.shown_spent().reports.max(self.shown_budget().reports)
    }

    /// Number of reports whose amounts are in no sum, whatever they state.
    pub fn set_aside(&self) -> usize {
        self.contradicted + self.counted_twice + self.whole_departments
    }

    /// Number of reports that state no 全年执行数.
    pub fn without_spent(&self) -> usize {
        self.reports - self.all_spent().reports - self.set_aside()
    }

    /// 全年执行数 of all reports that state it, whether they state a budget or not.
    pub fn all_spent(&self) -> Sum {
        Sum {
            reports: self.spent.reports + self.spent_alone.reports,
            money: self.spent.money + self.spent_alone.money,
        }
    }

    /// The grades that reports have with their numbers, best first: `优3`, `良1`.
    pub fn grade_words(&self, config: &Config) -> Vec<String> {
        let counts = config.grades.iter().zip(&self.grades);
        let counts = counts.filter(|(_, count)| **count > 0);
        let words = counts.map(|(grade, count)| format!("{}{count}", grade.label));
        words.collect()
    }

    /// The median score, with two digits; `None` without scores.
    pub fn median(&self) -> Option<Score> {
        let middle = self.scores.len() / 2;
        let upper = self.scores.get(middle)?.value();
        let lower = self.scores[self.scores.len().div_ceil(2) - 1].value();
        let mut median = ((upper + lower) / Decimal::TWO).round_dp(2);
        median.rescale(2);
        Some(Score::from_decimal(median))
    }
}

/// Whether the amounts of a report are those of another one among `reports`.
fn is_counted_elsewhere(site: &Site, index: usize, reports: &[usize]) -> bool {
    evaluated_anew(site, index).is_some_and(|at| reports.binary_search(&at).is_ok())
}

/// The unit's own report that a department's or the finance office's evaluates anew: the same project
/// and year, the same amounts. Parts of a project that was joined by hand are no evaluations of each other.
pub fn evaluated_anew(site: &Site, index: usize) -> Option<usize> {
    let report = &site.reports[index];
    let amounts = |at: usize| {
        let funds = &site.reports[at].funds;
        let (spent, budget) = (funds.spent, funds.budget);
        (
            spent.map(|spent| spent.value),
            budget.map(|budget| budget.value),
        )
    };
    let anew = matches!(
        report.kind,
        EvaluationKind::Department | EvaluationKind::Finance
    );
    if !anew || amounts(index) == (None, None) {
        return None;
    }
    let mut same = site.same_project(index).iter().copied();
    same.find(|at| {
        let other = &site.reports[*at];
        other.kind == EvaluationKind::Unit
            && other.year.value == report.year.value
            && site.is_same_part(*at, index)
            && amounts(*at) == amounts(index)
    })
}

/// Whether the total line of a report states zeros where the sources add up to more: zeros that
/// nobody can have meant.
pub fn is_zero_of_more(report: &Report) -> bool {
    let amounts = [report.funds.budget, report.funds.spent];
    let nothing = amounts.iter().flatten().all(|amount| amount.is_zero());
    let is_more = |sum: &SourceSum| {
        let counted = ["全年预算数", "全年执行数"].contains(&sum.field);
        counted && !sum.sum.is_zero() && sum.total.is_zero()
    };
    nothing && report.source_sums().iter().any(is_more)
}
