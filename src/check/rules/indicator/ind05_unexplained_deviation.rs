//! IND05: an indicator far from its target, and nobody says why.

use crate::check::claim::tells_deviations;
use crate::check::paper::Paper;
use crate::check::rule::{Check, Fixed, Rule};
use crate::diagnostic::{Code, Diagnostic, Severity};
use crate::model::Indicator;

/// An indicator far from its target, and nobody says why.
pub(super) static RULE: Rule = Rule {
    code: Code("IND05"),
    name: "有偏差没有说明原因",
    severity: Severity::Warning,
    fixed: Fixed::No,
    what: "完成值没有达到指标值，或者达到指标值的130%（体例可以另定）以上，“偏差”没有写，正文也没有说明。",
    why: "财政部《项目支出绩效评价管理办法》（财预〔2020〕10号）要求，对未完成绩效目标或偏离绩效目标较大的，分析并说明原因、提出改进措施；高出很多的，要看指标值是不是定低了。",
    bad: "\
指标:
  - {三级: 新购图书, 性质: ≥, 指标值: 2000, 单位: 册, 完成值: 1900}
",
    good: "\
指标:
  - {三级: 新购图书, 性质: ≥, 指标值: 2000, 单位: 册, 完成值: 1900, 偏差: 一批少儿图书断货，次年一季度补齐}
",
    check: Check::Paper(check),
};

fn check(paper: &Paper<'_>, found: &mut Vec<Diagnostic>) {
    for indicator in paper.report.iter().flat_map(|report| &report.indicators) {
        found.extend(of_indicator(paper, indicator));
    }
}

fn of_indicator(paper: &Paper<'_>, indicator: &Indicator) -> Option<Diagnostic> {
    if !indicator.tells_no_deviation() {
        return None;
    }
    let line = paper.config.profile.thresholds.over_target;
    let short = indicator.falls_short();
    let far = short || indicator.is_surpassed(line);
    if !far || tells_deviations(paper, indicator.level3.value.trim()) {
        return None;
    }
    let name = &indicator.level3.value;
    let target = indicator
        .target
        .as_ref()
        .map_or("", |target| &*target.value);
    let actual = indicator.actual.as_ref()?;
    let (message, help) = if short {
        (
            format!(
                "“{name}”指标值{target}，完成值{}，没有完成，也没有说明原因",
                actual.value
            ),
            "在这一行写“偏差”：为什么没有完成，打算怎么办",
        )
    } else {
        let rate = indicator.completion()?;
        (
            format!(
                "“{name}”完成值{}是指标值{target}的{rate}，达到{}%以上，没有说明原因",
                actual.value,
                line.normalize()
            ),
            "在这一行写“偏差”：为什么超出这么多，指标值是不是定低了",
        )
    };
    Some(paper.finding(RULE.code, actual.span, message).help(help))
}
