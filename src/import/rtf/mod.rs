//! Texts in RTF: a stream of words, groups and characters. Every destination is read, those that programs do
//! not show too; pictures and objects are given as files.
//!
//! What the text prints is put together beside that, from the same words and characters.

mod apart;
mod field;
mod file;
mod names;
mod print;

use super::base64::hex;
use super::field_code::FieldCode;
use super::flow::{Flow, Interrupted, Stand};
use super::foreign::{Extra, Foreign, Property, SpaceLeft};
use super::limit;
use super::struck::StruckWords;
use encoding_rs::{Encoding, GBK, WINDOWS_1252};
use print::RtfPrint;

/// What a group is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Kind {
    Text,
    /// Something beside the text.
    Aside,
    /// The code of a field.
    Code,
    /// Written in hexadecimal: a picture or an object.
    Hex,
}

#[derive(Clone, Copy)]
struct Group {
    kind: Kind,
    hidden: bool,
    deleted: bool,
    /// Added while changes were tracked.
    added: bool,
    /// Whether it is how a drawing looks.
    is_look: bool,
    property: Option<Property>,
    /// How many characters follow one in Unicode for programs that know none.
    fallback: usize,
}

struct Rtf<'a, 'b> {
    bytes: &'b [u8],
    at: usize,
    flow: Flow<'a>,
    groups: Vec<Group>,
    group: Group,
    /// Bytes of characters that are not decoded yet.
    narrow: Vec<u8>,
    /// The first half of a character outside the basic plane.
    high: u16,
    skip: usize,
    encoding: &'static Encoding,
    aside: String,
    file: Vec<u8>,
    hidden: usize,
    deleted: usize,
    in_table: bool,
    /// The notes and text boxes we are in: how deep each stands, and what was written before it.
    notes: Vec<(usize, Interrupted)>,
    /// The fields we are in, and how deep each stands.
    fields: Vec<(usize, FieldCode)>,
    struck: StruckWords,
    print: Option<RtfPrint>,
}

pub(super) fn is_rtf(bytes: &[u8]) -> bool {
    bytes
        .strip_prefix(b"\xEF\xBB\xBF")
        .unwrap_or(bytes)
        .trim_ascii_start()
        .starts_with(b"{\\rt")
}

/// Reads a text.
pub(super) fn read(bytes: &[u8], foreign: &mut Foreign) {
    let mut flow = Flow::new(foreign, Stand::Body);
    let print = flow.printed.take().map(|_| RtfPrint::default());
    let mut rtf = Rtf {
        print,
        bytes,
        at: 0,
        flow,
        groups: Vec::new(),
        group: Group {
            kind: Kind::Text,
            hidden: false,
            deleted: false,
            added: false,
            is_look: false,
            property: None,
            fallback: 1,
        },
        narrow: Vec::new(),
        high: 0,
        skip: 0,
        encoding: GBK,
        aside: String::new(),
        file: Vec::new(),
        hidden: 0,
        deleted: 0,
        in_table: false,
        notes: Vec::new(),
        fields: Vec::new(),
        struck: StruckWords::default(),
    };
    while rtf.flow.space == SpaceLeft::Left && rtf.next().is_some() {}
    rtf.end_characters();
    rtf.end_aside();
    rtf.end_fields(0);
    rtf.end_notes(0);
    rtf.end_struck();
    rtf.end_file();
    rtf.flow.finish();
    let (hidden, deleted) = (rtf.hidden, rtf.deleted);
    let print = rtf.print.take();
    if let Some((print, printed)) = print.zip(foreign.printed.as_mut()) {
        foreign.left_out.extend(print.finish(printed));
    }
    if hidden > 0 {
        foreign.extras.push(Extra::HiddenText(hidden));
    }
    if deleted > 0 {
        foreign.extras.push(Extra::Changes(deleted));
    }
}

