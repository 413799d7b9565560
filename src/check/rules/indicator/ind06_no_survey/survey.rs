//! What the text says about satisfaction, and whether anybody was asked.

use crate::check::claim::{is_prose, prose, sentence};
use crate::check::rule::ReportContext;
use crate::check::section::sections;
use crate::diagnostic::Code;
use crate::source::Span;
use crate::text::words::{WordList, pattern, words_of};
use regex::Regex;
use std::sync::LazyLock;

static RATE: LazyLock<Regex> =
    LazyLock::new(|| pattern(r"满意[度率][^，。；！？\d≥≤><]{0,6}\d+(?:[.．]\d+)?\s*[%％]"));

/// Words in the sentence with which a rate is asked for, not claimed.
const WANTED: &str = "不低于 以上 目标 指标值 力争 确保 争取 不少于 ≥";

/// A rate that is stated as one that is reached: 满意度≥80%, 满意度达95%以上.
static REACHED: LazyLock<Regex> = LazyLock::new(|| {
    pattern(r"满意[度率]\s?(?:≥|≧|达到?|超过)\s?\d+(?:[.．]\d+)?\s*[%％](?:以上)?")
});
/// What chapters about results are called.
const RESULTS: &[&str] = &[
    "完成情况",
    "完成分析",
    "实现情况",
    "主要绩效",
    "成效",
    "结论",
];

/// The first rate of satisfaction that the text claims, as written, and its place.
pub(super) fn satisfaction(ctx: &ReportContext<'_>) -> Option<(Span, String)> {
    prose(ctx)
        .find_map(|passage| {
            let found = RATE.find(&passage.text)?;
            let sentence = sentence(&passage.text, found.start());
            let claimed = !words_of(WANTED).any(|word| sentence.contains(word));
            claimed.then(|| (passage.span(found.range()), found.as_str().to_owned()))
        })
        .or_else(|| reached(ctx))
}

/// The first that is stated like a target, in a chapter about results.
fn reached(ctx: &ReportContext<'_>) -> Option<(Span, String)> {
    let sections = sections(ctx);
    let of_results = sections.iter().filter(|section| section.is_about(RESULTS));
    let mut paragraphs = of_results.flat_map(|section| section.paragraphs());
    paragraphs.find_map(|passage| {
        if !passage.text.contains("满意") {
            return None;
        }
        let found = REACHED.find(&passage.text)?;
        let sentence = sentence(&passage.text, found.start());
        let wanted = ["目标", "指标值", "力争", "确保", "争取", "计划"];
        let claimed = !wanted.iter().any(|word| sentence.contains(word));
        claimed.then(|| (passage.span(found.range()), found.as_str().to_owned()))
    })
}

/// Surveys of any kind.
const SURVEYS: &str = "\
    问卷 满意度调查 满意度测评 满意率调查 民意调查 民意测评 民意评价 群众测评 民主测评 现场测评 回访 访谈 \
    抽样调查 随机调查 入户调查 电话调查 走访 评议 调查表 评价测评";

/// Words of asking, which name a survey of satisfaction beside 满意度.
const ASKING: &str = "调查 测评";

/// The words without which a text names no survey.
pub(super) fn words() -> Vec<&'static str> {
    words_of(SURVEYS).chain(words_of(ASKING)).collect()
}

/// Whether text, among the candidates of the rule `code`, or evidence names a survey of any kind.
pub(super) fn names_survey(code: Code, ctx: &ReportContext<'_>) -> bool {
    static NAMED: LazyLock<WordList> = LazyLock::new(|| WordList::new(words_of(SURVEYS)));
    // 对群众满意度进行了调查
    static ASKED: LazyLock<Regex> = LazyLock::new(|| {
        pattern(
            r"满意[度率][^，。；！？]{0,12}(?:调查|测评|回访)|(?:调查|测评)[^，。；！？]{0,12}满意[度率]",
        )
    });
    let names = |text: &str| NAMED.any_in(text) || ASKED.is_match(text);
    let evidence = ctx.report.iter().flat_map(|report| &report.evidence);
    let indicators = ctx.indicators().iter();
    let mut asked = indicators.clone().map(|indicator| &*indicator.level3.value);
    let mut reasons = indicators.filter_map(|indicator| indicator.deviation.as_ref());
    let mut likely = ctx.candidates(code).filter(|passage| is_prose(passage));
    likely.any(|passage| names(&passage.text))
        // 抽样调查满意度 is a survey itself.
        || asked.any(|name| name.contains("调查") || names(name))
        || reasons.any(|reason| reason.value.contains("调查") || names(&reason.value))
        || evidence
            .into_iter()
            .any(|one| names(&one.title.value) || one.title.value.contains("满意度"))
}
