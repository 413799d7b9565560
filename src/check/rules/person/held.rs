//! What a cell of a table holds, seen by itself: a name of a person, or something of a person's life.

use crate::text::words::contains_any;
use std::borrow::Cow;

/// The surnames of nine in ten persons, of one character.
const SURNAMES: &str = "王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧肖程曹袁邓许傅沈曾彭吕苏卢蒋蔡贾丁魏薛\
    叶阎余潘杜戴夏钟汪田任姜范方石姚谭廖邹熊金陆郝孔白崔康毛邱秦江史顾侯邵孟龙万段雷钱汤尹黎易常武乔贺赖龚文普";
/// Those of two.
const LONG_SURNAMES: &[&str] = &[
    "欧阳", "上官", "司马", "诸葛", "东方", "皇甫", "尉迟", "慕容", "令狐",
];
/// Signs that a name of a place, a body or a thing has.
const NO_NAME: &str = "镇乡村县区市州街道路社组局办科室站所院校处队场厂店园馆司库桥河湖沟坝塘寨屯堡湾坪乡费款金额数量率度类型级\
    年月日元某计均菜瓜薯果树苗牛羊猪鸡鱼米面油布料机车器材具全工本程案目标务理效益期间化性";

/// What a cell holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Held {
    Telephone,
    Illness,
    School,
    Address,
    Amount,
}

impl Held {
    /// Every one.
    pub(super) const ALL: [Self; 5] = [
        Self::Telephone,
        Self::Illness,
        Self::School,
        Self::Address,
        Self::Amount,
    ];

    /// What a column of it is called that has no title, in Chinese.
    pub(super) fn name(self) -> &'static str {
        match self {
            Self::Telephone => "电话号码",
            Self::Illness => "病情",
            Self::School => "学校",
            Self::Address => "住址",
            Self::Amount => "金额",
        }
    }

    /// What a cell holds, if it is one of these.
    pub(super) fn of(cell: &str) -> Option<Self> {
        const ILL: &[&str] = &[
            "癌",
            "肿瘤",
            "病",
            "症",
            "残",
            "瘫",
            "肝炎",
            "透析",
            "白血",
            "骨折",
            "卒中",
            "精神障碍",
        ];
        const SCHOOLS: &[&str] = &["小学", "中学", "学校", "幼儿园", "年级", "学院", "大学"];
        let count = cell.chars().count();
        if !(1..=40).contains(&count) {
            return None;
        }
        if cell.is_ascii() {
            return match () {
                () if is_telephone(cell) => Some(Self::Telephone),
                () if is_amount(cell) => Some(Self::Amount),
                () => None,
            };
        }
        match () {
            () if count <= 20 && contains_any(cell, ILL) => Some(Self::Illness),
            () if is_address(cell) => Some(Self::Address),
            () if count <= 20 && contains_any(cell, SCHOOLS) => Some(Self::School),
            () if is_amount(cell.trim_end_matches('元')) => Some(Self::Amount),
            () => None,
        }
    }
}

fn is_telephone(cell: &str) -> bool {
    let digits: String = cell.chars().filter(char::is_ascii_digit).collect();
    let is_written = |c: char| c.is_ascii_digit() || " -()".contains(c);
    let is_mobile = digits.len() == 11 && digits.starts_with('1');
    let is_landline = (11..=12).contains(&digits.len()) && digits.starts_with('0');
    cell.chars().all(is_written) && (is_mobile || is_landline)
}

fn is_amount(cell: &str) -> bool {
    let is_written = |c: char| c.is_ascii_digit() || ".,".contains(c);
    let digits = cell.bytes().filter(u8::is_ascii_digit).count();
    (2..=9).contains(&digits) && cell.chars().all(is_written)
}

/// Whether a cell is where somebody lives: a house of a road, a group of a village.
fn is_address(cell: &str) -> bool {
    let has_digit =
        cell.contains(|c: char| c.is_ascii_digit() || "一二三四五六七八九十".contains(c));
    let road = contains_any(cell, &["路", "街", "巷", "小区", "栋"]) && cell.contains('号');
    let village = cell.contains('村') && contains_any(cell, &["组", "号", "社", "队"]);
    has_digit && (road || village)
}

/// A cell without spaces.
pub(super) fn without_spaces(cell: &str) -> Cow<'_, str> {
    match cell.contains(char::is_whitespace) {
        true => cell.chars().filter(|c| !c.is_whitespace()).collect(),
        false => Cow::Borrowed(cell),
    }
}

/// Whether a cell is a name of a person without any title saying so: a surname and one or two characters,
/// none of them a sign of something else.
pub(super) fn is_certain_name(cell: &str) -> bool {
    // Two to four Han characters.
    if !(6..=16).contains(&cell.len()) {
        return false;
    }
    let bare = without_spaces(cell);
    let count = bare.chars().count();
    let long = LONG_SURNAMES
        .iter()
        .any(|surname| bare.starts_with(surname));
    let surname = bare.chars().next().is_some_and(|c| SURNAMES.contains(c));
    let fits = surname && (2..=3).contains(&count) || long && (3..=4).contains(&count);
    let han = |c: char| ('\u{4E00}'..='\u{9FFF}').contains(&c);
    fits && bare.chars().all(han) && !bare.contains(|c: char| NO_NAME.contains(c))
}

#[cfg(test)]
mod tests {
    use super::{Held, is_certain_name};

    #[test]
    fn a_cell_tells_what_it_holds() {
        for (cell, held) in [
            ("0871-63112345", Held::Telephone),
            ("尿毒症", Held::Illness),
            ("示例镇甲村3组", Held::Address),
            ("示例路1号", Held::Address),
            ("示例中学", Held::School),
            ("1,200.00", Held::Amount),
            ("500元", Held::Amount),
        ] {
            assert_eq!(Held::of(cell), Some(held), "{cell}");
        }
        assert_eq!(Held::of("组长"), None);
        assert_eq!(Held::of("2023年3月"), None);
    }

    #[test]
    fn names_are_told_from_places_and_things() {
        for name in ["李明", "王 静", "欧阳小明"] {
            assert!(is_certain_name(name), "{name}");
        }
        for other in [
            "高新区",
            "马街镇",
            "黄瓜",
            "马铃薯",
            "万元",
            "李某",
            "数量指标",
            "项目",
        ] {
            assert!(!is_certain_name(other), "{other}");
        }
    }
}
