//! SCO03: points lost, and nobody says why.

use crate::check::claim::prose;
use crate::check::rule::{Check, LooksFor, ReportContext, Rule};
use crate::diagnostic::{Code, Diagnostic, Severity};
use crate::model::{Indicator, Judgement, Rate, Report};
use crate::text::words::pattern;
use regex::Regex;
use rust_decimal::Decimal;
use std::sync::LazyLock;

pub(super) static RULE: Rule = Rule {
    code: Code("SCO03"),
    name: "扣了分没有说明原因",
    severity: Severity::Warning,
    what: "总分不满100分，或者某项得分低于分值，而“偏差”、摘要和正文都没有说扣在哪里、为什么扣；预算执行率低于体例的说明线而没有说明的也在内。完成值低于指标值而没有写偏差的，由IND05提示。",
    why: "财政部《项目支出绩效评价管理办法》（财预〔2020〕10号）要求，对未完成绩效目标或偏离较大的，要分析并说明原因、提出改进措施；只有一个扣过的分数，公众看不出问题在哪里。",
    bad: "\
得分: 95.00
---

## 评价结论

自评95.00分，达成了预期的绩效目标。
",
    good: "\
得分: 95.00
---

## 评价结论

自评95.00分。扣5分：一处地块移交较晚，绿化面积没有完成。
",
    check: Check::Report(LooksFor::ANYTHING, check),
};

fn check(ctx: &ReportContext<'_>, found: &mut Vec<Diagnostic>) {
    let Some(report) = ctx.report else { return };
    let low = low_spending(ctx, report);
    if let Some(finding) = low.filter(|_| !excuses_low_spending(ctx)) {
        found.push(finding);
    }
    let lost: Vec<_> = ctx.judged().filter_map(lost).collect();
    let total = report
        .score
        .filter(|score| report.scores().is_none() && score.value.value() < Decimal::ONE_HUNDRED);
    if (lost.is_empty() && total.is_none()) || tells_lost_points(ctx) {
        return;
    }
    if let Some(total) = total {
        let lost = (Decimal::ONE_HUNDRED - total.value.value()).normalize();
        let message = format!(
            "总分{}，比满分少{lost}分，没有说明扣在哪里、为什么扣",
            total.value
        );
        let help = "写出各指标的得分和偏差，或者在正文里逐项说明扣分的原因";
        found.push(ctx.finding(RULE.code, total.span, message).help(help));
    }
    for (indicator, points) in lost {
        let place = indicator.score.map_or(indicator.span, |score| score.span);
        let name = &indicator.level3.value;
        let message = format!("“{name}”扣了{}分，没有说明原因", points.normalize());
        let help = "在这一行写“偏差”：为什么扣分，打算怎么办；没有扣分就把得分改成分值";
        found.push(ctx.finding(RULE.code, place, message).help(help));
    }
}

/// An indicator that lost points, and how many, though nothing in its row says why: neither a
/// deviation, nor its values, from which the score could follow.
fn lost<'a>(
    (indicator, judgement): (&'a Indicator, &Judgement),
) -> Option<(&'a Indicator, Decimal)> {
    let points = indicator.weight?.value - indicator.score?.value;
    // Less than half a hundredth is rounding.
    let silent = points >= Decimal::new(5, 3)
        && indicator.tells_no_deviation()
        && !judgement.is_missed()
        && indicator.due_score(judgement).is_none();
    silent.then_some((indicator, points))
}

/// A rate of spending below the profile's line.
fn low_spending(ctx: &ReportContext<'_>, report: &Report) -> Option<Diagnostic> {
    let (spent, budget) = (report.funds.spent?, report.funds.budget?);
    let rate = Rate::execution(spent.value, budget.value)?;
    let line = ctx.config.profile.thresholds.reason_below;
    if rate.percent() >= line {
        return None;
    }
    let line = line.normalize();
    let message = format!("预算执行率{rate}，低于{line}%，正文没有说明原因");
    let help = "在正文里写明没有支出的部分为什么没有支出、结余怎样处理";
    Some(ctx.finding(RULE.code, spent.span, message).help(help))
}

static LOST_POINTS: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"扣\s*\d|扣分|扣减|扣除|扣了|失分|丢分|减分|得分率|未得满分|未得分|不得分|偏差原因|偏离|未完成|未能完成|没有完成|未达|没有达到|没达到|部分达成|未实现|低于(?:目标|指标|预期)|差距",
    )
});

/// Whether the text says anywhere that points were lost or something was not reached.
fn tells_lost_points(ctx: &ReportContext<'_>) -> bool {
    matches(ctx, &LOST_POINTS)
}

static SPENDING: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"结余|结转|未支付|未支出|未使用|未执行|尚未|核减|收回|调减|原因|由于|因.{0,20}(?:未|延|缓|迟)|滞后|推迟|延期|缓拨|跨年|节约",
    )
});

/// Whether the text says anything about money that was not spent.
fn excuses_low_spending(ctx: &ReportContext<'_>) -> bool {
    matches(ctx, &SPENDING)
}

fn matches(ctx: &ReportContext<'_>, words: &LazyLock<Regex>) -> bool {
    prose(ctx).any(|passage| words.is_match(&passage.text))
}
