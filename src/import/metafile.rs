//! Drawings as programs of Windows keep them (EMF, WMF): the words that their records write, put together along the line
//! that they stand on. Microsoft describes them as MS-EMF, MS-EMFPLUS and MS-WMF; records are called here as there.

use super::chain::LENGTH;
use super::foreign::{Foreign, SpaceLeft};
use super::intake::has_number;
use super::place::Place;
use super::scattered::name_of;
use encoding_rs::{GBK, UTF_16LE};

/// Records that write words: of EMF, of EMF+, whose records stand in comments of EMF, and of WMF.
const EXT_TEXT_OUT_A: u32 = 83;
const EXT_TEXT_OUT_W: u32 = 84;
const SMALL_TEXT_OUT: u32 = 108;
const COMMENT: u32 = 70;
const DRAW_STRING: u16 = 0x401C;
const DRAW_DRIVER_STRING: u16 = 0x4036;
const TEXT_OUT: u16 = 0x0521;
const EXT_TEXT_OUT: u16 = 0x0A32;

/// Words so far.
struct Words<'a> {
    foreign: &'a mut Foreign,
    /// The line, and how high it stands.
    line: String,
    height: i64,
}

/// Whether bytes are such a drawing.
pub(super) fn is_metafile(bytes: &[u8]) -> bool {
    is_emf(bytes) || records_of_wmf(bytes).is_some()
}

fn is_emf(bytes: &[u8]) -> bool {
    bytes.starts_with(&[1, 0, 0, 0]) && bytes.get(40..44) == Some(b" EMF")
}

/// The records of WMF, behind its head and the one that some programs put before that.
fn records_of_wmf(bytes: &[u8]) -> Option<&[u8]> {
    let bytes = match bytes.strip_prefix(b"\xD7\xCD\xC6\x9A") {
        Some(rest) => rest.get(18..)?,
        None => bytes,
    };
    let is_head = matches!(bytes.get(..4)?, [1 | 2, 0, 9, 0]);
    let is_version = matches!(bytes.get(4..6)?, [0, 1 | 3]);
    bytes.get(18..).filter(|_| is_head && is_version)
}

/// Reads the words of a drawing.
pub(super) fn read(bytes: &[u8], foreign: &mut Foreign) {
    let mut words = Words {
        foreign,
        line: String::new(),
        height: i64::MIN,
    };
    match records_of_wmf(bytes) {
        Some(records) => words.wmf(records),
        None => words.emf(bytes),
    }
    words.end_line();
    foreign.intake.end_values();
}

fn short(bytes: &[u8], at: usize) -> Option<u16> {
    let pair = bytes.get(at..at + 2)?;
    Some(u16::from_le_bytes([pair[0], pair[1]]))
}

fn long(bytes: &[u8], at: usize) -> Option<u32> {
    Some(u32::from(short(bytes, at)?) | u32::from(short(bytes, at + 2)?) << 16)
}

fn wide(bytes: &[u8], at: usize, count: usize) -> Option<String> {
    let end = at.checked_add(count.checked_mul(2)?)?;
    Some(UTF_16LE.decode(bytes.get(at..end)?).0.into_owned())
}

fn narrow(bytes: &[u8], at: usize, count: usize) -> Option<String> {
    let end = at.checked_add(count)?;
    Some(GBK.decode(bytes.get(at..end)?).0.into_owned())
}

