//! IND05: an indicator far from its target, and nobody says why.

use crate::check::claim::prose;
use crate::check::rule::{Check, LooksFor, ReportContext, Rule};
use crate::diagnostic::{Code, Diagnostic, Severity};
use crate::model::{Indicator, Judgement};
use crate::parse::PassageKind;

pub(super) static RULE: Rule = Rule {
    code: Code("IND05"),
    name: "有偏差没有说明原因",
    severity: Severity::Warning,
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
    check: Check::Report(LooksFor::ANYTHING, check),
};

fn check(ctx: &ReportContext<'_>, found: &mut Vec<Diagnostic>) {
    for (indicator, judgement) in ctx.judged() {
        found.extend(of_indicator(ctx, indicator, judgement));
    }
}

fn of_indicator(
    ctx: &ReportContext<'_>,
    indicator: &Indicator,
    judgement: &Judgement,
) -> Option<Diagnostic> {
    if !indicator.tells_no_deviation() {
        return None;
    }
    let line = ctx.config.profile.thresholds.over_target;
    let short = judgement.is_missed();
    let over = indicator.surpassed_by(judgement, line);
    if !(short || over.is_some()) || tells_deviations(ctx, indicator.level3.value.trim()) {
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
        let rate = over?;
        (
            format!(
                "“{name}”完成值{}是指标值{target}的{rate}，达到{}%以上，没有说明原因",
                actual.value,
                line.normalize()
            ),
            "在这一行写“偏差”：为什么超出这么多，指标值是不是定低了",
        )
    };
    Some(ctx.finding(RULE.code, actual.span, message).help(help))
}

/// Whether the text tells why the indicator called `name` differs from its target: in a passage
/// that names it, or in a chapter about deviations.
fn tells_deviations(ctx: &ReportContext<'_>, name: &str) -> bool {
    let words = ["原因", "由于", "因", "导致", "受", "扣", "未", "没有", "超"];
    let named = |text: &str| {
        (name.chars().count() >= 3 && text.contains(name))
            && words.iter().any(|word| text.contains(word))
    };
    prose(ctx).any(|passage| named(&passage.text)) || has_chapter_on_deviations(ctx)
}

/// Whether there is a chapter 偏离绩效目标的原因和下一步改进措施, as reports on transfer payments have,
/// with more in it than 无.
fn has_chapter_on_deviations(ctx: &ReportContext<'_>) -> bool {
    let mut inside = false;
    for passage in &ctx.passages {
        if let PassageKind::Heading(_) = passage.kind {
            let heading = &passage.text;
            inside =
                heading.contains("偏离") || heading.contains("未完成") || heading.contains("偏差");
        } else if inside && passage.text.chars().count() > 8 {
            return true;
        }
    }
    false
}
