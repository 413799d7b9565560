//! What neighbouring files say, as one run of bytes that is kept for the next run of the program.
//!
//! A block begins with the hash of all that follows, and with what it was read under (its *scope*); then come the
//! facts and, each apart, the lines of reports and the findings, which stay packed until somebody asks for them.
//! Invariant: what was written comes out equal, and anything else is nothing at all.

use super::attachment::ReadAttachment;
use super::findings::{Findings, FindingsPacker, fixed};
use super::inputs::{Inputs, Stamp};
use super::read::{Content, ReadFile, ReadText};
use crate::check::Sketch;
use crate::model::{LinesPacker, WordPool};
use crate::source::{KnownWords, Pack, PackedBytes, Packer, SourcePath, Unpacker};
use std::sync::{Arc, Mutex, PoisonError};

/// What one file says: as a source or as an attachment.
#[derive(Debug)]
pub(super) enum Said<'a> {
    /// As a source whose text was read.
    Source(&'a ReadFile),
    /// As an attachment.
    Attachment(&'a ReadAttachment),
}

/// A file with what it says, as it goes into a block.
#[derive(Debug)]
pub(super) struct KeptRecord<'a> {
    pub(super) path: &'a SourcePath,
    pub(super) stamp: Stamp,
    /// The block that it was taken from.
    pub(super) block: Option<u64>,
    pub(super) said: Said<'a>,
}

/// What a file said when its block was written.
#[derive(Debug)]
pub(super) enum Recalled {
    Source(ReadFile),
    Attachment(ReadAttachment),
}

/// The files of a block that are still what they were, in order.
pub(super) struct RecalledBlock {
    pub(super) files: Vec<(SourcePath, Stamp, Recalled)>,
    /// How many files the block has in all.
    pub(super) count: usize,
}

/// The words of facts that are read from several blocks at once.
pub(super) struct SharedWords<'a>(pub(super) Mutex<&'a mut WordPool>);

impl KnownWords for SharedWords<'_> {
    fn fixed(&self, text: &str) -> Option<&'static str> {
        fixed(text)
    }

    fn shared(&self, word: &str) -> Arc<str> {
        let mut pool = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        pool.shared(word)
    }
}

