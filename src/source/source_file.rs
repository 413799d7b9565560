//! One text as it was read: where it came from, what it says, and a hash of that.

use super::LineIndex;
use std::fmt;
use std::sync::Arc;

/// The path of a file of the site, relative to the site's root, with `/` between its parts.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct SourcePath(Arc<str>);

impl SourcePath {
    /// A path from text that is already relative and uses `/`.
    pub fn new(path: impl Into<Arc<str>>) -> Self {
        Self(path.into())
    }

    /// The path as text.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The folder the file lies in; empty for a file at the root.
    pub fn folder(&self) -> &str {
        self.0.rsplit_once('/').map_or("", |(folder, _)| folder)
    }

    /// The file's name without its folder.
    pub fn file_name(&self) -> &str {
        self.0.rsplit_once('/').map_or(&self.0, |(_, name)| name)
    }

    /// The part after the last dot of the file name, in lower case; empty if there is none.
    pub fn extension(&self) -> String {
        self.file_name()
            .rsplit_once('.')
            .map_or(String::new(), |(_, ext)| ext.to_lowercase())
    }

    /// The path of `relative` as seen from this file's folder, with `.` and `..` resolved.
    /// `None` if it would leave the site's root or is absolute.
    pub fn join(&self, relative: &str) -> Option<SourcePath> {
        if relative.starts_with('/') || relative.contains('\\') || relative.contains('\0') {
            return None;
        }
        let is_plain = |part: &str| !matches!(part, "" | "." | "..");
        if !self.folder().is_empty() && relative.split('/').all(is_plain) {
            return Some(Self::new(format!("{}/{relative}", self.folder())));
        }
        let mut parts: Vec<&str> = self
            .folder()
            .split('/')
            .filter(|part| !part.is_empty())
            .collect();
        for part in relative.split('/') {
            match part {
                "" | "." => {}
                ".." => {
                    parts.pop()?;
                }
                name => parts.push(name),
            }
        }
        Some(Self::new(parts.join("/")))
    }
}

impl fmt::Display for SourcePath {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// A text file of the site, decoded. A clone shares the text.
#[derive(Clone, Debug)]
pub struct SourceFile {
    /// Where it lies.
    pub path: SourcePath,
    /// What it says, without a byte order mark.
    pub text: Arc<str>,
}

impl SourceFile {
    /// A source file from its path and text.
    pub fn new(path: SourcePath, text: impl Into<Arc<str>>) -> Self {
        Self {
            path,
            text: text.into(),
        }
    }

    /// The index of this text's lines.
    pub fn line_index(&self) -> LineIndex {
        LineIndex::new(&self.text)
    }
}
