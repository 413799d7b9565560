//! What a cell of a form or a sentence says a quantity is: `≥95%`, `约12000平方米`, `完成并验收4个`.
//!
//! A text is read as one number only if it has exactly one. Years, dates, ordinals and the numbering of
//! paragraphs are none; a range, a ratio or a fraction is no one number. Nothing is guessed.

use super::measure::{MeasureKind, MeasureName, MeasureUnit, is_han};
use super::{Quantity, Relation};
use crate::text::number::{narrow, read_decimal};
use rust_decimal::Decimal;

/// The largest number that is taken for a quantity.
const LARGEST: i64 = 1_000_000_000_000_000;

/// How exactly a number is stated.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Nearness {
    /// 200户, 200余户.
    Exact,
    /// 约200户, 200户左右.
    About,
    /// 近200户: a little less.
    Almost,
}

/// The one number that a text states.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Stated {
    /// The number as written.
    pub number: Decimal,
    /// Its measure, where one is written.
    pub unit: Option<MeasureUnit>,
    /// The relation that stands beside it: 不低于, ≥, 以上.
    pub relation: Option<Relation>,
    /// How exactly it is stated.
    pub precision: Nearness,
    /// Whether it is the share of a task that is done, not a value: 已完成100%.
    pub is_progress: bool,
}

/// What a text says, as far as it can be held against a number.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum StatedText {
    /// Nothing, or a dash.
    Empty,
    /// One number.
    Number(Stated),
    /// A date or a time of the year.
    Date,
    /// Words without a number.
    Words,
    /// Several numbers, a range, a fraction.
    Several,
}

impl Stated {
    fn bare(number: Decimal) -> Self {
        Self {
            number,
            unit: None,
            relation: None,
            precision: Nearness::Exact,
            is_progress: false,
        }
    }

    /// The quantity, in the measure written.
    pub(crate) fn quantity(&self) -> Option<Quantity> {
        self.in_unit(self.unit)
    }

    /// The quantity, read in `unit`.
    pub(crate) fn in_unit(&self, unit: Option<MeasureUnit>) -> Option<Quantity> {
        let number = match unit {
            Some(unit) => self.number.checked_mul(unit.worth)?,
            None => self.number,
        };
        let measure = unit.and_then(|unit| unit.measure);
        Some(Quantity { number, measure })
    }
}

impl StatedText {
    /// Reads a text.
    pub(crate) fn of(text: &str) -> Self {
        let fits = |number: &Decimal| *number >= Decimal::ZERO && *number <= Decimal::from(LARGEST);
        let text = text.trim();
        // Most values are mere numbers.
        if text.starts_with(|c: char| c.is_ascii_digit())
            && let Some(number) = read_decimal(text).filter(fits)
        {
            return Self::Number(Stated::bare(number));
        }
        let blank = |c: char| c.is_whitespace() || "—－-–/".contains(c);
        if text.chars().all(blank) {
            return Self::Empty;
        }
        let text = narrow(text);
        let mut scan = Scan::default();
        scan.all(&text);
        scan.reading(&text)
    }
}

/// What was found in a text so far.
#[derive(Default)]
struct Scan {
    found: Option<Stated>,
    count: usize,
    /// A number of years, which is a quantity only where there is no other.
    years: Option<Stated>,
    has_date: bool,
    /// Whether there are digits that make no number of their own.
    is_unclear: bool,
}

impl Scan {
    fn all(&mut self, text: &str) {
        let mut at = 0;
        while let Some(start) = text[at..].find(|c: char| c.is_ascii_digit()) {
            let start = at + start;
            let length = text[start..]
                .find(|c: char| !(c.is_ascii_digit() || c == '.' || c == ','))
                .unwrap_or(text.len() - start);
            let digits = text[start..start + length].trim_end_matches(['.', ',']);
            at = start + digits.len();
            self.number(&text[..start], digits, &text[at..]);
            at = start + length.max(1);
        }
    }

