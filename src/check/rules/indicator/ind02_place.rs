//! IND02: an indicator in the wrong place of the tree.

use crate::check::rule::{Check, LooksFor, ReportContext, Rule};
use crate::config::Profile;
use crate::config::profile::Level;
use crate::diagnostic::{Code, Diagnostic, Severity};
use crate::field::nearest;
use crate::model::{EvaluationKind, Indicator, Word};
use crate::source::Spanned;

pub(super) static RULE: Rule = Rule {
    code: Code("IND02"),
    name: "指标放错了位置",
    severity: Severity::Warning,
    what: "单位自评的一级或二级指标不是体例里的名称，二级指标放在了别的一级指标下面，或者满意度放在了满意度指标之外。“产出数量”与“数量指标”一类的不同叫法都认。",
    why: "财政部《项目支出绩效评价管理办法》（财预〔2020〕10号）把单位自评的指标分为产出、效益、满意度等一级指标和数量、质量、时效、成本等二级指标；放错位置，分值就算到了别的一类里。",
    bad: "\
指标:
  - {一级: 产出指标, 二级: 社会效益指标, 三级: 服务居民人数}
",
    good: "\
指标:
  - {一级: 效益指标, 二级: 社会效益指标, 三级: 服务居民人数}
",
    check: Check::Report(LooksFor::ANYTHING, check),
};

fn check(ctx: &ReportContext<'_>, found: &mut Vec<Diagnostic>) {
    let Some(report) = ctx.report else { return };
    // 部门评价 and 财政评价 have a tree of their own: 决策, 过程, 产出, 效益.
    if report.kind != EvaluationKind::Unit {
        return;
    }
    let mut said: Vec<&str> = Vec::new();
    for indicator in ctx.indicators() {
        let wrong = wrong_level(&ctx.config.profile, indicator)
            .or_else(|| misplaced_satisfaction(&ctx.config.profile, indicator));
        let Some((name, message, help)) = wrong else {
            continue;
        };
        // One name is spoken of once, however many rows stand under it.
        if !said.contains(&&*name.value) {
            said.push(&name.value);
            found.push(ctx.finding(RULE.code, name.span, message).help(help));
        }
    }
}

type Wrong<'a> = (&'a Spanned<Word>, String, String);

/// A level that is of no known name, or stands under another.
fn wrong_level<'a>(profile: &Profile, indicator: &'a Indicator) -> Option<Wrong<'a>> {
    let first = indicator.level1.as_ref()?;
    let Some(level) = profile.level(&first.value) else {
        if is_of_other_tree(&first.value) {
            let second = indicator.level2.as_ref()?;
            let parents: Vec<_> = profile.parents(&second.value).collect();
            return (!parents.is_empty()).then(|| misplaced(first, second, &parents));
        }
        let message = format!("没有“{}”这个一级指标", first.value);
        return Some((
            first,
            message,
            choices(&first.value, &profile.levels, profile),
        ));
    };
    let second = indicator.level2.as_ref()?;
    if level.inner.is_empty()
        || level.inner(&second.value).is_some()
        || level.is_called(&second.value)
    {
        return None;
    }
    let parents: Vec<_> = profile.parents(&second.value).collect();
    if parents.is_empty() {
        let message = format!("“{}”下面没有“{}”这个二级指标", first.value, second.value);
        return Some((
            second,
            message,
            choices(&second.value, &level.inner, profile),
        ));
    }
    Some(misplaced(first, second, &parents))
}

/// Levels of the tree that evaluations by others have: 决策, 过程, 产出, 效益; older forms have 投入 for the
/// first. What stands under them is not of the tree of a self-evaluation.
fn is_of_other_tree(name: &str) -> bool {
    const LEVELS: &[&str] = &["决策", "过程", "投入", "管理", "预算执行", "资金"];
    LEVELS.iter().any(|level| name.contains(level))
}

/// A second level that stands under another first level than these. Where the first is of another tree,
/// it is the one to change, however many rows stand under it.
fn misplaced<'a>(
    first: &'a Spanned<Word>,
    second: &'a Spanned<Word>,
    parents: &[&Level],
) -> Wrong<'a> {
    let names: Vec<_> = parents.iter().map(|parent| &*parent.name).collect();
    let parents = names.join("、");
    let message = format!(
        "“{}”放在了“{}”下面，应当在“{parents}”下面",
        second.value, first.value
    );
    let other = is_of_other_tree(&first.value);
    let help = match other {
        true => format!("把这些行的一级改成“{parents}”"),
        false => format!("把这一行的一级改成“{parents}”，或者改二级"),
    };
    (if other { first } else { second }, message, help)
}

/// The names that could be meant.
fn choices(name: &str, levels: &[Level], profile: &Profile) -> String {
    let names: Vec<_> = levels.iter().map(|level| &*level.name).collect();
    let guess = nearest(name, names.iter().copied());
    let guess = guess.map_or(String::new(), |name| format!("是不是“{name}”？"));
    format!("{guess}{}里有：{}", profile.title, names.join("、"))
}

/// A rate of satisfaction that stands elsewhere.
fn misplaced_satisfaction<'a>(profile: &Profile, indicator: &'a Indicator) -> Option<Wrong<'a>> {
    let name = indicator.level3.value.trim();
    if !(name.ends_with("满意度") || name.ends_with("满意率")) {
        return None;
    }
    let due = profile.level("满意度指标")?;
    let first = indicator.level1.as_ref()?;
    if due.is_called(&first.value) {
        return None;
    }
    let message = format!(
        "“{name}”放在了“{}”下面，应当在“{}”下面",
        first.value, due.name
    );
    Some((first, message, format!("把这一行的一级改成“{}”", due.name)))
}
