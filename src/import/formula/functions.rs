//! Functions of formulas that make texts of texts and numbers.

use super::{FormulaValue, TEXT};
use crate::import::number_format::{Epoch, NumberFormat, serial};

/// What a function gives; `None` if that is not known.
pub(super) fn call(name: &str, values: &[FormulaValue]) -> Option<FormulaValue> {
    use FormulaValue::{Number, Text};
    let text = |at: usize| values.get(at)?.text();
    let number = |at: usize| values.get(at)?.number();
    let character = |code: u32| char::from_u32(code).map(|c| Text(c.into()));
    Some(match name {
        "CHAR" => return character(number(0).filter(|code| (32.0..127.0).contains(code))? as u32),
        "UNICHAR" => return character(number(0)? as u32),
        "CONCAT" | "CONCATENATE" => Text(texts(values)?.concat()),
        "TEXTJOIN" => {
            let leaves_out = number(1).unwrap_or(1.0) != 0.0;
            let mut texts = texts(values.get(2..)?)?;
            texts.retain(|text| !leaves_out || !text.is_empty());
            Text(texts.join(&text(0)?))
        }
        "TRIM" => {
            let text = text(0)?;
            let words: Vec<&str> = text.split(' ').filter(|word| !word.is_empty()).collect();
            Text(words.join(" "))
        }
        "CLEAN" | "T" | "ASC" => Text(text(0)?),
        "UPPER" => Text(text(0)?.to_uppercase()),
        "LOWER" => Text(text(0)?.to_lowercase()),
        "VALUE" | "N" | "INT" => Number(number(0)?),
        "TEXT" => Text(NumberFormat::of(&text(1)?).number(number(0)?, Epoch::From1900)),
        "DATE" => {
            let day = format!("{:04}-{:02}-{:02}", number(0)?, number(1)?, number(2)?);
            Number(serial(&day, Epoch::From1900)?)
        }
        "TRUE" => Number(1.0),
        "FALSE" => Number(0.0),
        "IF" => return values.get(if number(0)? == 0.0 { 2 } else { 1 }).cloned(),
        "CHOOSE" => return values.get(count(values, 0, 0)?.max(1)).cloned(),
        _ => return cut(name, values).map(Text),
    })
}

/// What a function gives that takes parts of a text or puts others in.
fn cut(name: &str, values: &[FormulaValue]) -> Option<String> {
    let text = values.first()?.text()?;
    let count = |at: usize, usual: usize| count(values, at, usual);
    Some(match name {
        "REPT" => text.repeat(count(1, 0)?.min(TEXT / text.len().max(1))),
        "LEFT" => text.chars().take(count(1, 1)?).collect(),
        "RIGHT" => {
            let all = text.chars().count();
            text.chars()
                .skip(all.saturating_sub(count(1, 1)?))
                .collect()
        }
        "MID" => {
            let start = count(1, 1)?.saturating_sub(1);
            text.chars().skip(start).take(count(2, 0)?).collect()
        }
        "REPLACE" => {
            let start = count(1, 1)?.saturating_sub(1);
            let before: String = text.chars().take(start).collect();
            let after = text.chars().skip(start.saturating_add(count(2, 0)?));
            before + &values.get(3)?.text()? + &after.collect::<String>()
        }
        "SUBSTITUTE" => {
            let (old, new) = (values.get(1)?.text()?, values.get(2)?.text()?);
            substitute(&text, (&old, &new), count(3, 0)?)?
        }
        _ => return None,
    })
}

/// A value as a count; what is usual where there is none.
fn count(values: &[FormulaValue], at: usize, usual: usize) -> Option<usize> {
    match values.get(at) {
        Some(value) => value
            .number()
            .filter(|number| *number >= 0.0)
            .map(|number| number as usize),
        None => Some(usual),
    }
}

/// Values as texts, those of lists one by one.
fn texts(values: &[FormulaValue]) -> Option<Vec<String>> {
    let mut texts = Vec::new();
    for value in values {
        match value {
            FormulaValue::List(list) => texts.extend(self::texts(list)?),
            value => texts.push(value.text()?),
        }
    }
    Some(texts)
}

/// A text with other words in the place of some: all of them, or those that stand there for the `which`th time.
fn substitute(text: &str, (old, new): (&str, &str), which: usize) -> Option<String> {
    if old.is_empty() {
        return Some(text.to_owned());
    }
    let mut at = text.match_indices(old);
    Some(match which.checked_sub(1) {
        None => {
            let added = text.matches(old).count().saturating_mul(new.len());
            (added <= TEXT).then(|| text.replace(old, new))?
        }
        Some(before) => match at.nth(before) {
            Some((at, _)) => format!("{}{new}{}", &text[..at], &text[at + old.len()..]),
            None => text.to_owned(),
        },
    })
}
