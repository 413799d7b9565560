//! A look at texts between tags, and at the tags.

use super::OutputForm;
use super::digits::{ByteClass, DigitRun, FEWEST_BESIDE_LETTERS, class};
use super::element::{is_border, is_drawn};
use super::mark::may_be_mark;
use super::place::{SuspectKind, SuspectPlace};
use crate::parse::character_reference;
use memchr::{memchr, memchr_iter};
use std::ops::Range;

/// A text longer than so many bytes is no mark of secrecy.
const LONGEST_MARK: usize = 150;

/// How far a look has come.
pub(super) struct MarkupLook<'a> {
    bytes: &'a [u8],
    run: DigitRun<'a>,
    /// Whether no word was seen since a block began.
    begins: bool,
    found: Vec<SuspectPlace>,
}

impl<'a> MarkupLook<'a> {
    /// What an output of tags and texts holds for a close look.
    pub(super) fn over(bytes: &'a [u8]) -> Vec<SuspectPlace> {
        let mut look = Self {
            bytes,
            run: DigitRun::new(bytes, OutputForm::Markup, SuspectKind::Number),
            begins: true,
            found: Vec::new(),
        };
        let mut at = 0;
        while let Some(byte) = bytes.get(at) {
            at = match byte {
                b'<' => look.tag(at),
                _ => look.text(at),
            };
        }
        look.run.part(&mut look.found);
        look.found
    }

    /// Goes over a text up to the next tag; gives the place of that.
    fn text(&mut self, start: usize) -> usize {
        let rest = &self.bytes[start..];
        // Nothing but the end of a line, as often as not.
        if let [b'\n' | b' ', b'<', ..] = rest {
            return start + 1;
        }
        let end = start + memchr(b'<', rest).unwrap_or(rest.len());
        if self.begins {
            self.begin(start..end);
        }
        self.run.stretch(start..end, &mut self.found);
        end
    }

    /// Looks whether the first word of a block is a mark. Brackets and stars may stand before it.
    fn begin(&mut self, range: Range<usize>) {
        let mut at = range.start;
        while at < range.end {
            let byte = self.bytes[at];
            at += match byte {
                0xE4..=0xE9 => {
                    self.mark(at);
                    self.begins = false;
                    return;
                }
                b'(' | b'[' | b'*' => 1,
                b'&' => match character_reference(&self.bytes[at + 1..]) {
                    Some((c, length)) if !c.is_ascii_digit() => 1 + length,
                    _ => {
                        self.begins = false;
                        return;
                    }
                },
                _ => match class(byte) {
                    ByteClass::Wide | ByteClass::Between => 1,
                    ByteClass::Part | ByteClass::Digit | ByteClass::Letter => {
                        self.begins = false;
                        return;
                    }
                },
            };
        }
    }

    /// Goes over a tag; gives the place behind it. Numbers in it stand by themselves.
    fn tag(&mut self, start: usize) -> usize {
        let rest = &self.bytes[start..];
        let length = memchr(b'>', rest).map_or(rest.len(), |length| length + 1);
        if is_border(rest) {
            self.run.part(&mut self.found);
            self.begins = true;
        }
        let tag = &rest[..length];
        if has_digits(tag) && !is_drawn(tag) {
            let mut run = DigitRun::new(self.bytes, OutputForm::Markup, SuspectKind::Attribute);
            run.stretch(start..start + length, &mut self.found);
            run.part(&mut self.found);
        }
        start + length
    }

    /// Notes the text of a block that begins as a mark does and is as short as one.
    fn mark(&mut self, at: usize) {
        let rest = &self.bytes[at..];
        if !may_be_mark(rest) {
            return;
        }
        let mut tags = memchr_iter(b'<', &rest[..rest.len().min(LONGEST_MARK)]);
        if let Some(end) = tags.find(|tag| is_border(&rest[*tag..])) {
            self.found.push(SuspectPlace {
                kind: SuspectKind::Mark,
                range: at..at + end,
            });
        }
    }
}

/// Whether a tag holds enough digits, of either width, for a number.
fn has_digits(tag: &[u8]) -> bool {
    /// Most tags are shorter than the shortest that has a number: `<a b=`.
    const SHORTEST: usize = 5 + FEWEST_BESIDE_LETTERS;
    const PIECE: usize = 64;
    if tag.len() < SHORTEST {
        return false;
    }
    let count = |piece: &[u8]| -> u8 {
        let digits = piece.iter();
        digits
            .map(|byte| u8::from(byte.is_ascii_digit() || *byte == 0xEF))
            .sum()
    };
    let digits = tag.chunks(PIECE).map(|piece| usize::from(count(piece)));
    digits.sum::<usize>() >= FEWEST_BESIDE_LETTERS
}
