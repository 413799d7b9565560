//! A look at texts between tags, and at the tags.

use super::digits::{ByteClass, DigitRun, class};
use super::element::{is_border, is_drawn};
use super::place::{FEWEST, SuspectKind, SuspectPlace};
use crate::parse::character_reference;
use memchr::{memchr, memchr_iter};

/// A text longer than so many bytes is no mark of secrecy.
const LONGEST_MARK: usize = 150;
/// How marks of secrecy begin.
const MARKS: &[&str] = &[
    "绝", "机", "秘", "密", "内", "仅", "注", "妥", "请", "严", "不", "禁", "此", "本", "公", "信",
];

/// How far a look has come.
pub(super) struct MarkupLook<'a> {
    bytes: &'a [u8],
    at: usize,
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
            at: 0,
            run: DigitRun::new(bytes, SuspectKind::Number),
            begins: true,
            found: Vec::new(),
        };
        look.look();
        look.found
    }

    fn look(&mut self) {
        while let Some(byte) = self.bytes.get(self.at) {
            match byte {
                b'<' => self.tag(),
                b'&' => self.reference(),
                0xE4..=0xE9 => self.words(),
                byte => {
                    let class = class(*byte);
                    match class {
                        ByteClass::Part => self.part(*byte),
                        ByteClass::Digit | ByteClass::Letter => {
                            self.begins = false;
                            self.at = self.run.see(class, self.at);
                        }
                        ByteClass::Wide => self.at = self.run.see(class, self.at),
                        ByteClass::Between => self.at += 1,
                    }
                }
            }
        }
        self.run.part(&mut self.found);
    }

    /// A sign that parts. Brackets and stars may stand before the first word of a block.
    fn part(&mut self, byte: u8) {
        self.run.part(&mut self.found);
        self.begins = self.begins && matches!(byte, b'(' | b'[' | b'*');
        self.at += 1;
    }

    /// Goes over Han characters.
    fn words(&mut self) {
        self.run.part(&mut self.found);
        if self.begins {
            self.mark(self.at);
        }
        self.begins = false;
        let start = self.at;
        while let Some([0xE4..=0xE9, 0x80..=0xFF, 0x80..=0xFF]) =
            self.bytes.get(self.at..self.at + 3)
        {
            self.at += 3;
        }
        // In another encoding a digit may follow the first byte.
        self.at = self.at.max(start + 1);
    }

    /// Goes over a tag. Numbers in it stand by themselves.
    fn tag(&mut self) {
        let start = self.at;
        let rest = &self.bytes[start..];
        let end = start + memchr(b'>', rest).map_or(rest.len(), |length| length + 1);
        if is_border(rest) {
            self.run.part(&mut self.found);
            self.begins = true;
        }
        if has_digits(&self.bytes[start..end]) && !is_drawn(rest) {
            let mut run = DigitRun::new(self.bytes, SuspectKind::Attribute);
            run.stretch(start..end, &mut self.found);
            run.part(&mut self.found);
        }
        self.at = end;
    }

    /// Goes over a reference to a character: `&#49;` is a digit.
    fn reference(&mut self) {
        let start = self.at;
        let Some((c, length)) = character_reference(&self.bytes[start + 1..]) else {
            self.run.part(&mut self.found);
            self.begins = false;
            self.at += 1;
            return;
        };
        self.at += 1 + length;
        match c {
            '0'..='9' | '０'..='９' => {
                self.run.digit(start..self.at);
                self.begins = false;
            }
            _ if c.is_ascii_graphic() && !matches!(c, '-' | '.') => {
                self.run.part(&mut self.found);
            }
            _ => {}
        }
    }

    /// Notes the text of a block that begins as a mark does and is as short as one.
    fn mark(&mut self, at: usize) {
        let rest = &self.bytes[at..];
        let begins = MARKS.iter().any(|mark| rest.starts_with(mark.as_bytes()));
        if !begins {
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

/// Whether bytes hold enough digits, of either width, for a number.
fn has_digits(bytes: &[u8]) -> bool {
    let digits = bytes
        .iter()
        .filter(|byte| byte.is_ascii_digit() || **byte == 0xEF);
    digits.count() >= FEWEST
}
