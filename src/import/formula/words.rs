//! Formulas as text.

use super::{FormulaValue, Made};
use crate::import::intake::DIGITS;
use std::iter::Peekable;
use std::str::Chars;

/// Bytes of a formula that are looked at, steps that are taken, and how deep brackets may stand in one another.
const LENGTH: usize = 8192;
const STEPS: usize = 4096;
const DEPTH: usize = 32;

/// Signs between values, those that bind least first.
const SIGNS: &[&[&str]] = &[
    &["<=", ">=", "<>", "=", "<", ">"],
    &["&"],
    &["+", "-"],
    &["*", "/"],
    &["^"],
];

/// The texts that a formula puts together of its constants.
pub(in crate::import) fn of_text(formula: &str) -> Vec<String> {
    let digits = formula.bytes().filter(u8::is_ascii_digit).count();
    if digits < DIGITS || formula.len() > LENGTH || !formula.contains(['&', '(']) {
        return Vec::new();
    }
    // OpenDocument says first in which language: `of:=`.
    let language = formula.find('=').filter(|at| {
        formula[..*at]
            .chars()
            .all(|c| c.is_ascii_alphabetic() || c == ':')
    });
    let mut reader = Reader {
        left: formula[language.map_or(0, |at| at + 1)..]
            .chars()
            .peekable(),
        made: Made::default(),
        steps: STEPS,
    };
    while reader.left.peek().is_some() && reader.steps > 0 {
        let value = reader.value(0, 0);
        reader.made.keep([value]);
        // A bracket or a sign that nothing goes with.
        reader.left.next();
    }
    reader.made.0
}

struct Reader<'a> {
    left: Peekable<Chars<'a>>,
    made: Made,
    steps: usize,
}

