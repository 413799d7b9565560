//! Forms in running text: cells a line each, parted by spaces, or with nothing between them.

use super::assemble::assemble;
use super::glued;
use super::piece::{Between, Empties, Piece, Pieces, RowsBy};
use super::reader::Run;
use super::scan::{Found, Letters};
use super::stretch::{Form, Stretch, is_chapter};
use super::words::Word;
use std::collections::BTreeMap;
use std::ops::Range;

/// Letters of a text that is looked through at most.
const LONGEST: usize = 2_000_000;
/// Bytes of a form at most, and lines after its last heads.
const MOST: usize = 200_000;
const LINES: usize = 600;
/// Letters between the heads of one form at most.
const APART: usize = 8_000;

/// Heads in a text, by their first letter.
type Runs = BTreeMap<usize, (Run, Vec<Found>)>;

/// The forms in a text.
pub(super) fn forms(stretch: &Stretch) -> Vec<Form> {
    if stretch.text.len() > LONGEST
        || !["指标", "执行", "实际支出"]
            .iter()
            .any(|word| stretch.text.contains(word))
    {
        return Vec::new();
    }
    let letters = Letters::new(&stretch.text);
    let runs = runs(&letters);
    let mut forms: Vec<Form> = Vec::new();
    let mut starts = runs.keys().copied().peekable();
    let mut from = 0;
    while let Some(first) = starts.next() {
        if first < from {
            continue;
        }
        let start = beginning(&letters, from, first);
        let mut last = first;
        while let Some(next) = starts.peek().copied().filter(|next| next - last < APART) {
            let is_other =
                (last..next).any(|at| letters.word(at, |word| word == Word::Name).is_some());
            if is_other && !goes_on(&runs, last, next) {
                break;
            }
            last = next;
            starts.next();
        }
        let end = ending(
            stretch,
            &letters,
            runs.get(&last).map_or(last, |run| end_of(&run.1)),
        );
        let Some(form) = form(stretch, &letters, &runs, start..end) else {
            continue;
        };
        forms.push(form);
        from = end;
    }
    forms
}

fn end_of(found: &[Found]) -> usize {
    found.last().map_or(0, |found| found.end)
}

/// Whether a form has both: funds, then indicators.
fn goes_on(runs: &Runs, last: usize, next: usize) -> bool {
    let is_funds = |at: usize| runs.get(&at).is_some_and(|(run, _)| run.is_of_funds());
    is_funds(last) && !is_funds(next)
}

fn runs(letters: &Letters<'_>) -> Runs {
    let mut runs = Runs::new();
    let mut at = 0;
    while at < letters.len() {
        match letters.run(at) {
            Some((run, found)) => {
                let end = end_of(&found);
                runs.insert(at, (run, found));
                at = end;
            }
            None => at += 1,
        }
    }
    runs
}

/// The first letter of the form whose first heads are here.
fn beginning(letters: &Letters<'_>, from: usize, heads: usize) -> usize {
    let window = heads.saturating_sub(3_000).max(from)..heads;
    let is_title = |word| {
        matches!(
            word,
            Word::FundTitle | Word::FundNames | Word::IndicatorTitle | Word::GoalTitle
        )
    };
    let name = window
        .clone()
        .rev()
        .find(|at| letters.word(*at, |word| word == Word::Name).is_some());
    let Some(name) = name else {
        let near = heads.saturating_sub(40).max(from)..heads;
        let title = near.clone().find(|at| {
            letters
                .word(*at, is_title)
                .is_some_and(|found| letters.skip_spaces(found.end) == heads)
        });
        return title.unwrap_or(heads);
    };
    // A unit and a day may stand before the name.
    let is_before = |word| matches!(word, Word::Label | Word::WeakLabel);
    let near = name.saturating_sub(120).max(from)..name;
    let label = near.clone().find(|at| {
        letters.word(*at, is_before).is_some_and(|found| {
            let text: String = letters
                .slice(found.start, found.end)
                .chars()
                .filter(|c| !c.is_whitespace())
                .collect();
            let is_unit = ["单位", "部门", "日期"]
                .iter()
                .any(|word| text.contains(word))
                && !text.contains("主管");
            let is_alone = letters.before(*at).is_none_or(|c| !is_han(c) || c == '表');
            found.has_colon && is_unit && is_alone
        })
    });
    label.unwrap_or(name)
}

fn is_han(c: char) -> bool {
    ('一'..='龥').contains(&c)
}

/// The first letter after the form whose last heads end here.
fn ending(stretch: &Stretch, letters: &Letters<'_>, heads: usize) -> usize {
    let byte = letters.byte(heads);
    let limit = stretch.text.len().min(byte + MOST);
    let limit = (limit..stretch.text.len())
        .find(|at| stretch.text.is_char_boundary(*at))
        .unwrap_or(stretch.text.len());
    let mut end = byte;
    for (index, line) in stretch.lines(byte..limit).enumerate().take(LINES) {
        let text = &stretch.text[line.clone()];
        let begins = text.trim_start();
        if index > 0
            && (is_chapter(text)
                || begins.starts_with("注:")
                || begins.starts_with("注：")
                || is_prose(text))
        {
            break;
        }
        if index == 0 || is_row(text) {
            end = line.end;
        }
    }
    // The letter that begins there.
    let mut at = heads;
    while at < letters.len() && letters.byte(at) < end {
        at += 1;
    }
    at
}

