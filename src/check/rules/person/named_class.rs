//! Persons in a list behind a word for those whom something happens to: 低保对象李明、王静、张伟; or before what they are
//! given: 李明、王静、张伟各补助500元.

use super::clause::{Clause, before_name, name_at_start};
use crate::text::personal::{is_certain_name, is_likely_name};
use crate::text::words::{WordList, pattern, words_of};
use regex::Regex;
use std::sync::LazyLock;

/// Words that say of somebody named behind them what is nobody's business.
const CLASSES: &str = "\
    患者 低保 特困 五保 孤儿 残疾 失独 困难 贫困 学生 吸毒 戒毒 矫正 刑满 上访 \
    信访 感染者 病的 救助对象 脱贫户 监测户 死者 致贫 精神障碍 资助 慰问 救助 奖励 \
    困境儿童 搬迁户 退役军人 优抚对象 受益农户 受益户 受助 高龄津贴 公益性岗位 危房户 种植户 养殖户";
/// How a word ends that says who works on something, or where.
const WORKERS: &[&str] = &[
    "中心",
    "站",
    "所",
    "局",
    "科",
    "办",
    "会",
    "组",
    "队",
    "处",
    "院",
    "校",
    "部",
    "股",
    "公司",
    "单位",
    "专家",
    "教师",
    "老师",
    "医生",
    "医师",
    "教练",
    "干部",
    "队员",
    "领导",
    "书记",
    "主任",
    "负责人",
    "责任人",
    "联系人",
    "工作人员",
    "评委",
    "由",
    "经",
    "和",
    "志愿者",
    "代表",
    "员工",
    "社工",
];

static CLASS_WORDS: LazyLock<WordList> = LazyLock::new(|| WordList::new(words_of(CLASSES)));

/// Words one of which [`GIVEN`] needs.
const BEHIND_NAMES: &str = "各 每人 每户 每月 工资 因病 因伤 患病 患有 病故 去世 死亡 考入 考上";
static GIVEN_WORDS: LazyLock<WordList> = LazyLock::new(|| WordList::new(words_of(BEHIND_NAMES)));

/// What is said of several persons behind their names.
static GIVEN: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"^[^，。；]{0,12}[，]?[^，。；]{0,6}(?:各|每人|每户|每月|工资)[一-龥]{0,6}[0-9][0-9.,]*(?:万?元)|^(?:等|[一二三四五六七八九十0-9]{1,3}[名人户位]?)?(?:因病|因伤|患病|患有|病故|去世|死亡)|^[^，。；]{0,8}考[入上]",
    )
});

/// The words that say so.
pub(super) fn class_words() -> Vec<&'static str> {
    words_of(CLASSES).collect()
}

/// How many persons a list names, and what that says of them.
pub(super) fn by_class(text: &str) -> Option<(usize, &'static str)> {
    if !text.contains('、') || !CLASS_WORDS.any_in(text) && !GIVEN_WORDS.any_in(text) {
        return None;
    }
    let mut at = 0;
    for sentence in text.split(|c: char| "，,；;。！？\n".contains(c)) {
        let end = at + sentence.len();
        if let Some(persons) = persons_of(sentence, &text[end..]) {
            return Some((persons, "困难或特殊情况"));
        }
        at = text[end..]
            .chars()
            .next()
            .map_or(end, |mark| end + mark.len_utf8());
    }
    None
}

/// How many persons a part of a text names, what follows it being `behind`.
fn persons_of(sentence: &str, behind: &str) -> Option<usize> {
    let (title, list) = match sentence.rsplit_once(['：', ':']) {
        Some((title, list)) => (title, list),
        None => ("", sentence),
    };
    let names: Vec<Clause<'_>> = list.split('、').map(Clause::new).collect();
    let (first, [between @ .., last]) = names.split_first()? else {
        return None;
    };
    let class = match first.names() || is_likely_name(first.head) {
        true => title,
        false => first
            .ends_with_name()
            .or_else(|| class_before_likely(first.head, between))?,
    };
    let name = name_at_start(last.head, |name, _| {
        is_certain_name(name) || is_likely_name(name)
    })?;
    let is_name = |clause: &Clause<'_>| {
        clause.rest.is_empty() && (clause.names() || is_likely_name(clause.head))
    };
    if between.is_empty()
        || !between.iter().all(is_name)
        || WORKERS.iter().any(|end| class.ends_with(end))
    {
        return None;
    }
    let after = format!("{}{}{}", &last.head[name.len()..], last.rest, behind);
    let is_told = CLASS_WORDS.any_in(class) || GIVEN.is_match(&after);
    is_told.then_some(names.len())
}

/// The word before a name with a rare surname that a text ends with, where the names behind it are whole ones.
fn class_before_likely<'t>(head: &'t str, others: &[Clause<'_>]) -> Option<&'t str> {
    const WHOLE: usize = 3;
    let class = before_name(head, is_likely_name)?;
    let is_whole = |clause: &Clause<'_>| clause.head.chars().count() == WHOLE;
    (CLASS_WORDS.any_in(class) && others.iter().any(is_whole)).then_some(class)
}
