//! The unit after a number, and the words around it that make it less than exact.

use super::value::Measure;
use rust_decimal::Decimal;

/// The units that amounts are written in, the longer ones first, and what one is worth in yuan.
pub const MONEY_UNITS: &[(&str, i64)] = &[
    ("千万元", 10_000_000),
    ("百万元", 1_000_000),
    ("亿元", 100_000_000),
    ("万元", 10_000),
    ("千元", 1_000),
    ("元", 1),
];

/// A unit and what follows it.
#[derive(Clone, Copy, Debug)]
pub(super) struct FigureUnit<'a> {
    /// What it measures.
    pub(super) measure: Measure,
    /// What one of it is worth.
    pub(super) worth: Decimal,
    /// Whether 余 or the like stands inside it: 17万余人.
    pub(super) fuzzy: bool,
    /// The text after it.
    pub(super) rest: &'a str,
}

/// Measure words that are taken for one, by their first character; the longer first where one
/// begins with another.
#[rustfmt::skip]
const COUNTERS: &[(char, &[&str])] = &[
    ('人', &["人次", "人日", "人"]), ('户', &["户次", "户"]), ('家', &["家次", "家"]), ('个', &["个"]),
    ('平', &["平方米", "平方公里"]), ('立', &["立方米"]), ('公', &["公里", "公顷"]), ('千', &["千米"]),
    ('米', &["米"]), ('台', &["台"]), ('套', &["套"]), ('份', &["份"]), ('次', &["次"]), ('件', &["件"]),
    ('批', &["批次", "批"]), ('亩', &["亩"]), ('吨', &["吨"]), ('处', &["处"]), ('间', &["间"]),
    ('辆', &["辆"]), ('条', &["条"]), ('场', &["场次", "场"]), ('期', &["期"]), ('名', &["名"]),
    ('项', &["项"]), ('宗', &["宗"]), ('起', &["起"]), ('例', &["例"]), ('所', &["所"]), ('座', &["座"]),
    ('棵', &["棵"]), ('株', &["株"]), ('只', &["只"]), ('头', &["头"]), ('册', &["册"]), ('卷', &["卷"]),
    ('组', &["组"]), ('张', &["张"]), ('本', &["本"]), ('剂', &["剂"]), ('针', &["针"]), ('枚', &["枚"]),
    ('根', &["根"]), ('口', &["口"]), ('篇', &["篇"]), ('学', &["学时"]), ('课', &["课时"]),
    ('小', &["小时"]), ('盏', &["盏"]), ('块', &["块"]), ('栋', &["栋"]), ('部', &["部"]), ('幅', &["幅"]),
];

/// What may follow a counter and make it another thing: 12个月, 5个百分点.
const NOT_AFTER: &[&str] = &["月", "百分点", "工作日", "年", "以上", "学期", "季度"];

impl<'a> FigureUnit<'a> {
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
pub(super) fn after(text: &str) -> Option<FigureUnit<'_>> {
    let text = text.trim_start();
    let first = text.chars().next()?;
    if matches!(first, '%' | '％') {
        let rest = text.get(first.len_utf8()..)?;
        return Some(FigureUnit::new(Measure::Percent, Decimal::ONE, rest));
    }
    if matches!(first, '千' | '百' | '亿' | '万' | '元')
        && let Some((rest, worth)) = money(text)
    {
        let festival = rest.starts_with('旦');
        let rest = rest.strip_prefix('整').unwrap_or(rest);
        let unit = FigureUnit::new(Measure::Yuan, Decimal::from(worth), rest);
        return (!festival).then_some(unit);
    }
    let (worth, (fuzzy, text)) = match first {
        '万' => (10_000, fuzzy(text.get("万".len()..)?)),
        '亿' => (100_000_000, fuzzy(text.get("亿".len()..)?)),
        _ => (1, (false, text)),
    };
    let first = text.chars().next()?;
    let (_, words) = COUNTERS.iter().find(|(begins, _)| *begins == first)?;
    let word = words.iter().find(|word| text.starts_with(**word))?;
    let rest = text.get(word.len()..)?;
    let other = NOT_AFTER.iter().any(|word| rest.starts_with(word));
    (!other).then_some(FigureUnit {
        fuzzy,
        ..FigureUnit::new(Measure::Count(word), Decimal::from(worth), rest)
    })
}

/// `text` after the unit of money that it begins with, and what that is worth in yuan.
fn money(text: &str) -> Option<(&str, i64)> {
    let mut units = MONEY_UNITS.iter();
    units.find_map(|(word, worth)| Some((strip(text, word)?, *worth)))
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

/// Whether the words around say that the number is not exact: 约, 超过, 不低于, 至少, 最多 before it,
/// 左右, 以上, 余, 及以上, 不等 after it.
pub(super) fn about(before: &str, after: &str) -> bool {
    let mut back = before.chars().rev();
    let said_before = match back.next() {
        Some('约' | '近' | '超' | '逾' | '≥' | '≤' | '>' | '<' | '＞' | '＜') => true,
        Some('过') => back.next() == Some('超'),
        Some('于') => matches!(back.next(), Some('低' | '高' | '大' | '小' | '少' | '多')),
        Some('少') => back.next() == Some('至'),
        Some('多') => back.next() == Some('最'),
        _ => false,
    };
    let after = after.trim_start();
    let mut next = after.chars();
    let mut said_after = || match next.next() {
        Some('余' | '多') => true,
        Some('左') => next.next() == Some('右'),
        Some('上') => next.next() == Some('下'),
        Some('以') => matches!(next.next(), Some('上' | '下' | '内')),
        Some('之') => next.next() == Some('内'),
        Some('不') => next.next() == Some('等'),
        Some('（') => after.starts_with("（含）"),
        Some('及') => after.starts_with("及以上"),
        _ => false,
    };
    said_before || said_after()
}

/// Whether it is so much for each: `/年`, `每户`.
pub(super) fn each(after: &str) -> bool {
    after.trim_start().starts_with(['/', '／', '每'])
}
