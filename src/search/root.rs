//! The root of an index: the first file that the script reads, and what tells whether it is of the same reports as another.

use super::file::{Name, names_in};
use serde::{Deserialize, Serialize};

/// The form of the files.
pub(super) const VERSION: u32 = 3;

/// The first file that the script reads. `docs/search.md` says what it holds.
#[derive(Serialize, Deserialize)]
pub(super) struct Root {
    pub(super) version: u32,
    pub(super) reports: usize,
    pub(super) segment: usize,
    pub(super) shards: u32,
    pub(super) order: String,
    pub(super) nodes: String,
    pub(super) segments: Vec<String>,
    pub(super) units: String,
    pub(super) fold: String,
}

/// What an index is of.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct IndexSubject {
    /// How many reports there are.
    pub(super) reports: usize,
    /// How many shards their grams are in.
    pub(super) shards: u32,
    /// What tells their addresses, in their order, from all others.
    pub(super) order: Name,
}

impl Root {
    /// What its index is of; `None` if it does not say so.
    pub(super) fn subject(&self) -> Option<IndexSubject> {
        let [order] = names_in(&self.order)?[..] else {
            return None;
        };
        Some(IndexSubject {
            reports: self.reports,
            shards: self.shards,
            order,
        })
    }
}
