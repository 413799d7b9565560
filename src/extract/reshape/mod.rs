//! What was copied out of a table, cell by cell or with columns slipped, becomes a table again.
//!
//! Takes blocks; gives blocks in which each run of paragraphs that was a form is one [`Table`](crate::import::Table),
//! its values under their heads. Where a cell stands is told by what it is and by arithmetic; where these allow two
//! readings, the cells of a row stand together past the last column, under no head.
//! Invariant: every letter of the input is in the output once, in order; what is no form is as it was.
//!
//! The steps: find a form and take it apart into pieces ([`bars`] where bars stand between cells, [`running`] where
//! there are spaces or nothing, [`slipped`] of tables), read its parts by their heads ([`assemble`], [`funds`], [`indicators`]), and put the
//! pieces into a grid ([`sheet`]).

mod align;
mod assemble;
mod bars;
mod columns;
mod cutter;
mod funds;
mod glued;
mod glued_rows;
mod indicators;
mod lists;
mod piece;
mod reader;
mod rows;
mod running;
mod scan;
mod sheet;
mod slipped;
mod split;
mod stretch;
#[cfg(test)]
mod tests;
mod title;
mod value;
mod words;

use crate::import::{Block, Paragraph};
use stretch::Stretch;

/// Makes tables of the runs of paragraphs that were tables.
pub(super) fn reshape(blocks: Vec<Block>) -> Vec<Block> {
    let mut done = Vec::with_capacity(blocks.len());
    let mut paragraphs: Vec<Paragraph> = Vec::new();
    for block in blocks {
        match block {
            Block::Paragraph(paragraph) if paragraph.level.is_none() => paragraphs.push(paragraph),
            block => {
                done.extend(reshaped(std::mem::take(&mut paragraphs)));
                done.push(match block {
                    Block::Table(table) => Block::Table(slipped::mended(table)),
                    block => block,
                });
            }
        }
    }
    done.extend(reshaped(paragraphs));
    done
}

/// The blocks of paragraphs that follow one another.
fn reshaped(paragraphs: Vec<Paragraph>) -> Vec<Block> {
    let stretch = Stretch::new(paragraphs);
    let mut forms = bars::forms(&stretch);
    if forms.is_empty() {
        forms = running::forms(&stretch);
    }
    stretch.with(forms)
}
