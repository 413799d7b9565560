//! What codes of one byte show: the encodings that have names, and the names of glyphs.

use encoding_rs::{MACINTOSH, WINDOWS_1252};

/// What a code shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum CodeMeaning {
    /// This character.
    Known(char),
    /// A sign whose name is a word, which no digit's is but those that are known.
    Sign,
    /// Nothing.
    Nothing,
    /// Nobody knows.
    Unknown,
}

/// What each code shows.
pub(super) type Letters = [CodeMeaning; 256];

/// The upper half of the standard encoding, from A1 on; a space stands for nothing.
const UPPER: &str =
    "¡¢£⁄¥ƒ§¤'“«‹›ﬁﬂ –†‡· ¶•‚„”»…‰ ¿ `´ˆ˜¯˘˙¨ ˚¸ ˝˛ˇ—                Æ ª    ŁØŒº     æ   ı  łøœß";

/// Names of glyphs that are no letters, and what they show.
const NAMES: &str = "zero 0 one 1 two 2 three 3 four 4 five 5 six 6 seven 7 eight 8 nine 9 period . comma , \
    hyphen - minus - sfthyphen - slash / colon : semicolon ; parenleft ( parenright ) underscore _ plus + equal = \
    percent % ampersand & at @ numbersign # asterisk * exclam ! question ? quotesingle ' quotedbl \" quoteleft ‘ \
    quoteright ’ quotedblleft “ quotedblright ” bracketleft [ bracketright ] braceleft { braceright } bar | less < \
    greater > dollar $ asciitilde ~ asciicircum ^ grave ` backslash \\ endash – emdash — bullet • fi ﬁ fl ﬂ ff ﬀ ffi ﬃ ffl ﬄ";

/// An encoding by its name; the standard one where nobody knows it.
pub(super) fn encoding(name: &[u8]) -> Letters {
    let mut letters = [CodeMeaning::Unknown; 256];
    if name == b"ZapfDingbats" {
        // Numbers in circles; its other signs say nothing in letters.
        for (code, number) in (0xAC..=0xD3).zip(0..) {
            let first = [0x2460, 0x2776, 0x2780, 0x278A][number / 10];
            let sign = char::from_u32(first + (number % 10) as u32);
            letters[code] = sign.map_or(CodeMeaning::Unknown, CodeMeaning::Known);
        }
        return letters;
    }
    for (code, letter) in letters.iter_mut().enumerate() {
        let byte = code as u8;
        let c = match name {
            b"WinAnsiEncoding" => decoded(WINDOWS_1252, byte),
            b"MacRomanEncoding" => decoded(MACINTOSH, byte),
            _ => standard(byte),
        };
        *letter = match c {
            _ if code < 32 => CodeMeaning::Unknown,
            c if c.is_control() => CodeMeaning::Nothing,
            c => CodeMeaning::Known(c),
        };
    }
    letters
}

fn decoded(encoding: &'static encoding_rs::Encoding, byte: u8) -> char {
    let text = encoding
        .decode_without_bom_handling(&[byte])
        .0
        .chars()
        .next();
    text.unwrap_or(' ')
}

fn standard(byte: u8) -> char {
    match byte {
        b'\'' => '’',
        b'`' => '‘',
        0x80.. => {
            let at = usize::from(byte).checked_sub(0xA1);
            at.and_then(|at| UPPER.chars().nth(at)).unwrap_or(' ')
        }
        byte => char::from(byte),
    }
}

