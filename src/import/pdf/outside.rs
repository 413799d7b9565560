//! What stands before the beginning of a PDF and behind its last end, which no reader of PDFs shows: texts, and other
//! files that were put behind it.

use super::super::foreign::{Foreign, Gap, SpaceLeft};
use super::super::place::Place;
use super::super::{plain, spelled};
use super::streams::is_file_within;
use memchr::memmem;

/// Bytes of a text that are looked at: servers and programs put a few lines there.
const MOST: usize = 1 << 20;

/// What stands before a PDF and behind its last end, in the same file.
pub(in crate::import) fn around(bytes: &[u8]) -> (&[u8], &[u8]) {
    const END: &[u8] = b"%%EOF";
    let start = memmem::find(bytes, b"%PDF-").unwrap_or(0);
    let end = memmem::rfind(bytes, END).map_or(bytes.len(), |end| end + END.len());
    (&bytes[..start], &bytes[end..])
}

/// Reads it.
pub(super) fn read(bytes: &[u8], foreign: &mut Foreign) {
    let (before, behind) = around(bytes);
    for part in [before, behind] {
        let part = part.trim_ascii();
        if is_file_within(part) {
            foreign.embed("", part.to_vec());
        } else if let Some(text) = plain::told(&part[..part.len().min(MOST)]) {
            if part.len() > MOST {
                foreign.gap(Gap::Limit("的内容"));
            }
            spelled::read(&text, foreign);
            let mut lines = text.lines();
            lines.any(|line| foreign.push(Place::Hidden, line) == SpaceLeft::Full);
        }
    }
}
