//! What one file says: a report, a page of the site's own, the list of units, or nothing.
//!
//! Takes one file and gives facts and findings that follow from it and the settings alone, so
//! that they can be kept as long as neither changes. The text is let go again: a page reads its
//! own when it is made.

use super::inputs::Inputs;
use super::reason;
use crate::config::{self, Config, read_config};
use crate::diagnostic::{Code, Diagnostic};
use crate::model::{ListedUnit, OwnPage, Report, read_own_page, read_report, read_units};
use crate::parse::{Document, Form};
use crate::source::{Files, SourcePath};
use std::io;
use std::sync::Arc;

/// Whether reports marked as drafts take part.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Drafts {
    /// They stay out.
    #[default]
    Out,
    /// They are shown as if they were ready.
    In,
}

/// What one file of `content/` turned out to be.
#[derive(Debug)]
pub(super) enum Content {
    /// A report.
    Report(Arc<Report>),
    /// A page of the site's own.
    OwnPage(Arc<OwnPage>),
    /// The list of units.
    Units(Vec<ListedUnit>),
    /// No source, or none that can be used.
    Nothing,
}

impl Content {
    /// Whether the site shows it.
    pub(super) fn takes_part(&self, drafts: Drafts) -> bool {
        let draft = match self {
            Self::Report(report) => report.draft,
            Self::OwnPage(page) => page.draft,
            Self::Units(_) | Self::Nothing => false,
        };
        drafts == Drafts::In || !draft
    }
}

/// The settings as they were read.
#[derive(Debug)]
pub(super) struct Settings {
    /// What they say; the defaults where there are none.
    pub(super) config: Config,
    /// What is wrong with them.
    pub(super) findings: Vec<Diagnostic>,
    /// Hash of their bytes.
    pub(super) hash: [u8; 32],
}

/// The settings; the defaults and a finding where there are none.
pub fn read_settings(inputs: &Inputs, files: &dyn Files) -> (Config, Vec<Diagnostic>) {
    let settings = settings(inputs, files);
    (settings.config, settings.findings)
}

/// As [`read_settings`], with a hash.
pub(super) fn settings(inputs: &Inputs, files: &dyn Files) -> Settings {
    let path = inputs
        .settings
        .clone()
        .unwrap_or_else(|| SourcePath::new(config::FILE_NAME));
    let bytes = files.read(&path);
    let document = Document::parse(&path, Form::Yaml, bytes.as_deref().unwrap_or_default());
    let (config, mut findings) = read_config(&document);
    if let Err(error) = &bytes {
        findings = vec![unreadable(&path, error)];
    }
    Settings {
        config,
        findings,
        hash: document.hash,
    }
}

/// What a parsed file of `content/` says, and what is wrong with it.
pub(super) fn read_file(document: &Document) -> (Content, Vec<Diagnostic>) {
    let path = &document.source.path;
    if is_list_of_units(path) {
        let (units, findings) = read_units(document);
        (Content::Units(units), findings)
    } else if path.as_str().starts_with("content/pages/") {
        let (page, findings) = read_own_page(document);
        let content = page.map(|page| Content::OwnPage(Arc::new(page)));
        (content.unwrap_or(Content::Nothing), findings)
    } else {
        let (report, findings) = read_report(document);
        let content = report.map(|report| Content::Report(Arc::new(report)));
        (content.unwrap_or(Content::Nothing), findings)
    }
}

/// Whether this is where the units are listed.
pub(super) fn is_list_of_units(path: &SourcePath) -> bool {
    matches!(path.as_str(), "content/units.yaml" | "content/units.yml")
}

/// The finding about a file that cannot be read.
pub(super) fn unreadable(path: &SourcePath, error: &io::Error) -> Diagnostic {
    let message = format!("读不了这个文件：{}", reason(error));
    Diagnostic::whole(Code::UNUSABLE_FILE, path, message)
        .help("检查文件是否存在、是否有读取权限，然后重试")
}
