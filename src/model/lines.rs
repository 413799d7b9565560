//! The lines of a report: its goals and its indicators, which are half of what it says.
//!
//! Takes lines as they were read and gives them again whenever they are asked for. Between the two they stand packed
//! together with those of other reports; how many there are is known without unpacking. Invariant: what was packed
//! comes out equal, for whoever asks for one kind of lines does not unpack the other.

use super::packed::FIXED_WORDS;
use super::report::{Goal, Indicator, Report};
use crate::source::{KnownWords, Pack, PackedBytes, Packer, Unpacker, pack_fields};
use std::borrow::Cow;
use std::sync::Arc;

/// The goals and indicators of a report.
#[derive(Clone, Debug)]
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
}

impl Report {
    /// 目标.
    pub fn goals(&self) -> Cow<'_, [Goal]> {
        match &self.lines.held {
            HeldLines::Listed(goals, _) => Cow::Borrowed(goals),
            HeldLines::Packed(packed, at) => self.unpacked(packed, at.goals),
        }
    }

    /// 指标.
    pub fn indicators(&self) -> Cow<'_, [Indicator]> {
        match &self.lines.held {
            HeldLines::Listed(_, indicators) => Cow::Borrowed(indicators),
            HeldLines::Packed(packed, at) => self.unpacked(packed, at.indicators),
        }
    }

    /// How many goals and indicators there are.
    pub fn line_count(&self) -> LineCount {
        self.lines.count
    }

    /// Whether its lines are packed already.
    pub fn has_packed_lines(&self) -> bool {
        matches!(self.lines.held, HeldLines::Packed(..))
    }

    /// Has its lines stand where a [`LinesPacker`] has put them; `None`, and they stay where they are, if there are
    /// not as many lines at these places as it has.
    pub fn hold_lines(&mut self, packed: &Arc<PackedBytes>, at: LinePlaces) -> Option<()> {
        let count = self.lines.count;
        for (place, count) in [(at.goals, count.goals), (at.indicators, count.indicators)] {
            let mut from = Unpacker::at(packed, place as usize, &self.path, &OwnWords)?;
            if from.take::<u32>()? != count {
                return None;
            }
        }
        self.lines.held = HeldLines::Packed(Arc::clone(packed), at);
        Some(())
    }

    fn unpacked<T: Pack + Clone>(&self, packed: &PackedBytes, place: u32) -> Cow<'_, [T]> {
        let from = Unpacker::at(packed, place as usize, &self.path, &OwnWords);
        Cow::Owned(from.and_then(|mut from| from.take()).unwrap_or_default())
    }
}

/// How many lines there are: what they say is packed apart ([`LinesPacker`]), and to be given to a report that was
/// unpacked ([`Report::hold_lines`]).
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

/// The words of the program, none shared with others.
struct OwnWords;

impl KnownWords for OwnWords {
    fn fixed(&self, text: &str) -> Option<&'static str> {
        FIXED_WORDS.iter().find(|word| **word == text).copied()
    }

    fn shared(&self, word: &str) -> Arc<str> {
        word.into()
    }
}

/// The lines of some reports, on their way into one run of bytes.
#[derive(Debug, Default)]
pub struct LinesPacker(Packer);

impl LinesPacker {
    /// Adds the lines of a report; gives their places.
    pub fn add(&mut self, report: &Report) -> Option<LinePlaces> {
        let goals = u32::try_from(self.0.begin(&report.path)).ok()?;
        self.0.list(&report.goals());
        let indicators = u32::try_from(self.0.begin(&report.path)).ok()?;
        self.0.list(&report.indicators());
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
            let places = packer.add(&report).ok_or("no place")?;
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
