//! A text without what parts the signs of a label and shows as nothing, or nearly: `护　照　号`, `护照号<br>`.

use crate::text::digits::{adds_nothing, tag_length};
use std::ops::Range;

/// A text without unseen characters, without spaces between Han characters, and with a space for each short tag.
pub(super) struct BareText {
    pub(super) text: String,
    /// Where each of its bytes stands in the whole text.
    places: Vec<usize>,
}

impl BareText {
    /// What is left of a text; `None` if that is all of it.
    pub(super) fn of(text: &str) -> Option<Self> {
        let mut bare = Self {
            text: String::new(),
            places: Vec::new(),
        };
        let is_han = |c: char| ('\u{4E00}'..='\u{9FFF}').contains(&c);
        let (mut at, mut last, mut is_less) = (0, ' ', false);
        while let Some(c) = text[at..].chars().next() {
            let tag = tag_length(&text.as_bytes()[at..]);
            let next = at + tag.unwrap_or(c.len_utf8());
            let is_gap = || {
                is_han(last) && c != '\t' && c.is_whitespace() && text[next..].starts_with(is_han)
            };
            match tag {
                Some(_) => bare.push(' ', at),
                None if adds_nothing(c) || is_gap() => is_less = true,
                None => {
                    bare.push(c, at);
                    last = c;
                }
            }
            is_less |= tag.is_some();
            at = next;
        }
        is_less.then_some(bare)
    }

    fn push(&mut self, c: char, at: usize) {
        self.text.push(c);
        self.places.extend(std::iter::repeat_n(at, c.len_utf8()));
    }

    /// Where a range of it stands in the whole text.
    pub(super) fn place(&self, range: &Range<usize>, text: &str) -> Option<Range<usize>> {
        let start = *self.places.get(range.start)?;
        let last = *self.places.get(range.end.checked_sub(1)?)?;
        Some(start..last + text.get(last..)?.chars().next()?.len_utf8())
    }
}

#[cfg(test)]
mod tests {
    use super::BareText;

    #[test]
    fn what_is_left_out_is_known_by_its_place() {
        let text = "护 照\u{200B}号<br>E1";
        let bare = BareText::of(text).filter(|bare| bare.text == "护照号 E1");
        let place = bare.and_then(|bare| bare.place(&(10..12), text));
        assert_eq!(place.and_then(|place| text.get(place)), Some("E1"));
        assert!(BareText::of("护照号 E1").is_none());
    }
}