impl Rtf<'_, '_> {
    fn next(&mut self) -> Option<()> {
        let byte = *self.bytes.get(self.at)?;
        self.at += 1;
        match byte {
            b'{' => {
                self.end_characters();
                if self.groups.len() < limit::DEPTH {
                    self.groups.push(self.group);
                    self.print(RtfPrint::open);
                }
            }
            b'}' => self.end_group(),
            b'\\' => self.control()?,
            b'\r' | b'\n' => {}
            _ if self.group.kind == Kind::Hex => self.hexadecimal(byte),
            _ if self.skip > 0 && !self.is_hidden_text(byte) => self.skip -= 1,
            _ => self.narrow.push(byte),
        }
        Some(())
    }

    /// Whether a letter or digit is hidden by a count of bytes (`\uc8`) that older programs show for a character: no
    /// code page has more than two for one.
    fn is_hidden_text(&self, byte: u8) -> bool {
        const BYTES: usize = 2;
        self.group.fallback > BYTES && byte.is_ascii_alphanumeric()
    }

    /// Tells who prints, if anybody does.
    fn print(&mut self, tell: impl FnOnce(&mut RtfPrint)) {
        if let Some(print) = &mut self.print {
            tell(print);
        }
    }

    fn end_group(&mut self) {
        self.end_characters();
        if self.group.kind == Kind::Aside {
            self.end_aside();
        }
        let was = self.group.kind;
        if let Some(group) = self.groups.pop() {
            self.group = group;
            self.print(RtfPrint::close);
        }
        self.end_fields(self.groups.len());
        self.end_notes(self.groups.len());
        if was == Kind::Hex && self.group.kind != Kind::Hex {
            self.end_file();
        }
    }

    fn control(&mut self) -> Option<()> {
        let first = *self.bytes.get(self.at)?;
        if !first.is_ascii_alphabetic() {
            self.at += 1;
            match first {
                b'\'' => {
                    let pair = self.bytes.get(self.at..self.at + 2)?;
                    self.at += 2;
                    match self.skip {
                        0 => self.narrow.extend(hex(pair[0], pair[1])),
                        _ => self.skip -= 1,
                    }
                }
                b'*' => {
                    self.set(Kind::Aside);
                    self.print(RtfPrint::set_apart);
                }
                b'~' => self.character(' '),
                b'_' => self.character('-'),
                b'\r' | b'\n' => {
                    self.end_printed("par", None);
                    self.paragraph();
                }
                b'-' => {}
                _ => self.character(char::from(first)),
            }
            return Some(());
        }
        let rest = &self.bytes[self.at..];
        let length = rest
            .iter()
            .take(32)
            .take_while(|byte| byte.is_ascii_alphabetic())
            .count();
        let word = std::str::from_utf8(&rest[..length]).ok()?;
        let digits = &rest[length..];
        let sign = usize::from(digits.first() == Some(&b'-'));
        let count = digits[sign..]
            .iter()
            .take(10)
            .take_while(|byte| byte.is_ascii_digit())
            .count();
        let number = std::str::from_utf8(&digits[..sign + count])
            .ok()?
            .parse::<i64>()
            .ok();
        self.at += length + if count > 0 { sign + count } else { 0 };
        if self.bytes.get(self.at) == Some(&b' ') {
            self.at += 1;
        }
        self.word(word, number);
        Some(())
    }

    fn set(&mut self, kind: Kind) {
        self.end_characters();
        if self.group.kind != Kind::Hex {
            self.group.kind = kind;
        }
    }

