//! Documents in traditional characters, as converters of pages write them: `衛(wèi)片執(zhí)法`.

use super::tally::{CleaningKind, CleaningTally};
use crate::text::chars::is_han;
use crate::text::traditional::{simplified, traditional_and_simplified};
use rustc_hash::FxHashSet;
use std::sync::LazyLock;

/// The simplified characters that stand for traditional ones.
static SIMPLIFIED: LazyLock<FxHashSet<char>> =
    LazyLock::new(|| traditional_and_simplified().1.chars().collect());

/// Traditional characters that a document has at least that is written in them.
const LEAST: usize = 8;

/// How many traditional characters there are, and how many that stand for such.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Census {
    traditional: usize,
    simplified: usize,
}

impl Census {
    pub(super) fn see(&mut self, text: &str) {
        for c in text.chars().filter(|c| is_han(*c)) {
            self.traditional += usize::from(simplified(c).is_some());
            self.simplified += usize::from(SIMPLIFIED.contains(&c));
        }
    }

    /// In which characters a document is written by and large.
    pub(super) fn script(self) -> HanScript {
        match self.traditional >= LEAST && self.traditional > self.simplified {
            true => HanScript::Traditional,
            false => HanScript::Simplified,
        }
    }
}

/// What characters a document is written in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum HanScript {
    Traditional,
    Simplified,
}

/// A text in simplified characters, without readings in brackets behind them.
pub(super) fn folded(text: &str, tally: &mut CleaningTally) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(c) = rest.chars().next() {
        rest = &rest[c.len_utf8()..];
        match simplified(c) {
            Some(simple) => {
                tally.count(CleaningKind::Traditional, 1);
                out.push(simple);
            }
            None => out.push(c),
        }
        if let Some(length) = reading(rest).filter(|_| is_han(c)) {
            tally.count(CleaningKind::Reading, 1);
            rest = &rest[length..];
        }
    }
    out
}

/// Letters that a syllable has at most.
const SYLLABLE: usize = 6;
/// Syllables without a tone.
const TONELESS: &[&str] = &[
    "a", "ba", "bie", "bo", "de", "ge", "la", "le", "lo", "ma", "me", "men", "ne", "zhe", "zi",
];

/// How long the reading is in brackets that a text begins with.
fn reading(text: &str) -> Option<usize> {
    let inside = text.strip_prefix(['(', '（'])?;
    let has_tone = |c: char| "āáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜńňǹḿ".contains(c);
    let is_letter = |c: char| c.is_ascii_lowercase() || c == 'ü' || has_tone(c);
    let rest = inside.trim_start_matches(is_letter);
    let syllable = &inside[..inside.len() - rest.len()];
    let after = rest.strip_prefix([')', '）'])?;
    let is_syllable = syllable.contains(has_tone) && syllable.chars().count() <= SYLLABLE;
    (is_syllable || TONELESS.contains(&syllable)).then_some(text.len() - after.len())
}
