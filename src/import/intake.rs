//! What is known while a file is read: how much of it there was, what was told already, and what is
//! still to be opened.

use super::chain::Crossed;
use super::crossing::Crossing;
use super::foreign::Piece;
use super::picture_share::PictureShare;
use super::place::Place;
use super::scattered::Scattered;
use std::collections::HashSet;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::sync::Arc;

/// Digits of a number that is worth telling of where nothing else of a text is.
pub(super) const DIGITS: usize = 11;

/// The state of one reading.
#[derive(Clone, Debug, Default)]
pub(super) struct Intake {
    /// Bytes of text so far.
    pub(super) size: usize,
    /// Runs of digits in it.
    pub(super) runs_of_digits: usize,
    /// Positions in the tables of sheets that are printed so far.
    pub(super) positions: usize,
    /// Bytes unpacked so far, and files.
    pub(super) unpacked: u64,
    pub(super) entries: usize,
    /// Whether a format of numbers or a list prints digits of its own before or behind what the file says.
    pub(super) prints_more_digits: bool,
    /// In which file within the file we are: its name, and what is said of places in it.
    pub(super) name: Option<Arc<str>>,
    pub(super) inside: Option<Arc<str>>,
    /// How deep.
    pub(super) depth: usize,
    /// What each of the documents shows: the file, and those within it; and which of them is read.
    pub(super) shares: Vec<PictureShare>,
    pub(super) document: usize,
    /// Files within the file that are still to be read.
    pub(super) embedded: Vec<Embedded>,
    /// Numbers whose digits stand in several places.
    pub(super) crossing: Crossing,
    /// The same, of values.
    pub(super) scattered: Scattered,
    /// Those found so far.
    pub(super) crossed: Vec<Crossed>,
    /// What is told last: see [`Intake::is_new_aside`].
    pub(super) asides: Vec<Piece>,
    pub(super) aside_size: usize,
    /// What is told after that, if its numbers are new.
    pub(super) runs: Vec<Piece>,
    /// Texts and long numbers that were told, and those that stand aside.
    told: HashSet<u64>,
    aside: HashSet<u64>,
    /// Parts of documents that were seen.
    parts: HashSet<u64>,
}

/// A file within a file.
#[derive(Clone, Debug)]
pub(super) struct Embedded {
    pub(super) name: Arc<str>,
    pub(super) depth: usize,
    pub(super) nature: Nature,
    /// The document that it is a part of.
    pub(super) document: usize,
    pub(super) bytes: Vec<u8>,
}

/// What a file within a file is to those who open that.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Nature {
    /// A file of its own, which has to be read like any other.
    File,
    /// A part of a document: pictures, fonts and settings of printers are nothing to be said.
    Part,
}

impl Intake {
    /// Notes that a text is told. Says whether it is told for the first time.
    pub(super) fn note(&mut self, text: &str) -> Telling {
        if !is_worth_telling(text) {
            return Telling::Before;
        }
        let mut numbers = 0;
        let mut all_told = true;
        for number in long_numbers(text) {
            numbers += 1;
            all_told &= !self.told.insert(hash(&(number, DIGITS)));
        }
        let new = self.told.insert(hash(&text));
        match new && !(text.is_ascii() && numbers > 0 && all_told) {
            true => Telling::Now,
            false => Telling::Before,
        }
    }

    /// Looks at a value of which only the digits matter, together with those of other values: `name` is what it is
    /// called.
    pub(super) fn see_value(&mut self, name: u64, place: &Place, value: &str) {
        let before = self.crossed.len();
        self.scattered.see(name, (place, value), &mut self.crossed);
        for (place, text) in self.crossed.split_off(before) {
            let place = self.placed(place);
            self.crossed.push((place, text));
        }
    }

    /// Values that follow are of another part.
    pub(super) fn end_values(&mut self) {
        self.scattered.end(&mut self.crossed);
        self.crossing.end_single(&mut self.crossed);
    }

    /// Notes that a part of a document is read. Says whether it is for the first time: many say where the same
    /// bytes lie.
    pub(super) fn is_new_part(&mut self, bytes: &[u8]) -> bool {
        self.parts.insert(hash(&bytes))
    }

    /// The document that is read.
    pub(super) fn share(&mut self) -> &mut PictureShare {
        if self.shares.len() <= self.document {
            self.shares
                .resize(self.document + 1, PictureShare::default());
        }
        &mut self.shares[self.document]
    }

    /// Another document begins.
    pub(super) fn begin_document(&mut self) {
        self.document = self.shares.len().max(1);
    }

    /// Whether a text has a number that was not told, or digits that only together are one.
    pub(super) fn has_new_number(&self, text: &str) -> bool {
        let mut numbers = long_numbers(text).peekable();
        numbers.peek().is_none()
            || numbers.any(|number| !self.told.contains(&hash(&(number, DIGITS))))
    }

    /// Whether a text that stands aside may matter and is none of those so far.
    pub(super) fn is_new_aside(&mut self, text: &str) -> bool {
        is_worth_telling(text) && self.aside.insert(hash(&text))
    }

    /// The place within the file as a whole.
    pub(super) fn placed(&self, place: Place) -> Place {
        match &self.inside {
            Some(name) => Place::Inside(Arc::clone(name), Box::new(place)),
            None => place,
        }
    }
}

/// Whether a text was told before, or says nothing that matters.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Telling {
    Now,
    Before,
}

/// Whether a text that no reader knows the place of may matter: it is not plain Latin, or has the digits of a
/// number.
pub(super) fn is_worth_telling(text: &str) -> bool {
    !text.is_ascii() || text.bytes().filter(u8::is_ascii_digit).count() >= DIGITS
}

/// Whether a text has the digits of a number.
pub(super) fn has_number(text: &str) -> bool {
    text.bytes().filter(u8::is_ascii_digit).count() >= DIGITS
}

/// The unbroken numbers of a text that are long enough to matter.
fn long_numbers(text: &str) -> impl Iterator<Item = &str> {
    let runs = text.split(|c: char| !c.is_ascii_digit());
    runs.filter(|run| run.len() >= DIGITS)
}

/// What a text costs of the runs of digits that are read in all. Each run of a cell is held against the titles above it,
/// and no cell that somebody wrote has hundreds: those past that count more.
pub(super) fn counted_runs(place: &Place, text: &str) -> usize {
    const USUAL: usize = 200;
    const MORE: usize = 7;
    let runs = runs_of_digits(text);
    match place.cell() {
        Some(_) => runs + runs.saturating_sub(USUAL) * MORE,
        None => runs,
    }
}

/// How often digits begin in a text.
fn runs_of_digits(text: &str) -> usize {
    let bytes = text.as_bytes();
    let begins = |pair: &&[u8]| pair[1].is_ascii_digit() && !pair[0].is_ascii_digit();
    let first = usize::from(bytes.first().is_some_and(u8::is_ascii_digit));
    first + bytes.windows(2).filter(begins).count()
}

fn hash(value: &impl Hash) -> u64 {
    let mut hasher = DefaultHasher::new();
    value.hash(&mut hasher);
    hasher.finish()
}
