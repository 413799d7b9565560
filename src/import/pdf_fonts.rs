//! The fonts of a PDF: what their codes mean, read once a font, however many pages use it.
//!
//! Invariant: the tables of all fonts together unpack to [`limit::PDF_FONTS`] at most, and none names
//! more codes than fonts have, because the library lists every code of a table in memory.

use super::limit;
use lopdf::{DecompressError, Dictionary, Document, Encoding, Error, Object, ObjectId};
use std::collections::HashMap;
use std::collections::hash_map::Entry;

/// What the encoding of a font is read from: the objects that its `Encoding` and `ToUnicode` refer to,
/// and where in memory the font lies if one of the two is part of it.
type Key = (Option<ObjectId>, Option<ObjectId>, usize);

/// Codes of three and four bytes in a table.
const LONG_CODES: u32 = 1 << 20;

/// Ranges of bytes that codes of a table are made of. Each is looked at for every character.
const CODE_SPACES: usize = 256;

/// The encodings that were read so far.
pub(super) struct Fonts<'a> {
    document: &'a Document,
    known: HashMap<Key, Option<Encoding<'a>>>,
    left: usize,
}

/// The table of a font takes more than may be read.
pub(super) struct TooMuch;

impl<'a> Fonts<'a> {
    /// The fonts of a document, none read yet.
    pub(super) fn of(document: &'a Document) -> Self {
        Self {
            document,
            known: HashMap::new(),
            left: limit::PDF_FONTS,
        }
    }

    /// The encoding of a font; `None` where the library knows none.
    pub(super) fn encoding(
        &mut self,
        font: &'a Dictionary,
    ) -> Result<Option<&Encoding<'a>>, TooMuch> {
        let parts = [&b"Encoding"[..], b"ToUnicode"].map(|name| font.get(name).ok());
        let [encoding, unicode] = parts.map(|part| part.and_then(|it| it.as_reference().ok()));
        let mut inside = parts
            .iter()
            .flatten()
            .filter(|it| it.as_reference().is_err());
        let lies = inside.next().map_or(0, |_| std::ptr::from_ref(font).addr());
        match self.known.entry((encoding, unicode, lies)) {
            Entry::Occupied(known) => Ok(known.into_mut().as_ref()),
            Entry::Vacant(place) => {
                let table = font.get_deref(b"ToUnicode", self.document);
                if let Ok(table) = table.and_then(Object::as_stream) {
                    let most = self.left.min(limit::PDF_PAGE);
                    let table = match table.get_plain_content_with_limit(most) {
                        Err(Error::Decompress(DecompressError::MemoryLimitExceeded { .. })) => {
                            return Err(TooMuch);
                        }
                        table => table.unwrap_or_default(),
                    };
                    self.left -= table.len().min(self.left);
                    is_small(&table).then_some(()).ok_or(TooMuch)?;
                }
                let read = font.get_font_encoding_with_limit(self.document, limit::PDF_PAGE);
                Ok(place.insert(read.ok()).as_ref())
            }
        }
    }
}

/// Whether a table has no more codes and code spaces than a font can need.
fn is_small(table: &[u8]) -> bool {
    let lines = table.split(|byte| matches!(byte, b'\r' | b'\n'));
    let without_comments = lines.flat_map(|line| line.split(|byte| *byte == b'%').take(1));
    let table = without_comments.collect::<Vec<_>>().join(&b' ');
    let table = String::from_utf8_lossy(&table);
    let spaces = table.split("begincodespacerange").skip(1);
    let spaces = spaces.filter_map(|rest| rest.split("endcodespacerange").next());
    let spaces: usize = spaces.map(|range| range.matches('<').count() / 2).sum();
    let (mut codes, mut before) = (0_u32, None);
    for piece in table.split('<').skip(1) {
        let (digits, rest) = piece.split_once('>').unwrap_or((piece, ""));
        let number = u32::from_str_radix(digits, 16).ok();
        let number = number.filter(|_| digits.len() > 4);
        if let (Some((length, low)), Some(high)) = (before, number)
            && length == digits.len()
        {
            codes = codes.saturating_add(high.saturating_sub(low));
        }
        let number = number.filter(|_| rest.trim().is_empty());
        before = number.map(|number| (digits.len(), number));
    }
    codes <= LONG_CODES && spaces <= CODE_SPACES
}

#[cfg(test)]
mod tests {
    use super::is_small;

    #[test]
    fn a_table_of_more_codes_than_a_font_has_is_refused() {
        let cases = [
            ("<0000> <FFFF> <0041>", true),
            ("<41> <2F6C>\n<42> <D83DDE00>", true),
            ("<00000000> <000FFFFF> <0041>", true),
            ("<00000000> <00FFFFFF> <0041>", false),
            ("<000000> % a range that goes on\r<FFFFFF>\t<0041>", false),
        ];
        for (table, small) in cases {
            assert_eq!(is_small(table.as_bytes()), small, "{table}");
        }
        let spaces = |end: &str| format!("begincodespacerange{end} {}", "<00> <FF> ".repeat(300));
        assert!(!is_small(spaces("%endcodespacerange\n").as_bytes()));
        assert!(is_small(spaces("\nendcodespacerange").as_bytes()));
    }
}
