//! Workbooks that are one text of XML: OpenDocument (`.ods`, `.fods`) and the XML of Excel 2003.
//!
//! What is checked in them, [`marked`] reads, as in any XML. What their sheets print is read here, where that is
//! kept: OpenDocument has what is printed as text, the older XML has values and formats.

mod open_document;
mod spreadsheet_xml;

use super::active::Web;
use super::flow::Stand;
use super::foreign::Foreign;
use super::limit;
use super::marked;

/// Reads markup that may be a workbook: all that it says, and what its sheets print if that is kept.
pub(super) fn read(text: &str, web: Web, foreign: &mut Foreign) {
    let Some(sheets) = foreign.prints().then(|| sheets(text)).flatten() else {
        marked::read(text, Stand::Body, web, foreign);
        return;
    };
    foreign.read_unprinted(|foreign| marked::read(text, Stand::Body, web, foreign));
    match sheets {
        Sheets::OpenDocument => open_document::print(text, foreign),
        Sheets::SpreadsheetXml => spreadsheet_xml::print(text, foreign),
    }
}

/// Whether markup is a workbook.
pub(super) fn is_workbook(text: &str) -> bool {
    sheets(text).is_some()
}

/// In which language a workbook is written.
#[derive(Clone, Copy)]
enum Sheets {
    OpenDocument,
    SpreadsheetXml,
}

/// The language of a text that is a workbook.
fn sheets(text: &str) -> Option<Sheets> {
    let has = |mark: &str| memchr::memmem::find(text.as_bytes(), mark.as_bytes()).is_some();
    if has("<office:spreadsheet") && !has("<office:text") {
        Some(Sheets::OpenDocument)
    } else if has("urn:schemas-microsoft-com:office:spreadsheet")
        && has("Worksheet")
        && !has("<html")
    {
        Some(Sheets::SpreadsheetXml)
    } else {
        None
    }
}

/// How often a row, column or cell is repeated that is not empty: no more often than there can be cells.
fn times(count: Option<u32>, cells: usize) -> u32 {
    let left = u32::try_from(limit::PIECES.saturating_sub(cells)).unwrap_or(0);
    count.unwrap_or(1).clamp(1, left.max(1))
}
