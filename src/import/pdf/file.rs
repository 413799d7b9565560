//! All objects that the bytes of a PDF hold, in the order in which they were written.
//!
//! No table of the file is believed: the bytes are looked through from the beginning, so that objects
//! which a later revision replaced or no table names are found as well. Of one number, the object
//! that stands last is the one that counts.
//!
//! Invariant: parsing and unpacking together look at [`limit::PDF_WORK`] bytes at most; a value is
//! parsed when it is asked for, so that only what is looked at lies in memory.

use super::super::limit;
use super::filter::Flaw;
use super::lexer::{Lexer, Token, is_regular, is_space};
use super::strays::strays;
use super::value::{Dictionary, PdfValue, parse};
use crate::source::built_in;
use aho_corasick::{AhoCorasick, Input};
use memchr::memmem;
use std::borrow::Cow;
use std::cell::{Cell, RefCell};
use std::collections::{BTreeSet, HashMap};
use std::ops::Range;

/// How many references lead to one another.
const HOPS: usize = 8;

/// The objects of a PDF.
pub(super) struct PdfFile<'a> {
    bytes: &'a [u8],
    /// Groups of packed objects, unpacked.
    groups: Vec<Vec<u8>>,
    /// All objects, in order.
    pub(super) objects: Vec<PdfObject>,
    newest: HashMap<u32, usize>,
    /// The number of the object that everything shown hangs on.
    pub(super) root: Option<u32>,
    /// The numbers of the objects that describe the document, of each revision.
    pub(super) information: Vec<u32>,
    /// Whether it is encrypted.
    pub(super) is_locked: bool,
    /// Whether something in it is damaged.
    pub(super) is_damaged: Cell<bool>,
    /// Whether there was more than may be read.
    pub(super) is_cut: Cell<bool>,
    left: Cell<usize>,
    /// Identity numbers among the bytes that were unpacked, whatever these are.
    strays: RefCell<BTreeSet<String>>,
}

/// Where an object stands.
#[derive(Clone, Debug)]
pub(super) struct PdfObject {
    /// Its number.
    pub(super) number: u32,
    /// Which group of packed objects it is in, if any.
    group: Option<u32>,
    start: usize,
    /// The bytes of its stream, packed.
    pub(super) stream: Option<Range<usize>>,
}

impl<'a> PdfFile<'a> {
    /// Looks through the bytes of a file.
    pub(super) fn of(bytes: &'a [u8]) -> Self {
        let mut file = Self {
            bytes,
            groups: Vec::new(),
            objects: Vec::new(),
            newest: HashMap::new(),
            root: None,
            information: Vec::new(),
            is_locked: false,
            is_damaged: Cell::new(false),
            is_cut: Cell::new(false),
            left: Cell::new(limit::PDF_WORK),
            strays: RefCell::default(),
        };
        let found = file.scan();
        if file.is_locked {
            return file;
        }
        for object in found {
            let group = file.group(&object);
            file.objects.push(object);
            file.objects.extend(group);
            if file.objects.len() > limit::PDF_OBJECTS {
                file.is_cut.set(true);
                break;
            }
        }
        for (index, object) in file.objects.iter().enumerate() {
            file.newest.insert(object.number, index);
        }
        file
    }

    /// Takes so many bytes of what may be looked at; says whether there are so many left.
    pub(super) fn spend(&self, bytes: usize) -> bool {
        let left = self.left.get().checked_sub(bytes);
        self.is_cut.set(self.is_cut.get() || left.is_none());
        self.left.set(left.unwrap_or(0));
        left.is_some()
    }

    fn scan(&mut self) -> Vec<PdfObject> {
        let marks = [&b"obj"[..], b"trailer"];
        let marks = built_in("list of words", AhoCorasick::new(marks));
        let lengths = lengths(self.bytes, &marks);
        let (mut found, mut at, mut has_ends) = (Vec::new(), 0, true);
        while let Some(mark) = marks.find(Input::new(self.bytes).span(at..self.bytes.len())) {
            at = mark.end();
            let number = match mark.pattern().as_usize() {
                0 => header(self.bytes, mark.start()),
                _ => Some(0),
            };
            let Some(number) = number else { continue };
            let most = self.bytes.len().min(at + limit::PDF_OBJECT);
            let mut lexer = Lexer::new(&self.bytes[..most], at);
            let value = parse(&mut lexer);
            let is_endless = lexer.is_torn && lexer.at >= most;
            self.is_damaged.set(self.is_damaged.get() || lexer.is_torn);
            if !self.spend(lexer.at - at) || found.len() > limit::PDF_OBJECTS {
                self.is_cut.set(true);
                return found;
            }
            let mut object = PdfObject {
                number,
                group: None,
                start: at,
                stream: None,
            };
            at = if is_endless { at } else { lexer.at };
            if let Some(dictionary) = value.dictionary() {
                if number == 0 || dictionary.is(b"Type", b"XRef") {
                    self.trailer(dictionary);
                }
                if let Some(start) = stream_start(&mut lexer) {
                    let end = self.stream_end(dictionary, &lengths, start, &mut has_ends);
                    at = if has_ends { end.end } else { start };
                    object.stream = Some(end);
                }
            }
            found.push(object);
        }
        found
    }

