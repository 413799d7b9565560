//! Names that differ only in case or Unicode form: two files here, one file on other disks.

use crate::source::SourcePath;
use std::borrow::Cow;
use std::collections::HashMap;
use unicode_normalization::UnicodeNormalization;

/// The names seen so far, folder by folder.
#[derive(Default)]
pub(super) struct Twins {
    seen: HashMap<SourcePath, SourcePath>,
}

impl Twins {
    /// Remembers `path`; gives the neighbour that it cannot be told from, if any.
    pub(super) fn meet(&mut self, path: &SourcePath) -> Option<&SourcePath> {
        let key = match folded(path.file_name()) {
            Cow::Borrowed(_) => path.clone(),
            Cow::Owned(name) => SourcePath::new(format!("{}/{name}", path.folder())),
        };
        let first = self.seen.entry(key).or_insert_with(|| path.clone());
        (first != path).then_some(&*first)
    }
}

/// A name as other disks compare it.
fn folded(name: &str) -> Cow<'_, str> {
    // What most names are made of has neither case nor a second form.
    let is_plain =
        |c: char| c.is_ascii() && !c.is_ascii_uppercase() || ('\u{4E00}'..='\u{9FFF}').contains(&c);
    if name.chars().all(is_plain) {
        return Cow::Borrowed(name);
    }
    let folded = name.nfc().flat_map(char::to_lowercase).nfc();
    Cow::Owned(folded.collect())
}
