//! SCO02: scores or weights that do not add up.

use crate::check::rule::{Check, LooksFor, ReportContext, Rule};
use crate::diagnostic::{Code, Diagnostic, Severity};
use crate::model::{Points, Report};
use rust_decimal::Decimal;

pub(super) static RULE: Rule = Rule {
    code: Code("SCO02"),
    name: "得分或分值合计不对",
    severity: Severity::Warning,
    what: "各指标得分加上预算执行得分不等于总分，或者各项分值合计不是100。",
    why: "财政部《项目支出绩效评价管理办法》（财预〔2020〕10号）规定单位自评按百分制打分，总分由各项指标得分汇总；加不起来，总分和等级就没有依据。",
    bad: "\
得分: 95.00
资金: {分值: 10, 得分: 10}
指标:
  - {三级: 开放天数, 分值: 90, 得分: 88}
",
    good: "\
得分: 98.00
资金: {分值: 10, 得分: 10}
指标:
  - {三级: 开放天数, 分值: 90, 得分: 88}
",
    check: Check::Report(LooksFor::ANYTHING, check),
};

fn check(ctx: &ReportContext<'_>, found: &mut Vec<Diagnostic>) {
    let Some(report) = ctx.report else { return };
    let profile = &ctx.config.profile;
    let tolerance = profile.thresholds.tolerance;
    let usual = profile.execution_weight.unwrap_or_default();
    let weights = report.weights();
    let off = weights.filter(|weights| missing_weight(*weights, usual).abs() > tolerance);
    found.extend(off.and_then(|weights| weights_finding(ctx, report, weights)));
    if let (Some(scores), Some(total)) = (report.scores(), report.score) {
        let left = unseen(scores, weights, usual, tolerance);
        let total = total.value.value();
        let fits = |sum: Decimal, left: Decimal| {
            total >= sum - tolerance && total <= sum + left + tolerance
        };
        let alone = weights.is_some_and(|weights| is_near(weights.indicators, tolerance));
        if !(fits(scores.total(), left) || alone && fits(scores.indicators, Decimal::ZERO)) {
            found.extend(scores_finding(ctx, report, scores));
        }
    }
}

/// What the weights lack to a hundred. The points of budget execution may be given, or not given and then
/// be meant or not.
fn missing_weight(weights: Points, usual: Decimal) -> Decimal {
    let lacks = |sum: Decimal| Decimal::ONE_HUNDRED - sum;
    let mut ways = vec![lacks(weights.total())];
    if weights.execution.is_none() {
        ways.push(lacks(weights.indicators + usual));
    }
    ways.into_iter()
        .min_by_key(Decimal::abs)
        .unwrap_or_default()
}

/// The points of budget execution that are had, but not written down.
fn unseen(scores: Points, weights: Option<Points>, usual: Decimal, tolerance: Decimal) -> Decimal {
    match (scores.execution, weights) {
        (Some(_), _) => Decimal::ZERO,
        (None, Some(weights)) if is_near(weights.indicators, tolerance) => Decimal::ZERO,
        (None, Some(weights)) => weights.execution.unwrap_or(usual),
        (None, None) => usual,
    }
}

fn is_near(sum: Decimal, tolerance: Decimal) -> bool {
    (sum - Decimal::ONE_HUNDRED).abs() <= tolerance
}

fn weights_finding(
    ctx: &ReportContext<'_>,
    report: &Report,
    weights: Points,
) -> Option<Diagnostic> {
    let last = ctx.indicators().last()?;
    let place = report.funds.weight.or(last.weight)?.span;
    let sum = weights.total().normalize();
    if is_part(report) && sum < Decimal::ONE_HUNDRED {
        let message = format!(
            "指标表像是没有录完：没有满意度指标，也没有总分，分值合计是{sum}：{}",
            parts(weights)
        );
        let help = "对照自评表把其余各行补上；自评表就是这样的，写上总分";
        let mut finding = ctx.finding(RULE.code, place, message).help(help);
        finding.severity = Severity::Note;
        return Some(finding);
    }
    let message = format!("分值合计是{sum}，应当是100：{}", parts(weights));
    let help = "核对各指标的分值，有没有漏写或多写的指标";
    Some(ctx.finding(RULE.code, place, message).help(help))
}

/// Whether the table looks like the first part of one: without its last rows and its last line.
fn is_part(report: &Report) -> bool {
    let satisfaction = report.indicators().iter().any(|row| {
        let levels = [&row.level1, &row.level2];
        let mut levels = levels.into_iter().flatten();
        levels.any(|level| level.value.contains("满意")) || row.level3.value.contains("满意")
    });
    report.score.is_none() && !satisfaction
}

fn scores_finding(ctx: &ReportContext<'_>, report: &Report, scores: Points) -> Option<Diagnostic> {
    let total = report.score.as_ref()?;
    let message = format!(
        "总分写的是{}，各项得分合计是{}：{}",
        total.value,
        scores.total().normalize(),
        parts(scores)
    );
    let help = "核对总分和各项得分，改正写错的一个；总分包含别的加减分的，在正文里说明";
    Some(ctx.finding(RULE.code, total.span, message).help(help))
}

/// What a sum is made of, in words.
fn parts(points: Points) -> String {
    let execution = match points.execution {
        Some(execution) => format!("预算执行{}", execution.normalize()),
        None => "没有写预算执行的".to_owned(),
    };
    let (count, sum) = (points.count, points.indicators.normalize());
    format!("{count}项指标{sum}，{execution}")
}
