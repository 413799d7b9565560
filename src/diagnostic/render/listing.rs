//! What every form is made from: findings in order, the texts they point into, and their number.

use crate::diagnostic::{Diagnostic, Severity};
use crate::source::{LineIndex, Position, SourceFile, SourcePath};

/// Findings to print, and the way to the texts they are about.
pub struct Listing<'a> {
    /// The findings, sorted by path, so that each text is asked for seldom.
    pub diagnostics: &'a [Diagnostic],
    /// Gives the text of a file, decoded as it was when the findings were made; `None` when it is
    /// no text or not there any more.
    pub source: &'a dyn Fn(&SourcePath) -> Option<SourceFile>,
}

/// A finding with its place as people name it.
pub(super) struct Placed<'a> {
    pub(super) diagnostic: &'a Diagnostic,
    /// The text it is about, when its exact place is known.
    pub(super) source: Option<&'a SourceFile>,
    pub(super) start: Position,
    /// After the last character; as `start` for a finding about a whole file.
    pub(super) end: Position,
    /// Where the other places begin and end.
    pub(super) more: Vec<(Position, Position)>,
}

/// Most lines that a message names one by one.
const LINES: usize = 20;

impl Placed<'_> {
    /// The message, with the lines of all places where there are several: `……（共3处：第3、8、12行）`.
    pub(super) fn message(&self) -> String {
        let message = &self.diagnostic.message;
        if self.more.is_empty() {
            return message.clone();
        }
        let mut lines = vec![self.start.line];
        lines.extend(self.more.iter().map(|(start, _)| start.line));
        lines.dedup();
        let named: Vec<String> = lines.iter().take(LINES).map(usize::to_string).collect();
        let rest = if lines.len() > LINES { "等" } else { "" };
        let places = self.more.len() + 1;
        format!("{message}（共{places}处：第{}{rest}行）", named.join("、"))
    }
}

impl Listing<'_> {
    /// Hands every finding to `give` with its place: blocking ones first, then warnings, then notes, and of
    /// each severity in the order of the list.
    pub(super) fn each(&self, mut give: impl FnMut(&Placed<'_>)) {
        for severity in Severity::ALL {
            for group in self.diagnostics.chunk_by(|a, b| a.path == b.path) {
                let of_severity = |found: &&Diagnostic| found.severity == severity;
                let group: Vec<_> = group.iter().filter(of_severity).collect();
                self.each_of_file(&group, &mut give);
            }
        }
    }

    fn each_of_file(&self, group: &[&Diagnostic], give: &mut impl FnMut(&Placed<'_>)) {
        let first = Position { line: 1, column: 1 };
        let wanted = group.iter().any(|diagnostic| diagnostic.span.is_some());
        let path = group.first().map(|diagnostic| &diagnostic.path);
        let file = path.filter(|_| wanted).and_then(self.source);
        let index = file.as_ref().map(SourceFile::line_index);
        for diagnostic in group {
            let mut placed = Placed {
                diagnostic,
                source: None,
                start: first,
                end: first,
                more: Vec::new(),
            };
            if let (Some(span), Some(file), Some(index)) = (diagnostic.span, &file, &index) {
                let at = |offset: u32| LineIndex::position(index, &file.text, offset as usize);
                placed.source = Some(file);
                (placed.start, placed.end) = (at(span.start), at(span.end));
                let more = diagnostic.more.iter();
                placed.more = more.map(|span| (at(span.start), at(span.end))).collect();
            }
            give(&placed);
        }
    }
}

/// How many findings there are of each severity.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, serde::Serialize)]
pub struct Counts {
    /// 拦截.
    pub error: usize,
    /// 警告.
    pub warning: usize,
    /// 提示.
    pub note: usize,
}

impl Counts {
    /// Counts findings.
    pub fn of<'a>(diagnostics: impl IntoIterator<Item = &'a Diagnostic>) -> Self {
        let mut counts = Self::default();
        for diagnostic in diagnostics {
            match diagnostic.severity {
                Severity::Error => counts.error += 1,
                Severity::Warning => counts.warning += 1,
                Severity::Note => counts.note += 1,
            }
        }
        counts
    }
}

impl std::fmt::Display for Counts {
    /// `拦截 2，警告 1，提示 0`.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let [error, warning, note] = Severity::ALL.map(Severity::label);
        write!(
            f,
            "{error} {}，{warning} {}，{note} {}",
            self.error, self.warning, self.note
        )
    }
}
