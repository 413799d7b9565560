//! Whether a line is a title, under which something should stand, and no statement.

use crate::text::words::words_of;

/// The longest title, in characters.
const LONGEST: usize = 26;
/// How titles end.
const ENDINGS: &str = "\
    情况 分析 说明 概况 背景 目标 原因 措施 建议 结论 成效 绩效 效益 做法 经验 过程 方法 安排 计划 \
    存在问题 存在的问题 主要问题 说明的问题 发现的问题 问题及原因 事项 依据 结果 应用 程度 数量指标 质量指标 时效指标 \
    成本指标 效益指标 影响指标 满意度指标 产出指标 佐证材料";
/// What statements begin with.
const VERBS: &str = "\
    加强 完善 强化 提高 提升 进一步 建立 健全 加大 加快 落实 推进 推动 规范 优化 严格 细化 做好 抓好 明确 制定 \
    制订 开展 组织 注重 确保 保障 保证 科学 合理 及时 按照 按 根据 对 把 将 继续 深化 创新 统筹 坚持 突出 聚焦 完成了 \
    实施 成立 重视 压实 增强 促进 改善 编制 设置 设定 调整 积极 定期 认真 全面 充分 严把 探索 引导 争取 为 与 \
    以 由 在 从 通过 要 应 需 没有 无 未发现 未按 未能 未及时";
/// What statements say in the middle.
const SAID: &str = "\
    不 较 欠 缺 仍 有待 滞后 缓慢 困难 短缺 偏低 偏少 薄弱 已 了 如下 ， 。 ； ： , ; : ！ 附 见";
/// Titles of items that are written as paragraphs.
const ITEMS: &str = "\
    未完成的绩效目标 未完成绩效目标 未完成的绩效指标 未完成的绩效目标及原因 未完成原因 未完成的绩效目标情况 \
    偏离绩效目标的原因 偏离绩效目标的原因和下一步改进措施 下一步改进措施 改进措施 存在的问题 存在问题 存在的主要问题 \
    存在的问题和原因 存在的问题及原因 存在的问题和原因分析 存在的问题及原因分析 问题及原因分析 有关建议 相关建议 \
    其他需要说明的问题 其他需要说明的情况 评价结论 自评结论 项目概况 绩效目标完成情况 完成的绩效目标 \
    偏差原因分析 主要经验及做法 数量指标 质量指标 时效指标 成本指标 经济效益指标 社会效益指标 生态效益指标 可持续影响指标 \
    满意度指标 服务对象满意度指标";

/// A title without its number, the marks behind it, and a bracket at its end.
pub(super) fn bare(text: &str) -> &str {
    let marks = |c: char| "。：:.；;、，,".contains(c) || c.is_whitespace();
    let text = text.trim().trim_end_matches(marks);
    let without = match text.ends_with(['）', ')']) {
        true => text.rfind(['（', '(']).map_or(text, |at| &text[..at]),
        false => text,
    };
    without.trim_end_matches(marks)
}

/// Whether a heading promises something under it.
pub(super) fn is_title(title: &str) -> bool {
    let ends = words_of(ENDINGS).any(|ending| title.ends_with(ending));
    // 未完成的绩效目标 and 不足 are titles; what says that something is not so is a statement.
    let says = words_of(SAID).any(|word| title.contains(word));
    let is_statement = words_of(VERBS).any(|verb| title.starts_with(verb))
        && !title.starts_with("对策")
        && !title.starts_with("实施情况")
        && !title.starts_with("组织实施")
        && !title.starts_with("组织情况");
    let counted = title.contains(|c: char| c.is_ascii_digit());
    let brief = title.chars().nth(LONGEST).is_none();
    (ends && brief && !says && !is_statement && !counted) || is_title_of_item(title)
}

/// Whether a numbered paragraph is such a title.
pub(super) fn is_title_of_item(title: &str) -> bool {
    words_of(ITEMS).any(|item| item == title)
}

#[cfg(test)]
mod tests {
    use super::{bare, is_title, is_title_of_item};

    #[test]
    fn titles_are_told_from_statements() {
        for title in [
            "偏离绩效目标的原因和下一步改进措施",
            "其他需要说明的问题",
            "专项资金主要绩效（附自评表）",
            "存在的主要问题",
            "项目组织实施情况",
        ] {
            assert!(is_title(bare(title)), "{title}");
        }
        for statement in [
            "加强预算执行分析",
            "资金拨付滞后问题",
            "下达105万元，用于修渠",
            "对绩效管理的认识存在问题",
            "进一步改进措施",
            "按期完成计划",
            "佐证材料目录见附件",
            "无偏离绩效目标的情况",
        ] {
            assert!(!is_title(bare(statement)), "{statement}");
        }
        assert!(is_title_of_item(bare("未完成的绩效目标。")));
        assert!(!is_title_of_item(bare("制定工作计划。")));
    }
}
