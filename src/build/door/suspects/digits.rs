//! Digits that a reader sees together.
//!
//! Most bytes of a text are not looked at: a number has so many bytes on end none of which parts it, so of as many
//! bytes the last one that parts is looked for, and the look goes on behind it.

use super::place::{FEWEST, SuspectKind, SuspectPlace};
use memchr::memmem;
use std::ops::Range;

/// Digits of a passport or a permit, which only a label tells.
const FEWEST_OF_PAPER: usize = 7;
/// Digits that a number has which is written with letters for some of them.
const FEWEST_BESIDE_LETTERS: usize = 6;
/// How far before such a number its label may stand, in bytes of the output.
const LABEL_BEFORE: usize = 64;
/// The last characters of these labels: 护照, 通行证, 居留许可.
const LABEL_ENDS: &[&str] = &["照", "证", "许可"];

/// What a byte is to a number.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum ByteClass {
    /// It parts.
    Part,
    /// It may stand between digits. What else may, is left to the close look.
    Between,
    Digit,
    /// A letter that looks like one.
    Letter,
    /// It may begin a digit of full width.
    Wide,
}

const CLASSES: [ByteClass; 256] = classes();

const fn classes() -> [ByteClass; 256] {
    let mut classes = [ByteClass::Part; 256];
    let mut byte = 0;
    while byte < 256 {
        classes[byte] = match byte as u8 {
            b'0'..=b'9' => ByteClass::Digit,
            b'O' | b'o' | b'l' | b'I' => ByteClass::Letter,
            0xEF => ByteClass::Wide,
            // Han characters part.
            0xE4..=0xE9 => ByteClass::Part,
            b'\t'..=b'\r' | b' ' | b'-' | b'.' | 0x80.. => ByteClass::Between,
            _ => ByteClass::Part,
        };
        byte += 1;
    }
    classes
}

/// What a byte is to a number.
pub(super) fn class(byte: u8) -> ByteClass {
    CLASSES[byte as usize]
}

/// Digits that stand together so far.
pub(super) struct DigitRun<'a> {
    bytes: &'a [u8],
    kind: SuspectKind,
    /// So many bytes none of which parts have fewer digits than are looked for.
    least: usize,
    place: Range<usize>,
    digits: usize,
    letters: usize,
}

impl<'a> DigitRun<'a> {
    /// None yet, of numbers that stand so in an output.
    pub(super) fn new(bytes: &'a [u8], kind: SuspectKind) -> Self {
        Self {
            bytes,
            kind,
            least: match kind {
                SuspectKind::Attribute => FEWEST,
                SuspectKind::Number | SuspectKind::Mark => FEWEST_OF_PAPER,
            },
            place: 0..0,
            digits: 0,
            letters: 0,
        }
    }

    /// A digit.
    pub(super) fn digit(&mut self, place: Range<usize>) {
        self.go_on(place);
        self.digits += 1;
    }

    fn letter(&mut self, place: Range<usize>) {
        self.go_on(place);
        self.letters += 1;
    }

    fn go_on(&mut self, place: Range<usize>) {
        if self.digits + self.letters == 0 {
            self.place.start = place.start;
        }
        self.place.end = place.end;
    }

    /// The digits are parted from those that follow.
    pub(super) fn part(&mut self, found: &mut Vec<SuspectPlace>) {
        // Nearly always.
        if self.digits + self.letters == 0 {
            return;
        }
        if self.digits + self.letters >= self.least && self.may_be_number() {
            found.push(SuspectPlace {
                kind: self.kind,
                range: self.with_letters(),
            });
        }
        (self.digits, self.letters) = (0, 0);
    }

    /// Of eleven digits only a mobile number is made that no label tells, and of ten only one with a letter among
    /// them: telephones of offices stand on every page.
    fn may_be_number(&self) -> bool {
        const OF_MOBILE: usize = 11;
        let begins_otherwise =
            || matches!(self.bytes.get(self.place.start), Some(b'0' | b'2'..=b'9'));
        let is_long = match self.digits + self.letters {
            0..FEWEST => false,
            FEWEST..OF_MOBILE => self.letters > 0,
            OF_MOBILE => !begins_otherwise(),
            _ => true,
        };
        is_long && self.digits >= FEWEST_BESIDE_LETTERS
            || self.digits >= FEWEST_OF_PAPER
                && self.digits == self.place.len()
                && self.kind == SuspectKind::Number
                && self.has_label()
    }

    /// Whether what papers are called ends somewhere before it.
    fn has_label(&self) -> bool {
        let from = self.place.start.saturating_sub(LABEL_BEFORE);
        let before = &self.bytes[from..self.place.start];
        let mut ends = LABEL_ENDS.iter();
        ends.any(|end| memmem::find(before, end.as_bytes()).is_some())
    }

    /// Its place with what the number of a paper begins with: E12345678, 军字第1234567号.
    fn with_letters(&self) -> Range<usize> {
        const LETTERS: usize = 3;
        const OF_ARMY: &[u8] = "字第".as_bytes();
        let before = &self.bytes[..self.place.start];
        let letters = before.iter().rev().take(LETTERS);
        let letters = letters
            .take_while(|byte| byte.is_ascii_alphabetic())
            .count();
        let of_army = before.ends_with(OF_ARMY).then_some(OF_ARMY.len() + 3);
        let more = of_army.unwrap_or(letters);
        self.place.start.saturating_sub(more)..self.place.end
    }

    /// Goes over a stretch of text. Digits may have begun before it, and may go on behind it.
    pub(super) fn stretch(&mut self, range: Range<usize>, found: &mut Vec<SuspectPlace>) {
        let mut at = range.start;
        if self.digits + self.letters > 0 {
            at = self.slowly(range.clone(), found);
        }
        while at + self.least <= range.end {
            at = match self.last_part(at..at + self.least) {
                Some(part) => part + 1,
                None => self.slowly(at..range.end, found),
            };
        }
        if at < range.end {
            let start = self.last_part(at..range.end).map_or(at, |part| part + 1);
            self.slowly(start..range.end, found);
        }
    }

    fn last_part(&self, range: Range<usize>) -> Option<usize> {
        let is_part = |byte: &u8| class(*byte) == ByteClass::Part;
        let at = self.bytes[range.clone()].iter().rposition(is_part);
        at.map(|at| range.start + at)
    }

    /// Goes from byte to byte until one parts; gives the place behind it.
    fn slowly(&mut self, range: Range<usize>, found: &mut Vec<SuspectPlace>) -> usize {
        let mut at = range.start;
        while at < range.end {
            let class = class(self.bytes[at]);
            if class == ByteClass::Part {
                self.part(found);
                return at + 1;
            }
            at = self.see(class, at);
        }
        range.end
    }

    /// Takes the byte of this class at a place; gives the place behind it, or behind the digit that it begins.
    pub(super) fn see(&mut self, class: ByteClass, at: usize) -> usize {
        let next = at + 1;
        match class {
            ByteClass::Digit => self.digit(at..next),
            ByteClass::Letter => self.letter(at..next),
            ByteClass::Wide if self.is_wide_digit(next) => {
                self.digit(at..at + 3);
                return at + 3;
            }
            ByteClass::Part | ByteClass::Wide | ByteClass::Between => {}
        }
        next
    }

    fn is_wide_digit(&self, at: usize) -> bool {
        matches!(self.bytes.get(at..at + 2), Some([0xBC, 0x90..=0x99]))
    }
}
