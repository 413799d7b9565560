//! From byte offsets to the lines and columns people count.
//!
//! Lines end at `\n`, `\r\n` or a lone `\r`. Lines and columns start at 1; a column counts
//! characters (Unicode scalar values), as editors show them for Chinese text.

/// A place as people name it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Position {
    /// Line number, from 1.
    pub line: usize,
    /// Column in characters, from 1.
    pub column: usize,
}

/// A line of more bytes than this is long.
const LONG: usize = 64 << 10;
/// Bytes of a text with a long line between places before which the characters are counted.
const BLOCK: usize = 4 << 10;

/// The starts of the lines of one text.
#[derive(Clone, Debug)]
pub struct LineIndex {
    starts: Vec<usize>,
    /// How many characters stand before each block of a text that has a long line; empty of all others. A column
    /// in a long line is so found without counting the line, which may have many findings.
    before_blocks: Vec<usize>,
}

impl LineIndex {
    /// Reads `text` once and remembers where its lines start.
    pub fn new(text: &str) -> Self {
        let bytes = text.as_bytes();
        let mut starts = vec![0];
        for (offset, byte) in bytes.iter().enumerate() {
            let ends_line = match byte {
                b'\n' => true,
                b'\r' => bytes.get(offset + 1) != Some(&b'\n'),
                _ => false,
            };
            if ends_line {
                starts.push(offset + 1);
            }
        }
        let ends = starts.iter().skip(1).copied().chain([bytes.len()]);
        let mut lengths = starts.iter().zip(ends).map(|(start, end)| end - start);
        let before_blocks = match lengths.any(|length| length > LONG) {
            true => characters_before_blocks(bytes),
            false => Vec::new(),
        };
        Self {
            starts,
            before_blocks,
        }
    }

    /// The place of the byte at `offset` in `text`; an offset past the end means the end.
    pub fn position(&self, text: &str, offset: usize) -> Position {
        let mut offset = offset.min(text.len());
        while !text.is_char_boundary(offset) {
            offset -= 1;
        }
        let line = self.starts.partition_point(|&start| start <= offset);
        let start = self.starts.get(line - 1).copied().unwrap_or(0);
        let column = 1 + match self.before_blocks.is_empty() {
            true => text.get(start..offset).map_or(0, |it| it.chars().count()),
            false => self.characters(text, offset) - self.characters(text, start),
        };
        Position { line, column }
    }

    /// How many characters stand before a byte of a text with a long line.
    fn characters(&self, text: &str, offset: usize) -> usize {
        let block = offset / BLOCK;
        let before = self.before_blocks.get(block).copied().unwrap_or(0);
        let rest = text.as_bytes().get(block * BLOCK..offset);
        before + rest.map_or(0, beginnings)
    }
}

/// How many characters stand before each block of a text.
fn characters_before_blocks(bytes: &[u8]) -> Vec<usize> {
    let mut before = vec![0];
    let mut count = 0;
    for block in bytes.chunks(BLOCK) {
        count += beginnings(block);
        before.push(count);
    }
    before
}

/// How many characters begin in some bytes of a text.
fn beginnings(bytes: &[u8]) -> usize {
    let goes_on = |byte: &&u8| matches!(byte, 0x80..=0xBF);
    bytes.len() - bytes.iter().filter(goes_on).count()
}

#[cfg(test)]
mod tests {
    use super::{LONG, LineIndex, Position};

    #[test]
    fn columns_of_a_long_line_are_counted_in_characters() {
        let line = "项a目é".repeat(LONG / 4);
        let text = format!("第一行\n{line}\r\n末行");
        let index = LineIndex::new(&text);
        assert!(!index.before_blocks.is_empty());
        let start = "第一行\n".len();
        for at in (0..line.len()).step_by(4_093) {
            let at = line.floor_char_boundary(at);
            let column = line[..at].chars().count() + 1;
            let expected = Position { line: 2, column };
            assert_eq!(index.position(&text, start + at), expected);
        }
        let end = Position { line: 3, column: 3 };
        assert_eq!(index.position(&text, usize::MAX), end);
    }
}
