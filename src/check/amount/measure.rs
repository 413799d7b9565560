//! The unit after a number, and the words around it that make it less than exact.

use super::figure::Measure;
use crate::model::MONEY_UNITS;
use rust_decimal::Decimal;

/// A unit and what follows it.
#[derive(Clone, Copy, Debug)]
pub(super) struct Unit<'a> {
    /// What it measures.
    pub(super) measure: Measure,
    /// What one of it is worth.
    pub(super) worth: Decimal,
    /// Whether 余 or the like stands inside it: 17万余人.
    pub(super) fuzzy: bool,
    /// The text after it.
    pub(super) rest: &'a str,
}

/// Measure words that are taken for one; the longer first where one begins with another.
const COUNTERS: &[&str] = &[
    "人次",
    "人日",
    "人",
    "户次",
    "户",
    "家次",
    "家",
    "个",
    "平方米",
    "平方公里",
    "立方米",
    "公里",
    "千米",
    "米",
    "台",
    "套",
    "份",
    "次",
    "件",
    "批次",
    "批",
    "亩",
    "公顷",
    "吨",
    "处",
    "间",
    "辆",
    "条",
    "场次",
    "场",
    "期",
    "名",
    "项",
    "宗",
    "起",
    "例",
    "所",
    "座",
    "棵",
    "株",
    "只",
    "头",
    "册",
    "卷",
    "组",
    "张",
    "本",
    "剂",
    "针",
    "枚",
    "根",
    "口",
    "篇",
    "学时",
    "课时",
    "小时",
    "盏",
    "块",
    "栋",
    "部",
    "幅",
];

/// What may follow a counter and make it another thing: 12个月, 5个百分点.
const NOT_AFTER: &[&str] = &["月", "百分点", "工作日", "年", "以上", "学期", "季度"];

impl<'a> Unit<'a> {
    /// A unit worth `worth` each, before `rest`.
    pub(super) fn new(measure: Measure, worth: Decimal, rest: &'a str) -> Self {
        Self {
            measure,
            worth,
            fuzzy: false,
            rest,
        }
    }
}

/// The unit at the start of `text`.
pub(super) fn after(text: &str) -> Option<Unit<'_>> {
    let text = text.trim_start();
    if let Some(rest) = text.strip_prefix(['%', '％']) {
        return Some(Unit::new(Measure::Percent, Decimal::ONE, rest));
    }
    for (word, worth) in MONEY_UNITS {
        if let Some(rest) = strip(text, word) {
            let festival = rest.starts_with('旦');
            let rest = rest.strip_prefix('整').unwrap_or(rest);
            let unit = Unit::new(Measure::Yuan, Decimal::from(*worth), rest);
            return (!festival).then_some(unit);
        }
    }
    let (worth, (fuzzy, text)) = match text.chars().next()? {
        '万' => (10_000, fuzzy(text.get("万".len()..)?)),
        '亿' => (100_000_000, fuzzy(text.get("亿".len()..)?)),
        _ => (1, (false, text)),
    };
    let word = COUNTERS.iter().find(|word| text.starts_with(**word))?;
    let rest = text.get(word.len()..)?;
    let other = NOT_AFTER.iter().any(|word| rest.starts_with(word));
    (!other).then_some(Unit {
        fuzzy,
        ..Unit::new(Measure::Count(word), Decimal::from(worth), rest)
    })
}

/// `text` after `word`, white space between its characters being allowed.
fn strip<'a>(text: &'a str, word: &str) -> Option<&'a str> {
    let mut rest = text;
    for c in word.chars() {
        rest = rest.trim_start().strip_prefix(c)?;
    }
    Some(rest)
}

/// Whether 余, 多 and the like stand between number and unit, and the text after that.
pub(super) fn fuzzy(text: &str) -> (bool, &str) {
    let trimmed = text.trim_start();
    match trimmed.strip_prefix(['余', '多', '来', '几']) {
        Some(rest) => (true, rest),
        None => (false, text),
    }
}

/// Whether the words around say that the number is not exact.
pub(super) fn about(before: &str, after: &str) -> bool {
    const BEFORE: &[&str] = &[
        "约",
        "近",
        "超",
        "超过",
        "逾",
        "不低于",
        "不少于",
        "不超过",
        "不高于",
        "至少",
        "最多",
        "高于",
        "低于",
        "大于",
        "小于",
        "少于",
        "多于",
        "≥",
        "≤",
        ">",
        "<",
        "＞",
        "＜",
    ];
    const AFTER: &[&str] = &[
        "左右",
        "上下",
        "以上",
        "以下",
        "以内",
        "之内",
        "余",
        "多",
        "（含）",
        "及以上",
        "不等",
    ];
    let after = after.trim_start();
    BEFORE.iter().any(|word| before.ends_with(word))
        || AFTER.iter().any(|word| after.starts_with(word))
}

/// Whether it is so much for each: `/年`, `每户`.
pub(super) fn each(after: &str) -> bool {
    after.trim_start().starts_with(['/', '／', '每'])
}
