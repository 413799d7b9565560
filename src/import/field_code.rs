//! Fields that have no result in the file: what their codes print. Characters laid over one another, words with their
//! reading above them, symbols and quoted words.
//!
//! Takes a code; gives what it prints. Linear in its length, and total.

use super::numerals::numeral;
use super::symbol_font::SymbolFont;
use std::iter::Peekable;
use std::str::Chars;

/// How deep functions may stand in one another.
const DEPTH: usize = 16;
/// What characters are laid into, without being any.
const FRAMES: [char; 5] = ['○', '◯', '〇', '□', '△'];

/// A field we are in.
#[derive(Default)]
pub(super) struct FieldCode {
    /// Its code so far.
    pub(super) text: String,
    /// Where in the line its result begins, if it has one.
    pub(super) result: Option<usize>,
}

impl FieldCode {
    /// What it prints, if its line, which is now so long, says nothing for it.
    pub(super) fn shown(&self, length: usize) -> Option<String> {
        let is_said = self.result.is_some_and(|from| length > from);
        (!is_said).then(|| shown(&self.text)).flatten()
    }
}

/// What the code of a field prints, if it is one of those that print by themselves.
pub(super) fn shown(code: &str) -> Option<String> {
    let code = code.trim();
    let end = code.find([' ', '\\', '"', '(']).unwrap_or(code.len());
    let (name, rest) = code.split_at(end);
    match name.to_ascii_uppercase().as_str() {
        "EQ" => Some(equation(rest)).filter(|shown| !shown.is_empty()),
        "SYMBOL" => symbol(rest),
        "QUOTE" => rest
            .split('"')
            .nth(1)
            .map_or_else(|| quoted(rest), |words| Some(words.into())),
        _ => None,
    }
}

/// `QUOTE 5301`, or the numbers of characters: `QUOTE 53 51`.
fn quoted(code: &str) -> Option<String> {
    let words = code.split('\\').next()?.split_whitespace();
    let codes = words
        .clone()
        .map(|word| word.parse().ok().filter(|code| *code >= b' '));
    let codes: Option<Vec<u8>> = codes.collect();
    let text = match codes {
        Some(codes) => codes.into_iter().map(char::from).collect(),
        None => words.collect::<Vec<_>>().join(" "),
    };
    Some(text).filter(|text| !text.is_empty())
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

/// A part of an equation.
#[derive(Default)]
struct Part {
    text: String,
    stands: Stands,
}

/// Where all of a part stands.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum Stands {
    #[default]
    OnLine,
    Above,
    Below,
}

/// What an equation prints.
fn equation(code: &str) -> String {
    let mut characters = code.chars().peekable();
    let mut out = String::new();
    // A bracket that closes nothing ends no equation.
    while characters.peek().is_some() {
        let parts = parts(&mut characters, 0);
        out.extend(parts.into_iter().map(|part| part.text));
    }
    out
}

/// The parts up to the bracket that closes them.
fn parts(characters: &mut Peekable<Chars<'_>>, depth: usize) -> Vec<Part> {
    let mut parts = Vec::new();
    let mut part = Part::default();
    while let Some(c) = characters.next() {
        match c {
            ')' => break,
            ',' | '，' | ';' => parts.push(std::mem::take(&mut part)),
            '\\' => {
                let function = function(characters, depth);
                if part.text.is_empty() {
                    part.stands = function.stands;
                }
                part.text += &function.text;
            }
            ' ' => {}
            _ => {
                part.text.push(c);
                part.stands = Stands::OnLine;
            }
        }
    }
    parts.push(part);
    parts
}

/// What stands behind a stroke: a function with its switches, a switch for all of the field, or a mark.
fn function(characters: &mut Peekable<Chars<'_>>, depth: usize) -> Part {
    let mut name = None;
    let mut stands = Stands::OnLine;
    loop {
        let mut switch = String::new();
        while let Some(c) = characters.next_if(char::is_ascii_alphabetic) {
            switch.push(c.to_ascii_lowercase());
        }
        match switch.as_str() {
            "" if name.is_none() => return mark(characters),
            // Brackets of one's own.
            "lc" | "rc" | "bc" if characters.next_if_eq(&'\\').is_some() => _ = characters.next(),
            "up" => stands = Stands::Above,
            "do" => stands = Stands::Below,
            _ => {}
        }
        let first = switch.chars().next();
        name = name.or(first);
        // How far up or down.
        while characters
            .next_if(|c| " -.0123456789".contains(*c))
            .is_some()
        {}
        if characters.next_if_eq(&'\\').is_none() {
            break;
        }
    }
    if depth >= DEPTH || characters.next_if_eq(&'(').is_none() {
        return Part::default();
    }
    let text = printed(name.unwrap_or_default(), parts(characters, depth + 1));
    Part { text, stands }
}

