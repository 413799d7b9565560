//! AMT02: a report that does not say how much was to be spent, or was.

use super::phrase::Label;
use super::stated_amount::stated_amounts;
use crate::check::rule::{Check, LooksFor, ReportContext, Rule};
use crate::diagnostic::{Code, Diagnostic, Severity};

pub(super) static RULE: Rule = Rule {
    code: Code("AMT02"),
    name: "缺预算数或执行数",
    severity: Severity::Warning,
    what: "“资金”里没有全年预算数，或者没有全年执行数。正文写了的，指出写在哪里。",
    why: "群众首先要看的是安排了多少钱、花了多少钱；财政部《项目支出绩效评价管理办法》（财预〔2020〕10号）的自评表要求填写预算数和执行数，缺一个就算不出执行率。",
    bad: "\
资金:
  全年预算数: 200.00
",
    good: "\
资金:
  全年预算数: 200.00
  全年执行数: 182.00
",
    check: Check::Report(LooksFor::ANYTHING, check),
};

fn check(ctx: &ReportContext<'_>, found: &mut Vec<Diagnostic>) {
    let Some(report) = ctx.report else { return };
    let funds = &report.funds;
    let missing: Vec<Label> = [
        (Label::Budget, funds.budget.is_none()),
        (Label::Spent, funds.spent.is_none()),
    ]
    .into_iter()
    .filter_map(|(label, missing)| missing.then_some(label))
    .collect();
    if missing.is_empty() {
        return;
    }
    let names: Vec<&str> = missing.iter().map(|label| label.field()).collect();
    let names = names.join("和");
    let message = format!("“资金”里没有{names}，无法计算执行率");
    let proposals: Vec<String> = missing
        .iter()
        .filter_map(|label| proposal(ctx, *label))
        .collect();
    let help = match proposals.is_empty() {
        true => format!("在“资金”下面补上{names}，单位是万元"),
        false => format!("{}；核对后写进“资金”", proposals.join("；")),
    };
    let known = [funds.spent, funds.budget, funds.initial, funds.requested];
    let finding = match known.into_iter().flatten().next() {
        Some(amount) => ctx.finding(RULE.code, amount.span, message),
        None => ctx.whole(RULE.code, message),
    };
    found.push(finding.help(help));
}

/// Where the text names the amount.
fn proposal(ctx: &ReportContext<'_>, label: Label) -> Option<String> {
    let amounts = stated_amounts(ctx);
    let stated = amounts.iter().find(|stated| stated.label == label)?;
    let line = ctx.line_of(stated.span);
    let (field, written) = (label.field(), &stated.written);
    Some(format!("正文第{line}行写着{written}，像是{field}"))
}
