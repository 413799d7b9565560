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

    /// Has its lines stand where a [`LinesPacker`] has put them.
    pub fn hold_lines(&mut self, packed: &Arc<PackedBytes>, at: LinePlaces) {
        self.lines.held = HeldLines::Packed(Arc::clone(packed), at);
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