    /// Takes the number `digits` that stands between two texts.
    fn number(&mut self, before: &str, digits: &str, after: &str) {
        if is_numbering(before, after) {
            return;
        }
        if is_glued(before) {
            self.is_unclear = true;
            return;
        }
        let parsed = read_decimal(digits).filter(|number| *number <= Decimal::from(LARGEST));
        let Some(number) = parsed else {
            self.is_unclear = true;
            return;
        };
        let calendar = number >= Decimal::from(1900) && number <= Decimal::from(2200);
        let next = after.trim_start();
        if next.starts_with('月') || next.starts_with('日') || next.starts_with('号') {
            self.has_date = true;
            return;
        }
        if calendar && next.starts_with('年') {
            self.has_date = true;
            return;
        }
        if joins_number(next) || next.starts_with("分之") || next.starts_with("又") {
            match calendar {
                true => self.has_date = true,
                false => self.is_unclear = true,
            }
            return;
        }
        self.take(number, before, next);
    }

    /// Takes a number and its measure.
    fn take(&mut self, number: Decimal, before: &str, after: &str) {
        let more = after.trim_start_matches(['余', '多', '来']);
        let (unit, rest) = match MeasureUnit::at_start(more) {
            Some((unit, rest)) => (Some(unit), rest),
            None => (None, more),
        };
        if joins_number(rest.trim_start()) {
            self.is_unclear = true;
        }
        let shares = [("百分之", "%"), ("千分之", "‰")];
        let share = shares.iter().find(|(word, _)| before.ends_with(word));
        let unit = match share {
            Some((_, sign)) => MeasureUnit::at_start(sign).map(|(unit, _)| unit),
            None => unit,
        };
        if share.is_none() && before.ends_with("分之") {
            self.is_unclear = true;
        }
        let lead = before.trim_end();
        let is_percent = unit
            .and_then(|unit| unit.measure)
            .is_some_and(MeasureName::is_percent);
        let words = [
            "已完成",
            "完成",
            "完成率",
            "完成率为",
            "已经完成",
            "全部完成",
        ];
        let stated = Stated {
            number,
            unit,
            relation: None,
            precision: precision(lead, rest.trim_start()),
            is_progress: is_percent && words.iter().any(|word| lead.ends_with(word)),
        };
        if more.starts_with('年') {
            self.years = Some(Stated {
                unit: Some(MeasureUnit {
                    measure: Some(MeasureName::Known("年", MeasureKind::Duration)),
                    worth: Decimal::ONE,
                }),
                ..stated
            });
            return;
        }
        self.count += 1;
        self.found = Some(stated);
    }

    /// What the text says, all in all.
    fn reading(self, text: &str) -> StatedText {
        if self.is_unclear || self.count > 1 {
            return StatedText::Several;
        }
        let stated = match (self.found.or(self.years), self.has_date) {
            (Some(stated), _) => stated,
            (None, true) => return StatedText::Date,
            (None, false) => match numeral(text) {
                Some(stated) => stated,
                None => return StatedText::Words,
            },
        };
        let relations = Relation::all_in(text);
        let Some(first) = relations.first() else {
            return StatedText::Number(stated);
        };
        let upward = |relation: &Relation| matches!(relation, Relation::AtLeast | Relation::More);
        let downward = |relation: &Relation| matches!(relation, Relation::AtMost | Relation::Less);
        if relations.iter().any(upward) && relations.iter().any(downward) {
            return StatedText::Several;
        }
        let relation = Some(*first);
        StatedText::Number(Stated { relation, ..stated })
    }
}

/// Whether digits after this text are part of a word, of a date or of a ratio: 4K5, 2021-3, 3/4.
fn is_glued(before: &str) -> bool {
    let mut chars = before.chars().rev();
    match chars.next() {
        Some('-' | '/') => true,
        Some(':') => chars.next().is_some_and(|c| c.is_ascii_digit()),
        last => last.is_some_and(|c| c.is_ascii_alphanumeric()),
    }
}

/// Whether digits between these texts number a paragraph or say which one: 1.…, (2)…, 目标1：…, 第3次.
fn is_numbering(before: &str, after: &str) -> bool {
    let before = before.trim_end();
    let first = before.is_empty() || before.ends_with('(');
    let named = ["目标", "指标", "附件", "项目", "任务"];
    let ends = |marks: &[char]| after.starts_with(marks) && after.chars().nth(2).is_some();
    before.ends_with('第')
        || (first && ends(&['.', '、', ')']))
        || (named.iter().any(|word| before.ends_with(word)) && ends(&[':', '.', '、', ',']))
}

/// Whether a text goes on with a second number of a range, a ratio or a date.
fn joins_number(text: &str) -> bool {
    let Some(rest) = text.strip_prefix(['-', '~', '—', '–', '至', '到', '/', ':']) else {
        return false;
    };
    let rest = rest.trim_start_matches(['—', '-', ' ']);
    rest.starts_with(|c: char| c.is_ascii_digit())
}

