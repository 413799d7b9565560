//! AMT03: parts that do not add up to their total.

use super::breakdown::{Fault, faulty_sums};
use super::magnitude::overshoot;
use crate::check::rule::{Check, LooksFor, ReportContext, Rule};
use crate::diagnostic::{Code, Diagnostic, Severity};
use crate::model::{Money, Report, SourceSum};
use crate::text::figure::{Figure, Measure};
use rust_decimal::Decimal;

pub(super) static RULE: Rule = Rule {
    code: Code("AMT03"),
    name: "分项与合计不符",
    severity: Severity::Warning,
    what: "“资金”里各项来源的金额加起来不等于总额；或者一句话里写的合计与分项加不起来：“共……，其中……”（“其中”另起一句也算）、“……（甲……，乙……）”、“甲……，乙……，合计……”、“年初……，年中追加……，调整后……”，金额、户数、人数、项目数都算，正文、目标、指标和表格都看。以“等”结束的、只举几项的、互相包含的，不算列全。",
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
        of_sources(ctx, report, found);
    }
    for sum in &*faulty_sums(ctx) {
        let (Fault::Sum(parts), Some(passage)) = (sum.fault, ctx.passages.get(sum.passage)) else {
            continue;
        };
        let text = |figure: &Figure| passage.text.get(figure.place.clone()).unwrap_or("");
        let written = text(&sum.total);
        let difference = parts - sum.total.value;
        let more = if difference.is_sign_negative() {
            "少"
        } else {
            "多"
        };
        let value = |value: Decimal| amount(value, &sum.total, written);
        let difference = value(difference.abs());
        let message = match &sum.parts[..] {
            [part] => format!("分项{}比合计{written}还多{difference}", text(&part.figure)),
            all => format!(
                "{written}的{}个分项合计{}，{more}{difference}",
                all.len(),
                value(parts)
            ),
        };
        let span = passage.span(sum.total.place.clone());
        let help = "核对合计和每个分项，把写错的一处改正，漏列的分项补上";
        found.push(ctx.finding(RULE.code, span, message).help(help));
    }
}

/// A value in the words and the unit of a figure that is written as `written`.
fn amount(value: Decimal, like: &Figure, written: &str) -> String {
    match like.measure {
        Measure::Count(word) => format!("{}{word}", value.normalize()),
        _ if written.contains(['万', '亿']) => Money::from_yuan(value).to_string(),
        _ => format!("{}元", value.normalize()),
    }
}

/// Sources that do not make the total line. Where that is nothing at all, it was left out: one finding.
fn of_sources(ctx: &ReportContext<'_>, report: &Report, found: &mut Vec<Diagnostic>) {
    let help = "核对总额和每项来源，把写错的一处改正，漏列的来源补上";
    let sums = report.source_sums();
    let empty = |sum: &&SourceSum| sum.total.value.is_zero() && !sum.sum.is_zero();
    let empties: Vec<&SourceSum> = sums.iter().filter(empty).collect();
    if let Some(first) = empties.first() {
        let fields: Vec<String> = empties
            .iter()
            .map(|sum| format!("{}{}", sum.field, sum.sum))
            .collect();
        let message = format!(
            "总额写的是0，{}项来源却有{}",
            first.count,
            fields.join("、")
        );
        let finding = ctx.finding(RULE.code, first.total.span, message);
        found.push(finding.help("把各项来源的合计填到总额"));
    }
    for sum in sums.iter().filter(|sum| !empty(sum)) {
        let (parts, total) = (sum.sum.yuan(), sum.total.value.yuan());
        let slipped = overshoot(parts, total).or_else(|| overshoot(total, parts));
        if let (Some(difference), None) = (sum.difference(), slipped) {
            let message = format!(
                "{}写的是{}，{}项来源合计{}，相差{difference}",
                sum.field, sum.total.value, sum.count, sum.sum
            );
            let finding = ctx.finding(RULE.code, sum.total.span, message);
            found.push(finding.help(help));
        }
    }
}
