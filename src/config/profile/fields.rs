//! The table of a profile's fields: what may stand in `profiles/<name>.yaml`.

use super::Requirement;
use super::built_in::BUILT_IN;
use crate::field::{Field, Kind, fields};

/// What chapters and sections have in common.
macro_rules! chapter {
    ($($more:expr),* $(,)?) => {
        &[
            Field::new(("标题", "title"), Kind::Text, "标题，不带序号", "项目基本情况").required(),
            Field::new(("别名", "also"), Kind::Texts, "意思相同的其他写法", "[基本情况, 项目概述]"),
            Field::new(("要求", "need"), Kind::Choice(Requirement::WORDS), "缺了它报告是否就不完整；不写就是必备", "可选"),
            $($more,)*
        ]
    };
}

/// A row under 章节 → 节.
pub static SECTION: &[Field] = chapter![];

/// A row under 章节.
pub static CHAPTER: &[Field] = chapter![Field::new(
    ("节", "sections"),
    Kind::Rows(SECTION),
    "这一章里的各节",
    "",
)];

/// A row under 指标 → 二级.
pub static INNER_LEVEL: &[Field] = fields! {
    ("名称", "name") Kind::Text, "二级指标的名称", "数量指标", required();
    ("别名", "also") Kind::Texts, "同一指标的其他叫法，末尾的“指标”两字有没有都一样", "[产出数量]";
};

/// A row under 指标.
pub static LEVEL: &[Field] = fields! {
    ("名称", "name") Kind::Text, "一级指标的名称", "产出指标", required();
    ("别名", "also") Kind::Texts, "同一指标的其他叫法，末尾的“指标”两字有没有都一样", "[项目产出]";
    ("分值", "weight") Kind::Number, "这个一级指标下各项分值的合计；没有规定就不写", "50";
    ("二级", "inner") Kind::Rows(INNER_LEVEL), "它下面的二级指标", "";
};

/// `profiles/<name>.yaml`.
pub static PROFILE: &[Field] = fields! {
    ("名称", "title") Kind::Text, "体例的名称", "云岭区自评报告体例", required();
    ("基于", "based_on") Kind::Choice(BUILT_IN), "没有写的部分从哪个内置体例取；不写就是 national", "kunming";
    ("章节", "chapters") Kind::Rows(CHAPTER), "报告正文的各章，按顺序；写了就整个代替所基于的体例", "";
    ("预算执行分值", "execution_weight") Kind::Number, "预算执行率的分值", "10";
    ("指标", "levels") Kind::Rows(LEVEL), "一级指标和二级指标；写了就整个代替所基于的体例", "";
    ("执行率说明线", "reason_below") Kind::Number, "预算执行率低于百分之几要说明原因", "90";
    ("超额说明线", "over_target") Kind::Number, "完成值达到指标值的百分之几要说明原因", "130";
    ("单项上限", "largest_share") Kind::Number, "一个指标最多占全部指标分值的百分之几", "50";
    ("分值容差", "tolerance") Kind::Number, "得分与算出来的相差多少分以内不提示", "0.1";
};
