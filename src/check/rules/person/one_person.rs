//! One person of whom a sentence tells what is nobody's business: 患者李明，……; 低保户王静因病，获救助5000元.
//!
//! Where only one is named, the word right before the name must say what somebody is, something must end the name, and most
//! often the sentence must tell more.

use super::clause::{Clause, name_at_start};
use super::held::tells_of_hardship;
use crate::text::personal::is_certain_name;
use crate::text::words::{WordList, pattern, words_of};
use regex::Regex;
use std::sync::LazyLock;

/// Words that by themselves say what is nobody's business of whoever is named right behind them.
const BY_THEMSELVES: &str = "\
    患者 感染者 吸毒人员 戒毒人员 矫正对象 刑满释放人员 服刑人员 失独家庭 死者 孤儿 信访人 上访人";
/// Words for somebody of whom the sentence has to say more.
const WITH_MORE: &str = "\
    低保户 五保户 五保老人 特困户 特困人员 贫困户 脱贫户 监测户 残疾人 困境儿童 留守儿童 困难学生 贫困学生 学生 村民 居民 \
    申请人 户主 老人 困难党员 困难职工 救助对象 低保对象 受助人 优抚对象 退役军人";
/// What ends a name.
const ENDS: &[&str] = &[
    "，", ",", "（", "(", "、", "；", ";", "：", ":", "因", "患", "已", "被", "由", "系", "于",
    "的", "家", "夫妇", "获", "领取", "每月", "反映", "同志", "等", "户",
];

static WORDS: LazyLock<WordList> =
    LazyLock::new(|| WordList::new(words_of(BY_THEMSELVES).chain(words_of(WITH_MORE))));

/// What a register says right behind a name: 李明，男，汉族，1965年生，家住甲村3组.
const REGISTERED: &[&str] = &[
    "男",
    "女",
    "低保",
    "低保户",
    "特困",
    "特困户",
    "五保",
    "五保户",
    "贫困户",
    "脱贫户",
    "监测户",
];
/// An amount.
static AMOUNT: LazyLock<Regex> = LazyLock::new(|| pattern(r"[0-9]\s?万?元"));

/// The person of whom a text tells so, and what.
pub(super) fn one_person(text: &str, clauses: &[Clause<'_>]) -> Option<(usize, &'static str)> {
    const TOLD: (usize, &str) = (1, "困难或特殊情况");
    for place in WORDS.places(text) {
        let rest = &text[place.end..];
        let Some(name) = name_at(rest) else { continue };
        let said = sentence(&rest[name.len()..]);
        let is_enough = words_of(BY_THEMSELVES).any(|word| word == &text[place.clone()]);
        if is_enough || tells_of_hardship(said) || AMOUNT.is_match(said) {
            return Some(TOLD);
        }
    }
    let told = (0..clauses.len()).any(|at| is_registered(&clauses[at..]) || befell(&clauses[at..]));
    told.then_some(TOLD)
}

/// Whether clauses begin with a name, beside which stands what a register says, and tell more.
fn is_registered(clauses: &[Clause<'_>]) -> bool {
    let [first, second, ..] = clauses else {
        return false;
    };
    let said = match first.rest.strip_prefix(['：', ':']) {
        Some(said) => said,
        None if first.rest.is_empty() => second.head,
        None => return false,
    };
    // A word for what is hard for somebody is enough.
    let is_enough = || said.chars().count() > 1 || tell_of_hardship(&clauses[1..]);
    REGISTERED.contains(&said) && is_whole(first.head) && is_enough()
}

/// Whether clauses begin with a name and go on with what befell somebody: 李明因患尿毒症.
fn befell(clauses: &[Clause<'_>]) -> bool {
    clauses.first().is_some_and(Clause::tells_of_one) && tell_of_hardship(clauses)
}

/// Whether one of the next clauses tells of an illness or of what is hard for somebody.
fn tell_of_hardship(clauses: &[Clause<'_>]) -> bool {
    const NEAR: usize = 6;
    let mut near = clauses.iter().take(NEAR);
    near.any(|clause| tells_of_hardship(clause.head) || tells_of_hardship(clause.rest))
}

/// What stands behind a surname where the name is left out: 王先生.
const TITLES: &[&str] = &[
    "女士", "先生", "大爷", "大妈", "大娘", "奶奶", "爷爷", "老师", "同学", "阿姨", "大叔",
];

/// Whether a name is more than a surname and a title.
fn is_whole(name: &str) -> bool {
    is_certain_name(name) && !TITLES.iter().any(|title| name.ends_with(title))
}

/// The name that a text begins with, if something ends it.
fn name_at(text: &str) -> Option<&str> {
    name_at_start(text, |name, rest| {
        let is_ended = ENDS.iter().any(|end| rest.starts_with(end));
        is_ended && is_whole(name) && !tells_of_hardship(name)
    })
}

/// What is left of a sentence.
fn sentence(text: &str) -> &str {
    &text[..text.find(['。', '；', '\n']).unwrap_or(text.len())]
}

#[cfg(test)]
mod tests {
    use super::one_person;
    use crate::check::rules::person::sentence::clauses;

    #[test]
    fn one_person_is_told_by_what_stands_before_the_name_and_behind() {
        for text in [
            "患者李明，男，45岁，诊断为肺癌晚期。",
            "低保户王静，独居，患高血压，每月低保金620元。",
            "申请人张伟因患尿毒症长期透析，给予临时救助5000元。",
            "张桂兰，女，汉族，患肺癌，家住甲村3组。",
            "死者李明家属获抚恤金12万元。",
            "李明系建档立卡户，其子患先天性心脏病。",
            "王静因患尿毒症住院，花费8万元。",
            "张伟，贫困户，因病致贫。",
        ] {
            assert!(one_person(text, &clauses(text)).is_some(), "{text}");
        }
        for text in [
            "残疾人康复、就业补助500元。",
            "患者满意度、随访率都达到要求。",
            "低保户高龄、失能老人补助5万元。",
            "学生李明获全国绘画比赛一等奖。",
            "村民李明说，路修好了。",
            "低保户张大爷，每月领取500元。",
            "患者王先生、李女士反映报销慢。",
            "周边因病致贫的农户。",
            "李明，男，高级会计师，评价组长。",
            "患者白血病、尿毒症等大病救助。",
            "特困人员高血压、糖尿病用药保障。",
        ] {
            assert_eq!(one_person(text, &clauses(text)), None, "{text}");
        }
    }
}
