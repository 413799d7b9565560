//! Whether a report says why its budget is not what it asked for.

use super::phrase;
use crate::check::rule::ReportContext;
use crate::diagnostic::Code;
use crate::model::{Money, Report};
use crate::text::figure::Figure;
use crate::text::words::{WordList, words_of};
use std::sync::LazyLock;

/// Words that tell why less, or more, was granted than asked for.
const REASONS: &str = "\
    核减 压减 调减 审减 削减 压缩 财力 评审 缩减 压降 过紧日子 追加 追减 调增 缓建 暂缓 取消 \
    未予安排 未安排 未批复 减少 预算调整 调整预算";

/// Words that a sentence on the budget has.
const MONEY: &str = "预算 申报 资金 经费 财政";

/// Words of cause, which count beside words of asking and granting.
const CAUSES: &str = "因为 因此 由于 原因 故 鉴于";

/// The one of them that is too short to be looked for as a word.
const SHORT: &str = "故";

/// Words of asking and granting.
const GRANTING: &str = "申报 批复 核定 安排 预算定";

/// Whether some sentence, among the candidates of the rule `code`, gives a reason for the difference between what was asked for and what was
/// granted: by its words, or by something between the two amounts that does not just name them.
pub(super) fn explains_the_budget(
    code: Code,
    ctx: &ReportContext<'_>,
    report: &Report,
    (asked, granted): (Money, Money),
) -> bool {
    let is_both = |pair: &[Figure]| matches!(pair, [one, two] if one.value == asked.yuan() && two.value == granted.yuan());
    let between = ctx.sentences().any(|(_, sentence)| {
        let pairs = sentence.figures.windows(2).enumerate();
        pairs
            .filter(|(_, pair)| is_both(pair))
            .any(|(index, _)| phrase::read(sentence.before(index + 1), report).is_none())
    });
    // The text, which comes last, is where reasons are given.
    let likely = ctx.candidates(code).rev();
    let all = ctx.passages.iter().rev();
    let with_short = all.filter(|passage| passage.text.contains(SHORT));
    let mut telling = likely.chain(with_short);
    between || telling.any(|passage| tells_why(&passage.text))
}

/// The words that tell why, but for the one that is too short to be looked for as a word.
pub(super) fn words() -> Vec<&'static str> {
    let words = words_of(REASONS).chain(words_of(CAUSES));
    words.filter(|word| *word != SHORT).collect()
}

/// Whether a sentence of a text gives a reason by its words.
fn tells_why(text: &str) -> bool {
    static TELLING: LazyLock<WordList> =
        LazyLock::new(|| WordList::new(words_of(REASONS).chain(words_of(CAUSES))));
    let ends = ['。', '\n'];
    TELLING.places(text).any(|word| {
        let start = text[..word.start].rfind(ends).unwrap_or(0);
        let end = text[word.end..].find(ends);
        let sentence = &text[start..end.map_or(text.len(), |end| word.end + end)];
        let has = |list| words_of(list).any(|word| sentence.contains(word));
        (has(MONEY) && has(REASONS)) || (has(GRANTING) && has(CAUSES))
    })
}
