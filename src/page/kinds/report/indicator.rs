//! The table of indicators.

use super::goal::{obstacle, word};
use super::part::{PartLine, parts};
use crate::model::{Indicator, Relation, Text, Verdict, Written};
use crate::page::figure::share;
use crate::source::Spanned;
use rust_decimal::Decimal;
use serde::Serialize;
use std::borrow::Cow;
use std::ops::Deref;

/// Indicators under one 一级指标.
#[derive(Debug, Serialize)]
pub struct IndicatorGroup {
    /// 一级.
    pub level1: Option<Box<str>>,
    /// Sum of the weights, where all are given.
    pub weight: Option<String>,
    /// Sum of the scores, where all are given.
    pub score: Option<String>,
    /// The indicators.
    pub indicators: Vec<IndicatorLine>,
}

/// One indicator.
#[derive(Debug, Serialize)]
pub struct IndicatorLine {
    /// 二级.
    pub level2: Option<Box<str>>,
    /// 三级: its name.
    pub name: Text,
    /// 性质 and 指标值 with the measure: `≥95%`, `达成`.
    pub target: Option<Box<str>>,
    /// Whether the target is a few characters long.
    pub short_target: bool,
    /// 完成值 with the measure.
    pub actual: Option<Box<str>>,
    /// Whether that is a few characters long.
    pub short_actual: bool,
    /// `reached`, `missed` or `unknown`.
    pub verdict: &'static str,
    /// Why target and actual value were not compared.
    pub obstacle: Option<&'static str>,
    /// Whether it was missed and its row gives no reason.
    pub is_unexplained: bool,
    /// 分值.
    pub weight: Option<String>,
    /// 得分.
    pub score: Option<String>,
    /// Length of the score's bar.
    pub bar: Option<String>,
    /// 偏差: the reason for a deviation.
    pub deviation: Option<Text>,
    /// 其中: the rows below it.
    pub parts: Vec<PartLine>,
}

/// The indicators under their first level.
pub(super) fn indicators(indicators: Vec<Indicator>, verdicts: &[Verdict]) -> Vec<IndicatorGroup> {
    let runs = indicators.chunk_by(|a, b| text(&a.level1) == text(&b.level1));
    let groups = runs.map(|run| {
        let group = IndicatorGroup {
            level1: run
                .first()
                .and_then(|first| text(&first.level1))
                .map(Box::from),
            weight: sum(run, |indicator| indicator.weight),
            score: sum(run, |indicator| indicator.score),
            indicators: Vec::new(),
        };
        (group, run.len())
    });
    let groups: Vec<_> = groups.collect();
    let mut lines = indicators.into_iter().zip(verdicts);
    let groups = groups.into_iter().map(|(mut group, count)| {
        let lines = lines.by_ref().take(count);
        let lines = lines.map(|(indicator, verdict)| line(indicator, *verdict));
        group.indicators = lines.collect();
        group
    });
    groups.collect()
}

fn text<T: Deref<Target = str>>(value: &Option<Spanned<T>>) -> Option<&str> {
    value.as_ref().map(|value| &*value.value)
}

/// The sum of a column; `None` if a value is missing.
fn sum(run: &[Indicator], of: impl Fn(&Indicator) -> Option<Spanned<Decimal>>) -> Option<String> {
    let sum: Option<Decimal> = run.iter().map(|row| Some(of(row)?.value)).sum();
    sum.map(|sum| Written::new(sum).into())
}

fn line(indicator: Indicator, verdict: Verdict) -> IndicatorLine {
    let weight = indicator.weight.map(|weight| weight.value);
    let score = indicator.score.map(|score| score.value);
    let target = target(&indicator).map(Box::from);
    let actual = text(&indicator.actual).map(|actual| with_measure(actual, &indicator).into());
    IndicatorLine {
        level2: text(&indicator.level2).map(Box::from),
        short_target: target.as_deref().is_some_and(is_short),
        target,
        short_actual: actual.as_deref().is_some_and(is_short),
        actual,
        verdict: word(verdict),
        obstacle: obstacle(verdict),
        is_unexplained: verdict == Verdict::Missed && indicator.tells_no_deviation(),
        weight: weight.map(|weight| Written::new(weight.normalize()).into()),
        score: score.map(|score| Written::new(score).into()),
        bar: score
            .zip(weight)
            .map(|(score, weight)| share(score, weight)),
        name: indicator.level3.value,
        deviation: indicator.deviation.map(|reason| reason.value),
        parts: parts(indicator.parts),
    }
}

/// Whether a value is one to twelve characters long, so that it stands on one line of its column.
fn is_short(value: &str) -> bool {
    !value.is_empty() && value.chars().nth(12).is_none()
}

/// The target as the form has it: `≥8800人`, `=100%`, `不低于95%`. The sign of the relation's column stands
/// before a mere number; what an office wrote beside its number stays as it wrote it.
fn target(indicator: &Indicator) -> Option<Cow<'_, str>> {
    let written = text(&indicator.target)?.trim();
    let value = with_measure(written, indicator);
    let relation = indicator.relation.map(|relation| relation.value);
    let bare = written.starts_with(|c: char| c.is_numeric());
    Some(match relation.filter(|_| bare) {
        None | Some(Relation::Qualitative) => value,
        Some(relation) => Cow::Owned([relation.label(), &value].concat()),
    })
}

/// The value with its measure, unless it is in words or has one already.
fn with_measure<'a>(value: &'a str, indicator: &Indicator) -> Cow<'a, str> {
    let measure = text(&indicator.measure).unwrap_or("");
    let bare = value.ends_with(|c: char| c.is_ascii_digit());
    if bare && !measure.is_empty() {
        Cow::Owned([value, measure].concat())
    } else {
        Cow::Borrowed(value)
    }
}
