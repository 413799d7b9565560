//! A font of a PDF: strings of its codes to characters and to how wide they are.

use super::super::limit;
use super::cmap::CMap;
use super::file::PdfFile;
use super::glyphs::{self, CodeMeaning, Letters};
use super::value::{Dictionary, PdfValue};
use super::widths::Widths;
use encoding_rs::{BIG5, EUC_JP, EUC_KR, Encoding, GB18030, SHIFT_JIS, UTF_8, UTF_16BE};
use std::cell::RefCell;
use std::collections::BTreeSet;
use std::rc::Rc;

/// Fonts of signs, which say nothing in letters.
const SIGNS: &[&str] = &[
    "Wingdings",
    "Webdings",
    "Dingbats",
    "Symbol",
    "MTExtra",
    "Marlett",
];

/// How many codes of one font may be blank: spaces of several widths, ends of lines, glyphs that are missing.
const BLANK: usize = 6;

/// A font.
#[derive(Debug)]
pub(super) struct Font {
    codes: Codes,
    unicode: Option<Rc<CMap>>,
    widths: Widths,
    /// Whether it shows signs, which nobody has to read.
    is_of_signs: bool,
    /// Codes that show nothing, as far as they were used.
    blank: RefCell<BTreeSet<u32>>,
}

/// How strings are parted into codes, and what these show where no table says it.
#[derive(Debug)]
enum Codes {
    /// One byte each.
    Single(Box<Letters>),
    /// As this table parts them.
    Table(Rc<CMap>),
    /// Two bytes each.
    Double,
    /// Text in this encoding.
    Text(&'static Encoding),
}

/// What a string shows.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct ShownString {
    /// How wide it is, in parts of the size of the font.
    pub(super) width: f64,
    /// How many codes it has.
    pub(super) codes: usize,
    /// How many of them are a space of one byte.
    pub(super) spaces: usize,
    /// How many nobody knows the character of.
    pub(super) unknown: usize,
}

impl Font {
    /// Reads what a font says about itself. `table` reads the table that a value refers to.
    pub(super) fn of<'f>(
        file: &'f PdfFile<'_>,
        font: &Dictionary<'f>,
        table: &mut dyn FnMut(&PdfValue<'f>) -> Option<Rc<CMap>>,
    ) -> Self {
        let base = file.get(font, b"BaseFont");
        let base = base.name().map(String::from_utf8_lossy).unwrap_or_default();
        let base = base.replace(' ', "");
        let unicode = font.get(b"ToUnicode").and_then(&mut *table);
        let is_wide = font.is(b"Subtype", b"Type0");
        let (codes, widths) = match is_wide {
            true => {
                let descendants = file.get(font, b"DescendantFonts");
                let descendant = descendants.items().first().map(|it| file.follow(it));
                let descendant = descendant.as_deref().and_then(PdfValue::dictionary);
                let widths = descendant.map(|it| Widths::wide(file, it));
                (wide_codes(file, font, table), widths.unwrap_or_default())
            }
            false => {
                let letters = letters(file, font);
                (
                    Codes::Single(Box::new(letters)),
                    Widths::single(file, font, &base),
                )
            }
        };
        Self {
            codes,
            unicode,
            widths,
            is_of_signs: SIGNS.iter().any(|name| base.contains(name)),
            blank: RefCell::default(),
        }
    }

    /// Adds what a string shows.
    pub(super) fn show(&self, bytes: &[u8], out: &mut String) -> ShownString {
        let mut shown = ShownString::default();
        if let (Codes::Text(encoding), None) = (&self.codes, &self.unicode) {
            let start = out.len();
            *out += &encoding.decode_without_bom_handling(bytes).0;
            for c in out[start..].chars() {
                shown.codes += 1;
                shown.unknown += usize::from(c == '\u{FFFD}');
                shown.width += if c.is_ascii() { 0.5 } else { 1.0 };
            }
            return shown;
        }
        let mut rest = bytes;
        while !rest.is_empty() {
            if out.len() > limit::TEXT {
                shown.unknown += 1;
                break;
            }
            let (code, length) = self.code(rest);
            shown.codes += 1;
            shown.spaces += usize::from(length == 1 && code == 32);
            shown.width += self.widths.of(code);
            let start = out.len();
            let is_known =
                self.push(code, &rest[..length], out) && self.may_show(code, &out[start..]);
            shown.unknown += usize::from(!is_known);
            rest = &rest[length.max(1)..];
        }
        shown
    }

    fn code(&self, bytes: &[u8]) -> (u32, usize) {
        match &self.codes {
            Codes::Single(_) => (u32::from(bytes[0]), 1),
            Codes::Table(table) => table.code(bytes),
            Codes::Text(encoding) if **encoding == *GB18030 && bytes[0] < 0x80 => {
                (u32::from(bytes[0]), 1)
            }
            Codes::Double | Codes::Text(_) => match bytes {
                [high, low, ..] => (u32::from(*high) << 8 | u32::from(*low), 2),
                bytes => (u32::from(bytes[0]), 1),
            },
        }
    }

