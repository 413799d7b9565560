//! Where in an output something may stand that must not go out: a quick look at all its bytes.
//!
//! Takes bytes, gives places that a close look is for. Digits that a reader sees together stand together,
//! whatever marks, character references and spaces are between them; the border of a block parts them.
//! Invariant: a number of ten digits or more, in a text or in an attribute, is always among the places.

use crate::parse::character_reference;
use memchr::memmem::Finder;
use memchr::{memchr, memchr_iter};
use std::ops::Range;
use std::sync::LazyLock;

/// Digits that stand together and may be a number: those of a mobile number but for one.
const FEWEST: usize = 10;
/// A text longer than so many bytes is no mark of secrecy.
const LONGEST_MARK: usize = 150;
/// The star that state organs put after a degree of secrecy.
pub(super) const STAR: &[u8] = "★".as_bytes();
/// Looks for it.
static STARS: LazyLock<Finder<'static>> = LazyLock::new(|| Finder::new(STAR));
/// How marks of secrecy begin.
const MARKS: &[&str] = &[
    "绝", "机", "秘", "密", "内", "仅", "注", "妥", "请", "严", "不", "禁", "此", "本", "公", "信",
];
/// Whether an element does not part what a reader reads.
fn is_inline(name: &[u8]) -> bool {
    matches!(
        name,
        b"a" | b"b"
            | b"i"
            | b"q"
            | b"s"
            | b"u"
            | b"br"
            | b"em"
            | b"bdi"
            | b"bdo"
            | b"del"
            | b"dfn"
            | b"ins"
            | b"kbd"
            | b"sub"
            | b"sup"
            | b"var"
            | b"wbr"
            | b"abbr"
            | b"cite"
            | b"code"
            | b"data"
            | b"font"
            | b"mark"
            | b"samp"
            | b"span"
            | b"time"
            | b"small"
            | b"tspan"
            | b"strong"
    )
}

/// Whether the attributes of an element are coordinates.
fn is_drawn(name: &[u8]) -> bool {
    matches!(
        name,
        b"path" | b"polygon" | b"polyline" | b"svg" | b"rect" | b"line" | b"circle" | b"g" | b"use"
    )
}

/// What an output is, as far as the look at it goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum OutputForm {
    /// Texts between tags: pages, feeds.
    Markup,
    /// A text.
    Plain,
    /// Pieces of words and lists of numbers: only what stands unbroken is a number.
    Pieces,
}

/// What may stand at a place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum SuspectKind {
    /// A number in a text.
    Number,
    /// A number inside a tag.
    Attribute,
    /// A mark of secrecy: the text of a whole block.
    Mark,
}

/// A place for a close look.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct SuspectPlace {
    pub(super) kind: SuspectKind,
    pub(super) range: Range<usize>,
}

/// The places of an output that a close look is for.
pub(super) fn suspects(form: OutputForm, bytes: &[u8]) -> Vec<SuspectPlace> {
    let mut look = Look {
        bytes,
        at: 0,
        run: Run::default(),
        begins: true,
        found: Vec::new(),
    };
    match form {
        OutputForm::Markup => look.markup(),
        OutputForm::Plain => look.plain(SuspectKind::Number, 0..bytes.len()),
        OutputForm::Pieces => return unbroken(bytes),
    }
    let mut found = look.found;
    for star in STARS.find_iter(bytes) {
        found.push(SuspectPlace {
            kind: SuspectKind::Mark,
            range: star.saturating_sub(24)..(star + 24).min(bytes.len()),
        });
    }
    found
}

/// The runs of digits with nothing between them. One that is long enough has a digit at every tenth byte.
fn unbroken(bytes: &[u8]) -> Vec<SuspectPlace> {
    let mut found = Vec::new();
    let mut at = FEWEST - 1;
    while let Some(byte) = bytes.get(at) {
        if !byte.is_ascii_digit() {
            at += FEWEST;
            continue;
        }
        let is_other = |byte: &u8| !byte.is_ascii_digit();
        let start = bytes[..at].iter().rposition(is_other);
        let start = start.map_or(0, |at| at + 1);
        let rest = bytes[at..].iter().position(is_other);
        let end = rest.map_or(bytes.len(), |length| at + length);
        if end - start >= FEWEST {
            found.push(SuspectPlace {
                kind: SuspectKind::Number,
                range: start..end,
            });
        }
        at = end + FEWEST;
    }
    found
}

