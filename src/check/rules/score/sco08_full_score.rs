//! SCO08: all points given though the report itself says that something was not done or not spent.

use crate::check::claim::prose;
use crate::check::rule::{Check, LooksFor, ReportContext, Rule};
use crate::check::section::sections;
use crate::diagnostic::{Code, Diagnostic, Severity};
use crate::model::{Rate, Report};
use crate::text::number::read_decimal;
use crate::text::words::{pattern, words_of};
use regex::Regex;
use rust_decimal::Decimal;
use std::sync::LazyLock;

pub(super) static RULE: Rule = Rule {
    code: Code("SCO08"),
    name: "打了满分却有差距",
    severity: Severity::Warning,
    what: "总分100分或者预算执行得了满分，但预算执行率低于体例的说明线，正文里有指标完成率不到100%，或者存在问题一节说无法、未能做到什么。填写的完成值低于指标值的，由SCO07提示。",
    why: "财政部《项目支出绩效评价管理办法》（财预〔2020〕10号）规定预算执行率和各项指标按完成程度计分；没有全部完成而不扣一分，得分就说明不了什么。",
    bad: "\
得分: 100
资金: {全年预算数: 700, 全年执行数: 425, 分值: 10, 得分: 10}
",
    good: "\
得分: 96.1
资金: {全年预算数: 700, 全年执行数: 425, 分值: 10, 得分: 6.1}
",
    check: Check::Report(LooksFor::ANYTHING, check),
};

fn check(ctx: &ReportContext<'_>, found: &mut Vec<Diagnostic>) {
    let Some(report) = ctx.report else { return };
    let full = report
        .score
        .filter(|score| score.value.value() == Decimal::ONE_HUNDRED);
    let all_of_execution = report.funds.weight.zip(report.funds.score);
    let all_of_execution = all_of_execution
        .filter(|(weight, score)| weight.value == score.value && !score.value.is_zero());
    let (place, claim) = match (full, all_of_execution) {
        (Some(score), _) => (score.span, "总分打了满分".to_owned()),
        (None, Some((_, score))) => {
            let points = score.value.normalize();
            (score.span, format!("预算执行得了满分{points}分"))
        }
        (None, None) => return,
    };
    let gap = low_spending(ctx, report).or_else(|| {
        full?;
        low_completion(ctx).or_else(|| undone(ctx))
    });
    let Some(gap) = gap else { return };
    let message = format!("{claim}，但{gap}");
    let help = "按实际完成的程度打分，并说明差在哪里；本地另有计分办法的，在正文里写明";
    found.push(ctx.finding(RULE.code, place, message).help(help));
}

/// A rate of spending below the profile's line.
fn low_spending(ctx: &ReportContext<'_>, report: &Report) -> Option<String> {
    let (spent, budget) = (report.funds.spent?, report.funds.budget?);
    let rate = Rate::execution(spent.value, budget.value)?;
    let line = ctx.config.profile.thresholds.reason_below;
    (rate.percent() < line).then(|| format!("预算执行率只有{rate}"))
}

static COMPLETION: LazyLock<Regex> = LazyLock::new(|| {
    pattern(r"(?:指标|任务|目标)完成率[为达到是约：:\s]{0,3}(?P<rate>\d+(?:[.．]\d+)?)\s*[%％]")
});

/// A rate of completion below a hundred that the text states.
fn low_completion(ctx: &ReportContext<'_>) -> Option<String> {
    prose(ctx).find_map(|passage| {
        COMPLETION.captures_iter(&passage.text).find_map(|stated| {
            let rate = read_decimal(stated.name("rate")?.as_str())?;
            let whole = stated.get(0)?.as_str();
            (rate < Decimal::ONE_HUNDRED).then(|| format!("正文写着“{whole}”"))
        })
    })
}

/// What says that something could not be done.
const UNDONE: &str = "无法 未能 未完成 没有完成 未达到 未按期 未按时 不能满足 无力";
/// What is said where nothing is meant, or what is to come.
const NOT_MEANT: &str = "无未 不存在 没有未 未发现 避免 防止 杜绝 下一步 今后 如 若 以免";

/// The clause of a chapter about problems that says so.
fn undone(ctx: &ReportContext<'_>) -> Option<String> {
    const LONGEST: usize = 40;
    sections(ctx)
        .iter()
        .filter(|section| section.is_about(&["存在的问题", "存在问题", "主要问题", "问题和原因"]))
        .flat_map(|section| section.paragraphs())
        .flat_map(|passage| passage.text.split(['。', '；', ';', '！']))
        .find(|sentence| {
            words_of(UNDONE).any(|word| sentence.contains(word))
                && !words_of(NOT_MEANT).any(|word| sentence.contains(word))
        })
        .map(|sentence| {
            let mut brief: String = sentence.trim().chars().take(LONGEST).collect();
            if brief.len() < sentence.trim().len() {
                brief.push('…');
            }
            format!("正文说“{brief}”")
        })
}
