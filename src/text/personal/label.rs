//! Labels: the words that say what the value right after them is.

use super::name::is_certain_name;
use super::number::Around;
use crate::text::chars::tail;
use crate::text::digits::tag_length;
use crate::text::words::{WordList, contains_any, words_of};
use std::cell::OnceCell;
use std::sync::LazyLock;

/// Longest label, in bytes.
const LONGEST: usize = 72;
/// How far before a number a word may stand that says what it is, in characters.
const NEAR: usize = 20;

/// How a label ends whose value is a number of a thing: no such label excuses more than its value.
const THINGS: &str = "\
    编号 编码 代码 单号 文号 案号 批号 字号 书号 刊号 表号 订单号 合同号 协议号 凭证号 票据号 发票号 流水号 \
    索引号 备案号 登记号 注册号 许可证号 批准号 项目号 标段号 任务号 序列号 识别号 税号 统一标识 标识码 识别码 \
    条码 条形码 校验码 防伪码 追溯码 代码和号码 代码及号码 代码、号码 代码/号码 发票号码 票据号码 凭证号码 合同号码 运单号码 快递号码 设备号码 \
    信用代码证 标识 编码号 编号为 工单号 车架号 发动机号 学科号 地块号 图斑号 不动产单元号 卷号 档号 批次号 票号 保单号 \
    设备号 资产号 货号 图号 型号 机身号 出厂号 课题号 案卷号 收据号 宗地号 科目";
/// How a label ends whose value is an amount or a count.
const AMOUNTS: &str = "\
    金额 总额 余额 差额 合计 小计 总计 累计 预算 预算数 执行数 决算数 支出 收入 资金 产值 面积 数量 单价 总价 造价 \
    投资 价款 价格 本金";
/// Words of labels whose value is the number of a person, whatever it is called.
const NUMBERS_OF_PERSONS: &[&str] = &[
    "学生",
    "学员",
    "人员",
    "职工",
    "员工",
    "农户",
    "户主",
    "户编",
    "村民",
    "居民",
    "贫困户",
    "受益人",
    "受助",
    "申请人",
    "家长",
    "监护",
    "患者",
    "病人",
    "老人",
    "儿童",
    "幼儿",
    "住院",
    "病历",
    "门诊",
    "准考证",
    "学号",
    "工号",
    "缴费",
    "养老",
    "执业证",
    "医师",
    "教师",
    "经办人",
    "负责人",
];
/// Words of labels whose value is of a person, whatever else they name.
const OF_PERSONS: &[&str] = &[
    "身份证",
    "身份号",
    "证件",
    "公民身份",
    "手机",
    "电话",
    "联系",
    "姓名",
    "护照",
    "银行卡",
    "卡号",
    "存折",
    "存单",
    "折子",
    "个人",
    "本人",
    "微信",
    "残疾",
    "低保",
    "学籍",
    "社保",
    "医保",
    "参保",
    "居住证",
    "通行证",
    "居留",
    "驾驶",
    "户口",
    "军官",
    "士兵",
];

/// All of them, looked for at once: this is asked of every number.
static PERSON_WORDS: LazyLock<WordList> =
    LazyLock::new(|| WordList::new(OF_PERSONS.iter().chain(NUMBERS_OF_PERSONS).copied()));

/// How the names of bodies end, some of which have words for persons in them: 残疾人联合会, 医保局, 学生资助中心.
const BODIES: &str =
    "会 局 院 校 园 站 中心 公司 小学 中学 大学 小组 政府 办公室 服务所 管理所 事务所";

/// The words for persons that stand in names of bodies.
const NAMING_BODIES: &str =
    "残疾 低保 社保 医保 学生 学员 职工 员工 农户 村民 居民 老人 儿童 幼儿 养老 教师 医师";

/// Whether words say that a value is of a person.
pub(super) fn is_of_person(label: &str) -> bool {
    PERSON_WORDS
        .places(label)
        .any(|place| !begins_body(&label[place.clone()], &label[place.end..]))
}

/// Whether one of these words stands in a label, and not in the name of a body.
fn names_person(label: &str, words: &[&str]) -> bool {
    words.iter().any(|word| {
        let mut places = label.match_indices(word);
        places.any(|(at, _)| !begins_body(word, &label[at + word.len()..]))
    })
}

/// Whether what follows a word for persons makes it a part of the name of a body.
fn begins_body(word: &str, behind: &str) -> bool {
    const LONGEST: usize = 8;
    let end = behind.char_indices().nth(LONGEST);
    let near = &behind[..end.map_or(behind.len(), |(at, _)| at)];
    let near = near.replace("社会", "");
    words_of(NAMING_BODIES).any(|naming| naming == word)
        && words_of(BODIES).any(|body| near.contains(body))
}

/// Whether the label right before a byte of a text stands in the cell before it.
pub(super) fn is_in_cell_before(text: &str, at: usize) -> bool {
    let before = tail(text, at, LONGEST);
    before[before.trim_end_matches(is_joint).len()..].contains('\t')
}

