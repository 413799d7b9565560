//! Fonts whose codes are pictures: what a code of Wingdings or Symbol looks like, as a character.

/// A font of symbols.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum SymbolFont {
    Wingdings,
    Wingdings2,
    Wingdings3,
    Webdings,
    Symbol,
}

/// The characters of codes that stand in a row: the first code, then the characters.
type Row = (u8, &'static str);

const WINGDINGS: &[Row] = &[
    (0x22, "✂"),
    (0x28, "☎"),
    (0x2A, "✉"),
    (0x3F, "✍"),
    (0x46, "☞"),
    (0x4A, "☺"),
    (0x6C, "●❍■□□❑❒◆◆◆❖◆"),
    (0x80, "⓪①②③④⑤⑥⑦⑧⑨⑩⓿❶❷❸❹❺❻❼❽❾❿"),
    (0x9E, "·•▪○○○◉◎"),
    (0xA7, "▪□"),
    (0xAA, "✦★✶✴✹✵"),
    (0xD8, "➢"),
    (0xDF, "←→↑↓↖↗↙↘"),
    (0xE8, "➔"),
    (0xEF, "⇦⇨⇧⇩"),
    (0xFB, "✗√☒☑"),
];
const WINGDINGS_2: &[Row] = &[
    (0x4F, "✗√☒☑☒☒"),
    (0x69, "⓪①②③④⑤⑥⑦⑧⑨⑩⓿❶❷❸❹❺❻❼❽❾❿"),
    (0x96, "●"),
    (0xA2, "■□"),
];
const WEBDINGS: &[Row] = &[
    (0x61, "√"),
    (0x63, "□"),
    (0x67, "■"),
    (0x6E, "●"),
    (0x72, "✗"),
];
const SYMBOL: &[Row] = &[
    (0x22, "∀"),
    (0x24, "∃"),
    (0x27, "∋"),
    (0x2A, "∗"),
    (0x2D, "−"),
    (0x40, "≅ΑΒΧΔΕΦΓΗΙϑΚΛΜΝΟΠΘΡΣΤΥςΩΞΨΖ"),
    (0x5C, "∴"),
    (0x5E, "⊥"),
    (0x61, "αβχδεφγηιϕκλμνοπθρστυϖωξψζ"),
    (0x7E, "∼"),
    (0xA2, "′≤⁄∞"),
    (0xA7, "♣♦♥♠↔←↑→↓°±″≥×∝∂•÷≠≡≈…"),
    (0xC4, "⊗⊕∅∩∪⊃⊇⊄⊂⊆∈∉∠∇®©™∏√⋅¬∧∨⇔⇐⇑⇒⇓◊"),
    (0xE5, "∑"),
    (0xF2, "∫"),
];

impl SymbolFont {
    /// The font of this name, if it is one.
    pub(super) fn of(name: &str) -> Option<Self> {
        Some(match name.trim() {
            "Wingdings" => Self::Wingdings,
            "Wingdings 2" => Self::Wingdings2,
            "Wingdings 3" => Self::Wingdings3,
            "Webdings" => Self::Webdings,
            "Symbol" | "Standard Symbols PS" => Self::Symbol,
            _ => return None,
        })
    }

    /// What a code looks like; `None` where that is not known.
    pub(super) fn character(self, code: u8) -> Option<char> {
        if code == b' ' {
            return Some(' ');
        }
        let rows = match self {
            Self::Wingdings => WINGDINGS,
            Self::Wingdings2 => WINGDINGS_2,
            Self::Wingdings3 => &[],
            Self::Webdings => WEBDINGS,
            Self::Symbol => SYMBOL,
        };
        let found = rows.iter().find_map(|(first, characters)| {
            let at = code.checked_sub(*first)?;
            characters.chars().nth(usize::from(at))
        });
        let is_plain = self == Self::Symbol && (b' '..=b'~').contains(&code);
        found.or_else(|| is_plain.then(|| char::from(code)))
    }

    /// A text that is set in the font: its codes become what they look like, characters of other alphabets stay.
    pub(super) fn text(self, text: &str) -> String {
        text.chars().filter_map(|c| self.seen(c)).collect()
    }

    fn seen(self, c: char) -> Option<char> {
        match u32::from(c) {
            code @ (0x20..=0xFF | 0xF020..=0xF0FF) => {
                self.character(u8::try_from(code & 0xFF).ok()?)
            }
            _ => Some(c),
        }
    }
}

/// A text with what has no meaning in other fonts as it looks in the usual fonts of symbols.
pub(super) fn private_use(text: &str) -> String {
    let seen = |c: char| match u32::from(c) {
        code @ 0xF020..=0xF0FF => {
            let code = u8::try_from(code & 0xFF).ok()?;
            let usual = [SymbolFont::Wingdings, SymbolFont::Symbol];
            usual.iter().find_map(|font| font.character(code))
        }
        _ => Some(c),
    };
    text.chars().filter_map(seen).collect()
}

#[cfg(test)]
mod tests {
    use super::SymbolFont;

    #[test]
    fn codes_of_symbol_fonts_are_read_as_they_look() {
        let cases = [
            ("Wingdings", "o¨þlnü\u{F0FE}\u{F081}", "□□☑●■√☑①"),
            ("Wingdings 2", "R£\u{F050}j", "☑□√①"),
            ("Symbol", "3\u{F0B7}£³a", "3•≤≥α"),
            ("Wingdings 3", "是}", "是"),
        ];
        for (font, text, expected) in cases {
            let read = SymbolFont::of(font).map(|font| font.text(text));
            assert_eq!(read.as_deref(), Some(expected), "{font}");
        }
        assert_eq!(SymbolFont::of("宋体"), None);
    }
}