    fn trailer(&mut self, dictionary: &Dictionary<'_>) {
        self.is_locked |= matches!(
            dictionary.get(b"Encrypt"),
            Some(PdfValue::Reference(_) | PdfValue::Dictionary(_))
        );
        if let Some(PdfValue::Reference(number)) = dictionary.get(b"Root") {
            self.root = Some(*number);
        }
        if let Some(PdfValue::Reference(number)) = dictionary.get(b"Info") {
            self.information.push(*number);
        }
    }

    /// The bytes of a stream that begins there: as many as it says if its end follows, else up to the next end.
    fn stream_end(
        &self,
        dictionary: &Dictionary<'_>,
        lengths: &HashMap<u32, usize>,
        start: usize,
        has_ends: &mut bool,
    ) -> Range<usize> {
        let said = match dictionary.get(b"Length") {
            Some(PdfValue::Reference(number)) => lengths.get(number).copied(),
            length => length.and_then(PdfValue::count),
        };
        let rest = |at: usize| self.bytes.get(at..).unwrap_or(&[]);
        if let Some(length) = said {
            let after = rest(start + length);
            let spaces = after.iter().take(64);
            let spaces = spaces.take_while(|byte| is_space(**byte)).count();
            if after[spaces..].starts_with(b"endstream") {
                return start..start + length;
            }
        }
        let found = match *has_ends {
            true => memmem::find(rest(start), b"endstream"),
            false => None,
        };
        let Some(length) = found else {
            self.is_damaged.set(true);
            *has_ends = false;
            return start..self.bytes.len();
        };
        let mut end = start + length;
        for byte in [b'\n', b'\r'] {
            end -= usize::from(end > start && self.bytes[end - 1] == byte);
        }
        start..end
    }

    /// The objects of a group, which are put in their place in the order.
    fn group(&mut self, object: &PdfObject) -> Vec<PdfObject> {
        let Some(range) = &object.stream else {
            return Vec::new();
        };
        let value = self.value_at(object);
        let Some(dictionary) = value.dictionary().filter(|it| it.is(b"Type", b"ObjStm")) else {
            return Vec::new();
        };
        let first = dictionary.get(b"First").and_then(PdfValue::count);
        let (unpacked, flaw) = self.unpack(dictionary, range.clone());
        let flaw = flaw.or(first.is_none().then_some(Flaw::Damaged));
        drop(value);
        self.is_damaged.set(self.is_damaged.get() || flaw.is_some());
        let first = first.unwrap_or(0);
        let mut lexer = Lexer::new(&unpacked, 0);
        let mut objects = Vec::new();
        while lexer.at < first
            && let Some(Token::Number(number)) = lexer.next()
            && let Some(Token::Number(offset)) = lexer.next()
        {
            objects.push(PdfObject {
                number: number as u32,
                group: u32::try_from(self.groups.len()).ok(),
                start: first.saturating_add(offset as usize),
                stream: None,
            });
        }
        let held: usize = self.groups.iter().map(Vec::len).sum();
        if held + unpacked.len() > limit::PDF_GROUPS {
            self.is_cut.set(true);
            return Vec::new();
        }
        self.groups.push(unpacked);
        objects
    }

    /// The object of this number that counts.
    pub(super) fn newest(&self, number: u32) -> Option<usize> {
        self.newest.get(&number).copied()
    }

