//! Whether a heading is one that any report has, or names a part of the project.

use crate::model::Report;
use crate::parse::markdown::numbering;
use crate::text::words::{Beginnings, words_of};
use std::sync::LazyLock;

/// Words that headings of every report are made of.
const WORDS: &str = "\
    基本 情况 概况 绩效 评价 自评 结论 结果 分析 成本 效益 资金 预算 执行 支出 收支 投入 管理 \
    使用 安排 到位 落实 主要 完成 实现 工作 摘要 总体 综合 财政 经费 专项 项目 具体 目标 及 和 \
    与 、 的 年度 年 经济性 实施 组织 说明 资 金";

/// Whether the heading speaks of the report as a whole.
pub(super) fn is_general(heading: &str, report: &Report) -> bool {
    static KNOWN: LazyLock<Beginnings> = LazyLock::new(|| Beginnings::new(words_of(WORDS)));
    let mut rest = numbering::split(heading).1;
    while let Some(first) = rest.chars().next() {
        let project = &*report.project.value;
        if let Some((_, length)) = KNOWN.of(rest) {
            rest = &rest[length..];
        } else if let Some(after) = rest.strip_prefix(project) {
            rest = after;
        } else if first.is_ascii_digit()
            || first.is_whitespace()
            || "（）()：:，,、。".contains(first)
        {
            rest = &rest[first.len_utf8()..];
        } else {
            return false;
        }
    }
    true
}
