//! Findings as workflow commands, which GitHub Actions shows beside the lines of a change.

use super::listing::Listing;
use super::visible::push_visible;
use crate::diagnostic::Severity;
use std::fmt::Write;

/// One command a finding.
pub fn github(listing: &Listing<'_>) -> String {
    let mut out = String::new();
    listing.each(|placed| {
        let found = placed.diagnostic;
        let command = match found.severity {
            Severity::Error => "error",
            Severity::Warning => "warning",
            Severity::Note => "notice",
        };
        let mut message = placed.message();
        if !found.help.is_empty() {
            let _ = write!(message, "\n办法: {}", found.help);
        }
        let _ = writeln!(
            out,
            "::{command} file={},line={},col={},endLine={},endColumn={},title={}::{}",
            property(found.path.as_str()),
            placed.start.line,
            placed.start.column,
            placed.end.line,
            placed.end.column,
            property(&format!("{}[{}]", found.severity.label(), found.code)),
            data(&message),
        );
    });
    out
}

/// Text after the last `::`, where `%` and line ends must be escaped.
fn data(text: &str) -> String {
    text.chars().fold(String::new(), |mut out, c| {
        match c {
            '%' => out.push_str("%25"),
            '\r' => out.push_str("%0D"),
            '\n' => out.push_str("%0A"),
            _ => push_visible(&mut out, c),
        }
        out
    })
}

/// A value between the commas, where `:` and `,` must be escaped as well.
fn property(text: &str) -> String {
    data(text).replace(':', "%3A").replace(',', "%2C")
}
