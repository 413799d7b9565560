//! From values to bytes.

use super::Pack;
use crate::source::{SourcePath, Span};
use rustc_hash::FxHashMap;
use std::sync::Arc;

/// Bytes in the making.
#[derive(Debug, Default)]
pub struct Packer {
    bytes: Vec<u8>,
    /// The words of the table, each with its position.
    known: FxHashMap<Arc<str>, u64>,
    words: Vec<Arc<str>>,
    last: Span,
    path: Option<SourcePath>,
}

impl Packer {
    /// Begins with what one file says, and gives where that is.
    pub fn begin(&mut self, path: &SourcePath) -> usize {
        self.path = Some(path.clone());
        self.last = Span::default();
        self.bytes.len()
    }

    /// Adds a value.
    pub fn add(&mut self, value: &impl Pack) -> &mut Self {
        value.pack(self);
        self
    }

    /// Adds a list: how many values it has, then these.
    pub fn list<T: Pack>(&mut self, values: &[T]) -> &mut Self {
        self.number(values.len() as u64);
        values.iter().for_each(|value| value.pack(self));
        self
    }

    /// Everything as one run of bytes, the table of words before the values.
    pub fn finish(self) -> Vec<u8> {
        let mut head = Self::default();
        head.number(self.words.len() as u64);
        for word in &self.words {
            head.number(word.len() as u64);
        }
        let mut bytes = head.bytes;
        let words: usize = self.words.iter().map(|word| word.len()).sum();
        bytes.reserve_exact(words + self.bytes.len());
        for word in &self.words {
            bytes.extend_from_slice(word.as_bytes());
        }
        bytes.extend_from_slice(&self.bytes);
        bytes
    }

    /// Adds a byte.
    pub fn byte(&mut self, byte: u8) {
        self.bytes.push(byte);
    }

    pub(super) fn bytes(&mut self, bytes: &[u8]) {
        self.bytes.extend_from_slice(bytes);
    }

    /// Adds a number, seven bits a byte, the lowest first.
    pub(super) fn number(&mut self, mut number: u64) {
        while number > 0x7f {
            self.bytes.push((number & 0x7f) as u8 | 0x80);
            number >>= 7;
        }
        self.bytes.push(number as u8);
    }

    /// Adds a text that is said once.
    pub fn text(&mut self, text: &str) {
        self.number(text.len() as u64);
        self.bytes(text.as_bytes());
    }

    /// Adds a text that may be said again.
    pub(super) fn word(&mut self, word: &str) {
        let known = self.known.get(word).copied();
        let at = known.unwrap_or_else(|| {
            let word: Arc<str> = word.into();
            let at = self.words.len() as u64;
            self.words.push(Arc::clone(&word));
            self.known.insert(word, at);
            at
        });
        self.number(at);
    }

    /// Adds a place: how far it begins from the last one, and how long it is.
    pub(super) fn place(&mut self, span: Span) {
        let far = span.start.wrapping_sub(self.last.start).cast_signed();
        let folded = (far << 1) ^ (far >> 31);
        self.number(folded.cast_unsigned().into());
        self.number(span.end.wrapping_sub(span.start).into());
        self.last = span;
    }

    /// Adds the path of a file: nothing of it where it is the file that all this is about.
    pub(super) fn file(&mut self, path: &SourcePath) {
        if self.path.as_ref() == Some(path) {
            return self.byte(0);
        }
        self.byte(1);
        self.word(path.as_str());
    }
}
