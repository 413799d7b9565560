//! One document, read: its drafts, or why there are none.

use crate::cli::args::ImportArguments;
use crate::config::Config;
use crate::extract::{DocumentKind, Quoted, ReportDraft};
use crate::shell::{Converter, DocumentFile};
use std::path::PathBuf;

/// What came of reading a document.
#[derive(Debug)]
pub(super) struct ReadDocument {
    /// Where it lies, as it was named.
    pub(super) path: PathBuf,
    /// Its name.
    pub(super) name: String,
    /// What kind it is, and by which words.
    pub(super) kind: DocumentKind,
    pub(super) told_by: Option<Quoted>,
    /// The drafts in it, whose doubts are all there.
    pub(super) reports: Vec<ReportDraft>,
    /// The names of its sheets.
    pub(super) sheets: Vec<Box<str>>,
    /// Why it became no report.
    pub(super) message: Option<String>,
    /// Whether another program turned it into what was read.
    pub(super) is_converted: bool,
    /// What was not read of it.
    pub(super) gaps: Vec<String>,
    /// What it has besides what it prints.
    pub(super) left_out: Vec<String>,
    /// What was changed in its text.
    pub(super) changes: Vec<String>,
    /// What of it must not be published.
    pub(super) personal: Vec<String>,
    /// Why `check` will not let it pass as an attachment, where it is to be one.
    pub(super) blocked: Vec<String>,
}

/// Reads documents, each by itself.
pub(super) struct DocumentReader<'a> {
    pub(super) config: &'a Config,
    pub(super) arguments: &'a ImportArguments,
    pub(super) converter: Option<Converter>,
}

impl DocumentReader<'_> {
    /// Reads one.
    pub(super) fn read(&self, file: &DocumentFile) -> ReadDocument {
        let name = file.path.file_name().unwrap_or_default();
        let mut document = ReadDocument {
            path: file.path.clone(),
            name: name.to_string_lossy().into_owned(),
            kind: DocumentKind::Other,
            told_by: None,
            reports: Vec::new(),
            sheets: Vec::new(),
            message: file.problem.clone(),
            is_converted: false,
            gaps: Vec::new(),
            left_out: Vec::new(),
            changes: Vec::new(),
            personal: Vec::new(),
            blocked: Vec::new(),
        };
        if document.message.is_none() {
            document.message = self.fill(&mut document);
        }
        document
    }
}
