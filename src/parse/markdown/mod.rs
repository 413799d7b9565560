//! Markdown as reports are written in it: one tree for what is known of a text and for its HTML.
//!
//! Takes the text after the fence; gives a [`Reading`] (headings, passages, links), and to the
//! renderer the tree itself. Lines in the official numbering (一、 （一） 1. （1） ①) are headings,
//! links lead only where links may lead, and nothing in the tree is raw HTML. Invariants: any text
//! gives a tree; levels start at 2 and never jump down by more than one; anchors are unique;
//! nesting is at most [`DEEPEST`] blocks and as many spans of emphasis.
//!
//! Against hostile texts: comrak may take a fixed number of steps for each byte. A text that wants
//! more is shown line by line as it was written. What is nested deeper than [`DEEPEST`] is lifted
//! out to that depth, so nothing is lost.

mod anchor;
mod blocks;
mod breaks;
mod headings;
mod inlines;
mod links;
mod nesting;
mod node;
pub mod numbering;
mod official;
mod places;
mod reading;
pub mod target;
mod tree;
mod urls;

pub use comrak::Arena;
pub use headings::Heading;
pub use headings::TreeHeading;
pub use links::Link;
pub use nesting::DEEPEST;
pub use reading::{Reading, read};
pub use tree::Tree;
