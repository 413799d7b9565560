//! The bytes of a document, on their way to drafts.

use super::document::{DocumentReader, ReadDocument};
use super::original;
use super::personal::personal;
use super::unread::{lacks_text, lacks_values, says_nothing, why_unread};
use super::words::{self, EMPTY, NO_REPORT, OURS};
use crate::extract::{self, DocumentKind, Doubt, Hints};
use crate::import::{self, Foreign, Gap, LeftOut, Printed};
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
        let left_out = foreign.left_out();
        document.left_out = left_out.iter().map(LeftOut::words).collect();
        document.sheets = std::mem::take(&mut foreign.sheets);
        let unread = foreign
            .gaps
            .iter()
            .filter(|gap| lacks_text(gap))
            .map(words::not_all);
        let unread = unread.chain(
            left_out
                .iter()
                .filter(|left| lacks_values(left))
                .map(LeftOut::words),
        );
        let unread: Vec<String> = unread.collect();
        let printed = foreign.printed.take().unwrap_or_default();
        drop(foreign);
        if printed.is_source {
            return Some(OURS.to_owned());
        }
        if printed.size() > extract::LONGEST {
            return Some(words::unread(&Gap::Limit("的文字数量"), false));
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
        // What was named on the command line is held against what the document itself says, when the report gets its place.
        let hints = Hints {
            file_name: &document.name,
            unit: None,
            year: None,
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
