//! Digits that a reader sees together.
//!
//! Most bytes of a text are not looked at: a number has so many bytes on end none of which parts it, so of as many
//! bytes the last one that parts is looked for, and the look goes on behind it.

use super::OutputForm;
use super::place::{FEWEST, SuspectKind, SuspectPlace};
use crate::parse::character_reference;
use memchr::memmem;
use std::ops::Range;

/// Digits of a passport or a permit, which only a label tells.
const FEWEST_OF_PAPER: usize = 7;
/// Digits that a number has which is written with letters for some of them.
pub(super) const FEWEST_BESIDE_LETTERS: usize = 6;
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
            b'\t'..=b'\r' | b' ' | b'-' | b'.' | b'_' | 0x80.. => ByteClass::Between,
            _ => ByteClass::Part,
        };
        byte += 1;
    }
    classes
}

/// Whether a byte can not stand in a number, not even in a reference to a digit: `&#49;`.
const PARTS: [[bool; 256]; 2] = parts();

const fn parts() -> [[bool; 256]; 2] {
    let mut parts = [[false; 256]; 2];
    let mut byte = 0;
    while byte < 256 {
        let is_part = matches!(CLASSES[byte], ByteClass::Part);
        let sign = byte as u8;
        let in_reference = sign.is_ascii_alphanumeric() || matches!(sign, b'&' | b'#' | b';');
        parts[0][byte] = is_part;
        parts[1][byte] = is_part && !in_reference;
        byte += 1;
    }
    parts
}

/// What a byte is to a number.
pub(super) fn class(byte: u8) -> ByteClass {
    CLASSES[byte as usize]
}

/// Digits that stand together so far.
pub(super) struct DigitRun<'a> {
    bytes: &'a [u8],
    kind: SuspectKind,
    /// Whether it is markup, where `&#49;` is a digit.
    form: OutputForm,
    parts: &'static [bool; 256],
    /// So many bytes none of which parts have fewer digits than are looked for.
    least: usize,
    place: Range<usize>,
    digits: usize,
    letters: usize,
}

impl<'a> DigitRun<'a> {
    /// None yet, of numbers that stand so in an output.
    pub(super) fn new(bytes: &'a [u8], form: OutputForm, kind: SuspectKind) -> Self {
        Self {
            bytes,
            kind,
            form,
            parts: &PARTS[usize::from(form == OutputForm::Markup)],
            least: FEWEST_OF_PAPER,
            place: 0..0,
            digits: 0,
            letters: 0,
        }
    }

    /// A digit.
    fn digit(&mut self, place: Range<usize>) {
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
            || self.digits >= FEWEST_OF_PAPER && self.digits == self.place.len() && self.has_label()
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
        if let Some(part) = self.last_part(at..range.end) {
            at = part + 1;
        }
        while at < range.end {
            at = self.slowly(at..range.end, found);
        }
    }

    fn last_part(&self, range: Range<usize>) -> Option<usize> {
        let is_part = |byte: &u8| self.parts[usize::from(*byte)];
        let at = self.bytes[range.clone()].iter().rposition(is_part);
        at.map(|at| range.start + at)
    }

    /// Goes from byte to byte until one parts; gives the place behind it.
    fn slowly(&mut self, range: Range<usize>, found: &mut Vec<SuspectPlace>) -> usize {
        let mut at = range.start;
        while at < range.end {
            let byte = self.bytes[at];
            let class = class(byte);
            if class != ByteClass::Part {
                at = self.see(class, at);
                continue;
            }
            let reference = match (byte, self.form) {
                (b'&', OutputForm::Markup) => character_reference(&self.bytes[at + 1..]),
                _ => None,
            };
            let end = at + 1 + reference.map_or(0, |(_, length)| length);
            match reference {
                Some(('0'..='9' | '０'..='９', _)) => self.digit(at..end),
                Some((c, _)) if !c.is_ascii_graphic() || matches!(c, '-' | '.' | '_') => {}
                _ => {
                    self.part(found);
                    return end;
                }
            }
            at = end;
        }
        range.end
    }

    /// Takes the byte of this class at a place; gives the place behind it, or behind the digit that it begins.
    fn see(&mut self, class: ByteClass, at: usize) -> usize {
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

#[cfg(test)]
mod tests {
    use super::{DigitRun, OutputForm, SuspectKind};

    /// Pieces of outputs: digits in every spelling, what stands between them, what parts them.
    const PIECES: &[&str] = &[
        "1", "3", "8", "0", "13", "5301", "１", "&#49;", "&#x30;", "&#56", "O", "l", " ", "-", ".",
        "_", "\u{AD}", "\u{200B}", "　", "&nbsp;", "&shy;", "&amp;", "&", "&#", ";", "#", "a", "x",
        "字", "证", "照", "，", ",", ":", "\n", "\t", "\u{E9}", "X",
    ];

    /// What is passed over holds nothing that a look at every byte finds.
    #[test]
    fn nothing_is_lost_by_skipping() {
        let mut seed = 11_u64;
        let mut next = |below: usize| {
            seed = seed
                .wrapping_mul(6_364_136_223_846_793_005)
                .wrapping_add(1_442_695_040_888_963_407);
            (seed >> 33) as usize % below
        };
        let mut count = 0;
        for _ in 0..20_000 {
            // Digits two times out of three.
            let mut piece = |_| {
                PIECES[if next(3) > 0 {
                    next(10)
                } else {
                    next(PIECES.len())
                }]
            };
            let text: String = (0..40).map(&mut piece).collect();
            // No reference is cut in two.
            let is_whole = |at: &usize| {
                let before = text.get(..*at).unwrap_or("&");
                before.ends_with([' ', '，', '字', '.', '-', '_', '\n'])
            };
            let cut = (text.len() / 2..text.len()).find(is_whole).unwrap_or(0);
            for form in [OutputForm::Markup, OutputForm::Plain] {
                for kind in [SuspectKind::Number, SuspectKind::Attribute] {
                    let bytes = text.as_bytes();
                    let (mut fast, mut slow) = (Vec::new(), Vec::new());
                    let mut run = DigitRun::new(bytes, form, kind);
                    run.stretch(0..cut, &mut fast);
                    run.stretch(cut..bytes.len(), &mut fast);
                    run.part(&mut fast);
                    let mut run = DigitRun::new(bytes, form, kind);
                    let mut at = 0;
                    while at < bytes.len() {
                        at = run.slowly(at..bytes.len(), &mut slow);
                    }
                    run.part(&mut slow);
                    assert_eq!(fast, slow, "{form:?} {text}");
                    count += slow.len();
                }
            }
        }
        assert!(count > 10_000, "{count}");
    }
}
