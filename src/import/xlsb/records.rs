//! The records of a part of a binary workbook, and the texts in them ([MS-XLSB] 2.1.4 and 2.5).

use super::super::cfb::u32_at;

/// A record: its kind and its bytes.
pub(super) type BinaryRecord<'a> = (u32, &'a [u8]);

/// The records of a part, one after another.
pub(super) struct Records<'a> {
    bytes: &'a [u8],
    /// Whether the part ended within a record.
    pub(super) broken: bool,
}

impl<'a> Records<'a> {
    pub(super) fn of(bytes: &'a [u8]) -> Self {
        Self {
            bytes,
            broken: false,
        }
    }

    /// A number in groups of seven bits, of at most so many bytes.
    fn number(&mut self, most: u32) -> Option<u32> {
        let mut number = 0;
        for at in 0..most {
            let (byte, rest) = self.bytes.split_first()?;
            self.bytes = rest;
            number |= u32::from(byte & 0x7F) << (7 * at);
            if byte & 0x80 == 0 {
                break;
            }
        }
        Some(number)
    }

    fn record(&mut self) -> Option<BinaryRecord<'a>> {
        let kind = self.number(2)?;
        let length = self.number(4)? as usize;
        let (record, rest) = self.bytes.split_at_checked(length)?;
        self.bytes = rest;
        Some((kind, record))
    }
}

impl<'a> Iterator for Records<'a> {
    type Item = BinaryRecord<'a>;

    fn next(&mut self) -> Option<BinaryRecord<'a>> {
        if self.bytes.is_empty() {
            return None;
        }
        let record = self.record();
        if record.is_none() {
            self.broken = true;
            self.bytes = &[];
        }
        record
    }
}

/// A text at a place, its length before it, and the place behind it. Where there is none, it is empty.
pub(super) fn text_at(bytes: &[u8], at: usize) -> Option<(String, usize)> {
    const NONE: u32 = u32::MAX;
    let start = at.checked_add(4)?;
    let count = match u32_at(bytes, at)? {
        NONE => 0,
        count => count as usize,
    };
    let end = count
        .checked_mul(2)
        .and_then(|length| start.checked_add(length))?;
    let units = bytes.get(start..end)?.chunks_exact(2);
    let units: Vec<u16> = units
        .map(|pair| u16::from_le_bytes([pair[0], pair[1]]))
        .collect();
    Some((String::from_utf16_lossy(&units), end))
}

/// A text with letters of several kinds, or with how it is pronounced: the text.
pub(super) fn rich_text_at(bytes: &[u8], at: usize) -> Option<String> {
    text_at(bytes, at.checked_add(1)?).map(|(text, _)| text)
}