/// Whether bytes hold enough digits, of either width, for a number.
fn has_digits(bytes: &[u8]) -> bool {
    let digits = bytes
        .iter()
        .filter(|byte| byte.is_ascii_digit() || **byte == 0xEF);
    digits.count() >= FEWEST
}

/// Digits that stand together so far.
#[derive(Default)]
struct Run {
    start: usize,
    end: usize,
    digits: usize,
}

/// How far a look has come.
struct Look<'a> {
    bytes: &'a [u8],
    at: usize,
    run: Run,
    /// Whether no word was seen since a block began.
    begins: bool,
    found: Vec<SuspectPlace>,
}

impl Look<'_> {
    fn digit(&mut self, length: usize) {
        if self.run.digits == 0 {
            self.run.start = self.at;
        }
        self.at += length;
        self.run.end = self.at;
        self.run.digits += 1;
        self.begins = false;
    }

    /// The digits are parted from those that follow.
    fn part(&mut self, kind: SuspectKind) {
        if self.run.digits >= FEWEST {
            let range = self.run.start..self.run.end;
            self.found.push(SuspectPlace { kind, range });
        }
        self.run.digits = 0;
    }

    fn markup(&mut self) {
        while let Some(byte) = self.bytes.get(self.at) {
            match byte {
                b'0'..=b'9' => self.digit(1),
                b'<' => self.tag(),
                b'&' => self.reference(),
                0xE4..=0xE9 => {
                    self.part(SuspectKind::Number);
                    if self.begins {
                        self.mark();
                    }
                    self.begins = false;
                    self.at += 3;
                    while matches!(self.bytes.get(self.at), Some(0xE4..=0xE9)) {
                        self.at += 3;
                    }
                }
                0xEF if self.is_wide_digit() => self.digit(3),
                // What else may stand between digits is left to the close look.
                b'\t'..=b'\r' | b' ' | b'-' | b'.' | 0x80.. => self.at += 1,
                b'(' | b'[' | b'*' => {
                    self.part(SuspectKind::Number);
                    self.at += 1;
                }
                _ => {
                    self.part(SuspectKind::Number);
                    self.begins = false;
                    self.at += 1;
                }
            }
        }
        self.part(SuspectKind::Number);
    }

    /// A text without marks, or what stands inside a tag.
    fn plain(&mut self, kind: SuspectKind, range: Range<usize>) {
        // So many bytes without a digit part every number.
        const APART: usize = 32;
        self.at = range.start;
        while self.at < range.end {
            if self.run.digits == 0
                && let Some(next) = self.bytes.get(self.at..(self.at + APART).min(range.end))
                && !next
                    .iter()
                    .any(|byte| byte.is_ascii_digit() || *byte == 0xEF)
            {
                self.at += next.len();
                continue;
            }
            match self.bytes.get(self.at) {
                Some(b'0'..=b'9') => self.digit(1),
                Some(0xEF) if self.is_wide_digit() => self.digit(3),
                Some(0xE4..=0xE9) => {
                    self.part(kind);
                    self.at += 3;
                }
                Some(b'\t'..=b'\r' | b' ' | b'-' | b'.' | 0x80..) => self.at += 1,
                _ => {
                    self.part(kind);
                    self.at += 1;
                }
            }
        }
        self.part(kind);
    }

    /// Goes over a tag. Numbers in it stand by themselves.
    fn tag(&mut self) {
        let start = self.at;
        let rest = &self.bytes[start..];
        let end = start + memchr(b'>', rest).map_or(rest.len(), |length| length + 1);
        let name = tag_name(rest);
        if !is_inline(name) {
            self.part(SuspectKind::Number);
            self.begins = true;
        }
        if has_digits(&self.bytes[start..end]) && !is_drawn(name) {
            let run = std::mem::take(&mut self.run);
            let begins = self.begins;
            self.plain(SuspectKind::Attribute, start..end);
            (self.run, self.begins) = (run, begins);
        }
        self.at = end;
    }

    /// Goes over a reference to a character: `&#49;` is a digit.
    fn reference(&mut self) {
        let Some((c, length)) = character_reference(&self.bytes[self.at + 1..]) else {
            self.part(SuspectKind::Number);
            self.at += 1;
            return;
        };
        match c {
            '0'..='9' | '０'..='９' => self.digit(1 + length),
            _ => {
                if c.is_ascii_graphic() && !matches!(c, '-' | '.') {
                    self.part(SuspectKind::Number);
                }
                self.at += 1 + length;
            }
        }
    }

    /// Notes the text of a block that begins as a mark does and is as short as one.
    fn mark(&mut self) {
        let rest = &self.bytes[self.at..];
        let begins = MARKS.iter().any(|mark| rest.starts_with(mark.as_bytes()));
        if !begins {
            return;
        }
        let mut tags = memchr_iter(b'<', &rest[..rest.len().min(LONGEST_MARK)]);
        if let Some(end) = tags.find(|tag| is_border(&rest[*tag..])) {
            self.found.push(SuspectPlace {
                kind: SuspectKind::Mark,
                range: self.at..self.at + end,
            });
        }
    }

    fn is_wide_digit(&self) -> bool {
        let rest = self.bytes.get(self.at + 1..self.at + 3);
        matches!(rest, Some([0xBC, 0x90..=0x99]))
    }
}

