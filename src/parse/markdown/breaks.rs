//! Line ends inside a paragraph that a Chinese reader must not see.
//!
//! Takes the characters before and after a line end; says whether they join. Between two wide
//! characters a space would be a gap in the sentence.

/// Whether a line end between these two characters vanishes.
pub(super) fn joins(before: char, after: char) -> bool {
    let (left, right) = (is_wide(before), is_wide(after));
    (left && (right || is_shared(after))) || (right && is_shared(before))
}

/// Han, kana and full-width punctuation.
fn is_wide(c: char) -> bool {
    matches!(c,
        '\u{2E80}'..='\u{2FDF}'
        | '\u{3000}'..='\u{30FF}'
        | '\u{3190}'..='\u{4DBF}'
        | '\u{4E00}'..='\u{9FFF}'
        | '\u{F900}'..='\u{FAFF}'
        | '\u{FE30}'..='\u{FE4F}'
        | '\u{FF01}'..='\u{FF60}'
        | '\u{20000}'..='\u{3FFFF}')
}

/// Punctuation that Chinese and Latin texts share.
fn is_shared(c: char) -> bool {
    matches!(c, '“' | '”' | '‘' | '’' | '…' | '—' | '·')
}

#[cfg(test)]
mod tests {
    use super::joins;

    #[test]
    fn only_wide_characters_join() {
        for (before, after, expected) in [
            ('经', '费', true),
            ('，', '其', true),
            ('”', '的', true),
            ('是', '“', true),
            ('费', '2', false),
            ('2', '年', false),
            ('a', 'b', false),
            ('”', '“', false),
        ] {
            assert_eq!(joins(before, after), expected, "{before}{after}");
        }
    }
}
