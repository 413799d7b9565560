//! What the site says of files that the program cannot read: how serious each kind is, and which of them
//! somebody has looked through.

use super::checksum::Checksum;
use super::deadline::WrittenDeadline;
use crate::diagnostic::Severity;
use crate::field::{FromText, Reject, Text};
use crate::source::SourcePath;
use jiff::civil::Date;

/// 读不出的附件 and 人工检查.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct UnreadFiles {
    /// The severities of kinds, in the order written.
    pub kinds: Vec<(UnreadKind, Severity)>,
    /// The files that somebody has looked through.
    pub inspected: Vec<InspectedFile>,
}

impl UnreadFiles {
    /// How serious it is that a file of this kind was not read.
    pub fn severity(&self, kind: UnreadKind) -> Severity {
        let mut kinds = self.kinds.iter().rev();
        let known = kinds.find(|(known, _)| *known == kind);
        known.map_or(Severity::Error, |(_, severity)| *severity)
    }
}

/// A file that somebody has looked through.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct InspectedFile {
    /// 文件, from the site's root.
    pub file: SourcePath,
    /// 人.
    pub person: Text,
    /// 日期.
    pub date: Date,
    /// 校验, where it is written.
    pub checksum: Option<Checksum>,
}

/// Why a file was not read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum UnreadKind {
    /// 图片: a picture.
    Picture,
    /// 扫描件: pages that are pictures.
    Scan,
    /// 旧格式: an older kind of file.
    Old,
    /// 加密: a password is needed.
    Locked,
    /// 损坏: damaged, or not what its name says.
    Broken,
    /// 不认识: no reader for this kind.
    Unknown,
    /// 超限: past a limit.
    Limit,
}

impl UnreadKind {
    /// The words for the kinds.
    pub const WORDS: &[(&str, Self)] = &[
        ("图片", Self::Picture),
        ("扫描件", Self::Scan),
        ("旧格式", Self::Old),
        ("加密", Self::Locked),
        ("损坏", Self::Broken),
        ("不认识", Self::Unknown),
        ("超限", Self::Limit),
    ];

    /// The kind that a word names.
    pub(super) fn named(word: &str) -> Option<Self> {
        let mut words = Self::WORDS.iter();
        words
            .find(|(known, _)| *known == word)
            .map(|(_, kind)| *kind)
    }
}

/// A date with its year.
#[derive(Clone, Copy, Debug)]
pub(super) struct WholeDate(pub(super) Date);

impl FromText for WholeDate {
    fn from_text(text: &str) -> Result<Self, Reject> {
        match WrittenDeadline::from_text(text) {
            Ok(WrittenDeadline::Date(date)) => Ok(Self(date)),
            _ => Err(Reject::shape("日期，如 2026-06-30")),
        }
    }
}
