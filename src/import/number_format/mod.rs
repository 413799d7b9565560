//! Formats of numbers, as workbooks keep them (ISO/IEC 29500-1, 18.8.31): what is printed of a value.
//!
//! Takes the code of a format and a value; gives the text that an office program prints, without space at its
//! ends. Total: any code gives a text, and no longer one than a number has digits.

mod built_in;
mod code;
mod digits;
mod general;
mod han;
mod number;
mod time;

pub(super) use built_in::built_in;
pub(super) use time::{Epoch, serial};

use code::{Condition, FormatPart, FormatSection};

/// A format of numbers.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct NumberFormat {
    /// For numbers, by their conditions; none where a number is printed plainly.
    sections: Vec<FormatSection>,
    /// For texts.
    text: Option<FormatSection>,
}

/// Whether the code of a format has digits to be printed as they are, so many that they may belong to a number.
pub(super) fn adds_digits(code: &str) -> bool {
    const DIGITS: usize = 3;
    let mut digits = 0;
    let mut in_brackets = false;
    for c in code.chars() {
        match c {
            // Languages, colours and conditions.
            '[' | ']' => in_brackets = c == '[',
            '1'..='9' | '一'..='龥' if !in_brackets => {
                digits += usize::from(c.is_ascii_digit() || "一二三四五六七八九".contains(c));
            }
            _ => {}
        }
    }
    digits >= DIGITS
}

impl NumberFormat {
    /// The format that a code says.
    pub(super) fn of(code: &str) -> Self {
        let code = code.trim_matches(['\0', '\r', '\n']);
        if code.is_empty() {
            return Self::default();
        }
        let mut sections = code::sections(code);
        let last_is_text = sections.last().is_some_and(FormatSection::is_text);
        let text = (sections.len() == 4 || last_is_text)
            .then(|| sections.pop())
            .flatten();
        Self { sections, text }
    }

    /// What is printed of a number.
    pub(super) fn number(&self, number: f64, epoch: Epoch) -> String {
        if !number.is_finite() {
            return String::new();
        }
        let Some((at, section)) = self.section(number) else {
            return plain(number);
        };
        if section.is_time() {
            let printed = time::print(number, section, epoch);
            return printed.map_or_else(|| plain(number), |text| text.trim().to_owned());
        }
        let (text, says_something) = number::print(number.abs(), section);
        let is_signed = number < 0.0 && says_something && !self.is_for_negative(at);
        let sign = if is_signed && !text.is_empty() {
            "-"
        } else {
            ""
        };
        format!("{sign}{}", text.trim_start()).trim().to_owned()
    }

    /// What is printed of a text.
    pub(super) fn text(&self, text: &str) -> String {
        let Some(section) = &self.text else {
            return text.to_owned();
        };
        let mut out = String::new();
        for part in &section.parts {
            match part {
                FormatPart::Text | FormatPart::General => out += text,
                FormatPart::Literal(c) => out.push(*c),
                _ => {}
            }
        }
        out
    }

    /// The section that a number is printed by.
    fn section(&self, number: f64) -> Option<(usize, &FormatSection)> {
        let found = (0..self.sections.len()).find(|at| match self.condition(*at) {
            Some(condition) => holds(condition, number),
            None => true,
        });
        let at = found.or(self.sections.len().checked_sub(1))?;
        Some((at, &self.sections[at]))
    }

    /// For which numbers a section is; `None` for all that are left.
    fn condition(&self, at: usize) -> Option<Condition> {
        let limit = 0.0;
        let own = self.sections[at].condition;
        let first_has_own = self.sections[0].condition.is_some();
        own.or(match (at, self.sections.len()) {
            (0, 2) if self.sections[1].condition.is_none() => Some(Condition {
                relation: ">=",
                limit,
            }),
            (0, 2 | 3) => Some(Condition {
                relation: ">",
                limit,
            }),
            (1, 3) if !first_has_own || self.sections[2].condition.is_none() => Some(Condition {
                relation: "<",
                limit,
            }),
            _ => None,
        })
    }

    /// Whether a section sees only numbers below zero, whose sign it prints itself.
    fn is_for_negative(&self, at: usize) -> bool {
        match self.condition(at) {
            Some(Condition {
                relation: "<",
                limit,
            }) => limit <= 0.0,
            Some(Condition {
                relation: "<=" | "=",
                limit,
            }) => limit < 0.0,
            Some(_) => false,
            None => {
                at == 1
                    && matches!(
                        self.condition(0),
                        Some(Condition { relation: ">=" | ">", limit }) if limit == 0.0
                    )
            }
        }
    }
}

/// A number without a format, with its sign.
fn plain(number: f64) -> String {
    let sign = if number < 0.0 { "-" } else { "" };
    format!("{sign}{}", general::general(number))
}

fn holds(condition: Condition, number: f64) -> bool {
    let limit = condition.limit;
    match condition.relation {
        "<" => number < limit,
        "<=" => number <= limit,
        ">" => number > limit,
        ">=" => number >= limit,
        "=" => number == limit,
        _ => number != limit,
    }
}

#[cfg(test)]
mod tests;
