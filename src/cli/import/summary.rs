//! What an import came to.

use super::destination::Destination;
use super::document::ReadDocument;
use super::placed::{Fate, PlacedReport};
use super::told::{self, Detail};
use crate::cli::args::{ImportArguments, ImportFormat};
use serde_json::{Value, json};
use std::path::Path;

/// So many documents are told in full.
pub(super) const FEW: usize = 5;
/// Most documents that are told one by one, and most that the summary names.
const LINES: usize = 200;
pub(super) const NAMED: usize = 50;

/// What is kept of all documents.
pub(super) struct Summary<'a> {
    pub(super) root: &'a Path,
    pub(super) arguments: &'a ImportArguments,
    pub(super) total: usize,
    pub(super) told: usize,
    /// Reports written, in place of others too; unchanged; drafts among both; doubts in these.
    pub(super) written: usize,
    pub(super) unchanged: usize,
    pub(super) drafts: usize,
    pub(super) doubts: usize,
    /// Documents that did not become reports, and why; the first of them by name.
    pub(super) failed: usize,
    pub(super) failures: Vec<String>,
    pub(super) converted: usize,
    /// Documents with what must not be published.
    pub(super) personal: usize,
    /// In JSON, what is said of each.
    pub(super) files: Vec<Value>,
}

impl<'a> Summary<'a> {
    /// Of so many documents.
    pub(super) fn new(root: &'a Path, arguments: &'a ImportArguments, total: usize) -> Self {
        Self {
            root,
            arguments,
            total,
            told: 0,
            written: 0,
            unchanged: 0,
            drafts: 0,
            doubts: 0,
            failed: 0,
            failures: Vec::new(),
            converted: 0,
            personal: 0,
            files: Vec::new(),
        }
    }

    /// In which form it is told.
    pub(super) fn format(&self) -> ImportFormat {
        self.arguments.format
    }

    /// Whether all documents became reports.
    pub(super) fn is_complete(&self) -> bool {
        self.failed == 0
    }

    /// Takes a document in.
    pub(super) fn count(&mut self, document: &ReadDocument, placed: &[PlacedReport]) {
        for report in placed.iter().filter(|report| report.is_there()) {
            match report.fate {
                Fate::Unchanged => self.unchanged += 1,
                _ => self.written += 1,
            }
            self.doubts += report.draft.doubts.len();
            self.drafts += usize::from(!report.draft.doubts.is_empty());
        }
        self.converted += usize::from(document.is_converted);
        self.personal += usize::from(!document.personal.is_empty());
        let lost = placed.iter().find(|report| !report.is_there());
        let why = match (&document.message, lost.map(|report| &report.fate)) {
            (Some(message), _) => message.clone(),
            (None, Some(Fate::Failed(why))) => why.clone(),
            (None, Some(_)) => format!(
                "已经有 {}，没有改动它",
                lost.map_or("", |report| &report.path)
            ),
            (None, None) => return,
        };
        self.failed += 1;
        if self.failures.len() < NAMED {
            self.failures
                .push(format!("{}：{why}", document.path.display()));
        }
    }

    /// What is said of a document as it comes.
    pub(super) fn shown(&mut self, document: &ReadDocument, placed: &[PlacedReport]) -> String {
        self.told += 1;
        let detail = match self.total > FEW {
            true => Detail::Lines,
            false => Detail::Facts,
        };
        match self.told {
            told if told <= LINES => told::document(document, placed, detail),
            told if told == LINES + 1 => {
                "……后面的不逐个列出，全部结果用 --format json 看\n".to_owned()
            }
            _ => String::new(),
        }
    }

    /// Keeps what is said of a document in JSON.
    pub(super) fn keep(&mut self, document: Value) {
        self.files.push(document);
    }

    /// All of it in JSON.
    pub(super) fn json(&mut self, destination: &Destination<'_>) -> String {
        let units = destination.units.added.iter();
        let units: Vec<Value> = units
            .map(|unit| json!({"id": unit.id, "name": unit.name}))
            .collect();
        let files = std::mem::take(&mut self.files);
        format!("{:#}\n", json!({ "files": files, "units": units }))
    }
}
