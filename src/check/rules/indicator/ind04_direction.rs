//! IND04: an indicator that points the wrong way.

use crate::check::rule::{Check, LooksFor, ReportContext, Rule};
use crate::config::Profile;
use crate::diagnostic::{Code, Diagnostic, Severity};
use crate::model::{Indicator, Quantity, Relation};
use crate::text::number::read_decimal;
use rust_decimal::Decimal;

pub(super) static RULE: Rule = Rule {
    code: Code("IND04"),
    name: "指标方向不对",
    severity: Severity::Warning,
    what: "越多越好的（合格率、满意度、新建数量）用了≤；成本用了≥；或者合格率、满意度一类的比率超过100%。",
    why: "方向反了，做得越差得分越高；超过100%的合格率不可能是真的，多半是指标值或完成值填错了。",
    bad: "\
指标:
  - {一级: 产出指标, 二级: 质量指标, 三级: 工程验收合格率, 性质: ≤, 指标值: 95, 单位: \"%\", 完成值: 98}
",
    good: "\
指标:
  - {一级: 产出指标, 二级: 质量指标, 三级: 工程验收合格率, 性质: ≥, 指标值: 95, 单位: \"%\", 完成值: 98}
",
    check: Check::Report(LooksFor::ANYTHING, check),
};

/// Ends of names of rates that are better when higher, and never above 100 %.
const RATES: [&str; 14] = [
    "合格率",
    "覆盖率",
    "满意度",
    "满意率",
    "达标率",
    "及时率",
    "知晓率",
    "准确率",
    "成活率",
    "完好率",
    "完整率",
    "通过率",
    "出勤率",
    "办结率",
];

/// Beginnings of names of what is to be made.
const MADE: [&str; 8] = [
    "新建", "新增", "建成", "培训", "举办", "开展", "改造", "建设",
];

/// Words that turn a name round: what they stand before is to be kept low.
const TURNED: [&str; 24] = [
    "不", "未", "投诉", "事故", "差错", "逾期", "超", "降", "减", "流失", "违", "成本", "费", "价",
    "时间", "工期", "周期", "时限", "期限", "时长", "天数", "月份", "日期", "控制",
];

/// Words of a cost that is to be high.
const SAVED: [&str; 8] = ["节约", "降低", "减少", "节省", "下降", "压减", "率", "达标"];

fn check(ctx: &ReportContext<'_>, found: &mut Vec<Diagnostic>) {
    let profile = &ctx.config.profile;
    for indicator in ctx.indicators() {
        found.extend(wrong_way(ctx, profile, indicator));
        found.extend(above_all(ctx, indicator));
    }
}

/// A relation against the sense of the name.
fn wrong_way(
    ctx: &ReportContext<'_>,
    profile: &Profile,
    indicator: &Indicator,
) -> Option<Diagnostic> {
    let relation = indicator.effective_relation()?;
    let name = indicator.level3.value.trim();
    let has = |words: &[&str]| words.iter().any(|word| name.contains(word));
    let upward = MADE.iter().any(|word| name.starts_with(word)) || is_rate(name);
    let (message, right) = match relation {
        Relation::AtMost | Relation::Less if upward && !has(&TURNED) => (
            format!("“{name}”越高越好，性质却是{}", relation.label()),
            "≥",
        ),
        Relation::AtLeast | Relation::More if is_cost(profile, indicator) && !has(&SAVED) => (
            format!(
                "“{name}”是成本，性质却是{}，花得越多得分越高",
                relation.label()
            ),
            "≤",
        ),
        _ => return None,
    };
    let place = (indicator.relation.map(|relation| relation.span))
        .or_else(|| indicator.target.as_ref().map(|target| target.span))?;
    let help = format!("核对性质，一般应当是{right}");
    Some(ctx.finding(RULE.code, place, message).help(help))
}

fn is_rate(name: &str) -> bool {
    RATES.iter().any(|rate| name.ends_with(rate))
}

/// Whether an indicator stands under a cost: 产出 → 成本, or 成本 as a first level.
fn is_cost(profile: &Profile, indicator: &Indicator) -> bool {
    let level = indicator
        .level1
        .as_ref()
        .and_then(|name| profile.level(&name.value));
    let of_cost = |name: &str| name.starts_with("成本");
    let first = level
        .is_some_and(|level| of_cost(&level.name) || level.also.iter().any(|known| of_cost(known)));
    let second = indicator.level2.as_ref();
    first
        || second
            .is_some_and(|level| matches!(level.value.trim(), "成本" | "成本指标" | "产出成本"))
}

/// A rate above 100 % that cannot be.
fn above_all(ctx: &ReportContext<'_>, indicator: &Indicator) -> Option<Diagnostic> {
    let name = indicator.level3.value.trim();
    let values = [&indicator.actual, &indicator.target];
    let values = values.into_iter().flatten();
    // Nearly all of them are mere numbers of 100 at most.
    let may_be_above = |text| read_decimal(text).is_none_or(|number| number > Decimal::ONE_HUNDRED);
    let mut rates = values.filter(|value| is_rate(name) && may_be_above(&value.value));
    let above = rates.find(|value| {
        let measure = indicator.measure.as_ref().map_or("", |m| &m.value);
        let quantity = match read_decimal(&value.value) {
            Some(_) => Quantity::only(&format!("{}{}", value.value, measure.trim())),
            None => Quantity::only(&value.value),
        };
        quantity
            .is_some_and(|quantity| quantity.is_percent() && quantity.number > Decimal::ONE_HUNDRED)
    })?;
    let percent = above.value.trim_end_matches(['%', '％']);
    let message = format!("“{name}”写的是{percent}%，这样的比率不会超过100%");
    let help = "核对这个数；增长幅度、完成比例请用别的名称";
    Some(ctx.finding(RULE.code, above.span, message).help(help))
}
