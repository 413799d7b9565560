//! Which files may be read, without opening each of them.
//!
//! Files of one owner, group and mode can all be opened if one of them could. Where a disk knows
//! finer rights than that, a file that cannot be opened is found out when it is read.

use std::collections::HashSet;
use std::fs::Metadata;

/// The kinds of rights under which a file could be opened.
#[derive(Clone, Default)]
pub(super) struct Rights {
    proven: HashSet<[u32; 3]>,
}

impl Rights {
    /// Whether a file with the same rights could be opened.
    pub(super) fn are_proven(&self, meta: &Metadata) -> bool {
        self.proven.contains(&kind(meta))
    }

    /// Remembers that a file could be opened.
    pub(super) fn prove(&mut self, meta: &Metadata) {
        self.proven.insert(kind(meta));
    }
}

#[cfg(unix)]
fn kind(meta: &Metadata) -> [u32; 3] {
    use std::os::unix::fs::MetadataExt;
    [meta.uid(), meta.gid(), meta.mode()]
}

#[cfg(not(unix))]
fn kind(_: &Metadata) -> [u32; 3] {
    [0; 3]
}
