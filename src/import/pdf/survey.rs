//! All objects of a PDF seen once: which are pages, which carry fonts, files or scripts, and what all
//! strings outside of page contents say.

use super::super::chain::{Crossed, LENGTH, is_identity};
use super::super::foreign::{Active, Property};
use super::super::limit;
use super::super::place::Place;
use super::super::scattered::{Scattered, name_of};
use super::apart::is_of_bearer;
use super::file::PdfFile;
use super::fonts::Fonts;
use super::labelled::labelled;
use super::listed;
use super::strays::strays;
use super::text::{decoded, numbers_in, without_marks};
use super::value::{Dictionary, PdfValue};
use crate::text::personal::has_usual_place;
use std::collections::{HashMap, HashSet};

/// How many names are looked at under which strings are a digit each.
const NAMES: usize = 64;

/// Names of strings that are no text: keys, times, kinds of letters, signatures.
const NO_TEXT: &[&[u8]] = &[
    b"ID",
    b"Cert",
    b"ByteRange",
    b"Registry",
    b"Ordering",
    b"DA",
    b"DS",
    b"CreationDate",
    b"ModDate",
    b"M",
    b"CheckSum",
    b"O",
    b"U",
    b"OE",
    b"UE",
    b"Perms",
    b"Panose",
    b"CharSet",
    b"Lang",
    b"FontFamily",
];

/// Names of what fields of forms and remarks say.
const FORM: &[&[u8]] = &[
    b"V",
    b"DV",
    b"Opt",
    b"Contents",
    b"RC",
    b"RV",
    b"T",
    b"TU",
    b"TM",
    b"Subj",
    b"CA",
    b"MK",
];

/// What every document may say of itself. Under other names stands what somebody added.
const USUAL: &[&[u8]] = &[
    b"Title",
    b"Author",
    b"Subject",
    b"Keywords",
    b"Creator",
    b"Producer",
    b"Trapped",
];

/// Names of the programs of fonts and other streams that say nothing.
const PROGRAMS: &[&[u8]] = &[
    b"FontFile",
    b"FontFile2",
    b"FontFile3",
    b"CIDSet",
    b"CIDToGIDMap",
    b"ToUnicode",
    b"DestOutputProfile",
];

/// What was seen.
#[derive(Default)]
pub(super) struct ObjectSurvey {
    /// Pages of all revisions.
    pub(super) pages: Vec<usize>,
    /// The last catalog that stands in the file.
    pub(super) catalog: Option<usize>,
    /// Numbers of streams that are no text.
    pub(super) programs: HashSet<u32>,
    /// Numbers of streams that draw the letters of a font.
    pub(super) letters: HashSet<u32>,
    /// Numbers of streams that are files, and what they are called.
    pub(super) files: HashMap<u32, String>,
    /// Strings, in order and each once, and where they stand.
    pub(super) texts: Vec<(Place, String)>,
    /// What the file does by itself.
    pub(super) active: Vec<Active>,
    /// How many remarks it has.
    pub(super) remarks: usize,
    known: HashSet<String>,
    /// The last digits that strings of one name consist of, one each.
    spelled: HashMap<Vec<u8>, Vec<u8>>,
    /// Strings that may be parts of one number: titles of bookmarks, other words for cells.
    scattered: Scattered,
    /// Bytes of all strings.
    size: usize,
    /// Whether there were more than are kept.
    is_cut: bool,
}

