//! Streams that no page shows: forms and appearances, pages of earlier revisions, scripts, descriptions,
//! files within the file. What is neither a picture, a font nor a table is read in the way its bytes ask for.

use super::super::foreign::{Active, Foreign, Property};
use super::super::place::Place;
use super::super::{picture, plain, spelled};
use super::content::Contents;
use super::file::{PdfFile, PdfObject};
use super::filter::Flaw;
use super::fonts::Fonts;
use super::pages;
use super::survey::ObjectSurvey;
use super::text;
use super::value::{Dictionary, PdfValue};
use memchr::memmem;
use std::collections::{HashMap, HashSet};

/// Bytes of a text that may be a part of a number.
const SHORT: usize = 4;

/// What looking for other spellings costs, in bytes for each.
const SPELLED: usize = 4;

/// What reading them needs.
pub(super) struct Streams<'f, 'x> {
    pub(super) file: &'f PdfFile<'f>,
    pub(super) fonts: &'x mut Fonts<'f>,
    pub(super) survey: &'x ObjectSurvey,
    /// Streams that were read with the pages.
    pub(super) seen: HashSet<usize>,
    /// How many characters nobody could tell.
    pub(super) unknown: usize,
    /// Whether letters are drawn as outlines.
    pub(super) has_drawn: bool,
}

impl<'f> Streams<'f, '_> {
    /// Reads all of them.
    pub(super) fn read(&mut self, foreign: &mut Foreign) {
        let owners = self.owners();
        let mut told = HashSet::new();
        for (index, object) in self.file.objects.iter().enumerate() {
            if self.seen.contains(&index) || object.stream.is_none() {
                continue;
            }
            let value = self.file.value(index);
            let Some(dictionary) = value.dictionary() else {
                continue;
            };
            let packed = self.file.packed(object.stream.clone().unwrap_or_default());
            if is_camera_picture(packed) && self.file.spend(packed.len()) {
                picture::read(packed, foreign);
            }
            if is_silent(dictionary) || self.survey.programs.contains(&object.number) {
                continue;
            }
            let owner = owners.get(&object.number).copied();
            for (place, text) in self.texts(object, dictionary, owner, foreign) {
                // Digits of a list, one a line, are no less for being told before.
                if text.len() < SHORT || told.insert(text.clone()) {
                    foreign.push(place, &text);
                }
            }
        }
    }

    /// Which page, of whatever revision, a stream is content of.
    fn owners(&self) -> HashMap<u32, usize> {
        let mut owners = HashMap::new();
        for page in &self.survey.pages {
            let value = self.file.value(*page);
            let contents = value.dictionary().and_then(|page| page.get(b"Contents"));
            for part in contents
                .map(|it| pages::parts(self.file, it))
                .unwrap_or_default()
            {
                owners.insert(self.file.objects[part].number, *page);
            }
        }
        owners
    }

    fn texts(
        &mut self,
        object: &PdfObject,
        dictionary: &Dictionary<'f>,
        owner: Option<usize>,
        foreign: &mut Foreign,
    ) -> Vec<(Place, String)> {
        let range = object.stream.clone().unwrap_or_default();
        let (bytes, flaw) = self.file.unpack(dictionary, range);
        let is_unread = matches!(flaw, Some(Flaw::Damaged | Flaw::Unknown));
        self.file
            .is_damaged
            .set(self.file.is_damaged.get() || is_unread);
        let is_file = dictionary.is(b"Type", b"EmbeddedFile");
        let name = self.survey.files.get(&object.number);
        if is_file || name.is_some() {
            let name = name.map_or("", String::as_str);
            foreign.embed(name, bytes);
            return Vec::new();
        }
        let is_form = dictionary.is(b"Subtype", b"Form");
        let is_tile = dictionary.get(b"PatternType").is_some();
        if is_form || is_tile || owner.is_some() || is_content(&bytes) {
            let place = if is_form { Place::Form } else { Place::Hidden };
            let shown = self.content(&bytes, dictionary, owner);
            return shown
                .into_iter()
                .map(|text| (place.clone(), text))
                .collect();
        }
        let is_letter = self.survey.letters.contains(&object.number);
        if is_letter || memmem::find(&bytes, b"begincmap").is_some() || bytes.starts_with(b"%!PS") {
            return Vec::new();
        }
        let Some(text) = text::of_stream(&bytes).or_else(|| plain::told(&bytes)) else {
            if is_file_within(&bytes) {
                foreign.embed_part("", bytes);
            }
            return Vec::new();
        };
        if self.file.spend(SPELLED * text.len()) {
            spelled::read(&text, foreign);
        }
        let is_xml = text.trim_start().starts_with('<');
        // A part of a form of XFA: the names that it has are those of no page.
        if is_xml && text.contains("<script") && is_form_of_xml(&text) {
            foreign.active.push(Active::Script);
            foreign.active.dedup();
        }
        let text = if is_xml { text::of_xml(&text) } else { text };
        let place = match dictionary.is(b"Type", b"Metadata") {
            true => Place::Property(Property::Other),
            false => Place::Hidden,
        };
        let lines = text
            .lines()
            .map(|line| (place.clone(), line.trim().to_owned()));
        lines.collect()
    }

    /// What a content shows that stands by itself. Where nothing says which fonts it means, all that
    /// have the names it uses are tried.
    fn content(
        &mut self,
        bytes: &[u8],
        dictionary: &Dictionary<'f>,
        owner: Option<usize>,
    ) -> Vec<String> {
        let page = owner.map_or(PdfValue::Null, |page| self.file.value(page));
        let own = self.file.get(dictionary, b"Resources");
        let of_page = page
            .dictionary()
            .map(|page| self.file.get(page, b"Resources"));
        let of_page = of_page.as_deref().and_then(PdfValue::dictionary);
        let resources = own.dictionary().or(of_page);
        let variants = match resources {
            Some(_) => 1,
            None => self.fonts.variants(),
        };
        let none = Dictionary::default();
        let mut texts: Vec<String> = Vec::new();
        let mut fewest = usize::MAX;
        for variant in 0..variants {
            let mut contents = Contents::of(self.file, self.fonts, variant);
            contents.read(bytes, resources.unwrap_or(&none));
            let shown = contents.into_shown(&mut self.seen);
            fewest = fewest.min(shown.unknown);
            self.has_drawn |= shown.letters.is_found;
            let text = text::plain(&shown.lines());
            fewest = fewest.max(usize::from(text::is_unreadable(&text)));
            if !texts.contains(&text) {
                texts.push(text);
            }
        }
        self.unknown += fewest.min(1 << 20);
        texts
    }
}

