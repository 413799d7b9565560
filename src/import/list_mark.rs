//! What a program adds to a paragraph: the number or mark before it, and its level in the outline.

/// A number before a paragraph.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct ListMark {
    pub(super) text: String,
    /// Whether the text follows on it at once, as the program has it.
    pub(super) is_joined: bool,
}

impl ListMark {
    /// The number with what parts it from the text that follows: as offices type it, nothing after a mark or a
    /// number in a circle, and a space where letters or digits would run together.
    pub(super) fn before(mut self, follows: Option<char>) -> String {
        let (Some(last), Some(follows)) = (self.text.chars().last(), follows) else {
            return self.text;
        };
        let is_word = |c: char| c.is_ascii_alphanumeric();
        let is_mark = "、．。，：；）)】〕》」』.:".contains(last);
        let is_enclosed = matches!(last, '\u{2460}'..='\u{24FF}' | '\u{3220}'..='\u{32FF}');
        let is_apart = match (self.is_joined, last.is_ascii()) {
            (true, _) => is_word(last) && is_word(follows),
            (false, true) if is_mark => is_word(follows),
            (false, _) => !is_mark && !is_enclosed,
        };
        if is_apart && !follows.is_whitespace() {
            self.text.push(' ');
        }
        self.text
    }
}

/// The level in the outline, from 1, of a style that programs bring along for headings, by its name.
pub(super) fn level_of_heading(name: &str) -> Option<u8> {
    let name = name.trim().to_ascii_lowercase();
    let level = name
        .strip_prefix("heading ")
        .or_else(|| name.strip_prefix("标题 "))?;
    level.parse().ok().filter(|level| (1..=9).contains(level))
}

#[cfg(test)]
mod tests {
    use super::ListMark;

    #[test]
    fn numbers_never_run_into_the_text() {
        let cases = [
            ("一、", '项', false, "一、"),
            ("（一）", '2', false, "（一）"),
            ("1.", '完', false, "1."),
            ("1.", '2', false, "1. "),
            ("1.1", '2', false, "1.1 "),
            ("1.1", '2', true, "1.1 "),
            ("1", '完', true, "1"),
            ("①", '2', false, "①"),
            ("第十一条", '本', false, "第十一条 "),
            ("●", '完', false, "● "),
            ("1.", ' ', false, "1."),
            ("", '完', false, ""),
        ];
        for (text, follows, is_joined, expected) in cases {
            let text = text.to_owned();
            let label = ListMark { text, is_joined };
            assert_eq!(label.clone().before(Some(follows)), expected, "{label:?}");
        }
    }
}
