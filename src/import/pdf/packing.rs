//! Streams of a PDF, unpacked: the ways of packing that a stream names, undone one after the other, and
//! paid for out of what may be looked at.

use super::super::limit;
use super::file::PdfFile;
use super::filter::{Flaw, Parameters, Unpacked, undo};
use super::value::{Dictionary, PdfValue};
use std::ops::Range;

/// How many ways of packing may lie upon one another.
const FILTERS: usize = 8;

impl PdfFile<'_> {
    /// The bytes of a stream, unpacked as far as it goes; without what is said in `dictionary`, packed.
    pub(super) fn unpack(&self, dictionary: &Dictionary<'_>, range: Range<usize>) -> Unpacked {
        let unpacked = self.unpacked(dictionary, range);
        self.sweep(&unpacked.0);
        unpacked
    }

    fn unpacked(&self, dictionary: &Dictionary<'_>, range: Range<usize>) -> Unpacked {
        let packed = self.packed(range);
        let names = self.owned_names(dictionary);
        if names.len() > FILTERS {
            return (Vec::new(), Some(Flaw::Unknown));
        }
        let mut bytes: Option<Vec<u8>> = None;
        for (index, name) in names.iter().enumerate() {
            if name == b"Crypt" {
                continue;
            }
            let parameters = self.parameters(dictionary, index);
            let packed = bytes.as_deref().unwrap_or(packed);
            let most = limit::PDF_STREAM.min(self.left());
            let (unpacked, flaw) = undo(name, parameters, packed, most);
            let is_paid = self.spend(unpacked.len() + packed.len() / 4);
            let is_cut = !is_paid || flaw == Some(Flaw::Limit);
            self.is_cut.set(self.is_cut.get() || is_cut);
            if flaw.is_some() {
                return (unpacked, flaw);
            }
            bytes = Some(unpacked);
        }
        match bytes {
            Some(bytes) => (bytes, None),
            None if !self.spend(packed.len()) || packed.len() > limit::PDF_STREAM => {
                self.is_cut.set(true);
                (Vec::new(), Some(Flaw::Limit))
            }
            None => (packed.to_vec(), None),
        }
    }

    fn owned_names(&self, dictionary: &Dictionary<'_>) -> Vec<Vec<u8>> {
        let filter = dictionary.get(b"Filter").cloned();
        let filter = filter.map(|filter| self.settled(filter));
        match filter {
            Some(PdfValue::Name(name)) => vec![name.into_owned()],
            Some(PdfValue::Array(items)) => items
                .into_iter()
                .filter_map(|item| Some(self.settled(item).name()?.to_vec()))
                .collect(),
            _ => Vec::new(),
        }
    }

    fn parameters(&self, dictionary: &Dictionary<'_>, index: usize) -> Parameters {
        let value = dictionary.get(b"DecodeParms").cloned();
        let value = match self.settled(value.unwrap_or(PdfValue::Null)) {
            PdfValue::Array(items) => {
                self.settled(items.into_iter().nth(index).unwrap_or(PdfValue::Null))
            }
            value => value,
        };
        let number = |name: &[u8], usual: usize| {
            let found = value.dictionary().and_then(|it| it.get(name)).cloned();
            let found = found.and_then(|found| self.settled(found).count());
            found.unwrap_or(usual)
        };
        Parameters {
            predictor: number(b"Predictor", 1),
            colors: number(b"Colors", 1),
            bits: number(b"BitsPerComponent", 8),
            columns: number(b"Columns", 1),
            early: number(b"EarlyChange", 1),
        }
    }

    /// What a value refers to; the value itself where it refers to nothing.
    fn settled<'v>(&'v self, value: PdfValue<'v>) -> PdfValue<'v> {
        match value {
            PdfValue::Reference(_) => self.follow(&value).into_owned(),
            value => value,
        }
    }
}