/// Whether a stream is a whole picture, as cameras and scanners write them, with what these say of it.
fn is_camera_picture(packed: &[u8]) -> bool {
    packed.starts_with(b"\xFF\xD8\xFF") || packed.get(4..8) == Some(b"jP  ")
}

/// Whether a stream that no name says anything of is a file, or packed once more.
pub(super) fn is_file_within(bytes: &[u8]) -> bool {
    let marks = [
        &b"PK\x03\x04"[..],
        b"\xD0\xCF\x11\xE0",
        b"%PDF-",
        b"\x1F\x8B\x08",
    ];
    marks.iter().any(|mark| bytes.starts_with(mark))
}

/// Whether a stream says nothing in letters, or was read as something else.
fn is_silent(dictionary: &Dictionary<'_>) -> bool {
    let is = |name: &[u8], value: &[u8]| dictionary.is(name, value);
    is(b"Subtype", b"Image")
        || is(b"Type", b"XRef")
        || is(b"Type", b"ObjStm")
        || dictionary.get(b"FunctionType").is_some()
        || dictionary.get(b"ShadingType").is_some()
        || dictionary.get(b"Length1").is_some()
        || [&b"Type1C"[..], b"CIDFontType0C", b"OpenType"]
            .iter()
            .any(|kind| is(b"Subtype", kind))
}

/// Whether XML is a part of a form that the file has in XFA.
fn is_form_of_xml(text: &str) -> bool {
    ["http://www.xfa.org/", "http://ns.adobe.com/xdp/"]
        .iter()
        .any(|space| text.contains(space))
}

/// Whether bytes that nobody says anything of show text as contents do.
fn is_content(bytes: &[u8]) -> bool {
    let has = |word: &[u8]| memmem::find(bytes, word).is_some();
    has(b"BT") && has(b"ET") && (has(b"Tj") || has(b"TJ") || has(b"'"))
}
