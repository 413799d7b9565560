//! Texts in other encodings than UTF-8 and GB18030, in which nearly all of ours are.

use super::chain::{LENGTH, is_identity};
use super::foreign::{Foreign, SpaceLeft};
use super::place::Place;
use encoding_rs::{
    BIG5, EUC_JP, EUC_KR, Encoding, GB18030, ISO_2022_JP, SHIFT_JIS, UTF_8, UTF_16BE, UTF_16LE,
};

/// Where a text says how it is encoded.
const HEAD: usize = 1024;

/// The encoding that a text says it has, or that zeros between its first letters show; `None` where it is UTF-8, or nothing
/// says so.
pub(super) fn declared(bytes: &[u8]) -> Option<&'static Encoding> {
    match bytes {
        // Four bytes a character.
        [0xFF, 0xFE, 0, 0, ..] => return None,
        [0xFF, 0xFE, ..] | [b'<', 0, _, 0, ..] => return Some(UTF_16LE),
        [0xFE, 0xFF, ..] | [0, b'<', 0, _, ..] => return Some(UTF_16BE),
        _ => {}
    }
    let head = String::from_utf8_lossy(&bytes[..bytes.len().min(HEAD)]).to_ascii_lowercase();
    let is_markup = head
        .trim_start_matches('\u{FEFF}')
        .trim_start()
        .starts_with('<');
    let name = ["encoding=", "charset="].into_iter().find_map(|mark| {
        let rest = &head[head.find(mark)? + mark.len()..];
        let rest = rest.trim_start_matches(['"', '\'', ' ']);
        rest.split(|c: char| !c.is_ascii_alphanumeric() && !"-_:.".contains(c))
            .next()
    });
    let encoding = Encoding::for_label(name.filter(|_| is_markup)?.as_bytes())?;
    // What says that it has two bytes a character, and shows that it has one, has one.
    let is_narrow = encoding != UTF_16LE && encoding != UTF_16BE;
    (encoding != UTF_8 && is_narrow).then_some(encoding)
}

/// A text whose bytes are ASCII and say in between which letters they stand for; `None` if it is none.
pub(super) fn shifted(bytes: &[u8]) -> Option<String> {
    let is_one = bytes.is_ascii() && memchr::memmem::find(bytes, b"\x1B$").is_some();
    is_one.then(|| {
        ISO_2022_JP
            .decode_without_bom_handling(bytes)
            .0
            .into_owned()
    })
}

/// Tells the digits of a text of a mainframe (EBCDIC), of which nothing else is read. In other texts so many bytes of
/// these do not stand on end.
fn of_mainframe(bytes: &[u8], place: &Place, foreign: &mut Foreign) -> SpaceLeft {
    const FEWEST: usize = 11;
    const CROSS: u8 = 0xE7;
    let is_digit = |byte: &u8| (0xF0..=0xF9).contains(byte) || *byte == CROSS;
    let runs = bytes.split(|byte| !is_digit(byte));
    for run in runs.filter(|run| run.len() >= FEWEST) {
        let digits: String = run
            .iter()
            .map(|byte| match *byte {
                CROSS => 'X',
                digit => char::from(digit - 0xC0),
            })
            .collect();
        if foreign.push_run(place, &digits) == SpaceLeft::Full {
            return SpaceLeft::Full;
        }
    }
    SpaceLeft::Left
}

/// Tells identity numbers that stand in a text only where its bytes are read in another encoding: in digits of full width.
/// Latin digits are the same in all of them.
pub(super) fn other_readings(bytes: &[u8], place: &Place, foreign: &mut Foreign) {
    if bytes.is_ascii() || of_mainframe(bytes, place, foreign) == SpaceLeft::Full {
        return;
    }
    let own = match std::str::from_utf8(bytes) {
        Ok(_) => UTF_8,
        Err(_) => GB18030,
    };
    let readings = [UTF_8, GB18030, BIG5, SHIFT_JIS, EUC_JP, EUC_KR];
    for line in bytes.split(|byte| *byte == b'\n') {
        if line.len() < 2 * LENGTH || !may_have_wide_digits(line) {
            continue;
        }
        for reading in readings.iter().filter(|reading| **reading != own) {
            for number in wide_numbers(&reading.decode_without_bom_handling(line).0) {
                if foreign.push_run(place, &number) == SpaceLeft::Full {
                    return;
                }
            }
        }
    }
}

/// Whether digits of full width may follow on one another: their first bytes are the same, two bytes apart, or three in
/// UTF-8. A look at the bytes, because each reading takes as long as the text itself.
fn may_have_wide_digits(line: &[u8]) -> bool {
    line.windows(5).any(|bytes| match bytes[0] {
        // Shift JIS; Big5; what is made after GB2312.
        first @ (0x82 | 0xA2 | 0xA3) => bytes[2] == first && bytes[4] == first,
        0xEF => bytes[1] == 0xBC && bytes[3..] == [0xEF, 0xBC],
        _ => false,
    })
}

/// The identity numbers of a text in digits of full width, in Latin ones.
fn wide_numbers(text: &str) -> Vec<String> {
    let latin = |c: char| match c {
        '０'..='９' | 'Ｘ' => char::from_u32(u32::from(c) - 0xFEE0),
        _ => None,
    };
    let mut numbers = Vec::new();
    let mut run = String::new();
    for c in text.chars().map(latin).chain([None]) {
        match c {
            Some(c) => run.push(c),
            None => {
                if is_identity(run.as_bytes()) {
                    numbers.push(std::mem::take(&mut run));
                }
                run.clear();
            }
        }
    }
    numbers
}

#[cfg(test)]
mod tests {
    use super::declared;

    #[test]
    fn what_a_text_says_of_its_encoding_counts() {
        let cases: [(&[u8], Option<&str>); 7] = [
            (b"<?xml version='1.0' encoding='GB2312'?>", Some("GBK")),
            (b"<html><meta charset=big5>", Some("Big5")),
            (b"<?xml version=\"1.0\" encoding=\"utf-8\"?>", None),
            (b"<?xml version=\"1.0\" encoding=\"utf-16\"?>", None),
            (b"<\0?\0", Some("UTF-16LE")),
            (b"charset=big5", None),
            (b"", None),
        ];
        for (bytes, expected) in cases {
            assert_eq!(declared(bytes).map(|encoding| encoding.name()), expected);
        }
    }
}
