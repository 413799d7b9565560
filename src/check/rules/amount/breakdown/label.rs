//! What the words before an amount say of it: a part of a total, or something else.

use crate::text::words::{WordList, words_of};
use std::borrow::Cow;
use std::sync::LazyLock;

/// What an amount is, by its label.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Role {
    /// A part.
    Part,
    /// So much for each of several: that many parts.
    Each(u32),
    /// A price, a standard or a change: no part, but parts may follow.
    Aside,
    /// The beginning of a total of its own, whose parts follow.
    Nested,
    /// What became of the money, how it grew: no part, nor is what follows.
    Other,
}

/// Words that tell what became of money, or that another total begins.
const OTHER: &str = "\
    已 支出 执行 使用 完成 结余 结转 均 占 分别 到位 预算 申报 批复 调整 核减 剩余 总投资 概算 估算 \
    合同 中标 结算 审定 收入 合计 共计 总计 小计 上年 去年 计划投资 计划完成 目标任务 目标值 应发 应付 应支付 比 累计 实际";

/// The last of them, which say nothing beside another one.
const WEAK: &[&str] = &["累计", "实际"];

/// Words in which one of those stands for nothing of the kind.
const NAMES: &str = "\
    占地 占用 占道 侵占 比赛 比武 评比 比选 执行局 预算内 预算外 预算单位 使用费 使用权 使用税 已建 均衡 合同制 结算中心 结转资金 上年结转 上年结余 以前年度结转 预算编制 \
    结算审计 决算 概算编制 合同工 较大 较小 比例 执行机构 增加值 完成时限";

/// Words of prices, and of changes.
const ASIDES: &str = "\
    同比 增长 较 增加 减少 下降 节约 超出 每 人均 户均 亩均 平均 单价 标准 按照 按 不超过 不低于 最高 最低";

/// Words that a sum names itself with.
const SUMS: &str = "合计 共计 总计 总共";

/// The words of a label, without marks, and without words that lead on to it.
pub(super) fn trimmed(label: &str) -> &str {
    let mark = |c: char| c.is_whitespace() || "，,、；;：:。.“”\"‘’《》—-①②③④⑤⑥".contains(c);
    let mut words = label.trim_matches(mark);
    for lead in ["其中", "包括", "以及", "另外", "和", "及", "与", "另"] {
        if let Some(rest) = words.strip_prefix(lead) {
            words = rest.trim_matches(mark);
        }
    }
    for tail in ["分别为", "共计", "为", "共", "是", "有", "达"] {
        if let Some(rest) = words.strip_suffix(tail) {
            words = rest.trim_matches(mark);
        }
    }
    words
}

/// What an amount is whose label is given beside that of the total. Words that the total's label
/// has as well say nothing against a part: `完成投资50万元，其中甲完成30万元`.
pub(super) fn role(label: &str, of_total: &str) -> Role {
    if label.contains("其中") {
        return Role::Nested;
    }
    let plain = without_names(label.rsplit(['：', ':']).next().unwrap_or(label));
    if is_aside(&plain) {
        return Role::Aside;
    }
    let next_clause = label.contains(['；', ';', '。']);
    let of_total = without_names(of_total);
    let another_year = next_clause && has_year(label) && has_year(&of_total);
    let other = || {
        let own = trimmed(&plain);
        let tells = |word: &str| {
            let shared = of_total.contains(word) && !next_clause && own != word;
            plain.contains(word) && !shared && !ends_as_name(own, word)
        };
        let strong = |word: &&str| !WEAK.contains(word) && plain.contains(word);
        let weak_only = words_of(OTHER).find(|word| strong(word)).is_none();
        words_of(OTHER).any(|word| tells(word) && (weak_only || !WEAK.contains(&word)))
    };
    if another_year || (has_other(&plain) && other()) {
        return Role::Other;
    }
    match label.rsplit_once('各') {
        Some((things, "" | "为" | "是" | "安排" | "补助" | "拨付" | "下达")) => {
            Role::Each(number_of(things))
        }
        _ => Role::Part,
    }
}

