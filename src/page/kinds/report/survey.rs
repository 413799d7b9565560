//! 调查: how satisfaction was asked for.

use crate::model::{Quantity, Rate, Survey};
use crate::page::figure::rate_share;
use crate::source::Spanned;
use rust_decimal::Decimal;
use serde::Serialize;

/// The survey of a report.
#[derive(Debug, Serialize)]
pub struct SurveyFigure<'a> {
    /// 方式.
    pub method: Option<&'a str>,
    /// 时间.
    pub period: Option<&'a str>,
    /// 发放.
    pub issued: Option<u32>,
    /// 回收.
    pub returned: Option<u32>,
    /// 有效.
    pub valid: Option<u32>,
    /// 满意, as written.
    pub satisfied: Option<&'a str>,
    /// Returned of those handed out.
    pub return_rate: Option<String>,
    /// Satisfied of the valid answers; of the returned ones where valid ones are not counted.
    pub satisfaction: Option<String>,
    /// Length of the bar of satisfaction.
    pub bar: Option<String>,
}

impl<'a> SurveyFigure<'a> {
    pub(super) fn new(survey: &'a Survey) -> Self {
        let count = |number: Option<Spanned<u32>>| number.map(|number| number.value);
        let satisfied = survey.satisfied.as_ref().map(|satisfied| &*satisfied.value);
        let of = count(survey.valid).or(count(survey.returned));
        let satisfaction = satisfied
            .filter(|satisfied| !satisfied.contains(['%', '％']))
            .and_then(Quantity::only)
            .map(|quantity| quantity.number)
            .zip(of)
            .and_then(|(satisfied, of)| Rate::of(satisfied, Decimal::from(of)));
        let return_rate = count(survey.returned)
            .zip(count(survey.issued))
            .and_then(|(returned, issued)| Rate::of(returned.into(), issued.into()));
        Self {
            method: survey.method.as_deref(),
            period: survey.period.as_deref(),
            issued: count(survey.issued),
            returned: count(survey.returned),
            valid: count(survey.valid),
            satisfied,
            return_rate: return_rate.map(|rate| rate.to_string()),
            satisfaction: satisfaction.map(|rate| rate.to_string()),
            bar: satisfaction.map(rate_share),
        }
    }
}
