//! The words of a PDF's syntax: bytes to numbers, strings, names and marks, in objects and page contents.
//!
//! Total: what no rule of the syntax explains is skipped byte by byte, so the end is always reached.

use std::borrow::Cow;

/// A word of the syntax.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Token<'a> {
    /// A number.
    Number(f64),
    /// A string, its escapes undone.
    Text(Cow<'a, [u8]>),
    /// A name, without its slash and with its escapes undone.
    Name(Cow<'a, [u8]>),
    /// `[`
    ArrayStart,
    /// `]`
    ArrayEnd,
    /// `<<`
    DictionaryStart,
    /// `>>`
    DictionaryEnd,
    /// Anything else: an operator, `true`, `obj`.
    Word(&'a [u8]),
}

/// Reads words one after the other.
#[derive(Clone, Debug)]
pub(super) struct Lexer<'a> {
    bytes: &'a [u8],
    /// The byte that is read next.
    pub(super) at: usize,
    /// Whether a string had no end.
    pub(super) is_torn: bool,
}

/// Whether a byte parts words and means nothing else.
pub(super) fn is_space(byte: u8) -> bool {
    matches!(byte, b'\0' | b'\t' | b'\n' | b'\x0C' | b'\r' | b' ')
}

fn is_delimiter(byte: u8) -> bool {
    matches!(
        byte,
        b'(' | b')' | b'<' | b'>' | b'[' | b']' | b'{' | b'}' | b'/' | b'%'
    )
}

/// Whether a byte is part of a word.
pub(super) fn is_regular(byte: u8) -> bool {
    !is_space(byte) && !is_delimiter(byte)
}

impl<'a> Lexer<'a> {
    /// Reads from this byte on.
    pub(super) fn new(bytes: &'a [u8], at: usize) -> Self {
        Self {
            bytes,
            at,
            is_torn: false,
        }
    }

    /// The byte that comes next, not yet taken.
    pub(super) fn peek(&self) -> Option<u8> {
        self.bytes.get(self.at).copied()
    }

    /// What has not been read.
    pub(super) fn rest(&self) -> &'a [u8] {
        self.bytes.get(self.at..).unwrap_or(&[])
    }

    /// Passes over space and comments.
    pub(super) fn skip_space(&mut self) {
        while let Some(byte) = self.peek() {
            if byte == b'%' {
                self.take_while(|byte| !matches!(byte, b'\r' | b'\n'));
            } else if is_space(byte) {
                self.at += 1;
            } else {
                return;
            }
        }
    }

    /// The next word; `None` at the end.
    pub(super) fn next(&mut self) -> Option<Token<'a>> {
        loop {
            self.skip_space();
            let byte = self.peek()?;
            let follows = self.bytes.get(self.at + 1);
            return Some(match byte {
                b'(' => Token::Text(self.literal()),
                b'<' if follows == Some(&b'<') => self.mark(2, Token::DictionaryStart),
                b'<' => Token::Text(self.hexadecimal()),
                b'>' if follows == Some(&b'>') => self.mark(2, Token::DictionaryEnd),
                b'[' => self.mark(1, Token::ArrayStart),
                b']' => self.mark(1, Token::ArrayEnd),
                b'/' => Token::Name(self.name()),
                b'0'..=b'9' | b'+' | b'-' | b'.' => Token::Number(self.number()),
                byte if is_regular(byte) => Token::Word(self.take_while(is_regular)),
                _ => {
                    self.at += 1;
                    continue;
                }
            });
        }
    }

    fn mark(&mut self, length: usize, token: Token<'a>) -> Token<'a> {
        self.at += length;
        token
    }

    fn take_while(&mut self, fits: impl Fn(u8) -> bool) -> &'a [u8] {
        let rest = self.rest();
        let length = rest.iter().position(|byte| !fits(*byte));
        let taken = &rest[..length.unwrap_or(rest.len())];
        self.at += taken.len();
        taken
    }

    fn name(&mut self) -> Cow<'a, [u8]> {
        self.at += 1;
        let raw = self.take_while(is_regular);
        if !raw.contains(&b'#') {
            return Cow::Borrowed(raw);
        }
        let mut name = Vec::with_capacity(raw.len());
        let mut at = 0;
        while at < raw.len() {
            let digits = raw.get(at + 1..at + 3).unwrap_or(&[]);
            let digits = (raw[at] == b'#').then(|| pair(digits)).flatten();
            name.push(digits.unwrap_or(raw[at]));
            at += if digits.is_some() { 3 } else { 1 };
        }
        Cow::Owned(name)
    }

    /// A number, as readers take it: what stands after a second point or a sign inside is of no matter.
    fn number(&mut self) -> f64 {
        let raw = self.take_while(|byte| matches!(byte, b'0'..=b'9' | b'+' | b'-' | b'.'));
        let signs = raw.iter().take_while(|byte| matches!(byte, b'+' | b'-'));
        let signs = signs.count();
        let (mut value, mut scale, mut is_fraction) = (0.0_f64, 1.0_f64, false);
        for byte in &raw[signs..] {
            match byte {
                b'.' if !is_fraction => is_fraction = true,
                b'0'..=b'9' => {
                    value = value * 10.0 + f64::from(byte - b'0');
                    scale *= if is_fraction { 10.0 } else { 1.0 };
                }
                _ => break,
            }
        }
        let value = if scale.is_finite() {
            value / scale
        } else {
            0.0
        };
        if raw.first() == Some(&b'-') {
            -value
        } else {
            value
        }
    }

    fn hexadecimal(&mut self) -> Cow<'a, [u8]> {
        self.at += 1;
        let raw = self.take_while(|byte| byte != b'>');
        self.is_torn |= self.peek().is_none();
        self.at += 1;
        let digits = raw.iter().filter_map(|byte| char::from(*byte).to_digit(16));
        let mut text = Vec::with_capacity(raw.len() / 2 + 1);
        let mut high = None;
        for digit in digits {
            high = match high {
                None => Some(digit),
                Some(high) => {
                    text.push((high << 4 | digit) as u8);
                    None
                }
            };
        }
        text.extend(high.map(|digit| (digit << 4) as u8));
        Cow::Owned(text)
    }

    fn literal(&mut self) -> Cow<'a, [u8]> {
        self.at += 1;
        let rest = self.rest();
        let (mut depth, mut length, mut is_plain) = (1_u32, 0, true);
        while let Some(byte) = rest.get(length) {
            match byte {
                b'(' => depth += 1,
                b')' => depth -= 1,
                b'\\' => length += 1,
                _ => {}
            }
            is_plain &= !matches!(byte, b'\\' | b'\r');
            if depth == 0 {
                break;
            }
            length += 1;
        }
        self.is_torn |= depth > 0;
        let raw = &rest[..length.min(rest.len())];
        self.at += raw.len() + 1;
        match is_plain {
            true => Cow::Borrowed(raw),
            false => Cow::Owned(unescaped(raw)),
        }
    }
}

