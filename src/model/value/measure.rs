//! What a number counts: `元`, `%`, `个`, `平方米`.
//!
//! Spellings of one measure are one (名 and 人, ㎡ and 平方米), and what measures the same kind of thing
//! in another size is brought to it (公顷 to 亩). Two measures that only begin alike (公里 and 公顷,
//! 人 and 人次) are two.

use crate::text::figure::MONEY_UNITS;
use rust_decimal::Decimal;

/// What a number counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum MeasureName {
    /// One of the table below.
    Known(&'static str, MeasureKind),
    /// Another one, by its first characters.
    Other([char; 4]),
}

/// What kind of thing a measure measures.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum MeasureKind {
    /// Things, people or deeds: 个, 人次.
    Count,
    /// Length, area, volume or weight: 米, 亩, 吨.
    Size,
    /// Shares of a whole: %, ‰, 百分点.
    Share,
    /// How long something takes: 天, 个月.
    Duration,
    /// Money, in yuan.
    Money,
    /// Something else.
    Other,
}

/// A measure as written, with what one of it is worth in the measure it is brought to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct MeasureUnit {
    /// The measure; `None` for a mere multiple such as 万.
    pub measure: Option<MeasureName>,
    /// Its worth: 10,000 for 万元 and 万人.
    pub worth: Decimal,
}

/// Spelling, measure, how many of it, and its kind.
type Entry = (&'static str, &'static str, i64, MeasureKind);

/// Spellings that another one begins with come after it.
const SIZES: &[Entry] = &[
    ("平方公里", "平方米", 1_000_000, MeasureKind::Size),
    ("平方千米", "平方米", 1_000_000, MeasureKind::Size),
    ("平方米", "平方米", 1, MeasureKind::Size),
    ("平米", "平方米", 1, MeasureKind::Size),
    ("㎡", "平方米", 1, MeasureKind::Size),
    ("m²", "平方米", 1, MeasureKind::Size),
    ("m2", "平方米", 1, MeasureKind::Size),
    ("立方米", "立方米", 1, MeasureKind::Size),
    ("m³", "立方米", 1, MeasureKind::Size),
    ("m3", "立方米", 1, MeasureKind::Size),
    ("公顷", "亩", 15, MeasureKind::Size),
    ("亩", "亩", 1, MeasureKind::Size),
    ("公里", "米", 1000, MeasureKind::Size),
    ("千米", "米", 1000, MeasureKind::Size),
    ("km", "米", 1000, MeasureKind::Size),
    ("米", "米", 1, MeasureKind::Size),
    ("公斤", "公斤", 1, MeasureKind::Size),
    ("千克", "公斤", 1, MeasureKind::Size),
    ("kg", "公斤", 1, MeasureKind::Size),
    ("吨", "公斤", 1000, MeasureKind::Size),
    ("%", "%", 1, MeasureKind::Share),
    ("百分比", "%", 1, MeasureKind::Share),
    ("‰", "‰", 1, MeasureKind::Share),
    ("个百分点", "百分点", 1, MeasureKind::Share),
    ("百分点", "百分点", 1, MeasureKind::Share),
    ("个工作日", "工作日", 1, MeasureKind::Duration),
    ("工作日", "工作日", 1, MeasureKind::Duration),
    ("个小时", "小时", 1, MeasureKind::Duration),
    ("小时", "小时", 1, MeasureKind::Duration),
    ("分钟", "分钟", 1, MeasureKind::Duration),
    ("个月", "个月", 1, MeasureKind::Duration),
    ("天", "天", 1, MeasureKind::Duration),
    ("周年", "年", 1, MeasureKind::Duration),
];

/// Measures of things counted, each only ever itself; longer ones first.
const COUNTED: &[&str] = &[
    "人次", "人天", "人日", "户次", "家次", "车次", "台次", "件次", "船次", "场次", "批次", "课时",
    "学时", "个次", "班次", "人", "户", "个", "次", "场", "批", "份", "条", "件", "套", "台", "辆",
    "座", "处", "所", "家", "项", "只", "头", "株", "棵", "盏", "册", "本", "篇", "幅", "张", "块",
    "口", "间", "栋", "幢", "期", "起", "例", "宗", "桩", "艘", "匹", "尾", "羽", "箱", "袋", "桶",
    "瓶", "组", "支", "部", "部次", "村", "镇", "社区", "片", "段", "孔", "根", "扇", "面", "枚",
    "则", "类", "种", "门", "班", "队", "床",
];

impl MeasureName {
    /// Whether it is per cent.
    pub(crate) fn is_percent(self) -> bool {
        matches!(self, Self::Known("%", _))
    }