    /// The value of an object.
    pub(super) fn value(&self, index: usize) -> PdfValue<'_> {
        self.value_at(&self.objects[index])
    }

    fn value_at(&self, object: &PdfObject) -> PdfValue<'_> {
        let source = match object.group {
            Some(group) => self.groups.get(group as usize).map_or(&[][..], |it| it),
            None => self.bytes,
        };
        let most = source
            .len()
            .min(object.start.saturating_add(limit::PDF_OBJECT));
        if object.start >= most || self.left() == 0 {
            return PdfValue::Null;
        }
        let mut lexer = Lexer::new(&source[..most], object.start);
        let value = parse(&mut lexer);
        match self.spend(lexer.at - object.start) {
            true => value,
            false => PdfValue::Null,
        }
    }

    /// What a value refers to, or the value itself.
    pub(super) fn follow<'f, 'v>(&'f self, value: &'v PdfValue<'f>) -> Cow<'v, PdfValue<'f>> {
        let mut found = Cow::Borrowed(value);
        for _ in 0..HOPS {
            let PdfValue::Reference(number) = &*found else {
                return found;
            };
            let next = self.newest(*number);
            found = Cow::Owned(next.map_or(PdfValue::Null, |index| self.value(index)));
        }
        Cow::Owned(PdfValue::Null)
    }

    /// What the value of a name refers to; `Null` where there is none.
    pub(super) fn get<'f, 'v>(
        &'f self,
        dictionary: &'v Dictionary<'f>,
        name: &[u8],
    ) -> Cow<'v, PdfValue<'f>> {
        match dictionary.get(name) {
            Some(value) => self.follow(value),
            None => Cow::Owned(PdfValue::Null),
        }
    }

    /// The object that a value refers to, if that has a stream.
    pub(super) fn stream(&self, value: &PdfValue<'_>) -> Option<usize> {
        let mut number = match value {
            PdfValue::Reference(number) => *number,
            _ => return None,
        };
        for _ in 0..HOPS {
            let index = self.newest(number)?;
            if self.objects[index].stream.is_some() {
                return Some(index);
            }
            match self.value(index) {
                PdfValue::Reference(next) => number = next,
                _ => return None,
            }
        }
        None
    }

    /// The bytes of a stream, packed.
    pub(super) fn packed(&self, range: Range<usize>) -> &[u8] {
        self.bytes.get(range).unwrap_or(&[])
    }

    /// Notes the numbers among bytes of the file.
    pub(super) fn sweep(&self, bytes: &[u8]) {
        self.strays.borrow_mut().extend(strays(bytes));
    }

    /// The identity numbers among all bytes of the file, packed or not, as far as they were looked at.
    pub(super) fn strays(&self) -> BTreeSet<String> {
        self.sweep(self.bytes);
        self.strays.take()
    }

    /// How many bytes may still be looked at.
    pub(super) fn left(&self) -> usize {
        self.left.get()
    }
}

/// The number of the object whose `obj` stands there; `None` if it is no object's.
fn header(bytes: &[u8], obj: usize) -> Option<u32> {
    let before = &bytes[..obj];
    let spaces = |bytes: &[u8]| bytes.iter().rev().take_while(|it| is_space(**it)).count();
    let digits = |bytes: &[u8]| {
        let digits = bytes.iter().rev().take_while(|byte| byte.is_ascii_digit());
        digits.take(10).count()
    };
    let before = &before[..before.len() - spaces(before)];
    let generation = digits(before);
    let before = &before[..before.len() - generation];
    let between = spaces(before);
    let before = &before[..before.len() - between];
    let number = digits(before);
    if generation == 0 || between == 0 || number == 0 {
        return None;
    }
    let digits = &before[before.len() - number..];
    std::str::from_utf8(digits).ok()?.parse().ok()
}

/// Objects that are a number: lengths of streams, which may be said after them.
fn lengths(bytes: &[u8], marks: &AhoCorasick) -> HashMap<u32, usize> {
    let mut lengths = HashMap::new();
    for mark in marks.find_iter(bytes) {
        if mark.pattern().as_usize() != 0 {
            continue;
        }
        let digits = &bytes[mark.end()..bytes.len().min(mark.end() + 32)];
        if !digits
            .iter()
            .find(|byte| !is_space(**byte))
            .is_some_and(u8::is_ascii_digit)
        {
            continue;
        }
        let mut lexer = Lexer::new(digits, 0);
        if let Some(Token::Number(length)) = lexer.next()
            && lexer.next() == Some(Token::Word(b"endobj"))
            && let Some(number) = header(bytes, mark.start())
        {
            lengths.insert(number, length as usize);
        }
    }
    lengths
}

/// Where the stream begins, if one follows.
fn stream_start(lexer: &mut Lexer<'_>) -> Option<usize> {
    lexer.skip_space();
    let rest = lexer.rest();
    if !rest.starts_with(b"stream") || rest.get(6).is_some_and(|it| is_regular(*it)) {
        return None;
    }
    let line_end = match (rest.get(6), rest.get(7)) {
        (Some(b'\r'), Some(b'\n')) => 2,
        (Some(b'\r' | b'\n'), _) => 1,
        _ => 0,
    };
    Some(lexer.at + 6 + line_end)
}
