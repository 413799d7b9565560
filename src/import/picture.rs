//! Pictures: what is written beside the picture itself (EXIF, XMP, IPTC, remarks, texts of PNG). What it shows
//! cannot be read.

use super::active::Web;
use super::foreign::Foreign;
use super::inflate::inflated;
use super::markup::unescaped;
use super::place::Place;
use super::{marked, runs};
use memchr::memmem::find;

/// What pictures begin with.
const MARKS: &[&[u8]] = &[
    b"\xFF\xD8\xFF",
    b"\x89PNG\r\n\x1A\n",
    b"GIF8",
    b"II*\0",
    b"MM\0*",
    b"\0\0\x01\0",
];

/// Whether the bytes are a picture.
pub(super) fn is_picture(bytes: &[u8]) -> bool {
    let riff = bytes.starts_with(b"RIFF") && bytes.get(8..12) == Some(b"WEBP");
    let bitmap = bytes.starts_with(b"BM") && bytes.get(6..10) == Some(&[0; 4]);
    let heic = bytes.get(4..8) == Some(b"ftyp")
        && matches!(bytes.get(8..11), Some(b"hei" | b"hev" | b"mif" | b"avi"));
    riff || bitmap || heic || MARKS.iter().any(|mark| bytes.starts_with(mark))
}

/// How many dots a picture has; `None` where it does not say so in a way that is known.
pub(super) fn dots(bytes: &[u8]) -> Option<u64> {
    let wide = |at: usize| {
        let bytes = bytes.get(at..at + 4)?.try_into().ok()?;
        Some(u64::from(u32::from_be_bytes(bytes)))
    };
    let narrow = |at: usize| {
        let bytes = bytes.get(at..at + 2)?.try_into().ok()?;
        Some(u64::from(u16::from_le_bytes(bytes)))
    };
    if bytes.starts_with(b"\x89PNG") {
        Some(wide(16)? * wide(20)?)
    } else if bytes.starts_with(b"GIF8") {
        Some(narrow(6)? * narrow(8)?)
    } else if bytes.starts_with(b"BM") {
        Some(narrow(18)? * narrow(22)?)
    } else if bytes.starts_with(b"\xFF\xD8") {
        dots_of_jpeg(bytes)
    } else {
        None
    }
}

/// The dots of a JPEG: its frame says so, behind other segments.
fn dots_of_jpeg(bytes: &[u8]) -> Option<u64> {
    let mut at = 2;
    loop {
        let segment = bytes.get(at..at + 9)?;
        let number = |at: usize| u64::from(segment[at]) << 8 | u64::from(segment[at + 1]);
        match segment[..2] {
            [0xFF, 0xFF] => at += 1,
            [0xFF, 0xC0..=0xC3 | 0xC5..=0xC7 | 0xC9..=0xCB | 0xCD..=0xCF] => {
                return Some(number(5) * number(7));
            }
            [0xFF, 0xD9 | 0xDA] => return None,
            [0xFF, _] => at += 2 + usize::try_from(number(2)).ok()?,
            _ => return None,
        }
    }
}

/// The pictures that lie in bytes, one after another.
pub(super) fn within(bytes: &[u8]) -> impl Iterator<Item = &[u8]> {
    let marks: [&[u8]; 2] = [b"\x89PNG\r\n\x1A\n", b"\xFF\xD8\xFF"];
    let found = marks.into_iter().flat_map(move |mark| {
        let starts = memchr::memmem::find_iter(bytes, mark);
        starts.collect::<Vec<_>>()
    });
    found
        .map(|start| &bytes[start..])
        .filter(|picture| dots(picture).is_some())
}

/// Reads what a picture says beside what it shows.
pub(super) fn read(bytes: &[u8], foreign: &mut Foreign) {
    let place = Place::Hidden;
    runs::read(bytes, &place, foreign);
    let mut rest = bytes;
    while let Some(start) = find(rest, b"<x:xmpmeta") {
        let xmp = &rest[start..];
        let end = find(xmp, b"</x:xmpmeta>").unwrap_or(xmp.len());
        let text = String::from_utf8_lossy(&xmp[..end]);
        marked::read(&text, marked::part("XMP"), Web::Not, foreign);
        rest = &xmp[end..];
    }
    if bytes.starts_with(b"\x89PNG") {
        texts_of_png(bytes, &place, foreign);
    }
}

/// The texts among the chunks of a PNG, some of which are packed.
fn texts_of_png(bytes: &[u8], place: &Place, foreign: &mut Foreign) {
    let mut at = 8;
    while let Some(head) = bytes.get(at..at + 8) {
        let length = u32::from_be_bytes([head[0], head[1], head[2], head[3]]) as usize;
        let end = (at + 8).saturating_add(length).min(bytes.len());
        let data = &bytes[at + 8..end];
        let text = match &head[4..] {
            b"tEXt" => data.to_vec(),
            b"zTXt" => packed(data, 1, foreign),
            b"iTXt" => international(data, foreign),
            _ => Vec::new(),
        };
        let text = String::from_utf8_lossy(&text).replace('\0', " ");
        for line in unescaped(&text).lines() {
            foreign.push_aside(place, line);
        }
        at = end.saturating_add(4);
    }
}

/// A keyword, and behind it and `skip` more bytes a packed text.
fn packed(data: &[u8], skip: usize, foreign: &mut Foreign) -> Vec<u8> {
    let start = memchr::memchr(0, data).unwrap_or(data.len()) + 1 + skip;
    inflated(data.get(start..).unwrap_or_default(), foreign)
}

/// A keyword, whether it is packed and how, a language, a translation, and the text.
fn international(data: &[u8], foreign: &mut Foreign) -> Vec<u8> {
    let mut parts = data.splitn(2, |byte| *byte == 0);
    let (keyword, rest) = (
        parts.next().unwrap_or_default(),
        parts.next().unwrap_or_default(),
    );
    if rest.first() != Some(&1) {
        return data.to_vec();
    }
    let mut parts = rest
        .get(2..)
        .unwrap_or_default()
        .splitn(3, |byte| *byte == 0);
    let names = [
        keyword,
        parts.next().unwrap_or_default(),
        parts.next().unwrap_or_default(),
    ];
    let text = inflated(parts.next().unwrap_or_default(), foreign);
    [names.join(&b' '), text].join(&b' ')
}