/// The label right before a byte of a text: what stands before a colon, or in the cell before, up to the mark
/// that ends what went before it. Empty where there is none.
pub(super) fn label_before(text: &str, at: usize) -> &str {
    let before = tail(text, at, LONGEST);
    let before = without_tag(before.trim_end_matches(is_joint)).trim_end_matches(is_joint);
    let before = before.strip_suffix("为").unwrap_or(before);
    let is_end = |c: char| "，,。；;！？\n\t:：|".contains(c) || c.is_ascii_digit();
    let start = before.rfind(is_end);
    let start = start.map_or(0, |at| {
        at + before[at..].chars().next().map_or(1, char::len_utf8)
    });
    before[start..].trim()
}

/// The label of a name and a number together, where the name is all that stands between: 项目名称及编码：道路维修 530102….
pub(super) fn label_of_name_and_number<'t>(
    text: &'t str,
    at: usize,
    name: &str,
) -> Option<&'t str> {
    let before = text
        .get(..at)?
        .trim_end()
        .strip_suffix(name)
        .filter(|_| !name.is_empty())?;
    let before = before.trim_end().strip_suffix(['：', ':'])?;
    let label = label_before(text, before.len());
    label.contains("名称").then_some(label)
}

/// Signs between a label and its value.
fn is_joint(c: char) -> bool {
    c.is_whitespace() || ":：=＝（([【“\"‘'「#№*|｜".contains(c)
}

/// A text without the short tag that it ends with: 卡号：<b>.
fn without_tag(text: &str) -> &str {
    let tag = text.ends_with('>').then(|| text.rfind('<')).flatten();
    let is_all = |at: &usize| tag_length(&text.as_bytes()[*at..]) == Some(text.len() - at);
    tag.filter(is_all).map_or(text, |at| &text[..at])
}

/// What kind of value a label has that is of nobody.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Thing {
    /// The number of a thing.
    Number,
    /// An amount or a count.
    Amount,
}

/// Whether a label, a title or the name of a field says that its value is of a thing.
pub(super) fn thing(label: &str) -> Option<Thing> {
    let bare: String = label.chars().filter(|c| !c.is_whitespace()).collect();
    if bare.is_empty() || contains_any(&bare, OF_PERSONS) && names_person(&bare, OF_PERSONS) {
        return None;
    }
    let name = match bare.rfind(['（', '(']) {
        Some(at) if bare.ends_with(['）', ')']) => &bare[..at],
        _ => &*bare,
    };
    let ends = |list: &'static str| words_of(list).any(|word| name.ends_with(word));
    match () {
        () if ends(THINGS) => {
            let of_person =
                contains_any(&bare, NUMBERS_OF_PERSONS) && names_person(&bare, NUMBERS_OF_PERSONS);
            (!of_person).then_some(Thing::Number)
        }
        () if ends(AMOUNTS) || name.len() < bare.len() && bare[name.len()..].contains('元') => {
            Some(Thing::Amount)
        }
        () => None,
    }
}

/// The words near before a byte of a text: those of its line, and the titles above it. Nothing is looked for
/// until it is asked for.
pub(super) struct Near<'t> {
    text: &'t str,
    at: usize,
    /// The titles of its column, or the name of its field.
    titles: OnceCell<String>,
    around: &'t Around<'t>,
}

impl<'t> Near<'t> {
    /// What stands near before a byte of a text.
    pub(super) fn new(text: &'t str, at: usize, around: &'t Around<'t>) -> Self {
        Self {
            text,
            at,
            titles: OnceCell::new(),
            around,
        }
    }

    /// Whether its line is a row of a table with a column of names.
    pub(super) fn is_listed(&self) -> bool {
        self.around.is_listed
    }

    /// The titles, each with a tab after it.
    pub(super) fn titles(&self) -> &str {
        self.titles.get_or_init(|| (self.around.titles)(self.at))
    }

    /// Whether one of these words stands there.
    pub(super) fn has(&self, words: &[&str]) -> bool {
        has_word(self.before(), words) || has_word(self.titles(), words)
    }

    /// Whether one of these words stands there, and not in the name of a body: 残疾人联合会.
    pub(super) fn has_of_person(&self, words: &[&str]) -> bool {
        let is_there = |near: &str| has_word(near, words) && names_person(near, words);
        is_there(self.before()) || is_there(self.titles())
    }

