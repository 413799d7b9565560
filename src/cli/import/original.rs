//! The document itself, kept beside its report as evidence.

use crate::build::reason;
use crate::check::{AttachmentContext, RuleSet};
use crate::config::Config;
use crate::diagnostic::Severity;
use crate::extract::{Facts, Quoted};
use crate::import::{Foreign, Place};
use crate::source::SourcePath;
use std::fs;
use std::path::Path;

/// What it is called among the evidence.
const TITLE: &str = "自评报告原件";

/// Why `check` will not let a document pass as an attachment.
pub(super) fn blocked(config: &Config, path: &SourcePath, foreign: &Foreign) -> Vec<String> {
    let attachment = AttachmentContext {
        config,
        path,
        foreign,
        sha256: None,
    };
    let found = RuleSet::built_in()
        .check_attachment(&attachment)
        .into_iter();
    let found = found.filter(|one| one.severity == Severity::Error);
    found
        .map(|one| format!("{}[{}]", one.message, one.code))
        .collect()
}

/// The name under which a document lies beside its report.
pub(super) fn file_name(slug: &str, document: &str) -> String {
    let extension = document
        .rsplit_once('.')
        .map_or("", |(_, extension)| extension);
    match extension.is_empty() {
        true => slug.to_owned(),
        false => format!("{slug}.{}", extension.to_ascii_lowercase()),
    }
}

/// Names the document among the evidence.
pub(super) fn add_to(facts: &mut Facts, file: &str) {
    let said = |value: &str| Quoted {
        value: value.to_owned(),
        words: String::new(),
        place: Place::FileName,
    };
    let mut row = Facts::default();
    row.set("名称", said(TITLE));
    row.set("文件", said(file));
    facts.add_row("佐证材料", row);
}

/// Puts a copy of the document beside its report.
///
/// # Errors
/// Why that cannot be, in Chinese.
pub(super) fn copy(from: &Path, to: &Path) -> Result<(), String> {
    let written = fs::copy(from, to);
    let written = written.map_err(|error| format!("原件没有放到报告旁边：{}", reason(&error)))?;
    let _: u64 = written;
    Ok(())
}
