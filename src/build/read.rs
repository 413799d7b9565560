//! What one file says: a report, a page of the site's own, or nothing.
//!
//! Takes one file and gives facts and findings that follow from it and the settings alone, so
//! that they can be kept as long as neither changes. The text is parsed once, for the facts, the rules
//! and its page, which is made later.

use super::budget::TextBudget;
use super::findings::Findings;
use super::kept_text::{KeptText, ScratchSpace};
use super::reason;
use crate::check::{ReportContext, RuleSet, Sketch, leaks_beside, sketch};
use crate::config::Config;
use crate::diagnostic::{Code, Diagnostic};
use crate::model::{
    Body, OwnPage, Report, body_text, is_draft, read_own_page, read_report, read_tree,
};
use crate::parse::markdown::{Arena, Reading, Tree};
use crate::parse::{Document, Form, is_readable};
use crate::source::{Files, SourcePath};
use memchr::{memchr2, memmem};
use std::io;
use std::sync::{Arc, OnceLock};

/// Files or pages that a thread takes at a time: so few that none is still busy long after the others.
pub(super) const AT_A_TIME: usize = 32;

/// Whether reports marked as drafts take part.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Drafts {
    /// They stay out.
    #[default]
    Out,
    /// They are shown as if they were ready.
    In,
}

/// What one file of `content/` says.
#[derive(Debug)]
pub(super) struct ReadFile {
    /// What it turned out to be.
    pub(super) content: Content,
    /// What is wrong with it as a file: of matter in a draft as well.
    pub(super) findings: Findings,
    /// BLAKE3 of its bytes.
    pub(super) hash: [u8; 32],
    /// What its text says, once that was read.
    pub(super) text: Arc<OnceLock<ReadText>>,
}

impl ReadFile {
    /// A file that is no source, or none that can be read.
    pub(super) fn nothing(findings: Vec<Diagnostic>) -> Self {
        Self {
            content: Content::Nothing,
            findings: Findings::Listed(findings),
            hash: [0; 32],
            text: Arc::new(ReadText::default().into()),
        }
    }
}

/// What the text of a file says: of no matter while it is not published.
#[derive(Debug, Default)]
pub(super) struct ReadText {
    /// What the rules found in the file by itself.
    pub(super) findings: Findings,
    /// What is kept of a report's words, to hold them against those of others.
    pub(super) sketch: Arc<Sketch>,
    /// The text as its page takes it, where it is kept.
    pub(super) page: Option<KeptText>,
}

/// How far a file is read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Extent {
    /// All of it, and the rules are asked.
    Whole,
    /// Its facts, and the rest only if the text may hold links.
    Facts,
}

/// What one file of `content/` turned out to be.
#[derive(Clone, Debug)]
pub(super) enum Content {
    /// A report.
    Report(Arc<Report>),
    /// A page of the site's own.
    OwnPage(Arc<OwnPage>),
    /// A draft that has not yet what a report must have.
    Unfinished,
    /// No source, or none that can be used.
    Nothing,
}

impl Content {
    /// What a document turned out to be, and what is wrong with it.
    fn read(document: &Document, text: Option<&Reading<'_>>) -> (Self, Vec<Diagnostic>) {
        let (content, findings) = if document.source.path.as_str().starts_with("content/pages/") {
            let (page, findings) = read_own_page(document, text);
            (page.map(|page| Self::OwnPage(page.into())), findings)
        } else {
            let (report, findings) = read_report(document, text);
            (report.map(|report| Self::Report(report.into())), findings)
        };
        let nothing = match is_draft(document) {
            true => Self::Unfinished,
            false => Self::Nothing,
        };
        (content.unwrap_or(nothing), findings)
    }

    /// What is known of the text of a report or page.
    pub(super) fn body(&self) -> Option<&Body> {
        match self {
            Self::Report(report) => Some(&report.body),
            Self::OwnPage(page) => Some(&page.body),
            Self::Unfinished | Self::Nothing => None,
        }
    }

    /// Whether the site shows it.
    pub(super) fn takes_part(&self, drafts: Drafts) -> bool {
        let draft = match self {
            Self::Report(report) => report.draft,
            Self::OwnPage(page) => page.draft,
            Self::Unfinished => true,
            Self::Nothing => false,
        };
        drafts == Drafts::In || !draft
    }
}

/// The one way in which a file of `content/` is read.
#[derive(Clone, Copy)]
pub(super) struct Reader<'a> {
    pub(super) files: &'a dyn Files,
    pub(super) config: &'a Config,
    pub(super) extent: Extent,
    pub(super) budget: TextBudget,
    /// Where texts are put that are kept.
    pub(super) scratch: Option<&'a Arc<dyn ScratchSpace>>,
}

impl Reader<'_> {
    /// What a file says, and what is wrong with it. The list of units is read with the settings.
    pub(super) fn read(self, path: &SourcePath) -> io::Result<ReadFile> {
        let form = Form::of(path).filter(|_| !is_list_of_units(path));
        let Some(form) = form else {
            return Ok(ReadFile::nothing(Vec::new()));
        };
        let document = Document::parse(path, form, &self.files.read(path)?);
        let markdown = body_text(&document);
        let (content, findings, text) = match self.extent {
            Extent::Facts if !may_hold_links(&markdown) => {
                let (content, findings) = Content::read(&document, None);
                (content, findings, OnceLock::new())
            }
            Extent::Facts | Extent::Whole => {
                let (content, findings, text) = self.read_whole(&document, &markdown);
                (content, findings, text.into())
            }
        };
        Ok(ReadFile {
            content,
            findings: Findings::Listed(findings),
            hash: document.hash,
            text: Arc::new(text),
        })
    }

    fn read_whole(
        self,
        document: &Document,
        markdown: &str,
    ) -> (Content, Vec<Diagnostic>, ReadText) {
        let arena = Arena::new();
        let tree = Tree::parse(&arena, markdown);
        let page = self.budget.text(&tree, document.source.text.len());
        let page = page.map(|page| KeptText::new(page, self.scratch));
        let text = read_tree(document, tree);
        let (content, findings) = Content::read(document, Some(&text));
        let report = match &content {
            Content::Report(report) => Some(&**report),
            _ => None,
        };
        let rules = RuleSet::built_in();
        let ctx = ReportContext::new(rules.prefilter(), self.config, document, report, text);
        // Half of a report would be told what it has not: it is checked once it can be read.
        let mut of_rules = Vec::new();
        if is_readable(&findings) {
            let path = &document.source.path;
            of_rules = rules.check_report(&ctx);
            of_rules.extend(leaks_beside(self.config, path, (report, content.body())));
        }
        let text = ReadText {
            findings: Findings::Listed(of_rules),
            sketch: Arc::new(sketch(&ctx)),
            page,
        };
        (content, findings, text)
    }
}

/// Whether a text has one of the signs without which there is no link.
fn may_hold_links(markdown: &str) -> bool {
    let bytes = markdown.as_bytes();
    memchr2(b'[', b'<', bytes).is_some() || memmem::find(bytes, b"://").is_some()
}

/// A file read once more, as far as its text needs: its front matter stays unread.
pub(super) fn read_again(path: &SourcePath, files: &dyn Files) -> io::Result<Document> {
    let form = Form::of(path).unwrap_or(Form::Markdown);
    Ok(Document::parse_body(path, form, &files.read(path)?))
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