    /// The kind of thing it measures.
    pub(crate) fn kind(self) -> MeasureKind {
        match self {
            Self::Known(_, kind) => kind,
            Self::Other(_) => MeasureKind::Other,
        }
    }
}

impl MeasureUnit {
    /// The measure a narrow text begins with, and the text after it; `None` if it begins with none.
    pub(crate) fn at_start(text: &str) -> Option<(Self, &str)> {
        let text = text.trim_start();
        if let Some((word, worth)) = MONEY_UNITS.iter().find(|(word, _)| text.starts_with(word)) {
            return Some(Self::known((word, "元", *worth, MeasureKind::Money), text));
        }
        if let Some((multiple, rest)) = multiple(text) {
            let (unit, rest) = match Self::at_start(rest) {
                Some((unit, rest)) if unit.measure.is_some() => (unit, rest),
                _ => (Self::of(None, 1), rest),
            };
            let worth = unit.worth.checked_mul(multiple)?;
            return Some((Self { worth, ..unit }, rest));
        }
        if let Some(entry) = SIZES.iter().find(|(word, ..)| text.starts_with(word)) {
            return Some(Self::known(*entry, text));
        }
        if let Some(word) = COUNTED.iter().find(|word| text.starts_with(**word)) {
            return Some(Self::known((word, word, 1, MeasureKind::Count), text));
        }
        // People are counted in three ways.
        if let Some(word) = ["名", "位"].into_iter().find(|word| text.starts_with(word)) {
            return Some(Self::known((word, "人", 1, MeasureKind::Count), text));
        }
        Self::other(text)
    }

    fn of(measure: Option<MeasureName>, worth: i64) -> Self {
        let worth = Decimal::from(worth);
        Self { measure, worth }
    }

    /// A measure of the tables, unless what follows makes another one of it: 元/人, 次每月.
    fn known(entry: Entry, text: &str) -> (Self, &str) {
        let (word, name, worth, kind) = entry;
        let rest = &text[word.len()..];
        let goes_on = rest.trim_start().starts_with(['/', '每']);
        if goes_on && let Some(other) = Self::other(text) {
            return other;
        }
        (Self::of(Some(MeasureName::Known(name, kind)), worth), rest)
    }

    /// A measure that the tables do not know.
    fn other(text: &str) -> Option<(Self, &str)> {
        let belongs =
            |c: char| is_han(c) || c.is_ascii_alphabetic() || matches!(c, '/' | '·' | '℃');
        let end = text.find(|c| !belongs(c)).unwrap_or(text.len());
        let ends = ["以上", "以下", "以内", "之内", "及以上", "左右", "上下"];
        let end = ends
            .iter()
            .filter_map(|word| text[..end].find(word))
            .fold(end, usize::min);
        let mut chars = text[..end].chars();
        let mut name = ['\0'; 4];
        name[0] = chars.next()?;
        for (place, c) in name[1..].iter_mut().zip(chars) {
            *place = c;
        }
        Some((Self::of(Some(MeasureName::Other(name)), 1), &text[end..]))
    }
}

/// A multiple before a measure: 万人, 亿株.
fn multiple(text: &str) -> Option<(Decimal, &str)> {
    let (rest, worth) = match (text.strip_prefix('万'), text.strip_prefix('亿')) {
        (Some(rest), _) => (rest, 10_000_i64),
        (None, Some(rest)) => (rest, 100_000_000),
        (None, None) => return None,
    };
    // 1.2万余人.
    Some((Decimal::from(worth), rest.trim_start_matches(['余', '多'])))
}

pub(super) fn is_han(c: char) -> bool {
    matches!(c, '\u{4E00}'..='\u{9FFF}' | '\u{3400}'..='\u{4DBF}')
}

#[cfg(test)]
mod tests {
    use super::MeasureUnit;

    #[test]
    fn measures_that_are_one_are_read_as_one() {
        let measure = |text| MeasureUnit::at_start(text).and_then(|(unit, _)| unit.measure);
        for (one, other) in [
            ("名", "人"),
            ("㎡", "平方米"),
            ("百分比", "%"),
            ("万人", "人"),
            ("公顷", "亩"),
        ] {
            assert_eq!(measure(one), measure(other), "{one} {other}");
        }
        let apart = [
            ("公里", "公顷"),
            ("人次", "人"),
            ("个月", "个"),
            ("元/人", "元"),
            ("%", "百分点"),
            ("人次/月", "人次"),
        ];
        for (one, other) in apart {
            assert_ne!(measure(one), measure(other), "{one} {other}");
        }
    }
}
