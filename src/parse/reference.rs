//! References to characters in HTML: `&amp;`, `&#49;`, `&#x31;`.

/// References by name, as far as they stand for something that parts or joins what a reader sees.
const NAMED: &[(&[u8], char)] = &[
    (b"amp;", '&'),
    (b"lt;", '<'),
    (b"gt;", '>'),
    (b"quot;", '"'),
    (b"apos;", '\''),
    (b"nbsp;", ' '),
    (b"ensp;", ' '),
    (b"emsp;", ' '),
    (b"thinsp;", ' '),
    (b"shy;", '\u{AD}'),
    (b"zwnj;", '\u{200C}'),
    (b"zwj;", '\u{200D}'),
    (b"ZeroWidthSpace;", '\u{200B}'),
    (b"hyphen;", '-'),
];

/// The character that the reference after a `&` stands for, and the bytes it takes. One by number may
/// lack its `;`, as browsers have it.
pub fn character_reference(after: &[u8]) -> Option<(char, usize)> {
    let Some(number) = after.strip_prefix(b"#") else {
        let named = NAMED.iter().find(|(name, _)| after.starts_with(name));
        return named.map(|(name, c)| (*c, name.len()));
    };
    let (digits, radix, prefix) = match number.strip_prefix(b"x").or(number.strip_prefix(b"X")) {
        Some(digits) => (digits, 16, 2),
        None => (number, 10, 1),
    };
    let is_digit = |byte: &u8| char::from(*byte).is_digit(radix);
    let length = digits.iter().take_while(|byte| is_digit(byte)).count();
    let written = std::str::from_utf8(&digits[..length]).ok()?;
    let value = u32::from_str_radix(written, radix).ok()?;
    let end = prefix + length + usize::from(digits.get(length) == Some(&b';'));
    Some((char::from_u32(value)?, end))
}

#[cfg(test)]
mod tests {
    use super::character_reference;

    #[test]
    fn references_and_what_is_none() {
        for (after, expected) in [
            ("amp;b", Some(('&', 4))),
            ("#49;2", Some(('1', 4))),
            ("#49 2", Some(('1', 3))),
            ("#x4E59;", Some(('乙', 7))),
            ("ZeroWidthSpace;", Some(('\u{200B}', 15))),
            ("#;", None),
            ("#x110000;", None),
            ("known", None),
            ("", None),
        ] {
            assert_eq!(character_reference(after.as_bytes()), expected, "{after}");
        }
    }
}
