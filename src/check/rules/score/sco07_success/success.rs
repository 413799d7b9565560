//! The claim that everything was reached: 达成了预期的绩效目标, 圆满完成全年任务.

use crate::check::claim::{is_prose, sentence};
use crate::check::rule::ReportContext;
use crate::parse::PassageKind;
use crate::source::Span;
use crate::text::words::{WordList, pattern, words_of};
use regex::Regex;
use std::sync::LazyLock;

/// Words that say so. Each needs a word for the goals as a whole, so that a part that was
/// completed (三个标段全部完成) is none.
static CLAIM: LazyLock<Regex> = LazyLock::new(|| {
    let goals = "(?:预期|年度|全年|绩效|既定|各项|全部|目标|任务|工作|指标|的){1,5}";
    pattern(&format!(
        "(?:达成|实现|达到|完成)了?(?:预期|全部|所有|各项|既定)(?:的|年度|绩效|工作){{0,3}}(?:目标|指标|任务)\
         |(?:圆满|全面|全部)(?:完成|达成|实现)了?(?:各项|全部|全年|年度|预期|既定|绩效)(?:的|年度|绩效|工作){{0,3}}(?:目标|指标|任务)\
         |(?:绩效目标|绩效指标|各项目标|各项指标|年度目标|目标任务|全年任务|年度任务|各项任务|{goals}指标)(?:均已?|都已?|已)?(?:全部|圆满|全面|均|都)(?:完成|达成|实现|达标)"
    ))
});

/// Some of these are in every claim.
static GOALS: LazyLock<WordList> = LazyLock::new(|| WordList::new(words_of("目标 指标 任务")));

/// Words before the claim, in its sentence, that make a promise or a denial of it.
const NOT_CLAIMED: &str = "\
    确保 保证 保障 力争 争取 为了 将 未 没有 不能 尚 基本 才能 如 若 部分 是否 以求 以便 努力 \
    督促 旨在 要求 围绕 促进 推动 推进";

/// Words in its sentence that take it back.
const TAKEN_BACK: &str = "虽 但 除 尚未 未能 未完成 未达 没有 不足";

/// The first claim that all goals were reached, as written, and its place.
pub(super) fn success(ctx: &ReportContext<'_>) -> Option<(Span, String)> {
    let mut quoted = false;
    for passage in &ctx.passages {
        if let PassageKind::Heading(_) = passage.kind {
            quoted = quotes_goals(&passage.text);
        }
        if quoted || !is_prose(passage) || !GOALS.any_in(&passage.text) {
            continue;
        }
        for found in CLAIM.find_iter(&passage.text) {
            let sentence = sentence(&passage.text, found.start());
            let at = sentence.find(found.as_str()).unwrap_or(0);
            let before = &sentence[..at];
            let clause = before.rsplit(['，', '：', ':']).next().unwrap_or(before);
            if !words_of(NOT_CLAIMED).any(|word| clause.contains(word))
                && !words_of(TAKEN_BACK).any(|word| sentence.contains(word))
            {
                return Some((passage.span(found.range()), found.as_str().to_owned()));
            }
        }
    }
    None
}

/// Whether a heading opens a chapter that quotes goals or makes plans, and does not tell results.
fn quotes_goals(heading: &str) -> bool {
    static QUOTING: LazyLock<WordList> = LazyLock::new(|| {
        WordList::new(words_of(
            "\
            绩效目标 总目标 总体目标 年度目标 概况 目的 原则 方案 建议 改进",
        ))
    });
    let tells = ["完成", "实现", "情况", "分析", "结果"];
    QUOTING.any_in(heading) && !tells.iter().any(|word| heading.contains(word))
}
