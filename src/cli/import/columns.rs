//! Columns on a screen, where a Han character is as wide as two letters.

/// How wide a text is.
pub(super) fn width(text: &str) -> usize {
    text.chars().map(width_of).sum()
}

fn width_of(c: char) -> usize {
    match c {
        '\u{1100}'..='\u{115F}'
        | '\u{2014}'
        | '\u{201C}'
        | '\u{201D}'
        | '\u{2026}'
        | '\u{2E80}'..='\u{A4CF}'
        | '\u{AC00}'..='\u{D7A3}'
        | '\u{F900}'..='\u{FAFF}'
        | '\u{FE30}'..='\u{FE6F}'
        | '\u{FF00}'..='\u{FF60}'
        | '\u{FFE0}'..='\u{FFE6}'
        | '\u{1F300}'..='\u{1FAFF}'
        | '\u{20000}'..='\u{3FFFD}' => 2,
        _ => 1,
    }
}

/// The text, filled with spaces to this width.
pub(super) fn padded(text: &str, wide: usize) -> String {
    format!("{text}{:1$}", "", wide.saturating_sub(width(text)))
}

/// The text, cut where it is wider than this.
pub(super) fn cut(text: &str, wide: usize) -> String {
    if width(text) <= wide {
        return text.to_owned();
    }
    let mut shown = String::new();
    let mut taken = 2;
    for c in text.chars() {
        taken += width_of(c);
        if taken > wide {
            break;
        }
        shown.push(c);
    }
    shown + "…"
}

#[cfg(test)]
mod tests {
    use super::{cut, padded};

    #[test]
    fn han_characters_are_as_wide_as_two_letters() {
        assert_eq!(padded("年度", 6), "年度  ");
        assert_eq!(padded("abc", 2), "abc");
        assert_eq!(cut("年度资金", 8), "年度资金");
        assert_eq!(cut("年度资金额", 8), "年度资…");
    }
}
