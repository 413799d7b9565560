//! Text as it is searched: what is written in several ways is made one.
//!
//! Each character is replaced on its own, so that the script can tell from which character of a page
//! each one came. White space is dropped, full-width characters become half-width ones, capitals small,
//! quotation marks, brackets, dashes and middle dots one of each, traditional characters simplified.

use crate::text::traditional::traditional_and_simplified;
use std::collections::HashMap;
use std::sync::LazyLock;
use unicode_normalization::UnicodeNormalization;

/// What a character becomes.
#[derive(Clone, Copy)]
enum Form {
    /// Nothing.
    Dropped,
    /// One character.
    One(char),
    /// Several.
    Several,
}

/// What each character below U+10000 becomes.
static FORMS: LazyLock<Vec<Form>> = LazyLock::new(|| {
    let (traditional, simplified) = traditional_and_simplified();
    let simplified: HashMap<char, char> = traditional.chars().zip(simplified.chars()).collect();
    let form = |code: u32| char::from_u32(code).map_or(Form::Dropped, |c| form_of(c, &simplified));
    (0..0x1_0000).map(form).collect()
});

fn form_of(c: char, simplified: &HashMap<char, char>) -> Form {
    let mut parts = parts(c);
    match (parts.next(), parts.next()) {
        (None, _) => Form::Dropped,
        (Some(only), None) => Form::One(*simplified.get(&only).unwrap_or(&only)),
        _ => Form::Several,
    }
}

/// What a character becomes, but for the table of traditional ones.
fn parts(c: char) -> impl Iterator<Item = char> {
    let whole = std::iter::once(c).nfkc();
    let small = whole.flat_map(char::to_lowercase);
    small.filter(|c| !is_dropped(*c)).map(unified)
}

fn is_dropped(c: char) -> bool {
    c.is_whitespace()
        || c.is_control()
        || matches!(c, '\u{AD}' | '\u{200B}'..='\u{200F}' | '\u{2028}'..='\u{202E}')
        || matches!(c, '\u{2060}'..='\u{2064}' | '\u{FEFF}' | '\u{FE00}'..='\u{FE0F}')
}

fn unified(c: char) -> char {
    match c {
        '“' | '”' | '„' | '‟' | '«' | '»' | '「' | '」' | '『' | '』' => '"',
        '‘' | '’' | '‚' | '‛' => '\'',
        '〔' | '【' | '[' | '〖' => '(',
        '〕' | '】' | ']' | '〗' => ')',
        '‐' | '‑' | '‒' | '–' | '—' | '―' | '−' | '─' => '-',
        '·' | '•' | '・' | '‧' | '∙' | '⋅' => '·',
        c => c,
    }
}

/// A line of text being normalised.
#[derive(Debug, Default)]
pub(super) struct SearchedLine {
    characters: Vec<char>,
}

impl SearchedLine {
    /// Appends a character as it is searched.
    pub(super) fn push(&mut self, c: char) {
        match FORMS.get(c as usize) {
            Some(Form::Dropped) => {}
            Some(Form::One(c)) => self.push_normal(*c),
            Some(Form::Several) | None => parts(c).for_each(|c| match FORMS.get(c as usize) {
                Some(Form::One(simplified)) => self.push_normal(*simplified),
                _ => self.push_normal(c),
            }),
        }
    }

    fn push_normal(&mut self, c: char) {
        // 1,234.56 is searched as 1234.56.
        if c.is_ascii_digit()
            && let [.., digit, ','] = self.characters[..]
            && digit.is_ascii_digit()
        {
            self.characters.pop();
        }
        self.characters.push(c);
    }

    /// The line; the next one begins empty.
    pub(super) fn end(&mut self, mut give: impl FnMut(&[char])) {
        if !self.characters.is_empty() {
            give(&self.characters);
            self.characters.clear();
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn normal(text: &str) -> String {
        let mut line = SearchedLine::default();
        text.chars().for_each(|c| line.push(c));
        let mut normal = String::new();
        line.end(|line| normal.extend(line));
        normal
    }

    #[test]
    fn one_form_for_what_is_written_in_several_ways() {
        let cases = [
            ("２０２３ 年，预算 1,234.50 万元", "2023年,预算1234.50万元"),
            (
                "财预〔2021〕5号、财预[2021]５号",
                "财预(2021)5号、财预(2021)5号",
            ),
            ("“一网通办”—改革·试点", "\"一网通办\"-改革·试点"),
            ("預算執行率１００％", "预算执行率100%"),
            ("㎡ ½ ① GDP", "m21⁄21gdp"),
            ("零\u{200B}宽\u{AD}字\u{3000}符\n", "零宽字符"),
            ("第1,2,3项，4", "第123项,4"),
            ("乾隆著作", "乾隆著作"),
            ("𠀀", "𠀀"),
        ];
        for (written, expected) in cases {
            assert_eq!(normal(written), expected, "{written}");
        }
    }

    #[test]
    fn what_is_normal_stays_as_it_is() {
        for form in FORMS.iter() {
            if let Form::One(c) = form {
                assert_eq!(normal(&c.to_string()), c.to_string(), "U+{:04X}", *c as u32);
            }
        }
    }

    #[test]
    fn the_table_has_two_equal_lines_and_no_chain() {
        let (traditional, simplified) = traditional_and_simplified();
        assert_eq!(traditional.chars().count(), simplified.chars().count());
        assert!(traditional.chars().all(|c| !simplified.contains(c)));
    }
}
