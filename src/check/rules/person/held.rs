//! What a cell of a table holds, seen by itself: a name of a person, or something of a person's life.

use crate::text::words::contains_any;

/// What a cell holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Held {
    Telephone,
    Illness,
    School,
    Address,
    Amount,
    Hardship,
    /// When somebody was born, as sentences say it: a day in a cell may be of anything.
    Birth,
}

/// Signs and words of an illness.
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
    "血压",
    "脑梗",
    "冠心",
    "硬化",
    "坏死",
    "结核",
    "阳性",
    "阴性",
    "肢体",
    "智力",
    "视力",
    "听力",
    "精神障碍",
];
/// Words for what is hard for somebody, or was.
const HARD: &[&str] = &[
    "低保",
    "五保",
    "特困",
    "脱贫户",
    "监测户",
    "易致贫",
    "孤儿",
    "因病",
    "因残",
    "因学",
    "因灾",
    "缺劳力",
    "丧偶",
    "失独",
    "戒毒",
    "矫正",
    "刑满",
    "吸毒",
    "上访",
    "离异",
    "未婚",
    "服刑",
    "危房",
];
/// Whether a text tells of an illness or of what is hard for somebody.
pub(super) fn tells_of_hardship(text: &str) -> bool {
    contains_any(text, ILL) || contains_any(text, HARD)
}

/// What schools are called.
const SCHOOLS: &[&str] = &[
    "小学",
    "中学",
    "学校",
    "幼儿园",
    "年级",
    "学院",
    "大学",
    "一小",
    "二小",
    "三小",
    "一中",
    "二中",
    "三中",
    "四中",
];

impl Held {
    /// Every one.
    pub(super) const ALL: [Self; 7] = [
        Self::Telephone,
        Self::Illness,
        Self::School,
        Self::Address,
        Self::Amount,
        Self::Hardship,
        Self::Birth,
    ];

    /// What a column of it is called that has no title, in Chinese.
    pub(super) fn name(self) -> &'static str {
        match self {
            Self::Telephone => "电话号码",
            Self::Illness => "病情",
            Self::School => "学校",
            Self::Address => "住址",
            Self::Amount => "金额",
            Self::Hardship => "困难或特殊情况",
            Self::Birth => "出生日期",
        }
    }

    /// What a cell holds, if it is one of these.
    pub(super) fn of(cell: &str) -> Option<Self> {
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
            () if count <= 12 && contains_any(cell, HARD) => Some(Self::Hardship),
            () if count <= 20 && contains_any(cell, ILL) => Some(Self::Illness),
            () if is_address(cell) => Some(Self::Address),
            () if count <= 20 && contains_any(cell, SCHOOLS) => Some(Self::School),
            () if is_amount(cell.trim_end_matches("/月").trim_end_matches('元')) => {
                Some(Self::Amount)
            }
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

#[cfg(test)]
mod tests {
    use super::Held;

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
            ("因病", Held::Hardship),
            ("低保户", Held::Hardship),
        ] {
            assert_eq!(Held::of(cell), Some(held), "{cell}");
        }
        assert_eq!(Held::of("组长"), None);
        assert_eq!(Held::of("2023年3月"), None);
    }
}
