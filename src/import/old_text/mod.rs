//! Older texts (`.doc`, Word 97 and later): the table of pieces says where the characters lie. It covers the
//! body, notes, headers, comments and text boxes alike.

mod formats;
mod lists;
mod print;
mod styles;

use super::cfb::{u16_at, u32_at};
use super::field_code::FieldCode;
use super::foreign::{Foreign, Gap, SpaceLeft};
use super::limit;
use super::place::Place;
use super::printed::Printed;
use super::printed_numbers;
use encoding_rs::{GBK, WINDOWS_1252};
use memchr::memmem;

/// What marks the place of a piece with characters of one byte.
const NARROW: u32 = 0x4000_0000;

/// Reads the stream of a text; `table` gives the streams beside it.
pub(super) fn read(stream: &[u8], table: &dyn Fn(&str) -> Option<Vec<u8>>, foreign: &mut Foreign) {
    const ENCRYPTED: u16 = 0x0100;
    const SECOND_TABLE: u16 = 0x0200;
    let flags = u16_at(stream, 10).unwrap_or(0);
    if flags & ENCRYPTED != 0 {
        return foreign.gap(Gap::Locked);
    }
    let name = if flags & SECOND_TABLE != 0 {
        "1Table"
    } else {
        "0Table"
    };
    let beside = table(name);
    let text = beside.as_deref().and_then(|table| text(stream, table));
    match text {
        Some(text) => lines(&text, foreign),
        None => return foreign.gap(Gap::Old),
    }
    // How the formats of characters say that they are struck out.
    const STRUCK: &[u8] = &[0x00, 0x08, 0x01];
    if foreign.printed.is_none()
        && let Some(beside) = &beside
        && memmem::find(stream, STRUCK).is_some()
    {
        let mut printed = Printed::default();
        print::print(
            stream,
            beside,
            &table("Data").unwrap_or_default(),
            &mut printed,
        );
        // Once what was struck out is gone.
        printed_numbers::push(&printed, foreign);
    }
    let is_kept = foreign.intake.depth == 0;
    if let (Some(printed), Some(beside)) = (foreign.printed.as_mut().filter(|_| is_kept), beside) {
        let data = table("Data").unwrap_or_default();
        let left_out = print::print(stream, &beside, &data, printed);
        foreign.left_out.extend(left_out);
    }
}

/// The characters of all pieces.
fn text(stream: &[u8], table: &[u8]) -> Option<String> {
    let mut text = String::new();
    for (place, characters) in pieces(stream, table)? {
        piece_text(stream, place, characters?, &mut text)?;
        if text.len() > limit::TEXT {
            break;
        }
    }
    Some(text)
}

/// Where the pieces lie, and how many characters each has.
fn pieces<'a>(
    stream: &[u8],
    table: &'a [u8],
) -> Option<impl Iterator<Item = (u32, Option<usize>)> + use<'a>> {
    let (start, length) = (
        u32_at(stream, 0x01A2)? as usize,
        u32_at(stream, 0x01A6)? as usize,
    );
    let mut clx = table.get(start..start.checked_add(length)?)?;
    // Changes of formatting come first.
    while clx.first() == Some(&1) {
        clx = clx.get(3 + usize::from(u16_at(clx, 1)?)..)?;
    }
    let size = u32_at(clx, 1).filter(|_| clx.first() == Some(&2))? as usize;
    let pieces = clx.get(5..5_usize.checked_add(size)?)?;
    let count = size.checked_sub(4)? / 12;
    Some((0..count).filter_map(move |piece| {
        let (from, to) = (u32_at(pieces, piece * 4)?, u32_at(pieces, piece * 4 + 4)?);
        let place = u32_at(pieces, (count + 1) * 4 + piece * 8 + 2)?;
        let characters = to.checked_sub(from).map(|characters| characters as usize);
        Some((place, characters))
    }))
}

/// One piece: characters of two bytes, or of one.
fn piece_text(stream: &[u8], place: u32, characters: usize, text: &mut String) -> Option<()> {
    let start = (place & !NARROW) as usize;
    if place & NARROW == 0 {
        let bytes = stream.get(start..start.checked_add(characters.checked_mul(2)?)?)?;
        let units = bytes
            .chunks_exact(2)
            .map(|pair| u16::from_le_bytes([pair[0], pair[1]]));
        let read = char::decode_utf16(units).map(|c| c.unwrap_or('\u{FFFD}'));
        text.extend(read);
        return Some(());
    }
    let bytes = stream.get(start / 2..(start / 2).checked_add(characters)?)?;
    let (read, _, faulty) = GBK.decode(bytes);
    match faulty {
        true => text.push_str(&WINDOWS_1252.decode(bytes).0),
        false => text.push_str(&read),
    }
    Some(())
}

