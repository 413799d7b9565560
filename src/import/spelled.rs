//! Texts and files that a text spells with other letters, as mail, address books and forms of programs do: base64,
//! quoted-printable, per cent signs, references of HTML, uuencode.
//!
//! Takes a text as it stands; gives what is spelled in it, beside what it says itself. Linear in its length. What decodes
//! to no text and no file is looked through for runs with a number.

use super::base64;
use super::foreign::{Foreign, Gap, SpaceLeft};
use super::inflate;
use super::intake::has_number;
use super::legacy::embedded;
use super::limit;
use super::markup::unescaped;
use super::place::Place;
use super::plain;
use super::runs;
use memchr::{memchr, memmem};
use percent_encoding::percent_decode_str;
use std::borrow::Cow;
use std::ops::Range;

/// Letters of base64 that hold a number of eighteen digits.
const LETTERS: usize = 24;
/// What files within a text are called, where they have no name.
const NAME: &str = "编码的数据";

/// Gives what a plain text spells.
pub(super) fn read(text: &str, foreign: &mut Foreign) {
    lines(text, foreign);
    uuencoded(text, foreign);
    packed(text, &Place::Hidden, foreign);
}

/// Gives the texts and files in base64 that a text holds, such as values of XML.
pub(super) fn packed(text: &str, place: &Place, foreign: &mut Foreign) {
    let mut from = 0;
    while let Some(run) = run(text.as_bytes(), from) {
        from = run.end;
        // A few digits or letters only: no text comes out of it.
        let written = &text[run];
        if let Some(bytes) = base64::decoded(written)
            && give(bytes, place, foreign) == SpaceLeft::Full
        {
            return;
        }
        if let Some(bytes) = hexadecimal(written)
            && give(bytes, place, foreign) == SpaceLeft::Full
        {
            return;
        }
    }
}

/// What a run of letters says in hexadecimal, as databases write texts, with `0x` before it or without.
fn hexadecimal(written: &str) -> Option<Vec<u8>> {
    let digits = written.strip_prefix("0x").unwrap_or(written).as_bytes();
    let pairs = digits.chunks(2);
    pairs
        .map(|pair| base64::hex(pair[0], *pair.get(1)?))
        .collect()
}

/// Gives what bytes in base64 are, if they are a file or a text with a number.
fn give(bytes: Vec<u8>, place: &Place, foreign: &mut Foreign) -> SpaceLeft {
    let size = bytes.len() as u64;
    if let Some(start) = embedded(&bytes) {
        foreign.intake.unpacked += size;
        if foreign.intake.unpacked > limit::PACKAGE {
            foreign.gap(Gap::Limit("解压后的大小"));
            return SpaceLeft::Full;
        }
        foreign.embed_part(NAME, bytes[start..].to_vec());
        return SpaceLeft::Left;
    }
    let said = plain::told(&bytes).or_else(|| plain::told(&inflate::deflated(&bytes, foreign)?));
    match said {
        // Spelled once more: read like a file within, down to as many levels.
        Some(text) if is_spelled(&text) => {
            foreign.embed_part(NAME, bytes);
            SpaceLeft::Left
        }
        Some(text) => {
            let mut numbers = text.lines().filter(|line| has_number(line));
            let full = |line: &str| foreign.push_run(place, line) == SpaceLeft::Full;
            match numbers.any(full) {
                true => SpaceLeft::Full,
                false => SpaceLeft::Left,
            }
        }
        // Settings of printers, data of fields, certificates.
        None => {
            runs::read(&bytes, place, foreign);
            SpaceLeft::Left
        }
    }
}

/// Whether a text is base64 from its beginning to its end.
fn is_spelled(text: &str) -> bool {
    let text = text.trim();
    let whole = run(text.as_bytes(), 0).filter(|run| run.start == 0);
    whole.is_some_and(|run| {
        text[run.end..].trim_start_matches('=').trim().is_empty()
            && text[run].bytes().any(|byte| byte.is_ascii_uppercase())
    })
}

