//! All figures of a file and the sentences that hold them, read once for everybody who asks.

use super::figure::{Figure, add_figures};
use super::sentence::{Sentence, SentenceSpan, sentences};
use crate::parse::Passage;

/// The figures of a file.
#[derive(Debug, Default)]
pub(crate) struct FigureIndex {
    /// Those of its paragraphs and items, in order.
    figures: Vec<Figure>,
    /// The sentences that hold them, in order, each with the index of its passage.
    sentences: Vec<(usize, SentenceSpan)>,
}

impl FigureIndex {
    /// Reads the paragraphs and items among `passages` of `source`.
    pub(crate) fn read(passages: &[Passage<'_>], source: &str) -> Self {
        let mut index = Self::default();
        for (number, passage) in passages.iter().enumerate() {
            if passage.is_paragraph() {
                let first = index.figures.len();
                add_figures(passage, source, &mut index.figures);
                let spans = sentences(&passage.text, &index.figures, first);
                index.sentences.extend(spans.map(|span| (number, span)));
            }
        }
        index
    }

    /// The sentences that hold figures, each with the index of its passage. `passages` are those that
    /// were read.
    pub(crate) fn sentences<'a>(
        &'a self,
        passages: &'a [Passage<'a>],
    ) -> impl Iterator<Item = (usize, Sentence<'a>)> {
        self.sentences.iter().filter_map(|(number, span)| {
            let passage = passages.get(*number)?;
            Some((*number, span.sentence(&passage.text, &self.figures)))
        })
    }
}
