//! AMT06: a percentage that its own sentence, or its goal, contradicts.

use super::magnitude::misfit;
use super::share::{agrees, shown};
use super::stated_share::{ShareKind, stated_shares};
use crate::check::rule::{Check, LooksFor, ReportContext, Rule};
use crate::diagnostic::{Code, Diagnostic, Severity};
use crate::model::Goal;
use crate::parse::Passage;
use crate::text::figure::{Figure, Measure, figures_of};
use std::ops::Range;

pub(super) static RULE: Rule = Rule {
    code: Code("AMT06"),
    name: "百分比与数字不符",
    severity: Severity::Warning,
    what: "一句话里写了“完成甲，为乙的百分之几”“计划甲，完成乙，完成率百分之几”，或者完成情况写了“为目标的百分之几”，按句中的数字算却不是这个数；正文、目标、指标和表格里的句子都看。四舍五入和直接截去尾数都算对。",
    why: "《政府信息公开条例》第六条要求及时、准确地公开政府信息；百分比是读者最先看的数，算错了会让人误以为任务完成得更好或更差。",
    bad: "\
到位资金11.9542亿元，完成全年任务13.5亿元的98.5%。
",
    good: "\
到位资金11.9542亿元，完成全年任务13.5亿元的88.5%。
",
    check: Check::Report(LooksFor::ANYTHING, check),
};

fn check(ctx: &ReportContext<'_>, found: &mut Vec<Diagnostic>) {
    for (passage, sentence) in ctx.sentences().chain(ctx.value_sentences()) {
        let all = stated_shares(&sentence).into_iter();
        for share in all.filter(|share| share.kind == ShareKind::Share) {
            found.extend(judge(
                ctx,
                passage,
                share.percent,
                (share.part, share.whole),
            ));
        }
    }
    for goal in ctx.goals() {
        found.extend(of_goal(ctx, goal));
    }
}

/// A finding where a percentage cannot be what the part is of the whole. What only a wrong unit of
/// money makes wrong is left to AMT07.
fn judge(
    ctx: &ReportContext<'_>,
    passage: &Passage<'_>,
    percent: &Figure,
    (part, whole): (&Figure, &Figure),
) -> Option<Diagnostic> {
    let wrong_unit = part.measure == Measure::Yuan && misfit(percent, part, whole).is_some();
    if agrees(percent, part, whole) || wrong_unit {
        return None;
    }
    let right = shown(percent, part, whole)?;
    let stated = passage.text.get(percent.place.clone()).unwrap_or("");
    let text = |figure: &Figure| match passage.text.get(figure.place.clone()) {
        Some(text) if !figure.place.is_empty() => text.to_owned(),
        _ => format!("目标值{}", figure.value.normalize()),
    };
    let message = format!("写的是{stated}，按{}÷{}是{right}", text(part), text(whole));
    let span = passage.span(percent.place.clone());
    let help = "核对这几个数，把写错的一处改正";
    Some(ctx.finding(RULE.code, span, message).help(help))
}

/// What stands right before the percentage of a goal.
const OF_GOAL: &[&str] = &[
    "目标的",
    "目标值的",
    "任务的",
    "计划的",
    "完成率",
    "完成率为",
];

/// `完成: 实际完成6176亩，为目标的102.85%` held against the goal.
fn of_goal(ctx: &ReportContext<'_>, goal: &Goal) -> Option<Diagnostic> {
    let result = goal.result.as_ref()?;
    if !OF_GOAL.iter().any(|end| result.value.contains(end)) {
        return None;
    }
    let range = result.span.range();
    let inside = |passage: &&Passage<'_>| {
        let place = || passage.whole().range();
        let lies_in = |place: Range<usize>| range.start <= place.start && place.end <= range.end;
        passage.text == *result.value && lies_in(place())
    };
    let passage = ctx.passages.iter().find(inside)?;
    let source = &ctx.document.source.text;
    let [part, percent] = <[Figure; 2]>::try_from(figures_of(passage, source)).ok()?;
    let target = crate::text::figure::figures(&goal.goal.value);
    let [mut whole] = <[Figure; 1]>::try_from(target).ok()?;
    let words = passage.text.get(part.place.end..percent.place.start)?;
    let of_goal = OF_GOAL.iter().any(|end| words.ends_with(end));
    let alike = part.measure == whole.measure && part.is_exact() && whole.is_exact();
    whole.place = 0..0;
    let plain = of_goal && alike && part.measure != Measure::Percent && percent.is_percentage();
    plain.then(|| judge(ctx, passage, &percent, (&part, &whole)))?
}
