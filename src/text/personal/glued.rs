//! Numbers that stand right behind a date or right before one, as where cells were pasted without what parted them:
//! `2024-03-1513800138000`.

use crate::text::digits::is_cross;

/// A text with a space between such a date and the number beside it.
pub(super) struct PartedText {
    pub(super) text: String,
    /// Where in the new text the spaces stand.
    spaces: Vec<usize>,
}

/// How long the numbers are that are looked for beside a date: mobiles, cards and papers.
fn is_length(length: usize) -> bool {
    matches!(length, 11 | 16 | 18 | 19)
}

impl PartedText {
    /// A text with its dates apart; `None` if they are, as in nearly every text.
    pub(super) fn of(text: &str) -> Option<Self> {
        let cuts = cuts(text);
        if cuts.is_empty() {
            return None;
        }
        let mut parted = Self {
            text: String::with_capacity(text.len() + cuts.len()),
            spaces: Vec::new(),
        };
        let mut from = 0;
        for at in cuts {
            parted.text += &text[from..at];
            parted.spaces.push(parted.text.len());
            parted.text.push(' ');
            from = at;
        }
        parted.text += &text[from..];
        Some(parted)
    }

    /// Where a byte of it stands in the text that it was made from.
    pub(super) fn place(&self, at: usize) -> usize {
        at - self.spaces.partition_point(|space| *space < at)
    }
}

/// Before which bytes of a text a date ends and a number begins, or the other way round.
fn cuts(text: &str) -> Vec<usize> {
    /// A day of two digits and the shortest number.
    const SHORTEST: usize = 12;
    let bytes = text.as_bytes();
    let (mut cuts, mut at) = (Vec::new(), 0);
    while let Some(first) = bytes[at..].iter().position(u8::is_ascii_digit) {
        let start = at + first;
        let rest = &bytes[start..];
        let length = rest.iter().take_while(|byte| byte.is_ascii_digit());
        let length = length.count();
        at = start + length;
        if length < SHORTEST {
            continue;
        }
        // An identity number may end in a cross.
        let crossed = usize::from(text[at..].starts_with(is_cross));
        // A day of one digit stands behind a month of one digit.
        let is_short = start >= 3 && b"-/.".contains(&bytes[start - 3]);
        let days = if is_short { &[2, 1][..] } else { &[2] };
        let day = days.iter().find(|day| {
            is_length(length + crossed - *day) && is_date_before(&text[..start + *day])
        });
        cuts.extend(day.map(|day| start + day));
        if day.is_none() && is_length(length - 4) && is_date(&text[at - 4..]) {
            cuts.push(at - 4);
        }
    }
    cuts
}

/// Whether a text ends with a date.
fn is_date_before(text: &str) -> bool {
    const LONGEST: usize = 10;
    let start = text.len().saturating_sub(LONGEST);
    let mut starts = (start..text.len()).filter(|at| text.is_char_boundary(*at));
    starts.any(|at| {
        let is_apart = !text[..at].ends_with(|c: char| c.is_ascii_digit());
        is_apart && date_length(&text[at..]) == Some(text.len() - at)
    })
}

/// Whether a text begins with a date.
fn is_date(text: &str) -> bool {
    date_length(text).is_some()
}

/// The length of the date that a text begins with: a year, a month and a day with the same sign between.
fn date_length(text: &str) -> Option<usize> {
    let bytes = text.as_bytes();
    let number = |from: usize, most: usize| {
        let digits = bytes.get(from..)?.iter().take(most);
        let length = digits.take_while(|byte| byte.is_ascii_digit()).count();
        let value = text.get(from..from + length)?.parse::<u32>().ok()?;
        Some((from + length, value))
    };
    let (end, year) = number(0, 4)?;
    let sign = bytes.get(end).filter(|sign| b"-/.".contains(*sign))?;
    let (end, month) = number(end + 1, 2)?;
    let is_same = bytes.get(end) == Some(sign);
    let (end, day) = number(end + 1, 2)?;
    let goes_on = bytes.get(end).is_some_and(u8::is_ascii_digit);
    let fits = (1900..2100).contains(&year) && (1..=12).contains(&month) && (1..=31).contains(&day);
    (is_same && !goes_on && fits).then_some(end)
}

#[cfg(test)]
mod tests {
    use super::PartedText;

    #[test]
    fn a_date_is_parted_from_the_number_beside_it() {
        for (text, parted) in [
            ("2024-03-1513800138000", "2024-03-15 13800138000"),
            ("2024/3/513800138000", "2024/3/5 13800138000"),
            ("甲138001380002024-03-15", "甲13800138000 2024-03-15"),
        ] {
            let found = PartedText::of(text);
            assert_eq!(found.map(|found| found.text).as_deref(), Some(parted));
        }
        for text in [
            "2024-03-15",
            "2024-03-15 13800138000",
            "2024-13-1513800138000",
            "12024-03-1513800138000",
            "2024-03-151380013800",
        ] {
            assert!(PartedText::of(text).is_none(), "{text}");
        }
    }
}
