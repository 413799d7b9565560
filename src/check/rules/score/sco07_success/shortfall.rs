//! A goal that the text itself says was missed: 完成全年任务13.5亿元的88.5%, 申报5个，验收4个.

use crate::check::claim::sentence;
use crate::check::rule::ReportContext;
use crate::parse::{Passage, PassageKind};
use crate::text::number::read_decimal;
use crate::text::words::{pattern, words_of};
use regex::{Captures, Regex};
use rust_decimal::Decimal;
use std::sync::LazyLock;

/// A share of a task: 完成全年任务13.5亿元的88.5%, 为目标的93.48%.
static SHARE: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?:任务|目标|计划|指标)(?:数|值|量|总额)?[^，。；！？\d]{0,6}(?:[\d.,]+[^，。；！？\d]{0,6})?的\s*(?P<share>\d+(?:[.．]\d+)?)\s*[%％]",
    )
});

/// So many planned, fewer done, of the same measure: 成功申报5个工程类项目，目前已完成并验收4个.
static COUNT: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?:申报|计划|目标|任务)[^，。；！？\d]{0,8}(?P<planned>\d+)(?P<measure>个|项|户|处|座|公里|千米|亩|人次|人|套|台)[^，。；！？\d]{0,12}，[^，。；！？\d]{0,6}(?:完成|建成|竣工|验收)[^，。；！？\d]{0,6}(?P<done>\d+)(?P<other>个|项|户|处|座|公里|千米|亩|人次|人|套|台)",
    )
});

/// Words in the sentence that make the figure none of the year's end, or of something to be kept low.
const NOT_MEANT: &str = "\
    上半年 季度 月底 月末 中期 时序 上年 去年 往年 控制 不超过 以内 节约 低于 应";

/// What the text says was missed, as written, in order.
pub(super) fn shortfalls(ctx: &ReportContext<'_>) -> Vec<String> {
    let mut found = Vec::new();
    for passage in ctx.passages.iter().filter(|passage| speaks(passage)) {
        let mut take = |captures: &Captures<'_>| {
            if let Some(whole) = captures.get(0) {
                let sentence = sentence(&passage.text, whole.start());
                if !words_of(NOT_MEANT).any(|word| sentence.contains(word)) {
                    found.push(clause(&passage.text[..whole.end()], whole.start()).to_owned());
                }
            }
        };
        let number =
            |captures: &Captures<'_>, name: &str| read_decimal(captures.name(name)?.as_str());
        if passage.text.contains(['%', '％']) {
            for captures in SHARE.captures_iter(&passage.text) {
                if number(&captures, "share").is_some_and(|share| share < Decimal::ONE_HUNDRED) {
                    take(&captures);
                }
            }
        }
        for captures in COUNT.captures_iter(&passage.text) {
            let measure = |name| captures.name(name).map(|measure| measure.as_str());
            let fewer = number(&captures, "done") < number(&captures, "planned");
            if fewer && measure("measure") == measure("other") {
                take(&captures);
            }
        }
    }
    found
}

/// The end of `text` from the beginning of the clause that holds the byte `at`.
fn clause(text: &str, at: usize) -> &str {
    let marks = ['，', '。', '；', '：', '！', '？', '、', '\n'];
    let start = text[..at].char_indices().rfind(|(_, c)| marks.contains(c));
    &text[start.map_or(0, |(mark, c)| mark + c.len_utf8())..]
}

/// Whether a passage tells what was done: the text, the summary, the results of goals.
fn speaks(passage: &Passage<'_>) -> bool {
    match passage.kind {
        PassageKind::Paragraph | PassageKind::Item | PassageKind::Cell { .. } => true,
        PassageKind::Field { top, key } => {
            matches!(key, "摘要" | "summary")
                || (matches!(top, "目标" | "goals")
                    && matches!(key, "完成" | "完成情况" | "result"))
        }
        PassageKind::Heading(_) | PassageKind::Code => false,
    }
}
