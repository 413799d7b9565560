//! All figures of a file and the sentences that hold them, read once for everybody who asks.

use super::figure::{Figure, add_figures};
use super::sentence::{Sentence, SentenceSpan, sentences};
use crate::parse::Passage;

/// The figures of a file.
#[derive(Debug, Default)]
pub struct FigureIndex {
    /// Those of the passages that were read, in order.
    figures: Vec<Figure>,
    /// The sentences that hold them, in order, each with the index of its passage.
    sentences: Vec<(usize, SentenceSpan)>,
}

impl FigureIndex {
    /// Reads those of the `passages` of `source` that are wanted, by their index.
    pub fn read(
        passages: &[Passage<'_>],
        source: &str,
        wanted: impl Fn(usize, &Passage<'_>) -> bool,
    ) -> Self {
        let mut index = Self::default();
        for (number, passage) in passages.iter().enumerate() {
            if wanted(number, passage) {
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
    pub fn sentences<'a>(
        &'a self,
        passages: &'a [Passage<'a>],
    ) -> impl Iterator<Item = (usize, Sentence<'a>)> {
        self.sentences.iter().filter_map(|(number, span)| {
            let passage = passages.get(*number)?;
            Some((*number, span.sentence(&passage.text, &self.figures)))
        })
    }

    /// The sentences that hold figures, each together with those right after it that go on with 其中:
    /// `共300万元。其中，甲100万元，乙200万元。`
    pub fn stretches<'a>(
        &'a self,
        passages: &'a [Passage<'a>],
    ) -> impl Iterator<Item = (usize, Sentence<'a>)> {
        let goes_on = |one: &(usize, SentenceSpan), next: &(usize, SentenceSpan)| {
            let text = passages.get(next.0).map_or("", |passage| &passage.text);
            one.0 == next.0 && next.1.goes_on(text)
        };
        let groups = self.sentences.chunk_by(goes_on);
        groups.filter_map(|group| {
            let ((number, first), (_, last)) = (group.first()?, group.last()?);
            let text = &passages.get(*number)?.text;
            Some((*number, first.up_to(last).sentence(text, &self.figures)))
        })
    }
}