/// A mark that would mean something without the stroke before it; or how all of the field looks: `\* jc2`.
fn mark(characters: &mut Peekable<Chars<'_>>) -> Part {
    let mut text = String::new();
    match characters.next() {
        Some('*') => {
            while characters.next_if_eq(&' ').is_some() {}
            let is_quoted = characters.next_if_eq(&'"').is_some();
            let goes_on = |c: &char| {
                if is_quoted {
                    *c != '"'
                } else {
                    !" \\".contains(*c)
                }
            };
            while characters.next_if(goes_on).is_some() {}
            _ = characters.next_if(|c| is_quoted && *c == '"');
        }
        c => text.extend(c),
    }
    let stands = Stands::OnLine;
    Part { text, stands }
}

/// What a function prints of its parts.
fn printed(name: char, mut parts: Vec<Part>) -> String {
    let join = |parts: &[Part], between: &str| {
        let texts: Vec<&str> = parts.iter().map(|part| &*part.text).collect();
        texts.join(between)
    };
    match (name, parts.as_slice()) {
        // Words, and how they are read.
        ('o', [reading, words])
            if (reading.stands, words.stands) == (Stands::Above, Stands::OnLine) =>
        {
            words.text.clone()
        }
        ('o', _) => {
            let is_frame = |part: &Part| {
                !part.text.is_empty() && part.text.chars().all(|c| FRAMES.contains(&c))
            };
            let is_circle = parts
                .iter()
                .any(|part| part.text.contains(['○', '◯', '〇']));
            parts.retain(|part| !is_frame(part));
            let text = join(&parts, "");
            let number = text.parse().ok().filter(|number| (1..=20).contains(number));
            match number.filter(|_| is_circle) {
                Some(number) => numeral("decimalEnclosedCircle", number),
                None => text,
            }
        }
        ('f', parts) => join(parts, "/"),
        ('l', parts) => join(parts, ","),
        ('a' | 'r' | 'i', parts) => join(parts, " "),
        (_, parts) => join(parts, ""),
    }
}

#[cfg(test)]
mod tests {
    use super::shown;

    #[test]
    fn fields_show_what_stands_in_their_codes() {
        let cases = [
            (r" EQ \o\ac(○,5) ", Some("⑤")),
            (r" eq \o\ac(○,0) ", Some("0")),
            (r"EQ \o\ac(○,印)", Some("印")),
            (r"EQ \o\ac(□,5)", Some("5")),
            (r"EQ 5301\s\up 5(02)", Some("530102")),
            (r"eq \o(5,3,0)", Some("530")),
            (
                r#"EQ \* jc2 \* "Font:宋体" \* hps10 \o\ad(\s\up 9(wǔ),5)"#,
                Some("5"),
            ),
            (
                r"EQ \* jc0 \* hps22 \o(\s\up 10(chū shēng),1972)",
                Some("1972"),
            ),
            (r"EQ \o\ad(\s\up 5(530),\s\do 2(102))", Some("530102")),
            (r"EQ \f(1,2)", Some("1/2")),
            (r"EQ \l(1,2)", Some("1,2")),
            (r"EQ \x\to\bo(53)\d\fo5()01", Some("5301")),
            (r"EQ \b\bc\[(53\,01\))", Some("53,01)")),
            (r"EQ \o(5", Some("5")),
            (r#"SYMBOL 254 \f "Wingdings" \s 10"#, Some("☑")),
            ("SYMBOL 9633", Some("□")),
            (r#"QUOTE "530102" \* MERGEFORMAT"#, Some("530102")),
            ("QUOTE 5 ", Some("5")),
            (r"QUOTE 53 51 48 \* MERGEFORMAT", Some("530")),
            ("PAGE", None),
            ("EQ", None),
            ("", None),
        ];
        for (code, expected) in cases {
            assert_eq!(shown(code).as_deref(), expected, "{code}");
        }
        let deep = shown(&format!("EQ {}5", r"\o(".repeat(9_999)));
        assert!(deep.is_some_and(|text| text.ends_with('5')));
    }
}
