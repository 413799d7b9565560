//! The lines of a report: its goals and its indicators, which are half of what it says.
//!
//! Takes lines as they were read and gives them again whenever they are asked for. Between the two they stand packed
//! together with those of other reports; how many there are is known without unpacking. Invariant: what was packed
//! comes out equal, for whoever asks for one kind of lines does not unpack the other.

use super::value::{Relation, Text, Word};
use crate::source::{
    Pack, PackedBytes, Packer, SourcePath, Span, Spanned, Unpacker, UnsharedWords, pack_fields,
};
use rust_decimal::Decimal;
use std::borrow::Cow;
use std::fmt;
use std::sync::Arc;

/// The words of the program that facts hold: names of amounts, and what goals stand under.
pub const FIXED_WORDS: &[&str] = &[
    "requested",
    "initial",
    "budget",
    "received",
    "spent",
    "left",
    "总目标",
    "年度目标",
];

/// A goal and what came of it.
#[derive(Clone, Debug)]
pub struct Goal {
    /// 目标, or 总目标 / 年度目标.
    pub goal: Spanned<Text>,
    /// 完成 / 完成情况.
    pub result: Option<Spanned<Text>>,
    /// The heading it stood under: 总目标, 年度目标, or nothing in a plain list.
    pub heading: Option<&'static str>,
}

/// One row of the indicator table.
#[derive(Clone, Debug)]
pub struct Indicator {
    /// The whole row.
    pub span: Span,
    /// 一级.
    pub level1: Option<Spanned<Word>>,
    /// 二级.
    pub level2: Option<Spanned<Word>>,
    /// 三级: the indicator's own name.
    pub level3: Spanned<Text>,
    /// 性质.
    pub relation: Option<Spanned<Relation>>,
    /// 指标值, as written.
    pub target: Option<Spanned<Text>>,
    /// 单位: the measure of target and actual value.
    pub measure: Option<Spanned<Word>>,
    /// 完成值, as written.
    pub actual: Option<Spanned<Text>>,
    /// 分值.
    pub weight: Option<Spanned<Decimal>>,
    /// 得分.
    pub score: Option<Spanned<Decimal>>,
    /// 偏差: the reason for a deviation.
    pub deviation: Option<Spanned<Text>>,
    /// 其中: the rows below it, which have no points of their own. They are shown, not judged, and counted nowhere.
    pub parts: Box<[IndicatorPart]>,
}

/// A row 其中 below an indicator.
#[derive(Clone, Debug)]
pub struct IndicatorPart {
    /// Its name, without 其中 before it.
    pub name: Spanned<Text>,
    /// 性质.
    pub relation: Option<Spanned<Relation>>,
    /// 指标值, as written.
    pub target: Option<Spanned<Text>>,
    /// 单位.
    pub measure: Option<Spanned<Word>>,
    /// 完成值, as written.
    pub actual: Option<Spanned<Text>>,
    /// 偏差.
    pub deviation: Option<Spanned<Text>>,
}

/// The goals and indicators of a report.
#[derive(Clone)]
pub(super) struct ReportLines {
    count: LineCount,
    held: HeldLines,
}

/// How many lines a report has.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct LineCount {
    /// Goals.
    pub goals: u32,
    /// Indicators.
    pub indicators: u32,
    /// Rows 其中 below indicators.
    pub parts: u32,
}

#[derive(Clone, Debug)]
enum HeldLines {
    /// As they were read.
    Listed(Box<[Goal]>, Box<[Indicator]>),
    /// At these places of what was packed.
    Packed(Arc<PackedBytes>, LinePlaces),
}

/// Where the lines of a report stand among what was packed.
#[derive(Clone, Copy, Debug)]
pub struct LinePlaces {
    goals: u32,
    indicators: u32,
}

impl ReportLines {
    /// Lines as they were read.
    pub(super) fn listed(goals: Box<[Goal]>, indicators: Box<[Indicator]>) -> Self {
        let parts = indicators.iter().map(|row| row.parts.len());
        let count = LineCount {
            goals: goals.len() as u32,
            indicators: indicators.len() as u32,
            parts: parts.sum::<usize>() as u32,
        };
        Self {
            count,
            held: HeldLines::Listed(goals, indicators),
        }
    }

    /// 目标.
    pub(super) fn goals(&self) -> Cow<'_, [Goal]> {
        match &self.held {
            HeldLines::Listed(goals, _) => Cow::Borrowed(goals),
            HeldLines::Packed(packed, at) => taken(packed, at.goals),
        }
    }

    /// 指标.
    pub(super) fn indicators(&self) -> Cow<'_, [Indicator]> {
        match &self.held {
            HeldLines::Listed(_, indicators) => Cow::Borrowed(indicators),
            HeldLines::Packed(packed, at) => taken(packed, at.indicators),
        }
    }

    /// How many there are.
    pub(super) fn count(&self) -> LineCount {
        self.count
    }

    /// Whether they are packed already.
    pub(super) fn are_packed(&self) -> bool {
        matches!(self.held, HeldLines::Packed(..))
    }

    /// Has them stand at these places, if there are as many.
    pub(super) fn hold(&mut self, packed: &Arc<PackedBytes>, at: LinePlaces) -> Option<()> {
        let count = self.count;
        for (place, count) in [(at.goals, count.goals), (at.indicators, count.indicators)] {
            if lines_at(packed, place)?.take::<u32>()? != count {
                return None;
            }
        }
        self.held = HeldLines::Packed(Arc::clone(packed), at);
        Some(())
    }
}

