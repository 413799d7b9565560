//! CSV as sites of this program publish it (RFC 4180), record by record.
//!
//! Strict, because it is foreign and its hash is known: what is not exactly of this form is a fault. Of a file only
//! the record that is being read is in memory.

use crate::source::Span;
use std::io::{self, BufRead, BufReader, Read};

/// Most bytes of one record: far more than a row of a table has.
const LONGEST: usize = 64 << 10;
/// Most cells of one record.
const MOST_CELLS: usize = 256;
/// The byte order mark of UTF-8.
const MARK: &[u8] = "\u{FEFF}".as_bytes();

/// One record.
#[derive(Debug, Default)]
pub(super) struct CsvRecord {
    /// Its cells.
    pub(super) cells: Vec<String>,
    /// Which bytes of the text it takes, without a byte order mark before it and the end of its line.
    pub(super) span: Span,
}

/// Why there are no more records.
#[derive(Debug)]
pub(super) enum CsvFault {
    /// It is not UTF-8.
    NotUtf8,
    /// A record, or its number of cells, is past the limit.
    TooLong,
    /// A quotation mark where none can be, or one without its other.
    Quote,
    /// The machine refused, or the file is too large.
    Unreadable(io::Error),
}

/// The records of a file.
pub(super) struct CsvRecords<R> {
    input: BufReader<R>,
    /// Bytes of the text before the next one.
    offset: usize,
    /// The line of the next byte, counted from 1.
    line: usize,
    /// Where the last record stands: a fault is after it.
    last: Span,
    /// The line that the record begins in that is being read, counted from 1.
    begun: usize,
}

/// Where in a cell the reader is.
#[derive(Clone, Copy, PartialEq, Eq)]
enum State {
    /// Before its first byte.
    Start,
    /// In a cell without quotation marks.
    Plain,
    /// Between quotation marks.
    Quoted,
    /// After a quotation mark that ends the cell, or begins a doubled one.
    Ended,
}

impl<R: Read> CsvRecords<R> {
    /// The records of `input`.
    pub(super) fn new(input: R) -> Self {
        Self {
            input: BufReader::new(input),
            offset: 0,
            line: 1,
            last: Span::default(),
            begun: 1,
        }
    }

    /// Passes over a byte order mark, which is no part of the text. For the beginning.
    pub(super) fn skip_mark(&mut self) -> Result<(), CsvFault> {
        let start = self.input.fill_buf().map_err(CsvFault::Unreadable)?;
        if start.starts_with(MARK) {
            self.input.consume(MARK.len());
        }
        Ok(())
    }

    /// Where the last whole record stands, and the line that the last record begins in.
    pub(super) fn place(&self) -> (Span, usize) {
        (self.last, self.begun)
    }

    /// What is left of the file.
    pub(super) fn rest(self) -> BufReader<R> {
        self.input
    }

    /// The next record; `None` at the end.
    pub(super) fn next(&mut self) -> Result<Option<CsvRecord>, CsvFault> {
        let start = self.offset;
        self.begun = self.line;
        let mut cells: Vec<String> = Vec::new();
        let (mut cell, mut state, mut length) = (Vec::new(), State::Start, 0);
        loop {
            let Some(byte) = self.byte()? else {
                match (state, length) {
                    (State::Quoted, _) => return Err(CsvFault::Quote),
                    (_, 0) => return Ok(None),
                    _ => break,
                }
            };
            length += 1;
            if length > LONGEST || cells.len() >= MOST_CELLS {
                return Err(CsvFault::TooLong);
            }
            state = match (state, byte) {
                (State::Start, b'"') => State::Quoted,
                (State::Quoted, b'"') => State::Ended,
                (State::Quoted, _) => {
                    cell.push(byte);
                    State::Quoted
                }
                (State::Ended, b'"') => {
                    cell.push(byte);
                    State::Quoted
                }
                (State::Start | State::Plain | State::Ended, b',') => {
                    cells.push(text(&mut cell)?);
                    State::Start
                }
                (_, b'\n') => break,
                // Only right before the end of a line, where it is part of that.
                (_, b'\r') if self.peek()? == Some(b'\n') => state,
                (State::Plain, b'"') | (State::Ended, _) => return Err(CsvFault::Quote),
                (State::Start | State::Plain, _) => {
                    cell.push(byte);
                    State::Plain
                }
            };
        }
        cells.push(text(&mut cell)?);
        self.last = Span::new(start..self.offset.saturating_sub(1).max(start));
        Ok(Some(CsvRecord {
            cells,
            span: self.last,
        }))
    }

    fn byte(&mut self) -> Result<Option<u8>, CsvFault> {
        let byte = self.peek()?;
        if let Some(byte) = byte {
            self.input.consume(1);
            self.offset += 1;
            self.line += usize::from(byte == b'\n');
        }
        Ok(byte)
    }

    fn peek(&mut self) -> Result<Option<u8>, CsvFault> {
        let buffer = self.input.fill_buf().map_err(CsvFault::Unreadable)?;
        Ok(buffer.first().copied())
    }
}

/// A finished cell, of which nothing is left.
fn text(cell: &mut Vec<u8>) -> Result<String, CsvFault> {
    String::from_utf8(std::mem::take(cell)).map_err(|_| CsvFault::NotUtf8)
}

#[cfg(test)]
mod tests {
    use super::{CsvFault, CsvRecords};

    fn read(bytes: &[u8]) -> Result<Vec<Vec<String>>, CsvFault> {
        let mut records = CsvRecords::new(bytes);
        records.skip_mark()?;
        let mut all = Vec::new();
        while let Some(record) = records.next()? {
            all.push(record.cells);
        }
        Ok(all)
    }

    #[test]
    fn records_are_read_as_they_were_written() {
        let cases: [(&str, &[&[&str]]); 6] = [
            ("", &[]),
            ("\u{FEFF}甲,乙\r\n", &[&["甲", "乙"]]),
            ("a,b\nc,d", &[&["a", "b"], &["c", "d"]]),
            ("\"a,\"\"b\"\"\",\r\n", &[&["a,\"b\"", ""]]),
            ("\"两\n行\",x\r\n", &[&["两\n行", "x"]]),
            ("\n", &[&[""]]),
        ];
        for (text, expected) in cases {
            let read = read(text.as_bytes()).unwrap_or_default();
            assert_eq!(read, expected, "{text}");
        }
    }

    #[test]
    fn what_is_of_no_such_form_is_a_fault() {
        let long = [b'a'; super::LONGEST + 1];
        let commas = [b','; super::MOST_CELLS + 1];
        assert!(matches!(read(&long), Err(CsvFault::TooLong)));
        assert!(matches!(read(&commas), Err(CsvFault::TooLong)));
        assert!(matches!(read(b"\xB1\xB1\n"), Err(CsvFault::NotUtf8)));
        for text in ["a\"b\n", "\"a\"b\n", "\"a", "a,\"b\nc"] {
            assert!(
                matches!(read(text.as_bytes()), Err(CsvFault::Quote)),
                "{text}"
            );
        }
    }

    #[test]
    fn a_record_knows_its_place() {
        let text = "\u{FEFF}a,b\r\n\"c\nd\",e\r\nf,g";
        let mut records = CsvRecords::new(text.as_bytes());
        assert!(records.skip_mark().is_ok());
        let mut places = Vec::new();
        while let Ok(Some(record)) = records.next() {
            places.push((records.place().1, record.span.start));
        }
        assert_eq!(places, [(1, 0), (2, 5), (4, 14)]);
    }
}
