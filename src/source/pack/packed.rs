//! Bytes that were packed, with their table of words.

use super::KnownWords;
use super::unpacker::{Unpacker, number};
use crate::source::SourcePath;

/// What was packed, read as far as its table of words.
#[derive(Clone, Debug)]
pub struct Packed {
    bytes: Box<[u8]>,
    /// Where each word ends, and where the first one begins.
    ends: Box<[u32]>,
}

impl Packed {
    /// What [`Packer::finish`](super::Packer::finish) gave; `None` if its table is none.
    pub fn open(bytes: Box<[u8]>) -> Option<Self> {
        let mut rest = &*bytes;
        let count = usize::try_from(number(&mut rest)?).ok()?;
        // Each length takes a byte at least.
        let mut lengths = Vec::with_capacity(count.min(rest.len()) + 1);
        for _ in 0..count {
            lengths.push(u32::try_from(number(&mut rest)?).ok()?);
        }
        let mut end = u32::try_from(bytes.len() - rest.len()).ok()?;
        let mut ends = Vec::with_capacity(lengths.len() + 1);
        ends.push(end);
        for length in lengths {
            end = end.checked_add(length)?;
            ends.push(end);
        }
        (end as usize <= bytes.len()).then(|| Self {
            ends: ends.into(),
            bytes,
        })
    }

    /// What was packed of a file, at the place that [`Packer::begin`](super::Packer::begin) gave.
    pub fn at<'a>(
        &'a self,
        place: usize,
        path: &SourcePath,
        known: &'a dyn KnownWords,
    ) -> Option<Unpacker<'a>> {
        let first = *self.ends.last()? as usize;
        let rest = self.bytes.get(first.checked_add(place)?..)?;
        Some(Unpacker::new((self, rest), path, known))
    }

    /// The bytes.
    pub fn bytes(&self) -> &[u8] {
        &self.bytes
    }

    pub(super) fn word(&self, at: usize) -> Option<&str> {
        let (start, end) = (*self.ends.get(at)?, *self.ends.get(at.checked_add(1)?)?);
        let word = self.bytes.get(start as usize..end as usize)?;
        str::from_utf8(word).ok()
    }
}
