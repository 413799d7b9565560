//! IND10: rows whose actual value cannot be held against the target: none, in words, of another measure.

use crate::check::first_few::first_few;
use crate::check::rule::{Check, LooksFor, ReportContext, Rule};
use crate::diagnostic::{Code, Diagnostic, Severity};
use crate::model::{Indicator, Obstacle, Verdict};

pub(super) static RULE: Rule = Rule {
    code: Code("IND10"),
    name: "完成值与指标值没法对照",
    severity: Severity::Warning,
    what: "有指标值没有完成值；指标值是数，完成值只写了“已完成”“达成预期指标”；两边单位不同（37个与100%）。每种情况一份报告只说一次，列出是哪几行。",
    why: "完成值与指标值是同一件事的两个数，才看得出做到了没有；对不上的，网页上写“未作对照”，不算达到。",
    bad: "\
指标:
  - {三级: 设备配备率, 性质: ≥, 指标值: 100%, 完成值: 1000件}
  - {三级: 修建道路, 性质: ≥, 指标值: 491米, 完成值: 已完成}
",
    good: "\
指标:
  - {三级: 设备配备率, 性质: ≥, 指标值: 100%, 完成值: 100%}
  - {三级: 修建道路, 性质: ≥, 指标值: 491米, 完成值: 491米}
",
    check: Check::Report(LooksFor::ANYTHING, check),
};

/// What keeps rows from being compared, what a finding says of it, and the way out.
const FAULTS: [(Obstacle, &str, &str); 3] = [
    (
        Obstacle::NoResult,
        "没有完成值",
        "写上实际做到的数；还没有做的，写0，并在“偏差”里说明",
    ),
    (
        Obstacle::ResultInWords,
        "指标值是数，完成值没有写数",
        "写实际做到的数，如“491米”“95.2%”，不只写“已完成”",
    ),
    (
        Obstacle::OtherMeasure,
        "指标值和完成值单位不同",
        "两边写同一件事、同一个单位",
    ),
];

fn check(ctx: &ReportContext<'_>, found: &mut Vec<Diagnostic>) {
    for (obstacle, fault, help) in FAULTS {
        let rows = ctx.judged().filter(|(row, judgement)| {
            judgement.verdict == Verdict::Unknown(obstacle) && has_target(row)
        });
        let rows: Vec<&Indicator> = rows.map(|(row, _)| row).collect();
        let Some(first) = rows.first() else { continue };
        let value = first.actual.as_ref().or(first.target.as_ref());
        let place = value.map_or(first.span, |value| value.span);
        let names = first_few(rows.iter().map(|row| named(row)), "行");
        let message = format!("{names}{fault}");
        found.push(ctx.finding(RULE.code, place, message).help(help));
    }
}

/// Whether a target is written, and not a dash for none.
fn has_target(row: &Indicator) -> bool {
    let target = row.target.as_ref();
    target.is_some_and(|target| target.value.contains(char::is_alphanumeric))
}

/// The row's name with its values: “设备配备率”（100%，1000件）.
fn named(row: &Indicator) -> String {
    let values = [&row.target, &row.actual];
    let values = values.into_iter().flatten().map(|value| value.value.trim());
    let values: Vec<&str> = values.filter(|value| !value.is_empty()).collect();
    format!("“{}”（{}）", row.level3.value.trim(), values.join("，"))
}
