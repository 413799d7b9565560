//! A package of files (ZIP), unpacked within bounds.
//!
//! Invariant: what is unpacked of one attachment in all never exceeds [`limit::PACKAGE`], whatever sizes
//! are declared and however many packages lie in it.

use super::cfb::u16_at;
use super::encodings::declared;
use super::foreign::{Foreign, Gap};
use super::limit;
use encoding_rs::UTF_8;
use std::collections::{BTreeMap, BTreeSet};
use std::io::{Cursor, Read};
use zip::ZipArchive;

pub(super) struct Archive<'a> {
    zip: ZipArchive<Cursor<&'a [u8]>>,
    /// The files by name, with their numbers.
    names: BTreeMap<String, usize>,
    /// The names of folders, which hold nothing themselves.
    folders: Vec<String>,
    /// What stands before the package and behind it.
    around: [&'a [u8]; 2],
    /// Files of which readers took all there is.
    taken: BTreeSet<usize>,
    /// Files that were not unpacked to their end.
    cut: BTreeSet<String>,
}

impl<'a> Archive<'a> {
    /// Opens a package and reads the list of its files.
    pub(super) fn open(bytes: &'a [u8], foreign: &mut Foreign) -> Result<Self, Gap> {
        let mut zip = ZipArchive::new(Cursor::new(bytes)).map_err(|_| Gap::Broken)?;
        foreign.intake.entries += zip.len();
        if foreign.intake.entries > limit::ENTRIES {
            return Err(Gap::Limit("包里的文件数"));
        }
        let mut names = BTreeMap::new();
        let mut folders = Vec::new();
        let mut start = bytes.len() as u64;
        for index in 0..zip.len() {
            let entry = zip.by_index_raw(index).map_err(|_| Gap::Broken)?;
            start = start.min(entry.header_start());
            let name = match entry.name() {
                Ok(name) => name.into_owned(),
                Err(_) => format!("{index}"),
            };
            match entry.is_dir() {
                true => folders.push(name),
                false => _ = names.insert(name.replace('\\', "/"), index),
            }
        }
        // Of two files of one name only one can be read, and programs differ in which.
        let listed = end_of(bytes).and_then(|end| u16_at(bytes, end + 10));
        if listed.is_some_and(|listed| usize::from(listed) > zip.len() && listed != u16::MAX) {
            foreign.gap(Gap::BrokenInPart);
        }
        let before = usize::try_from(start)
            .ok()
            .and_then(|start| bytes.get(..start));
        let before = before.filter(|_| !zip.is_empty()).unwrap_or_default();
        Ok(Self {
            zip,
            names,
            folders,
            around: [before, behind(bytes)],
            taken: BTreeSet::new(),
            cut: BTreeSet::new(),
        })
    }

    pub(super) fn has(&self, name: &str) -> bool {
        self.names.contains_key(name)
    }

    /// The files whose names begin so, in order.
    pub(super) fn under(&self, start: &str) -> Vec<String> {
        let names = self.names.range(start.to_owned()..);
        let names = names.take_while(|(name, _)| name.starts_with(start));
        names.map(|(name, _)| name.clone()).collect()
    }

    /// The files that no reader took.
    pub(super) fn left(&self) -> Vec<String> {
        let left = self.names.iter().filter(|(_, at)| !self.taken.contains(at));
        left.map(|(name, _)| name.clone()).collect()
    }

    /// The names of its folders.
    pub(super) fn folders(&self) -> &[String] {
        &self.folders
    }

    /// The bytes before its first file and behind its end.
    pub(super) fn around(&self) -> [&'a [u8]; 2] {
        self.around
    }

    /// What the package says of itself and of its files, and what programs keep beside them.
    pub(super) fn comments(&mut self) -> Vec<String> {
        let mut comments = vec![decoded(self.zip.comment())];
        for index in 0..self.zip.len() {
            let Ok(entry) = self.zip.by_index_raw(index) else {
                continue;
            };
            let kept = entry.extra_data().map(|kept| decoded(&kept));
            let said = [entry.comment().to_owned(), kept.unwrap_or_default()];
            comments.extend(said.into_iter().filter(|said| !said.is_empty()));
        }
        comments
    }

