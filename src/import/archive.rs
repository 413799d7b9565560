//! A package of files (ZIP), unpacked within bounds.
//!
//! Invariant: what it unpacks in all never exceeds [`limit::PACKAGE`], whatever sizes it declares.

use super::foreign::Gap;
use super::limit;
use encoding_rs::{UTF_8, UTF_16BE, UTF_16LE};
use std::io::{Cursor, Read};
use zip::ZipArchive;

pub(super) struct Archive<'a> {
    zip: ZipArchive<Cursor<&'a [u8]>>,
    names: Vec<String>,
    left: u64,
    gap: Option<Gap>,
}

impl<'a> Archive<'a> {
    /// Opens a package and reads the list of its files.
    pub(super) fn open(bytes: &'a [u8]) -> Result<Self, Gap> {
        let zip = ZipArchive::new(Cursor::new(bytes)).map_err(|_| Gap::Broken)?;
        if zip.len() > limit::ENTRIES {
            return Err(Gap::Limit("包里的文件数"));
        }
        let names = zip.file_names().filter_map(Result::ok);
        let mut names: Vec<String> = names.map(|name| name.into_owned()).collect();
        names.sort();
        Ok(Self {
            zip,
            names,
            left: limit::PACKAGE,
            gap: None,
        })
    }

    pub(super) fn has(&self, name: &str) -> bool {
        self.names
            .binary_search_by(|known| known.as_str().cmp(name))
            .is_ok()
    }

    /// The files whose names begin so, in order.
    pub(super) fn under(&self, start: &str) -> Vec<String> {
        let names = self.names.iter().filter(|name| name.starts_with(start));
        names.cloned().collect()
    }

    /// The text of a file of the package; empty where it is not there or cannot be unpacked.
    pub(super) fn text(&mut self, name: &str) -> String {
        if !self.has(name) {
            return String::new();
        }
        match self.unpack(name) {
            Ok(bytes) => decoded(&bytes),
            Err(gap) => {
                self.gap.get_or_insert(gap);
                String::new()
            }
        }
    }

    /// The bytes of a file of the package.
    fn unpack(&mut self, name: &str) -> Result<Vec<u8>, Gap> {
        let entry = self.zip.by_name(name).map_err(|_| Gap::Broken)?;
        if entry.encrypted() {
            return Err(Gap::Locked);
        }
        let packed = entry.compressed_size().max(1);
        let by_ratio = packed.saturating_mul(limit::RATIO).max(limit::RATIO_FROM);
        let most = limit::ENTRY.min(self.left).min(by_ratio);
        let mut bytes = Vec::new();
        let outcome = entry.take(most + 1).read_to_end(&mut bytes);
        self.left = self.left.saturating_sub(bytes.len() as u64);
        if bytes.len() as u64 > most {
            return Err(Gap::Limit("解压后的大小"));
        }
        match outcome {
            Ok(_) => Ok(bytes),
            Err(_) => Err(Gap::Broken),
        }
    }

    /// What went wrong while unpacking.
    pub(super) fn into_gap(self) -> Option<Gap> {
        self.gap
    }

    /// Notes that something of the package could not be read.
    pub(super) fn report(&mut self, gap: Gap) {
        self.gap.get_or_insert(gap);
    }
}

fn decoded(bytes: &[u8]) -> String {
    let encoding = match bytes {
        [0xFF, 0xFE, ..] => UTF_16LE,
        [0xFE, 0xFF, ..] => UTF_16BE,
        _ => UTF_8,
    };
    encoding.decode(bytes).0.into_owned()
}
