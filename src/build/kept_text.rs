//! The text of a page, from the reading of its source until its page is made: in memory, or in a scratch file that
//! the shell offers.
//!
//! Invariant: what comes out is what was kept, or nothing; then the text is read from its source again.

use crate::render::markdown::PageText;
use crate::source::{packed, unpacked};
use std::fmt::Debug;
use std::sync::Arc;

/// A place outside of memory for what one run of the program wants again. It is gone with the run.
pub trait ScratchSpace: Debug + Send + Sync {
    /// Puts bytes there; gives their place, or `None` if they cannot be put there.
    fn write(&self, bytes: &[u8]) -> Option<u64>;

    /// So many bytes from a place that was given.
    fn read(&self, place: u64, length: usize) -> Option<Vec<u8>>;
}

/// A text that is kept.
#[derive(Clone, Debug)]
pub(super) enum KeptText {
    /// In memory.
    Here(Arc<PageText>),
    /// As so many bytes at a place of a scratch space.
    Away(Arc<dyn ScratchSpace>, u64, usize),
}

impl KeptText {
    /// Keeps a text out of memory, where there is a scratch space that takes it.
    pub(super) fn new(text: PageText, scratch: Option<&Arc<dyn ScratchSpace>>) -> Self {
        if let Some(scratch) = scratch {
            let bytes = packed(&text);
            if let Some(place) = scratch.write(&bytes) {
                return Self::Away(Arc::clone(scratch), place, bytes.len());
            }
        }
        Self::Here(Arc::new(text))
    }

    /// The text, if it is still there.
    pub(super) fn get(&self) -> Option<Arc<PageText>> {
        match self {
            Self::Here(text) => Some(Arc::clone(text)),
            Self::Away(scratch, place, length) => {
                unpacked(&scratch.read(*place, *length)?).map(Arc::new)
            }
        }
    }
}
