//! Pieces of an archive's parts, packed each by itself, so that a piece is the same bytes whatever stands before it.

use super::portions::{FilePortion, PortionSum};
use crate::source::built_in;
use crc32fast::Hasher;
use flate2::Compression;
use flate2::write::DeflateEncoder;
use std::io::{self, Write};

impl PortionSum {
    /// The sum of these bytes and those that follow them.
    pub(super) fn and(self, next: Self) -> Self {
        let mut crc = Hasher::new_with_initial_len(self.crc, self.unpacked);
        crc.combine(&Hasher::new_with_initial_len(next.crc, next.unpacked));
        Self {
            length: self.length + next.length,
            unpacked: self.unpacked + next.unpacked,
            crc: crc.finalize(),
        }
    }
}

/// A piece of a part, packed so that others may follow.
pub(super) fn pack(text: &[u8]) -> FilePortion {
    packed(text, DeflateEncoder::flush)
}

/// The last piece of a part.
pub(super) fn pack_last(text: &[u8]) -> FilePortion {
    packed(text, DeflateEncoder::try_finish)
}

type Encoder = DeflateEncoder<Vec<u8>>;

fn packed(text: &[u8], end: fn(&mut Encoder) -> io::Result<()>) -> FilePortion {
    let mut encoder = DeflateEncoder::new(Vec::new(), Compression::new(1));
    // Writing to memory cannot fail.
    built_in("archive", encoder.write_all(text));
    built_in("archive", end(&mut encoder));
    let bytes = std::mem::take(encoder.get_mut());
    let sum = PortionSum {
        length: bytes.len() as u64,
        unpacked: text.len() as u64,
        crc: crc32fast::hash(text),
    };
    FilePortion { bytes, sum }
}