/// The byte that two hexadecimal digits stand for.
fn pair(digits: &[u8]) -> Option<u8> {
    let [high, low] = digits else { return None };
    let digit = |byte: u8| char::from(byte).to_digit(16);
    Some((digit(*high)? << 4 | digit(*low)?) as u8)
}

fn unescaped(raw: &[u8]) -> Vec<u8> {
    let mut text = Vec::with_capacity(raw.len());
    let mut at = 0;
    while let Some(byte) = raw.get(at) {
        at += 1;
        if *byte == b'\r' {
            at += usize::from(raw.get(at) == Some(&b'\n'));
            text.push(b'\n');
            continue;
        }
        if *byte != b'\\' {
            text.push(*byte);
            continue;
        }
        let Some(escaped) = raw.get(at) else { break };
        at += 1;
        match escaped {
            b'n' => text.push(b'\n'),
            b'r' => text.push(b'\r'),
            b't' => text.push(b'\t'),
            b'b' => text.push(8),
            b'f' => text.push(12),
            b'\r' => at += usize::from(raw.get(at) == Some(&b'\n')),
            b'\n' => {}
            b'0'..=b'7' => {
                let more = raw[at..].iter().take(2);
                let more = more.take_while(|byte| matches!(byte, b'0'..=b'7')).count();
                let digits = &raw[at - 1..at + more];
                let value = digits
                    .iter()
                    .fold(0_u32, |value, digit| value << 3 | u32::from(digit - b'0'));
                text.push(value as u8);
                at += more;
            }
            other => text.push(*other),
        }
    }
    text
}
