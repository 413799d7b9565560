//! Whole documents: what is written of them, and that nothing of them is lost.

mod kinds;
mod property;

use super::{Extraction, source_text};
use crate::import::{Block, Paragraph, Place, Printed};

/// A document of these blocks.
fn printed(blocks: Vec<Block>) -> Printed {
    Printed {
        title: None,
        is_source: false,
        blocks,
    }
}

/// The blocks of a text, a line a paragraph.
fn paragraphs(text: &str) -> Vec<Block> {
    let block = |(index, line): (usize, &str)| {
        Block::Paragraph(Paragraph {
            place: Place::Line(u32::try_from(index).unwrap_or(u32::MAX)),
            text: line.to_owned(),
            level: None,
        })
    };
    text.lines().enumerate().map(block).collect()
}

/// All that is written of a document.
fn written(extraction: &Extraction) -> String {
    extraction.reports.iter().map(source_text).collect()
}
