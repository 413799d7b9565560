//! Cuts running text that was a form into the pieces that were its cells.

use super::glued;
use super::piece::{Between, CopiedCell};
use super::scan::{FormLetters, FoundWord, Runs, end_of, is_han};
use super::stretch::Stretch;
use super::words::FormWord;
use std::ops::Range;

/// The pieces of a part of a text whose heads are known.
pub(super) fn cut(
    (stretch, letters, runs): (&Stretch, &FormLetters<'_>, &Runs),
    between: Between,
    range: Range<usize>,
) -> Vec<CopiedCell> {
    let mut cutter = Cutter {
        stretch,
        letters,
        runs,
        between,
        part: Part::Fields,
        list: Vec::new(),
        from: range.start,
        end: range.end,
        after_goal_head: false,
    };
    cutter.cut(range.start);
    cutter.list
}

/// The part of a form we are in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Part {
    Fields,
    Funds,
    Goals,
    Indicators,
    /// 备注: nothing is known in what follows.
    Notes,
}

/// Cuts a text into pieces.
struct Cutter<'a> {
    stretch: &'a Stretch,
    letters: &'a FormLetters<'a>,
    runs: &'a Runs,
    between: Between,
    part: Part,
    list: Vec<CopiedCell>,
    /// The first letter that is in no piece yet.
    from: usize,
    end: usize,
    after_goal_head: bool,
}

