//! Copied text: what is kept of each report while it is read, and what is alike among all of them.
//!
//! Takes papers, one at a time; gives a [`Sketch`] of each, at most 600 bytes, from which
//! [`alike`] finds near-identical paragraphs without a look at any text. The method is MinHash
//! over runs of four letters with locality-sensitive hashing. Paragraphs that the regulations lay
//! down for every report (`statutory.txt`) are left out while reading.

mod alike;
mod cluster;
mod fold;
mod statutory;

pub(super) use alike::{Twin, alike};
pub(super) use fold::Fold;

use super::likeness::runs;
use super::paper::Paper;
use super::section::{body, is_paragraph};
use crate::source::{SourcePath, Span};
use fold::Smallest;
use std::collections::HashMap;
use std::sync::Arc;

/// The fewest runs of four letters that make a paragraph worth a comparison.
const SHORTEST: usize = 27;
/// The most paragraphs kept of one report: its longest.
const MOST: usize = 24;

/// What is kept of one report.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Sketch {
    /// Its paragraphs, in order.
    pub(super) paragraphs: Vec<Kept>,
    /// The length in bytes of all its own words, shorter paragraphs among them.
    pub(super) length: u32,
}

impl Sketch {
    /// What is kept of a text without words.
    pub(super) const NOTHING: Self = Self {
        paragraphs: Vec::new(),
        length: 0,
    };
}

/// What is kept of one paragraph.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Kept {
    /// What its words come down to.
    pub(super) fold: Fold,
    /// Where it begins in its file, in bytes.
    start: u32,
    /// On which line, from 1; the last number there is for lines beyond it.
    pub(super) line: u16,
    /// How long it is, in bytes; the largest number there is for longer ones.
    pub(super) length: u16,
}

impl Kept {
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

/// What has to be kept of a paper.
pub fn sketch(paper: &Paper<'_>) -> Sketch {
    if paper.report.is_none() {
        return Sketch::default();
    }
    let source = paper.document.source.text.as_bytes();
    let (mut line, mut counted) = (1_usize, 0_usize);
    let laid_down = statutory::known();
    let mut sketch = Sketch::default();
    let mut paragraphs = Vec::new();
    for passage in body(paper).iter().filter(|passage| is_paragraph(passage)) {
        let mut smallest = Smallest::NONE;
        let (count, known) = runs(&passage.text).fold((0, 0), |(count, known), run| {
            smallest.add(run);
            (count + 1, known + usize::from(laid_down.has(run)))
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
        paragraphs.push(Kept {
            fold: Fold::of(&smallest),
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
