//! Texts kept from their reading until their pages are made, as long as there is budget.
//!
//! Invariant: all texts that are kept take no more than twice [`TEXT_BUDGET`], so that memory does not grow
//! with a site. Of a site whose sources do not fit none is kept: half of them would only hold memory.

use super::inputs::InputFile;
use crate::parse::Form;
use crate::parse::markdown::{Arena, Tree};
use crate::render::markdown::PageText;

/// Bytes of sources whose texts may be kept: those of some ten thousand reports.
const TEXT_BUDGET: u64 = 160 << 20;

/// Whether there is budget for the texts of a site.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum TextBudget {
    /// For each that takes no more than twice as much as its source.
    Enough,
    /// For none.
    None,
}

impl TextBudget {
    /// The budget for the texts of these files.
    pub(super) fn of(files: &[InputFile]) -> Self {
        let sources = files.iter().filter(|file| Form::of(&file.path).is_some());
        match sources.map(|file| file.size).sum::<u64>() <= TEXT_BUDGET {
            true => Self::Enough,
            false => Self::None,
        }
    }

    /// As [`TextBudget::text`], of a text that is read again.
    pub(super) fn read(self, markdown: &str, source: usize) -> Option<PageText> {
        let arena = Arena::new();
        (self == Self::Enough)
            .then(|| self.text(&Tree::parse(&arena, markdown), source))
            .flatten()
    }

    /// The text of a tree, if it may be kept; its source is so many bytes long.
    pub(super) fn text(self, tree: &Tree<'_>, source: usize) -> Option<PageText> {
        let text = (self == Self::Enough).then(|| PageText::of(tree))?;
        (text.size() <= 2 * source).then_some(text)
    }
}

#[cfg(test)]
mod tests {
    use super::{TEXT_BUDGET, TextBudget};
    use crate::build::{InputFile, Stamp};
    use crate::parse::markdown::{Arena, Tree};
    use crate::source::SourcePath;

    fn budget(size: u64) -> TextBudget {
        let file = |path: &str, size| InputFile {
            path: SourcePath::new(path),
            size,
            stamp: Stamp::default(),
        };
        TextBudget::of(&[
            file("a.md", 1),
            file("b.md", size),
            file("c.pdf", TEXT_BUDGET),
        ])
    }

    #[test]
    fn texts_are_kept_while_there_is_room() {
        let arena = Arena::new();
        let tree = Tree::parse(&arena, "文");
        assert!(budget(TEXT_BUDGET - 1).text(&tree, 100).is_some());
        assert!(budget(TEXT_BUDGET).text(&tree, 100).is_none());
        assert!(budget(1).text(&tree, 4).is_none());
    }
}
