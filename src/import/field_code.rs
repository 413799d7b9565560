//! Codes of fields: what stands in them is told beside the line, so that what the field prints joins the line.

/// A field we are in.
#[derive(Default)]
pub(super) struct FieldCode {
    /// Its code so far.
    pub(super) text: String,
    /// Where in the line its result begins, if it has one.
    pub(super) result: Option<usize>,
}

impl FieldCode {
    /// What it prints without a result: characters that are laid over one another or stand above each other, and
    /// quoted words.
    pub(super) fn shown(&self) -> Option<String> {
        let code = self.text.trim();
        let end = code.find([' ', '\\', '"', '(']).unwrap_or(code.len());
        let (name, rest) = code.split_at(end);
        if name.eq_ignore_ascii_case("QUOTE") {
            return rest.split('"').nth(1).map(str::to_owned);
        }
        if !name.eq_ignore_ascii_case("EQ") {
            return None;
        }
        // Before the first bracket only switches and what is printed there.
        let mut shown = String::new();
        let mut characters = rest.chars().peekable();
        while let Some(c) = characters.next() {
            match c {
                '\\' => {
                    while characters.next_if(char::is_ascii_alphabetic).is_some() {}
                    // How far up or down.
                    while characters.next_if(|c| *c == ' ').is_some() {}
                    while !matches!(characters.peek(), None | Some('(' | '\\' | ' ')) {
                        characters.next();
                    }
                }
                '(' | ')' | ',' | '，' | ';' | ' ' | '○' | '◯' | '〇' | '□' | '△' => {}
                _ => shown.push(c),
            }
        }
        Some(shown)
    }
}

#[cfg(test)]
mod tests {
    use super::FieldCode;

    #[test]
    fn fields_show_what_stands_in_their_codes() {
        let cases = [
            (r" EQ \o\ac(○,5) ", Some("5")),
            (r"EQ 5301\s\up 5(02)", Some("530102")),
            (r"eq \o(5,3,0)", Some("530")),
            (r#"QUOTE "530102" \* MERGEFORMAT"#, Some("530102")),
            ("PAGE", None),
            ("", None),
        ];
        for (text, expected) in cases {
            let text = text.to_owned();
            let code = FieldCode { text, result: None };
            assert_eq!(code.shown().as_deref(), expected, "{}", code.text);
        }
    }
}
