//! Figures as pages show them: amounts, sums over many reports, bars.
//!
//! Invariant: nothing is guessed; a figure that rests on some of the reports only says on how many.

use super::cx::Cx;
use crate::model::{Money, Rate, Score, Tally, Written};
use rust_decimal::{Decimal, RoundingStrategy};
use serde::Serialize;
use std::borrow::Cow;

/// A link with its words; without an address the words alone are shown.
#[derive(Debug, Serialize)]
pub struct Link<'a> {
    /// The words.
    pub label: Cow<'a, str>,
    /// Where it leads.
    pub href: Option<String>,
}

/// An amount of money: the number and its unit.
#[derive(Debug, Serialize)]
pub struct Amount {
    /// Such as `140.32`.
    pub number: String,
    /// 万元 or 亿元.
    pub unit: &'static str,
}

impl Amount {
    pub(super) fn exact(money: Money) -> Self {
        let (number, unit) = money.exact();
        Self { number, unit }
    }

    pub(super) fn rounded(money: Money) -> Self {
        let (number, unit) = money.rounded();
        Self { number, unit }
    }
}

/// An amount as one word, rounded: `1.52亿元`.
pub(super) fn rounded(money: Money) -> String {
    let (number, unit) = money.rounded();
    number + unit
}

/// The share of `part` in `whole` in hundredths, between 0 and 100, for the length of a bar.
pub(super) fn share(part: Decimal, whole: Decimal) -> String {
    // Most scores are full scores, and dividing takes long.
    if part == whole && !whole.is_zero() {
        return "100".to_owned();
    }
    length(Rate::of(part, whole).map_or(Decimal::ZERO, Rate::percent))
}

/// A length of so many hundredths, between 0 and 100.
fn length(hundredths: Decimal) -> String {
    let length = hundredths.clamp(Decimal::ZERO, Decimal::ONE_HUNDRED);
    Written::new(length.normalize()).into()
}

/// The share of one count in another.
pub(super) fn count_share(part: usize, whole: usize) -> String {
    share(Decimal::from(part), Decimal::from(whole))
}

/// The length of a bar for a rate.
pub(super) fn rate_share(rate: Rate) -> String {
    length(rate.percent())
}

/// A score with two digits, as in medians.
pub(super) fn two_digits(score: Score) -> String {
    let mut value = score
        .value()
        .round_dp_with_strategy(2, RoundingStrategy::MidpointAwayFromZero);
    value.rescale(2);
    Written::new(value).into()
}

/// How many reports of a set have a grade.
#[derive(Debug, Serialize)]
pub struct GradeCount<'a> {
    /// The grade's label.
    pub label: &'a str,
    /// The page of the grade, where there is one.
    pub href: Option<String>,
    /// The scores it stands for: `90分及以上`.
    pub range: String,
    /// Number of reports.
    pub count: usize,
    /// Length of its bar, in hundredths of the longest.
    pub bar: String,
    /// Its share in the graded reports: `88.11%`.
    pub share: Option<String>,
}

/// Sums over a set of reports.
#[derive(Debug, Serialize)]
pub struct Sums<'a> {
    /// Number of reports.
    pub reports: usize,
    /// 全年执行数, summed; `None` if no report states it.
    pub spent: Option<Amount>,
    /// 全年预算数, summed; `None` if no report states it.
    pub budget: Option<Amount>,
    /// 执行率 over the reports that state both.
    pub rate: Option<String>,
    /// Length of the rate's bar.
    pub rate_bar: Option<String>,
    /// How many reports leave out budget or spending.
    pub without_amounts: usize,
    /// The median of the scores.
    pub median: Option<String>,
    /// The lowest score.
    pub lowest: Option<String>,
    /// The highest score.
    pub highest: Option<String>,
    /// How many reports have no score.
    pub without_score: usize,
    /// Number of reports by grade, best first.
    pub grades: Vec<GradeCount<'a>>,
}

impl<'a> Sums<'a> {
    pub(super) fn new(cx: &Cx<'a>, tally: &Tally) -> Self {
        let known = tally.with_spent.min(tally.with_budget);
        Self {
            reports: tally.reports,
            spent: (tally.with_spent > 0).then(|| Amount::rounded(tally.spent)),
            budget: (tally.with_budget > 0).then(|| Amount::rounded(tally.budget)),
            rate: tally.execution.map(|rate| rate.to_string()),
            rate_bar: tally.execution.map(rate_share),
            without_amounts: tally.reports - known,
            median: tally.median().map(two_digits),
            lowest: tally.scores.first().map(Score::to_string),
            highest: tally.scores.last().map(Score::to_string),
            without_score: tally.reports - tally.scores.len(),
            grades: grade_counts(cx, &tally.grades),
        }
    }
}

/// The grades with their counts, best first.
pub(super) fn grade_counts<'a>(cx: &Cx<'a>, counts: &[usize]) -> Vec<GradeCount<'a>> {
    let most = counts.iter().copied().max().unwrap_or(0);
    let graded: usize = counts.iter().sum();
    let grades = cx.site.config.grades.iter().zip(counts).enumerate();
    grades
        .map(|(position, (grade, count))| GradeCount {
            label: &grade.label,
            href: cx.grade_route(position).map(|route| cx.href(route)),
            range: grade_range(cx, position),
            count: *count,
            bar: count_share(*count, most),
            share: Rate::of(Decimal::from(*count), Decimal::from(graded))
                .map(|rate| rate.to_string()),
        })
        .collect()
}

/// The scores of a grade in words.
pub(super) fn grade_range(cx: &Cx<'_>, position: usize) -> String {
    let grades = &cx.site.config.grades;
    let lower = grades[position].lower.normalize();
    match position.checked_sub(1).map(|above| &grades[above]) {
        None => format!("{lower}分及以上"),
        Some(above) if lower.is_zero() => format!("不足{}分", above.lower.normalize()),
        Some(above) => format!("{lower}分及以上，不足{}分", above.lower.normalize()),
    }
}
