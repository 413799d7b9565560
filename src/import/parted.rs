//! Identity numbers whose digits are parted by marks, over the ends of lines too: lists of digits, quoted lines, thousands
//! in groups.
//!
//! Takes a whole text; gives the numbers that no run of its digits is. What is given is bounded by something else than digits
//! and marks, and broken as numbers are: digit by digit, where their parts end, or once.

use super::chain::{LENGTH, end_at_parts, is_identity};
use crate::text::personal::{Around, personal_numbers};

/// Marks in a row that may stand between two digits of one number.
const MARKS: usize = 8;

/// Digits that only marks part.
#[derive(Default)]
struct Digits {
    digits: Vec<u8>,
    /// How many stand together.
    lengths: Vec<usize>,
    /// Marks since the last digit.
    marks: usize,
    /// The lines of the first digit and of the last.
    lines: (u32, u32),
}

/// Gives each number and the lines that it begins and ends in.
pub(super) fn numbers(text: &str, give: &mut dyn FnMut((u32, u32), &str)) {
    let mut digits = Digits::default();
    let mut line = 0;
    let mut characters = text.chars().peekable();
    while let Some(c) = characters.next() {
        match c {
            '0'..='9' => digits.add(c as u8, line),
            '０'..='９' => digits.add((u32::from(c) - u32::from('０')) as u8 + b'0', line),
            'X' | 'x' | 'Ｘ' if digits.digits.len() == LENGTH - 1 => digits.add(b'X', line),
            // Ends of lines and tabs as scripts write them.
            '\\' => {
                characters.next_if(|c| matches!(c, 'n' | 'r' | 't'));
                digits.marks += 1;
            }
            '\n' => {
                line += 1;
                digits.marks += 1;
            }
            _ if !c.is_alphanumeric() => digits.marks += 1,
            _ => digits.end(give),
        }
        if digits.marks > MARKS {
            digits.end(give);
        }
    }
    digits.end(give);
}

/// The number that one text holds in parts, if nothing else sees it there.
pub(super) fn hidden_number(text: &str) -> Option<String> {
    let is_digit = |c: &char| c.is_ascii_digit() || ('０'..='９').contains(c);
    if text.len() <= LENGTH || text.chars().filter(is_digit).take(LENGTH - 1).count() < LENGTH - 1 {
        return None;
    }
    let mut hidden = None;
    numbers(text, &mut |_, number| {
        hidden.get_or_insert_with(|| number.to_owned());
    });
    let is_seen = |number: &String| {
        let seen = personal_numbers(text, &Around::NOTHING);
        seen.iter().any(|seen| *seen.digits == **number)
    };
    hidden.filter(|number| !is_seen(number))
}

impl Digits {
    fn add(&mut self, digit: u8, line: u32) {
        if self.digits.is_empty() {
            self.lines.0 = line;
        }
        self.lines.1 = line;
        if self.digits.len() <= LENGTH {
            self.digits.push(digit);
            match self.lengths.last_mut().filter(|_| self.marks == 0) {
                Some(length) => *length += 1,
                None => self.lengths.push(1),
            }
        }
        self.marks = 0;
    }

    fn end(&mut self, give: &mut dyn FnMut((u32, u32), &str)) {
        if self.digits.len() == LENGTH
            && self.is_broken_as_numbers_are()
            && is_identity(&self.digits)
            && let Ok(number) = std::str::from_utf8(&self.digits)
        {
            give(self.lines, number);
        }
        self.digits.clear();
        self.lengths.clear();
        self.marks = 0;
    }

    fn is_broken_as_numbers_are(&self) -> bool {
        let lengths = self.lengths.as_slice();
        let even = lengths.windows(2).all(|pair| pair[0] == pair[1]);
        lengths.len() > 1 && (end_at_parts(lengths) || even || lengths.len() == 2)
    }
}

#[cfg(test)]
mod tests {
    use super::numbers;

    #[test]
    fn digits_are_put_together_over_marks_and_lines() {
        let cases = [
            (
                "[5, 3, 0, 1, 0, 2, 1, 9, 9, 0, 0, 3, 0, 7, 1, 0, 6, \"X\"]",
                0,
            ),
            (
                "- 5\n- 3\n- 0\n- 1\n- 0\n- 2\n- 1\n- 9\n- 9\n- 0\n- 0\n- 3\n- 0\n- 7\n- 1\n- 0\n- 6\n- X",
                17,
            ),
            ("> 号码530102\n> 19900307106X。", 1),
            ("530102\\n19900307106X", 0),
            ("530,102,199,003,071,06X", 0),
            ("│530102│19900307│106X│", 0),
            ("□5□3□0□1□0□2□1□9□9□0□0□3□0□7□1□0□6□X", 0),
            ("│5301│02199003│07106X│", 9),
            ("530102 (1990-03-07) 106X, 7", 9),
            ("530102号19900307106X", 9),
            ("53010219900307106X", 9),
        ];
        for (text, expected) in cases {
            let mut found = None;
            numbers(text, &mut |(_, line), number| {
                found = (number == "53010219900307106X").then_some(line);
            });
            assert_eq!(found.unwrap_or(9), expected, "{text}");
        }
    }
}
