//! IND07: a target that stands where the value reached should stand.

use crate::check::first_few::{brief, first_few};
use crate::check::rule::{Check, LooksFor, ReportContext, Rule};
use crate::check::section::sections;
use crate::diagnostic::{Code, Diagnostic, Severity};
use crate::model::{Obstacle, Verdict};
use crate::parse::Passage;
use crate::source::Span;
use crate::text::features::kind::BOUND;

pub(super) static RULE: Rule = Rule {
    code: Code("IND07"),
    name: "把指标值当作完成值",
    severity: Severity::Warning,
    what: "完成值、目标的完成情况，或者正文里讲完成情况的段落，写的是“≥266米”“不低于300户”“达90%以上”这样的指标值，不是实际做到的数。一份报告只说一次，列出是哪几处。",
    why: "完成值是做了多少，应当是一个确定的数；把“≥”一起抄过来，等于没有写完成了多少，网页上写“未作对照”，不算达到。",
    bad: "\
指标:
  - {三级: 新修管道, 性质: ≥, 指标值: 266米, 完成值: ≥266米, 分值: 20, 得分: 20}
",
    good: "\
指标:
  - {三级: 新修管道, 性质: ≥, 指标值: 266米, 完成值: 271米, 分值: 20, 得分: 20}
",
    check: Check::Report(LooksFor::kinds(BOUND), check),
};

/// How many characters of a result or a clause a finding quotes.
const LONGEST: usize = 30;

/// Signs that only targets have.
const SIGNS: [char; 6] = ['≥', '≧', '⩾', '≤', '≦', '⩽'];

/// Titles over what was done, and titles over what was to be done.
const OF_RESULTS: [&str; 6] = [
    "完成情况",
    "完成的",
    "实现情况",
    "主要绩效",
    "成效",
    "自评结论",
];
const OF_TARGETS: [&str; 5] = ["设定", "分解", "下达", "未完成", "申报"];

/// Words of a paragraph that quotes targets beside results.
const QUOTES: [&str; 14] = [
    "指标值",
    "目标值",
    "完成值",
    "实际",
    "年初",
    "设定",
    "要求",
    "计划",
    "应",
    "完成率",
    "达到",
    "已完成",
    "预期",
    "标准",
];

fn check(ctx: &ReportContext<'_>, found: &mut Vec<Diagnostic>) {
    let repeated = Verdict::Unknown(Obstacle::Repeated);
    let rows = ctx
        .judged()
        .filter(|(row, judgement)| judgement.verdict == repeated && row.is_repeated());
    let rows = rows.filter_map(|(row, _)| {
        let actual = row.actual.as_ref()?;
        let (name, value) = (row.level3.value.trim(), actual.value.trim());
        Some((actual.span, format!("“{name}”的完成值“{value}”")))
    });
    let goals = ctx.goals().iter().filter(|goal| goal.has_sign_in_result());
    let goals = goals.filter_map(|goal| {
        let result = goal.result.as_ref()?;
        Some((
            result.span,
            format!("完成情况“{}”", brief(&result.value, LONGEST)),
        ))
    });
    let mut places: Vec<(Span, String)> = rows.chain(goals).collect();
    if places.is_empty() {
        places = in_text(ctx);
    }
    let Some((place, _)) = places.first() else {
        return;
    };
    let shown = first_few(places.iter().map(|(_, words)| words.clone()), "处");
    let message = format!("{shown}写的是指标值，不是做到了多少");
    let help = "写实际做到的数，如“271米”“93.5%”，不带≥、以上、不低于";
    found.push(ctx.finding(RULE.code, *place, message).help(help));
}

/// Paragraphs about results whose numbers are those of targets.
fn in_text(ctx: &ReportContext<'_>) -> Vec<(Span, String)> {
    let mut found = Vec::new();
    if !ctx.candidates(RULE.code).any(Passage::is_paragraph) {
        return found;
    }
    for section in sections(ctx) {
        let places: Vec<_> = section.paragraphs().filter_map(pasted).collect();
        let is = |words: &[&str]| {
            let mut titles = section.titles.iter();
            titles.any(|title| words.iter().any(|word| title.contains(word)))
        };
        if !places.is_empty() && is(&OF_RESULTS) && !is(&OF_TARGETS) {
            found.extend(places);
        }
    }
    found
}

/// The first clause of a paragraph that gives a target for a result.
fn pasted(passage: &Passage<'_>) -> Option<(Span, String)> {
    let text = &passage.text;
    let sign = text.find(SIGNS)?;
    if QUOTES.iter().any(|word| text.contains(word)) {
        return None;
    }
    let marks = ['，', ',', '。', '；', ';', '：', ':', '、'];
    let start = text[..sign].rfind(marks).map_or(0, |at| {
        at + text[at..].chars().next().map_or(1, char::len_utf8)
    });
    let end = text[sign..]
        .find(['，', '。', '；', ';'])
        .map_or(text.len(), |at| sign + at);
    let words = format!("“{}”", brief(text[start..end].trim(), LONGEST));
    Some((passage.span(start..end), words))
}