    /// The text of a file of the package; empty where it is not there or cannot be unpacked.
    pub(super) fn text(&mut self, name: &str, foreign: &mut Foreign) -> String {
        match self.has(name) {
            true => into_text(self.bytes(name, foreign)),
            false => String::new(),
        }
    }

    /// The same, for a reader that takes all there is in it.
    pub(super) fn take(&mut self, name: &str, foreign: &mut Foreign) -> String {
        if let Some(index) = self.names.get(name) {
            self.taken.insert(*index);
        }
        self.text(name, foreign)
    }

    /// The bytes of a file of the package, for a reader that takes all there is in it.
    pub(super) fn take_bytes(&mut self, name: &str, foreign: &mut Foreign) -> Vec<u8> {
        if let Some(index) = self.names.get(name) {
            self.taken.insert(*index);
        }
        self.bytes(name, foreign)
    }

    /// The bytes of a file of the package, as far as they can be unpacked. What cannot is noted.
    pub(super) fn bytes(&mut self, name: &str, foreign: &mut Foreign) -> Vec<u8> {
        let mut bytes = Vec::new();
        if let Err(gap) = self.unpack(name, foreign, &mut bytes) {
            self.cut.insert(name.to_owned());
            foreign.gap(gap);
        }
        bytes
    }

    fn unpack(
        &mut self,
        name: &str,
        foreign: &mut Foreign,
        bytes: &mut Vec<u8>,
    ) -> Result<(), Gap> {
        let index = self.names.get(name).ok_or(Gap::Broken)?;
        let is_locked = |entry: zip::result::ZipResult<zip::read::ZipFile<'_, _>>| {
            entry.is_ok_and(|entry: zip::read::ZipFile<'_, Cursor<&[u8]>>| entry.encrypted())
        };
        if is_locked(self.zip.by_index_raw(*index)) {
            return Err(Gap::Locked);
        }
        let entry = self.zip.by_index(*index).map_err(|_| Gap::Broken)?;
        let packed = entry.compressed_size().max(1);
        let by_ratio = packed.saturating_mul(limit::RATIO).max(limit::RATIO_FROM);
        let left = limit::PACKAGE.saturating_sub(foreign.intake.unpacked);
        let most = limit::ENTRY.min(left).min(by_ratio);
        let outcome = entry.take(most + 1).read_to_end(bytes);
        foreign.intake.unpacked += bytes.len() as u64;
        if bytes.len() as u64 > most {
            bytes.truncate(usize::try_from(most).unwrap_or(usize::MAX));
            return Err(Gap::Limit("解压后的大小"));
        }
        outcome.map(|_| ()).map_err(|_| Gap::Broken)
    }

    /// Notes that the text of a file broke off, unless that is so because it was not unpacked to its end.
    pub(super) fn damaged(&self, name: &str, gap: Gap, foreign: &mut Foreign) {
        if !self.cut.contains(name) {
            foreign.gap(gap);
        }
    }
}

/// Where the mark that ends the list of files stands.
fn end_of(bytes: &[u8]) -> Option<usize> {
    memchr::memmem::rfind(bytes, b"PK\x05\x06")
}

/// What stands behind the list of files that ends a package.
fn behind(bytes: &[u8]) -> &[u8] {
    /// Bytes of the mark that ends the list, and where it says how long the remark in it is.
    const END: usize = 22;
    let Some(end) = end_of(bytes) else {
        return &[];
    };
    let remark = match bytes.get(end + END - 2..end + END) {
        Some([low, high]) => usize::from(u16::from_le_bytes([*low, *high])),
        _ => 0,
    };
    bytes.get(end + END + remark..).unwrap_or_default()
}

/// What bytes of XML say.
pub(super) fn into_text(bytes: Vec<u8>) -> String {
    match declared(&bytes) {
        Some(encoding) => encoding.decode(&bytes).0.into_owned(),
        None => String::from_utf8(bytes).unwrap_or_else(|error| decoded(error.as_bytes())),
    }
}

fn decoded(bytes: &[u8]) -> String {
    UTF_8.decode(bytes).0.into_owned()
}
