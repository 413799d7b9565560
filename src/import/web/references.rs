//! References to characters in pages, as browsers resolve them.

use std::borrow::Cow;

/// The characters from U+00A0 on, by name.
const LATIN: &str = "nbsp iexcl cent pound curren yen brvbar sect uml copy ordf laquo not shy reg macr deg plusmn \
sup2 sup3 acute micro para middot cedil sup1 ordm raquo frac14 frac12 frac34 iquest Agrave Aacute Acirc Atilde \
Auml Aring AElig Ccedil Egrave Eacute Ecirc Euml Igrave Iacute Icirc Iuml ETH Ntilde Ograve Oacute Ocirc Otilde \
Ouml times Oslash Ugrave Uacute Ucirc Uuml Yacute THORN szlig agrave aacute acirc atilde auml aring aelig ccedil \
egrave eacute ecirc euml igrave iacute icirc iuml eth ntilde ograve oacute ocirc otilde ouml divide oslash ugrave \
uacute ucirc uuml yacute thorn yuml";

/// Other characters by name.
const NAMED: &[(&str, char)] = &[
    ("amp", '&'),
    ("lt", '<'),
    ("gt", '>'),
    ("quot", '"'),
    ("apos", '\''),
    ("ensp", '\u{2002}'),
    ("emsp", '\u{2003}'),
    ("thinsp", '\u{2009}'),
    ("zwnj", '\u{200C}'),
    ("zwj", '\u{200D}'),
    ("lrm", '\u{200E}'),
    ("rlm", '\u{200F}'),
    ("ZeroWidthSpace", '\u{200B}'),
    ("hyphen", '‐'),
    ("ndash", '–'),
    ("mdash", '—'),
    ("horbar", '―'),
    ("lsquo", '‘'),
    ("rsquo", '’'),
    ("sbquo", '‚'),
    ("ldquo", '“'),
    ("rdquo", '”'),
    ("bdquo", '„'),
    ("dagger", '†'),
    ("Dagger", '‡'),
    ("bull", '•'),
    ("hellip", '…'),
    ("permil", '‰'),
    ("prime", '′'),
    ("Prime", '″'),
    ("lsaquo", '‹'),
    ("rsaquo", '›'),
    ("oline", '‾'),
    ("frasl", '⁄'),
    ("euro", '€'),
    ("trade", '™'),
    ("larr", '←'),
    ("uarr", '↑'),
    ("rarr", '→'),
    ("darr", '↓'),
    ("harr", '↔'),
    ("rArr", '⇒'),
    ("forall", '∀'),
    ("part", '∂'),
    ("sum", '∑'),
    ("minus", '−'),
    ("radic", '√'),
    ("prop", '∝'),
    ("infin", '∞'),
    ("and", '∧'),
    ("or", '∨'),
    ("cap", '∩'),
    ("cup", '∪'),
    ("there4", '∴'),
    ("sim", '∼'),
    ("asymp", '≈'),
    ("ne", '≠'),
    ("equiv", '≡'),
    ("le", '≤'),
    ("ge", '≥'),
    ("Alpha", 'Α'),
    ("Beta", 'Β'),
    ("Gamma", 'Γ'),
    ("Delta", 'Δ'),
    ("Sigma", 'Σ'),
    ("Phi", 'Φ'),
    ("Omega", 'Ω'),
    ("alpha", 'α'),
    ("beta", 'β'),
    ("gamma", 'γ'),
    ("delta", 'δ'),
    ("mu", 'μ'),
    ("pi", 'π'),
    ("phi", 'φ'),
    ("omega", 'ω'),
    ("fnof", 'ƒ'),
    ("circ", 'ˆ'),
    ("tilde", '˜'),
    ("loz", '◊'),
    ("lang", '〈'),
    ("rang", '〉'),
    ("check", '✓'),
    ("star", '☆'),
    ("starf", '★'),
];

/// What the numbers 128 to 159 stand for: characters of Windows.
const WINDOWS: &str = "€\u{81}‚ƒ„…†‡ˆ‰Š‹Œ\u{8D}Ž\u{8F}\u{90}‘’“”•–—˜™š›œ\u{9D}žŸ";

/// The longest name, in bytes.
const LONGEST: usize = 16;

/// A text with its references resolved; those that stand for nothing known stay as they are.
pub(super) fn resolved(text: &str) -> Cow<'_, str> {
    if !text.contains('&') {
        return Cow::Borrowed(text);
    }
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some((before, after)) = rest.split_once('&') {
        out += before;
        match character(after) {
            Some((c, length)) => {
                out.push(c);
                rest = after.get(length..).unwrap_or_default();
            }
            None => {
                out.push('&');
                rest = after;
            }
        }
    }
    Cow::Owned(out + rest)
}

/// The character that the reference after a `&` stands for, and the bytes it takes.
fn character(after: &str) -> Option<(char, usize)> {
    let (c, end) = match after.strip_prefix('#') {
        Some(number) => numbered(number)?,
        None => named(after)?,
    };
    let ends = after.as_bytes().get(end) == Some(&b';');
    Some((c, end + usize::from(ends)))
}

/// A reference by number, which may lack its `;`.
fn numbered(number: &str) -> Option<(char, usize)> {
    let (digits, radix, prefix) = match number.strip_prefix(['x', 'X']) {
        Some(digits) => (digits, 16, 2),
        None => (number, 10, 1),
    };
    let rest = digits.trim_start_matches(|c: char| c.is_digit(radix));
    let length = digits.len() - rest.len();
    let code = u32::from_str_radix(&digits[..length], radix).ok()?;
    let c = match code.checked_sub(0x80).filter(|index| *index < 32) {
        Some(index) => WINDOWS.chars().nth(index as usize)?,
        None => char::from_u32(code).filter(|c| *c != '\0')?,
    };
    Some((c, prefix + length))
}

/// A reference by name; only old names may lack their `;`.
fn named(after: &str) -> Option<(char, usize)> {
    let bytes = after.as_bytes().iter().take(LONGEST);
    let length = bytes
        .take_while(|byte| byte.is_ascii_alphanumeric())
        .count();
    let name = &after[..length];
    let latin = |name: &str| {
        let index = LATIN.split(' ').position(|latin| latin == name)?;
        char::from_u32(0xA0 + u32::try_from(index).ok()?)
    };
    if after.as_bytes().get(length) == Some(&b';') {
        let other = NAMED.iter().find(|(own, _)| *own == name);
        let c = latin(name).or(other.map(|(_, c)| *c))?;
        return Some((c, length));
    }
    let old = ["nbsp", "amp", "lt", "gt", "quot", "middot", "copy", "times"];
    let found = old.iter().find(|old| name.starts_with(**old))?;
    let other = NAMED.iter().find(|(own, _)| own == found);
    let c = latin(found).or(other.map(|(_, c)| *c))?;
    Some((c, found.len()))
}
