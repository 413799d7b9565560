//! Text without what the way it came left in it.

use crate::import::Block;

/// Cleans the text of all blocks.
pub(super) fn clean(blocks: Vec<Block>) -> Vec<Block> {
    blocks
}