/// Whether a line is a sentence and no row.
fn is_prose(line: &str) -> bool {
    let letters = line.trim().chars().count();
    let marks = line.matches(['。', '；', '，']).count();
    let figures = line.chars().filter(char::is_ascii_digit).count();
    letters > 60 && marks >= 2 && figures * 8 < letters && !line.contains("指标")
}

fn is_row(line: &str) -> bool {
    let line = line.trim();
    line.contains("指标") || line.contains(|c: char| c.is_ascii_digit()) || line.contains("总分")
}

fn form(
    stretch: &Stretch,
    letters: &Letters<'_>,
    runs: &Runs,
    range: Range<usize>,
) -> Option<Form> {
    let bytes = letters.byte(range.start)..letters.byte(range.end);
    if bytes.len() > MOST {
        return None;
    }
    let (first, found) = runs.range(range.clone()).next().map(|(_, run)| run)?;
    let is_multiline = stretch.text[bytes.clone()].matches('\n').count() >= 6;
    let between = between(letters, found);
    let _ = first;
    let by_line = between == Between::Border;
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
    let pieces = Pieces {
        list: cutter.list,
        rows_by: if is_multiline && !by_line {
            RowsBy::Lines
        } else {
            RowsBy::Count
        },
        between,
        empties: Empties::Lost,
    };
    let table = assemble(&pieces)?;
    Some(Form {
        range: bytes,
        before: Vec::new(),
        table,
    })
}

/// What stands between most heads.
fn between(letters: &Letters<'_>, heads: &[Found]) -> Between {
    let gaps = heads
        .windows(2)
        .map(|pair| letters.slice(pair[0].end, pair[1].start));
    let (mut lines, mut spaces, mut all) = (0, 0, 0);
    for gap in gaps {
        all += 1;
        lines += usize::from(gap.contains('\n'));
        spaces += usize::from(!gap.is_empty());
    }
    if lines == all {
        Between::Border
    } else if spaces * 2 > all {
        Between::Spaces
    } else {
        Between::Nothing
    }
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
    letters: &'a Letters<'a>,
    runs: &'a Runs,
    between: Between,
    part: Part,
    list: Vec<Piece>,
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

    fn enter(&mut self, word: Word) {
        self.part = match word {
            _ if self.part == Part::Notes => Part::Notes,
            Word::WeakLabel
                if self
                    .list
                    .last()
                    .is_some_and(|piece| piece.text.contains('注')) =>
            {
                Part::Notes
            }
            Word::GoalHead => Part::Goals,
            Word::GoalTitle | Word::Name | Word::Label | Word::WeakLabel => Part::Fields,
            _ => self.part,
        };
        self.after_goal_head = matches!(word, Word::GoalHead | Word::GoalTitle);
    }

    /// The label at a letter, of those that this part has.
    fn label(&self, at: usize) -> Option<Found> {
        if self.part == Part::Notes {
            return None;
        }
        let in_part = |word: Word| match word {
            Word::Name | Word::Label | Word::WeakLabel => self.part != Part::Goals,
            Word::FundTitle | Word::FundNames | Word::IndicatorTitle => true,
            Word::GoalTitle => self.part != Part::Indicators,
            Word::GoalHead => self.after_goal_head || self.part != Part::Indicators,
            Word::FundRow => self.part == Part::Funds,
            Word::Level1 | Word::Level2 | Word::EitherLevel | Word::Total => {
                self.part == Part::Indicators
            }
            Word::Head(_) => false,
        };
        let found = self.letters.word(at, in_part)?;
        let is_label = self.is_bounded(&found) && self.is_meant(&found);
        is_label.then_some(found)
    }

    /// Whether a word stands by itself, as far as cells here do.
    fn is_bounded(&self, found: &Found) -> bool {
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
                begins || is_note || found.word != Word::WeakLabel && self.is_glued(found, before)
            }
        }
    }

    fn starts_word(&self, at: usize) -> bool {
        self.letters.word(at, |_| true).is_some()
    }

    /// Whether a word that others are glued to is one all the same: short words are parts of longer ones.
    fn is_glued(&self, found: &Found, before: Option<char>) -> bool {
        let length = found.end - found.start;
        let is_level = matches!(found.word, Word::Level2)
            && !self.letters.slice(found.start, found.end).contains("指标");
        if is_level {
            return before.is_none_or(|c| !is_han(c))
                || self
                    .letters
                    .slice(found.start.saturating_sub(2), found.start)
                    == "指标";
        }
        length >= 4 || found.has_colon || matches!(found.word, Word::FundRow | Word::Total)
    }

    /// Whether what follows is what follows such a word.
    fn is_meant(&self, found: &Found) -> bool {
        let next = self.letters.skip_spaces(found.end);
        let follows = |asked: &[Word]| {
            self.letters
                .word(next, |word| asked.contains(&word))
                .is_some()
        };
        let has_heads = self.runs.contains_key(&next);
        match found.word {
            Word::WeakLabel => found.has_colon,
            Word::FundTitle => has_heads || follows(&[Word::FundTitle, Word::FundNames]),
            Word::FundNames => has_heads,
            Word::GoalTitle => has_heads || follows(&[Word::GoalHead, Word::GoalTitle]),
            Word::GoalHead => {
                self.after_goal_head && found.start == self.letters.skip_spaces(self.from)
                    || follows(&[Word::GoalHead])
            }
            Word::IndicatorTitle => {
                has_heads || follows(&[Word::Level1, Word::Level2, Word::EitherLevel])
            }
            Word::Total => self
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
        self.list.push(Piece {
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
