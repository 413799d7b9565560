//! IND09: a result ten times its target, or a tenth of it, and nobody says why.

use crate::check::claim::prose;
use crate::check::rule::{Check, LooksFor, ReportContext, Rule};
use crate::diagnostic::{Code, Diagnostic, Severity};
use crate::model::{Indicator, Judgement, Quantity, Relation, Verdict};
use rust_decimal::Decimal;

pub(super) static RULE: Rule = Rule {
    code: Code("IND09"),
    name: "完成值与指标值相差十倍",
    severity: Severity::Warning,
    what: "完成值是指标值的十倍以上，或者不到十分之一，两边单位一样或者都没有写，“偏差”没有写，正文也没有说明。没有超过上限的不算；IND05 已经说了的不重复说。",
    why: "财政部《项目支出绩效评价管理办法》（财预〔2020〕10号）要求，对偏离绩效目标较大的，分析并说明原因；相差十倍，多半是有一个数写错了，或者两边说的不是一件事。",
    bad: "\
指标:
  - {三级: 配套设施面积, 指标值: 约130平方米, 完成值: 约1840平方米}
",
    good: "\
指标:
  - {三级: 配套设施面积, 指标值: 约1800平方米, 完成值: 约1840平方米}
",
    check: Check::Report(LooksFor::ANYTHING, check),
};

fn check(ctx: &ReportContext<'_>, found: &mut Vec<Diagnostic>) {
    // What was judged is spoken of by IND05.
    let open = |judgement: &Judgement| matches!(judgement.verdict, Verdict::Unknown(_));
    for (indicator, judgement) in ctx.judged().filter(|(_, judgement)| open(judgement)) {
        found.extend(of_indicator(ctx, indicator, judgement));
    }
}

fn of_indicator(
    ctx: &ReportContext<'_>,
    indicator: &Indicator,
    judgement: &Judgement,
) -> Option<Diagnostic> {
    /// Smaller numbers are soon ten times one another.
    const LEAST: Decimal = Decimal::ONE_HUNDRED;
    let (target, actual) = (indicator.target.as_ref()?, indicator.actual.as_ref()?);
    let (wanted, reached) = indicator.quantities()?;
    let (small, large) = match wanted.number < reached.number {
        true => (wanted.number, reached.number),
        false => (reached.number, wanted.number),
    };
    let far = small > Decimal::ZERO && large >= LEAST && large >= small * Decimal::TEN;
    let below_limit = reached.number < wanted.number
        && matches!(
            indicator.effective_relation(),
            Some(Relation::AtMost | Relation::Less)
        );
    let told = || {
        let line = ctx.config.profile.thresholds.over_target;
        let judged = indicator.surpassed_by(judgement, line).is_some();
        judged || !indicator.tells_no_deviation() || gives_reason(ctx, &indicator.level3.value)
    };
    if is_year(&wanted) || is_year(&reached) || !far || below_limit || told() {
        return None;
    }
    let times = large.checked_div(small)?.round_dp(1).normalize();
    let message = match wanted.number < reached.number {
        true => format!("是指标值{}的{times}倍", target.value),
        false => format!("，指标值{}是它的{times}倍", target.value),
    };
    let message = format!(
        "“{}”完成值{}{message}，没有说明原因",
        indicator.level3.value, actual.value
    );
    let help = "核对两个数和单位；都没有写错的，在这一行写“偏差”：为什么相差这么多";
    Some(ctx.finding(RULE.code, actual.span, message).help(help))
}

/// Whether a mere number may be a year.
fn is_year(quantity: &Quantity) -> bool {
    let years = Decimal::from(1950)..=Decimal::from(2100);
    quantity.measure.is_none() && years.contains(&quantity.number)
}

/// Whether the text may tell why: where it names the indicator beside a word of cause.
fn gives_reason(ctx: &ReportContext<'_>, name: &str) -> bool {
    let causes = ["原因", "由于", "导致", "因为", "超出", "偏差"];
    let mut texts = prose(ctx).filter(|passage| passage.text.contains(name.trim()));
    texts.any(|passage| causes.iter().any(|word| passage.text.contains(word)))
}
