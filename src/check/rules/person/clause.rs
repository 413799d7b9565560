//! A clause, the part of a sentence between two marks: whether it names somebody, and what it says of whom.

use super::held::{Held, tells_of_hardship};
use crate::text::personal::{begins_like_name, is_certain_name};
use crate::text::words::words_of;

/// Words that follow a name before what is said of it.
pub(super) const BEHIND: &[&str] = &[
    "户",
    "家",
    "家庭",
    "同学",
    "同志",
    "老人",
    "夫妇",
    "补助",
    "补贴",
    "补偿",
    "补偿款",
    "户补偿款",
    "奖励",
    "奖金",
    "领取",
    "慰问金",
    "救助",
    "救助金",
    "资助",
    "报酬",
    "全年报酬",
    "工资",
    "劳务费",
    "抚恤金",
    "每月",
    "每年",
    "户每月",
];
/// What befell somebody whose name stands right before.
const BEFALLEN: &[&str] = &[
    "家因",
    "户因",
    "因患",
    "患",
    "家住",
    "户住",
    "因病",
    "因伤",
    "患有",
    "身患",
    "系低保",
    "系建档立卡",
    "系特困",
    "系五保",
    "系贫困",
];
/// Words in brackets behind a name that tell of somebody's life.
const OF_LIFE: &[&str] = &["岁", "烈属", "牺牲", "遗属", "伤残", "参战", "受伤"];
/// Words for those whom something is given, right before their names.
const ROLES: &str = "\
    村民 居民 农户 户主 学生 老人 党员 职工 对象 患者 护林员 种植户 养殖户 低保户 五保户 贫困户 脱贫户 监测户 \
    困难户 搬迁户 孤儿 儿童 军人 申请人 付 付给 发给 发放给 支付";

/// Whether what stands before a name says that somebody is given something.
pub(super) fn is_role(before: &str) -> bool {
    words_of(ROLES).any(|role| before.ends_with(role))
}

/// A part of a text between two marks, and what its beginning is.
#[derive(Clone, Copy)]
pub(super) struct Clause<'t> {
    /// Its Han characters up to the first sign that is none.
    pub(super) head: &'t str,
    /// What follows these.
    pub(super) rest: &'t str,
}

impl<'t> Clause<'t> {
    pub(super) fn new(text: &'t str) -> Self {
        let numbering = |c: char| c.is_ascii_digit() || " .．)）(（-—*·①②③④⑤⑥⑦⑧⑨⑩".contains(c);
        let text = text.trim_start_matches(numbering);
        let is_han = |c: char| ('\u{4E00}'..='\u{9FFF}').contains(&c);
        let end = text.find(|c: char| !is_han(c)).unwrap_or(text.len());
        let (head, rest) = text.split_at(end);
        let clause = Self { head, rest };
        // What stands before a colon says what follows it, unless that is somebody.
        match text.rsplit_once(['：', ':']) {
            Some((_, value)) if !clause.names() => Self::new(value),
            _ => clause,
        }
    }

    /// The name that it begins with, and nothing but what somebody is given behind it.
    pub(super) fn names(&self) -> bool {
        /// A name of four characters and the longest word behind it, in bytes.
        const LONGEST: usize = 24;
        if self.head.len() > LONGEST || !begins_like_name(self.head) {
            return false;
        }
        let head = self.head;
        let mut bare = BEHIND.iter().filter_map(|word| head.strip_suffix(word));
        is_certain_name(head) || bare.any(is_certain_name)
    }