impl Cutter<'_> {
    fn cut(&mut self, start: usize) {
        let mut at = start;
        while at < self.end {
            if let Some((run, found)) = self.runs.get(&at) {
                self.flush(at);
                for found in found {
                    self.push(found.start, found.end);
                }
                at = end_of(found).min(self.end);
                self.part = if run.is_of_funds() {
                    Part::Funds
                } else {
                    Part::Indicators
                };
            } else if let Some(found) = self.label(at) {
                self.flush(at);
                at = found.end.min(self.end);
                self.push(found.start, at);
                self.enter(found.word);
            } else {
                at += 1;
                continue;
            }
            self.from = at;
        }
        self.flush(self.end);
    }

    fn enter(&mut self, word: FormWord) {
        self.part = match word {
            _ if self.part == Part::Notes => Part::Notes,
            FormWord::WeakLabel
                if self
                    .list
                    .last()
                    .is_some_and(|piece| piece.text.contains('注')) =>
            {
                Part::Notes
            }
            FormWord::GoalHead => Part::Goals,
            FormWord::GoalTitle | FormWord::Name | FormWord::Label | FormWord::WeakLabel => {
                Part::Fields
            }
            _ => self.part,
        };
        self.after_goal_head = matches!(word, FormWord::GoalHead | FormWord::GoalTitle);
    }

    /// The label at a letter, of those that this part has.
    fn label(&self, at: usize) -> Option<FoundWord> {
        if self.part == Part::Notes {
            return None;
        }
        let in_part = |word: FormWord| match word {
            FormWord::Name | FormWord::Label | FormWord::WeakLabel => self.part != Part::Goals,
            FormWord::FundTitle | FormWord::FundNames | FormWord::IndicatorTitle => true,
            FormWord::GoalTitle => self.part != Part::Indicators,
            FormWord::GoalHead => self.after_goal_head || self.part != Part::Indicators,
            FormWord::FundRow => self.part == Part::Funds,
            FormWord::Level1 | FormWord::Level2 | FormWord::EitherLevel | FormWord::Total => {
                self.part == Part::Indicators
            }
            FormWord::Head(_) => false,
        };
        let found = self
            .prefixed(at)
            .or_else(|| self.letters.word(at, in_part))?;
        let is_label = self.is_bounded(&found) && self.is_meant(&found);
        is_label.then_some(found)
    }

    /// The name of a row of funds with 其中 before it.
    fn prefixed(&self, at: usize) -> Option<FoundWord> {
        let is_part = self.part == Part::Funds && self.letters.slice(at, at + 2) == "其中";
        let colon = usize::from(matches!(self.letters.letter(at + 2), Some(':' | '：')));
        let next = self.letters.skip_spaces(at + 2 + colon);
        let found = self
            .letters
            .word(next, |word| word == FormWord::FundRow)
            .filter(|_| is_part)?;
        Some(FoundWord { start: at, ..found })
    }

    /// Whether a word stands by itself, as far as cells here do.
    fn is_bounded(&self, found: &FoundWord) -> bool {
        let before = found
            .start
            .checked_sub(1)
            .and_then(|at| self.letters.letter(at));
        let after = self.letters.letter(found.end);
        let begins = found.start == self.from || before.is_none_or(char::is_whitespace);
        match self.between {
            Between::Border => {
                let is_end = |c: Option<char>| c.is_none_or(|c| c == '\n');
                is_end(before) && (is_end(after) || found.has_colon)
            }
            Between::Spaces => {
                let ends = found.has_colon
                    || after.is_none_or(|c| !is_han(c))
                    || self.starts_word(found.end);
                begins && ends
            }
            Between::Nothing => {
                let is_note =
                    found.has_colon && self.letters.slice(found.start, found.end).contains('注');
                begins
                    || is_note
                    || found.word != FormWord::WeakLabel && self.is_glued(found, before)
            }
        }
    }

    fn starts_word(&self, at: usize) -> bool {
        self.letters.word(at, |_| true).is_some()
    }

    /// Whether a word that others are glued to is one all the same: short words are parts of longer ones.
    fn is_glued(&self, found: &FoundWord, before: Option<char>) -> bool {
        let length = found.end - found.start;
        let is_level = matches!(found.word, FormWord::Level2)
            && !self.letters.slice(found.start, found.end).contains("指标");
        if is_level {
            return before.is_none_or(|c| !is_han(c))
                || self
                    .letters
                    .slice(found.start.saturating_sub(2), found.start)
                    == "指标";
        }
        if found.word == FormWord::FundRow {
            return before.is_none_or(|c| !is_han(c));
        }
        length >= 4 || found.has_colon || found.word == FormWord::Total
    }

    /// Whether what follows is what follows such a word.
    fn is_meant(&self, found: &FoundWord) -> bool {
        let next = self.letters.skip_spaces(found.end);
        let follows = |asked: &[FormWord]| {
            self.letters
                .word(next, |word| asked.contains(&word))
                .is_some()
        };
        let has_heads = self.runs.contains_key(&next);
        match found.word {
            FormWord::WeakLabel => found.has_colon,
            FormWord::FundTitle => {
                has_heads || follows(&[FormWord::FundTitle, FormWord::FundNames])
            }
            FormWord::FundNames => has_heads,
            FormWord::GoalTitle => has_heads || follows(&[FormWord::GoalHead, FormWord::GoalTitle]),
            FormWord::GoalHead => {
                self.after_goal_head && found.start == self.letters.skip_spaces(self.from)
                    || follows(&[FormWord::GoalHead])
            }
            FormWord::IndicatorTitle => {
                has_heads || follows(&[FormWord::Level1, FormWord::Level2, FormWord::EitherLevel])
            }
            FormWord::Total => self
                .letters
                .letter(next)
                .is_some_and(|c| c.is_ascii_digit()),
            _ => true,
        }
    }

    fn push(&mut self, from: usize, to: usize) {
        let from = self.letters.skip_spaces(from).min(to);
        let text = self.letters.slice(from, to).trim();
        if text.is_empty() {
            return;
        }
        let line = (0..from)
            .rev()
            .map_while(|at| self.letters.letter(at))
            .find(|c| !matches!(c, ' ' | '\t' | '\u{3000}' | '\u{a0}'));
        self.list.push(CopiedCell {
            place: self.stretch.place(self.letters.byte(from)),
            text: text.to_owned(),
            starts_line: line.is_none_or(|c| c == '\n'),
        });
    }

    /// Cuts what stands between the last known word and this letter.
    fn flush(&mut self, to: usize) {
        let range = self.from..to.max(self.from);
        if self.letters.slice(range.start, range.end).trim().is_empty() {
            return;
        }
        let cuts = match (self.part, self.between) {
            (Part::Goals, _) => self.goals(range.clone()),
            (_, Between::Border) | (Part::Fields | Part::Notes, _) => {
                self.parted(range.clone(), |c| c == '\n')
            }
            (Part::Funds, Between::Nothing) => glued::figures(self.letters, range.clone()),
            (Part::Funds, _) => glued::names_and_figures(self.letters, range.clone()),
            (Part::Indicators, Between::Nothing) => self.parted(range.clone(), |c| c == '\n'),
            (Part::Indicators, _) => self.parted(range.clone(), char::is_whitespace),
        };
        for cut in cuts {
            self.push(cut.start, cut.end);
        }
    }

    /// Parts letters where others stand.
    fn parted(&self, range: Range<usize>, parts: impl Fn(char) -> bool) -> Vec<Range<usize>> {
        let mut cuts = Vec::new();
        let mut from = range.start;
        for at in range.clone() {
            if self.letters.letter(at).is_some_and(&parts) {
                cuts.push(from..at);
                from = at + 1;
            }
        }
        cuts.push(from..range.end);
        cuts.retain(|cut| !self.letters.slice(cut.start, cut.end).trim().is_empty());
        cuts
    }

    /// Goals and results: two lines, two words, or the same twice.
    fn goals(&self, range: Range<usize>) -> Vec<Range<usize>> {
        let lines = self.parted(range.clone(), |c| c == '\n');
        if lines.len() > 1 {
            return lines;
        }
        let words = self.parted(range.clone(), char::is_whitespace);
        if words.len() == 2 {
            return words;
        }
        let middle = range.start + range.len() / 2;
        let is_twice =
            self.letters.slice(range.start, middle) == self.letters.slice(middle, range.end);
        if is_twice && range.len() > 3 {
            vec![range.start..middle, middle..range.end]
        } else {
            vec![range]
        }
    }
}
