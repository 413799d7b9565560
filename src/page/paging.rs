//! How many pages the lines of a table are cut into, and which of them stand on a page.

use std::ops::Range;

/// Number of pages that so many rows are cut into, at least one.
pub(super) fn pages_for(rows: usize, page_size: usize) -> u32 {
    u32::try_from(rows.div_ceil(page_size.max(1)).max(1)).unwrap_or(u32::MAX)
}

/// Which of `total` lines stand on page `number`, counted from 1.
pub(super) fn range(page_size: usize, number: u32, total: usize) -> Range<usize> {
    let size = page_size.max(1);
    let from = (number.max(1) as usize - 1).saturating_mul(size).min(total);
    from..from.saturating_add(size).min(total)
}