/// Gives the characters of a piece with their places; ends with the stream.
fn characters(stream: &[u8], place: u32, count: usize, take: &mut dyn FnMut(char, u32)) {
    let start = (place & !NARROW) as usize;
    let at = |offset: usize| u32::try_from(offset).unwrap_or(u32::MAX);
    if place & NARROW == 0 {
        let rest = stream.get(start..).unwrap_or_default();
        let bytes = &rest[..count.saturating_mul(2).min(rest.len())];
        let units = bytes.chunks_exact(2);
        let units = units.map(|pair| u16::from_le_bytes([pair[0], pair[1]]));
        let mut offset = start;
        for c in char::decode_utf16(units) {
            let c = c.unwrap_or('\u{FFFD}');
            take(c, at(offset));
            offset += c.len_utf16() * 2;
        }
        return;
    }
    let rest = stream.get(start / 2..).unwrap_or_default();
    let bytes = &rest[..count.min(rest.len())];
    let (read, _, faulty) = GBK.decode(bytes);
    let read = if faulty {
        WINDOWS_1252.decode(bytes).0
    } else {
        read
    };
    let mut offset = start / 2;
    for c in read.chars() {
        take(c, at(offset));
        offset += if faulty || c.is_ascii() { 1 } else { 2 };
    }
}

/// Gives paragraphs; cells end with a mark of their own, rows with two. Codes of fields stand aside.
fn lines(text: &str, foreign: &mut Foreign) {
    let mut number = 0;
    let mut columns: Vec<String> = Vec::new();
    for line in text.split(['\r', '\u{C}', '\u{E}']) {
        if !line.contains('\u{7}') {
            push_columns(&mut columns, number, foreign);
        }
        for row in line.split("\u{7}\u{7}") {
            let place = Place::Paragraph(number);
            let plain = without_codes(row, &place, foreign);
            for (at, cell) in plain.split('\t').enumerate().filter(|_| row != line) {
                if columns.len() <= at {
                    columns.push(String::new());
                }
                columns[at] += cell.trim();
                columns[at].push(' ');
            }
            if plain.trim().is_empty() {
                continue;
            }
            if foreign.push(place, &plain) == SpaceLeft::Full {
                return;
            }
            number += 1;
        }
    }
    push_columns(&mut columns, number, foreign);
}

/// Gives the numbers whose digits stand one below the other in the table that ends here.
fn push_columns(columns: &mut Vec<String>, number: u32, foreign: &mut Foreign) {
    for column in columns.drain(..) {
        foreign.push_pieced(Place::Paragraph(number.saturating_sub(1)), &column);
    }
}

/// A line with what its fields print in the place of their codes.
fn without_codes(row: &str, place: &Place, foreign: &mut Foreign) -> String {
    let mut plain = String::with_capacity(row.len());
    let mut fields: Vec<FieldCode> = Vec::new();
    let end = |field: FieldCode, plain: &mut String, foreign: &mut Foreign| {
        plain.extend(field.shown(plain.len()));
        foreign.push_aside(place, &field.text);
    };
    for c in row.chars() {
        match (c, fields.last_mut()) {
            ('\u{13}', _) => fields.push(FieldCode::default()),
            ('\u{14}', Some(field)) => field.result = Some(plain.len()),
            ('\u{15}', Some(_)) => {
                if let Some(field) = fields.pop() {
                    end(field, &mut plain, foreign);
                }
            }
            (_, Some(field)) if field.result.is_none() => field.text.extend(character(c)),
            _ => plain.extend(character(c)),
        }
    }
    while let Some(field) = fields.pop() {
        end(field, &mut plain, foreign);
    }
    plain
}

/// A character as it is read: marks of cells, lines and fields become space, those of symbol fonts letters.
fn character(c: char) -> Option<char> {
    match c {
        '\u{7}' => Some('\t'),
        '\u{B}' => Some('\n'),
        '\u{13}'..='\u{15}' => Some(' '),
        '\u{1E}' => Some('-'),
        '\u{1F}' => None,
        '\u{F020}'..='\u{F07E}' => char::from_u32(u32::from(c) - 0xF000),
        '\t' | '\n' => Some(c),
        _ if c.is_control() => None,
        _ => Some(c),
    }
}
