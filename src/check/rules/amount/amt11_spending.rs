//! AMT11: what the money was spent on does not add up to what was spent.

use crate::check::rule::{Check, LooksFor, ReportContext, Rule};
use crate::diagnostic::{Code, Diagnostic, Severity};
use crate::model::{Money, Report};
use rust_decimal::Decimal;

pub(super) static RULE: Rule = Rule {
    code: Code("AMT11"),
    name: "支出明细与执行数不符",
    severity: Severity::Warning,
    what: "“支出明细”各项的金额加起来不等于全年执行数，或者有一项比全年执行数还大。各项四舍五入造成的尾差不算；写了合计、其中的不加。",
    why: "支出明细告诉群众钱花在了什么上面；《政府信息公开条例》第六条要求及时、准确地公开政府信息，加不出合计，就不知道是漏了一项还是写错了数。",
    bad: "\
资金:
  全年执行数: 89.97
  支出明细:
    - {用途: 设计费, 金额: 30.00}
    - {用途: 审计费, 金额: 59.99}
",
    good: "\
资金:
  全年执行数: 89.99
  支出明细:
    - {用途: 设计费, 金额: 30.00}
    - {用途: 审计费, 金额: 59.99}
",
    check: Check::Report(LooksFor::ANYTHING, check),
};

fn check(ctx: &ReportContext<'_>, found: &mut Vec<Diagnostic>) {
    let Some(report) = ctx.report else { return };
    let help = "核对每一项和全年执行数，把写错的一处改正，漏列的支出补上";
    let Some(sum) = report.spending_sum() else {
        if let Some((place, message)) = beyond(report) {
            found.push(ctx.finding(RULE.code, place, message).help(help));
        }
        return;
    };
    if let Some(difference) = sum.difference() {
        let more = if difference > Decimal::ZERO {
            "多"
        } else {
            "少"
        };
        let message = format!(
            "{}项支出合计{}，比全年执行数{}{more}{}",
            sum.count,
            sum.sum,
            sum.total.value,
            Money::from_yuan(difference.abs())
        );
        found.push(ctx.finding(RULE.code, sum.total.span, message).help(help));
    }
}

/// A part that is larger than the whole, where the parts cannot be summed.
fn beyond(report: &Report) -> Option<(crate::source::Span, String)> {
    let total = report.funds.spent?.value;
    report.spending.iter().find_map(|part| {
        let amount = part.amount.filter(|amount| amount.value > total)?;
        let (name, amount_text) = (&part.purpose.value, amount.value);
        let message = format!("“{name}”{amount_text}，比全年执行数{total}还大");
        Some((amount.span, message))
    })
}
