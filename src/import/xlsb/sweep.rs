//! What records say that no reader knows: texts with their lengths before them, and whole numbers as long as
//! those of persons.

use super::super::cfb::u32_at;
use super::super::foreign::{Foreign, Gap, SpaceLeft};
use super::super::place::Place;
use super::super::runs;
use super::records::{BinaryRecord, text_at};

/// Units of text that are looked at for each byte of a record; what lies in it twice counts twice.
const WORK: usize = 16;
/// The longest text that a workbook holds.
const LONGEST: usize = 32_767;

/// Tells what a record says.
pub(super) fn record(record: BinaryRecord<'_>, part: &Place, foreign: &mut Foreign) -> SpaceLeft {
    let (_, bytes) = record;
    runs::long_numbers(bytes, part, foreign);
    let mut left = bytes.len().saturating_mul(WORK);
    let mut at = 0;
    while at < bytes.len() {
        let Some(count) = text_length(bytes, at, &mut left) else {
            if left == 0 {
                foreign.gap(Gap::Limit("的文字数量"));
                return SpaceLeft::Left;
            }
            at += 1;
            continue;
        };
        if let Some((text, _)) = text_at(bytes, at)
            && foreign.push_aside(part, &text) == SpaceLeft::Full
        {
            return SpaceLeft::Full;
        }
        at += 4 + 2 * count;
    }
    SpaceLeft::Left
}

/// How many units a text has whose length stands at a place, if one does.
fn text_length(bytes: &[u8], at: usize, left: &mut usize) -> Option<usize> {
    let count = u32_at(bytes, at)? as usize;
    if !(2..=LONGEST).contains(&count) {
        return None;
    }
    let units = bytes.get(at + 4..at + 4 + 2 * count)?.chunks_exact(2);
    for pair in units {
        *left = left.checked_sub(1)?;
        let unit = u16::from_le_bytes([pair[0], pair[1]]);
        let is_text = match unit {
            0x09 | 0x0A | 0x0D => true,
            0x00..0x20 | 0x7F..0xA0 | 0xE000..0xF900 | 0xFFFE.. => false,
            _ => true,
        };
        if !is_text {
            return None;
        }
    }
    Some(count)
}
