//! 支出明细: what the money was spent on.

use super::funds::wan;
use crate::model::Report;
use serde::Serialize;

/// What a part of the money was spent on.
#[derive(Debug, Serialize)]
pub struct SpendingLine<'a> {
    /// 用途.
    pub purpose: &'a str,
    /// 金额 in 万元, exactly.
    pub amount: Option<String>,
}

/// The parts, in order.
pub(super) fn spending(report: &Report) -> Vec<SpendingLine<'_>> {
    let parts = report.spending.iter().map(|part| SpendingLine {
        purpose: &part.purpose.value,
        amount: wan(part.amount),
    });
    parts.collect()
}
