//! The fonts of a PDF, each read once, however many pages use it.
//!
//! Invariant: the tables of all fonts together explain [`limit::PDF_CODES`] codes at most.

use super::super::limit;
use super::cmap::CMap;
use super::file::PdfFile;
use super::font::Font;
use super::value::{Dictionary, PdfValue};
use std::collections::HashMap;
use std::rc::Rc;

/// How many fonts of one name are tried where nobody says which is meant.
const SAME_NAME: usize = 4;

/// The fonts that were read so far.
pub(super) struct Fonts<'f> {
    pub(super) file: &'f PdfFile<'f>,
    known: HashMap<usize, Rc<Font>>,
    tables: HashMap<usize, Option<Rc<CMap>>>,
    left: usize,
    /// Which objects the names of fonts refer to anywhere in the file.
    named: HashMap<Vec<u8>, Vec<usize>>,
}

impl<'f> Fonts<'f> {
    /// The fonts of a file, none read yet.
    pub(super) fn of(file: &'f PdfFile<'f>) -> Self {
        Self {
            file,
            known: HashMap::new(),
            tables: HashMap::new(),
            left: limit::PDF_CODES,
            named: HashMap::new(),
        }
    }

    /// Notes what names of fonts a dictionary of resources has.
    pub(super) fn note(&mut self, resources: &Dictionary<'f>) {
        let fonts = self.file.get(resources, b"Font");
        for (name, font) in fonts.dictionary().into_iter().flat_map(Dictionary::iter) {
            let Some(index) = self.index(font) else {
                continue;
            };
            let named = self.named.entry(name.to_vec()).or_default();
            if named.len() < SAME_NAME && !named.contains(&index) {
                named.push(index);
            }
        }
    }

    fn index(&self, font: &PdfValue<'_>) -> Option<usize> {
        match font {
            PdfValue::Reference(number) => self.file.newest(*number),
            _ => None,
        }
    }

    /// The font that a value is or refers to.
    pub(super) fn font(&mut self, value: &PdfValue<'f>) -> Option<Rc<Font>> {
        match self.index(value) {
            Some(index) => self.at(index),
            None => Some(Rc::new(self.read(value.dictionary()?))),
        }
    }

    /// A font that has this name anywhere in the file, the `variant`-th of those there are.
    pub(super) fn of_name(&mut self, name: &[u8], variant: usize) -> Option<Rc<Font>> {
        let named = self.named.get(name)?;
        let index = *named.get(variant).or(named.last())?;
        self.at(index)
    }

    /// How many fonts of one name there are at most.
    pub(super) fn variants(&self) -> usize {
        self.named.values().map(Vec::len).max().unwrap_or(1)
    }

    fn at(&mut self, index: usize) -> Option<Rc<Font>> {
        if let Some(known) = self.known.get(&index) {
            return Some(Rc::clone(known));
        }
        let value = self.file.value(index);
        let font = Rc::new(self.read(value.dictionary()?));
        self.known.insert(index, Rc::clone(&font));
        Some(font)
    }

    fn read(&mut self, font: &Dictionary<'f>) -> Font {
        let file = self.file;
        Font::of(file, font, &mut |value| self.table(value))
    }

    fn table(&mut self, value: &PdfValue<'f>) -> Option<Rc<CMap>> {
        let index = self.file.stream(value)?;
        if let Some(known) = self.tables.get(&index) {
            return known.clone();
        }
        let dictionary = self.file.value(index);
        let range = self.file.objects[index].stream.clone();
        let table = dictionary
            .dictionary()
            .zip(range)
            .map(|(dictionary, range)| {
                let (bytes, flaw) = self.file.unpack(dictionary, range);
                let table = CMap::of(&bytes, self.left);
                let is_cut = table.size() > self.left;
                self.file.is_cut.set(self.file.is_cut.get() || is_cut);
                self.file
                    .is_damaged
                    .set(self.file.is_damaged.get() || flaw.is_some());
                self.left = self.left.saturating_sub(table.size());
                Rc::new(table)
            });
        self.tables.insert(index, table.clone());
        table
    }
}
