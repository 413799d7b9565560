//! Whether a report says why its budget is not what it asked for.

use crate::parse::Passage;

/// Words that tell why less, or more, was granted than asked for.
const REASONS: &[&str] = &[
    "核减",
    "压减",
    "调减",
    "审减",
    "削减",
    "压缩",
    "财力",
    "评审",
    "缩减",
    "压降",
    "过紧日子",
    "追加",
    "追减",
    "调增",
    "缓建",
    "暂缓",
    "取消",
    "未予安排",
    "未安排",
    "未批复",
    "减少",
    "预算调整",
    "调整预算",
];

/// Words that a sentence on the budget has.
const MONEY: &[&str] = &["预算", "申报", "资金", "经费", "财政"];

/// Whether some sentence on the budget gives a reason.
pub(crate) fn explains_the_budget(passages: &[Passage<'_>]) -> bool {
    let texts = passages.iter().map(|passage| &*passage.text);
    texts
        .flat_map(|text| text.split(['。', '；', '\n']))
        .any(|sentence| {
            let has = |words: &[&str]| words.iter().any(|word| sentence.contains(word));
            has(REASONS) && has(MONEY)
        })
}
