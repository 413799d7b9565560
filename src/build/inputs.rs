//! What is on disk, by name and size, before anything is read.
//!
//! The shell fills it; the pipeline reads the files it names through [`Files`](crate::source::Files).
//! Invariant: lists are sorted by path, and every file in them was an ordinary, readable file
//! within the limits when the disk was looked at.

use crate::config;
use crate::diagnostic::Diagnostic;
use crate::source::{MemoryFiles, SourcePath};

/// A mark of a file's state. Two equal stamps of one path mean that it was not written in between;
/// what the mark is made of is the affair of whoever looked at the file. The last of its marks is zero in
/// a stamp that lasts; another number sets it apart from all other stamps of one run of the program.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct Stamp([u64; 4]);

impl Stamp {
    /// A stamp of four marks, such as size, times and number on its disk; the last zero if it lasts.
    pub const fn new(marks: [u64; 4]) -> Self {
        Self(marks)
    }

    /// The stamp of a file in memory: equal bytes, equal stamps.
    pub fn of_content(bytes: &[u8]) -> Self {
        let hash = blake3::hash(bytes);
        let mut marks = [0; 4];
        let (lasting, _) = marks.split_at_mut(3);
        for (mark, eight) in lasting.iter_mut().zip(hash.as_bytes().as_chunks().0) {
            *mark = u64::from_le_bytes(*eight);
        }
        Self(marks)
    }

    /// Whether a later run of the program, too, may take an equal stamp for the same state.
    pub(super) fn lasts(&self) -> bool {
        self.0[3] == 0
    }

    /// Its marks.
    pub(super) fn marks(&self) -> [u64; 4] {
        self.0
    }
}

/// A file of the site.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct InputFile {
    /// Where it lies, from the site's root.
    pub path: SourcePath,
    /// Its size in bytes when the disk was looked at.
    pub size: u64,
    /// Its state when the disk was looked at.
    pub stamp: Stamp,
}

/// Everything a site is made of, apart from its theme.
#[derive(Clone, Debug, Default)]
pub struct Inputs {
    /// `mingbai.yaml`, if there is one.
    pub settings: Option<SourcePath>,
    /// Everything under `content/`, sorted by path.
    pub files: Vec<InputFile>,
    /// Everything under `static/`, sorted by path.
    pub statics: Vec<InputFile>,
    /// Everything under `subordinate-data/`, sorted by path. None of it is published.
    pub subordinates: Vec<InputFile>,
    /// What could not be used, and why.
    pub findings: Vec<Diagnostic>,
}

impl Inputs {
    /// A site kept in memory.
    pub fn of(files: &MemoryFiles) -> Self {
        let below = |folder: &str| {
            let inside = files.0.iter();
            let inside = inside.filter(|(path, _)| path.as_str().starts_with(folder));
            let looked_at = inside.map(|(path, bytes)| InputFile {
                path: path.clone(),
                size: bytes.len() as u64,
                stamp: Stamp::of_content(bytes),
            });
            looked_at.collect()
        };
        let settings = SourcePath::new(config::FILE_NAME);
        Self {
            settings: files.0.contains_key(&settings).then_some(settings),
            files: below("content/"),
            statics: below("static/"),
            subordinates: below(config::SUBORDINATE_DATA),
            findings: Vec::new(),
        }
    }

    /// The file of `content/` or `static/` at `path`, if there is one.
    pub fn file(&self, path: &SourcePath) -> Option<&InputFile> {
        let among = |files: &'_ [InputFile]| {
            let place = files.binary_search_by(|file| file.path.cmp(path));
            place.ok()
        };
        let in_content = among(&self.files).and_then(|at| self.files.get(at));
        in_content.or_else(|| self.statics.get(among(&self.statics)?))
    }
}
