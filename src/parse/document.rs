//! One parsed file: its front matter as a tree, and where its body lies.

use super::decode;
use super::front_matter;
use super::node::Node;
use super::yaml::read_yaml;
use crate::diagnostic::{Code, Diagnostic};
use crate::source::{SourceFile, SourcePath, Span};

/// In which form a file is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Form {
    /// Markdown with YAML front matter.
    Markdown,
    /// YAML alone.
    Yaml,
}

impl Form {
    /// The form a file name tells; `None` for files that are neither.
    pub fn of(path: &SourcePath) -> Option<Self> {
        match path.extension().as_str() {
            "md" | "markdown" => Some(Self::Markdown),
            "yaml" | "yml" => Some(Self::Yaml),
            _ => None,
        }
    }
}

/// A parsed file. No field has a meaning yet.
#[derive(Clone, Debug)]
pub struct Document {
    /// The text.
    pub source: SourceFile,
    /// In which form it was written.
    pub form: Form,
    /// The YAML tree.
    pub front: Node,
    /// The Markdown after the fence; empty in a file of YAML alone.
    pub body: Span,
    /// What was wrong with the syntax.
    pub findings: Vec<Diagnostic>,
    /// BLAKE3 of the bytes it was read from.
    pub hash: [u8; 32],
}

impl Document {
    /// Parses a file. Total.
    pub fn parse(path: &SourcePath, form: Form, bytes: &[u8]) -> Self {
        let (mut document, front) = Self::split(path, form, bytes);
        document.front = read_yaml(&document.source, front, &mut document.findings);
        document
    }

    /// Parses a file as far as its body needs: the front matter of Markdown stays unread.
    pub fn parse_body(path: &SourcePath, form: Form, bytes: &[u8]) -> Self {
        match form {
            Form::Yaml => Self::parse(path, form, bytes),
            Form::Markdown => Self::split(path, form, bytes).0,
        }
    }

    /// The document with nothing in its front matter yet, and where that lies.
    fn split(path: &SourcePath, form: Form, bytes: &[u8]) -> (Self, Span) {
        let hash = *blake3::hash(bytes).as_bytes();
        let (source, mut findings) = decode(path, bytes);
        let whole = Span::new(0..source.text.len());
        let (front, body) = match form {
            Form::Yaml => (whole, Span::new(source.text.len()..source.text.len())),
            Form::Markdown => {
                let fence = front_matter::split(&source, &mut findings);
                (fence.front, fence.body)
            }
        };
        let document = Self {
            source,
            form,
            front: Node::default(),
            body,
            findings,
            hash,
        };
        (document, front)
    }

    /// The Markdown after the fence.
    pub fn body_text(&self) -> &str {
        self.body.slice(&self.source.text).unwrap_or("")
    }
}

/// Whether a file could be read to its end, from what was found in it. Where it could not, what was not read may
/// well stand in it: nothing may be called missing.
pub fn is_readable(findings: &[Diagnostic]) -> bool {
    findings.iter().all(|it| it.code != Code::UNREADABLE)
}