/// The next run of letters of base64 from a place on, over the ends of lines.
fn run(bytes: &[u8], from: usize) -> Option<Range<usize>> {
    let is_letter = |byte: &u8| byte.is_ascii_alphanumeric() || matches!(byte, b'+' | b'/');
    let mut at = from;
    while at < bytes.len() {
        let start = at + bytes[at..].iter().position(is_letter)?;
        let (mut end, mut letters) = (start, 0);
        loop {
            let more = bytes[end..].iter().take_while(|byte| is_letter(byte));
            let more = more.count();
            (end, letters) = (end + more, letters + more);
            // What goes on in the next line fills it, or ends it with its own mark.
            let next = if more >= LETTERS {
                line_end(bytes, end)
            } else {
                end
            };
            let line = &bytes[next..];
            let length = line.iter().take_while(|byte| is_letter(byte)).count();
            let is_whole = matches!(line.get(length), None | Some(b'\r' | b'\n' | b'=' | b'<'));
            if next == end || length == 0 || !is_whole {
                break;
            }
            end = next;
        }
        if letters >= LETTERS {
            return Some(start..end);
        }
        at = end.max(start + 1);
    }
    None
}

/// Where the next line begins behind its indent, if one ends here.
fn line_end(bytes: &[u8], at: usize) -> usize {
    let rest = &bytes[at..];
    let ends: [&[u8]; 4] = [b"\r\n", b"\n", b"&#xD;\n", b"&#13;\n"];
    let Some(end) = ends.iter().find(|end| rest.starts_with(end)) else {
        return at;
    };
    let indent = rest[end.len()..].iter();
    let indent = indent.take_while(|byte| matches!(byte, b' ' | b'\t'));
    at + end.len() + indent.count()
}

/// Gives the lines that spell their digits: `=35`, `%35`, `&#53;`; a line that ends in `=` goes on in the next.
fn lines(text: &str, foreign: &mut Foreign) {
    let spells = ["=3", "%3", "&#", "=\r\n", "=\n"];
    if !spells.iter().any(|spelling| text.contains(spelling)) {
        return;
    }
    let mut whole = String::new();
    for line in text.lines() {
        let is_open = line.ends_with('=');
        whole += line;
        if is_open && whole.len() < limit::RATIO_FROM as usize {
            whole.push('\n');
            continue;
        }
        let plain = despelled(&whole);
        if *plain != *whole
            && has_number(&plain)
            && foreign.push_run(&Place::Hidden, &plain) == SpaceLeft::Full
        {
            return;
        }
        whole.clear();
    }
}

/// A line without its spellings.
fn despelled(line: &str) -> Cow<'_, str> {
    let mut plain = Cow::Borrowed(line);
    if line.contains("=3") || line.contains('\n') {
        let bytes = base64::unquoted(line.as_bytes());
        plain = Cow::Owned(String::from_utf8_lossy(&bytes).into_owned());
    }
    if plain.contains("%3") {
        plain = Cow::Owned(percent_decode_str(&plain).decode_utf8_lossy().into_owned());
    }
    if plain.contains("&#") {
        plain = Cow::Owned(unescaped(&plain).into_owned());
    }
    plain
}

/// Gives the files that a text holds between `begin 644 name` and `end`.
fn uuencoded(text: &str, foreign: &mut Foreign) {
    let mut rest = text;
    while let Some(at) = memmem::find(rest.as_bytes(), b"begin ") {
        let starts_line = at == 0 || rest.as_bytes()[at - 1] == b'\n';
        rest = &rest[at + "begin ".len()..];
        let end = memchr(b'\n', rest.as_bytes()).unwrap_or(rest.len());
        let (head, body) = rest.split_at(end);
        let mode = head.split(' ').next().unwrap_or("");
        if !starts_line || mode.len() < 3 || !mode.bytes().all(|byte| byte.is_ascii_digit()) {
            continue;
        }
        let mut bytes = Vec::new();
        let end = memmem::find(body.as_bytes(), b"\nend").unwrap_or(body.len());
        let (body, behind) = body.split_at(end);
        // What was decoded is not looked through again.
        rest = behind;
        for line in body.lines().skip(1) {
            uu_line(line.as_bytes(), &mut bytes);
        }
        foreign.intake.unpacked += bytes.len() as u64;
        if foreign.intake.unpacked > limit::PACKAGE {
            return foreign.gap(Gap::Limit("解压后的大小"));
        }
        foreign.embed(head.trim_start_matches(mode).trim(), bytes);
    }
}

/// The bytes of a line: how many there are, and four letters for three of them.
fn uu_line(line: &[u8], bytes: &mut Vec<u8>) {
    let Some((count, letters)) = line.split_first() else {
        return;
    };
    let value = |letter: &u8| u32::from(letter.wrapping_sub(b' ') & 0x3F);
    let end = bytes.len() + value(count) as usize;
    for group in letters.chunks(4) {
        let bits = (0..4).fold(0, |bits, at| bits << 6 | group.get(at).map_or(0, value));
        bytes.extend(&bits.to_be_bytes()[1..]);
    }
    bytes.truncate(end);
}