    /// What stands before it in its line.
    pub(super) fn before(&self) -> &'t str {
        let before = tail(self.text, self.at, NEAR * 4);
        let first = before.char_indices().rev().nth(NEAR);
        &before[first.map_or(0, |(at, _)| at)..]
    }

    /// Whether a cell of its row is a name of somebody, or a name stands behind a word for who has an account.
    pub(super) fn names_somebody(&self) -> bool {
        /// Titles over names of those who answer for something.
        const NO_OWNERS: &[&str] = &[
            "负责", "联系", "经办", "责任", "审核", "法人", "代表", "名称", "单位", "项目", "品",
        ];
        const OWNERS: &[&str] = &["户名", "收款人", "收款方", "持卡人", "开户人"];
        /// So much of its row is looked at to either side, in bytes: it is asked of every number in the row.
        const NEAR: usize = 500;
        let before = tail(self.text, self.at, NEAR);
        let start = self.at - before.len() + before.rfind('\n').map_or(0, |end| end + 1);
        let after = &self.text[self.at..self.text.floor_char_boundary(self.at + NEAR)];
        let line = &self.text[start..self.at + after.find('\n').unwrap_or(after.len())];
        let mut at = start;
        for cell in line.split('\t').filter(|_| line.contains('\t')) {
            if is_certain_name(cell) && !contains_any(&(self.around.titles)(at), NO_OWNERS) {
                return true;
            }
            at += cell.len() + 1;
        }
        let named = OWNERS.iter().filter_map(|owner| {
            let name = line.split(owner).nth(1)?;
            let name = name.trim_start_matches("姓名").trim_start_matches(is_joint);
            name.split(|c: char| !c.is_alphabetic()).next()
        });
        named.into_iter().any(is_certain_name)
    }

    /// Whether it is a digit that stands there.
    pub(super) fn begins_with_digit(&self) -> bool {
        let first = self.text.as_bytes().get(self.at);
        first.is_some_and(u8::is_ascii_digit)
    }

    /// Whether a name of somebody stands right before it.
    pub(super) fn follows_name(&self) -> bool {
        let before = self.before().trim_end_matches(is_joint);
        let is_han = |c: char| ('\u{4E00}'..='\u{9FFF}').contains(&c);
        let word = &before[before.trim_end_matches(is_han).len()..];
        is_certain_name(word)
    }

    /// The label right before it.
    pub(super) fn label(&self) -> &'t str {
        label_before(self.text, self.at)
    }

    /// Whether no label stands right before it in its cell: nothing, or a name.
    pub(super) fn is_under_title(&self) -> bool {
        let label = self.label();
        let name = without_tag(label).trim_end_matches(|c: char| !c.is_alphabetic());
        label.is_empty() || self.is_label_in_cell_before() || is_certain_name(name)
    }

    /// Whether that stands in the cell before.
    pub(super) fn is_label_in_cell_before(&self) -> bool {
        is_in_cell_before(self.text, self.at)
    }

    /// Whether one of these words stands in the label right before it, or in the titles above it.
    pub(super) fn is_named(&self, words: &[&str]) -> bool {
        has_word(self.label(), words) || has_word(self.titles(), words)
    }
}

/// Whether one of a few words stands in what is near a number. Where no letter stands none does, which is quickly
/// told: in lines of digits nothing else is near, and each of them is asked for every list.
fn has_word(near: &str, words: &[&str]) -> bool {
    let is_plain = |byte: &u8| byte.is_ascii() && !byte.is_ascii_alphabetic();
    let has_letter = || near.chars().any(char::is_alphabetic);
    !near.as_bytes().iter().all(is_plain) && has_letter() && contains_any(near, words)
}

#[cfg(test)]
mod tests {
    use super::{Thing, is_of_person, label_before, label_of_name_and_number, thing};

    fn label(text: &str) -> &str {
        label_before(text, text.len())
    }

    #[test]
    fn a_label_is_what_stands_right_before() {
        assert_eq!(label("甲，合同编号："), "合同编号");
        assert_eq!(label("合同编号\t"), "合同编号");
        assert_eq!(label("合同编号为"), "合同编号");
        assert_eq!(label("合同编号：HT-2023-1 "), "");
        assert_eq!(
            label("填报机构代码、负责人身份证号："),
            "填报机构代码、负责人身份证号"
        );
    }

    #[test]
    fn a_label_may_be_of_a_name_and_a_number() {
        let text = "单位名称及代码：甲局 ";
        let label = label_of_name_and_number(text, text.len(), "甲局");
        assert_eq!(label, Some("单位名称及代码"));
        assert_eq!(
            label_of_name_and_number("项目编码：甲局 ", 22, "甲局"),
            None
        );
    }

    #[test]
    fn a_label_of_a_thing_names_no_person() {
        assert_eq!(thing("合同编号（必填）"), Some(Thing::Number));
        assert_eq!(thing("项目 编码"), Some(Thing::Number));
        assert_eq!(thing("补助（元）"), Some(Thing::Amount));
        assert_eq!(thing("填报机构代码、负责人身份证号"), None);
        assert_eq!(thing("身份证号/统一社会信用代码"), None);
        assert_eq!(thing("备注"), None);
        assert!(is_of_person("残疾人证号") && !is_of_person("区残疾人联合会"));
    }
}
