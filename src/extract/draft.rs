//! A draft of one report: facts, doubts and what is left for the body.

use super::facts::{Facts, Quoted};

/// A report as far as a document tells it.
#[derive(Clone, Debug, Default)]
pub struct ReportDraft {
    /// The facts.
    pub facts: Facts,
    /// What a person has to look at before the report is published.
    pub doubts: Vec<Doubt>,
    /// The text, in order.
    pub body: Vec<BodyBlock>,
}

/// A field that the document does not settle.
#[derive(Clone, Debug)]
pub struct Doubt {
    /// The field, with the groups it is in: `资金.全年执行数`, `年度`.
    pub field: String,
    /// Why, for an editor, in Chinese.
    pub reason: String,
    /// The words in question, if there are any.
    pub quoted: Option<Quoted>,
}

/// A part of the body.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum BodyBlock {
    /// A heading: its level, 2 to 6, and its words with the office's number.
    Heading(u8, String),
    /// A paragraph of plain text.
    Paragraph(String),
    /// A table: rows of cells of plain text, all of one length. The first row is its head.
    Table(Vec<Vec<String>>),
}
