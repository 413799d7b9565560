//! What is kept of each report while it is read, to find copied paragraphs among all of them.
//!
//! Takes reports, one at a time; gives a [`Sketch`] of each, at most 600 bytes, from which near-identical
//! paragraphs are found without reading any text again. The method is MinHash over shingles of four
//! letters with locality-sensitive hashing. Paragraphs that the regulations lay down for every report
//! (`statutory.txt`) are left out.

use super::min_hash::{Signature, Smallest};
use super::statutory;
use crate::check::rule::{KeptAnswer, ReportContext};
use crate::source::{Pack, Packer, SourcePath, Span, Unpacker, pack_fields};
use crate::text::similarity::shingles;
use std::collections::HashMap;
use std::sync::Arc;

/// The fewest shingles that make a paragraph worth a comparison.
const SHORTEST: usize = 27;
/// The most paragraphs kept of one report: its longest.
pub(super) const MOST: usize = 24;

/// What is kept of one report.
#[derive(Debug, Default)]
pub struct Sketch {
    /// Its paragraphs, in order.
    pub(super) paragraphs: Vec<SketchedParagraph>,
    /// The length in bytes of all its own words, shorter paragraphs among them.
    pub(super) length: u32,
    /// What the text said when a rule asked all texts last.
    pub(in crate::check) answered: KeptAnswer,
}

pack_fields! {
    Sketch { paragraphs, length, answered }
    SketchedParagraph { signature, start, line, length }
}

impl Pack for Signature {
    fn pack(&self, to: &mut Packer) {
        to.add(self.bytes());
    }

    fn unpack(from: &mut Unpacker<'_>) -> Option<Self> {
        from.take().map(Self::from_bytes)
    }
}

impl Sketch {
    /// What the text says when a rule asks all texts.
    pub fn answered(&self) -> &KeptAnswer {
        &self.answered
    }

    /// What is kept of a text without words.
    pub(in crate::check) const fn nothing() -> Self {
        Self {
        paragraphs: Vec::new(),
        length: 0,
        answered: KeptAnswer::nothing(),
        }
    }
}

/// What is kept of one paragraph.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct SketchedParagraph {
    /// The MinHash of its shingles.
    pub(super) signature: Signature,
    /// Where it begins in its file, in bytes.
    start: u32,
    /// On which line, from 1; the last number there is for lines beyond it.
    pub(super) line: u16,
    /// How long it is, in bytes; the largest number there is for longer ones.
    pub(super) length: u16,
}

impl SketchedParagraph {
    /// Where it was written. Of a very long paragraph only the start.
    pub(super) fn span(&self) -> Span {
        let start = self.start as usize;
        let length = match self.length {
            u16::MAX => 0,
            length => length.into(),
        };
        Span::new(start..start + length)
    }
}

/// The sketches of all reports, by file.
#[derive(Clone, Debug, Default)]
pub struct Sketches(HashMap<SourcePath, Arc<Sketch>>);

impl Sketches {
    /// Keeps the sketch of a file.
    pub fn insert(&mut self, path: SourcePath, sketch: Arc<Sketch>) {
        self.0.insert(path, sketch);
    }

    /// The sketch of a file.
    pub fn get(&self, path: &SourcePath) -> Option<&Sketch> {
        self.0.get(path).map(|sketch| &**sketch)
    }
}

/// How many lines end in these bytes: counted in short stretches, of which a byte holds the number, so
/// that many bytes are looked at together.
fn line_ends(bytes: &[u8]) -> usize {
    let stretches = bytes.chunks(usize::from(u8::MAX));
    let counts = stretches.map(|stretch| {
        let ends = stretch.iter().map(|byte| u8::from(*byte == b'\n'));
        usize::from(ends.sum::<u8>())
    });
    counts.sum()
}

/// What has to be kept of a report.
pub fn sketch(ctx: &ReportContext<'_>) -> Sketch {
    if ctx.report.is_none() {
        return Sketch::default();
    }
    let source = ctx.document.source.text.as_bytes();
    let (mut line, mut counted) = (1_usize, 0_usize);
    let laid_down = statutory::known();
    let mut sketch = Sketch::default();
    let mut paragraphs = Vec::new();
    for passage in ctx.body().iter().filter(|passage| passage.is_paragraph()) {
        let mut smallest = Smallest::NONE;
        let (count, known) = shingles(&passage.text).fold((0, 0), |(count, known), shingle| {
            smallest.add(shingle);
            (count + 1, known + usize::from(laid_down.has(shingle)))
        });
        if statutory::is_statutory(count, known) {
            continue;
        }
        let span = passage.whole();
        sketch.length = sketch.length.saturating_add(span.end - span.start);
        if count < SHORTEST {
            continue;
        }
        // A footnote may stand before the text that it is shown after: its line is counted anew.
        if counted > span.range().start {
            (line, counted) = (1, 0);
        }
        let between = source.get(counted..span.range().start).unwrap_or_default();
        line += line_ends(between);
        counted = span.range().start.max(counted);
        paragraphs.push(SketchedParagraph {
            signature: Signature::of(&smallest),
            start: span.start,
            line: u16::try_from(line).unwrap_or(u16::MAX),
            length: u16::try_from(span.end - span.start).unwrap_or(u16::MAX),
        });
    }
    if paragraphs.len() > MOST {
        paragraphs.sort_by_key(|kept| std::cmp::Reverse(kept.length));
        paragraphs.truncate(MOST);
        paragraphs.sort_by_key(|kept| kept.start);
    }
    paragraphs.shrink_to_fit();
    sketch.paragraphs = paragraphs;
    sketch
}
