//! One source file as the rules see it: its facts, its text, and how to say what is wrong.

use super::amount::Ledger;
use super::glance::Glance;
use super::section::{Opening, body};
use crate::config::Config;
use crate::diagnostic::{Code, Diagnostic};
use crate::model::{DocumentText, Report};
use crate::parse::markdown::{Heading, Link};
use crate::parse::{Document, Passage};
use crate::source::Span;
use std::sync::OnceLock;

/// A report, or a page of the site's own, on its way to publication.
#[derive(Debug)]
pub struct Paper<'a> {
    /// The settings.
    pub config: &'a Config,
    /// The file.
    pub document: &'a Document,
    /// What the file says, where it is a report.
    pub report: Option<&'a Report>,
    /// The headings of its text, in order.
    pub headings: Vec<Heading>,
    /// Its values and the blocks of its text, in order.
    pub passages: Vec<Passage<'a>>,
    /// What a glance at each of them tells.
    pub(super) glances: Vec<Glance>,
    /// Links and images of its text that lead where nothing may lead, and are shown as plain text.
    pub refused: Vec<Link>,
    /// Its amounts and percentages, read when first asked for.
    ledger: OnceLock<Ledger>,
    /// What each block of its text begins with, read when first asked for.
    openings: OnceLock<Vec<Opening>>,
}

impl<'a> Paper<'a> {
    /// A file, what it says, and its text as [`read_text`](crate::model::read_text) gives it. Of a
    /// report that was taken back only what is still published counts: no facts, and nothing but the
    /// words about its withdrawal.
    pub fn new(
        config: &'a Config,
        document: &'a Document,
        report: Option<&'a Report>,
        text: DocumentText<'a>,
    ) -> Self {
        let DocumentText {
            mut headings,
            mut passages,
            mut refused,
            ..
        } = text;
        let withdrawn = report.is_some_and(|report| report.withdrawn.is_some());
        if withdrawn {
            headings.clear();
            refused.clear();
            passages.retain(|passage| passage.is_under(&["撤下", "withdrawn"]));
        }
        Self {
            config,
            document,
            report: report.filter(|_| !withdrawn),
            headings,
            glances: passages.iter().map(Glance::at_passage).collect(),
            passages,
            refused,
            ledger: OnceLock::new(),
            openings: OnceLock::new(),
        }
    }

    /// The amounts and percentages of its text.
    pub(super) fn ledger(&self) -> &Ledger {
        self.ledger.get_or_init(|| Ledger::read(self))
    }

    /// What each block of its text begins with.
    pub(super) fn openings(&self) -> &[Opening] {
        let of_body = || body(self).iter().map(Opening::of).collect();
        self.openings.get_or_init(of_body)
    }

    /// A finding about a place in the file.
    pub fn finding(&self, code: Code, span: Span, message: impl Into<String>) -> Diagnostic {
        Diagnostic::new(code, &self.document.source.path, span, message)
    }

    /// A finding about the file as a whole.
    pub fn whole(&self, code: Code, message: impl Into<String>) -> Diagnostic {
        Diagnostic::whole(code, &self.document.source.path, message)
    }
}
