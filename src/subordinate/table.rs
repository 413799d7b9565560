//! One table of a subordinate site's data, row by row, with its hash.
//!
//! Invariant: whoever is given rows has them only if the whole file has the length and the hash that the package
//! states; at most so many faults are told of one file.

use super::cell;
use super::csv::{CsvFault, CsvRecord, CsvRecords};
use super::find_leaks::FindLeaks;
use super::package::{AGAIN, Package, StatedFile, file_of};
use crate::data::DataTable;
use crate::diagnostic::{Code, Diagnostic};
use crate::source::{Files, SourcePath, Span};
use sha2::{Digest, Sha256};
use std::io::{self, Read};

/// Most bytes of a table: what two hundred thousand rows take.
const MOST_BYTES: u64 = 128 << 20;
/// Most rows of a table.
const MOST_ROWS: usize = 200_000;
/// Most faults that are told of one file.
const MOST_FAULTS: usize = 5;

/// Where tables come from.
pub(super) struct OpenTables<'a> {
    pub(super) files: &'a dyn Files,
    pub(super) package: &'a Package,
    pub(super) look: &'a FindLeaks<'a>,
}

/// A row, by the columns that were asked for.
pub(super) struct TableRow<'r> {
    record: &'r CsvRecord,
    columns: &'r [Place],
    path: &'r SourcePath,
    look: &'r FindLeaks<'r>,
}

/// A column and where it stands.
struct Place {
    name: &'static str,
    title: String,
    at: usize,
}

/// What is wrong with a row.
pub(super) enum RowFault {
    /// In words.
    Said(String),
    /// What must not be published.
    Leaks(Vec<Diagnostic>),
}

impl From<String> for RowFault {
    fn from(message: String) -> Self {
        Self::Said(message)
    }
}

impl TableRow<'_> {
    /// What the cell of a column says, as `read` reads it.
    pub(super) fn get<'s, T>(
        &'s self,
        name: &str,
        read: impl FnOnce(&'s str) -> Result<T, String>,
    ) -> Result<T, RowFault> {
        let place = self.columns.iter().find(|place| place.name == name);
        let title = place.map_or("", |place| &place.title);
        let text = place.and_then(|place| self.record.cells.get(place.at));
        let text = text.map_or("", String::as_str);
        let said = |fault| format!("“{title}”写的是“{}”，{fault}", cell::shown(text));
        Ok(read(text).map_err(said)?)
    }

    /// Words that are to be shown: they hold nothing that must not be published.
    pub(super) fn words(&self, name: &str, most: usize) -> Result<Option<&str>, RowFault> {
        let words = self.get(name, |text| cell::words(text, most))?;
        words.map_or(Ok(()), |words| self.pass(words))?;
        Ok(words)
    }

    /// Words that must be there.
    pub(super) fn required(&self, name: &str, most: usize) -> Result<&str, RowFault> {
        let missing = || self.get(name, |_| Err::<&str, _>("不能是空的".to_owned()));
        self.words(name, most)?.map_or_else(missing, Ok)
    }

    /// Lets a text through that is to be shown, unless it holds what must not be published.
    pub(super) fn pass(&self, text: &str) -> Result<(), RowFault> {
        let leaks = (self.look)(self.path, self.record.span, text);
        match leaks.is_empty() {
            true => Ok(()),
            false => Err(RowFault::Leaks(leaks)),
        }
    }
}