/// The block of some files.
pub(super) fn write_block(records: &[KeptRecord<'_>], scope: [u8; 32]) -> Option<Vec<u8>> {
    let mut facts = Packer::default();
    let (mut lines, mut findings) = (LinesPacker::default(), FindingsPacker::default());
    for record in records {
        facts.begin(record.path);
        facts.add(&String::from(record.path.as_str()));
        facts.add(&record.stamp);
        match record.said {
            Said::Source(file) => {
                let text = file.text.get()?;
                facts.add(&0_u8).add(&file.content).add(&file.hash);
                facts.add(&*text.sketch);
                if let Content::Report(report) = &file.content {
                    facts.add(&report.pack_lines(&mut lines)?);
                }
                for found in [&file.findings, &text.findings] {
                    facts.add(&findings.add(found, record.path)?);
                }
            }
            Said::Attachment(read) => {
                facts.add(&1_u8).add(&read.fact);
                let found = Findings::Listed(read.of_rules.clone());
                facts.add(&findings.add(&found, record.path)?);
            }
        }
    }
    let mut bytes = [[0; 32], scope].concat();
    for part in [facts.finish(), lines.finish(), findings.finish()] {
        bytes.extend(u64::try_from(part.len()).ok()?.to_le_bytes());
        bytes.extend(part);
    }
    let hash = blake3::hash(bytes.get(32..)?);
    bytes.get_mut(..32)?.copy_from_slice(hash.as_bytes());
    Some(bytes)
}

/// What a block has; `None` of anything else than a block of this scope.
pub(super) fn read_block(
    bytes: &[u8],
    scope: [u8; 32],
    inputs: &Inputs,
    words: &SharedWords<'_>,
) -> Option<RecalledBlock> {
    let (hash, bytes) = bytes.split_first_chunk::<32>()?;
    let (of, _) = bytes.split_first_chunk::<32>()?;
    if *of != scope || hash != blake3::hash(bytes).as_bytes() {
        return None;
    }
    read_records(bytes.get(32..)?, inputs, words)
}

fn read_records(bytes: &[u8], inputs: &Inputs, words: &SharedWords<'_>) -> Option<RecalledBlock> {
    let mut rest = bytes;
    let facts = part(&mut rest)?;
    let (lines, findings) = (Arc::new(part(&mut rest)?), Arc::new(part(&mut rest)?));
    let mut from = Unpacker::at(&facts, 0, &SourcePath::new(""), words)?;
    let (mut files, mut count) = (Vec::new(), 0);
    while !from.is_done() {
        let path = from.take::<String>()?;
        let path = SourcePath::new(path);
        // The path as all others have it.
        let input = inputs.file(&path);
        let path = input.map_or(path, |input| input.path.clone());
        from.begin(&path);
        let stamp = from.take()?;
        let said = recalled(&mut from, (&lines, &findings), &path)?;
        count += 1;
        if input.is_some_and(|input| input.stamp == stamp) {
            files.push((path, stamp, said));
        }
    }
    Some(RecalledBlock { files, count })
}

/// The next part of a block.
fn part(rest: &mut &[u8]) -> Option<PackedBytes> {
    let (length, bytes) = rest.split_first_chunk::<8>()?;
    let length = usize::try_from(u64::from_le_bytes(*length)).ok()?;
    let (part, after) = bytes.split_at_checked(length)?;
    *rest = after;
    PackedBytes::open(part.into())
}

fn recalled(
    from: &mut Unpacker<'_>,
    (lines, findings): (&Arc<PackedBytes>, &Arc<PackedBytes>),
    path: &SourcePath,
) -> Option<Recalled> {
    match from.take::<u8>()? {
        0 => {
            let (mut content, hash) = (from.take()?, from.take()?);
            let sketch = Arc::new(from.take::<Sketch>()?);
            if let Content::Report(report) = &mut content {
                Arc::get_mut(report)?.hold_lines(lines, from.take()?)?;
            }
            let of_file = Findings::packed(findings, from.take()?, path)?;
            let of_text = Findings::packed(findings, from.take()?, path)?;
            let text = ReadText {
                findings: of_text,
                sketch,
                page: None,
            };
            Some(Recalled::Source(ReadFile {
                content,
                findings: of_file,
                hash,
                text: Arc::new(text.into()),
            }))
        }
        1 => {
            let fact = from.take()?;
            let of_rules = Findings::packed(findings, from.take()?, path)?.list(path);
            Some(Recalled::Attachment(ReadAttachment { fact, of_rules }))
        }
        _ => None,
    }
}

impl Pack for Stamp {
    fn pack(&self, to: &mut Packer) {
        for mark in self.marks() {
            to.add(&mark.to_le_bytes());
        }
    }

    fn unpack(from: &mut Unpacker<'_>) -> Option<Self> {
        let mut marks = [0; 4];
        for mark in &mut marks {
            *mark = u64::from_le_bytes(from.take()?);
        }
        Some(Self::new(marks))
    }
}

impl Pack for Content {
    fn pack(&self, to: &mut Packer) {
        match self {
            Self::Report(report) => to.add(&0_u8).add(&**report),
            Self::OwnPage(page) => to.add(&1_u8).add(&**page),
            Self::Unfinished => to.add(&2_u8),
            Self::Nothing => to.add(&3_u8),
        };
    }

    fn unpack(from: &mut Unpacker<'_>) -> Option<Self> {
        match from.take::<u8>()? {
            0 => Some(Self::Report(Arc::new(from.take()?))),
            1 => Some(Self::OwnPage(Arc::new(from.take()?))),
            2 => Some(Self::Unfinished),
            3 => Some(Self::Nothing),
            _ => None,
        }
    }
}
