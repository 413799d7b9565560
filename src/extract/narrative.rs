//! Narratives: facts in running text, and chapters as headings.

use super::Hints;
use super::draft::{BodyBlock, ReportDraft};
use crate::import::Block;

/// Reads the text of a document: a draft for each project it tells of; none where there is no text.
pub(super) fn read(blocks: Vec<Block>, _hints: &Hints<'_>) -> Vec<ReportDraft> {
    if blocks.is_empty() {
        return Vec::new();
    }
    let body = blocks.into_iter().map(|block| match block {
        Block::Paragraph(paragraph) => BodyBlock::Paragraph(paragraph.text),
        Block::Table(table) => {
            let row = |row| (0..table.columns()).map(move |column| (row, column));
            let rows = (0..table.rows()).map(row);
            let cells = rows.map(|places| {
                let cells = places.map(|(row, column)| table.text(row, column).to_owned());
                cells.collect()
            });
            BodyBlock::Table(cells.collect())
        }
    });
    vec![ReportDraft {
        body: body.collect(),
        ..ReportDraft::default()
    }]
}
