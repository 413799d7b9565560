//! A draft as the source file of a report.
//!
//! Takes a draft; gives front matter with Chinese keys in the order of `model::fields`, each fact below a comment with
//! the words it came from, each doubt as a comment `# 待核` where its field belongs, and the text as Markdown. Invariants,
//! held by tests: the front matter reads back as the facts of the draft, and the text is shown as the plain
//! text it was.

mod comment;
mod front;
mod kept;
mod markdown;
mod missing;

pub use comment::{EXCERPT, excerpt};

use super::draft::ReportDraft;

/// Where a draft came from, as far as its file says so.
#[derive(Clone, Copy, Debug, Default)]
pub struct Origin<'a> {
    /// The name of the document.
    pub file_name: &'a str,
    /// The names of its sheets.
    pub sheets: &'a [Box<str>],
}

/// The Markdown file of a draft, with its facts as front matter.
pub fn source_text(draft: &ReportDraft) -> String {
    source_text_from(draft, &Origin::default())
}

/// The same, of a draft that came from this document.
pub fn source_text_from(draft: &ReportDraft, origin: &Origin<'_>) -> String {
    let mut text = String::from("---\n");
    let kept = &kept::KeptWords::of(&draft.body);
    text += &front::front_matter(draft, comment::CommentSources { origin, kept });
    text += "---\n";
    for block in &draft.body {
        let block = markdown::written(block);
        if !block.is_empty() {
            text.push('\n');
            text += &block;
        }
    }
    text
}

#[cfg(test)]
mod tests;
