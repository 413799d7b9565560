//! What a stretch of words says about the figure after it: whether it speaks of the report's money
//! as a whole, and which amount it names.
//!
//! A stretch is understood only if every word of it is known: 道路养护预算安排 is not, so a part is
//! never taken for the whole.

use crate::model::Report;
use crate::text::words::{Beginnings, words_of};
use std::sync::LazyLock;

/// An amount of the front matter that a text names.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Label {
    /// 申报数.
    Requested,
    /// 年初预算数.
    Initial,
    /// 全年预算数, or a budget without a word of when.
    Budget,
    /// 全年执行数.
    Spent,
    /// 执行率.
    Rate,
    /// 结余, 结转: what is left, of which the front matter has no amount.
    Left,
}

impl Label {
    /// The field of the front matter.
    pub(super) fn field(self) -> &'static str {
        match self {
            Self::Requested => "申报数",
            Self::Initial => "年初预算数",
            Self::Budget => "全年预算数",
            Self::Spent => "全年执行数",
            Self::Rate => "执行率",
            Self::Left => "结余",
        }
    }
}

/// Words that name an amount. A word that another one begins with stands after that: 预算 after 预算执行.
const NAMES: &[(Label, &str)] = &[
    (
        Label::Rate,
        "\
        预算执行率 资金执行率 资金使用率 资金支付率 预算完成率 执行率 支出率 支付率",
    ),
    (Label::Left, "未支出 未使用 未支付 结余 结转 剩余 尚有 尚余"),
    (Label::Requested, "申报 申请"),
    (Label::Initial, "年初预算 年初批复预算 年初安排"),
    (Label::Spent, "预算执行 预算支出 支出 使用 执行 支付 列支"),
    (
        Label::Budget,
        "调整后预算 全年预算 预算安排 预算 批复 核定 财政安排",
    ),
];

/// Words that change nothing, the longer first where one begins with another.
const FILLERS: &str = "\
    本年度 年度 全年 当年 本年 年末 年底 截至 截止 月 年 日 我单位 本单位 单位 我局 我街道 我办 \
    街道办事处 街道 我们 本项目 该项目 项目 专项 经费 资金 工作 区财政局 区财政 县财政局 县财政 \
    市财政局 市财政 财政局 财政 区级 县级 市级 本级 下达 安排 共计 合计 总计 累计 总额 总 共 \
    实际 已经 已 达到 达 为 是 的 由 在 中 经 数 金额 按 一般公共 拨款 投入 完成 了 全部 均 即 \
    其 人民币 报告期 期末 内 元";

/// What a stretch of words says.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Phrase {
    /// The amount it names; the last name counts, 申报 more than others, and two that do not go
    /// together none.
    pub(super) label: Option<Label>,
    /// A year in it, if one is written.
    pub(super) year: Option<u16>,
    /// A month in it, if one is written.
    pub(super) month: Option<u16>,
}

/// The words that name an amount, each after the amount it names.
fn names() -> impl Iterator<Item = (Label, &'static str)> {
    let of_label = |(label, words): &'static (Label, &'static str)| {
        words_of(words).map(move |word| (*label, word))
    };
    NAMES.iter().flat_map(of_label)
}

/// Reads a stretch of words. `None` where any of it is not known.
pub(super) fn read(words: &str, report: &Report) -> Option<Phrase> {
    static KNOWN: LazyLock<Beginnings> =
        LazyLock::new(|| Beginnings::new(names().map(|(_, word)| word).chain(words_of(FILLERS))));
    let mut phrase = Phrase::default();
    let own = [&*report.project.value, &*report.unit.value];
    let mut rest = words;
    let mut named = Vec::new();
    while let Some(first) = rest.chars().next() {
        let own_name = own
            .iter()
            .find(|name| name.len() > 3 && rest.starts_with(**name));
        if let Some(name) = own_name {
            rest = &rest[name.len()..];
        } else if let Some((word, length)) = KNOWN.of(rest) {
            named.extend(names().nth(word).map(|(label, _)| label));
            rest = &rest[length..];
        } else if first.is_ascii_digit() {
            let end = rest.find(|c: char| !c.is_ascii_digit());
            let (digits, after) = rest.split_at(end.unwrap_or(rest.len()));
            let number = digits.parse().ok()?;
            match after.trim_start().chars().next() {
                Some('年') => phrase.year = Some(number),
                Some('月') => phrase.month = Some(number),
                Some('日') => {}
                _ => return None,
            }
            rest = after;
        } else if first.is_whitespace() || "，,、：:；;。“”《》（）()".contains(first)
        {
            rest = &rest[first.len_utf8()..];
        } else {
            return None;
        }
    }
    phrase.label = one_label(&named);
    Some(phrase)
}

/// The amount that several names together mean.
fn one_label(names: &[Label]) -> Option<Label> {
    let has = |label| names.contains(&label);
    match names.last()? {
        Label::Rate => Some(Label::Rate),
        _ if has(Label::Rate) || has(Label::Left) => None,
        _ if has(Label::Requested) && !has(Label::Spent) => Some(Label::Requested),
        _ if has(Label::Requested) => None,
        Label::Spent => Some(Label::Spent),
        _ if has(Label::Spent) => None,
        _ if has(Label::Initial) => Some(Label::Initial),
        _ => Some(Label::Budget),
    }
}
