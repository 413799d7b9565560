//! Forms in running text: cells a line each, parted by spaces, or with nothing between them.

use super::assemble::assemble;
use super::cutter::cut;
use super::piece::{Between, CopiedCells, Empties, RowsBy};
use super::scan::{FormLetters, FoundWord, Runs, end_of, is_han};
use super::stretch::{FoundForm, Stretch, is_chapter};
use super::title;
use super::words::FormWord;
use std::ops::Range;

/// Letters of a text that is looked through at most.
const LONGEST: usize = 2_000_000;
/// Bytes of a form at most, and lines after its last heads.
const MOST: usize = 200_000;
const LINES: usize = 600;
/// Letters between the heads of one form at most.
const APART: usize = 8_000;

/// The forms in a text.
pub(super) fn forms(stretch: &Stretch) -> Vec<FoundForm> {
    if stretch.text.len() > LONGEST
        || !["指标", "执行", "实际支出"]
            .iter()
            .any(|word| stretch.text.contains(word))
    {
        return Vec::new();
    }
    let letters = FormLetters::new(&stretch.text);
    let runs = runs(&letters);
    let mut forms: Vec<FoundForm> = Vec::new();
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
                (last..next).any(|at| letters.word(at, |word| word == FormWord::Name).is_some());
            if is_other && !goes_on(&runs, last, next) {
                break;
            }
            last = next;
            starts.next();
        }
        let heads = runs.get(&last).map_or(last, |(_, heads)| end_of(heads));
        let mut end = ending(stretch, &letters, heads);
        if let Some(next) = starts.peek().filter(|next| **next < end) {
            end = beginning(&letters, heads, *next);
        }
        let before = forms.last().map_or(0, |form: &FoundForm| form.range.end);
        let Some(form) = form(stretch, (&letters, &runs), (before, start..end)) else {
            continue;
        };
        from = end;
        forms.push(form);
    }
    forms
}

/// Whether a form has both: funds, then indicators.
fn goes_on(runs: &Runs, last: usize, next: usize) -> bool {
    let is_funds = |at: usize| runs.get(&at).is_some_and(|(run, _)| run.is_of_funds());
    is_funds(last) && !is_funds(next)
}

fn runs(letters: &FormLetters<'_>) -> Runs {
    let mut runs = Runs::new();
    let mut at = 0;
    while at < letters.len() {
        match letters.run(at) {
            Some((run, found)) => {
                let end = end_of(&found);
                runs.insert(at, (run, found));
                at = end;
            }
            // What begins within a longer word is none.
            None => at = letters.word(at, |_| true).map_or(at + 1, |word| word.end),
        }
    }
    runs
}

/// The first letter of the form whose first heads are here.
fn beginning(letters: &FormLetters<'_>, from: usize, heads: usize) -> usize {
    let window = heads.saturating_sub(3_000).max(from)..heads;
    let is_title = |word| {
        matches!(
            word,
            FormWord::FundTitle
                | FormWord::FundNames
                | FormWord::IndicatorTitle
                | FormWord::GoalTitle
        )
    };
    let name = window
        .clone()
        .rev()
        .find(|at| letters.word(*at, |word| word == FormWord::Name).is_some());
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
    let is_before = |word| matches!(word, FormWord::Label | FormWord::WeakLabel);
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

/// The first letter after the form whose last heads end here.
fn ending(stretch: &Stretch, letters: &FormLetters<'_>, heads: usize) -> usize {
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
    (letters, runs): (&FormLetters<'_>, &Runs),
    (from, range): (usize, Range<usize>),
) -> Option<FoundForm> {
    let bytes = letters.byte(range.start)..letters.byte(range.end);
    if bytes.len() > MOST {
        return None;
    }
    let (_, found) = runs.range(range.clone()).next().map(|(_, run)| run)?;
    let is_multiline = stretch.text[bytes.clone()].matches('\n').count() >= 6;
    let between = between(letters, found);
    let by_line = between == Between::Border;
    let list = cut((stretch, letters, runs), between, range);
    let pieces = CopiedCells {
        list,
        rows_by: if is_multiline && !by_line {
            RowsBy::Lines
        } else {
            RowsBy::Count
        },
        between,
        empties: Empties::Lost,
    };
    let table = assemble(&pieces)?;
    let (start, before) = title::before(stretch, (from, bytes.start));
    Some(FoundForm {
        range: start..bytes.end,
        before,
        table,
    })
}

/// What stands between most heads.
fn between(letters: &FormLetters<'_>, heads: &[FoundWord]) -> Between {
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
