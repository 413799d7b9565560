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

#[cfg(test)]
mod tests {
    use super::{KeptText, ScratchSpace};
    use crate::render::markdown::{PageText, Resolved};
    use std::sync::{Arc, Mutex, PoisonError};

    /// Takes so many bytes and no more.
    #[derive(Debug)]
    struct Small(usize, Mutex<Vec<u8>>);

    impl ScratchSpace for Small {
        fn write(&self, bytes: &[u8]) -> Option<u64> {
            let mut all = self.1.lock().unwrap_or_else(PoisonError::into_inner);
            let place = all.len();
            (place + bytes.len() <= self.0).then(|| {
                all.extend(bytes);
                place as u64
            })
        }

        fn read(&self, place: u64, length: usize) -> Option<Vec<u8>> {
            let all = self.1.lock().unwrap_or_else(PoisonError::into_inner);
            let from = usize::try_from(place).ok()?;
            Some(all.get(from..from + length)?.to_vec())
        }
    }

    const TEXT: &str =
        "# 一、项目概况\n\n见[附件](a.pdf \"表\")、![图](b.png)和*2024*年<b>。\n\n## （一）背景\n";

    fn html(text: &PageText) -> String {
        let resolve = |target: &str| match target {
            "a.pdf" => Resolved::Dead,
            other => Resolved::Href(other.to_owned()),
        };
        format!("{:?}", text.rendered(&resolve))
    }

    #[test]
    fn a_text_comes_back_from_wherever_it_was_put() {
        let text = PageText::read(TEXT);
        let whole = html(&text);
        for (room, is_away) in [(usize::MAX, true), (100, false)] {
            let space: Arc<dyn ScratchSpace> = Arc::new(Small(room, Mutex::default()));
            let kept = KeptText::new(text.clone(), Some(&space));
            assert_eq!(matches!(kept, KeptText::Away(..)), is_away);
            let kept = kept.get().map(|text| html(&text));
            assert_eq!(kept, Some(whole.clone()));
        }
    }

    #[test]
    fn a_text_that_does_not_come_back_is_none() {
        let space: Arc<dyn ScratchSpace> = Arc::new(Small(usize::MAX, Mutex::default()));
        let KeptText::Away(space, place, length) =
            KeptText::new(PageText::read(TEXT), Some(&space))
        else {
            return;
        };
        assert!(
            KeptText::Away(Arc::clone(&space), place + 1, length)
                .get()
                .is_none()
        );
        assert!(KeptText::Away(space, place, length - 1).get().is_none());
    }
}
