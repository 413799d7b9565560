//! Known words in running text, where spaces may stand within them and nothing around them.

use super::reader::{HeadRun, is_after_goals};
use super::words::{FormHead, FormWord, Spelling, beginning_with};
use std::collections::BTreeMap;

/// A text by its letters.
pub(super) struct FormLetters<'a> {
    pub(super) text: &'a str,
    letters: Vec<(usize, char)>,
}

/// A known word in a text, with what it has in brackets and its colon.
#[derive(Clone, Copy, Debug)]
pub(super) struct FoundWord {
    pub(super) word: FormWord,
    /// Its letters: the first, and the first after it.
    pub(super) start: usize,
    pub(super) end: usize,
    pub(super) has_colon: bool,
}

/// Heads in a text, by their first letter.
pub(super) type Runs = BTreeMap<usize, (HeadRun, Vec<FoundWord>)>;

/// The first letter after heads.
pub(super) fn end_of(heads: &[FoundWord]) -> usize {
    heads.last().map_or(0, |found| found.end)
}

pub(super) fn is_han(c: char) -> bool {
    ('一'..='龥').contains(&c)
}

/// What a word may have in brackets at most.
const BRACKETED: usize = 14;

impl<'a> FormLetters<'a> {
    pub(super) fn new(text: &'a str) -> Self {
        let letters = text.char_indices().collect();
        Self { text, letters }
    }

    pub(super) fn len(&self) -> usize {
        self.letters.len()
    }

    pub(super) fn letter(&self, at: usize) -> Option<char> {
        Some(self.letters.get(at)?.1)
    }

    /// The byte where a letter begins.
    pub(super) fn byte(&self, at: usize) -> usize {
        self.letters
            .get(at)
            .map_or(self.text.len(), |(byte, _)| *byte)
    }

    /// The text from one letter to another.
    pub(super) fn slice(&self, from: usize, to: usize) -> &'a str {
        self.text.get(self.byte(from)..self.byte(to)).unwrap_or("")
    }

    /// The first letter from here on that is no space.
    pub(super) fn skip_spaces(&self, from: usize) -> usize {
        let mut at = from;
        while self.letter(at).is_some_and(char::is_whitespace) {
            at += 1;
        }
        at
    }

    /// The letter before one, spaces left out.
    pub(super) fn before(&self, at: usize) -> Option<char> {
        (0..at)
            .rev()
            .filter_map(|at| self.letter(at))
            .find(|c| !c.is_whitespace())
    }

    /// The longest known word at a letter that is one of those asked for.
    pub(super) fn word(&self, at: usize, is_asked: impl Fn(FormWord) -> bool) -> Option<FoundWord> {
        let list = beginning_with(self.letter(at)?);
        let mut entries = list.iter().filter(|entry| is_asked(entry.word));
        entries.find_map(|entry| {
            let end = self.matched(at, entry)?;
            let (end, has_colon) = self.tail(end, entry.word);
            Some(FoundWord {
                word: entry.word,
                start: at,
                end,
                has_colon,
            })
        })
    }

    fn matched(&self, from: usize, entry: &Spelling) -> Option<usize> {
        let mut at = from;
        for (index, letter) in entry.letters.iter().enumerate() {
            if index > 0 {
                at = self.skip_spaces(at).min(at + 3);
                if self.letter(at) != Some(*letter) && matches!(self.letter(at), Some('(' | '（'))
                {
                    at = self.bracket(at)?;
                }
            }
            if self.letter(at) != Some(*letter) {
                return None;
            }
            at += 1;
        }
        Some(at)
    }

    /// The first letter after a bracket that opens here.
    fn bracket(&self, at: usize) -> Option<usize> {
        if !matches!(self.letter(at), Some('(' | '（')) {
            return None;
        }
        let close =
            (at + 1..at + 1 + BRACKETED).find(|at| matches!(self.letter(*at), Some(')' | '）')))?;
        Some(close + 1)
    }

    /// What belongs to a word that ends here: a bracket, a colon.
    fn tail(&self, end: usize, word: FormWord) -> (usize, bool) {
        let next = self.skip_spaces(end).min(end + 2);
        // On the next line it belongs to a title at most.
        let is_apart = self.slice(end, next).contains('\n') && word != FormWord::FundTitle;
        let next = if is_apart { end } else { next };
        let end = self.bracket(next).unwrap_or(end);
        let end = self.bracket(end).unwrap_or(end);
        let has_colon = matches!(self.letter(end), Some(':' | '：'));
        (end + usize::from(has_colon), has_colon)
    }

    /// The head at a letter. Of one that could be two (执行率 得分), it is the first.
    fn head(&self, at: usize) -> Option<FoundWord> {
        let longest = self.word(at, |word| matches!(word, FormWord::Head(_)))?;
        let list = beginning_with(self.letter(at)?);
        let shorter = list.iter().filter_map(|entry| {
            let is_whole = !matches!(
                entry.word,
                FormWord::Head(FormHead::HalfTarget | FormHead::HalfActual)
            );
            let is_head =
                matches!(entry.word, FormWord::Head(_)) && entry.word != longest.word && is_whole;
            let end = self
                .matched(at, entry)
                .filter(|end| is_head && *end < longest.end)?;
            let (end, has_colon) = self.tail(end, entry.word);
            Some(FoundWord {
                word: entry.word,
                start: at,
                end,
                has_colon,
            })
        });
        let is_followed = |found: &FoundWord| {
            let next = self.word(self.skip_spaces(found.end), |word| {
                matches!(word, FormWord::Head(_))
            });
            next.is_some_and(|next| next.end >= longest.end && next.word != found.word)
        };
        shorter.into_iter().find(is_followed).or(Some(longest))
    }

    /// The heads that begin at a letter: each its letters and what it heads.
    pub(super) fn run(&self, from: usize) -> Option<(HeadRun, Vec<FoundWord>)> {
        let mut found: Vec<FoundWord> = Vec::new();
        let mut heads = Vec::new();
        let mut at = from;
        while let Some(next) = self.head(at).filter(|_| heads.len() < 24) {
            let FormWord::Head(head) = next.word else {
                break;
            };
            let is_half = matches!(head, FormHead::HalfTarget | FormHead::HalfActual);
            let has_names = heads.iter().any(|(_, head)| *head == FormHead::Level3);
            let is_alone = self.letter(next.end).is_none_or(char::is_whitespace);
            if is_half && !(has_names && is_alone) {
                break;
            }
            heads.push((found.len(), head));
            found.push(next);
            at = self.skip_spaces(next.end);
        }
        if is_after_goals(&heads) {
            return None;
        }
        let end = heads.len();
        let run = HeadRun { heads, end };
        let is_known = end >= 3 && (run.is_of_funds() || run.is_of_indicators());
        is_known.then_some((run, found))
    }
}
