//! An amount that a sentence may name.

use crate::extract::facts::Quoted;
use crate::text::figure::Figure;
use rust_decimal::Decimal;

/// How certain it is that an amount is the project's own.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Strength {
    /// Some words before it are not understood.
    Weak,
    /// It stands right after the project's name, and nothing says what it is.
    Bare,
    /// All words are understood, or its parts add up to it.
    Strong,
}

/// An amount, or a rate.
#[derive(Clone, Debug)]
pub(super) struct AmountCandidate {
    /// The field of 资金; 执行率 and 到位率 are rates.
    pub(super) field: &'static str,
    /// The figure.
    pub(super) figure: Figure,
    /// The value for the report, with its words.
    pub(super) quoted: Quoted,
    /// How certain it is.
    pub(super) strength: Strength,
    /// Its parts, if they add up.
    pub(super) parts: Vec<Portion>,
    /// What these are.
    pub(super) parts_are: PartsAre,
}

/// What the parts of an amount are parts of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum PartsAre {
    /// Of the money that was given.
    Sources,
    /// Of what was paid, for this and that.
    Uses,
}

/// A part of an amount.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Portion {
    /// What it is called.
    pub(super) name: String,
    /// The value for the report.
    pub(super) value: String,
}

impl AmountCandidate {
    /// Yuan, or hundredths of a whole.
    pub(super) fn value(&self) -> Decimal {
        self.figure.value
    }
}

/// An amount as a report's file writes it: 万元 goes without saying.
pub(super) fn written(text: &str, figure: &Figure) -> String {
    let words = text.get(figure.place.clone()).unwrap_or("");
    let mut narrow = String::new();
    for c in words.chars().filter(|c| !c.is_whitespace()) {
        narrow.push(match c {
            '０'..='９' => char::from(b'0' + (u32::from(c) - u32::from('０')) as u8),
            '．' => '.',
            _ => c,
        });
    }
    narrow.retain(|c| !matches!(c, ',' | '，'));
    let narrow = narrow.strip_suffix('整').unwrap_or(&narrow);
    let (digits, unit) = narrow.split_at(
        narrow
            .find(|c: char| !c.is_ascii_digit() && c != '.')
            .unwrap_or(narrow.len()),
    );
    match unit {
        _ if digits.is_empty() => format!("{}元", figure.value.normalize()),
        "万元" => digits.to_owned(),
        "亿元" | "元" => narrow.to_owned(),
        _ => format!("{}元", figure.value.normalize()),
    }
}
