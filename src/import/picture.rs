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
