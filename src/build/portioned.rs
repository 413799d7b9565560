//! Files that grow with the site, portion by portion: what the last build has made of the same is taken from there.
//!
//! Takes a file in portions, and what the last build made its portions of. Invariant: a portion is taken only if what
//! it is given and what it has looked at say the same, and its bytes are those that were made then; else it is made.

use super::made::{MadePortion, ShortHash, WrittenReads, short};
use super::outlet::Outlet;
use super::sink::{Pieces, Sink, SinkError, StandingBytes};
use crate::export::{Digests, FilePortion, InPortions, PortionFrame};
use crate::model::{Route, recorded};
use crate::page::Stage;
use std::cell::RefCell;
use std::io::{self, Read};

/// A file on its way to a sink.
#[derive(Clone, Copy)]
pub(super) struct PortionedFile<'a> {
    pub(super) file: &'a dyn InPortions,
    pub(super) route: &'a Route,
    /// Its place in the order of the plan.
    pub(super) at: usize,
    pub(super) to: Outlet<'a>,
}

impl<'a> PortionedFile<'a> {
    /// Hands the file to the sink, unless it stands there already.
    ///
    /// # Errors
    /// As the sink.
    pub(super) fn write(self, digests: &Digests) -> Result<(), SinkError> {
        let stage = Stage::Asset;
        let unwanted = StandingBytes::Unwanted;
        if let Some(portions) = self.unchanged()
            && let Some(standing) = self.to.sink.standing(self.route, stage, None, unwanted)
        {
            digests.note_standing(self.route, standing.length, &standing.sha256);
            self.to.note_portions(self.at, self.route, portions);
            return Ok(());
        }
        let written = RefCell::new(Vec::new());
        let open = || -> Pieces<'_> {
            let pieces = PortionReader::new(self, &written);
            digests.noting(self.route, Box::new(pieces))
        };
        self.to.sink.pour(self.route, stage, &open)?;
        let portions = written.take();
        self.to.note_portions(self.at, self.route, portions);
        Ok(())
    }

    /// The portions of the last build.
    fn last(self) -> &'a [MadePortion] {
        let remembered = self.to.remembered;
        remembered.map_or(&[], |remembered| remembered.last_portions(self.at))
    }

    /// The portion of the last build at this place, if it must be what it was then.
    fn known(self, at: usize) -> Option<&'a MadePortion> {
        let last = self.last().get(at)?;
        let same = last.given == self.file.given(at);
        let remembered = self.to.remembered.filter(|_| same)?;
        remembered.is_as_it_was(&last.reads).then_some(last)
    }

    /// All portions, if none has other bytes than in the last build: those that look at something else are made.
    fn unchanged(self) -> Option<Vec<MadePortion>> {
        let last = self.last();
        if last.is_empty() || last.len() != self.file.count() {
            return None;
        }
        let same = last.iter().enumerate().map(|(at, last)| {
            if let Some(known) = self.known(at) {
                return Some(known.clone());
            }
            let (_, made) = self.make(at, last.from);
            let same = made.hash == last.hash && made.given == last.given;
            (same && made.portion_sum() == last.portion_sum()).then_some(made)
        });
        same.collect()
    }

    /// Makes a portion that stands at this place of its file.
    fn make(self, at: usize, from: u64) -> (Vec<u8>, MadePortion) {
        let (FilePortion { bytes, sum }, reads) = recorded(|| self.file.make(at));
        let made = MadePortion {
            given: self.file.given(at),
            reads: WrittenReads::of(&reads),
            hash: hash(&bytes),
            length: sum.length,
            unpacked: sum.unpacked,
            crc: sum.crc,
            from,
        };
        (bytes, made)
    }

    /// A portion that stands at this place of its file: that of the last build, or made anew.
    fn portion(self, at: usize, from: u64) -> (Vec<u8>, MadePortion) {
        let taken = self.known(at).and_then(|last| {
            let end = last.from.checked_add(last.length)?;
            let bytes = self.to.sink.left_part(self.route, last.from..end)?;
            (hash(&bytes) == last.hash).then(|| (bytes, last.clone()))
        });
        match taken {
            Some((bytes, last)) => (bytes, MadePortion { from, ..last }),
            None => self.make(at, from),
        }
    }
}

fn hash(bytes: &[u8]) -> ShortHash {
    short(blake3::hash(bytes).into())
}

/// The bytes of a file, a portion of them in memory.
struct PortionReader<'a> {
    of: PortionedFile<'a>,
    frame: Box<dyn PortionFrame + 'a>,
    /// The portions so far, which `written` is given at the end.
    portions: Vec<MadePortion>,
    written: &'a RefCell<Vec<MadePortion>>,
    /// How many bytes there were before those that are ready.
    before: u64,
    ready: Vec<u8>,
    /// How many of those that are ready were given.
    given: usize,
    at_end: bool,
}

impl<'a> PortionReader<'a> {
    fn new(of: PortionedFile<'a>, written: &'a RefCell<Vec<MadePortion>>) -> Self {
        Self {
            of,
            frame: of.file.frame(),
            portions: Vec::new(),
            written,
            before: 0,
            ready: Vec::new(),
            given: 0,
            at_end: false,
        }
    }

    fn make_more(&mut self) -> io::Result<()> {
        self.before += self.ready.len() as u64;
        self.given = 0;
        self.ready = self.frame.next()?;
        let at = self.portions.len();
        if at == self.of.file.count() {
            self.at_end = true;
            self.written.replace(std::mem::take(&mut self.portions));
            return Ok(());
        }
        let from = self.before + self.ready.len() as u64;
        let (bytes, made) = self.of.portion(at, from);
        self.ready.extend(bytes);
        self.frame.pass(made.portion_sum());
        self.portions.push(made);
        Ok(())
    }
}

impl Read for PortionReader<'_> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        while self.given == self.ready.len() && !self.at_end {
            self.make_more()?;
        }
        let count = buffer.len().min(self.ready.len() - self.given);
        buffer[..count].copy_from_slice(&self.ready[self.given..self.given + count]);
        self.given += count;
        Ok(count)
    }
}
