//! SCO04: weights other than the profile lays down.

use crate::check::rule::{Check, LooksFor, ReportContext, Rule};
use crate::config::profile::{Level, Profile};
use crate::diagnostic::{Code, Diagnostic, Severity};
use crate::model::{EvaluationKind, Report};
use rust_decimal::Decimal;

pub(super) static RULE: Rule = Rule {
    code: Code("SCO04"),
    name: "权重与体例不符",
    severity: Severity::Warning,
    what: "预算执行或某个一级指标的分值合计与体例规定的不同，或者一个指标占了全部指标分值的一半以上。只有指标层级齐全、分值合计为100时才比较。",
    why: "财政部《项目支出绩效评价管理办法》（财预〔2020〕10号）原则上把单位自评的权重统一为预算执行率10%、产出指标50%、效益指标30%、服务对象满意度指标10%，有特殊情况才适当调整；一个指标独占一半，其他指标就形同虚设。",
    bad: "\
指标:
  - {一级: 产出指标, 三级: 建成公园, 分值: 80}
  - {一级: 效益指标, 三级: 服务居民, 分值: 5}
  - {一级: 满意度指标, 三级: 居民满意度, 分值: 5}
",
    good: "\
指标:
  - {一级: 产出指标, 三级: 建成公园, 分值: 25}
  - {一级: 产出指标, 三级: 验收合格率, 分值: 25}
  - {一级: 效益指标, 三级: 服务居民, 分值: 30}
  - {一级: 满意度指标, 三级: 居民满意度, 分值: 10}
",
    check: Check::Report(LooksFor::ANYTHING, check),
};

fn check(ctx: &ReportContext<'_>, found: &mut Vec<Diagnostic>) {
    // The profiles lay down the weights of reports on projects.
    let of_project = |report: &&Report| report.kind != EvaluationKind::WholeDepartment;
    let Some(report) = ctx.report.filter(of_project) else {
        return;
    };
    let Some(weights) = report.weights() else {
        return;
    };
    let profile = &ctx.config.profile;
    let usual = profile.execution_weight.unwrap_or_default();
    let sum = weights.indicators + weights.execution.unwrap_or(usual);
    if (sum - Decimal::ONE_HUNDRED).abs() > profile.thresholds.tolerance {
        return;
    }
    found.extend(level_finding(ctx, report));
    let share = profile.thresholds.largest_share;
    for indicator in ctx.indicators() {
        let Some(weight) = indicator.weight else {
            continue;
        };
        let above = weight.value * Decimal::ONE_HUNDRED > weights.indicators * share;
        if above && ctx.indicators().len() > 1 {
            let (name, points) = (&indicator.level3.value, weight.value.normalize());
            let (all, share) = (weights.indicators.normalize(), share.normalize());
            let message = format!("“{name}”的分值是{points}，超过全部指标分值{all}的{share}%");
            let help = "按重要程度在各指标之间重新分配";
            found.push(ctx.finding(RULE.code, weight.span, message).help(help));
        }
    }
}

/// What the first level and budget execution have against what they should have.
fn level_finding(ctx: &ReportContext<'_>, report: &Report) -> Option<Diagnostic> {
    let profile = &ctx.config.profile;
    let differs = |is: Decimal, due: Option<Decimal>| {
        due.is_some_and(|due| (is - due).abs() > profile.thresholds.tolerance)
    };
    let sums = level_sums(ctx, profile);
    let off = sums.iter().find(|(level, sum)| differs(*sum, level.weight));
    let weight = report.funds.weight;
    let place = match off {
        Some((level, _)) => {
            let mut names = ctx
                .indicators()
                .iter()
                .filter_map(|row| row.level1.as_ref());
            names.find(|name| level.is_called(&name.value))?.span
        }
        None => {
            weight
                .filter(|weight| differs(weight.value, profile.execution_weight))?
                .span
        }
    };
    let is = sums.iter().map(|(level, sum)| (&*level.name, Some(*sum)));
    let due = sums.iter().map(|(level, _)| (&*level.name, level.weight));
    let message = format!(
        "分值是{}；{}是{}",
        words(weight.map(|weight| weight.value), is),
        profile.title,
        words(profile.execution_weight, due)
    );
    let help = "按体例调整；有特殊情况的在正文里说明，本地另有规定的在 mingbai.yaml 里换用体例";
    Some(ctx.finding(RULE.code, place, message).help(help))
}

/// The weight of each level; empty where nothing is to be compared: a level is of no known name, has
/// no weight laid down, or is missing, so that its points went elsewhere.
fn level_sums<'a>(ctx: &ReportContext<'_>, profile: &'a Profile) -> Vec<(&'a Level, Decimal)> {
    let known = profile.levels.iter();
    let known = known.filter(|level| level.weight.is_some());
    let mut sums: Vec<_> = known.map(|level| (level, Decimal::ZERO)).collect();
    for indicator in ctx.indicators() {
        let Some((name, weight)) = indicator.level1.as_ref().zip(indicator.weight) else {
            return Vec::new();
        };
        let named = profile.level(&name.value);
        let is_named = |level: &Level| named.is_some_and(|named| std::ptr::eq(named, level));
        match sums.iter_mut().find(|(level, _)| is_named(level)) {
            Some((_, sum)) => *sum += weight.value,
            None => return Vec::new(),
        }
    }
    match sums.iter().any(|(_, sum)| sum.is_zero()) {
        true => Vec::new(),
        false => sums,
    }
}

/// Weights in words: `预算执行10、产出指标50`.
fn words<'a>(
    execution: Option<Decimal>,
    levels: impl Iterator<Item = (&'a str, Option<Decimal>)>,
) -> String {
    let all = std::iter::once(("预算执行", execution)).chain(levels);
    let each = all.filter_map(|(name, weight)| Some(format!("{name}{}", weight?.normalize())));
    each.collect::<Vec<_>>().join("、")
}
