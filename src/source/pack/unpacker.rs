//! From bytes to values.

use super::packed::{PackedBytes, number};
use super::{KnownWords, Pack};
use crate::source::{SourcePath, Span};
use std::fmt;
use std::sync::Arc;

/// How many bytes of memory a list may ask for before its values are there, for each byte that is left.
const ASKED: usize = 64;

/// Bytes on their way to values.
pub struct Unpacker<'a> {
    packed: &'a PackedBytes,
    rest: &'a [u8],
    path: SourcePath,
    known: &'a dyn KnownWords,
    /// The words of the table that were asked for, each made once.
    made: Vec<Option<Arc<str>>>,
    last: Span,
}

impl fmt::Debug for Unpacker<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Unpacker").finish_non_exhaustive()
    }
}

impl<'a> Unpacker<'a> {
    /// What was packed of a file, at the place that [`Packer::begin`](super::Packer::begin) gave.
    pub fn at(
        packed: &'a PackedBytes,
        place: usize,
        path: &SourcePath,
        known: &'a dyn KnownWords,
    ) -> Option<Self> {
        let rest = packed.from(place)?;
        Some(Self {
            packed,
            rest,
            path: path.clone(),
            known,
            made: Vec::new(),
            last: Span::default(),
        })
    }

    /// Goes on with what the next file says.
    pub fn begin(&mut self, path: &SourcePath) {
        self.path = path.clone();
        self.last = Span::default();
    }

    /// Takes a value.
    pub fn take<T: Pack>(&mut self) -> Option<T> {
        T::unpack(self)
    }

    /// Whether everything was taken.
    pub fn is_done(&self) -> bool {
        self.rest.is_empty()
    }

    /// Takes a byte, if one is left.
    pub fn byte(&mut self) -> Option<u8> {
        let (byte, rest) = self.rest.split_first()?;
        self.rest = rest;
        Some(*byte)
    }

    pub(super) fn bytes(&mut self, count: usize) -> Option<&'a [u8]> {
        let (bytes, rest) = self.rest.split_at_checked(count)?;
        self.rest = rest;
        Some(bytes)
    }

    pub(super) fn number(&mut self) -> Option<u64> {
        number(&mut self.rest)
    }

    /// Takes a text that is said once.
    pub fn text(&mut self) -> Option<&'a str> {
        let length = usize::try_from(self.number()?).ok()?;
        str::from_utf8(self.bytes(length)?).ok()
    }

    pub(super) fn word(&mut self) -> Option<&'a str> {
        let at = usize::try_from(self.number()?).ok()?;
        self.packed.word(at)
    }

    /// A word that all who say it share.
    pub(super) fn shared_word(&mut self) -> Option<Arc<str>> {
        let at = usize::try_from(self.number()?).ok()?;
        let word = self.packed.word(at)?;
        if self.made.len() <= at {
            self.made.resize(at + 1, None);
        }
        let made = self.made.get_mut(at)?;
        Some(Arc::clone(
            made.get_or_insert_with(|| self.known.shared(word)),
        ))
    }

    /// A text that lives as long as the program.
    pub(super) fn fixed_word(&mut self) -> Option<&'static str> {
        let word = self.word()?;
        self.known.fixed(word)
    }

    pub(super) fn place(&mut self) -> Option<Span> {
        let folded = u32::try_from(self.number()?).ok()?;
        let far = (folded >> 1) ^ 0_u32.wrapping_sub(folded & 1);
        let start = self.last.start.wrapping_add(far);
        let length = u32::try_from(self.number()?).ok()?;
        self.last = Span {
            start,
            end: start.wrapping_add(length),
        };
        Some(self.last)
    }

    pub(super) fn file(&mut self) -> Option<SourcePath> {
        match self.byte()? {
            0 => Some(self.path.clone()),
            1 => Some(SourcePath::new(self.shared_word()?)),
            _ => None,
        }
    }

    /// An empty list for so many values, of which each takes a byte at least.
    pub(super) fn list<T>(&self, count: usize) -> Vec<T> {
        let most = self.rest.len().saturating_mul(ASKED) / size_of::<T>().max(1);
        Vec::with_capacity(count.min(most))
    }
}
