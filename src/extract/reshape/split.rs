//! Figures with nothing between them: taken apart only where arithmetic allows one way.

use super::align::is_rate_of;
use super::value::{CellKind, value};
use super::words::FormHead;
use rust_decimal::Decimal;

/// What is known from rows before.
pub(super) struct RowLimits {
    /// What no amount exceeds.
    pub(super) most: Option<Decimal>,
}

/// Longest text that is tried.
const LONGEST: usize = 48;
/// Most steps that are tried.
const STEPS: usize = 20_000;

/// The figures that a text is made of, one under each head but the last reason; `None` if it is not clear.
pub(super) fn split(heads: &[FormHead], text: &str, known: &RowLimits) -> Option<Vec<String>> {
    let text: String = text.chars().filter(|c| !c.is_whitespace()).collect();
    if text.len() > LONGEST || !text.is_ascii() {
        return None;
    }
    let figures: Vec<FormHead> = heads
        .iter()
        .copied()
        .filter(|head| *head != FormHead::Deviation)
        .collect();
    let amounts: Vec<FormHead> = figures
        .iter()
        .copied()
        .filter(|head| is_amount(*head))
        .collect();
    let some = |ways: Ways| match ways {
        Ways::One(parts) if parts.len() > 1 => Some(parts),
        _ => None,
    };
    // Without a rate, or a whole that limits its parts, arithmetic says nothing.
    let full = match heads.contains(&FormHead::Rate) {
        true => only_way(&figures, &text, known),
        false => Ways::None,
    };
    match full {
        Ways::None if known.most.is_some() => some(only_way(&amounts, &text, known)),
        full => some(full),
    }
}

fn is_amount(head: FormHead) -> bool {
    matches!(head, FormHead::Initial | FormHead::Budget | FormHead::Spent)
}

enum Ways {
    None,
    One(Vec<String>),
    Several,
}

fn only_way(heads: &[FormHead], text: &str, known: &RowLimits) -> Ways {
    let mut search = Search {
        heads,
        text,
        known,
        parts: Vec::new(),
        found: Vec::new(),
        steps: 0,
    };
    search.go(0);
    if search.steps > STEPS {
        return Ways::Several;
    }
    // A zero before a percentage is more often the end of 100.
    let rate = heads.iter().position(|head| *head == FormHead::Rate);
    let spends = |parts: &&Vec<&str>| {
        rate.and_then(|at| parts.get(at))
            .is_none_or(|part| *part != "0%")
    };
    let found: Vec<&Vec<&str>> = match search.found.len() {
        0 | 1 => search.found.iter().collect(),
        _ => search.found.iter().filter(spends).collect(),
    };
    match found.as_slice() {
        [] => Ways::None,
        [parts] => Ways::One(parts.iter().map(|part| (*part).to_owned()).collect()),
        _ => Ways::Several,
    }
}

struct Search<'a> {
    heads: &'a [FormHead],
    text: &'a str,
    known: &'a RowLimits,
    parts: Vec<&'a str>,
    found: Vec<Vec<&'a str>>,
    steps: usize,
}

impl<'a> Search<'a> {
    fn go(&mut self, from: usize) {
        self.steps += 1;
        if self.steps > STEPS {
            return;
        }
        let Some(head) = self.heads.get(self.parts.len()) else {
            if from == self.text.len() && self.is_sound() {
                self.found.push(self.parts.clone());
            }
            return;
        };
        for to in from + 1..=self.text.len().min(from + 14) {
            let Some(part) = self.text.get(from..to) else {
                return;
            };
            if is_part(*head, part) {
                self.parts.push(part);
                self.go(to);
                self.parts.pop();
            }
        }
    }

    fn under(&self, head: FormHead) -> Option<CellKind> {
        let at = self.heads.iter().position(|other| *other == head)?;
        Some(value(self.parts.get(at)?))
    }

    fn number(&self, head: FormHead) -> Option<Decimal> {
        match self.under(head)? {
            CellKind::Number(number) => Some(number),
            _ => None,
        }
    }

    fn is_sound(&self) -> bool {
        let amounts = self
            .heads
            .iter()
            .zip(&self.parts)
            .filter(|(head, _)| is_amount(**head));
        let mut amounts = amounts.map(|(_, part)| value(part));
        let is_small = |amount: CellKind| match (amount, self.known.most) {
            (CellKind::Number(amount), Some(most)) => amount <= most,
            _ => true,
        };
        if !amounts.all(is_small) {
            return false;
        }
        let (budget, spent) = (self.number(FormHead::Budget), self.number(FormHead::Spent));
        let Some(rate) = self.under(FormHead::Rate) else {
            return true;
        };
        let Some((budget, spent)) = budget.zip(spent) else {
            return false;
        };
        is_rate_of(&rate, budget, spent) && self.is_scored(&rate)
    }

    /// Whether the points are those that the rate gives.
    fn is_scored(&self, rate: &CellKind) -> bool {
        let share = match rate {
            CellKind::Percent(rate) => *rate / Decimal::ONE_HUNDRED,
            CellKind::Number(rate) if *rate > Decimal::TWO => *rate / Decimal::ONE_HUNDRED,
            CellKind::Number(rate) => *rate,
            _ => return false,
        };
        let (weight, score) = (self.number(FormHead::Weight), self.number(FormHead::Score));
        match (weight, score) {
            (Some(weight), Some(score)) => (weight * share - score).abs() <= Decimal::new(6, 2),
            (Some(weight), None) => weight <= Decimal::ONE_HUNDRED,
            (None, Some(score)) => {
                score <= Decimal::from(30) && (!share.is_zero() || score.is_zero())
            }
            (None, None) => true,
        }
    }
}

fn is_part(head: FormHead, part: &str) -> bool {
    let (digits, is_percent) = match part.strip_suffix('%') {
        Some(digits) => (digits, true),
        None => (part, false),
    };
    let (whole, decimals) = digits.split_once('.').unwrap_or((digits, "0"));
    let all_digits = |text: &str| !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit());
    let is_number =
        all_digits(whole) && all_digits(decimals) && (whole.len() == 1 || !whole.starts_with('0'));
    let most = if is_amount(head) { (9, 6) } else { (3, 4) };
    is_number
        && whole.len() <= most.0
        && decimals.len() <= most.1
        && (!is_percent || head == FormHead::Rate)
}
