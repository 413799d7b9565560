//! Strings of a PDF outside its pages: bytes to text; and text of pages as anybody would write it.

use encoding_rs::{GB18030, UTF_8, UTF_16BE, UTF_16LE, WINDOWS_1252};
use std::borrow::Cow;
use std::collections::BTreeSet;
use std::ops::RangeInclusive;
use unicode_normalization::UnicodeNormalization;

/// Radicals that are characters by themselves, and which; those of old dictionaries Unicode knows itself.
const RADICALS: &str = "⺎兀⺒巳⺓幺⺝月⺠民⺩王⺼肉⻁虎⻄西⻅见⻆角⻉贝⻋车⻑長⻓长⻔门⻘青⻙韦⻚页⻛风⻜飞⻝食⻢马⻣骨⻤鬼⻥鱼⻦鸟⻧卤⻨麦⻩黄⻬齐⻮齿⻰龙";

/// Characters of the label of a field in a form.
const LABEL: usize = 20;

/// What a string says: UTF-32, UTF-16 or UTF-8 with its mark, else UTF-8, GB 18030 or Latin letters, whatever
/// it is. `None` where it is no text.
pub(super) fn decoded(bytes: &[u8]) -> Option<String> {
    if let Some(text) = of_four_bytes(bytes) {
        return Some(text);
    }
    let (encoding, bytes) = match bytes {
        [0xFE, 0xFF, rest @ ..] => (UTF_16BE, rest),
        [0xFF, 0xFE, rest @ ..] => (UTF_16LE, rest),
        [0xEF, 0xBB, 0xBF, rest @ ..] => (UTF_8, rest),
        _ if std::str::from_utf8(bytes).is_ok() => (UTF_8, bytes),
        _ => (GB18030, bytes),
    };
    let (text, has_errors) = encoding.decode_without_bom_handling(bytes);
    let text = match encoding == GB18030 && has_errors {
        true => WINDOWS_1252.decode_without_bom_handling(bytes).0,
        false => text,
    };
    // Between two of these marks stands the language of what follows.
    let text = match text.contains('\u{1B}') {
        true => text.split('\u{1B}').step_by(2).collect(),
        false => text,
    };
    let is_odd = |c: char| c.is_control() && !c.is_whitespace();
    let odd = text.chars().filter(|c| is_odd(*c) && *c != '\0').count();
    (odd * 8 <= text.chars().count()).then(|| text.replace(is_odd, ""))
}

/// A text of four bytes a character, where its mark or its first sign of XML shows that it is one.
fn of_four_bytes(bytes: &[u8]) -> Option<String> {
    let read: fn([u8; 4]) -> u32 = match bytes {
        [0, 0, 0xFE, 0xFF, ..] | [0, 0, 0, b'<', ..] => u32::from_be_bytes,
        [0xFF, 0xFE, 0, 0, ..] | [b'<', 0, 0, 0, ..] => u32::from_le_bytes,
        _ => return None,
    };
    let (letters, _) = bytes.as_chunks::<4>();
    let letters = letters.iter().map(|letter| char::from_u32(read(*letter)));
    letters.filter(|c| *c != Some('\u{FEFF}')).collect()
}

/// Whether a stream is text of itself, such as a script: most of it can be read.
pub(super) fn of_stream(bytes: &[u8]) -> Option<String> {
    let text = of_four_bytes(bytes);
    if text.is_some() || bytes.is_empty() {
        return text;
    }
    if !bytes.starts_with(b"\xFE\xFF") && bytes.contains(&0) {
        return None;
    }
    let is_latin = std::str::from_utf8(bytes).is_err() && !bytes.starts_with(b"\xFE\xFF");
    if is_latin && GB18030.decode_without_bom_handling(bytes).1 {
        return None;
    }
    decoded(bytes)
}

/// What XML shows: its text alone, where marks stand within words.
pub(super) fn without_marks(xml: &str) -> String {
    let parts = xml.split('<');
    let parts = parts.map(|part| part.split_once('>').map_or(part, |(_, text)| text));
    let text: String = parts.collect();
    let plain = quick_xml::escape::unescape(&text).map(Cow::into_owned);
    plain.unwrap_or(text)
}

/// Words with long numbers in bytes that are no text, such as a signature's certificate, in which persons
/// may be named by their numbers.
pub(super) fn numbers_in(bytes: &[u8]) -> Vec<String> {
    let is_text = |byte: &u8| matches!(byte, b' '..=b'~' | 0x80..);
    let words = bytes.split(|byte| !is_text(byte));
    let words = words.map(String::from_utf8_lossy);
    let has_number = |word: &str| {
        let mut runs = word.split(|c: char| !c.is_ascii_digit());
        runs.any(|run| run.len() >= 15)
    };
    let words = words.filter(|word| has_number(word));
    words
        .map(|word| word.replace(char::REPLACEMENT_CHARACTER, " "))
        .collect()
}

