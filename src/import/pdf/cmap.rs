//! Tables of a font that say what its codes are: how long, and which characters they show.

use super::lexer::{Lexer, Token};
use encoding_rs::UTF_16BE;
use std::borrow::Cow;
use std::collections::HashMap;

/// Ranges of codes of one length that a table may name.
const SPACES: usize = 256;

/// A table.
#[derive(Debug, Default)]
pub(super) struct CMap {
    /// Length of codes, the lowest and the highest one.
    spaces: Vec<(usize, u32, u32)>,
    single: HashMap<u32, Box<str>>,
    /// The lowest code, the highest one, and what the lowest shows; in order.
    ranges: Vec<(u32, u32, Box<[u8]>)>,
}

impl CMap {
    /// Reads a table, as far as `most` entries go.
    pub(super) fn of(table: &[u8], most: usize) -> Self {
        let mut map = Self::default();
        let mut lexer = Lexer::new(table, 0);
        while let Some(token) = lexer.next() {
            match token {
                Token::Word(b"begincodespacerange") => map.read_spaces(&mut lexer),
                Token::Word(b"beginbfchar") => map.read_single(&mut lexer),
                Token::Word(b"beginbfrange") => map.read_ranges(&mut lexer),
                _ => {}
            }
            if map.size() > most {
                break;
            }
        }
        map.ranges.sort_by_key(|(low, ..)| *low);
        map
    }

    /// How many entries it has.
    pub(super) fn size(&self) -> usize {
        self.single.len() + self.ranges.len()
    }

    fn read_spaces(&mut self, lexer: &mut Lexer<'_>) {
        while let Some(Token::Text(low)) = lexer.next() {
            let Some(Token::Text(high)) = lexer.next() else {
                return;
            };
            if self.spaces.len() < SPACES {
                self.spaces.push((low.len(), code(&low), code(&high)));
            }
        }
    }

    fn read_single(&mut self, lexer: &mut Lexer<'_>) {
        while let Some(Token::Text(from)) = lexer.next() {
            match lexer.next() {
                Some(Token::Text(to)) => self.single.insert(code(&from), wide(&to)),
                Some(Token::Name(_)) => None,
                _ => return,
            };
        }
    }

    fn read_ranges(&mut self, lexer: &mut Lexer<'_>) {
        while let Some(Token::Text(low)) = lexer.next() {
            let Some(Token::Text(high)) = lexer.next() else {
                return;
            };
            let (low, high) = (code(&low), code(&high));
            match lexer.next() {
                Some(Token::Text(to)) => self.ranges.push((low, high, to.into())),
                Some(Token::ArrayStart) => {
                    let mut from = low;
                    while let Some(Token::Text(to)) = lexer.next() {
                        self.single.insert(from, wide(&to));
                        from = from.saturating_add(1);
                    }
                }
                _ => return,
            }
        }
    }

    /// What a code shows, if that is said and is anything.
    pub(super) fn get(&self, code: u32) -> Option<Cow<'_, str>> {
        let found = match self.single.get(&code) {
            Some(text) => Cow::Borrowed(&**text),
            None => Cow::Owned(self.in_ranges(code)?),
        };
        let nothing = |c: char| matches!(c, '\0' | '\u{FFFD}');
        (!found.is_empty() && !found.chars().any(nothing)).then_some(found)
    }

    fn in_ranges(&self, code: u32) -> Option<String> {
        let after = self.ranges.partition_point(|(low, ..)| *low <= code);
        let (low, high, to) = self.ranges.get(after.checked_sub(1)?)?;
        if code > *high {
            return None;
        }
        // The last character is counted up.
        let (start, last) = to.split_at(to.len().saturating_sub(2));
        let last = self::code(last).checked_add(code - low)?;
        let last = u16::try_from(last).ok()?.to_be_bytes();
        Some(wide(&[start, &last].concat()).into())
    }

    /// The code at the beginning of a string, and how many bytes it takes. Where the table names no
    /// lengths, two.
    pub(super) fn code(&self, bytes: &[u8]) -> (u32, usize) {
        let mut lengths = self.spaces.iter().filter_map(|(length, low, high)| {
            let code = code(bytes.get(..*length)?);
            let fits = |shift: u32| {
                let byte = |code: u32| code >> shift & 0xFF;
                (byte(*low)..=byte(*high)).contains(&byte(code))
            };
            let is_in = (0..*length as u32).all(|at| at > 3 || fits(at * 8));
            (is_in && *length > 0).then_some(*length)
        });
        let shortest = self.spaces.iter().map(|(length, ..)| *length).min();
        let length = lengths.next().or(shortest).unwrap_or(2);
        let length = length.clamp(1, 4).min(bytes.len());
        (code(&bytes[..length]), length)
    }
}

/// The number that bytes are, highest first.
fn code(bytes: &[u8]) -> u32 {
    let bytes = bytes.iter().take(4);
    bytes.fold(0, |code, byte| code << 8 | u32::from(*byte))
}

/// UTF-16, or one byte alone.
fn wide(bytes: &[u8]) -> Box<str> {
    match bytes {
        [byte] => char::from(*byte).to_string().into(),
        bytes => UTF_16BE.decode_without_bom_handling(bytes).0.into(),
    }
}

#[cfg(test)]
mod tests {
    use super::CMap;

    #[test]
    fn codes_show_what_the_table_says() {
        let map = CMap::of(
            b"2 begincodespacerange <00> <80> <8140> <FEFE> endcodespacerange\n\
              2 beginbfchar <01> <7532> <02> <D83DDE000031> endbfchar\n\
              2 beginbfrange <10><19><0030> <0020> <0021> [<4E59> <0041 0042>] endbfrange\n\
              1 beginbfrange <00000100> <FFFFFFFF> <0041> endbfrange",
            100,
        );
        let shown = |code| map.get(code).unwrap_or_default().into_owned();
        let codes = [1, 2, 0x10, 0x19, 0x1A, 0x20, 0x21, 0x101, 0xFFFF_FFFF];
        let texts = ["甲", "😀1", "0", "9", "", "乙", "AB", "B", ""];
        assert_eq!(codes.map(shown), texts);
        assert_eq!(map.code(b"\x41\x42"), (0x41, 1));
        assert_eq!(map.code(b"\x81\x40\x42"), (0x8140, 2));
        assert_eq!(map.code(b"\x81"), (0x81, 1));
        assert_eq!(CMap::default().code(b"\x01\x02\x03"), (0x102, 2));
    }
}
