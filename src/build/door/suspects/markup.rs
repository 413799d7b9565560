//! A look at texts between tags, and at the tags.

use super::digits::{ByteClass, Run, class};
use super::element::{is_border, is_drawn};
use super::{SuspectKind, SuspectPlace};
use crate::parse::character_reference;
use memchr::{memchr, memchr_iter, memchr2};
use std::ops::Range;

/// A text longer than so many bytes is no mark of secrecy.
const LONGEST_MARK: usize = 150;
/// How marks of secrecy begin.
const MARKS: &[&str] = &[
    "绝", "机", "秘", "密", "内", "仅", "注", "妥", "请", "严", "不", "禁", "此", "本", "公", "信",
];

/// How far a look has come.
pub(super) struct Look<'a> {
    bytes: &'a [u8],
    at: usize,
    run: Run<'a>,
    /// Whether no word was seen since a block began.
    begins: bool,
    found: Vec<SuspectPlace>,
}

impl<'a> Look<'a> {
    /// What an output of tags and texts holds for a close look.
    pub(super) fn over(bytes: &'a [u8]) -> Vec<SuspectPlace> {
        let mut look = Self {
            bytes,
            at: 0,
            run: Run::new(bytes, SuspectKind::Number),
            begins: true,
            found: Vec::new(),
        };
        look.look();
        look.found
    }

    fn look(&mut self) {
        while self.at < self.bytes.len() {
            let rest = &self.bytes[self.at..];
            let end = self.at + memchr2(b'<', b'&', rest).unwrap_or(rest.len());
            if self.begins {
                self.begin(self.at..end);
            }
            self.run.stretch(self.at..end, &mut self.found);
            self.at = end;
            match self.bytes.get(end) {
                Some(b'<') => self.tag(),
                Some(_) => self.reference(),
                None => {}
            }
        }
        self.run.part(&mut self.found);
    }

    /// Looks for the first word of a block.
    fn begin(&mut self, range: Range<usize>) {
        for at in range {
            let byte = self.bytes[at];
            let is_sign = || matches!(class(byte), ByteClass::Between | ByteClass::Wide);
            match byte {
                b'(' | b'[' | b'*' => {}
                0xE4..=0xE9 => {
                    self.begins = false;
                    return self.mark(at);
                }
                _ if is_sign() => {}
                _ => {
                    self.begins = false;
                    return;
                }
            }
        }
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
        let count = self.found.len();
        let mut run = Run::new(self.bytes, SuspectKind::Attribute);
        run.stretch(start..end, &mut self.found);
        run.part(&mut self.found);
        if self.found.len() > count && is_drawn(rest) {
            self.found.truncate(count);
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
