//! The index of the site's search: any part of a report's text, found on a host that only gives files.
//!
//! Takes the site, the plan and the bytes of the reports' pages while they are made; gives a tree of
//! small scripts, named by their content, that `search.html` reads as far as a query needs them.
//! The format is described in `docs/search.md`. Invariant: what is found by the index is every report
//! that holds the words, and perhaps some more, which the script tells from them by reading their pages.

use mingbai_model as model;
use mingbai_page as page;
use mingbai_source as source;
use mingbai_text as text;

mod bits;
mod cards;
mod complete;
mod file;
mod gram;
mod index;
mod last;
mod lines;
mod lists;
mod normal;
mod root;
mod segment;
mod shard;

pub use file::{IndexFiles, IndexParts};
pub use index::Index;