/// Whether the words end with `word` as the end of a name: 人员经费支出, 项目预算.
fn ends_as_name(own: &str, word: &str) -> bool {
    const VERBS: &[&str] = &[
        "已", "实际", "累计", "共", "全部", "资金", "当年", "全年", "年", "月", "底", "末",
    ];
    let Some(front) = own.strip_suffix(word) else {
        return false;
    };
    let name = matches!(word, "支出" | "预算" | "收入");
    name && front.chars().count() >= 2 && !VERBS.iter().any(|verb| front.ends_with(verb))
}

fn without_names(label: &str) -> Cow<'_, str> {
    static NAMED: LazyLock<WordList> = LazyLock::new(|| WordList::new(words_of(NAMES)));
    if !NAMED.any_in(label) {
        return Cow::Borrowed(label);
    }
    let mut plain = label.to_owned();
    for name in words_of(NAMES).filter(|name| label.contains(name)) {
        plain = plain.replace(name, "某");
    }
    Cow::Owned(plain)
}

/// Whether a text has a word of prices or changes.
fn is_aside(text: &str) -> bool {
    static WORDS: LazyLock<WordList> = LazyLock::new(|| WordList::new(words_of(ASIDES)));
    WORDS.any_in(text)
}

/// Whether a text has a word that tells of something other than a part.
fn has_other(text: &str) -> bool {
    static WORDS: LazyLock<WordList> = LazyLock::new(|| WordList::new(words_of(OTHER)));
    WORDS.any_in(text)
}

fn has_year(label: &str) -> bool {
    let digit_before = |at: usize| label[..at].ends_with(|c: char| c.is_ascii_digit());
    label.match_indices('年').any(|(at, _)| digit_before(at))
}

/// How many things a list names: 2 for `甲村、乙村`, 3 for `3个村`; 0 where that is not plain.
fn number_of(things: &str) -> u32 {
    let last = things
        .rsplit(['，', ',', '；', ';', '：', ':', '。'])
        .next();
    let last = last.unwrap_or("").trim();
    let numeral = |c: char| "一二三四五六七八九十".contains(c) || c.is_ascii_digit();
    if last.contains(numeral) {
        return 0;
    }
    let names = last
        .split(['、', '和', '及', '与'])
        .filter(|name| !name.is_empty());
    match u32::try_from(names.count()) {
        Ok(count) if count > 1 => count,
        _ => 0,
    }
}

/// Whether an amount may be a total whose parts follow: no price, no change.
pub(super) fn may_be_total(label: &str) -> bool {
    let own = last_clause(label);
    !is_aside(&without_names(own))
}

/// Whether an amount is said to be the sum of those before it.
pub(super) fn names_a_sum(label: &str) -> bool {
    let own = last_clause(label).trim();
    let subject = words_of(SUBJECTS)
        .find_map(|word| own.strip_prefix(word))
        .unwrap_or(own);
    let begins = subject.starts_with('共')
        && !["共同", "共有"]
            .iter()
            .any(|word| subject.starts_with(word));
    let sums = words_of(SUMS).any(|word| own.starts_with(word) || subject.starts_with(word));
    let other =
        words_of("累计 每 其中 平均 人均 户均 按 标准 同比 比").any(|word| own.contains(word));
    (begins || sums) && !other
}

/// What may stand before the word of a sum.
const SUBJECTS: &str = "\
    补助资金 总投资 资金 投资 经费 费用 金额 补助 人数 户数 以上 上述 两项 二项 三项 四项 五项 各项 两者 三者 两年 三年 四年 五年 全年 \
    几项 总";

/// The words after the last mark.
pub(super) fn last_clause(label: &str) -> &str {
    label
        .rsplit(['，', ',', '；', ';', '。', '、', '：', ':'])
        .next()
        .unwrap_or("")
}
