//! Files of other programs, read as text: what an attachment says, and what it carries besides.
//!
//! Takes a path and bytes; gives a [`Foreign`]: texts with named places, what the file does not show
//! at once, and what could not be read. Pure and total: any bytes give a value, within the bounds
//! of [`limit`]; what lies beyond them is said, never waited for.

mod archive;
mod biff;
mod cfb;
mod delimited;
mod docx;
mod foreign;
mod hidden;
mod legacy;
pub mod limit;
mod pdf;
mod place;
mod plain;
mod properties;
mod relations;
mod sheet;
mod slides;
mod strings;
mod xlsx;
mod xml;

pub use foreign::{Active, Extra, Foreign, Gap, Property};
pub use place::Place;

use crate::source::SourcePath;
use archive::Archive;

/// Reads what the bytes of an attachment say. What it is, is told by its first bytes; where these
/// say nothing, by its name.
pub fn read(path: &SourcePath, bytes: &[u8]) -> Foreign {
    let mut foreign = Foreign::default();
    foreign.push(Place::FileName, path.file_name());
    if bytes.len() as u64 > limit::FILE {
        foreign.gaps.push(Gap::Limit("的大小"));
    } else {
        read_into(path, bytes, &mut foreign);
        read_embedded(&mut foreign);
    }
    foreign
}

/// Reads files within the file, as many as are ordinary.
fn read_embedded(foreign: &mut Foreign) {
    for _ in 0..limit::EMBEDDED {
        let Some((name, bytes)) = foreign.embedded.pop() else {
            return;
        };
        let mut inner = Foreign::default();
        read_into(&SourcePath::new(&*name), &bytes, &mut inner);
        for piece in inner.pieces {
            foreign.push(Place::Part(name.clone()), &piece.text);
        }
        foreign.extras.extend(inner.extras);
        foreign.gaps.extend(inner.gaps);
        foreign.active.extend(inner.active);
        foreign.embedded.extend(inner.embedded);
    }
    if !foreign.embedded.is_empty() {
        foreign.gaps.push(Gap::Limit("里的文件数"));
    }
}

fn read_into(path: &SourcePath, bytes: &[u8], foreign: &mut Foreign) {
    let extension = path.extension();
    if bytes.is_empty() {
        return;
    }
    if bytes.starts_with(b"PK\x03\x04") || bytes.starts_with(b"PK\x05\x06") {
        package(bytes, foreign);
    } else if bytes.starts_with(b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1") {
        legacy::read(bytes, foreign);
    } else if pdf::is_pdf(bytes) {
        pdf::read(bytes, foreign);
    } else {
        match extension.as_str() {
            "csv" | "tsv" => delimited::read(bytes, foreign),
            "txt" | "text" | "json" | "xml" | "svg" | "html" | "htm" | "log" | "rtf" => {
                plain::read(bytes, foreign);
            }
            "jpg" | "jpeg" | "png" | "gif" | "webp" | "bmp" | "tif" | "tiff" => {
                foreign.gaps.push(Gap::Picture);
            }
            "xlsx" | "docx" | "pptx" | "xls" | "doc" | "ppt" | "pdf" => {
                foreign.gaps.push(Gap::Broken);
            }
            _ => foreign.gaps.push(Gap::Unknown),
        }
    }
}

/// A packed file: told by what lies in it.
fn package(bytes: &[u8], foreign: &mut Foreign) {
    let mut archive = match Archive::open(bytes) {
        Ok(archive) => archive,
        Err(gap) => return foreign.gaps.push(gap),
    };
    if archive.has("xl/workbook.xml") {
        xlsx::read(&mut archive, foreign);
    } else if archive.has("word/document.xml") {
        docx::read(&mut archive, foreign);
    } else if archive.has("ppt/presentation.xml") {
        slides::read(&mut archive, foreign);
    } else {
        return foreign.gaps.push(Gap::Unknown);
    }
    properties::read(&mut archive, foreign);
    hidden::read(&mut archive, foreign);
    foreign.gaps.extend(archive.into_gap());
}