impl Reader<'_> {
    /// A value with all signs that bind at least so much.
    fn value(&mut self, binds: usize, depth: usize) -> FormulaValue {
        let Some(signs) = SIGNS.get(binds) else {
            return self.single(depth);
        };
        let mut left = self.value(binds + 1, depth);
        while let Some(sign) = self.sign(signs) {
            let right = self.value(binds + 1, depth);
            left = self.made.join(sign, left, right);
        }
        left
    }

    fn skip_spaces(&mut self) {
        while self.left.next_if(|c| c.is_whitespace()).is_some() {}
    }

    fn sign(&mut self, signs: &[&'static str]) -> Option<&'static str> {
        self.skip_spaces();
        let next = *self.left.peek()?;
        let first = signs.iter().find(|sign| sign.starts_with(next))?;
        self.left.next();
        let both = |second: char| signs.iter().find(|sign| sign.chars().eq([next, second]));
        let second = self.left.next_if(|second| both(*second).is_some());
        let single = signs.iter().find(|sign| sign.chars().eq([next]));
        second.and_then(both).or(single).or(Some(first)).copied()
    }

    /// One value: a constant, a function, what stands between brackets, or something unknown.
    fn single(&mut self, depth: usize) -> FormulaValue {
        self.skip_spaces();
        if self.steps == 0 || depth > DEPTH {
            return FormulaValue::Unknown;
        }
        self.steps -= 1;
        match self.left.peek().copied() {
            Some('"') => FormulaValue::Text(self.quoted('"')),
            Some('(') => {
                let mut values = self.values(')', depth);
                match values.len() {
                    1 => values.swap_remove(0),
                    _ => FormulaValue::List(values),
                }
            }
            Some('{') => FormulaValue::List(self.values('}', depth)),
            Some('+') => {
                self.left.next();
                self.single(depth + 1)
            }
            Some('-') => {
                self.left.next();
                let value = self.single(depth + 1);
                value.number().map_or(FormulaValue::Unknown, |number| {
                    FormulaValue::Number(-number)
                })
            }
            Some(c) if c.is_ascii_digit() || c == '.' => self.digits(),
            _ => self.named(depth),
        }
    }

    /// Values between brackets, of which the last closes.
    fn values(&mut self, closes: char, depth: usize) -> Vec<FormulaValue> {
        self.left.next();
        let mut values = Vec::new();
        while self.steps > 0 && self.left.peek().is_some() {
            values.push(self.value(0, depth + 1));
            self.skip_spaces();
            match self.left.next() {
                Some(',' | ';' | '|') => {}
                Some(c) if c == closes => break,
                _ => self.made.keep(values.drain(..)),
            }
        }
        values
    }

    /// What stands between two marks, of which two are one.
    fn quoted(&mut self, mark: char) -> String {
        self.left.next();
        let mut text = String::new();
        while let Some(c) = self.left.next() {
            if c == mark && self.left.next_if_eq(&mark).is_none() {
                break;
            }
            text.push(c);
        }
        text
    }

    fn digits(&mut self) -> FormulaValue {
        let mut number = String::new();
        while let Some(c) = self.left.next_if(|c| c.is_ascii_digit() || *c == '.') {
            number.push(c);
        }
        // Rows of a sheet: `1:1`.
        match self.left.peek() {
            Some(':' | '!' | '%' | '$') => self.unknown(),
            _ => number
                .parse()
                .map_or(FormulaValue::Unknown, FormulaValue::Number),
        }
    }

    /// A function, or the name of something that is not looked at.
    fn named(&mut self, depth: usize) -> FormulaValue {
        let mut name = String::new();
        let is_of_name = |c: &char| c.is_ascii_alphanumeric() || matches!(c, '_' | '.');
        while let Some(c) = self.left.next_if(is_of_name) {
            name.push(c.to_ascii_uppercase());
        }
        self.skip_spaces();
        if name.is_empty() || self.left.peek() != Some(&'(') {
            return self.unknown();
        }
        let values = self.values(')', depth);
        // Newer functions are called `_xlfn.CONCAT` in files, `COM.MICROSOFT.CONCAT` in those of others.
        let name = name.rsplit('.').next().unwrap_or_default();
        self.made.call(name, values)
    }

    /// Passes over the name of cells or of something else.
    fn unknown(&mut self) -> FormulaValue {
        let mut brackets = 0_usize;
        while let Some(c) = self.left.peek().copied() {
            match c {
                '\'' => _ = self.quoted('\''),
                '[' | ']' => {
                    brackets = if c == '[' {
                        brackets + 1
                    } else {
                        brackets.saturating_sub(1)
                    };
                    self.left.next();
                }
                '&' | ',' | ';' | '(' | ')' | '"' | '{' | '}' | '=' | '<' | '>' | '+' | '-'
                | '*' | '/' | '^' | '|'
                    if brackets == 0 =>
                {
                    break;
                }
                _ => _ = self.left.next(),
            }
        }
        FormulaValue::Unknown
    }
}

#[cfg(test)]
mod tests {
    use super::of_text;

    #[test]
    fn constants_are_computed_and_nothing_else() {
        let number = "53010219900307106X";
        let cases = [
            r#""530102"&"19900307106X""#,
            r#"of:="530102"&"19900307106X""#,
            r#"IF(A1>0, "530102" & "19900307106X", "")"#,
            r#"A1="530102"&"19900307106X""#,
            r#"_xlfn.CONCAT({"530102";"1990"},"0307106X")"#,
            r#"COM.MICROSOFT.TEXTJOIN("";1;"530102";"";"19900307106X")"#,
            r#"CHAR(53)&CHAR(51)&"0102"&_xlfn.UNICHAR(49)&"9900307106X""#,
            r#"MID("ab530102cd",3,6)&RIGHT("9"&"19900307106X",12)"#,
            r#"SUBSTITUTE("530102A106X","A","19900307")"#,
            r#"REPLACE("530102********106X",7,8,"19900307")"#,
            r#""530102"&TEXT(DATE(1990,3,7),"yyyymmdd")&REPT("106X",1)"#,
            r#"530102&(19900300+7)&"106X""#,
            r#"HYPERLINK("http://a/?"&"530102"&"19900307106X",[.A1])"#,
            r#"LEFT('1月'!A1:B2,[@[数]])&"x"&TRIM(" 530102 ")&UPPER("19900307106x")"#,
        ];
        for formula in cases {
            let made = of_text(formula).concat();
            assert!(
                made.ends_with(number) || made.contains(number),
                "{formula}: {made}"
            );
        }
        for formula in [
            "",
            "A1&B1",
            "SUM(A1:A9)",
            "1+(2",
            "((((",
            "\"",
            "=&&(1",
            "{1",
            "'(",
        ] {
            assert_eq!(of_text(formula).concat(), "", "{formula}");
        }
        of_text(&"(".repeat(8_000));
        of_text(&format!("{}1", "REPT(\"9\"&".repeat(700)));
    }
}
