//! SCO06: a score above its weight, or outside the band of its outcome.

use crate::check::rule::{Check, LooksFor, ReportContext, Rule};
use crate::diagnostic::{Code, Diagnostic, Severity};
use crate::model::Indicator;
use crate::source::Spanned;
use rust_decimal::Decimal;

pub(super) static RULE: Rule = Rule {
    code: Code("SCO06"),
    name: "得分超出范围",
    severity: Severity::Warning,
    what: "得分高于分值或小于零；或者定性指标的得分不在它那一档：达成80%至100%，部分达成60%至80%，未达成0至60%。",
    why: "财政部《项目支出绩效评价管理办法》（财预〔2020〕10号）规定定性指标分达成、部分达成、未达成三档，在分值的100-80%（含）、80-60%（含）、60-0%内确定得分。",
    bad: "\
指标:
  - {三级: 管理制度, 性质: 定性, 指标值: 健全, 完成值: 部分达成, 分值: 10, 得分: 10, 偏差: 尚未印发}
",
    good: "\
指标:
  - {三级: 管理制度, 性质: 定性, 指标值: 健全, 完成值: 部分达成, 分值: 10, 得分: 7, 偏差: 尚未印发}
",
    check: Check::Report(LooksFor::ANYTHING, check),
};

fn check(ctx: &ReportContext<'_>, found: &mut Vec<Diagnostic>) {
    let Some(report) = ctx.report else { return };
    let rows = ctx.indicators().iter();
    let rows = rows.map(|row| (&*row.level3.value, row.weight, row.score));
    let funds = std::iter::once(("预算执行", report.funds.weight, report.funds.score));
    for (name, weight, score) in funds.chain(rows) {
        found.extend(outside(ctx, name, weight, score));
    }
    found.extend(
        ctx.indicators()
            .iter()
            .filter_map(|indicator| outside_band(ctx, indicator)),
    );
}

/// A score below nothing, or above all that can be had.
fn outside(
    ctx: &ReportContext<'_>,
    name: &str,
    weight: Option<Spanned<Decimal>>,
    score: Option<Spanned<Decimal>>,
) -> Option<Diagnostic> {
    let score = score?;
    let message = if score.value < Decimal::ZERO {
        format!("“{name}”的得分是{}，得分不会小于零", score.value)
    } else {
        let weight = weight.filter(|weight| score.value > weight.value)?.value;
        format!(
            "“{name}”的得分是{}，高于分值{}",
            score.value,
            weight.normalize()
        )
    };
    let help = "核对得分和分值，看是不是填反了";
    Some(ctx.finding(RULE.code, score.span, message).help(help))
}

/// A score that its outcome in words does not allow.
fn outside_band(ctx: &ReportContext<'_>, indicator: &Indicator) -> Option<Diagnostic> {
    let (weight, score) = (indicator.weight?.value, indicator.score?);
    let outcome = indicator.outcome()?;
    let (low, high) = outcome.band();
    let at = |percent: u32| weight * Decimal::new(i64::from(percent), 2);
    let tolerance = ctx.config.profile.thresholds.tolerance;
    let fits = score.value >= at(low) - tolerance && score.value <= at(high) + tolerance;
    if fits || score.value > weight || score.value < Decimal::ZERO {
        return None;
    }
    let (name, label) = (&indicator.level3.value, outcome.label());
    let message = format!(
        "“{name}”写的是{label}，得分{}不在{low}%至{high}%之间，即{}至{}分",
        score.value,
        at(low).normalize(),
        at(high).normalize()
    );
    let help = "核对完成情况属于哪一档，再在这一档内定分";
    Some(ctx.finding(RULE.code, score.span, message).help(help))
}
