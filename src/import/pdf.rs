//! PDF: the text layer, page by page, what forms and remarks say, and the properties.
//!
//! What the file packs is unpacked within bounds. Should the library fail on a damaged file, that is
//! caught here.

use super::foreign::{Extra, Foreign, Gap, Property, SpaceLeft};
use super::limit;
use super::pdf_fonts::Fonts;
use super::pdf_text::{self, PdfPageText};
use super::place::Place;
use crate::source::built_in;
use aho_corasick::AhoCorasick;
use encoding_rs::UTF_16BE;
use lopdf::{Document, Error, LoadOptions, Object};
use std::panic::{AssertUnwindSafe, catch_unwind};
use unicode_normalization::UnicodeNormalization;

/// What a page takes of the budget of all pages in any case.
const LEAST: usize = 4096;

/// Whether the bytes are a PDF: its mark may stand a little after the start.
pub(super) fn is_pdf(bytes: &[u8]) -> bool {
    let head = &bytes[..bytes.len().min(1024)];
    head.windows(5).any(|window| window == b"%PDF-")
}

/// Reads a PDF.
pub(super) fn read(bytes: &[u8], foreign: &mut Foreign) {
    let Some(options) = options(bytes) else {
        return foreign.gaps.push(Gap::Limit("的大小"));
    };
    let outcome = catch_unwind(AssertUnwindSafe(|| {
        match Document::load_mem_with_options(bytes, options) {
            Ok(document) if document.is_encrypted() => foreign.gaps.push(Gap::Locked),
            Ok(mut document) => {
                trust_unicode(&mut document);
                read_document(&document, foreign);
            }
            Err(Error::Decryption(_) | Error::InvalidPassword) => foreign.gaps.push(Gap::Locked),
            Err(_) => foreign.gaps.push(Gap::Broken),
        }
    }));
    if outcome.is_err() {
        foreign.gaps.push(Gap::Broken);
    }
}

/// How the file may be read; `None` if it would take too much.
fn options(bytes: &[u8]) -> Option<LoadOptions> {
    let groups = occurrences(bytes, b"/ObjStm").max(1);
    if bytes.len() > limit::PDF || groups > limit::PDF_GROUPS || syntax(bytes) > limit::PDF_SYNTAX {
        return None;
    }
    let each = (limit::PDF_OBJECTS / groups).max(limit::PDF_OBJECTS_EACH);
    Some(LoadOptions::with_max_decompressed_size(each))
}

fn occurrences(bytes: &[u8], word: &[u8]) -> usize {
    words(&[word]).find_iter(bytes).count()
}

fn words(words: &[&[u8]]) -> AhoCorasick {
    built_in("list of words", AhoCorasick::new(words))
}

/// Bytes outside streams.
fn syntax(bytes: &[u8]) -> usize {
    let words = words(&[b"endstream", b"stream"]);
    let (mut outside, mut since) = (0, Some(0));
    for found in words.find_iter(bytes) {
        match (found.pattern().as_usize(), since) {
            (0, None) => since = Some(found.end()),
            (1, Some(start)) => {
                outside += found.start() - start;
                since = None;
            }
            _ => {}
        }
    }
    outside + since.map_or(0, |start| bytes.len() - start)
}

/// Where a font says which characters it shows, that is believed before its own encoding, which
/// printing browsers fill with names of glyphs that mean nothing.
fn trust_unicode(document: &mut Document) {
    for object in document.objects.values_mut() {
        if let Object::Dictionary(font) = object
            && font.has_type(b"Font")
            && font.has(b"ToUnicode")
        {
            font.remove(b"Encoding");
        }
    }
}

fn read_document(document: &Document, foreign: &mut Foreign) {
    let pages = document.get_pages();
    let mut fonts = Fonts::of(document);
    let mut empty = Vec::new();
    let mut left = limit::PDF_PAGES;
    for (page, id) in &pages {
        let most = limit::PDF_PAGE.min(left);
        let read = pdf_text::read(document, &mut fonts, *id, most).ok();
        let read = read.filter(|read| read.work.max(LEAST) < left);
        let Some(PdfPageText { text, work }) = read else {
            foreign.gaps.push(Gap::Limit("的页面大小"));
            return;
        };
        left -= work.max(LEAST);
        let number = page.saturating_sub(1);
        if text.trim().is_empty() {
            empty.push(number);
        }
        if foreign.push(Place::Page(number), &plain(&text)) == SpaceLeft::Full {
            return;
        }
    }
    forms(document, foreign);
    properties(document, foreign);
    if empty.len() == pages.len() {
        foreign.gaps.push(Gap::Scanned);
    } else if !empty.is_empty() {
        foreign.gaps.push(Gap::PagesWithoutText(empty));
    }
}

/// The text of a page as anybody would write it: radicals that fonts show for characters are these
/// characters, and line ends, which may be no more than the next word or cell, are tabs.
fn plain(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '\r' | '\n' => out.push('\t'),
            '\u{2E80}'..='\u{2FDF}' => out.extend(c.nfkc()),
            _ => out.push(c),
        }
    }
    out
}

/// What the fields of forms hold and remarks say.
fn forms(document: &Document, foreign: &mut Foreign) {
    for object in document.objects.values() {
        let Object::Dictionary(dictionary) = object else {
            continue;
        };
        for key in [&b"V"[..], b"Contents"] {
            if let Ok(Object::String(bytes, _)) = dictionary.get(key)
                && foreign.push(Place::Form, &string(bytes)) == SpaceLeft::Full
            {
                return;
            }
        }
    }
}

fn properties(document: &Document, foreign: &mut Foreign) {
    let info = document.trailer.get_deref(b"Info", document);
    let Ok(info) = info.and_then(Object::as_dict) else {
        return;
    };
    let keys = [
        (&b"Author"[..], Property::Author),
        (b"Company", Property::Company),
    ];
    for (key, property) in keys {
        if let Ok(Object::String(bytes, _)) = info.get_deref(key, document) {
            let name = string(bytes);
            foreign.push(Place::Property(property), &name);
            if !name.trim().is_empty() {
                let extra = Extra::Named(property, name.trim().into());
                foreign.extras.push(extra);
            }
        }
    }
}

/// A string outside the pages: UTF-16 with its mark, UTF-8, or single bytes.
fn string(bytes: &[u8]) -> String {
    match bytes.strip_prefix(b"\xFE\xFF") {
        Some(wide) => UTF_16BE.decode_without_bom_handling(wide).0.into_owned(),
        None => match std::str::from_utf8(bytes) {
            Ok(text) => text.to_owned(),
            Err(_) => bytes.iter().map(|byte| char::from(*byte)).collect(),
        },
    }
}
