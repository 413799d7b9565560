//! Names that differ only in case or Unicode form: two files here, one file on other disks.

use crate::source::SourcePath;
use std::collections::HashMap;
use unicode_normalization::UnicodeNormalization;

/// The names seen so far, folder by folder.
#[derive(Default)]
pub(super) struct Twins {
    seen: HashMap<String, Box<str>>,
}

impl Twins {
    /// Remembers `path`; gives the name of the neighbour that it cannot be told from, if any.
    pub(super) fn meet(&mut self, path: &SourcePath) -> Option<Box<str>> {
        let folded: String = path
            .file_name()
            .nfc()
            .flat_map(char::to_lowercase)
            .nfc()
            .collect();
        let key = format!("{}/{folded}", path.folder());
        if let Some(first) = self.seen.get(&key) {
            return Some(first.clone());
        }
        self.seen.insert(key, path.file_name().into());
        None
    }
}
