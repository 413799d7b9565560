//! SCO10: a table of indicators that was not scored.

use crate::check::rule::{Check, LooksFor, ReportContext, Rule};
use crate::diagnostic::{Code, Diagnostic, Severity};

pub(super) static RULE: Rule = Rule {
    code: Code("SCO10"),
    name: "指标没有打分",
    severity: Severity::Warning,
    what: "填了指标，却没有一项写得分。",
    why: "财政部《项目支出绩效评价管理办法》（财预〔2020〕10号）规定单位自评采用定量与定性相结合的比较法，按指标打分，总分由各项指标得分汇总；没有分项得分，总分从哪里来无从知道。",
    bad: "\
指标:
  - {三级: 开放天数, 性质: ≥, 指标值: 300, 单位: 天, 完成值: 306}
",
    good: "\
指标:
  - {三级: 开放天数, 性质: ≥, 指标值: 300, 单位: 天, 完成值: 306, 分值: 20, 得分: 20}
",
    check: Check::Report(LooksFor::ANYTHING, check),
};

fn check(ctx: &ReportContext<'_>, found: &mut Vec<Diagnostic>) {
    let rows = ctx.indicators();
    let Some(first) = rows.first() else { return };
    if rows.iter().any(|row| row.score.is_some()) {
        return;
    }
    let message = match rows.iter().any(|row| row.weight.is_some()) {
        true => format!("{}项指标都没有写得分", rows.len()),
        false => format!("{}项指标都没有写分值和得分", rows.len()),
    };
    let help = "按自评表逐项写上“分值”和“得分”";
    found.push(
        ctx.finding(RULE.code, first.level3.span, message)
            .help(help),
    );
}
