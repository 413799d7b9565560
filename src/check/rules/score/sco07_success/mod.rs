//! SCO07: success claimed though a target was missed.

mod shortfall;
mod success;

use crate::check::first_few::{brief, first_few};
use crate::check::rule::{Check, LooksFor, ReportContext, Rule};
use crate::diagnostic::{Code, Diagnostic, Severity};
use rust_decimal::Decimal;
use shortfall::shortfalls;
use success::success;

pub(super) static RULE: Rule = Rule {
    code: Code("SCO07"),
    name: "没有完成却说完成",
    severity: Severity::Warning,
    what: "有目标或指标没有完成（填写的完成值低于指标值，或正文说“完成全年任务13.5亿元的88.5%”“申报5个，验收4个”），正文却说达成了预期目标、全部完成，或者打了满分。",
    why: "财政部《项目支出绩效评价管理办法》（财预〔2020〕10号）要求自评数据真实、结果客观；同一份报告里数字说没有完成、结论说全部达成，结论就不可信。",
    bad: "\
引进到位资金11.9542亿元，完成全年任务13.5亿元的88.5%。

自评95.00分，达成了预期的绩效目标。
",
    good: "\
引进到位资金11.9542亿元，完成全年任务13.5亿元的88.5%。

自评95.00分，除到位资金外，其他绩效目标已经达成。
",
    check: Check::Report(LooksFor::ANYTHING, check),
};

/// How many characters of a target or a result a finding quotes.
const LONGEST: usize = 24;

fn check(ctx: &ReportContext<'_>, found: &mut Vec<Diagnostic>) {
    let Some(report) = ctx.report else { return };
    let full = report
        .score
        .filter(|score| score.value.value() == Decimal::ONE_HUNDRED);
    let (place, claim) = match (success(ctx), full) {
        (Some((place, claim)), _) => (place, format!("这里说“{claim}”")),
        (None, Some(score)) => (score.span, "打了满分".to_owned()),
        (None, None) => return,
    };
    let mut missed = missed(ctx);
    if missed.is_empty() {
        // Facts and text often tell the same; where there are facts, they are enough.
        let words = shortfalls(ctx);
        missed = words.iter().map(|words| format!("“{words}”")).collect();
    }
    if missed.is_empty() {
        return;
    }
    let missed = first_few(missed.into_iter(), "处");
    let message = format!("{claim}，但有目标没有完成：{missed}");
    let help = "结论照实写：哪些完成了，哪些没有完成，为什么";
    found.push(ctx.finding(RULE.code, place, message).help(help));
}

/// The goals and indicators that were missed, in words.
fn missed(ctx: &ReportContext<'_>) -> Vec<String> {
    let goals = ctx
        .goals()
        .iter()
        .filter(|goal| goal.judgement().is_missed());
    let goals = goals.map(|goal| {
        let result = goal.result.as_ref().map_or("", |result| &*result.value);
        format!(
            "“{}”，实际“{}”",
            brief(&goal.goal.value, LONGEST),
            brief(result, LONGEST)
        )
    });
    let indicators = ctx.judged().filter(|(_, judgement)| judgement.is_missed());
    let indicators = indicators.map(|(row, _)| {
        let actual = row.actual.as_ref().map_or("", |actual| &*actual.value);
        let target = row.target.as_ref().map_or("", |target| &*target.value);
        format!(
            "“{}”指标值{target}，完成值{actual}",
            brief(&row.level3.value, LONGEST)
        )
    });
    goals.chain(indicators).collect()
}