/// What a glyph of this name shows.
pub(super) fn named(name: &[u8]) -> CodeMeaning {
    let Ok(name) = std::str::from_utf8(name) else {
        return CodeMeaning::Unknown;
    };
    let name = match name.find('.') {
        Some(0) => return CodeMeaning::Nothing,
        Some(dot) => &name[..dot],
        None => name,
    };
    let mut letters = name.chars();
    if let (Some(letter), None) = (letters.next(), letters.next())
        && letter.is_ascii_alphabetic()
    {
        return CodeMeaning::Known(letter);
    }
    if matches!(name, "space" | "nbspace" | "nonbreakingspace") {
        return CodeMeaning::Known(' ');
    }
    let kind = [
        "oldstyle",
        "superior",
        "inferior",
        "numerator",
        "denominator",
        "fitted",
    ];
    let name = kind
        .iter()
        .find_map(|kind| name.strip_suffix(kind))
        .unwrap_or(name);
    let mut names = NAMES.split_ascii_whitespace();
    while let (Some(known), Some(sign)) = (names.next(), names.next()) {
        if known == name {
            return sign
                .chars()
                .next()
                .map_or(CodeMeaning::Unknown, CodeMeaning::Known);
        }
    }
    let number = name.strip_prefix("uni").or(name.strip_prefix('u'));
    let number = number.filter(|number| (4..=6).contains(&number.len()));
    let number = number.and_then(|number| u32::from_str_radix(number, 16).ok());
    match number.and_then(char::from_u32) {
        Some(c) => CodeMeaning::Known(c),
        None if name.len() > 2 && name.bytes().all(|it| it.is_ascii_alphabetic()) => {
            CodeMeaning::Sign
        }
        None => CodeMeaning::Unknown,
    }
}

/// The encoding that a Type 1 font has in itself: `dup 65 /A put`.
pub(super) fn of_font_program(program: &[u8]) -> Option<Letters> {
    let clear = &program[..program.len().min(1 << 16)];
    let start = memchr::memmem::find(clear, b"/Encoding")?;
    let clear = &clear[start + 9..];
    if clear.trim_ascii_start().starts_with(b"StandardEncoding") {
        return Some(encoding(b"StandardEncoding"));
    }
    let end = memchr::memmem::find(clear, b"readonly def");
    let mut letters = [CodeMeaning::Unknown; 256];
    for entry in clear[..end.unwrap_or(clear.len())].split(|byte| matches!(byte, b'\n' | b'\r')) {
        let mut words = entry.split(|byte| byte.is_ascii_whitespace());
        if words.next() == Some(b"dup")
            && let Some(code) = words.next().and_then(|code| std::str::from_utf8(code).ok())
            && let Some(letter) = code
                .parse()
                .ok()
                .and_then(|code: usize| letters.get_mut(code))
            && let Some(name) = words.next().and_then(|name| name.strip_prefix(b"/"))
        {
            *letter = named(name);
        }
    }
    letters
        .iter()
        .any(|it| *it != CodeMeaning::Unknown)
        .then_some(letters)
}

#[cfg(test)]
mod tests {
    use super::{CodeMeaning, encoding, named, of_font_program};

    #[test]
    fn codes_and_names_show_what_they_stand_for() {
        let win = encoding(b"WinAnsiEncoding");
        let mac = encoding(b"MacRomanEncoding");
        let standard = encoding(b"StandardEncoding");
        assert_eq!(win[0x80], CodeMeaning::Known('€'));
        assert_eq!(mac[0x80], CodeMeaning::Known('Ä'));
        assert_eq!(
            (standard[0x31], standard[0xFB]),
            (CodeMeaning::Known('1'), CodeMeaning::Known('ß'))
        );
        assert_eq!(standard[0xAE], CodeMeaning::Known('ﬁ'));
        let cases = [
            ("seven", CodeMeaning::Known('7')),
            ("seven.oldstyle", CodeMeaning::Known('7')),
            ("uni4E00", CodeMeaning::Known('一')),
            ("u1F600", CodeMeaning::Known('😀')),
            ("X", CodeMeaning::Known('X')),
            ("threesuperior", CodeMeaning::Known('3')),
            ("eacute", CodeMeaning::Sign),
            (".notdef", CodeMeaning::Nothing),
            ("g17", CodeMeaning::Unknown),
            ("cid_5", CodeMeaning::Unknown),
        ];
        for (name, letter) in cases {
            assert_eq!(named(name.as_bytes()), letter, "{name}");
        }
        let program = b"%!PS\n/Encoding 256 array\ndup 1 /five put\ndup 2 /a put\nreadonly def\n";
        let letters = of_font_program(program).map(|letters| [letters[1], letters[3]]);
        let expected = [CodeMeaning::Known('5'), CodeMeaning::Unknown];
        assert_eq!(letters, Some(expected));
    }
}
