//! WordPool that many reports have in common, each kept once.
//!
//! A site of 100,000 reports says 产出指标 half a million times; kept apart, such words would take
//! more memory than all figures. Takes reports as they were read, leaves them saying the same.

use super::report::{EvidenceKind, Report};
use super::value::Word;
use std::collections::HashSet;

/// All words seen so far.
#[derive(Debug, Default)]
pub struct WordPool {
    known: HashSet<Word>,
    /// The number of words after the last look for unused ones.
    used: usize,
}

impl WordPool {
    /// Makes a report share its words with those seen before.
    pub fn share(&mut self, report: &mut Report) {
        self.one(&mut report.unit.value);
        let facts = [
            &mut report.department,
            &mut report.unit_code,
            &mut report.topic,
            &mut report.body.anchors,
        ];
        facts.into_iter().flatten().for_each(|word| self.one(word));
        report
            .sources
            .iter_mut()
            .for_each(|source| self.one(&mut source.name.value));
        for basis in &mut report.basis {
            let words = [&mut basis.title, &mut basis.number];
            words
                .into_iter()
                .flatten()
                .for_each(|word| self.one(&mut word.value));
        }
        for evidence in &mut report.evidence {
            self.one(&mut evidence.title.value);
            if let EvidenceKind::Withheld(reason) = &mut evidence.kind {
                self.one(&mut reason.value);
            }
        }
    }

    /// Forgets words that no report uses any more, once there may be many of them.
    pub fn forget_unused(&mut self) {
        if self.known.len() > 2 * self.used {
            self.known.retain(|word| Word::strong_count(word) > 1);
            self.used = self.known.len();
        }
    }

    /// The word that all reports share that say it.
    pub fn shared(&mut self, word: &str) -> Word {
        if let Some(known) = self.known.get(word) {
            return Word::clone(known);
        }
        let word = Word::from(word);
        self.known.insert(Word::clone(&word));
        word
    }

    fn one(&mut self, word: &mut Word) {
        match self.known.get(word) {
            Some(known) => *word = Word::clone(known),
            None => {
                self.known.insert(Word::clone(word));
            }
        }
    }
}
