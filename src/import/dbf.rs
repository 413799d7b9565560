//! Tables of databases (`.dbf`): a head that names the fields, and records of fixed length.

use super::biff::plain;
use super::cfb::{u16_at, u32_at, u64_at};
use super::foreign::{Foreign, SpaceLeft};
use super::limit;
use super::place::Place;
use super::printed::SheetBuilder;
use super::runs;
use encoding_rs::GBK;
use std::borrow::Cow;

/// Bytes of a field's description.
const FIELD: usize = 32;

/// A field: its name, its kind and how many bytes it takes.
struct Field {
    name: String,
    kind: u8,
    length: usize,
}

/// The fields, where the records begin and how long they are; `None` if it is no such table.
fn head(bytes: &[u8]) -> Option<(Vec<Field>, usize, usize)> {
    const KINDS: &[u8] = &[
        0x02, 0x03, 0x30, 0x31, 0x32, 0x43, 0x63, 0x83, 0x8B, 0x8E, 0xCB, 0xF5, 0xFB,
    ];
    let (start, length) = (
        usize::from(u16_at(bytes, 8)?),
        usize::from(u16_at(bytes, 10)?),
    );
    let is_month = (1..=12).contains(bytes.get(2)?);
    if !KINDS.contains(bytes.first()?) || !is_month || start < 2 * FIELD + 1 || length < 2 {
        return None;
    }
    let mut fields = Vec::new();
    for field in bytes.get(FIELD..start)?.chunks_exact(FIELD) {
        if field.first() == Some(&0x0D) {
            break;
        }
        let name = field[..11].split(|byte| *byte == 0).next()?;
        if !field[11].is_ascii_alphanumeric() && field[11] != b'+' && field[11] != b'@' {
            return None;
        }
        fields.push(Field {
            name: GBK.decode(name).0.into_owned(),
            kind: field[11],
            length: field[16].into(),
        });
    }
    let total: usize = fields.iter().map(|field| field.length).sum();
    (!fields.is_empty() && total < length).then_some((fields, start, length))
}

/// Reads a table; `false` if the bytes are none.
pub(super) fn read(bytes: &[u8], foreign: &mut Foreign) -> bool {
    let Some((fields, start, length)) = head(bytes) else {
        return false;
    };
    if foreign.prints() {
        foreign.print_sheet(printed(bytes, &fields, (start, length)));
    }
    for (column, field) in fields.iter().enumerate() {
        give((0, column), &field.name, foreign);
    }
    let end = FIELD * (fields.len() + 1);
    runs::read(
        bytes.get(end..start).unwrap_or_default(),
        &Place::Hidden,
        foreign,
    );
    let records = bytes.get(start..).unwrap_or_default().chunks(length);
    // Records that are marked as deleted are there all the same, and some lie behind the last one.
    for (row, record) in records.enumerate() {
        let mut at = 1;
        for (column, field) in fields.iter().enumerate() {
            let value = record
                .get(at..record.len().min(at + field.length))
                .unwrap_or_default();
            at += field.length;
            let text = number(field.kind, value);
            let text = text.map_or_else(|| GBK.decode(value).0, Cow::Owned);
            if give((row + 1, column), &text, foreign) == SpaceLeft::Full {
                return true;
            }
        }
        // Longer than its fields, as the head may say.
        let rest = record.get(at..).unwrap_or_default();
        runs::read(rest, &Place::Hidden, foreign);
    }
    true
}

/// A number that is kept in eight bytes: a float, or an amount in ten thousandths.
fn number(kind: u8, value: &[u8]) -> Option<String> {
    let bits = u64_at(value, 0).filter(|_| value.len() == 8)?;
    let number = match kind {
        b'B' | b'O' => f64::from_bits(bits),
        b'Y' => i64::from_le_bytes(bits.to_le_bytes()) as f64 / 10_000.0,
        _ => return None,
    };
    Some(plain(number))
}

/// What a table shows: records up to the last, without those that are marked as deleted.
fn printed(bytes: &[u8], fields: &[Field], (start, length): (usize, usize)) -> SheetBuilder {
    let mut sheet = SheetBuilder::new(None);
    let mut put = |row: usize, column: usize, text: &str| {
        let index = |position| u32::try_from(position).unwrap_or(u32::MAX);
        let (line, column) = (index(row), index(column));
        sheet.cell((line, column), Place::LineCell { line, column }, text);
    };
    for (column, field) in fields.iter().enumerate() {
        put(0, column, &field.name);
    }
    let count = u32_at(bytes, 4).unwrap_or(0) as usize;
    let records = bytes.get(start..).unwrap_or_default().chunks(length);
    let records = records.take(count.min(limit::PIECES / fields.len().max(1)));
    for (row, record) in records.enumerate().filter(|(_, record)| record[0] != b'*') {
        let mut at = 1;
        for (column, field) in fields.iter().enumerate() {
            let value = record.get(at..record.len().min(at + field.length));
            at += field.length;
            let value = value.unwrap_or_default();
            let number = number(field.kind, value);
            let value = number.map_or_else(|| GBK.decode(value).0, Cow::Owned);
            let value = value.trim_matches(['\0', ' ']);
            match field.kind {
                // The number of a block in another file.
                b'M' | b'G' | b'P' => {}
                b'D' if value.len() == 8 && value.is_ascii() => {
                    let day = format!("{}-{}-{}", &value[..4], &value[4..6], &value[6..]);
                    put(row + 1, column, &day);
                }
                _ => put(row + 1, column, value),
            }
        }
    }
    sheet
}

fn give((row, column): (usize, usize), text: &str, foreign: &mut Foreign) -> SpaceLeft {
    let number = |number| u32::try_from(number).unwrap_or(u32::MAX);
    let text = text.trim_matches(['\0', ' ']);
    let (line, column) = (number(row), number(column));
    foreign.push(Place::LineCell { line, column }, text)
}