/// Gives each row of a table to `take`, with these columns.
pub(super) fn read_rows(
    from: &OpenTables<'_>,
    table: &'static DataTable,
    columns: &[&'static str],
    take: &mut dyn FnMut(&TableRow<'_>) -> Result<(), RowFault>,
) -> Result<(), Vec<Diagnostic>> {
    let file = format!("{}.csv", table.name);
    let path = file_of(&from.package.folder, &file);
    let whole = |message: String| {
        let found = Diagnostic::whole(Code::SUBORDINATE_DATA, &path, message);
        vec![found.help(AGAIN)]
    };
    let Some(stated) = from.package.table(table.name) else {
        return Err(whole(format!("数据包里没有“{}”表", table.title)));
    };
    let opened = match stated.bytes > MOST_BYTES {
        true => Err(io::ErrorKind::FileTooLarge.into()),
        false => from.files.open(&path),
    };
    let opened = opened.map_err(|error| whole(refused(&error)))?;
    let mut reading = Reading {
        path: &path,
        faults: Vec::new(),
        look: from.look,
    };
    let bytes = Hashed {
        inner: opened,
        hasher: Sha256::new(),
        length: 0,
    };
    // One byte more than is stated tells that there are more.
    let bytes = bytes.take(stated.bytes + 1);
    let mut bytes = reading.rows(bytes, (table, columns), take);
    let read_on = io::copy(&mut bytes, &mut io::sink());
    // What is wrong with a file that is not the package's follows from that.
    match read_on {
        Err(error) => Err(whole(refused(&error))),
        Ok(_) if !bytes.get_ref().get_ref().is(stated) => Err(whole(
            "与数据包写的核对码（字节数、SHA-256）不一致：没有复制完、不是同一次发布的，或被改动过"
                .to_owned(),
        )),
        Ok(_) if !reading.faults.is_empty() => Err(reading.faults),
        Ok(_) => Ok(()),
    }
}

fn refused(error: &io::Error) -> String {
    match error.kind() {
        io::ErrorKind::NotFound => "数据包列了这个文件，文件夹里却没有".to_owned(),
        io::ErrorKind::FileTooLarge => format!("文件太大，超过{} MiB", MOST_BYTES >> 20),
        _ => format!("读不了这个文件：{error}"),
    }
}

/// A table on its way.
struct Reading<'a> {
    path: &'a SourcePath,
    faults: Vec<Diagnostic>,
    look: &'a FindLeaks<'a>,
}

impl Reading<'_> {
    /// Reads rows until there are no more, or more than enough faults; gives what is left of the file.
    fn rows<R: Read>(
        &mut self,
        bytes: R,
        (table, columns): (&'static DataTable, &[&'static str]),
        take: &mut dyn FnMut(&TableRow<'_>) -> Result<(), RowFault>,
    ) -> io::BufReader<R> {
        let mut records = CsvRecords::new(bytes);
        if let Err(fault) = self.each(&mut records, (table, columns), take) {
            let (last, line) = records.place();
            self.tell(last, csv_fault(&fault, line));
        }
        records.rest()
    }

    fn each<R: Read>(
        &mut self,
        records: &mut CsvRecords<R>,
        (table, columns): (&'static DataTable, &[&'static str]),
        take: &mut dyn FnMut(&TableRow<'_>) -> Result<(), RowFault>,
    ) -> Result<(), CsvFault> {
        records.skip_mark()?;
        let head = records.next()?.unwrap_or_default();
        let columns = self.places(&head, table, columns);
        let mut rows = 0;
        while self.faults.len() < MOST_FAULTS
            && let Some(record) = records.next()?
        {
            rows += 1;
            if rows > MOST_ROWS {
                self.tell(record.span, format!("超过{MOST_ROWS}行"));
                break;
            }
            let outcome = match record.cells.len() == head.cells.len() {
                true => take(&TableRow {
                    record: &record,
                    columns: &columns,
                    path: self.path,
                    look: self.look,
                }),
                false => Err(RowFault::Said(format!(
                    "这一行有{}列，表头有{}列",
                    record.cells.len(),
                    head.cells.len()
                ))),
            };
            match outcome {
                Ok(()) => {}
                Err(RowFault::Said(message)) => self.tell(record.span, message),
                Err(RowFault::Leaks(leaks)) => self.faults.extend(leaks),
            }
        }
        Ok(())
    }

    /// Where the columns stand that are asked for.
    fn places(
        &mut self,
        head: &CsvRecord,
        table: &'static DataTable,
        columns: &[&'static str],
    ) -> Vec<Place> {
        let mut places = Vec::new();
        for name in columns.iter().copied() {
            let title = table
                .column(name)
                .map_or_else(String::new, |column| column.title());
            let mut at = head.cells.iter().enumerate();
            let at: Vec<usize> = at
                .by_ref()
                .filter_map(|(at, cell)| (*cell == title).then_some(at))
                .collect();
            match at.as_slice() {
                [at] => places.push(Place {
                    name,
                    title,
                    at: *at,
                }),
                [] => self.tell(head.span, format!("表头没有“{title}”一列")),
                _ => self.tell(head.span, format!("表头的“{title}”有{}列", at.len())),
            }
        }
        places
    }

    fn tell(&mut self, span: Span, message: String) {
        let found = Diagnostic::new(Code::SUBORDINATE_DATA, self.path, span, message);
        self.faults.push(found.help(CORRECT));
    }
}

/// What to do about a row that the subordinate site has published so.
const CORRECT: &str = "请下级站点改正、重新发布，再复制它的 data 文件夹";

fn csv_fault(fault: &CsvFault, line: usize) -> String {
    match fault {
        CsvFault::NotUtf8 => format!("第{line}行不是UTF-8编码"),
        CsvFault::TooLong => format!("第{line}行起的一条记录太长，或列太多"),
        CsvFault::Quote => format!("第{line}行附近的引号不成对"),
        CsvFault::Unreadable(error) => refused(error),
    }
}

/// Bytes that are hashed on their way.
struct Hashed<R> {
    inner: R,
    hasher: Sha256,
    length: u64,
}

impl<R> Hashed<R> {
    /// Whether they are what the package states.
    fn is(&self, stated: &StatedFile) -> bool {
        let hash: [u8; 32] = self.hasher.clone().finalize().into();
        self.length == stated.bytes && hash == stated.sha256
    }
}

impl<R: Read> Read for Hashed<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let count = self.inner.read(buffer)?;
        self.hasher.update(&buffer[..count]);
        self.length += count as u64;
        Ok(count)
    }
}
