//! Older slides (`.ppt`): a tree of records, of which some hold text and some packed objects.

use super::cfb::{u16_at, u32_at};
use super::foreign::{Foreign, Gap, SpaceLeft};
use super::inflate::inflated;
use super::place::Place;
use encoding_rs::WINDOWS_1252;

mod record {
    pub(super) const SLIDE: u16 = 0x03EE;
    pub(super) const CHARACTERS: u16 = 0x0FA0;
    pub(super) const BYTES: u16 = 0x0FA8;
    pub(super) const STRING: u16 = 0x0FBA;
    pub(super) const OBJECT: u16 = 0x1011;
    pub(super) const LOCKED: u16 = 0x2F14;
}

/// Records within records are followed no deeper.
const DEPTH: usize = 64;

/// Reads the stream of slides. Every record is read once: those in others follow their heads.
pub(super) fn read(stream: &[u8], foreign: &mut Foreign) {
    let (mut at, mut slide) = (0, 0_u32);
    let mut ends: Vec<usize> = Vec::new();
    let mut slide_end = 0;
    while let (Some(head), Some(kind), Some(length)) = (
        u16_at(stream, at),
        u16_at(stream, at + 2),
        u32_at(stream, at + 4),
    ) {
        let start = at + 8;
        let end = start.saturating_add(length as usize).min(stream.len());
        ends.retain(|end| *end > at);
        if head & 0xF == 0xF && ends.len() < DEPTH {
            if kind == record::SLIDE {
                (slide, slide_end) = (slide + 1, end);
            }
            ends.push(end);
            at = start;
            continue;
        }
        if head & 0xF == 0xF {
            foreign.gap(Gap::BrokenInPart);
        }
        let bytes = &stream[start.min(end)..end];
        let place = match at < slide_end {
            true => Place::Slide(slide.saturating_sub(1)),
            false => Place::Part("PowerPoint Document".into()),
        };
        if give(kind, head >> 4, (bytes, place), foreign) == SpaceLeft::Full {
            return;
        }
        at = end.max(start);
    }
}

fn give(
    kind: u16,
    instance: u16,
    (bytes, place): (&[u8], Place),
    foreign: &mut Foreign,
) -> SpaceLeft {
    let text = match kind {
        record::CHARACTERS | record::STRING => {
            let units = bytes
                .chunks_exact(2)
                .map(|pair| u16::from_le_bytes([pair[0], pair[1]]));
            let units: Vec<u16> = units.collect();
            String::from_utf16_lossy(&units)
        }
        record::BYTES => WINDOWS_1252.decode(bytes).0.into_owned(),
        record::OBJECT => {
            let object = match instance {
                1 => inflated(bytes.get(4..).unwrap_or_default(), foreign),
                _ => bytes.to_vec(),
            };
            foreign.embed_part("对象", object);
            return SpaceLeft::Left;
        }
        record::LOCKED => {
            foreign.gap(Gap::Locked);
            return SpaceLeft::Left;
        }
        _ => return SpaceLeft::Left,
    };
    for line in text.split(['\r', '\n', '\u{B}']) {
        if foreign.push(place.clone(), line) == SpaceLeft::Full {
            return SpaceLeft::Full;
        }
    }
    SpaceLeft::Left
}
