//! What of a document must not be published.

use crate::check::{AttachmentContext, RuleSet};
use crate::config::Config;
use crate::import::{Block, Foreign, Place, Printed};
use crate::source::SourcePath;

/// What must not be published of what a document prints, by the rules for attachments; no number is readable in it.
pub(super) fn personal(
    config: &Config,
    path: &SourcePath,
    sheets: &[Box<str>],
    printed: &Printed,
) -> Vec<String> {
    let mut foreign = Foreign::of(Place::FileName, "");
    foreign.pieces.clear();
    foreign.sheets = sheets.to_vec();
    let mut add = |place: &Place, text: &str| {
        foreign
            .pieces
            .extend(Foreign::of(place.clone(), text).pieces);
    };
    for block in &printed.blocks {
        match block {
            Block::Paragraph(paragraph) => add(&paragraph.place, &paragraph.text),
            Block::Table(table) => table
                .cells()
                .iter()
                .for_each(|cell| add(&cell.place, &cell.text)),
        }
    }
    let attachment = AttachmentContext {
        config,
        path,
        foreign: &foreign,
        sha256: None,
    };
    let found = RuleSet::built_in()
        .check_attachment(&attachment)
        .into_iter();
    let found = found.filter(|one| one.code.category() == "PII" || one.code.as_str() == "SEC01");
    found.map(|one| one.message).collect()
}
