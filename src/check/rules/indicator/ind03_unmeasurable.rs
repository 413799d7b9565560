//! IND03: an indicator that cannot be measured.

use crate::check::first_few::first_few;
use crate::check::rule::{Check, LooksFor, ReportContext, Rule};
use crate::diagnostic::{Code, Diagnostic, Severity};
use crate::model::{Indicator, Relation, Text};
use crate::source::Spanned;
use crate::text::number::read_decimal;

pub(super) static RULE: Rule = Rule {
    code: Code("IND03"),
    name: "指标无法衡量",
    severity: Severity::Warning,
    what: "没有指标值；性质是≥、≤、=却没有数；有数却没有单位；或者没有写性质，指标值只是“有效提升”一类的空话。定性指标可以用文字。",
    why: "财政部要求绩效指标细化量化、可以衡量；“≥有效提升”谁也没法核对，打多少分全凭一句话。",
    bad: "\
指标:
  - {三级: 服务能力, 性质: ≥, 指标值: 有效提升, 完成值: 有效提升, 分值: 10, 得分: 10}
",
    good: "\
指标:
  - {三级: 服务能力, 性质: 定性, 指标值: 每月张贴一次收支, 完成值: 达成, 分值: 10, 得分: 10}
",
    check: Check::Report(LooksFor::ANYTHING, check),
};

/// Words that sound like a target and are none.
const EMPTY: [&str; 14] = [
    "有效",
    "显著",
    "明显",
    "持续",
    "不断",
    "进一步",
    "逐步",
    "大幅",
    "切实",
    "充分",
    "较好",
    "良好",
    "长期",
    "提升",
];

/// Numerals in words.
const NUMERALS: &str = "〇零一二三四五六七八九十百千万亿两半";

/// What is wrong with a row's target.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Fault {
    Missing,
    NoNumber,
    Hollow,
    NoMeasure,
}

fn check(ctx: &ReportContext<'_>, found: &mut Vec<Diagnostic>) {
    let rows = ctx.indicators().iter();
    let rows = rows.filter_map(|row| Some((fault(row)?, row)));
    let rows: Vec<(Fault, &Indicator)> = rows.collect();
    for fault in [
        Fault::Missing,
        Fault::NoNumber,
        Fault::Hollow,
        Fault::NoMeasure,
    ] {
        let rows = rows.iter().filter(|(of_row, _)| *of_row == fault);
        let rows: Vec<_> = rows.map(|(_, row)| *row).collect();
        found.extend(of_rows(ctx, fault, &rows));
    }
}

/// One finding for all rows with the same fault.
fn of_rows(ctx: &ReportContext<'_>, fault: Fault, rows: &[&Indicator]) -> Option<Diagnostic> {
    let first = *rows.first()?;
    let target = first.target.as_ref().filter(|_| fault != Fault::Missing);
    let place = target.map_or(first.level3.span, |target| target.span);
    let named = first_few(rows.iter().map(|row| said(fault, row)), "行");
    let (end, help) = match fault {
        Fault::Missing => (
            "没有指标值",
            "写上要达到的数，如“指标值: 300，单位: 天”；不能用数表示的，性质写“定性”",
        ),
        Fault::NoNumber => (
            "里没有数",
            "写上要达到的数；不能用数表示的，性质改成“定性”，并写出可以核对的要求",
        ),
        Fault::Hollow => (
            "没法核对",
            "写上要达到的数；不能用数表示的，性质写“定性”，并写出可以核对的要求",
        ),
        Fault::NoMeasure => ("没有单位", "写上“单位”，如 个、人次、%"),
    };
    let message = format!("{named}{end}");
    Some(ctx.finding(RULE.code, place, message).help(help))
}

/// A row and its target, as a finding names it.
fn said(fault: Fault, row: &Indicator) -> String {
    let name = &row.level3.value;
    let target = row.target.as_ref().map_or("", |target| &*target.value);
    match (fault, row.effective_relation()) {
        (Fault::Missing, _) => format!("“{name}”"),
        (Fault::NoNumber, Some(relation)) => {
            format!("“{name}”的性质是{}，指标值“{target}”", relation.label())
        }
        (Fault::NoMeasure, _) => format!("“{name}”的指标值{target}"),
        _ => format!("“{name}”的指标值“{target}”"),
    }
}

fn fault(indicator: &Indicator) -> Option<Fault> {
    let relation = indicator.effective_relation();
    let target = indicator.target.as_ref();
    if target.is_none_or(|target| is_blank(&target.value)) {
        return Some(Fault::Missing);
    }
    if relation == Some(Relation::Qualitative) {
        return None;
    }
    let bare = indicator.bare_target();
    let is_number = |c: char| c.is_numeric() || NUMERALS.contains(c);
    let number = bare.contains(is_number);
    let empty = || EMPTY.iter().any(|word| bare.contains(word));
    match relation {
        Some(_) if !number => Some(Fault::NoNumber),
        None if !number && empty() => Some(Fault::Hollow),
        _ => lacks_measure(indicator, bare).then_some(Fault::NoMeasure),
    }
}

fn is_blank(text: &str) -> bool {
    text.chars()
        .all(|c| c.is_whitespace() || "—－-/".contains(c))
}

/// Whether a target that is a mere number has no measure anywhere in its row: a name such as
/// 安全事故数（起）, 合格率（%） or 救助人数 has one, and nothing is nothing of whatever is counted.
fn lacks_measure(indicator: &Indicator, bare: &str) -> bool {
    let written = |text: &Option<Spanned<Text>>| {
        (text.as_ref()).is_some_and(|text| read_decimal(&text.value).is_none())
    };
    let measure = (indicator.measure.as_ref()).is_some_and(|measure| !is_blank(&measure.value));
    let name = indicator.level3.value.trim();
    !["数", "数量", "比例", "比重"]
        .iter()
        .any(|end| name.ends_with(end))
        && read_decimal(bare).is_some_and(|number| !number.is_zero())
        && !measure
        && !written(&indicator.actual)
        && !name.contains(['（', '('])
}
