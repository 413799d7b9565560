//! What is on disk, by name and size, before anything is read.
//!
//! The shell fills it; the pipeline reads the files it names through [`Files`](crate::source::Files).
//! Invariant: lists are sorted by path, and every file in them was an ordinary, readable file
//! within the limits when the disk was looked at.

use crate::diagnostic::Diagnostic;
use crate::source::SourcePath;

/// A file of the site.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct InputFile {
    /// Where it lies, from the site's root.
    pub path: SourcePath,
    /// Its size in bytes when the disk was looked at.
    pub size: u64,
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
    /// What could not be used, and why.
    pub findings: Vec<Diagnostic>,
}

impl Inputs {
    /// The file of `content/` at `path`, if there is one.
    pub fn file(&self, path: &SourcePath) -> Option<&InputFile> {
        let place = self.files.binary_search_by(|file| file.path.cmp(path));
        place.ok().and_then(|index| self.files.get(index))
    }
}
