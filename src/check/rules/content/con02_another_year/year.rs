//! Years as texts name them.
//!
//! Takes a text; gives each year from 1990 to 2099 that is followed by 年, in digits of either
//! width or in Han digits, with its place.

use std::ops::Range;

/// A year that a text names.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct YearMention {
    /// The year.
    pub(super) year: u16,
    /// Its place in the text, with 年.
    pub(super) range: Range<usize>,
}

/// Han digits before 年; 〇 and ○ are seen as other digits are.
pub(super) const HAN_DIGITS: &[&str] = &[
    "零年", "一年", "二年", "三年", "四年", "五年", "六年", "七年", "八年", "九年",
];

/// All years that `text` names, in order.
pub(super) fn years(text: &str) -> Vec<YearMention> {
    let mut found = Vec::new();
    for (at, mark) in text.match_indices('年') {
        let before = &text[..at];
        let mut digits = before.char_indices().rev();
        let mut year = 0;
        let mut start = at;
        let mut weight = 1;
        while weight < 10_000 {
            let Some((place, digit)) = digits
                .next()
                .and_then(|(place, c)| Some((place, digit(c)?)))
            else {
                break;
            };
            year += digit * weight;
            weight *= 10;
            start = place;
        }
        let longer = digits.next().is_some_and(|(_, c)| digit(c).is_some());
        if weight == 10_000 && !longer && (1990..2100).contains(&year) {
            found.push(YearMention {
                year,
                range: start..at + mark.len(),
            });
        }
    }
    found
}

fn digit(c: char) -> Option<u16> {
    let value = match c {
        '0'..='9' => return u16::try_from(c as u32 - '0' as u32).ok(),
        '０'..='９' => return u16::try_from(c as u32 - '０' as u32).ok(),
        '〇' | '○' | '零' => 0,
        '一' => 1,
        '二' => 2,
        '三' => 3,
        '四' => 4,
        '五' => 5,
        '六' => 6,
        '七' => 7,
        '八' => 8,
        '九' => 9,
        _ => return None,
    };
    Some(value)
}

#[cfg(test)]
mod tests {
    use super::years;

    #[test]
    fn years_are_read_in_every_spelling_and_other_numbers_are_not() {
        let of = |text: &str| years(text).iter().map(|m| m.year).collect::<Vec<_>>();
        assert_eq!(of("2023年度、２０２２年和二〇二一年"), [2023, 2022, 2021]);
        assert_eq!(
            of("12022年、三年、十四五、2023-2025，第5年"),
            [] as [u16; 0]
        );
    }
}
