//! The values that objects of a PDF are made of: bytes to a tree.
//!
//! Total: what is missing or damaged is `Null`, and nesting is bounded.

use super::lexer::{Lexer, Token};
use std::borrow::Cow;

/// How deep values may be nested.
const DEPTH: usize = 64;

/// A value.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum PdfValue<'a> {
    /// Nothing, a truth value, or what is damaged.
    Null,
    /// A number.
    Number(f64),
    /// A string.
    Text(Cow<'a, [u8]>),
    /// A name.
    Name(Cow<'a, [u8]>),
    /// Values in order.
    Array(Vec<PdfValue<'a>>),
    /// Values by name.
    Dictionary(Dictionary<'a>),
    /// The number of an object.
    Reference(u32),
}

/// Values by name.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Dictionary<'a>(Vec<(Cow<'a, [u8]>, PdfValue<'a>)>);

impl<'a> Dictionary<'a> {
    /// The value of this name, where there is one.
    pub(super) fn get(&self, name: &[u8]) -> Option<&PdfValue<'a>> {
        let at = self.0.partition_point(|(known, _)| **known < *name);
        let (known, value) = self.0.get(at)?;
        (**known == *name).then_some(value)
    }

    /// Whether the value of a name is this name.
    pub(super) fn is(&self, name: &[u8], value: &[u8]) -> bool {
        matches!(self.get(name), Some(PdfValue::Name(found)) if **found == *value)
    }

    /// All names and values.
    pub(super) fn iter(&self) -> impl Iterator<Item = (&[u8], &PdfValue<'a>)> {
        self.0.iter().map(|(name, value)| (&**name, value))
    }
}

impl<'a> PdfValue<'a> {
    /// The dictionary, if it is one.
    pub(super) fn dictionary(&self) -> Option<&Dictionary<'a>> {
        match self {
            Self::Dictionary(dictionary) => Some(dictionary),
            _ => None,
        }
    }

    /// The values in order; none if it is no array.
    pub(super) fn items(&self) -> &[PdfValue<'a>] {
        match self {
            Self::Array(items) => items,
            _ => &[],
        }
    }

    /// The number, if it is one.
    pub(super) fn number(&self) -> Option<f64> {
        match self {
            Self::Number(number) => Some(*number),
            _ => None,
        }
    }

    /// A number that counts bytes or objects.
    pub(super) fn count(&self) -> Option<usize> {
        let number = self.number()?;
        (0.0..4e9).contains(&number).then_some(number as usize)
    }

    /// The name, if it is one.
    pub(super) fn name(&self) -> Option<&[u8]> {
        match self {
            Self::Name(name) => Some(name),
            _ => None,
        }
    }
}

/// The value that comes next. Sets [`Lexer::is_torn`] where it does not end.
pub(super) fn parse<'a>(lexer: &mut Lexer<'a>) -> PdfValue<'a> {
    match lexer.next() {
        Some(token) => from_token(lexer, token, DEPTH),
        None => {
            lexer.is_torn = true;
            PdfValue::Null
        }
    }
}

fn from_token<'a>(lexer: &mut Lexer<'a>, token: Token<'a>, depth: usize) -> PdfValue<'a> {
    match token {
        Token::Number(number) => PdfValue::Number(number),
        Token::Text(text) => PdfValue::Text(text),
        Token::Name(name) => PdfValue::Name(name),
        Token::ArrayStart => PdfValue::Array(list(lexer, &Token::ArrayEnd, depth)),
        Token::DictionaryStart => {
            let items = list(lexer, &Token::DictionaryEnd, depth);
            PdfValue::Dictionary(paired(items))
        }
        Token::ArrayEnd | Token::DictionaryEnd | Token::Word(_) => PdfValue::Null,
    }
}

/// Values up to the end of a list.
fn list<'a>(lexer: &mut Lexer<'a>, end: &Token<'a>, depth: usize) -> Vec<PdfValue<'a>> {
    let mut items = Vec::new();
    loop {
        let start = lexer.at;
        let Some(token) = lexer.next() else {
            lexer.is_torn = true;
            return items;
        };
        match token {
            token if token == *end => return items,
            Token::Word(b"R") => refer(&mut items),
            // The object ends before the list does.
            Token::Word(b"endobj" | b"stream" | b"endstream" | b"obj") => {
                lexer.at = start;
                lexer.is_torn = true;
                return items;
            }
            Token::ArrayStart | Token::DictionaryStart if depth == 0 => {
                lexer.is_torn = true;
                items.push(PdfValue::Null);
            }
            Token::ArrayEnd | Token::DictionaryEnd => {}
            token => items.push(from_token(lexer, token, depth.saturating_sub(1))),
        }
    }
}

/// Makes a reference of the two numbers that came last.
fn refer(items: &mut Vec<PdfValue<'_>>) {
    if let [.., PdfValue::Number(number), PdfValue::Number(_)] = items.as_slice() {
        let number = *number as u32;
        items.truncate(items.len() - 2);
        items.push(PdfValue::Reference(number));
    }
}

fn paired<'a>(items: Vec<PdfValue<'a>>) -> Dictionary<'a> {
    let mut entries = Vec::with_capacity(items.len() / 2);
    let mut name = None;
    for item in items {
        name = match (name, item) {
            (None, PdfValue::Name(name)) => Some(name),
            (None, _) => None,
            (Some(name), value) => {
                entries.push((name, value));
                None
            }
        };
    }
    entries.sort_by(|(one, _): &(Cow<'a, [u8]>, _), (other, _)| one.cmp(other));
    Dictionary(entries)
}
