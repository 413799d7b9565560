//! What formulas make of constants: `="530102"&"1990…"`, `=CHAR(53)&…`. Cells that were never computed have no value, and
//! formulas of names, rules and conditions have none at all.
//!
//! Takes a formula as text, or the codes of one in a binary workbook; gives the texts that it puts together. Only constants are
//! computed: what looks at a cell or at a name is unknown, and so is what is made of it. Bounded in steps, depth and
//! length, and total.

mod functions;
mod tokens;
mod words;

pub(super) use tokens::{Width, counted, of_tokens};
pub(super) use words::of_text;

use super::number_format::{Epoch, NumberFormat};
use functions::call;

/// Bytes of a text that is put together, and texts that are given.
const TEXT: usize = 128;
const TEXTS: usize = 64;

/// A value of a formula.
#[derive(Clone, Debug, PartialEq)]
enum FormulaValue {
    Text(String),
    Number(f64),
    /// Constants between braces.
    List(Vec<FormulaValue>),
    /// What stands in another cell, and what is made of it.
    Unknown,
}

/// What a formula made so far that went into something unknown, or is its result.
#[derive(Default)]
struct Made(Vec<String>);

impl FormulaValue {
    /// As a text, if it is one or a number.
    fn text(&self) -> Option<String> {
        match self {
            Self::Text(text) => Some(text.clone()),
            Self::Number(number) => Some(NumberFormat::default().number(*number, Epoch::From1900)),
            Self::List(_) | Self::Unknown => None,
        }
    }

    fn number(&self) -> Option<f64> {
        match self {
            Self::Number(number) => Some(*number),
            Self::Text(text) => text.trim().parse().ok(),
            Self::List(_) | Self::Unknown => None,
        }
    }
}

impl Made {
    /// Keeps what is known of values that went into something unknown.
    fn keep(&mut self, values: impl IntoIterator<Item = FormulaValue>) {
        for value in values {
            match value {
                FormulaValue::Text(text) if self.0.len() < TEXTS => self.0.push(text),
                FormulaValue::List(values) => self.keep(values),
                _ => {}
            }
        }
    }

    /// Two values and the sign between them.
    fn join(&mut self, sign: &str, left: FormulaValue, right: FormulaValue) -> FormulaValue {
        let made = match sign {
            "&" => left
                .text()
                .zip(right.text())
                .map(|(left, right)| FormulaValue::Text(left + &right)),
            _ => reckon(sign, &left, &right).map(FormulaValue::Number),
        };
        self.known(made, [left, right])
    }

    /// A function of these values.
    fn call(&mut self, name: &str, values: Vec<FormulaValue>) -> FormulaValue {
        let made = call(name, &values);
        self.known(made, values)
    }

    /// What was made of values; where that is not known, they are kept.
    fn known(
        &mut self,
        made: Option<FormulaValue>,
        values: impl IntoIterator<Item = FormulaValue>,
    ) -> FormulaValue {
        let fits =
            |made: &FormulaValue| !matches!(made, FormulaValue::Text(text) if text.len() > TEXT);
        made.filter(fits).unwrap_or_else(|| {
            self.keep(values);
            FormulaValue::Unknown
        })
    }
}

fn reckon(sign: &str, left: &FormulaValue, right: &FormulaValue) -> Option<f64> {
    let truth = |truth: bool| Some(f64::from(u8::from(truth)));
    match sign {
        "=" => return truth(left.text()? == right.text()?),
        "<>" => return truth(left.text()? != right.text()?),
        _ => {}
    }
    let (left, right) = (left.number()?, right.number()?);
    Some(match sign {
        "+" => left + right,
        "-" => left - right,
        "*" => left * right,
        "/" => left / right,
        "^" => left.powf(right),
        "<" => return truth(left < right),
        ">" => return truth(left > right),
        "<=" => return truth(left <= right),
        ">=" => return truth(left >= right),
        _ => return None,
    })
}
