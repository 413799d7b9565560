//! A draft as the source file of a report.

use super::draft::{BodyBlock, ReportDraft};

/// The Markdown file of a draft, with its facts as front matter.
pub fn source_text(draft: &ReportDraft) -> String {
    let mut text = String::from("---\n---\n");
    for block in &draft.body {
        if let BodyBlock::Paragraph(paragraph) = block {
            text.push('\n');
            text += paragraph;
            text.push('\n');
        }
    }
    text
}