    fn word(&mut self, word: &str, number: Option<i64>) {
        let on = number != Some(0);
        self.end_printed(word, number);
        match word {
            "u" => self.unicode(number.unwrap_or(0)),
            "uc" => self.group.fallback = usize::try_from(number.unwrap_or(1)).unwrap_or(1).min(8),
            "bin" => self.binary(usize::try_from(number.unwrap_or(0)).unwrap_or(0)),
            "pict" | "objdata" | "datastore" | "datafield" | "themedata" | "colorschememapping" => {
                self.set(Kind::Hex)
            }
            "field" | "fldinst" | "fldrslt" => self.field(word),
            // What is said of a picture, within its bytes.
            "picprop" => {
                self.end_characters();
                self.group.kind = Kind::Aside;
            }
            "ansicpg" if number == Some(1252) => self.encoding = WINDOWS_1252,
            "tab" => self.character('\t'),
            "line" => self.character('\n'),
            "par" | "page" | "sect" => self.paragraph(),
            "emdash" | "endash" => self.character('-'),
            "footnote" | "shptxt" => self.interrupt(word),
            "sp" => self.mark(|group| group.is_look = true),
            "intbl" => self.in_table = true,
            "pard" => self.in_table = false,
            "trowd" | "cell" | "nestcell" | "row" | "nestrow" => self.table(word),
            "v" => self.mark(|group| group.hidden = on),
            "deleted" => self.mark(|group| group.deleted = on),
            "revised" => self.mark(|group| group.added = on),
            "plain" => self.mark(|group| {
                (group.hidden, group.deleted, group.added) = (false, false, false);
            }),
            "author" => self.names(Property::Author),
            "operator" => self.names(Property::LastAuthor),
            "company" => self.names(Property::Company),
            "manager" => self.names(Property::Manager),
            "fonttbl" | "stylesheet" | "info" | "listtable" | "colortbl" => self.set(Kind::Aside),
            _ => self.end_characters(),
        }
    }

    /// A word as it is printed, before it ends anything; characters before it come first.
    fn end_printed(&mut self, word: &str, number: Option<i64>) {
        if self.print.is_some() && !matches!(word, "u" | "uc") {
            self.end_characters();
            let place = self.flow.here();
            self.print(|print| print.word(word, number, &place));
        }
    }

    fn mark(&mut self, change: impl Fn(&mut Group)) {
        self.end_characters();
        change(&mut self.group);
    }

    fn unicode(&mut self, number: i64) {
        self.end_characters();
        let unit = u16::try_from(number.rem_euclid(0x1_0000)).unwrap_or(0);
        let units = [self.high, unit];
        self.high = 0;
        match unit {
            0xD800..=0xDBFF => self.high = unit,
            0xDC00..=0xDFFF => {
                let read = char::decode_utf16(units).next().and_then(Result::ok);
                self.character(read.unwrap_or('\u{FFFD}'));
            }
            _ => self.character(char::from_u32(unit.into()).unwrap_or('\u{FFFD}')),
        }
        self.skip = self.group.fallback;
    }

    fn table(&mut self, word: &str) {
        self.end_characters();
        self.end_struck();
        match word {
            "trowd" => {}
            "row" | "nestrow" => self.flow.close_row(),
            _ => {
                if !self.flow.is_in_table() {
                    // Everything since the last paragraph is the first cell of a table.
                    let text = std::mem::take(&mut self.flow.text);
                    self.flow.open_table(None);
                    self.flow.text = text;
                }
                self.flow.fill_cell();
            }
        }
    }

    fn paragraph(&mut self) {
        self.end_characters();
        self.end_struck();
        if self.in_table {
            self.character('\n');
        } else if self.group.kind == Kind::Text {
            if self.flow.is_in_table() {
                self.flow.leave_table();
            }
            self.flow.end_paragraph();
        }
    }

    fn character(&mut self, c: char) {
        self.end_characters();
        self.give(c.encode_utf8(&mut [0; 4]));
    }

    fn end_characters(&mut self) {
        if !self.narrow.is_empty() {
            let bytes = std::mem::take(&mut self.narrow);
            let text = self.encoding.decode(&bytes).0;
            let codes = bytes.iter().map(|byte| char::from(*byte));
            self.print(|print| print.codes(codes, &text));
            self.take(&text);
        }
        self.skip = 0;
    }

    fn give(&mut self, text: &str) {
        self.print(|print| print.text(text));
        self.take(text);
    }

    fn take(&mut self, text: &str) {
        match self.group.kind {
            Kind::Text => {}
            Kind::Code => return self.take_of_code(text),
            Kind::Aside | Kind::Hex => return self.aside += text,
        }
        let says = !text.trim().is_empty();
        self.hidden += usize::from(self.group.hidden && says);
        self.deleted += usize::from(self.group.deleted && says);
        self.take_of_line(text);
    }
}
