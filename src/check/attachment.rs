//! An attachment as the rules see it: what it says, and how to say what is wrong with it.

use super::lines::{Lines, Match};
use crate::config::Config;
use crate::diagnostic::{Code, Diagnostic, Severity};
use crate::import::Foreign;
use crate::source::SourcePath;

/// How many places a finding about an attachment names.
const NAMED: usize = 4;

/// A file that is published with a report or a page.
#[derive(Clone, Copy, Debug)]
pub struct AttachmentContext<'a> {
    /// The settings.
    pub config: &'a Config,
    /// Where it lies.
    pub path: &'a SourcePath,
    /// What it says.
    pub foreign: &'a Foreign,
    /// The SHA-256 of its bytes in small hexadecimal digits, where it is a file of the site.
    pub sha256: Option<&'a str>,
}

impl AttachmentContext<'_> {
    /// A finding about the attachment as a whole.
    pub fn finding(&self, code: Code, message: impl Into<String>) -> Diagnostic {
        Diagnostic::whole(code, self.path, message)
    }

    /// One finding for all matches of a rule that are as serious, with the first of their places.
    pub(super) fn findings_of_matches(
        &self,
        code: Code,
        lines: &Lines<'_>,
        matches: Vec<Match>,
    ) -> Vec<Diagnostic> {
        let mut by_severity: Vec<(Option<Severity>, Vec<Match>)> = Vec::new();
        for found in matches {
            let same = by_severity.iter_mut().find(|one| one.0 == found.severity);
            match same {
                Some((_, all)) => all.push(found),
                None => by_severity.push((found.severity, vec![found])),
            }
        }
        let findings = by_severity.into_iter().filter_map(|(severity, matches)| {
            let mut finding = self.finding_of_matches(code, lines, matches)?;
            finding.severity = severity.unwrap_or(finding.severity);
            Some(finding)
        });
        findings.collect()
    }

    fn finding_of_matches(
        &self,
        code: Code,
        lines: &Lines<'_>,
        matches: Vec<Match>,
    ) -> Option<Diagnostic> {
        let mut places: Vec<String> = Vec::new();
        for found in &matches {
            let place = self.place(lines, found);
            if places.len() < NAMED && !places.contains(&place) {
                places.push(place);
            }
        }
        let count = matches.len();
        let first = matches.into_iter().next()?;
        let mut message = format!("{}：{}", places.first()?, first.message);
        if count > 1 {
            let others = match places.get(1..).unwrap_or_default() {
                [] => String::new(),
                others => format!("，还有{}", others.join("、")),
            };
            let more = if count > places.len() { "等" } else { "" };
            message += &format!("（这个文件里共{count}处{others}{more}）");
        }
        Some(self.finding(code, message).help(first.help))
    }

    fn place(&self, lines: &Lines<'_>, found: &Match) -> String {
        let from = lines.origin_of(found.line, found.range.start);
        let piece = from.and_then(|from| self.foreign.pieces.get(from));
        piece.map_or_else(String::new, |piece| piece.place.words(&self.foreign.sheets))
    }
}