    /// Adds what a code shows; says whether that is known.
    fn push(&self, code: u32, bytes: &[u8], out: &mut String) -> bool {
        if let Some(text) = self.unicode.as_ref().and_then(|table| table.get(code)) {
            out.extend(text.chars().map(|c| self.plain(c)));
            return true;
        }
        let letter = match &self.codes {
            Codes::Single(letters) => letters[code as usize & 0xFF],
            Codes::Text(encoding) => {
                let text = encoding.decode_without_bom_handling(bytes).0;
                text.chars()
                    .next()
                    .map_or(CodeMeaning::Unknown, CodeMeaning::Known)
            }
            // The glyph that stands for one that is missing.
            _ if code == 0 => CodeMeaning::Nothing,
            _ => CodeMeaning::Unknown,
        };
        match letter {
            CodeMeaning::Known('\u{FFFD}') | CodeMeaning::Unknown => {
                out.push('\u{FFFD}');
                self.is_of_signs
            }
            CodeMeaning::Known(c) => {
                out.push(c);
                true
            }
            CodeMeaning::Sign => {
                out.push('?');
                true
            }
            CodeMeaning::Nothing => true,
        }
    }

    /// Whether a code may show what is said of it: a font has a few signs that are blank, and no ten.
    fn may_show(&self, code: u32, text: &str) -> bool {
        if text.contains(|c: char| !c.is_whitespace() && !c.is_control()) {
            return true;
        }
        let mut blank = self.blank.borrow_mut();
        if blank.len() <= BLANK {
            blank.insert(code);
        }
        blank.len() <= BLANK
    }

    /// Fonts with an encoding of their own put letters where Unicode leaves space for private use.
    fn plain(&self, c: char) -> char {
        match u32::from(c) {
            code @ 0xF020..=0xF07E if !self.is_of_signs => {
                char::from_u32(code - 0xF000).unwrap_or(c)
            }
            _ => c,
        }
    }
}

fn wide_codes<'f>(
    file: &'f PdfFile<'_>,
    font: &Dictionary<'f>,
    table: &mut dyn FnMut(&PdfValue<'f>) -> Option<Rc<CMap>>,
) -> Codes {
    if let Some(table) = font.get(b"Encoding").and_then(table) {
        return Codes::Table(table);
    }
    let encoding = file.get(font, b"Encoding");
    let name = encoding
        .name()
        .map(String::from_utf8_lossy)
        .unwrap_or_default();
    let is_one_of = |words: &[&str]| words.iter().any(|word| name.contains(word));
    if is_one_of(&["UCS2", "UTF16"]) {
        Codes::Text(UTF_16BE)
    } else if is_one_of(&["UTF8"]) {
        Codes::Text(UTF_8)
    } else if is_one_of(&["GB-EUC", "GBpc-EUC", "GBK", "GBT"]) && !is_one_of(&["GBT"]) {
        Codes::Text(GB18030)
    } else if is_one_of(&["RKSJ"]) {
        Codes::Text(SHIFT_JIS)
    } else if is_one_of(&["B5", "HKscs"]) {
        Codes::Text(BIG5)
    } else if is_one_of(&["KSC"]) {
        Codes::Text(EUC_KR)
    } else if matches!(&*name, "EUC-H" | "EUC-V") {
        Codes::Text(EUC_JP)
    } else {
        Codes::Double
    }
}

/// What each code of one byte shows, by the encoding that the font names, else by its own.
fn letters<'f>(file: &'f PdfFile<'_>, font: &Dictionary<'f>) -> Letters {
    let encoding = file.get(font, b"Encoding");
    let named = match &*encoding {
        PdfValue::Name(name) => Some(name.to_vec()),
        PdfValue::Dictionary(it) => file.get(it, b"BaseEncoding").name().map(<[u8]>::to_vec),
        _ => None,
    };
    let mut letters = match named {
        Some(name) => glyphs::encoding(&name),
        None if font.is(b"BaseFont", b"ZapfDingbats") => glyphs::encoding(b"ZapfDingbats"),
        None => own_letters(file, font),
    };
    let Some(dictionary) = encoding.dictionary() else {
        return letters;
    };
    let differences = file.get(dictionary, b"Differences");
    let mut code = 0;
    for item in differences.items() {
        match item {
            PdfValue::Number(number) => code = *number as usize,
            PdfValue::Name(name) => {
                if let Some(letter) = letters.get_mut(code) {
                    *letter = glyphs::named(name);
                }
                code = code.saturating_add(1);
            }
            _ => {}
        }
    }
    letters
}

/// What codes show in a font that names no encoding.
fn own_letters<'f>(file: &'f PdfFile<'_>, font: &Dictionary<'f>) -> Letters {
    const SYMBOLIC: usize = 4;
    let unknown = [CodeMeaning::Unknown; 256];
    if font.is(b"Subtype", b"Type3") {
        return unknown;
    }
    let descriptor = file.get(font, b"FontDescriptor");
    let Some(descriptor) = descriptor.dictionary() else {
        return glyphs::encoding(b"StandardEncoding");
    };
    let programs = [&b"FontFile"[..], b"FontFile2", b"FontFile3"];
    let mut programs = programs.iter().filter_map(|name| descriptor.get(name));
    let flags = file.get(descriptor, b"Flags").count().unwrap_or(0);
    let Some(program) = programs.next().filter(|_| flags & SYMBOLIC != 0) else {
        return glyphs::encoding(b"StandardEncoding");
    };
    let own = file.stream(program).and_then(|index| {
        let dictionary = file.value(index);
        let range = file.objects[index].stream.clone()?;
        let (program, _) = file.unpack(dictionary.dictionary()?, range);
        glyphs::of_font_program(&program)
    });
    own.unwrap_or(unknown)
}
