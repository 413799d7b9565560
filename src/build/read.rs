//! What one file says: a report, a page of the site's own, the list of units, or nothing.
//!
//! Takes one file and gives facts and findings that follow from it and the settings alone, so
//! that they can be kept as long as neither changes. The text is read once, for the rules and for
//! its page, which is made later.

use super::inputs::Inputs;
use super::reason;
use crate::check::{ReportContext, RuleSet, Sketch, sketch};
use crate::config::{self, Config, read_config};
use crate::diagnostic::{Code, Diagnostic};
use crate::model::{
    Body, ListedUnit, OwnPage, Report, body_text, read_own_page, read_report, read_units,
};
use crate::parse::markdown::{Arena, Tree};
use crate::parse::{Document, Form};
use crate::render::PageText;
use crate::render::markdown::Ready;
use crate::source::{Files, SourcePath};
use std::io;
use std::sync::{Arc, OnceLock};

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
#[derive(Debug, Default)]
pub(super) struct ReadFile {
    /// What it turned out to be.
    pub(super) content: Content,
    /// What is wrong with it as a file: of matter in a draft as well.
    pub(super) findings: Vec<Diagnostic>,
    /// BLAKE3 of its bytes.
    pub(super) hash: [u8; 32],
    /// The text of its page, where it is kept.
    pub(super) text: Option<Arc<PageText>>,
    /// What the rules say of it, once they were asked.
    pub(super) judged: Arc<OnceLock<Judged>>,
}

/// What the rules say of a file by itself: of no matter while it is not published.
#[derive(Debug, Default)]
pub(super) struct Judged {
    /// What they found.
    pub(super) findings: Vec<Diagnostic>,
    /// What is kept of a report's words, to hold them against those of others.
    pub(super) sketch: Arc<Sketch>,
}

/// When the rules are asked about a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Judging {
    /// While it is read.
    Now,
    /// When there is time.
    Later,
}

/// What one file of `content/` turned out to be.
#[derive(Clone, Debug, Default)]
pub(super) enum Content {
    /// A report.
    Report(Arc<Report>),
    /// A page of the site's own.
    OwnPage(Arc<OwnPage>),
    /// The list of units.
    Units(Vec<ListedUnit>),
    /// No source, or none that can be used.
    #[default]
    Nothing,
}

impl Content {
    /// What is known of the text of a report or page.
    pub(super) fn body(&self) -> Option<&Body> {
        match self {
            Self::Report(report) => Some(&report.body),
            Self::OwnPage(page) => Some(&page.body),
            Self::Units(_) | Self::Nothing => None,
        }
    }

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

/// The settings; the defaults and a finding where there are none.
pub fn read_settings(inputs: &Inputs, files: &dyn Files) -> (Config, Vec<Diagnostic>) {
    let path = inputs
        .settings
        .clone()
        .unwrap_or_else(|| SourcePath::new(config::FILE_NAME));
    let bytes = files.read(&path);
    let document = Document::parse(&path, Form::Yaml, bytes.as_deref().unwrap_or_default());
    let (mut config, findings) = read_config(&document, files);
    config.unit_phones = unit_phones(inputs, files);
    match bytes {
        Ok(_) => (config, findings),
        Err(error) => (config, vec![unreadable(&path, &error)]),
    }
}

/// The telephones of the units. What is wrong with their list is said when it is read as a file.
fn unit_phones(inputs: &Inputs, files: &dyn Files) -> Vec<Box<str>> {
    let mut lists = inputs.files.iter().map(|file| &file.path);
    let Some(path) = lists.find(|path| is_list_of_units(path)) else {
        return Vec::new();
    };
    let bytes = files.read(path).unwrap_or_default();
    let (units, _) = read_units(&Document::parse(path, Form::Yaml, &bytes));
    units.into_iter().filter_map(|unit| unit.phone).collect()
}

/// What a parsed file of `content/` says, and what is wrong with it.
pub(super) fn read_file(document: &Document, config: &Config, judging: Judging) -> ReadFile {
    let path = &document.source.path;
    let (content, findings) = if is_list_of_units(path) {
        let (units, findings) = read_units(document);
        (Some(Content::Units(units)), findings)
    } else if path.as_str().starts_with("content/pages/") {
        let (page, findings) = read_own_page(document);
        (page.map(|page| Content::OwnPage(Arc::new(page))), findings)
    } else {
        let (report, findings) = read_report(document);
        let report = report.map(|report| Content::Report(Arc::new(report)));
        (report, findings)
    };
    let content = content.unwrap_or_default();
    let (judged, text) = match judging {
        Judging::Now => {
            let (judged, text) = judge_and_keep(document, config, &content);
            (judged.into(), text)
        }
        Judging::Later => {
            let written = || PageText::Written(body_text(document).into());
            (OnceLock::new(), content.body().map(|_| written()))
        }
    };
    ReadFile {
        content,
        findings,
        hash: document.hash,
        text: text.map(Arc::new),
        judged: Arc::new(judged),
    }
}

/// What the rules say of a file by itself.
pub(super) fn judge(document: &Document, config: &Config, content: &Content) -> Judged {
    let text = body_text(document);
    let arena = Arena::new();
    ask_rules(document, config, content, Tree::parse(&arena, &text))
}

/// As [`judge`], with the text of the file's page.
fn judge_and_keep(
    document: &Document,
    config: &Config,
    content: &Content,
) -> (Judged, Option<PageText>) {
    let text = body_text(document);
    let arena = Arena::new();
    let tree = Tree::parse(&arena, &text);
    let page_text = content.body().map(|body| {
        let ready = body.links.is_empty().then(|| Ready::new(&tree)).flatten();
        ready.map_or_else(|| PageText::Written((&*text).into()), PageText::Ready)
    });
    (ask_rules(document, config, content, tree), page_text)
}

fn ask_rules(document: &Document, config: &Config, content: &Content, tree: Tree<'_>) -> Judged {
    let report = match content {
        Content::Units(_) => return Judged::default(),
        Content::Report(report) => Some(&**report),
        Content::OwnPage(_) | Content::Nothing => None,
    };
    let rules = RuleSet::built_in();
    let ctx = ReportContext::of_tree(rules.prefilter(), config, (document, report), tree);
    Judged {
        findings: rules.check_report(&ctx),
        sketch: Arc::new(sketch(&ctx)),
    }
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
