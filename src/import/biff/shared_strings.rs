//! The strings that the sheets of a workbook share (BIFF8).

/// The shared strings, without space around them; they run on over the parts, each of which tells the
/// width anew.
pub(super) fn shared(parts: &[&[u8]]) -> Vec<Box<str>> {
    let mut cursor = Cursor {
        parts,
        part: 0,
        at: 8,
    };
    let mut strings = Vec::new();
    while let Some(text) = cursor.string() {
        strings.push(text.trim().into());
    }
    strings
}

struct Cursor<'a> {
    parts: &'a [&'a [u8]],
    part: usize,
    at: usize,
}

impl Cursor<'_> {
    fn byte(&mut self) -> Option<u8> {
        while self.at >= self.parts.get(self.part)?.len() {
            self.part += 1;
            self.at = 0;
        }
        let byte = self.parts.get(self.part)?.get(self.at).copied();
        self.at += 1;
        byte
    }

    fn number(&mut self, bytes: u32) -> Option<usize> {
        (0..bytes).try_fold(0, |sum, index| {
            Some(sum | usize::from(self.byte()?) << (8 * index))
        })
    }

    fn string(&mut self) -> Option<String> {
        let count = self.number(2)?;
        let flags = self.byte()?;
        let runs = if flags & 8 != 0 { self.number(2)? } else { 0 };
        let extension = if flags & 4 != 0 { self.number(4)? } else { 0 };
        let mut wide = flags & 1 != 0;
        let mut units = Vec::new();
        for _ in 0..count {
            if self.at >= self.parts.get(self.part)?.len() {
                wide = self.byte()? & 1 != 0;
            }
            units.push(u16::try_from(self.number(if wide { 2 } else { 1 })?).unwrap_or(0));
        }
        for _ in 0..runs.saturating_mul(4).saturating_add(extension) {
            self.byte()?;
        }
        Some(String::from_utf16_lossy(&units))
    }
}
