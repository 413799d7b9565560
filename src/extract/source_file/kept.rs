//! Which words of a document the body of its draft says: those need not be told again in full beside a fact.

use crate::extract::draft::BodyBlock;
use rustc_hash::{FxHashSet, FxHasher};
use std::collections::VecDeque;
use std::hash::{Hash, Hasher};

/// Letters that are looked up together.
const WINDOW: usize = 8;

/// The letters of a body, each with those that follow it.
#[derive(Debug, Default)]
pub(super) struct KeptWords(FxHashSet<u64>);

impl KeptWords {
    /// What a body says.
    pub(super) fn of(body: &[BodyBlock]) -> Self {
        let mut kept = FxHashSet::default();
        let mut add = |text: &str| kept.extend(windows(text));
        for block in body {
            match block {
                BodyBlock::Heading(_, text) | BodyBlock::Paragraph(text) => add(text),
                BodyBlock::Table(rows) => rows.iter().flatten().for_each(|cell| add(cell)),
            }
        }
        Self(kept)
    }

    /// Whether the body says these words, which are several sentences where dots part them.
    pub(super) fn say(&self, words: &str) -> bool {
        let mut parts = words.split('…').filter(|part| !part.trim().is_empty());
        parts.all(|part| {
            let mut windows = windows(part).peekable();
            windows.peek().is_some() && windows.all(|window| self.0.contains(&window))
        })
    }
}

/// Each run of so many letters, as a number.
fn windows(text: &str) -> impl Iterator<Item = u64> {
    let mut window: VecDeque<char> = VecDeque::with_capacity(WINDOW);
    let letters = text.chars().filter(|c| c.is_alphanumeric());
    letters.filter_map(move |c| {
        if window.len() == WINDOW {
            window.pop_front();
        }
        window.push_back(c);
        if window.len() < WINDOW {
            return None;
        }
        let mut hasher = FxHasher::default();
        window.iter().for_each(|c| c.hash(&mut hasher));
        Some(hasher.finish())
    })
}
