//! SCO05: a score that does not follow from target and actual value.

use crate::check::rule::{Check, LooksFor, ReportContext, Rule};
use crate::config::profile::Thresholds;
use crate::diagnostic::{Code, Diagnostic, Severity};
use crate::model::{Indicator, Judgement, Relation};
use rust_decimal::Decimal;

pub(super) static RULE: Rule = Rule {
    code: Code("SCO05"),
    name: "得分与完成值不符",
    severity: Severity::Warning,
    what: "由指标值和完成值算出的得分与写的得分相差超过体例的容差（0.1分）。达到指标值得满分；≥的没有达到，得 完成值÷指标值×分值；≤的超过了，超出几成扣几成，超出一倍得零分。读不出数、完成值高出指标值较多或已写明扣分原因的，不算。",
    why: "财政部《项目支出绩效评价管理办法》（财预〔2020〕10号）规定，定量指标完成的记满分，没有完成的按完成值与指标值的比例记分；算出来的与写的不一致，说明分数打得随意。",
    bad: "\
指标:
  - {三级: 新购图书, 性质: ≥, 指标值: 2000, 单位: 册, 完成值: 1900, 分值: 20, 得分: 20, 偏差: 断货}
",
    good: "\
指标:
  - {三级: 新购图书, 性质: ≥, 指标值: 2000, 单位: 册, 完成值: 1900, 分值: 20, 得分: 19, 偏差: 断货}
",
    check: Check::Report(LooksFor::ANYTHING, check),
};

fn check(ctx: &ReportContext<'_>, found: &mut Vec<Diagnostic>) {
    let thresholds = &ctx.config.profile.thresholds;
    for (indicator, judgement) in ctx.judged() {
        let row = Row {
            indicator,
            judgement,
        };
        found.extend(of_row(ctx, &row, thresholds));
    }
}

/// An indicator and what came of it.
struct Row<'a> {
    indicator: &'a Indicator,
    judgement: &'a Judgement,
}

fn of_row(ctx: &ReportContext<'_>, row: &Row<'_>, thresholds: &Thresholds) -> Option<Diagnostic> {
    let indicator = row.indicator;
    let (weight, score) = (indicator.weight?.value, indicator.score?);
    let due = indicator.due_score(row.judgement)?;
    let off = score.value - due;
    let possible = score.value >= Decimal::ZERO && score.value <= weight;
    let fits = off.abs() <= thresholds.tolerance || is_allowed(row, off, thresholds);
    if fits || !possible {
        return None;
    }
    let name = &indicator.level3.value;
    let message = format!(
        "“{name}”得分写的是{}，按指标值和完成值应当是{due}：{}",
        score.value,
        computation(row, weight, due)
    );
    let help = "核对指标值、完成值和得分；本地另有评分办法的，在“偏差”里写明";
    Some(ctx.finding(RULE.code, score.span, message).help(help))
}

/// Whether fewer points than computed were given on good grounds: the target was set too low, the
/// row says why, or the place gives nothing below 60 %.
fn is_allowed(row: &Row<'_>, off: Decimal, thresholds: &Thresholds) -> bool {
    let Row {
        indicator,
        judgement,
    } = row;
    let less = off < Decimal::ZERO;
    let reached = !judgement.is_missed();
    let none = indicator.score.is_some_and(|score| score.value.is_zero());
    let completion = judgement.completion;
    let far = completion.is_some_and(|rate| rate.percent() < Decimal::from(60));
    less && match reached {
        true => {
            !indicator.tells_no_deviation()
                || indicator
                    .surpassed_by(judgement, thresholds.over_target)
                    .is_some()
        }
        false => none && (far || indicator.effective_relation() != Some(Relation::AtLeast)),
    }
}

/// How the score is computed, in words.
fn computation(row: &Row<'_>, weight: Decimal, due: Decimal) -> String {
    let indicator = row.indicator;
    let text = |value: Option<&str>| value.unwrap_or("").trim().to_owned();
    let target = text(Some(indicator.bare_target()));
    let actual = text(indicator.actual.as_ref().map(|actual| &*actual.value));
    let weight = weight.normalize();
    match indicator.effective_relation() {
        _ if !row.judgement.is_missed() => {
            format!("完成值{actual}达到指标值{target}，得满分{weight}")
        }
        Some(Relation::AtMost | Relation::Less) => {
            format!("[1－({actual}－{target})÷{target}]×{weight}＝{due}")
        }
        _ => format!("{actual}÷{target}×{weight}＝{due}"),
    }
}
