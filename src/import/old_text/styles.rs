//! The styles of paragraphs of an older text, as far as they number them or give them a level.

use super::formats::Changes;
use super::lists::OldItem;
use crate::import::cfb::{u16_at, u32_at};

/// How far styles that are based on one another are followed.
const STEPS: usize = 16;
/// Styles that are read.
const STYLES: usize = 4096;
/// The number of no style.
const NONE: u16 = 0x0FFF;

/// A style: the one it is based on, and its changes.
struct Style<'a> {
    base: u16,
    changes: &'a [u8],
}

/// What the styles say of lists and levels, by their numbers; damaged ones say nothing.
pub(super) fn read(stream: &[u8], table: &[u8]) -> Vec<OldItem> {
    let styles = styles(stream, table).unwrap_or_default();
    let numbers = 0..u16::try_from(styles.len()).unwrap_or(NONE);
    numbers.map(|number| item(&styles, number)).collect()
}

/// What a style says together with those that it is based on.
fn item(styles: &[Option<Style<'_>>], number: u16) -> OldItem {
    let find = |number: u16| styles.get(usize::from(number)).and_then(Option::as_ref);
    let chain = std::iter::successors(find(number), |style| find(style.base));
    let chain: Vec<_> = chain.take(STEPS).collect();
    // Headings that the program brings along have these numbers.
    let mut item = OldItem::of_heading(number);
    for style in chain.iter().rev() {
        for (change, value) in Changes(style.changes) {
            item.set(change, value);
        }
    }
    item
}

fn styles<'a>(stream: &[u8], table: &'a [u8]) -> Option<Vec<Option<Style<'a>>>> {
    let (start, length) = (
        u32_at(stream, 0x00A2)? as usize,
        u32_at(stream, 0x00A6)? as usize,
    );
    let sheet = table.get(start..start.checked_add(length)?)?;
    let head = usize::from(u16_at(sheet, 0)?);
    let base = usize::from(u16_at(sheet, 4)?);
    let mut rest = sheet.get(2 + head..)?;
    let mut styles = Vec::new();
    while let Some(size) = u16_at(rest, 0).filter(|_| styles.len() < STYLES) {
        let size = usize::from(size);
        let Some(style) = rest.get(2..2 + size) else {
            break;
        };
        styles.push(paragraph_style(style, base));
        rest = rest.get(2 + size..).unwrap_or_default();
    }
    Some(styles)
}

/// A style, if it is one of paragraphs: after its head and its name come its changes.
fn paragraph_style(style: &[u8], head: usize) -> Option<Style<'_>> {
    const PARAGRAPHS: u16 = 1;
    let kind = u16_at(style, 2)?;
    if kind & 0xF != PARAGRAPHS {
        return None;
    }
    let letters = usize::from(u16_at(style, head)?);
    let mut at = head + 2 + (letters + 1) * 2;
    at += at % 2;
    let size = usize::from(u16_at(style, at)?);
    // The changes follow on the number of the style.
    let changes = style.get(at + 4..at + 2 + size).unwrap_or_default();
    Some(Style {
        base: kind >> 4,
        changes,
    })
}
