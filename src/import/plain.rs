//! Plain text, line by line, in whatever encoding it was written.

use super::foreign::{Foreign, Gap, SpaceLeft};
use super::place::Place;
use super::{encodings, json, parted};
use crate::parse::decode;
use crate::source::SourcePath;
use std::borrow::Cow;

/// Reads a text.
pub(super) fn read(text: &str, foreign: &mut Foreign) {
    for (index, line) in text.lines().enumerate() {
        let number = u32::try_from(index).unwrap_or(u32::MAX);
        let place = Place::Line(number);
        if foreign.push(place.clone(), &resolved(line)) == SpaceLeft::Full
            || line.contains('"') && foreign.push_pieced(place, line) == SpaceLeft::Full
        {
            return;
        }
    }
    parted::numbers(text, &mut |(first, last), number| {
        if first != last {
            foreign.push_run(&Place::Split(Box::new(Place::Line(last))), number);
        }
    });
    if json::is_json(text) {
        json::read(text, &Place::Hidden, foreign);
    }
}

/// What the bytes say; `None` if they are no text. A text of another encoding is no fault here; one that no
/// encoding reads is.
pub(super) fn text(bytes: &[u8], foreign: &mut Foreign) -> Option<String> {
    if !is_text(bytes) {
        return None;
    }
    if let Some(encoding) = encodings::declared(bytes).filter(|own| own.is_ascii_compatible()) {
        return Some(encoding.decode(bytes).0.into_owned());
    }
    if let Some(text) = encodings::shifted(bytes) {
        return Some(text);
    }
    encodings::other_readings(bytes, &Place::Hidden, foreign);
    let (source, findings) = decode(&SourcePath::new(""), bytes);
    let unreadable = findings.iter().any(|finding| finding.span.is_some());
    if unreadable && source.text.contains('\u{FFFD}') {
        foreign.gap(Gap::Broken);
    }
    Some(source.text.to_string())
}

/// What bytes that somebody spelled say, if they are a text.
pub(super) fn told(bytes: &[u8]) -> Option<String> {
    let text = is_text(bytes).then(|| decode(&SourcePath::new(""), bytes).0.text.to_string());
    text.filter(|text| !text.contains('\u{FFFD}'))
}

/// Whether bytes are a text at all: hardly any controls in it, and zeros only where characters take two bytes.
fn is_text(bytes: &[u8]) -> bool {
    const SAMPLE: usize = 1 << 16;
    // Four bytes a character, which nobody reads.
    if bytes.starts_with(b"\xFF\xFE\0\0") {
        return false;
    }
    if bytes.starts_with(b"\xFF\xFE") || bytes.starts_with(b"\xFE\xFF") {
        return true;
    }
    let sample = &bytes[..bytes.len().min(SAMPLE)];
    let zeros = sample.iter().filter(|byte| **byte == 0).count();
    if zeros > 0 {
        // Two bytes a character, without the mark that says so.
        let of_one_side = |side: usize| {
            let bytes = sample.iter().skip(side).step_by(2);
            bytes.filter(|byte| **byte == 0).count()
        };
        let most = of_one_side(0).max(of_one_side(1));
        return most == zeros && zeros * 6 > sample.len() && sample.len() > 8;
    }
    let is_control = |byte: &&u8| matches!(byte, 1..=8 | 0xE..=0x19 | 0x1C..=0x1F | 0x7F);
    sample.iter().filter(is_control).count() * 256 <= sample.len()
}

/// A line with the characters that it names by their numbers, as JSON and scripts do: `\u0031`.
fn resolved(line: &str) -> Cow<'_, str> {
    if !line.contains("\\u") {
        return Cow::Borrowed(line);
    }
    let mut out = String::with_capacity(line.len());
    let mut rest = line;
    while let Some((before, after)) = rest.split_once("\\u") {
        out += before;
        let digits = after.get(..4).filter(|digits| digits.len() == 4);
        let unit = digits.and_then(|digits| u32::from_str_radix(digits, 16).ok());
        match unit.and_then(char::from_u32) {
            Some(c) => {
                out.push(c);
                rest = &after[4..];
            }
            None => {
                out += "\\u";
                rest = after;
            }
        }
    }
    Cow::Owned(out + rest)
}
