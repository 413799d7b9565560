//! Characters that nobody sees.

/// Whether a character takes no room on a page or is drawn as nothing: soft hyphens, spaces and joiners without width,
/// marks of direction, fillers, the empty sign of Braille.
///
/// These are the characters that Unicode calls default ignorable, without those that select a variant
/// ([`selects_variant`]), which belong to the character before them.
#[inline]
pub const fn is_unseen(c: char) -> bool {
    matches!(c, '\u{AD}' | '\u{34F}' | '\u{61C}' | '\u{115F}' | '\u{1160}' | '\u{17B4}' | '\u{17B5}' | '\u{180E}'
        | '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2060}'..='\u{206F}' | '\u{2800}' | '\u{3164}'
        | '\u{FEFF}' | '\u{FFA0}' | '\u{FFF0}'..='\u{FFF8}' | '\u{1BCA0}'..='\u{1BCA3}' | '\u{1D173}'..='\u{1D17A}'
        | '\u{E0000}'..='\u{E00FF}' | '\u{E01F0}'..='\u{E0FFF}')
}

/// Whether a character only says in which of its forms the one before it is drawn: as a picture (❤️), as an older form
/// of a Han character.
#[inline]
pub const fn selects_variant(c: char) -> bool {
    matches!(c, '\u{180B}'..='\u{180D}' | '\u{180F}' | '\u{FE00}'..='\u{FE0F}' | '\u{E0100}'..='\u{E01EF}')
}

/// Whether Unicode says that there is no such character and never will be: U+FFFE, U+FDD0.
#[inline]
pub const fn is_no_character(c: char) -> bool {
    matches!(c, '\u{FDD0}'..='\u{FDEF}') || c as u32 & 0xFFFE == 0xFFFE
}