    /// Whether it ends with a name behind other words; then what stands before the name.
    pub(super) fn ends_with_name(&self) -> Option<&'t str> {
        let mut heads = BEHIND
            .iter()
            .filter_map(|word| self.head.strip_suffix(word));
        let before = |head| before_name(head, is_certain_name);
        before(self.head).or_else(|| heads.find_map(before))
    }

    /// What is said of the family of somebody: 李明家庭因病致贫.
    pub(super) fn of_family(&self) -> Option<Held> {
        let (name, said) = self
            .head
            .split_once("家庭")
            .or_else(|| self.head.split_once('户'))?;
        is_certain_name(name).then(|| life(said)).flatten()
    }

    /// Whether it begins with a name behind which it goes on with what befell somebody: 李明家因火灾, 李明系低保户.
    pub(super) fn tells_of_one(&self) -> bool {
        let befell = |name: &str, said: &str| {
            is_certain_name(name) && BEFALLEN.iter().any(|word| said.starts_with(word))
        };
        begins_like_name(self.head) && name_at_start(self.head, befell).is_some()
    }

    /// Whether it says when the one was born that it names.
    pub(super) fn tells_of_birth(&self) -> bool {
        is_birth(self.rest) && self.names()
    }

    /// What befell the one that it begins with, where that one lives, or the birth.
    pub(super) fn befallen(&self) -> Option<Held> {
        if self.tells_of_birth() {
            return Some(Held::Birth);
        }
        let told = self.tells_of_one().then_some(self.head)?;
        match () {
            () if tells_of_hardship(told) => Some(Held::Hardship),
            () if told.contains('住') => Some(Held::Address),
            () => None,
        }
    }

    /// Whether an amount of money follows.
    pub(super) fn amount(&self) -> bool {
        let rest = self.rest.trim_start_matches([' ', '：', ':', '（', '(']);
        // What the amount is for: 李明户：补偿款12000元.
        let purposes = BEHIND.iter().filter_map(|word| rest.strip_prefix(word));
        let rest = purposes.min_by_key(|rest| rest.len()).unwrap_or(rest);
        let is_figure = |c: char| c.is_ascii_digit() || ".,".contains(c);
        let after = rest.trim_start_matches(is_figure);
        after.len() < rest.len() && after.trim_start().starts_with(['元', '万'])
    }

    /// What stands in brackets behind it.
    pub(super) fn in_brackets(&self) -> Option<Held> {
        let inner = self.rest.trim_start().strip_prefix(['（', '('])?;
        // A comma may stand in them: 李明（尿毒症，30000元）.
        let inner = &inner[..inner.find(['）', ')']).unwrap_or(inner.len())];
        let is_theirs = || OF_LIFE.iter().any(|word| inner.contains(word));
        life(inner).or_else(|| is_theirs().then_some(Held::Hardship))
    }
}

/// The name of three characters or two that a text begins with, of which a test, given what stands behind it too, says
/// that it is one.
pub(super) fn name_at_start(text: &str, is_name: impl Fn(&str, &str) -> bool) -> Option<&str> {
    [3, 2].into_iter().find_map(|length| {
        let end = text.char_indices().nth(length);
        let (name, rest) = text.split_at(end.map_or(text.len(), |(at, _)| at));
        is_name(name, rest).then_some(name)
    })
}

/// What stands before the name of three characters or two that a text ends with, of which a test says that it is one.
pub(super) fn before_name(text: &str, is_name: impl Fn(&str) -> bool) -> Option<&str> {
    [3, 2].into_iter().find_map(|length| {
        let count = text.chars().count().checked_sub(length)?;
        let at = text.char_indices().nth(count)?.0;
        is_name(&text[at..]).then(|| &text[..at])
    })
}

/// Whether a text begins with a year in which somebody was born: 1956年生, 1956年3月出生.
fn is_birth(text: &str) -> bool {
    const LONGEST: usize = 24;
    let is_year = text
        .get(..4)
        .is_some_and(|year| year.bytes().all(|byte| byte.is_ascii_digit()));
    is_year && text.len() <= LONGEST && text[4..].starts_with('年') && text.contains('生')
}

/// What a clause says of somebody's life.
pub(super) fn life(text: &str) -> Option<Held> {
    let text = text.trim();
    let is_level = matches!(text, "一级" | "二级" | "三级" | "四级");
    let of_text = Held::of(text.trim_start_matches('住')).filter(|held| *held != Held::Amount);
    of_text.or(is_level.then_some(Held::Illness))
}
