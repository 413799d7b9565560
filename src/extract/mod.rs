//! Facts from documents: what an office's report, as it is printed, says in the fields of ours.
//!
//! Takes a [`Printed`] document; gives drafts of reports, each fact with the words it was taken from and their place.
//! Two laws hold. Nothing is invented: a value is in the document's own words, and what is doubtful is left out and
//! said as a [`Doubt`]. Nothing is lost: text that no fact was taken from stays in the body.
//! Every function is total and pure.
//!
//! The steps: [`clean`] the text, [`reshape`] what was copied out of a table into a table again, tell the
//! [`kind`] of document, read [`form`]s and [`narrative`]s, and put what belongs to one project together.
//! What offices call things is in one place, [`wordings`].

mod clean;
mod draft;
mod facts;
mod form;
mod kind;
mod narrative;
mod prose_wordings;
mod reshape;
mod source_file;
mod wordings;

pub use draft::{BodyBlock, Doubt, ReportDraft};
pub use facts::{Entry, Facts, Quoted};
pub use kind::DocumentKind;
pub use source_file::source_text;

use crate::import::{Block, Printed};

/// What is known of a document besides its text.
#[derive(Clone, Copy, Debug, Default)]
pub struct Hints<'a> {
    /// The name of the file.
    pub file_name: &'a str,
    /// The unit that the document is of, by name, where the one who imports it says so.
    pub unit: Option<&'a str>,
    /// The year that the document is of, where the one who imports it says so.
    pub year: Option<&'a str>,
}

/// What a document holds.
#[derive(Clone, Debug)]
pub struct Extraction {
    /// What kind of document it is.
    pub kind: DocumentKind,
    /// The words that tell its kind.
    pub told_by: Option<Quoted>,
    /// A draft for each project in it; none if it is another kind of document.
    pub reports: Vec<ReportDraft>,
}

/// Reads the reports in a document.
pub fn extract(printed: Printed, hints: &Hints<'_>) -> Extraction {
    let blocks = reshape::reshape(clean::clean(printed.blocks));
    let (kind, told_by) = kind::of(&blocks, hints);
    let reports = match kind {
        DocumentKind::SelfEvaluation => drafts(blocks, hints),
        _ => Vec::new(),
    };
    Extraction {
        kind,
        told_by,
        reports,
    }
}

/// The drafts of a document that is a self-evaluation: what its forms say, and what its text says.
fn drafts(blocks: Vec<Block>, hints: &Hints<'_>) -> Vec<ReportDraft> {
    let mut forms = Vec::new();
    let mut rest = Vec::new();
    for block in blocks {
        match block {
            Block::Table(table) => match form::read(&table) {
                Some(draft) => forms.push(draft),
                None => rest.push(Block::Table(table)),
            },
            block @ Block::Paragraph(_) => rest.push(block),
        }
    }
    let narratives = narrative::read(rest, hints);
    let mut drafts = draft::join(forms, narratives);
    narrative::forget_answered(&mut drafts);
    drafts
}
