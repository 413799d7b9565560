//! What the points of a report's indicators and of its budget execution come to.

use crate::model::lines::Indicator;
use crate::model::report::Report;
use crate::source::Spanned;
use rust_decimal::Decimal;

/// The sum of a column of points.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Points {
    /// How many indicators there are.
    pub count: usize,
    /// Of all indicators.
    pub indicators: Decimal,
    /// Of budget execution (资金), where it is given.
    pub execution: Option<Decimal>,
}

impl Points {
    /// Indicators and budget execution together.
    pub fn total(&self) -> Decimal {
        self.indicators + self.execution.unwrap_or_default()
    }
}

impl Report {
    /// Σ得分; `None` where an indicator has no score, or there is none.
    pub fn scores(&self) -> Option<Points> {
        self.points(self.funds.score, |indicator| indicator.score)
    }

    /// Σ分值; `None` where an indicator has no weight, or there is none.
    pub fn weights(&self) -> Option<Points> {
        self.points(self.funds.weight, |indicator| indicator.weight)
    }

    /// Σ得分 of a form that is complete: every part has 分值 and 得分, and the weights add up to a
    /// hundred. `None` for a part of a form, which says nothing about the report's score.
    pub fn complete_scores(&self) -> Option<Points> {
        let (scores, weights) = (self.scores()?, self.weights()?);
        let same_parts = scores.execution.is_some() == weights.execution.is_some();
        (same_parts && weights.total() == Decimal::ONE_HUNDRED).then_some(scores)
    }

    /// Numbers of a report are at most a billion, so that sums of them cannot run over.
    fn points(
        &self,
        execution: Option<Spanned<Decimal>>,
        of: impl Fn(&Indicator) -> Option<Spanned<Decimal>>,
    ) -> Option<Points> {
        let rows = self.indicators();
        let values = rows.iter().map(|row| Some(of(row)?.value));
        let indicators: Decimal = values.sum::<Option<Decimal>>()?;
        (!rows.is_empty()).then_some(Points {
            count: rows.len(),
            indicators,
            execution: execution.map(|execution| execution.value),
        })
    }
}
