//! AMT12: one source of money that is larger than the total.

use super::magnitude::overshoot;
use crate::check::rule::{Check, LooksFor, ReportContext, Rule};
use crate::diagnostic::{Code, Diagnostic, Severity};
use crate::model::AMOUNT_FIELDS;

pub(super) static RULE: Rule = Rule {
    code: Code("AMT12"),
    name: "一项来源大于总额",
    severity: Severity::Warning,
    what: "“资金”里一项来源的金额比总额还大。各项来源都填了、能加出合计的，由AMT03说；总额是0的、差了一百倍以上的（单位写错），由别的规则说。",
    why: "部分不会比整体大：不是总额写错，就是这一项写错；《政府信息公开条例》第六条要求及时、准确地公开政府信息。",
    bad: "\
资金:
  全年预算数: 90.00
  来源:
    - {名称: 当年财政拨款, 全年预算数: 95.00}
    - {名称: 其他资金}
",
    good: "\
资金:
  全年预算数: 95.00
  来源:
    - {名称: 当年财政拨款, 全年预算数: 95.00}
    - {名称: 其他资金}
",
    check: Check::Report(LooksFor::ANYTHING, check),
};

fn check(ctx: &ReportContext<'_>, found: &mut Vec<Diagnostic>) {
    let Some(report) = ctx.report.filter(|report| !report.sources.is_empty()) else {
        return;
    };
    let sums = report.source_sums();
    for field in &AMOUNT_FIELDS {
        let total = (field.of)(&report.funds).map(|total| total.value);
        let summed = sums.iter().any(|sum| sum.field == field.name);
        let Some(total) = total.filter(|total| !total.is_zero() && !summed) else {
            continue;
        };
        for source in &report.sources {
            let amount = (field.of)(&source.amounts).filter(|amount| amount.value > total);
            let Some(amount) = amount else { continue };
            if overshoot(amount.value.yuan(), total.yuan()).is_some() {
                continue;
            }
            let message = format!(
                "“{}”的{}{}，比总额{total}还大",
                source.name.value, field.name, amount.value
            );
            let help = "核对总额和这一项，把写错的一处改正";
            found.push(ctx.finding(RULE.code, amount.span, message).help(help));
        }
    }
}