/// How exactly a number between these texts is stated.
fn precision(before: &str, after: &str) -> Nearness {
    if before.ends_with('约') || before.ends_with("大概") {
        return Nearness::About;
    }
    if before.ends_with('近') {
        return Nearness::Almost;
    }
    match after.starts_with("左右") || after.starts_with("上下") {
        true => Nearness::About,
        false => Nearness::Exact,
    }
}

/// A count that is written in one Chinese numeral: 四个.
fn numeral(text: &str) -> Option<Stated> {
    let text = text.trim();
    let first = text.chars().next()?;
    let at = "零一二三四五六七八九十".chars().position(|c| c == first);
    let number = at.or((first == '两').then_some(2))?;
    let (unit, rest) = MeasureUnit::at_start(&text[first.len_utf8()..])?;
    let counted = unit.measure?.kind() == MeasureKind::Count && !rest.starts_with(is_han);
    counted.then(|| Stated {
        unit: Some(unit),
        ..Stated::bare(Decimal::from(number))
    })
}

#[cfg(test)]
mod tests {
    use super::{Nearness, Stated, StatedText};
    use crate::model::value::Relation;

    fn number(text: &str) -> Option<Stated> {
        match StatedText::of(text) {
            StatedText::Number(stated) => Some(stated),
            _ => None,
        }
    }

    #[test]
    fn one_number_is_read_whatever_stands_around_it() {
        let cases = [
            ("≥95%", "95", Some(Relation::AtLeast)),
            ("不低于３００户", "300", Some(Relation::AtLeast)),
            ("达90%以上", "90", Some(Relation::AtLeast)),
            ("控制在30.5万元以内", "30.5", Some(Relation::AtMost)),
            ("本年度已完成37个卫生院的改造。", "37", None),
            ("2023年新增绿地3公顷", "3", None),
            ("目标1：改造12户", "12", None),
            ("1.改造12户", "12", None),
            ("百分之85", "85", None),
            ("1,200.50平方米", "1200.50", None),
            ("四个", "4", None),
            ("小于0.9‰", "0.9", Some(Relation::Less)),
            ("1.2万余人次", "1.2", None),
            ("20年", "20", None),
        ];
        for (text, expected, relation) in cases {
            let stated = number(text);
            let written = stated.map(|stated| stated.number.to_string());
            assert_eq!(written.as_deref(), Some(expected), "{text}");
            assert_eq!(
                stated.and_then(|stated| stated.relation),
                relation,
                "{text}"
            );
        }
    }

    #[test]
    fn what_is_no_one_number_is_left_alone() {
        let several = [
            "85-90%",
            "3/4",
            "100% / 1000件",
            "85%～90%",
            "5个公园、3条步道",
            "四分之3",
            "-5%",
            "3:1",
        ];
        for text in several {
            let reading = StatedText::of(text);
            assert!(
                matches!(reading, StatedText::Several),
                "{text}: {reading:?}"
            );
        }
        for text in [
            "2021年4月15日",
            "10月前",
            "12月底之前",
            "2023年",
            "1-12月",
            "2021-04-15",
            "8月",
        ] {
            let reading = StatedText::of(text);
            assert!(
                matches!(reading, StatedText::Date | StatedText::Several),
                "{text}: {reading:?}"
            );
        }
        for text in ["明显提高", "达成预期指标", "是"] {
            assert_eq!(StatedText::of(text), StatedText::Words, "{text}");
        }
        for text in ["", "—", "/"] {
            assert_eq!(StatedText::of(text), StatedText::Empty, "{text}");
        }
    }

    #[test]
    fn how_exactly_a_number_is_stated_is_kept() {
        let precision = |text| number(text).map(|stated| stated.precision);
        assert_eq!(precision("约120平方米"), Some(Nearness::About));
        assert_eq!(precision("120平方米左右"), Some(Nearness::About));
        assert_eq!(precision("近120平方米"), Some(Nearness::Almost));
        assert_eq!(precision("120余平方米"), Some(Nearness::Exact));
        assert!(number("已完成100%").is_some_and(|stated| stated.is_progress));
        assert!(number("达到100%").is_some_and(|stated| !stated.is_progress));
    }
}
