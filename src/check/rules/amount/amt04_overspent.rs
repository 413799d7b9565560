//! AMT04: more spent than the budget has.

use super::magnitude::overshoot;
use crate::check::rule::{Check, LooksFor, ReportContext, Rule};
use crate::diagnostic::{Code, Diagnostic, Severity};
use crate::model::Amounts;

pub(super) static RULE: Rule = Rule {
    code: Code("AMT04"),
    name: "执行数超过预算数",
    severity: Severity::Warning,
    what: "全年执行数大于全年预算数，总额和每项来源都看。",
    why: "《中华人民共和国预算法》第十三条规定，各部门、各单位的支出必须以经批准的预算为依据，未列入预算的不得支出；超出的部分要么是数字写错，要么漏记了追加的预算。",
    bad: "\
资金:
  全年预算数: 200.00
  全年执行数: 215.00
",
    good: "\
资金:
  年初预算数: 200.00
  全年预算数: 215.00
  全年执行数: 215.00
",
    check: Check::Report(LooksFor::ANYTHING, check),
};

fn check(ctx: &ReportContext<'_>, found: &mut Vec<Diagnostic>) {
    let Some(report) = ctx.report else { return };
    let mut line = |name: &str, amounts: &Amounts| {
        let (Some(spent), Some(budget)) = (amounts.spent, amounts.budget) else {
            return;
        };
        let wrong_unit = overshoot(spent.value.yuan(), budget.value.yuan()).is_some();
        if spent.value <= budget.value || wrong_unit {
            return;
        }
        let message = format!(
            "{name}全年执行数{}，比全年预算数{}多{}",
            spent.value,
            budget.value,
            spent.value - budget.value
        );
        let help = "核对两个金额；年中追加了预算的，全年预算数写调整后的数";
        found.push(ctx.finding(RULE.code, spent.span, message).help(help));
    };
    line("", &report.funds);
    for source in &report.sources {
        line(&format!("“{}”的", source.name.value), &source.amounts);
    }
}