/// The name of the element that a tag begins or ends.
fn tag_name(tag: &[u8]) -> &[u8] {
    let name = tag.get(1..).unwrap_or_default();
    let name = name.strip_prefix(b"/").unwrap_or(name);
    let end = name.iter().position(|byte| !byte.is_ascii_alphanumeric());
    &name[..end.unwrap_or(name.len())]
}

/// Whether a tag parts what stands before it from what follows.
pub(super) fn is_border(tag: &[u8]) -> bool {
    !is_inline(tag_name(tag))
}

/// Whether a tag ends a line.
pub(super) fn is_line_end(tag: &[u8]) -> bool {
    tag_name(tag) == b"br"
}

#[cfg(test)]
mod tests {
    use super::{OutputForm, SuspectKind, suspects};

    fn found(form: OutputForm, text: &str) -> Vec<(SuspectKind, &str)> {
        let found = suspects(form, text.as_bytes()).into_iter();
        found.map(|one| (one.kind, &text[one.range])).collect()
    }

    #[test]
    fn digits_that_a_reader_sees_together_are_found() {
        for text in [
            "13800138000",
            "<b>138</b> 0013-8000",
            "138&#48;&#x30;138000",
            "138<br>00138000",
            "１３８００１３８０００",
        ] {
            let text = format!("<p>号码{text}，</p>");
            assert_eq!(found(OutputForm::Markup, &text).len(), 1, "{text}");
        }
        let attribute = "<a href=\"tel:13800138000\">电话</a>";
        let kinds = found(OutputForm::Markup, attribute);
        assert_eq!(kinds, [(SuspectKind::Attribute, "13800138000")]);
    }

    #[test]
    fn what_stands_apart_is_left_alone() {
        for text in [
            "<td>183.32</td><td>150.00</td><td>140.32</td>",
            "<path d=\"M12 34 56 78 90 12 34 56\"/>",
            "<time datetime=\"2024-09-30T10:00:00+08:00\">2024年9月30日</time>",
            "<p>共有内容</p>",
        ] {
            assert!(found(OutputForm::Markup, text).is_empty(), "{text}");
        }
    }

    #[test]
    fn a_block_that_begins_as_a_mark_is_found() {
        let text = "<h1> 内部资料</h1><p>正文里说内部资料</p>";
        assert_eq!(
            found(OutputForm::Markup, text),
            [(SuspectKind::Mark, "内部资料")]
        );
        assert_eq!(found(OutputForm::Plain, "机密★1年").len(), 1);
    }
}