/// What they say, wherever they are held.
impl fmt::Debug for ReportLines {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("ReportLines")
            .field(&self.goals())
            .field(&self.indicators())
            .finish()
    }
}

fn lines_at(packed: &PackedBytes, place: u32) -> Option<Unpacker<'_>> {
    // No line names a file.
    static WORDS: UnsharedWords =
        UnsharedWords(|text| FIXED_WORDS.iter().find(|word| **word == text).copied());
    Unpacker::at(packed, place as usize, &SourcePath::new(""), &WORDS)
}

fn taken<'a, T: Pack + Clone>(packed: &PackedBytes, place: u32) -> Cow<'a, [T]> {
    let lines = lines_at(packed, place).and_then(|mut from| from.take());
    Cow::Owned(lines.unwrap_or_default())
}

/// How many lines there are: what they say is packed apart ([`LinesPacker`]), and to be given to a report that was
/// unpacked ([`ReportLines::hold`]).
impl Pack for ReportLines {
    fn pack(&self, to: &mut Packer) {
        to.add(&self.count);
    }

    fn unpack(from: &mut Unpacker<'_>) -> Option<Self> {
        Some(Self {
            count: from.take()?,
            held: HeldLines::Listed(Box::default(), Box::default()),
        })
    }
}

pack_fields! {
    LineCount { goals, indicators, parts }
    LinePlaces { goals, indicators }
}

/// The lines of some reports, on their way into one run of bytes.
#[derive(Debug, Default)]
pub struct LinesPacker(Packer);

impl LinesPacker {
    /// Adds the lines of the report in this file; gives their places.
    pub(super) fn add(&mut self, lines: &ReportLines, path: &SourcePath) -> Option<LinePlaces> {
        let goals = u32::try_from(self.0.begin(path)).ok()?;
        self.0.list(&lines.goals());
        let indicators = u32::try_from(self.0.begin(path)).ok()?;
        self.0.list(&lines.indicators());
        Some(LinePlaces { goals, indicators })
    }

    /// All of them as bytes.
    pub fn finish(self) -> Vec<u8> {
        self.0.finish()
    }
}

#[cfg(test)]
mod tests {
    use super::{LineCount, LinesPacker};
    use crate::model::{Report, read_report};
    use crate::parse::{Document, Form};
    use crate::source::{PackedBytes, SourcePath};
    use std::sync::Arc;

    fn report(name: &str, lines: &str) -> Option<Report> {
        let path = SourcePath::new(format!("content/{name}.yaml"));
        let text = format!("项目名称: {name}\n单位: 市教育局\n年度: 2024\n{lines}");
        read_report(&Document::parse(&path, Form::Yaml, text.as_bytes()), None).0
    }

    const LINES: &str = "目标:\n  总目标: 修缮校舍12栋\n  完成情况: 修缮12栋\n\
        指标:\n  - 一级: 产出\n    三级: 修缮栋数\n    指标值: 12\n    完成值: 11\n    单位: 栋\n    分值: 20\n    得分: 18.50\n    \
        偏差: 一栋待拆\n  - 三级: 其中：小学\n    指标值: 8\n    完成值: 8\n";

    fn said(report: &Report) -> String {
        format!("{:?} {:?}", report.goals(), report.indicators())
    }

    #[test]
    fn packed_lines_say_what_was_read() -> Result<(), &'static str> {
        let mut packer = LinesPacker::default();
        let mut held = Vec::new();
        for (name, lines) in [("甲", LINES), ("乙", ""), ("丙", LINES)] {
            let report = report(name, lines).ok_or("no report")?;
            let places = report.pack_lines(&mut packer).ok_or("no place")?;
            held.push((said(&report), report, places));
        }
        let packed = PackedBytes::open(packer.finish().into()).ok_or("no bytes")?;
        let packed = Arc::new(packed);
        for (read, report, places) in &mut held {
            report.hold_lines(&packed, *places).ok_or("not held")?;
            assert!(report.has_packed_lines());
            assert_eq!(&said(report), read);
        }
        let counts = held.iter().map(|(_, report, _)| report.line_count());
        let some = LineCount {
            goals: 1,
            indicators: 1,
            parts: 1,
        };
        assert_eq!(Vec::from_iter(counts), [some, LineCount::default(), some]);
        // Lines of another number are not taken for its own.
        let (_, empty, of_empty) = held.swap_remove(1);
        let (read, full, _) = &mut held[0];
        assert_eq!(full.hold_lines(&packed, of_empty), None);
        assert_eq!(&said(full), read);
        assert_eq!(said(&empty), "[] []");
        Ok(())
    }
}