/// The texts and values of XML, without its names and without what only numbers documents; a value behind the label that
/// stands before it, as forms have them.
pub(super) fn of_xml(xml: &str) -> String {
    let mut out = String::new();
    let mut is_label = false;
    let mut push = |text: &str| {
        let is_number = ["uuid:", "xmp.", "adobe:", "http://", "W5M0Mp"];
        let text = text.trim();
        if !text.is_empty() && !is_number.iter().any(|start| text.starts_with(start)) {
            let plain = quick_xml::escape::unescape(text);
            let plain = plain.as_deref().unwrap_or(text);
            if is_label && has_figure(plain) {
                out.pop();
                out.push('：');
            }
            out += plain;
            out.push('\n');
            is_label = plain.chars().count() <= LABEL && !plain.is_ascii() && !has_figure(plain);
        }
    };
    for part in xml.split('<') {
        let (mark, text) = part.split_once('>').unwrap_or(("", part));
        if !mark.starts_with(['?', '!']) {
            mark.split(['"', '\''])
                .skip(1)
                .step_by(2)
                .for_each(&mut push);
        }
        push(text);
    }
    out
}

fn has_figure(text: &str) -> bool {
    text.contains(|c: char| c.is_ascii_digit())
}

/// A text as anybody would write it: radicals that fonts show for characters are these characters, and
/// line ends, which may be no more than the next word or cell, are tabs.
pub(super) fn plain(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '\r' | '\n' => out.push('\t'),
            '\u{2E80}'..='\u{2FDF}' => out.extend(character(c).nfkc()),
            _ => out.push(c),
        }
    }
    out
}

/// Whether a text has letters that show something else than they say: digits, most likely.
pub(super) fn is_unreadable(text: &str) -> bool {
    is_private(text) || is_of_named_digits(text)
}

/// Whether a word is as long as an identity number and consists of four to eleven letters that follow one another from A:
/// the glyphs of some fonts are named in the order in which they were needed, and digits by letters. No word is so.
fn is_of_named_digits(text: &str) -> bool {
    const FEWEST: usize = 17;
    let is_of =
        |word: &str, letters: RangeInclusive<char>| word.chars().all(|c| letters.contains(&c));
    let words = text.split(|c: char| !c.is_ascii_alphabetic());
    let mut long = words.filter(|word| word.len() >= FEWEST);
    long.any(|word| {
        let kinds: BTreeSet<char> = word.chars().take(2 * FEWEST).collect();
        kinds.len() >= 4 && (is_of(word, 'A'..='K') || is_of(word, 'a'..='k'))
    })
}

/// Whether so many characters of private use follow one another that they may be a number: a font may show
/// digits for them, which no reader can know.
fn is_private(text: &str) -> bool {
    const FEWEST: usize = 11;
    let mut count = 0;
    let mut letters = text.chars().filter(|c| !c.is_whitespace());
    letters.any(|c| {
        count = if matches!(c, '\u{E000}'..='\u{F8FF}') {
            count + 1
        } else {
            0
        };
        count >= FEWEST
    })
}

/// The character that a radical is; anything else as it is.
fn character(radical: char) -> char {
    let mut rest = RADICALS.chars();
    let found = rest.find(|c| *c == radical);
    found.and_then(|_| rest.next()).unwrap_or(radical)
}

#[cfg(test)]
mod tests {
    use super::{decoded, of_stream, of_xml};

    #[test]
    fn strings_are_read_in_whatever_way_they_were_written() {
        let gb = encoding_rs::GB18030.encode("名单").0;
        let cases: [(&[u8], Option<&str>); 7] = [
            (b"\xFE\xFF\x59\x0D\x00\x31", Some("复1")),
            (b"\xFF\xFE\x0D\x59\x31\x00", Some("复1")),
            (b"\xEF\xBB\xBFa", Some("a")),
            ("名".as_bytes(), Some("名")),
            (&gb, Some("名单")),
            (b"caf\xE9", Some("café")),
            (b"\x01\x02", None),
        ];
        for (bytes, text) in cases {
            assert_eq!(decoded(bytes).as_deref(), text);
        }
        assert_eq!(of_stream(b"\x89PNG\xFF\xFF\xFF"), None);
        assert_eq!(of_stream(b"app.alert(1)").as_deref(), Some("app.alert(1)"));
        assert_eq!(super::plain("居⺠⻔⼯\n1"), "居民门工\t1");
        assert_eq!(super::without_marks("<p>53<b>01</b>02</p>"), "530102");
        let certificate = b"\x30\x03\x0C\x16051@530102199003071238@\xE5\x01\x02";
        let numbers = super::numbers_in(certificate);
        assert!(
            numbers.len() == 1 && numbers[0].contains("530102199003071238"),
            "{numbers:?}"
        );
        let xml = "<?xpacket id='W5M0'?><a b=\"甲&amp;\" c='uuid:5'>乙<d/> 丙</a>";
        assert_eq!(of_xml(xml), "甲&\n乙\n丙\n");
        let form = "<caption>护照号码</caption><value>E12345678</value>";
        assert_eq!(of_xml(form), "护照号码：E12345678\n");
    }
}
