//! Facts from documents: what an office's report, as it is printed, says in the fields of ours.
//!
//! Takes a [`Printed`] document; gives drafts of reports, each fact with the words it was taken from and their place.
//! Two laws hold. Nothing is invented: a value is in the document's own words, and what is doubtful is left out and
//! said as a [`Doubt`]. Nothing is lost: text that no fact was taken from stays in the body.
//! Every function is total and pure.
//!
//! The steps: `clean` the text, `reshape` what was copied out of a table into a table again, tell the
//! `kind` of document, read `form`s and `narrative`s, and put what belongs to one project together.
//! What offices call things is in one place, `wordings`.

extern crate self as extract;
use mingbai_field as field;
use mingbai_import as import;
use mingbai_model as model;
#[cfg(test)]
use mingbai_parse as parse;
use mingbai_source as source;
use mingbai_text as text;

mod clean;
mod draft;
mod facts;
mod fitting;
mod form;
mod join;
mod kind;
mod narrative;
mod reshape;
mod source_file;
#[cfg(test)]
mod tests;
mod wordings;

pub use clean::{Cleaning, CleaningKind};
pub use draft::{BodyBlock, Doubt, ReportDraft};
pub use facts::{FactEntry, Facts, Quoted};
pub use kind::DocumentKind;
pub use source_file::{EXCERPT, Origin, excerpt, source_text, source_text_from};

use crate::import::{Block, Paragraph, Place, Printed};

/// Bytes of text that a document may have to be read for reports: hundreds of pages. A report has a few.
pub const LONGEST: usize = 4 << 20;

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
    /// What was done to the text before it was read.
    pub changes: Vec<Cleaning>,
}

/// Reads the reports in a document.
pub fn extract(printed: Printed, hints: &Hints<'_>) -> Extraction {
    if printed.is_source {
        return already_a_report();
    }
    let (blocks, changes) = clean::clean(printed);
    let (blocks, changes) = clean::without_hints(reshape::reshape(blocks), changes);
    let (blocks, others) = kind::without_others(blocks);
    let (kind, told_by) = kind::of(&blocks, hints);
    let mut reports = match kind {
        DocumentKind::SelfEvaluation => drafts(blocks, hints),
        _ => Vec::new(),
    };
    if let Some(first) = reports.first_mut() {
        first.doubts.extend(others);
    }
    Extraction {
        kind,
        told_by,
        reports,
        changes,
    }
}

/// What is said of a report in our own format.
fn already_a_report() -> Extraction {
    Extraction {
        kind: DocumentKind::Other,
        told_by: Some(Quoted {
            value: "已经是本网站格式的报告，不用导入".to_owned(),
            words: "---".to_owned(),
            place: Place::Line(0),
        }),
        reports: Vec::new(),
        changes: Vec::new(),
    }
}

/// The drafts of a document that is a self-evaluation: what its forms say, and what its text says.
fn drafts(blocks: Vec<Block>, hints: &Hints<'_>) -> Vec<ReportDraft> {
    let mut forms = Vec::new();
    let mut rest: Vec<Block> = Vec::new();
    for block in blocks {
        let Block::Table(table) = block else {
            rest.push(block);
            continue;
        };
        let above = headings(&rest);
        match form::read(&above, &table) {
            Some(drafts) => {
                // A list of projects takes nothing of what stands above it.
                if let [draft] = drafts.as_slice()
                    && draft.facts.one("项目名称").is_some()
                {
                    rest.truncate(rest.len() - above.len());
                }
                forms.extend(drafts);
            }
            None => rest.push(Block::Table(form::without_numbers(table))),
        }
    }
    let narratives = narrative::read(rest, hints);
    let mut drafts = join::join(forms, narratives);
    drafts.iter_mut().for_each(fitting::fit);
    narrative::forget_answered(&mut drafts);
    drafts
}

/// The paragraphs at the end of what was read that belong to the head of the form after them.
fn headings(blocks: &[Block]) -> Vec<Paragraph> {
    /// Lines that stand above a form at most: 附件, the title, the year, the unit.
    const MOST: usize = 6;
    let above = blocks
        .iter()
        .rev()
        .take(MOST)
        .map_while(|block| match block {
            Block::Paragraph(paragraph) => form::is_heading(paragraph).then(|| paragraph.clone()),
            Block::Table(_) => None,
        });
    let mut above: Vec<Paragraph> = above.collect();
    above.reverse();
    above
}
