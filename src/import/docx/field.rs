//! Fields: what stands between their code and their end is printed; some print without it.

use super::styles::is_on;
use super::tag::Tag;
use crate::import::numerals::numeral;
use crate::import::symbol_font::SymbolFont;
use crate::import::xml::Attributes;

/// Bytes of a code that are kept, and entries of a list.
const CODE: usize = 1024;
const ENTRIES: usize = 1000;

/// A field we are in.
#[derive(Default)]
pub(super) struct TextField {
    /// What had been printed before it.
    pub(super) said_before: usize,
    has_result: bool,
    code: String,
    tick: Option<bool>,
    entries: Vec<String>,
    chosen: usize,
}

impl TextField {
    pub(super) fn begin(said_before: usize) -> Self {
        Self {
            said_before,
            ..Self::default()
        }
    }

    /// Its result begins.
    pub(super) fn separate(&mut self) {
        self.has_result = true;
    }

    /// Whether we are in its code.
    pub(super) fn is_code(&self) -> bool {
        !self.has_result
    }

    /// A text in it that is not printed.
    pub(super) fn instruct(&mut self, text: &str, within: Option<Tag>) {
        if within == Some(Tag::Instruction) && self.code.len() + text.len() <= CODE {
            self.code += text;
        }
    }

    /// What an older form says of it.
    pub(super) fn property(&mut self, parent: Tag, name: &str, attributes: &Attributes<'_>) {
        let value = || attributes.get("val").unwrap_or_default();
        match (parent, name) {
            (_, "checkBox") => self.tick = Some(false),
            (Tag::FormCheckBox, "default" | "checked") => self.tick = Some(is_on(attributes)),
            (Tag::DropDown, "result") => self.chosen = value().parse().unwrap_or(0),
            (Tag::DropDown, "listEntry") if self.entries.len() < ENTRIES => {
                self.entries.push(value());
            }
            _ => {}
        }
    }

    /// What it shows without a result.
    pub(super) fn shown(mut self) -> Option<String> {
        if let Some(tick) = self.tick {
            return Some(if tick { "☑" } else { "□" }.into());
        }
        if self.chosen < self.entries.len() {
            return Some(self.entries.swap_remove(self.chosen));
        }
        let code = self.code.trim();
        let (name, rest) = code.split_once([' ', '\\']).unwrap_or((code, ""));
        match name.to_ascii_uppercase().as_str() {
            "EQ" => equation(&code[2..]),
            "SYMBOL" => symbol(rest),
            _ => None,
        }
    }
}

/// Characters laid over one another, such as a number in a circle, and fractions.
fn equation(code: &str) -> Option<String> {
    let is_fraction = code.contains("\\f") || code.contains("\\F");
    let (_, inner) = code.split_once('(')?;
    let inner = inner.trim_end().strip_suffix(')').unwrap_or(inner);
    if is_fraction {
        return Some(inner.replace([',', '，'], "/"));
    }
    let (below, above) = inner.rsplit_once([',', '，'])?;
    let above = above.trim();
    let number = above
        .parse()
        .ok()
        .filter(|number| (1..=20).contains(number));
    let is_circle = below.contains(['○', '◯', '〇']);
    Some(match number.filter(|_| is_circle) {
        Some(number) => numeral("decimalEnclosedCircle", number),
        None => above.into(),
    })
}

/// `SYMBOL 254 \f "Wingdings"`.
fn symbol(code: &str) -> Option<String> {
    let mut words = code.split_whitespace();
    let number = words.next()?;
    let code_of_character: u32 = match number.strip_prefix("0x") {
        Some(hexadecimal) => u32::from_str_radix(hexadecimal, 16).ok()?,
        None => number.parse().ok()?,
    };
    let c = char::from_u32(code_of_character)?;
    let (_, font) = code.split_once("\\f").unwrap_or_default();
    let font = font.trim_start().trim_start_matches('"');
    let font = font.split(['"', '\\']).next().unwrap_or_default();
    match SymbolFont::of(font) {
        Some(font) => Some(font.text(c.encode_utf8(&mut [0; 4]))),
        None => Some(c.into()),
    }
}

#[cfg(test)]
mod tests {
    use super::{Tag, TextField};

    #[test]
    fn fields_without_a_result_show_what_their_code_says() {
        let cases = [
            (r" eq \o\ac(○,1) ", Some("①")),
            (r"EQ \o\ac(○,印)", Some("印")),
            (r"EQ \f(1,2)", Some("1/2")),
            (r#"SYMBOL 254 \f "Wingdings" \s 10"#, Some("☑")),
            ("SYMBOL 9633", Some("□")),
            ("PAGE", None),
            ("EQ", None),
            ("", None),
        ];
        for (code, expected) in cases {
            let mut field = TextField::begin(0);
            field.instruct(code, Some(Tag::Instruction));
            assert_eq!(field.shown().as_deref(), expected, "{code}");
        }
    }
}
