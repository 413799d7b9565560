//! IND03: an indicator that cannot be measured.

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

fn check(ctx: &ReportContext<'_>, found: &mut Vec<Diagnostic>) {
    for indicator in ctx.report.iter().flat_map(|report| &report.indicators) {
        found.extend(of_indicator(ctx, indicator));
    }
}

fn of_indicator(ctx: &ReportContext<'_>, indicator: &Indicator) -> Option<Diagnostic> {
    let name = &indicator.level3.value;
    let relation = indicator.effective_relation();
    let Some(target) = indicator
        .target
        .as_ref()
        .filter(|target| !is_blank(&target.value))
    else {
        let message = format!("“{name}”没有指标值");
        let help = "写上要达到的数，如“指标值: 300，单位: 天”；不能用数表示的，性质写“定性”";
        return Some(
            ctx.finding(RULE.code, indicator.level3.span, message)
                .help(help),
        );
    };
    if relation == Some(Relation::Qualitative) {
        return None;
    }
    let bare = indicator.bare_target();
    let is_number = |c: char| c.is_numeric() || NUMERALS.contains(c);
    let number = bare.contains(is_number);
    let empty = || EMPTY.iter().any(|word| bare.contains(word));
    let (message, help) = match relation {
        Some(relation) if !number => (
            format!(
                "“{name}”的性质是{}，指标值“{}”里却没有数",
                relation.label(),
                target.value
            ),
            "写上要达到的数；不能用数表示的，性质改成“定性”，并写出可以核对的要求",
        ),
        None if !number && empty() => (
            format!("“{name}”的指标值“{}”没法核对", target.value),
            "写上要达到的数；不能用数表示的，性质写“定性”，并写出可以核对的要求",
        ),
        _ if lacks_measure(indicator, bare) => (
            format!("“{name}”的指标值是{}，没有单位", target.value),
            "写上“单位”，如 个、人次、%",
        ),
        _ => return None,
    };
    Some(ctx.finding(RULE.code, target.span, message).help(help))
}

fn is_blank(text: &str) -> bool {
    text.chars()
        .all(|c| c.is_whitespace() || "—－-/".contains(c))
}

/// Whether a target that is a mere number has no measure anywhere in its row: a name such as
/// 安全事故数（起） or 合格率（%） has one.
fn lacks_measure(indicator: &Indicator, bare: &str) -> bool {
    let written = |text: &Option<Spanned<Text>>| {
        (text.as_ref()).is_some_and(|text| read_decimal(&text.value).is_none())
    };
    let measure = (indicator.measure.as_ref()).is_some_and(|measure| !is_blank(&measure.value));
    read_decimal(bare).is_some()
        && !measure
        && !written(&indicator.actual)
        && !indicator.level3.value.contains(['（', '('])
}