impl ObjectSurvey {
    /// Looks at all objects, and notes fonts by their names.
    pub(super) fn of<'f>(file: &'f PdfFile<'f>, fonts: &mut Fonts<'f>) -> Self {
        let mut survey = Self::default();
        for (index, object) in file.objects.iter().enumerate() {
            let value = file.value(index);
            if let Some(dictionary) = value.dictionary() {
                if dictionary.is(b"Type", b"Page") {
                    survey.pages.push(index);
                } else if dictionary.is(b"Type", b"Catalog") {
                    survey.catalog = Some(index);
                }
            }
            // A trailer, which has no number, may say it itself.
            let own = value.dictionary().and_then(|it| it.get(b"Info"));
            if let Some(own) = own.filter(|_| object.number == 0) {
                survey.information(fonts, own);
            }
            if file.information.contains(&object.number) {
                survey.information(fonts, &value);
            } else if !value.dictionary().is_some_and(|it| it.is(b"Type", b"XRef")) {
                survey.see(fonts, b"", &value);
            }
        }
        let mut found = Vec::new();
        survey.scattered.end(&mut found);
        survey.put_all_together(found);
        file.is_cut.set(file.is_cut.get() || survey.is_cut);
        survey
    }

    fn see<'f>(&mut self, fonts: &mut Fonts<'f>, name: &[u8], value: &PdfValue<'f>) {
        match value {
            PdfValue::Text(text) => self.text(name, text),
            PdfValue::Array(items) => {
                self.split(listed::of_array(items));
                let is_colours = items.first().and_then(PdfValue::name) == Some(b"Indexed");
                for item in items.iter().filter(|_| !is_colours) {
                    self.see(fonts, name, item);
                }
            }
            PdfValue::Dictionary(dictionary) => {
                self.dictionary(dictionary);
                for text in labelled(fonts.file, dictionary) {
                    self.push(Place::Form, text);
                }
                self.split(listed::of_dictionary(dictionary));
                if dictionary.get(b"Font").is_some() {
                    fonts.note(dictionary);
                }
                if name == b"CharProcs" {
                    let drawn = dictionary.iter().filter_map(|(_, value)| match value {
                        PdfValue::Reference(number) => Some(*number),
                        _ => None,
                    });
                    self.letters.extend(drawn);
                }
                let is_signature = dictionary.get(b"ByteRange").is_some();
                for (name, value) in dictionary.iter() {
                    self.strays(name);
                    match value {
                        PdfValue::Text(text) if is_signature && name == b"Contents" => {
                            for number in numbers_in(text) {
                                self.push(Place::Hidden, number);
                            }
                            self.strays(text);
                        }
                        value => self.see(fonts, name, value),
                    }
                }
            }
            PdfValue::Name(text) => {
                if FORM.contains(&name) {
                    self.text(name, text);
                }
                self.strays(text);
            }
            PdfValue::Reference(number) if PROGRAMS.contains(&name) => {
                self.programs.insert(*number);
            }
            _ => {}
        }
    }

    fn text(&mut self, name: &[u8], text: &[u8]) {
        if NO_TEXT.contains(&name) {
            return self.strays(text);
        }
        let Some(text) = decoded(text) else {
            return self.strays(text);
        };
        if let [digit @ b'0'..=b'9'] = text.as_bytes() {
            self.spell(name, *digit);
        }
        self.scatter(name, &text);
        let rest = text.trim_start_matches(|c: char| c.is_ascii_digit());
        let is_key = name == b"Names" && text.starts_with("node");
        if is_key || (rest.is_empty() && text.len() < 11) || text.starts_with("D:") {
            return;
        }
        if text.contains('<') && matches!(name, b"RC" | b"RV") {
            self.push(Place::Form, without_marks(&text));
        }
        let place = match FORM.contains(&name) {
            true => Place::Form,
            false => Place::Hidden,
        };
        self.push(place, text);
    }

    /// Takes a digit that a string consists of: eighteen in a row may be a number in boxes.
    fn spell(&mut self, name: &[u8], digit: u8) {
        if self.spelled.len() > NAMES && !self.spelled.contains_key(name) {
            return;
        }
        let digits = self.spelled.entry(name.to_vec()).or_default();
        digits.push(digit);
        if digits.len() > LENGTH {
            digits.remove(0);
        }
        let number: String = digits.iter().map(|it| char::from(*it)).collect();
        self.put_together(&number);
    }

    /// Keeps the number that several strings are, if it is no day and codes beside one another.
    fn put_together(&mut self, number: &str) {
        let is_number =
            is_identity(number.as_bytes()) && is_of_bearer(number) && has_usual_place(number);
        self.split(is_number.then(|| number.to_owned()));
    }

    /// Takes a string that may be a part of a number. Values of fields stand beside others on a page, and are put
    /// together there.
    fn scatter(&mut self, name: &[u8], text: &str) {
        if FORM.contains(&name) {
            return;
        }
        let mut found = Vec::new();
        let name = name_of(&String::from_utf8_lossy(name), "");
        self.scattered.see(name, (&Place::Hidden, text), &mut found);
        self.put_all_together(found);
    }

    fn put_all_together(&mut self, found: Vec<Crossed>) {
        for (_, number) in found {
            self.put_together(&number);
        }
    }

    /// Keeps a number that stands in pieces.
    fn split(&mut self, number: Option<String>) {
        if let Some(number) = number {
            self.push(Place::Split(Box::new(Place::Hidden)), number);
        }
    }

    /// Keeps the numbers among bytes that are no text.
    fn strays(&mut self, bytes: &[u8]) {
        if bytes.len() >= LENGTH {
            let text = decoded(bytes).unwrap_or_default();
            let numbers = [strays(bytes), strays(text.as_bytes())].concat();
            for number in numbers {
                self.push(Place::Hidden, number);
            }
        }
    }

    fn push(&mut self, place: Place, text: String) {
        self.size += text.len();
        self.is_cut |= self.texts.len() >= limit::PIECES || self.size > limit::TEXT;
        if !self.is_cut && self.known.insert(text.clone()) {
            self.texts.push((place, text));
        }
    }

    fn dictionary(&mut self, dictionary: &Dictionary<'_>) {
        let is_script = dictionary.is(b"S", b"JavaScript")
            || dictionary.get(b"JS").is_some()
            || dictionary.is(b"Subtype", b"RichMedia")
            || matches!(dictionary.get(b"URI"), Some(PdfValue::Text(uri)) if is_script(uri));
        if is_script && !self.active.contains(&Active::Script) {
            self.active.push(Active::Script);
        }
        if dictionary.is(b"S", b"Launch") && !self.active.contains(&Active::Shortcut) {
            self.active.push(Active::Shortcut);
        }
        let has_text =
            matches!(dictionary.get(b"Contents"), Some(PdfValue::Text(text)) if !text.is_empty());
        let is_remark = [&b"Text"[..], b"Highlight", b"StrikeOut", b"Caret"]
            .iter()
            .any(|kind| dictionary.is(b"Subtype", kind));
        self.remarks += usize::from(is_remark && has_text);
        let Some(PdfValue::Dictionary(files)) = dictionary.get(b"EF") else {
            return;
        };
        let name = [&b"UF"[..], b"F"]
            .into_iter()
            .find_map(|key| match dictionary.get(key) {
                Some(PdfValue::Text(name)) => decoded(name),
                _ => None,
            });
        for (_, file) in files.iter() {
            if let PdfValue::Reference(number) = file {
                self.files.insert(*number, name.clone().unwrap_or_default());
            }
        }
    }

    /// What describes the document.
    fn information<'f>(&mut self, fonts: &mut Fonts<'f>, value: &PdfValue<'f>) {
        for (name, value) in value.dictionary().into_iter().flat_map(Dictionary::iter) {
            let property = match name {
                b"Author" => Property::Author,
                b"Company" => Property::Company,
                _ => Property::Other,
            };
            match value {
                PdfValue::Text(text) if NO_TEXT.contains(&name) => self.strays(text),
                PdfValue::Text(text) => {
                    let place = Place::Property(property);
                    let text = decoded(text);
                    if let Some(text) = text.as_ref().filter(|_| !USUAL.contains(&name))
                        && let Some(name) = decoded(name)
                    {
                        self.push(place.clone(), format!("{name}：{text}"));
                    }
                    if let Some(text) = text {
                        self.push(place, text);
                    }
                }
                value => self.see(fonts, name, value),
            }
        }
    }
}

/// Whether an address runs a script where it is opened.
fn is_script(address: &[u8]) -> bool {
    const START: &[u8] = b"javascript:";
    let address = address.trim_ascii_start();
    let start = address.get(..START.len());
    start.is_some_and(|start| start.eq_ignore_ascii_case(START))
}
