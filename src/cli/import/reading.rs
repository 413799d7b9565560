//! The bytes of a document, on their way to drafts.

use super::document::{DocumentReader, ReadDocument};
use super::original;
use super::personal::personal;
use super::words::{self, EMPTY, NO_REPORT, NO_TEXT, OURS};
use crate::extract::{self, DocumentKind, Doubt, Hints};
use crate::import::{self, Block, Foreign, Gap, Printed};
use crate::model::fields::REPORT;
use crate::parse::{Document, Form, Value};
use crate::shell::{Converter, DocumentBytes, read_document};
use crate::source::SourcePath;

impl DocumentReader<'_> {
    /// Fills in what the file says; gives why it became no report.
    pub(super) fn fill(&self, document: &mut ReadDocument) -> Option<String> {
        let bytes = match read_document(&document.path) {
            Err(error) => return Some(format!("读不了：{error}")),
            Ok(DocumentBytes::TooMany) => return Some(words::unread(&Gap::Limit("的大小"), false)),
            Ok(DocumentBytes::Whole(bytes)) => bytes,
        };
        if bytes.is_empty() {
            return Some(EMPTY.to_owned());
        }
        if is_ours(&document.name, &bytes) {
            return Some(OURS.to_owned());
        }
        let path = SourcePath::new(&*document.name);
        let mut foreign = import::read_printed(&path, &bytes);
        if self.arguments.keep_original {
            document.blocked = original::blocked(self.config, &path, &foreign);
        }
        if says_nothing(&foreign) {
            foreign = match self.converted(&document.name, &bytes, &foreign) {
                Some(converted) => converted,
                None => return Some(why_unread(&document.name, &foreign)),
            };
            document.is_converted = true;
        }
        drop(bytes);
        document.gaps = foreign.gaps.iter().map(words::not_all).collect();
        document.left_out = foreign.left_out().iter().map(|left| left.words()).collect();
        document.sheets = std::mem::take(&mut foreign.sheets);
        let unread = foreign
            .gaps
            .iter()
            .filter(|gap| lacks_text(gap))
            .map(words::not_all);
        let unread: Vec<String> = unread.collect();
        let printed = foreign.printed.take().unwrap_or_default();
        drop(foreign);
        if printed.is_source {
            return Some(OURS.to_owned());
        }
        document.personal = personal(self.config, &path, &document.sheets, &printed);
        self.extract(document, printed, unread)
    }

    /// Takes the reports out of what was read; gives why there is none.
    fn extract(
        &self,
        document: &mut ReadDocument,
        printed: Printed,
        unread: Vec<String>,
    ) -> Option<String> {
        let hints = Hints {
            file_name: &document.name,
            unit: self.unit.as_deref(),
            year: self.arguments.year.as_deref(),
        };
        let extraction = extract::extract(printed, &hints);
        document.kind = extraction.kind;
        document.told_by = extraction.told_by;
        document.reports = extraction.reports;
        document.changes = extraction.changes.iter().map(words::change).collect();
        if document.kind != DocumentKind::SelfEvaluation {
            document.reports.clear();
            let told_by = document.told_by.as_ref();
            return Some(words::other_kind(document.kind, told_by, &document.sheets));
        }
        for draft in &mut document.reports {
            let not_public = document.personal.iter().cloned();
            let unread = unread.iter().map(|what| format!("{what}，请对照原件补上"));
            draft
                .doubts
                .extend(unread.chain(not_public).map(|reason| Doubt {
                    field: String::new(),
                    reason,
                    quoted: None,
                }));
        }
        document.reports.is_empty().then(|| NO_REPORT.to_owned())
    }

    /// What another program makes of a document that no reader reads.
    fn converted(&self, name: &str, bytes: &[u8], foreign: &Foreign) -> Option<Foreign> {
        if foreign.gaps.contains(&Gap::Locked) || !Converter::knows(name) {
            return None;
        }
        let (name, bytes) = self.converter.as_ref()?.convert(name, bytes)?;
        let foreign = import::read_printed(&SourcePath::new(&*name), &bytes);
        (!says_nothing(&foreign)).then_some(foreign)
    }
}

/// Why nothing was read of a file.
fn why_unread(name: &str, foreign: &Foreign) -> String {
    let is_kind = |gap: &&Gap| matches!(gap, Gap::Unknown | Gap::Old);
    let is_convertible = Converter::knows(name) && foreign.gaps.iter().all(|gap| is_kind(&gap));
    match foreign.gaps.first() {
        Some(gap) => words::unread(gap, is_convertible),
        None => NO_TEXT.to_owned(),
    }
}

/// Whether a file prints nothing.
fn says_nothing(foreign: &Foreign) -> bool {
    let blocks = foreign
        .printed
        .as_ref()
        .map_or(&[][..], |printed| &printed.blocks);
    blocks.iter().all(|block| match block {
        Block::Paragraph(paragraph) => paragraph.text.trim().is_empty(),
        Block::Table(table) => table.cells().iter().all(|cell| cell.text.trim().is_empty()),
    })
}

/// Whether text of the file itself was not read.
fn lacks_text(gap: &Gap) -> bool {
    matches!(
        gap,
        Gap::BrokenInPart | Gap::PagesWithoutText(_) | Gap::UnknownLetters(_) | Gap::Limit(_)
    )
}

/// Whether a file is a source of ours: YAML with the name of a project.
fn is_ours(name: &str, bytes: &[u8]) -> bool {
    let path = SourcePath::new(name);
    let Some(form) = Form::of(&path) else {
        return false;
    };
    let document = Document::parse(&path, form, bytes);
    match &document.front.value {
        Value::Map(entries) => entries.iter().any(|(key, _)| REPORT[0].is_called(key)),
        _ => false,
    }
}