impl Words<'_> {
    fn emf(&mut self, bytes: &[u8]) {
        let mut rest = bytes;
        while let (Some(kind), Some(size)) = (long(rest, 0), long(rest, 4)) {
            let size = (size as usize).clamp(8, rest.len());
            let (record, after) = rest.split_at(size);
            match kind {
                EXT_TEXT_OUT_A | EXT_TEXT_OUT_W => self.put(ext_text(record, kind)),
                SMALL_TEXT_OUT => self.put(small_text(record)),
                COMMENT if record.get(12..16) == Some(b"EMF+") => self.emf_plus(&record[16..]),
                _ => {}
            }
            rest = after;
        }
    }

    fn emf_plus(&mut self, bytes: &[u8]) {
        let mut rest = bytes;
        while let (Some(kind), Some(size)) = (short(rest, 0), long(rest, 4)) {
            let size = (size as usize).clamp(12, rest.len().max(12));
            let record = rest.get(..size).unwrap_or(rest);
            match kind {
                DRAW_STRING => self.put(draw_string(record)),
                DRAW_DRIVER_STRING => self.put(draw_driver_string(record)),
                _ => {}
            }
            rest = rest.get(size..).unwrap_or_default();
        }
    }

    fn wmf(&mut self, bytes: &[u8]) {
        let mut rest = bytes;
        while let (Some(words), Some(kind)) = (long(rest, 0), short(rest, 4)) {
            let size = (words as usize).saturating_mul(2).clamp(6, rest.len());
            let (record, after) = rest.split_at(size);
            match kind {
                TEXT_OUT => self.put(text_out(record)),
                EXT_TEXT_OUT => self.put(ext_text_of_wmf(record)),
                _ => {}
            }
            rest = after;
        }
    }

    fn put(&mut self, words: Option<(i64, String)>) {
        let Some((height, text)) = words else { return };
        if height != self.height {
            self.end_line();
            self.height = height;
        }
        self.line += &text;
        if text.len() <= LENGTH {
            let name = name_of("metafile", "");
            self.foreign
                .intake
                .see_value(name, &Place::Hidden, text.trim());
        }
    }

    fn end_line(&mut self) -> SpaceLeft {
        let line = std::mem::take(&mut self.line);
        match has_number(&line) || !line.is_ascii() {
            true => self.foreign.push_run(&Place::Hidden, &line),
            false => SpaceLeft::Left,
        }
    }
}

fn ext_text(record: &[u8], kind: u32) -> Option<(i64, String)> {
    let (height, count) = (long(record, 40)?, long(record, 44)? as usize);
    let at = long(record, 48)? as usize;
    let text = match kind {
        EXT_TEXT_OUT_W => wide(record, at, count),
        _ => narrow(record, at, count),
    };
    Some((height.into(), text?))
}

fn small_text(record: &[u8]) -> Option<(i64, String)> {
    const NO_BOX: u32 = 0x100;
    const NARROW: u32 = 0x200;
    let (height, count) = (long(record, 12)?, long(record, 16)? as usize);
    let options = long(record, 20)?;
    let at = if options & NO_BOX == 0 { 52 } else { 36 };
    let text = match options & NARROW {
        0 => wide(record, at, count),
        _ => narrow(record, at, count),
    };
    Some((height.into(), text?))
}

fn draw_string(record: &[u8]) -> Option<(i64, String)> {
    let text = wide(record, 40, long(record, 20)? as usize)?;
    Some((long(record, 28)?.into(), text))
}

fn draw_driver_string(record: &[u8]) -> Option<(i64, String)> {
    /// The codes are characters, not signs of a font.
    const CHARACTERS: u32 = 1;
    let is_text = long(record, 16)? & CHARACTERS != 0;
    let count = long(record, 24)? as usize;
    let text = wide(record, 28, count).filter(|_| is_text)?;
    // Behind the characters stand their places.
    let height = long(record, 28 + count * 2 + 4).unwrap_or_default();
    Some((height.into(), text))
}

fn text_out(record: &[u8]) -> Option<(i64, String)> {
    let count = usize::from(short(record, 6)?);
    let text = narrow(record, 8, count)?;
    let height = short(record, 8 + count.next_multiple_of(2))?;
    Some((height.into(), text))
}

fn ext_text_of_wmf(record: &[u8]) -> Option<(i64, String)> {
    const HAS_BOX: u16 = 6;
    let (height, count) = (short(record, 6)?, usize::from(short(record, 10)?));
    let at = match short(record, 12)? & HAS_BOX {
        0 => 14,
        _ => 22,
    };
    Some((height.into(), narrow(record, at, count)?))
}
