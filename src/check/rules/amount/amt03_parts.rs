//! AMT03: parts that do not add up to their total.

use super::breakdown::{Completeness, breakdowns};
use super::magnitude::overshoot;
use crate::check::rule::{Check, LooksFor, ReportContext, Rule};
use crate::diagnostic::{Code, Diagnostic, Severity};
use crate::model::Money;
use crate::text::figure::Figure;

pub(super) static RULE: Rule = Rule {
    code: Code("AMT03"),
    name: "分项与合计不符",
    severity: Severity::Warning,
    what: "“资金”里各项来源的金额加起来不等于总额；或者正文一句话里的“共……，其中……”“中央……、省级……，合计……”加不起来。只举一项、或以“等”结束的，不算列全。",
    why: "分项加不出合计，说明至少有一个数写错了，读者不知道该信哪一个；《政府信息公开条例》第六条要求及时、准确地公开政府信息。",
    bad: "\
总投资350.00万元，其中中央补助200.00万元、省级补助100.00万元、区级配套60.00万元。
",
    good: "\
总投资360.00万元，其中中央补助200.00万元、省级补助100.00万元、区级配套60.00万元。
",
    check: Check::Report(LooksFor::ANYTHING, check),
};

fn check(ctx: &ReportContext<'_>, found: &mut Vec<Diagnostic>) {
    if let Some(report) = ctx.report {
        for sum in report.source_sums() {
            let (parts, total) = (sum.sum.yuan(), sum.total.value.yuan());
            let slipped = overshoot(parts, total).or_else(|| overshoot(total, parts));
            if let (Some(difference), None) = (sum.difference(), slipped) {
                let message = format!(
                    "{}写的是{}，{}项来源合计{}，相差{difference}",
                    sum.field, sum.total.value, sum.count, sum.sum
                );
                let help = "核对总额和每项来源，把写错的一处改正，漏列的来源补上";
                let finding = ctx.finding(RULE.code, sum.total.span, message);
                found.push(finding.help(help));
            }
        }
    }
    for (passage, sentence) in ctx.sentences() {
        for breakdown in breakdowns(&sentence) {
            let (total, sum) = (breakdown.total, breakdown.sum());
            let difference = sum - total.value;
            let short = difference.is_sign_negative();
            let open = short && breakdown.completeness == Completeness::Partial;
            let one_unit = |part: &&&Figure| overshoot(part.value, total.value).is_some();
            let slipped = breakdown.parts.iter().any(|part| one_unit(&part));
            if difference.abs() <= breakdown.tolerance() || open || slipped {
                continue;
            }
            let written = passage.text.get(total.place.clone()).unwrap_or("");
            let message = format!(
                "{written}的{}个分项合计{}，{}{}",
                breakdown.parts.len(),
                Money::from_yuan(sum),
                if short { "少" } else { "多" },
                Money::from_yuan(difference.abs())
            );
            let span = passage.span(total.place.clone());
            let help = "核对合计和每个分项，把写错的一处改正，漏列的分项补上";
            found.push(ctx.finding(RULE.code, span, message).help(help));
        }
    }
}
