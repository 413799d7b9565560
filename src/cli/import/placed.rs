//! A report that was given its place.

use crate::extract::ReportDraft;

/// What became of the file of a report.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Fate {
    /// It was written, or would be.
    Written,
    /// It was written in place of another, or would be.
    Replaced,
    /// It was there already, word for word.
    Unchanged,
    /// Another is there, and stays.
    Kept,
    /// It could not be written; why.
    Failed(String),
}

/// A report with its file.
#[derive(Debug)]
pub(super) struct PlacedReport {
    /// Where the file lies, from the site's root.
    pub(super) path: String,
    pub(super) fate: Fate,
    /// The draft as it was written.
    pub(super) draft: ReportDraft,
    /// The file.
    pub(super) text: String,
    /// The document beside it, and why it is not there if it is not.
    pub(super) original: Option<Result<String, String>>,
}

impl PlacedReport {
    /// Whether the site has it now.
    pub(super) fn is_there(&self) -> bool {
        matches!(self.fate, Fate::Written | Fate::Replaced | Fate::Unchanged)
    }
}
