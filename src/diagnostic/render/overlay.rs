//! Findings for the preview in a browser: the marked line in three parts, and everything that is
//! said about it. Plain text throughout: who shows it must set it as text, never as HTML.

use super::excerpt::excerpt;
use super::listing::{Listing, Placed};
use super::visible::visible;
use serde::Serialize;

/// One finding as a browser shows it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct OverlayFinding {
    /// The rule's code; empty for a fault that is none of the content's.
    pub code: String,
    /// `error`, `warning` or `note`.
    pub severity: &'static str,
    /// 拦截, 警告 or 提示.
    pub label: &'static str,
    /// The file it is about.
    pub path: String,
    /// The line, from 1; 0 where the file as a whole is meant.
    pub line: usize,
    /// The column in characters, from 1; 0 where the file as a whole is meant.
    pub column: usize,
    /// The line up to the marked characters; cropped where it is long.
    pub before: String,
    /// The marked characters.
    pub mark: String,
    /// The line after them.
    pub after: String,
    /// What was found, and what was expected.
    pub message: String,
    /// What to do about it; may be empty.
    pub help: String,
    /// The reports that have the mistake, where it is said once for the site.
    pub reports: Vec<String>,
}

/// The findings one by one, blocking ones first.
pub fn overlay(listing: &Listing<'_>) -> Vec<OverlayFinding> {
    let mut findings = Vec::with_capacity(listing.diagnostics.len());
    listing.each(|placed| findings.push(one(placed)));
    findings
}

fn one(placed: &Placed<'_>) -> OverlayFinding {
    let found = placed.diagnostic;
    let mut made = OverlayFinding {
        code: found.code.as_str().to_owned(),
        severity: found.severity.word(),
        label: found.severity.label(),
        path: visible(found.path.as_str()),
        line: 0,
        column: 0,
        before: String::new(),
        mark: String::new(),
        after: String::new(),
        message: visible(&placed.message()),
        help: visible(&found.help),
        reports: found
            .reports
            .iter()
            .map(|it| visible(it.as_str()))
            .collect(),
    };
    if let (Some(source), Some(span)) = (placed.source, found.span) {
        let part = excerpt(&source.text, span);
        let piece = |from: usize, to: usize| part.text.get(from..to).unwrap_or("").to_owned();
        made.before = piece(0, part.mark.start);
        made.mark = piece(part.mark.start, part.mark.end);
        made.after = piece(part.mark.end, part.text.len());
        (made.line, made.column) = (placed.start.line, placed.start.column);
    }
    made
}
