//! The digits that contents show, piece by piece, in the order of the content and with their places: what numbers
//! whose digits stand apart are put together from.

use super::layout::Run;
use crate::text::digits::{adds_nothing, other_digit};
use unicode_normalization::UnicodeNormalization;

/// What looking at a piece of text or of digits costs, in bytes: those beside, above and on the page before.
pub(super) const PIECE: usize = 64;
/// Pieces that are kept of one page.
const MOST: usize = 20_000;
/// Digits of one piece that are kept: more than any number has.
const LONGEST: usize = 24;

/// Digits that stand together.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct DigitPiece {
    /// As ASCII; an `X` may be the last.
    pub(super) digits: String,
    /// The direction they run in, in degrees.
    pub(super) angle: i16,
    /// Where they begin.
    pub(super) start: f64,
    /// Where they end.
    pub(super) end: f64,
    /// How far up their line is.
    pub(super) across: f64,
    /// Their size; more than 0.
    pub(super) size: f64,
    /// Whether nothing is shown between the piece before and this one, or before the first one.
    pub(super) follows: bool,
    /// Whether nothing touches them on the left.
    pub(super) begins: bool,
    /// Whether nothing but a mark touches them on the right.
    pub(super) ends: bool,
    /// Whether they are part of an amount: `1,234.50`, `95%`.
    pub(super) is_figure: bool,
}

/// Collects pieces.
#[derive(Default)]
struct Pieces<'r> {
    found: Vec<DigitPiece>,
    /// Whether the last piece may go on.
    is_open: bool,
    /// What stands right before.
    last: Option<char>,
    /// Whether anything else was shown since the last piece.
    is_apart: bool,
    /// Whether the text that is looked at is a cross alone.
    is_cross: bool,
    run: Option<&'r Run>,
}

/// The digits of one content.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct ShownDigits {
    /// In the order of the content.
    pub(super) pieces: Vec<DigitPiece>,
    /// Whether anything is shown after the last of them.
    pub(super) is_over: bool,
}

/// The digits that pieces of text show.
pub(super) fn digits_of(text: &str, runs: &[Run]) -> ShownDigits {
    let mut pieces = Pieces::default();
    for run in runs {
        let shown = &text[run.text.clone()];
        if !pieces.run.is_some_and(|before| is_joined(before, run)) {
            (pieces.is_open, pieces.last) = (false, None);
        }
        pieces.run = Some(run);
        pieces.is_cross = matches!(shown.trim(), "X" | "x" | "Ｘ" | "ｘ");
        let count = shown.chars().count().max(1) as f64;
        for (at, c) in shown.chars().enumerate() {
            let share = |at: usize| run.start + (run.end - run.start) * at as f64 / count;
            pieces.see(c, (share(at), share(at + 1)));
        }
        if pieces.found.len() > MOST {
            break;
        }
    }
    ShownDigits {
        pieces: pieces.found,
        is_over: pieces.is_apart,
    }
}

/// Whether a piece of text goes on where another ended.
fn is_joined(before: &Run, run: &Run) -> bool {
    let size = before.size.min(run.size);
    before.angle == run.angle
        && (before.across - run.across).abs() <= 0.1 * size
        && (run.start - before.end).abs() <= 0.12 * size
        && run.size <= 1.2 * before.size
        && before.size <= 1.2 * run.size
}

impl Pieces<'_> {
    fn see(&mut self, c: char, place: (f64, f64)) {
        if adds_nothing(c) {
            return;
        }
        let digits = digits(c);
        let is_x = matches!(c, 'X' | 'x' | 'Ｘ' | 'ｘ') && (self.is_open || self.is_cross);
        if is_x {
            self.push("X", place);
            self.is_open = false;
        } else if !digits.is_empty() {
            self.push(&digits, place);
        } else if c.is_whitespace() {
            self.is_open = false;
        } else {
            let is_mark = matches!(c, '，' | '。' | '；' | '、' | ')' | '）' | ',' | ';');
            if let Some(piece) = self.found.last_mut().filter(|_| self.is_open) {
                piece.ends = is_mark;
                piece.is_figure |= matches!(c, '%' | '％');
            }
            (self.is_open, self.is_apart) = (false, true);
        }
        self.last = Some(c);
    }

    fn push(&mut self, digits: &str, (start, end): (f64, f64)) {
        if let Some(piece) = self.found.last_mut().filter(|_| self.is_open) {
            if piece.digits.len() < LONGEST {
                piece.digits += digits;
            }
            piece.end = end;
            return;
        }
        let Some(run) = self.run else { return };
        let is_figure = matches!(self.last, Some('.' | ','));
        if let Some(before) = self.found.last_mut().filter(|_| is_figure) {
            before.is_figure = true;
        }
        self.found.push(DigitPiece {
            digits: digits.to_owned(),
            angle: run.angle,
            start,
            end,
            across: run.across,
            size: run.size,
            follows: !self.is_apart,
            begins: self.last.is_none_or(char::is_whitespace),
            ends: true,
            is_figure,
        });
        (self.is_open, self.is_apart) = (true, false);
    }
}

/// The digits that a sign is: full-width, raised, in circles, of mathematics, of other scripts.
fn digits(c: char) -> String {
    match (c, other_digit(c)) {
        ('0'..='9', _) => c.into(),
        (_, Some(digit)) => char::from(digit).into(),
        _ if c.is_ascii() || matches!(c, '一'..='龥') => String::new(),
        // More than nine in a circle; full width.
        _ => {
            let plain = c.nfkc().filter(|c| !matches!(c, '(' | ')' | '.'));
            let plain: String = plain.take(3).collect();
            let is_number = plain.bytes().all(|byte| byte.is_ascii_digit());
            if is_number { plain } else { String::new() }
        }
    }
}
