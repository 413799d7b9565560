//! How the words around the name of another project tell that it belongs there.

use crate::check::rule::ReportContext;
use crate::parse::{Passage, PassageKind};
use std::ops::Range;

/// What tells of a relation between two projects, in the same clause.
const RELATED: &str = "\
    结合 衔接 统筹 整合 合并 并入 划转 调剂 调入 调出 列支 另行 不含 \
    不包括 同类 参照 借鉴 配套 联合 协同 分别 纳入 汇总 根据 按照 依据 \
    区别 重复 相比 不同于 以及 单独";
/// What stands right before a name in a list or in a title.
const BEFORE: &[char] = &[
    '与', '和', '同', '及', '、', '“', '《', '‘', '"', '由', '从',
];

/// Whether the clause tells how the two projects belong together, or only quotes a title.
pub(super) fn is_related_by_words(text: &str, range: &Range<usize>) -> bool {
    let is_end = |c: char| "，。；！？\n".contains(c);
    let start = text[..range.start].rfind(is_end).unwrap_or(0);
    let end = text[range.end..]
        .find(is_end)
        .map_or(text.len(), |at| range.end + at);
    let clause = &text[start..end];
    let before = &text[..range.start];
    before.ends_with(BEFORE)
        || before.matches('《').count() > before.matches('》').count()
        || RELATED.split(' ').any(|word| clause.contains(word))
}

/// Whether the fields or a heading of the report name it too.
pub(super) fn is_told(ctx: &ReportContext<'_>, words: &str) -> bool {
    let words = words.trim_end_matches("绩效").trim_end_matches("项目");
    let tells = |passage: &Passage<'_>| {
        matches!(
            passage.kind,
            PassageKind::Field { .. } | PassageKind::Heading(_)
        ) && passage.text.contains(words)
    };
    ctx.passages.iter().any(tells)
}
